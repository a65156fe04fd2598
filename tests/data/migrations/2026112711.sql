-- A session whose last answer can be corrected.
UPDATE session SET said = '{"message":"5","before":{"room":"today","version":1,"step":"day"}}' WHERE room = 'today';

-- A notice of which it is known when it was said.

UPDATE standing_notice SET said_at = 1788000000000, said_by = 7 WHERE message = '17';

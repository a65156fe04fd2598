-- An answer that somebody else has given.
UPDATE event_answer SET by_id = (SELECT max(id) FROM person) WHERE answer = 'going';

-- A pair at work in a direction works on its mentee's open deficits there: on those that were there when it began, which the
-- verb that confirms it takes up, and on those that come later. What ends takes nothing along: the deficit is open again,
-- unless something else works on it.

CREATE TRIGGER deficit_comes_to_pair AFTER INSERT ON deficit
WHEN new.closed_at IS NULL
BEGIN
    INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
    SELECT new.id, new.person_id, 'taken', new.registered_at, 'pair' FROM pair
    WHERE mentee_id = new.person_id AND state = 'active' AND category_id = new.category_id;
    INSERT INTO deficit_work (deficit_id, what, subject, since)
    SELECT new.id, 'pair', id, new.registered_at FROM pair
    WHERE mentee_id = new.person_id AND state = 'active' AND category_id = new.category_id;
END;

-- Whatever has ended it: a goal, a wish, a dismissal, an erasure.
CREATE TRIGGER pair_lets_go AFTER UPDATE OF state ON pair
WHEN old.state = 'active' AND new.state IN ('completed', 'cancelled')
BEGIN
    INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
    SELECT deficit.id, deficit.person_id, 'released', new.ended_at, 'pair'
    FROM deficit_work JOIN deficit ON deficit.id = deficit_work.deficit_id
    WHERE deficit_work.what = 'pair' AND deficit_work.subject = new.id AND deficit.closed_at IS NULL;
    DELETE FROM deficit_work WHERE what = 'pair' AND subject = new.id;
END;
CREATE TRIGGER pair_goes BEFORE DELETE ON pair
BEGIN
    DELETE FROM deficit_work WHERE what = 'pair' AND subject = old.id;
END;

-- What pairs work on already.
INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
SELECT deficit.id, deficit.person_id, 'taken', max(deficit.registered_at, pair.since || 'T00:00:00+00:00'), 'pair'
FROM pair JOIN deficit ON deficit.person_id = pair.mentee_id AND deficit.category_id = pair.category_id
WHERE pair.state = 'active' AND deficit.closed_at IS NULL;
INSERT INTO deficit_work (deficit_id, what, subject, since)
SELECT deficit.id, 'pair', pair.id, max(deficit.registered_at, pair.since || 'T00:00:00+00:00')
FROM pair JOIN deficit ON deficit.person_id = pair.mentee_id AND deficit.category_id = pair.category_id
WHERE pair.state = 'active' AND deficit.closed_at IS NULL;

-- Two records of one human become one: their deficits move, and the human has changed once, in the slices of both. A mark of
-- the record that goes would lose its name with it, and be counted as somebody else.
DROP TRIGGER deficit_changed;
CREATE TRIGGER deficit_changed AFTER UPDATE OF person_id, category_id, closed_at ON deficit
WHEN NEW.person_id != OLD.person_id OR NEW.category_id != OLD.category_id
    OR (NEW.closed_at IS NULL) != (OLD.closed_at IS NULL)
BEGIN
    INSERT INTO deficit_touched VALUES (NEW.person_id);
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'school', organisation_id, NEW.person_id FROM person
    WHERE id = OLD.person_id AND NEW.person_id != OLD.person_id
    UNION ALL
    SELECT municipality_id, 'post', post_id, NEW.person_id FROM person
    WHERE id = OLD.person_id AND NEW.person_id != OLD.person_id
    UNION ALL
    SELECT person.municipality_id, 'subject', person_subject.subject_id, NEW.person_id
    FROM person JOIN person_subject ON person_subject.person_id = person.id
    WHERE person.id = OLD.person_id AND NEW.person_id != OLD.person_id
    UNION ALL
    SELECT DISTINCT person.municipality_id, 'group', membership.group_id, NEW.person_id
    FROM person JOIN membership ON membership.person_id = person.id
    WHERE person.id = OLD.person_id AND membership.left_at IS NULL AND NEW.person_id != OLD.person_id
    ON CONFLICT DO NOTHING;
END;

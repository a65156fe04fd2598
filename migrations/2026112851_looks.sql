-- The published figures of deficits. A look is what everybody sees until the next one; it holds what may be shown, sums of
-- five people and more, so that nothing of anybody lies in it, and nothing of it goes with an erasure.
CREATE TABLE look (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    taken_at        TEXT NOT NULL,
    smallest        INTEGER NOT NULL CHECK (smallest >= 5)
) STRICT;
CREATE INDEX look_by_moment ON look (municipality_id, taken_at, id);

-- A slice of the municipality, as a look has moved it: a school, those of a post, of a subject, of a group. What stood still
-- since an earlier look has no row of its own. `slice` is 0 for all together.
CREATE TABLE look_slice (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    cut             TEXT NOT NULL CHECK (cut IN ('all', 'school', 'post', 'subject', 'group')),
    slice           INTEGER NOT NULL,
    look_id         INTEGER NOT NULL REFERENCES look,
    figures         TEXT NOT NULL CHECK (json_valid(figures)),
    PRIMARY KEY (municipality_id, cut, slice, look_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_slice_by_look ON look_slice (look_id);

-- Whose open deficits have changed in a slice since it moved last. Whoever is erased leaves a mark without a name: somebody
-- changed there. Which deficits they were stands nowhere.
CREATE TABLE deficit_change (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    cut             TEXT NOT NULL CHECK (cut IN ('all', 'school', 'post', 'subject', 'group')),
    slice           INTEGER NOT NULL,
    person_id       INTEGER REFERENCES person ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX deficit_change_once ON deficit_change (municipality_id, cut, slice, person_id);
CREATE INDEX deficit_change_by_person ON deficit_change (person_id) WHERE person_id IS NOT NULL;

-- SQLite has no procedures: a person is written into this view, and marks appear for all slices that they belong to. It is
-- done here, and not in the program, so that it holds whatever changes a deficit, and costs no question.
CREATE VIEW deficit_touched AS SELECT 0 AS person_id WHERE false;
CREATE TRIGGER deficit_is_touched INSTEAD OF INSERT ON deficit_touched BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'all', 0, id FROM person WHERE id = NEW.person_id
    UNION ALL
    SELECT municipality_id, 'school', organisation_id, id FROM person WHERE id = NEW.person_id
    UNION ALL
    SELECT municipality_id, 'post', post_id, id FROM person WHERE id = NEW.person_id
    UNION ALL
    SELECT person.municipality_id, 'subject', person_subject.subject_id, person.id
    FROM person JOIN person_subject ON person_subject.person_id = person.id WHERE person.id = NEW.person_id
    UNION ALL
    SELECT DISTINCT person.municipality_id, 'group', membership.group_id, person.id
    FROM person JOIN membership ON membership.person_id = person.id
    WHERE person.id = NEW.person_id AND membership.left_at IS NULL
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER deficit_opened AFTER INSERT ON deficit WHEN NEW.closed_at IS NULL BEGIN
    INSERT INTO deficit_touched VALUES (NEW.person_id);
END;
CREATE TRIGGER deficit_changed AFTER UPDATE OF person_id, category_id, closed_at ON deficit
WHEN NEW.person_id != OLD.person_id OR NEW.category_id != OLD.category_id
    OR (NEW.closed_at IS NULL) != (OLD.closed_at IS NULL)
BEGIN
    INSERT INTO deficit_touched VALUES (OLD.person_id);
    INSERT INTO deficit_touched VALUES (NEW.person_id);
END;
CREATE TRIGGER deficit_deleted AFTER DELETE ON deficit WHEN OLD.closed_at IS NULL BEGIN
    INSERT INTO deficit_touched VALUES (OLD.person_id);
END;
-- Before the person goes, so that the marks are made, and then lose their name.
CREATE TRIGGER deficit_owner_goes BEFORE DELETE ON person
WHEN EXISTS (SELECT 1 FROM deficit WHERE person_id = OLD.id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_touched VALUES (OLD.id);
END;
-- Whoever leaves is nobody of today's staff, and whoever comes back is.
CREATE TRIGGER deficit_owner_leaves AFTER UPDATE OF left_at ON person
WHEN (NEW.left_at IS NULL) != (OLD.left_at IS NULL)
    AND EXISTS (SELECT 1 FROM deficit WHERE person_id = NEW.id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_touched VALUES (NEW.id);
END;
-- Whoever moves from one slice to another changes both.
CREATE TRIGGER deficit_owner_moves AFTER UPDATE OF organisation_id, post_id ON person
WHEN (NEW.organisation_id != OLD.organisation_id OR NEW.post_id != OLD.post_id)
    AND EXISTS (SELECT 1 FROM deficit WHERE person_id = NEW.id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT NEW.municipality_id, 'school', value, NEW.id FROM json_each(json_array(OLD.organisation_id, NEW.organisation_id))
    WHERE NEW.organisation_id != OLD.organisation_id
    ON CONFLICT DO NOTHING;
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT NEW.municipality_id, 'post', value, NEW.id FROM json_each(json_array(OLD.post_id, NEW.post_id))
    WHERE NEW.post_id != OLD.post_id
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER deficit_subject_added AFTER INSERT ON person_subject
WHEN EXISTS (SELECT 1 FROM deficit WHERE person_id = NEW.person_id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'subject', NEW.subject_id, id FROM person WHERE id = NEW.person_id
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER deficit_subject_dropped AFTER DELETE ON person_subject
WHEN EXISTS (SELECT 1 FROM deficit WHERE person_id = OLD.person_id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'subject', OLD.subject_id, id FROM person WHERE id = OLD.person_id
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER deficit_member_joined AFTER INSERT ON membership
WHEN NEW.person_id IS NOT NULL AND NEW.left_at IS NULL
    AND EXISTS (SELECT 1 FROM deficit WHERE person_id = NEW.person_id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'group', NEW.group_id, id FROM person WHERE id = NEW.person_id
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER deficit_member_changed AFTER UPDATE OF person_id, left_at ON membership
WHEN EXISTS (SELECT 1 FROM deficit WHERE person_id IN (OLD.person_id, NEW.person_id) AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'group', NEW.group_id, id FROM person WHERE id IN (OLD.person_id, NEW.person_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER deficit_member_deleted AFTER DELETE ON membership
WHEN OLD.person_id IS NOT NULL AND OLD.left_at IS NULL
    AND EXISTS (SELECT 1 FROM deficit WHERE person_id = OLD.person_id AND closed_at IS NULL)
BEGIN
    INSERT INTO deficit_change (municipality_id, cut, slice, person_id)
    SELECT municipality_id, 'group', OLD.group_id, id FROM person WHERE id = OLD.person_id
    ON CONFLICT DO NOTHING;
END;

-- Nothing has been published yet: everybody who has a deficit is a change.
INSERT INTO deficit_touched SELECT DISTINCT person_id FROM deficit WHERE closed_at IS NULL;

-- Today's staff is counted within an index, which must hold the column of its own condition; who has left are few.
CREATE INDEX person_of_today ON person (municipality_id, teaching_since, left_at) WHERE left_at IS NULL;
CREATE INDEX person_gone ON person (id, left_at) WHERE left_at IS NOT NULL;

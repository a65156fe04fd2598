-- What a version changed for a body alone: for all of a kind, such as every association, or for one group. It goes before
-- what the municipality has for all of them.
CREATE TABLE regulation_body (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL,
    key             TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 40),
    kind            TEXT CHECK (kind IN ('council', 'centre', 'association', 'district_council', 'service', 'cluster')),
    group_id        INTEGER REFERENCES groups ON DELETE CASCADE,
    version         INTEGER NOT NULL,
    value           TEXT,
    grounds         TEXT CHECK (length(trim(grounds)) BETWEEN 1 AND 200),
    FOREIGN KEY (municipality_id, version) REFERENCES regulation,
    CHECK ((kind IS NULL) != (group_id IS NULL)),
    CHECK ((value IS NULL) = (grounds IS NULL))
) STRICT;
CREATE UNIQUE INDEX regulation_body_once
    ON regulation_body (municipality_id, key, coalesce(kind, ''), coalesce(group_id, 0), version);
CREATE INDEX regulation_body_by_version ON regulation_body (municipality_id, version);
CREATE INDEX regulation_body_by_group ON regulation_body (group_id) WHERE group_id IS NOT NULL;
CREATE TRIGGER regulation_body_stays BEFORE UPDATE ON regulation_body
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is never changed');
END;
-- A group that was made by mistake takes along what was said for it alone.
CREATE TRIGGER regulation_body_is_kept BEFORE DELETE ON regulation_body
WHEN OLD.group_id IS NULL OR EXISTS (SELECT 1 FROM groups WHERE id = OLD.group_id)
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is kept');
END;
CREATE TRIGGER regulation_body_goes AFTER DELETE ON regulation_body
BEGIN
    -- What was read under the seal before is not taken for what is there now.
    UPDATE regulation SET seal = seal / 3 + OLD.id WHERE municipality_id = OLD.municipality_id;
END;

-- What the municipality is called by its own regulation; `name` is what the settings called it when the database was new.
ALTER TABLE municipality ADD COLUMN called TEXT CHECK (length(trim(called)) BETWEEN 1 AND 250);
-- The first line of the key is the nominative. It follows the regulation whatever writes that.
CREATE TRIGGER municipality_is_called AFTER INSERT ON regulation_override WHEN NEW.key = 'municipality_name'
BEGIN
    UPDATE municipality
    SET called = CASE WHEN instr(NEW.value, char(10)) > 0 THEN substr(NEW.value, 1, instr(NEW.value, char(10)) - 1)
                      ELSE nullif(NEW.value, '') END
    WHERE id = NEW.municipality_id;
END;

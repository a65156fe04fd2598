-- Events have all that a leader says of them: more kinds, how they are named to calendars, who may come, who speaks and
-- what belongs to them.

-- S0-05, S1-08, S2-17, S3-07, S4-04.
INSERT INTO event_kind VALUES ('pedagogical_workshop'), ('course'), ('round_table'), ('lesson_visit'), ('public_defence'),
    ('project_session'), ('expedition'), ('readings'), ('school');

-- Events that were made together: every so often, until a day.
CREATE TABLE event_series (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    rhythm          TEXT NOT NULL CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly')),
    until           TEXT NOT NULL CHECK (until = date(until))
) STRICT;

ALTER TABLE event ADD COLUMN description TEXT CHECK (length(trim(description)) BETWEEN 2 AND 1000);
ALTER TABLE event ADD COLUMN link TEXT CHECK (length(link) BETWEEN 8 AND 500);
ALTER TABLE event ADD COLUMN capacity INTEGER CHECK (capacity BETWEEN 1 AND 10000);
ALTER TABLE event ADD COLUMN level TEXT
    CHECK (level IN ('school', 'municipal', 'between', 'regional', 'federal', 'international'));
-- It has no hours: it begins at the midnight of its first day, by the clock of the municipality, and `ends_at`, where it
-- has several, is the midnight after the last.
ALTER TABLE event ADD COLUMN all_day INTEGER NOT NULL DEFAULT 0 CHECK (all_day IN (0, 1));
-- It is for everybody of the municipality, and of no group. An event whose groups are gone is for nobody.
ALTER TABLE event ADD COLUMN for_all INTEGER NOT NULL DEFAULT 0 CHECK (for_all IN (0, 1));
ALTER TABLE event ADD COLUMN copied_from INTEGER REFERENCES event ON DELETE SET NULL;
ALTER TABLE event ADD COLUMN series_id INTEGER REFERENCES event_series ON DELETE SET NULL;
-- How calendars know it: the same name for as long as it is kept, and a number that each change raises.
ALTER TABLE event ADD COLUMN uid TEXT CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*');
ALTER TABLE event ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0);
UPDATE event SET uid = lower(hex(randomblob(16)));

CREATE UNIQUE INDEX event_by_uid ON event (uid);
CREATE INDEX event_by_origin ON event (copied_from) WHERE copied_from IS NOT NULL;
CREATE INDEX event_by_series ON event (series_id, starts_at) WHERE series_id IS NOT NULL;
CREATE INDEX event_for_all ON event (municipality_id, starts_at) WHERE for_all = 1;

CREATE TRIGGER event_is_named AFTER INSERT ON event WHEN NEW.uid IS NULL
BEGIN
    UPDATE event SET uid = lower(hex(randomblob(16))) WHERE id = NEW.id;
END;
CREATE TRIGGER event_keeps_its_name BEFORE UPDATE OF uid ON event WHEN OLD.uid IS NOT NULL AND NEW.uid IS NOT OLD.uid
BEGIN
    SELECT RAISE(ABORT, 'an event keeps its name in calendars');
END;
CREATE TRIGGER event_counts_its_changes
AFTER UPDATE OF kind, title, starts_at, ends_at, all_day, place, link, description, cancelled_at ON event
WHEN NEW.kind IS NOT OLD.kind OR NEW.title IS NOT OLD.title OR NEW.starts_at IS NOT OLD.starts_at
  OR NEW.ends_at IS NOT OLD.ends_at OR NEW.all_day IS NOT OLD.all_day OR NEW.place IS NOT OLD.place
  OR NEW.link IS NOT OLD.link OR NEW.description IS NOT OLD.description OR NEW.cancelled_at IS NOT OLD.cancelled_at
BEGIN
    UPDATE event SET sequence = sequence + 1 WHERE id = NEW.id;
END;
-- What is for everybody is of no group.
CREATE TRIGGER event_of_all_has_no_group BEFORE INSERT ON event_group
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id AND for_all = 1)
BEGIN
    SELECT RAISE(ABORT, 'an event for everybody is of no group');
END;

-- Who speaks at an event, of what and how (S1-09): one of the municipality, or somebody by name.
CREATE TABLE event_speaker (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id     INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id    INTEGER REFERENCES person ON DELETE CASCADE,
    name         TEXT CHECK (length(trim(name)) BETWEEN 2 AND 120),
    topic        TEXT CHECK (length(trim(topic)) BETWEEN 2 AND 200),
    contribution TEXT CHECK (contribution IN ('message', 'report', 'development', 'lesson', 'class', 'master_class',
                 'other')),
    CHECK ((person_id IS NULL) != (name IS NULL))
) STRICT;
CREATE UNIQUE INDEX event_speaker_once ON event_speaker (event_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX event_speaker_of_event ON event_speaker (event_id);
CREATE INDEX event_speaker_by_person ON event_speaker (person_id) WHERE person_id IS NOT NULL;

-- What belongs to an event: an address, or a file, whose content lies beside the database.
CREATE TABLE event_material (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    title    TEXT NOT NULL CHECK (length(trim(title)) BETWEEN 1 AND 200),
    link     TEXT CHECK (length(link) BETWEEN 8 AND 500),
    hash     TEXT CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes    INTEGER CHECK (bytes > 0),
    added_by INTEGER REFERENCES person ON DELETE SET NULL,
    added_at TEXT NOT NULL,
    CHECK ((link IS NULL) != (hash IS NULL)),
    CHECK ((hash IS NULL) = (bytes IS NULL))
) STRICT;
CREATE INDEX event_material_of_event ON event_material (event_id);
CREATE INDEX event_material_by_hash ON event_material (hash) WHERE hash IS NOT NULL;
CREATE INDEX event_material_by_person ON event_material (added_by) WHERE added_by IS NOT NULL;

-- The sheet of an event that has not begun: marks that the leader made beforehand. They are no records, since a record
-- holds only what has been; the sheet begins with them when the event has begun.
CREATE TABLE mark (
    id           INTEGER PRIMARY KEY,
    event_id     INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id    INTEGER REFERENCES person ON DELETE CASCADE,
    name         TEXT CHECK (length(trim(name)) BETWEEN 2 AND 120),
    contribution TEXT CHECK (contribution IN ('message', 'report', 'development', 'lesson', 'class', 'master_class',
                 'other')),
    CHECK ((person_id IS NULL) != (name IS NULL))
) STRICT;
CREATE UNIQUE INDEX mark_by_event ON mark (event_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX mark_of_event ON mark (event_id);
CREATE INDEX mark_by_person ON mark (person_id) WHERE person_id IS NOT NULL;

-- What a notice is about: the room that knows it, and its subject there. Such a notice is looked at again when it is
-- about to be said, since what it tells may have changed while it waited. After `say_by` it would come too late, so
-- that no quiet hours hold it back beyond that.
ALTER TABLE letter ADD COLUMN room TEXT;
ALTER TABLE letter ADD COLUMN subject INTEGER;
ALTER TABLE letter ADD COLUMN about TEXT CHECK (json_valid(about));
ALTER TABLE letter ADD COLUMN say_by INTEGER;

-- Of each chat the first that waits; but one that only waits for the end of quiet hours and was never tried holds up
-- none that is due before it, since that would come too late.
DROP VIEW outbox_first;
CREATE VIEW outbox_first AS
    SELECT id, due_at FROM outbox
    WHERE state = 'waiting'
      AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
                      WHERE earlier.external = outbox.external AND earlier.id < outbox.id
                        AND earlier.ended_at IS NULL AND earlier.lane = 'bulk'
                        AND (earlier.due_at <= outbox.due_at OR earlier.attempts > 0));

-- When an event ends, where its leader has said so.
ALTER TABLE event ADD COLUMN ends_at TEXT CHECK (ends_at > starts_at);

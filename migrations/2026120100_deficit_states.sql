-- A deficit is open, in work where something is at work on it, or closed; each step stays (S0-19: the stages of growth are
-- visible).

-- What is at work on a deficit: the number is that of the route, or of whatever else takes it up later.
CREATE TABLE deficit_work (
    deficit_id INTEGER NOT NULL REFERENCES deficit ON DELETE CASCADE,
    what       TEXT NOT NULL CHECK (what IN ('route', 'pair', 'group', 'course', 'request')),
    subject    INTEGER NOT NULL,
    since      TEXT NOT NULL,
    PRIMARY KEY (deficit_id, what, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX deficit_work_by_subject ON deficit_work (what, subject, deficit_id);

-- What has happened to it: it was taken up, let go, closed, opened again. Where nothing stands in `by_what` its owner did it.
-- An evidence is the owner's own words, or a record of what they did.
CREATE TABLE deficit_step (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    deficit_id INTEGER NOT NULL REFERENCES deficit ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    step       TEXT NOT NULL CHECK (step IN ('taken', 'released', 'closed', 'reopened')),
    at         TEXT NOT NULL,
    by_what    TEXT CHECK (by_what IN ('route', 'pair', 'group', 'course', 'request')),
    evidence   TEXT CHECK (length(evidence) BETWEEN 3 AND 300),
    record_id  INTEGER REFERENCES record ON DELETE SET NULL,
    CHECK (step = 'closed' OR evidence IS NULL AND record_id IS NULL)
) STRICT;
CREATE INDEX deficit_step_by_deficit ON deficit_step (deficit_id, id);
CREATE INDEX deficit_step_by_person ON deficit_step (person_id);
CREATE INDEX deficit_step_by_record ON deficit_step (record_id) WHERE record_id IS NOT NULL;

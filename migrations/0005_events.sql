-- Events of a cluster, the answers to their notices, and who was there.

CREATE TABLE event (
    id           INTEGER PRIMARY KEY,
    cluster_id   INTEGER NOT NULL REFERENCES cluster ON DELETE CASCADE,
    kind         TEXT NOT NULL CHECK (kind IN ('seminar', 'workshop', 'master_class', 'open_lesson', 'meeting',
                 'consultation', 'conference', 'training', 'contest', 'internship', 'forum', 'other')),
    title        TEXT NOT NULL CHECK (length(trim(title)) BETWEEN 3 AND 120),
    starts_at    TEXT NOT NULL,
    place        TEXT NOT NULL CHECK (length(trim(place)) BETWEEN 2 AND 200),
    created_by   INTEGER REFERENCES person ON DELETE SET NULL,
    created_at   TEXT NOT NULL,
    cancelled_at TEXT,
    attendance_saved_at TEXT
) STRICT;
CREATE INDEX event_by_cluster ON event (cluster_id, starts_at);
CREATE INDEX event_by_start ON event (starts_at);

CREATE TABLE event_answer (
    event_id    INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    answer      TEXT NOT NULL CHECK (answer IN ('going', 'not_going', 'maybe')),
    answered_at TEXT NOT NULL,
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_answer_by_person ON event_answer (person_id);

-- S1-09: a listener, or a participant with a contribution. An erased person leaves an anonymous row,
-- so that the figures of a past event stand; a guest is a name that the leader wrote down.
CREATE TABLE attendance (
    id           INTEGER PRIMARY KEY,
    event_id     INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id    INTEGER REFERENCES person ON DELETE SET NULL,
    guest_name   TEXT CHECK (length(trim(guest_name)) BETWEEN 2 AND 120),
    contribution TEXT CHECK (contribution IN ('message', 'report', 'development', 'lesson', 'class',
                 'master_class', 'other')),
    CHECK (person_id IS NULL OR guest_name IS NULL)
) STRICT;
CREATE UNIQUE INDEX attendance_once ON attendance (event_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attendance_by_event ON attendance (event_id);
CREATE INDEX attendance_by_person ON attendance (person_id);

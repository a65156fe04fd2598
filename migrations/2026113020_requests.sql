-- S3-03: a question to the service, distinct from a deficit. Who asks, who took it, what was answered.
CREATE TABLE request (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    category_id     INTEGER NOT NULL REFERENCES deficit_category,
    words           TEXT NOT NULL CHECK (length(words) BETWEEN 3 AND 1000),
    asked_at        TEXT NOT NULL,
    taken_by        INTEGER REFERENCES person ON DELETE SET NULL,
    taken_at        TEXT,
    answer          TEXT CHECK (length(answer) BETWEEN 1 AND 2000),
    answered_at     TEXT,
    closed_at       TEXT,
    -- When it is spoken of again, while nobody has answered.
    remind_at       TEXT,
    CHECK (answered_at IS NULL OR answer IS NOT NULL),
    CHECK (answered_at IS NULL AND closed_at IS NULL OR remind_at IS NULL)
) STRICT;
CREATE INDEX request_by_person ON request (person_id);
CREATE INDEX request_by_taker ON request (taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX request_open ON request (municipality_id, answered_at, closed_at, asked_at);
CREATE INDEX request_to_remind ON request (municipality_id, remind_at) WHERE remind_at IS NOT NULL;

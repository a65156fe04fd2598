-- The signed sheet of an event, page by page, as photos or scans, whose content lies beside the database. It is the
-- organiser's own document, so that it stays when somebody whom it names is erased, and goes with its event.
CREATE TABLE signed_sheet (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    name     TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    hash     TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes    INTEGER NOT NULL CHECK (bytes > 0),
    added_by INTEGER REFERENCES person ON DELETE SET NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX signed_sheet_once ON signed_sheet (event_id, hash);
CREATE INDEX signed_sheet_by_hash ON signed_sheet (hash);
CREATE INDEX signed_sheet_by_person ON signed_sheet (added_by) WHERE added_by IS NOT NULL;

-- When somebody came to a meeting, and when they went: a quorum is counted by it.
ALTER TABLE mark ADD COLUMN came_at TEXT;
ALTER TABLE mark ADD COLUMN went_at TEXT CHECK (went_at IS NULL OR came_at IS NULL OR went_at >= came_at);

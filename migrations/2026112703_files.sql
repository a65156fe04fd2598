-- Files from people. The content lies beside the database, in a file that its hash names; a row is an owner's claim to
-- it, and several rows may share one. A row that became no fact (`kept`) goes after a day.
CREATE TABLE file (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    hash        TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    name        TEXT NOT NULL,
    kind        TEXT,
    bytes       INTEGER NOT NULL CHECK (bytes > 0),
    received_at TEXT NOT NULL,
    kept        INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1))
) STRICT;
CREATE INDEX file_by_account ON file (account_id);
CREATE INDEX file_by_hash ON file (hash);
CREATE INDEX file_unkept ON file (received_at) WHERE kept = 0;

-- What a room asked for and the channel has not given yet. `reference` is the channel's name for it.
CREATE TABLE file_fetch (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    reference  TEXT NOT NULL,
    name       TEXT NOT NULL,
    kind       TEXT,
    bytes      INTEGER,
    asked_at   INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX file_fetch_by_account ON file_fetch (account_id);
CREATE INDEX file_fetch_due ON file_fetch (due_at);

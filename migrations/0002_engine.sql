-- What arrived, what was being said, and what is to be said. Times are milliseconds since 1970, UTC.

-- An update stays whole until its turn has committed; then only its number remains, so that a repetition is known.
CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    chat        INTEGER NOT NULL,
    body        TEXT,
    received_at INTEGER NOT NULL,
    done_at     INTEGER,
    outcome     TEXT CHECK (outcome IN ('answered', 'ignored', 'failed')),
    CHECK ((done_at IS NULL) = (body IS NOT NULL)),
    CHECK ((done_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX inbox_waiting ON inbox (update_id) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

-- A person's place in a conversation, one row a room, so that a draft survives leaving, restarting and upgrading.
CREATE TABLE session (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    room       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    step       TEXT NOT NULL CHECK (json_valid(step)),
    saved_at   INTEGER NOT NULL,
    PRIMARY KEY (account_id, room)
) STRICT, WITHOUT ROWID;

-- One text for many: a notice is rendered once a language.
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    ru TEXT NOT NULL CHECK (json_valid(ru)),
    en TEXT NOT NULL CHECK (json_valid(en))
) STRICT;

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER REFERENCES account ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    external   TEXT,
    lane       TEXT NOT NULL CHECK (lane IN ('interactive', 'bulk')),
    body       TEXT CHECK (json_valid(body)),
    letter_id  INTEGER REFERENCES letter,
    language   TEXT NOT NULL CHECK (language IN ('ru', 'en')),
    due_at     INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    state      TEXT NOT NULL DEFAULT 'waiting'
               CHECK (state IN ('waiting', 'sending', 'sent', 'blocked', 'failed')),
    reason     TEXT,
    ended_at   INTEGER,
    CHECK (state IN ('waiting', 'sending') = (ended_at IS NULL)),
    CHECK (ended_at IS NOT NULL OR (external IS NOT NULL AND (body IS NULL) != (letter_id IS NULL)))
) STRICT;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
-- Notices of one chat keep their order.
CREATE INDEX outbox_in_order ON outbox (external, id) WHERE ended_at IS NULL AND lane = 'bulk';
-- Of each chat the first that waits: what the bulk lane may claim, and what it sleeps for.
CREATE VIEW outbox_first AS
    SELECT id, due_at FROM outbox
    WHERE state = 'waiting'
      AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
                      WHERE earlier.external = outbox.external AND earlier.id < outbox.id
                        AND earlier.ended_at IS NULL AND earlier.lane = 'bulk');
CREATE INDEX outbox_by_account ON outbox (account_id);
CREATE INDEX outbox_by_letter ON outbox (letter_id);

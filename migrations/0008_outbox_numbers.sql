-- A number of the outbox is never given twice: an ending that is written late, after its message went with an erased
-- account, must not end another. Nothing refers to the outbox, so that the table can be made anew.
DROP VIEW outbox_first;
CREATE TABLE outbox_anew (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO outbox_anew (id, account_id, channel, external, lane, body, letter_id, language, due_at, attempts, state,
                         reason, ended_at)
SELECT id, account_id, channel, external, lane, body, letter_id, language, due_at, attempts, state, reason, ended_at
FROM outbox ORDER BY id;
DROP TABLE outbox;
ALTER TABLE outbox_anew RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_replies_ended ON outbox (ended_at) WHERE lane = 'interactive' AND ended_at IS NOT NULL;
CREATE INDEX outbox_notices_ended ON outbox (ended_at) WHERE lane = 'bulk' AND ended_at IS NOT NULL;
-- Notices of one chat keep their order.
CREATE INDEX outbox_in_order ON outbox (external, id) WHERE ended_at IS NULL AND lane = 'bulk';
CREATE INDEX outbox_by_account ON outbox (account_id);
CREATE INDEX outbox_by_letter ON outbox (letter_id) WHERE letter_id IS NOT NULL;
-- Of each chat the first that waits: what the bulk lane may claim, and what it sleeps for.
CREATE VIEW outbox_first AS
    SELECT id, due_at FROM outbox
    WHERE state = 'waiting'
      AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
                      WHERE earlier.external = outbox.external AND earlier.id < outbox.id
                        AND earlier.ended_at IS NULL AND earlier.lane = 'bulk');

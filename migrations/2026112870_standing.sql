-- A notice that stands in a chat and names what it is about: when that changes, the message is said again in its place,
-- since what a chat says should be true. `forget_at` is a season after the last moment at which it mattered.
CREATE TABLE standing_notice (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    message    TEXT NOT NULL CHECK (length(message) > 0),
    room       TEXT NOT NULL,
    subject    INTEGER NOT NULL,
    about      TEXT NOT NULL CHECK (json_valid(about)),
    forget_at  INTEGER NOT NULL,
    PRIMARY KEY (account_id, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_notice_by_subject ON standing_notice (room, subject, account_id);
CREATE INDEX standing_notice_to_forget ON standing_notice (forget_at);

-- What a notice is about has changed while it was on its way: it is said again in its place as soon as it stands.
ALTER TABLE outbox ADD COLUMN changed INTEGER NOT NULL DEFAULT 0 CHECK (changed IN (0, 1));

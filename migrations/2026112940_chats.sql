-- The chat of the messenger that belongs to a group: the cards of its events stand there. It names nobody. What has begun
-- before `settled_till` has its card, or needs none.
CREATE TABLE group_chat (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    group_id        INTEGER NOT NULL UNIQUE REFERENCES groups ON DELETE CASCADE,
    channel         TEXT NOT NULL,
    external        TEXT NOT NULL CHECK (length(external) > 0),
    title           TEXT NOT NULL,
    language        TEXT NOT NULL CHECK (language IN ('ru', 'en')),
    bound_at        TEXT NOT NULL,
    gone_at         TEXT,
    settled_till    TEXT NOT NULL,
    UNIQUE (channel, external)
) STRICT;
CREATE INDEX group_chat_by_municipality ON group_chat (municipality_id);

-- A code that binds a chat to a group, once: the hash of what was shown to an account, and of that account.
CREATE TABLE chat_code (
    hash       TEXT PRIMARY KEY,
    group_id   INTEGER NOT NULL UNIQUE REFERENCES groups ON DELETE CASCADE,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A card of an event in such a chat: what it says, by which it is seen whether that is still so, when the event was to
-- begin at first, and the message that it has become. A number is never given twice, since what waits to be said names it.
CREATE TABLE chat_card (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id         INTEGER NOT NULL REFERENCES group_chat ON DELETE CASCADE,
    event_id        INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    print           TEXT NOT NULL,
    first_starts_at TEXT NOT NULL,
    message         TEXT,
    UNIQUE (chat_id, event_id)
) STRICT;
CREATE INDEX chat_card_by_event ON chat_card (event_id);

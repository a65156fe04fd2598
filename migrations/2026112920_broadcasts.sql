-- What somebody sends to many: to whom, what, with which buttons, when; and what became of it for each of them.

-- The words below a picture or a file that somebody has sent, with their formatting.
ALTER TABLE file_fetch ADD COLUMN caption TEXT CHECK (json_valid(caption));
ALTER TABLE file ADD COLUMN caption TEXT CHECK (json_valid(caption));

-- A message is its sender's: it loses its words with them, and keeps its figures. `asks` are the buttons below it, `whom`
-- is what it says of its writer and of who gets it, in both languages. `next_at` is the moment at which something is to be
-- done about it; `staged_to` the number up to which people are written down, below zero where all of them are; `despite`
-- says that its writer knows what has become of its event.
CREATE TABLE broadcast (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    author_id       INTEGER REFERENCES person ON DELETE SET NULL,
    says            TEXT NOT NULL CHECK (json_valid(says)),
    file_id         INTEGER REFERENCES file ON DELETE SET NULL,
    photo           INTEGER NOT NULL DEFAULT 0 CHECK (photo IN (0, 1)),
    asks            TEXT NOT NULL CHECK (json_valid(asks)),
    whom            TEXT NOT NULL CHECK (json_valid(whom)),
    everybody       INTEGER NOT NULL DEFAULT 0 CHECK (everybody IN (0, 1)),
    by_school       INTEGER NOT NULL DEFAULT 0 CHECK (by_school IN (0, 1)),
    reminders       INTEGER NOT NULL DEFAULT 0 CHECK (reminders >= 0),
    state           TEXT NOT NULL CHECK (state IN ('scheduled', 'staging', 'sending', 'paused', 'done', 'cancelled')),
    stopped_by      TEXT CHECK (stopped_by IN ('sender', 'event', 'right', 'erased')),
    despite         INTEGER NOT NULL DEFAULT 0 CHECK (despite IN (0, 1)),
    made_at         TEXT NOT NULL,
    begins_at       TEXT NOT NULL,
    ended_at        TEXT,
    staged_to       INTEGER NOT NULL DEFAULT 0,
    next_at         TEXT,
    CHECK ((ended_at IS NULL) = (state NOT IN ('done', 'cancelled')))
) STRICT;
CREATE INDEX broadcast_by_moment ON broadcast (municipality_id, made_at);
CREATE INDEX broadcast_by_author ON broadcast (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX broadcast_by_file ON broadcast (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX broadcast_to_do ON broadcast (municipality_id, next_at) WHERE next_at IS NOT NULL;

-- To whom: of one kind any of them, of several kinds each. What is gone fits nobody, so that nothing is ever sent to more
-- people than were chosen.
CREATE TABLE broadcast_filter (
    id              INTEGER PRIMARY KEY,
    broadcast_id    INTEGER NOT NULL REFERENCES broadcast ON DELETE CASCADE,
    kind            TEXT NOT NULL CHECK (kind IN ('group', 'organisation', 'post', 'subject', 'target', 'event', 'category')),
    group_id        INTEGER REFERENCES groups ON DELETE SET NULL,
    organisation_id INTEGER REFERENCES organisation,
    event_id        INTEGER REFERENCES event ON DELETE SET NULL,
    number          INTEGER,
    part            TEXT CHECK (part IN ('invited', 'going', 'came', 'missed', 'silent')),
    CHECK ((kind = 'event') = (part IS NOT NULL)),
    CHECK ((kind IN ('post', 'subject', 'target', 'category')) = (number IS NOT NULL)),
    CHECK ((kind = 'organisation') = (organisation_id IS NOT NULL)),
    CHECK (group_id IS NULL OR kind = 'group'),
    CHECK (event_id IS NULL OR kind = 'event')
) STRICT;
CREATE INDEX broadcast_filter_of ON broadcast_filter (broadcast_id);
CREATE INDEX broadcast_filter_by_group ON broadcast_filter (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX broadcast_filter_by_organisation ON broadcast_filter (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX broadcast_filter_by_event ON broadcast_filter (event_id) WHERE event_id IS NOT NULL;

-- Who gets it, and what became of that. An erased person leaves a row without a name, so that the figures stand. A row is
-- numbered, so that it is said of each what the outbox said of its message. Of the answers of one school the newest
-- counts where `by_school` is set: `nth` is their order, since several may come within a second.
CREATE TABLE broadcast_recipient (
    id           INTEGER PRIMARY KEY,
    broadcast_id INTEGER NOT NULL REFERENCES broadcast ON DELETE CASCADE,
    person_id    INTEGER REFERENCES person ON DELETE SET NULL,
    state        TEXT NOT NULL DEFAULT 'staged'
                 CHECK (state IN ('staged', 'queued', 'sent', 'blocked', 'failed', 'unreached', 'withdrawn')),
    reason       TEXT,
    message_id   INTEGER,
    sent_at      TEXT,
    read_at      TEXT,
    answer       INTEGER CHECK (answer BETWEEN 0 AND 4),
    number       INTEGER CHECK (number BETWEEN 0 AND 1000000000),
    said         TEXT CHECK (length(trim(said)) BETWEEN 1 AND 300),
    answered_at  TEXT,
    nth          INTEGER,
    organisation_id INTEGER REFERENCES organisation,
    CHECK ((answer IS NOT NULL) + (number IS NOT NULL) + (said IS NOT NULL) <= 1),
    CHECK (answered_at IS NOT NULL OR answer IS NULL AND number IS NULL AND said IS NULL),
    CHECK ((nth IS NULL) = (answered_at IS NULL)),
    CHECK ((state = 'queued') <= (message_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX broadcast_recipient_once ON broadcast_recipient (broadcast_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX broadcast_recipient_by_state ON broadcast_recipient (broadcast_id, state, id);
CREATE INDEX broadcast_recipient_by_person ON broadcast_recipient (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX broadcast_recipient_by_school ON broadcast_recipient (broadcast_id, organisation_id, nth);
CREATE INDEX broadcast_recipient_by_organisation ON broadcast_recipient (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX broadcast_recipient_lately ON broadcast_recipient (sent_at, person_id) WHERE sent_at IS NOT NULL;

-- Words go with whoever wrote them; the figures stay.
CREATE TRIGGER broadcast_is_forgotten AFTER UPDATE OF author_id ON broadcast
WHEN NEW.author_id IS NULL AND OLD.author_id IS NOT NULL
BEGIN
    UPDATE broadcast SET says = '{"text":""}', asks = '"nothing"', file_id = NULL WHERE id = NEW.id;
END;
CREATE TRIGGER broadcast_answer_is_forgotten AFTER UPDATE OF person_id ON broadcast_recipient
WHEN NEW.person_id IS NULL AND OLD.person_id IS NOT NULL
BEGIN
    UPDATE broadcast_recipient SET said = NULL WHERE id = NEW.id;
END;

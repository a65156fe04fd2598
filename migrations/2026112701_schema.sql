-- The schema. Moments are RFC 3339 texts in UTC with whole seconds, days are YYYY-MM-DD; the engine's tables count
-- milliseconds, because they are compared in the hot path.
--
-- A table whose numbers lie in chats, in buttons and links, is AUTOINCREMENT, and every start raises its sequence to
-- the clock (`db::Database::open`): a number is never given twice, not even after an older copy was put back.
--
-- Names have three columns: as they are written, the sort form (a key that is compared byte by byte) and the search
-- form (folded words), both made by `text::forms`, since SQLite folds and sorts no Cyrillic.

-- Places --------------------------------------------------------------------------------------------------------------

CREATE TABLE district (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(trim(name)) BETWEEN 1 AND 120)
) STRICT;

CREATE TABLE municipality (
    id          INTEGER PRIMARY KEY,
    district_id INTEGER REFERENCES district,
    name        TEXT NOT NULL UNIQUE CHECK (length(trim(name)) BETWEEN 1 AND 120),
    time_zone   TEXT NOT NULL CHECK (length(time_zone) > 0)
) STRICT;

-- S0-07, S1-02: members are organisations; a school's flags place its staff in the target categories of S0-01.
CREATE TABLE organisation (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id    INTEGER NOT NULL REFERENCES municipality,
    full_name          TEXT NOT NULL CHECK (length(trim(full_name)) BETWEEN 2 AND 250),
    short_name         TEXT NOT NULL CHECK (length(trim(short_name)) BETWEEN 2 AND 120),
    sort_form          BLOB NOT NULL,
    search_form        TEXT NOT NULL,
    kind               TEXT NOT NULL DEFAULT 'school' CHECK (kind IN ('school', 'kindergarten', 'centre', 'other')),
    low_results        INTEGER NOT NULL DEFAULT 0 CHECK (low_results IN (0, 1)),
    adverse_conditions INTEGER NOT NULL DEFAULT 0 CHECK (adverse_conditions IN (0, 1)),
    confirmed          INTEGER NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1)),
    UNIQUE (municipality_id, short_name)
) STRICT;
CREATE INDEX organisation_by_name ON organisation (municipality_id, confirmed, sort_form);

-- People --------------------------------------------------------------------------------------------------------------

CREATE TABLE post (
    id         INTEGER PRIMARY KEY,
    name_ru    TEXT NOT NULL UNIQUE,
    name_en    TEXT NOT NULL,
    management INTEGER NOT NULL DEFAULT 0 CHECK (management IN (0, 1))
) STRICT;

CREATE TABLE subject (
    id      INTEGER PRIMARY KEY,
    name_ru TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    organisation_id INTEGER NOT NULL REFERENCES organisation,
    family_name     TEXT NOT NULL CHECK (length(family_name) BETWEEN 1 AND 60),
    given_name      TEXT NOT NULL CHECK (length(given_name) BETWEEN 1 AND 60),
    patronymic      TEXT NOT NULL DEFAULT '' CHECK (length(patronymic) <= 60),
    sort_form       BLOB NOT NULL,
    search_form     TEXT NOT NULL,
    post_id         INTEGER NOT NULL REFERENCES post,
    teaching_since  TEXT NOT NULL CHECK (teaching_since = date(teaching_since)),
    managing_since  TEXT CHECK (managing_since = date(managing_since)),
    enrolled_at     TEXT NOT NULL
) STRICT;
-- The list of people is read along it, by name, with what is typed compared on the way.
CREATE INDEX person_by_name ON person (municipality_id, sort_form, id, search_form);
CREATE INDEX person_by_organisation ON person (organisation_id, sort_form);
CREATE INDEX person_by_teaching ON person (municipality_id, teaching_since);

CREATE TABLE person_subject (
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    subject_id INTEGER NOT NULL REFERENCES subject,
    PRIMARY KEY (person_id, subject_id)
) STRICT, WITHOUT ROWID;

-- An account is a way to speak with somebody: a channel and the id that the channel gave. One person may have several,
-- and they go with the person. `reached` counts how often the account was found reachable again: a refusal of a message
-- from before the last time must not undo it, however late it is written.
CREATE TABLE account (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    channel         TEXT NOT NULL CHECK (length(channel) > 0),
    external        TEXT NOT NULL CHECK (length(external) > 0),
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER REFERENCES person ON DELETE CASCADE,
    language        TEXT NOT NULL CHECK (language IN ('ru', 'en')),
    reachable       INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    reached         INTEGER NOT NULL DEFAULT 0,
    room            TEXT NOT NULL DEFAULT '',
    stamp           INTEGER NOT NULL DEFAULT 0,
    quiet_from      INTEGER CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_till      INTEGER CHECK (quiet_till BETWEEN 0 AND 23),
    commands        TEXT NOT NULL DEFAULT '',
    CHECK ((quiet_from IS NULL) = (quiet_till IS NULL)),
    UNIQUE (channel, external)
) STRICT;
CREATE INDEX account_by_person ON account (person_id);

-- 152-FZ art. 9: what was agreed to, in which text, when, through which account. Withdrawn rows, and those of older
-- texts, stay as the proof until the account is erased.
CREATE TABLE consent (
    id           INTEGER PRIMARY KEY,
    account_id   INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose      TEXT NOT NULL CHECK (purpose IN ('processing', 'notices', 'name')),
    text         INTEGER NOT NULL CHECK (text > 0),
    given_at     TEXT NOT NULL,
    withdrawn_at TEXT CHECK (withdrawn_at >= given_at)
) STRICT;
CREATE INDEX consent_by_account ON consent (account_id);
CREATE UNIQUE INDEX consent_in_force ON consent (account_id, purpose, text) WHERE withdrawn_at IS NULL;

-- A newer text that somebody was shown and does not agree to: they are not asked again until there is another.
CREATE TABLE consent_refusal (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    text       INTEGER NOT NULL,
    refused_at TEXT NOT NULL,
    PRIMARY KEY (account_id, text)
) STRICT, WITHOUT ROWID;

-- Order 179 of 28.10.2022: destruction is evidenced by an act. It names nobody.
CREATE TABLE erasure (
    id        INTEGER PRIMARY KEY,
    erased_at TEXT NOT NULL,
    destroyed TEXT NOT NULL CHECK (json_valid(destroyed))
) STRICT;

-- A one-time link that makes its first opener a coordinator. Only the token's hash is kept.
CREATE TABLE claim (
    token_hash TEXT PRIMARY KEY,
    expires_at TEXT NOT NULL,
    account_id INTEGER REFERENCES account ON DELETE CASCADE,
    opened_at  TEXT,
    settled_at TEXT
) STRICT;
CREATE INDEX claim_by_account ON claim (account_id);

-- Groups --------------------------------------------------------------------------------------------------------------

CREATE TABLE group_kind (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO group_kind VALUES ('cluster');

-- S1-07: a cluster lives through a cycle; contradiction 9: by host school (S1) or by difficulty (S3).
CREATE TABLE groups (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id      INTEGER NOT NULL REFERENCES municipality,
    kind                 TEXT NOT NULL REFERENCES group_kind,
    parent_id            INTEGER REFERENCES groups,
    name                 TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 3 AND 120),
    sort_form            BLOB NOT NULL,
    search_form          TEXT NOT NULL,
    host_organisation_id INTEGER REFERENCES organisation,
    phase                TEXT NOT NULL DEFAULT 'forming'
                         CHECK (phase IN ('forming', 'working', 'summing', 'closed')),
    founded_at           TEXT NOT NULL,
    CHECK (parent_id IS NOT id),
    UNIQUE (municipality_id, kind, name)
) STRICT;
CREATE INDEX groups_by_kind ON groups (municipality_id, kind, phase, sort_form);
CREATE INDEX groups_by_parent ON groups (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX groups_by_host ON groups (host_organisation_id) WHERE host_organisation_id IS NOT NULL;

-- What a group is about.
CREATE TABLE group_category (
    group_id    INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
    category_id INTEGER NOT NULL REFERENCES deficit_category,
    PRIMARY KEY (group_id, category_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_category_by_category ON group_category (category_id, group_id);

-- S0-06, S0-07, S1-02: opt-in, leaving needs no approval. Members are persons, organisations, or people known by name
-- alone; who has left keeps the dates, so that a roster can be asked for any day.
CREATE TABLE membership (
    id              INTEGER PRIMARY KEY,
    group_id        INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
    person_id       INTEGER REFERENCES person ON DELETE CASCADE,
    organisation_id INTEGER REFERENCES organisation,
    name            TEXT CHECK (length(trim(name)) BETWEEN 2 AND 120),
    joined_at       TEXT NOT NULL,
    left_at         TEXT CHECK (left_at >= joined_at),
    CHECK ((person_id IS NOT NULL) + (organisation_id IS NOT NULL) + (name IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX membership_active ON membership (group_id, person_id)
    WHERE left_at IS NULL AND person_id IS NOT NULL;
CREATE UNIQUE INDEX membership_of_organisation ON membership (group_id, organisation_id)
    WHERE left_at IS NULL AND organisation_id IS NOT NULL;
CREATE INDEX membership_by_group ON membership (group_id, joined_at, left_at, person_id);
CREATE INDEX membership_by_person ON membership (person_id);
CREATE INDEX membership_by_organisation ON membership (organisation_id) WHERE organisation_id IS NOT NULL;
-- The figures count people in the order of an index; SQLite reads the index alone only if it holds the column of
-- its own condition too.
CREATE INDEX membership_active_by_person ON membership (person_id, group_id, left_at) WHERE left_at IS NULL;

-- Roles ---------------------------------------------------------------------------------------------------------------

-- What somebody can be besides a member of staff, and what the role is bound to.
CREATE TABLE role (
    role  TEXT PRIMARY KEY,
    scope TEXT NOT NULL CHECK (scope IN ('municipality', 'group'))
) STRICT, WITHOUT ROWID;
INSERT INTO role VALUES ('coordinator', 'municipality'), ('leader', 'group');

-- S0-08, S1-03: who holds which role, where, since when, by which order.
CREATE TABLE appointment (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    role            TEXT NOT NULL REFERENCES role,
    group_id        INTEGER REFERENCES groups ON DELETE CASCADE,
    since           TEXT NOT NULL,
    until           TEXT CHECK (until >= since),
    order_number    TEXT,
    order_day       TEXT CHECK (order_day = date(order_day)),
    CHECK ((role = 'leader') = (group_id IS NOT NULL))
) STRICT;
CREATE INDEX appointment_by_person ON appointment (person_id, role, group_id, until);
CREATE UNIQUE INDEX appointment_of_coordinator ON appointment (municipality_id, person_id)
    WHERE until IS NULL AND role = 'coordinator';
-- A group has one leader at a time.
CREATE UNIQUE INDEX appointment_of_leader ON appointment (group_id) WHERE until IS NULL AND role = 'leader';
CREATE INDEX appointment_by_group ON appointment (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX appointment_in_force ON appointment (role, person_id) WHERE until IS NULL;

-- Needs ---------------------------------------------------------------------------------------------------------------

CREATE TABLE deficit_category (
    id      INTEGER PRIMARY KEY,
    code    TEXT NOT NULL UNIQUE,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL
) STRICT;

CREATE TABLE deficit_item (
    id          INTEGER PRIMARY KEY,
    category_id INTEGER NOT NULL REFERENCES deficit_category,
    name_ru     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    UNIQUE (category_id, name_ru)
) STRICT;

-- S0-04: a deficit is its owner's; own words stand in place of an item.
CREATE TABLE deficit (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    category_id   INTEGER NOT NULL REFERENCES deficit_category,
    item_id       INTEGER REFERENCES deficit_item,
    own_words     TEXT CHECK (length(own_words) BETWEEN 3 AND 300),
    level         TEXT NOT NULL CHECK (level IN ('low', 'medium', 'high')),
    source        TEXT NOT NULL DEFAULT 'self' CHECK (source IN ('self', 'cpd_centre', 'school_council', 'attestation')),
    registered_at TEXT NOT NULL,
    closed_at     TEXT,
    CHECK ((item_id IS NULL) != (own_words IS NULL))
) STRICT;
CREATE UNIQUE INDEX deficit_open_once ON deficit (person_id, item_id) WHERE closed_at IS NULL AND item_id IS NOT NULL;
CREATE INDEX deficit_by_person ON deficit (person_id);
CREATE INDEX deficit_open_by_category ON deficit (category_id, person_id, closed_at) WHERE closed_at IS NULL;
CREATE INDEX deficit_open_by_person ON deficit (person_id, closed_at) WHERE closed_at IS NULL;

-- Events --------------------------------------------------------------------------------------------------------------

CREATE TABLE event_kind (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO event_kind VALUES ('seminar'), ('workshop'), ('master_class'), ('open_lesson'), ('meeting'),
    ('consultation'), ('conference'), ('training'), ('contest'), ('internship'), ('forum'), ('other');

-- Whatever has a day, of one group, of several, or of the municipality.
CREATE TABLE event (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id     INTEGER NOT NULL REFERENCES municipality,
    kind                TEXT NOT NULL REFERENCES event_kind,
    title               TEXT NOT NULL CHECK (length(trim(title)) BETWEEN 3 AND 120),
    search_form         TEXT NOT NULL,
    starts_at           TEXT NOT NULL,
    place               TEXT NOT NULL CHECK (length(trim(place)) BETWEEN 2 AND 200),
    created_by          INTEGER REFERENCES person ON DELETE SET NULL,
    created_at          TEXT NOT NULL,
    cancelled_at        TEXT,
    attendance_saved_at TEXT
) STRICT;
CREATE INDEX event_by_start ON event (municipality_id, starts_at, cancelled_at, attendance_saved_at);
-- An erased person lets go of the events they made.
CREATE INDEX event_by_author ON event (created_by) WHERE created_by IS NOT NULL;

CREATE TABLE event_group (
    event_id INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
    PRIMARY KEY (event_id, group_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_group_by_group ON event_group (group_id, event_id);

CREATE TABLE event_answer (
    event_id    INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    answer      TEXT NOT NULL CHECK (answer IN ('going', 'not_going', 'maybe')),
    answered_at TEXT NOT NULL,
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_answer_by_person ON event_answer (person_id);

-- Records -------------------------------------------------------------------------------------------------------------

-- One row for what somebody did: entered once, counted everywhere. S1-09: a listener, or a participant with a
-- contribution. An erased person leaves a row without a name, so that the figures of what is past stand; a guest is
-- known by a name alone.
CREATE TABLE record (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    deed            TEXT NOT NULL CHECK (deed IN ('presence')),
    person_id       INTEGER REFERENCES person ON DELETE SET NULL,
    name            TEXT CHECK (length(trim(name)) BETWEEN 2 AND 120),
    event_id        INTEGER REFERENCES event ON DELETE CASCADE,
    day             TEXT NOT NULL CHECK (day = date(day)),
    contribution    TEXT CHECK (contribution IN ('message', 'report', 'development', 'lesson', 'class',
                    'master_class', 'other')),
    CHECK (person_id IS NULL OR name IS NULL),
    CHECK (deed != 'presence' OR event_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX record_of_presence ON record (event_id, person_id)
    WHERE deed = 'presence' AND person_id IS NOT NULL;
CREATE INDEX record_by_event ON record (event_id, deed);
CREATE INDEX record_by_person ON record (person_id, day);

-- Journal -------------------------------------------------------------------------------------------------------------

-- Who changed what others rely on, from what to what. It names people by reference alone.
CREATE TABLE journal (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    at              TEXT NOT NULL,
    author_id       INTEGER REFERENCES person ON DELETE SET NULL,
    matter          TEXT NOT NULL,
    person_id       INTEGER REFERENCES person ON DELETE SET NULL,
    group_id        INTEGER REFERENCES groups ON DELETE SET NULL,
    organisation_id INTEGER REFERENCES organisation ON DELETE SET NULL,
    event_id        INTEGER REFERENCES event ON DELETE SET NULL,
    was             TEXT,
    became          TEXT
) STRICT;
CREATE INDEX journal_by_moment ON journal (municipality_id, at);
CREATE INDEX journal_by_author ON journal (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX journal_by_person ON journal (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX journal_by_group ON journal (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX journal_by_organisation ON journal (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX journal_by_event ON journal (event_id) WHERE event_id IS NOT NULL;

-- The engine ----------------------------------------------------------------------------------------------------------

-- An update stays whole until its turn has committed; then only its number remains, so that a repetition is known.
-- Numbers below zero are the program's own updates: a file that was asked for has come.
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

-- A number is never given twice: an ending that is written late, after its message went with an erased account, must
-- not end another.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER REFERENCES account ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    external   TEXT,
    lane       TEXT NOT NULL CHECK (lane IN ('interactive', 'bulk')),
    kind       TEXT NOT NULL CHECK (kind IN ('reply', 'notice', 'parcel', 'commands')),
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
-- Endings of replies go after a day, endings of notices after a season: each tidying reads what it drops and nothing
-- else. A row stands in one of the two.
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

-- When a duty is due next, and what has been put into the outbox already for a subject.
CREATE TABLE duty (
    name            TEXT NOT NULL,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    due_at          INTEGER NOT NULL,
    PRIMARY KEY (name, municipality_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_by_due ON duty (due_at);
CREATE TABLE reminder (
    duty    TEXT NOT NULL,
    subject INTEGER NOT NULL,
    rung    TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    PRIMARY KEY (duty, subject, rung)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_by_moment ON reminder (said_at);

-- Municipalities, organisations, the people who work there, and the accounts through which they speak.
-- Moments are RFC 3339 texts in UTC with whole seconds, days are YYYY-MM-DD; the engine's tables count
-- milliseconds, because they are compared in the hot path.

CREATE TABLE municipality (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE CHECK (length(trim(name)) BETWEEN 1 AND 120),
    time_zone TEXT NOT NULL CHECK (length(time_zone) > 0)
) STRICT;

-- S0-07, S1-02: members are organisations; a school's flags place its staff in the target categories of S0-01.
CREATE TABLE organisation (
    id                  INTEGER PRIMARY KEY,
    municipality_id     INTEGER NOT NULL REFERENCES municipality,
    name                TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 2 AND 120),
    kind                TEXT NOT NULL DEFAULT 'school' CHECK (kind IN ('school', 'kindergarten', 'centre', 'other')),
    low_results         INTEGER NOT NULL DEFAULT 0 CHECK (low_results IN (0, 1)),
    adverse_conditions  INTEGER NOT NULL DEFAULT 0 CHECK (adverse_conditions IN (0, 1)),
    confirmed           INTEGER NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1)),
    UNIQUE (municipality_id, name)
) STRICT;

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
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    organisation_id INTEGER NOT NULL REFERENCES organisation,
    family_name     TEXT NOT NULL CHECK (length(family_name) BETWEEN 1 AND 60),
    given_name      TEXT NOT NULL CHECK (length(given_name) BETWEEN 1 AND 60),
    patronymic      TEXT NOT NULL DEFAULT '' CHECK (length(patronymic) <= 60),
    post_id         INTEGER NOT NULL REFERENCES post,
    teaching_since  TEXT NOT NULL CHECK (teaching_since = date(teaching_since)),
    managing_since  TEXT CHECK (managing_since = date(managing_since)),
    enrolled_at     TEXT NOT NULL
) STRICT;
CREATE INDEX person_by_name ON person (municipality_id, family_name, given_name, patronymic);
CREATE INDEX person_by_organisation ON person (organisation_id);

CREATE TABLE person_subject (
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    subject_id INTEGER NOT NULL REFERENCES subject,
    PRIMARY KEY (person_id, subject_id)
) STRICT, WITHOUT ROWID;

-- Coordinators of a municipality. Leaders are named in their clusters.
CREATE TABLE coordinator (
    person_id       INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    appointed_at    TEXT NOT NULL
) STRICT;
CREATE INDEX coordinator_by_municipality ON coordinator (municipality_id);

-- An account is a way to speak with somebody: a channel and the id that the channel gave.
CREATE TABLE account (
    id           INTEGER PRIMARY KEY,
    channel      TEXT NOT NULL CHECK (length(channel) > 0),
    external     TEXT NOT NULL CHECK (length(external) > 0),
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id    INTEGER REFERENCES person ON DELETE SET NULL,
    language     TEXT NOT NULL CHECK (language IN ('ru', 'en')),
    reachable    INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    room         TEXT NOT NULL DEFAULT 'menu',
    stamp        INTEGER NOT NULL DEFAULT 0,
    quiet_from   INTEGER CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_till   INTEGER CHECK (quiet_till BETWEEN 0 AND 23),
    commands     TEXT NOT NULL DEFAULT '',
    CHECK ((quiet_from IS NULL) = (quiet_till IS NULL)),
    UNIQUE (channel, external)
) STRICT;
CREATE INDEX account_by_person ON account (person_id);

-- 152-FZ: what was agreed to, in which text, when, through which account. Withdrawn rows stay as the proof
-- until the account is erased.
CREATE TABLE consent (
    id           INTEGER PRIMARY KEY,
    account_id   INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose      TEXT NOT NULL CHECK (purpose IN ('processing', 'notices', 'name')),
    text_version TEXT NOT NULL,
    given_at     TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;
CREATE INDEX consent_by_account ON consent (account_id);
CREATE UNIQUE INDEX consent_in_force ON consent (account_id, purpose) WHERE withdrawn_at IS NULL;

-- Order 179 of 28.10.2022: destruction is evidenced by an act. It names nobody.
CREATE TABLE erasure (
    id         INTEGER PRIMARY KEY,
    erased_at  TEXT NOT NULL,
    destroyed  TEXT NOT NULL CHECK (json_valid(destroyed))
) STRICT;

-- A one-time link that makes its first opener a coordinator. Only the token's hash is kept.
CREATE TABLE claim (
    token_hash TEXT PRIMARY KEY,
    expires_at TEXT NOT NULL,
    account_id INTEGER REFERENCES account ON DELETE SET NULL,
    opened_at  TEXT,
    settled_at TEXT
) STRICT;
CREATE INDEX claim_by_account ON claim (account_id);

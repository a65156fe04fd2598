-- Papers that were made, and the blanks of which they are made. The contents lie beside the database, each in a file
-- that its hash names; a row is the municipality's claim to it.

CREATE TABLE paper_kind (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO paper_kind VALUES ('roster_order'), ('agreement'), ('staff');

-- Each version of a blank of the municipality's own. One that is neither in force nor ended is still looked through,
-- or was found wanting (`flaw`).
CREATE TABLE blank (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL REFERENCES paper_kind,
    version         INTEGER NOT NULL CHECK (version > 0),
    name            TEXT NOT NULL,
    hash            TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes           INTEGER NOT NULL CHECK (bytes > 0),
    account_id      INTEGER REFERENCES account ON DELETE SET NULL,
    came_at         TEXT NOT NULL,
    looked_at       TEXT,
    flaw            TEXT,
    specimen        TEXT CHECK (length(specimen) = 64 AND specimen NOT GLOB '*[^0-9a-f]*'),
    since           TEXT,
    until           TEXT CHECK (until >= since),
    CHECK (flaw IS NULL OR since IS NULL),
    UNIQUE (municipality_id, kind, version)
) STRICT;
CREATE UNIQUE INDEX blank_in_force ON blank (municipality_id, kind) WHERE since IS NOT NULL AND until IS NULL;
CREATE INDEX blank_waiting ON blank (id) WHERE looked_at IS NULL;
CREATE INDEX blank_by_account ON blank (account_id) WHERE account_id IS NOT NULL;

-- The register. `filling` is what is to stand in a paper that is still to be made, and goes when it is; `hash` names
-- what was made. `year` is that in which the numbers of its kind run.
CREATE TABLE paper (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL REFERENCES paper_kind,
    year            INTEGER NOT NULL,
    number          TEXT CHECK (length(trim(number)) BETWEEN 1 AND 40),
    day             TEXT NOT NULL CHECK (day = date(day)),
    about           TEXT NOT NULL,
    search_form     TEXT NOT NULL,
    author_id       INTEGER REFERENCES person ON DELETE SET NULL,
    account_id      INTEGER REFERENCES account ON DELETE SET NULL,
    group_id        INTEGER REFERENCES groups ON DELETE SET NULL,
    blank_id        INTEGER REFERENCES blank,
    asked_at        TEXT NOT NULL,
    filling         TEXT CHECK (json_valid(filling)),
    made_at         TEXT,
    hash            TEXT CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes           INTEGER CHECK (bytes > 0),
    flaw            TEXT,
    signed_at       TEXT,
    CHECK ((hash IS NULL) = (bytes IS NULL)),
    CHECK (filling IS NULL OR hash IS NULL),
    CHECK (signed_at IS NULL OR hash IS NOT NULL)
) STRICT;
-- Two papers of a kind do not bear one number in one year.
CREATE UNIQUE INDEX paper_by_number ON paper (municipality_id, kind, year, number) WHERE number IS NOT NULL;
CREATE INDEX paper_by_moment ON paper (municipality_id, asked_at, id, search_form);
CREATE INDEX paper_waiting ON paper (id) WHERE filling IS NOT NULL;
CREATE INDEX paper_by_hash ON paper (hash) WHERE hash IS NOT NULL;
CREATE INDEX paper_by_author ON paper (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX paper_by_account ON paper (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX paper_by_group ON paper (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX paper_by_blank ON paper (blank_id) WHERE blank_id IS NOT NULL;

-- Who is named in a paper: what is not signed loses its content when one of them is erased.
CREATE TABLE paper_person (
    paper_id  INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (paper_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_person_by_person ON paper_person (person_id);
-- Here, and not in the program, so that it holds whatever erases a person, and costs no question.
CREATE TRIGGER paper_forgets BEFORE DELETE ON paper_person BEGIN
    UPDATE paper SET filling = NULL, hash = NULL, bytes = NULL, flaw = 'person_gone'
    WHERE id = old.paper_id AND signed_at IS NULL AND (filling IS NOT NULL OR hash IS NOT NULL);
END;

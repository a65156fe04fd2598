-- Lists that somebody has sent as a file. The content lies beside the database, in a file that its hash names; it and the
-- staged rows go with the confirmation or the refusal, and after a day at the latest.

CREATE TABLE import_kind (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO import_kind VALUES ('staff'), ('schools'), ('headcounts');

-- `columns` says what the heads mean and holds no row. `day` and `year_begins` are today and the first day of the school
-- year when the columns were confirmed: what a span of years is reckoned from. `schools` are names that no organisation
-- has. `staged` is 1 while there may be rows.
CREATE TABLE import (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL REFERENCES import_kind,
    account_id      INTEGER REFERENCES account ON DELETE SET NULL,
    name            TEXT NOT NULL,
    hash            TEXT CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    came_at         TEXT NOT NULL,
    state           TEXT NOT NULL DEFAULT 'reading' CHECK (state IN ('reading', 'columns', 'checking', 'offered',
                        'taken', 'refused', 'expired', 'flawed')),
    flaw            TEXT,
    columns         TEXT CHECK (json_valid(columns)),
    day             TEXT CHECK (day = date(day)),
    year_begins     TEXT CHECK (year_begins = date(year_begins)),
    schools         TEXT CHECK (json_valid(schools)),
    staged          INTEGER NOT NULL DEFAULT 0 CHECK (staged IN (0, 1)),
    new             INTEGER CHECK (new >= 0),
    changed         INTEGER CHECK (changed >= 0),
    CHECK ((hash IS NULL) = (state IN ('taken', 'refused', 'expired', 'flawed')))
) STRICT;
-- One file is imported once at a time, whoever sends it.
CREATE UNIQUE INDEX import_by_file ON import (municipality_id, kind, hash) WHERE hash IS NOT NULL;
CREATE INDEX import_by_hash ON import (hash) WHERE hash IS NOT NULL;
CREATE INDEX import_by_age ON import (municipality_id, came_at) WHERE hash IS NOT NULL;
CREATE INDEX import_waiting ON import (id) WHERE state IN ('reading', 'checking');
CREATE INDEX import_staged ON import (id) WHERE staged = 1;
CREATE INDEX import_by_account ON import (account_id) WHERE account_id IS NOT NULL;

-- A row of a file as it would be taken over: `fields` is what would be written, `notes` what is to be said about it,
-- `print` what the person or organisation that it is about was when it was checked, `others` who else it may be about.
CREATE TABLE import_row (
    import_id    INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    line         INTEGER NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'same', 'doubtful', 'wrong', 'skipped')),
    label        TEXT NOT NULL,
    fields       TEXT NOT NULL CHECK (json_valid(fields)),
    notes        TEXT NOT NULL CHECK (json_valid(notes)),
    person_id    INTEGER REFERENCES person ON DELETE CASCADE,
    organisation INTEGER,
    print        TEXT,
    others       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)),
    choice       TEXT CHECK (json_valid(choice)),
    PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_by_outcome ON import_row (import_id, outcome, line);
CREATE INDEX import_row_by_person ON import_row (person_id) WHERE person_id IS NOT NULL;
-- Whoever is erased is nobody's namesake any more. Here, and not in the program, so that it costs no question.
CREATE TRIGGER import_forgets BEFORE DELETE ON person BEGIN
    DELETE FROM import_row WHERE import_id IN (SELECT id FROM import WHERE staged = 1)
        AND EXISTS (SELECT 1 FROM json_each(others) WHERE value = old.id);
END;

-- What a person has said that columns mean, by a hash of their heads.
CREATE TABLE import_mapping (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL REFERENCES import_kind,
    heads           TEXT NOT NULL,
    meanings        TEXT NOT NULL CHECK (json_valid(meanings)),
    PRIMARY KEY (municipality_id, kind, heads)
) STRICT, WITHOUT ROWID;

-- What is known of an organisation: its kind, where it is, its marks with the papers that set them, its headcounts by
-- day, its agreements, who heads it.

-- SQLite changes no CHECK in place.
ALTER TABLE organisation RENAME COLUMN kind TO former_kind;
ALTER TABLE organisation ADD COLUMN kind TEXT NOT NULL DEFAULT 'school' CHECK (kind IN ('school', 'kindergarten',
    'further', 'centre', 'college', 'university', 'authority', 'association', 'other'));
-- Nobody was asked so far, and every organisation was a school: a kindergarten is known by its name.
UPDATE organisation SET kind = CASE
    WHEN former_kind = 'school' AND (search_form LIKE '% детский сад %' OR search_form LIKE '% детский сад'
        OR search_form LIKE '% доу %' OR search_form LIKE '% мбдоу %' OR search_form LIKE '% мдоу %') THEN 'kindergarten'
    ELSE former_kind END;
ALTER TABLE organisation DROP COLUMN former_kind;
-- S0-07: an organisation outside the municipality takes part by agreement, and counts in none of its figures.
ALTER TABLE organisation ADD COLUMN outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1));
ALTER TABLE organisation ADD COLUMN address TEXT CHECK (length(trim(address)) BETWEEN 5 AND 250);
ALTER TABLE organisation ADD COLUMN inn TEXT CHECK (length(inn) = 10 AND inn NOT GLOB '*[^0-9]*');
ALTER TABLE organisation ADD COLUMN ogrn TEXT CHECK (length(ogrn) = 13 AND ogrn NOT GLOB '*[^0-9]*');

-- S0-01, S0-24: a mark holds from its day through its term, or until it is taken off, which is the first day without
-- it. What was set before the bot asked for them has neither day nor paper.
CREATE TABLE organisation_flag (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation ON DELETE CASCADE,
    flag            TEXT NOT NULL CHECK (flag IN ('low_results', 'adverse_conditions', 'high_results')),
    since           TEXT CHECK (since = date(since)),
    until           TEXT CHECK (until = date(until)),
    ended_on        TEXT CHECK (ended_on = date(ended_on)),
    paper           TEXT CHECK (length(trim(paper)) BETWEEN 2 AND 200),
    paper_day       TEXT CHECK (paper_day = date(paper_day)),
    CHECK (until >= since),
    CHECK ((paper IS NULL) = (paper_day IS NULL)),
    CHECK ((paper IS NULL) = (since IS NULL))
) STRICT;
CREATE INDEX organisation_flag_by_organisation ON organisation_flag (organisation_id, flag, since);
INSERT INTO organisation_flag (organisation_id, flag)
SELECT id, 'low_results' FROM organisation WHERE low_results = 1;
INSERT INTO organisation_flag (organisation_id, flag)
SELECT id, 'adverse_conditions' FROM organisation WHERE adverse_conditions = 1;
ALTER TABLE organisation DROP COLUMN low_results;
ALTER TABLE organisation DROP COLUMN adverse_conditions;

-- DOMAIN 1.10: official headcounts, the denominators of the indicators. Of one day the entry made last is right, so that
-- a correction is a further entry. What was not told is NULL, and no zero.
CREATE TABLE headcount (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_id INTEGER NOT NULL REFERENCES organisation ON DELETE CASCADE,
    day             TEXT NOT NULL CHECK (day = date(day)),
    teaching        INTEGER CHECK (teaching BETWEEN 0 AND 99999),
    management      INTEGER CHECK (management BETWEEN 0 AND 99999),
    under_35        INTEGER CHECK (under_35 BETWEEN 0 AND 99999),
    first_years     INTEGER CHECK (first_years BETWEEN 0 AND 99999),
    both            INTEGER CHECK (both BETWEEN 0 AND 99999),
    source          TEXT NOT NULL CHECK (source IN ('monitoring', 'statistics', 'sites', 'papers', 'federal')),
    entered_at      TEXT NOT NULL,
    CHECK (coalesce(teaching, management, under_35, first_years, both) IS NOT NULL),
    CHECK (under_35 <= teaching),
    CHECK (first_years <= teaching),
    CHECK (both <= teaching),
    CHECK (both <= under_35),
    CHECK (both <= first_years),
    CHECK (under_35 + first_years - both <= teaching)
) STRICT;
CREATE INDEX headcount_by_organisation ON headcount (organisation_id, day, id);

-- S0-08: what clusters rest on. `reminded` is the least number of days before its end for which it was reminded of.
CREATE TABLE agreement (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL CHECK (kind IN ('agreement', 'contract')),
    number          TEXT NOT NULL CHECK (length(trim(number)) BETWEEN 1 AND 40),
    day             TEXT NOT NULL CHECK (day = date(day)),
    until           TEXT CHECK (until = date(until)),
    reminded        INTEGER CHECK (reminded >= 0),
    CHECK (until >= day)
) STRICT;
CREATE INDEX agreement_by_end ON agreement (municipality_id, until) WHERE until IS NOT NULL;

-- Its parties: organisations of the list, or others by their names.
CREATE TABLE agreement_party (
    id              INTEGER PRIMARY KEY,
    agreement_id    INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE,
    organisation_id INTEGER REFERENCES organisation,
    name            TEXT CHECK (length(trim(name)) BETWEEN 2 AND 250),
    CHECK ((organisation_id IS NULL) != (name IS NULL))
) STRICT;
CREATE UNIQUE INDEX agreement_party_once ON agreement_party (agreement_id, organisation_id)
    WHERE organisation_id IS NOT NULL;
CREATE INDEX agreement_party_by_agreement ON agreement_party (agreement_id);
CREATE INDEX agreement_party_by_organisation ON agreement_party (organisation_id) WHERE organisation_id IS NOT NULL;

-- Who heads an organisation and signs for it (P36): somebody of the list of people, or somebody by name, who goes with
-- whoever is erased under that name.
CREATE TABLE organisation_head (
    organisation_id INTEGER PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
    person_id       INTEGER REFERENCES person ON DELETE CASCADE,
    family_name     TEXT CHECK (length(family_name) BETWEEN 1 AND 60),
    given_name      TEXT CHECK (length(given_name) BETWEEN 1 AND 60),
    patronymic      TEXT CHECK (length(patronymic) <= 60),
    search_form     TEXT,
    post            TEXT NOT NULL CHECK (length(trim(post)) BETWEEN 2 AND 120),
    basis           TEXT NOT NULL CHECK (length(trim(basis)) BETWEEN 2 AND 200),
    CHECK ((person_id IS NULL) != (family_name IS NULL)),
    CHECK ((family_name IS NULL) = (given_name IS NULL)),
    CHECK ((family_name IS NULL) = (patronymic IS NULL)),
    CHECK ((family_name IS NULL) = (search_form IS NULL))
) STRICT;
CREATE INDEX organisation_head_by_person ON organisation_head (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX organisation_head_by_name ON organisation_head (search_form) WHERE search_form IS NOT NULL;

-- The head of the office stands in the regulation by name, and is forgotten there with whoever is erased under it: the
-- one thing of a version that may change, and the seal with it.
DROP TRIGGER regulation_stays;
CREATE TRIGGER regulation_stays BEFORE UPDATE ON regulation
WHEN NEW.journal_id IS NOT NULL AND NEW.journal_id IS NOT OLD.journal_id
    OR NEW.municipality_id != OLD.municipality_id OR NEW.version != OLD.version OR NEW.made_at != OLD.made_at
    OR NEW.kind != OLD.kind
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is never changed');
END;
DROP TRIGGER regulation_override_stays;
CREATE TRIGGER regulation_override_stays BEFORE UPDATE ON regulation_override
WHEN OLD.key != 'head_name' OR NEW.value IS NOT NULL OR NEW.key != OLD.key
    OR NEW.municipality_id != OLD.municipality_id OR NEW.version != OLD.version
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is never changed');
END;

-- Whom the regulation names as the head of the office, however the name was typed: whole, or by initials.
CREATE VIEW head_of_office AS
    SELECT person.id AS person_id, person.municipality_id, regulation_override.version, regulation_override.value
    FROM regulation_override JOIN person ON person.municipality_id = regulation_override.municipality_id
    WHERE regulation_override.key = 'head_name' AND regulation_override.value IS NOT NULL
      AND (instr(replace(replace(replace(value, 'ё', 'е'), 'Ё', 'Е'), ' ', ''),
                 replace(replace(family_name || given_name || patronymic, 'ё', 'е'), 'Ё', 'Е'))
           OR instr(replace(replace(replace(value, 'ё', 'е'), 'Ё', 'Е'), ' ', ''),
                    replace(replace(given_name || patronymic || family_name, 'ё', 'е'), 'Ё', 'Е'))
           OR instr(replace(replace(replace(value, 'ё', 'е'), 'Ё', 'Е'), ' ', ''),
                    replace(replace(family_name || substr(given_name, 1, 1) || '.'
                                    || iif(patronymic = '', '', substr(patronymic, 1, 1) || '.'), 'ё', 'е'), 'Ё', 'Е'))
           OR instr(replace(replace(replace(value, 'ё', 'е'), 'Ё', 'Е'), ' ', ''),
                    replace(replace(substr(given_name, 1, 1) || '.' || iif(patronymic = '', '', substr(patronymic, 1, 1) || '.')
                                    || family_name, 'ё', 'е'), 'Ё', 'Е')));

-- Whoever is erased is forgotten as a head too, where a name alone stands: here, and not in the program, so that it holds
-- whatever erases a person. A name that somebody else here bears as well stays, and is theirs: a namesake's, or that of the
-- other of two records of one person that are being merged.
CREATE TRIGGER head_forgets BEFORE DELETE ON person
WHEN NOT EXISTS (SELECT 1 FROM person AS namesake
                 WHERE namesake.municipality_id = old.municipality_id AND namesake.sort_form = old.sort_form
                   AND namesake.search_form = old.search_form AND namesake.id != old.id)
BEGIN
    DELETE FROM organisation_head
    WHERE search_form = old.search_form
      AND organisation_id IN (SELECT id FROM organisation WHERE municipality_id = old.municipality_id);
    -- What was read under the seal before is not taken for what is there now.
    UPDATE regulation SET seal = seal / 3 + old.id
    WHERE municipality_id = old.municipality_id AND EXISTS (SELECT 1 FROM head_of_office WHERE person_id = old.id);
    UPDATE regulation_override SET value = NULL, grounds = NULL
    WHERE municipality_id = old.municipality_id AND key = 'head_name'
      AND version IN (SELECT version FROM head_of_office WHERE person_id = old.id);
END;

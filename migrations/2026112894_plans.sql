-- Plans of work (P4, P5): of a group, or of the municipality's service where there is none, for a school year, by the
-- calendar year in which it begins.
CREATE TABLE plan (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    group_id        INTEGER REFERENCES groups ON DELETE CASCADE,
    year            INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100)
) STRICT;
CREATE UNIQUE INDEX plan_of_group ON plan (group_id, year) WHERE group_id IS NOT NULL;
CREATE UNIQUE INDEX plan_of_service ON plan (municipality_id, year) WHERE group_id IS NULL;
CREATE INDEX plan_by_year ON plan (municipality_id, year, group_id);

-- What is to be done. `number` is the plan's own («1.2»). Its term is a day or several, whole months, or the whole year;
-- `term_words` is what the plan says of it where that is more than the days do («до 25 октября», «ежемесячно»).
-- `responsible` holds posts and bodies: people are named by reference, below. `state_on` is the day on which it was done
-- or cancelled.
CREATE TABLE plan_entry (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id      INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
    number       TEXT CHECK (length(trim(number)) BETWEEN 1 AND 20),
    matter       TEXT NOT NULL CHECK (length(trim(matter)) BETWEEN 3 AND 500),
    search_form  TEXT NOT NULL,
    form         TEXT CHECK (length(trim(form)) BETWEEN 1 AND 200),
    begins       TEXT NOT NULL CHECK (begins = date(begins)),
    ends         TEXT NOT NULL CHECK (ends = date(ends)),
    grain        TEXT NOT NULL CHECK (grain IN ('day', 'month', 'year')),
    term_words   TEXT CHECK (length(trim(term_words)) BETWEEN 1 AND 200),
    responsible  TEXT CHECK (length(trim(responsible)) BETWEEN 1 AND 500),
    participants TEXT CHECK (length(trim(participants)) BETWEEN 1 AND 500),
    result       TEXT CHECK (length(trim(result)) BETWEEN 1 AND 500),
    note         TEXT CHECK (length(trim(note)) BETWEEN 1 AND 500),
    source       TEXT NOT NULL CHECK (source IN ('import', 'hand')),
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
    state_on     TEXT CHECK (state_on = date(state_on)),
    CHECK (ends >= begins),
    CHECK ((state_on IS NULL) = (state = 'open'))
) STRICT;
CREATE INDEX plan_entry_by_term ON plan_entry (plan_id, begins, ends, id);

-- Who is responsible, where it is somebody whom the municipality knows.
CREATE TABLE plan_entry_person (
    entry_id  INTEGER NOT NULL REFERENCES plan_entry ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (entry_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_entry_person_by_person ON plan_entry_person (person_id, entry_id);

-- A name that was nobody's when the plan was written is no reference. It goes with the last who is erased under it, and the
-- post beside it stays: here, and not in the program, so that it costs no question. What is written otherwise than names
-- mostly are is taken away whole.
CREATE TRIGGER plan_forgets BEFORE DELETE ON person
WHEN NOT EXISTS (SELECT 1 FROM person AS namesake
                 WHERE namesake.municipality_id = old.municipality_id AND namesake.sort_form = old.sort_form
                   AND namesake.search_form = old.search_form AND namesake.id != old.id)
BEGIN
    UPDATE plan_entry SET responsible = nullif(trim(replace(replace(replace(replace(replace(replace(replace(replace(
            responsible,
            rtrim(old.family_name || ' ' || old.given_name || ' ' || old.patronymic), ''),
            rtrim(old.given_name || ' ' || old.patronymic) || ' ' || old.family_name, ''),
            old.family_name || ' ' || substr(old.given_name, 1, 1) || '.'
                || iif(old.patronymic = '', '', substr(old.patronymic, 1, 1) || '.'), ''),
            old.family_name || ' ' || substr(old.given_name, 1, 1) || '.'
                || iif(old.patronymic = '', '', ' ' || substr(old.patronymic, 1, 1) || '.'), ''),
            substr(old.given_name, 1, 1) || '.' || iif(old.patronymic = '', '', substr(old.patronymic, 1, 1) || '.')
                || ' ' || old.family_name, ''),
            substr(old.given_name, 1, 1) || '.' || iif(old.patronymic = '', '', ' ' || substr(old.patronymic, 1, 1) || '.')
                || ' ' || old.family_name, ''),
            substr(old.given_name, 1, 1) || '.' || iif(old.patronymic = '', '', substr(old.patronymic, 1, 1) || '.')
                || old.family_name, ''),
            ', ,', ','), ' ,;'), '')
    WHERE responsible IS NOT NULL AND instr(responsible, old.family_name)
      AND plan_id IN (SELECT id FROM plan WHERE municipality_id = old.municipality_id);
    UPDATE plan_entry SET responsible = NULL
    WHERE responsible IS NOT NULL
      AND plan_id IN (SELECT id FROM plan WHERE municipality_id = old.municipality_id)
      AND (instr(replace(replace(replace(responsible, 'ё', 'е'), 'Ё', 'Е'), ' ', ''),
                 replace(replace(replace(old.family_name || substr(old.given_name, 1, 1), 'ё', 'е'), 'Ё', 'Е'), ' ', ''))
           OR instr(replace(replace(replace(responsible, 'ё', 'е'), 'Ё', 'Е'), ' ', ''),
                    replace(replace(replace(substr(old.given_name, 1, 1) || '.' || iif(old.patronymic = '', '',
                            substr(old.patronymic, 1, 1) || '.') || old.family_name, 'ё', 'е'), 'Ё', 'Е'), ' ', '')));
END;

-- A plan is loaded from a file, into this one of the plans.
INSERT INTO import_kind VALUES ('plan');
ALTER TABLE import ADD COLUMN group_id INTEGER REFERENCES groups ON DELETE CASCADE;
ALTER TABLE import ADD COLUMN year INTEGER CHECK (year BETWEEN 2000 AND 2100);
CREATE INDEX import_by_group ON import (group_id) WHERE group_id IS NOT NULL;
-- A row of a plan names people among its fields: it goes with them, too.
DROP TRIGGER import_forgets;
CREATE TRIGGER import_forgets BEFORE DELETE ON person BEGIN
    DELETE FROM import_row WHERE import_id IN (SELECT id FROM import WHERE staged = 1 AND kind IN ('staff', 'diagnosis'))
        AND EXISTS (SELECT 1 FROM json_each(others) WHERE value = old.id);
    DELETE FROM import_row WHERE import_id IN (SELECT id FROM import WHERE staged = 1 AND kind = 'plan')
        AND EXISTS (SELECT 1 FROM json_each(fields, '$.people') WHERE value = old.id);
END;

-- And made as a paper (P4).
INSERT INTO paper_kind VALUES ('plan');

-- By which version of the regulation a paper was made: what is issued keeps the version that it used.
ALTER TABLE paper ADD COLUMN regulation INTEGER CHECK (regulation >= 0);
-- Somebody whom it names was erased after it was signed: a draft that names them cannot be made of it again.
ALTER TABLE paper ADD COLUMN outlives INTEGER NOT NULL DEFAULT 0 CHECK (outlives IN (0, 1) AND (outlives = 0 OR signed_at IS NOT NULL));

DROP TRIGGER paper_forgets;
CREATE TRIGGER paper_forgets BEFORE DELETE ON paper_person
WHEN NOT EXISTS (SELECT 1 FROM merge WHERE former = old.person_id)
BEGIN
    UPDATE paper SET filling = NULL, hash = NULL, bytes = NULL, flaw = 'person_gone'
    WHERE id = old.paper_id AND signed_at IS NULL AND (filling IS NOT NULL OR hash IS NOT NULL);
    UPDATE paper SET outlives = 1 WHERE id = old.paper_id AND signed_at IS NOT NULL;
END;

-- The organisations whose records a paper was made from, beside the people in `paper_person` and the group of its row:
-- references, and no names.
CREATE TABLE paper_organisation (
    paper_id        INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    organisation_id INTEGER NOT NULL REFERENCES organisation ON DELETE CASCADE,
    PRIMARY KEY (paper_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_organisation_by_organisation ON paper_organisation (organisation_id);

-- The register is searched by the names of kinds and of authors, too.
DROP INDEX paper_by_moment;
CREATE INDEX paper_by_moment ON paper (municipality_id, asked_at, id, search_form, kind, author_id);
-- What nobody has signed is let go after its kind's term.
CREATE INDEX paper_unsigned ON paper (municipality_id, kind, made_at) WHERE signed_at IS NULL AND hash IS NOT NULL;

-- Forms of a name that stands somewhere by itself, of nobody whom the bot knows: the head of the office in the regulation,
-- the head of a school. They go with the name, and with whoever bears it.
CREATE TABLE typed_name_form (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    words           TEXT NOT NULL CHECK (length(trim(words)) BETWEEN 1 AND 250),
    search_form     TEXT NOT NULL,
    which           TEXT NOT NULL CHECK (which IN ('genitive', 'dative', 'accusative', 'instrumental')),
    form            TEXT NOT NULL CHECK (length(trim(form)) BETWEEN 1 AND 250),
    PRIMARY KEY (municipality_id, words, which)
) STRICT, WITHOUT ROWID;
CREATE INDEX typed_name_form_by_name ON typed_name_form (search_form);
CREATE TRIGGER typed_name_form_goes AFTER DELETE ON organisation_head WHEN old.search_form IS NOT NULL BEGIN
    DELETE FROM typed_name_form
    WHERE search_form = old.search_form
      AND NOT EXISTS (SELECT 1 FROM organisation_head JOIN organisation ON organisation.id = organisation_id
                      WHERE organisation_head.search_form = old.search_form
                        AND municipality_id = typed_name_form.municipality_id);
END;
CREATE TRIGGER typed_name_form_is_of_another AFTER UPDATE OF search_form ON organisation_head
WHEN old.search_form IS NOT NULL AND new.search_form IS NOT old.search_form
BEGIN
    DELETE FROM typed_name_form
    WHERE search_form = old.search_form
      AND NOT EXISTS (SELECT 1 FROM organisation_head JOIN organisation ON organisation.id = organisation_id
                      WHERE organisation_head.search_form = old.search_form
                        AND municipality_id = typed_name_form.municipality_id);
END;

-- As before, and the forms of the name with it: first, since the regulation still holds the name then.
DROP TRIGGER head_forgets;
CREATE TRIGGER head_forgets BEFORE DELETE ON person
WHEN NOT EXISTS (SELECT 1 FROM person AS namesake
                 WHERE namesake.municipality_id = old.municipality_id AND namesake.sort_form = old.sort_form
                   AND namesake.search_form = old.search_form AND namesake.id != old.id)
BEGIN
    DELETE FROM typed_name_form WHERE municipality_id = old.municipality_id AND search_form = old.search_form;
    DELETE FROM typed_name_form
    WHERE municipality_id = old.municipality_id
      AND words IN (SELECT iif(instr(value, char(10)), substr(value, 1, instr(value, char(10)) - 1), value)
                    FROM head_of_office WHERE person_id = old.id);
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

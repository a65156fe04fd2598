-- Forms of names in their cases that somebody has looked at: the rules only propose them. Those of a person go with the
-- person, and when the person is called otherwise.
CREATE TABLE name_form (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    which     TEXT NOT NULL CHECK (which IN ('genitive', 'dative', 'accusative', 'instrumental')),
    form      TEXT NOT NULL CHECK (length(trim(form)) BETWEEN 1 AND 250),
    -- Of which name: a record that another one was merged into may have forms of both.
    name      TEXT NOT NULL,
    PRIMARY KEY (person_id, which)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER name_form_is_of_a_name AFTER UPDATE OF family_name, given_name, patronymic ON person
WHEN OLD.family_name != NEW.family_name OR OLD.given_name != NEW.given_name OR OLD.patronymic != NEW.patronymic BEGIN
    DELETE FROM name_form WHERE person_id = NEW.id;
END;

-- The same of posts, and of bodies, groups and organisations, by their words in the nominative.
CREATE TABLE phrase_form (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    sort            TEXT NOT NULL CHECK (sort IN ('post', 'body')),
    words           TEXT NOT NULL CHECK (length(trim(words)) BETWEEN 1 AND 400),
    which           TEXT NOT NULL CHECK (which IN ('genitive', 'dative', 'accusative', 'instrumental')),
    form            TEXT NOT NULL CHECK (length(trim(form)) BETWEEN 1 AND 400),
    PRIMARY KEY (municipality_id, sort, words, which)
) STRICT, WITHOUT ROWID;

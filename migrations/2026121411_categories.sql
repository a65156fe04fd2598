-- DOMAIN 2.1: a municipality makes its own of both levels of the catalogue. A category is everybody's, or that of one
-- municipality alone, where nobody else sees it. Its number comes after all that were there before, and never goes, so that the
-- order of the categories, by which looks are stored, only grows at its end: a later common one gets the next number too.
ALTER TABLE deficit_category ADD COLUMN municipality_id INTEGER REFERENCES municipality;
CREATE INDEX deficit_category_by_municipality ON deficit_category (municipality_id) WHERE municipality_id IS NOT NULL;

-- What a municipality says of a category: how it is called there, with a short form where the name is too long for a button,
-- and since when it is not offered any more. An own category has its names here alone; in its own row a sign stands for them.
CREATE TABLE category_here (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    category_id     INTEGER NOT NULL REFERENCES deficit_category,
    name_ru         TEXT CHECK (length(name_ru) BETWEEN 3 AND 60),
    short_ru        TEXT CHECK (length(short_ru) BETWEEN 3 AND 24),
    name_en         TEXT CHECK (length(name_en) BETWEEN 3 AND 24),
    retired_at      TEXT,
    PRIMARY KEY (municipality_id, category_id),
    CHECK (name_ru IS NOT NULL OR short_ru IS NULL AND name_en IS NULL),
    CHECK (length(name_ru) <= 24 OR short_ru IS NOT NULL OR name_ru IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_here_by_category ON category_here (category_id);

CREATE TRIGGER category_here_is_named BEFORE INSERT ON category_here
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL
               AND (municipality_id != NEW.municipality_id OR NEW.name_ru IS NULL))
BEGIN
    SELECT RAISE(ABORT, 'an own category has its name, and nobody else does anything to it');
END;
CREATE TRIGGER category_here_stays_named BEFORE UPDATE ON category_here
WHEN NEW.name_ru IS NULL
     AND EXISTS (SELECT 1 FROM deficit_category WHERE id = NEW.category_id AND municipality_id IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'an own category keeps its name');
END;

-- The seal of the catalogue stands for its categories, too.
CREATE TRIGGER category_here_comes AFTER INSERT ON category_here BEGIN
    INSERT INTO catalogue_seal (municipality_id, seal) VALUES (NEW.municipality_id, random())
    ON CONFLICT (municipality_id) DO UPDATE SET seal = excluded.seal;
END;
CREATE TRIGGER category_here_changes AFTER UPDATE ON category_here BEGIN
    UPDATE catalogue_seal SET seal = random() WHERE municipality_id = NEW.municipality_id;
END;

-- The categories as a municipality calls them: whoever reads a name reads it here. The short forms are there only where the
-- municipality has named a category itself; those that come with the program are known by their codes.
CREATE VIEW category_named AS
SELECT municipality.id AS municipality_id, deficit_category.id AS id, deficit_category.code AS code,
       coalesce(category_here.name_ru, deficit_category.name_ru) AS name_ru,
       coalesce(category_here.name_en, category_here.name_ru, deficit_category.name_en) AS name_en,
       coalesce(category_here.short_ru, category_here.name_ru) AS short_ru,
       coalesce(category_here.name_en, category_here.short_ru, category_here.name_ru) AS short_en
FROM municipality CROSS JOIN deficit_category
LEFT JOIN category_here ON category_here.category_id = deficit_category.id
     AND category_here.municipality_id = municipality.id
WHERE deficit_category.municipality_id IS NULL OR deficit_category.municipality_id = municipality.id;

-- Nobody lacks, asks for, offers or is about what is another municipality's own.
CREATE TRIGGER deficit_of_own_category BEFORE INSERT ON deficit
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL
               AND municipality_id != (SELECT municipality_id FROM person WHERE person.id = NEW.person_id))
BEGIN
    SELECT RAISE(ABORT, 'a category of another municipality');
END;
CREATE TRIGGER deficit_filed_in_own_category BEFORE UPDATE OF category_id ON deficit
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL
               AND municipality_id != (SELECT municipality_id FROM person WHERE person.id = NEW.person_id))
BEGIN
    SELECT RAISE(ABORT, 'a category of another municipality');
END;
CREATE TRIGGER item_of_own_category BEFORE INSERT ON deficit_item
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL AND municipality_id IS NOT NEW.municipality_id)
BEGIN
    SELECT RAISE(ABORT, 'a category of another municipality');
END;
CREATE TRIGGER group_of_own_category BEFORE INSERT ON group_category
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL
               AND municipality_id != (SELECT municipality_id FROM groups WHERE groups.id = NEW.group_id))
BEGIN
    SELECT RAISE(ABORT, 'a category of another municipality');
END;
CREATE TRIGGER pair_of_own_category BEFORE INSERT ON pair
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL AND municipality_id != NEW.municipality_id)
BEGIN
    SELECT RAISE(ABORT, 'a category of another municipality');
END;
CREATE TRIGGER request_of_own_category BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM deficit_category
             WHERE id = NEW.category_id AND municipality_id IS NOT NULL AND municipality_id != NEW.municipality_id)
BEGIN
    SELECT RAISE(ABORT, 'a category of another municipality');
END;

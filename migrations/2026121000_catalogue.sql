-- DOMAIN 2.1: the catalogue of needs is what a municipality makes of the common one. An item is everybody's, or that of one
-- municipality alone, where nobody else sees it.
ALTER TABLE deficit_item ADD COLUMN municipality_id INTEGER REFERENCES municipality;
CREATE INDEX deficit_item_by_municipality ON deficit_item (municipality_id) WHERE municipality_id IS NOT NULL;

-- What a municipality says of an item: how it is called there, where that is not what the item brings along, and since when
-- it is not offered any more. An own item has its names here alone, since two municipalities may choose the same one; in
-- its own row a sign stands for them that no other has. Nothing is ever deleted: what names an item keeps it.
CREATE TABLE item_here (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    item_id         INTEGER NOT NULL REFERENCES deficit_item,
    name_ru         TEXT CHECK (length(name_ru) BETWEEN 3 AND 60),
    name_en         TEXT CHECK (length(name_en) BETWEEN 3 AND 60),
    retired_at      TEXT,
    PRIMARY KEY (municipality_id, item_id),
    CHECK (name_en IS NULL OR name_ru IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_here_by_item ON item_here (item_id);

CREATE TRIGGER item_here_is_named BEFORE INSERT ON item_here
WHEN EXISTS (SELECT 1 FROM deficit_item
             WHERE id = NEW.item_id AND municipality_id IS NOT NULL
               AND (municipality_id != NEW.municipality_id OR NEW.name_ru IS NULL))
BEGIN
    SELECT RAISE(ABORT, 'an own item has its name, and nobody else does anything to it');
END;
CREATE TRIGGER item_here_stays_named BEFORE UPDATE ON item_here
WHEN NEW.name_ru IS NULL AND EXISTS (SELECT 1 FROM deficit_item WHERE id = NEW.item_id AND municipality_id IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'an own item keeps its name');
END;

-- A number that stands for all of what a municipality says of the catalogue. It is drawn at random, so that none comes twice:
-- what was read under one is never stale, even after a rollback or an older copy that was put back.
CREATE TABLE catalogue_seal (
    municipality_id INTEGER PRIMARY KEY REFERENCES municipality,
    seal            INTEGER NOT NULL
) STRICT;
CREATE TRIGGER item_here_comes AFTER INSERT ON item_here BEGIN
    INSERT INTO catalogue_seal (municipality_id, seal) VALUES (NEW.municipality_id, random())
    ON CONFLICT (municipality_id) DO UPDATE SET seal = excluded.seal;
END;
CREATE TRIGGER item_here_changes AFTER UPDATE ON item_here BEGIN
    UPDATE catalogue_seal SET seal = random() WHERE municipality_id = NEW.municipality_id;
END;

-- Nobody lacks what is another municipality's own.
CREATE TRIGGER deficit_of_own_catalogue BEFORE INSERT ON deficit
WHEN EXISTS (SELECT 1 FROM deficit_item
             WHERE id = NEW.item_id AND municipality_id IS NOT NULL
               AND municipality_id != (SELECT municipality_id FROM person WHERE person.id = NEW.person_id))
BEGIN
    SELECT RAISE(ABORT, 'an item of another municipality');
END;
CREATE TRIGGER deficit_filed_in_own_catalogue BEFORE UPDATE OF item_id ON deficit
WHEN EXISTS (SELECT 1 FROM deficit_item
             WHERE id = NEW.item_id AND municipality_id IS NOT NULL
               AND municipality_id != (SELECT municipality_id FROM person WHERE person.id = NEW.person_id))
BEGIN
    SELECT RAISE(ABORT, 'an item of another municipality');
END;

-- A list of the catalogue is a further kind of import.
INSERT INTO import_kind VALUES ('catalogue');

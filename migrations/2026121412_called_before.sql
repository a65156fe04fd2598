-- S4-11: a list of results names items and categories as they were called when it was made. What a municipality called one
-- before it called it otherwise is kept; the names that the program brings stand in the catalogue itself.
CREATE TABLE called_before (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    item_id         INTEGER REFERENCES deficit_item,
    category_id     INTEGER REFERENCES deficit_category,
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 3 AND 60),
    CHECK ((item_id IS NULL) != (category_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX called_before_item ON called_before (municipality_id, item_id, name) WHERE item_id IS NOT NULL;
CREATE UNIQUE INDEX called_before_category ON called_before (municipality_id, category_id, name)
    WHERE category_id IS NOT NULL;
CREATE INDEX called_before_by_item ON called_before (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX called_before_by_category ON called_before (category_id) WHERE category_id IS NOT NULL;

CREATE TRIGGER item_here_was_called AFTER UPDATE OF name_ru ON item_here
WHEN OLD.name_ru IS NOT NULL AND OLD.name_ru IS NOT NEW.name_ru
BEGIN
    INSERT INTO called_before (municipality_id, item_id, name)
    SELECT OLD.municipality_id, OLD.item_id, OLD.name_ru
    WHERE NOT EXISTS (SELECT 1 FROM called_before
                      WHERE municipality_id = OLD.municipality_id AND item_id = OLD.item_id AND name = OLD.name_ru);
END;
CREATE TRIGGER category_here_was_called AFTER UPDATE OF name_ru ON category_here
WHEN OLD.name_ru IS NOT NULL AND OLD.name_ru IS NOT NEW.name_ru
BEGIN
    INSERT INTO called_before (municipality_id, category_id, name)
    SELECT OLD.municipality_id, OLD.category_id, OLD.name_ru
    WHERE NOT EXISTS (SELECT 1 FROM called_before
                      WHERE municipality_id = OLD.municipality_id AND category_id = OLD.category_id
                        AND name = OLD.name_ru);
END;

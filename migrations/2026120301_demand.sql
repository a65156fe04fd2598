-- S1-07, step 1, and S0-04: a deficit that many share and no cluster covers is a demand. What is kept is the sum of which
-- coordinators were told, as a look shows it, and nothing of anybody. Once a cluster covers it, the row says which one, until
-- its members have been asked whether it has helped.
CREATE TABLE demand (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    category_id     INTEGER NOT NULL REFERENCES deficit_category,
    people          INTEGER NOT NULL CHECK (people >= 5),
    told_at         TEXT NOT NULL,
    put_off         INTEGER NOT NULL DEFAULT 0 CHECK (put_off IN (0, 1)),
    group_id        INTEGER REFERENCES groups ON DELETE SET NULL,
    opened_at       TEXT,
    ask_at          TEXT,
    PRIMARY KEY (municipality_id, category_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX demand_by_asking ON demand (municipality_id, ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX demand_by_group ON demand (group_id) WHERE group_id IS NOT NULL;

-- Up to which look demands have been reckoned.
CREATE TABLE demand_look (
    municipality_id INTEGER PRIMARY KEY REFERENCES municipality,
    look_id         INTEGER NOT NULL
) STRICT;

-- Which items of the catalogue a group addresses: finer than its categories.
CREATE TABLE group_item (
    group_id INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
    item_id  INTEGER NOT NULL REFERENCES deficit_item,
    PRIMARY KEY (group_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_item_by_item ON group_item (item_id, group_id);

-- What somebody can help a colleague with, by the catalogue of deficits. It is shown to others only where its owner says so.
CREATE TABLE strength (
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    item_id    INTEGER NOT NULL REFERENCES deficit_item,
    shown      INTEGER NOT NULL CHECK (shown IN (0, 1)),
    written_at TEXT NOT NULL,
    PRIMARY KEY (person_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX strength_by_item ON strength (item_id, shown);

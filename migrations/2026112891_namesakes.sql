-- Somebody has registered under a name that stands at their school already: whether the two are one human is asked of
-- those who answer for the school's people, the coordinators and whoever represents the school. The first answer holds.
-- Two records that have become one by another way are one number here.
CREATE TABLE namesake (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    newcomer_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    former_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    asked_at        TEXT NOT NULL,
    answer          TEXT CHECK (answer IN ('same', 'other')),
    answered_at     TEXT CHECK (answered_at >= asked_at),
    answered_by     INTEGER REFERENCES person ON DELETE SET NULL,
    CHECK ((answered_at IS NULL) = (answer IS NULL))
) STRICT;
CREATE INDEX namesake_by_newcomer ON namesake (newcomer_id);
CREATE INDEX namesake_by_former ON namesake (former_id);
CREATE INDEX namesake_by_answerer ON namesake (answered_by) WHERE answered_by IS NOT NULL;
CREATE INDEX namesake_by_moment ON namesake (municipality_id, asked_at);
CREATE INDEX namesake_waiting ON namesake (municipality_id, id) WHERE answer IS NULL;

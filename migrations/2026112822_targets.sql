-- Target categories 5 and 6 of S0-01: who has good results and may grow, and whose experience others should have. They
-- follow from no fact: a coordinator assigns them, with a reason and until a day; the person sees that, may say that it
-- is wrong, and is answered.
CREATE TABLE target_assignment (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    category        INTEGER NOT NULL CHECK (category IN (5, 6)),
    reason          TEXT NOT NULL CHECK (length(trim(reason)) BETWEEN 3 AND 300),
    since           TEXT NOT NULL CHECK (since = date(since)),
    until           TEXT NOT NULL CHECK (until = date(until) AND until >= since),
    ended_at        TEXT,
    disputed_at     TEXT,
    dispute         TEXT CHECK (length(trim(dispute)) BETWEEN 3 AND 300),
    answered_at     TEXT,
    answer          TEXT CHECK (length(trim(answer)) BETWEEN 3 AND 300),
    CHECK ((disputed_at IS NULL) = (dispute IS NULL)),
    CHECK ((answered_at IS NULL) = (answer IS NULL)),
    CHECK (answer IS NULL OR dispute IS NOT NULL)
) STRICT;
CREATE INDEX target_assignment_by_person ON target_assignment (person_id, category);
CREATE INDEX target_assignment_in_force ON target_assignment (municipality_id, category, until) WHERE ended_at IS NULL;
CREATE INDEX target_assignment_disputed ON target_assignment (municipality_id)
    WHERE disputed_at IS NOT NULL AND answered_at IS NULL AND ended_at IS NULL;

-- Professional deficits and the methodological clusters that address them.

-- S1-07: a cluster lives through a cycle; contradiction 9: by host school (S1) or by difficulty (S3).
CREATE TABLE cluster (
    id              INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    name            TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 3 AND 120),
    host_school_id  INTEGER REFERENCES organisation,
    leader_id       INTEGER REFERENCES person ON DELETE SET NULL,
    phase           TEXT NOT NULL DEFAULT 'forming' CHECK (phase IN ('forming', 'working', 'summing', 'closed')),
    created_at      TEXT NOT NULL,
    UNIQUE (municipality_id, name)
) STRICT;
CREATE INDEX cluster_by_leader ON cluster (leader_id);

CREATE TABLE cluster_category (
    cluster_id  INTEGER NOT NULL REFERENCES cluster ON DELETE CASCADE,
    category_id INTEGER NOT NULL REFERENCES deficit_category,
    PRIMARY KEY (cluster_id, category_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_category_by_category ON cluster_category (category_id, cluster_id);

-- S0-06, S1-02: opt-in, leaving needs no approval; a left membership keeps its dates for roster retention.
CREATE TABLE membership (
    id         INTEGER PRIMARY KEY,
    cluster_id INTEGER NOT NULL REFERENCES cluster ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    joined_at  TEXT NOT NULL,
    left_at    TEXT CHECK (left_at >= joined_at)
) STRICT;
CREATE UNIQUE INDEX membership_active ON membership (cluster_id, person_id) WHERE left_at IS NULL;
CREATE INDEX membership_by_person ON membership (person_id);
-- The figures count people in the order of an index; SQLite reads the index alone only if it holds the column of
-- its own condition too.
CREATE INDEX membership_active_by_person ON membership (person_id, cluster_id, left_at) WHERE left_at IS NULL;

-- S0-04: a deficit is its owner's; own words stand in place of an item.
CREATE TABLE deficit (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    category_id   INTEGER NOT NULL REFERENCES deficit_category,
    item_id       INTEGER REFERENCES deficit_item,
    own_words     TEXT CHECK (length(own_words) BETWEEN 3 AND 300),
    level         TEXT NOT NULL CHECK (level IN ('low', 'medium', 'high')),
    source        TEXT NOT NULL DEFAULT 'self' CHECK (source IN ('self', 'cpd_centre', 'school_council', 'attestation')),
    registered_at TEXT NOT NULL,
    closed_at     TEXT,
    CHECK ((item_id IS NULL) != (own_words IS NULL))
) STRICT;
CREATE UNIQUE INDEX deficit_open_once ON deficit (person_id, item_id) WHERE closed_at IS NULL AND item_id IS NOT NULL;
CREATE INDEX deficit_by_person ON deficit (person_id);
CREATE INDEX deficit_open_by_category ON deficit (category_id, person_id, closed_at) WHERE closed_at IS NULL;
CREATE INDEX deficit_open_by_person ON deficit (person_id, closed_at) WHERE closed_at IS NULL;

-- What people enter of themselves, where they wish: courses, contests, publications, talks elsewhere (S0-17, S1-03). It is
-- their own alone: it goes with them. What shows it is an address, or a file, whose content lies beside the database.
CREATE TABLE own_record (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind            TEXT NOT NULL CHECK (kind IN ('course', 'contest', 'publication', 'talk', 'other')),
    title           TEXT NOT NULL CHECK (length(trim(title)) BETWEEN 3 AND 300),
    day             TEXT NOT NULL CHECK (day = date(day)),
    link            TEXT CHECK (length(link) BETWEEN 8 AND 500),
    hash            TEXT CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes           INTEGER CHECK (bytes > 0),
    file_name       TEXT CHECK (length(file_name) BETWEEN 1 AND 200),
    entered_at      TEXT NOT NULL,
    CHECK (link IS NULL OR hash IS NULL),
    CHECK ((hash IS NULL) = (bytes IS NULL)),
    CHECK ((hash IS NULL) = (file_name IS NULL))
) STRICT;
CREATE INDEX own_record_by_person ON own_record (person_id, day);
CREATE INDEX own_record_by_hash ON own_record (hash) WHERE hash IS NOT NULL;

-- The municipality's own sample of a certificate, an SVG, and of a reference, a document of Word: one of each is in force, as it
-- was found to be sound. The content lies beside the database.
CREATE TABLE sample (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL CHECK (kind IN ('certificate', 'reference')),
    name            TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    hash            TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes           INTEGER NOT NULL CHECK (bytes > 0),
    brought_by      INTEGER REFERENCES person ON DELETE SET NULL,
    brought_at      TEXT NOT NULL,
    PRIMARY KEY (municipality_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_by_hash ON sample (hash);
CREATE INDEX sample_by_person ON sample (brought_by) WHERE brought_by IS NOT NULL;

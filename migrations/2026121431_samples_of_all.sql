-- A municipality may have a sample of its own of every paper that bears no number of the register: sheets, papers of pairs and
-- of routes.
CREATE TABLE sample_new (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    kind            TEXT NOT NULL CHECK (kind IN (
        'certificate', 'reference', 'attendance', 'registration', 'route', 'route_extract', 'profile', 'pair_order',
        'pair_consent', 'pair_programme', 'pair_journal', 'pair_report', 'pair_base', 'pair_survey', 'pair_summary',
        'pair_roadmap')),
    name            TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    hash            TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    bytes           INTEGER NOT NULL CHECK (bytes > 0),
    brought_by      INTEGER REFERENCES person ON DELETE SET NULL,
    brought_at      TEXT NOT NULL,
    PRIMARY KEY (municipality_id, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO sample_new SELECT municipality_id, kind, name, hash, bytes, brought_by, brought_at FROM sample;
DROP TABLE sample;
ALTER TABLE sample_new RENAME TO sample;
CREATE INDEX sample_by_hash ON sample (hash);
CREATE INDEX sample_by_person ON sample (brought_by) WHERE brought_by IS NOT NULL;

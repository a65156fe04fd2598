-- A signed paper as it was scanned, kept as what was made is; and where the paper was published.
ALTER TABLE paper ADD COLUMN scan_hash TEXT CHECK (length(scan_hash) = 64 AND scan_hash NOT GLOB '*[^0-9a-f]*');
ALTER TABLE paper ADD COLUMN scan_name TEXT CHECK ((scan_name IS NULL) = (scan_hash IS NULL));
ALTER TABLE paper ADD COLUMN scan_bytes INTEGER
    CHECK (iif(scan_bytes IS NULL, scan_hash IS NULL, scan_bytes > 0 AND scan_hash IS NOT NULL AND signed_at IS NOT NULL));
ALTER TABLE paper ADD COLUMN scan_at TEXT CHECK ((scan_at IS NULL) = (scan_hash IS NULL));
ALTER TABLE paper ADD COLUMN link TEXT CHECK (length(link) BETWEEN 8 AND 500);
ALTER TABLE paper ADD COLUMN published_at TEXT CHECK ((published_at IS NULL) = (link IS NULL));
CREATE INDEX paper_by_scan ON paper (scan_hash) WHERE scan_hash IS NOT NULL;

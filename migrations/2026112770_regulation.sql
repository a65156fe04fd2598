-- The regulation of a municipality («Положение»): versions, which nobody changes afterwards, since what was closed or
-- signed keeps the number of the one that it used. A municipality without a row works by the house's defaults.
--
-- Who made a version stands in the journal alone, which forgets whoever is erased.
CREATE TABLE regulation (
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    version         INTEGER NOT NULL CHECK (version >= 1),
    made_at         TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('key', 'presets', 'file')),
    journal_id      INTEGER REFERENCES journal ON DELETE SET NULL,
    -- A number that follows from all of the version: what was read under it never means anything else.
    seal            INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX regulation_by_journal ON regulation (journal_id) WHERE journal_id IS NOT NULL;

-- The published regulations that a version is taken from.
CREATE TABLE regulation_preset (
    municipality_id INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    preset          TEXT NOT NULL CHECK (preset IN ('S0', 'S1', 'S2', 'S3', 'S4')),
    PRIMARY KEY (municipality_id, version, preset),
    FOREIGN KEY (municipality_id, version) REFERENCES regulation
) STRICT, WITHOUT ROWID;

-- What a version changed: a key and what it holds since then, or NULL where the presets speak again.
CREATE TABLE regulation_override (
    municipality_id INTEGER NOT NULL,
    key             TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 40),
    version         INTEGER NOT NULL,
    value           TEXT,
    grounds         TEXT CHECK (length(trim(grounds)) BETWEEN 1 AND 200),
    PRIMARY KEY (municipality_id, key, version),
    FOREIGN KEY (municipality_id, version) REFERENCES regulation,
    CHECK ((value IS NULL) = (grounds IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX regulation_override_by_version ON regulation_override (municipality_id, version);

CREATE TRIGGER regulation_in_order BEFORE INSERT ON regulation
WHEN NEW.version != 1 + coalesce((SELECT max(version) FROM regulation WHERE municipality_id = NEW.municipality_id), 0)
BEGIN
    SELECT RAISE(ABORT, 'versions of a regulation follow one another');
END;
-- The journal forgets; a version keeps everything else.
CREATE TRIGGER regulation_stays BEFORE UPDATE ON regulation
WHEN NEW.journal_id IS NOT NULL OR NEW.municipality_id != OLD.municipality_id OR NEW.version != OLD.version
    OR NEW.made_at != OLD.made_at OR NEW.kind != OLD.kind OR NEW.seal != OLD.seal
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is never changed');
END;
CREATE TRIGGER regulation_is_kept BEFORE DELETE ON regulation
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is kept');
END;
CREATE TRIGGER regulation_preset_stays BEFORE UPDATE ON regulation_preset
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is never changed');
END;
CREATE TRIGGER regulation_preset_is_kept BEFORE DELETE ON regulation_preset
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is kept');
END;
CREATE TRIGGER regulation_override_stays BEFORE UPDATE ON regulation_override
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is never changed');
END;
CREATE TRIGGER regulation_override_is_kept BEFORE DELETE ON regulation_override
BEGIN
    SELECT RAISE(ABORT, 'a version of a regulation is kept');
END;

-- Lists that were laid into the operator's folder, where the regulation lets no file with names pass the messenger.

-- Whether it is taken from that folder, and not from the channel: `reference` is then its name there.
ALTER TABLE file_fetch ADD COLUMN laid INTEGER NOT NULL DEFAULT 0 CHECK (laid IN (0, 1));

-- The file of an import, until it is taken away from the folder; `hash` tells whether it is still the one that was read.
CREATE TABLE import_laid (
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    name      TEXT NOT NULL,
    hash      TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    PRIMARY KEY (import_id, name)
) STRICT, WITHOUT ROWID;

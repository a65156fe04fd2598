-- Pictures and files that come together, as one album: which of it each is, in the order in which they were sent.
ALTER TABLE file_fetch ADD COLUMN album TEXT;
ALTER TABLE file ADD COLUMN album TEXT;
ALTER TABLE file ADD COLUMN nth INTEGER;

-- What a message to many brings besides its first picture or file, in its order: all of it is one album.
CREATE TABLE broadcast_file (
    id           INTEGER PRIMARY KEY,
    broadcast_id INTEGER NOT NULL REFERENCES broadcast ON DELETE CASCADE,
    file_id      INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    nth          INTEGER NOT NULL,
    UNIQUE (broadcast_id, nth)
) STRICT;
CREATE INDEX broadcast_file_by_file ON broadcast_file (file_id);

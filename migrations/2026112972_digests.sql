-- Who wishes gets ordinary messages to many once a day, together. Of a recipient `digest_at` is the moment at which the
-- digest is due that has the message; it stays when that was said.
ALTER TABLE account ADD COLUMN digest INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1));
ALTER TABLE broadcast ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));
ALTER TABLE broadcast_recipient ADD COLUMN digest_at TEXT;
CREATE INDEX broadcast_recipient_digest ON broadcast_recipient (person_id, digest_at) WHERE digest_at IS NOT NULL;

-- A question to many may be answered with a file, which goes with whoever has sent it.
ALTER TABLE broadcast_recipient ADD COLUMN file_id INTEGER REFERENCES file ON DELETE SET NULL;
CREATE INDEX broadcast_recipient_by_file ON broadcast_recipient (file_id) WHERE file_id IS NOT NULL;

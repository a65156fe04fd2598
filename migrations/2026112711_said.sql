-- What somebody said last, as JSON: its message, its album, and the step that it answered. A correction of the message
-- answers that step again, and the rest of the album is no further answer.
ALTER TABLE session ADD COLUMN said TEXT NOT NULL DEFAULT '' CHECK (said = '' OR json_valid(said));

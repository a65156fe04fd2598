-- How often an account was found reachable again: a refusal of a message from before the last time must not undo it,
-- however late it is written.
ALTER TABLE account ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;

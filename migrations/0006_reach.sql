-- When an account was last known to be reachable again, in milliseconds: a refusal of an earlier attempt that is
-- written later must not undo it.
ALTER TABLE account ADD COLUMN reached_at INTEGER NOT NULL DEFAULT 0;

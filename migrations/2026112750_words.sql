-- When a coordinator added an organisation in a list; NULL for those that came otherwise. What was added last can be
-- taken back, as far as nobody uses it yet.
ALTER TABLE organisation ADD COLUMN added_at TEXT;

-- When a coordinator added an organisation in a list; NULL for those that came otherwise. What was added last can be
-- taken back, as far as nobody uses it yet.
ALTER TABLE organisation ADD COLUMN added_at TEXT;
CREATE INDEX organisation_by_addition ON organisation (municipality_id, added_at) WHERE added_at IS NOT NULL;

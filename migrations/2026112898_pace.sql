-- The figures count who belongs to each group: SQLite reads an index alone only if it holds the column of its own
-- condition too.
CREATE INDEX membership_active_by_group ON membership (group_id, left_at) WHERE left_at IS NULL;

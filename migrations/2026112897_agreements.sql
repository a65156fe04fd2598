-- S0-08: a cluster rests on agreements and contracts, so that one may be for a cluster. One that was made by mistake and
-- is removed leaves its agreements to the organisations.
ALTER TABLE agreement ADD COLUMN group_id INTEGER REFERENCES groups ON DELETE SET NULL;
CREATE INDEX agreement_by_group ON agreement (group_id) WHERE group_id IS NOT NULL;

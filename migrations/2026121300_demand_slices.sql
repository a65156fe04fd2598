-- Whom a demand concerns is told in slices, a range of numbers of people each: so many have been gone through. A range is no
-- sign of anybody. While it is there, somebody has still to be told: that a cluster has opened, or, where nothing is to be asked later
-- any more, whether it has helped.
ALTER TABLE demand ADD COLUMN told_to INTEGER CHECK (told_to >= 0 AND told_to % 500 = 0);
CREATE INDEX demand_in_telling ON demand (municipality_id) WHERE told_to IS NOT NULL;

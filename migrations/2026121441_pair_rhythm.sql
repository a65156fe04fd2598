-- How often the two of a pair have agreed to meet; without it nobody is reminded. Who chose it is not kept: it is the pair's.
-- `nudged_for` is the day of the meeting, or of the pair's beginning, after which the two were spoken to: once for each meeting
-- that is missed, by the rhythm or by the watch over silence in its place.
ALTER TABLE pair ADD COLUMN rhythm TEXT CHECK (rhythm IN ('week', 'fortnight', 'month'));
ALTER TABLE pair ADD COLUMN nudged_for TEXT CHECK (nudged_for = date(nudged_for));

-- The zone of a municipality is a key of its regulation, too. What the settings of the program say is kept beside the one
-- that holds, so that it holds again where the regulation says nothing any more.
ALTER TABLE municipality ADD COLUMN settings_zone TEXT;
UPDATE municipality SET settings_zone = time_zone;

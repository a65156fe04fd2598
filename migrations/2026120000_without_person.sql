-- Those whose names a sheet keeps without a person, and those who have been erased since: counted for each event by the
-- figures. Without it SQLite, once it knows how few rows a person has, looks for all rows that have none, for each event
-- anew: at a hundred thousand people the figures took minutes.
CREATE INDEX record_without_person ON record (event_id, deed, name) WHERE person_id IS NULL;

-- An event that answers a demand.
UPDATE event SET about_id = 3 WHERE id = (SELECT min(id) FROM event WHERE cancelled_at IS NULL);

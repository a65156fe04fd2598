-- The second picture of a message, of an album that came whole.

UPDATE file SET album = '13900000000000001', nth = 2 WHERE id = (SELECT min(id) FROM file);
INSERT INTO broadcast_file (broadcast_id, file_id, nth) SELECT 1, min(id), 1 FROM file;

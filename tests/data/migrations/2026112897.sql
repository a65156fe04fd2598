-- An agreement for a cluster.

UPDATE agreement SET group_id = 1 WHERE id = 1;

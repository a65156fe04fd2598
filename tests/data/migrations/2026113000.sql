-- A strength that is shown, and one that is not.

INSERT INTO strength (person_id, item_id, shown, written_at)
SELECT 3, min(id), 1, '2026-11-20T10:00:00+00:00' FROM deficit_item WHERE category_id != 900;
INSERT INTO strength (person_id, item_id, shown, written_at) VALUES (3, 900, 0, '2026-11-20T10:00:00+00:00');

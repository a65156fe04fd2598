-- A signed sheet, and a mark of somebody who came to a meeting and went.

INSERT INTO signed_sheet (event_id, name, hash, bytes, added_by, added_at)
SELECT min(id), 'Явочный_лист_2026-11-20_1.jpg', '6b23c0d5f35d1b11f9b683f0b0a617355deb11277d91ae091d399c655b87940d', 4, 1,
       '2026-11-21T10:00:00+00:00' FROM event;
UPDATE mark SET came_at = '2026-11-20T11:30:00+00:00', went_at = '2026-11-20T12:00:00+00:00'
WHERE id = (SELECT min(id) FROM mark WHERE person_id IS NOT NULL);

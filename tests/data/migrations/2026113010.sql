-- Somebody has looked at themselves twice: by topic, and at a whole category.

INSERT INTO self_check (person_id, questionnaire, version, category_id, item_id, points, points_of, taken_at)
VALUES (1, 'quick', 1, 900, 900, 2, 6, '2026-11-20T10:00:00+00:00'),
       (1, 'quick', 1, 900, NULL, 1, 3, '2026-11-27T10:00:00+00:00');

-- A sheet that was begun before its event, and a notice that names its subject.

INSERT INTO mark (event_id, person_id, name, contribution)
SELECT min(id), 3, NULL, 'lesson' FROM event UNION ALL SELECT min(id), NULL, 'Гостева Анна', NULL FROM event;
INSERT INTO letter (ru, en, room, subject, about, say_by)
SELECT '{}', '{}', 'events', min(id), '{"what":"created"}', 1788000000000 FROM event;
INSERT INTO event (municipality_id, kind, title, search_form, starts_at, ends_at, place, created_at)
VALUES (1, 'meeting', 'Совещание с концом', ' совещание с концом', '2026-12-03T07:30:00+00:00',
        '2026-12-03T09:00:00+00:00', 'Школа № 3', '2026-11-03T06:00:00+00:00');

-- A certificate in force, one that was revoked, one whose owner was erased; a name that was not on the paper.

INSERT INTO certificate (id, municipality_id, year, number, code, event_id, person_id, family_name, given_name, post,
                         organisation, contribution, topic, issued_on, revoked_at)
SELECT 1, 1, 2026, 1, 'abcdefghijklmnopqrstuvwxyz', min(id), 1, 'Петрова', 'Ольга', 'Учитель', 'Школа № 3', 'report',
       'Критерии', '2026-11-20', NULL FROM event
UNION ALL
SELECT 2, 1, 2026, 2, 'bbcdefghijklmnopqrstuvwxyz', min(id), 3, 'Ершова', 'Анна', '', '', NULL, NULL, '2026-11-20',
       '2026-11-21T10:00:00+00:00' FROM event
UNION ALL
SELECT 3, 1, 2026, 3, 'cbcdefghijklmnopqrstuvwxyz', min(id), NULL, '', '', '', '', NULL, NULL, '2026-11-20', NULL
FROM event;
INSERT INTO certificate_try SELECT min(id), 1, 2 FROM account;

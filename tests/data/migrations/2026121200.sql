-- The matcher: a set that was found, and one that is looked for.

INSERT INTO pair_run (id, municipality_id, organisation_id, state, begun_at, seekers, helpers, passed, whole, found, ended_at, tell_at)
VALUES (1, 1, NULL, 'done', '2026-11-20T10:00:00+00:00', 1, 1, 1, 1, '[[1,2]]', '2026-11-20T10:00:05+00:00', NULL),
       (2, 1, NULL, 'runs', '2026-11-21T10:00:00+00:00', 1, 1, 0, 1, NULL, NULL, '2026-11-21T10:00:03+00:00');

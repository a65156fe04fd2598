-- A deficit in work, one that was closed by the owner's word and opened again.

INSERT INTO deficit_work (deficit_id, what, subject, since)
SELECT min(id), 'route', 1, '2026-11-20T10:00:00+00:00' FROM deficit WHERE closed_at IS NULL;
INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
SELECT id, person_id, 'taken', '2026-11-20T10:00:00+00:00', 'route' FROM deficit ORDER BY id LIMIT 1;
INSERT INTO deficit_step (deficit_id, person_id, step, at, evidence)
SELECT id, person_id, 'closed', '2026-11-20T11:00:00+00:00', 'провела открытый урок' FROM deficit ORDER BY id LIMIT 1;
INSERT INTO deficit_step (deficit_id, person_id, step, at)
SELECT id, person_id, 'reopened', '2026-11-20T12:00:00+00:00' FROM deficit ORDER BY id LIMIT 1;

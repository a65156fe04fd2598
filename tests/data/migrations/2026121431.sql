-- A journal of pairs on the municipality's own sample.
INSERT INTO sample (municipality_id, kind, name, hash, bytes, brought_by, brought_at)
VALUES (1, 'pair_journal', 'журнал.docx', printf('%064d', 8), 2048, 1, '2026-11-20T06:00:00+00:00');

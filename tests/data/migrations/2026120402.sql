-- A certificate of the municipality's own.
INSERT INTO sample (municipality_id, kind, name, hash, bytes, brought_by, brought_at)
VALUES (1, 'certificate', 'сертификат.svg', printf('%064d', 7), 2048, 1, '2026-11-20T06:00:00+00:00');

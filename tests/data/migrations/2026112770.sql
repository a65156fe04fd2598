-- A regulation that was taken from two published ones, then one key of which was set, and set back.

INSERT INTO regulation (municipality_id, version, made_at, kind, journal_id, seal)
VALUES (1, 1, '2026-10-05T08:00:00+00:00', 'presets', NULL, 11),
       (1, 2, '2026-10-06T08:00:00+00:00', 'key', 1, 12),
       (1, 3, '2026-10-07T08:00:00+00:00', 'key', NULL, 13);
INSERT INTO regulation_preset (municipality_id, version, preset)
VALUES (1, 1, 'S0'), (1, 1, 'S2'), (1, 2, 'S0'), (1, 2, 'S2'), (1, 3, 'S0'), (1, 3, 'S2');
INSERT INTO regulation_override (municipality_id, key, version, value, grounds)
VALUES (1, 'quorum', 2, 'two_thirds', 'п. 3.2 нашего положения'), (1, 'quorum', 3, NULL, NULL);

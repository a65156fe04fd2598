-- A blank of the municipality's own in force, one that was found wanting; a paper that is signed, one that is still to
-- be made, one whose content is gone.

INSERT INTO blank (municipality_id, kind, version, name, hash, bytes, account_id, came_at, looked_at, flaw, specimen,
                   since)
VALUES (1, 'roster_order', 1, 'бланк.docx', '0a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', 9000, 2,
        '2026-10-02T08:00:00+00:00', '2026-10-02T08:00:01+00:00', NULL,
        '1a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', '2026-10-02T08:00:01+00:00'),
       (1, 'agreement', 1, 'вирус.docx', '2a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', 9000, 2,
        '2026-10-02T08:00:00+00:00', '2026-10-02T08:00:01+00:00', '"macros"', NULL, NULL);
INSERT INTO paper (id, municipality_id, kind, year, number, day, about, search_form, author_id, account_id, group_id,
                   blank_id, asked_at, filling, made_at, hash, bytes, flaw, signed_at)
VALUES (1, 1, 'roster_order', 2026, '12-ОД', '2026-10-03', '«Музейная педагогика»', ' музейная педагогика 12 од', 2, 2, 1,
        1, '2026-10-03T08:00:00+00:00', NULL, '2026-10-03T08:00:01+00:00',
        '3a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', 9000, NULL, '2026-10-04T08:00:00+00:00'),
       (2, 1, 'staff', 2026, NULL, '2026-10-03', 'Лесной район', ' лесной район', 2, 2, NULL, NULL,
        '2026-10-03T09:00:00+00:00', '{"texts":{},"lists":{}}', NULL, NULL, NULL, NULL, NULL),
       (3, 1, 'agreement', 2026, '1', '2026-10-03', '«Музейная педагогика»', ' музейная педагогика 1', 2, 2, 1, NULL,
        '2026-10-03T10:00:00+00:00', NULL, NULL, NULL, NULL, 'person_gone', NULL);
INSERT INTO paper_person (paper_id, person_id) VALUES (1, 1), (2, 1), (2, 2);

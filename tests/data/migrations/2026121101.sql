-- A cluster by an order with a programme, for a subject; a leader who passes it on, and schools that offer themselves.

UPDATE groups SET places = 30, order_number = '7-о', order_day = '2026-09-03',
                  programme_hash = 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
                  programme_name = 'Программа.docx', programme_at = '2026-10-05T06:00:00+00:00'
WHERE id = 1;
INSERT INTO group_subject (group_id, subject_id) VALUES (1, 900);
UPDATE membership SET part = 'performer' WHERE group_id = 1 AND person_id = 1 AND left_at IS NULL;
UPDATE membership SET part = 'customer' WHERE group_id = 1 AND organisation_id = 2;
INSERT INTO leadership_offer (group_id, from_id, to_id, offered_at, answered_at, answer)
VALUES (1, 2, 1, '2026-11-20T10:00:00+00:00', '2026-11-20T11:00:00+00:00', 'declined'),
       (1, 2, 1, '2026-11-21T10:00:00+00:00', NULL, NULL);
INSERT INTO host_offer (municipality_id, organisation_id, category_id, words, offered_by, offered_at, answered_at, answer,
                        answered_by, reply, group_id)
VALUES (1, 1, 900, 'Музей и два методиста', 1, '2026-09-01T06:00:00+00:00', '2026-09-03T06:00:00+00:00', 'taken', 2, NULL, 1),
       (1, 2, 900, NULL, 1, '2026-09-02T06:00:00+00:00', '2026-09-03T06:00:00+00:00', 'declined', 2, 'Весной', NULL),
       (1, 2, 900, NULL, 1, '2026-11-02T06:00:00+00:00', NULL, NULL, NULL, NULL, NULL);

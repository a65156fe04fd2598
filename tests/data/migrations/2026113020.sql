-- A question that waits, and one that was answered.

INSERT INTO request (id, municipality_id, person_id, category_id, words, asked_at, taken_by, taken_at, answer, answered_at,
                     closed_at, remind_at)
VALUES (1, 1, 1, 900, 'Как описать экспонат?', '2026-11-20T10:00:00+00:00', NULL, NULL, NULL, NULL, NULL,
        '2026-11-23T10:00:00+00:00'),
       (2, 1, 1, 900, 'Где взять карточки?', '2026-11-20T10:00:00+00:00', 1, '2026-11-20T11:00:00+00:00', 'В фонде.',
        '2026-11-20T12:00:00+00:00', NULL, NULL);

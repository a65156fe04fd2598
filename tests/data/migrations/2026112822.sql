-- Somebody who was assigned to a category, says that it is wrong and was answered, and one whose time is over.

INSERT INTO target_assignment (id, municipality_id, person_id, category, reason, since, until, ended_at, disputed_at,
                               dispute, answered_at, answer)
VALUES (1, 1, 1, 6, 'Победитель конкурса', '2026-10-01', '2027-09-30', NULL, '2026-10-02T08:00:00+00:00',
        'Это было давно', '2026-10-03T08:00:00+00:00', 'Опыт всё ещё нужен'),
       (2, 1, 2, 5, 'Хорошие результаты', '2025-10-01', '2026-09-30', '2026-09-30T08:00:00+00:00', NULL, NULL, NULL,
        NULL);

-- Somebody whom a list names and whose experience nobody knows, and somebody who has left.

INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, sort_form, search_form,
                    post_id, teaching_since, enrolled_at, left_at)
VALUES (20, 1, 1, 'Ершова', 'Алла', '', x'2041', ' ершова алла', 900, NULL, '2026-10-05T08:00:00+00:00', NULL),
       (21, 1, 1, 'Ершов', 'Глеб', '', x'2042', ' ершов глеб', 900, '2010-09-01', '2026-10-05T08:00:00+00:00',
        '2026-11-01T08:00:00+00:00');
INSERT INTO listing (person_id, source, listed_at)
VALUES (20, 'file', '2026-10-05T08:00:00+00:00'), (21, 'hand', '2026-10-05T08:00:00+00:00');

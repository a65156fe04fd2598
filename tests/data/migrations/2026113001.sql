-- Pairs of every state, a meeting with a note, words before an agreement, an order, and who offers and looks.

INSERT INTO pair_order (id, municipality_id, organisation_id, number, day) VALUES (1, 1, NULL, '15-н', '2026-10-01');
INSERT INTO pair (id, municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes, mentee_yes,
                  consent_day, order_id, since, until)
VALUES (1, 1, 'mentor', 1, 3, 9, 3, 'active', '2026-09-20T08:00:00+00:00', '2026-09-21T08:00:00+00:00',
        '2026-09-20T08:00:00+00:00', '2026-09-25', 1, '2026-10-01', '2027-07-01');
INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, ended_at, ending)
VALUES (1, 'competency', 3, 1, 3, 3, 'cancelled', '2026-09-20T08:00:00+00:00', '2026-10-04T08:00:00+00:00', 'silent');
INSERT INTO pair_meeting (id, pair_id, held_on, kind, minutes, progress, noted_at)
VALUES (1, 1, '2026-10-05', 'mentee_lesson', 45, 'some', '2026-10-05T12:00:00+00:00');
INSERT INTO pair_note (meeting_id, person_id, note) VALUES (1, 1, 'спросить о дисциплине');
INSERT INTO pair_word (pair_id, person_id, words, said_at) VALUES (1, 3, 'Когда удобно?', '2026-09-20T09:00:00+00:00');
INSERT INTO mentoring (person_id, municipality_id, offers_since) VALUES (1, 1, '2026-09-01T08:00:00+00:00');
INSERT INTO mentoring (person_id, municipality_id, seeks_since, basis, deficits)
VALUES (3, 1, '2026-09-01T08:00:00+00:00', 'mentor', 1);

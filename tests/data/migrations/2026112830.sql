-- A school with everything: marks in force and over, a headcount, an agreement with an organisation of the list and with
-- another one, a head of the list; a kindergarten with a head by name.

UPDATE organisation SET address = '660000, с. Лесное, ул. Школьная, 1', inn = '7707329152', ogrn = '1047707030513'
WHERE id = 1;
INSERT INTO organisation_flag (organisation_id, flag, since, until, ended_on, paper, paper_day)
VALUES (1, 'high_results', '2026-09-01', '2027-08-31', NULL, 'приказ № 45-ОД', '2026-08-30'),
       (1, 'adverse_conditions', '2025-09-01', NULL, '2026-09-01', 'приказ № 12', '2025-08-30');
INSERT INTO headcount (organisation_id, day, teaching, management, under_35, first_years, both, source, entered_at)
VALUES (1, '2026-09-01', 200, 12, 60, 50, 40, 'statistics', '2026-10-09T08:00:00+00:00'),
       (2, '2026-09-01', 20, NULL, NULL, NULL, NULL, 'papers', '2026-10-09T08:00:00+00:00');
INSERT INTO agreement (id, municipality_id, kind, number, day, until, reminded)
VALUES (1, 1, 'agreement', '5', '2026-09-01', '2026-12-21', 30), (2, 1, 'contract', '7-Д', '2026-09-01', NULL, NULL);
INSERT INTO agreement_party (agreement_id, organisation_id, name)
VALUES (1, 1, NULL), (1, 2, NULL), (1, NULL, 'Лесной институт'), (2, 2, NULL);
INSERT INTO organisation_head (organisation_id, person_id, family_name, given_name, patronymic, search_form, post, basis)
VALUES (1, 1, NULL, NULL, NULL, NULL, 'директор', 'Устава'),
       (2, NULL, 'Жданок', 'Антон', 'Иванович', ' жданок антон иванович', 'заведующий', 'доверенности № 5');

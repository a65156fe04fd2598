-- Two records that may be one, one of whose accounts has agreed; a record that was merged, with a row of every kind; a
-- code, and one that was mistyped.

INSERT INTO merge_request (id, municipality_id, keeps_id, goes_id, author_id, asked_at)
VALUES (1, 1, 1, 2, 2, '2026-10-06T08:00:00+00:00');
INSERT INTO merge_answer (request_id, account_id, agreed_at) VALUES (1, 1, '2026-10-06T09:00:00+00:00');
INSERT INTO merge (id, municipality_id, person_id, former, body, merged_at)
VALUES (1, 1, 1, 30, '{"id":30,"family_name":"Петрова"}', '2026-10-07T08:00:00+00:00');
INSERT INTO merge_row (merge_id, of_table, of_column, key, body)
VALUES (1, 'deficit', 'person_id', '[3]', NULL), (1, 'person_subject', 'person_id', '[900]', '{"person_id":30}');
INSERT INTO join_code (person_id, code_hash, expires_at) VALUES (20, 'e3b0c442', '2026-10-06T08:00:00+00:00');
INSERT INTO join_try (account_id, tried_at) VALUES (1, '2026-10-05T10:00:00+00:00');

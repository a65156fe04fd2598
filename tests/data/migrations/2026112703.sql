-- A list that was handed in, one that became nothing, and one that the channel has not given yet.

INSERT INTO file (account_id, hash, name, kind, bytes, received_at, kept)
VALUES (2, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'школы.txt', 'text/plain', 640,
        '2026-10-02T08:00:00+00:00', 1),
       (2, '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752', 'schools', NULL, 12,
        '2026-10-02T07:59:00+00:00', 0);
INSERT INTO file_fetch (account_id, reference, name, kind, bytes, asked_at, due_at, attempts)
VALUES (2, 'BQACAgIAAxkBAAIB', 'школы.txt', 'text/plain', 640, 1788000000000, 1788000060000, 1);

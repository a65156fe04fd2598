-- A list of the folder that is to be read, and one whose import waits for a word.

INSERT INTO file_fetch (account_id, reference, name, kind, bytes, asked_at, due_at, laid)
VALUES (2, 'кадры 2.xlsx', 'кадры 2.xlsx', NULL, 12, 1, 1, 1);
INSERT INTO import_laid (import_id, name, hash)
VALUES (4, 'результаты.xlsx', '6a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf');

-- Two records of one human: two telephones, or a list and the person whom it names.
--
-- Each account is asked before it sees what the other has written; where one side has none, there is nobody to ask.
CREATE TABLE merge_request (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    keeps_id        INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    goes_id         INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    author_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    asked_at        TEXT NOT NULL,
    CHECK (keeps_id != goes_id)
) STRICT;
CREATE INDEX merge_request_by_keeps ON merge_request (keeps_id);
CREATE INDEX merge_request_by_goes ON merge_request (goes_id);
CREATE INDEX merge_request_by_author ON merge_request (author_id);
CREATE INDEX merge_request_by_moment ON merge_request (municipality_id, asked_at);
CREATE TABLE merge_answer (
    request_id INTEGER NOT NULL REFERENCES merge_request ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    agreed_at  TEXT NOT NULL,
    PRIMARY KEY (request_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_answer_by_account ON merge_answer (account_id);

-- What was done, so that it can be undone for some weeks: the record that went, and which rows have moved. A row that
-- could not move, since the other record has one like it, is kept here whole.
CREATE TABLE merge (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    former          INTEGER NOT NULL,
    body            TEXT NOT NULL CHECK (json_valid(body)),
    merged_at       TEXT NOT NULL
) STRICT;
CREATE INDEX merge_by_person ON merge (person_id);
CREATE INDEX merge_by_former ON merge (former);
CREATE INDEX merge_by_moment ON merge (municipality_id, merged_at);
CREATE TABLE merge_row (
    merge_id  INTEGER NOT NULL REFERENCES merge ON DELETE CASCADE,
    of_table  TEXT NOT NULL,
    of_column TEXT NOT NULL,
    key       TEXT NOT NULL CHECK (json_valid(key)),
    body      TEXT CHECK (json_valid(body)),
    PRIMARY KEY (merge_id, of_table, of_column, key)
) STRICT, WITHOUT ROWID;

-- A paper forgets whoever is erased; a record that is merged into another one was nobody else.
DROP TRIGGER paper_forgets;
CREATE TRIGGER paper_forgets BEFORE DELETE ON paper_person
WHEN NOT EXISTS (SELECT 1 FROM merge WHERE former = old.person_id)
BEGIN
    UPDATE paper SET filling = NULL, hash = NULL, bytes = NULL, flaw = 'person_gone'
    WHERE id = old.paper_id AND signed_at IS NULL AND (filling IS NOT NULL OR hash IS NOT NULL);
END;

-- A one-time code by which somebody who has registered shows that it is they whom a list names. Its hash alone is kept.
CREATE TABLE join_code (
    person_id  INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    code_hash  TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX join_code_by_hash ON join_code (code_hash);
CREATE INDEX join_code_by_end ON join_code (expires_at);
-- What was typed for a code and was none.
CREATE TABLE join_try (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    tried_at   TEXT NOT NULL
) STRICT;
CREATE INDEX join_try_by_account ON join_try (account_id, tried_at);
CREATE INDEX join_try_by_moment ON join_try (tried_at);

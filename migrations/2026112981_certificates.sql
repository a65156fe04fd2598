-- Certificates of participation: the register of their numbers, which run through a year, and what each says, as it was
-- when it was issued first. The code stands on the paper, so that anybody can ask whether it is genuine.
CREATE TABLE certificate (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    year            INTEGER NOT NULL,
    number          INTEGER NOT NULL CHECK (number > 0),
    code            TEXT NOT NULL UNIQUE CHECK (length(code) = 26),
    event_id        INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id       INTEGER REFERENCES person ON DELETE SET NULL,
    family_name     TEXT NOT NULL DEFAULT '',
    given_name      TEXT NOT NULL DEFAULT '',
    patronymic      TEXT NOT NULL DEFAULT '',
    post            TEXT NOT NULL DEFAULT '',
    organisation    TEXT NOT NULL DEFAULT '',
    contribution    TEXT,
    topic           TEXT,
    issued_on       TEXT NOT NULL CHECK (issued_on = date(issued_on)),
    revoked_at      TEXT
) STRICT;
CREATE UNIQUE INDEX certificate_by_number ON certificate (municipality_id, year, number);
CREATE UNIQUE INDEX certificate_in_force ON certificate (event_id, person_id) WHERE person_id IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX certificate_by_event ON certificate (event_id);
CREATE INDEX certificate_by_person ON certificate (person_id) WHERE person_id IS NOT NULL;

-- Whoever is erased is named no more: the number stays in the register.
CREATE TRIGGER certificate_forgets BEFORE DELETE ON person BEGIN
    UPDATE certificate SET family_name = '', given_name = '', patronymic = '', post = '', organisation = '', topic = NULL
    WHERE person_id = old.id;
END;

-- How often an account has typed a family name that is not on the paper.
CREATE TABLE certificate_try (
    account_id     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    certificate_id INTEGER NOT NULL REFERENCES certificate ON DELETE CASCADE,
    tries          INTEGER NOT NULL CHECK (tries > 0),
    PRIMARY KEY (account_id, certificate_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_try_by_certificate ON certificate_try (certificate_id);

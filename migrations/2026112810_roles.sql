-- Roles by order and for a term. What may be held where is a row of `role`: of the municipality, of an organisation, of
-- a group; and which of those of groups a kind of group has, a row of `group_role`. So that a later role is a row, and
-- not another table.

ALTER TABLE appointment RENAME TO appointment_before;
ALTER TABLE role RENAME TO role_before;

CREATE TABLE role (
    role  TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('municipality', 'organisation', 'group')),
    PRIMARY KEY (role, scope)
) STRICT, WITHOUT ROWID;
INSERT INTO role VALUES
    ('coordinator', 'municipality'),
    -- S3-14: the institute's «куратор», who reads figures and opens no records.
    ('observer', 'municipality'),
    ('curator', 'municipality'), ('curator', 'organisation'),
    ('methodist', 'municipality'), ('methodist', 'organisation'),
    ('tutor', 'municipality'),
    ('expert', 'municipality'), ('expert', 'group'),
    ('representative', 'organisation'),
    ('leader', 'group');

-- S0: a cluster has its leader, and experts among its subjects.
CREATE TABLE group_role (
    kind TEXT NOT NULL REFERENCES group_kind,
    role TEXT NOT NULL,
    PRIMARY KEY (kind, role)
) STRICT, WITHOUT ROWID;
INSERT INTO group_role VALUES ('cluster', 'leader'), ('cluster', 'expert');

-- S0-08, S1-03: who holds which role, where, since when, by which order, until when; and what ended it.
CREATE TABLE appointment (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    role            TEXT NOT NULL,
    group_id        INTEGER REFERENCES groups ON DELETE CASCADE,
    organisation_id INTEGER REFERENCES organisation,
    scope           TEXT NOT NULL GENERATED ALWAYS AS
                    (CASE WHEN group_id IS NOT NULL THEN 'group'
                          WHEN organisation_id IS NOT NULL THEN 'organisation' ELSE 'municipality' END) STORED,
    since           TEXT NOT NULL,
    until           TEXT CHECK (until >= since),
    order_number    TEXT CHECK (length(trim(order_number)) BETWEEN 1 AND 40),
    order_day       TEXT CHECK (order_day = date(order_day)),
    -- The last day of the term.
    term            TEXT CHECK (term = date(term)),
    -- Before how many days the end of the term was spoken of last.
    warned          INTEGER CHECK (warned > 0),
    ended_by        TEXT CHECK (ended_by IN ('order', 'own', 'term', 'handing')),
    ended_number    TEXT CHECK (length(trim(ended_number)) BETWEEN 1 AND 40),
    ended_day       TEXT CHECK (ended_day = date(ended_day)),
    -- When it was told that the term has run out.
    told_at         TEXT,
    CHECK (group_id IS NULL OR organisation_id IS NULL),
    CHECK (ended_by IS NULL OR until IS NOT NULL),
    FOREIGN KEY (role, scope) REFERENCES role
) STRICT;
-- The numbers go on where they were.
INSERT INTO sqlite_sequence (name, seq)
SELECT 'appointment', seq FROM sqlite_sequence WHERE name = 'appointment_before';
INSERT INTO appointment (id, municipality_id, person_id, role, group_id, since, until, order_number, order_day)
SELECT id, municipality_id, person_id, role, group_id, since, until, nullif(trim(order_number), ''), order_day
FROM appointment_before;
DROP TABLE appointment_before;
DROP TABLE role_before;

CREATE INDEX appointment_by_person ON appointment (person_id, role, group_id, until);
-- A group has one leader at a time.
CREATE UNIQUE INDEX appointment_of_leader ON appointment (group_id) WHERE until IS NULL AND role = 'leader';
-- Nobody holds one role twice in one place.
CREATE UNIQUE INDEX appointment_once
    ON appointment (person_id, role, ifnull(group_id, 0), ifnull(organisation_id, 0)) WHERE until IS NULL;
CREATE INDEX appointment_by_group ON appointment (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX appointment_by_organisation ON appointment (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX appointment_in_force ON appointment (role, person_id) WHERE until IS NULL;
CREATE INDEX appointment_by_term ON appointment (municipality_id, term) WHERE until IS NULL AND term IS NOT NULL;
CREATE INDEX appointment_run_out ON appointment (municipality_id, id) WHERE ended_by = 'term' AND told_at IS NULL;
-- Who holds what in a municipality, by role.
CREATE INDEX appointment_by_role ON appointment (municipality_id, role, person_id) WHERE until IS NULL;

-- Somebody says what they are, and a coordinator confirms it.
CREATE TABLE role_request (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    role            TEXT NOT NULL CHECK (role IN ('methodist', 'tutor', 'expert', 'representative')),
    organisation_id INTEGER REFERENCES organisation,
    asked_at        TEXT NOT NULL,
    answered_at     TEXT CHECK (answered_at >= asked_at),
    answer          TEXT CHECK (answer IN ('granted', 'refused', 'withdrawn')),
    answered_by     INTEGER REFERENCES person ON DELETE SET NULL,
    CHECK ((answered_at IS NULL) = (answer IS NULL))
) STRICT;
CREATE UNIQUE INDEX role_request_once ON role_request (person_id, role) WHERE answer IS NULL;
CREATE INDEX role_request_waiting ON role_request (municipality_id, id) WHERE answer IS NULL;
CREATE INDEX role_request_by_person ON role_request (person_id);
CREATE INDEX role_request_by_organisation ON role_request (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX role_request_by_answerer ON role_request (answered_by) WHERE answered_by IS NOT NULL;

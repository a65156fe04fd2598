-- The programme of a pair's measures (P13), what mentor and mentee say in questionnaires (P17), and pairs of which whoever
-- answers for mentoring has said that they do not suit.

-- The side that has changed the programme agrees to it as it is; the other one is asked. `programme_day` is the day on
-- which the curator signed it on paper.
ALTER TABLE pair ADD COLUMN mentor_agrees INTEGER NOT NULL DEFAULT 0 CHECK (mentor_agrees IN (0, 1));
ALTER TABLE pair ADD COLUMN mentee_agrees INTEGER NOT NULL DEFAULT 0 CHECK (mentee_agrees IN (0, 1));
ALTER TABLE pair ADD COLUMN programme_day TEXT CHECK (programme_day = date(programme_day));
-- Whether the mentee lets papers print the direction that they chose.
ALTER TABLE pair ADD COLUMN direction_printed INTEGER NOT NULL DEFAULT 0 CHECK (direction_printed IN (0, 1));
-- When the two are asked next what they think of it, and how often they were.
ALTER TABLE pair ADD COLUMN survey_at TEXT;
ALTER TABLE pair ADD COLUMN surveys INTEGER NOT NULL DEFAULT 0 CHECK (surveys BETWEEN 0 AND 3);
CREATE INDEX pair_survey_due ON pair (municipality_id, survey_at) WHERE survey_at IS NOT NULL;

-- A measure; it is done at a meeting.
CREATE TABLE pair_measure (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    pair_id    INTEGER NOT NULL REFERENCES pair ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    words      TEXT NOT NULL CHECK (length(words) BETWEEN 3 AND 200),
    due_on     TEXT CHECK (due_on = date(due_on)),
    meeting_id INTEGER REFERENCES pair_meeting ON DELETE SET NULL,
    added_at   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX pair_measure_once ON pair_measure (pair_id, words);
CREATE INDEX pair_measure_by_person ON pair_measure (person_id);
CREATE INDEX pair_measure_by_meeting ON pair_measure (meeting_id);

-- Somebody's answer to a statement: nobody else reads it, and of many are read sums alone.
CREATE TABLE pair_answer (
    pair_id     INTEGER NOT NULL REFERENCES pair ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    moment      TEXT NOT NULL CHECK (moment IN ('enter', 'midway', 'end')),
    statement   TEXT NOT NULL CHECK (length(statement) BETWEEN 1 AND 40),
    version     INTEGER NOT NULL CHECK (version > 0),
    points      INTEGER NOT NULL CHECK (points BETWEEN 1 AND 10),
    answered_at TEXT NOT NULL,
    PRIMARY KEY (pair_id, person_id, moment, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_answer_by_person ON pair_answer (person_id);

-- Two whom the matcher proposes no more.
CREATE TABLE pair_unfit (
    mentor_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    mentee_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    refused_at TEXT NOT NULL,
    PRIMARY KEY (mentor_id, mentee_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_unfit_by_mentee ON pair_unfit (mentee_id);

-- What is aimed at somebody's difficulties goes with them, whoever wrote it down.
CREATE TRIGGER pair_programme_goes_with_mentee BEFORE DELETE ON person
BEGIN
    DELETE FROM pair_measure WHERE pair_id IN (SELECT id FROM pair WHERE mentee_id = old.id);
END;

-- Whoever has come to the end of a pair at work is asked a last time; whoever has not, no more.
CREATE TRIGGER pair_survey_at_the_end AFTER UPDATE OF state ON pair
WHEN old.state = 'active' AND new.state IN ('completed', 'cancelled')
BEGIN
    UPDATE pair SET survey_at = iif(new.state = 'completed' AND new.basis != 'subject' AND surveys < 3, new.ended_at, NULL)
    WHERE id = new.id;
END;

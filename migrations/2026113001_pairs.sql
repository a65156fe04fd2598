-- Pairs of teachers (S2-21, S0-02): two equals by a subject; a mentor and a young specialist or beginning leader; one who
-- owns a competency and one who needs it. Of two equals the one who proposed stands in the mentor's place.

-- An order by which pairs are confirmed: of a school, or of the department where there is no organisation. One order may
-- confirm many pairs; its number is used once a year.
CREATE TABLE pair_order (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    organisation_id INTEGER REFERENCES organisation,
    number          TEXT NOT NULL CHECK (length(trim(number)) BETWEEN 1 AND 40),
    day             TEXT NOT NULL CHECK (day = date(day))
) STRICT;
CREATE UNIQUE INDEX pair_order_once
    ON pair_order (municipality_id, coalesce(organisation_id, 0), number, substr(day, 1, 4));
CREATE INDEX pair_order_by_organisation ON pair_order (organisation_id);

-- `next_at` is when silence is looked at next, `rungs` how often it was. `most` is how many pairs the mentor may have, by the
-- regulation as it was when the pair was proposed. `untold` is set where nobody has told the other side of the end yet.
CREATE TABLE pair (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    basis           TEXT NOT NULL CHECK (basis IN ('subject', 'mentor', 'competency')),
    mentor_id       INTEGER REFERENCES person ON DELETE SET NULL,
    mentee_id       INTEGER REFERENCES person ON DELETE SET NULL,
    subject_id      INTEGER REFERENCES subject,
    category_id     INTEGER REFERENCES deficit_category,
    months          INTEGER NOT NULL CHECK (months BETWEEN 3 AND 24),
    most            INTEGER NOT NULL CHECK (most > 0),
    state           TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'active', 'completed', 'cancelled')),
    proposed_at     TEXT NOT NULL,
    mentor_yes      TEXT,
    mentee_yes      TEXT,
    next_at         TEXT,
    rungs           INTEGER NOT NULL DEFAULT 0 CHECK (rungs >= 0),
    consent_day     TEXT CHECK (consent_day = date(consent_day)),
    order_id        INTEGER REFERENCES pair_order,
    since           TEXT CHECK (since = date(since)),
    until           TEXT CHECK (until = date(until)),
    ended_at        TEXT,
    ending          TEXT CHECK (ending IN ('reached', 'partly', 'term', 'declined', 'withdrawn', 'taken', 'full', 'silent',
                                           'left', 'erased', 'wish', 'office')),
    untold          INTEGER NOT NULL DEFAULT 0 CHECK (untold IN (0, 1)),
    CHECK (mentor_id != mentee_id),
    CHECK ((basis = 'subject') = (subject_id IS NOT NULL)),
    CHECK ((state IN ('completed', 'cancelled')) = (ended_at IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (state NOT IN ('accepted', 'active') OR mentor_yes IS NOT NULL AND mentee_yes IS NOT NULL),
    CHECK (state != 'active' OR since IS NOT NULL AND until > since),
    CHECK (state != 'active' OR basis = 'subject' OR order_id IS NOT NULL)
) STRICT;
-- One live pair a mentee and basis.
CREATE UNIQUE INDEX pair_of_mentee ON pair (mentee_id, basis)
    WHERE state IN ('accepted', 'active') AND basis != 'subject';
-- The same two by the same basis once.
CREATE UNIQUE INDEX pair_of_two ON pair (mentor_id, mentee_id, basis)
    WHERE state IN ('proposed', 'accepted', 'active') AND basis != 'subject';
-- Two equals in whatever order, by a subject.
CREATE UNIQUE INDEX pair_of_equals ON pair (min(mentor_id, mentee_id), max(mentor_id, mentee_id), subject_id)
    WHERE state IN ('proposed', 'accepted', 'active') AND basis = 'subject';
CREATE INDEX pair_by_mentor ON pair (mentor_id, state);
CREATE INDEX pair_by_mentee ON pair (mentee_id, state);
CREATE INDEX pair_by_state ON pair (municipality_id, state, id);
CREATE INDEX pair_by_order ON pair (order_id);
CREATE INDEX pair_due ON pair (municipality_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX pair_untold ON pair (municipality_id, ended_at) WHERE untold = 1;

-- The load limit of a mentor, whoever writes.
CREATE TRIGGER pair_load BEFORE UPDATE OF state ON pair
WHEN old.state = 'proposed' AND new.state IN ('accepted', 'active') AND new.basis != 'subject'
    AND (SELECT count(*) FROM pair WHERE mentor_id = new.mentor_id AND state IN ('accepted', 'active')
           AND basis != 'subject') >= new.most
BEGIN
    SELECT RAISE(ABORT, 'the mentor has as many pairs as the regulation allows');
END;

-- What is over stays over.
CREATE TRIGGER pair_is_over BEFORE UPDATE OF state ON pair
WHEN old.state IN ('completed', 'cancelled') AND new.state != old.state
BEGIN
    SELECT RAISE(ABORT, 'a pair that has ended begins no more');
END;

-- Whoever works here no more is in no pair.
CREATE TRIGGER pair_ends_with_work AFTER UPDATE OF left_at ON person
WHEN new.left_at IS NOT NULL AND old.left_at IS NULL
BEGIN
    UPDATE pair SET state = 'cancelled', ending = 'left', ended_at = new.left_at, next_at = NULL, untold = 1
    WHERE mentor_id = new.id AND state IN ('proposed', 'accepted', 'active');
    UPDATE pair SET state = 'cancelled', ending = 'left', ended_at = new.left_at, next_at = NULL, untold = 1
    WHERE mentee_id = new.id AND state IN ('proposed', 'accepted', 'active');
    DELETE FROM mentoring WHERE person_id = new.id;
END;

-- Nor is whoever is erased: the act of it has just been written, and tells the moment.
CREATE TRIGGER pair_ends_with_person BEFORE DELETE ON person
BEGIN
    UPDATE pair SET state = 'cancelled', ending = 'erased', ended_at = coalesce((SELECT max(erased_at) FROM erasure), proposed_at),
        next_at = NULL, untold = 1
    WHERE mentor_id = old.id AND state IN ('proposed', 'accepted', 'active');
    UPDATE pair SET state = 'cancelled', ending = 'erased', ended_at = coalesce((SELECT max(erased_at) FROM erasure), proposed_at),
        next_at = NULL, untold = 1
    WHERE mentee_id = old.id AND state IN ('proposed', 'accepted', 'active');
END;

-- A pair's meetings: what is told to everybody of the pair, and as a fact to those who answer for mentoring.
CREATE TABLE pair_meeting (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    pair_id  INTEGER NOT NULL REFERENCES pair ON DELETE CASCADE,
    held_on  TEXT NOT NULL CHECK (held_on = date(held_on)),
    kind     TEXT NOT NULL CHECK (kind IN ('talk', 'mentee_lesson', 'mentor_lesson', 'joint', 'online')),
    minutes  INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    progress TEXT CHECK (progress IN ('none', 'some', 'reached')),
    noted_at TEXT NOT NULL
) STRICT;
CREATE INDEX pair_meeting_by_pair ON pair_meeting (pair_id, held_on);

-- A note of one's own about a meeting: nobody else reads it.
CREATE TABLE pair_note (
    meeting_id INTEGER NOT NULL REFERENCES pair_meeting ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    note       TEXT NOT NULL CHECK (length(note) BETWEEN 3 AND 1000),
    PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_note_by_person ON pair_note (person_id);

-- What the two say to each other before they agree.
CREATE TABLE pair_word (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    pair_id   INTEGER NOT NULL REFERENCES pair ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    words     TEXT NOT NULL CHECK (length(words) BETWEEN 3 AND 300),
    said_at   TEXT NOT NULL
) STRICT;
CREATE INDEX pair_word_by_pair ON pair_word (pair_id);
CREATE INDEX pair_word_by_person ON pair_word (person_id);

-- Who offers to be a mentor and who looks for one; until when somebody would rather not be asked.
CREATE TABLE mentoring (
    person_id       INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    offers_since    TEXT,
    seeks_since     TEXT,
    basis           TEXT CHECK (basis IN ('mentor', 'competency')),
    category_id     INTEGER REFERENCES deficit_category,
    -- Whether the matcher may look at the deficits of whoever looks for a mentor.
    deficits        INTEGER NOT NULL DEFAULT 0 CHECK (deficits IN (0, 1)),
    paused_till     TEXT CHECK (paused_till = date(paused_till)),
    CHECK ((seeks_since IS NULL) = (basis IS NULL)),
    CHECK ((basis IS 'competency') = (category_id IS NOT NULL))
) STRICT;
CREATE INDEX mentoring_offers ON mentoring (municipality_id, offers_since);
CREATE INDEX mentoring_seeks ON mentoring (municipality_id, seeks_since) WHERE seeks_since IS NOT NULL;

-- Whoever looks for an equal looks for those who teach a subject.
CREATE INDEX person_subject_by_subject ON person_subject (subject_id, person_id);

-- How an event went, by those who were there. It begins when the sheet is closed first and ends after some days; `due_at` is
-- when the bot acts next: it asks, then it tells. Who has answered is kept apart from what was answered: sums, and words in
-- an order that nobody has given.
CREATE TABLE evaluation (
    event_id        INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    state           TEXT NOT NULL DEFAULT 'begun' CHECK (state IN ('begun', 'asked', 'told')),
    closes_at       TEXT NOT NULL,
    due_at          TEXT,
    CHECK ((state = 'told') = (due_at IS NULL))
) STRICT;
CREATE INDEX evaluation_due ON evaluation (municipality_id, due_at);

-- Who has given a number, and a word besides.
CREATE TABLE evaluation_given (
    event_id  INTEGER NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    words     INTEGER NOT NULL DEFAULT 0 CHECK (words IN (0, 1)),
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_given_by_person ON evaluation_given (person_id);

CREATE TABLE evaluation_score (
    event_id INTEGER NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    score    INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    given    INTEGER NOT NULL CHECK (given > 0),
    PRIMARY KEY (event_id, score)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluation_word (
    event_id INTEGER NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    place    BLOB NOT NULL CHECK (length(place) = 16),
    words    TEXT NOT NULL CHECK (length(trim(words)) BETWEEN 2 AND 200),
    PRIMARY KEY (event_id, place)
) STRICT, WITHOUT ROWID;

-- Results of a diagnosis that came from outside, as a file. They go to whom they are about: until these take them they are
-- nobody's deficits and stand in no figure; what is dropped, or not answered in time, is deleted.

INSERT INTO import_kind VALUES ('diagnosis');
-- Whose diagnosis it is, where the file does not say so.
ALTER TABLE import ADD COLUMN source TEXT CHECK (source IN ('self', 'cpd_centre', 'school_council', 'attestation'));

-- What was found, where there was a diagnosis (DOMAIN 2.1).
ALTER TABLE deficit ADD COLUMN percent REAL CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE deficit ADD COLUMN points REAL CHECK (points >= 0);
ALTER TABLE deficit ADD COLUMN points_of REAL CHECK (points_of >= points);
ALTER TABLE deficit ADD COLUMN diagnosed_on TEXT CHECK (diagnosed_on = date(diagnosed_on));

-- `words` stand in place of an item, where the file names a category alone. `answer_by` is the end of the term that held
-- when it came.
CREATE TABLE diagnosis (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    category_id     INTEGER NOT NULL REFERENCES deficit_category,
    item_id         INTEGER REFERENCES deficit_item,
    words           TEXT CHECK (length(words) BETWEEN 3 AND 300),
    level           TEXT NOT NULL CHECK (level IN ('low', 'medium', 'high')),
    source          TEXT NOT NULL CHECK (source IN ('self', 'cpd_centre', 'school_council', 'attestation')),
    percent         REAL CHECK (percent BETWEEN 0 AND 100),
    points          REAL CHECK (points >= 0),
    points_of       REAL CHECK (points_of >= points),
    diagnosed_on    TEXT NOT NULL CHECK (diagnosed_on = date(diagnosed_on)),
    came_at         TEXT NOT NULL,
    answer_by       TEXT NOT NULL CHECK (answer_by >= came_at),
    CHECK ((item_id IS NULL) != (words IS NULL))
) STRICT;
-- Of two results about one thing the later one waits.
CREATE UNIQUE INDEX diagnosis_of_item ON diagnosis (person_id, item_id) WHERE item_id IS NOT NULL;
CREATE UNIQUE INDEX diagnosis_in_words ON diagnosis (person_id, category_id, words) WHERE words IS NOT NULL;
CREATE INDEX diagnosis_by_person ON diagnosis (person_id);
CREATE INDEX diagnosis_by_term ON diagnosis (municipality_id, answer_by, person_id);

-- Who gets results: whoever uses the bot and has agreed to a text of the consent that speaks of them, the third or a
-- later one. Of those whom a list alone names nothing is kept. `print` is what a takeover compares. It is spelled here,
-- once for the check and for the takeover.
CREATE VIEW takes_results AS
SELECT person.id AS person_id, person.municipality_id, person.organisation_id || '/' || person.search_form AS print
FROM person
WHERE person.left_at IS NULL
  AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
              WHERE account.person_id = person.id AND consent.purpose = 'processing' AND consent.text >= 3
                AND consent.withdrawn_at IS NULL);

-- The others of a list of results are people, too.
DROP TRIGGER import_forgets;
CREATE TRIGGER import_forgets BEFORE DELETE ON person BEGIN
    DELETE FROM import_row
    WHERE import_id IN (SELECT id FROM import WHERE staged = 1 AND kind IN ('staff', 'diagnosis'))
        AND EXISTS (SELECT 1 FROM json_each(others) WHERE value = old.id);
END;

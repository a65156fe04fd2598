-- S4-01, DOMAIN 2.1: what somebody says of themselves, as sums by topic. The answers themselves are not kept. The rows of
-- one sitting share their moment.
CREATE TABLE self_check (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    questionnaire TEXT NOT NULL CHECK (length(questionnaire) BETWEEN 1 AND 40),
    version       INTEGER NOT NULL CHECK (version > 0),
    category_id   INTEGER NOT NULL REFERENCES deficit_category,
    -- Nothing where the statements are of the whole category.
    item_id       INTEGER REFERENCES deficit_item,
    points        INTEGER NOT NULL CHECK (points >= 0),
    points_of     INTEGER NOT NULL CHECK (points_of >= points AND points_of > 0),
    taken_at      TEXT NOT NULL
) STRICT;
CREATE INDEX self_check_by_person ON self_check (person_id, taken_at);

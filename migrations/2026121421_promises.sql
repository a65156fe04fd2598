-- What somebody promised to bring (S1-09) stands on the sheet until whoever holds the event says what they brought. A mark
-- that follows the promise keeps nothing of it: it is read where it was given, so that a change of it is seen at once.
-- Marks of before say what they said.
ALTER TABLE mark ADD COLUMN follows_promise INTEGER NOT NULL DEFAULT 0
    CHECK (follows_promise IN (0, 1) AND (follows_promise = 0
           OR (person_id IS NOT NULL AND contribution IS NULL AND topic IS NULL)));

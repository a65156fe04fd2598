-- People whom a school's list names before they have ever opened the bot. They count as staff, can be members and are
-- marked as present; the basis is the municipality's own work (152-FZ art. 6 part 1), and no consent, so that nothing of
-- theirs is kept but what the list says. When one of them registers, the two records are joined by a coordinator or by a
-- code, and the row goes.
CREATE TABLE listing (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    source    TEXT NOT NULL CHECK (source IN ('file', 'hand')),
    listed_at TEXT NOT NULL
) STRICT;
-- A deficit is its owner's, who has said it: nobody else says one of somebody who has not come yet.
CREATE TRIGGER listed_have_no_deficits BEFORE INSERT ON deficit
WHEN EXISTS (SELECT 1 FROM listing WHERE person_id = NEW.person_id)
BEGIN
    SELECT RAISE(ABORT, 'no deficit is stored of somebody who is merely listed');
END;

-- Of whom a list tells nothing of their experience it is not known: NULL, which no range of years holds.
ALTER TABLE person ADD COLUMN teaches_since TEXT CHECK (teaches_since = date(teaches_since));
UPDATE person SET teaches_since = teaching_since;
DROP INDEX person_by_teaching;
ALTER TABLE person DROP COLUMN teaching_since;
ALTER TABLE person RENAME COLUMN teaches_since TO teaching_since;
CREATE INDEX person_by_teaching ON person (municipality_id, teaching_since);

-- Who no longer works at any organisation of the municipality: nobody of today's staff, and still in what is past.
ALTER TABLE person ADD COLUMN left_at TEXT;

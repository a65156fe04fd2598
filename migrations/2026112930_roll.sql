-- A sheet is kept as it is said, mark by mark, so that several people mark at once: a mark says how somebody was there or
-- was not, stands when its event has begun, and after its sheet is closed. No reason is kept: an illness is nobody's
-- business here (152-FZ art. 10). «unmarked» is a mark that was taken back: without it whoever has said «Иду» would be
-- marked again.
ALTER TABLE mark ADD COLUMN state TEXT NOT NULL DEFAULT 'present'
    CHECK (state IN ('present', 'late', 'absent', 'excused', 'unmarked'));
ALTER TABLE mark ADD COLUMN topic TEXT CHECK (length(trim(topic)) BETWEEN 2 AND 200);
ALTER TABLE record ADD COLUMN topic TEXT CHECK (length(trim(topic)) BETWEEN 2 AND 200);
-- Until now a sheet that was begun was written as a whole: who is not on it was not to be marked.
INSERT INTO mark (event_id, person_id, state)
SELECT event_id, person_id, 'unmarked' FROM event_answer
WHERE answer = 'going' AND event_id IN (SELECT event_id FROM mark)
  AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.event_id = event_answer.event_id
                  AND mark.person_id = event_answer.person_id);

-- A closed sheet that was opened again, until it is closed. The journal has who did so, and why.
CREATE TABLE sheet_reopening (
    event_id INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    at       TEXT NOT NULL
) STRICT;

-- Who has said «Я на месте», and when: by their own hand, or by that of whoever speaks for their school.
CREATE TABLE check_in (
    event_id  INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at        TEXT NOT NULL,
    by_id     INTEGER REFERENCES person ON DELETE SET NULL,
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_by_person ON check_in (person_id);
CREATE INDEX check_in_by_proxy ON check_in (by_id) WHERE by_id IS NOT NULL;

-- The code of an event's QR picture. It is kept as it is, since the picture is drawn again; it opens nothing but the door
-- of one hall for some hours. Where `changes` is set, what the leader's phone shows must be typed besides: it follows from
-- the secret and the minute.
CREATE TABLE check_in_code (
    event_id INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    token    TEXT NOT NULL UNIQUE CHECK (length(token) = 22),
    secret   BLOB NOT NULL CHECK (length(secret) = 16),
    changes  INTEGER NOT NULL DEFAULT 0 CHECK (changes IN (0, 1))
) STRICT;

-- How often an account has typed a code that was wrong.
CREATE TABLE check_in_try (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    event_id   INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    tries      INTEGER NOT NULL CHECK (tries > 0),
    PRIMARY KEY (account_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_try_by_event ON check_in_try (event_id);

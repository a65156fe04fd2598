-- Individual routes, ИОМ (S2-19, S4-01): measures against a teacher's deficits, agreed with a tutor.

-- A route is a draft until it is sent, and again after each change of what was agreed: the version that was agreed last stays
-- in `route_version`. `tutor_yes` is when the tutor has taken it on: before that they read no deficit of it. `untold` is set
-- where somebody has not heard yet that the tutor, or the route, is gone.
CREATE TABLE route (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    tutor_id        INTEGER REFERENCES person ON DELETE SET NULL,
    tutor_yes       TEXT,
    state           TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'agreed', 'done', 'dropped')),
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    goal            TEXT CHECK (length(goal) BETWEEN 3 AND 300),
    made_at         TEXT NOT NULL,
    agreed_at       TEXT,
    ended_at        TEXT,
    word            TEXT CHECK (length(word) BETWEEN 3 AND 300),
    reflection      TEXT CHECK (length(reflection) BETWEEN 3 AND 1000),
    outcome         TEXT CHECK (outcome IN ('reached', 'partly', 'not_yet')),
    untold          INTEGER NOT NULL DEFAULT 0 CHECK (untold IN (0, 1)),
    CHECK (tutor_id != person_id),
    CHECK (tutor_yes IS NULL OR tutor_id IS NOT NULL),
    CHECK ((state IN ('done', 'dropped')) = (ended_at IS NOT NULL)),
    CHECK (state != 'agreed' OR agreed_at IS NOT NULL)
) STRICT;
-- One route at a time.
CREATE UNIQUE INDEX route_alive ON route (person_id) WHERE ended_at IS NULL;
CREATE INDEX route_by_person ON route (person_id, id);
CREATE INDEX route_by_tutor ON route (tutor_id, ended_at, id) WHERE tutor_id IS NOT NULL;
CREATE INDEX route_untold ON route (municipality_id, id) WHERE untold = 1;

-- A measure. What is to be done stands in words, and where it is an event or a cluster of the municipality, its number beside
-- them. S4-10 counts courses of the federal register that were chosen by a diagnosis. `remind_at` is when its day is spoken of.
CREATE TABLE route_step (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    route_id        INTEGER NOT NULL REFERENCES route ON DELETE CASCADE,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    deficit_id      INTEGER REFERENCES deficit ON DELETE SET NULL,
    form            TEXT NOT NULL CHECK (form IN ('course', 'internship', 'master_class', 'event', 'cluster', 'pair', 'lesson',
                                                  'self_study', 'other')),
    words           TEXT NOT NULL CHECK (length(words) BETWEEN 3 AND 300),
    product         TEXT CHECK (length(product) BETWEEN 3 AND 300),
    due             TEXT CHECK (due = date(due)),
    remind_at       TEXT,
    since           TEXT NOT NULL CHECK (since = date(since)),
    event_id        INTEGER REFERENCES event ON DELETE SET NULL,
    group_id        INTEGER REFERENCES groups ON DELETE SET NULL,
    meeting_id      INTEGER REFERENCES pair_meeting ON DELETE SET NULL,
    in_register     INTEGER NOT NULL DEFAULT 0 CHECK (in_register IN (0, 1)),
    by_diagnosis    INTEGER NOT NULL DEFAULT 0 CHECK (by_diagnosis IN (0, 1)),
    state           TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'going', 'shown', 'returned', 'done')),
    done_by         TEXT CHECK (done_by IN ('own', 'tutor', 'presence', 'pair')),
    done_on         TEXT CHECK (done_on = date(done_on)),
    evidence        TEXT CHECK (length(evidence) BETWEEN 3 AND 300),
    file_id         INTEGER REFERENCES file ON DELETE SET NULL,
    word            TEXT CHECK (length(word) BETWEEN 3 AND 300),
    CHECK ((state = 'done') = (done_on IS NOT NULL)),
    CHECK ((done_on IS NULL) = (done_by IS NULL)),
    CHECK (form = 'course' OR in_register = 0)
) STRICT;
CREATE INDEX route_step_by_route ON route_step (route_id, due, id);
CREATE INDEX route_step_by_person ON route_step (person_id, state);
CREATE INDEX route_step_due ON route_step (municipality_id, remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX route_step_by_deficit ON route_step (deficit_id) WHERE deficit_id IS NOT NULL;
CREATE INDEX route_step_by_event ON route_step (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX route_step_by_group ON route_step (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX route_step_by_meeting ON route_step (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX route_step_by_file ON route_step (file_id) WHERE file_id IS NOT NULL;

-- What was agreed, a measure a line, as it was read that day.
CREATE TABLE route_version (
    route_id  INTEGER NOT NULL REFERENCES route ON DELETE CASCADE,
    version   INTEGER NOT NULL CHECK (version > 0),
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    agreed_at TEXT NOT NULL,
    agreed_by INTEGER REFERENCES person ON DELETE SET NULL,
    lines     TEXT NOT NULL,
    PRIMARY KEY (route_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX route_version_by_person ON route_version (person_id);
CREATE INDEX route_version_by_tutor ON route_version (agreed_by) WHERE agreed_by IS NOT NULL;

-- Who was at an event has done the measure that names it, or its cluster; whoever writes the sheet.
CREATE TRIGGER route_step_by_presence AFTER INSERT ON record
WHEN new.deed = 'presence' AND new.person_id IS NOT NULL AND new.event_id IS NOT NULL
BEGIN
    UPDATE route_step SET state = 'done', done_by = 'presence', done_on = new.day, remind_at = NULL
    WHERE person_id = new.person_id AND state != 'done'
      AND (event_id = new.event_id
           OR group_id IN (SELECT event_group.group_id FROM event_group WHERE event_group.event_id = new.event_id)
              AND since <= new.day)
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
END;

-- Who is off the sheet again has not.
CREATE TRIGGER route_step_without_presence AFTER DELETE ON record
WHEN old.deed = 'presence' AND old.person_id IS NOT NULL AND old.event_id IS NOT NULL
BEGIN
    UPDATE route_step SET state = 'planned', done_by = NULL, done_on = NULL
    WHERE person_id = old.person_id AND done_by = 'presence' AND done_on = old.day
      AND (event_id = old.event_id
           OR group_id IN (SELECT event_group.group_id FROM event_group WHERE event_group.event_id = old.event_id))
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
END;

-- Who meets in a pair is on the way; a lesson that one of them visited is done. An owner of a route is the mentee, or one of two
-- equals.
CREATE TRIGGER route_step_by_meeting AFTER INSERT ON pair_meeting
BEGIN
    UPDATE route_step SET state = 'going'
    WHERE form = 'pair' AND state = 'planned'
      AND person_id IN (SELECT mentee_id FROM pair WHERE id = new.pair_id
                        UNION ALL SELECT mentor_id FROM pair WHERE id = new.pair_id AND basis = 'subject')
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
    UPDATE route_step SET state = 'done', done_by = 'pair', done_on = new.held_on, meeting_id = new.id, remind_at = NULL
    WHERE new.kind IN ('mentee_lesson', 'mentor_lesson')
      AND id IN (SELECT min(step.id) FROM route_step AS step JOIN route ON route.id = step.route_id
                 WHERE step.form = 'lesson' AND step.state != 'done' AND route.ended_at IS NULL
                   AND step.person_id IN (SELECT mentee_id FROM pair WHERE id = new.pair_id
                                          UNION ALL
                                          SELECT mentor_id FROM pair WHERE id = new.pair_id AND basis = 'subject')
                 GROUP BY step.person_id);
END;

-- A meeting that was not takes it back.
CREATE TRIGGER route_step_without_meeting BEFORE DELETE ON pair_meeting
BEGIN
    UPDATE route_step SET state = 'planned', done_by = NULL, done_on = NULL, meeting_id = NULL
    WHERE meeting_id = old.id AND done_by = 'pair';
END;

-- A pair that has come to its end is a measure that is done.
CREATE TRIGGER route_step_by_pair AFTER UPDATE OF state ON pair
WHEN new.state = 'completed' AND old.state != 'completed'
BEGIN
    UPDATE route_step SET state = 'done', done_by = 'pair', done_on = date(new.ended_at), remind_at = NULL
    WHERE form = 'pair' AND state != 'done'
      AND (person_id = new.mentee_id OR new.basis = 'subject' AND person_id = new.mentor_id)
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
END;

-- Whoever works here no more goes no route; their deficits are in work no more.
CREATE TRIGGER route_ends_with_work AFTER UPDATE OF left_at ON person
WHEN new.left_at IS NOT NULL AND old.left_at IS NULL
BEGIN
    UPDATE route SET state = 'dropped', ended_at = new.left_at, untold = tutor_id IS NOT NULL
    WHERE person_id = new.id AND ended_at IS NULL;
END;

CREATE TRIGGER route_is_over AFTER UPDATE OF ended_at ON route
WHEN new.ended_at IS NOT NULL AND old.ended_at IS NULL
BEGIN
    INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
    SELECT deficit.id, deficit.person_id, 'released', new.ended_at, 'route'
    FROM deficit_work JOIN deficit ON deficit.id = deficit_work.deficit_id
    WHERE deficit_work.what = 'route' AND deficit_work.subject = new.id AND deficit.closed_at IS NULL;
    DELETE FROM deficit_work WHERE what = 'route' AND subject = new.id;
    UPDATE route_step SET remind_at = NULL WHERE route_id = new.id AND remind_at IS NOT NULL;
END;

-- An erased route works on nothing either.
CREATE TRIGGER route_goes BEFORE DELETE ON route
BEGIN
    DELETE FROM deficit_work WHERE what = 'route' AND subject = old.id;
END;

-- A tutor whose role has ended, who has left or is erased, accompanies nobody: what was sent to them waits for another.
CREATE TRIGGER route_loses_tutor AFTER UPDATE OF until ON appointment
WHEN new.role = 'tutor' AND new.until IS NOT NULL AND old.until IS NULL
BEGIN
    UPDATE route SET tutor_id = NULL, tutor_yes = NULL, untold = 1, state = iif(state = 'sent', 'draft', state)
    WHERE tutor_id = new.person_id AND ended_at IS NULL;
END;
CREATE TRIGGER route_loses_person BEFORE DELETE ON person
BEGIN
    UPDATE route SET tutor_id = NULL, tutor_yes = NULL, untold = ended_at IS NULL,
        state = iif(state = 'sent', 'draft', state)
    WHERE tutor_id = old.id;
END;

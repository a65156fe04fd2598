-- Who waits for a place at an event that is full, in their order; and to whom one is offered, until when. The rows are of
-- events that are still to begin: a duty drops them at the beginning.
CREATE TABLE event_waiting (
    event_id      INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    -- It only grows, so that whoever comes again is the last.
    turn          INTEGER NOT NULL CHECK (turn > 0),
    since         TEXT NOT NULL,
    offered_until TEXT,
    -- Whether the leader knows that they cannot be reached, so that others get the place before them.
    passed_over   INTEGER NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1)),
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_waiting_in_turn ON event_waiting (event_id, turn);
CREATE INDEX event_waiting_by_person ON event_waiting (person_id);

-- Nobody has two answers: whoever says anything waits no more.
CREATE TRIGGER event_answer_ends_waiting AFTER INSERT ON event_answer
BEGIN
    DELETE FROM event_waiting WHERE event_id = NEW.event_id AND person_id = NEW.person_id;
END;
CREATE TRIGGER event_answer_ends_waiting_too AFTER UPDATE OF answer ON event_answer
BEGIN
    DELETE FROM event_waiting WHERE event_id = NEW.event_id AND person_id = NEW.person_id;
END;

-- A place is given once, to one who comes or to one to whom it is offered. A merge that is undone brings back what was.
CREATE TRIGGER event_answer_has_a_place BEFORE INSERT ON event_answer
WHEN NEW.answer = 'going'
  AND (SELECT count(*) FROM event_answer
       WHERE event_id = NEW.event_id AND answer = 'going' AND person_id != NEW.person_id)
    + (SELECT count(*) FROM event_waiting
       WHERE event_id = NEW.event_id AND offered_until IS NOT NULL AND person_id != NEW.person_id)
    >= (SELECT capacity FROM event WHERE id = NEW.event_id)
  AND NOT EXISTS (SELECT 1 FROM merge WHERE former = NEW.person_id)
BEGIN
    SELECT RAISE(ABORT, 'no place is left at the event');
END;
CREATE TRIGGER event_answer_has_a_place_too BEFORE UPDATE OF answer ON event_answer
WHEN NEW.answer = 'going' AND OLD.answer != 'going'
  AND (SELECT count(*) FROM event_answer
       WHERE event_id = NEW.event_id AND answer = 'going' AND person_id != NEW.person_id)
    + (SELECT count(*) FROM event_waiting
       WHERE event_id = NEW.event_id AND offered_until IS NOT NULL AND person_id != NEW.person_id)
    >= (SELECT capacity FROM event WHERE id = NEW.event_id)
BEGIN
    SELECT RAISE(ABORT, 'no place is left at the event');
END;
CREATE TRIGGER event_waiting_is_offered_a_place BEFORE UPDATE OF offered_until ON event_waiting
WHEN OLD.offered_until IS NULL AND NEW.offered_until IS NOT NULL
  AND (SELECT count(*) FROM event_answer WHERE event_id = NEW.event_id AND answer = 'going')
    + (SELECT count(*) FROM event_waiting WHERE event_id = NEW.event_id AND offered_until IS NOT NULL)
    >= (SELECT capacity FROM event WHERE id = NEW.event_id)
BEGIN
    SELECT RAISE(ABORT, 'no place is left to be offered');
END;
CREATE TRIGGER event_capacity_holds_those_who_come BEFORE UPDATE OF capacity ON event
WHEN NEW.capacity IS NOT NULL AND (OLD.capacity IS NULL OR NEW.capacity < OLD.capacity)
  AND (SELECT count(*) FROM event_answer WHERE event_id = NEW.id AND answer = 'going')
    + (SELECT count(*) FROM event_waiting WHERE event_id = NEW.id AND offered_until IS NOT NULL)
    > NEW.capacity
BEGIN
    SELECT RAISE(ABORT, 'more come than that');
END;

-- Whoever leaves a group waits no more for what they would come to as its member.
CREATE TRIGGER membership_end_ends_waiting AFTER UPDATE OF left_at ON membership
WHEN NEW.left_at IS NOT NULL AND OLD.left_at IS NULL
BEGIN
    DELETE FROM event_waiting
    WHERE person_id = NEW.person_id
      AND event_id IN (SELECT event_id FROM event_group WHERE group_id = NEW.group_id)
      AND NOT EXISTS (SELECT 1 FROM event_group
                      JOIN membership ON membership.group_id = event_group.group_id
                      WHERE event_group.event_id = event_waiting.event_id
                        AND membership.person_id = NEW.person_id AND membership.left_at IS NULL);
END;

-- What is still to be recalled of each event, and when at the earliest; the duty that says it drops the row. Each belongs to
-- the moment at which the event is now: when that is another one, the rows are made anew.
CREATE TABLE event_reminder (
    event_id        INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    kind            TEXT NOT NULL CHECK (kind IN ('day', 'hours', 'begun', 'sheet', 'morning', 'marked')),
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    due_at          TEXT NOT NULL,
    PRIMARY KEY (event_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_reminder_due ON event_reminder (municipality_id, due_at);

CREATE TRIGGER event_is_recalled AFTER INSERT ON event WHEN NEW.cancelled_at IS NULL
BEGIN
    INSERT INTO event_reminder (event_id, kind, municipality_id, due_at)
    SELECT NEW.id, due.kind, NEW.municipality_id, strftime('%Y-%m-%dT%H:%M:%S+00:00', due.moment, due.before)
    FROM (SELECT 'day' AS kind, NEW.starts_at AS moment, '-1 day' AS before
          UNION ALL SELECT 'hours', NEW.starts_at, '-2 hours'
          UNION ALL SELECT 'begun', NEW.starts_at, '+0 hours'
          UNION ALL SELECT 'sheet', coalesce(NEW.ends_at, NEW.starts_at), '+0 hours') AS due
    WHERE strftime('%s', due.moment) IS NOT NULL;
END;
CREATE TRIGGER event_is_recalled_anew AFTER UPDATE OF starts_at, all_day, cancelled_at ON event
WHEN NEW.starts_at IS NOT OLD.starts_at OR NEW.all_day IS NOT OLD.all_day
  OR (NEW.cancelled_at IS NULL) != (OLD.cancelled_at IS NULL)
BEGIN
    DELETE FROM event_reminder WHERE event_id = NEW.id;
    INSERT INTO event_reminder (event_id, kind, municipality_id, due_at)
    SELECT NEW.id, due.kind, NEW.municipality_id, strftime('%Y-%m-%dT%H:%M:%S+00:00', due.moment, due.before)
    FROM (SELECT 'day' AS kind, NEW.starts_at AS moment, '-1 day' AS before
          UNION ALL SELECT 'hours', NEW.starts_at, '-2 hours'
          UNION ALL SELECT 'begun', NEW.starts_at, '+0 hours'
          UNION ALL SELECT 'sheet', coalesce(NEW.ends_at, NEW.starts_at), '+0 hours') AS due
    WHERE NEW.cancelled_at IS NULL AND strftime('%s', due.moment) IS NOT NULL;
END;
CREATE TRIGGER event_end_is_recalled_anew AFTER UPDATE OF ends_at ON event
WHEN NEW.ends_at IS NOT OLD.ends_at AND NEW.starts_at IS OLD.starts_at AND NEW.cancelled_at IS NULL
BEGIN
    DELETE FROM event_reminder WHERE event_id = NEW.id AND kind IN ('sheet', 'morning');
    INSERT INTO event_reminder (event_id, kind, municipality_id, due_at)
    VALUES (NEW.id, 'sheet', NEW.municipality_id, coalesce(NEW.ends_at, NEW.starts_at));
END;
-- Whoever was asked for the sheet reads that it is saved.
CREATE TRIGGER event_sheet_is_saved AFTER UPDATE OF attendance_saved_at ON event
WHEN NEW.attendance_saved_at IS NOT NULL AND OLD.attendance_saved_at IS NULL
BEGIN
    INSERT INTO event_reminder (event_id, kind, municipality_id, due_at)
    SELECT NEW.id, 'marked', NEW.municipality_id, NEW.attendance_saved_at
    WHERE NOT EXISTS (SELECT 1 FROM event_reminder WHERE event_id = NEW.id AND kind IN ('sheet', 'marked'));
    DELETE FROM event_reminder WHERE event_id = NEW.id AND kind IN ('sheet', 'morning');
END;

-- What is over long since is dropped by the first run of the duty.
INSERT INTO event_reminder (event_id, kind, municipality_id, due_at)
SELECT event.id, due.kind, event.municipality_id,
       strftime('%Y-%m-%dT%H:%M:%S+00:00', iif(due.kind = 'sheet', coalesce(event.ends_at, event.starts_at), event.starts_at),
                due.before)
FROM event CROSS JOIN (SELECT 'day' AS kind, '-1 day' AS before UNION ALL SELECT 'hours', '-2 hours'
                       UNION ALL SELECT 'begun', '+0 hours' UNION ALL SELECT 'sheet', '+0 hours') AS due
WHERE event.cancelled_at IS NULL AND (due.kind != 'sheet' OR event.attendance_saved_at IS NULL);

-- Whether somebody wants to be reminded of events, and when; whoever has said nothing is, a day and two hours before.
CREATE TABLE reminding (
    person_id    INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    day_before   INTEGER NOT NULL CHECK (day_before IN (0, 1)),
    hours_before INTEGER NOT NULL CHECK (hours_before IN (0, 1))
) STRICT;

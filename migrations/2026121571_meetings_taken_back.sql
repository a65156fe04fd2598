-- What a meeting of a pair, or a presence, leaves behind where it is taken back: nothing, and what stands beside it counts.

-- How often the silence that a meeting ended was spoken of: where the meeting was not, that silence goes on from there.
ALTER TABLE pair_meeting ADD COLUMN rungs INTEGER NOT NULL DEFAULT 0 CHECK (rungs >= 0);

-- A measure that is done keeps the moment at which its day is spoken of, and nobody is told then; one that is done no more is
-- spoken of as if it had never been.
DROP TRIGGER route_step_by_presence;
CREATE TRIGGER route_step_by_presence AFTER INSERT ON record
WHEN new.deed = 'presence' AND new.person_id IS NOT NULL AND new.event_id IS NOT NULL
BEGIN
    UPDATE route_step SET state = 'done', done_by = 'presence', done_on = new.day
    WHERE person_id = new.person_id AND state != 'done'
      AND (event_id = new.event_id
           OR group_id IN (SELECT event_group.group_id FROM event_group WHERE event_group.event_id = new.event_id)
              AND since <= new.day)
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
END;

-- Who is off a sheet again has not, unless they were at another event that the measure is.
DROP TRIGGER route_step_without_presence;
CREATE TRIGGER route_step_without_presence AFTER DELETE ON record
WHEN old.deed = 'presence' AND old.person_id IS NOT NULL AND old.event_id IS NOT NULL
BEGIN
    UPDATE route_step SET (state, done_by, done_on) =
        (SELECT iif(min(other.day) IS NULL, 'planned', 'done'), iif(min(other.day) IS NULL, NULL, 'presence'), min(other.day)
         FROM record AS other
         WHERE other.person_id = old.person_id AND other.deed = 'presence'
           AND (other.event_id = route_step.event_id
                OR other.day >= route_step.since
                   AND EXISTS (SELECT 1 FROM event_group WHERE event_group.event_id = other.event_id
                                 AND event_group.group_id = route_step.group_id)))
    WHERE person_id = old.person_id AND done_by = 'presence' AND done_on = old.day
      AND (event_id = old.event_id
           OR group_id IN (SELECT event_group.group_id FROM event_group WHERE event_group.event_id = old.event_id))
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
END;

DROP TRIGGER route_step_by_meeting;
CREATE TRIGGER route_step_by_meeting AFTER INSERT ON pair_meeting
BEGIN
    UPDATE route_step SET state = 'going'
    WHERE form = 'pair' AND state = 'planned'
      AND person_id IN (SELECT mentee_id FROM pair WHERE id = new.pair_id
                        UNION ALL SELECT mentor_id FROM pair WHERE id = new.pair_id AND basis = 'subject')
      AND EXISTS (SELECT 1 FROM route WHERE route.id = route_step.route_id AND route.ended_at IS NULL);
    UPDATE route_step SET state = 'done', done_by = 'pair', done_on = new.held_on, meeting_id = new.id
    WHERE new.kind IN ('mentee_lesson', 'mentor_lesson')
      AND id IN (SELECT min(step.id) FROM route_step AS step JOIN route ON route.id = step.route_id
                 WHERE step.form = 'lesson' AND step.state != 'done' AND route.ended_at IS NULL
                   AND step.person_id IN (SELECT mentee_id FROM pair WHERE id = new.pair_id
                                          UNION ALL
                                          SELECT mentor_id FROM pair WHERE id = new.pair_id AND basis = 'subject')
                 GROUP BY step.person_id);
END;

-- A meeting that was not takes it back: where another lesson was visited since the measure was written, that one shows it; who
-- has met nobody since is not on the way.
DROP TRIGGER route_step_without_meeting;
CREATE TRIGGER route_step_without_meeting BEFORE DELETE ON pair_meeting
BEGIN
    UPDATE route_step SET meeting_id =
        (SELECT min(other.id) FROM pair_meeting AS other
         WHERE other.pair_id = old.pair_id AND other.id != old.id AND other.kind IN ('mentee_lesson', 'mentor_lesson')
           AND date(other.noted_at) >= route_step.since
           AND NOT EXISTS (SELECT 1 FROM route_step AS shown
                           WHERE shown.meeting_id = other.id AND shown.person_id = route_step.person_id))
    WHERE meeting_id = old.id AND done_by = 'pair';
    UPDATE route_step SET done_on = (SELECT held_on FROM pair_meeting WHERE pair_meeting.id = route_step.meeting_id)
    WHERE done_by = 'pair' AND meeting_id IN (SELECT id FROM pair_meeting WHERE pair_id = old.pair_id AND id != old.id);
    UPDATE route_step SET state = 'planned', done_by = NULL, done_on = NULL
    WHERE form = 'lesson' AND done_by = 'pair' AND meeting_id IS NULL
      AND person_id IN (SELECT mentee_id FROM pair WHERE id = old.pair_id
                        UNION ALL SELECT mentor_id FROM pair WHERE id = old.pair_id AND basis = 'subject');
    UPDATE route_step SET state = 'planned'
    WHERE form = 'pair' AND state = 'going'
      AND person_id IN (SELECT mentee_id FROM pair WHERE id = old.pair_id
                        UNION ALL SELECT mentor_id FROM pair WHERE id = old.pair_id AND basis = 'subject')
      AND NOT EXISTS (SELECT 1 FROM pair JOIN pair_meeting AS other ON other.pair_id = pair.id
                      WHERE (pair.mentee_id = route_step.person_id
                             OR pair.basis = 'subject' AND pair.mentor_id = route_step.person_id)
                        AND other.id != old.id AND date(other.noted_at) >= route_step.since);
END;

-- One that was on another day shows it on that day.
CREATE TRIGGER route_step_on_another_day AFTER UPDATE OF held_on ON pair_meeting
BEGIN
    UPDATE route_step SET done_on = new.held_on WHERE meeting_id = new.id AND done_by = 'pair';
END;

-- An event may be for people who were chosen by their groups, schools, posts, subjects and target categories: whoever fits
-- when it is made is invited, and stays so. `whom` says to both languages who they are, and keeps what was chosen, so that
-- the event can be made once more.
ALTER TABLE event ADD COLUMN whom TEXT CHECK (json_valid(whom));
CREATE INDEX event_of_whom ON event (municipality_id, starts_at) WHERE whom IS NOT NULL;

CREATE TABLE event_invitation (
    event_id  INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_invitation_by_person ON event_invitation (person_id);

-- Whoever was chosen is of no group, and nobody else is invited.
CREATE TRIGGER event_of_chosen_has_no_group BEFORE INSERT ON event_group
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id AND whom IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'an event for people who were chosen is of no group');
END;

-- Who is invited to an event: the active members of its groups; to one for everybody, whoever works in the municipality
-- and has an account; to one for people who were chosen, those of them who still work there.
DROP VIEW event_invited;
CREATE VIEW event_invited AS
    SELECT event_group.event_id, membership.person_id
    FROM event_group JOIN membership ON membership.group_id = event_group.group_id
    WHERE membership.left_at IS NULL AND membership.person_id IS NOT NULL
    UNION
    SELECT event.id, person.id FROM event JOIN person ON person.municipality_id = event.municipality_id
    WHERE +event.for_all = 1 AND person.left_at IS NULL
      AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
    UNION
    SELECT event_invitation.event_id, event_invitation.person_id
    FROM event_invitation JOIN person ON person.id = event_invitation.person_id
    WHERE person.left_at IS NULL;

-- Who is invited to an event: the active members of its groups; to one for everybody, whoever works in the municipality
-- and has an account.
CREATE VIEW event_invited AS
    SELECT event_group.event_id, membership.person_id
    FROM event_group JOIN membership ON membership.group_id = event_group.group_id
    WHERE membership.left_at IS NULL AND membership.person_id IS NOT NULL
    UNION
    SELECT event.id, person.id FROM event JOIN person ON person.municipality_id = event.municipality_id
    WHERE +event.for_all = 1 AND person.left_at IS NULL
      AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id);

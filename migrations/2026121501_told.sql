-- Who is told of an event: whoever is invited, as `event_invited` has it, and whoever leads one of its groups. Another leader
-- of it, the deputy or a coordinator may have made, moved or cancelled it, and a leader need be no member of the group.
CREATE VIEW event_told AS
    SELECT event_group.event_id, membership.person_id
    FROM event_group JOIN membership ON membership.group_id = event_group.group_id
    WHERE membership.left_at IS NULL AND membership.person_id IS NOT NULL
    UNION
    SELECT event_group.event_id, appointment.person_id
    FROM event_group JOIN appointment ON appointment.group_id = event_group.group_id
    WHERE appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
    UNION
    SELECT event.id, person.id FROM event JOIN person ON person.municipality_id = event.municipality_id
    WHERE +event.for_all = 1 AND person.left_at IS NULL
      AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
    UNION
    SELECT event_invitation.event_id, event_invitation.person_id
    FROM event_invitation JOIN person ON person.id = event_invitation.person_id
    WHERE person.left_at IS NULL;

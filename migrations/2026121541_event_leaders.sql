-- Who leads an event of groups: whoever leads one of them, or is the deputy there.
CREATE VIEW event_leader AS
    SELECT event_group.event_id, appointment.person_id
    FROM event_group JOIN appointment ON appointment.group_id = event_group.group_id
    WHERE appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL;

-- Who is told of an event: whoever is invited, and whoever leads it, who need be no member of the group.
DROP VIEW event_told;
CREATE VIEW event_told AS
    SELECT event_id, person_id FROM event_invited
    UNION
    SELECT event_id, person_id FROM event_leader;

-- The certificates that hold no more: revoked, of an event that was cancelled, or of a presence of which the sheet says
-- otherwise by now. Of somebody who was erased no sheet can say so.
CREATE VIEW certificate_void AS
    SELECT certificate.id AS certificate_id
    FROM certificate JOIN event ON event.id = certificate.event_id
    WHERE certificate.revoked_at IS NOT NULL OR event.cancelled_at IS NOT NULL
       OR certificate.person_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM record
                          WHERE record.event_id = certificate.event_id
                            AND record.person_id = certificate.person_id AND record.deed = 'presence'
                            AND record.contribution IS certificate.contribution
                            AND record.topic IS certificate.topic);

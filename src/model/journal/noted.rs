//! Statements that note what other nouns have changed, written by what they have changed: a part of their calls.

/// Written only after an appointment was: the author, the matter, what it became, the moment.
pub const APPOINTED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, became)
 SELECT municipality_id, ?, ?, ?, person_id, group_id, organisation_id, ? FROM appointment
 WHERE id = last_insert_rowid() AND changes() > 0";

/// The moment, the author, the new term, the appointment, the municipality.
pub const TERM_CHANGED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, was, became)
 SELECT municipality_id, ?, ?, 'role-term', person_id, group_id, organisation_id,
        role || coalesce(char(59) || ' ' || strftime('%d.%m.%Y', term), ''),
        role || coalesce(char(59) || ' ' || strftime('%d.%m.%Y', ?), '')
 FROM appointment WHERE id = ? AND municipality_id = ? AND until IS NULL";

/// Written only after one was ended: the moment, the author, the appointment.
pub const ENDED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, was, became)
 SELECT municipality_id, ?, ?,
        CASE role WHEN 'coordinator' THEN 'coordinator-dismissed' WHEN 'leader' THEN 'leader-dismissed'
                  ELSE 'role-ended' END,
        person_id, group_id, organisation_id, role,
        ended_by || coalesce(', № ' || ended_number || ' ' || ended_day, '')
 FROM appointment WHERE id = ? AND changes() > 0";

/// The moment, the author, who leads from now on, who has led, the municipality.
pub const GROUPS_HANDED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, became)
 SELECT appointment.municipality_id, ?, ?, 'leader-appointed', ?, group_id, 'leader'
 FROM appointment JOIN groups ON groups.id = appointment.group_id
 WHERE appointment.person_id = ? AND role = 'leader' AND until IS NULL AND appointment.municipality_id = ?
   AND groups.phase != 'closed'";

/// The moment, the author, who has them from now on, who has made them, the municipality, the moment.
pub const EVENTS_HANDED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, event_id)
 SELECT municipality_id, ?, ?, 'event-handed-over', ?, id FROM event
 WHERE created_by = ? AND municipality_id = ? AND starts_at >= ? AND cancelled_at IS NULL";

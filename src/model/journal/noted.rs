//! Statements that note what other nouns have changed, written by what they have changed: a part of their calls.

/// Written only after an appointment was: the author, the matter, what it became, the moment.
pub const APPOINTED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, became)
 SELECT municipality_id, ?, ?, ?, person_id, group_id, organisation_id, ? FROM appointment
 WHERE id = last_insert_rowid() AND changes() > 0";

/// Written after somebody has begun to lead groups of which they were the deputy: the moment, the author, who, the moment.
pub const DEPUTY_LEADS: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, was, became)
 SELECT municipality_id, ?, ?, 'deputy-ended', person_id, group_id, role, ended_by FROM appointment
 WHERE person_id = ? AND role = 'deputy' AND ended_by = 'handing' AND until = max(since, ?)";

/// Part of a merge: `?2` is who stays, `?3` the moment, `?4` the municipality, `?5` the author.
pub const PEOPLE_MERGED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id)
 VALUES (?4, ?3, ?5, 'people-merged', ?2)";

/// Part of a merge by which somebody leads a group of which they were the deputy: `?1` goes, `?2` stays, `?3` is the moment,
/// `?5` the author.
pub const DEPUTY_MERGED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, was, became)
 SELECT municipality_id, ?3, ?5, 'deputy-ended', ?2, group_id, role, ended_by FROM appointment
 WHERE person_id IN (?1, ?2) AND role = 'deputy' AND ended_by = 'handing' AND until = max(since, ?3)";

/// Part of its undoing: `?3` is who had stayed, `?4` the moment, `?5` the municipality, `?6` the author.
pub const PEOPLE_PARTED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id)
 VALUES (?5, ?4, ?6, 'people-parted', ?3)";

/// Part of the parting of a guest: `?2` is who they were taken for, `?3` the municipality, `?4` the moment, `?5` the author.
pub const GUEST_PARTED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id)
 VALUES (?3, ?4, ?5, 'guest-parted', ?2)";

/// Written only after a school was offered as a host: the municipality, the moment, the author, the school.
pub const HOST_OFFERED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, organisation_id, became)
 SELECT ?, ?, ?, 'host-offer', ?, 'offered' WHERE changes() > 0";

/// Written only after somebody was asked to lead a group: the municipality, the moment, the author, who, the group.
pub const LEADER_OFFERED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id)
 SELECT ?, ?, ?, 'leader-offered', ?, ? WHERE changes() > 0";

/// Part of an erasure: `?1` is who is erased, `?3` the moment, `?5` the municipality, `?6` the author, `?7` the reason.
/// Whoever erases themselves is no author, since nobody is to be named; an account that is no person's leaves no entry.
pub const PERSON_ERASED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, became)
 SELECT ?5, ?3, ?6, iif(?6 IS NULL, 'person-erased-oneself', 'person-erased'), ?7 WHERE ?1 IS NOT NULL";

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
                  WHEN 'deputy' THEN 'deputy-ended' ELSE 'role-ended' END,
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

/// Written only after an event was cancelled or restored: `?1` is the moment, `?2` the event, `?3` the author, `?4` the
/// matter.
pub const EVENT_TURNED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, event_id)
 SELECT municipality_id, ?1, ?3, ?4, id FROM event WHERE id = ?2 AND changes() > 0";

/// Written before what follows of an event's series is cancelled: `?1` is the moment, `?2` the event, `?3` the author.
pub const SERIES_STOPPED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, event_id)
 SELECT event.municipality_id, ?1, ?3, 'event-cancelled', event.id
 FROM event AS held JOIN event ON event.series_id = held.series_id AND event.starts_at > held.starts_at
 WHERE held.id = ?2 AND event.cancelled_at IS NULL AND event.starts_at > ?1";

/// The moment, the author, who has them from now on, who has made them, the municipality, the moment.
pub const EVENTS_HANDED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, event_id)
 SELECT municipality_id, ?, ?, 'event-handed-over', ?, id FROM event
 WHERE created_by = ? AND municipality_id = ? AND starts_at >= ? AND cancelled_at IS NULL";

/// Written only after somebody was marked as having left: `?1` is who, `?3` the moment, `?4` the author.
pub const PERSON_LEFT: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, organisation_id)
 SELECT municipality_id, ?3, ?4, 'person-left', id, organisation_id FROM person WHERE id = ?1 AND changes() > 0";

/// Written only after that mark was taken back: the municipality, the moment, the author, who.
pub const PERSON_RETURNED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id)
 SELECT ?, ?, ?, 'person-returned', ? WHERE changes() > 0 RETURNING 1 AS returned";

/// Written only after a group was made, whose number is the newest: the municipality, the moment, the author.
pub const GROUP_FOUNDED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, group_id)
 SELECT ?, ?, ?, 'group-founded', (SELECT max(id) FROM groups) WHERE changes() > 0";

/// Each appointment that somebody holds who has just left: `?1` is who, `?2` the municipality, `?3` the moment, `?4` the
/// author.
pub const ALL_ENDED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, was)
 SELECT municipality_id, ?3, ?4,
        CASE role WHEN 'coordinator' THEN 'coordinator-dismissed' WHEN 'leader' THEN 'leader-dismissed'
                  WHEN 'deputy' THEN 'deputy-ended' ELSE 'role-ended' END,
        person_id, group_id, organisation_id, role
 FROM appointment WHERE person_id = ?1 AND municipality_id = ?2 AND until IS NULL
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?1 AND person.left_at = ?3)";

/// Each membership of theirs, by the same values.
pub const ALL_LEFT: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id)
 SELECT ?2, ?3, ?4, 'member-left', person_id, group_id FROM membership
 WHERE person_id = ?1 AND left_at IS NULL
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?1 AND person.left_at = ?3)";

/// Written only after people were listed: the municipality, the moment, the author, the matter, whether it was one of them, who has
/// the newest number, and how many they were.
pub const PEOPLE_LISTED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, became)
 SELECT ?, ?, ?, ?, iif(?, (SELECT max(id) FROM person), NULL), ? WHERE changes() > 0";

/// Written only after a group was removed: the municipality, the moment, the author, who led it, how it was called.
pub const GROUP_REMOVED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, was)
 SELECT ?, ?, ?, 'group-removed', ?, ? WHERE changes() > 0";

/// Written only where whoever amends their data was marked as having left, before they are: the moment, who, the
/// municipality.
pub const PERSON_AMENDS: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id)
 SELECT municipality_id, ?, id, 'person-returned', id FROM person
 WHERE id = ? AND municipality_id = ? AND left_at IS NOT NULL";

/// Written only where whoever amends their data works elsewhere from now on, before they do: the moment, where that is, who,
/// the municipality.
pub const PERSON_MOVES: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, organisation_id, was, became)
 SELECT person.municipality_id, ?, person.id, 'person-moved', person.id, latter.id, former.short_name, latter.short_name
 FROM person JOIN organisation AS former ON former.id = person.organisation_id
 JOIN organisation AS latter ON latter.id = ? AND latter.id != former.id
 WHERE person.id = ? AND person.municipality_id = ? AND latter.municipality_id = person.municipality_id";

/// Whoever of a newer list works elsewhere, written before they do: the moment, the author, as JSON each person with what
/// the list says of them, the municipality. Who has come into the bot says it themselves.
pub const PEOPLE_MOVED: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, organisation_id, was, became)
 SELECT person.municipality_id, ?, ?, 'person-moved', person.id, latter.id, former.short_name, latter.short_name
 FROM json_each(?) AS listed CROSS JOIN person ON person.id = listed.value ->> 0
 CROSS JOIN organisation AS former ON former.id = person.organisation_id
 CROSS JOIN organisation AS latter ON latter.id = listed.value ->> '$[1].organisation'
 WHERE person.municipality_id = ? AND latter.municipality_id = person.municipality_id AND latter.id != former.id
   AND EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id)";

/// Written only after a group got another category, or lost one: the moment, the author, whether it is about that one from now
/// on, twice, the category, the group.
pub const GROUP_CATEGORY: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, group_id, was, became)
 SELECT groups.municipality_id, ?, ?, 'group-category', groups.id,
        iif(?, NULL, deficit_category.name_ru || ' / ' || deficit_category.name_en),
        iif(?, deficit_category.name_ru || ' / ' || deficit_category.name_en, NULL)
 FROM groups JOIN category_named AS deficit_category ON deficit_category.municipality_id = groups.municipality_id
      AND deficit_category.id = ?
 WHERE groups.id = ? AND changes() > 0";

/// What is about to end, since it is held at an organisation where somebody does not work: the moment, the author, who, the
/// municipality.
pub const ENDED_ELSEWHERE: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, organisation_id, was)
 SELECT municipality_id, ?, ?, 'role-ended', person_id, organisation_id, role FROM appointment
 WHERE person_id = ? AND municipality_id = ? AND until IS NULL AND organisation_id IS NOT NULL
   AND organisation_id != (SELECT person.organisation_id FROM person WHERE person.id = appointment.person_id)";

/// Written only after an entry was added to a plan, whose number is the newest: the municipality, the moment, the author, the
/// group, what stands before the number and behind it.
pub const PLAN_ENTRY_ADDED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, group_id, became)
 SELECT ?, ?, ?, 'plan-entry-added', ?, ? || (SELECT max(id) FROM plan_entry) || ?";

/// What plans have taken over from a file: the municipality, the moment, the author, and as JSON each group, or none for the
/// service, with how much of it.
pub const PLANS_LOADED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, group_id, became)
 SELECT ?, ?, ?, 'import-plan', value ->> 0, value ->> 1 FROM json_each(?)";

/// Written only after a message to many was stopped, where somebody has cancelled it: the municipality, the moment, the author,
/// whether there is one.
pub const BROADCAST_CANCELLED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter)
 SELECT ?, ?, ?, 'broadcast-cancelled' WHERE ? AND changes() > 0";

/// Written only after a pair was confirmed: `?1` is the municipality, `?3` the number of the order, `?5` the pair, `?9` the
/// moment, `?10` the author.
pub const PAIR_CONFIRMED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, became)
 SELECT ?1, ?9, ?10, 'pair-confirmed', mentee_id, ?3 FROM pair WHERE id = ?5 AND changes() > 0";

/// What a coordinator has changed of the catalogue: `?1` is the municipality, `?2` the moment, `?3` the author, `?6` as JSON each
/// matter with what it was and what it became. Whose deficits an item names stands nowhere.
pub const ITEMS_CHANGED: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, was, became)
 SELECT ?1, ?2, ?3, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?6)";

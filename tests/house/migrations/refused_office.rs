//! What the database itself refuses of what the office keeps: plans, rules, schools, papers, rosters, roles, and people.

/// The same of the office's own, and of what is older than the features.
pub(super) const REFUSED_OF_OFFICE: [(&str, &str, &str); 72] = [
    (
        "a group has one plan a year",
        "INSERT INTO plan (municipality_id, group_id, year) VALUES (1, 1, 2026)",
        "UNIQUE constraint failed: plan.group_id, plan.year",
    ),
    (
        "and the service has one",
        "INSERT INTO plan (municipality_id, year) VALUES (1, 2026)",
        "UNIQUE constraint failed: plan.municipality_id, plan.year",
    ),
    (
        "an entry of a plan does not end before it begins",
        "UPDATE plan_entry SET ends = '2026-01-01' WHERE id = 1",
        "CHECK constraint failed: ends >= begins",
    ),
    (
        "what was done was done on a day",
        "UPDATE plan_entry SET state = 'done' WHERE id = 1",
        "CHECK constraint failed: (state_on IS NULL) = (state = 'open')",
    ),
    (
        "a version of a regulation is never changed for a body either",
        "UPDATE regulation_body SET value = 'half' WHERE kind = 'association'",
        "a version of a regulation is never changed",
    ),
    (
        "what a version set for a group is kept as long as the group",
        "DELETE FROM regulation_body WHERE group_id = 1",
        "a version of a regulation is kept",
    ),
    (
        "a part of a headcount is no more than its whole",
        "UPDATE headcount SET under_35 = 201 WHERE organisation_id = 1",
        "CHECK constraint failed: under_35 <= teaching",
    ),
    (
        "those who are one or the other are no more than there are",
        "INSERT INTO headcount (organisation_id, day, teaching, under_35, first_years, both, source, entered_at)
         VALUES (1, '2026-10-01', 50, 30, 30, 9, 'papers', '2026-10-09T08:00:00+00:00')",
        "CHECK constraint failed: under_35 + first_years - both <= teaching",
    ),
    (
        "a mark has a paper where it has a day",
        "INSERT INTO organisation_flag (organisation_id, flag, since) VALUES (2, 'low_results', '2026-09-01')",
        "CHECK constraint failed: (paper IS NULL) = (since IS NULL)",
    ),
    (
        "an agreement does not end before it begins",
        "UPDATE agreement SET until = '2026-01-01' WHERE id = 1",
        "CHECK constraint failed: until >= day",
    ),
    (
        "an organisation is a party once",
        "INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (1, 1)",
        "UNIQUE constraint failed: agreement_party.agreement_id, agreement_party.organisation_id",
    ),
    (
        "an organisation with an agreement is not deleted",
        "DELETE FROM organisation WHERE id = 2",
        "FOREIGN KEY constraint failed",
    ),
    (
        "a head is one of the list, or somebody by name",
        "UPDATE organisation_head SET family_name = 'Ким', given_name = 'Ирина', patronymic = '', search_form = ' ким'
         WHERE organisation_id = 1",
        "CHECK constraint failed: (person_id IS NULL) != (family_name IS NULL)",
    ),
    (
        "of a version of a regulation the head's name alone is forgotten",
        "UPDATE regulation_override SET value = NULL, grounds = NULL WHERE key = 'quorum'",
        "a version of a regulation is never changed",
    ),
    (
        "a version of a regulation is never changed",
        "UPDATE regulation SET made_at = '2026-10-08T08:00:00+00:00' WHERE version = 1",
        "a version of a regulation is never changed",
    ),
    (
        "a version of a regulation is kept",
        "DELETE FROM regulation_override WHERE version = 3",
        "a version of a regulation is kept",
    ),
    (
        "versions of a regulation follow one another",
        "INSERT INTO regulation (municipality_id, version, made_at, kind, seal)
         VALUES (1, 7, '2026-10-08T08:00:00+00:00', 'key', 17)",
        "versions of a regulation follow one another",
    ),
    (
        "a regulation is taken from one of the five",
        "INSERT INTO regulation_preset (municipality_id, version, preset) VALUES (1, 3, 'S9')",
        "CHECK constraint failed: preset IN ('S0', 'S1', 'S2', 'S3', 'S4')",
    ),
    (
        "what is set against a regulation has its grounds",
        "INSERT INTO regulation_override (municipality_id, key, version, value) VALUES (1, 'majority', 3, 'simple')",
        "CHECK constraint failed: (value IS NULL) = (grounds IS NULL)",
    ),
    (
        "two papers of a kind bear one number in one year never",
        "INSERT INTO paper (municipality_id, kind, year, number, day, about, search_form, asked_at)
         VALUES (1, 'roster_order', 2026, '12-ОД', '2026-12-01', 'а', ' а', '2026-12-01T08:00:00+00:00')",
        "UNIQUE constraint failed: paper.municipality_id, paper.kind, paper.year, paper.number",
    ),
    (
        "one blank of a kind is in force",
        "INSERT INTO blank (municipality_id, kind, version, name, hash, bytes, came_at, looked_at, since)
         SELECT 1, kind, 2, name, hash, bytes, came_at, looked_at, since FROM blank WHERE version = 1 AND flaw IS NULL",
        "UNIQUE constraint failed: blank.municipality_id, blank.kind",
    ),
    (
        "a person is an active member of a group once",
        "INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 1, '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: membership.group_id, membership.person_id",
    ),
    (
        "an organisation is an active member of a group once",
        "INSERT INTO membership (group_id, organisation_id, joined_at) VALUES (1, 2, '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: membership.group_id, membership.organisation_id",
    ),
    (
        "a member is a person, an organisation or a name, and one of them",
        "INSERT INTO membership (group_id, person_id, name, joined_at)
         VALUES (1, 2, 'Ким Ирина', '2026-09-09T06:00:00+00:00')",
        "CHECK constraint failed: (person_id IS NOT NULL) + (organisation_id IS NOT NULL) + (name IS NOT NULL) = 1",
    ),
    (
        "a membership does not end before it begins",
        "UPDATE membership SET left_at = '2026-01-01T06:00:00+00:00' WHERE left_at IS NULL",
        "CHECK constraint failed: left_at >= joined_at",
    ),
    (
        "somebody is a coordinator once",
        "INSERT INTO appointment (municipality_id, person_id, role, since)
         VALUES (1, 2, 'coordinator', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: index 'appointment_once'",
    ),
    (
        "a group has one leader at a time",
        "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
         VALUES (1, 2, 'leader', 1, '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: appointment.group_id",
    ),
    (
        "a leader leads a group",
        "UPDATE appointment SET group_id = NULL WHERE role = 'leader'",
        "FOREIGN KEY constraint failed",
    ),
    (
        "nobody coordinates a school",
        "UPDATE appointment SET organisation_id = 1 WHERE role = 'coordinator'",
        "FOREIGN KEY constraint failed",
    ),
    (
        "a role is of a group or of an organisation",
        "UPDATE appointment SET organisation_id = 1 WHERE role = 'leader'",
        "CHECK constraint failed: group_id IS NULL OR organisation_id IS NULL",
    ),
    (
        "somebody holds a role in one place once",
        "INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
         VALUES (1, 1, 'methodist', 1, '2026-10-09T06:00:00+00:00')",
        "UNIQUE constraint failed: index 'appointment_once'",
    ),
    (
        "an order has a number",
        "UPDATE appointment SET order_number = ' ' WHERE role = 'methodist'",
        "CHECK constraint failed: length(trim(order_number)) BETWEEN 1 AND 40",
    ),
    (
        "what has ended by something has ended",
        "UPDATE appointment SET ended_by = 'own' WHERE role = 'methodist'",
        "CHECK constraint failed: ended_by IS NULL OR until IS NOT NULL",
    ),
    (
        "a role is asked for once at a time",
        "INSERT INTO role_request (municipality_id, person_id, role, asked_at)
         VALUES (1, 2, 'tutor', '2026-10-09T06:00:00+00:00')",
        "UNIQUE constraint failed: role_request.person_id, role_request.role",
    ),
    (
        "a request that is answered has its answer",
        "UPDATE role_request SET answer = 'granted' WHERE answer IS NULL",
        "CHECK constraint failed: (answered_at IS NULL) = (answer IS NULL)",
    ),
    (
        "an appointment does not end before it begins",
        "UPDATE appointment SET until = '2026-01-01T06:00:00+00:00'",
        "CHECK constraint failed: until >= since",
    ),
    (
        "a role is one of the list",
        "UPDATE appointment SET role = 'deputy' WHERE role = 'coordinator'",
        "FOREIGN KEY constraint failed",
    ),
    (
        "a person attends an event once",
        "INSERT INTO record (municipality_id, deed, person_id, event_id, day)
         VALUES (1, 'presence', 1, 1, '2026-10-01')",
        "UNIQUE constraint failed: record.event_id, record.person_id",
    ),
    (
        "who attends is a person or a guest, not both",
        "INSERT INTO record (municipality_id, deed, person_id, name, event_id, day)
         VALUES (1, 'presence', 2, 'Ким Ирина', 1, '2026-10-01')",
        "CHECK constraint failed: person_id IS NULL OR name IS NULL",
    ),
    (
        "who was present was present at something",
        "UPDATE record SET event_id = NULL",
        "CHECK constraint failed: deed != 'presence' OR event_id IS NOT NULL",
    ),
    ("a deed is one of the list", "UPDATE record SET deed = 'speech'", "CHECK constraint failed: deed"),
    (
        "a contribution is one of the list",
        "UPDATE record SET contribution = 'speech'",
        "CHECK constraint failed: contribution",
    ),
    (
        "a person answers an event once",
        "INSERT INTO event_answer (event_id, person_id, answer, answered_at)
         VALUES (1, 1, 'maybe', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: event_answer.event_id, event_answer.person_id",
    ),
    (
        "an event is of a group once",
        "INSERT INTO event_group (event_id, group_id) VALUES (1, 1)",
        "UNIQUE constraint failed: event_group.event_id, event_group.group_id",
    ),
    ("an event is of a known kind", "UPDATE event SET kind = 'party'", "FOREIGN KEY constraint failed"),
    (
        "a consent for one purpose, in one text, is in force once",
        "INSERT INTO consent (account_id, purpose, text, given_at)
         VALUES (1, 'processing', 1, '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: consent.account_id, consent.purpose, consent.text, consent.edition",
    ),
    (
        "a consent has a known purpose",
        "INSERT INTO consent (account_id, purpose, text, given_at)
         VALUES (1, 'advertising', 1, '2026-09-09T06:00:00+00:00')",
        "CHECK constraint failed: purpose",
    ),
    ("the texts of the consent are counted", "UPDATE consent SET text = 0", "CHECK constraint failed: text > 0"),
    (
        "a text is refused once",
        "INSERT INTO consent_refusal (account_id, text, refused_at) VALUES (1, 2, '2026-10-09T06:00:00+00:00')",
        "UNIQUE constraint failed: consent_refusal.account_id, consent_refusal.text, consent_refusal.edition",
    ),
    (
        "an update is taken in once",
        "INSERT INTO inbox (update_id, chat, body, received_at) VALUES (9, 1001, '{}', 1)",
        "UNIQUE constraint failed: inbox.update_id",
    ),
    (
        "a finished update keeps no words",
        "UPDATE inbox SET done_at = 1, outcome = 'answered' WHERE update_id = 10",
        "CHECK constraint failed: (done_at IS NULL) = (body IS NOT NULL)",
    ),
    (
        "a finished update has its outcome",
        "UPDATE inbox SET done_at = 1, body = NULL WHERE update_id = 10",
        "CHECK constraint failed: (done_at IS NULL) = (outcome IS NULL)",
    ),
    (
        "an outcome is one of three",
        "UPDATE inbox SET outcome = 'lost' WHERE update_id = 9",
        "CHECK constraint failed: outcome",
    ),
    (
        "a waiting message has its words",
        "UPDATE outbox SET letter_id = NULL WHERE state = 'waiting'",
        "CHECK constraint failed: ended_at",
    ),
    (
        "a waiting message has its words once",
        "UPDATE outbox SET body = '{}' WHERE state = 'waiting'",
        "CHECK constraint failed: ended_at",
    ),
    (
        "a message that has ended says when",
        "UPDATE outbox SET state = 'sent' WHERE state = 'sending'",
        "CHECK constraint failed: state",
    ),
    ("a message is of a known kind", "UPDATE outbox SET kind = 'letter'", "CHECK constraint failed: kind"),
    ("a step is JSON", "UPDATE session SET step = 'Name'", "CHECK constraint failed: json_valid(step)"),
    (
        "a deficit is open once",
        "INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
         VALUES (1, 900, 900, 'high', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: deficit.person_id, deficit.item_id",
    ),
    (
        "a deficit is an item or own words, not both",
        "UPDATE deficit SET own_words = 'Описание фондов' WHERE id = 2",
        "CHECK constraint failed: (item_id IS NULL) != (own_words IS NULL)",
    ),
    (
        "two groups of a kind and a municipality have two names",
        "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, founded_at)
         VALUES (1, 'cluster', 'Музейная педагогика', x'01', '', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: groups.municipality_id, groups.kind, groups.name",
    ),
    (
        "two organisations of a municipality have two names",
        "INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form)
         VALUES (1, 'Школа № 3', 'Школа № 3', x'03', '')",
        "UNIQUE constraint failed: organisation.municipality_id, organisation.short_name",
    ),
    (
        "a number of a channel is one account",
        "INSERT INTO account (channel, external, municipality_id, language) VALUES ('telegram', '1001', 1, 'ru')",
        "UNIQUE constraint failed: account.channel, account.external",
    ),
    (
        "quiet hours have two ends",
        "UPDATE account SET quiet_from = 21 WHERE id = 1",
        "CHECK constraint failed: (quiet_from IS NULL) = (quiet_till IS NULL)",
    ),
    (
        "a file is named by its hash in small hexadecimal digits",
        "UPDATE file SET hash = '../../etc/passwd'",
        "CHECK constraint failed: length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'",
    ),
    ("a file is not empty", "UPDATE file SET bytes = 0", "CHECK constraint failed: bytes > 0"),
    ("a day is a day", "UPDATE person SET teaching_since = '2015-02-30'", "CHECK constraint failed: teaching_since"),
    ("nobody edits the journal", "UPDATE journal SET became = 'нет'", "nobody edits the journal"),
    (
        "nobody dates the journal back",
        "UPDATE journal SET at = '2020-01-01T00:00:00+00:00'",
        "nobody edits the journal",
    ),
    ("an entry of the journal is kept", "DELETE FROM journal", "an entry of the journal is kept"),
    (
        "what the journal has forgotten it does not learn again",
        "UPDATE journal SET person_id = NULL; UPDATE journal SET person_id = 1",
        "nobody edits the journal",
    ),
    ("a reference leads somewhere", "UPDATE person SET organisation_id = 77", "FOREIGN KEY constraint failed"),
];

//! What the database itself refuses: constraints and triggers guard what can be guarded.

/// What the database refuses, whatever the program does: the rule, the statement, the words of SQLite.
pub(super) const REFUSED: [(&str, &str, &str); 31] = [
    (
        "a group has one deputy at a time",
        "INSERT INTO membership (group_id, person_id, joined_at) VALUES (2, 1, '2026-11-03T06:00:00+00:00');
         INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
         VALUES (1, 1, 'deputy', 2, '2026-11-03T06:00:00+00:00')",
        "UNIQUE constraint failed: appointment.group_id",
    ),
    (
        "a deputy belongs to the group",
        "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
         VALUES (1, 2, 'deputy', 1, '2026-11-03T06:00:00+00:00')",
        "a deputy is a member of the group whom another leads",
    ),
    (
        "an own category of deficits keeps its name",
        "UPDATE category_here SET name_ru = NULL WHERE category_id = 911",
        "an own category keeps its name",
    ),
    (
        "a long name of a category has a short form beside it",
        "UPDATE category_here SET short_ru = NULL WHERE category_id = 1",
        "CHECK constraint failed: length(name_ru) <= 24",
    ),
    (
        "nobody lacks what is another municipality's own",
        "INSERT INTO municipality (id, name, time_zone) VALUES (77, 'Иной район', 'Europe/Moscow');
         INSERT INTO deficit_category (id, code, name_ru, name_en, municipality_id)
         VALUES (977, '77/977', '77/977', '77/977', 77);
         INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
         VALUES (1, 977, 'Чужое', 'low', '2026-11-20T10:00:00+00:00')",
        "a category of another municipality",
    ),
    (
        "a former name is of an item or of a category",
        "UPDATE called_before SET category_id = 1 WHERE item_id IS NOT NULL",
        "CHECK constraint failed: (item_id IS NULL) != (category_id IS NULL)",
    ),
    (
        "one run of the matcher is at work for a municipality",
        "INSERT INTO pair_run (municipality_id, state, begun_at) VALUES (1, 'waits', '2026-11-21T11:00:00+00:00')",
        "UNIQUE constraint failed: index 'pair_run_once'",
    ),
    (
        "a run of the matcher that has ended begins no more",
        "UPDATE pair_run SET state = 'waits', ended_at = NULL, found = NULL WHERE state = 'done'",
        "a run of the matcher that has ended begins no more",
    ),
    (
        "nobody gets a place in a group that is not there",
        "UPDATE groups SET places = (SELECT count(*) FROM membership WHERE group_id = 1 AND person_id IS NOT NULL
                                       AND left_at IS NULL) WHERE id = 1;
         INSERT INTO membership (group_id, person_id, joined_at)
         SELECT 1, id, '2026-11-20T10:00:00+00:00' FROM person
         WHERE id NOT IN (SELECT person_id FROM membership WHERE group_id = 1 AND person_id IS NOT NULL
                            AND left_at IS NULL) LIMIT 1",
        "the group is full",
    ),
    (
        "a member is a customer, a performer or an expert",
        "UPDATE membership SET part = 'guest'",
        "CHECK constraint failed: part IN",
    ),
    (
        "a group has one next leader at a time",
        "INSERT INTO leadership_offer (group_id, from_id, to_id, offered_at)
         SELECT group_id, from_id, to_id, offered_at FROM leadership_offer WHERE answer IS NULL",
        "UNIQUE constraint failed: leadership_offer.group_id",
    ),
    (
        "a school is answered with a word only where it is declined",
        "UPDATE host_offer SET reply = 'Весной' WHERE answer IS NULL",
        "CHECK constraint failed: reply IS NULL OR answer IS 'declined'",
    ),
    (
        "how far a telling has come is a range of numbers and nobody's own",
        "UPDATE demand SET told_to = 501 WHERE told_to IS NOT NULL",
        "CHECK constraint failed: told_to >= 0 AND told_to % 500 = 0",
    ),
    (
        "an event for people who were chosen is of no group",
        "INSERT INTO event_group (event_id, group_id) VALUES (912, 1)",
        "an event for people who were chosen is of no group",
    ),
    (
        "an event keeps its name in calendars",
        "UPDATE event SET uid = lower(hex(randomblob(16))) WHERE id = 900",
        "an event keeps its name in calendars",
    ),
    (
        "an event for everybody is of no group",
        "INSERT INTO event_group (event_id, group_id) VALUES (901, 1)",
        "an event for everybody is of no group",
    ),
    (
        "an event has a place for one at least",
        "UPDATE event SET capacity = 0 WHERE id = 900",
        "CHECK constraint failed: capacity BETWEEN 1 AND 10000",
    ),
    (
        "what belongs to an event is an address or a file",
        "UPDATE event_material SET link = NULL",
        "CHECK constraint failed: (link IS NULL) != (hash IS NULL)",
    ),
    (
        "what somebody entered is shown by an address, or by a file, or by nothing",
        "UPDATE own_record SET link = 'https://example.org/diploma' WHERE hash IS NOT NULL",
        "CHECK constraint failed: link IS NULL OR hash IS NULL",
    ),
    (
        "who speaks is one of the municipality, or somebody by name",
        "UPDATE event_speaker SET name = 'Гостев Пётр' WHERE person_id = 1",
        "CHECK constraint failed: (person_id IS NULL) != (name IS NULL)",
    ),
    (
        "somebody speaks once at an event",
        "INSERT INTO event_speaker (event_id, person_id) VALUES (900, 1)",
        "UNIQUE constraint failed: event_speaker.event_id, event_speaker.person_id",
    ),
    (
        "nobody comes to an event without a place",
        "INSERT INTO event_answer (event_id, person_id, answer, answered_at)
         VALUES (910, 2, 'going', '2026-11-22T06:00:00+00:00')",
        "no place is left at the event",
    ),
    (
        "nor by another answer",
        "UPDATE event_answer SET answer = 'going' WHERE event_id = 910 AND person_id = 20",
        "no place is left at the event",
    ),
    (
        "a place that somebody has is offered to nobody",
        "UPDATE event_waiting SET offered_until = '2026-11-23T06:00:00+00:00' WHERE event_id = 910",
        "no place is left to be offered",
    ),
    (
        "an event has no fewer places than come and are offered one",
        "UPDATE event SET capacity = 1 WHERE id = 911",
        "more come than that",
    ),
    (
        "a mark says how somebody was there, and nothing else",
        "UPDATE mark SET state = 'ill'",
        "CHECK constraint failed: state IN",
    ),
    (
        "a mark that follows a promise says nothing itself",
        "UPDATE mark SET follows_promise = 1 WHERE contribution IS NOT NULL",
        "CHECK constraint failed: follows_promise",
    ),
    (
        "one checks in once",
        "INSERT INTO check_in SELECT event_id, person_id, at, by_id FROM check_in",
        "UNIQUE constraint failed: check_in.event_id, check_in.person_id",
    ),
    (
        "a code of a hall is random enough",
        "UPDATE check_in_code SET token = '1234'",
        "CHECK constraint failed: length(token) = 22",
    ),
    (
        "a result is about an item or has words, and one of them",
        "UPDATE diagnosis SET words = 'Музейные' WHERE item_id IS NOT NULL",
        "CHECK constraint failed: (item_id IS NULL) != (words IS NULL)",
    ),
    (
        "of two results about one thing one waits",
        "INSERT INTO diagnosis (municipality_id, person_id, category_id, item_id, level, source, diagnosed_on, came_at,
                                answer_by)
         SELECT municipality_id, person_id, category_id, item_id, level, source, diagnosed_on, came_at, answer_by
         FROM diagnosis WHERE item_id IS NOT NULL",
        "UNIQUE constraint failed: diagnosis.person_id, diagnosis.item_id",
    ),
];

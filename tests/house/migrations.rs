//! Each migration meets data: the rows of a municipality that has worked with every earlier version are there when
//! the next one runs, and must be there afterwards. Then what the database itself refuses, what becomes of a file
//! that is too new, and that a backup opens.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use grozd::db::{self, Database, OpenError, migrations};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Row};
use tempfile::TempDir;

/// Columns that a migration has moved to a table of their own; a test of each finds what stood in it there.
const MOVED: [(&str, &str); 2] = [("organisation", "low_results"), ("organisation", "adverse_conditions")];

/// What the database refuses, whatever the program does: the rule, the statement, the words of SQLite.
const REFUSED: [(&str, &str, &str); 95] = [
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
        "CHECK constraint failed: reply IS NULL OR answer = 'declined'",
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

/// When the tests open a file.
const NOW: DateTime<Utc> = DateTime::from_timestamp_secs(1_795_770_000).expect("the 27th of November 2026");

/// The rows of a table: its columns, and each row as SQL literals.
type Dump = BTreeMap<String, (Vec<String>, BTreeSet<String>)>;

fn temporary() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("the system gives a temporary folder");
    let file = folder.path().join("grozd.db");
    (folder, file)
}

async fn raw(file: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true).foreign_keys(true);
    let pool = SqlitePoolOptions::new().max_connections(1);
    pool.connect_with(options).await.expect("the file opens")
}

/// What a working municipality has in the tables of a migration, written for them as they are at that moment.
fn rows_for(version: i64) -> String {
    let file = format!("tests/data/migrations/{version}.sql");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("give migration {version} its rows in {file}: {error}"))
}

/// A file of the present version with all rows, as years of work would leave it.
async fn lived_in(file: &Path) -> Dump {
    let pool = raw(file).await;
    let mut before = Dump::new();
    for migration in migrations().iter() {
        let version = migration.version;
        migrations()
            .run_to(version, &pool)
            .await
            .unwrap_or_else(|error| panic!("migration {version} runs on data: {error}"));
        let mut db = pool.acquire().await.expect("the connection is free");
        for (table, (columns, rows)) in &before {
            let after = rows_of(&mut db, table, columns).await;
            let lost: Vec<_> = rows.difference(&after).collect();
            assert!(lost.is_empty(), "migration {version} has lost rows of {table}: {lost:?}");
        }
        sqlx::raw_sql(AssertSqlSafe(rows_for(version)))
            .execute(&mut *db)
            .await
            .unwrap_or_else(|error| panic!("the rows of migration {version}: {error}"));
        sound(&mut db).await;
        before = dump(&mut db).await;
    }
    pool.close().await;
    before
}

async fn tables(db: &mut SqliteConnection) -> Vec<String> {
    let tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                  AND name NOT LIKE 'sqlite_%' AND name != '_sqlx_migrations' ORDER BY name";
    let tables = sqlx::query_scalar(tables).fetch_all(db).await;
    tables.expect("SQLite lists its tables")
}

async fn dump(db: &mut SqliteConnection) -> Dump {
    let mut dump = Dump::new();
    for table in tables(db).await {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?)")
            .bind(&table)
            .fetch_all(&mut *db)
            .await
            .expect("SQLite lists the columns");
        let columns: Vec<String> =
            columns.into_iter().filter(|column| !MOVED.contains(&(table.as_str(), column.as_str()))).collect();
        let rows = rows_of(db, &table, &columns).await;
        dump.insert(table, (columns, rows));
    }
    dump
}

async fn rows_of(db: &mut SqliteConnection, table: &str, columns: &[String]) -> BTreeSet<String> {
    let columns: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
    let rows = format!("SELECT {} FROM \"{table}\"", columns.join(" || ',' || "));
    // The names come from the database's own lists.
    let rows = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(db).await;
    let rows: Vec<String> = rows.unwrap_or_else(|error| panic!("{table} has lost a column: {error}"));
    rows.into_iter().collect()
}

async fn sound(db: &mut SqliteConnection) {
    let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut *db).await;
    let broken = broken.expect("the check runs");
    let broken: Vec<String> = broken.iter().map(|row| row.get::<String, _>(0)).collect();
    assert!(broken.is_empty(), "broken references in {broken:?}");
    let flaws: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(db).await.expect("the check runs");
    assert_eq!(flaws, ["ok"]);
}

#[tokio::test]
async fn every_migration_keeps_what_it_finds() {
    let (_folder, file) = temporary();
    let rows = lived_in(&file).await;
    for (table, (_, rows)) in &rows {
        assert!(!rows.is_empty(), "{table} has no rows: tests/data/migrations must fill every table");
    }
    let database = Database::open(&file, NOW).await.expect("the program takes the file over");
    let mut db = database.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    assert_eq!(database.flaws().await.unwrap(), Vec::<String>::new());
    database.close().await;
}

/// S0-01: a school that was marked before the bot asked for papers and days is marked still.
#[tokio::test]
async fn a_mark_of_a_school_is_moved_to_its_history() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let mut db = database.reader().await.unwrap();
    let marked: Vec<(i64, String)> =
        sqlx::query_as("SELECT organisation_id, flag FROM organisation_flag WHERE since IS NULL")
            .fetch_all(&mut *db)
            .await
            .unwrap();
    assert_eq!(marked, [(1, "low_results".to_owned())]);
    drop(db);
    database.close().await;
}

#[tokio::test]
async fn a_file_of_any_version_comes_up_to_date() {
    let present = {
        let (_folder, file) = temporary();
        Database::open(&file, NOW).await.unwrap().close().await;
        schema(&file).await
    };
    for stop in migrations().iter() {
        let (_folder, file) = temporary();
        let pool = raw(&file).await;
        for migration in migrations().iter().filter(|it| it.version <= stop.version) {
            migrations().run_to(migration.version, &pool).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(rows_for(migration.version))).execute(&pool).await.unwrap();
        }
        let before = dump(&mut pool.acquire().await.unwrap()).await;
        pool.close().await;
        let database = Database::open(&file, NOW).await.unwrap();
        let mut db = database.writer().await.unwrap();
        for (table, (columns, rows)) in &before {
            let after = rows_of(&mut db, table, columns).await;
            assert!(rows.is_subset(&after), "from {}: {table}", stop.version);
        }
        sound(&mut db).await;
        drop(db);
        database.close().await;
        assert_eq!(schema(&file).await, present, "from {}", stop.version);
    }
}

/// All statements that made the tables and indexes.
async fn schema(file: &Path) -> Vec<String> {
    let pool = raw(file).await;
    let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                  AND name NOT LIKE 'sqlite_%' ORDER BY type, name";
    let schema = sqlx::query_scalar(schema).fetch_all(&pool).await.expect("a schema");
    pool.close().await;
    schema
}

#[tokio::test]
async fn all_tables_are_strict() {
    let (_folder, file) = temporary();
    Database::open(&file, NOW).await.unwrap().close().await;
    let pool = raw(&file).await;
    let loose: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
         AND name NOT LIKE 'sqlite_%' AND name != '_sqlx_migrations'",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert_eq!(loose, Vec::<String>::new(), "write STRICT after the table");
    pool.close().await;
}

#[tokio::test]
async fn the_database_itself_refuses_what_must_not_be() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    for (rule, statement, words) in REFUSED {
        let mut transaction = database.begin().await.unwrap();
        let outcome = sqlx::raw_sql(statement).execute(&mut *transaction).await;
        let Err(error) = outcome else {
            panic!("{rule}: but the database has taken it");
        };
        let error = error.to_string();
        assert!(error.contains(words), "{rule}: {error}");
        drop(transaction);
    }
    database.close().await;
}

#[tokio::test]
async fn a_number_of_the_outbox_is_never_given_twice() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let mut db = database.writer().await.unwrap();
    let store = "INSERT INTO outbox (channel, external, lane, kind, body, language, due_at)
                 VALUES ('telegram', '1', 'bulk', 'notice', '{}', 'ru', 0) RETURNING id";
    let erased: i64 = sqlx::query_scalar(store).fetch_one(&mut *db).await.unwrap();
    sqlx::query("DELETE FROM outbox").execute(&mut *db).await.unwrap();
    let next: i64 = sqlx::query_scalar(store).fetch_one(&mut *db).await.unwrap();
    assert!(next > erased, "{next} after {erased}");
    drop(db);
    database.close().await;
}

#[tokio::test]
async fn an_erased_person_leaves_figures_and_no_trace() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let mut db = database.writer().await.unwrap();
    let attended = "SELECT count(*) FROM record WHERE deed = 'presence'";
    let before: i64 = sqlx::query_scalar(attended).fetch_one(&mut *db).await.unwrap();
    sqlx::raw_sql("DELETE FROM person; DELETE FROM account").execute(&mut *db).await.unwrap();
    let after: i64 = sqlx::query_scalar(attended).fetch_one(&mut *db).await.unwrap();
    assert_eq!(after, before, "the figures of a past event stand");
    let dump = dump(&mut db).await;
    for table in [
        "appointment",
        "consent",
        "consent_refusal",
        "deficit",
        "event_answer",
        "file",
        "file_fetch",
        "outbox",
        "person_subject",
        "session",
    ] {
        let (_, rows) = &dump[table];
        assert!(rows.is_empty(), "{table} keeps {rows:?}");
    }
    // What stays names nobody.
    let references: Vec<(String, String)> = sqlx::query_as(
        "SELECT tables.name, keys.\"from\" FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS keys
         WHERE keys.\"table\" IN ('person', 'account')",
    )
    .fetch_all(&mut *db)
    .await
    .unwrap();
    assert!(references.len() > 12, "{references:?}");
    for (table, column) in references {
        // The names come from the database's own lists.
        let kept = format!("SELECT count(*) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
        let kept: i64 = sqlx::query_scalar(AssertSqlSafe(kept)).fetch_one(&mut *db).await.unwrap();
        assert_eq!(kept, 0, "{table}.{column}");
    }
    sound(&mut db).await;
    drop(db);
    database.close().await;
}

#[tokio::test]
async fn a_newer_file_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let pool = raw(&file).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999123101, 'tomorrow', true, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let before = std::fs::read(&file).unwrap();

    let error = Database::open(&file, NOW).await.expect_err("a newer file is refused");
    assert!(matches!(error, OpenError::Newer { migration: 9999123101, .. }), "{error:?}");
    let told = error.to_string();
    assert!(told.contains("was made by a newer version of grozd (migration 9999123101)"), "{told}");
    assert!(told.contains("install that version, or restore the backup"), "{told}");
    assert!(std::fs::read(&file).unwrap() == before, "the file has been changed");
}

#[tokio::test]
async fn a_file_from_before_the_first_release_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    let pool = raw(&file).await;
    sqlx::raw_sql(
        "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL,
             installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL,
             checksum BLOB NOT NULL, execution_time BIGINT NOT NULL);
         INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (1, 'people', true, x'01', 1), (8, 'outbox', true, x'08', 1);
         CREATE TABLE person (id INTEGER PRIMARY KEY, family_name TEXT NOT NULL) STRICT;
         INSERT INTO person VALUES (1, 'Петрова')",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let before = std::fs::read(&file).unwrap();

    let error = Database::open(&file, NOW).await.expect_err("an old file is refused");
    assert!(matches!(error, OpenError::Old { .. }), "{error:?}");
    assert!(!error.passes());
    let told = error.to_string();
    assert!(told.contains("was made by grozd from before its first release, and has another schema"), "{told}");
    assert!(told.contains("keep that file aside, and name a new one in GROZD_DB"), "{told}");
    assert!(std::fs::read(&file).unwrap() == before, "the file has been changed");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    let letter = "Уважаемые коллеги, направляем список участников. ".repeat(40);
    std::fs::write(&file, &letter).unwrap();
    let error = Database::open(&file, NOW).await.expect_err("a letter is no database");
    assert!(error.to_string().contains("grozd.db is damaged, or is no database"), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), letter);
}

#[tokio::test]
async fn a_file_opens_again_and_beside_itself() {
    let (_folder, file) = temporary();
    let rows = lived_in(&file).await;
    let first = Database::open(&file, NOW).await.unwrap();
    let beside = Database::open(&file, NOW).await.expect("a second program may look");
    beside.close().await;
    first.close().await;
    let again = Database::open(&file, NOW).await.expect("it opens again");
    let mut db = again.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    again.close().await;
}

#[tokio::test]
async fn a_backup_opens_with_all_rows() {
    let (folder, file) = temporary();
    let rows = lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let copy = folder.path().join("copy «вечер».db");
    db::back_up(&file, &copy).await.expect("a copy beside the running program");
    assert!(db::back_up(&file, &copy).await.is_err(), "no copy is overwritten");
    database.close().await;

    let copy = Database::open(&copy, NOW).await.expect("the copy opens");
    assert_eq!(copy.flaws().await.unwrap(), Vec::<String>::new());
    let mut db = copy.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    copy.close().await;
}

/// Faults 24: numbers that lie in chats are never given twice.
#[tokio::test]
async fn a_copy_that_is_put_back_gives_no_number_again() {
    let (folder, file) = temporary();
    lived_in(&file).await;
    let copy = folder.path().join("copy.db");
    db::back_up(&file, &copy).await.unwrap();

    // A day of work is lost with the file, and its numbers lie in chats.
    let database = Database::open(&file, NOW).await.unwrap();
    let given = numbers_given_now(&database).await;
    database.close().await;
    assert!(given.len() >= 7, "{given:?}");

    let restored = Database::open(&copy, NOW + TimeDelta::seconds(1)).await.unwrap();
    let anew = numbers_given_now(&restored).await;
    restored.close().await;
    for (table, number) in &given {
        assert!(anew[table] > *number, "{table} has given {number} and then {}", anew[table]);
    }
    assert_eq!(anew.len(), given.len());
}

/// Gives each table whose numbers are never given twice, but the outbox, five rows like its first, and tells the
/// number of the last.
async fn numbers_given_now(database: &Database) -> BTreeMap<String, i64> {
    let mut db = database.writer().await.unwrap();
    let counted = "SELECT name FROM sqlite_sequence WHERE name != 'outbox'";
    let counted: Vec<String> = sqlx::query_scalar(counted).fetch_all(&mut *db).await.unwrap();
    let mut last = BTreeMap::new();
    for table in counted {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?) WHERE pk = 0")
            .bind(&table)
            .fetch_all(&mut *db)
            .await
            .unwrap();
        for round in 0..5 {
            let values: Vec<String> = columns
                .iter()
                .map(|column| match (table.as_str(), column.as_str()) {
                    // What must differ.
                    (_, "name" | "short_name" | "external") => format!("'новое {round}'"),
                    ("appointment", "until") => "since".to_owned(),
                    ("role_request", "answered_at") => "asked_at".to_owned(),
                    ("leadership_offer", "answered_at") => "offered_at".to_owned(),
                    ("leadership_offer", "answer") => "'withdrawn'".to_owned(),
                    ("role_request", "answer") => "'withdrawn'".to_owned(),
                    ("chat_card", "event_id") => {
                        format!("(SELECT id FROM event ORDER BY id DESC LIMIT 1 OFFSET {round})")
                    }
                    ("import" | "signed_sheet", "hash") => format!("printf('%064d', {round})"),
                    ("event", "uid") | ("event_speaker", "person_id") => "NULL".to_owned(),
                    ("certificate", "person_id") => "NULL".to_owned(),
                    ("certificate", "number") => (100 + round).to_string(),
                    ("certificate", "code") => format!("printf('%026d', {round})"),
                    ("pair", "mentee_id") => "NULL".to_owned(),
                    ("route", "ended_at") => "made_at".to_owned(),
                    ("route", "state") => "'dropped'".to_owned(),
                    ("pair_order", "number") => format!("'№ {round}'"),
                    ("pair_measure", "words") => format!("'мера {round}'"),
                    ("deficit", "closed_at") => "registered_at".to_owned(),
                    ("paper", "number") | ("blank", "since") | ("diagnosis", "item_id") => "NULL".to_owned(),
                    ("diagnosis", "words") => format!("'слово {round}'"),
                    ("blank", "version") => (100 + round).to_string(),
                    (_, column) => column.to_owned(),
                })
                .collect();
            // The names come from the database's own lists.
            let insert = format!(
                "INSERT INTO \"{table}\" ({}) SELECT {} FROM \"{table}\" ORDER BY id LIMIT 1 RETURNING id",
                columns.join(", "),
                values.join(", ")
            );
            let number: i64 = sqlx::query_scalar(AssertSqlSafe(insert)).fetch_one(&mut *db).await.unwrap();
            last.insert(table.clone(), number);
        }
    }
    last
}

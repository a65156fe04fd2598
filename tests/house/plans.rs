//! No query of the program walks through a whole table that grows with the municipality, and none sorts what an index
//! could have kept in order: SQLite's own plan of every query is read, against a municipality of a thousand people.
//!
//! The queries are those of `.sqlx`, which the compiler wrote, the few that stand in the source as plain text, and the
//! questions that features bring as values: what waits, what is kept about somebody, when a duty is due.
//! What does scan or sort is listed here with the reason why it may; an entry that nothing needs any more fails too.

use std::collections::BTreeSet;
use std::fs;

use grozd::db::Database;
use grozd::feature::When;
use grozd::features;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::scale;
use crate::source::{arguments, sources};

/// Tables of tens of rows, a catalogue of some hundred, however large the municipality.
const SMALL: [&str; 28] = [
    "plan",       // one a group and a year: tens
    "chat_code",  // codes of ten minutes, one a cluster at most
    "group_chat", // one a cluster, which are tens
    "group_role",
    "event_waiting", // who waits for a place at an event that is still to begin: tens
    "agreement",     // what the clusters of a municipality rest on: tens
    "import",        // lists that were loaded: a few a month
    "claim",         // links for coordinators: a handful in the life of a municipality
    "blank",         // the versions of a municipality's own blanks: a few a year
    "deficit_category",
    "deficit_item",
    "item_here",      // what a municipality says of items of the catalogue
    "category_here",  // and of its categories
    "called_before",  // what it called them before
    "catalogue_seal", // one row for each municipality that has changed anything of it
    "duty",           // one row for each thing that is done by itself
    "import_kind",
    "import_laid",    // files of the folder that are under way
    "import_mapping", // what a handful of offices call their columns
    "municipality",
    "paper_kind",
    "host_offer", // what schools offer: tens a year
    "pair_run",   // runs of the matcher: a few a year
    "pair_unfit", // who does not suit whom, as ruled by hand: tens
    "post",
    "sqlite_sequence", // one row for each table that counts
    "subject",
    "_sqlx_migrations",
];

/// Indexes that hold nothing but what waits, or the few that nobody else is: walking along one is the question itself.
const WAITING: [&str; 9] = [
    "deficit_by_shown_words",
    "file_fetch_due",
    "import_staged",
    "import_waiting",
    "inbox_waiting",
    "mark_of_guest",
    "outbox_sending",
    "outbox_waiting",
    "paper_waiting",
];

/// Words of a query that no other has, a table that it scans, and why it may.
const SCANS: [(&str, &str, &str); 39] = [
    ("UNION SELECT programme_hash FROM groups", "groups", "the files that rows name, read whole for a backup"),
    ("'/new/' || key, '', ?1", "self_check", "a new parent is looked for only while a reference hangs in the air"),
    ("'/new/' || key, '', ?1", "diagnosis", "a new parent is looked for only while a reference hangs in the air"),
    ("'/new/' || key, '', ?1", "deficit", "a new parent is looked for only while a reference hangs in the air"),
    ("'/new/' || key, '', '', ?1", "deficit", "the same"),
    ("'/new/' || key, '', '', ?1", "demand", "the same"),
    ("'/new/' || key, '', '', ?1", "diagnosis", "the same"),
    ("'/new/' || key, '', '', ?1", "mentoring", "the same"),
    ("'/new/' || key, '', '', ?1", "pair", "the same"),
    ("'/new/' || key, '', '', ?1", "request", "the same"),
    ("'/new/' || key, '', '', ?1", "self_check", "the same"),
    (
        "AS name, count(*) AS \"clusters!: i64\"",
        "groups",
        "the open clusters, which are tens, by the school that hosts them",
    ),
    (
        "letter_id IN (SELECT id FROM letter WHERE room",
        "letter",
        "a letter goes with its last notice that waits, so that there are as many as messages under way",
    ),
    (
        "AS \"id!: GroupId\", search_form FROM groups WHERE municipality_id",
        "groups",
        "all groups, once a plan that is loaded",
    ),
    ("UPDATE appointment SET told_at = ?", "appointment", "once a day, where a term has run out"),
    ("UPDATE appointment SET warned = ", "appointment", "once a day, where a term runs out"),
    (
        "UPDATE organisation SET full_name = named.value",
        "organisation",
        "once a list, all organisations, which are tens",
    ),
    ("AND outside = 0)) AS told", "organisation", "figures: nearly all organisations count, which are tens"),
    (
        "ends_at AS \"ends_at?: DateTime<Utc>\"\n           FROM event WHERE municipality_id = ?",
        "event",
        "the times of all events, at a start with another zone",
    ),
    (
        "DELETE FROM inbox WHERE false",
        "inbox",
        "it asks whether the file can be written, and ends before the first row",
    ),
    (
        "DELETE FROM letter",
        "letter",
        "a letter goes with its last notice that waits, so that there are as many as broadcasts under way",
    ),
    (
        "INSERT INTO municipality",
        "account",
        "SQLite would look for orphans if a broken reference were pending, which none is",
    ),
    ("INSERT INTO municipality", "appointment", "the same"),
    ("INSERT INTO municipality", "event_series", "the same"),
    ("INSERT INTO municipality", "record", "the same"),
    ("INSERT INTO municipality", "own_record", "the same"),
    ("INSERT INTO municipality", "role_request", "the same"),
    ("INSERT INTO municipality", "route", "the same"),
    ("INSERT INTO municipality", "route_step", "the same"),
    ("INSERT INTO municipality", "target_assignment", "the same"),
    ("INDEXED BY membership_active_by_person", "groups", "figures: nearly all clusters count"),
    (
        "INDEXED BY membership_active_by_person",
        "membership",
        "figures: each active membership is read once, in the order of people",
    ),
    ("circles AS MATERIALIZED (", "groups", "the journal is searched by the names of all groups of the municipality"),
    ("circles AS MATERIALIZED (", "organisation", "and of all its organisations, which are tens"),
    ("role AS \"role: Role\" FROM appointment WHERE until IS NULL", "appointment", "once, at the start"),
    ("UNION SELECT hash FROM paper", "signed_sheet", "the same"),
    ("UNION SELECT hash FROM paper", "sample", "the same"),
    ("UNION SELECT hash FROM paper", "file", "all files of the folder are compared with all that rows name"),
    (
        "SELECT groups.id, NULL, groups.name FROM appointment",
        "groups",
        "what waits for a coordinator, once it is known that it is one: all groups of the one municipality in the file",
    ),
];

/// Words of a query that no other has, and why it may sort.
const SORTS: [(&str, &str); 119] = [
    ("'whole', (SELECT json(figures) FROM look_slice", "the areas of a municipality, which are tens, in one look"),
    ("FROM category_named AS before", "what a municipality's areas are called, which are tens, and its demand"),
    ("called AS MATERIALIZED", "the areas of a municipality, which are tens, in the slices of one look"),
    ("'idle', count(DISTINCT person_id)", "the open deficits of a municipality, when the figures move"),
    ("CROSS JOIN json_each(run.found) AS one", "the pairs of one set, in its own order"),
    ("json_group_array(id ORDER BY starts_at, id)", "events for chosen people that are still to come"),
    ("('mentee_lesson', 'mentor_lesson')) AS \"lessons!: i64\"", "the pairs of one year, for the road map"),
    (
        "catalogue_seal.municipality_id = ?1) AS \"seal?: i64\"",
        "the catalogue of a municipality, which is tens of items",
    ),
    (
        "SELECT groups.name AS \"group!: String\", person.id AS",
        "the members of one cluster who may lead it next, by name",
    ),
    ("group_subject.subject_id AS \"id!: SubjectId\"", "the subjects of the open clusters, which are tens"),
    ("name, joined_at AS \"joined_at!: DateTime<Utc>\" FROM guest_joining", "the guests who were joined to one person"),
    (
        "pair.state IN ('active', 'completed') AND pair.basis != 'subject'",
        "all pairs with a mentor, for the base on paper",
    ),
    ("row_number() OVER (ORDER BY answered_at, person_id)", "those who are named to wait at one event"),
    ("AS \"routes!: i64\"", "the tutors of one municipality, by name: a handful"),
    ("AS \"shown!: i64\"", "the routes of one tutor, by name"),
    ("nearest.starts_at IS NULL", "the open clusters against the deficits of one route, the nearest event first: tens"),
    ("ORDER BY coalesce(due_on,", "the measures of one pair"),
    ("HAVING count(DISTINCT pair_answer.person_id)", "sums of all questionnaires, for a paper"),
    ("AS \"topics!: i64\"", "who shows that they can help with one category, those with most of it first"),
    ("AS fits", "the clusters that fit one person"),
    ("AS name, count(*) AS \"clusters!: i64\"", "the schools that host the open clusters, which are tens"),
    ("ORDER BY person.sort_form, person.id, deficit_item.id", "what the members of one cluster show"),
    ("max(groups.id) AS \"group!: GroupId\"", "the categories of the open clusters, which are tens"),
    (
        "FROM deficit CROSS JOIN person ON person.id = deficit.person_id\n           WHERE deficit.category_id = ?1",
        "who has a deficit of one category",
    ),
    ("AND deficit.registered_at <= event.starts_at", "who was at one event and has a deficit of one category"),
    ("deficit.registered_at <= ?4", "the members of one cluster"),
    ("AS sought", "those who look for a mentor longest, three hundred at most"),
    ("count(DISTINCT organisation_id) FROM person", "the schools of two people"),
    ("AS \"far!: i64\"", "who answers for the mentoring of two people: a handful"),
    ("AS \"was_there!: bool\"", "the groups, the speakers and the series of one event"),
    ("hash AS \"hash!\" FROM signed_sheet", "the pages of one sheet, ten at most"),
    ("iif(role = 'curator', organisation_id", "the appointments of one person"),
    ("OR pair.mentee_id = ?1 ORDER BY pair.id DESC", "the pairs of one person"),
    ("AND person.teaching_since >= ?2", "the young specialists of one municipality, by name"),
    ("FROM person_subject CROSS JOIN person", "those who teach one subject, by name"),
    ("AS \"can_help!: bool\"", "those who offer to be mentors, the fittest first"),
    ("AS \"has_checked_in!: bool\"", "the people of one event, by name"),
    ("person_subject.person_id = ? ORDER BY subject.id", "the subjects of one person"),
    ("FROM json_each(?17) AS span WHERE true ORDER BY", "the events of one series, which are sixty at most"),
    ("event.starts_at >= ?3 AND event_answer.answer IS NOT", "the groups of each event of one person: a handful"),
    ("max(mine.leads)", "the people of the groups of one event"),
    ("FROM event\n               WHERE event.id = ? AND", "the groups of one event, which are a handful"),
    ("event.starts_at >= ?4 OR event.ends_at > ?4", "the groups of one event, which are a handful"),
    ("JOIN person ON person.id = invited.person_id", "the people of the groups of one event, by name"),
    ("FROM groups AS chosen", "all open groups, of which one is to be chosen: the index has an order for each phase"),
    ("AS \"speaks!: bool\"", "the people of one event by name"),
    ("WITH open AS MATERIALIZED", "those who wait for a place at one event, in their order"),
    (
        "broadcast.id IN (SELECT value FROM json_each(?1)) AND broadcast.municipality_id",
        "the messages of one digest, in their order",
    ),
    ("json_group_array(json_array(part.hash, part.name)", "the parts of one album, ten at most"),
    ("newer.nth > mine.nth", "the files that one message was answered with"),
    ("json_group_array(other.broadcast_id", "the messages of one digest: a handful"),
    ("AS asked\n           CROSS JOIN organisation", "the schools that one message asks"),
    ("WHERE record.deed = 'presence' AND record.person_id = ?1", "the confirmed presences of one person"),
    ("AS \"may_be_printed!: bool\"", "the sheet of one event by name, to be printed"),
    ("SELECT DISTINCT ?, loaded.value", "the plans that one list names"),
    ("RETURNING id AS entered", "the entries of one list, in its order"),
    ("AS \"service!: String\"", "the groups of one municipality, with how much their plans hold"),
    ("WITH fitting AS (", "the entries of one plan that a search finds, in the order of their terms"),
    ("ORDER BY plan_entry.begins, plan_entry.ends, plan_entry.id LIMIT", "the entries of one plan, for a file"),
    ("ORDER BY event.starts_at, event.id LIMIT ?4", "the cards of group chats that are due: a handful"),
    (
        "ORDER BY event.starts_at, event.id LIMIT 300",
        "the coming events of one's groups, for what is typed in other chats",
    ),
    ("OR id IN (SELECT value FROM json_each(?2)))", "the open groups of one sender, to choose from"),
    ("CASE ?3 WHEN 0 THEN 1", "those who get one message, by name"),
    ("ORDER BY sort_form, organisation.id, day DESC", "all headcounts, as a spreadsheet"),
    ("ORDER BY day DESC, agreement.id DESC LIMIT", "all agreements, which are tens, as a spreadsheet"),
    ("ORDER BY groups.sort_form, groups.id LIMIT ?4", "all clusters, which are tens, as a spreadsheet"),
    ("membership.id IS NOT NULL AS \"belongs!: bool\"\n           FROM person", "the open clusters, which are tens"),
    (
        "full_name || '/' || confirmed AS \"print!: String\"\n           FROM organisation WHERE municipality_id = ? ORDER BY",
        "all organisations, once a list that is loaded",
    ),
    (
        "AS \"print!: String\"\n           FROM person WHERE municipality_id = ? ORDER BY id",
        "all people, once a list that is loaded: beside the turns",
    ),
    ("municipality_id = ? ORDER BY headcount.id", "all headcounts, once a list that is loaded"),
    (
        "AND appointment.municipality_id = ?1 AND groups.phase != 'closed'\n ORDER BY groups.sort_form",
        "the groups of one leader who leaves",
    ),
    ("cancelled_at IS NULL ORDER BY starts_at, id", "the events ahead of one person who leaves"),
    ("organisation_flag.id AS \"id?: FlagId\"", "the marks of one organisation"),
    ("own.organisation_id = organisation.id", "the agreements of one organisation"),
    ("RETURNING id AS listed", "the people of one list, in its order"),
    ("'unknown', coalesce(sum(teaching_since IS NULL), 0)", "those who are assigned to one target category"),
    ("FROM sqlite_schema AS made JOIN pragma_table_info", "the schema, once"),
    ("FROM json_each(?) WHERE true ORDER BY key", "the replies of the turns that share a transaction"),
    ("AS \"sending!: i64\"", "what is being said at a moment"),
    ("ORDER BY update_id < 0, abs(update_id)", "what an earlier run has left unfinished, once, at the start"),
    ("AS \"former!: i64\"", "those who have left one group"),
    ("ORDER BY outbox.due_at", "what is claimed at once, 64 at most"),
    (
        "ORDER BY mine.leads DESC, groups.sort_form",
        "the groups of one leader, or all open ones for a coordinator: tens",
    ),
    ("deficit.person_id = ? ORDER BY deficit.registered_at DESC", "the deficits of one person"),
    ("withdrawn_at IS NULL)\n         ORDER BY deficit.registered_at DESC", "the deficits that one person shows"),
    ("\"category: CategoryId\", count(*) AS \"clusters!: i64\"", "ten categories"),
    ("ORDER BY 3 DESC, groups.sort_form", "the clusters of one category by their size, of which the first are offered"),
    ("CROSS JOIN groups ON groups.id = mine.group_id", "the clusters of one person"),
    (
        "AND (?3 IS NULL OR EXISTS (SELECT 1 FROM group_category",
        "all clusters, to be compared with what was typed: the index has an order for each phase",
    ),
    ("ORDER BY 2 DESC, groups.sort_form", "figures: the clusters by their size"),
    ("ORDER BY groups.phase = 'closed', appointment.id", "the desk lists all groups, those that need something first"),
    ("ORDER BY appointment.id IS NOT NULL, groups", "the groups that a person may be given, those that need it first"),
    ("(membership.left_at IS NULL OR membership.left_at >= ?3)", "the members of one group on a day by name"),
    ("ORDER BY event.starts_at < ?4", "the events of one group"),
    ("membership.person_id AND consent.purpose = 'name'", "the members of one group by name"),
    ("ORDER BY 6 DESC, listed.organisation_id", "the members of one group by name, for a spreadsheet"),
    ("ORDER BY 18 DESC, listed.member", "the members of one group by name, for a paper"),
    ("FROM paper_person\n                   JOIN paper", "the people whom one paper names"),
    ("FROM paper_organisation\n                   JOIN paper", "the organisations that one paper was made from"),
    (
        "until IS NULL AND phase != 'closed'\n           ORDER BY groups.sort_form, groups.id",
        "the groups of one leader",
    ),
    ("groups.phase != 'closed'\n           ORDER BY groups.sort_form, groups.id", "the groups of one leader"),
    ("SELECT groups.id AS led, groups.name", "the groups of one leader who is erased"),
    ("SELECT groups.id AS deputised, groups.name", "the groups of one deputy whose role ends"),
    (
        "'-30 days'), group_chat.bound_at",
        "the groups of one event, by whose names its card in a chat is told from another",
    ),
    ("GROUP BY key, kind, group_id", "what one municipality has set for bodies alone: tens"),
    (
        "municipality_id = ? AND phase != 'closed' ORDER BY sort_form, id",
        "all open groups, of which one is to be chosen: the index has an order for each phase",
    ),
    (
        "search_form\n           FROM organisation WHERE municipality_id = ? ORDER BY sort_form, id",
        "all organisations, to be compared with what was typed: the index has those first that are to be confirmed",
    ),
    ("ORDER BY 4, event.starts_at DESC, event.id DESC", "the events of sixty days of the groups of one leader"),
    ("ORDER BY coming.starts_at, coming.id", "the coming events of one person"),
    ("WHERE record.person_id = ?1 AND record.deed = 'presence' AND event", "what one person did"),
    ("ORDER BY coming.starts_at LIMIT 1", "the next event of one group"),
    ("strftime('%Y-%m', starts_at, ?6)", "twelve months"),
    ("WITH unmarked AS (", "figures: the events of one school year that nobody has marked"),
    (
        "WITH found AS MATERIALIZED (\n               SELECT id, sort_form,",
        "the people of one municipality whom a search finds, those called so first",
    ),
    ("AS \"namesake: PersonId\"", "the namesakes of one person at one organisation"),
    ("phase = 'closed' AS", "the groups of one person's appointments"),
    ("'leads', (SELECT json_group_array(name)", "the groups of one leader"),
    ("AND event.starts_at > ?2 AND event.starts_at <= strftime(", "what waits: the invitations of one person"),
    ("WHERE person_id = ?1 AND answer IN ('going', 'maybe')", "what waits: the next event of one person"),
];

#[tokio::test]
async fn no_query_walks_through_a_table_or_sorts_without_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let now = "2026-11-21T09:00:00Z".parse().unwrap();
    let made = scale::make(&file, 1_000, 1, now).await;
    assert!(made.rows > 20_000, "a municipality of {} rows", made.rows);

    let database = Database::open(&file, now).await.unwrap();
    let mut reader = database.reader().await.unwrap();
    let tables: BTreeSet<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(&mut *reader)
        .await
        .unwrap()
        .into_iter()
        .collect();
    let mut queries = prepared();
    assert!(queries.len() > 100, "{} queries in .sqlx", queries.len());
    queries.extend(plain());
    queries.extend(questions());
    queries.extend(constants());
    queries.sort();
    queries.dedup();

    let (mut flaws, mut used) = (Vec::new(), BTreeSet::new());
    for query in &queries {
        let is_of_query = |words: &str| query.contains(words);
        for step in plan(&mut reader, query).await {
            if let Some(table) = scanned(&step)
                && tables.contains(table)
                && !SMALL.contains(&table)
                && !WAITING.iter().any(|index| step.ends_with(&format!(" INDEX {index}")))
            {
                let reason = SCANS.iter().find(|(words, of, _)| is_of_query(words) && *of == table);
                match reason {
                    Some((words, of, _)) => {
                        used.insert((*words, *of));
                    }
                    None => flaws.push(format!("{step}\n{query}")),
                }
            }
            if step.starts_with("USE TEMP B-TREE") {
                match SORTS.iter().find(|(words, _)| is_of_query(words)) {
                    Some((words, _)) => {
                        used.insert((*words, ""));
                    }
                    None => flaws.push(format!("{step}\n{query}")),
                }
            }
            if step.contains("AUTOMATIC") {
                flaws.push(format!("SQLite makes an index for one query: {step}\n{query}"));
            }
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n\n"));

    let listed = SCANS.iter().map(|(words, table, _)| (*words, *table));
    let listed = listed.chain(SORTS.iter().map(|(words, _)| (*words, "")));
    let mut flaws = Vec::new();
    for (words, table) in listed {
        if !used.contains(&(words, table)) {
            flaws.push(format!("nothing needs the entry «{words}» {table} any more"));
        }
        let meant = queries.iter().filter(|query| query.contains(words)).count();
        if meant > 1 {
            flaws.push(format!("«{words}» must be of one query alone, and is of {meant}"));
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
    drop(reader);
    database.close().await;
}

/// The steps of SQLite's plan, in words, of each statement of a query.
async fn plan(db: &mut SqliteConnection, query: &str) -> Vec<String> {
    let mut steps = Vec::new();
    // No query has a semicolon but between its statements.
    for statement in query.split(';').filter(|part| !part.trim().is_empty()) {
        let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"))).fetch_all(&mut *db).await;
        let rows = rows.unwrap_or_else(|error| panic!("{error}: {query}"));
        steps.extend(rows.iter().map(|row| row.get::<String, _>("detail")));
    }
    steps
}

/// The table that a step walks through, whether along an index or not.
fn scanned(step: &str) -> Option<&str> {
    step.strip_prefix("SCAN ")?.split(' ').next()
}

/// The queries that the compiler has checked.
fn prepared() -> Vec<String> {
    let entries = fs::read_dir(".sqlx").unwrap();
    let mut queries: Vec<String> = entries
        .map(|entry| {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let known: Value = serde_json::from_str(&text).unwrap();
            known["query"].as_str().unwrap().to_owned()
        })
        .collect();
    queries.sort();
    queries
}

/// Where what is asked is no literal: a value that [`questions`] reads, or something that only tests are compiled with.
const MADE: [(&str, &str); 5] = [
    ("db.rs", "sqlx::AssertSqlSafe(sql)"),
    ("engine/duties.rs", "AssertSqlSafe(question)"),
    // Of the schema's own tables and columns; a test fills each, and another one finds an index of each.
    ("model/organisations/merging.rs", "AssertSqlSafe(statements)"),
    ("model/organisations/merging.rs", "AssertSqlSafe(question)"),
    ("talk/session.rs", "CLOSE"),
];

/// The questions that features and nouns bring as values. What waits is asked by one statement, the union of all of
/// its questions; each is looked at by itself.
fn questions() -> Vec<String> {
    let waits = features::ALL.iter().flat_map(|feature| feature.waits).map(|wait| wait.rows);
    let kept = features::tables().filter_map(|table| table.kept).map(|kept| kept.rows);
    let due = features::duties().filter_map(|duty| match duty.when {
        When::At(question) => Some(question),
        When::Hourly | When::Daily { .. } => None,
    });
    let questions: Vec<String> = waits.chain(kept).chain(due).map(str::to_owned).collect();
    assert!(questions.len() > 20, "{} questions", questions.len());
    questions
}

/// The statements that stand in the program as constants, because calls of several statements are put together of them.
fn constants() -> Vec<String> {
    let mut queries = Vec::new();
    for source in sources() {
        let production = source.text.split("#[cfg(test)]").next().unwrap();
        for (offset, start) in production.match_indices(": &str =") {
            let value = production[offset + start.len()..].trim_start();
            let Some(value) = value.strip_prefix('"') else { continue };
            if ["SELECT ", "WITH ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|verb| value.starts_with(verb)) {
                queries.push(value[..value.find('"').unwrap()].to_owned());
            }
        }
    }
    assert!(queries.len() > 5, "{} constants", queries.len());
    queries
}

/// The queries that stand in the program as plain text, which the compiler does not check. Settings of a connection
/// and copies of the file have no plan; a query that is put together at run time would escape this test.
fn plain() -> Vec<String> {
    let mut queries = Vec::new();
    for source in sources() {
        if source.path.ends_with("/tests.rs") {
            continue;
        }
        let tests = ["mod ", "pub mod ", "pub(super) mod "];
        let tests = tests.iter().filter_map(|it| source.text.find(&format!("#[cfg(test)]\n{it}"))).min();
        for call in ["query(", "query_scalar(", "query_as(", "raw_sql("] {
            for offset in source.words(call) {
                if tests.is_some_and(|tests| offset > tests) || !source.text[..offset].ends_with("sqlx::") {
                    continue;
                }
                let first = arguments(&source.code, offset + call.len() - 1)[0].clone();
                let argument = source.text[first].trim();
                if MADE.contains(&(source.path.as_str(), argument)) {
                    continue;
                }
                let literal = argument.trim_start_matches('r').trim_matches('#');
                let literal = literal.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
                let at = source.at(offset);
                let query = literal.unwrap_or_else(|| panic!("{at} is no literal: {argument}"));
                if !query.starts_with("PRAGMA ") && !query.starts_with("VACUUM ") {
                    queries.push(query.replace("\\\"", "\""));
                }
            }
        }
    }
    assert!(!queries.is_empty(), "db.rs reads the newest migration by a plain query");
    queries
}

//! Merging on a real database: whatever names a person moves, and comes back.

use std::collections::BTreeMap;

use super::*;
use crate::ids::{MergeId, PersonId};
use crate::model::organisations::Keeper;
use crate::model::people::{FullName, Listing, list};
use crate::model::roles::{Coordinator, appoint_first_coordinator};
use crate::talk::trial::Trial;
use crate::talk::{Cx, Trouble};

/// A column as the schema has it: name, type, whether it must be there, its default, its place in the key, and the table
/// that it names.
type Column = (String, String, bool, Option<String>, i64, Option<String>);

/// Two municipalities. In the first: a coordinator, two records of one teacher with an account each, whose rows
/// are partly the same; in the other one somebody of the same name.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk'), (2, 'Село', 'Europe/Moscow');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', ''), (2, 2, 'Школа № 1', 'Школа № 1', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    VALUES (1, 1, 1, 'Смирнова', 'Ирина', x'01', ' смирнова ирина', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (2, 1, 1, 'Петрова', 'Ольга', x'02', ' петрова ольга', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (3, 1, 1, 'Петрова', 'Ольга', x'03', ' петрова ольга', 2, '2016-09-01', '2026-09-02T00:00:00+00:00'),
           (4, 2, 2, 'Петрова', 'Ольга', x'03', ' петрова ольга', 2, '2016-09-01', '2026-09-02T00:00:00+00:00');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru'), (3, 'telegram', '300', 1, 3, 'ru');
    INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
    SELECT 1, 2, category_id, id, 'low', '2026-09-01T00:00:00+00:00' FROM deficit_item WHERE id = 1;
    INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
    SELECT 2, 3, category_id, id, 'high', '2026-09-03T00:00:00+00:00' FROM deficit_item WHERE id = 1;
    INSERT INTO deficit (id, person_id, category_id, own_words, level, registered_at)
    VALUES (3, 3, 2, 'Свои слова', 'low', '2026-09-04T00:00:00+00:00');
    INSERT INTO person_subject VALUES (2, 1), (3, 1), (3, 2);";

/// Every row of every table that names a person, by table; but the journal, the acts, and the marks that somebody's deficits
/// have changed: joining and parting are such changes.
async fn dump(cx: &mut Cx) -> BTreeMap<String, String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT made.name FROM sqlite_schema AS made JOIN pragma_foreign_key_list(made.name) AS named
         WHERE made.type = 'table' AND named.\"table\" = 'person'
           AND made.name NOT IN ('journal', 'deficit_change')
         UNION SELECT 'person'",
    )
    .fetch_all(cx.db())
    .await
    .unwrap();
    let mut dump = BTreeMap::new();
    for table in tables {
        let columns: String = sqlx::query_scalar(
            "SELECT group_concat('quote(\"' || name || '\")', ' || '' '' || ') FROM pragma_table_info(?)",
        )
        .bind(&table)
        .fetch_one(cx.db())
        .await
        .unwrap();
        let rows = format!(
            "SELECT coalesce(group_concat(row, char(10)), '') FROM (SELECT {columns} AS row FROM \"{table}\" ORDER BY 1)"
        );
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).fetch_one(cx.db()).await.unwrap();
        dump.insert(table, rows);
    }
    dump
}

async fn coordinator(trial: &Trial) -> (Cx, Coordinator) {
    let mut cx = trial.cx("100").await;
    appoint_first_coordinator(&mut cx, PersonId(1)).await.unwrap();
    let guard = Coordinator::find(&mut cx, PersonId(1)).await.unwrap().unwrap();
    (cx, guard)
}

async fn tell(cx: &mut Cx, question: &str) -> String {
    sqlx::query_scalar(sqlx::AssertSqlSafe(question.to_owned())).fetch_one(cx.db()).await.unwrap()
}

/// Gives the record that goes a row in each table that names a person, made of the schema, so that a table that comes
/// later is tried too; tells the tables. What the columns hold is no matter here, so that checks are off from now on.
async fn fill(cx: &mut Cx, person: i64) -> Vec<(String, String)> {
    let named: Vec<(String, String)> = sqlx::query_as(
        "SELECT made.name, named.\"from\" FROM sqlite_schema AS made JOIN pragma_foreign_key_list(made.name) AS named
         WHERE made.type = 'table' AND named.\"table\" = 'person' AND made.name NOT IN ('merge_request', 'merge')
         ORDER BY 1, 2",
    )
    .fetch_all(cx.db())
    .await
    .unwrap();
    sqlx::raw_sql("PRAGMA ignore_check_constraints = ON").execute(cx.db()).await.unwrap();
    for (number, (table, column)) in named.iter().enumerate() {
        let columns: Vec<Column> = sqlx::query_as(
            "SELECT held.name, held.type, held.\"notnull\", held.dflt_value, held.pk, named.\"table\"
             FROM pragma_table_info(?) AS held
             LEFT JOIN pragma_foreign_key_list(?) AS named ON named.\"from\" = held.name",
        )
        .bind(table)
        .bind(table)
        .fetch_all(cx.db())
        .await
        .unwrap();
        let alone = columns.iter().filter(|it| it.4 > 0).count() == 1;
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (name, kind, must, default, key, parent) in &columns {
            let value = match (parent.as_deref(), kind.as_str()) {
                _ if name == column => person.to_string(),
                (None, "INTEGER") if *key > 0 && alone => continue,
                _ if !must && *key == 0 || default.is_some() => continue,
                // Its chats are read by the program.
                (None, _) if name == "language" => "'ru'".to_owned(),
                (Some(parent), _) => format!("(SELECT rowid FROM \"{parent}\" LIMIT 1)"),
                (None, "INTEGER") => (1000 + number).to_string(),
                (None, "BLOB") => "x''".to_owned(),
                (None, _) => format!("'{{\"n\":{number}}}'"),
            };
            // A parent without a number is named by its key.
            let value = match parent.as_deref() {
                Some("role") => "'coordinator'".to_owned(),
                Some("event_kind") => "'other'".to_owned(),
                Some("group_kind") => "'cluster'".to_owned(),
                Some("paper_kind") => "'staff'".to_owned(),
                _ => value,
            };
            names.push(format!("\"{name}\""));
            values.push(value);
        }
        // A group has one next leader at a time.
        if table == "leadership_offer" {
            names.extend(["answered_at", "answer"].map(|name| format!("\"{name}\"")));
            values.extend(["'{}'", "'over'"].map(str::to_owned));
        }
        let insert = format!("INSERT INTO \"{table}\" ({}) VALUES ({})", names.join(", "), values.join(", "));
        let written = sqlx::query(sqlx::AssertSqlSafe(insert.clone())).execute(cx.db()).await;
        written.unwrap_or_else(|error| panic!("give this test a way to fill {table}: {error}\n{insert}"));
    }
    named
}

/// What the rows of [`fill`] hang on.
const PARENTS: &str = "
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
    VALUES (1, 1, 'cluster', 'Оценивание', x'', '', '2026-09-01T00:00:00+00:00');
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at)
    VALUES (1, 1, 'seminar', 'Семинар', '', '2026-10-01T07:00:00+00:00', 'Школа № 3', '2026-09-01T00:00:00+00:00');
    INSERT INTO evaluation (event_id, municipality_id, closes_at, due_at)
    VALUES (1, 1, '2026-10-04T07:00:00+00:00', '2026-10-04T07:00:00+00:00');
    INSERT INTO paper (id, municipality_id, kind, year, day, about, search_form, asked_at)
    VALUES (1, 1, 'staff', 2026, '2026-02-01', 'Город', ' город', '2026-02-01T00:00:01+00:00');
    INSERT INTO import (id, municipality_id, kind, name, hash, came_at)
    VALUES (1, 1, 'staff', 'кадры.xlsx', lower(hex(zeroblob(32))), '2026-02-01T00:00:01+00:00');
    INSERT INTO pair (id, municipality_id, basis, months, most, state, proposed_at)
    VALUES (1, 1, 'mentor', 9, 3, 'proposed', '2026-02-01T00:00:01+00:00');
    INSERT INTO pair_meeting (id, pair_id, held_on, kind, minutes, noted_at)
    VALUES (1, 1, '2026-02-02', 'talk', 45, '2026-02-02T00:00:01+00:00');
    INSERT INTO plan (id, municipality_id, group_id, year) VALUES (1, 1, 1, 2026);
    INSERT INTO plan_entry (id, plan_id, matter, search_form, begins, ends, grain, source)
    VALUES (1, 1, 'Открытый урок', ' открытый урок', '2026-10-05', '2026-10-06', 'day', 'hand');";

/// Office: a record is merged with everything that any table keeps of it, without a line about that table, and comes back
/// as it was.
#[tokio::test]
async fn whatever_names_a_person_moves_and_comes_back() {
    let trial = Trial::of(DATA).await;
    let (mut cx, _) = coordinator(&trial).await;
    sqlx::raw_sql(PARENTS).execute(cx.db()).await.unwrap();
    let named = fill(&mut cx, 3).await;
    assert!(named.len() >= 12, "{named:?}");
    let before = dump(&mut cx).await;
    moving::carry_out(&mut cx, PersonId(1), PersonId(2), PersonId(3)).await.unwrap();
    for (table, column) in &named {
        let rows = |person: i64| format!("SELECT count(*) || '' FROM \"{table}\" WHERE \"{column}\" = {person}");
        assert_eq!(tell(&mut cx, &rows(3)).await, "0", "{table}.{column}");
        let kept = format!(
            "SELECT ((SELECT count(*) FROM \"{table}\" WHERE \"{column}\" = 2)
                  + (SELECT count(*) FROM merge_row WHERE of_table = '{table}' AND body IS NOT NULL) > 0) || ''"
        );
        assert_eq!(tell(&mut cx, &kept).await, "1", "{table}.{column}");
    }
    // There is one of what there can be one alone, and it is that of the record that stayed.
    assert_eq!(tell(&mut cx, "SELECT group_concat(id, ' ') FROM deficit WHERE item_id = 1").await, "1");
    assert_eq!(
        tell(
            &mut cx,
            "SELECT group_concat(subject_id, ' ') FROM person_subject WHERE person_id = 2 AND subject_id <= 2"
        )
        .await,
        "1 2"
    );
    assert_eq!(tell(&mut cx, "SELECT group_concat(id, ' ') FROM account WHERE person_id = 2 AND id <= 3").await, "2 3");
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM person WHERE id = 3").await, "0");

    let guard = Coordinator::find(&mut cx, PersonId(1)).await.unwrap().unwrap();
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), Some(PersonId(3)));
    assert_eq!(dump(&mut cx).await, before);
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM merge_row").await, "0");
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), None);
}

/// Office: three records of one human become one in two steps, and part again, the last step first.
#[tokio::test]
async fn merges_follow_one_another_and_are_undone_from_the_last() {
    let trial = Trial::of(DATA).await;
    let (mut cx, _) = coordinator(&trial).await;
    sqlx::raw_sql(
        "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                             post_id, teaching_since, enrolled_at)
         VALUES (5, 1, 1, 'Петрова', 'Оля', x'04', ' петрова оля', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
         INSERT INTO person_subject VALUES (5, 2), (5, 7);",
    )
    .execute(cx.db())
    .await
    .unwrap();
    let before = dump(&mut cx).await;
    moving::carry_out(&mut cx, PersonId(1), PersonId(2), PersonId(3)).await.unwrap();
    moving::carry_out(&mut cx, PersonId(1), PersonId(5), PersonId(2)).await.unwrap();
    let all = "SELECT group_concat(id, ' ') FROM account WHERE person_id = 5";
    assert_eq!(tell(&mut cx, all).await, "2 3");
    let guard = Coordinator::find(&mut cx, PersonId(1)).await.unwrap().unwrap();
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), None, "the last comes first");
    assert_eq!(undo(&mut cx, guard, MergeId(2)).await.unwrap(), Some(PersonId(2)));
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), Some(PersonId(3)));
    assert_eq!(dump(&mut cx).await, before);
}

/// Office: what cannot be is answered, and changes nothing.
#[tokio::test]
async fn nobody_is_merged_with_themselves_elsewhere_or_twice() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    let (one, other, foreign) = (PersonId(2), PersonId(3), PersonId(4));
    assert_eq!(ask(&mut cx, guard, one, one).await.unwrap(), Asking::Itself);
    assert!(matches!(ask(&mut cx, guard, one, foreign).await, Err(Trouble::Gone)));
    assert!(matches!(ask(&mut cx, guard, one, PersonId(99)).await, Err(Trouble::Gone)));
    let Asking::Asked(question) = ask(&mut cx, guard, one, other).await.unwrap() else { panic!("they are asked") };
    // The other coordinator has the same thought, the other way round.
    assert_eq!(ask(&mut cx, guard, other, one).await.unwrap(), Asking::Pending);
    assert_eq!(ask(&mut cx, guard, PersonId(1), other).await.unwrap(), Asking::Pending);
    assert!(withdraw(&mut cx, guard, question).await.unwrap());
    assert!(!withdraw(&mut cx, guard, question).await.unwrap());
    sqlx::raw_sql("UPDATE account SET reachable = 0 WHERE id = 3").execute(cx.db()).await.unwrap();
    assert_eq!(ask(&mut cx, guard, one, other).await.unwrap(), Asking::Unreachable);
    assert_eq!(tell(&mut cx, "SELECT count(*) || ' ' || (SELECT count(*) FROM merge) FROM person").await, "4 0");
}

/// Office: each account is asked before it sees what the other one wrote, also where it is the coordinator's own; who is
/// neither is not asked.
#[tokio::test]
async fn every_account_agrees_before_anything_moves() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    sqlx::raw_sql(
        "INSERT INTO account (id, channel, external, municipality_id, person_id, language)
         VALUES (4, 'telegram', '400', 1, 3, 'ru')",
    )
    .execute(cx.db())
    .await
    .unwrap();
    let Asking::Asked(question) = ask(&mut cx, guard, PersonId(2), PersonId(3)).await.unwrap() else { panic!("asked") };
    assert!(matches!(agree(&mut cx, question).await, Err(Trouble::Gone)), "a coordinator answers for nobody");
    cx.finish().0.commit().await.unwrap();
    let merged = Agreed::Merged { author: PersonId(1) };
    for (chat, wanted) in [("200", Agreed::Waits), ("200", Agreed::Waits), ("300", Agreed::Waits), ("400", merged)] {
        let mut cx = trial.cx(chat).await;
        assert_eq!(agree(&mut cx, question).await.unwrap(), wanted, "{chat}");
        let people = if wanted == merged { "3" } else { "4" };
        assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM person").await, people);
        assert_eq!(cx.person() == Some(PersonId(2)), chat != "300");
        cx.finish().0.commit().await.unwrap();
    }
    let mut cx = trial.cx("300").await;
    assert_eq!(cx.person(), Some(PersonId(2)));
    assert!(matches!(agree(&mut cx, question).await, Err(Trouble::Gone)), "it is over");
}

/// Office: somebody who says that they are another one ends the question; one whose asker coordinates no more is over.
#[tokio::test]
async fn a_no_ends_it_and_nobody_answers_for_a_coordinator_who_is_none() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    let Asking::Asked(question) = ask(&mut cx, guard, PersonId(2), PersonId(3)).await.unwrap() else { panic!("asked") };
    cx.finish().0.commit().await.unwrap();
    let mut cx = trial.cx("300").await;
    assert_eq!(refuse(&mut cx, question).await.unwrap().author, PersonId(1));
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM merge_request").await, "0");
    let Asking::Asked(question) = ask(&mut cx, guard, PersonId(2), PersonId(3)).await.unwrap() else { panic!("asked") };
    sqlx::raw_sql("UPDATE appointment SET until = '2030-01-01T00:00:00+00:00'").execute(cx.db()).await.unwrap();
    cx.finish().0.commit().await.unwrap();
    let mut cx = trial.cx("200").await;
    assert_eq!(agree(&mut cx, question).await.unwrap(), Agreed::Waits);
    cx.finish().0.commit().await.unwrap();
    let mut cx = trial.cx("300").await;
    assert_eq!(agree(&mut cx, question).await.unwrap(), Agreed::Over);
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM person").await, "4");
}

/// Office: a record of a list is joined by a coordinator's word or by a code, which is the person's that knows it, once,
/// for a day, and of which an account may mistype five.
#[tokio::test]
async fn a_code_joins_a_listed_record_once() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    let keeper = Keeper::coordinating(&mut cx, guard, crate::ids::OrganisationId(1)).await.unwrap();
    let listing = Listing::of(
        &FullName::parse("Петрова Ольга Сергеевна").unwrap(),
        crate::ids::OrganisationId(1),
        crate::ids::PostId(1),
    );
    let listed = list(&mut cx, guard, &listing).await.unwrap();
    assert_eq!(make_code(&mut cx, keeper, PersonId(2)).await.unwrap(), None, "she has come already");
    assert_eq!(make_code(&mut cx, keeper, PersonId(99)).await.unwrap(), None);
    let first = make_code(&mut cx, keeper, listed).await.unwrap().unwrap();
    let code = make_code(&mut cx, keeper, listed).await.unwrap().unwrap();
    assert!(!tell(&mut cx, "SELECT group_concat(code_hash, ' ') FROM join_code").await.contains(&code));
    cx.finish().0.commit().await.unwrap();

    let mut cx = trial.cx("300").await;
    let wrong = if first == code { "не код" } else { &first };
    for left in (0..TRIES).rev() {
        assert_eq!(try_code(&mut cx, wrong).await.unwrap(), Tried::Wrong { left });
    }
    assert_eq!(try_code(&mut cx, &code).await.unwrap(), Tried::TooMany, "not even the right one");
    drop(cx);
    let mut cx = trial.cx("200").await;
    let spaced = format!("{} {}", &code[..4], &code[4..]);
    cx.now += chrono::TimeDelta::days(1);
    assert_eq!(try_code(&mut cx, &spaced).await.unwrap(), Tried::Wrong { left: 4 }, "its day is over");
    cx.now -= chrono::TimeDelta::days(1);
    assert_eq!(try_code(&mut cx, &spaced).await.unwrap(), Tried::Joined);
    assert_eq!(try_code(&mut cx, &spaced).await.unwrap(), Tried::Wrong { left: 3 }, "it is used");
    let gone = format!("SELECT count(*) || '' FROM person WHERE id = {listed}");
    assert_eq!(tell(&mut cx, &gone).await, "0");
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM listing").await, "0");
    // It was but a list: the way back is there all the same.
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), Some(listed));
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM listing").await, "1");
}

/// Office: whatever a merge keeps to be undone goes when it can be undone no more.
#[tokio::test]
async fn after_thirty_days_nothing_is_kept_of_a_merge() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    moving::carry_out(&mut cx, PersonId(1), PersonId(2), PersonId(3)).await.unwrap();
    cx.now += KEEPS - chrono::TimeDelta::seconds(1);
    tidy(&mut cx).await.unwrap();
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM merge").await, "1");
    cx.now += chrono::TimeDelta::seconds(1);
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), None, "a second too late");
    tidy(&mut cx).await.unwrap();
    assert_eq!(tell(&mut cx, "SELECT count(*) || (SELECT count(*) FROM merge_row) FROM merge").await, "00");
}

/// More people, and pairs of both records: as mentees of others, as mentors of others.
const PAIRS: &str = "
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    VALUES (6, 1, 1, 'Зимина', 'Анна', x'06', ' зимина анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (7, 1, 1, 'Орлова', 'Вера', x'07', ' орлова вера', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
    INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '15-н', '2026-09-01');";

/// A pair of these, at work or on its way.
async fn pair(cx: &mut Cx, id: i64, (mentor, mentee): (i64, i64), basis: &str, state: &str) {
    let yes = if state == "proposed" { "NULL" } else { "'2026-09-02T00:00:00+00:00'" };
    let (order, since, until) = match state {
        "active" => ("1", "'2026-09-01'", "'2027-06-01'"),
        _ => ("NULL", "NULL", "NULL"),
    };
    let (ended, ending) = match state {
        "completed" => ("'2026-10-01T00:00:00+00:00'", "'reached'"),
        _ => ("NULL", "NULL"),
    };
    let subject = if basis == "subject" { "1" } else { "NULL" };
    let insert = format!(
        "INSERT INTO pair (id, municipality_id, basis, mentor_id, mentee_id, subject_id, months, most, state, proposed_at,
                           mentor_yes, mentee_yes, order_id, since, until, ended_at, ending)
         VALUES ({id}, 1, '{basis}', {mentor}, {mentee}, {subject}, 9, 1, '{state}', '2026-09-01T00:00:00+00:00',
                 {yes}, {yes}, {order}, {since}, {until}, {ended}, {ending});
         INSERT INTO pair_meeting (id, pair_id, held_on, kind, minutes, noted_at)
         VALUES ({id}, {id}, '2026-09-10', 'talk', 45, '2026-09-10T00:00:00+00:00');
         INSERT INTO pair_note (meeting_id, person_id, note) VALUES ({id}, {mentee}, 'заметка');"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(insert)).execute(cx.db()).await.unwrap();
}

async fn all_pairs(cx: &mut Cx) -> String {
    tell(
        cx,
        "SELECT group_concat(id || ': ' || coalesce(mentor_id, '-') || '→' || coalesce(mentee_id, '-') || ' ' || state
                             || coalesce(' ' || ending, ''), '; ') FROM (SELECT * FROM pair ORDER BY id)",
    )
    .await
}

/// DOMAIN 2.3: of two live pairs of a mentee by one basis the one that is further goes on, and the other is closed and told, with its
/// meetings; a mentor keeps all of theirs, also beyond the load of one; each other basis goes on.
#[tokio::test]
async fn pairs_of_both_records_survive_and_the_rules_hold() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    sqlx::raw_sql(PAIRS).execute(cx.db()).await.unwrap();
    for (id, who, basis, state) in [
        (1, (6, 2), "mentor", "accepted"),
        (2, (7, 3), "mentor", "active"),
        (3, (6, 3), "competency", "active"),
        (4, (2, 6), "mentor", "active"),
        (5, (3, 7), "mentor", "active"),
        (6, (7, 2), "competency", "proposed"),
        (7, (7, 3), "competency", "proposed"),
        (8, (2, 7), "subject", "active"),
        (9, (7, 3), "subject", "active"),
    ] {
        pair(&mut cx, id, who, basis, state).await;
    }
    moving::carry_out(&mut cx, PersonId(1), PersonId(2), PersonId(3)).await.unwrap();
    assert_eq!(
        all_pairs(&mut cx).await,
        "1: 6→2 cancelled taken; 2: 7→2 active; 3: 6→2 active; 4: 2→6 active; 5: 2→7 active; 6: 7→2 proposed; \
         7: 7→2 cancelled taken; 8: 2→7 active; 9: 7→2 cancelled taken"
    );
    assert_eq!(tell(&mut cx, "SELECT group_concat(id, ' ') FROM pair WHERE untold = 1").await, "1 7 9");
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM pair_meeting").await, "9", "what was done stays");
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM pair_note WHERE person_id = 2").await, "6");

    // Apart again, each has its own; what was closed stays closed.
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), Some(PersonId(3)));
    assert_eq!(
        all_pairs(&mut cx).await,
        "1: 6→2 cancelled taken; 2: 7→3 active; 3: 6→3 active; 4: 2→6 active; 5: 3→7 active; 6: 7→2 proposed; \
         7: 7→3 cancelled taken; 8: 2→7 active; 9: 7→3 cancelled taken"
    );
}

/// Whoever is one human is no pair with themselves: a coordinator hears so while the pair is open; one that has ended keeps the
/// one who stays, with all its meetings, and has both again when the records part.
#[tokio::test]
async fn a_mentor_and_their_mentee_are_not_merged_while_they_are_a_pair() {
    let trial = Trial::of(DATA).await;
    let (mut cx, guard) = coordinator(&trial).await;
    sqlx::raw_sql(PAIRS).execute(cx.db()).await.unwrap();
    pair(&mut cx, 1, (2, 3), "mentor", "proposed").await;
    let (one, other) = (PersonId(2), PersonId(3));
    assert_eq!(ask(&mut cx, guard, one, other).await.unwrap(), Asking::Paired);
    assert_eq!(ask(&mut cx, guard, other, one).await.unwrap(), Asking::Paired);
    pair(&mut cx, 2, (3, 2), "competency", "completed").await;
    // It was proposed between the question and the last yes: the two have agreed that they are one.
    moving::carry_out(&mut cx, PersonId(1), one, other).await.unwrap();
    assert_eq!(all_pairs(&mut cx).await, "1: 2→- cancelled office; 2: -→2 completed reached");
    assert_eq!(tell(&mut cx, "SELECT count(*) || '' FROM pair_meeting").await, "2");
    assert_eq!(undo(&mut cx, guard, MergeId(1)).await.unwrap(), Some(other));
    assert_eq!(all_pairs(&mut cx).await, "1: 2→3 cancelled office; 2: 3→2 completed reached");
}

/// Of two records one leads a group whose deputy is the other: whoever they are leads it, and is no deputy of themselves.
#[tokio::test]
async fn nobody_is_the_deputy_of_a_group_that_they_lead() {
    let trial = Trial::of(DATA).await;
    let (mut cx, _) = coordinator(&trial).await;
    sqlx::raw_sql(
        "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
         VALUES (1, 1, 'cluster', 'Физика', x'', '', '2026-09-01T00:00:00+00:00'),
                (2, 1, 'cluster', 'Химия', x'', '', '2026-09-01T00:00:00+00:00');
         INSERT INTO membership (group_id, person_id, joined_at)
         VALUES (1, 3, '2026-09-02T00:00:00+00:00'), (2, 3, '2026-09-02T00:00:00+00:00');
         INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
         VALUES (1, 2, 'leader', 1, '2026-09-02T00:00:00+00:00'), (1, 3, 'deputy', 1, '2026-09-03T00:00:00+00:00'),
                (1, 3, 'deputy', 2, '2026-09-03T00:00:00+00:00')",
    )
    .execute(cx.db())
    .await
    .unwrap();
    moving::carry_out(&mut cx, PersonId(1), PersonId(2), PersonId(3)).await.unwrap();
    let held =
        "SELECT group_concat(role || ' ' || group_id || ' ' || person_id || ' ' || coalesce(ended_by, '-'), '; ')
                FROM (SELECT * FROM appointment WHERE group_id IS NOT NULL ORDER BY id)";
    assert_eq!(tell(&mut cx, held).await, "leader 1 2 -; deputy 1 2 handing; deputy 2 2 -");
    // The journal says so, as of each change of a role.
    let noted = "SELECT group_concat(matter || ' ' || person_id || ' ' || coalesce(group_id, '-') || ' ' || coalesce(became, '-'), '; ')
                 FROM (SELECT * FROM journal WHERE matter IN ('deputy-ended', 'people-merged') ORDER BY id)";
    assert_eq!(tell(&mut cx, noted).await, "deputy-ended 2 1 handing; people-merged 2 - -");
}

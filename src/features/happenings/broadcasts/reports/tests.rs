//! Whoever writes by a category of deficits plays with every button of the report, and learns nobody.

use proptest::test_runner::{Config, TestRunner};

use super::room::{At, Broadcasts, Press};
use super::store::Slice;
use crate::ids::BroadcastId;
use crate::model::roles;
use crate::talk::trial::{Trial, comes, presses};
use crate::talk::{Cx, Screen, Turned, converse};

/// A coordinator, and thirty people of one school.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа тайн', 'Школа тайн', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 31)
    SELECT n, 1, 1, 'Тайная', 'Имя', CAST(n AS BLOB), '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM numbers;
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'coordinator', NULL, '2026-09-01T00:00:00+00:00');";

const STATES: [&str; 7] = ["staged", "queued", "sent", "blocked", "failed", "unreached", "withdrawn"];
const SENT: [&str; 6] = ["scheduled", "staging", "sending", "paused", "done", "cancelled"];

/// A message by deficits in this state, with so many people in each state, of whom every third has answered.
async fn message(cx: &mut Cx, state: &str, people: &[usize]) {
    let ended = if matches!(state, "done" | "cancelled") { "'2026-11-20T10:00:00+00:00'" } else { "NULL" };
    let mut sql = format!(
        r#"INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, by_school, state, made_at, begins_at,
                                  ended_at)
           VALUES (1, 1, 1, '{{"text":"Курс"}}', '{{"question":{{"asks":"Придёте?","options":["Да","Нет"]}}}}',
                   '{{"ru":["координатор","всем"],"en":["coordinator","all"]}}', 0, '{state}',
                   '2026-11-20T10:00:00+00:00', '2026-11-20T10:00:00+00:00', {ended});
           INSERT INTO broadcast_filter (broadcast_id, kind, number) VALUES (1, 'category', 1);"#
    );
    for (place, which) in people.iter().enumerate() {
        let (person, state) = (place + 2, STATES[*which]);
        let reason = if state == "unreached" { "'no_consent'" } else { "NULL" };
        let (answer, at, nth) = match place % 3 {
            0 => ("0".to_owned(), "'2026-11-20T10:00:00+00:00'".to_owned(), place.to_string()),
            _ => ("NULL".to_owned(), "NULL".to_owned(), "NULL".to_owned()),
        };
        sql += &format!(
            "INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, reason, message_id, answer,
                                              answered_at, nth)
             VALUES (1, {person}, 1, '{state}', {reason}, {person}, {answer}, {at}, {nth});"
        );
    }
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(cx.db()).await.unwrap();
}

/// What stands on a card, its buttons included.
fn words(screen: &Screen) -> String {
    let labels = screen.rows.iter().flatten().map(|key| key.label.clone());
    let lines = screen.lines.iter().cloned().chain(screen.remark.clone()).chain(screen.question.clone());
    [screen.title.clone()].into_iter().chain(lines).chain(labels).collect::<Vec<_>>().join("\n")
}

/// Fails where a card names somebody, or tells a number that is none of the steps.
fn tells_nobody(screen: &Screen) {
    let words = words(screen);
    assert!(!words.contains("Тайная") && !words.contains("Школа тайн"), "{words}");
    // The moment of a message that waits is no number of people.
    for line in words.lines().filter(|line| !line.contains("🗓")) {
        for number in line.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()) {
            let number: i64 = number.parse().unwrap();
            assert_eq!(number % 5, 0, "{words}");
        }
    }
}

/// «Events, Broadcasts»: «a property test plays the sender with every filter and report».
#[test]
fn by_deficits_every_report_is_sums_in_steps_of_five() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let trial = runtime.block_on(Trial::of(DATA));
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 24, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let worlds = (0..SENT.len(), proptest::collection::vec(0..STATES.len(), 0..30));
    runner
        .run(&worlds, |(state, people)| {
            runtime.block_on(async {
                let every = [
                    Press::Refresh,
                    Press::Pause,
                    Press::Resume,
                    Press::Again,
                    Press::Remind,
                    Press::Cancel,
                    Press::People,
                    Press::Table,
                    Press::Part { part: 0 },
                ];
                for press in every {
                    let mut cx = trial.cx("100").await;
                    roles::met(&mut cx).unwrap();
                    message(&mut cx, SENT[state], &people).await;
                    let card = converse::<Broadcasts>(&mut cx, comes::<Broadcasts>(At::Card { id: BroadcastId(1) }));
                    let Turned::Screen(card) = card.await.unwrap() else { panic!("a card") };
                    tells_nobody(&card);
                    // A button that is not offered may be forged; what is refused tells nothing.
                    if let Ok(Turned::Screen(next)) = converse::<Broadcasts>(&mut cx, presses(press)).await {
                        tells_nobody(&next);
                    }
                    let slices = [
                        Slice::All,
                        Slice::Missed,
                        Slice::Silent,
                        Slice::Read,
                        Slice::Answered(0),
                        Slice::Files,
                        Slice::Schools,
                        Slice::SilentSchools,
                    ];
                    for of in slices {
                        let pressed = presses(Press::Slice { of });
                        if let Ok(Turned::Screen(next)) = converse::<Broadcasts>(&mut cx, pressed).await {
                            tells_nobody(&next);
                        }
                    }
                    assert!(cx.finish().1.parcels.is_empty(), "a spreadsheet would name people");
                }
            });
            Ok(())
        })
        .unwrap();
}

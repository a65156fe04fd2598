//! How many calls of the database a press costs. sqlx hands each to a thread of its own and back, so that calls, and
//! not statements, are what a turn waits for.
//!
//! People of five kinds walk through the bot by its buttons, and each press is counted from the intake to the outcome. A
//! coordinator walks from the desk, too, which is far from the card «Сегодня».
//! `docs/hops.md` has the figures of each room.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use grozd::db::Database;
use grozd::engine::channel::{Arrival, Card, Channel, Fault, Heard};
use grozd::engine::inbox;
use grozd::engine::route::Rooms;
use grozd::engine::turn::Turns;
use grozd::features;
use grozd::files::Files;
use grozd::meters::{Meters, TurnEnd};
use grozd::outbox::{Body, Dispatch};
use grozd::talk::button::{self, Code};
use grozd::talk::{KeyDoes, Origin, Screen};
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

#[path = "scale/mod.rs"]
mod scale;

/// The most that a press may cost that stores no fact, and one that does.
const MOST: (usize, usize) = (6, 9);

/// A typed text is looked for besides: as a button's label, or as somebody's name.
const TYPED: usize = 1;

/// What the task of the outcomes adds to each turn, one call.
const OUTCOME: usize = 1;

/// The chat of somebody whom the bot does not know yet.
const NEWCOMER: i64 = 77;

/// So many presses of each person.
const PRESSES: usize = 1500;

/// The calls that the database has had, by the first words of each.
#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<String>>>);

struct Summary(String);

impl Visit for Summary {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "summary" {
            self.0 = format!("{value:?}").trim_matches('"').to_owned();
        }
    }
}

impl<S: tracing::Subscriber> Layer<S> for Calls {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            let mut summary = Summary(String::new());
            event.record(&mut summary);
            if !summary.0.starts_with("PRAGMA") {
                self.0.lock().unwrap().push(summary.0);
            }
        }
    }
}

/// A channel whose update is `{"update_id": 1, "chat": 7, "code": "…"}`, or has a text.
struct Plain;

impl Channel for Plain {
    fn name(&self) -> &'static str {
        "telegram"
    }

    fn read(&self, update: Value) -> Option<Arrival> {
        let heard = match (update["code"].as_str(), update["text"].as_str()) {
            (Some(code), _) => {
                Heard::Press { callback: "1".to_owned(), message: Some("1".to_owned()), code: button::read(code) }
            }
            (None, Some("/menu")) => Heard::Command { name: "menu".to_owned(), payload: String::new() },
            (None, text) => Heard::Text(text?.to_owned()),
        };
        Some(Arrival {
            chat: self.chat_of(&update),
            private: true,
            group: None,
            client_language: None,
            origin: Origin::default(),
            heard,
        })
    }

    fn chat_of(&self, update: &Value) -> i64 {
        update["chat"].as_i64().unwrap()
    }

    fn answer_press<'a>(&'a self, _: &'a str, _: Option<&'a str>) -> BoxFuture<'a, Result<(), Fault>> {
        unreachable!("nobody taps that fast here")
    }

    fn speak<'a>(&'a self, _: &'a mut Dispatch, _: bool, _: &'a mut Option<Card>) -> BoxFuture<'a, Result<(), Fault>> {
        unreachable!("nobody speaks here")
    }

    fn fetch<'a>(&'a self, _: &'a str, _: u64) -> BoxFuture<'a, Result<Vec<u8>, Fault>> {
        unreachable!("nobody sends files here")
    }

    fn strip_buttons<'a>(&'a self, _: &'a str, _: &'a Card) -> BoxFuture<'a, Result<(), Fault>> {
        unreachable!("nobody speaks here")
    }
}

/// What somebody does next: presses a button, or says something.
fn next(
    screen: Option<&Screen>,
    done: &mut HashMap<(String, String), usize>,
    number: usize,
    home: &(String, Value),
) -> (String, Value) {
    let Some(screen) = screen else { return home.clone() };
    let mut choices = vec![("home".to_owned(), home.clone())];
    if screen.question.is_some() {
        let text = ["Оценивание на уроке", "12", "Петрова Ольга", "Школа", "25.11.2026 15:00"][number % 5];
        choices.push(("a text".to_owned(), ("a text".to_owned(), json!({ "text": text }))));
    }
    for key in screen.rows.iter().flatten() {
        let KeyDoes::Code(code) = &key.does else { continue };
        let room = match button::read(code) {
            Some(Code::Go { place, .. }) => place.room.into_owned(),
            Some(Code::Step { room, .. } | Code::Standing { room, .. }) => room,
            None => continue,
        };
        choices.push((key.label.clone(), (room, json!({ "code": code }))));
    }
    // What was done least often, the last of the card first; the way home last.
    let least = |(label, _): &(String, _)| done.get(&(screen.title.clone(), label.clone())).copied().unwrap_or(0);
    let choice = choices.iter().rev().min_by_key(|choice| least(choice)).unwrap().clone();
    *done.entry((screen.title.clone(), choice.0)).or_default() += 1;
    choice.1
}

#[tokio::test]
async fn a_press_costs_few_calls_of_the_database() {
    let calls = Calls::default();
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(calls.clone())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let now = "2026-11-21T09:00:00Z".parse().unwrap();
    let made = scale::make(&file, 200, 1, now).await;
    let database = Database::open(&file, now).await.unwrap();
    let around = features::surroundings(
        String::new(),
        (String::new(), false),
        &[],
        Arc::new(Files::at(folder.path().join("files"))),
    );
    let meters = Meters::new(database.meters().clone());
    let (turns, queue) =
        Turns::new(Rooms::of_features(), Arc::new(Plain), database.clone(), around, Arc::new(move || now), meters);
    tokio::spawn(turns.clone().run(Arc::new(tokio::sync::Mutex::new(queue))));

    let mut most: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut flaws: BTreeMap<String, String> = BTreeMap::new();
    let mut update = 500_000_000;
    let representative = made.ordinary[1];
    {
        let mut writer = database.writer().await.unwrap();
        sqlx::query(
            "INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             SELECT municipality_id, id, 'representative', organisation_id, '2026-11-01T00:00:00+00:00'
             FROM person WHERE id = ?",
        )
        .bind(representative)
        .execute(&mut *writer)
        .await
        .unwrap();
    }
    let menu = ("today".to_owned(), json!({ "text": "/menu" }));
    let desk = ("desk".to_owned(), json!({ "code": r#">*:desk:"desk""# }));
    let known = [scale::COORDINATOR, made.leader, made.ordinary[0], representative].map(scale::chat_of);
    let walks = known.into_iter().chain([NEWCOMER]).map(|chat| (chat, &menu));
    // Whoever walks from «Сегодня» may erase themselves on the way.
    for (chat, home) in [(known[0], &desk)].into_iter().chain(walks) {
        let (mut screen, mut done) = (None, HashMap::new());
        for number in 0..PRESSES {
            let (room, mut what) = next(screen.as_ref(), &mut done, number, home);
            update += 1;
            what["update_id"] = json!(update);
            what["chat"] = json!(chat);
            calls.0.lock().unwrap().clear();
            let (batch, mut waiting) = inbox::read(&Plain, now, vec![what.into()]).unwrap();
            assert_eq!(turns.write(batch).await.unwrap().len(), 1);
            let taken = turns.take(&mut waiting[0]).await.unwrap();
            {
                // sqlx tells of a call after its answer; the next call comes after that.
                let mut writer = database.writer().await.unwrap();
                sqlx::query("PRAGMA user_version").execute(&mut *writer).await.unwrap();
            }
            let made = calls.0.lock().unwrap().clone();
            screen = taken.dispatches.into_iter().find_map(|dispatch| match dispatch.body {
                Body::Reply { screen, .. } => screen,
                _ => None,
            });
            if taken.end != Some(TurnEnd::Answered) {
                // A refusal is rolled back, and the connection is looked at again.
                database.begin().await.unwrap().commit().await.unwrap();
                continue;
            }
            // The calls of the room stand between the one that begins and the one that ends.
            let stores = made[2..made.len() - 1].iter().any(|call| {
                ["INSERT", "UPDATE", "DELETE"].iter().any(|verb| call.starts_with(verb))
                    && !["INSERT INTO session", "DELETE FROM session"].iter().any(|own| call.starts_with(own))
            });
            let cost = made.len() + OUTCOME;
            let (shows, keeps) = most.entry(room.clone()).or_default();
            let typed = if room == "a text" { TYPED } else { 0 };
            let (dearest, limit) = if stores { (keeps, MOST.1) } else { (shows, MOST.0 + typed) };
            if cost > *dearest && cost > limit {
                let title = screen.as_ref().map_or("", |screen| &screen.title);
                flaws.insert(format!("{room} {stores}"), format!("{cost} of {limit}, {title}: {made:#?}"));
            }
            *dearest = cost.max(*dearest);
        }
    }
    let figure = |cost: usize| if cost == 0 { "—".to_owned() } else { cost.to_string() };
    let rows =
        most.iter().map(|(room, (shows, keeps))| format!("| {room} | {} | {} |", figure(*shows), figure(*keeps)));
    let table = rows.collect::<Vec<_>>().join("\n");
    println!("{table}");
    assert!(flaws.is_empty(), "{flaws:#?}");
    let page = std::fs::read_to_string("docs/hops.md").unwrap();
    assert!(page.contains(&table), "docs/hops.md must hold this table:\n{table}");
}

//! The desk in conversation, on a real database. What is pressed is written as the buttons carry it.

use serde_json::{Value, json};

use super::{desk, figures, groups, organisations, people};
use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::model::ways;
use crate::talk::trial::{Trial, card, says};
use crate::talk::{Heading, Place, Result, RoomEntry, Said, Screen, Trouble, Turned, session};

/// Two coordinators to be, a cluster, and a school that a newcomer typed.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, confirmed)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', ' школа 3', 1), (2, 1, 'школа 3', 'школа 3', x'', ' школа 3', 0);
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    VALUES (1, 1, 1, 'Смирнова', 'Ирина', x'', ' смирнова ирина', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (2, 1, 2, 'Петрова', 'Ольга', x'', ' петрова ольга', 1, '2025-09-01', '2026-09-01T00:00:00+00:00');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru');
    INSERT INTO consent (account_id, purpose, text, given_at) VALUES (2, 'notices', 1, '2026-09-01T00:00:00+00:00');
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
    VALUES (1, 1, 'cluster', 'Оценивание', x'', ' оценивание', '2026-09-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'coordinator', NULL, '2026-09-01T00:00:00+00:00'),
           (1, 1, 'leader', 1, '2026-09-01T00:00:00+00:00');";

/// A room of the desk.
fn room(name: &str) -> &'static RoomEntry {
    let features = [&figures::FEATURE, &desk::FEATURE, &people::FEATURE, &organisations::FEATURE, &groups::FEATURE];
    let mut rooms = features.into_iter().flat_map(|feature| feature.rooms);
    rooms.find(|room| room.name == name).unwrap_or_else(|| panic!("the desk has no room {name}"))
}

/// A turn of somebody in a room.
async fn turn(trial: &Trial, external: &str, name: &str, heading: Heading) -> Result<Turned> {
    let mut cx = trial.cx(external).await;
    let turned = (room(name).talk)(&mut cx, heading).await?;
    session::keep(&mut cx).await?;
    cx.finish().0.commit().await?;
    Ok(turned)
}

/// A button of the current card.
fn presses(press: Value) -> Heading {
    Heading::Said(Said::Press(press.to_string()))
}

/// A coordinator at the desk, who follows where a room sends them.
struct World(Trial);

impl World {
    async fn start() -> World {
        World(Trial::of(DATA).await)
    }

    async fn comes(&self, place: Place) -> Screen {
        self.follows(Turned::To(place)).await
    }

    async fn hears(&self, room: &str, heading: Heading) -> Screen {
        self.follows(turn(&self.0, "100", room, heading).await.unwrap()).await
    }

    async fn follows(&self, mut turned: Turned) -> Screen {
        while let Turned::To(place) = turned {
            let room = place.room.to_string();
            turned = turn(&self.0, "100", &room, Heading::Enter(place)).await.unwrap();
        }
        card(turned)
    }
}

#[tokio::test]
async fn whoever_does_not_coordinate_is_refused_in_every_room() {
    let trial = Trial::of(DATA).await;
    let group = GroupId(1);
    let places = [
        ways::FIGURES.place(),
        ways::DESK.place(),
        ways::PERSON.of(PersonId(1)),
        ways::ORGANISATIONS.place(),
        ways::GROUP.of(group),
        ways::LEADER_FOR.of(group),
        ways::NEW_GROUP.place(),
    ];
    for place in places {
        let room = place.room.to_string();
        let turned = turn(&trial, "200", &room, Heading::Enter(place)).await;
        assert!(matches!(turned, Err(Trouble::Refused(_))), "{room}");
    }
}

#[tokio::test]
async fn a_leader_is_found_by_name_and_appointed() {
    let world = World::start().await;
    let desk = world.comes(ways::DESK.place()).await;
    assert!(desk.lines.iter().any(|line| line.contains("❗ 1 организация")));
    let found = world.hears("desk", says("ольга пет")).await;
    assert_eq!(found.rows[0][0].label, "Петрова О., школа 3");
    let person = world.comes(ways::PERSON.of(PersonId(2))).await;
    assert!(person.lines.iter().any(|line| line.contains("молодой специалист")));
    world.comes(ways::LED_BY.of(PersonId(2))).await;
    let certain = world.hears("leading", presses(json!({"group": {"id": 1}}))).await;
    assert!(certain.lines.iter().any(|line| line.contains("Смирнова Ирина")));
    let done = world.hears("leading", presses(json!("yes"))).await;
    assert_eq!(done.lines[0], "Руководит: Петрова Ольга");
}

#[tokio::test]
async fn an_unconfirmed_organisation_is_merged() {
    let world = World::start().await;
    world.comes(ways::ORGANISATION.of(OrganisationId(2))).await;
    world.hears("organisations", presses(json!("merge"))).await;
    world.hears("organisations", presses(json!({"into": {"id": 1}}))).await;
    let merged = world.hears("organisations", presses(json!("yes"))).await;
    assert!(merged.lines.iter().any(|line| line == "👥 Работает 2 человека"), "{:?}", merged.lines);
}

#[tokio::test]
async fn the_last_coordinator_stays_until_there_is_another() {
    let world = World::start().await;
    world.comes(ways::PERSON.of(PersonId(1))).await;
    world.hears("people", presses(json!("dismiss"))).await;
    let refused = world.hears("people", presses(json!("yes"))).await;
    assert!(refused.remark.unwrap().starts_with('❗'));
    world.comes(ways::PERSON.of(PersonId(2))).await;
    world.hears("people", presses(json!("promote"))).await;
    let promoted = world.hears("people", presses(json!("yes"))).await;
    assert!(promoted.lines.iter().any(|line| line.contains("Координатор")));
}

#[tokio::test]
async fn organisations_are_added_as_a_list() {
    let world = World::start().await;
    world.comes(ways::NEW_ORGANISATIONS.place()).await;
    let preview = world.hears("organisations", says("Школа № 1\nЛицей\nшкола 3")).await;
    assert_eq!(preview.lines, ["Добавлю 2: «Школа № 1», «Лицей»", "Уже есть 1: «Школа № 3»"]);
    let list = world.hears("organisations", presses(json!("add"))).await;
    assert_eq!(list.remark.unwrap(), "✅ Добавлено 2 организации.");
    // The one that a newcomer typed is another's double: it still waits to be merged.
    let desk = world.comes(ways::DESK.place()).await;
    assert!(desk.lines.iter().any(|line| line.contains("❗ 1 организация")));
}

#[tokio::test]
async fn a_group_is_founded_by_its_form() {
    let world = World::start().await;
    world.comes(ways::NEW_GROUP.place()).await;
    let taken = world.hears("newgroup", says("Оценивание")).await;
    assert!(taken.remark.unwrap().contains("уже есть"));
    world.hears("newgroup", says("Новый  кластер")).await;
    let mut group = Screen::default();
    for press in [
        json!({"category": {"id": 2, "wanted": true}}),
        json!("ready"),
        json!({"subject": {"id": 1, "wanted": true}}),
        json!("ready"),
        json!({"host": {"id": 1}}),
        json!({"leader": {"id": 2}}),
        json!("create"),
    ] {
        group = world.hears("newgroup", presses(press)).await;
    }
    assert_eq!(group.title, "Новый кластер");
    assert!(group.lines.contains(&"Восполняет дефициты: методические".to_owned()));
    assert!(group.lines.contains(&"Руководит: Петрова Ольга".to_owned()));
}

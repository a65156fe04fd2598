//! The desk in conversation, on a real database.

use super::*;
use crate::ids::{ClusterId, OrganisationId, PersonId};
use crate::talk::trial::{Trial, card, presses, says};
use crate::talk::{Heading, Place, Room, Screen, Trouble, Turned};

/// Two coordinators to be, a cluster, and a school that a newcomer typed.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, name, confirmed)
    VALUES (1, 1, 'Школа № 3', 1), (2, 1, 'школа 3', 0);
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, post_id, teaching_since,
                        enrolled_at)
    VALUES (1, 1, 1, 'Смирнова', 'Ирина', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (2, 1, 2, 'Петрова', 'Ольга', 1, '2025-09-01', '2026-09-01T00:00:00+00:00');
    INSERT INTO coordinator VALUES (1, 1, '2026-09-01T00:00:00+00:00');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru');
    INSERT INTO consent (account_id, purpose, text_version, given_at)
    VALUES (2, 'notices', '1', '2026-09-01T00:00:00+00:00');
    INSERT INTO cluster (id, municipality_id, name, leader_id, created_at)
    VALUES (1, 1, 'Оценивание', 1, '2026-09-01T00:00:00+00:00');";

/// A coordinator at the desk, who follows where a room sends them.
struct World(Trial);

impl World {
    async fn start() -> World {
        World(Trial::of(DATA).await)
    }

    async fn comes(&self, place: Place) -> Screen {
        self.follows(Turned::To(place)).await
    }

    async fn hears<R: Room>(&self, heading: Heading) -> Screen {
        self.follows(self.0.turn::<R>("100", heading).await.unwrap()).await
    }

    async fn follows(&self, mut turned: Turned) -> Screen {
        while let Turned::To(place) = turned {
            let room = place.room().to_owned();
            let heading = Heading::Enter(place);
            turned = match room.as_str() {
                Desk::NAME => self.0.turn::<Desk>("100", heading).await,
                People::NAME => self.0.turn::<People>("100", heading).await,
                Schools::NAME => self.0.turn::<Schools>("100", heading).await,
                Clusters::NAME => self.0.turn::<Clusters>("100", heading).await,
                Leading::NAME => self.0.turn::<Leading>("100", heading).await,
                NewCluster::NAME => self.0.turn::<NewCluster>("100", heading).await,
                other => panic!("the desk leads to {other}"),
            }
            .unwrap();
        }
        card(turned)
    }
}

#[tokio::test]
async fn whoever_does_not_coordinate_is_refused_in_every_room() {
    let trial = Trial::of(DATA).await;
    let (person, cluster) = (PersonId(1), ClusterId(1));
    let refused = [
        trial.turn::<Desk>("200", Heading::Enter(Place::People)).await,
        trial.turn::<People>("200", Heading::Enter(Place::Person(person))).await,
        trial.turn::<Schools>("200", Heading::Enter(Place::Schools)).await,
        trial.turn::<Clusters>("200", Heading::Enter(Place::ClusterDesk(cluster))).await,
        trial.turn::<Leading>("200", Heading::Enter(Place::LeaderFor(cluster))).await,
        trial.turn::<NewCluster>("200", Heading::Enter(Place::NewCluster)).await,
    ];
    for turned in refused {
        assert!(matches!(turned, Err(Trouble::Refused(_))));
    }
}

#[tokio::test]
async fn a_leader_is_found_by_name_and_appointed() {
    let world = World::start().await;
    let desk = world.comes(Place::People).await;
    assert!(desk.lines.iter().any(|line| line.contains("❗ 1 организация")));
    let found = world.hears::<Desk>(says("ольга пет")).await;
    assert_eq!(found.rows[0][0].label, "Петрова О., школа 3");
    let person = world.comes(Place::Person(PersonId(2))).await;
    assert!(person.lines.iter().any(|line| line.contains("молодой специалист")));
    world.comes(Place::LedBy(PersonId(2))).await;
    let chosen = presses(leading::Press::Cluster(ClusterId(1)));
    let certain = world.hears::<Leading>(chosen).await;
    assert!(certain.lines.iter().any(|line| line.contains("Смирнова Ирина")));
    let done = world.hears::<Leading>(presses(leading::Press::Yes)).await;
    assert_eq!(done.lines[0], "👥 Руководит: Петрова Ольга");
}

#[tokio::test]
async fn an_unconfirmed_school_is_merged() {
    let world = World::start().await;
    world.comes(Place::School(OrganisationId(2))).await;
    world.hears::<Schools>(presses(schools::Press::Merge)).await;
    let into = presses(schools::Press::Into(OrganisationId(1)));
    world.hears::<Schools>(into).await;
    let merged = world.hears::<Schools>(presses(schools::Press::Yes)).await;
    assert_eq!(merged.lines[0], "👥 Работают 2 человека");
}

#[tokio::test]
async fn the_last_coordinator_stays_until_there_is_another() {
    let world = World::start().await;
    world.comes(Place::Person(PersonId(1))).await;
    world.hears::<People>(presses(people::Press::Dismiss)).await;
    let refused = world.hears::<People>(presses(people::Press::Yes)).await;
    assert!(refused.remark.unwrap().starts_with('❗'));
    world.comes(Place::Person(PersonId(2))).await;
    world.hears::<People>(presses(people::Press::Promote)).await;
    let promoted = world.hears::<People>(presses(people::Press::Yes)).await;
    assert!(promoted.lines.iter().any(|line| line.contains("Координатор")));
}

#[tokio::test]
async fn schools_are_added_as_a_list() {
    let world = World::start().await;
    world.comes(Place::NewSchools).await;
    let list = world.hears::<Schools>(says("Школа № 1\nЛицей\nшкола 3")).await;
    assert!(list.remark.unwrap().contains('3'));
    // The one that a newcomer typed is thereby confirmed.
    let desk = world.comes(Place::People).await;
    assert!(!desk.lines.iter().any(|line| line.contains('❗')));
}

#[tokio::test]
async fn a_cluster_is_founded_by_its_form() {
    use founding::Press;
    let world = World::start().await;
    world.comes(Place::NewCluster).await;
    let taken = world.hears::<NewCluster>(says("Оценивание")).await;
    assert!(taken.remark.unwrap().contains("уже есть"));
    world.hears::<NewCluster>(says("Новый  кластер")).await;
    let mut cluster = Screen::default();
    for press in [
        Press::Category(crate::ids::CategoryId(2), true),
        Press::Ready,
        Press::Host(Some(OrganisationId(1))),
        Press::Leader(Some(PersonId(2))),
        Press::Create,
    ] {
        cluster = world.hears::<NewCluster>(presses(press)).await;
    }
    assert_eq!(cluster.title, "Новый кластер");
    assert!(cluster.lines.contains(&"Дефициты: методические".to_owned()));
    assert!(cluster.lines.contains(&"👥 Руководит: Петрова Ольга".to_owned()));
}

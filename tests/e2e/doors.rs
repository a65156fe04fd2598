//! Doors by the regulation: what a municipality has not chosen shows no door to anybody. Issue 10, «The regulation».

use grozd::features;
use grozd::model::regulation::{Regulation, keys};

use crate::papers::a_cluster;
use crate::world::{Somebody, World};

/// Takes all kinds of clusters away: an association that works without them.
async fn chooses_no_clusters(irina: &Somebody<'_>) {
    irina.opens_key("Кластеры", "Виды кластеров").await;
    irina.sees("Если не отмечен ни один вид, разделов о кластерах в боте нет.");
    irina.presses("Изменить").await;
    irina.presses_like("✅").await;
    irina.presses("Дальше").await;
    irina.says("п. 1.2 нашего положения").await;
    irina.presses("Изменить").await;
    irina.sees("✅ Записано");
}

/// Office: «the features that are not chosen show no door to anybody»: menu, command, help, «Сегодня», links, buttons.
#[tokio::test]
async fn what_is_not_chosen_shows_no_door() {
    let world = World::start().await;
    let (leader, member, irina) = a_cluster(&world).await;
    let names = |somebody: &Somebody<'_>| -> Vec<String> {
        world.sim.commands(somebody.id).iter().map(|command| command.command.clone()).collect()
    };
    leader.says("/menu").await;
    leader.presses("Кластеры и события").await;
    assert!(leader.card().has_button("Кластеры"), "{}", leader.screen());
    let shelf = leader.card();
    assert!(names(&member).contains(&"clusters".to_owned()));

    chooses_no_clusters(&irina).await;
    world.deliver().await;
    // An older card's button and a link say so kindly, and lead home.
    leader.presses_on(shelf.id, "Кластеры").await;
    leader.sees("Этого раздела в вашем муниципалитете нет");
    leader.sees("чем помочь?");
    for somebody in [leader, member, irina] {
        assert!(!names(&somebody).contains(&"clusters".to_owned()), "{:?}", names(&somebody));
        somebody.opens("cluster-1").await;
        somebody.sees("Этого раздела в вашем муниципалитете нет");
        somebody.says("/clusters").await;
        somebody.sees("Этого раздела в вашем муниципалитете нет");
        somebody.says("/menu").await;
        somebody.presses("Кластеры и события").await;
        assert!(!somebody.card().has_button("Кластеры"), "{}", somebody.screen());
        somebody.says("/help").await;
        somebody.does_not_see("Запишет в методический кластер");
    }
    // No card of the desk leads there either.
    irina.says("/people").await;
    for label in ["Кластеры", "Создать кластер"] {
        assert!(!irina.card().has_button(label), "{}", irina.screen());
    }
    irina.label_like("Бумаги");
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.sees("Этого раздела в вашем муниципалитете нет");

    // A newcomer who came by a link goes on after the registration.
    let newcomer = world.person("Новая");
    newcomer.opens("cluster-1").await;
    newcomer.registers("Новикова Яна Юрьевна").await;
    assert!(newcomer.chat().contains("Этого раздела в вашем муниципалитете нет"), "{}", newcomer.chat());

    // Chosen again, it is there again.
    irina.opens_key("Кластеры", "Виды кластеров").await;
    irina.follows(&["Вернуть по положению", "Изменить"]).await;
    world.deliver().await;
    assert!(names(&member).contains(&"clusters".to_owned()));
    member.says("/clusters").await;
    member.sees("Физика");
    world.end().await;
}

/// What one municipality has not chosen is open in another.
#[tokio::test]
async fn a_choice_is_of_one_municipality() {
    let world = World::start().await;
    let (_, member, irina) = a_cluster(&world).await;
    chooses_no_clusters(&irina).await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (9, 2, 'Школа № 9', 'Школа № 9', x'', '');
             UPDATE account SET municipality_id = 2 WHERE person_id = 2;
             UPDATE person SET municipality_id = 2, organisation_id = 9 WHERE id = 2",
        )
        .await;
    member.says("/clusters").await;
    member.does_not_see("Этого раздела");
    world.end().await;
}

/// What is always there is never closed: nobody could come in, leave, or change the regulation back.
#[test]
fn what_leads_in_and_out_is_never_closed() {
    for feature in features::ALL {
        let is_always = ["consent", "registration", "today", "profile", "settings", "mydata", "desk", "regulation"];
        assert!(!is_always.contains(&feature.name) || feature.chosen.is_none(), "{} can be closed", feature.name);
        if let Some(chosen) = &feature.chosen {
            assert!(keys::ALL.iter().any(|rule| rule.name == chosen.key.name), "{}", feature.name);
            assert!(chosen.key.acts, "{} says that the bot does not act by it", chosen.key.name);
            assert!(feature.is_open(&Regulation::default()).unwrap(), "{} is closed by default", feature.name);
        }
    }
}

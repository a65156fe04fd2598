//! What roles do not reach: observers, those who are none any more, terms that are over, and other municipalities.

use chrono::TimeDelta;
use grozd::ids::{AppointmentId, GroupId, PersonId};
use grozd::model::roles::{self, Appointing, Coordinator, Ender, Ending, Made, Role, Scope};
use grozd::talk::Trouble;

use crate::roles_office::{appoints, opens_roles};
use crate::world::{Somebody, World};

/// S3-14: an observer reads figures, and opens no records.
#[tokio::test]
async fn an_observer_sees_the_figures_only() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let has_figures = |who: &Somebody<'_>| world.sim.commands(who.id).iter().any(|it| it.command == "stats");
    assert!(!has_figures(&olga));
    appoints(&irina, "Петрова", "Наблюдатель").await;
    assert!(has_figures(&olga), "the commands follow the role");
    assert!(!world.sim.commands(olga.id).iter().any(|it| it.command == "people"));
    olga.says("/menu").await;
    olga.presses("Стол").await;
    assert!(olga.card().has_button("📈 Показатели") && !olga.card().has_button("Люди и школы"), "{}", olga.screen());
    olga.says("/stats").await;
    olga.sees("Людей");
    for place in [
        r#">1:desk:"desk""#,
        r#">1:people:{"card":{"id":1}}"#,
        r#">1:roles:"list""#,
        r#">1:roles:"table""#,
        r#">1:appointing:{"whom":{"person":1}}"#,
        r#">1:handing:{"from":{"person":1}}"#,
        r#">1:organisations:"list""#,
    ] {
        olga.goes(place).await;
        olga.sees("Это могут только координаторы муниципалитета.");
    }
    world.end().await;
}

/// Faults: a role ended in the middle of a draft is answered kindly, and nothing is stored.
#[tokio::test]
async fn a_coordinator_who_is_none_any_more_stores_nothing() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.coordinator("Ким Павел Андреевич").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    opens_roles(&irina, "Петрова").await;
    irina.presses("Назначить роль").await;
    irina.presses("Тьютор").await;
    irina.presses("Без приказа").await;
    irina.presses("Без срока").await;
    world.tamper("UPDATE appointment SET until = since WHERE person_id = 1").await;
    let before = world.facts().await;
    irina.presses("Назначить").await;
    irina.sees("Это могут только координаторы муниципалитета.");
    assert_eq!(world.facts().await, before);
    world.end().await;
}

/// Faults: a term that was over before the draft was confirmed; a draft waits on «Сегодня».
#[tokio::test]
async fn a_draft_that_has_waited_too_long_asks_for_the_term_again() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    opens_roles(&irina, "Петрова").await;
    irina.presses("Назначить роль").await;
    irina.presses("Тьютор").await;
    irina.presses("Без приказа").await;
    irina.says("завтра").await;
    irina.sees("Срок: до 22.11.2026");
    irina.says("/menu").await;
    world.later(TimeDelta::days(2));
    irina.says("/menu").await;
    irina.presses_like("назначение").await;
    irina.presses("Назначить").await;
    irina.sees("❗ Этот день уже прошёл или идёт.");
    irina.presses("Без срока").await;
    irina.presses("Назначить").await;
    irina.sees("✅ Назначено.");
    world.end().await;
}

/// With a second municipality in the database: nobody of it is seen, appointed, ended, confirmed or handed anything.
#[tokio::test]
async fn nobody_of_another_municipality_is_touched() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (50, 2, 'Школа № 9', 'Школа № 9', x'', ' школа 9');
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             VALUES (50, 2, 50, 'Чужая', 'Анна', x'', ' чужая анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
             INSERT INTO appointment (id, municipality_id, person_id, role, since)
             VALUES (50, 2, 50, 'coordinator', '2026-09-01T00:00:00+00:00'),
                    (51, 2, 50, 'tutor', '2026-09-01T00:00:00+00:00');
             INSERT INTO role_request (id, municipality_id, person_id, role, asked_at)
             VALUES (50, 2, 50, 'expert', '2026-09-01T00:00:00+00:00');
             INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
             VALUES (50, 2, 'cluster', 'Чтение', x'', ' чтение', '2026-09-01T00:00:00+00:00')",
        )
        .await;
    let before = world.facts().await;
    irina.goes(r#">1:roles:"list""#).await;
    irina.sees("Всего 1 назначение.");
    irina.does_not_see("Чужая");
    irina.does_not_see("Ждут ответа");
    for place in [
        r#">1:roles:{"person":{"id":50}}"#,
        r#">1:roles:{"request":{"id":50}}"#,
        r#">1:appointing:{"whom":{"person":50}}"#,
        r#">1:handing:{"from":{"person":50}}"#,
    ] {
        irina.goes(place).await;
        irina.sees("Этого уже нет");
    }
    irina.forges("*1:roles:{\"grant\":{\"id\":50}}").await;
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    let appointing = |person: i64, role, scope, group: Option<i64>| Appointing {
        person: PersonId(person),
        role,
        scope,
        group: group.map(GroupId),
        order: None,
        term: None,
    };
    for what in [
        appointing(50, Role::Methodist, Scope::Municipality, None),
        appointing(50, Role::Tutor, Scope::Municipality, None),
        appointing(1, Role::Leader, Scope::Group, Some(50)),
    ] {
        assert!(matches!(roles::appoint(&mut tx, guard, &what).await, Err(Trouble::Gone)), "{what:?}");
    }
    for id in [50, 51] {
        let ending = Ending { id: AppointmentId(id), order: None };
        let ended = roles::end(&mut tx, Ender::Coordinator(guard), &ending).await;
        assert!(matches!(ended, Err(Trouble::Gone)), "{id}");
    }
    assert!(roles::hand_groups(&mut tx, guard, PersonId(50), PersonId(1)).await.unwrap() == 0);
    let own = appointing(1, Role::Tutor, Scope::Municipality, None);
    assert!(matches!(roles::appoint(&mut tx, guard, &own).await, Ok(Made::Made { .. })));
    drop(tx);
    assert_eq!(world.facts().await, before);
    world.end().await;
}

/// Organisations, merging: who represents one of two schools represents the one that stays, once.
#[tokio::test]
async fn roles_follow_a_school_into_the_one_with_which_it_is_merged() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Школа № 4").await;
    world
        .tamper(
            "INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             VALUES (1, 2, 'methodist', 2, '2026-11-01T00:00:00+00:00'), (1, 2, 'methodist', 1, '2026-11-02T00:00:00+00:00'),
                    (1, 2, 'representative', 2, '2026-11-01T00:00:00+00:00');
             INSERT INTO role_request (municipality_id, person_id, role, organisation_id, asked_at)
             VALUES (1, 2, 'expert', 2, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    {
        let mut tx = world.tx().await;
        let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
        let (from, into) = (grozd::ids::OrganisationId(2), grozd::ids::OrganisationId(1));
        grozd::model::organisations::merge(&mut tx, guard, from, into).await.unwrap();
        tx.finish().0.commit().await.unwrap();
    }
    assert_eq!(
        world
            .text(
                "SELECT group_concat(role || organisation_id, ' ') FROM
                 (SELECT * FROM appointment WHERE until IS NULL AND person_id = 2 ORDER BY id)"
            )
            .await,
        "methodist1 representative1"
    );
    assert_eq!(world.count("SELECT organisation_id FROM role_request").await, 1);
    irina.goes(r#">1:roles:{"person":{"id":2}}"#).await;
    irina.sees("• Представитель школы · Школа № 3");
    world.end().await;
}

//! Events for people who were chosen by their schools, posts, subjects and target categories.

use chrono::TimeDelta;

use crate::world::{Somebody, World};

/// Two teachers, of whom one works at a lyceum, and a coordinator.
async fn two_schools(world: &World) -> [Somebody<'_>; 3] {
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.school("Лицей № 5").await;
    world
        .tamper(
            "UPDATE organisation SET confirmed = 1;
             UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 1",
        )
        .await;
    [olga, anna, irina]
}

/// A seminar of Thursday, 26 November, for whoever works at the lyceum.
async fn seminar(irina: &Somebody<'_>) {
    irina.does(&["> /events", "Создать событие", "По выбору"]).await;
    irina.sees("Кого пригласить?");
    irina.does_not_see("Дефициты");
    irina.does(&["Школа", "Лицей № 5", "Готово: 1"]).await;
    irina.sees("школа «Лицей № 5»");
    irina.sees("👥 Приглашаем 1 человека, уведомление получат 1");
    irina.does(&["Дальше: 1", "Семинар", "> Формирующее оценивание", "26", "> 1430", "> Лицей № 5, кабинет 5"]).await;
    irina.sees("Приглашены: школа «Лицей № 5»");
    irina.presses("Создать и уведомить").await;
    irina.sees("Уведомление получит 1 педагог.");
    irina.world.deliver().await;
}

/// Events: «for a chosen audience»: invitations, lists, the calendar, the sheet and the figures agree on who that is; nobody else
/// answers, and a message to those who were invited finds them.
#[tokio::test]
async fn an_event_is_for_whom_a_coordinator_has_chosen() {
    let world = World::start().await;
    let [olga, anna, irina] = two_schools(&world).await;
    seminar(&irina).await;
    olga.sees("Семинар: Формирующее оценивание");
    olga.sees("Пишет Смирнова Ирина Викторовна. Приглашены: школа «Лицей № 5».");
    assert!(!anna.chat().contains("Формирующее"), "{}", anna.chat());
    anna.says("/menu").await;
    anna.does_not_see("Формирующее");
    anna.says("/events").await;
    anna.does_not_see("Формирующее");
    olga.says("/menu").await;
    olga.sees("Ответить: 26.11");
    olga.says("/events").await;
    assert!(olga.screen().contains("Формирующее"), "{}", olga.screen());

    anna.opens("event-1").await;
    anna.sees("Отвечают те, кого пригласили.");
    assert!(!anna.card().has_button("Вступить и пойти"), "{}", anna.screen());
    anna.forges(r#"events:*:{"a":{"id":1,"given":"going"}}"#).await;
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 0);
    olga.opens("event-1").await;
    olga.presses("Иду").await;
    irina.presses("Открыть событие").await;
    irina.sees("Семинар. Приглашены: школа «Лицей № 5»");
    irina.sees("👥 Идёт 1");
    irina.presses("Ответы").await;
    irina.presses("Идут: 1").await;
    irina.sees("Петрова Ольга Сергеевна");

    irina.goes(r#">1:newbroadcast:{"of":{"event":1}}"#).await;
    irina.presses("Все, кого звали").await;
    irina.sees("👥 Получат 1 из 1");

    // Whoever comes to the school after the beginning was not invited; whoever was is on the sheet.
    world.later(TimeDelta::days(5) + TimeDelta::hours(3));
    irina.says("/attendance").await;
    irina.presses_like("26.11").await;
    irina.sees("✅ Петрова О. С.");
    irina.does_not_see("Лугова");
    irina.presses("Закрыть лист").await;
    assert_eq!(world.text("SELECT group_concat(person_id) FROM record").await, "1");

    // Once more, for those who fit then.
    world.tamper("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 2").await;
    irina.opens("event-1").await;
    irina.does(&["Провести ещё раз", "> 10.12", "Создать и уведомить"]).await;
    assert_eq!(world.count("SELECT count(*) FROM event_invitation WHERE event_id = 2").await, 2);
    world.deliver().await;
    anna.sees("Семинар: Формирующее оценивание");

    // Only a coordinator does so.
    anna.goes(">1:newevent:\"new\"").await;
    anna.does_not_see("По выбору");
    // Who is erased is invited no more.
    olga.says("/forget").await;
    olga.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM event_invitation").await, 1);
    world.end().await;
}

/// Events: where whom somebody has chosen is nobody, nothing is made.
#[tokio::test]
async fn an_event_for_nobody_is_not_made() {
    let world = World::start().await;
    let [_, _, irina] = two_schools(&world).await;
    irina.does(&["> /events", "Создать событие", "По выбору", "Школа", "Лицей № 5", "Готово: 1", "Предмет"]).await;
    irina.says("физика").await;
    irina.presses("Готово: 1").await;
    irina.sees("👥 Таких людей нет: выберите по-другому.");
    irina.does_not_see("Дальше");
    assert_eq!(world.count("SELECT count(*) FROM event").await, 0);
    world.end().await;
}

/// Events: whoever comes to fit later, by a school, a group or as a newcomer, is invited within the hour and until the event begins;
/// nobody twice, and who fits no more keeps what they have answered.
#[tokio::test]
async fn who_comes_to_fit_before_the_event_is_invited_too() {
    let world = World::start().await;
    let [olga, anna, irina] = two_schools(&world).await;
    seminar(&irina).await;
    olga.opens("event-1").await;
    olga.presses("Иду").await;
    let hour = async |changed: &'static str| {
        world.tamper(changed).await;
        world.later(TimeDelta::hours(1));
        world.deliver().await;
    };
    // Anna changes to the lyceum, and Olga leaves it.
    hour("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 2; UPDATE person SET organisation_id = 1 WHERE id = 1").await;
    anna.sees("Семинар: Формирующее оценивание");
    assert_eq!(anna.chat().matches("Приглашены: школа").count(), 1, "{}", anna.chat());
    anna.presses("Иду").await;
    irina.opens("event-1").await;
    irina.sees("👥 Идут 2");
    // Nobody is invited twice: neither the next hour, nor back at the school.
    hour("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 1").await;
    hour("UPDATE person SET organisation_id = 1 WHERE id = 2").await;
    hour("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 2").await;
    assert_eq!(world.count("SELECT count(*) FROM event_invitation").await, 2);
    assert_eq!(anna.chat().matches("Приглашены: школа").count(), 1, "{}", anna.chat());
    // A newcomer who has registered at the lyceum is told as well; whoever comes after the beginning is not.
    let nina = world.teacher("Ершова Нина Петровна").await;
    hour("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 4").await;
    nina.sees("Семинар: Формирующее оценивание");
    let late = world.teacher("Ким Вера Олеговна").await;
    world.later(TimeDelta::days(5));
    hour("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 5").await;
    assert!(!late.chat().contains("Формирующее"), "{}", late.chat());
    assert_eq!(world.count("SELECT count(*) FROM event_invitation").await, 3);
    world.end().await;
}

//! Events: a leader invites, members answer; the leader moves, corrects and cancels.

use chrono::TimeDelta;

use crate::world::{CLUSTER, Somebody, World};

/// A leader with a cluster and a member; both are registered.
pub async fn cluster(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    (leader, member)
}

/// A leader, a seminar of Thursday, 26 November, 14:30, and three members who are told of it.
pub async fn hall(world: &World) -> [Somebody<'_>; 4] {
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let first = world.teacher("Петрова Ольга Сергеевна").await;
    let second = world.teacher("Ершов Пётр Ильич").await;
    let third = world.teacher("Ли Анна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id IN (3, 4)",
        )
        .await;
    seminar(&leader).await;
    [leader, first, second, third]
}

/// The leader makes a seminar for Thursday, 26 November, 14:30.
pub async fn seminar(leader: &Somebody<'_>) {
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Формирующее оценивание").await;
    leader.presses("26").await;
    leader.says("1430").await;
    leader.presses("Школа-площадка").await;
    leader.sees("🗓 чт, 26 ноября, 14:30");
    leader.presses("Создать и уведомить").await;
    leader.world.deliver().await;
}

#[tokio::test]
async fn a_leader_invites_and_a_member_answers_and_changes_the_answer() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    leader.sees("Уведомление получит 1 участник.");
    member.sees("Семинар: Формирующее оценивание");
    member.sees("Пишет Соколова Ирина Павловна, руководитель кластера «Физика», где вы участник.");
    member.presses("Иду").await;
    member.sees("✅ Ваш ответ: Иду");
    assert!(member.card().has_button("✅ Иду"), "{}", member.screen());
    assert_eq!(member.toast().await, "Ответ принят: Иду");
    member.presses("Под вопросом").await;
    member.sees("⏳ Ваш ответ: Под вопросом");
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 1);
    leader.presses("Открыть событие").await;
    leader.sees("👥 Никто не идёт, под вопросом 1");

    // Most are moved to another day at the same time; here the time is another one too.
    leader.presses("Перенести").await;
    leader.presses("27").await;
    leader.sees("🗓 Будет: пт, 27 ноября, 14:30");
    leader.presses("Другое время").await;
    leader.presses("10:00").await;
    leader.presses("Перенести и уведомить").await;
    world.deliver().await;
    leader.sees("Событие перенесено. Уведомление получит 1 участник.");
    member.sees("Перенесено: Формирующее оценивание");
    member.sees("🗓 пт, 27 ноября, 10:00, а не чт, 26 ноября, 14:30");
    member.sees("⏳ Ваш ответ: Под вопросом. Если планы изменились, ответьте заново.");
    member.presses("Иду").await;
    world.later(TimeDelta::days(7));
    member.presses("Не иду").await;
    member.sees("Событие уже началось");
    assert_eq!(world.count("SELECT count(*) FROM event_answer WHERE answer = 'going'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_cancelled_event_takes_no_answers_and_leaves_the_list() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    leader.presses("Открыть событие").await;
    leader.presses("Отменить событие").await;
    leader.sees("Отменяем?");
    leader.presses("Отменить событие").await;
    world.deliver().await;
    leader.sees("❌ Событие отменено");
    member.sees("❌ Отменено: Формирующее оценивание");
    // The buttons are gone; one who pressed them just before comes too late.
    assert!(!member.chat().contains("[Иду]"), "{}", member.chat());
    member.forges(r#"events:*:{"a":{"id":1,"given":"going"}}"#).await;
    assert!(member.chat().contains("Событие отменено, отвечать больше не нужно."));
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 0);
    member.says("/events").await;
    member.sees("Здесь появятся события");
    world.end().await;
}

#[tokio::test]
async fn only_leaders_make_events_and_mark_attendance() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    let stranger = world.teacher("Ершов Пётр Ильич").await;
    stranger.opens("event-1").await;
    stranger.sees("Отвечают участники кластера.");
    stranger.does_not_see("Идут");
    stranger.says("/attendance").await;
    stranger.sees("Присутствие отмечают руководители кластеров.");
    stranger.does_not_see("Так нельзя");
    member.opens("event-1").await;
    member.does_not_see("Отметить присутствие");
    member.opens("event-77").await;
    member.sees("Этого уже нет");
    leader.opens("event-1").await;
    leader.sees("👥 Пока никто не ответил, молчит 1");
    leader.does_not_see("Отметить присутствие");
    world.later(TimeDelta::days(5));
    leader.opens("event-1").await;
    leader.presses("Отметить присутствие").await;
    leader.sees("Пока никто не отмечен, в списке 1");
    world.end().await;
}

#[tokio::test]
async fn what_waits_stands_on_today_until_it_is_done() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    member.says("/menu").await;
    member.sees("Сегодня вас ничего не ждёт.");
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("/menu").await;
    leader.sees("❗ Вас ждёт 1 дело.");
    leader.presses("Продолжить: новое событие").await;
    leader.says("Формирующее оценивание").await;
    leader.presses("26").await;
    leader.presses("10:00").await;
    leader.says("Школа № 3").await;
    leader.presses("Создать и уведомить").await;
    world.deliver().await;

    // To the leader it is merely next; the member is asked, wherever the answer is given.
    leader.says("/menu").await;
    leader.sees("Сегодня вас ничего не ждёт.");
    leader.label_like("🗓 26.11 10:00 Формирующее");
    member.says("/menu").await;
    member.sees("❗ Вас ждёт 1 дело.");
    member.presses_like("Ответить: 26.11 Формирующее").await;
    member.presses("Иду").await;
    member.says("/menu").await;
    member.sees("Сегодня вас ничего не ждёт.");
    member.label_like("🗓 26.11 10:00 Формирующее");

    world.later(TimeDelta::days(6));
    member.says("/menu").await;
    member.does_not_see("Формирующее");
    leader.says("/menu").await;
    leader.sees("❗ Вас ждёт 1 дело.");
    leader.presses_like("Отметить: 26.11 Формирующее").await;
    leader.presses("Закрыть лист").await;
    leader.says("/menu").await;
    leader.sees("Сегодня вас ничего не ждёт.");
    leader.does_not_see("Формирующее");
    world.end().await;
}

/// «Faults 21»: a range has a beginning and an end, and what can mean two things is asked back.
#[tokio::test]
async fn a_time_is_understood_as_people_type_it_or_asked_back() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.says("Семинар: Формирующее оценивание").await;
    leader.sees("В какой день?");
    leader.presses("26").await;
    leader.says("полтретьего").await;
    leader.sees("«полтретьего» — это 14:30? Напишите время цифрами.");
    leader.says("9-15").await;
    leader.sees("Напишите «09:15» или «с 9 до 15».");
    leader.says("12-10:30").await;
    leader.sees("конец не позже начала");
    leader.says("когда соберёмся").await;
    leader.sees("«когда соберёмся» не похоже на время.");
    leader.presses("Другой день").await;
    leader.presses("27").await;
    leader.says("с 10 до 12 мск").await;
    leader.presses("Школа-площадка").await;
    leader.sees("Семинар: Формирующее оценивание");
    leader.sees("🗓 пт, 27 ноября, 10:00–12:00");
    leader.presses("Создать и уведомить").await;
    world.deliver().await;
    member.sees("🗓 пт, 27 ноября, 10:00–12:00");

    // Moved, it is as long as before, unless another end is said.
    leader.presses("Открыть событие").await;
    leader.presses("Перенести").await;
    leader.presses("30").await;
    leader.sees("🗓 Будет: пн, 30 ноября, 10:00–12:00");
    leader.says("14ч30").await;
    leader.sees("🗓 Будет: пн, 30 ноября, 14:30–16:30");
    leader.says("14:30-15:00").await;
    leader.sees("🗓 Будет: пн, 30 ноября, 14:30–15:00");
    leader.presses("‹ Назад").await;
    leader.says("через неделю в 14").await;
    leader.sees("🗓 Будет: сб, 28 ноября, 14:00–16:00");
    leader.presses("Перенести тихо").await;
    world.deliver().await;
    leader.sees("Событие перенесено. Уведомлять никого не стали.");
    assert!(!member.chat().contains("Перенесено"));
    world.end().await;
}

/// «Faults 21»: a time of Moscow is no time of Barnaul.
#[tokio::test]
async fn a_time_of_another_zone_is_asked_back() {
    let mut world = World::start().await;
    let leader = {
        let (leader, _) = cluster(&world).await;
        leader.id
    };
    world.zone = chrono_tz::Asia::Barnaul;
    world.restart().await;
    let leader = world.knows(leader);
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Формирующее оценивание").await;
    leader.presses("26").await;
    leader.says("14:30 мск").await;
    leader.sees("14:30 по Москве — это 18:30. Напишите местное время.");
    leader.says("18:30").await;
    leader.sees("Где?");
    world.end().await;
}

/// «Faults 29», «A4»: a typo is no reason to cancel.
#[tokio::test]
async fn an_event_is_corrected_loudly_or_quietly() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    let before = member.card().id;
    leader.presses("Открыть событие").await;
    leader.presses("Изменить").await;
    leader.presses("Название").await;
    leader.sees("Сейчас: Формирующее оценивание");
    leader.says("Критерии вместо отметок").await;
    leader.sees("Семинар: Критерии вместо отметок");
    leader.presses("‹ Назад").await;
    leader.sees("Изменения не сохранены.");
    leader.sees("Формирующее оценивание");

    leader.presses("Изменить").await;
    leader.presses("Место").await;
    leader.says("Школа № 3, кабинет 12").await;
    leader.presses("Сохранить тихо").await;
    leader.sees("Событие изменено. Уведомлять никого не стали.");
    leader.sees("📍 Школа № 3, кабинет 12");
    world.deliver().await;
    assert_eq!(member.card().id, before, "{}", member.chat());

    leader.presses("Изменить").await;
    leader.presses("Вид").await;
    leader.presses_like("рактикум").await;
    leader.presses("Название").await;
    leader.says("Критерии вместо отметок").await;
    // What was begun is kept when one leaves.
    leader.says("/menu").await;
    leader.presses_like("Продолжить").await;
    leader.presses("Сохранить и уведомить").await;
    leader.sees("Событие изменено. Уведомление получит 1 участник.");
    world.deliver().await;
    member.sees("Изменено: Критерии вместо отметок");
    member.sees("📍 Школа № 3, кабинет 12");
    assert_eq!(world.text("SELECT kind || search_form FROM event").await, "workshop критерии вместо отметок");
    world.end().await;
}

/// «A20»: the link of an event ends in one tap, for a newcomer too.
#[tokio::test]
async fn a_stranger_joins_and_goes_in_one_tap() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    let colleague = world.teacher("Ершов Пётр Ильич").await;
    colleague.opens("event-1").await;
    colleague.presses("Вступить и пойти").await;
    colleague.sees("Вы вступили в кластер «Физика» и идёте на событие.");
    colleague.sees("✅ Ваш ответ: Иду");
    world.tamper("UPDATE groups SET phase = 'closed'").await;
    let late = world.teacher("Ли Анна").await;
    late.opens("event-1").await;
    late.presses("Вступить и пойти").await;
    late.sees("новых участников не принимает");
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE left_at IS NULL").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM event_answer WHERE answer = 'going'").await, 1);
    world.end().await;
}

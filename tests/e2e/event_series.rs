//! Events that repeat, those who speak at one, and what belongs to it.

use chrono::TimeDelta;

use crate::events::cluster;
use crate::world::{Somebody, World};

/// A seminar of every second Thursday from 26 November to 24 December: three events.
async fn fortnightly(leader: &Somebody<'_>) {
    leader.does(&["> /events", "Создать событие", "Семинар", "> Читаем вместе", "26", "14:30", "Школа-площадка"]).await;
    leader.does(&["Ещё: описание, места…", "Повторять", "Раз в две недели", "›", "24"]).await;
    leader.sees("Повторяется раз в две недели до 24 декабря 2026");
    leader.sees("Всего 3 события");
    leader.presses("Создать и уведомить").await;
    leader.world.deliver().await;
}

const DAYS: &str = "SELECT group_concat(substr(starts_at, 6, 11), ' ') FROM (SELECT starts_at FROM event
                    WHERE cancelled_at IS NULL ORDER BY starts_at)";

/// Events: «каждый второй четверг», until a day; members are told once; moving one asks whether those that follow go along.
#[tokio::test]
async fn an_event_repeats_and_what_follows_is_moved_with_it_or_not() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    fortnightly(&leader).await;
    assert_eq!(world.text(DAYS).await, "11-26T11:30 12-10T11:30 12-24T11:30");
    assert_eq!(world.count("SELECT count(*) FROM event_group").await, 3);
    assert_eq!(world.count("SELECT count(DISTINCT uid) FROM event").await, 3);
    assert_eq!(member.chat().matches("Читаем вместе").count(), 1, "{}", member.chat());
    member.sees("Повторяется раз в две недели до 24 декабря 2026");
    member.presses("Иду").await;

    // The second and the third go to Friday; the first stays.
    leader.opens("event-2").await;
    leader.does(&["Перенести", "11", "Перенести и уведомить"]).await;
    leader.sees("Это событие повторяется. Что переносим?");
    leader.presses("Это и все следующие").await;
    leader.sees("✅ Перенесено 2 события. Уведомление получит 1 участник.");
    assert_eq!(world.text(DAYS).await, "11-26T11:30 12-11T11:30 12-25T11:30");
    world.deliver().await;
    member.sees("Перенесено: Читаем вместе");
    member.sees("Следующие события серии перенесены так же.");

    // One alone.
    leader.does(&["Перенести", "14", "Перенести тихо", "Только это событие"]).await;
    assert_eq!(world.text(DAYS).await, "11-26T11:30 12-14T11:30 12-25T11:30");
    world.end().await;
}

/// Events, «moving or cancelling one asks»: whichever event of a series has a sheet that was begun, moving it with the others asks
/// what becomes of it, as moving one does; who was excused beforehand is a mark as well.
#[tokio::test]
async fn a_series_with_marks_is_not_moved_without_asking_what_becomes_of_them() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    fortnightly(&leader).await;
    world
        .tamper(
            "INSERT INTO mark (event_id, person_id, state) VALUES (1, 2, 'present'), (3, 2, 'present');
             INSERT INTO check_in (event_id, person_id, at) VALUES (3, 2, '2026-11-21T08:00:00+00:00')",
        )
        .await;
    const MARKS: &str = "SELECT coalesce(group_concat(event_id || state, ' '), '') FROM mark";
    leader.opens("event-2").await;
    leader.does(&["Перенести", "11", "Перенести и уведомить", "Это и все следующие"]).await;
    leader.sees("Что делать с отметками?");
    leader.sees("На листах этих событий 1 отметка: пока это черновики.");
    assert_eq!(world.text(DAYS).await, "11-26T11:30 12-10T11:30 12-24T11:30", "nothing moves before it is answered");
    leader.presses("Оставить отметки").await;
    leader.sees("✅ Перенесено 2 события.");
    assert_eq!(world.text(DAYS).await, "11-26T11:30 12-11T11:30 12-25T11:30");
    assert_eq!(world.text(MARKS).await, "1present 3present");

    // What is dropped is dropped of those that are moved, and of no other.
    leader.does(&["Перенести", "14", "Перенести тихо", "Это и все следующие", "Снять отметки"]).await;
    leader.sees("✅ Перенесено 2 события.");
    assert_eq!(world.text(DAYS).await, "11-26T11:30 12-14T11:30 12-28T11:30");
    assert_eq!(world.text(MARKS).await, "1present");
    assert_eq!(world.count("SELECT count(*) FROM check_in").await, 0);
    // Nothing is left to ask about.
    leader.does(&["Перенести", "15", "Перенести тихо", "Это и все следующие"]).await;
    leader.sees("✅ Перенесено 2 события.");

    // One alone: whoever was excused beforehand is asked about, too.
    world.tamper("INSERT INTO mark (event_id, person_id, state) VALUES (2, 2, 'excused')").await;
    leader.does(&["Перенести", "16", "Перенести тихо", "Только это событие"]).await;
    leader.sees("На листе отмечен 1 человек: пока это черновик.");
    leader.presses("Снять отметки").await;
    assert_eq!(world.text(MARKS).await, "1present");
    world.end().await;
}

/// Events: cancelling one of a series asks the same, and none that is over goes.
#[tokio::test]
async fn what_follows_of_a_series_is_cancelled_with_one_or_not() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    fortnightly(&leader).await;
    leader.opens("event-1").await;
    leader.does(&["Отменить событие", "Только это событие"]).await;
    world.deliver().await;
    member.sees("❌ Отменено: Читаем вместе");
    member.does_not_see("Следующих событий серии");
    assert_eq!(world.count("SELECT count(*) FROM event WHERE cancelled_at IS NULL").await, 2);
    leader.opens("event-2").await;
    leader.does(&["Отменить событие", "Это и все следующие"]).await;
    leader.sees("✅ Отменено 2 события.");
    world.deliver().await;
    member.sees("Следующих событий серии тоже не будет.");
    assert_eq!(world.count("SELECT count(*) FROM event WHERE cancelled_at IS NULL").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'event-cancelled'").await, 3);
    // One of them can come back by itself.
    leader.opens("event-3").await;
    leader.does(&["Вернуть событие", "Вернуть тихо"]).await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE cancelled_at IS NULL").await, 1);
    // What has begun by now stays: of a series that is given up late, what is ahead goes.
    world
        .tamper(
            "UPDATE event SET cancelled_at = NULL;
             UPDATE event SET starts_at = '2026-11-21T06:00:00+00:00' WHERE id = 1;
             UPDATE event SET starts_at = '2026-11-21T07:00:00+00:00' WHERE id = 2",
        )
        .await;
    leader.opens("event-1").await;
    leader.does(&["Отменить событие", "Это и все следующие"]).await;
    assert_eq!(world.text("SELECT group_concat(id) FROM event WHERE cancelled_at IS NOT NULL").await, "1,3");
    world.end().await;
}

/// Events: a series has two events at least, and its days none that the clocks or the year do not have.
#[tokio::test]
async fn a_series_of_one_is_none() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    leader.does(&["> /events", "Создать событие", "Семинар", "> Читаем вместе", "26", "14:30", "Школа-площадка"]).await;
    leader.does(&["Ещё: описание, места…", "Повторять", "Каждую неделю", "27"]).await;
    leader.sees("До этого дня событие не повторится ни разу.");
    leader.does(&["> 3.12"]).await;
    leader.sees("Всего 2 события");
    // The day goes beyond the last one: what was said of the series holds no more.
    leader.does(&["День", "30"]).await;
    leader.does_not_see("Всего 2 события");
    leader.does(&["Создать и уведомить"]).await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE series_id IS NULL").await, 1);
    world.end().await;
}

/// Events: speakers with topic and contribution kind; whoever is named hears so, and can take it back.
#[tokio::test]
async fn a_leader_names_who_speaks() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    crate::events::seminar(&leader).await;
    leader.does(&["Открыть событие", "Выступающие"]).await;
    leader.sees("Здесь появятся те, кто выступает");
    leader.does(&["Добавить", "Петрова Ольга Сергеевна", "Доклад", "> Критерии вместо отметок"]).await;
    leader.sees("✅ Выступление записано.");
    leader.does(&["Добавить", "> Гостев Пётр", "Добавить «Гостев Пётр»", "Не указывать", "Без темы"]).await;
    leader.sees("Выступающих: 2");
    world.deliver().await;
    member.sees("Вы выступаете: Формирующее оценивание");
    member.presses("Открыть").await;
    member.sees("Выступают:");
    member.sees("· Петрова Ольга Сергеевна: доклад «Критерии вместо отметок»");
    member.sees("· Гостев Пётр");
    member.presses("Снять моё выступление").await;
    member.does_not_see("Петрова Ольга Сергеевна: доклад");
    assert_eq!(world.text("SELECT group_concat(name) FROM event_speaker").await, "Гостев Пётр");
    leader.opens("event-1").await;
    leader.presses("Выступающие").await;
    leader.presses_like("1. Гостев Пётр").await;
    leader.presses("Убрать из программы").await;
    assert_eq!(world.count("SELECT count(*) FROM event_speaker").await, 0);
    world.end().await;
}

/// Events: materials are links and files; S3-09 stands in the question; members get them, strangers do not.
#[tokio::test]
async fn an_event_has_materials() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    crate::events::seminar(&leader).await;
    leader.does(&["Открыть событие", "Материалы", "Добавить"]).await;
    leader.sees("Фото — без учеников и их данных.");
    leader.does(&["> потом пришлю"]).await;
    leader.sees("Не похоже на ссылку.");
    leader.does(&["> Программа: https://example.org/plan", "Добавить"]).await;
    leader.done(world.sim.sends_document(leader.id, "план.txt", b"8:30 coffee".to_vec(), "")).await;
    world.fetched().await;
    leader.sees("Всего материалов: 2");
    leader.presses("Добавить").await;
    leader.done(world.sim.sends_photo(leader.id, None, "")).await;
    world.fetched().await;
    leader.sees("Всего материалов: 3");
    leader.presses_like("3. ").await;
    leader.presses("Убрать материал").await;
    world.later(TimeDelta::minutes(1));
    member.opens("event-1").await;
    member.presses("Материалы: 2").await;
    member.sees("[1. Программа]");
    member.presses("2. план.txt").await;
    world.made().await;
    assert_eq!(member.file("план.txt"), "8:30 coffee");
    let stranger = world.teacher("Ершов Пётр Ильич").await;
    stranger.goes(r#">1:materials:{"of":{"event":1}}"#).await;
    stranger.sees("Материалы видят те, для кого событие.");
    // The content goes with the last who names it.
    leader.opens("event-1").await;
    leader.presses("Материалы").await;
    leader.presses("2. план.txt").await;
    leader.presses("Убрать материал").await;
    leader.sees("Всего материалов: 1");
    assert_eq!(world.count("SELECT count(*) FROM event_material").await, 1);
    world.end().await;
}

/// «Bad input and faults»: a double tap on the buttons of a series, of speakers, of materials, of answers and of a list that
/// waits does each thing once.
#[tokio::test]
async fn a_double_tap_on_what_an_event_has_besides_does_it_once() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let twice = async |who: &Somebody<'_>, label: &str| {
        let card = who.card();
        let button = card.keyboard.iter().flatten().find(|button| button.text == label);
        let button = button.unwrap_or_else(|| panic!("no «{label}»:\n{}", who.screen()));
        let sim::Action::Callback(data) = button.action.clone() else { panic!("«{label}» opens something") };
        who.presses(label).await;
        who.forges(&data).await;
    };
    fortnightly(&leader).await;
    leader.opens("event-1").await;
    for label in ["Выступающие", "Добавить", "Петрова Ольга Сергеевна", "Доклад", "Без темы"]
    {
        twice(&leader, label).await;
    }
    twice(&leader, "Добавить").await;
    leader.says("Гостев Пётр").await;
    for label in ["Добавить «Гостев Пётр»", "Не указывать", "Без темы"] {
        twice(&leader, label).await;
    }
    assert_eq!(world.count("SELECT count(*) FROM event_speaker").await, 2);
    leader.presses_like("2. Гостев Пётр").await;
    twice(&leader, "Убрать из программы").await;
    assert_eq!(world.count("SELECT count(*) FROM event_speaker").await, 1);
    leader.opens("event-1").await;
    for label in ["Материалы", "Добавить"] {
        twice(&leader, label).await;
    }
    leader.says("Программа https://example.org").await;
    leader.presses("1. Программа").await;
    twice(&leader, "Убрать материал").await;
    assert_eq!(world.count("SELECT count(*) FROM event_material").await, 0);

    leader.opens("event-1").await;
    for label in ["Ответы", "Ограничить число мест"] {
        twice(&leader, label).await;
    }
    leader.says("1").await;
    member.opens("event-1").await;
    for label in ["Снять моё выступление", "Иду"] {
        twice(&member, label).await;
    }
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 1);
    leader.opens("event-1").await;
    // Its sheet was begun beforehand.
    world.tamper("INSERT INTO mark (event_id, person_id, state) VALUES (2, 2, 'present')").await;
    for label in ["Перенести", "27", "Перенести и уведомить", "Это и все следующие", "Оставить отметки"]
    {
        twice(&leader, label).await;
    }
    assert_eq!(world.count("SELECT count(*) FROM mark").await, 1);
    assert_eq!(world.text(DAYS).await, "11-27T11:30 12-11T11:30 12-25T11:30");
    for label in ["Отменить событие", "Это и все следующие"] {
        twice(&leader, label).await;
    }
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'event-cancelled'").await, 3);
    world.end().await;
}

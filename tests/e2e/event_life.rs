//! The life of an event: all that its leader says of it, for whom it is, what is told of each change, and what cannot be.

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::World;

/// Another cluster, which the third person leads and of which the second is a member too.
const SECOND: &str = "
    INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, phase, founded_at)
    VALUES (1, 'cluster', 'Химия', x'', ' химия', 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 3, 'leader', 2, '2026-11-01T00:00:00+00:00');
    INSERT INTO membership (group_id, person_id, joined_at) VALUES (2, 2, '2026-11-01T00:00:00+00:00')";

/// Events: fields. What is optional is no step; the last card shows what members get; each change is told exactly.
#[tokio::test]
async fn an_event_has_all_that_its_leader_says_of_it() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    leader
        .does(&["> /events", "Создать событие", "Семинар", "> Формирующее оценивание", "26", "14:30", "Школа-площадка"])
        .await;
    leader.sees("Создать событие?");
    leader.presses("Ещё: описание, места…").await;
    leader.sees("Всё это не обязательно.");
    leader.does(&["Описание", "> Возьмите с собой планы уроков."]).await;
    leader.does(&["Ещё: описание, места…", "Число мест", "> много"]).await;
    leader.sees("Нужно число от 1 до 10 000.");
    leader.does(&["> 25 человек", "Ещё: описание, места…", "Уровень", "Муниципальный"]).await;
    leader.does(&["Ещё: описание, места…", "Ссылка", "> ссылка будет позже"]).await;
    leader.sees("Не похоже на ссылку.");
    leader.does(&["> example.org/seminar", "Ещё: описание, места…", "Окончание", "> 10:00"]).await;
    leader.sees("Конец не позже начала.");
    leader.presses("16:00").await;

    // What stands here is what members get.
    let told = [
        "Семинар: Формирующее оценивание",
        "🗓 чт, 26 ноября, 14:30–16:00",
        "📍 Школа № 3",
        "Мест: 25 · уровень: муниципальный",
        "Возьмите с собой планы уроков.",
        "Пишет Соколова Ирина Павловна, руководитель кластера «Физика», где вы участник.",
    ];
    for line in told {
        leader.sees(line);
    }
    leader.presses("Создать и уведомить").await;
    world.deliver().await;
    for line in told {
        member.sees(line);
    }
    member.presses("Открыть").await;
    member.sees("Мест: 25 · уровень: муниципальный");
    member.sees("[Открыть ссылку]");

    // Each field can be changed later, and those concerned hear exactly what.
    leader
        .does(&["Открыть событие", "Изменить", "Место", "> Школа № 5", "Число мест", "> 30", "Уровень", "Убрать"])
        .await;
    leader.sees("Что изменилось:");
    leader.sees("Место: Школа № 5 (было: Школа № 3)");
    leader.presses("Сохранить и уведомить").await;
    world.deliver().await;
    member.sees("Изменено: Формирующее оценивание");
    member.sees("📍 Школа № 5");
    member.sees("Место: Школа № 5 (было: Школа № 3)");
    member.sees("Число мест: 30 (было: 25)");
    member.sees("Уровень: больше не указано (было: муниципальный)");
    member.does_not_see("Название:");
    member.does_not_see("Окончание:");
    // Three changes in one go, and one number raised for calendars by each that they show.
    assert_eq!(world.text("SELECT sequence || ' ' || length(uid) FROM event").await, "1 32");
    world.end().await;
}

/// Events: «at most seven taps» for a new event, «two taps and a day» for one as last year's.
#[tokio::test]
async fn a_new_event_takes_seven_and_one_as_last_year_s_two_and_a_day() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    leader.says("/events").await;
    // Two of them are typed.
    let taps = [
        "Создать событие",
        "Семинар",
        "> Формирующее оценивание",
        "26",
        "14:30",
        "Школа-площадка",
        "Создать и уведомить",
    ];
    assert!(taps.len() <= 7);
    leader.does(&taps).await;
    world.deliver().await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(10));
    world
        .tamper(
            "INSERT INTO mark (event_id, person_id, state) VALUES (1, 2, 'present');
             INSERT INTO check_in (event_id, person_id, at) VALUES (1, 2, '2026-11-26T11:30:00+00:00');
             INSERT INTO check_in_code (event_id, token, secret) VALUES (1, 'abcdefghijklmnopqrstuv', zeroblob(16));
             INSERT INTO event_speaker (event_id, person_id) VALUES (1, 2)",
        )
        .await;
    leader.opens("event-1").await;
    let taps = ["Провести ещё раз", "10", "Создать и уведомить"];
    leader.does(&taps[..2]).await;
    leader.sees("🗓 чт, 10 декабря, 14:30");
    leader.presses(taps[2]).await;
    leader.sees("✅ Событие создано");
    world.deliver().await;
    member.sees("Семинар: Формирующее оценивание");
    member.sees("Придёте?");
    // A copy has no answers, no marks, no code, nobody who speaks, and a name of its own in calendars.
    for of_the_first in ["event_answer", "mark", "check_in", "check_in_code", "event_speaker"] {
        let question = String::leak(format!("SELECT group_concat(event_id) FROM {of_the_first}"));
        assert_eq!(world.text(question).await, "1", "{of_the_first}");
    }
    let copy = "SELECT count(*) FROM event JOIN event AS first ON first.id = event.copied_from
                WHERE first.id = 1 AND event.uid != first.uid AND event.place = first.place AND event.sequence = 0";
    assert_eq!(world.count(copy).await, 1);
    world.end().await;
}

/// Events: a day or several without hours, and from an hour of one day to one of another.
#[tokio::test]
async fn an_event_lasts_a_day_or_several() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    leader.does(&["> /events", "Создать событие", "Другие виды", "Форум", "> Учим вместе", "[21]"]).await;
    // An event of a whole day begins at midnight.
    leader.presses("Весь день").await;
    leader.sees("сегодня его уже не назначить");
    leader.does(&["Другой день", "26", "Весь день", "Школа-площадка"]).await;
    leader.sees("🗓 чт, 26 ноября, весь день");
    leader.does(&["Ещё: описание, места…", "Окончание"]).await;
    leader.sees("Какой день последний?");
    leader.presses("28").await;
    leader.sees("🗓 чт, 26 ноября – сб, 28 ноября");
    leader.presses("Создать и уведомить").await;
    world.deliver().await;
    member.sees("🗓 чт, 26 ноября – сб, 28 ноября");
    assert_eq!(
        world.text("SELECT starts_at || ' ' || ends_at || ' ' || all_day FROM event").await,
        "2026-11-25T21:00:00+00:00 2026-11-28T21:00:00+00:00 1"
    );

    // Nobody who has not said an hour reads one, wherever it stands.
    let offered = world.sim.asks_inline(member.id, sim::Spot::Elsewhere, "учим").await.unwrap();
    assert_eq!(offered.results[0].description, "чт, 26 ноября – сб, 28 ноября, Школа № 3");
    member.does(&["> /clusters", "~ Физика"]).await;
    member.sees("чт, 26 ноября – сб, 28 ноября");
    member.presses("События").await;
    member.label_like("26.11 Учим вместе");
    leader.does(&["Открыть событие", "Ответы"]).await;
    leader.sees("🗓 чт, 26 ноября – сб, 28 ноября");
    leader.opens("event-1").await;

    // Moved, it has as many days; with hours it is of one.
    leader.does(&["Перенести", "27"]).await;
    leader.sees("🗓 Будет: пт, 27 ноября – вс, 29 ноября");
    leader.presses("Перенести и уведомить").await;
    world.deliver().await;
    member.sees("🗓 пт, 27 ноября – вс, 29 ноября, а не чт, 26 ноября, весь день");
    leader.does(&["Перенести", "30", "Другое время", "10:00"]).await;
    leader.sees("🗓 Будет: пн, 30 ноября, 10:00");
    leader.presses("Перенести тихо").await;

    // From an hour of one day to one of another.
    leader.does(&["Изменить", "Окончание", "В другой день", "›", "2", "> 16:00", "Сохранить и уведомить"]).await;
    leader.sees("🗓 пн, 30 ноября, 10:00 – ср, 2 декабря, 16:00");
    world.deliver().await;
    member.sees("Окончание: ср, 2 декабря, 16:00");

    // It stands among the coming ones until it is over.
    world.later(TimeDelta::days(10));
    member.says("/events").await;
    member.label_like("Учим вместе");
    world.later(TimeDelta::days(2));
    member.says("/events").await;
    member.sees("Здесь появятся события");
    world.end().await;
}

/// Events: how long an event lasts of which nobody has said it are keys of the regulation.
#[tokio::test]
async fn the_regulation_says_how_long_an_event_lasts_without_an_end() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::hours(5 * 24 + 5));
    member.says("/events").await;
    member.label_like("Формирующее оценивание");
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'event_hours', 1, '2', 'приказ')",
        )
        .await;
    member.says("/events").await;
    member.sees("Здесь появятся события");
    world.end().await;
}

/// Events: the list of kinds is the regulation's, and a coordinator changes it by buttons.
#[tokio::test]
async fn the_regulation_says_which_kinds_are_offered() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    let irina = world.coordinator("Смирнова Ирина").await;
    irina.opens_key("Работа бота", "Виды событий").await;
    irina.presses("Изменить").await;
    for kind in ["Семинар", "Практикум", "Форум"] {
        irina.presses(&format!("✅ {kind}")).await;
    }
    irina.does(&["Дальше", "> приказ № 5", "Изменить"]).await;
    leader.does(&["> /events", "Создать событие"]).await;
    assert!(!leader.card().has_button("Семинар") && leader.card().has_button("Мастер-класс"), "{}", leader.screen());
    leader.presses("Другие виды").await;
    assert!(!leader.card().has_button("Форум") && leader.card().has_button("Другое событие"), "{}", leader.screen());
    world.end().await;
}

/// Events: «the list is the regulation's, editable by a coordinator»: a kind of one's own is offered by its name, and stays named
/// when the list has changed.
#[tokio::test]
async fn a_municipality_has_kinds_of_events_of_its_own() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'own_event_kinds', 1, 'августовское совещание', 'список')",
        )
        .await;
    leader.does(&["> /events", "Создать событие", "Августовское совещание", "> Итоги года", "26", "14:30"]).await;
    leader.does(&["Школа-площадка", "Создать и уведомить"]).await;
    leader.sees("Августовское совещание: Итоги года");
    world.deliver().await;
    member.sees("Августовское совещание: Итоги года");
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 2, '2026-11-20T00:00:01+00:00', 'key', NULL, 78);
             INSERT INTO regulation_override VALUES (1, 'own_event_kinds', 2, NULL, NULL)",
        )
        .await;
    member.opens("event-1").await;
    member.sees("Августовское совещание, кластер «Физика»");
    leader.does(&["> /events", "Создать событие"]).await;
    leader.does_not_see("Августовское");
    // As last time: what is offered no more is asked.
    leader.opens("event-1").await;
    leader.does(&["Изменить", "Вид", "Семинар", "Сохранить тихо"]).await;
    leader.sees("Семинар, кластер «Физика»");
    world.end().await;
}

/// «Bad input and faults»: a regulation that changes while a form is open is asked by its last button.
#[tokio::test]
async fn a_kind_that_is_gone_meanwhile_is_asked_again() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let irina = world.coordinator("Смирнова Ирина").await;
    leader.does(&["> /events", "Создать событие", "Семинар", "> Читаем вместе", "26", "14:30", "Школа-площадка"]).await;
    irina.opens_key("Работа бота", "Виды событий").await;
    irina.does(&["Изменить", "✅ Семинар", "Дальше", "> приказ № 5", "Изменить"]).await;
    leader.does(&["Создать и уведомить"]).await;
    leader.sees("Регламент изменился: такого выбора больше нет.");
    assert_eq!(world.count("SELECT count(*) FROM event").await, 0);
    leader.does(&["Мастер-класс", "Создать и уведомить"]).await;
    leader.sees("Мастер-класс: Читаем вместе");
    world.deliver().await;
    member.sees("Мастер-класс: Читаем вместе");
    world.end().await;
}

/// Events: cancel and restore tell exactly those concerned.
#[tokio::test]
async fn a_cancelled_event_is_restored_and_those_who_were_told_are_told() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    member.presses("Иду").await;
    leader.does(&["Открыть событие", "Отменить событие", "Отменить событие"]).await;
    world.deliver().await;
    member.sees("❌ Отменено: Формирующее оценивание");
    leader.does(&["Вернуть событие", "Вернуть и уведомить"]).await;
    leader.sees("✅ Событие возвращено. Уведомление получит 1 участник.");
    world.deliver().await;
    member.sees("Состоится: Формирующее оценивание");
    member.sees("✅ Ваш ответ: Иду");
    // What was said of the cancelling says no more that it is cancelled.
    assert!(!member.chat().contains("Отменено"), "{}", member.chat());
    assert_eq!(
        world.text("SELECT group_concat(matter) FROM journal WHERE event_id = 1").await,
        "event-cancelled,event-restored"
    );
    // A stranger restores nothing, and what is over stays cancelled.
    member.opens("event-1").await;
    member.forges(r#"events:*:"restore""#).await;
    leader.does(&["Отменить событие", "Отменить событие"]).await;
    world.later(TimeDelta::days(6));
    leader.opens("event-1").await;
    assert!(!leader.card().has_button("Вернуть событие"), "{}", leader.screen());
    assert!(leader.card().has_button("Провести ещё раз"), "{}", leader.screen());
    assert_eq!(world.count("SELECT count(*) FROM event WHERE cancelled_at IS NOT NULL").await, 1);
    world.end().await;
}

/// Events: of several groups, or of the whole municipality, by a coordinator.
#[tokio::test]
async fn a_coordinator_invites_several_groups_or_everybody() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let chemist = world.teacher("Ершов Пётр Ильич").await;
    world.tamper(SECOND).await;
    let irina = world.coordinator("Смирнова Ирина").await;
    irina
        .does(&["> /events", "Создать событие", "Химия", "Мастер-класс", "> Опыты дома", "26", "10:00", "> Школа № 3"])
        .await;
    irina.does(&["Кому", "Физика"]).await;
    irina.sees("Выбрано 2 кластера.");
    irina.does(&["Готово", "Создать и уведомить"]).await;
    world.deliver().await;
    // One who belongs to both is told once.
    irina.sees("Уведомление получат 3 участника.");
    member.sees("Событие для участников кластеров: Физика, Химия.");
    // So are those who lead the clusters, whom nobody asks.
    for somebody in [&leader, &chemist] {
        somebody.sees("Мастер-класс: Опыты дома");
        somebody.sees("Вы ведёте это событие.");
        somebody.does_not_see("Придёте?");
    }
    assert_eq!(world.count("SELECT count(*) FROM event_group").await, 2);
    // Either leader may change it, and so may who has made it.
    for somebody in [&leader, &chemist, &irina] {
        somebody.opens("event-1").await;
        assert!(somebody.card().has_button("Перенести"), "{}", somebody.screen());
    }

    irina
        .does(&["> /events", "Создать событие", "Все педагоги", "Семинар", "> Августовские чтения", "27", "10:00"])
        .await;
    irina.does(&["> Дом культуры", "Создать и уведомить"]).await;
    irina.sees("Уведомление получат 3 педагога.");
    world.deliver().await;
    for somebody in [&leader, &member, &chemist] {
        somebody.sees("Пишет Смирнова Ирина: событие для всех педагогов муниципалитета.");
    }
    chemist.presses("Иду").await;
    chemist.sees("✅ Ваш ответ: Иду");
    // A leader of a group is no leader of it.
    leader.opens("event-2").await;
    leader.sees("Семинар, для всех педагогов");
    assert!(!leader.card().has_button("Перенести"), "{}", leader.screen());
    // Who comes later is invited too.
    let newcomer = world.teacher("Ли Анна").await;
    newcomer.says("/menu").await;
    newcomer.presses_like("Ответить: 27.11").await;
    newcomer.presses("Не иду").await;
    irina.opens("event-2").await;
    irina.sees("👥 Идёт 1, не идёт 1, молчат 2");
    irina.does(&["Перенести", "30", "Перенести и уведомить"]).await;
    irina.sees("Уведомление получат 4 педагога.");
    world.deliver().await;
    newcomer.sees("Перенесено: Августовские чтения");
    // An invitation of everybody is no leader's.
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.forges(r#"newevent:*:"all""#).await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE for_all = 1").await, 1);
    world.end().await;
}

/// «Bad input and faults»: two leaders editing at once; neither undoes what the other has done.
#[tokio::test]
async fn two_leaders_edit_at_once() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    let chemist = world.teacher("Ершов Пётр Ильич").await;
    world.tamper(SECOND).await;
    seminar(&leader).await;
    world.tamper("INSERT INTO event_group (event_id, group_id) VALUES (1, 2)").await;
    leader.presses("Открыть событие").await;
    chemist.opens("event-1").await;
    leader.does(&["Изменить", "Название", "> Критерии вместо отметок"]).await;
    chemist.does(&["Изменить", "Место", "> Школа № 5", "Сохранить тихо"]).await;
    // The other has changed something else: both changes stand.
    leader.presses("Сохранить тихо").await;
    assert_eq!(world.text("SELECT title || ', ' || place FROM event").await, "Критерии вместо отметок, Школа № 5");
    // The other has changed the same: it is shown, and nothing is overwritten unseen.
    leader.does(&["Изменить", "Название", "> Отметки"]).await;
    chemist.does(&["Изменить", "Название", "> Критерии", "Сохранить тихо"]).await;
    leader.presses("Сохранить тихо").await;
    leader.sees("это же изменил другой руководитель");
    leader.sees("Название: Отметки (было: Критерии)");
    assert_eq!(world.text("SELECT title FROM event").await, "Критерии");
    leader.presses("Сохранить тихо").await;
    assert_eq!(world.text("SELECT title FROM event").await, "Отметки");
    world.end().await;
}

/// «Bad input and faults»: a leader replaced in the middle of a draft, of a correction, and of a restoring.
#[tokio::test]
async fn a_leader_who_is_replaced_in_the_middle_goes_no_further() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    leader.does(&["Открыть событие", "Изменить", "Название", "> Критерии"]).await;
    let replaced = "UPDATE appointment SET until = '2026-11-21T09:00:00+00:00', ended_by = 'order' WHERE group_id = 1";
    let returned = "UPDATE appointment SET until = NULL, ended_by = NULL WHERE group_id = 1";
    world.tamper(replaced).await;
    leader.presses("Сохранить и уведомить").await;
    assert_eq!(world.text("SELECT title FROM event").await, "Формирующее оценивание");
    world.tamper(returned).await;
    leader
        .does(&[
            "> /events",
            "Начать заново",
            "Создать событие",
            "Семинар",
            "> Второе",
            "26",
            "10:00",
            "Школа-площадка",
        ])
        .await;
    world.tamper(replaced).await;
    leader.presses("Создать и уведомить").await;
    assert_eq!(world.count("SELECT count(*) FROM event").await, 1);
    world.end().await;
}

/// «Bad input and faults»: a double tap on every button of a form, of moving, of cancelling and restoring.
#[tokio::test]
async fn a_double_tap_does_it_once() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let twice = async |label: &str| {
        let card = leader.card();
        let button = card.keyboard.iter().flatten().find(|button| button.text == label);
        let button = button.unwrap_or_else(|| panic!("no «{label}»:\n{}", leader.screen()));
        let sim::Action::Callback(data) = button.action.clone() else { panic!("«{label}» opens something") };
        leader.presses(label).await;
        // The second finger still met the button that is gone now.
        leader.forges(&data).await;
    };
    leader.says("/events").await;
    for label in ["Создать событие", "Семинар"] {
        twice(label).await;
    }
    leader.says("Формирующее оценивание").await;
    for label in ["26", "14:30", "Школа-площадка", "Создать и уведомить"] {
        twice(label).await;
    }
    assert_eq!(world.count("SELECT count(*) FROM event").await, 1);
    world.deliver().await;
    leader.opens("event-1").await;
    for label in ["Перенести", "27", "Перенести и уведомить", "Отменить событие", "Отменить событие"]
    {
        twice(label).await;
    }
    for label in ["Вернуть событие", "Вернуть и уведомить"] {
        twice(label).await;
    }
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE cancelled_at IS NULL").await, 1);
    assert_eq!(world.text("SELECT group_concat(matter) FROM journal").await, "event-cancelled,event-restored");
    let told = |words: &str| member.chat().matches(words).count();
    assert_eq!((told("Перенесено:"), told("Состоится:")), (1, 1), "{}", member.chat());
    world.end().await;
}

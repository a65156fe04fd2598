//! One's own data: everything as a message and a file, erasing, and the settings.

use chrono::TimeDelta;
use serde_json::Value;

use crate::world::{CLUSTER, Somebody, World};

/// A member with a deficit, an answer and an attended event; the first person leads.
async fn a_full_life(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let leader = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at,
                                attendance_saved_at)
             VALUES (1, 'seminar', 'Линзы', '', '2026-11-16T11:30:00+00:00', 'Школа № 3', 1,
                     '2026-11-01T00:00:00+00:00', '2026-11-17T00:00:00+00:00');
             INSERT INTO event_group VALUES (1, 1);
             INSERT INTO event_answer VALUES (1, 2, 'going', '2026-11-02T00:00:00+00:00', NULL);
             INSERT INTO record (municipality_id, deed, event_id, person_id, day, contribution)
             VALUES (1, 'presence', 1, 2, '2026-11-16', 'report');
             INSERT INTO record (municipality_id, deed, event_id, name, day)
             VALUES (1, 'presence', 1, 'Семёнова Яна', '2026-11-16')",
        )
        .await;
    olga.says("/deficits").await;
    for label in ["Записать дефицит", "Цифровые", "Своими словами"] {
        olga.presses(label).await;
    }
    olga.says("Не успеваю за журналом").await;
    olga.presses("Очень трудно").await;
    (leader, olga)
}

#[tokio::test]
async fn everything_kept_is_shown_and_sent_as_a_file() {
    let world = World::start().await;
    let (_, olga) = a_full_life(&world).await;
    olga.says("/mydata").await;
    olga.sees("Всё, что о вас хранится");
    olga.sees("Петрова Ольга Сергеевна. Должность: Учитель");
    olga.sees("📍 Школа № 3");
    olga.sees("• дефициты: 1");
    olga.sees("• ответы на приглашения: 1");
    olga.sees("• участие в событиях: 1");
    olga.presses("📄 Прислать файлы").await;
    assert_eq!(olga.toast().await, "Файлы отправлены");
    olga.sees("📄 Файлы отправлены");
    let text = olga.file("grozd-my-data.json");
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["person"][0]["family_name"], "Петрова");
    assert_eq!(file["person"][0]["organisation"], "Школа № 3");
    assert_eq!(file["person_subject"][0]["subject"], "Математика");
    assert_eq!(file["deficit"][0]["own_words"], "Не успеваю за журналом");
    assert_eq!(file["membership"][0]["group"], "Физика");
    assert_eq!(file["event_answer"][0]["answer"], "going");
    assert_eq!(file["record"][0]["contribution"], "report");
    assert_eq!(file["account"][0]["number_in_the_channel"], olga.id.0.to_string());
    let purposes: Vec<_> = file["consent"].as_array().unwrap().iter().map(|it| it["purpose"].clone()).collect();
    assert_eq!(purposes, ["processing", "notices", "name"]);
    assert_eq!(file["consent"][0]["given_at"], "2026-11-21T09:00:00+00:00");
    assert!(!text.contains("Смирнова") && !text.contains("Семёнова"));
    // Faults 31, TRIED A18: beside it a page that people read.
    let page = olga.file("grozd-my-data.html");
    for line in [
        "<html lang=\"ru\">",
        "Фамилия: Петрова<br>Имя: Ольга<br>Отчество: Сергеевна",
        "Предмет: Математика",
        "Своими словами: Не успеваю за журналом<br>Насколько трудно: очень трудно",
        "Событие: Линзы<br>Начало: 16.11.2026, 14:30<br>Ваш ответ: иду",
        "С чем: доклад",
        "Согласие на: уведомления о событиях",
        "Оператор: Управление образования Лесного района",
    ] {
        assert!(page.contains(line), "{line} is not on the page:\n{page}");
    }
    assert!(!page.contains("Смирнова") && !page.contains("Семёнова"));
    olga.says("/settings").await;
    olga.presses("English").await;
    olga.says("/mydata").await;
    olga.presses("📄 Send the files").await;
    let page = olga.file("grozd-my-data.html");
    for line in ["Family name: Петрова", "Subject: Mathematics", "Post: Teacher", "Your answer: going"] {
        assert!(page.contains(line), "{line} is not on the page:\n{page}");
    }
    world.end().await;
}

#[tokio::test]
async fn forgetting_erases_the_person_and_leaves_the_figures() {
    let mut world = World::start().await;
    let (irina, olga) = {
        let (irina, olga) = a_full_life(&world).await;
        // A notice on its way and a draft must go too.
        olga.says("/deficits").await;
        olga.presses("Записать дефицит").await;
        olga.presses("Цифровые").await;
        olga.says("/forget").await;
        olga.sees("Удалить всё о вас?");
        olga.presses("Оставить").await;
        olga.sees("Всё осталось как было.");
        assert_eq!(world.count("SELECT count(*) FROM person").await, 2);
        olga.says("/forget").await;
        olga.presses("Удалить всё").await;
        olga.sees("✅ Удалено");
        olga.sees("Акт № 1 от 21.11.2026.");
        (irina.id, olga.id)
    };
    for (what, left) in [
        ("SELECT count(*) FROM person WHERE id = 2", 0),
        ("SELECT count(*) FROM account WHERE person_id IS NULL OR person_id = 2", 0),
        ("SELECT count(*) FROM person_subject WHERE person_id = 2", 0),
        ("SELECT count(*) FROM deficit", 0),
        ("SELECT count(*) FROM membership", 0),
        ("SELECT count(*) FROM event_answer", 0),
        ("SELECT count(*) FROM consent WHERE account_id <> 1", 0),
        ("SELECT count(*) FROM session WHERE account_id <> 1", 0),
        ("SELECT count(*) FROM outbox WHERE account_id <> 1 OR external IS NOT NULL OR body IS NOT NULL", 0),
        ("SELECT count(*) FROM inbox WHERE body IS NOT NULL OR chat <> 0", 0),
        ("SELECT count(*) FROM record WHERE person_id IS NULL", 2),
        ("SELECT count(*) FROM erasure", 1),
        ("SELECT json_extract(destroyed, '$.deficit') FROM erasure", 1),
    ] {
        assert_eq!(world.count(what).await, left, "{what}");
    }
    assert!(!world.text("SELECT destroyed FROM erasure").await.contains("Петрова"));
    // Not even a restart brings anything back, and the one who returns is a stranger.
    world.restart().await;
    let olga = world.knows(olga);
    olga.forges(r#">1:deficits:"list""#).await;
    olga.sees("Согласие на обработку данных");
    olga.starts().await;
    olga.sees("Согласие на обработку данных");
    olga.registers("Петрова Ольга").await;
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 0);
    world.knows(irina).says("/stats").await;
    world.knows(irina).sees("👥 Людей: 2");
    world.end().await;
}

#[tokio::test]
async fn a_leader_and_coordinator_who_leaves_is_warned_and_loses_the_commands() {
    let world = World::start().await;
    let (irina, _) = a_full_life(&world).await;
    let anna = world.coordinator("Орлова Анна").await;
    irina.says("/forget").await;
    irina.sees("👥 1 кластер останется без руководителя.");
    irina.does_not_see("единственный координатор");
    irina.presses("Удалить всё").await;
    world.deliver().await;
    irina.sees("✅ Удалено");
    let names: Vec<_> = world.sim.commands(irina.id).iter().map(|it| it.command.clone()).collect();
    assert!(!names.contains(&"stats".to_owned()) && !names.contains(&"attendance".to_owned()), "{names:?}");
    anna.sees("❗ Кластер «Физика» без руководителя");
    anna.presses("Назначить руководителя").await;
    anna.sees("❗ Руководителя нет");
    assert_eq!(world.count("SELECT count(*) FROM event WHERE created_by IS NULL").await, 1);
    anna.says("/forget").await;
    anna.sees("❗ Вы единственный координатор");
    world.end().await;
}

#[tokio::test]
async fn settings_change_consents_and_quiet_hours() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    world.later(TimeDelta::hours(1));
    olga.says("/settings").await;
    // What is on is a button that turns it off, here too.
    olga.presses("✅ Уведомления").await;
    olga.sees("[Включить уведомления]");
    olga.presses("Включить уведомления").await;
    olga.presses("Мои согласия").await;
    olga.sees("🗓 Уведомления о событиях: да, сегодня, 13:00, текст 3.");
    olga.presses("✅ Уведомления").await;
    olga.sees("🗓 Уведомления о событиях: нет");
    olga.presses("✅ Имя видят коллеги").await;
    let holding = "SELECT group_concat(purpose) FROM consent WHERE withdrawn_at IS NULL";
    assert_eq!(world.text(holding).await, "processing");
    // What was withdrawn stays as a proof, with its moment.
    assert_eq!(
        world.text("SELECT min(withdrawn_at) FROM consent WHERE purpose = 'notices'").await,
        "2026-11-21T10:00:00+00:00"
    );
    olga.presses("Включить уведомления").await;
    olga.sees("🗓 Уведомления о событиях: да, сегодня, 13:00");
    assert_eq!(world.count("SELECT count(*) FROM consent").await, 5);
    olga.presses("‹ Назад").await;
    olga.presses("Тихие часы").await;
    olga.presses("22:00–8:00").await;
    assert_eq!(olga.toast().await, "Сохранено");
    olga.sees("Тихие часы: с 22:00 до 8:00");
    olga.presses("Тихие часы").await;
    olga.presses("Без тихих часов").await;
    olga.sees("Тихие часы: не заданы");
    // TRIED A22: own hours are typed.
    olga.presses("Тихие часы").await;
    olga.says("с 23 до 6").await;
    olga.sees("✅ Сохранено.");
    olga.sees("Тихие часы: с 23:00 до 6:00");
    olga.presses("Тихие часы").await;
    olga.sees("[✅ 23:00–6:00]");
    olga.presses("Тихие выходные").await;
    olga.sees("[✅ Тихие выходные]");
    olga.says("ночью").await;
    olga.sees("Нужны два часа");
    olga.presses("‹ Назад").await;
    olga.sees("Выходные: тихо, уведомления ждут понедельника");
    olga.presses("Удалить всё обо мне").await;
    olga.sees("Удалить всё о вас?");
    world.end().await;
}

//! Clusters: their own events and the way back, who is found in them, and what a coordinator does with one.

use crate::world::{CLUSTER, World};

/// A past event, two coming ones and a cancelled one of the first cluster; a coming one of another.
const EVENTS: &str = "
    INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, phase, founded_at)
    VALUES (1, 'cluster', 'Химия', x'', '', 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at, cancelled_at)
    VALUES (1, 'seminar', 'Линзы', '', '2026-11-26T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00', NULL),
           (1, 'seminar', 'Призмы', '', '2026-12-03T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00', NULL),
           (1, 'seminar', 'Зеркала', '', '2026-11-10T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00', NULL),
           (1, 'seminar', 'Тени', '', '2026-12-10T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00',
            '2026-11-02T00:00:00+00:00'),
           (1, 'seminar', 'Растворы', '', '2026-11-25T11:30:00+00:00', 'Лицей', 1, '2026-11-01T00:00:00+00:00', NULL);
    INSERT INTO event_group VALUES (1, 1), (2, 1), (3, 1), (4, 1), (5, 2)";

/// TRIED A1.
#[tokio::test]
async fn a_cluster_shows_its_own_events_and_they_lead_back_to_it() {
    let world = World::start().await;
    world.teacher("Ершов Пётр").await;
    world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    world.tamper(CLUSTER).await;
    world.tamper(EVENTS).await;
    // She belongs to no cluster, and sees what this one does all the same.
    anna.says("/clusters").await;
    anna.presses_like("Физика").await;
    anna.presses("События").await;
    anna.sees("🗓 События кластера");
    anna.sees("Впереди 2, прошло 1.");
    let screen = anna.screen();
    let places: Vec<_> = ["Линзы", "Призмы", "Зеркала"].into_iter().map(|title| screen.find(title)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "the next first, the past last:\n{screen}");
    anna.does_not_see("Тени");
    anna.does_not_see("Растворы");
    anna.presses_like("Призмы").await;
    anna.sees("Призмы");
    anna.presses("‹ Назад").await;
    anna.sees("🗓 События кластера");
    anna.says("зер").await;
    anna.presses_like("Зеркала").await;
    anna.presses("‹ Назад").await;
    anna.sees("Впереди 2, прошло 1.");
    anna.says("тени").await;
    anna.sees("По запросу «тени» ничего не нашлось.");
    anna.does(&["Показать все", "‹ Назад", "Вступить", "Ближайшее событие", "Иду"]).await;
    anna.sees("Ваш ответ: Иду");
    // The card is the same after an answer, and so is the way back.
    anna.presses("‹ Назад").await;
    assert!(anna.card().has_button("Выйти"), "{}", anna.screen());
    anna.presses("События").await;
    anna.label_like("✅ 26.11 14:30 Линзы");
    // A cluster without events says what will stand there.
    world.tamper("DELETE FROM event").await;
    anna.says("/clusters").await;
    anna.presses_like("Химия").await;
    anna.presses("События").await;
    anna.sees("Здесь будут события кластера.");
    world.end().await;
}

/// Faults 4, 5: «е» and «ё» are one in each list of the wing, in both directions and in any case; one order of names.
#[tokio::test]
async fn clusters_and_their_members_are_found_however_they_are_typed() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    for name in ["яковлева Яна", "Ёлкина Анна", "Абрамова Вера", "Семёнова Лидия", "Федоров Фёдор"]
    {
        world.teacher(name).await;
    }
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase,
                                 founded_at)
             VALUES (1, 'cluster', 'Каждый ребёнок важен', x'', '', 1, 'working', '2026-11-01T00:00:00+00:00'),
                    (1, 'cluster', 'Перемена без ссор', x'', '', NULL, 'forming', '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1",
        )
        .await;
    for (typed, name) in [
        ("ребенок", "Каждый ребёнок важен"),
        ("РЕБЁНОК", "Каждый ребёнок важен"),
        ("важен каждый", "Каждый ребёнок важен"),
        ("школа 3", "Каждый ребёнок важен"),
        ("пёремена", "Перемена без ссор"),
    ] {
        for list in ["/clusters", "/people"] {
            irina.says(list).await;
            if list == "/people" {
                if typed.contains("школа") {
                    continue;
                }
                irina.presses("Кластеры").await;
            }
            irina.says(typed).await;
            irina.label_like(name);
        }
    }
    irina.says("/clusters").await;
    irina.presses_like("ребёнок").await;
    irina.presses("Участники").await;
    irina.sees("👥 Участники: 5");
    let screen = irina.screen();
    let order = ["Абрамова", "Ёлкина", "Семёнова", "Федоров", "Яковлева"].map(|name| screen.find(name));
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?}\n{screen}");
    for typed in ["семенова", "СЕМЁНОВА", "елкина", "фёдоров федор"] {
        irina.says(typed).await;
        irina.sees("Нашёлся 1 из 5.");
    }
    irina.says("попова").await;
    irina.sees("По запросу «попова» ничего не нашлось.");
    world.end().await;
}

/// TRIED, words: what a card of a cluster says of people, and the mark of one's own.
#[tokio::test]
async fn a_cluster_speaks_of_its_people_as_people_do() {
    let world = World::start().await;
    world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    world.tamper(CLUSTER).await;
    world.tamper("INSERT INTO group_category VALUES (1, 2)").await;
    olga.says("/clusters").await;
    olga.presses("✅ Физика · 👥 1").await;
    olga.sees("👥 Пока вы один участник, кластер работает");
    olga.sees("Восполняет дефициты: методические");
    anna.says("/clusters").await;
    anna.presses("Физика · 👥 1").await;
    anna.sees("👥 1 участник, кластер работает");
    anna.presses("Вступить").await;
    anna.sees("👥 2 участника вместе с вами, кластер работает");
    // Those who do not wish to be named are counted, and nobody takes the others for the rest.
    for name in ["Абрамова Вера", "Ёлкина Мария", "Яковлева Яна"] {
        let other = world.teacher(name).await;
        other.says("/clusters").await;
        other.presses_like("Физика").await;
        other.presses("Вступить").await;
    }
    world.tamper("DELETE FROM consent WHERE purpose = 'name' AND account_id NOT IN (2, 3)").await;
    anna.presses("Участники").await;
    anna.sees("👥 Участники: 5");
    anna.sees("Петрова Ольга");
    anna.sees("3 участника не показывают имя");
    anna.does_not_see("Абрамова");
    // A cluster that nobody has joined.
    world.tamper("UPDATE membership SET left_at = joined_at").await;
    anna.says("/clusters").await;
    anna.presses("Физика · 👥 0").await;
    anna.sees("👥 Пока никого, кластер работает");
    world.end().await;
}

/// TRIED, words: the topics leave room for their question on a small phone, and what is not on the page is a page away.
#[tokio::test]
async fn topics_stand_on_pages_those_with_clusters_first() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    world.tamper("INSERT INTO group_category VALUES (1, 9)").await;
    olga.says("/clusters").await;
    olga.presses("Выбрать по теме").await;
    assert!(olga.card().labels().len() <= 8, "{}", olga.screen());
    assert_eq!(olga.card().labels()[0], ["Проекты и исследования: 1"]);
    olga.presses("›").await;
    olga.sees("2 из 2");
    olga.presses("‹").await;
    olga.presses("Проекты и исследования: 1").await;
    olga.label_like("Физика");
    world.end().await;
}

/// TRIED A13: a cluster made by mistake is removed, and its host school is changed. Faults 29: nothing is dropped unasked.
#[tokio::test]
async fn a_coordinator_mends_a_cluster_that_was_made_by_mistake() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    world
        .tamper(
            "INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form, confirmed)
             VALUES (1, 'Лицей № 1', 'Лицей № 1', x'01', ' лицей 1', 1)",
        )
        .await;
    irina.does(&["> /people", "Создать кластер", "> Физика", "Предметные", "›", "Проекты и исследования"]).await;
    // For which subjects it is, several by tap or by typing, or none.
    irina.does(&["Готово: 2", "Математика", "> физ", "Физика", "Дальше: 2", "Школа № 3"]).await;
    irina.presses_like("Ершов П").await;
    irina.sees("Восполняет дефициты: предметные, проектно-исследовательские");
    irina.sees("Предметы: ");
    irina.presses("Создать").await;
    assert_eq!(
        world
            .text(
                "SELECT group_concat(name_ru, ', ' ORDER BY name_ru) FROM group_subject
                 JOIN subject ON subject.id = group_subject.subject_id"
            )
            .await,
        "Математика, Физика"
    );
    world.deliver().await;
    // Another host, found by typing; then none.
    irina.does(&["Опорная школа", "> лицей", "Лицей № 1"]).await;
    irina.sees("✅ Опорная школа изменена.");
    irina.sees("📍 Лицей № 1");
    irina.does(&["Опорная школа", "> гимназия"]).await;
    irina.sees("По запросу «гимназия» ничего не нашлось.");
    irina.presses("Без опорной школы").await;
    irina.does_not_see("📍");
    assert_eq!(
        world
            .text(
                "SELECT group_concat(coalesce(was, '-') || ' > ' || coalesce(became, '-'), '; ') FROM journal
                    WHERE matter = 'group-host'"
            )
            .await,
        "Школа № 3 > Лицей № 1; Лицей № 1 > -"
    );
    // The categories are changed page by page, and the page stays.
    irina.does(&["Категории дефицитов", "›", "✅ Проекты и исследования"]).await;
    irina.sees("2 из 2");
    irina.presses("‹ Назад").await;
    irina.sees("Восполняет дефициты: предметные");
    // Somebody belongs to it: it stays.
    irina.does(&["Удалить кластер"]).await;
    olga.says("/clusters").await;
    olga.presses_like("Физика").await;
    olga.presses("Вступить").await;
    irina.presses("Удалить кластер").await;
    irina.sees("❗ Удалить можно кластер без участников, событий и плана.");
    assert!(!irina.card().has_button("Удалить кластер"), "{}", irina.screen());
    olga.does(&["Выйти", "Выйти"]).await;
    irina.says("/people").await;
    irina.presses("Кластеры").await;
    irina.presses_like("Физика").await;
    irina.presses("Удалить кластер").await;
    irina.sees("вступил и вышел 1 человек");
    irina.sees("Ершов Пётр больше не будет руководителем");
    irina.presses("Отмена").await;
    assert_eq!(world.count("SELECT count(*) FROM groups").await, 1);
    irina.does(&["Удалить кластер", "Удалить кластер"]).await;
    irina.sees("✅ Кластер «Физика» удалён.");
    assert_eq!(world.count("SELECT count(*) FROM groups").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'leader'").await, 0);
    assert_eq!(world.text("SELECT was FROM journal WHERE matter = 'group-removed'").await, "Физика");
    world.deliver().await;
    pyotr.sees("❌ Кластера больше нет");
    pyotr.sees("«Физика»");
    // What lies in chats leads to a clear word.
    olga.says("/clusters").await;
    olga.does_not_see("Физика");
    world.end().await;
}

/// TRIED A13: a cluster with a leader is not offered a first one.
#[tokio::test]
async fn a_cluster_that_has_a_leader_gets_another_one() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    irina.says("/people").await;
    irina.presses("Кластеры").await;
    irina.does_not_see("❗");
    irina.presses_like("Физика").await;
    irina.presses("Сменить руководителя").await;
    irina.presses_like("Петрова О").await;
    irina.sees("Сейчас руководит Смирнова Ирина и перестанет.");
    irina.presses("Назначить").await;
    // She is told herself, as whoever led before.
    assert!(irina.chat().contains("Руководит: Петрова Ольга"), "{}", irina.chat());
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'leader' AND until IS NULL").await, 1);
    world.tamper("UPDATE appointment SET until = since WHERE role = 'leader'").await;
    irina.says("/people").await;
    irina.presses("Кластеры").await;
    irina.sees("❗ — нет руководителя.");
    irina.says("химия").await;
    irina.sees("По запросу «химия» ничего не нашлось.");
    world.end().await;
}

/// So many clusters beside the first, each with a member and with an event of its own.
macro_rules! clusters {
    ($rows:literal) => {
        concat!(
            "DELETE FROM event; DELETE FROM groups;
             CREATE TEMP TABLE n AS
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ",
            $rows,
            ") SELECT i FROM n;
             INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             SELECT 1000 + i, 1, 'cluster', 'Кластер ' || i, x'', '', 'working', '2026-11-01T00:00:00+00:00' FROM n;
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1000 + i, 2, '2026-11-01T00:00:00+00:00' FROM n;
             INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at)
             SELECT 1000 + i, 1, 'seminar', 'Встреча ' || i, '', '2026-12-03T11:30:00+00:00', 'Лицей',
                    '2026-11-01T00:00:00+00:00' FROM n;
             INSERT INTO event_group SELECT 1000 + i, 1001 FROM n;
             DROP TABLE n"
        )
    };
}

/// Lists of nothing, of one, of a page and of many, on cards of twelve rows at most.
#[tokio::test]
async fn the_lists_of_clusters_hold_at_any_length() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/clusters").await;
    olga.sees("Здесь будут кластеры муниципалитета.");
    irina.does(&["> /people", "Кластеры"]).await;
    irina.sees("Здесь будут кластеры. Создайте первый.");
    for (rows, all, desk, events) in [
        (clusters!(1), "Всего 1 кластер.", "Всего 1 кластер.", "Впереди 1, прошло 0."),
        (clusters!(7), "Всего 7 кластеров.", "Всего 7 кластеров.", "Впереди 7, прошло 0."),
        (clusters!(300), "Всего 300 кластеров.", "Всего 300 кластеров.", "Впереди 300, прошло 0."),
    ] {
        world.tamper(rows).await;
        olga.says("/clusters").await;
        olga.sees(all);
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        olga.says("кластер 1").await;
        olga.presses("✅ Кластер 1 · 👥 1").await;
        olga.presses("События").await;
        olga.sees(events);
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        irina.does(&["> /people", "Кластеры"]).await;
        irina.sees(desk);
        assert!(irina.card().labels().len() <= 12, "{}", irina.screen());
    }
    // A roster of as many.
    world
        .tamper(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
             INSERT INTO membership (group_id, name, joined_at)
             SELECT 1001, 'Гость ' || i, '2026-11-01T00:00:00+00:00' FROM n",
        )
        .await;
    irina.says("/clusters").await;
    irina.says("кластер 1").await;
    irina.presses("Кластер 1 · 👥 301").await;
    irina.sees("👥 301 участник, кластер работает");
    irina.presses("Участники").await;
    irina.sees("👥 Участники: 301");
    irina.sees("1 из 51");
    world.end().await;
}

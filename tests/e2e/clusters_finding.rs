//! Finding a cluster by subject, and its places: how many may still join, and what a full one offers.

use crate::world::{CLUSTER, World};

/// Growth: a cluster is found by a teacher's subjects, which its leader chooses; and by any subject.
#[tokio::test]
async fn a_cluster_is_found_by_subject() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    world.tamper(CLUSTER).await;
    anna.does(&["> /clusters", "По предмету"]).await;
    anna.sees("Кластеров с указанным предметом пока нет.");
    pyotr.does(&["> /clusters", "~ Физика", "Предметы", "> матем", "Математика"]).await;
    pyotr.sees("Отмечен 1 предмет.");
    pyotr.presses("‹ Назад").await;
    pyotr.sees("Предметы: математика");
    // She teaches mathematics: two taps from the list to what fits.
    anna.does(&["> /clusters", "По предмету", "Мои предметы"]).await;
    anna.sees("👥 По вашим предметам");
    anna.does(&["~ Физика", "Вступить"]).await;
    anna.sees("✅ Вы в кластере.");
    // And by any subject, with what was typed.
    anna.does(&["> /clusters", "По предмету", "> физкульт"]).await;
    anna.sees("По запросу «физкульт» ничего не нашлось.");
    anna.does(&["> матем", "Математика: 1"]).await;
    anna.sees("👥 Кластеры по предмету");
    anna.label_like("Физика");
    anna.presses("‹ Назад").await;
    anna.sees("По какому предмету?");
    // Whoever teaches something else is not offered «Мои предметы».
    world.tamper("UPDATE person_subject SET subject_id = 1 WHERE person_id = 3").await;
    anna.does(&["> /clusters", "По предмету"]).await;
    assert!(!anna.card().has_button("Мои предметы"), "{}", anna.screen());
    // The mark goes as it came, and the journal has both.
    pyotr.does(&["> /clusters", "~ Физика", "Предметы", "> матем", "✅ Математика"]).await;
    pyotr.does_not_see("Отмечен");
    assert_eq!(world.count("SELECT count(*) FROM group_subject").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'group-subject'").await, 2);
    world.end().await;
}

/// Who does not answer for a cluster chooses neither its subjects nor its places.
#[tokio::test]
async fn a_stranger_sets_nothing() {
    let world = World::start().await;
    world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    olga.does(&["> /clusters", "~ Физика"]).await;
    assert!(!olga.card().has_button("Предметы") && !olga.card().has_button("Места"), "{}", olga.screen());
    world.end().await;
}

/// Growth: joining takes three taps from the menu of clusters at most, and the card says how many may still join.
#[tokio::test]
async fn the_card_says_how_many_may_still_join() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    world.tamper(CLUSTER).await;
    // Without a limit nothing is said of places.
    anna.does(&["> /clusters", "~ Физика"]).await;
    anna.does_not_see("Свободно");
    pyotr.does(&["> /clusters", "~ Физика", "Места"]).await;
    pyotr.sees("Число мест не ограничено");
    for (typed, answer) in
        [("много", "цифрами, от 1 до 1000"), ("0", "цифрами, от 1 до 1000"), ("1001", "от 1 до 1000")]
    {
        pyotr.says(typed).await;
        pyotr.sees(answer);
    }
    pyotr.says("2 места").await;
    pyotr.sees("✅ В кластере 2 места.");
    pyotr.sees("Свободно 1 место из 2");
    anna.does(&["> /clusters", "~ Физика"]).await;
    anna.sees("Свободно 1 место из 2");
    anna.presses("Вступить").await;
    anna.sees("Мест нет: заняты 2 из 2");
    // Nobody is put out by a smaller number.
    pyotr.does(&["> /clusters", "~ Физика", "Места", "> 1"]).await;
    pyotr.sees("В кластере уже 2 человека, меньше мест сделать нельзя.");
    pyotr.does(&["> 3"]).await;
    pyotr.sees("Свободно 1 место из 3");
    pyotr.does(&["Места", "Без ограничения"]).await;
    pyotr.sees("✅ Вступить может любое число коллег.");
    assert_eq!(world.count("SELECT count(*) FROM groups WHERE places IS NULL").await, 1);
    assert_eq!(
        world
            .text("SELECT group_concat(coalesce(was, '-') || '>' || coalesce(became, '-'), ' ') FROM journal WHERE matter = 'group-places'")
            .await,
        "->2 2>3 3>-"
    );
    // Organisations take no place.
    world
        .tamper(
            "UPDATE groups SET places = 3;
             INSERT INTO membership (group_id, organisation_id, joined_at) VALUES (1, 1, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    olga.does(&["> /clusters", "~ Физика"]).await;
    olga.sees("Свободно 1 место из 3");
    world.end().await;
}

/// Two ask for the last place in the same second: one joins, the other hears what is next; a place that is left is free.
#[tokio::test]
async fn of_two_who_ask_for_the_last_place_one_gets_it() {
    let world = World::start().await;
    world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    let vera = world.teacher("Орлова Вера").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "UPDATE groups SET places = 2;
             INSERT INTO group_category VALUES (1, 2);
             INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (1, 'cluster', 'Химия', x'', '', 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO group_category VALUES (2, 2)",
        )
        .await;
    for somebody in [&anna, &vera] {
        somebody.does(&["> /clusters", "~ Физика"]).await;
        assert!(somebody.card().has_button("Вступить"), "{}", somebody.screen());
    }
    tokio::join!(anna.presses("Вступить"), vera.presses("Вступить"));
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE group_id = 1").await, 2);
    let (late, other) = if anna.shows("Вы в кластере") { (&vera, &anna) } else { (&anna, &vera) };
    other.sees("✅ Вы в кластере.");
    late.sees("❗ Последнее место только что заняли: в кластере их 2.");
    late.sees("Мест пока нет.");
    assert!(!late.card().has_button("Вступить"), "{}", late.screen());
    late.presses("Похожие кластеры").await;
    late.label_like("Химия");
    olga.does(&["> /clusters", "~ Физика", "Выйти", "Выйти"]).await;
    late.does(&["> /clusters", "~ Физика", "Вступить"]).await;
    late.sees("✅ Вы в кластере.");
    world.end().await;
}

/// A coordinator writes nobody into a roster that is full, and hears why; an event of it admits nobody either.
#[tokio::test]
async fn a_full_cluster_admits_nobody_by_other_doors() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    world.tamper(CLUSTER).await;
    world.lists(1, &["Лугова Анна Ильинична"]).await;
    world
        .tamper(
            "UPDATE groups SET places = 1;
             INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
             VALUES (1, 'seminar', 'Линзы', '', '2026-11-26T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO event_group VALUES (1, 1)",
        )
        .await;
    irina.goes(r#">1:rostering:{"person":{"person":4}}"#).await;
    irina.presses_like("Физика").await;
    irina.sees("В кластере нет свободных мест.");
    assert_eq!(world.count("SELECT count(*) FROM membership").await, 1);
    anna.does(&["> /clusters", "~ Физика"]).await;
    anna.sees("Мест нет: занято 1 из 1");
    anna.presses("Ближайшее событие").await;
    anna.presses_like("Вступить").await;
    anna.sees("В кластере этого события мест нет.");
    world.end().await;
}

/// Lists by subject of nothing, of one, of a page and of many.
#[tokio::test]
async fn the_lists_by_subject_hold_at_any_length() {
    let world = World::start().await;
    world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let mut made = 0;
    for (rows, said) in [("1", "Всего 1 кластер."), ("7", "Всего 7 кластеров."), ("300", "Всего 300 кластеров.")]
    {
        let more = match rows {
            "1" => {
                "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
                 VALUES (1001, 1, 'cluster', 'Кластер 1', x'', '', 'working', '2026-11-01T00:00:00+00:00');
                 INSERT INTO group_subject VALUES (1001, 4)"
            }
            "7" => {
                "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 7)
                 INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
                 SELECT 1000 + i, 1, 'cluster', 'Кластер ' || i, x'', '', 'working', '2026-11-01T00:00:00+00:00' FROM n;
                 INSERT INTO group_subject SELECT id, 4 FROM groups WHERE id > 1001;
                 INSERT INTO group_subject SELECT 1001, id FROM subject WHERE id < 4"
            }
            _ => {
                "WITH RECURSIVE n (i) AS (SELECT 8 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
                 INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
                 SELECT 1000 + i, 1, 'cluster', 'Кластер ' || i, x'', '', 'working', '2026-11-01T00:00:00+00:00' FROM n;
                 INSERT INTO group_subject SELECT id, 4 FROM groups WHERE id > 1007;
                 INSERT INTO group_subject SELECT 1002, id FROM subject WHERE id != 4"
            }
        };
        world.tamper(more).await;
        olga.does(&["> /clusters", "По предмету"]).await;
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        olga.presses("Мои предметы").await;
        olga.sees(said);
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        made += 1;
    }
    assert_eq!(made, 3);
    world.end().await;
}

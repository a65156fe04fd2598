//! Demand for clusters: sums alone, in steps, a cluster in a few taps, an invitation that names nothing, one question later.

use chrono::TimeDelta;

use crate::world::{CLUSTER, Somebody, World};

/// So many teachers of the first school, besides those who speak, with a communicative deficit each.
const SHARED: &str = "
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    WITH RECURSIVE number(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM number WHERE n < 140)
    SELECT n, 1, 1, 'Педагог' || n, 'Анна', CAST(n AS BLOB), ' педагог' || n || ' анна', 1, '2010-09-01',
           '2026-11-01T00:00:00+00:00' FROM number;
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    SELECT id, 5, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE id BETWEEN 101 AND 106";

/// The figures move as they do every hour, and what follows from it is done.
async fn published(world: &World) {
    world.later(TimeDelta::hours(1));
    world.deliver().await;
    let reckoned = "SELECT count(*) FROM demand_look WHERE look_id = (SELECT max(id) FROM look)";
    world.until_count(reckoned, 1).await;
    world.deliver().await;
}

/// Six teachers and one more share what no cluster covers; another shows that they can help with it.
async fn a_demand(world: &World) -> (Somebody<'_>, Somebody<'_>, Somebody<'_>) {
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             VALUES (2, 5, 'Собрания', 'high', '2026-11-02T00:00:00+00:00');
             INSERT INTO strength SELECT 3, min(id), 1, '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE category_id = 5",
        )
        .await;
    // In one go, and last: a look may be taken at any moment, and one of six would be told.
    world.tamper(SHARED).await;
    published(world).await;
    world.until_said(irina.id, "Есть спрос на новый кластер").await;
    (irina, olga, anna)
}

/// Growth «Deficit to demand»: from the sum to the cluster, from the cluster to whom it concerns, and one question later.
#[tokio::test]
async fn s0_04_what_many_find_hard_becomes_a_cluster_in_a_few_taps() {
    let world = World::start().await;
    let (irina, olga, anna) = a_demand(&world).await;
    assert_eq!(irina.chat().matches("Есть спрос на новый кластер").count(), 1, "{}", irina.chat());
    assert!(!irina.chat().contains("оммуникативн"), "a notice names no deficit: {}", irina.chat());
    assert!(!olga.chat().contains("спрос"), "{}", olga.chat());
    irina.says("/menu").await;
    irina.presses("Спрос на кластеры: 1").await;
    irina.presses("Коммуникативные · 👥 7").await;
    irina.sees("👥 7 педагогов записали такой дефицит");
    irina.does_not_see("Петрова");
    irina.presses("Открыть кластер").await;
    irina.sees("Кто мог бы вести?");
    irina.presses_like("Зимина").await;
    irina.sees("Кластер: коммуникативные");
    // People are told slice after slice of their numbers: somebody with a great number is told as well.
    world.tamper("UPDATE sqlite_sequence SET seq = 1600 WHERE name = 'person'").await;
    let vera = world.teacher("Ким Вера Олеговна").await;
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             VALUES (1601, 5, 'Собрания', 'high', '2026-11-02T00:00:00+00:00')",
        )
        .await;
    irina.presses("Открыть кластер").await;
    irina.sees("✅ Кластер создан");
    assert_eq!(world.count("SELECT count(*) FROM groups").await, 1);
    world.until_said(olga.id, "Открылся кластер").await;
    assert_eq!(olga.chat().matches("Открылся кластер по тому, что вам было интересно").count(), 1, "{}", olga.chat());
    world.until_said(vera.id, "Открылся кластер").await;
    assert_eq!(vera.chat().matches("Открылся кластер по тому, что вам было интересно").count(), 1, "{}", vera.chat());
    assert_eq!(world.count("SELECT count(*) FROM demand WHERE told_to IS NOT NULL").await, 0);
    assert!(!olga.chat().contains("Собрания") && !olga.chat().contains("оммуникативн"), "{}", olga.chat());
    assert!(!anna.chat().contains("Открылся кластер"), "whoever has no such deficit hears nothing: {}", anna.chat());
    anna.says("/clusters").await;
    anna.sees("Всего 1 кластер.");
    // Whom it concerns stands nowhere.
    irina.says("/menu").await;
    irina.does_not_see("Спрос на кластеры: 1");
    olga.presses("Посмотреть").await;
    olga.presses("Вступить").await;
    for days in [30, 61, 90] {
        world.later(TimeDelta::days(days));
        world.deliver().await;
    }
    world.until_said(olga.id, "Кластер помог?").await;
    assert_eq!(olga.chat().matches("Кластер помог?").count(), 1, "{}", olga.chat());
    olga.presses("Мои записи").await;
    olga.sees("Собрания");
    assert!(!anna.chat().contains("Кластер помог?"), "{}", anna.chat());
    assert_eq!(world.count("SELECT count(*) FROM demand").await, 0);
    world.end().await;
}

/// In steps: one more is no news, twice as many are; what was put off comes back with them.
#[tokio::test]
async fn s0_04_a_demand_is_told_anew_when_twice_as_many_share_it() {
    let world = World::start().await;
    let (irina, ..) = a_demand(&world).await;
    irina.says("/menu").await;
    irina.presses("Спрос на кластеры: 1").await;
    irina.presses_like("Коммуникативные").await;
    irina.presses("Не сейчас").await;
    irina.sees("Отложено.");
    irina.says("/menu").await;
    irina.does_not_see("Спрос на кластеры: 1");
    for (last, told) in [("111", 1), ("130", 2)] {
        world
            .tamper(match last {
                "111" => {
                    "DELETE FROM deficit WHERE person_id BETWEEN 101 AND 105;
                     INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
                     SELECT id, 5, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE id BETWEEN 107 AND 111"
                }
                _ => {
                    "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
                     SELECT id, 5, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE id BETWEEN 112 AND 130"
                }
            })
            .await;
        published(&world).await;
        if told == 2 {
            world.until_count("SELECT count(*) FROM demand WHERE people > 20", 1).await;
            world.deliver().await;
        }
        assert_eq!(irina.chat().matches("Есть спрос на новый кластер").count(), told, "{}", irina.chat());
    }
    irina.says("/menu").await;
    irina.sees("Спрос на кластеры: 1");
    world.end().await;
}

/// Fewer than the regulation says are no demand; an open cluster that covers it neither. A forged leader is refused.
#[tokio::test]
async fn s0_04_few_are_no_demand_and_a_forged_press_opens_nothing() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'demand_least', 1, '7', 'приказ')",
        )
        .await;
    world.tamper(SHARED).await;
    published(&world).await;
    assert!(!irina.chat().contains("Есть спрос"), "{}", irina.chat());
    irina.goes(r#">1:demand:"list""#).await;
    irina.sees("Здесь будет то, что трудно многим");
    irina.goes(r#">1:demand:{"card":{"category":5}}"#).await;
    irina.does_not_see("Открыть кластер");
    olga.goes(r#">1:demand:"list""#).await;
    olga.does_not_see("Спрос на кластеры");
    assert_eq!(world.count("SELECT count(*) FROM groups").await, 0);
    world.end().await;
}

/// Growth «a cluster or an event prepared to publish»: the form of the event is for everybody and has its title, which can be
/// changed; it is a coordinator's.
#[tokio::test]
async fn s0_04_an_event_about_a_demand_is_prepared() {
    let world = World::start().await;
    let (irina, olga, _) = a_demand(&world).await;
    irina.says("/menu").await;
    irina.presses("Спрос на кластеры: 1").await;
    irina.presses_like("Коммуникативные").await;
    irina.presses("Провести событие").await;
    irina.sees("Какое событие?");
    irina.presses("Семинар").await;
    irina.sees("В какой день?");
    irina.does(&["27", "10:00", "> Лицей"]).await;
    irina.sees("Разбираем вместе: коммуникативные");
    irina.sees("для всех педагогов");
    irina.presses("Создать и уведомить").await;
    world.deliver().await;
    assert!(olga.chat().contains("Разбираем вместе: коммуникативные"), "{}", olga.chat());
    olga.goes(r#">1:newevent:{"about":{"category":5}}"#).await;
    olga.does_not_see("Какое событие?");
    assert_eq!(world.count("SELECT count(*) FROM event").await, 1);
    world.end().await;
}

/// DOMAIN 2.1: what the catalogue offers no more calls for no cluster either, whatever was told before; offered again it waits
/// as before.
#[tokio::test]
async fn a_demand_for_what_is_retired_waits_for_nobody() {
    let world = World::start().await;
    let (irina, ..) = a_demand(&world).await;
    irina.goes(r#">1:demand:{"card":{"category":5}}"#).await;
    irina.presses("Открыть кластер").await;
    irina.presses_like("Зимина").await;
    world
        .tamper("INSERT INTO category_here (municipality_id, category_id, retired_at) VALUES (1, 5, '2026-11-21T00:00:00+00:00')")
        .await;
    irina.presses("Открыть кластер").await;
    assert_eq!(world.count("SELECT count(*) FROM groups").await, 0);
    irina.says("/menu").await;
    irina.does_not_see("Спрос на кластеры: 1");
    irina.goes(r#">1:demand:"list""#).await;
    irina.sees("Здесь будет то, что трудно многим");
    world.tamper("UPDATE category_here SET retired_at = NULL").await;
    irina.says("/menu").await;
    irina.presses("Спрос на кластеры: 1").await;
    irina.label_like("Коммуникативные");
    world.end().await;
}

/// An event for everybody about the demand, prepared and published by the coordinator.
async fn an_event(irina: &Somebody<'_>) {
    irina.goes(r#">1:demand:{"card":{"category":5}}"#).await;
    irina.does(&["Провести событие", "Семинар", "27", "10:00", "> Лицей", "Создать и уведомить"]).await;
}

/// Growth «Deficit to demand»: an event that is made for a demand answers it while it is to come, so that it waits for nobody and
/// is told no more; cancelled, it waits again; restored, it is answered again; and one made for a cluster alone answers nothing.
#[tokio::test]
async fn s0_04_an_event_answers_a_demand_unless_it_is_cancelled() {
    let world = World::start().await;
    let (irina, olga, _) = a_demand(&world).await;
    let waits = async |yes: bool| {
        irina.says("/menu").await;
        assert_eq!(irina.card().has_button("Спрос на кластеры: 1"), yes, "{}", irina.screen());
    };
    // For one cluster: that is no answer to all who share it.
    irina.goes(r#">1:demand:{"card":{"category":5}}"#).await;
    irina.does(&["Провести событие", "Семинар", "27", "10:00", "> Лицей"]).await;
    world.tamper(CLUSTER).await;
    irina.does(&["Кому", "~ Физика", "Готово"]).await;
    irina.presses("Создать и уведомить").await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE about_id IS NULL").await, 1);
    waits(true).await;

    an_event(&irina).await;
    world.deliver().await;
    assert!(olga.chat().contains("Разбираем вместе: коммуникативные"), "those who share it are told: {}", olga.chat());
    waits(false).await;
    irina.goes(r#">1:demand:"list""#).await;
    irina.sees("🗓 По 1 теме уже есть событие.");
    irina.does_not_see("Сейчас такого нет");
    irina.goes(r#">1:demand:{"card":{"category":5}}"#).await;
    irina.does_not_see("Открыть кластер");
    // Many more share it: nobody is told, since it is answered.
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT id, 5, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE id BETWEEN 107 AND 130",
        )
        .await;
    published(&world).await;
    assert_eq!(irina.chat().matches("Есть спрос на новый кластер").count(), 1, "{}", irina.chat());

    irina.goes(r#">1:events:{"card":{"id":2}}"#).await;
    irina.does(&["Отменить событие", "Отменить событие"]).await;
    waits(true).await;
    irina.goes(r#">1:events:{"card":{"id":2}}"#).await;
    irina.does(&["Вернуть событие", "Вернуть тихо"]).await;
    waits(false).await;
    // A second one takes the place of the first that is cancelled.
    world.tamper("UPDATE demand SET event_id = NULL").await;
    an_event(&irina).await;
    irina.goes(r#">1:events:{"card":{"id":3}}"#).await;
    irina.does(&["Отменить событие", "Отменить событие"]).await;
    assert_eq!(world.count("SELECT event_id FROM demand").await, 2);
    waits(false).await;
    world.end().await;
}

/// Growth «after it they are asked «закрыт?»»: a week after the event, whoever was there and has the difficulty still; by the sheet,
/// or, where there is none, by their word. Neither the event nor the difficulty is named, and the demand waits again.
#[tokio::test]
async fn s0_04_who_was_at_the_event_is_asked_once_whether_it_has_helped() {
    for has_sheet in [true, false] {
        let world = World::start().await;
        let (irina, olga, anna) = a_demand(&world).await;
        let vera = world.teacher("Ким Вера Олеговна").await;
        an_event(&irina).await;
        // Vera has it too, and comes only by her word; Anna was there, and has no such difficulty.
        world
            .tamper(
                "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
                 SELECT id, 5, 'Собрания', 'high', '2026-11-02T00:00:00+00:00' FROM person WHERE family_name = 'Ким';
                 INSERT INTO event_answer (event_id, person_id, answer, answered_at)
                 SELECT 1, id, 'going', '2026-11-22T00:00:00+00:00' FROM person WHERE family_name IN ('Ким', 'Зимина')",
            )
            .await;
        world.later(TimeDelta::days(7));
        world.deliver().await;
        if has_sheet {
            world
                .tamper(
                    "UPDATE event SET attendance_saved_at = '2026-11-27T12:00:00+00:00';
                     INSERT INTO record (municipality_id, deed, person_id, event_id, day)
                     VALUES (1, 'presence', 2, 1, '2026-11-27'), (1, 'presence', 3, 1, '2026-11-27')",
                )
                .await;
        }
        world.later(TimeDelta::days(4));
        world.deliver().await;
        let asked = |who: &Somebody<'_>| who.chat().matches("Событие помогло?").count();
        assert_eq!([&olga, &anna, &vera].map(asked), [0; 3], "{}", olga.chat());
        for days in [3, 30] {
            world.later(TimeDelta::days(days));
            world.deliver().await;
        }
        let (is_asked, is_not) = if has_sheet { (&olga, &vera) } else { (&vera, &olga) };
        world.until_said(is_asked.id, "Событие помогло?").await;
        assert_eq!([is_asked, is_not, &anna].map(asked), [1, 0, 0], "{has_sheet}: {}", is_asked.chat());
        let notice = is_asked.chat();
        let notice = &notice[notice.find("Событие помогло?").unwrap()..];
        assert!(!notice.contains("оммуникативн") && !notice.contains("Собрания"), "{notice}");
        // Who is meant stands nowhere, and what many share still is a demand as before.
        assert_eq!(world.count("SELECT count(*) FROM demand WHERE event_id IS NULL AND told_to IS NULL").await, 1);
        irina.says("/menu").await;
        irina.sees("Спрос на кластеры: 1");
        world.end().await;
    }
}

//! What becomes of a deficit: open, in work, closed with an evidence, opened again; each step is kept.

use crate::world::World;

const STEPS: &str =
    "SELECT coalesce(group_concat(step || coalesce(' ' || evidence, '') || coalesce(' #' || record_id, ''), '; '), '')
                     FROM (SELECT * FROM deficit_step ORDER BY id)";

/// S0-19, DOMAIN 2.1: closing asks for an evidence that may be left out, a word or an event; each closing and opening stays.
#[tokio::test]
async fn s0_19_a_deficit_is_closed_with_an_evidence_and_opened_again() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
             SELECT 1, 2, category_id, id, 'high', '2026-09-01T00:00:00+00:00' FROM deficit_item WHERE id = 6;
             INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at)
             VALUES (70, 1, 'seminar', 'Критерии до работы', ' критерии до работы', '2026-10-01T07:00:00+00:00', 'Школа № 3',
                     '2026-09-01T00:00:00+00:00'),
                    (71, 1, 'seminar', 'Чужой семинар', ' чужой семинар', '2026-10-01T07:00:00+00:00', 'Школа № 3',
                     '2026-09-01T00:00:00+00:00');
             INSERT INTO record (id, municipality_id, deed, person_id, event_id, day)
             VALUES (70, 1, 'presence', 2, 70, '2026-10-01'), (71, 1, 'presence', 1, 71, '2026-10-01')",
        )
        .await;
    olga.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    olga.sees("Открыт");
    olga.presses("Закрыть: получилось").await;
    olga.says("да").await;
    olga.sees("Нужно от 3 до 300 знаков");
    olga.says("Провела открытый урок").await;
    olga.sees("✅ Получилось.");
    olga.sees("Подтверждение: Провела открытый урок");
    olga.presses("Открыть снова").await;
    olga.sees("🗓 Открыт снова: сегодня");
    olga.presses("Закрыть: получилось").await;
    olga.presses("Событие, где я была").await;
    assert!(!olga.shows("Чужой семинар"));
    olga.presses_like("Критерии до работы").await;
    olga.sees("Подтверждение: Критерии до работы");
    assert_eq!(world.text(STEPS).await, "closed Провела открытый урок; reopened; closed #70");

    // In work: whatever works on it is let go when it is closed.
    olga.presses("Открыть снова").await;
    world.tamper("INSERT INTO deficit_work VALUES (1, 'route', 1, '2026-11-20T00:00:00+00:00')").await;
    olga.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    olga.sees("⏳ В работе: есть маршрут");
    olga.presses("Закрыть: получилось").await;
    olga.presses("Без подтверждения").await;
    olga.sees("✅ Закрыт: сегодня");
    assert_eq!(world.count("SELECT count(*) FROM deficit_work").await, 0);
    olga.presses("Удалить").await;
    olga.presses("Удалить").await;
    assert_eq!(world.count("SELECT count(*) FROM deficit_step").await, 0);
    world.end().await;
}

const OF_PAIR: &str = "SELECT coalesce(group_concat(deficit_id || ' ' || step || ' ' || by_what, '; '), '')
                       FROM (SELECT * FROM deficit_step WHERE by_what = 'pair' ORDER BY id)";

/// A pair that is confirmed takes up the open deficits of its mentee in its direction and no others; one that comes later, or is
/// opened again, is in work at once. What ends the pair lets them go: they are open, unless a route works on them. Nobody else
/// hears of it.
#[tokio::test]
async fn a_pair_at_work_takes_up_what_it_is_for_and_lets_go_when_it_ends() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world
        .tamper(
            "INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
             SELECT 1, 3, category_id, id, 'high', '2026-09-01T00:00:00+00:00' FROM deficit_item WHERE id = 6;
             INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
             SELECT 2, 3, category_id, id, 'high', '2026-09-01T00:00:00+00:00' FROM deficit_item
             WHERE category_id != (SELECT category_id FROM deficit_item WHERE id = 6) ORDER BY id LIMIT 1;
             INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
             SELECT 3, 2, category_id, id, 'high', '2026-09-01T00:00:00+00:00' FROM deficit_item WHERE id = 6;
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, category_id, months, most, state, proposed_at,
                               mentor_yes, mentee_yes)
             SELECT 1, 'competency', 2, 3, category_id, 9, 3, 'accepted', '2026-11-20T00:00:00+00:00',
                    '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:00+00:00' FROM deficit_item WHERE id = 6",
        )
        .await;
    assert_eq!(world.count("SELECT count(*) FROM deficit_work").await, 0, "an agreement is no work yet");
    irina.goes(r#">1:pairing:{"card":{"id":1}}"#).await;
    irina.presses("Закрепить приказом").await;
    irina.says("15-н").await;
    irina.presses("20").await;
    irina.presses("16").await;
    irina.sees("✅ Пара закреплена");
    assert_eq!(world.text(OF_PAIR).await, "1 taken pair");
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.sees("⏳ В работе: есть пара");
    anna.sees("🗓 Взят в работу в паре: сегодня");
    anna.goes(r#">1:deficits:{"card":{"id":2}}"#).await;
    anna.sees("Открыт");
    olga.goes(r#">1:deficits:{"card":{"id":3}}"#).await;
    olga.sees("Открыт");

    // Closed and opened again it is the pair's again; one that is written now is so at once.
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.presses("Закрыть: получилось").await;
    anna.presses("Без подтверждения").await;
    assert_eq!(world.count("SELECT count(*) FROM deficit_work").await, 0);
    anna.presses("Открыть снова").await;
    anna.sees("⏳ В работе: есть пара");
    world
        .tamper(
            "INSERT INTO deficit (id, person_id, category_id, own_words, level, registered_at)
             SELECT 4, 3, category_id, 'не выходит проект', 'low', '2026-11-21T00:00:00+00:00' FROM deficit_item WHERE id = 6;
             INSERT INTO deficit_work VALUES (4, 'route', 1, '2026-11-21T00:00:00+00:00')",
        )
        .await;
    anna.goes(r#">1:deficits:{"card":{"id":4}}"#).await;
    anna.sees("⏳ В работе: есть маршрут и пара");

    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Завершить пару").await;
    anna.presses("Прекратить пару").await;
    assert_eq!(world.text(OF_PAIR).await, "1 taken pair; 1 taken pair; 4 taken pair; 1 released pair; 4 released pair");
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.sees("Открыт");
    anna.sees("🗓 Работа в паре окончена: сегодня");
    anna.goes(r#">1:deficits:{"card":{"id":4}}"#).await;
    anna.sees("⏳ В работе: есть маршрут");
    anna.does_not_see("маршрут и пара");
    world.deliver().await;
    for who in [&irina, &olga] {
        assert!(!who.chat().contains("дефицит"), "{}", who.chat());
    }
    world.end().await;
}

/// Whatever ends a pair lets its deficits go: a mentor who erases their data does; where the goal is reached the mentee says what
/// is no more, and it is closed with that.
#[tokio::test]
async fn a_deficit_is_let_go_by_an_erasure_and_closed_by_its_owner_after_a_goal() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world
        .tamper(
            "INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-11-19');
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, category_id, months, most, state, proposed_at,
                               mentor_yes, mentee_yes, order_id, since, until)
             SELECT 1, basis, 2, 3, category_id, 9, 3, 'active', '2026-11-19T00:00:00+00:00', '2026-11-19T00:00:00+00:00',
                    '2026-11-19T00:00:00+00:00', 1, '2026-11-19', '2027-08-19'
             FROM deficit_item, (SELECT 'mentor' AS basis UNION ALL SELECT 'competency') WHERE id = 6;
             INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
             SELECT 1, 3, category_id, id, 'high', '2026-11-20T00:00:00+00:00' FROM deficit_item WHERE id = 6",
        )
        .await;
    assert_eq!(world.count("SELECT count(*) FROM deficit_work WHERE what = 'pair'").await, 2);
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Завершить пару").await;
    anna.presses("Цель достигнута").await;
    // Both are asked what they think of the pair.
    world.deliver().await;
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.sees("⏳ В работе: есть пара");
    olga.does(&["> /forget", "Удалить всё"]).await;
    world.deliver().await;
    assert_eq!(
        world.text("SELECT group_concat(state || ' ' || ending, '; ') FROM pair").await,
        "completed reached; cancelled erased"
    );
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.sees("Открыт");
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Итог по дефицитам").await;
    anna.presses("Формирующее оценивание").await;
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.sees("Подтверждение: работа в паре с наставником");
    world.end().await;
}

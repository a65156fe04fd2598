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

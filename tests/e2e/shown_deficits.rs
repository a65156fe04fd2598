//! Who sees a deficit, line by line of the rule: its owner; a coordinator by name only with the owner's own consent, which
//! can be withdrawn; everybody else in sums. No notice names one.

use crate::pair_matching::matches;
use crate::world::{Somebody, World};

/// Three deficits of the second person of the world: two open, one closed.
const DEFICITS: &str = "
    INSERT INTO deficit (person_id, category_id, item_id, own_words, level, registered_at, closed_at)
    SELECT 2, category_id, id, NULL, 'high', '2026-11-02T00:00:00+00:00', NULL FROM deficit_item
    WHERE name_ru = 'Мотивация учеников'
    UNION ALL SELECT 2, 6, NULL, 'Не выходит с доской', 'low', '2026-11-01T00:00:00+00:00', NULL
    UNION ALL SELECT 2, 5, NULL, 'Собрания', 'low', '2026-11-01T00:00:00+00:00', '2026-11-03T00:00:00+00:00'";

async fn looks_at_olga(irina: &Somebody<'_>) {
    irina.goes(r#">1:people:{"card":{"id":2}}"#).await;
}

/// «By coordinators by name only with the owner's separate, revocable consent.»
#[tokio::test]
async fn s0_04_a_coordinator_sees_deficits_by_name_only_while_their_owner_agrees() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(DEFICITS).await;
    looks_at_olga(&irina).await;
    assert!(!irina.card().has_button("Дефициты"), "{}", irina.screen());
    irina.does_not_see("Мотивация");

    olga.says("/deficits").await;
    olga.sees("🔒 Видите только вы.");
    olga.presses("Дефициты координатору").await;
    olga.sees("✅ Координатор видит ваши открытые дефициты.");
    olga.sees("👥 Открытые дефициты видит и координатор");
    // A double tap of the older button says the same once more, and gives no second consent.
    assert_eq!(world.count("SELECT count(*) FROM consent WHERE purpose = 'deficits'").await, 1);
    looks_at_olga(&irina).await;
    irina.presses("Дефициты").await;
    irina.sees("• Мотивация учеников (психолого-педагогические): очень трудно");
    irina.sees("• Не выходит с доской (цифровые): немного");
    irina.does_not_see("Собрания");
    irina.says("доск").await;
    irina.does_not_see("Мотивация");
    irina.says("звездочёт").await;
    irina.sees("По запросу «звездочёт» ничего не нашлось.");

    // It is withdrawn in the settings, too, and the card that stands open shows nothing more.
    olga.says("/settings").await;
    olga.presses("Мои согласия").await;
    olga.sees("🔒 Дефициты по имени видит координатор, а при подборе пары и куратор: да");
    olga.presses("✅ Дефициты координатору").await;
    olga.sees("куратор: нет");
    irina.says("мот").await;
    irina.sees("Показать нечего");
    irina.does_not_see("Мотивация");
    looks_at_olga(&irina).await;
    assert!(!irina.card().has_button("Дефициты"), "{}", irina.screen());
    assert_eq!(world.count("SELECT count(*) FROM consent WHERE withdrawn_at IS NOT NULL").await, 1);
    world.end().await;
}

/// Somebody who is no coordinator opens no such card, whatever the owner has agreed to.
#[tokio::test]
async fn s0_04_a_colleague_and_a_leader_see_no_deficit_by_name() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(DEFICITS).await;
    olga.says("/deficits").await;
    olga.presses("Дефициты координатору").await;
    anna.goes(r#">1:people:{"card":{"id":2}}"#).await;
    anna.does_not_see("Петрова");
    anna.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    anna.does_not_see("Мотивация");
    world.end().await;
}

/// «Hence the matcher explains by the deficit only with it»; asking for a mentor asks for it.
#[tokio::test]
async fn s2_21_the_matcher_names_a_deficit_only_where_its_owner_shows_it() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(DEFICITS).await;
    world
        .tamper("INSERT INTO strength SELECT 3, item_id, 1, registered_at FROM deficit WHERE item_id IS NOT NULL")
        .await;
    anna.goes(r#">1:mentoring:"mine""#).await;
    anna.presses("Могу быть наставником").await;
    for (answer, is_named) in [("Учитывать при подборе", false), ("Учитывать и показать", true)]
    {
        olga.goes(r#">1:mentoring:"mine""#).await;
        if olga.card().has_button("Больше не ищу") {
            olga.presses("Больше не ищу").await;
        }
        olga.presses("Нужен наставник").await;
        olga.presses(answer).await;
        matches(&irina).await;
        irina.presses("Посмотреть пары").await;
        irina.presses_like("Зимина").await;
        assert_eq!(irina.shows("там, где трудно: психолого-педагогические"), is_named, "{}", irina.screen());
        irina.does_not_see("Мотивация");
    }
    assert_eq!(world.count("SELECT count(*) FROM consent WHERE purpose = 'deficits'").await, 1);
    world.end().await;
}

/// The consent goes with an erasure, and so does what was shown by it.
#[tokio::test]
async fn s0_04_what_is_shown_goes_with_an_erasure() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(DEFICITS).await;
    olga.says("/deficits").await;
    olga.presses("Дефициты координатору").await;
    olga.says("/mydata").await;
    olga.says("/forget").await;
    olga.presses_like("Удалить").await;
    looks_at_olga(&irina).await;
    irina.does_not_see("Мотивация");
    assert_eq!(world.count("SELECT count(*) FROM consent WHERE purpose = 'deficits'").await, 0);
    world.end().await;
}

//! Finding a cluster by one's own deficits, which nobody else sees, and by school; what a cluster addresses, its link as a
//! picture, and what its members bring and lack.

use crate::world::{CLUSTER, World};

const FITS: &str = "
    INSERT INTO group_category VALUES (1, 3);
    INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
    SELECT 3, 3, id, 'high', '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников';
    INSERT INTO strength SELECT 2, id, 1, '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Дети с ОВЗ'
    UNION ALL SELECT 2, id, 0, '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников'";

/// Growth «A teacher finds a cluster»: by an own deficit with the reason, by item more closely, by school; none where she
/// has written nothing down.
#[tokio::test]
async fn s0_04_a_cluster_is_suggested_by_own_deficits_with_the_reason() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Ким Анна Петровна").await;
    world.tamper(CLUSTER).await;
    world.tamper(FITS).await;
    anna.says("/clusters").await;
    anna.presses("Подходят мне").await;
    anna.sees("«Физика»: у вас записано «психолого-педагогические»");
    // The leader says what it helps with, by topic; twice the same press is one.
    pyotr.says("/clusters").await;
    pyotr.presses_like("Физика").await;
    pyotr.presses("Чем помогает").await;
    pyotr.presses_like("Психолого").await;
    pyotr.says("мотив").await;
    pyotr.presses("Мотивация учеников").await;
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 1);
    pyotr.presses("✅ Мотивация учеников").await;
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 0);
    pyotr.presses("Мотивация учеников").await;
    pyotr.presses("‹ Назад").await;
    pyotr.sees("Чем помогает кластер");
    anna.says("/clusters").await;
    anna.presses("Подходят мне").await;
    anna.sees("«Физика»: у вас записано «Мотивация учеников»");
    anna.presses_like("Физика").await;
    anna.presses("Вступить").await;
    anna.sees("✅");
    olga.says("/clusters").await;
    olga.presses("Подходят мне").await;
    olga.sees("Здесь будут кластеры по тому, что вы записали");
    olga.presses("‹ Назад").await;
    olga.presses("По школе").await;
    olga.presses_like("Школа № 3: 1").await;
    olga.sees("👥 Кластеры школы");
    olga.presses("‹ Назад").await;
    olga.says("звездочёт").await;
    olga.sees("ничего не нашлось");
    world.end().await;
}

/// What members bring stands there by name only where they show it; what they lack, in sums of five and more; neither for
/// a member. A forged press of somebody who does not answer for the cluster changes nothing.
#[tokio::test]
async fn s0_04_the_leader_sees_what_members_show_and_nobody_s_deficits() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.teacher("Ким Анна Петровна").await;
    world.tamper(CLUSTER).await;
    world.tamper(FITS).await;
    pyotr.says("/clusters").await;
    pyotr.presses_like("Физика").await;
    pyotr.presses("QR-код").await;
    world.made().await;
    pyotr.presses("Участники").await;
    pyotr.presses("Что есть и чего нет").await;
    pyotr.sees("дети с овз");
    pyotr.does_not_see("отивация");
    pyotr.sees("Чего не хватает, видно в суммах от пяти человек");
    olga.says("/clusters").await;
    olga.presses_like("Физика").await;
    assert!(!olga.card().has_button("Чем помогает"), "{}", olga.screen());
    olga.presses("Участники").await;
    assert!(!olga.card().has_button("Что есть и чего нет"), "{}", olga.screen());
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 0);
    world.end().await;
}

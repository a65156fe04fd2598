//! Target categories of the staff (S0-01): 1 to 4 are reckoned, 5 and 6 assigned, seen by the person, and disputed.

use grozd::ids::PersonId;
use grozd::model::people;
use grozd::model::roles::Coordinator;

use crate::people_office::{matters, opens};
use crate::world::World;

/// S0-01: a coordinator assigns category 6 with a reason and a term; the person sees it, objects once, is answered; the
/// journal has each step and no word of theirs. The list counts it, and an ended one no more.
#[tokio::test]
async fn s0_01_an_assigned_category_is_seen_disputed_and_answered() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    opens(&irina, "Петрова").await;
    irina.presses("Целевые категории").await;
    irina.sees("По стажу и школе: ни одной.");
    irina.presses("+ Высокие результаты").await;
    irina.says("за").await;
    irina.sees("Нужно от 3 до 300 знаков.");
    irina.says("победитель конкурса").await;
    irina.presses("31.08.2027").await;
    irina.sees("высокие результаты, опыт для всех, до 31.08.2027");
    irina.sees("Основание: победитель конкурса");
    irina.presses("Отнести").await;
    irina.sees("✅ Записано.");
    irina.sees("Целевая категория");
    world.deliver().await;
    olga.sees("Вас отнесли к целевой категории");
    olga.does_not_see("победитель");
    olga.presses("Посмотреть").await;
    olga.sees("Основание: победитель конкурса");
    olga.presses("Возразить: результаты").await;
    olga.says("Это было давно").await;
    olga.sees("✅ Возражение отправлено");
    olga.does_not_see("Возразить:");
    world.deliver().await;
    irina.sees("❗ Возражение о целевой категории");
    irina.presses("Посмотреть").await;
    irina.sees("❗ Возражение: Это было давно");
    irina.presses("Ответить").await;
    irina.says("Опыт всё ещё нужен коллегам").await;
    irina.sees("✅ Ответ отправлен.");
    world.deliver().await;
    olga.presses("Посмотреть").await;
    olga.sees("Ответ координатора: Опыт всё ещё нужен коллегам");
    irina.says("/people").await;
    irina.presses("Люди").await;
    irina.presses("Категории").await;
    irina.sees("👥 В составе 2 человека");
    irina.presses("Высокие результаты: 1").await;
    irina.presses_like("Петрова").await;
    irina.presses("Высокие результаты").await;
    irina.presses("Снять категорию").await;
    irina.presses("Снять категорию").await;
    irina.sees("✅ Снято.");
    let noted = matters(&world).await;
    assert!(noted.ends_with("target-assigned target-disputed target-answered target-ended"), "{noted}");
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE was LIKE '%давно%' OR became LIKE '%давно%'").await, 0);
    world.end().await;
}

/// S0-01: the six overlap and their sum is not the staff; who has left is in none, and whose years nobody knows is no young
/// specialist.
#[tokio::test]
async fn s0_01_the_categories_overlap_and_count_today_s_staff() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.lists(1, &["Зимина Анна Петровна", "Орлов Пётр Ильич"]).await;
    world
        .tamper(
            "INSERT INTO organisation_flag (organisation_id, flag)
             SELECT id, column1 FROM organisation, (VALUES ('low_results'), ('adverse_conditions'));
             UPDATE person SET teaching_since = '2025-09-01' WHERE id = 2;
             UPDATE person SET left_at = '2026-11-20T00:00:00+00:00', teaching_since = '2025-09-01' WHERE id = 4",
        )
        .await;
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    let counted = people::counted(&mut tx, guard).await.unwrap();
    assert_eq!((counted.staff, counted.unknown, counted.categories), (3, 1, [1, 0, 3, 3, 0, 0]));
    for (category, count) in people::Category::ALL.into_iter().zip(counted.categories) {
        let listed = people::people_in(&mut tx, guard, category, &Default::default(), 7).await.unwrap();
        assert_eq!(i64::try_from(listed.count).unwrap(), count, "{category:?}");
    }
    drop(tx);
    irina.says("/menu").await;
    world.end().await;
}

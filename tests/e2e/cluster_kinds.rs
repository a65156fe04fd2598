//! What clusters are made for, by the regulation (contradiction 9): asked where there are several kinds, and nowhere else.

use crate::papers::{cells, file};
use crate::world::World;

/// The regulation has clusters by project and at host schools.
const TWO_KINDS: &str = "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
    INSERT INTO regulation_override VALUES (1, 'cluster_kinds', 1, 'project,host_school', 'приказ')";

/// Conflict 9: one of the regulation's kinds is chosen with the form, stands on the card for everybody, and is changed at the desk.
#[tokio::test]
async fn a_cluster_says_what_it_is_made_for() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(TWO_KINDS).await;
    irina.does(&["> /people", "Создать кластер", "> Читаем вместе"]).await;
    irina.sees("Какой это кластер?");
    assert!(!irina.card().has_button("По затруднению"), "{}", irina.screen());
    irina.does(&["По проекту", "Методические", "Готово: 1", "Пропустить", "Без опорной школы"]).await;
    irina.presses("Назначить позже").await;
    irina.sees("Вид: по проекту");
    irina.presses("Создать").await;
    irina.sees("✅ Кластер создан.");
    irina.sees("Вид: по проекту");
    assert_eq!(world.text("SELECT made_for FROM groups").await, "project");
    olga.does(&["> /clusters", "~ Читаем вместе"]).await;
    olga.sees("Кластер по проекту");
    irina.does(&["Вид кластера", "При опорной школе"]).await;
    irina.sees("✅ Вид кластера изменён.");
    irina.sees("Вид: при опорной школе");
    // The same once more is no change.
    irina.does(&["Вид кластера", "✅ При опорной школе"]).await;
    assert_eq!(
        world
            .text("SELECT group_concat(was || ' ' || became, '; ') FROM journal WHERE matter = 'group-made-for'")
            .await,
        "project host_school"
    );
    // The list of the clusters says it as well.
    irina.goes(r#">1:tables:"groups""#).await;
    world.made().await;
    let rows = cells(file(&irina).1);
    let place = rows[0].iter().position(|head| head == "Вид кластера").unwrap_or_else(|| panic!("{rows:?}"));
    assert_eq!(rows[1][place], "при опорной школе", "{rows:?}");
    world.end().await;
}

/// Where the regulation has one kind nobody is asked, and no card speaks of it; it is known all the same. No school offers itself
/// where no cluster stands at a school, and what stands in a chat is answered kindly.
#[tokio::test]
async fn one_kind_is_asked_of_nobody() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let vera = world.teacher("Орлова Вера Павловна").await;
    world.represents(2).await;
    world.deliver().await;
    vera.says("/school").await;
    assert!(vera.card().has_button("Принять кластер"), "{}", vera.screen());
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'cluster_kinds', 1, 'project', 'приказ')",
        )
        .await;
    vera.presses("Принять кластер").await;
    vera.does_not_see("Предложить школу");
    vera.says("/school").await;
    assert!(!vera.card().has_button("Принять кластер"), "{}", vera.screen());
    irina.goes(r#">1:hosting:"list""#).await;
    irina.does_not_see("Здесь будут школы");
    irina.does(&["> /people", "Создать кластер", "> Читаем вместе"]).await;
    irina.sees("Какие дефициты восполняет?");
    irina.does(&["Методические", "Готово: 1", "Пропустить", "Без опорной школы", "Назначить позже"]).await;
    irina.does_not_see("Вид:");
    irina.presses("Создать").await;
    assert!(!irina.card().has_button("Вид кластера"), "{}", irina.screen());
    irina.does_not_see("Вид:");
    assert_eq!(world.text("SELECT made_for FROM groups").await, "project");
    irina.goes(r#">1:tables:"groups""#).await;
    world.made().await;
    let heads = cells(file(&irina).1).swap_remove(0);
    assert!(heads.contains(&"Создан".to_owned()) && !heads.contains(&"Вид кластера".to_owned()), "{heads:?}");
    world.end().await;
}

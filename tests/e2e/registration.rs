//! Consent and registration, with their side roads.

use insta::assert_snapshot;

use crate::world::World;

#[tokio::test]
async fn a_newcomer_agrees_registers_and_lands_on_the_menu() {
    let world = World::start().await;
    world.coordinator("Соколова Ирина Павловна").await;
    let olga = world.person("Ольга");
    olga.starts().await;
    assert_snapshot!("consent", olga.screen());
    olga.registers("Петрова Ольга Сергеевна").await;
    olga.presses("‹ Меню").await;
    assert_snapshot!("registration", olga.chat());
    assert_eq!(world.count("SELECT count(*) FROM person").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM coordinator").await, 1);
    world.end().await;
}

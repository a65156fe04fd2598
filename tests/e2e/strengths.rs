//! «Могу помочь с…»: strengths, the mirror of deficits, seen by others only where their owner shows them.

use crate::world::World;

/// Growth «Strengths»: by the catalogue, twice the same is one, shown or not as was said last.
#[tokio::test]
async fn a_strength_is_written_once_and_shown_only_where_its_owner_says_so() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    olga.says("/deficits").await;
    olga.presses("Могу помочь с…").await;
    olga.sees("Что показать другим, решаете вы.");
    for (answer, count) in [("Вижу только я", 0), ("Показывать коллегам", 1)] {
        olga.presses("Записать тему").await;
        olga.presses("Психолого-педагогические").await;
        olga.says("мотивация").await;
        olga.presses("Мотивация учеников").await;
        olga.presses(answer).await;
        assert_eq!(world.count("SELECT count(*) FROM strength").await, 1);
        assert_eq!(world.count("SELECT count(*) FROM strength WHERE shown = 1").await, count);
    }
    olga.sees("Эта тема уже была записана");
    olga.presses("👥 Мотивация учеников").await;
    olga.sees("👥 Видят коллеги");
    olga.presses("Вижу только я").await;
    olga.sees("🔒 Видите только вы");
    olga.presses("Удалить тему").await;
    olga.sees("Тема удалена.");
    assert_eq!(world.count("SELECT count(*) FROM strength").await, 0);
    world.end().await;
}

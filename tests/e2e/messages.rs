//! What messengers do to messages: a long paste comes in pieces, an album as several, and a mistake is mended by editing.

use serde_json::json;

use crate::world::World;

/// A list of schools, cut where Telegram cuts.
fn pieces(lines: &[String], most: usize) -> Vec<String> {
    let text: Vec<char> = lines.join("\n").chars().collect();
    text.chunks(most).map(|piece| piece.iter().collect::<String>().trim().to_owned()).collect()
}

/// Faults 13: wherever the cut falls, nothing but whole lines becomes a fact, also when the bot is stopped between the
/// pieces.
#[tokio::test]
async fn a_list_that_comes_in_two_pieces_is_one_list() {
    let mut world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await.id;
    let lines: Vec<_> = (1..=99)
        .map(|number| format!("МБОУ «Средняя общеобразовательная школа деревни Пробное {number:02}»"))
        .collect();
    let pieces = pieces(&lines, 4096);
    assert_eq!(pieces.len(), 2);
    let schools = "SELECT count(*) FROM organisation";
    {
        let irina = world.knows(irina);
        irina.says("/people").await;
        irina.presses("Добавить школы").await;
        let before = world.count(schools).await;
        irina.says(&pieces[0]).await;
        irina.sees("Получил начало текста");
        assert_eq!(world.count(schools).await, before, "half a list is no list");
    }
    world.restart().await;
    let irina = world.knows(irina);
    irina.says(&pieces[1]).await;
    irina.does_not_see("Получил начало текста");
    irina.presses_like("обавить").await;
    let odd = "SELECT count(*) FROM organisation
               WHERE full_name NOT LIKE 'МБОУ «Средняя общеобразовательная школа деревни Пробное __»' AND short_name <> 'Школа № 3'";
    assert_eq!(world.count(odd).await, 0);
    assert_eq!(world.count("SELECT count(*) FROM organisation WHERE full_name LIKE '%деревни Пробное%'").await, 99);
    assert_eq!(world.count("SELECT count(*) FROM session WHERE room = 'piece'").await, 0);
    world.end().await;
}

/// Faults 13: a text that is long and whole, one that was sent by mistake, and one whose rest never comes.
#[tokio::test]
async fn who_has_sent_everything_says_so() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let long = "слово ".repeat(680);
    olga.says("/clusters").await;
    olga.says(&long).await;
    olga.sees("Пришлите продолжение");
    // A sticker says nothing about the rest.
    olga.done(world.sim.sends_sticker(olga.id)).await;
    olga.sees("Пришлите продолжение");
    olga.says("это всё").await;
    olga.sees("👥 Кластеры");
    olga.says(&long).await;
    olga.presses("Отмена").await;
    olga.sees("👥 Кластеры");
    olga.sees("Начало длинного текста не записано");
    olga.says(&long).await;
    olga.says("/menu").await;
    olga.sees("Начало длинного текста не записано");
    olga.says("/clusters").await;
    olga.says("физика").await;
    olga.does_not_see("слово");
    // Before the consent nothing is kept of what somebody says.
    let anna = world.person("Анна");
    anna.starts().await;
    anna.says(&long).await;
    anna.sees("Вы согласны?");
    assert_eq!(world.count("SELECT count(*) FROM session WHERE step LIKE '%слово%'").await, 0);
    world.end().await;
}

/// Faults 14.
#[tokio::test]
async fn an_album_gets_one_answer_and_a_live_place_none() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/clusters").await;
    let photo = json!([{ "file_id": "A", "file_unique_id": "a", "width": 90, "height": 90 }]);
    let mut shown = Vec::new();
    for (number, album) in [(1, "7"), (2, "7"), (3, "7"), (4, "7"), (5, "8"), (6, "8")] {
        let content = json!({ "message_id": 1_000_000 + number, "photo": photo, "media_group_id": album });
        olga.sends_raw(olga.raw_message(&content)).await;
        shown.push(olga.card().id);
    }
    olga.sees("❗ Фото здесь не подойдёт.");
    shown.dedup();
    assert_eq!(shown.len(), 2, "one answer for each of two albums");
    let place = json!({ "message_id": 1_000_007, "edit_date": 1_795_251_700,
                        "location": { "latitude": 55.0, "longitude": 37.0, "live_period": 900 } });
    let update = olga.raw_message(&place);
    let before = olga.chat();
    for _ in 0..3 {
        olga.sends_raw(json!({ "edited_message": update["message"] })).await;
    }
    let caption = json!({ "message_id": 1_000_001, "edit_date": 1_795_251_700, "photo": photo, "caption": "план" });
    olga.sends_raw(json!({ "edited_message": olga.raw_message(&caption)["message"] })).await;
    assert_eq!(olga.chat(), before);
    world.end().await;
}

/// Faults 15.
#[tokio::test]
async fn a_mistake_is_mended_by_editing_the_message() {
    let mut world = World::start().await;
    let olga = world.person("Ольга").id;
    let said = {
        let olga = world.knows(olga);
        olga.starts().await;
        olga.presses("Соглашаюсь").await;
        olga.presses("Дальше").await;
        olga.says("Петрова Олга").await;
        olga.sees("Где вы работаете?");
        world.sim.chat(olga.id).into_iter().rev().find(|message| !message.is_from_bot()).unwrap().id
    };
    world.restart().await;
    let olga = world.knows(olga);
    olga.done(world.sim.edits(olga.id, said, "Петрова Ольга")).await;
    olga.sees("Исправление учтено.");
    olga.sees("Где вы работаете?");
    // A correction can be wrong, and be corrected too.
    olga.done(world.sim.edits(olga.id, said, "Ольга")).await;
    olga.sees("❗");
    olga.done(world.sim.edits(olga.id, said, "Петрова Ольга Сергеевна")).await;
    olga.sees("Где вы работаете?");
    olga.says("Школа № 3").await;
    olga.presses("Добавить «Школа № 3»").await;
    // By now something else was done: what stands is said.
    olga.done(world.sim.edits(olga.id, said, "Сидорова Анна")).await;
    olga.sees("Исправление не учтено");
    olga.sees("Ваша должность?");
    olga.presses("Учитель").await;
    olga.presses("Математика").await;
    olga.presses("Готово: 1").await;
    olga.presses("2015").await;
    olga.sees("Фамилия: Петрова");
    olga.presses("Всё верно").await;
    olga.done(world.sim.edits(olga.id, said, "Сидорова Анна")).await;
    olga.sees("Исправление не учтено");
    assert_eq!(world.text("SELECT family_name || given_name FROM person").await, "ПетроваОльга");
    world.end().await;
}

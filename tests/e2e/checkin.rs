//! Checking in: by the button, by a QR picture, by a code that changes; too early, too late, twice, and corrected.

use chrono::TimeDelta;
use resvg::tiny_skia::Pixmap;

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// The payload of the newest QR picture that somebody got, as a phone's camera reads it.
pub fn scanned(leader: &Somebody<'_>) -> String {
    let chat = leader.world.sim.chat(leader.id);
    let media = chat.iter().rev().find_map(|message| message.media.clone()).expect("a picture has come");
    assert_eq!(media.kind, "photo");
    let (bytes, _) = leader.world.sim.file(&media.file_id).unwrap();
    let picture = Pixmap::decode_png(&bytes).unwrap();
    let grey = |x: usize, y: usize| picture.pixel(x as u32, y as u32).map_or(255, |pixel| pixel.green());
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let (_, link) = prepared.detect_grids()[0].decode().unwrap();
    link.split_once("?start=").expect("a deep link").1.to_owned()
}

/// The leader opens the sheet and shows the picture.
async fn shows(leader: &Somebody<'_>) -> String {
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("QR-код и печать").await;
    leader.presses("QR-код").await;
    leader.presses("Показать QR-код").await;
    scanned(leader)
}

const STATES: &str = "SELECT coalesce(group_concat(person_id || state, ' ' ORDER BY person_id), '') FROM mark";

/// Events: «Я на месте» in its window by the event's card; twice is once; what the leader corrects stands.
#[tokio::test]
async fn a_member_checks_in_by_the_card_once_and_the_leader_corrects() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(5) + TimeDelta::minutes(119));
    member.opens("event-1").await;
    assert!(!member.card().has_button("Я на месте"), "it begins in more than half an hour");
    member.goes(r#">*:here:{"event":{"event":1}}"#).await;
    member.sees("Пока рано. Отметиться можно: сегодня, 14:00.");
    world.later(TimeDelta::minutes(1));
    member.presses("Я на месте").await;
    member.sees("✅ Вы на месте");
    member.sees("Отметка в 14:00.");
    world.later(TimeDelta::minutes(20));
    member.opens("event-1").await;
    member.presses("Я на месте").await;
    member.sees("Отметка в 14:00.");
    assert_eq!(world.text(STATES).await, "2present");

    leader.says("/attendance").await;
    leader.presses_like("🗓 26.11").await;
    leader.sees("Отмечено 1 из 1");
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: слушатель").await;
    leader.sees("На месте с 14:00");
    leader.presses("‹ Назад").await;
    leader.presses("‹ Назад").await;
    leader.presses("❌ Не было").await;
    leader.presses("✅ Петрова О. С.").await;
    member.opens("event-1").await;
    member.presses("Я на месте").await;
    member.sees("Отметка изменена");
    assert_eq!(world.text(STATES).await, "2absent");

    // The window ends with the event, which lasts three hours where nobody has said more; a closed sheet takes nobody.
    world.later(TimeDelta::hours(3) + TimeDelta::minutes(11));
    member.opens("event-1").await;
    assert!(!member.card().has_button("Я на месте"));
    member.goes(r#">*:here:{"event":{"event":1}}"#).await;
    member.sees("Событие закончилось");
    world.end().await;
}

/// Events: «in a window (30 minutes before to the end, settable)»: the regulation says how long before.
#[tokio::test]
async fn the_regulation_says_how_long_before_one_can_check_in() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'check_in_minutes', 1, '60', 'приказ')",
        )
        .await;
    // Half past one, an hour before it begins.
    world.later(TimeDelta::days(5) + TimeDelta::minutes(89));
    member.goes(r#">*:here:{"event":{"event":1}}"#).await;
    member.sees("Пока рано. Отметиться можно: сегодня, 13:30.");
    world.later(TimeDelta::minutes(1));
    member.presses("Я на месте").await;
    member.sees("✅ Вы на месте");
    world.end().await;
}

/// Events: the picture is read by a phone; anybody who scans it is on the sheet; a new one ends the old.
#[tokio::test]
async fn whoever_scans_the_picture_is_on_the_sheet_and_an_old_one_opens_nothing() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    let (stranger, late) = (world.teacher("Ершов Пётр Ильич").await, world.teacher("Ли Анна").await);
    world.later(TimeDelta::days(5));
    let link = shows(&leader).await;
    leader.sees("👥 Пока никто не отметился");
    leader.sees("Отметка открыта: сегодня, 14:00 – сегодня, 17:30");
    stranger.goes(r#">*:here:{"event":{"event":1}}"#).await;
    stranger.sees("В зале можно отметиться по QR-коду.");
    stranger.opens(&link).await;
    stranger.sees("Пока рано.");
    world.later(TimeDelta::hours(2) + TimeDelta::minutes(40));
    stranger.presses("Я на месте").await;
    stranger.sees("✅ Вы на месте");
    leader.presses("‹ Назад").await;
    leader.sees("✅ Ершов П. И.");
    leader.sees("Отмечено 1 из 2");

    leader.presses("QR-код и печать").await;
    leader.presses("QR-код").await;
    leader.sees("👥 Отметился 1 человек");
    leader.presses("Сделать новый QR-код").await;
    leader.sees("Прежний перестанет действовать, напечатанный тоже.");
    leader.presses("Сделать новый").await;
    let renewed = scanned(&leader);
    assert_ne!(renewed, link);
    late.opens(&link).await;
    late.sees("Этот QR-код больше не действует.");
    late.opens("here-abcdefghijklmnopqrstuv").await;
    late.sees("Этот QR-код больше не действует.");
    leader.presses("‹ Назад").await;
    leader.presses("Закрыть лист").await;
    late.opens(&renewed).await;
    late.sees("Лист присутствия уже закрыт.");
    // Who was there hears so still.
    stranger.opens(&renewed).await;
    stranger.sees("✅ Вы на месте");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 1);
    world.end().await;
}

/// Events: a newcomer is checked in after registering: the moment of the scan counts.
#[tokio::test]
async fn a_newcomer_is_there_since_the_scan() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(5) + TimeDelta::hours(3));
    let link = shows(&leader).await;
    let newcomer = world.person("Вера");
    newcomer.opens(&link).await;
    // Whoever has no phone at hand registers on the way home.
    world.later(TimeDelta::hours(5));
    newcomer.registers("Новикова Вера Сергеевна").await;
    newcomer.sees("✅ Вы на месте");
    newcomer.sees("Отметка в 15:00.");
    assert_eq!(world.text("SELECT at FROM check_in").await, "2026-11-26T12:00:00+00:00");
    leader.presses("‹ Назад").await;
    leader.sees("✅ Новикова В. С.");
    world.end().await;
}

/// Events: against forwarded links a code changes on the leader's phone; five tries an account.
#[tokio::test]
async fn the_code_of_the_minute_is_typed_and_guessing_ends_after_five() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    let guesser = world.teacher("Ершов Пётр Ильич").await;
    world.later(TimeDelta::days(5) + TimeDelta::hours(2));
    let link = shows(&leader).await;
    leader.presses("Спрашивать код с экрана").await;
    let digits = |leader: &Somebody<'_>| {
        let screen = leader.screen();
        let after = screen.split("Код: ").nth(1).expect("a code is shown");
        after.chars().take(4).collect::<String>()
    };
    let first = digits(&leader);
    let wrong = if first == "0000" { "1111" } else { "0000" };
    guesser.opens(&link).await;
    guesser.sees("Какой код на экране у руководителя?");
    guesser.says("код").await;
    guesser.sees("Нужны четыре цифры");
    for left in ["Осталось 4 попытки", "Осталось 3 попытки", "Осталось 2 попытки", "Осталась 1 попытка"]
    {
        guesser.says(wrong).await;
        guesser.sees(left);
    }
    guesser.says(wrong).await;
    guesser.sees("Попыток больше нет.");
    guesser.says(&first).await;
    guesser.sees("Попыток больше нет.");
    assert_eq!(world.count("SELECT count(*) FROM check_in").await, 0);

    // The button of the card asks for it too; yesterday's is worth nothing, this minute's is.
    member.opens("event-1").await;
    member.presses("Я на месте").await;
    world.later(TimeDelta::minutes(3));
    member.says(&first).await;
    let is_other = {
        leader.presses("Обновить код").await;
        digits(&leader) != first
    };
    assert!(is_other, "three minutes later the code is another");
    member.sees("Код другой.");
    member.says(&digits(&leader)).await;
    member.sees("✅ Вы на месте");
    assert_eq!(world.text(STATES).await, "2present");
    world.end().await;
}

//! «Иду с темой»: what somebody promised stands on the sheet, in the record and on the certificate (S1-09).

use chrono::TimeDelta;

use crate::events::{cluster, hall, seminar};
use crate::world::{Somebody, World};

/// Promises to bring this, from the card of the event.
async fn promises(who: &Somebody<'_>, how: &str, topic: &str) {
    who.opens("event-1").await;
    if !who.card().has_button("Выступить с темой") {
        who.presses("Иду").await;
        who.opens("event-1").await;
    }
    who.presses("Выступить с темой").await;
    who.presses(how).await;
    who.says(topic).await;
    who.sees("✅ Записали вашу тему");
}

/// The sheet of the seminar, the day before it or after.
async fn sheet(leader: &Somebody<'_>) {
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
}

const RECORDS: &str =
    "SELECT group_concat(person_id || coalesce(' ' || contribution, '') || coalesce(' ' || topic, ''), '; '
                                           ORDER BY person_id) FROM record";

/// From the promise to the certificate: prefilled, changed before the event and followed, kept by the closed sheet.
#[tokio::test]
async fn a_promised_topic_stands_on_the_sheet_the_record_and_the_certificate() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    promises(&member, "доклад", "Музей как класс").await;
    // A day before: the sheet is a draft, and the promise stands there.
    world.later(TimeDelta::days(5));
    sheet(&leader).await;
    leader.sees("✅ Петрова О. С.");
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: доклад").await;
    leader.sees("Тема: Музей как класс");
    leader.sees("Так обещано заранее.");
    // That she comes late says nothing of her topic, and a change of the promise is followed.
    leader.presses("‹ Назад").await;
    leader.presses("‹ Назад").await;
    leader.presses("⏳ Опоздали").await;
    leader.presses("✅ Петрова О. С.").await;
    promises(&member, "мастер-класс", "Скрайбинг").await;
    world.later(TimeDelta::hours(8));
    sheet(&leader).await;
    leader.sees("⏳ Петрова О. С.");
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: мастер-класс").await;
    leader.sees("Тема: Скрайбинг");
    leader.presses("‹ Назад").await;
    leader.presses("Закрыть лист").await;
    leader.sees("Выступили или показали своё: 1");
    assert_eq!(world.text(RECORDS).await, "2 master_class Скрайбинг");
    // What was closed follows no promise any more.
    assert_eq!(world.count("SELECT count(*) FROM mark WHERE follows_promise = 1").await, 0);
    assert_eq!(world.text("SELECT contribution || ' ' || topic FROM mark").await, "master_class Скрайбинг");
    member.opens("event-1").await;
    member.sees("✅ Вы были: мастер-класс");
    member.presses("Сертификат").await;
    assert_eq!(world.text("SELECT contribution || ' ' || topic FROM certificate").await, "master_class Скрайбинг");
    // Opened again and closed, nothing is lost of it.
    world.tamper("DELETE FROM event_speaker").await;
    leader.does(&["Открыть снова", "Ошибка в отметке", "Закрыть лист"]).await;
    assert_eq!(world.text(RECORDS).await, "2 master_class Скрайбинг");
    world.end().await;
}

/// What a leader has said of a mark stands, whatever is promised later; who was not there has brought nothing, and a promise
/// that was taken back is none.
#[tokio::test]
async fn a_leader_changes_what_was_promised_and_it_stands() {
    let world = World::start().await;
    let [leader, first, second, third] = hall(&world).await;
    promises(&first, "доклад", "Музей как класс").await;
    promises(&second, "доклад", "Опыты без лаборатории").await;
    promises(&third, "урок", "Дроби на кухне").await;
    world.later(TimeDelta::days(5));
    sheet(&leader).await;
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: доклад").await;
    leader.presses("сообщение").await;
    leader.presses("Петрова О. С.: сообщение").await;
    leader.sees("Тема: Музей как класс");
    leader.sees("Заранее обещано: доклад «Музей как класс»");
    leader.does_not_see("Так обещано заранее.");
    promises(&first, "мастер-класс", "Скрайбинг").await;
    third.opens("event-1").await;
    third.does(&["Выступить с темой", "Не выступаю"]).await;
    third.sees("✅ Тема снята. Ваш ответ о событии остался.");
    world.later(TimeDelta::hours(8));
    sheet(&leader).await;
    leader.presses("❌ Не было").await;
    leader.presses("✅ Ершов П. И.").await;
    leader.presses("Участие").await;
    leader.label_like("Петрова О. С.: сообщение");
    leader.label_like("Ли А.: слушатель");
    leader.does_not_see("Ершов");
    leader.presses("‹ Назад").await;
    // He has come after all: it is as he promised.
    leader.presses("✅ Пришли").await;
    leader.presses("❌ Ершов П. И.").await;
    leader.presses("Закрыть лист").await;
    assert_eq!(world.text(RECORDS).await, "2 message Музей как класс; 3 report Опыты без лаборатории; 4");
    world.end().await;
}

/// Whoever checks in has brought what they promised, and so has whoever the leader himself named as a speaker.
#[tokio::test]
async fn who_checks_in_has_brought_what_was_promised() {
    let world = World::start().await;
    let [leader, first, second, _] = hall(&world).await;
    leader.opens("event-1").await;
    leader.does(&["Выступающие", "Добавить", "Ершов Пётр Ильич", "Доклад", "> Опыты без лаборатории"]).await;
    promises(&first, "доклад", "Музей как класс").await;
    world.later(TimeDelta::days(5) + TimeDelta::hours(2) + TimeDelta::minutes(30));
    for one in [&first, &second] {
        one.opens("event-1").await;
        one.presses("Я на месте").await;
        one.sees("✅ Вы на месте");
    }
    world.later(TimeDelta::hours(5));
    sheet(&leader).await;
    leader.presses("Закрыть лист").await;
    assert_eq!(world.text(RECORDS).await, "2 report Музей как класс; 3 report Опыты без лаборатории");
    world.end().await;
}

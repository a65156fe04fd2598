//! Answering for colleagues: whoever represents a school, or holds the event, says that they come; answers say by whose hand, the
//! colleague is told and takes it back, and what somebody has answered themselves stands.

use chrono::TimeDelta;

use crate::events::seminar;
use crate::papers::{cells, file};
use crate::world::{Somebody, World};

const ANSWERS: &str =
    "SELECT coalesce(group_concat(person_id || answer || coalesce(' by ' || by_id, ''), '; ' ORDER BY person_id), '')
     FROM event_answer";

/// A cluster with a leader and three members, the first of whom represents the school; the last has no messenger.
async fn school(world: &World) -> [Somebody<'_>; 3] {
    world.coordinator("Ким Вера Олеговна").await;
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    let proxy = world.teacher("Орлова Вера Ильинична").await;
    world.tamper(crate::world::CLUSTER).await;
    world.lists(1, &["Зимина Анна Петровна"]).await;
    world
        .tamper(
            "UPDATE appointment SET person_id = 2 WHERE role = 'leader';
             DELETE FROM membership;
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    world.represents(4).await;
    seminar(&leader).await;
    world.deliver().await;
    [leader, member, proxy]
}

/// Attendance: «the school's representative or the event's leader answers and checks in for colleagues (labelled as proxy; the colleague is
/// told and can take it back)».
#[tokio::test]
async fn a_colleague_is_answered_for_and_takes_it_back() {
    let world = World::start().await;
    let [leader, member, proxy] = school(&world).await;
    proxy.opens("event-1").await;
    proxy.presses("Ответить за коллег").await;
    proxy.sees("Кто придёт?");
    proxy.sees("👥 Идут 0 из 2");
    let card = proxy.card().id;
    proxy.presses("Петрова О. С.").await;
    proxy.sees("👥 Идут 1 из 2");
    proxy.presses("Зимина А. П.").await;
    proxy.sees("👥 Идут 2 из 2");
    assert_eq!(proxy.card().id, card, "the card stays in its place");
    world.deliver().await;
    assert_eq!(member.chat().matches("За вас ответили: вы идёте").count(), 1, "{}", member.chat());
    member.sees("Кто ответил: Орлова Вера Ильинична.");
    assert_eq!(world.text(ANSWERS).await, "3going by 4; 5going by 4");

    // Whoever leads sees by whose hand, in the list and in the spreadsheet.
    leader.opens("event-1").await;
    leader.presses("Ответы").await;
    leader.presses("Идут: 2").await;
    leader.sees("Петрова Ольга Сергеевна, Школа № 3 (кто ответил: Орлова В. И.)");
    leader.presses("‹ Назад").await;
    leader.presses("📄 Таблица ответов").await;
    let rows = cells(file(&leader).1);
    let row = rows.iter().find(|row| row[0] == "Петрова").expect("her row");
    assert_eq!(row.last().map(String::as_str), Some("Орлова Вера Ильинична"), "{rows:?}");

    // She takes it back by the notice, and nobody answers for her any more.
    member.presses("Я не иду").await;
    member.sees("❌ Вы не идёте");
    assert_eq!(world.text(ANSWERS).await, "3not_going; 5going by 4");
    proxy.presses("✅ Зимина А. П.").await;
    proxy.sees("👥 Идут 0 из 2");
    proxy.presses("❌ Петрова О. С.").await;
    proxy.sees("Этот человек уже ответил сам.");
    assert_eq!(world.text(ANSWERS).await, "3not_going");
    // Her own word is hers alone, whoever had given it before.
    proxy.presses("Зимина А. П.").await;
    member.opens("event-1").await;
    member.presses("Иду").await;
    assert_eq!(world.text(ANSWERS).await, "3going; 5going by 4");
    proxy.goes(r#">*:colleagues:{"event":{"event":1}}"#).await;
    proxy.presses("✅ Петрова О. С.").await;
    proxy.sees("Этот человек уже ответил сам.");

    // The sheet has both as expected; whoever answered for others is erased, and their answers stay.
    proxy.says("/forget").await;
    proxy.presses("Удалить всё").await;
    assert_eq!(world.text(ANSWERS).await, "3going; 5going");
    world.end().await;
}

/// A leader answers for anybody who is expected; nobody gets a place that there is not, or after people can check in; strangers do
/// neither.
#[tokio::test]
async fn a_leader_answers_for_members_while_there_are_places() {
    let world = World::start().await;
    let [leader, member, proxy] = school(&world).await;
    world.tamper("UPDATE event SET capacity = 1").await;
    leader.opens("event-1").await;
    leader.presses("Ответы").await;
    leader.presses("Ответить за коллег").await;
    leader.sees("👥 Идут 0 из 3");
    leader.presses("Зимина А. П.").await;
    leader.sees("👥 Идут 1 из 3");
    leader.presses("Петрова О. С.").await;
    leader.sees("Свободных мест нет.");
    assert_eq!(world.text(ANSWERS).await, "5going by 2");
    // Whoever waits for a place has said so themselves.
    member.opens("event-1").await;
    member.presses("Иду").await;
    member.sees("листе ожидания");
    leader.presses("✅ Зимина А. П.").await;
    leader.presses("⏳ Петрова О. С.").await;
    leader.sees("Этот человек уже ответил сам.");
    world.deliver().await;
    assert!(member.chat().contains("Есть место"), "the place that was given back is offered: {}", member.chat());
    // A forged tap of somebody who represents nobody, and of the other municipality's, changes nothing.
    member.goes(r#">*:colleagues:{"event":{"event":1}}"#).await;
    member.does_not_see("Кто придёт?");
    let before = world.text(ANSWERS).await;
    world.later(TimeDelta::days(5) + TimeDelta::minutes(150));
    proxy.goes(r#">*:colleagues:{"event":{"event":1}}"#).await;
    proxy.sees("Кто на месте?");
    assert_eq!(world.text(ANSWERS).await, before);
    world.end().await;
}

/// What somebody else says in the night is told in the morning, unless the person has answered themselves by then; a notice that
/// invites says what was answered.
#[tokio::test]
async fn who_has_answered_meanwhile_hears_of_no_proxy() {
    let world = World::start().await;
    let [_, member, proxy] = school(&world).await;
    world.tamper("UPDATE account SET quiet_from = 11, quiet_till = 14 WHERE person_id = 3").await;
    assert!(member.chat().contains("Придёте?"), "{}", member.chat());
    proxy.opens("event-1").await;
    proxy.presses("Ответить за коллег").await;
    proxy.presses("Петрова О. С.").await;
    world.sent().await;
    assert!(!member.chat().contains("За вас ответили"), "{}", member.chat());
    assert!(member.card().has_button("✅ Иду"), "the invitation says what was answered: {}", member.screen());
    member.opens("event-1").await;
    member.presses("Не иду").await;
    world.later(TimeDelta::hours(4));
    world.deliver().await;
    assert!(!member.chat().contains("За вас ответили"), "{}", member.chat());
    world.end().await;
}

/// Issue 11, «What was said stays true»: the notice that somebody was answered for says what they have answered themselves since,
/// whether it was taken back, and when the event is.
#[tokio::test]
async fn the_notice_of_an_answer_by_another_hand_stays_true() {
    let world = World::start().await;
    let [leader, member, proxy] = school(&world).await;
    let answers = async || {
        proxy.opens("event-1").await;
        proxy.presses("Ответить за коллег").await;
        proxy.presses_like("Петрова О. С.").await;
        world.deliver().await;
    };
    let counts = |words: &str| member.chat().matches(words).count();
    answers().await;
    assert_eq!(counts("За вас ответили: вы идёте"), 1, "{}", member.chat());
    member.sees("чт, 26 ноября, 14:30");
    // She answers on the card of the event.
    member.opens("event-1").await;
    member.presses("Не иду").await;
    world.deliver().await;
    assert_eq!((counts("За вас ответили"), counts("❌ Вы не идёте")), (0, 1), "{}", member.chat());
    assert_eq!(counts("[Я не иду]"), 0, "{}", member.chat());
    member.presses("Под вопросом").await;
    world.deliver().await;
    assert_eq!(counts("⏳ Вы пока не решили"), 1, "{}", member.chat());
    member.presses("Иду").await;
    world.deliver().await;
    assert_eq!((counts("✅ Вы идёте"), counts("За вас ответили")), (1, 0), "{}", member.chat());

    // Whoever has answered for her takes it back, and says it again.
    world.tamper("DELETE FROM event_answer").await;
    answers().await;
    assert_eq!(counts("За вас ответили: вы идёте"), 2, "both notices hold: {}", member.chat());
    answers().await;
    assert_eq!((counts("За вас ответили"), counts("Ответ за вас снят")), (0, 2), "{}", member.chat());
    answers().await;

    // The event is moved, cancelled, restored, and begins.
    world.recalls().await;
    leader.opens("event-1").await;
    leader.does(&["Перенести", "27", "Перенести тихо"]).await;
    world.deliver().await;
    let moved = "За вас ответили: вы идёте\nФормирующее оценивание\n🗓 пт, 27 ноября, 14:30";
    assert_eq!(counts(moved), 3, "{}", member.chat());
    leader.does(&["Отменить событие", "Отменить событие"]).await;
    world.deliver().await;
    assert_eq!(counts("За вас ответили"), 0, "{}", member.chat());
    leader.does(&["Вернуть событие", "Вернуть тихо"]).await;
    world.deliver().await;
    assert_eq!(counts("За вас ответили: вы идёте"), 3, "{}", member.chat());
    world.later(TimeDelta::days(7));
    world.deliver().await;
    assert_eq!(counts("За вас ответили"), 0, "{}", member.chat());
    assert!(counts("Событие уже началось, ответ больше не изменить.") > 0, "{}", member.chat());
    world.end().await;
}

/// The day of the event: the member was checked in by the school's representative, and was told so.
async fn checked_in(world: &World) -> [Somebody<'_>; 2] {
    let [leader, member, proxy] = school(world).await;
    world.later(TimeDelta::days(5) + TimeDelta::minutes(130));
    proxy.opens("event-1").await;
    proxy.presses("Отметить коллег").await;
    proxy.presses("Петрова О. С.").await;
    world.deliver().await;
    assert!(member.chat().contains("Вас отметили: вы на месте"), "{}", member.chat());
    [leader, member]
}

/// The same of who was checked in: the notice is taken back with the event, and all of them say so together.
#[tokio::test]
async fn the_notice_of_a_check_in_by_another_hand_stays_true() {
    let world = World::start().await;
    let [leader, member] = checked_in(&world).await;
    leader.opens("event-1").await;
    leader.does(&["Отменить событие", "Отменить событие"]).await;
    world.deliver().await;
    assert!(!member.chat().contains("Вас отметили: вы на месте"), "{}", member.chat());
    leader.does(&["Вернуть событие", "Вернуть тихо"]).await;
    world.deliver().await;
    assert!(member.chat().contains("Вас отметили: вы на месте"), "{}", member.chat());
    // It is moved to another day without its marks: nobody is there yet.
    leader.does(&["Перенести", "27", "Перенести тихо", "Снять отметки"]).await;
    world.deliver().await;
    assert!(!member.chat().contains("Вас отметили: вы на месте"), "{}", member.chat());
    assert!(member.chat().contains("Отметка снята"), "{}", member.chat());
    world.end().await;
}

/// Where the leader says that they are not there after all, the notice says so, also in the chat of whoever has read it.
#[tokio::test]
async fn a_leader_who_corrects_a_check_in_by_another_hand_corrects_its_notice() {
    let world = World::start().await;
    let [leader, member] = checked_in(&world).await;
    leader.says("/attendance").await;
    leader.presses_like("🗓 26.11").await;
    leader.presses("❌ Не было").await;
    leader.presses_like("✅ Петрова О. С.").await;
    world.deliver().await;
    assert!(!member.chat().contains("Вас отметили: вы на месте"), "{}", member.chat());
    assert!(member.chat().contains("Вас отметили, но руководитель изменил отметку."), "{}", member.chat());
    // What is said twice is said once, and of whom nobody has checked in nothing is said.
    leader.presses_like("Зимина А. П.").await;
    world.deliver().await;
    assert_eq!(member.chat().matches("Отметка изменена").count(), 1, "{}", member.chat());
    world.end().await;
}

/// Issue 11, «What was said stays true»: whoever was told that they wait, since places became fewer, reads when they wait no more.
#[tokio::test]
async fn who_waits_no_more_does_not_read_that_they_do() {
    let world = World::start().await;
    let [leader, member, _] = school(&world).await;
    member.presses("Иду").await;
    leader.opens("event-1").await;
    leader.presses("Ответы").await;
    leader.presses("Ответить за коллег").await;
    leader.presses("Зимина А. П.").await;
    leader.opens("event-1").await;
    leader.does(&["Ответы", "Ограничить число мест", "> 1"]).await;
    leader.presses_like("Петрова О. С.").await;
    leader.presses_like("В лист ожидания").await;
    world.deliver().await;
    assert!(member.chat().contains("Вы первые в листе ожидания."), "{}", member.chat());
    member.opens("event-1").await;
    member.presses("Не иду").await;
    world.deliver().await;
    assert!(!member.chat().contains("Вы первые в листе ожидания."), "{}", member.chat());
    assert!(member.chat().contains("Вы больше не в листе ожидания."), "{}", member.chat());
    leader.opens("event-1").await;
    leader.does(&["Отменить событие", "Отменить событие"]).await;
    world.deliver().await;
    assert!(member.chat().contains("❌ Событие отменено."), "{}", member.chat());
    world.end().await;
}

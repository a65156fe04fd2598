//! What a sheet has besides its marks: the signed paper, events entered afterwards, people who are not on the roster,
//! colleagues checked in by another hand, arrival and leaving, a sheet of an event for everybody, a spreadsheet.

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::papers::{cells, file};
use crate::world::{Somebody, World};

const STATES: &str = "SELECT coalesce(group_concat(person_id || state, ' ' ORDER BY person_id), '') FROM mark";

/// The leader opens the sheet of the seminar.
async fn opens_sheet(leader: &Somebody<'_>) {
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
}

/// Sends a scan, which is fetched.
async fn scans(leader: &Somebody<'_>, bytes: &'static [u8]) {
    leader.done(leader.world.sim.sends_document(leader.id, "лист.jpg", bytes, "")).await;
    leader.world.fetched().await;
}

/// Sends a photo, the same each time.
async fn photographs(leader: &Somebody<'_>) {
    leader.done(leader.world.sim.sends_photo(leader.id, None, "")).await;
    leader.world.fetched().await;
}

/// Events: the signed sheet is photographed page by page, shown again, and taken off; nobody else sees it.
#[tokio::test]
async fn a_signed_sheet_is_photographed() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    opens_sheet(&leader).await;
    leader.presses("QR-код и печать").await;
    leader.presses("Подписанный лист").await;
    leader.sees("без учеников и их данных");
    photographs(&leader).await;
    leader.sees("✅ Страница приложена.");
    leader.sees("📄 Подписанный лист: 1 страница");
    photographs(&leader).await;
    leader.sees("Эта страница уже приложена.");
    scans(&leader, b"GIF89a").await;
    leader.sees("Это не фото и не скан.");
    scans(&leader, b"\xFF\xD8\xFF page two").await;
    leader.sees("📄 Подписанный лист: 2 страницы");
    leader.presses("Показать страницы").await;
    assert_eq!(file(&leader), ("Явочный_лист_2026-11-26_2.jpg".to_owned(), b"\xFF\xD8\xFF page two".to_vec()));
    leader.presses("Убрать последнюю").await;
    leader.sees("📄 Подписанный лист: 1 страница");
    assert_eq!(world.count("SELECT count(*) FROM file").await, 0, "what was taken or refused is nobody's file");
    // It comes after the sheet is closed, too.
    leader.presses("‹ Назад").await;
    leader.presses("‹ Назад").await;
    leader.presses("Все пришли").await;
    leader.presses("Закрыть лист").await;
    opens_sheet(&leader).await;
    leader.presses("QR-код и печать").await;
    scans(&leader, b"%PDF-1.7 scan").await;
    leader.sees("📄 Подписанный лист: 2 страницы");
    // Ten are the most; what comes beyond is refused with what to do, and none of the ten is lost.
    for number in 3..=10 {
        scans(&leader, String::leak(format!("%PDF-1.7 scan {number}")).as_bytes()).await;
    }
    leader.sees("📄 Подписанный лист: 10 страниц");
    scans(&leader, b"%PDF-1.7 one more").await;
    leader.sees("Больше 10 страниц к одному листу не поместится.");
    assert_eq!(world.count("SELECT count(*) FROM signed_sheet").await, 10);
    let before = world.sim.chat(leader.id).iter().filter(|message| message.media.is_some()).count();
    leader.presses("Показать страницы").await;
    let shown = world.sim.chat(leader.id).iter().filter(|message| message.media.is_some()).count() - before;
    assert_eq!(shown, 10);
    member.goes(r#">*:attendance:{"sheet":{"event":1}}"#).await;
    member.sees("Это может только руководитель этого кластера.");
    world.end().await;
}

/// Events: «уже прошло»: an event is entered afterwards, nobody is told, and it counts as others do.
#[tokio::test]
async fn a_past_event_is_entered_from_paper_and_counts() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    leader.says("/attendance").await;
    leader.presses("Внести прошедшее").await;
    leader.presses("Семинар").await;
    leader.says("=").await;
    leader.sees("нужно название словами");
    leader.says("=Оценивание без отметок").await;
    leader.says("завтра").await;
    leader.sees("Нужен день за последний год");
    leader.says("12.11").await;
    leader.says("утром").await;
    leader.sees("Нужно время начала");
    leader.says("14.30").await;
    leader.says("Школа № 3").await;
    leader.sees("🗓 чт, 12 ноября, 14:30");
    leader.presses("Внести").await;
    leader.sees("✅ Событие внесено.");
    leader.sees("👥 Пока никто не отмечен, в списке 1");
    leader.presses("Все пришли").await;
    leader.presses("Закрыть лист").await;
    leader.sees("✅ Лист закрыт");
    world.deliver().await;
    assert!(!member.chat().contains("Придёте?"), "there is nothing to come to");
    assert_eq!(world.text("SELECT day FROM record").await, "2026-11-12");
    member.opens("event-1").await;
    member.sees("✅ Вы были: слушатель");
    assert!(member.card().has_button("Сертификат"));
    // Who leads nothing enters nothing.
    member.goes(r#">*:pastevent:"new""#).await;
    member.sees("События вносят руководители кластеров и координаторы.");
    world.end().await;
}

/// Events: people without the messenger, and of other schools, come to the sheet by the whole family name.
#[tokio::test]
async fn somebody_who_is_not_on_the_roster_is_found_by_the_family_name() {
    let world = World::start().await;
    world.coordinator("Ким Вера Олеговна").await;
    let (leader, _) = {
        let leader = world.teacher("Соколова Ирина Павловна").await;
        let member = world.teacher("Петрова Ольга Сергеевна").await;
        world.tamper(crate::world::CLUSTER).await;
        world.tamper("UPDATE appointment SET person_id = 2 WHERE role = 'leader'").await;
        world.tamper("UPDATE membership SET person_id = 3").await;
        (leader, member)
    };
    world.lists(1, &["Зимина Анна Петровна", "Зимин Олег Ильич"]).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    opens_sheet(&leader).await;
    leader.says("Зим").await;
    leader.sees("«Зим» в списке нет.");
    leader.does_not_see("👥 Зим");
    leader.says("Зимина").await;
    leader.sees("Есть среди педагогов.");
    leader.does_not_see("Зимин О");
    leader.presses_like("👥 Зимина").await;
    leader.sees("✅ Зимина А. П.");
    leader.presses("Закрыть лист").await;
    assert_eq!(
        world.text("SELECT family_name FROM record JOIN person ON person.id = record.person_id").await,
        "Зимина"
    );
    world.end().await;
}

/// Events: whoever represents a school checks its people in; the sheet says by whose hand, the colleague is told and takes
/// it back; nobody else may.
#[tokio::test]
async fn a_colleague_is_checked_in_and_takes_it_back() {
    let world = World::start().await;
    world.coordinator("Ким Вера Олеговна").await;
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    let proxy = world.teacher("Орлова Вера Ильинична").await;
    let other = world.teacher("Борисов Николай Петрович").await;
    world.tamper(crate::world::CLUSTER).await;
    world
        .tamper("UPDATE appointment SET person_id = 2 WHERE role = 'leader'; UPDATE membership SET person_id = 3")
        .await;
    world.represents(4).await;
    seminar(&leader).await;
    proxy.opens("event-1").await;
    assert!(!proxy.card().has_button("Отметить коллег"), "it is days ahead");
    world.later(TimeDelta::days(5) + TimeDelta::minutes(150));
    proxy.opens("event-1").await;
    proxy.presses("Отметить коллег").await;
    proxy.sees("На месте 0 из 1");
    let card = proxy.card().id;
    proxy.presses("Петрова О. С.").await;
    proxy.sees("✅ Петрова О. С.");
    proxy.presses_on(card, "✅ Петрова О. С.").await;
    world.deliver().await;
    assert_eq!(member.chat().matches("Вас отметили: вы на месте").count(), 1, "a second tap tells nobody");
    member.sees("Кто отметил: Орлова Вера Ильинична");
    assert_eq!(world.text(STATES).await, "3present");

    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: слушатель").await;
    leader.sees("отметил человек из школы или руководитель, Орлова Вера Ильинична");

    member.presses("Меня там нет").await;
    member.sees("Отметка снята");
    assert_eq!(world.text(STATES).await, "3unmarked");
    assert_eq!(world.count("SELECT count(*) FROM check_in").await, 0);
    // By their own hand they come all the same, and nobody takes that back.
    member.opens("event-1").await;
    member.presses("Я на месте").await;
    member.forges(r#"colleagues:*:{"not_me":{"e":1}}"#).await;
    assert_eq!(world.text(STATES).await, "3present");

    other.goes(r#">*:colleagues:{"event":{"event":1}}"#).await;
    other.sees("Вы не представляете эту школу.");
    // Whoever holds the event checks in everybody who is expected.
    leader.goes(r#">*:colleagues:{"event":{"event":1}}"#).await;
    leader.sees("На месте 1 из 1");
    world.end().await;
}

/// Events: arrival and leaving for meetings, one tap each on a card that stays; written down afterwards too.
#[tokio::test]
async fn arrival_and_leaving_are_one_tap_at_a_meeting() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(5) + TimeDelta::minutes(155));
    opens_sheet(&leader).await;
    assert!(!leader.card().has_button("Приход и уход"), "a seminar is no meeting");
    world.tamper("UPDATE event SET kind = 'meeting'").await;
    opens_sheet(&leader).await;
    leader.presses("Приход и уход").await;
    let card = leader.card().id;
    leader.presses("Петрова О. С.").await;
    leader.sees("✅ Петрова О. С., с 14:3");
    world.later(TimeDelta::minutes(30));
    leader.presses_like("✅ Петрова О. С.").await;
    leader.sees("✅ Петрова О. С., 14:3");
    assert_eq!(leader.card().id, card, "the card stays in its place");
    leader.presses_like("✅ Петрова О. С.").await;
    leader.sees("✅ Петрова О. С., с 14:3");
    world.later(TimeDelta::hours(4));
    leader.presses_like("✅ Петрова О. С.").await;
    leader.sees("Встреча закончилась.");
    leader.says("Петрова 5-9").await;
    leader.sees("Нужны фамилия и время.");
    leader.says("Петрова 14:40-15:10").await;
    leader.sees("✅ Петрова О. С., 14:40–15:10");
    assert_eq!(
        world.text("SELECT came_at || ' ' || went_at FROM mark").await,
        "2026-11-26T11:40:00+00:00 2026-11-26T12:10:00+00:00"
    );
    world.end().await;
}

/// Events: the sheet of an event for everybody is the coordinator's who holds it; a title that looks like a formula is a
/// text in the spreadsheet.
#[tokio::test]
async fn the_sheet_of_an_event_for_everybody_is_whose_event_it_is() {
    let world = World::start().await;
    let irina = world.coordinator("Ким Вера Олеговна").await;
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(crate::world::CLUSTER).await;
    world
        .tamper("UPDATE appointment SET person_id = 2 WHERE role = 'leader'; UPDATE membership SET person_id = 3")
        .await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.tamper("DELETE FROM event_group; UPDATE event SET for_all = 1, created_by = 1, title = '=СУММ(1,1)'").await;
    world.later(TimeDelta::days(6));
    irina.says("/start").await;
    irina.sees("Отметить: 26.11 =СУММ(1,1)");
    irina.opens("event-1").await;
    irina.presses("Отметить присутствие").await;
    irina.sees("✅ Петрова О. С.");
    irina.presses("Участие").await;
    irina.presses("Петрова О. С.: слушатель").await;
    for topic in ["+Критерии", "-Критерии", "@Критерии", "=Критерии"] {
        irina.says(topic).await;
    }
    irina.presses("доклад").await;
    irina.presses("Закрыть лист").await;
    irina.sees("✅ Лист закрыт");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 1);
    irina.opens("event-1").await;
    irina.presses("Отметить присутствие").await;
    irina.presses("QR-код и печать").await;
    irina.presses("Таблица Excel").await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Присутствие_2026-11-26.xlsx");
    let rows = cells(bytes);
    let row = rows.iter().find(|row| row.iter().any(|cell| cell == "Петрова Ольга Сергеевна")).expect("her row");
    assert!(row.iter().any(|cell| cell == "=Критерии"), "{row:?}");
    leader.goes(r#">*:attendance:{"sheet":{"event":1}}"#).await;
    leader.sees("Это может только руководитель этого кластера.");
    world.end().await;
}

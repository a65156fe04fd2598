//! The life of one event on a small phone, in both languages: its leader makes it in at most seven taps, a teacher answers,
//! speaks on a topic, is reminded a day and two hours before, checks in, is on the sheet, says how it went, has a certificate
//! and finds it in her record; the leader sees who answered what. The page's buttons move the time on: nothing is waited for.

use chrono::{DateTime, TimeDelta, Timelike};
use chrono_tz::Tz;
use serde_json::json;

use super::phone::Phone;
use super::{LEADER, SMALL, TEACHER, Visit};

const TITLE: &str = "Оценивание без отметок";
const TOPIC: &str = "Критерии вместо отметок";
/// The cluster that the leader of the demo leads.
const CLUSTER: &str = "Формирующее оценивание";
/// A leader makes an event by so many presses at most.
const TAPS: usize = 7;
/// So long before it begins is an event made: after a day and five hours of the page's clock one is there early.
const AHEAD: TimeDelta = TimeDelta::minutes(29 * 60 + 20);

/// Of what is said in both languages, what is said in the one of the story.
#[derive(Clone, Copy)]
struct Tongue {
    is_russian: bool,
}

impl Tongue {
    fn say(self, ru: &'static str, en: &'static str) -> &'static str {
        if self.is_russian { ru } else { en }
    }
}

/// Agrees, registers and joins the leader's cluster.
async fn joins(teacher: &Phone<'_>, tongue: Tongue, cluster: &str) {
    let say = |ru, en| tongue.say(ru, en);
    teacher.taps("[data-role=start]").await;
    teacher.sees("Согласие на обработку данных").await;
    if !tongue.is_russian {
        teacher.presses("English").await;
        teacher.sees("Consent to data processing").await;
    }
    teacher.presses(say("Соглашаюсь", "I agree")).await;
    teacher.sees(say("Ещё два согласия, по желанию", "Two more consents, if you like")).await;
    teacher.presses(say("Включить оба и дальше", "Turn on both, go on")).await;
    teacher.sees(say("Как вас зовут?", "What is your name?")).await;
    teacher.says(say("Петрова Ольга Сергеевна", "Petrova Olga Sergeevna")).await;
    teacher.sees(say("Где вы работаете?", "Where do you work?")).await;
    teacher.says("берёзов").await;
    teacher.presses("Берёзовская школа").await;
    teacher.sees(say("Ваша должность?", "Your post?")).await;
    teacher.presses(say("Учитель", "Teacher")).await;
    teacher.sees(say("Что вы преподаёте?", "What do you teach?")).await;
    teacher.presses(say("Математика", "Mathematics")).await;
    teacher.presses(say("Готово: 1", "Done: 1")).await;
    teacher.sees(say("С какого года вы преподаёте?", "Since which year do you teach?")).await;
    teacher.presses("2015").await;
    teacher.presses(say("Всё верно", "Everything is right")).await;
    teacher.sees(say("✅ Вы зарегистрированы", "✅ You are registered")).await;
    teacher.opens_link(cluster).await;
    teacher.sees(CLUSTER).await;
    teacher.presses(say("Вступить", "Join")).await;
    teacher.sees(say("✅ Вы в кластере", "✅ You are in the cluster")).await;
}

/// Makes an event that begins soon; tells how many presses it took.
async fn makes(leader: &Phone<'_>, tongue: Tongue, begins: DateTime<Tz>) -> usize {
    let say = |ru, en| tongue.say(ru, en);
    let mut taps = 0;
    for (label, next) in [
        (say("Кластеры и события", "Clusters and events"), say("Создать событие", "Create an event")),
        (say("Создать событие", "Create an event"), say("Какое событие?", "What kind of event?")),
        (say("Семинар", "Seminar"), say("Как называется?", "What is it called?")),
    ] {
        leader.presses(label).await;
        leader.sees(next).await;
        taps += 1;
    }
    leader.says(TITLE).await;
    leader.sees(say("В какой день?", "On which day?")).await;
    leader.picks(begins.date_naive()).await;
    taps += 1;
    leader.sees(say("Во сколько?", "At what time?")).await;
    leader.says(&begins.format("%H:%M").to_string()).await;
    leader.sees(say("Где?", "Where?")).await;
    leader.presses(say("Школа-площадка", "The host school")).await;
    leader.sees(say("Создать событие?", "Create the event?")).await;
    leader.presses(say("Создать и уведомить", "Create and tell")).await;
    leader.sees(say("✅ Событие создано", "✅ The event is created")).await;
    taps + 2
}

async fn life(tongue: Tongue) {
    let say = |ru, en| tongue.say(ru, en);
    let visit = Visit::begin(say("event life", "event life in English"), SMALL).await;
    visit.until_morning().await;
    let leader = visit.phone(LEADER).await;
    leader.sees("чем помочь?").await;
    leader.commands("clusters").await;
    leader.presses_like("Веду: Формирующее оценивание").await;
    leader.sees("Пригласите коллег по ссылке").await;
    let cluster = leader.link().await;
    let teacher = visit.phone(TEACHER).await;
    joins(&teacher, tongue, &cluster).await;

    let leader = visit.phone(LEADER).await;
    if !tongue.is_russian {
        leader.commands("settings").await;
        leader.presses("English").await;
        leader.sees("Language: English").await;
    }
    leader.commands("menu").await;
    leader.sees(say("чем помочь?", "how can I help?")).await;
    let soon = visit.time().await + AHEAD;
    let begins = soon - TimeDelta::seconds(i64::from(soon.second()));
    let taps = makes(&leader, tongue, begins).await;
    assert!(taps <= TAPS, "an event takes {taps} taps");

    // The teacher is told, answers, and speaks on a topic.
    let teacher = visit.phone(TEACHER).await;
    teacher.sees(TITLE).await;
    teacher.presses(say("Иду", "Going")).await;
    teacher.has(&[TITLE, say("✅ Ваш ответ: Иду", "✅ Your answer: Going")]).await;
    teacher.commands("events").await;
    let coming = say("Ближайшие события", "Coming events");
    let dated = format!("✅ {}", begins.format("%d.%m"));
    teacher.sees(coming).await;
    teacher.presses_like(&dated).await;
    teacher.presses(say("Выступить с темой", "Speak on a topic")).await;
    teacher.sees(say("Как вы участвуете?", "How do you take part?")).await;
    teacher.presses(say("доклад", "report")).await;
    teacher.sees(say("Какая тема?", "Which topic?")).await;
    teacher.says(TOPIC).await;
    teacher.sees(say("✅ Записали вашу тему", "✅ Your topic is kept")).await;

    // Its leader sees who answered what.
    let leader = visit.phone(LEADER).await;
    leader.presses(say("Открыть событие", "Open the event")).await;
    leader.presses_like(say("Ответы", "Answers")).await;
    leader.sees(say("Идут: 1", "Going: 1")).await;
    leader.presses(say("С темой: 1", "With a topic: 1")).await;
    leader.sees(TOPIC).await;

    // She is reminded when a day is not left, and when two hours are not.
    visit.onward("24").await;
    let teacher = visit.phone(TEACHER).await;
    let reminder = say("Напоминание: ", "Reminder: ");
    teacher.has(&[reminder, TITLE]).await;
    let reminders = "
        const own = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=bot]`)];
        return own.filter((it) => it.innerText.includes(arguments[1])).length === 2";
    for _ in 0..4 {
        visit.onward("1").await;
    }
    visit.browser.until("two reminders", reminders, json!([TEACHER, reminder])).await;

    // She checks in by herself, in the half hour before.
    visit.onward("1").await;
    teacher.commands("events").await;
    teacher.sees(coming).await;
    teacher.presses_like(&dated).await;
    teacher.presses(say("Я на месте", "I am here")).await;
    teacher.sees(say("✅ Вы на месте", "✅ You are here")).await;

    // It begins, and ends; the leader closes the sheet, on which she is.
    for _ in 0..4 {
        visit.onward("1").await;
    }
    let leader = visit.phone(LEADER).await;
    leader.commands("attendance").await;
    leader.says(TITLE).await;
    leader.presses_like("❗").await;
    leader.sees(say("Отмечено 1 из", "Marked 1 of")).await;
    // Of fewer than five nobody is asked how it was.
    leader.presses(say("Все пришли", "All came")).await;
    leader.sees(say("Отмечено 24 из 24", "Marked 24 of 24")).await;
    leader.presses(say("Закрыть лист", "Close the sheet")).await;
    leader.sees(say("✅ Лист закрыт", "✅ The sheet is closed")).await;

    // She says how it went, gets her certificate, and all of it stands in her record.
    let teacher = visit.phone(TEACHER).await;
    teacher.sees(say("Как прошло?", "How did it go?")).await;
    teacher.presses("5").await;
    teacher.sees(say("✅ Спасибо за оценку", "✅ Thank you")).await;
    teacher.commands("record").await;
    teacher.sees(say("👥 События: 1", "👥 Events: 1")).await;
    let label = format!("{} ", begins.format("%d.%m.%y"));
    teacher.presses_like(&label).await;
    teacher.presses(say("Сертификат", "Certificate")).await;
    teacher.shows("[data-role=document]").await;
    let pdf = teacher.saves("Сертификат_").await;
    assert!(pdf.starts_with(b"%PDF-"), "{} bytes", pdf.len());
    teacher.commands("record").await;
    teacher.presses(say("Справка и таблица", "Reference and table")).await;
    teacher.presses(say("Справка для печати", "Reference to print")).await;
    let docx = teacher.saves("Справка_об_участии").await;
    assert!(docx.starts_with(b"PK"), "{} bytes", docx.len());
    let wide = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(visit.browser.script(wide, json!([])).await, true);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn an_event_from_its_making_to_the_certificate() {
    life(Tongue { is_russian: true }).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn an_event_in_english_from_its_making_to_the_certificate() {
    life(Tongue { is_russian: false }).await;
}

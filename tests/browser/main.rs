//! The demo page in a real browser: the main story, the roads beside it, a municipality set up from nothing, and the page
//! in English.
//!
//! The demo runs within the test; Chromium is driven by ChromeDriver. A picture of each screen that was looked at
//! stays in `target/tmp/browser`. With `GROZD_SCREENSHOT=docs/demo.png` the story also takes the picture of README.

// Helpers of tests may unwrap as tests do, and not every story needs every helper.
#![allow(clippy::unwrap_used, dead_code)]

mod driver;
mod event_life;
mod groups;
mod phone;
mod road;
mod setting_up;

use std::path::Path;

use chrono::{DateTime, Days, Timelike, Utc};
use chrono_tz::{Europe::Moscow, Tz};
use grozd::demo::Demo;
use serde_json::{Value, json};

use driver::{Browser, ENTER, ESCAPE, TAB};
use phone::Phone;

/// Who holds which phone when the page is opened.
const TEACHER: usize = 0;
const LEADER: usize = 1;
const COORDINATOR: usize = 2;
/// A small phone, and a screen on which three phones stand side by side.
const SMALL: (u32, u32) = (360, 740);
const LARGE: (u32, u32) = (1400, 850);

/// A demo and a browser that shows its page.
struct Visit {
    demo: Demo,
    browser: Browser,
}

impl Visit {
    async fn begin(test: &str, size: (u32, u32)) -> Visit {
        Visit::of(60, test, size).await
    }

    /// With so many people in the municipality.
    async fn of(people: u32, test: &str, (width, height): (u32, u32)) -> Visit {
        let demo = Demo::start("127.0.0.1:0".parse().unwrap(), people, None).await.unwrap();
        let browser = Browser::start(test).await;
        browser.opens(&demo.address()).await;
        browser.resizes(width, height).await;
        // A page that was loaded anew would not know this any more.
        browser.script("window.neverReloaded = true", json!([])).await;
        Visit { demo, browser }
    }

    /// The time of the demo, in Moscow.
    async fn time(&self) -> DateTime<Tz> {
        let said =
            self.browser.until("the time", "return document.querySelector('.clock time').dateTime", json!([])).await;
        let told: DateTime<Utc> = said.as_str().unwrap().parse().unwrap();
        told.with_timezone(&Moscow)
    }

    /// Moves the time on by the page's button of so many hours.
    async fn onward(&self, hours: &str) {
        let before = self.time().await;
        self.browser.taps_at(&format!("[data-hours='{hours}']")).await;
        let least = before.timestamp_millis() + (hours.parse::<i64>().unwrap() * 3600 - 60) * 1000;
        let moved = "return Date.parse(document.querySelector('.clock time').dateTime) >= arguments[0]";
        self.browser.until("the time is moved on", moved, json!([least])).await;
    }

    /// Moves the time on to the next hour of eight in the morning: what is said at night waits until then, and a story may be
    /// told at any hour.
    async fn until_morning(&self) {
        const MORNING: u32 = 8;
        let hours = (24 + MORNING - self.time().await.hour()) % 24;
        for _ in 0..hours {
            self.onward("1").await;
        }
    }

    async fn phone(&self, index: usize) -> Phone<'_> {
        Phone::take(&self.browser, index).await
    }

    /// Nothing was loaded anew, nothing failed unseen, nothing is left behind.
    async fn end(self) {
        let kept = self.browser.script("return window.neverReloaded", json!([])).await;
        assert_eq!(kept, true, "the page was loaded anew");
        assert_eq!(self.browser.complaints().await, Vec::<String>::new());
        self.browser.quit();
        self.demo.stop().await;
    }
}

/// The buttons of a phone that a toast covers, as far as they are in sight.
const COVERED: &str = "
    const toast = document.querySelector(`[data-phone='${arguments[0]}'] [data-role=toast]`)?.getBoundingClientRect();
    const chat = document.querySelector(`[data-phone='${arguments[0]}'] .chat`).getBoundingClientRect();
    return [...document.querySelectorAll(`[data-phone='${arguments[0]}'] .key`)].filter((key) => {
        const { top, bottom } = key.getBoundingClientRect();
        return toast && Math.max(top, chat.top) < toast.bottom && Math.min(bottom, chat.bottom) > toast.top;
    }).map((key) => key.textContent);";

/// How many are marked on a sheet of attendance: «Отмечено 7 из 21».
async fn marked(phone: &Phone<'_>) -> u32 {
    let sum = "
        const card = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=bot]`)].at(-1);
        return card?.innerText.match(/Отмечено (\\d+) из/)?.[1]";
    let found = phone.browser.until("the sheet's sum", sum, json!([phone.index])).await;
    found.as_str().unwrap().parse().unwrap()
}

/// Strikes Tab until a button of the bot has the focus, and shows it.
async fn tabs_to(phone: &Phone<'_>, label: &str) {
    phone.label_like(label).await;
    let mut reached = Value::Null;
    for _ in 0..60 {
        phone.browser.strikes(TAB).await;
        let focused = "
            const it = document.activeElement;
            return it.matches('.key') && it.matches(':focus-visible') && it.textContent";
        reached = phone.browser.script(focused, json!([])).await;
        if reached == label {
            break;
        }
    }
    assert_eq!(reached, label, "the keyboard reaches the button");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn the_main_story_on_a_small_phone() {
    let visit = Visit::begin("story", SMALL).await;

    // A newcomer agrees and registers.
    let teacher = visit.phone(TEACHER).await;
    teacher.shows(".empty").await;
    teacher.fits("empty").await;
    teacher.taps("[data-role=start]").await;
    teacher.sees("Согласие на обработку данных").await;
    teacher.presses("Соглашаюсь").await;
    teacher.sees("Ещё два согласия, по желанию").await;
    teacher.presses("Включить уведомления").await;
    teacher.label_like("✅ Уведомления").await;
    teacher.presses("Показать имя коллегам").await;
    teacher.label_like("✅ Имя видят коллеги").await;
    teacher.presses("Дальше").await;
    teacher.sees("Как вас зовут?").await;
    teacher.says("Петрова Ольга Сергеевна").await;
    teacher.sees("Где вы работаете?").await;
    teacher.says("берёзов").await;
    teacher.sees("Нашлась 1 организация").await;
    teacher.presses("Берёзовская школа").await;
    teacher.sees("Ваша должность?").await;
    teacher.presses("Учитель").await;
    teacher.sees("Что вы преподаёте?").await;
    teacher.presses("Начальные классы").await;
    teacher.presses("Готово: 1").await;
    teacher.sees("С какого года вы преподаёте?").await;
    teacher.presses("2015").await;
    teacher.sees("Всё верно?").await;
    teacher.presses("Всё верно").await;
    teacher.sees("✅ Вы зарегистрированы").await;

    // She registers a deficit and joins the cluster that addresses it.
    teacher.presses("Записать дефицит").await;
    teacher.sees("В какой области трудно?").await;
    teacher.presses("Методические").await;
    teacher.sees("Что именно?").await;
    teacher.presses("Формирующее оценивание").await;
    teacher.sees("Насколько это трудно?").await;
    teacher.presses("Заметно").await;
    teacher.sees("✅ Дефицит записан").await;
    teacher.presses_like("Формирующее оценивание · 👥").await;
    teacher.sees("Восполняет дефициты: ").await;
    teacher.presses("Вступить").await;
    teacher.sees("✅ Вы в кластере").await;

    // The leader makes an event by buttons; only its name is typed.
    let leader = visit.phone(LEADER).await;
    leader.sees("чем помочь?").await;
    leader.presses("Кластеры и события").await;
    leader.presses("Создать событие").await;
    leader.sees("Какое событие?").await;
    leader.presses("Семинар").await;
    leader.sees("Как называется?").await;
    leader.says("Оценивание без отметок").await;
    leader.sees("В какой день?").await;
    leader.picks(visit.time().await.date_naive() + Days::new(9)).await;
    leader.sees("Во сколько?").await;
    leader.presses("14:30").await;
    leader.sees("Где?").await;
    leader.presses("Школа-площадка").await;
    leader.sees("Создать событие?").await;
    leader.presses("Создать и уведомить").await;
    leader.sees("✅ Событие создано").await;

    // The teacher's tab tells of the notice by itself; she answers, and sees her answer kept.
    visit
        .browser
        .until(
            "the teacher's tab counts what is new",
            "return document.querySelector('[data-tab=\"0\"] .badge').checkVisibility()",
            json!([]),
        )
        .await;
    let teacher = visit.phone(TEACHER).await;
    teacher.sees("Семинар: Оценивание без отметок").await;
    teacher.presses("Иду").await;
    teacher.shows("[data-role=toast]").await;
    assert_eq!(visit.browser.script(COVERED, json!([TEACHER])).await, json!([]), "the toast covers buttons");
    teacher.has(&["Оценивание без отметок", "✅ Ваш ответ: Иду"]).await;

    // The leader opens yesterday's sheet: those who said «Иду» are marked; one is taken off, a guest is added.
    let leader = visit.phone(LEADER).await;
    leader.presses("‹ Меню").await;
    leader.sees("чем помочь?").await;
    let waits = leader.label_like("Отметить: ").await;
    leader.presses("Кластеры и события").await;
    leader.presses("Присутствие").await;
    leader.sees("не отмечено: 1").await;
    leader.presses_like("❗").await;
    leader.sees("Отметьте тех, кто пришёл").await;
    let prefilled = marked(&leader).await;
    assert!(prefilled > 1, "those who said «Иду» are marked");
    let present = leader.label_like("✅ ").await;
    leader.presses(&present).await;
    let fewer = format!("Отмечено {} из ", prefilled - 1);
    leader.sees(&fewer).await;
    leader.says("Ершова Нина Ильинична").await;
    leader.sees("в списке нет. Можно записать гостем.").await;
    leader.presses("Записать гостем").await;
    leader.sees("гостей 1").await;
    leader.presses("Закрыть лист").await;
    leader.sees("✅ Лист закрыт").await;
    leader.sees(&fewer).await;

    // What is done waits no more.
    leader.presses("‹ Меню").await;
    leader.sees("чем помочь?").await;
    let gone = "
        const card = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=bot]`)].at(-1);
        return ![...card.querySelectorAll('.key')].some((it) => it.textContent === arguments[1])";
    visit.browser.until("the sheet waits no more", gone, json!([LEADER, waits])).await;

    // The coordinator asks for figures and gets words and a picture.
    let coordinator = visit.phone(COORDINATOR).await;
    coordinator.commands("stats").await;
    coordinator.sees("📈 Показатели муниципалитета").await;
    coordinator.presses("Дефициты по категориям").await;
    coordinator.sees("Методические: ").await;
    coordinator.presses("📈 Картинка").await;
    let picture = "
        const image = document.querySelector(`[data-phone='${arguments[0]}'] [data-role=photo] img`);
        return image?.complete && image.naturalWidth > 0";
    visit.browser.until("the chart is loaded", picture, json!([COORDINATOR])).await;
    coordinator.fits("chart").await;
    coordinator.taps("[data-role=photo]").await;
    coordinator.fits("chart enlarged").await;
    visit.browser.taps_at("[data-role=close-viewer]").await;

    // Wide, the same three phones stand side by side.
    visit.browser.resizes(LARGE.0, LARGE.1).await;
    for index in [TEACHER, LEADER, COORDINATOR] {
        visit.phone(index).await.fits("side by side").await;
    }
    visit
        .browser
        .until("no toast hides anything", "return !document.querySelector('[data-role=toast]')", json!([]))
        .await;
    if let Some(path) = std::env::var_os("GROZD_SCREENSHOT") {
        visit.browser.picture_to(Path::new(&path)).await;
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn the_roads_beside_the_story() {
    let visit = Visit::begin("roads", SMALL).await;

    // The keyboard alone reaches the buttons of the bot and presses them.
    let coordinator = visit.phone(COORDINATOR).await;
    coordinator.sees("чем помочь?").await;
    visit.browser.script("document.activeElement.blur()", json!([])).await;
    tabs_to(&coordinator, "Ещё").await;
    coordinator.fits("focus").await;
    visit.browser.strikes(ENTER).await;
    tabs_to(&coordinator, "Профиль").await;
    visit.browser.strikes(ENTER).await;
    coordinator.sees("Соколова Ирина Павловна").await;

    // Sheets take the keyboard and give it back.
    coordinator.taps("[data-role=attach]").await;
    coordinator.shows("[data-sheet=attach]").await;
    coordinator.fits("attach").await;
    visit.browser.strikes(ESCAPE).await;
    let back = "return !document.querySelector('.sheet') && document.activeElement.dataset.role === 'attach'";
    visit.browser.until("the sheet is closed and the focus is back", back, json!([])).await;

    // A link to a cluster, found on the leader's phone, is typed into another one, and opened from a message's menu.
    let leader = visit.phone(LEADER).await;
    leader.commands("clusters").await;
    leader.presses_like("Веду: Формирующее оценивание").await;
    leader.sees("Пригласите коллег по ссылке").await;
    let link = leader.link().await;
    assert!(link.contains("?start=cluster-"), "{link}");
    let coordinator = visit.phone(COORDINATOR).await;
    coordinator.opens_link("https://example.org/").await;
    coordinator.shows("[data-sheet=deep-link] .complaint").await;
    coordinator.fits("wrong link").await;
    coordinator.taps("[data-role=close-sheet]").await;
    coordinator.opens_link(&link).await;
    coordinator.sees("Формирующее оценивание").await;
    let leader = visit.phone(LEADER).await;
    leader.taps("[data-from=bot]:has(a) [data-role=message-menu]").await;
    leader.shows("[data-sheet=message]").await;
    leader.fits("message menu").await;
    leader.taps("[data-open-on='0']").await;
    let teacher = visit.phone(TEACHER).await;
    teacher.sees("Согласие на обработку данных").await;

    // One's own data come as files that can be saved: a page for people, and this one for programs.
    let leader = visit.phone(LEADER).await;
    leader.commands("mydata").await;
    leader.sees("Всё, что о вас хранится").await;
    leader.presses("📄 Прислать файлы").await;
    leader.shows("[data-role=document]").await;
    leader.fits("document").await;
    leader.taps("[data-role=document][download$='.json']").await;
    let file = visit.browser.downloaded("grozd-my-data.json").await;
    let data: Value = serde_json::from_slice(&file).unwrap();
    assert!(data.to_string().contains("Гаврилова"), "{data}");

    // Who blocks the bot cannot write; who lets it in again can.
    leader.taps("[data-role=more]").await;
    leader.taps("[data-role=block]").await;
    leader.shows("[data-role=status][data-state=blocked]").await;
    leader.shows("[data-role=unblock]").await;
    leader.fits("blocked").await;
    leader.taps("[data-role=unblock]").await;
    leader.shows("[data-role=status][data-state=bot]").await;
    leader.says("/menu").await;
    leader.sees("чем помочь?").await;

    // Somebody else may hold the phone.
    leader.taps("[data-role=persona]").await;
    leader.fits("personas").await;
    let search = "[data-role=persona-search]";
    visit.browser.types(search, "цифровой урок").await;
    leader.fits("personas found").await;
    visit.browser.types(search, ENTER).await;
    leader.shows(".persona-caption").await;
    let caption = "return document.querySelector(`[data-phone='${arguments[0]}'] .persona-caption`).textContent.includes('«Цифровой урок»')";
    visit.browser.until("another persona", caption, json!([LEADER])).await;
    leader.sees("чем помочь?").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn registration_in_english_on_a_large_screen() {
    let visit = Visit::begin("english", LARGE).await;
    let browser = &visit.browser;
    browser.taps_at("[data-language=en]").await;
    browser
        .until(
            "the page speaks English",
            "return document.documentElement.lang === 'en' && document.querySelector('h1').textContent.startsWith('Demonstration')",
            json!([]),
        )
        .await;
    let teacher = visit.phone(TEACHER).await;
    teacher.fits("english page").await;
    teacher.taps("[data-role=start]").await;
    teacher.sees("Согласие на обработку данных").await;
    teacher.presses("English").await;
    teacher.sees("Consent to data processing").await;
    teacher.presses("I agree").await;
    teacher.sees("Two more consents, if you like").await;
    teacher.presses("Go on").await;
    teacher.sees("What is your name?").await;
    teacher.says("Petrova Olga Sergeevna").await;
    teacher.sees("Where do you work?").await;
    // What stands on a button is that button.
    teacher.says("школа 3").await;
    teacher.sees("Your post?").await;
    teacher.presses("Teacher").await;
    teacher.sees("What do you teach?").await;
    teacher.presses("Mathematics").await;
    teacher.presses("Done: 1").await;
    teacher.sees("Since which year do you teach?").await;
    teacher.presses("2015").await;
    teacher.sees("Is everything right?").await;
    teacher.presses("Everything is right").await;
    teacher.sees("✅ You are registered").await;
    visit.end().await;
}

/// Faults 32: the page shows and does what the messenger would.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn the_page_behaves_as_the_messenger_does() {
    let visit = Visit::begin("messenger", SMALL).await;
    let browser = &visit.browser;
    let leader = visit.phone(LEADER).await;
    leader.sees("чем помочь?").await;

    // The heads leave the screen to the card.
    let heads = "
        return ['.page-head', '.tabs', `[data-phone='${arguments[0]}'] .persona`, `[data-phone='${arguments[0]}'] .chat-head`]
            .reduce((sum, it) => sum + document.querySelector(it).offsetHeight, 0)";
    let heads = browser.script(heads, json!([LEADER])).await;
    assert!(heads.as_f64().unwrap() <= 140.0, "the heads take {heads} of {}", SMALL.1);

    // A label is one line, cut with «…».
    leader.commands("clusters").await;
    leader.label_like("Веду: ").await;
    leader.fits("labels").await;
    let tall = "
        return [...document.querySelectorAll(`[data-phone='${arguments[0]}'] .key`)]
            .filter((key) => key.offsetHeight > 44 || getComputedStyle(key.firstChild).textOverflow !== 'ellipsis')
            .map((key) => key.textContent)";
    assert_eq!(browser.script(tall, json!([LEADER])).await, json!([]), "labels of two lines");

    // Bubbles tell the time of the bot, wherever the browser is.
    let strange = "
        const inMoscow = (at) => new Date(at).toLocaleTimeString('ru', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Moscow' });
        return [...document.querySelectorAll(`[data-phone='${arguments[0]}'] time`)]
            .filter((it) => it.textContent !== inMoscow(it.dateTime)).map((it) => it.textContent)";
    assert_eq!(browser.script(strange, json!([LEADER])).await, json!([]), "times of another zone");

    // A long paste goes as several messages, and the bot asks for what is missing.
    let paste = "
        const input = document.querySelector(`[data-phone='${arguments[0]}'] [data-role=input]`);
        input.value = 'слово '.repeat(700);
        input.closest('form').requestSubmit();";
    browser.script(paste, json!([LEADER])).await;
    let pieces = "
        const own = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=person] [data-role=text]`)];
        return own.map((it) => it.textContent).filter((it) => /^(слово|о слово)/.test(it)).map((it) => it.length).join() === '4096,103'";
    browser.until("two messages", pieces, json!([LEADER])).await;
    leader.sees("👥 Кластеры").await;

    // By the keyboard, the field is a few steps behind the newest buttons, and the arrows walk the messages.
    let log = "document.querySelector(`[data-phone='${arguments[0]}'] .log`).focus()";
    browser.script(log, json!([LEADER])).await;
    browser.strikes("\u{E013}").await;
    let menu = "return document.activeElement.dataset.role === 'message-menu'";
    assert_eq!(browser.script(menu, json!([])).await, true, "an arrow reaches the newest message");
    let stops = "
        return document.querySelectorAll(`[data-phone='${arguments[0]}'] .message-menu[tabindex='-1']`).length
            === document.querySelectorAll(`[data-phone='${arguments[0]}'] .message-menu`).length";
    assert_eq!(browser.script(stops, json!([LEADER])).await, true, "no message is a stop of its own");

    // Widened, every phone stands at its newest message.
    browser.resizes(LARGE.0, LARGE.1).await;
    let at_end = "
        return [...document.querySelectorAll('.log')].every((it) => it.scrollHeight - it.scrollTop - it.clientHeight < 4)";
    browser.until("each phone stands at its end", at_end, json!([])).await;
    visit.end().await;
}

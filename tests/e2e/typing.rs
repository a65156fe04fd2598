//! Wherever people type, whatever they type or send: a clear answer, the question stays, nothing is lost.

use chrono::TimeDelta;
use serde_json::json;
use sim::Done;

use crate::world::{CLUSTER, Somebody, World};

/// A question that is answered by typing.
struct Asked<'a> {
    /// Words on the card while it stands.
    question: &'a str,
    /// Words on the card that follows an answer.
    next: &'a str,
    /// Which of the [`typed`] texts it takes as an answer.
    takes: &'a [&'a str],
}

const ONE: &str = "one character";
const LONG: &str = "two hundred characters";
const EMOJI: &str = "an emoji";
const RTL: &str = "right to left";
const MARKUP: &str = "markup";
const LINES: &str = "lines";
const PIECE: &str = "four thousand characters";

/// What people type, with its name.
fn typed() -> [(&'static str, String); 7] {
    [
        (ONE, "Я".to_owned()),
        (LONG, "я".repeat(200)),
        (EMOJI, "🌸".to_owned()),
        (RTL, "\u{202E}اسم المعلم".to_owned()),
        (MARKUP, "<b>Оля</b> &amp; Ко".to_owned()),
        (LINES, "Первая\n\n\u{7}вторая".to_owned()),
        // A client sends what is longer in parts.
        (PIECE, "яблоко ".repeat(580)),
    ]
}

/// Says and sends everything to a question; `reach` brings the person to it from anywhere.
async fn endures(somebody: &Somebody<'_>, asked: Asked<'_>, reach: impl AsyncFn()) {
    let sim = &somebody.world.sim;
    reach().await;
    somebody.sees(asked.question);
    for (name, text) in typed() {
        let before = somebody.card().id;
        somebody.says(&text).await;
        assert!(somebody.card().id > before, "silence after {name}\n{}", somebody.screen());
        if somebody.shows("Это всё") {
            // What is nearly as long as a message can be may be the beginning of a longer text.
            assert_eq!(name, PIECE);
            somebody.presses("Это всё").await;
        }
        assert!(!somebody.screen().contains('\u{202E}'), "the rest of the line runs backwards:\n{}", somebody.screen());
        if asked.takes.contains(&name) {
            assert!(somebody.shows(asked.next), "{name} is no answer:\n{}", somebody.screen());
            reach().await;
        }
        assert!(somebody.shows(asked.question), "{name} is taken:\n{}", somebody.screen());
    }
    let said = sim.chat(somebody.id).into_iter().rev().find(|message| !message.is_from_bot()).unwrap();
    let dice = json!({ "dice": { "emoji": "🎲", "value": 3 } });
    let location = json!({ "location": { "latitude": 55.0, "longitude": 37.0 } });
    let sends = |content| Ok(sim.inject_update(somebody.raw_message(content)));
    let id = somebody.id;
    let things: [(&str, &dyn Fn() -> Done); 8] = [
        ("Стикер", &|| sim.sends_sticker(id)),
        ("Голосовое сообщение", &|| sim.sends_voice(id)),
        ("Фото", &|| sim.sends_photo(id, None, "подпись")),
        ("Контакт", &|| sim.shares_contact(id)),
        ("Файл", &|| sim.sends_document(id, "план.docx", "PK", "")),
        ("Пересланное сообщение", &|| sim.forwards_from(id, "Завуч", "Школа № 3")),
        ("Стикер", &|| sends(&dice)),
        ("Такое сообщение", &|| sends(&location)),
    ];
    // Where a list is asked for or stands, a document is an answer; it has a story of its own.
    let takes_lists = ["Какие школы добавить?", "Люди"].contains(&asked.question);
    let is_asked = |answer: &str| answer == "Файл" && takes_lists;
    for (answer, sends) in things.into_iter().filter(|(answer, _)| !is_asked(answer)) {
        let before = somebody.card().id;
        somebody.done(sends()).await;
        assert!(somebody.card().id > before, "silence after {answer}");
        somebody.sees(&format!("❗ {answer} здесь не подойдёт."));
        somebody.sees(asked.question);
    }
    // Things have come since.
    somebody.done(sim.edits(id, said.id, "исправлено")).await;
    somebody.sees("Исправление не учтено");
    somebody.sees(asked.question);
}

/// A search: whatever is typed, the list stands and says what it found.
fn search(title: &str) -> Asked<'_> {
    Asked { question: title, next: "", takes: &[] }
}

#[tokio::test]
async fn everything_is_typed_at_the_registration() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    let name =
        Asked { question: "Как вас зовут?", next: "Где вы работаете?", takes: &[RTL, LINES] };
    let restarts = async || {
        world.tamper("DELETE FROM session WHERE room = 'registration'").await;
        olga.says("/menu").await;
    };
    endures(&olga, name, restarts).await;
    olga.says("О'Коннор-Ли анна-мария").await;
    endures(&olga, search("Где вы работаете?"), async || {}).await;
    olga.says("<b>Школа</b> &amp;\nсад").await;
    olga.presses("Добавить «<b>Школа</b> &amp; сад»").await;
    olga.sees("Ваша должность?");
    // Here only a button answers; what is typed loses nothing.
    endures(&olga, search("Ваша должность?"), async || {}).await;
    olga.presses("Учитель").await;
    olga.presses("Математика").await;
    olga.presses("Готово: 1").await;
    endures(&olga, search("С какого года вы преподаёте?"), async || {}).await;
    for year in ["1954", "2027", "20 15", "-5", "99999999999999999999", "٢٠١٥"] {
        olga.says(year).await;
        let flaw = if year.len() == 4 {
            format!("❗ {year} не подходит")
        } else {
            "❗ Не вижу года".to_owned()
        };
        olga.sees(&flaw);
        olga.sees("от 1955 до 2026.");
    }
    // A command in the middle loses nothing either.
    olga.says("/help").await;
    olga.sees("Что умеет бот");
    olga.says("/menu").await;
    olga.sees("С какого года вы преподаёте?");
    olga.says("2015").await;
    olga.sees("Фамилия: О'Коннор-Ли");
    olga.sees("Имя: Анна-Мария");
    olga.sees("📍 <b>Школа</b> &amp; сад");
    olga.presses("Всё верно").await;
    olga.sees("Анна-Мария, рады вам");
    world.end().await;
}

#[tokio::test]
async fn everything_is_typed_at_deficits_and_clusters() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let own_words =
        Asked {
            question: "Опишите своими словами", next: "Насколько это трудно?", takes: &[LONG, RTL, MARKUP, LINES]
        };
    endures(&olga, own_words, async || {
        olga.says("/cancel").await;
        olga.says("/deficits").await;
        olga.presses("Записать дефицит").await;
        olga.presses("Цифровые").await;
        olga.presses("Своими словами").await;
    })
    .await;
    olga.says("<i>не</i> успеваю &lt;всё&gt;").await;
    olga.presses("Очень трудно").await;
    olga.sees("<i>не</i> успеваю &lt;всё&gt;");
    endures(&olga, search("🔒 Мои дефициты"), async || olga.says("/deficits").await).await;
    olga.says("УСПЕВАЮ").await;
    olga.sees("Нашёлся 1 из 1.");
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase,
                                 founded_at)
             VALUES (1, 'cluster', '<b>Физика</b> \u{645}', x'', '', 1, 'working', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    endures(&olga, search("👥 Кластеры"), async || olga.says("/clusters").await).await;
    olga.says("физика").await;
    olga.presses_like("<b>Физика</b>").await;
    olga.presses("Вступить").await;
    olga.presses("Участники").await;
    endures(&olga, search("👥 Участники: 1"), async || {}).await;
    endures(&olga, search("Ближайшие события"), async || olga.says("/events").await).await;
    endures(&olga, search("чем помочь?"), async || olga.says("/menu").await).await;
    world.end().await;
}

#[tokio::test]
async fn everything_is_typed_at_a_new_event_and_its_sheet() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    let title = Asked {
        question: "Как называется?", next: "В какой день?", takes: &[RTL, MARKUP, LINES]
    };
    let begins = async || {
        pyotr.says("/cancel").await;
        pyotr.says("/events").await;
        pyotr.presses("Создать событие").await;
        pyotr.presses("Семинар").await;
    };
    endures(&pyotr, title, begins).await;
    begins().await;
    pyotr.says("<b>Линзы</b> & «зеркала»").await;
    pyotr.presses("26").await;
    endures(&pyotr, search("Во сколько?"), async || {}).await;
    for time in ["25:00", "14:60", "после обеда", "1:2:3"] {
        pyotr.says(time).await;
        pyotr.sees("не похоже на время");
    }
    pyotr.says("14.30").await;
    let place =
        Asked { question: "Где?", next: "Создать событие?", takes: &[LONG, RTL, MARKUP, LINES] };
    endures(&pyotr, place, async || {
        if pyotr.shows("Создать событие?") {
            pyotr.presses("Место").await;
        }
    })
    .await;
    pyotr.says("<a href=\"x\">дом</a>").await;
    pyotr.sees("📍 <a href=\"x\">дом</a>");
    pyotr.presses("Создать и уведомить").await;
    world.deliver().await;
    olga.sees("Семинар: <b>Линзы</b> & «зеркала»");
    olga.sees("📍 <a href=\"x\">дом</a>");
    world.later(TimeDelta::days(6));
    endures(&pyotr, search("Присутствие"), async || pyotr.says("/attendance").await).await;
    pyotr.says("линзы").await;
    pyotr.presses_like("<b>Линзы</b>").await;
    pyotr.presses("Петрова О.").await;
    endures(&pyotr, search("<b>Линзы</b> & «зеркала»"), async || {}).await;
    pyotr.presses("‹ Убрать этот список").await;
    pyotr.says("<b>Оля</b> & Ко").await;
    pyotr.presses("Записать гостем").await;
    pyotr.sees("✅ Гость записан: <b>Оля</b> & Ко");
    pyotr.presses("Закрыть лист").await;
    pyotr.sees("👥 Отмечено 1 из 1, гостей 1");
    world.end().await;
}

#[tokio::test]
async fn everything_is_typed_at_the_desk() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let schools = Asked {
        question: "Какие школы добавить?",
        next: "Добавить школы",
        takes: &[RTL, MARKUP, LINES, "two hundred characters"],
    };
    endures(&irina, schools, async || {
        irina.says("/cancel").await;
        irina.says("/people").await;
        irina.presses("Добавить школы").await;
    })
    .await;
    irina.presses("Отмена").await;
    endures(&irina, search("Школы и организации"), async || {}).await;
    let name =
        Asked {
            question: "Как назвать кластер?", next: "Какие дефициты восполняет?", takes: &[RTL, MARKUP, LINES]
        };
    endures(&irina, name, async || {
        irina.says("/cancel").await;
        irina.says("/people").await;
        irina.presses("Создать кластер").await;
    })
    .await;
    irina.says("<u>Физика</u>").await;
    irina.presses("Предметные").await;
    irina.presses("Готово: 1").await;
    endures(&irina, search("Для каких предметов кластер?"), async || {}).await;
    irina.presses("Пропустить").await;
    endures(&irina, search("Какая школа опорная?"), async || {}).await;
    irina.presses("Без опорной школы").await;
    endures(&irina, search("Кто будет руководить?"), async || {}).await;
    irina.presses("Назначить позже").await;
    irina.presses("Создать").await;
    irina.sees("<u>Физика</u>");
    irina.presses("Переименовать").await;
    let rename = Asked {
        question: "Новое название", next: "✅ Переименовано.", takes: &[RTL, MARKUP, LINES]
    };
    endures(&irina, rename, async || {
        if irina.shows("Переименовано") {
            irina.presses("Переименовать").await;
        }
    })
    .await;
    irina.presses("Отмена").await;
    irina.presses("‹ Назад").await;
    endures(&irina, search("Кластеры"), async || {}).await;
    irina.says("/people").await;
    irina.says("с").await;
    endures(&irina, search("Люди"), async || {}).await;
    irina.says("СМИРНОВА ирина").await;
    irina.sees("1 человек");
    world.end().await;
}

/// Issue 10, «The regulation»: a value that is typed, and the grounds of a change.
#[tokio::test]
async fn everything_is_typed_at_the_regulation() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let takes = &[ONE, LONG, EMOJI, RTL, MARKUP, LINES];
    let lines = Asked {
        question: "Напишите одним сообщением", next: "На каком основании?", takes
    };
    endures(&irina, lines, async || {
        irina.says("/cancel").await;
        irina.opens_key("Учреждение и бумаги", "Шапка бланка").await;
    })
    .await;
    irina.says("Управление образования\nул. Школьная, 1").await;
    let takes = &[LONG, RTL, MARKUP, LINES];
    let grounds = Asked {
        question: "Напишите пункт своего положения", next: "Изменить положение?", takes
    };
    endures(&irina, grounds, async || {
        if irina.shows("Изменить положение?") {
            irina.presses("Отмена").await;
            irina.says("Управление образования\nул. Школьная, 1").await;
        }
    })
    .await;
    irina.says("приказ № 2").await;
    irina.presses("Изменить").await;
    irina.sees("Сейчас: Управление образования; ул. Школьная, 1");
    irina.opens_key("Заседания и решения", "Кворум").await;
    endures(&irina, search("Кворум"), async || {}).await;
    assert_eq!(world.count("SELECT max(version) FROM regulation").await, 1);
    world.end().await;
}

//! The main story, from the stranger's first word to the coordinator's picture, as three people tell it.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::world::{Somebody, World};

/// The picture at the end of a chat: its caption, and that its bytes are a PNG.
fn picture(somebody: &Somebody<'_>) -> String {
    // The card stands below it again.
    let chat = somebody.world.sim.chat(somebody.id);
    let message = chat.iter().rev().find(|message| message.media.is_some()).expect("a picture");
    assert_eq!(chat.last().unwrap().id, somebody.card().id);
    assert!(somebody.card().id > message.id && !somebody.card().keyboard.is_empty());
    let media = message.media.as_ref().unwrap();
    assert_eq!(media.kind, "photo");
    let (bytes, _) = somebody.world.sim.file(&media.file_id).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"), "{} bytes", bytes.len());
    message.text.clone()
}

#[tokio::test]
async fn three_people_tell_the_main_story() {
    let world = World::start().await;
    let claim = world.claim().await;
    let irina = world.person("Ирина Смирнова");
    let pyotr = world.person("Пётр Ершов");
    let olga = world.person("Ольга");

    // The coordinator comes by the link, and lists the schools.
    irina.opens(&claim).await;
    irina.sees("✅ Ссылка принята.");
    irina.registers("Смирнова Ирина Викторовна").await;
    irina.sees("Вы координатор муниципалитета.");
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.says("Лицей № 1\nШкола № 3\nШкола № 7").await;
    irina.sees("Добавлю 2: «Лицей № 1», «Школа № 7»");
    irina.sees("Уже есть 1: «Школа № 3»");
    irina.sees("Из них подтвержу: 1");
    irina.presses("Добавить 2").await;
    irina.sees("✅ Добавлено 2 организации.");

    // The leader to be registers as anybody does.
    pyotr.starts().await;
    pyotr.registers("ершов пётр ильич").await;
    pyotr.sees("Пётр Ильич, рады вам в «Грозди»!");

    // A cluster is founded, and its leader appointed from the person's card.
    irina.presses("‹ Назад").await;
    irina.presses("Создать кластер").await;
    irina.says("Оценивание на уроке").await;
    irina.presses("Методические").await;
    irina.presses("Готово: 1").await;
    irina.presses("Пропустить").await;
    irina.presses("Лицей № 1").await;
    irina.presses("Назначить позже").await;
    irina.presses("Создать").await;
    irina.sees("✅ Кластер создан.");
    irina.says("/people").await;
    irina.sees("1 кластер без руководителя");
    irina.says("ершов").await;
    irina.presses_like("Ершов П. И.").await;
    irina.presses("Назначить руководителем").await;
    irina.presses_like("Оценивание на уроке").await;
    irina.presses("Назначить").await;
    irina.sees("Руководит: Ершов Пётр Ильич");
    world.deliver().await;
    pyotr.sees("✅ Вы руководитель кластера");

    // 1. The teacher reads the consent, agrees, registers and lands on the menu.
    olga.starts().await;
    olga.sees("Управление образования Лесного района");
    assert_eq!(world.count("SELECT count(*) FROM consent").await, 6);
    olga.presses("Соглашаюсь").await;
    olga.presses("Включить уведомления").await;
    olga.presses("Дальше").await;
    olga.says("Петрова Ольга Сергеевна").await;
    olga.says("школа 7").await;
    olga.presses("Учитель").await;
    olga.presses("Русский язык").await;
    olga.presses("Литература").await;
    olga.presses("Готово: 2").await;
    olga.says("2024").await;
    olga.sees("Фамилия: Петрова");
    olga.sees("📍 Школа № 7");
    olga.presses("Всё верно").await;
    olga.presses("‹ Меню").await;
    olga.sees("Ольга Сергеевна, чем помочь?");

    // 2. She registers a deficit, is shown the cluster that addresses it, and joins.
    olga.presses("Мой рост").await;
    olga.presses("Мои дефициты").await;
    olga.presses("Записать дефицит").await;
    olga.presses("Методические").await;
    olga.presses("Формирующее оценивание").await;
    olga.presses("Заметно").await;
    olga.sees("По этой теме работает 1 кластер.");
    olga.presses("Оценивание на уроке · 👥 0").await;
    olga.presses("Вступить").await;
    olga.sees("✅ Вы в кластере.");
    irina.says("/clusters").await;
    irina.presses_like("Оценивание на уроке").await;
    irina.presses("Вступить").await;

    // 3. The leader creates an event by buttons; members answer its notice.
    pyotr.says("/menu").await;
    pyotr.presses("Кластеры и события").await;
    pyotr.presses("Создать событие").await;
    pyotr.presses("Семинар").await;
    pyotr.says("Критерии вместо отметок").await;
    pyotr.presses("26").await;
    pyotr.presses("14:30").await;
    pyotr.says("https://vks.example.ru/42").await;
    pyotr.presses("Создать и уведомить").await;
    pyotr.sees("Уведомление получат 2 участника.");
    world.deliver().await;
    for member in [&olga, &irina] {
        member.sees("Семинар: Критерии вместо отметок");
        for label in ["Иду", "Не иду", "Под вопросом"] {
            assert!(member.card().has_button(label), "{label}\n{}", member.screen());
        }
    }
    olga.presses("Иду").await;
    olga.sees("✅ Ваш ответ: Иду");
    irina.presses("Не иду").await;
    olga.says("/events").await;
    olga.presses_like("✅ 26.11 14:30").await;
    olga.sees("✅ Ваш ответ: Иду");

    // 4. The leader marks who was there: the answers stand already, the exceptions are tapped.
    world.later(TimeDelta::days(5) + TimeDelta::hours(5));
    pyotr.says("/attendance").await;
    pyotr.presses_like("Критерии вместо отметок").await;
    pyotr.sees("👥 Отмечено 1 из 2");
    pyotr.sees("✅ Петрова О. С.");
    pyotr.presses("Смирнова И. В.").await;
    pyotr.says("Семёнова Яна").await;
    pyotr.presses("Записать гостем").await;
    pyotr.presses("Участие").await;
    pyotr.presses("Петрова О. С.: слушатель").await;
    pyotr.presses("доклад").await;
    pyotr.presses("Закрыть лист").await;
    pyotr.sees("👥 Отмечено 2 из 2, гостей 1");
    olga.says("/menu").await;
    olga.presses("Мой рост").await;
    olga.presses("Мои достижения").await;
    olga.sees("👥 События: 1, с вашим вкладом: 1");
    olga.sees("доклад: Критерии вместо отметок");

    // 5. The coordinator asks for the figures, in words and as a picture.
    irina.says("/stats").await;
    irina.sees("👥 Людей: 3");
    irina.sees("Кластеров: 1, участников: 2");
    irina.sees("прошло событий 1, впереди 0, отменено 0, на каждом в среднем 3");
    irina.presses("Дефициты по категориям").await;
    irina.sees("Показателей пока нет: они появятся, когда дефициты запишут не меньше 5 человек.");
    irina.presses("‹ Назад").await;
    irina.presses("Кластеры").await;
    irina.presses("📈 Картинка").await;
    assert_eq!(picture(&irina), "Больше всего участников — «Оценивание на уроке»: 2");

    assert_snapshot!("story_teacher", olga.chat());
    assert_snapshot!("story_leader", pyotr.chat());
    assert_snapshot!("story_coordinator", irina.chat().replace(&claim, "claim-…"));
    world.end().await;
}

/// What the texts hold of Russian on purpose: the operator's name, and the way to the other language.
const RUSSIAN_DATA: [&str; 2] = ["Управление образования Лесного района, ул. Школьная, 1", "[Русский]"];

/// Fails on any Russian letter in a chat that is in English.
#[track_caller]
fn is_in_english(somebody: &Somebody<'_>) {
    let mut chat = somebody.chat();
    for data in RUSSIAN_DATA {
        chat = chat.replace(data, "");
    }
    let cyrillic = |c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let russian = chat.lines().find(|line| line.contains(cyrillic));
    assert_eq!(russian, None, "Russian in an English chat");
}

/// Presses one label after another, by its whole or a part of it, or says what begins with `>`; after each the whole chat is in English.
async fn goes(somebody: &Somebody<'_>, steps: &[&str]) {
    for step in steps {
        match step.strip_prefix("> ") {
            Some(text) => somebody.says(text).await,
            None if somebody.card().has_button(step) => somebody.presses(step).await,
            None => somebody.presses_like(step).await,
        }
        is_in_english(somebody);
    }
}

#[tokio::test]
async fn the_same_story_is_told_in_english() {
    let world = World::start().await;
    let claim = world.claim().await;
    let irina = world.foreigner("Irina");
    let peter = world.foreigner("Peter");
    let olga = world.foreigner("Olga");
    irina.opens(&claim).await;
    goes(
        &irina,
        &[
            "I agree",
            "Turn notices on",
            "Go on",
            "> Smith Irina",
            "> School No. 3",
            "Add “School No. 3”",
            "Deputy head",
            "I teach nothing",
            "> 2010",
            "2015",
            "Everything is right",
        ],
    )
    .await;
    irina.sees("You are a coordinator of the municipality.");
    for (somebody, name) in [(&peter, "> Brown Peter"), (&olga, "> Green Olga")] {
        somebody.starts().await;
        goes(somebody, &["I agree", "Turn notices on", "Show my name", "Go on", name, "School No. 3", "Lecturer"][..6])
            .await;
        somebody.presses("Teacher").await;
        goes(somebody, &["Mathematics", "Done: 1", "> 1800", "2025", "Everything is right", "‹ Menu"]).await;
    }
    goes(&irina, &["> /people", "Create a cluster", "> Assessment"]).await;
    irina.presses("Methodological").await;
    goes(&irina, &["Done: 1", "Skip", "School No. 3", "Brown P.", "Create"]).await;
    world.deliver().await;
    is_in_english(&peter);
    goes(&olga, &["My growth", "My deficits"]).await;
    goes(&olga, &["Register a deficit"]).await;
    olga.presses("Methodological").await;
    goes(&olga, &["Formative assessment", "Noticeably", "Assessment", "Join", "> /events"]).await;
    goes(
        &peter,
        &[
            "> /menu",
            "Clusters and events",
            "Create an event",
            "Seminar",
            "> Criteria",
            "26",
            "> 14.30",
            "The host school",
            "Create and",
        ],
    )
    .await;
    world.deliver().await;
    olga.sees("Criteria");
    goes(
        &olga,
        &["Maybe", "> /events", "> /deficits", "> /clusters", "> /profile", "> /settings", "> /mydata", "> /help"],
    )
    .await;
    world.later(TimeDelta::days(6));
    goes(&peter, &["> /attendance", "Criteria", "All came", "> Grey Jane", "Add as a guest", "Close the sheet"]).await;
    goes(&olga, &["> /menu", "My growth", "My record"]).await;
    goes(&irina, &["> /stats", "How", "‹ Back", "Events", "‹ Back", "Deficits", "‹ Back", "Clusters", "Picture"]).await;
    picture(&irina);
    world.end().await;
}

#[tokio::test]
async fn a_language_is_switched_for_cards_and_commands() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    // They follow what is said.
    let told = async |words: &str| {
        let is_told = async || world.sim.commands(olga.id).first().is_some_and(|first| first.description == words);
        world.until("the commands are told", is_told).await;
    };
    told("Сегодня: что ждёт и что дальше").await;
    olga.says("/settings").await;
    olga.presses("English").await;
    olga.sees("Settings");
    olga.says("/clusters").await;
    olga.sees("Clusters");
    olga.does_not_see("Кластеры");
    told("Today: what waits and what is next").await;
    olga.says("/settings").await;
    olga.presses("Русский").await;
    olga.sees("Настройки");
    world.end().await;
}

/// Faults 17: whoever cannot read what stands there presses the language's button on a card of any age, and what they are
/// in the middle of goes on in the other language.
#[tokio::test]
async fn the_language_s_button_acts_on_an_older_card() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/settings").await;
    olga.says("/clusters").await;
    olga.sees("Кластеры");
    // As of an older card: the messenger keeps what the bot has taken off it.
    olga.forges(r#"settings:1:{"language":{"language":"en"}}"#).await;
    olga.sees("Clusters");
    olga.does_not_see("Экран обновлён");
    olga.says("/settings").await;
    olga.sees("Settings");
    world.end().await;
}

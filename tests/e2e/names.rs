//! Names, schools and years as people type and copy them, and two records that look the same.

use grozd::channels::telegram::greet;
use grozd::channels::telegram::wire::Wire;
use sim::Simulator;

use crate::world::{Somebody, World};

/// A newcomer who has answered everything and looks at the last card.
async fn at_the_last_card<'w>(world: &'w World, name: &str) -> Somebody<'w> {
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.says(name).await;
    olga.says("Школа № 3").await;
    if olga.shows("Добавить «Школа № 3»") {
        olga.presses("Добавить «Школа № 3»").await;
    }
    olga.presses("Учитель").await;
    olga.presses("Ничего не преподаю").await;
    olga.says("2015").await;
    olga.sees("Всё верно?");
    olga
}

/// Types another name on the last card.
async fn renames(olga: &Somebody<'_>, name: &str) {
    olga.presses("Имя").await;
    olga.says(name).await;
}

/// Faults 6, 7, 8, 27: the last card says which word is which.
#[tokio::test]
async fn the_last_card_shows_which_is_which_however_a_name_is_written() {
    let world = World::start().await;
    let olga = at_the_last_card(&world, "Ольга Сергеевна Петрова").await;
    for (typed, family, given, patronymic) in [
        ("ЛИ ОЛЬГА ПЕТРОВНА", "Ли", "Ольга", "Петровна"),
        ("Маи\u{306}я Петрова\u{2011}Водкина", "Петрова-Водкина", "Майя", "нет"),
        ("Д`Артаньян Шарль", "Д'Артаньян", "Шарль", "нет"),
        ("Хьэжы1ы Аслъан", "ХьэжыӀы", "Аслъан", "нет"),
        ("Мамедов Гасан Вагиф Оглы", "Мамедов", "Гасан", "Вагиф оглы"),
        ("Ким Анна -", "Ким", "Анна", "нет"),
        ("\u{FEFF}Ким\u{200B} Анна б/о", "Ким", "Анна", "нет"),
        ("меня зовут Ольга Сергеевна Петрова", "Петрова", "Ольга", "Сергеевна"),
    ] {
        renames(&olga, typed).await;
        for line in [format!("Фамилия: {family}"), format!("Имя: {given}"), format!("Отчество: {patronymic}")]
        {
            olga.sees(&line);
        }
    }
    renames(&olga, "Ким Анна нет").await;
    olga.presses("Всё верно").await;
    olga.sees("Анна, рады вам в «Грозди»");
    world.end().await;
}

/// Faults 6, 9, 27: what is no name is refused by what is wrong with it, and what cannot be seen is nothing.
#[tokio::test]
async fn what_is_wrong_with_a_name_is_named() {
    let world = World::start().await;
    let olga = at_the_last_card(&world, "Петрова Ольга").await;
    olga.presses("Имя").await;
    olga.sees("Нет отчества — не пишите.");
    for (typed, said) in [
        ("Петрова № 3", "Знак «№» в имени не бывает."),
        ("Петрова Ольга 🌸", "Знак «🌸» в имени не бывает."),
        ("Петроваs Ольга", "Буква «s» в имени из другого алфавита."),
        ("Иванова А. П.", "Вижу инициалы"),
        ("Ольга", "Вижу одно слово"),
        ("\u{3164}\u{3164}", "нет ни одного видимого знака"),
        ("\u{200B}\u{2060}\u{FEFF}", "нет ни одного видимого знака"),
        ("\u{2800} \u{2800}", "нет ни одного видимого знака"),
        ("\u{301}\u{308}", "нет ни одного видимого знака"),
    ] {
        olga.says(typed).await;
        olga.sees(said);
        olga.sees("Как вас зовут?");
    }
    // A name that lacks its family name is kept until that comes.
    olga.says("Мария Ивановна").await;
    olga.sees("Вижу имя и отчество, а фамилии нет.");
    olga.sees("Напишите фамилию.");
    olga.says("Петрова").await;
    for line in ["Фамилия: Петрова", "Имя: Мария", "Отчество: Ивановна"] {
        olga.sees(line);
    }
    world.end().await;
}

/// Faults 9: in every room a text that cannot be seen is no text.
#[tokio::test]
async fn what_cannot_be_seen_adds_no_school_and_finds_nothing() {
    let world = World::start().await;
    let irina = world.coordinator("Соколова Ирина Павловна").await;
    let before = world.facts().await;
    for door in ["/people", "/clusters", "/deficits"] {
        irina.says(door).await;
        for blank in ["\u{3164}", "\u{200B}\u{200B}", "\u{E0041}\u{E0042}", "\u{202E}\u{2066}"] {
            irina.says(blank).await;
            irina.sees("нет ни одного видимого знака");
        }
    }
    assert_eq!(world.facts().await, before);
    world.end().await;
}

/// Faults 10: two that look the same are one school, whatever signs are between and in them.
#[tokio::test]
async fn a_school_that_looks_the_same_is_the_same() {
    let world = World::start().await;
    world.coordinator("Соколова Ирина Павловна").await;
    for typed in ["\u{FEFF}Школа № 3", "Школa №3", "школа\u{200B} 3", "«ШКОЛА № 3»"] {
        let olga = world.person("Ольга");
        olga.starts().await;
        olga.presses("Соглашаюсь").await;
        olga.presses("Дальше").await;
        olga.says("Петрова Ольга").await;
        olga.says(typed).await;
        olga.sees("Ваша должность?");
    }
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 1);
    world.end().await;
}

/// Faults 27, TRIED A14: people are found as they are called.
#[tokio::test]
async fn people_are_found_as_they_are_called() {
    let world = World::start().await;
    let irina = world.coordinator("Соколова Ирина Павловна").await;
    for name in [
        "Алексеева Вера Михайловна",
        "Алексеева Марина Викторовна",
        "Ли Ольга",
        "Лисицына Анна Петровна",
        "Петров Пётр",
    ] {
        world.teacher(name).await;
    }
    irina.says("/people").await;
    for (typed, found) in [
        ("Вера Михайловна", "Алексеева В"),
        ("Алексеева В.М.", "Алексеева В"),
        ("В. М. Алексеева", "Алексеева В"),
        ("ирина павловна", "Соколова И"),
        ("алексеева марина", "Алексеева М"),
    ] {
        irina.says(typed).await;
        irina.sees("1 человек");
        irina.label_like(found);
    }
    // Whose family name was typed stands first.
    for (typed, first) in [("ли", "Ли О"), ("петр", "Петров П")] {
        irina.says(typed).await;
        let card = irina.card();
        assert!(card.labels().concat()[0].starts_with(first), "{typed}: {}", irina.screen());
    }
    world.end().await;
}

/// Faults 12: the second one is a person of their own, hears nothing of the other, and coordinators are told.
#[tokio::test]
async fn one_name_twice_in_one_school_stays_two_people_and_is_told_to_coordinators() {
    let world = World::start().await;
    let irina = world.coordinator("Соколова Ирина Павловна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    let second = at_the_last_card(&world, "петрова ольга").await;
    second.presses("Всё верно").await;
    second.sees("✅ Вы зарегистрированы");
    second.sees("Такое имя уже есть в списке этой школы. Если это вы, записи соединят: координатору уже сообщили.");
    second.sees("Ждать не нужно: бот работает уже сейчас.");
    second.label_like("Ввести код школы");
    second.does_not_see("Сергеевна");
    assert_eq!(world.count("SELECT count(*) FROM person WHERE family_name = 'Петрова'").await, 2);
    world.deliver().await;
    irina.sees("❗ Одно имя дважды в одной школе");
    irina.sees("Петрова Ольга");
    irina.presses("Прежняя запись").await;
    irina.sees("Петрова Ольга Сергеевна");

    // Nobody else hears any of it.
    let anna = at_the_last_card(&world, "Петрова Анна").await;
    anna.presses("Всё верно").await;
    anna.does_not_see("Такое имя уже есть");
    world.deliver().await;
    assert!(!irina.chat().contains("Петрова Анна"));
    world.end().await;
}

/// TRIED A6, A7.
#[tokio::test]
async fn a_year_is_understood_as_people_write_it() {
    let world = World::start().await;
    let olga = at_the_last_card(&world, "Петрова Ольга").await;
    // Who teaches nothing is asked for the beginning of the work.
    olga.sees("🗓 В педагогике с 2015 года");
    for (typed, year) in [("1998 г.", 1998), ("98", 1998), ("с 1998", 1998), ("сентябрь 2015", 2015)] {
        olga.presses("Год начала работы").await;
        olga.sees("С какого года вы в педагогике?");
        olga.says(typed).await;
        olga.sees(&format!("🗓 В педагогике с {year} года"));
    }
    olga.presses("Год начала работы").await;
    olga.says("1898").await;
    olga.sees("1898 не подходит: нужен год от 1955 до 2026.");
    olga.says("давно").await;
    olga.sees("Не вижу года.");
    olga.says("15 лет").await;
    olga.sees("С 2011 года?");
    olga.presses("Да, с 2011 года").await;
    olga.sees("🗓 В педагогике с 2011 года");
    olga.presses("Год начала работы").await;
    olga.says("стаж 20 лет").await;
    olga.says("да").await;
    olga.sees("🗓 В педагогике с 2006 года");
    olga.presses("Предметы").await;
    olga.presses("Математика").await;
    olga.presses("Готово: 1").await;
    olga.sees("🗓 Преподаёте с 2006 года");
    world.end().await;
}

/// TRIED A16: data that are being changed are called so until they are saved, and a school that was typed and not
/// taken stays in no list.
#[tokio::test]
async fn what_is_not_saved_is_no_fact() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let before = world.facts().await;
    olga.says("/profile").await;
    olga.presses("Изменить").await;
    olga.sees("Что изменить?");
    olga.does_not_see("Шаг");
    // Whoever has only looked leaves no draft.
    olga.says("/menu").await;
    olga.does_not_see("правку профиля");
    olga.says("/profile").await;
    olga.presses("Изменить").await;
    renames(&olga, "Смирнова Ольга").await;
    olga.sees("Сохранить изменения?");
    olga.says("/clusters").await;
    olga.says("/menu").await;
    olga.sees("правку профиля");
    olga.says("/profile").await;
    olga.sees("Петрова Ольга Сергеевна");
    olga.presses("Изменить").await;
    olga.sees("Есть черновик");
    olga.sees("правку профиля");
    olga.presses("Продолжить").await;
    olga.sees("Фамилия: Смирнова");
    olga.presses("Не сохранять").await;
    olga.sees("Изменения не сохранены");
    olga.sees("Петрова Ольга Сергеевна");
    assert_eq!(world.facts().await, before);

    let anna = at_the_last_card(&world, "Орлова Анна").await;
    anna.presses("Место работы").await;
    anna.says("Лицей № 1").await;
    anna.presses("Добавить «Лицей № 1»").await;
    anna.sees("📍 Лицей № 1");
    anna.presses("Место работы").await;
    anna.says("Школа № 3").await;
    anna.presses("Всё верно").await;
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 1);
    world.end().await;
}

/// TRIED, taps: from «Старт» to the registration ten, with a listed school that is typed and notices on.
#[tokio::test]
async fn registration_takes_ten_taps() {
    let world = World::start().await;
    world.coordinator("Соколова Ирина Павловна").await;
    let olga = world.person("Ольга");
    let mut taps = 1;
    olga.starts().await;
    for (label, typed) in [
        ("Соглашаюсь", ""),
        ("Включить оба и дальше", ""),
        ("", "Ольга Сергеевна Петрова"),
        ("", "школа №3"),
        ("Учитель", ""),
        ("Математика", ""),
        ("Готово: 1", ""),
        ("", "2015"),
        ("Всё верно", ""),
    ] {
        taps += 1;
        if label.is_empty() { olga.says(typed).await } else { olga.presses(label).await }
    }
    olga.sees("✅ Вы зарегистрированы");
    assert_eq!(taps, 10);
    assert_eq!(world.count("SELECT count(*) FROM consent WHERE account_id = 2").await, 3);
    world.end().await;
}

/// Faults 30: what this is comes before the consent, and is no part of it.
#[tokio::test]
async fn a_stranger_reads_what_this_is_before_anything_else() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.sees("Это «Гроздь»: бот подскажет методический кластер");
    olga.presses("English").await;
    olga.sees("This is Grozd: the bot suggests a methodological cluster");
    assert!(olga.screen().find("This is Grozd") < olga.screen().find("Consent to data processing"));
    world.end().await;
}

/// Faults 30: what the bot is stands in its profile in both languages, and is not said to Telegram again while it is the
/// same.
#[tokio::test]
async fn the_bot_introduces_itself_once() {
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), sim::Settings::default()).await.unwrap();
    let wire = Wire::new(&sim.api_url(), sim.token()).unwrap();
    for _ in 0..2 {
        greet::introduce(&wire).await.unwrap();
        for language in ["ru", "en", ""] {
            let (description, about) = sim.descriptions(language);
            assert_eq!(description.contains("Grozd helps the teachers"), language == "en", "{description}");
            assert_eq!(about.contains("for the teachers"), language == "en", "{about}");
            assert!(description.chars().count() > 100 && about.chars().count() > 20);
        }
        // Russian is the default, so that a client in Russian has it already.
        assert_eq!((sim.calls("setMyDescription"), sim.calls("setMyShortDescription")), (2, 2));
    }
    assert_eq!(sim.books().debts(), Vec::<String>::new());
}

/// TRIED A19: the help says more to those who have more to do.
#[tokio::test]
async fn the_help_knows_who_reads_it() {
    let world = World::start().await;
    let irina = world.coordinator("Соколова Ирина Павловна").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(crate::world::CLUSTER).await;
    irina.says("/help").await;
    irina.sees("📈 Координатору:");
    irina.sees("👥 Руководителю:");
    olga.says("/help").await;
    olga.does_not_see("Координатору");
    olga.does_not_see("Руководителю");
    world.end().await;
}

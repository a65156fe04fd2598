//! How names are read: each line is what somebody typed.

use proptest::prelude::*;

use super::*;

/// Asserts that what was typed is read as family name, given name, patronymic.
fn reads(typed: &str, family: &str, given: &str, patronymic: &str) {
    let name = FullName::parse(typed).unwrap_or_else(|flaw| panic!("{typed:?}: {flaw:?}"));
    assert_eq!((&*name.family, &*name.given, &*name.patronymic), (family, given, patronymic), "{typed:?}");
}

fn refused(typed: &str, flaw: &NameFlaw) {
    assert_eq!(FullName::parse(typed).as_ref().err(), Some(flaw), "{typed:?}");
}

#[test]
fn a_name_is_read_as_papers_write_it() {
    let name = FullName::parse("  петрова ольга  СЕРГЕЕВНА ").unwrap();
    assert_eq!(name.listed(), "Петрова Ольга Сергеевна");
    assert_eq!(name.spoken(), "Ольга Сергеевна");
    assert_eq!(name.short(), "Петрова О. С.");
    assert_eq!(FullName::parse("Петрова\nОльга\r\nСергеевна"), Ok(name));
    reads("римский-корсаков ян", "Римский-Корсаков", "Ян", "");
}

/// Faults 6.
#[test]
fn however_a_name_is_copied_it_is_kept_in_one_form() {
    reads("Петрова Маи\u{306}я", "Петрова", "Майя", "");
    for hyphen in
        ["-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", " - ", " – ", "- "]
    {
        reads(&format!("Петрова{hyphen}Водкина Анна"), "Петрова-Водкина", "Анна", "");
    }
    for apostrophe in ["'", "`", "’", "‘", "ʼ", "´"] {
        reads(&format!("Д{apostrophe}Артаньян Шарль"), "Д'Артаньян", "Шарль", "");
    }
    reads("Пет\u{AD}рова\u{A0}Анна\u{200B}", "Петрова", "Анна", "");
    reads("\u{FEFF}Петрова\u{2003}Анна\u{3164}", "Петрова", "Анна", "");
    for palochka in ["1", "I", "l", "Ӏ", "ӏ"] {
        reads(&format!("Хьэжы{palochka}ы Аслъан"), "ХьэжыӀы", "Аслъан", "");
    }
    reads("Умаров 1адам", "Умаров", "Ӏадам", "");
    // Latin letters that look like the others of their word.
    reads("Cидорова Aннa", "Сидорова", "Анна", "");
    reads("Петрова, Ольга, Сергеевна.", "Петрова", "Ольга", "Сергеевна");
    reads("«Петрова Ольга»", "Петрова", "Ольга", "");
    reads("ФИО: Петрова Ольга Сергеевна", "Петрова", "Ольга", "Сергеевна");
    reads("Фамилия: Петрова\nИмя: Ольга\nОтчество: Сергеевна", "Петрова", "Ольга", "Сергеевна");
}

/// Faults 6.
#[test]
fn what_is_in_no_name_is_named() {
    for (typed, sign) in [
        ("Петрова № 3", '№'),
        ("Петрова Ольга 🌸", '🌸'),
        ("<b>Ольга</b> Петрова", '<'),
        ("Петрова (Иванова) Ольга", '('),
        ("Петрова1 Ольга", '1'),
        ("1Петрова Ольга", '1'),
        ("Петрова Ольга @olga", '@'),
        ("- Ольга", '-'),
    ] {
        refused(typed, &NameFlaw::Sign(sign));
    }
    refused("Петроваs Ольга", &NameFlaw::Letter('s'));
    refused("Petrova Olgaж", &NameFlaw::Letter('ж'));
}

/// Faults 7.
#[test]
fn what_people_write_instead_of_a_patronymic_is_none() {
    for nothing in [
        "-",
        "—",
        "–",
        "нет",
        "Нет",
        "б/о",
        "без отчества",
        "(без отчества)",
        "отчества нет",
        ", отчества нет",
        "- нет",
        "отсутствует",
        "--",
    ] {
        reads(&format!("Ким Анна {nothing}"), "Ким", "Анна", "");
    }
    assert_eq!(FullName::parse("Ким Анна -").unwrap().spoken(), "Анна");
    // Nothing else is taken for it.
    reads("Нет Анна", "Нет", "Анна", "");
}

/// Faults 8.
#[test]
fn capitals_and_particles_stand_where_they_belong() {
    reads("ЛИ ОЛЬГА ПЕТРОВНА", "Ли", "Ольга", "Петровна");
    reads("иванова-петрова анна", "Иванова-Петрова", "Анна", "");
    reads("ИВАНОВА-ПЕТРОВА АННА", "Иванова-Петрова", "Анна", "");
    reads("Салтыков-щедрин Ян", "Салтыков-Щедрин", "Ян", "");
    reads("иВАНОВА аННА", "Иванова", "Анна", "");
    reads("ИВанова АНна", "Иванова", "Анна", "");
    reads("о'коннор шинейд", "О'Коннор", "Шинейд", "");
    reads("О’КОННОР ШИНЕЙД", "О'Коннор", "Шинейд", "");
    reads("ЛУК'ЯНЕНКО ИННА", "Лук'яненко", "Инна", "");
    reads("МакКензи Анна", "МакКензи", "Анна", "");
    for (typed, kept) in [
        ("Вагиф Оглы", "Вагиф оглы"),
        ("ВАГИФ ОГЛЫ", "Вагиф оглы"),
        ("вагиф оглы", "Вагиф оглы"),
        ("Вагиф-оглы", "Вагиф-оглы"),
        ("Рашид КЫЗЫ", "Рашид кызы"),
        ("рашид гызы", "Рашид гызы"),
        ("Болат улы", "Болат улы"),
        ("Асан уулу", "Асан уулу"),
    ] {
        reads(&format!("Алиев Тимур {typed}"), "Алиев", "Тимур", kept);
    }
    reads("аль-фараби анна", "аль-Фараби", "Анна", "");
    reads("АЛЬ-ФАРАБИ АННА", "аль-Фараби", "Анна", "");
    reads("Аль-Фараби Анна", "Аль-Фараби", "Анна", "");
    reads("ГАСАН-ЗАДЕ ЛЕЙЛА", "Гасан-заде", "Лейла", "");
    reads("ФОН БЕРГ АННА", "фон Берг", "Анна", "");
    reads("фон Берг Анна Карловна", "фон Берг", "Анна", "Карловна");
    reads("Фон Берг Анна", "Фон Берг", "Анна", "");
    reads("де ла крус анна", "де ла Крус", "Анна", "");
    reads("ван Дейк Анна", "ван Дейк", "Анна", "");
    reads("Саидов Омар ибн Хаттаб", "Саидов", "Омар", "ибн Хаттаб");
    // Short names are names.
    reads("ВАН МЭЙ", "Ван", "Мэй", "");
    reads("ю анна", "Ю", "Анна", "");
    reads("Ли Ян", "Ли", "Ян", "");
}

/// Faults 27.
#[test]
fn a_name_is_read_in_any_order() {
    for typed in [
        "Петрова Ольга Сергеевна",
        "Ольга Сергеевна Петрова",
        "ольга сергеевна петрова",
        "Ольга Петрова Сергеевна",
        "Петрова Сергеевна Ольга",
        "меня зовут Ольга Сергеевна Петрова",
    ] {
        reads(typed, "Петрова", "Ольга", "Сергеевна");
    }
    reads("Пётр Ильич Чайковский", "Чайковский", "Пётр", "Ильич");
    reads("Тимур Вагиф оглы Алиев", "Алиев", "Тимур", "Вагиф оглы");
    reads("Айтен Рашид-кызы Мамедова", "Мамедова", "Айтен", "Рашид-кызы");
    reads("Анна Сергеевна фон Берг", "фон Берг", "Анна", "Сергеевна");
    reads("Анна фон Берг", "фон Берг", "Анна", "");
    reads("Ольга Петрова", "Петрова", "Ольга", "");
    reads("Анна Ким", "Ким", "Анна", "");
    reads("Айнагуль Сабирова", "Сабирова", "Айнагуль", "");
    reads("Ким Ева", "Ким", "Ева", "");
    reads("Сабирова Айнагуль", "Сабирова", "Айнагуль", "");
    reads("Иванова Анна Мария Сергеевна", "Иванова", "Анна Мария", "Сергеевна");
    reads("Абрамович Роман Аркадьевич", "Абрамович", "Роман", "Аркадьевич");
    reads("Шушкевич Анна", "Шушкевич", "Анна", "");
    for typed in ["Мария Ивановна", "мария ивановна", "Пётр Ильич", "Айтен Рашид кызы", "Вагиф оглы", "Ивановна Мария"]
    {
        refused(typed, &NameFlaw::NoFamily);
    }
    for typed in ["Иванова А. П.", "Иванова А.П.", "Иванова А П", "А. П. Иванова", "А.П.Иванова Анна", "Иванова А."]
    {
        refused(typed, &NameFlaw::Initials);
    }
    for typed in ["О", "Ольга", "Петрова-Водкина", "Ольга -", "-", "фон Берг"] {
        assert!(FullName::parse(typed).is_err(), "{typed}");
    }
    refused("Ольга", &NameFlaw::OneWord);
    refused(&"а".repeat(200), &NameFlaw::TooLong);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_that_is_read_fits_its_columns(typed in prop_oneof!["\\PC{0,120}", "[а-яА-Яa-z'. -]{0,60}"]) {
        if let Ok(name) = FullName::parse(&typed) {
            prop_assert!((1..=60).contains(&name.family.chars().count()));
            prop_assert!((1..=60).contains(&name.given.chars().count()));
            prop_assert!(name.patronymic.chars().count() <= 60);
            // Every letter of it was typed, and every part can be seen.
            prop_assert!([&name.family, &name.given].iter().all(|part| part.chars().any(char::is_alphabetic)));
        }
    }
}

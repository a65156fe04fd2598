//! Cases, against forms that were written by hand: `names.txt` holds the names of invented people, each with its gender
//! and its forms.

use super::*;

/// A line of the list: a gender, then the parts in the nominative, genitive, dative, accusative and instrumental.
fn read(line: &str) -> (Gender, Vec<Vec<&str>>) {
    let (gender, forms) = line.split_once("; ").unwrap();
    let gender = if gender == "m" { Gender::Male } else { Gender::Female };
    (gender, forms.split("; ").map(|parts| parts.split('|').collect()).collect())
}

/// Papers 3: of 310 invented names, double, indeclinable, Turkic, in «-ых», at least 95 of 100 are right in all cases,
/// and whoever is wrong is known to be doubtful.
#[test]
fn names_are_declined_as_people_write_them() {
    let (mut all, mut right, mut sure, mut wrong, mut lies) = (0, 0, 0, Vec::new(), Vec::new());
    for line in include_str!("names.txt").lines() {
        let (gender, forms) = read(line);
        let name = Name { family: forms[0][0], given: forms[0][1], patronymic: forms[0][2] };
        all += 1;
        let declined: Vec<_> = Case::ALL.iter().map(|case| name.listed(*case)).collect();
        let expected: Vec<_> = forms.iter().map(|parts| parts.join(" ").trim_end().to_owned()).collect();
        let is_right = declined.iter().zip(&expected).all(|(form, expected)| form.words == *expected);
        let is_sure = declined.iter().all(|form| form.is_sure);
        sure += usize::from(is_sure);
        if is_right && name.gender() == Some(gender) {
            right += 1;
            continue;
        }
        let forms: Vec<_> = declined.iter().map(|form| form.words.as_str()).collect();
        let what = format!("{:?} {forms:?} instead of {expected:?}", name.gender());
        if is_sure { lies.push(what) } else { wrong.push(what) }
    }
    assert!(all >= 300);
    assert!(right * 100 >= all * 95, "{right} of {all}:\n{}\n{}", wrong.join("\n"), lies.join("\n"));
    assert!(lies.is_empty(), "wrong without a doubt:\n{}", lies.join("\n"));
    assert!(sure * 100 >= all * 85, "who doubts everything helps nobody: {sure} of {all}");
}

/// Papers 3: what the rules can only guess is known as doubtful.
#[test]
fn what_is_guessed_is_doubtful() {
    let guessed = [
        ("Заяц", "Антон", "Иванович"),
        ("Жданок", "Антон", "Иванович"),
        ("Хрущ", "Антон", "Иванович"),
        ("Ремень", "Антон", "Иванович"),
        ("Smith", "John", ""),
        ("Зимина", "Qwe", ""),
        // Nobody can tell whether it is a man or a woman.
        ("Ковальчук", "Женя", ""),
    ];
    for (family, given, patronymic) in guessed {
        let form = Name { family, given, patronymic }.listed(Case::Genitive);
        assert!(!form.is_sure, "{family} {given}: {}", form.words);
    }
    // But a name that never changes is sure, whoever bears it.
    let fixed = Name { family: "Петренко", given: "Женя", patronymic: "" };
    assert_eq!(fixed.gender(), None);
    assert!(fixed.part(Part::Family, Case::Genitive).is_sure);
}

#[test]
fn the_nominative_is_as_it_was_written() {
    let name = Name { family: "Рашидова", given: "Айгуль", patronymic: "Вагиф кызы" };
    assert_eq!(name.listed(Case::Nominative).words, "Рашидова Айгуль Вагиф кызы");
    assert_eq!(name.listed(Case::Dative).words, "Рашидовой Айгули Вагиф кызы");
    assert_eq!(name.signed(), "А.В. Рашидова");
    assert_eq!(name.with_initials(Case::Instrumental).words, "Рашидовой А.В.");
    let large = Name { family: "ЗИМИН", given: "ИВАН", patronymic: "" };
    assert_eq!(large.listed(Case::Genitive).words, "ЗИМИНА ИВАНА");
}

/// Papers 3: posts, each of the list and those of an office.
#[test]
fn posts_are_declined_by_their_noun() {
    let posts = [
        ("Учитель", "Учителя", "Учителю", "Учителя", "Учителем"),
        ("Воспитатель", "Воспитателя", "Воспитателю", "Воспитателя", "Воспитателем"),
        (
            "Заместитель руководителя",
            "Заместителя руководителя",
            "Заместителю руководителя",
            "Заместителя руководителя",
            "Заместителем руководителя",
        ),
        ("Руководитель (директор, заведующий)", "Руководителя", "Руководителю", "Руководителя", "Руководителем"),
        ("Педагог-психолог", "Педагога-психолога", "Педагогу-психологу", "Педагога-психолога", "Педагогом-психологом"),
        ("Учитель-логопед", "Учителя-логопеда", "Учителю-логопеду", "Учителя-логопеда", "Учителем-логопедом"),
        (
            "Социальный педагог",
            "Социального педагога",
            "Социальному педагогу",
            "Социального педагога",
            "Социальным педагогом",
        ),
        (
            "Преподаватель-организатор ОБЗР",
            "Преподавателя-организатора ОБЗР",
            "Преподавателю-организатору ОБЗР",
            "Преподавателя-организатора ОБЗР",
            "Преподавателем-организатором ОБЗР",
        ),
        (
            "Музыкальный руководитель",
            "Музыкального руководителя",
            "Музыкальному руководителю",
            "Музыкального руководителя",
            "Музыкальным руководителем",
        ),
        (
            "Инструктор по физической культуре",
            "Инструктора по физической культуре",
            "Инструктору по физической культуре",
            "Инструктора по физической культуре",
            "Инструктором по физической культуре",
        ),
        ("Старший вожатый", "Старшего вожатого", "Старшему вожатому", "Старшего вожатого", "Старшим вожатым"),
        (
            "Мастер производственного обучения",
            "Мастера производственного обучения",
            "Мастеру производственного обучения",
            "Мастера производственного обучения",
            "Мастером производственного обучения",
        ),
        (
            "Заведующий методическим кабинетом",
            "Заведующего методическим кабинетом",
            "Заведующему методическим кабинетом",
            "Заведующего методическим кабинетом",
            "Заведующим методическим кабинетом",
        ),
        (
            "Исполняющая обязанности директора",
            "Исполняющей обязанности директора",
            "Исполняющей обязанности директора",
            "Исполняющую обязанности директора",
            "Исполняющей обязанности директора",
        ),
        (
            "Начальник управления образования",
            "Начальника управления образования",
            "Начальнику управления образования",
            "Начальника управления образования",
            "Начальником управления образования",
        ),
        ("Директор", "Директора", "Директору", "Директора", "Директором"),
        (
            "Ведущий специалист",
            "Ведущего специалиста",
            "Ведущему специалисту",
            "Ведущего специалиста",
            "Ведущим специалистом",
        ),
    ];
    for (nominative, genitive, dative, accusative, instrumental) in posts {
        let forms: Vec<_> = Case::ALL.iter().map(|case| post(nominative, *case)).collect();
        assert!(forms.iter().all(|form| form.is_sure), "{nominative} is doubtful");
        let words: Vec<_> = forms.iter().map(|form| form.words.as_str()).collect();
        assert_eq!(words, [nominative, genitive, dative, accusative, instrumental]);
    }
}

/// Papers 3: groups and organisations, whose names in quotes stay.
#[test]
fn bodies_are_declined_and_their_names_are_not() {
    let bodies = [
        (
            "методический кластер «Физика»",
            "методического кластера «Физика»",
            "методический кластер «Физика»",
            "методическим кластером «Физика»",
        ),
        ("Управление образования", "Управления образования", "Управление образования", "Управлением образования"),
        (
            "Муниципальное бюджетное общеобразовательное учреждение «Школа № 3»",
            "Муниципального бюджетного общеобразовательного учреждения «Школа № 3»",
            "Муниципальное бюджетное общеобразовательное учреждение «Школа № 3»",
            "Муниципальным бюджетным общеобразовательным учреждением «Школа № 3»",
        ),
        ("Школа № 3", "Школы № 3", "Школу № 3", "Школой № 3"),
        ("МБОУ «Школа № 3»", "МБОУ «Школа № 3»", "МБОУ «Школа № 3»", "МБОУ «Школа № 3»"),
        ("Заречная основная школа", "Заречной основной школы", "Заречную основную школу", "Заречной основной школой"),
        ("Лицей № 5", "Лицея № 5", "Лицей № 5", "Лицеем № 5"),
        ("Детский сад «Ручеёк»", "Детского сада «Ручеёк»", "Детский сад «Ручеёк»", "Детским садом «Ручеёк»"),
        (
            "Районное методическое объединение",
            "Районного методического объединения",
            "Районное методическое объединение",
            "Районным методическим объединением",
        ),
        ("Ассоциация учителей", "Ассоциации учителей", "Ассоциацию учителей", "Ассоциацией учителей"),
        ("Гимназия № 6", "Гимназии № 6", "Гимназию № 6", "Гимназией № 6"),
    ];
    for (nominative, genitive, accusative, instrumental) in bodies {
        let form = |case| body(nominative, case);
        assert_eq!(form(Case::Genitive).words, genitive);
        assert_eq!(form(Case::Accusative).words, accusative);
        assert_eq!(form(Case::Instrumental).words, instrumental);
        assert!(form(Case::Genitive).is_sure, "{nominative}");
    }
    assert!(!body("Кружок рисования", Case::Genitive).is_sure, "a vowel that goes");
    assert!(!body("", Case::Genitive).is_sure);
}

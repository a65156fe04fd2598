//! Pasted lists, as they come out of Word, a spreadsheet, a mail or a messenger: which lines are things of the list and
//! which are its heading, its sum, its signature.
//!
//! One reader serves every list that people paste (schools, names on an attendance sheet). It knows nothing of what is
//! stored: what is new and what is there already, the room asks of its store. It is pure, and never loses a line without
//! saying so: what is no thing of the list stands in [`Pasted::passed`].

mod lines;
mod marks;

use super::forms;

/// What a list is of: it says where one thing ends and the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Schools and other institutions: one a line, since their names hold commas.
    Organisations,
    /// People: one a line, or parted by commas.
    People,
}

/// What a pasted list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The things of the list, each once, in their order.
    pub items: Vec<String>,
    /// The lines that are none, as they were pasted.
    pub passed: Vec<Passed>,
}

/// A line that is no thing of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// What stood there.
    pub line: String,
    /// Why it is passed over.
    pub why: Why,
}

/// Why a line is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A heading, the head of a table, a signature: about the list, and not of it.
    Heading,
    /// «Итого: 50».
    Sum,
    /// Nothing but a number or marks.
    Empty,
    /// It stands above already.
    Twice,
}

/// Reads a pasted list.
pub fn read(typed: &str, of: Of) -> Pasted {
    let mut pasted = Pasted::default();
    let mut forms = std::collections::HashSet::new();
    for line in lines::rows(typed, of) {
        match line {
            lines::Row::Item(item) if forms.insert(forms::search(&item)) => pasted.items.push(item),
            lines::Row::Item(line) => pasted.passed.push(Passed { line, why: Why::Twice }),
            lines::Row::Passed(passed) => pasted.passed.push(passed),
        }
    }
    pasted
}

/// The text of a file, in one of the encodings that office programs save a list in: UTF-8, UTF-16 with its mark, or
/// Windows-1251; `None` for what is no text.
pub fn decoded(content: &[u8]) -> Option<String> {
    let wide = |content: &[u8], number: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = content.chunks_exact(2).map(|pair| number([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok().filter(|_| content.len().is_multiple_of(2))
    };
    match content {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(content) {
            Ok(text) => Some(text.trim_start_matches('\u{feff}').to_owned()),
            Err(_) => content.iter().map(|byte| of_windows_1251(*byte)).collect(),
        }
        .filter(|text: &String| !text.contains(|c: char| c.is_control() && !c.is_whitespace())),
    }
}

/// A byte of Windows-1251; `None` for those that no list has.
fn of_windows_1251(byte: u8) -> Option<char> {
    Some(match byte {
        b'\t' | b'\n' | b'\r' | 0x20..=0x7e => char::from(byte),
        0xc0..=0xff => char::from_u32(0x410 + u32::from(byte - 0xc0))?,
        0xa8 => 'Ё',
        0xb8 => 'ё',
        0xab => '«',
        0xbb => '»',
        0xb9 => '№',
        0x84 => '„',
        0x85 => '…',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0xa0 => '\u{a0}',
        _ => return None,
    })
}

/// Whether a typed text is a list at all, and no single name: then it is no search either.
pub fn is_list(typed: &str, of: Of) -> bool {
    let pasted = read(typed, of);
    pasted.items.len() > 1 || !pasted.items.is_empty() && !pasted.passed.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn schools(typed: &str) -> Vec<String> {
        read(typed, Of::Organisations).items
    }

    fn people(typed: &str) -> Vec<String> {
        read(typed, Of::People).items
    }

    fn passed(typed: &str, of: Of) -> Vec<(String, Why)> {
        read(typed, of).passed.into_iter().map(|passed| (passed.line, passed.why)).collect()
    }

    /// Faults 26, with the very lines of the trial.
    #[test]
    fn a_list_from_word_is_read_without_its_marks() {
        let typed = "Список образовательных организаций района на 01.09.2026\n\n\
                     1. МБОУ «Ивановская СОШ»;\n\
                     3) МКОУ \"ООШ с. Луговое\",\n\
                     • МДОУ детский сад «Теремок»\n\
                     –\tШкола № 5.\n\
                     43. «Школа № 3»;\n\
                     42. Школа № 3\n\
                     44. Муниципальное бюджетное общеобразовательное учреждение \"Средняя общеобразовательная школа № 3 \
                     имени А. С. Пушкина\" с. Верхнее Пробное\n\
                     Итого: 50";
        assert_eq!(
            schools(typed),
            [
                "МБОУ «Ивановская СОШ»",
                "МКОУ «ООШ с. Луговое»",
                "МДОУ детский сад «Теремок»",
                "Школа № 5",
                "Школа № 3",
                "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3 \
                 имени А. С. Пушкина» с. Верхнее Пробное",
            ]
        );
        assert_eq!(
            passed(typed, Of::Organisations),
            [
                ("Список образовательных организаций района на 01.09.2026".to_owned(), Why::Heading),
                ("Школа № 3".to_owned(), Why::Twice),
                ("Итого: 50".to_owned(), Why::Sum),
            ]
        );
    }

    /// Faults 26: every kind of numbering and bullet.
    #[test]
    fn numbers_and_bullets_are_no_part_of_a_name() {
        for mark in [
            "1.",
            "1)",
            "(1)",
            "1 )",
            "[1]",
            "1.1.",
            "1.2",
            "1:",
            "1 –",
            "1\t",
            "№1.",
            "№ 1)",
            "1.\t",
            "01.",
            "1️⃣ ",
            "①",
            "а)",
            "a)",
            "•",
            "·",
            "◦",
            "▪",
            "●",
            "-",
            "–",
            "—",
            "*",
            "+",
            ">",
            "✓",
            "☐",
            "➢",
            "🔹",
            "…",
            "_",
            "\u{f0b7}",
            "1. •",
            "- 1)",
            "1-",
            "1- ",
            "1.1\u{a0}",
            "1 .",
            "| 1 |",
            "o\t",
            "§",
        ] {
            let typed = format!("{mark} МБОУ «Лицей»");
            assert_eq!(schools(&typed), ["МБОУ «Лицей»"], "{mark}");
        }
        for name in
            ["3 школа", "№ 3 школа", "1 Мая школа", "2-я гимназия", "5-й лицей", "«1 сентября»", "Школа № 3. Корпус 2"]
        {
            assert_eq!(schools(name), [name.trim_matches(['«', '»'])], "{name}");
        }
        // A number without a sign is numbering where the lines are counted by it.
        assert_eq!(schools("1 Лицей\n2 Гимназия\n3 Школа № 7"), ["Лицей", "Гимназия", "Школа № 7"]);
        assert_eq!(schools("1 школа\n2 школа\n3 школа"), ["1 школа", "2 школа", "3 школа"]);
        assert_eq!(schools("3 школа\n5 школа"), ["3 школа", "5 школа"]);
        assert_eq!(schools("1. Лицей 2. Гимназия 3. Школа № 7"), ["Лицей", "Гимназия", "Школа № 7"]);
    }

    #[test]
    fn signs_at_the_end_and_quotes_around_all_go() {
        for typed in [
            "Школа № 3;",
            "Школа № 3,",
            "Школа № 3.",
            "Школа № 3 ;;",
            "«Школа № 3»",
            "\"Школа № 3\";",
            "„Школа № 3“.",
            "Школа № 3 -",
        ] {
            assert_eq!(schools(typed), ["Школа № 3"], "{typed}");
        }
        assert_eq!(schools("МБОУ \"СОШ № 3\""), ["МБОУ «СОШ № 3»"]);
        assert_eq!(schools("МБОУ “СОШ „Радуга“”"), ["МБОУ «СОШ «Радуга»»"]);
        assert_eq!(schools("«МБОУ «СОШ № 3»»"), ["МБОУ «СОШ № 3»"]);
        assert_eq!(schools("\"МБОУ \"\"СОШ № 3\"\"\""), ["МБОУ «СОШ № 3»"]);
        assert_eq!(schools("«Радуга» и «Солнце»"), ["«Радуга» и «Солнце»"]);
        assert_eq!(schools("ООШ с. Луговое Пробного р."), ["ООШ с. Луговое Пробного р."]);
        assert_eq!(people("Петрова О. С.;\nБорисов Н.;"), ["Петрова О. С.", "Борисов Н."]);
    }

    #[test]
    fn commas_part_people_and_not_the_names_of_schools() {
        assert_eq!(people("Борисов Н, Иванова, Петров"), ["Борисов Н", "Иванова", "Петров"]);
        assert_eq!(
            people("Борисов Николай, учитель физики\nИванова Анна, СОШ № 3"),
            ["Борисов Николай", "Иванова Анна"]
        );
        assert!(people("Не было: Петров").is_empty() && people("Отсутствовал Петров").is_empty());
        assert_eq!(people("Присутствовали: Борисов Н, Иванова"), ["Борисов Н", "Иванова"]);
        assert_eq!(people("Борисов Н; Иванова\nПетров и Сидорова"), ["Борисов Н", "Иванова", "Петров", "Сидорова"]);
        assert_eq!(schools("Школа «Дети, время, мечта»"), ["Школа «Дети, время, мечта»"]);
        assert_eq!(schools("СОШ № 3, с. Луговое"), ["СОШ № 3, с. Луговое"]);
        assert_eq!(
            schools("СОШ № 3, СОШ № 4, Лицей «Радуга, синяя»; гимназия"),
            ["СОШ № 3", "СОШ № 4", "Лицей «Радуга, синяя»", "гимназия"]
        );
    }

    #[test]
    fn of_a_table_the_column_with_the_names_is_read() {
        let typed = "№ п/п\tНаименование ОО\tДиректор\n1\tМБОУ СОШ № 1\tИванова И. И.\n2\tДетский сад «Рябинка»\tПетрова П. П.\n\tВсего\t2";
        assert_eq!(schools(typed), ["МБОУ СОШ № 1", "Детский сад «Рябинка»"]);
        let typed = "№;Адрес;Название\n1;ул. Ленина, 1;СОШ № 1\n2;ул. Мира, 2;\"Лицей; старый\"";
        assert_eq!(schools(typed), ["СОШ № 1", "Лицей; старый"]);
        let typed = "| № | Школа |\n|---|---|\n| 1 | СОШ № 1 |\n| 2 | Лицей |";
        assert_eq!(schools(typed), ["СОШ № 1", "Лицей"]);
        let typed = "Фамилия\tИмя\tОтчество\nБорисов\tНиколай\tПетрович\nИванова\tАнна\tИльинична";
        assert_eq!(people(typed), ["Борисов Николай Петрович", "Иванова Анна Ильинична"]);
        assert_eq!(people("1\tБорисов Н. П.\tШкола № 3\n2\tИванова А. И.\tЛицей"), ["Борисов Н. П.", "Иванова А. И."]);
        assert_eq!(people("Борисов Н. П. (Школа № 3)\nИванова А. И. — лицей"), ["Борисов Н. П.", "Иванова А. И."]);
    }

    #[test]
    fn what_is_about_the_list_is_not_of_it() {
        for line in [
            "Список школ",
            "Перечень образовательных организаций:",
            "Приложение № 1 к приказу",
            "Школы:",
            "Школы",
            "Детские сады",
            "I. Общеобразовательные учреждения",
            "УТВЕРЖДАЮ",
            "№ п/п",
            "Наименование",
            "Исполнитель: Иванова, тел. 2-22-33",
            "Начальник управления образования",
            "Здравствуйте! Вот наши школы:",
            "Муниципальные организации района",
            "на 01.09.2026",
            "Дата: 01.09.2026",
            "Лесной район",
            "school@example.ru",
        ] {
            assert_eq!(passed(line, Of::Organisations), [(line.to_owned(), Why::Heading)], "{line}");
        }
        for line in ["Итого: 50", "Всего 12", "ВСЕГО ШКОЛ — 7", "Итого по району: 3", "Общее количество: 9"]
        {
            assert_eq!(passed(line, Of::Organisations), [(line.to_owned(), Why::Sum)], "{line}");
        }
        for line in ["43. «»", "12", "—", "\"\"", "___", "№ 3", "3)"] {
            assert_eq!(passed(line, Of::Organisations), [(line.to_owned(), Why::Empty)], "{line}");
        }
        for line in ["Присутствовали:", "Список участников", "ФИО", "Явочный лист"]
        {
            assert_eq!(passed(line, Of::People), [(line.to_owned(), Why::Heading)], "{line}");
        }
        for name in ["Школа", "Школа-сад", "Центр «Начальник»", "Итоговая школа", "Сад № 1", "Школа списка Шиндлера"]
        {
            assert_eq!(schools(name), [name], "{name}");
        }
        assert_eq!(people("Списков Иван"), ["Списков Иван"]);
    }

    #[test]
    fn what_cannot_be_seen_is_no_line() {
        assert_eq!(read("\u{feff}Лицей\r\n\u{200b}\r\n \u{3164}\t\n", Of::Organisations).items, ["Лицей"]);
        assert!(read("\u{feff}\n\n", Of::Organisations).passed.is_empty());
        assert!(is_list("Лицей\nГимназия", Of::Organisations) && !is_list("Лицей", Of::Organisations));
        assert!(!is_list("Петрова Ольга", Of::People) && is_list("Петрова, Борисов", Of::People));
    }

    /// Faults 26: the file is in the encoding that the office program has chosen.
    #[test]
    fn a_file_is_read_in_the_usual_encodings() {
        let list = "1. Лицей «Ёж»\r\n2. Школа № 3";
        let bytes = |units: Vec<u16>| units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let wide = bytes(std::iter::once(0xfeff).chain(list.encode_utf16()).collect());
        let old = b"1. \xcb\xe8\xf6\xe5\xe9 \xab\xa8\xe6\xbb\r\n2. \xd8\xea\xee\xeb\xe0 \xb9 3".to_vec();
        for content in [list.as_bytes().to_vec(), format!("\u{feff}{list}").into_bytes(), wide, old] {
            assert_eq!(schools(&decoded(&content).unwrap()), ["Лицей «Ёж»", "Школа № 3"]);
        }
        for other in [&b"\x89PNG\r\n\x1a\n\0\0"[..], b"PK\x03\x04", b"\xff\xfe\x00"] {
            assert_eq!(decoded(other).filter(|text| !read(text, Of::Organisations).items.is_empty()), None);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_becomes_tidy_lines(
            typed in "([0-9]{0,3}[.) \t•;,«»\"'№–-]{0,3}([А-яёA-z0-9«»\"№.,;|\t -]{0,14}|\\PC{0,8})\n?){0,8}",
        ) {
            for of in [Of::Organisations, Of::People] {
                let pasted = read(&typed, of);
                for item in &pasted.items {
                    prop_assert_eq!(&crate::text::one_line(item), item);
                    prop_assert!(item.chars().any(char::is_alphabetic), "{:?}", item);
                }
            }
        }
    }
}

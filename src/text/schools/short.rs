//! The short name of an institution, of its official one.

use crate::text::{one_line, pinched};

/// The longest short name, which the database takes.
const LONGEST: usize = 120;

/// The short name of an official one: «МБОУ «СОШ № 3 им. А. С. Пушкина» с. Верхнее Пробное». A name that is short
/// already stays as it is.
pub fn short(full: &str) -> String {
    let full = one_line(full);
    let words: Vec<Word> = full.split(' ').map(Word::of).collect();
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (said, taken) = legal(&words[at..])
            .or_else(|| kind(&words[at..]))
            .or_else(|| named_after(&words[at..]))
            .or_else(|| settlement(&words[at..]))
            .unwrap_or_else(|| (words[at].whole.to_owned(), 1));
        out.push(said);
        at += taken.max(1);
    }
    let short = without_district(&out).join(" ");
    if short.chars().count() <= LONGEST { short } else { fitted(&short) }
}

/// The name without its legal form and the quotes around it: «СОШ № 3 им. А. С. Пушкина», as buttons have room for it.
pub fn core(short: &str) -> String {
    let bare = short.split_once(' ').filter(|(form, _)| is_abbreviated_form(form)).map_or(short, |(_, rest)| rest);
    let bare = bare.strip_prefix("ДО ").unwrap_or(bare).trim();
    let mut core = String::with_capacity(bare.len());
    // The outer quotes go; what is quoted within them is a name of its own.
    let mut depth = 0_usize;
    let outer = bare.starts_with('«');
    for c in bare.chars() {
        match c {
            '«' => {
                depth += 1;
                if !(outer && depth == 1) {
                    core.push(c);
                }
            }
            '»' => {
                depth = depth.saturating_sub(1);
                if !(outer && depth == 0) {
                    core.push(c);
                }
            }
            _ => core.push(c),
        }
    }
    let core = one_line(&core);
    if core.is_empty() { short.to_owned() } else { core }
}

/// The name as a button with so many signs has room for it: the legal form goes first, then the middle, so that the number
/// at its head and the place at its end are seen.
pub fn label(short: &str, most: usize) -> String {
    if short.chars().count() <= most {
        return short.to_owned();
    }
    pinched(&core(short), most)
}

/// «МБОУ», «МКДОУ», «МАУ», «ГБПОУ»: a legal form, abbreviated.
fn is_abbreviated_form(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let known = |c: &char| "МГОЧФБКАДСПНУ".contains(*c);
    (2..=7).contains(&letters.len())
        && letters.first().is_some_and(|c| "МГОЧФ".contains(*c))
        && letters.last().is_some_and(|c| "УО".contains(*c))
        && letters.iter().all(known)
}

/// A word, with its signs and without.
struct Word<'a> {
    whole: &'a str,
    /// The quotes before it.
    opens: &'a str,
    /// Small, without signs around it, «е» for «ё».
    bare: String,
    /// The quotes and commas behind it.
    closes: &'a str,
}

impl<'a> Word<'a> {
    fn of(whole: &'a str) -> Word<'a> {
        let is_sign = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '№' | '.'));
        let rest = whole.trim_start_matches(is_sign);
        let opens = &whole[..whole.len() - rest.len()];
        let word = rest.trim_end_matches(is_sign);
        let closes = &rest[word.len()..];
        Word { whole, opens, bare: word.to_lowercase().replace('ё', "е"), closes }
    }

    fn begins(&self, stem: &str) -> bool {
        self.bare.starts_with(stem)
    }

    /// Whether a name ends or begins between this word and the next one.
    fn parts(&self, next: &Word) -> bool {
        !self.closes.is_empty() || !next.opens.is_empty()
    }
}

/// «Муниципальное бюджетное общеобразовательное учреждение», its adjectives in any order: «МБОУ».
fn legal(words: &[Word]) -> Option<(String, usize)> {
    const ADJECTIVES: [(&str, usize, &str); 13] = [
        ("муниципальн", 0, "М"),
        ("государственн", 0, "Г"),
        ("областн", 0, "О"),
        ("краев", 0, "К"),
        ("частн", 0, "Ч"),
        ("федеральн", 0, "Ф"),
        ("бюджетн", 1, "Б"),
        ("казенн", 1, "К"),
        ("автономн", 1, "А"),
        ("дошкольн", 2, "Д"),
        ("профессиональн", 2, "П"),
        ("общеобразовательн", 3, "О"),
        ("образовательн", 3, "О"),
    ];
    let mut slots = [""; 4];
    let mut taken = 0;
    for word in words {
        let Some((_, slot, letter)) = ADJECTIVES.iter().find(|(stem, ..)| word.begins(stem)) else { break };
        slots[*slot] = letter;
        taken += 1;
        if !word.closes.is_empty() {
            return None;
        }
    }
    let noun = words.get(taken).filter(|_| !slots[0].is_empty() || slots[1..3].iter().any(|slot| !slot.is_empty()))?;
    let last = match () {
        () if noun.begins("учрежден") => "У",
        () if noun.begins("организаци") => "О",
        () => return None,
    };
    taken += 1;
    let form: String = slots.concat() + last;
    let words = &words[taken - 1..];
    // «учреждение дополнительного образования»
    let extra = words.len() > 2 && words[1].begins("дополнительн") && words[2].begins("образован");
    let (tail, more, end) = match extra {
        true => (" ДО", 2, &words[2]),
        false => ("", 0, &words[0]),
    };
    Some((format!("{form}{tail}{}", end.closes), taken + more))
}

/// «Средняя общеобразовательная школа» in any order of its adjectives: «СОШ».
fn kind(words: &[Word]) -> Option<(String, usize)> {
    let (mut level, mut general, mut taken) = (None, false, 0);
    for (at, word) in words.iter().take(4).enumerate() {
        taken = at + 1;
        match () {
            () if word.begins("средн") => level = Some("СОШ"),
            () if word.begins("основн") => level = Some("ООШ"),
            () if word.begins("начальн") => level = Some("НОШ"),
            () if word.begins("общеобразовательн") => general = true,
            () if word.bare == "школа" || word.bare == "школы" => break,
            () => return None,
        }
        if !word.closes.is_empty() || words.get(at + 1).is_some_and(|next| word.parts(next)) {
            return None;
        }
    }
    let last = words.get(taken.checked_sub(1)?).filter(|word| word.begins("школ"))?;
    let called = match (level, general) {
        (Some(level), true) => level.to_owned(),
        (Some(level), false) if taken == 2 => level.to_owned(),
        (None, true) => "Школа".to_owned(),
        _ => return None,
    };
    Some((format!("{}{called}{}", words[0].opens, last.closes), taken))
}

/// «имени Александра Сергеевича Пушкина»: «им. А. С. Пушкина».
fn named_after(words: &[Word]) -> Option<(String, usize)> {
    let first = words.first().filter(|word| word.bare == "имени" || word.bare == "им.")?;
    let patronymic = words.get(2).is_some_and(|word| {
        ["ича", "вны", "чны", "ьича"].iter().any(|end| word.bare.ends_with(end)) && word.closes.is_empty()
    });
    let given = words.get(1).filter(|word| word.closes.is_empty() && !word.bare.contains('.'));
    match (given, words.get(3)) {
        (Some(given), Some(_)) if patronymic => {
            let initial = |word: &Word| word.whole.chars().next().map(|c| format!("{c}.")).unwrap_or_default();
            Some((format!("{}им. {} {}", first.opens, initial(given), initial(&words[2])), 3))
        }
        _ => Some((format!("{}им.", first.opens), 1)),
    }
}

/// «села Верхнее»: «с. Верхнее».
fn settlement(words: &[Word]) -> Option<(String, usize)> {
    const SETTLEMENTS: [(&[&str], &str); 9] = [
        (&["села", "село"], "с."),
        (&["города", "город"], "г."),
        (&["деревни", "деревня"], "д."),
        (&["поселка", "поселок"], "п."),
        (&["станицы", "станица"], "ст."),
        (&["хутора", "хутор"], "х."),
        (&["аула", "аул"], "а."),
        (&["слободы", "слобода"], "сл."),
        (&["станции"], "ст."),
    ];
    let [first, next, ..] = words else { return None };
    let is_name = next.whole.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let short = SETTLEMENTS.iter().find(|(words, _)| words.contains(&first.bare.as_str()))?;
    (is_name && !first.parts(next)).then(|| (format!("{}{}", first.opens, short.1), 1))
}

/// Without the district and the region at the end: everybody who reads the list lives there.
fn without_district(words: &[String]) -> &[String] {
    let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is_of_district = |at: usize| {
        let bare = folded[at].trim_end_matches([',', '.', '»']);
        matches!(bare, "района" | "округа" | "область" | "области" | "края" | "республики")
    };
    let Some(end) = (2..words.len()).find(|at| is_of_district(*at)) else { return words };
    let mut from = end;
    // «Лесного муниципального района», «городского округа», «Республики Коми».
    while from > 1 && ["муниципального", "городского", "административного"].contains(&folded[from - 1].as_str())
    {
        from -= 1;
    }
    let adjective = ["ского", "цкого", "ного", "вого", "ской", "цкой"];
    while from > 1 && adjective.iter().any(|end| folded[from - 1].ends_with(end)) {
        from -= 1;
    }
    // Within the quotes it is part of the name.
    let head = words[..from].concat();
    let closed = head.matches('«').count() == head.matches('»').count();
    if closed && from > 1 { &words[..from] } else { words }
}

/// What is still too long is cut between its words, with the quotes closed again.
fn fitted(name: &str) -> String {
    let mut fitted = String::new();
    for word in name.split(' ') {
        let open = fitted.matches('«').count() + word.matches('«').count();
        if fitted.chars().count() + word.chars().count() + 2 + open > LONGEST {
            break;
        }
        if !fitted.is_empty() {
            fitted.push(' ');
        }
        fitted.push_str(word);
    }
    if fitted.chars().count() < LONGEST / 2 {
        // One word takes half of the name: it is cut itself.
        let quotes = name.matches('«').count();
        fitted = name.chars().take(LONGEST.saturating_sub(quotes)).collect::<String>().trim_end().to_owned();
    }
    let open = fitted.matches('«').count().saturating_sub(fitted.matches('»').count());
    fitted.extend(std::iter::repeat_n('»', open));
    fitted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Faults 2: the forms of the law and their kin.
    #[test]
    fn an_official_name_has_a_short_one() {
        let names = [
            ("Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 3»", "МБОУ «СОШ № 3»"),
            ("Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 35»", "МБОУ «СОШ № 35»"),
            (
                "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3 имени \
                 Александра Сергеевича Пушкина» Лесного муниципального района",
                "МБОУ «СОШ № 3 им. А. С. Пушкина»",
            ),
            (
                "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3 имени А. С. \
                 Пушкина» с. Верхнее Пробное",
                "МБОУ «СОШ № 3 им. А. С. Пушкина» с. Верхнее Пробное",
            ),
            (
                "МУНИЦИПАЛЬНОЕ КАЗЁННОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ ОСНОВНАЯ ОБЩЕОБРАЗОВАТЕЛЬНАЯ ШКОЛА села Луговое",
                "МКОУ ООШ с. Луговое",
            ),
            ("Казённое муниципальное общеобразовательное учреждение «Начальная школа № 1»", "МКОУ «НОШ № 1»"),
            ("муниципальное автономное общеобразовательное учреждение Гимназия № 6", "МАОУ Гимназия № 6"),
            (
                "Муниципальное дошкольное образовательное бюджетное учреждение детский сад «Теремок»",
                "МБДОУ детский сад «Теремок»",
            ),
            (
                "Муниципальное казенное дошкольное образовательное учреждение «Детский сад № 4»",
                "МКДОУ «Детский сад № 4»",
            ),
            (
                "Муниципальное бюджетное учреждение дополнительного образования «Дом творчества»",
                "МБУ ДО «Дом творчества»",
            ),
            ("Муниципальное бюджетное учреждение «Методический центр»", "МБУ «Методический центр»"),
            (
                "Муниципальное общеобразовательное учреждение «Общеобразовательная средняя школа деревни Заречье»",
                "МОУ «СОШ д. Заречье»",
            ),
            ("Школа № 3", "Школа № 3"),
            ("Средняя школа", "СОШ"),
            ("МБОУ «Ивановская СОШ»", "МБОУ «Ивановская СОШ»"),
            ("Детская школа искусств", "Детская школа искусств"),
            ("Лицей имени Героя Советского Союза", "Лицей им. Героя Советского Союза"),
            ("Центр образования города Лесного", "Центр образования г. Лесного"),
        ];
        for (full, expected) in names {
            assert_eq!(short(full), expected, "{full}");
        }
    }

    #[test]
    fn buttons_leave_the_legal_form_out() {
        assert_eq!(core("МБОУ «СОШ № 3 им. А. С. Пушкина» с. Верхнее"), "СОШ № 3 им. А. С. Пушкина с. Верхнее");
        assert_eq!(core("МБУ ДО «Дом творчества «Радуга»»"), "Дом творчества «Радуга»");
        assert_eq!(core("МДОУ детский сад «Теремок»"), "детский сад «Теремок»");
        assert_eq!(core("Школа № 3"), "Школа № 3");
        assert_eq!(core("МБОУ"), "МБОУ");
        // Faults 2: the end that differs, and the number, stay visible.
        assert_eq!(label("МБОУ «СОШ № 35»", 24), "МБОУ «СОШ № 35»");
        assert_eq!(label("МБОУ «СОШ № 3 им. А. С. Пушкина» с. Верхнее", 24), "СОШ № 3 им.…а с. Верхнее");
        assert_eq!(label("МБОУ «СОШ № 35 им. А. С. Пушкина» с. Нижнее", 24), "СОШ № 35 им…на с. Нижнее");
    }

    proptest! {
        #[test]
        fn whatever_is_named_gets_a_name_that_the_database_takes(full in "[А-яё«»№ .,0-9-]{2,250}|\\PC{2,250}") {
            let short = short(&full);
            prop_assert!(short.chars().count() <= LONGEST + 3);
            prop_assert_eq!(short.trim().is_empty(), one_line(&full).is_empty());
            prop_assert!(!core(&short).is_empty() || short.is_empty());
        }
    }
}

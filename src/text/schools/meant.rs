//! Which institution somebody means: its kind, its number, its own words.

use std::collections::BTreeSet;

use crate::text::forms;

/// A name, or what was typed of one, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meant {
    /// What it is: «школа», «лицей»; several for «школа – детский сад».
    kinds: BTreeSet<&'static str>,
    /// Secondary, basic or primary, where that is said.
    levels: BTreeSet<&'static str>,
    numbers: BTreeSet<String>,
    /// What is left: «берёзовская», «ручеёк».
    own: BTreeSet<String>,
    /// All words as they are written, for what is typed in the middle of a word.
    all: Vec<String>,
}

/// How well what was typed fits an institution, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Both are the same to a reader: one is not to be added beside the other.
    Same,
    /// Everything that was typed is said of it; it has so many words more.
    Found(usize),
    /// A number was typed alone, and this one's number holds it.
    Holds,
    /// It may have been meant: a letter is wrong, or the kind or the number differs a little.
    Near,
}

/// What abbreviations stand for.
const SPELT: [(&str, &str); 34] = [
    ("сош", "средняя школа"),
    ("сш", "средняя школа"),
    ("оош", "основная школа"),
    ("ош", "основная школа"),
    ("нош", "начальная школа"),
    ("нш", "начальная школа"),
    ("шк", "школа"),
    ("сшк", "средняя школа"),
    ("гимн", "гимназия"),
    ("доу", "детский сад"),
    ("мдоу", "детский сад"),
    ("мбдоу", "детский сад"),
    ("мкдоу", "детский сад"),
    ("мадоу", "детский сад"),
    ("дс", "детский сад"),
    ("детсад", "детский сад"),
    ("садик", "детский сад"),
    ("црр", "центр развития ребенка"),
    ("ддт", "дом детского творчества"),
    ("цдт", "центр детского творчества"),
    ("цдод", "центр дополнительного образования детей"),
    ("цдо", "центр дополнительного образования"),
    ("дюсш", "детская юношеская спортивная школа"),
    ("сюн", "станция юных натуралистов"),
    ("сют", "станция юных техников"),
    ("дши", "детская школа искусств"),
    ("дмш", "детская музыкальная школа"),
    ("дхш", "детская художественная школа"),
    ("шк.", "школа"),
    ("первая", "1"),
    ("вторая", "2"),
    ("третья", "3"),
    ("четвертая", "4"),
    ("пятая", "5"),
];

/// The beginnings of the words of each kind.
const KINDS: [(&str, &str); 11] = [
    ("школ", "школа"),
    ("гимнази", "гимназия"),
    ("лице", "лицей"),
    ("прогимнази", "гимназия"),
    ("сад", "сад"),
    ("ясл", "сад"),
    ("центр", "центр"),
    ("колледж", "колледж"),
    ("техникум", "техникум"),
    ("училищ", "училище"),
    ("станци", "станция"),
];

/// Kinds of general schools: people say «школа № 5» of a lyceum, too.
const GENERAL: [&str; 3] = ["школа", "гимназия", "лицей"];

/// The words of a legal form or of a place's sign, which tell nothing apart in one municipality.
const SILENT: [&str; 49] = [
    "номер",
    "ном",
    "no",
    "мбоу",
    "мкоу",
    "маоу",
    "моу",
    "гбоу",
    "гкоу",
    "гаоу",
    "гоу",
    "боу",
    "коу",
    "оу",
    "оо",
    "мбу",
    "мку",
    "мау",
    "му",
    "до",
    "фгкоу",
    "чоу",
    "ноу",
    "имени",
    "им",
    "город",
    "города",
    "село",
    "села",
    "деревня",
    "деревни",
    "поселок",
    "поселка",
    "станица",
    "станицы",
    "хутор",
    "хутора",
    "аул",
    "аула",
    "район",
    "района",
    "округ",
    "округа",
    "область",
    "области",
    "край",
    "края",
    "республика",
    "республики",
];

/// The beginnings of the adjectives of a legal form.
const LEGAL: [&str; 14] = [
    "муниципальн",
    "бюджетн",
    "казенн",
    "автономн",
    "государственн",
    "общеобразовательн",
    "образовательн",
    "дошкольн",
    "учрежден",
    "организаци",
    "областн",
    "городск",
    "филиал",
    "комбинированн",
];

impl Meant {
    /// A name, or what was typed of one.
    pub fn of(typed: &str) -> Meant {
        Meant::of_form(&forms::search(typed))
    }

    /// The same of a search form, as it is stored.
    pub fn of_form(form: &str) -> Meant {
        let mut meant = Meant::default();
        let words: Vec<String> = form.split_whitespace().flat_map(split_number).collect();
        for (at, word) in words.iter().enumerate() {
            meant.all.push(word.clone());
            let spelt = SPELT.iter().find(|(short, _)| short == word).map(|(_, spelt)| *spelt);
            // «д/с № 4»
            let is_kindergarten = word == "д" && words.get(at + 1).is_some_and(|next| next == "с");
            let spelt = if is_kindergarten { Some("детский сад") } else { spelt };
            for word in spelt.unwrap_or(word).split(' ') {
                meant.take(word);
            }
        }
        // «Детский» is part of the kind where there is a kindergarten, «дополнительного образования» of the legal form.
        if meant.kinds.contains("сад") {
            meant.own.retain(|word| !word.starts_with("детск"));
        }
        meant
    }

    fn take(&mut self, word: &str) {
        let level = [("средн", "средняя"), ("основн", "основная"), ("начальн", "начальная")];
        if word.chars().all(|c| c.is_ascii_digit()) {
            let number = word.trim_start_matches('0');
            self.numbers.insert(if number.is_empty() { word } else { number }.to_owned());
        } else if let Some((_, kind)) = KINDS.iter().find(|(stem, _)| word.starts_with(stem)) {
            self.kinds.insert(kind);
        } else if let Some((_, level)) = level.iter().find(|(stem, _)| word.starts_with(stem)) {
            self.levels.insert(level);
        } else if word.chars().count() > 1
            && !SILENT.contains(&word)
            && !LEGAL.iter().any(|stem| word.starts_with(stem))
            && !ENDINGS_OF_NUMBERS.contains(&word)
        {
            self.own.insert(word.to_owned());
        }
    }

    /// Whether nothing was typed that means anything.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a search form is worth taking apart: one with numbers, none of which holds what was typed, is not. That
    /// spares the most part of a municipality whose schools are numbered.
    pub fn may_fit(&self, form: &str) -> bool {
        !form.contains(|c: char| c.is_ascii_digit()) || self.numbers.iter().all(|number| form.contains(number.as_str()))
    }

    /// Whether a number alone was typed.
    fn is_number(&self) -> bool {
        !self.numbers.is_empty() && self.own.is_empty() && self.kinds.is_empty() && self.levels.is_empty()
    }

    /// How well this, typed, fits an institution; `None` if it does not at all.
    pub fn fits(&self, of: &Meant) -> Option<Fit> {
        if self.is_empty() {
            return Some(Fit::Found(0));
        }
        let same_kind = self.kinds.is_empty() || of.kinds.is_empty() || !self.kinds.is_disjoint(&of.kinds);
        let both_general = [&self.kinds, &of.kinds].iter().all(|kinds| kinds.iter().any(|kind| GENERAL.contains(kind)));
        if !same_kind && !both_general {
            return None;
        }
        let same_level = self.levels.is_empty() || of.levels.is_empty() || !self.levels.is_disjoint(&of.levels);
        let same_number = self.numbers.is_subset(&of.numbers);
        let words = self.words(of)?;
        if !same_number {
            let holds = |number: &String| of.numbers.iter().any(|other| other.contains(number.as_str()));
            return match self.numbers.iter().all(holds) {
                true if self.is_number() => Some(Fit::Holds),
                _ => None,
            };
        }
        if !same_kind || !same_level || words == Words::Near {
            // Without a number and a word of its own, another kind is merely another one.
            return (!self.numbers.is_empty() || !self.own.is_empty()).then_some(Fit::Near);
        }
        let is_whole = !self.kinds.is_empty() && self.numbers == of.numbers && words == Words::Same(of.own.len());
        let is_named = !self.numbers.is_empty() || !self.own.is_empty();
        if is_whole && is_named && self.own.len() == of.own.len() {
            return Some(Fit::Same);
        }
        let more = of.own.len().saturating_sub(self.own.len()) + of.numbers.len().saturating_sub(self.numbers.len());
        // Of those with one number, general schools are meant most.
        let other = usize::from(self.kinds.is_empty() && !of.kinds.iter().any(|kind| GENERAL.contains(kind)));
        Some(Fit::Found(more + other))
    }

    /// How the own words of what was typed are found in an institution's.
    fn words(&self, of: &Meant) -> Option<Words> {
        let (mut same, mut near) = (0, false);
        // Nothing but the words of a legal form was typed: they are looked for as they are.
        let silent = self.own.is_empty() && self.kinds.is_empty() && self.levels.is_empty() && self.numbers.is_empty();
        let typed: Vec<&String> = if silent { self.all.iter().collect() } else { self.own.iter().collect() };
        for word in typed {
            if of.own.iter().any(|other| is_one(word, other)) {
                same += 1;
            } else if !of.all.iter().any(|other| other.starts_with(word.as_str())) {
                if !of.own.iter().any(|other| is_near(word, other)) {
                    return None;
                }
                near = true;
            }
        }
        Some(if near { Words::Near } else { Words::Same(same) })
    }

    /// Whether both name one institution to a reader: «СОШ №3» and «Школа № 3».
    pub fn is_same(&self, other: &Meant) -> bool {
        self.fits(other) == Some(Fit::Same) && other.fits(self) == Some(Fit::Same) || self.all == other.all
    }
}

/// «3-я», «5-й»: what is left of an ordinal.
const ENDINGS_OF_NUMBERS: [&str; 7] = ["ья", "ая", "ой", "ый", "ий", "го", "му"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    /// So many of them are the same words; the others begin some.
    Same(usize),
    Near,
}

/// «сош3» is two words.
fn split_number(word: &str) -> Vec<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    match word.find(is_digit) {
        Some(at) if at > 0 && word[at..].chars().all(is_digit) => vec![word[..at].to_owned(), word[at..].to_owned()],
        Some(0) => {
            let end = word.find(|c| !is_digit(c)).unwrap_or(word.len());
            let (number, rest) = word.split_at(end);
            // «3я школа», but «5а» stays what it is.
            if rest.chars().count() > 1 || rest == "я" {
                vec![number.to_owned(), rest.to_owned()]
            } else {
                vec![word.to_owned()]
            }
        }
        _ => vec![word.to_owned()],
    }
}

/// One word in two cases: «берёзовская» and «берёзовской».
fn is_one(one: &str, other: &str) -> bool {
    one == other || one.chars().count() > 4 && stem(one) == stem(other)
}

/// Without the ending of an adjective or a noun.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 22] = [
        "ого", "его", "ому", "ему", "ыми", "ими", "ая", "яя", "ой", "ей", "ый", "ий", "ое", "ее", "ую", "юю", "а", "я",
        "у", "ы", "и", "е",
    ];
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.chars().count() > 2).unwrap_or(word)
}

/// A letter is wrong, or the words begin alike: «березка» may be «берёзовская».
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let common = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let shorter = one.len().min(other.len());
    common >= 5 && common + 3 >= shorter || shorter > 3 && strays(&one, &other)
}

/// Whether one sign is missing, too many, another one, or two neighbours have changed places.
fn strays(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let head = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let tail =
        short[head..].iter().rev().zip(long[head..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (left, right) = (&short[head..short.len() - tail], &long[head..long.len() - tail]);
    match (left, right) {
        ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::schools::search_form;

    fn fit(typed: &str, name: &str) -> Option<Fit> {
        Meant::of(typed).fits(&Meant::of_form(&search_form(name, name)))
    }

    /// Faults 11, TRIED B4: everybody writes the school differently.
    #[test]
    fn a_school_is_found_however_it_is_written() {
        let written = [
            "СОШ №3",
            "сош 3",
            "школа 3",
            "3 школа",
            "МБОУ СОШ № 3",
            "средняя школа № 3",
            "школа №3",
            "Школа № 3",
            "сош3",
            "МБОУ \"СОШ № 3\"",
            "МБОУ «СОШ № 3»",
            "3-я школа",
            "третья школа",
            "шк 3",
            "COШ №3",
            "\u{feff}СОШ № 3",
            "Средняя общеобразовательная школа №3",
            "школа номер 3",
            "школа N3",
            "школа No 3",
            "3ья школа",
            "Школа №03",
        ];
        for name in ["Школа № 3", "МБОУ «СОШ № 3»", "СОШ № 3"] {
            for typed in written {
                assert_eq!(fit(typed, name), Some(Fit::Same), "{typed} / {name}");
            }
            assert_eq!(fit("школа", name), Some(Fit::Found(1)), "{name}");
            for typed in ["№3", "3", "№ 3", "мбоу 3"] {
                assert_eq!(fit(typed, name), Some(Fit::Found(0)), "{typed} / {name}");
            }
        }
        for typed in ["березов", "берёзовская", "березовская школа", "БЕРЁЗОВСКАЯ", "школа берез", "берез"]
        {
            assert!(matches!(fit(typed, "Берёзовская школа"), Some(Fit::Same | Fit::Found(_))), "{typed}");
        }
        assert_eq!(fit("березовская школа", "Берёзовская школа"), Some(Fit::Same));
        assert_eq!(fit("мбоу", "МБОУ «СОШ № 3»"), Some(Fit::Found(1)));
        assert_eq!(fit("мбоу", "Школа № 3"), None);
        assert_eq!(fit("", "Школа № 3"), Some(Fit::Found(0)));
    }

    #[test]
    fn a_number_is_that_number() {
        let mut found: Vec<(Fit, &str)> = ["Школа № 23", "Школа № 13", "Школа № 3", "Детский сад № 3", "Школа № 5"]
            .into_iter()
            .filter_map(|name| Some((fit("3", name)?, name)))
            .collect();
        found.sort_by_key(|(fit, _)| *fit);
        let names: Vec<_> = found.iter().map(|(_, name)| *name).collect();
        assert_eq!(names, ["Школа № 3", "Детский сад № 3", "Школа № 23", "Школа № 13"]);
        assert_eq!(fit("школа 3", "Школа № 13"), None);
        let meant = Meant::of("школа 3");
        for (form, may_fit) in [(" школа 3", true), (" школа 13", true), (" школа 5", false), (" третья школа", true)]
        {
            assert_eq!(meant.may_fit(form), may_fit, "{form}");
        }
        assert_eq!(fit("школа 3", "Детский сад № 3"), None);
        assert_eq!(fit("д/с 3", "Детский сад № 3"), Some(Fit::Same));
        assert_eq!(fit("мдоу 3", "Детский сад № 3"), Some(Fit::Same));
    }

    #[test]
    fn what_may_have_been_meant_is_near() {
        for (typed, name) in [
            ("школа 5", "Лицей № 5"),
            ("ООШ № 3", "СОШ № 3"),
            ("березвская школа", "Берёзовская школа"),
            ("ручеек", "Детский сад «Ручеёк»"),
            ("рученк", "Детский сад «Ручеёк»"),
            ("березовка", "Берёзовская школа"),
        ] {
            assert!(matches!(fit(typed, name), Some(Fit::Near | Fit::Found(_))), "{typed} / {name}");
            assert_ne!(fit(typed, name), Some(Fit::Same), "{typed} / {name}");
        }
        for (typed, name) in
            [("Лицей", "Школа № 3"), ("ключевская", "Луговская школа"), ("школа 4", "Школа № 3"), ("ж", "Школа № 3")]
        {
            assert_eq!(fit(typed, name), None, "{typed} / {name}");
        }
    }

    /// Faults 10: two that look the same are one, and two that differ are two.
    #[test]
    fn two_schools_are_one_or_two() {
        let same = |one: &str, other: &str| Meant::of(one).is_same(&Meant::of(other));
        assert!(same("СОШ № 3", "COШ №3") && same("\u{feff}МБОУ СОШ № 77", "МБОУ СОШ № 77"));
        assert!(same("Школа № 3", "МБОУ «СОШ № 3»") && same("Детский сад «Ручеёк»", "МДОУ «Ручеек»"));
        assert!(same("Центр развития образования", "центр развития образования"));
        for (one, other) in [
            ("Школа № 3", "Школа № 13"),
            ("СОШ № 3", "ООШ № 3"),
            ("СОШ № 3 с. Луговое", "СОШ № 3 с. Ключи"),
            ("Школа № 3", "Детский сад № 3"),
            ("Школа", "Школа № 3"),
            ("Ивановская школа", "Петровская школа"),
            ("Школа № 3", "Школа № 3 с. Луговое"),
            ("Детская школа искусств № 3", "Школа № 3"),
        ] {
            assert!(!same(one, other), "{one} / {other}");
        }
    }
}

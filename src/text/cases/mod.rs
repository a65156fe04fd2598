//! Names, posts and bodies in the cases of Russian papers, and the gender with which a paper agrees.
//!
//! People's names follow the rules of petrovich, kept as data in `rules.json` (MIT, `LICENSE-PETROVICH`), with a few
//! mended: women's names in «-ль» have cases, men's in «-ия» too. The crate was left out: it builds YAML at each
//! compile, and does not tell whether a rule fitted. Posts and the names of bodies are phrases ([`phrase`]).
//!
//! A form is a proposal. [`Declined::is_sure`] is false where the rules are known to guess: a paper shows such forms to
//! whoever makes it.

mod phrase;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use phrase::{body, post};

/// A case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Case {
    /// Именительный.
    Nominative,
    /// Родительный.
    Genitive,
    /// Дательный.
    Dative,
    /// Винительный.
    Accusative,
    /// Творительный.
    Instrumental,
}

impl Case {
    /// All of them.
    pub const ALL: [Case; 5] = [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental];

    /// Those that differ from the nominative, in their order.
    pub const OBLIQUE: [Case; 4] = [Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental];

    /// Its column among the cases that differ from the nominative.
    fn column(self) -> Option<usize> {
        match self {
            Case::Nominative => None,
            Case::Genitive => Some(0),
            Case::Dative => Some(1),
            Case::Accusative => Some(2),
            Case::Instrumental => Some(3),
        }
    }
}

/// Мужской или женский.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Мужской.
    Male,
    /// Женский.
    Female,
}

impl Gender {
    /// One of two forms, for agreement: «действующего» or «действующей».
    pub fn pick<T>(self, male: T, female: T) -> T {
        match self {
            Gender::Male => male,
            Gender::Female => female,
        }
    }
}

/// A form of a name or a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declined {
    /// The form; the nominative where nothing better is known.
    pub words: String,
    /// Whether the rules know it, rather than guess.
    pub is_sure: bool,
}

/// A name in its three parts, as it is declined.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// Фамилия.
    pub family: &'a str,
    /// Имя.
    pub given: &'a str,
    /// Отчество, or empty.
    pub patronymic: &'a str,
}

impl Name<'_> {
    /// The gender: a patronymic tells it, mostly a given name does, and else the family name may.
    pub fn gender(&self) -> Option<Gender> {
        let genders = &RULES.gender;
        if let Some(told) = genders.patronymic.of(self.patronymic) {
            return Some(told);
        }
        // «Алиева Ляйсан»: given names of many languages end alike for both, «-ева» and «-ая» do not.
        let small = self.family.to_lowercase();
        if ["ова", "ева", "ёва", "ая"].iter().any(|end| small.ends_with(end)) && !NOUNS.contains(&small.as_str())
        {
            return Some(Gender::Female);
        }
        genders.given.of(self.given).or_else(|| genders.family.of(self.family))
    }

    /// Whether what tells the gender contradicts itself.
    fn is_contradictory(&self) -> bool {
        let genders = &RULES.gender;
        let told = [genders.given.of(self.given), genders.family.of(self.family)];
        genders.patronymic.of(self.patronymic).is_none()
            && matches!(told, [Some(given), Some(family)] if given != family)
    }

    /// «Петровой Ольги Сергеевны»: the whole name, the family name first.
    pub fn listed(&self, case: Case) -> Declined {
        let parts = [self.part(Part::Family, case), self.part(Part::Given, case), self.part(Part::Patronymic, case)];
        join(parts)
    }

    /// «Петровой О.С.»: as agendas and lists have it.
    pub fn with_initials(&self, case: Case) -> Declined {
        let Declined { words, is_sure } = self.part(Part::Family, case);
        Declined { words: format!("{words} {}", self.initials()).trim_end().to_owned(), is_sure }
    }

    /// «О.С. Петрова»: as papers are signed.
    pub fn signed(&self) -> String {
        format!("{} {}", self.initials(), self.family).trim_start().to_owned()
    }

    fn initials(&self) -> String {
        [self.given, self.patronymic].iter().filter_map(|word| word.chars().next()).map(|c| format!("{c}.")).collect()
    }

    fn part(&self, part: Part, case: Case) -> Declined {
        let (words, rules) = match part {
            Part::Family => (self.family, &RULES.family),
            Part::Given => (self.given, &RULES.given),
            Part::Patronymic => (self.patronymic, &RULES.patronymic),
        };
        let unchanged = |is_sure| Declined { words: words.to_owned(), is_sure };
        let (Some(column), false) = (case.column(), words.is_empty()) else { return unchanged(true) };
        // «Вагиф оглы», «Рашид кызы»: papers leave both words as they are.
        let last = words.split_whitespace().last().unwrap_or_default().to_lowercase();
        if part == Part::Patronymic && TURKIC.contains(&last.as_str()) {
            return unchanged(true);
        }
        let Some(gender) = self.gender() else { return unchanged(is_fixed(words, rules)) };
        let mut is_sure =
            !self.is_contradictory() && words.chars().all(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '-'));
        let pieces: Vec<_> = words.split('-').collect();
        let declined = pieces.iter().enumerate().map(|(number, piece)| {
            let is_last = number + 1 == pieces.len();
            match rules.rule(&piece.to_lowercase(), gender, is_last) {
                Some(rule) => {
                    is_sure &= part != Part::Family || !is_guess(&piece.to_lowercase(), gender);
                    change(piece, &rule.cases[column])
                }
                None => {
                    is_sure = false;
                    (*piece).to_owned()
                }
            }
        });
        let words = declined.collect::<Vec<_>>().join("-");
        Declined { words, is_sure }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Family,
    Given,
    Patronymic,
}

/// The second words of Turkic patronymics.
const TURKIC: [&str; 7] = ["оглы", "оглу", "улы", "уулу", "кызы", "гызы", "кыз"];

/// Joins forms; all must be sure.
fn join(parts: [Declined; 3]) -> Declined {
    let is_sure = parts.iter().all(|part| part.is_sure);
    let words: Vec<_> = parts.into_iter().map(|part| part.words).filter(|words| !words.is_empty()).collect();
    Declined { words: words.join(" "), is_sure }
}

/// Whether a word looks the same in all cases for both genders.
fn is_fixed(words: &str, rules: &Rules) -> bool {
    let small = words.to_lowercase();
    [Gender::Male, Gender::Female].into_iter().all(|gender| {
        rules.rule(&small, gender, true).is_some_and(|rule| rule.cases.iter().all(|change| change == "."))
    })
}

/// Family names for which the rules are known to guess: whether their last vowel stays («Заяц», «Жданок», «Ремень»),
/// where the stress lies («Хрущом» or «Хрущем», «Квашой» or «Квашей»), or whether a woman's is a noun («Дубины») or an
/// adjective («Дубиной»).
fn is_guess(family: &str, gender: Gender) -> bool {
    if NOUNS.contains(&family) || ["ча", "ща", "жа", "ша"].iter().any(|end| family.ends_with(end)) {
        return true;
    }
    if gender == Gender::Female {
        return false;
    }
    let fleeting = ["ок", "ек", "ёк", "ец", "яц", "ень", "ёл", "лев"].iter().any(|end| family.ends_with(end));
    let vowels = family.chars().filter(|c| "аеёиоуыэюя".contains(*c)).count();
    let hushes = ["ж", "ш", "ч", "щ", "ц"].iter().any(|end| family.ends_with(end));
    fleeting || (vowels == 1 && hushes)
}

/// Nouns in «-ина» and «-ова» that are family names, too.
const NOUNS: [&str; 14] = [
    "дубина",
    "малина",
    "калина",
    "рябина",
    "смородина",
    "жемчужина",
    "долина",
    "осина",
    "картина",
    "година",
    "сова",
    "дубрава",
    "корова",
    "основа",
];

/// Carries out a change: as many letters go as there are hyphens, and the rest is put on.
fn change(word: &str, change: &str) -> String {
    if change == "." {
        return word.to_owned();
    }
    let ending = change.trim_start_matches('-');
    let goes = change.len() - ending.len();
    let stays = word.chars().count().saturating_sub(goes);
    let mut changed: String = word.chars().take(stays).collect();
    // A name that is written large keeps being so.
    let is_large = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    if is_large {
        changed.extend(ending.chars().flat_map(char::to_uppercase));
    } else {
        changed.push_str(ending);
    }
    changed
}

static RULES: LazyLock<All> =
    LazyLock::new(|| serde_json::from_str(include_str!("rules.json")).expect("the rules are compiled in"));

#[derive(Debug, Deserialize)]
struct All {
    family: Rules,
    given: Rules,
    patronymic: Rules,
    gender: Genders,
}

/// The rules of one part: of whole names, then of endings, of which the longest counts.
#[derive(Debug, Deserialize)]
struct Rules {
    whole: Vec<Rule>,
    suffixes: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
struct Rule {
    gender: Whose,
    ends: Vec<String>,
    cases: [String; 4],
    /// Only for what does not end a double name.
    #[serde(default)]
    first: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum Whose {
    #[serde(rename = "m")]
    Male,
    #[serde(rename = "f")]
    Female,
    #[serde(rename = "a")]
    Anybody,
}

impl Whose {
    fn fits(self, gender: Gender) -> bool {
        match self {
            Whose::Anybody => true,
            Whose::Male => gender == Gender::Male,
            Whose::Female => gender == Gender::Female,
        }
    }
}

impl Rules {
    fn rule(&self, small: &str, gender: Gender, is_last: bool) -> Option<&Rule> {
        let whole = self.whole.iter().find(|rule| {
            rule.gender.fits(gender) && !(rule.first && is_last) && rule.ends.iter().any(|name| name == small)
        });
        whole.or_else(|| {
            let ends = self.suffixes.iter().filter(|rule| rule.gender.fits(gender)).flat_map(|rule| {
                let fitting = rule.ends.iter().filter(|end| small.ends_with(end.as_str()));
                fitting.map(move |end| (end.chars().count(), rule))
            });
            // Of two that are equally long the earlier counts, as with petrovich.
            ends.fold(None, |best: Option<(usize, &Rule)>, one| match best {
                Some(best) if best.0 >= one.0 => Some(best),
                _ => Some(one),
            })
            .map(|(_, rule)| rule)
        })
    }
}

#[derive(Debug, Deserialize)]
struct Genders {
    family: Tells,
    given: Tells,
    patronymic: Tells,
}

/// What tells a gender: whole names, then endings.
#[derive(Debug, Deserialize)]
struct Tells {
    whole: Sorted,
    suffixes: Sorted,
}

#[derive(Debug, Deserialize)]
struct Sorted {
    #[serde(rename = "a")]
    androgynous: Vec<String>,
    #[serde(rename = "m")]
    male: Vec<String>,
    #[serde(rename = "f")]
    female: Vec<String>,
}

impl Tells {
    fn of(&self, name: &str) -> Option<Gender> {
        let small = name.to_lowercase();
        if small.is_empty() {
            return None;
        }
        let is = |names: &[String]| names.contains(&small);
        // A double name goes by its last part, and so does «Вагиф оглы».
        let ends = |ends: &[String]| ends.iter().any(|end| small.ends_with(end.as_str()));
        let told = |sorted: &Sorted, tells: &dyn Fn(&[String]) -> bool| {
            if tells(&sorted.androgynous) {
                Some(None)
            } else if tells(&sorted.female) {
                Some(Some(Gender::Female))
            } else if tells(&sorted.male) {
                Some(Some(Gender::Male))
            } else {
                None
            }
        };
        told(&self.whole, &is).or_else(|| told(&self.suffixes, &ends)).flatten()
    }
}

#[cfg(test)]
mod tests;

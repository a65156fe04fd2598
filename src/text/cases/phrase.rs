//! Posts and names of bodies in cases: adjectives and the noun that they lead to change, what follows it does not.
//!
//! «Старший методист отдела» is «старшего методиста отдела»; «учитель-логопед» changes twice; «МБОУ «Школа № 3»» and
//! whatever else begins with an abbreviation, a quote or a number does not change at all.

use super::{Case, Declined};

/// A post: its noun is animate. What the list of posts explains in brackets is left out, but for the nominative.
pub fn post(words: &str, case: Case) -> Declined {
    let plain = words.split(" (").next().unwrap_or(words);
    decline(if case == Case::Nominative { words } else { plain }, case, true)
}

/// A body, a group or an organisation: its noun is not.
pub fn body(words: &str, case: Case) -> Declined {
    decline(words, case, false)
}

/// Adjectives that are nouns among posts: what follows them is theirs.
const NOUNS: [&str; 10] = [
    "заведующий",
    "заведующая",
    "управляющий",
    "управляющая",
    "исполняющий",
    "исполняющая",
    "вожатый",
    "вожатая",
    "служащий",
    "служащая",
];

/// First parts of compounds that never change.
const FIXED: [&str; 10] = ["вице", "экс", "пресс", "медиа", "веб", "арт", "онлайн", "мини", "эко", "врио"];

/// Feminine nouns in «-ь» end in one of these; all others of posts and bodies are masculine.
const FEMININE: [&str; 6] = ["ость", "область", "сеть", "часть", "площадь", "связь"];

fn decline(words: &str, case: Case, animate: bool) -> Declined {
    let Some(column) = case.column() else { return Declined { words: words.to_owned(), is_sure: true } };
    let mut declined = Vec::new();
    let mut rest = words.split_whitespace();
    let mut is_sure = true;
    let mut found = false;
    for word in rest.by_ref() {
        if is_fixed(word) {
            declined.push(word.to_owned());
            // Whatever follows an abbreviation belongs to it.
            found = true;
            break;
        }
        let small = word.to_lowercase().replace('ё', "е");
        if let Some(form) = adjective(word, &small, column, animate) {
            declined.push(form);
            if NOUNS.contains(&small.as_str()) {
                found = true;
                break;
            }
            continue;
        }
        let parts: Vec<_> = word.split('-').collect();
        let forms = parts.iter().map(|part| {
            if FIXED.contains(&part.to_lowercase().as_str()) {
                return (*part).to_owned();
            }
            noun(part, column, animate).unwrap_or_else(|| {
                is_sure = false;
                (*part).to_owned()
            })
        });
        declined.push(forms.collect::<Vec<_>>().join("-"));
        found = true;
        break;
    }
    declined.extend(rest.map(str::to_owned));
    Declined { words: declined.join(" "), is_sure: is_sure && found }
}

/// An abbreviation, a quoted name, a number, or a word of another alphabet.
fn is_fixed(word: &str) -> bool {
    let is_large = word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains('-');
    is_large || !word.chars().all(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '-'))
}

/// The form of a word that looks like an adjective in the nominative.
fn adjective(word: &str, small: &str, column: usize, animate: bool) -> Option<String> {
    let masculine = |hard: [&'static str; 3]| {
        // The accusative is the genitive of what lives, and the nominative of what does not.
        [Some(hard[0]), Some(hard[1]), animate.then_some(hard[0]), Some(hard[2])][column]
    };
    // After these letters Russian writes «и», and after the hushing ones «е».
    let stem_ends = |signs: &str| small.chars().rev().nth(2).is_some_and(|c| signs.contains(c));
    let (ending, form) = if small.ends_with("ый") || (small.ends_with("ой") && small.chars().count() > 4) {
        let instrumental = if stem_ends("гкхжшчщ") { "им" } else { "ым" };
        (2, masculine(["ого", "ому", instrumental]))
    } else if small.ends_with("ий") && stem_ends("гкх") {
        (2, masculine(["ого", "ому", "им"]))
    } else if small.ends_with("ий") && stem_ends("жшчщн") {
        (2, masculine(["его", "ему", "им"]))
    } else if small.ends_with("ая") {
        let soft = stem_ends("жшчщ");
        (
            2,
            Some(
                [if soft { "ей" } else { "ой" }, if soft { "ей" } else { "ой" }, "ую", if soft { "ей" } else { "ой" }]
                    [column],
            ),
        )
    } else if small.ends_with("яя") {
        (2, Some(["ей", "ей", "юю", "ей"][column]))
    } else if small.ends_with("ое") {
        let instrumental = if stem_ends("гкхжшчщ") { "им" } else { "ым" };
        (2, [Some("ого"), Some("ому"), None, Some(instrumental)][column])
    } else if small.ends_with("ее") {
        (2, [Some("его"), Some("ему"), None, Some("им")][column])
    } else {
        return None;
    };
    Some(match form {
        Some(form) => with_ending(word, ending, form),
        None => word.to_owned(),
    })
}

/// The form of a noun in the nominative; `None` where its kind is not known.
fn noun(word: &str, column: usize, animate: bool) -> Option<String> {
    let small = word.to_lowercase();
    let last = small.chars().last()?;
    let before = small.chars().rev().nth(1).unwrap_or(' ');
    let masculine = |cut: usize, forms: [&'static str; 3]| match [
        Some(forms[0]),
        Some(forms[1]),
        animate.then_some(forms[0]),
        Some(forms[2]),
    ][column]
    {
        Some(form) => with_ending(word, cut, form),
        None => word.to_owned(),
    };
    let all = |cut: usize, forms: [&'static str; 4]| with_ending(word, cut, forms[column]);
    Some(match last {
        // A vowel that may go, as in «кружок» and «отец»: nobody knows without a dictionary.
        _ if ["ок", "ек", "ец", "ень"].iter().any(|end| small.ends_with(end)) => return None,
        'ж' | 'ш' | 'ч' | 'щ' | 'ц' => masculine(0, ["а", "у", "ем"]),
        'б' | 'в' | 'г' | 'д' | 'з' | 'к' | 'л' | 'м' | 'н' | 'п' | 'р' | 'с' | 'т' | 'ф' | 'х' => {
            masculine(0, ["а", "у", "ом"])
        }
        'й' => masculine(1, ["я", "ю", "ем"]),
        'ь' if FEMININE.iter().any(|end| small.ends_with(end)) => all(1, ["и", "и", "ь", "ью"]),
        'ь' => masculine(1, ["я", "ю", "ем"]),
        'а' if "гкх".contains(before) => all(1, ["и", "е", "у", "ой"]),
        'а' if "жшчщ".contains(before) => all(1, ["и", "е", "у", "ей"]),
        'а' if before == 'ц' => all(1, ["ы", "е", "у", "ей"]),
        'а' => all(1, ["ы", "е", "у", "ой"]),
        'я' if before == 'и' => all(1, ["и", "и", "ю", "ей"]),
        'я' => all(1, ["и", "е", "ю", "ей"]),
        'о' => all(1, ["а", "у", "о", "ом"]),
        'е' if before == 'и' => all(1, ["я", "ю", "е", "ем"]),
        _ => return None,
    })
}

fn with_ending(word: &str, cut: usize, ending: &str) -> String {
    let stays = word.chars().count().saturating_sub(cut);
    let mut form: String = word.chars().take(stays).collect();
    form.push_str(ending);
    form
}

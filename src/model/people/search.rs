//! People are found as they are called: by any words of the name in any order, by the beginnings of words, by initials.
//!
//! The same question is asked of the database and of a list in memory: [`Sought`] answers both, and a test holds them
//! against each other.

use super::name::plain;
use crate::text::forms;

/// What was typed to find somebody, as it is compared with search forms. Of what is typed four words are looked for:
/// more has no name.
#[derive(Debug, Clone)]
pub struct Sought {
    /// The beginnings of words, each with its blank; what was not typed is empty.
    pub words: [String; 4],
    /// Patterns of `LIKE`, one of which holds: initials stand in the order of the name, with the longer words where they
    /// were typed («Ю Анна») or before them («В. М. Алексеева»).
    pub orders: [String; 2],
}

impl Sought {
    /// What was typed.
    pub fn of(typed: &str) -> Sought {
        let words = forms::sought(&plain(typed));
        let typed: Vec<&str> = words.iter().map(|word| word.trim_start()).filter(|word| !word.is_empty()).collect();
        let (initials, names): (Vec<&str>, Vec<&str>) = typed.iter().partition(|word| word.chars().count() == 1);
        let pattern = |words: &[&str]| words.iter().map(|word| format!("% {word}")).collect::<String>() + "%";
        let orders = match initials.is_empty() {
            true => ["%".to_owned(), "%".to_owned()],
            false => [pattern(&typed), pattern(&[names, initials].concat())],
        };
        Sought { words, orders }
    }

    /// How well it finds a search form, the best first; `None` if it does not. Somebody whose family name was typed
    /// comes first, then somebody whose family name begins with what was typed first.
    pub fn finds(&self, form: &str) -> Option<u8> {
        let [first, ..] = &self.words;
        let holds = self.words.iter().all(|word| form.contains(word.as_str()))
            && self.orders.iter().any(|order| is_like(form, order));
        if !holds {
            return None;
        }
        let family = form.match_indices(' ').nth(1).map_or(form, |(end, _)| &form[..end]);
        Some(match () {
            () if self.words.iter().any(|word| word == family) => 0,
            () if !first.is_empty() && form.starts_with(first.as_str()) => 1,
            () => 2,
        })
    }
}

/// Whether the parts between the signs `%` stand in the form one after the other, as `LIKE` has it.
fn is_like(form: &str, pattern: &str) -> bool {
    let mut rest = form;
    pattern.split('%').all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

/// Whether a search finds somebody: as people are called everywhere, or by where they work, with or without a name.
pub fn is_sought(search: &str, name: &str, organisation: &str) -> bool {
    let is_called = Sought::of(search).finds(&forms::search(name)).is_some();
    is_called || forms::finds(search, &[name, organisation]) && !forms::finds(search, &[name])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Faults 27, TRIED A14: how people look for somebody, and whom they find.
    #[test]
    fn people_are_found_as_they_are_called() {
        let vera = forms::search("Алексеева Вера Михайловна");
        for typed in [
            "Вера Михайловна",
            "Алексеева В.М.",
            "Алексеева В. М.",
            "В.М. Алексеева",
            "алексеева вера",
            "АЛЕКС ВЕР",
            "вера алексеева",
            "Алексеева Вера Михайловна",
            "Михайловна",
            "Aлексеева",
            "алексеева\u{200B} в",
        ] {
            assert!(Sought::of(typed).finds(&vera).is_some(), "{typed}");
        }
        for typed in ["Алексеева М.В.", "Вера Викторовна", "алексеева анна", "ксеева", "алексеевна"]
        {
            assert!(Sought::of(typed).finds(&vera).is_none(), "{typed}");
        }
        let marina = forms::search("Алексеева Марина Викторовна");
        assert!(Sought::of("Алексеева В.М.").finds(&marina).is_none());
        assert!(Sought::of("ю анна").finds(&forms::search("Ю Анна")).is_some());
        for typed in ["хьэжы1ы", "хьэжыIы", "Хьэжыӏы"] {
            assert!(Sought::of(typed).finds(&forms::search("ХьэжыӀы Аслъан")).is_some(), "{typed}");
        }
        for typed in ["д'артаньян", "Д`Артаньян", "дартаньян"] {
            assert!(Sought::of(typed).finds(&forms::search("Д'Артаньян Шарль")).is_some(), "{typed}");
        }
    }

    /// TRIED A8: a family name comes before the patronymic that begins alike.
    #[test]
    fn family_names_come_first() {
        let rank = |typed: &str, name: &str| Sought::of(typed).finds(&forms::search(name)).unwrap();
        assert!(rank("петров", "Петров Антон") < rank("петров", "Петрова Анна"));
        assert!(rank("петров", "Петрова Анна") < rank("петров", "Волкова Нина Петровна"));
        assert!(rank("ли", "Ли Ольга") < rank("ли", "Лисицына Ольга"));
        assert!(rank("вера ли", "Ли Вера") < rank("вера ли", "Лисицына Вера"));
        // Whoever looks for nobody finds all, in their order.
        assert_eq!(rank("", "Петров Антон"), rank("", "Яковлева Анна"));
    }
}

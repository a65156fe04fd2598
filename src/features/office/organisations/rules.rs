//! Pure rules about what is typed and pasted.

use super::steps::Draft;
use super::store::Listed;
use crate::model::organisations::{Name, Names};
use crate::text::pasted::{self, Of};
use crate::text::{clipped, forms, one_line};

/// The most organisations that one list adds: more is a mistake of the clipboard.
pub const MOST: usize = 300;

/// The longest official name, and the longest short one.
const LONGEST: usize = 250;

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    Short,
    Long,
}

/// The name of an organisation, official or short: 2 to 250 characters, one of them a letter.
pub fn name(typed: &str) -> Result<String, Flaw> {
    let name = one_line(typed);
    match name.chars().count() {
        count if count < 2 || !name.chars().any(char::is_alphabetic) || forms::is_blank(&name) => Err(Flaw::Short),
        count if count > LONGEST => Err(Flaw::Long),
        _ => Ok(name),
    }
}

impl Draft {
    /// The draft with what was pasted in one more message.
    pub fn with(mut self, typed: &str) -> Draft {
        let pasted = pasted::read(typed, Of::Organisations);
        self.passed.extend(pasted.passed.into_iter().map(|passed| passed.line));
        for item in pasted.items {
            match self.names.iter().any(|known| forms::is_same(known, &item)) {
                true => self.passed.push(item),
                false => self.names.push(item),
            }
        }
        self
    }

    /// How many lines there are to choose from.
    pub fn len(&self) -> usize {
        self.names.len() + self.passed.len()
    }

    /// A line by its number: those that are to be added come first.
    pub fn line(&self, line: usize) -> Option<&str> {
        self.names.iter().chain(&self.passed).nth(line).map(String::as_str)
    }

    /// Whether a line is passed over.
    pub fn is_passed(&self, line: usize) -> bool {
        line >= self.names.len()
    }

    /// The draft with a line as it should be.
    pub fn mended(mut self, line: usize, name: String) -> Draft {
        if let Some(old) = self.names.get_mut(line) {
            *old = name;
        } else if line < self.len() {
            self.passed.remove(line - self.names.len());
            self.names.push(name);
        }
        self
    }

    /// The draft with a line passed over.
    pub fn without(mut self, line: usize) -> Draft {
        if line < self.names.len() {
            let name = self.names.remove(line);
            self.passed.push(name);
        }
        self
    }
}

/// What will become of each line of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sorted {
    /// These will be added.
    pub fresh: Vec<String>,
    /// These are there already, with the names that they have there.
    pub known: Vec<String>,
    /// So many of those newcomers have typed, and nobody has confirmed.
    pub unconfirmed: usize,
    /// These are no names.
    pub flawed: Vec<(String, Flaw)>,
}

/// Holds a draft against what is there.
pub fn sorted(draft: &Draft, known: &[Listed]) -> Sorted {
    let mut sorted = Sorted::default();
    // Of two that are there and read the same, the confirmed one is meant.
    let mut known: Vec<&Listed> = known.iter().collect();
    known.sort_by_key(|one| !one.confirmed);
    let mut there = Names::new();
    for one in known {
        there.add(&one.search_form, one);
    }
    let (mut fresh, mut shorts) = (Names::new(), Vec::new());
    for line in &draft.names {
        let written = match name(line) {
            Ok(written) => written,
            Err(flaw) => {
                sorted.flawed.push((line.clone(), flaw));
                continue;
            }
        };
        if let Some(one) = there.same(&written) {
            sorted.known.push(one.name.clone());
            sorted.unconfirmed += usize::from(!one.confirmed);
            continue;
        }
        let new = Name::of(&written);
        if shorts.contains(&new.short) || fresh.same(&written).is_some() {
            sorted.known.push(new.short);
        } else {
            fresh.add(&new.search_form, ());
            shorts.push(new.short);
            sorted.fresh.push(written);
        }
    }
    sorted
}

/// The first of several names, and how many there are besides: a card shows no more.
pub fn first(names: &[String], most: usize) -> (String, usize) {
    let shown: Vec<String> = names.iter().take(most).map(|name| format!("«{}»", clipped(name, 40))).collect();
    (shown.join(", "), names.len().saturating_sub(most))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ids::OrganisationId;
    use crate::text::schools::search_form;

    fn there(names: &[&str]) -> Vec<Listed> {
        let listed = |(id, name): (usize, &&str)| Listed {
            id: OrganisationId(id as i64),
            name: (*name).to_owned(),
            search_form: search_form(name, name),
            confirmed: true,
            staff: 0,
            was_added_last: false,
        };
        names.iter().enumerate().map(listed).collect()
    }

    /// Faults 26, TRIED B1, B2: what is new, what is there, what is no name.
    #[test]
    fn a_list_is_held_against_what_is_there() {
        let long = "я".repeat(251);
        let typed =
            format!("Список школ\n1. МБОУ «СОШ №3»\n2. Лицей № 1\n3. лицей 1\n4. Гимназия\n5. {long}\nИтого: 5");
        let draft = Draft::default().with(&typed);
        assert_eq!(draft.passed, ["Список школ", "лицей 1", "Итого: 5"]);
        let sorted = sorted(&draft, &there(&["Школа № 3"]));
        assert_eq!(sorted.fresh, ["Лицей № 1", "Гимназия"]);
        assert_eq!(sorted.known, ["Школа № 3"]);
        assert_eq!(sorted.flawed, [(long, Flaw::Long)]);
        // The second half of a list that the messenger has cut into two.
        let more = draft.with("6. Гимназия\n7. Берёзовская школа");
        assert_eq!(more.names.last().unwrap(), "Берёзовская школа");
        assert_eq!(more.passed.last().unwrap(), "Гимназия");
    }

    #[test]
    fn a_line_is_mended_left_out_and_taken_again() {
        let draft = Draft::default().with("Школы:\nЛицей\nГимназия");
        let draft = draft.mended(0, "Лицей № 1".to_owned()).without(1);
        assert_eq!((draft.names.len(), draft.line(0), draft.line(2)), (1, Some("Лицей № 1"), Some("Гимназия")));
        assert!(draft.is_passed(1) && !draft.is_passed(0));
        let draft = draft.mended(2, "Гимназия".to_owned());
        assert_eq!(draft.names, ["Лицей № 1", "Гимназия"]);
        assert_eq!(draft.clone().mended(9, "x".to_owned()), draft);
    }

    #[test]
    fn a_name_has_a_letter_and_fits() {
        assert_eq!(name("Аб"), Ok("Аб".to_owned()));
        assert!(name(&"я".repeat(250)).is_ok());
        assert_eq!(name(&"я".repeat(251)), Err(Flaw::Long));
        for short in ["", "Я", "12", "№ 3", "\u{3164}\u{3164}", "«»"] {
            assert_eq!(name(short), Err(Flaw::Short), "{short}");
        }
        assert_eq!(first(&["а".to_owned(), "б".to_owned(), "в".to_owned()], 2), ("«а», «б»".to_owned(), 1));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_names_that_the_database_takes(typed in "\\PC{0,40}(\n\\PC{0,260}){0,4}") {
            for written in sorted(&Draft::default().with(&typed), &[]).fresh {
                let name = Name::of(&written);
                prop_assert!((2..=250).contains(&name.full.trim().chars().count()));
                prop_assert!((2..=120).contains(&name.short.trim().chars().count()), "{:?}", name.short);
                prop_assert!(!name.full.chars().any(char::is_control));
            }
        }
    }
}

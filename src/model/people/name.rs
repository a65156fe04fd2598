//! Pure rules about names.

use serde::{Deserialize, Serialize};

use crate::text::one_line;

/// A name as papers write it: «Фамилия Имя Отчество»; the patronymic may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullName {
    /// Фамилия.
    pub family: String,
    /// Имя.
    pub given: String,
    /// Отчество, or empty.
    pub patronymic: String,
}

/// What is wrong with a typed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFlaw {
    /// One word alone.
    OneWord,
    /// Longer than a paper's column: over 60 characters a word, or over 100 in all.
    TooLong,
    /// Something that no name has: digits, emoji, markup.
    Strange,
}

impl FullName {
    /// Reads «Фамилия Имя Отчество», in one line or in three. Words after the third belong to the patronymic («оглы»).
    pub fn parse(typed: &str) -> Result<FullName, NameFlaw> {
        let typed = one_line(typed);
        if typed.chars().count() > 100 {
            return Err(NameFlaw::TooLong);
        }
        let belongs = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ' ');
        if !typed.chars().all(belongs) || !typed.chars().any(char::is_alphabetic) {
            return Err(NameFlaw::Strange);
        }
        let mut words = typed.split_whitespace().map(capitalised);
        let (Some(family), Some(given)) = (words.next(), words.next()) else {
            return Err(NameFlaw::OneWord);
        };
        let patronymic = words.collect::<Vec<_>>().join(" ");
        if [&family, &given, &patronymic].iter().any(|word| word.chars().count() > 60) {
            return Err(NameFlaw::TooLong);
        }
        Ok(FullName { family, given, patronymic })
    }

    /// A name from its columns.
    pub fn of(family: String, given: String, patronymic: String) -> FullName {
        FullName { family, given, patronymic }
    }

    /// «Фамилия Имя Отчество»: for papers and lists.
    pub fn listed(&self) -> String {
        format!("{} {} {}", self.family, self.given, self.patronymic).trim_end().to_owned()
    }

    /// «Имя Отчество»: when spoken to.
    pub fn spoken(&self) -> String {
        format!("{} {}", self.given, self.patronymic).trim_end().to_owned()
    }

    /// «Фамилия И. О.»: where a button has room for no more.
    pub fn short(&self) -> String {
        let initials: String = [&self.given, &self.patronymic]
            .into_iter()
            .filter_map(|word| word.chars().next())
            .map(|initial| format!(" {initial}."))
            .collect();
        format!("{}{initials}", self.family)
    }

    /// The ways to name a person on a button, from short to long, for the one to be chosen that tells namesakes apart
    /// (`talk::labels`); `beside` are what else may tell: where they work, what they teach.
    pub fn forms(&self, beside: &[&str]) -> Vec<String> {
        let initial = self.patronymic.chars().next().map(|initial| format!(" {initial}.")).unwrap_or_default();
        let mut forms = vec![self.short(), format!("{} {}{initial}", self.family, self.given), self.listed()];
        let beside: Vec<_> = beside.iter().filter(|words| !words.is_empty()).copied().collect();
        forms.extend(beside.iter().map(|words| format!("{}, {words}", self.short())));
        forms.push([&[self.listed().as_str()], beside.as_slice()].concat().join(", "));
        forms
    }
}

/// A word typed all small or all large gets its capital; «аль-Фараби» and «МакКензи» stay as they are.
pub fn capitalised(word: &str) -> String {
    let all_small = word.chars().all(|c| !c.is_uppercase());
    let all_large = word.chars().all(|c| !c.is_lowercase()) && word.chars().count() > 2;
    if !all_small && !all_large {
        return word.to_owned();
    }
    let mut begins = true;
    let mut result = String::with_capacity(word.len());
    for c in word.chars() {
        if begins {
            result.extend(c.to_uppercase());
        } else {
            result.extend(c.to_lowercase());
        }
        begins = c == '-';
    }
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_read_as_papers_write_it() {
        let name = FullName::parse("  петрова ольга  СЕРГЕЕВНА ").unwrap();
        assert_eq!(name.listed(), "Петрова Ольга Сергеевна");
        assert_eq!(name.spoken(), "Ольга Сергеевна");
        assert_eq!(name.short(), "Петрова О. С.");
        assert_eq!(FullName::parse("Салтыков-щедрин Ян").unwrap().short(), "Салтыков-щедрин Я.");
        assert_eq!(FullName::parse("римский-корсаков ян").unwrap().family, "Римский-Корсаков");
        assert_eq!(FullName::parse("Петрова\nОльга\r\nСергеевна"), Ok(name.clone()));
        assert_eq!(FullName::parse("Алиев Тимур Вагиф оглы").unwrap().patronymic, "Вагиф оглы".replace("оглы", "Оглы"));
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_reason() {
        assert_eq!(FullName::parse("О"), Err(NameFlaw::OneWord));
        assert_eq!(FullName::parse("Ольга"), Err(NameFlaw::OneWord));
        assert_eq!(FullName::parse(&"а".repeat(200)), Err(NameFlaw::TooLong));
        assert_eq!(FullName::parse("<b>Ольга</b> Петрова"), Err(NameFlaw::Strange));
        assert_eq!(FullName::parse("Ольга 🌸"), Err(NameFlaw::Strange));
    }

    proptest! {
        #[test]
        fn a_name_that_is_read_fits_its_columns(typed in "\\PC{0,120}") {
            if let Ok(name) = FullName::parse(&typed) {
                prop_assert!((1..=60).contains(&name.family.chars().count()));
                prop_assert!((1..=60).contains(&name.given.chars().count()));
                prop_assert!(name.patronymic.chars().count() <= 60);
            }
        }
    }
}

//! What rows hold in the words of a program, as a sentence says it. What another version has written otherwise is said as
//! it stands.

use chrono::NaiveDate;

use crate::model::regulation::{Preset, named_preset};
use crate::say;
use crate::text::Language;

/// A number as a sentence says it.
type Said = fn(Language, i64) -> String;

/// «2026-09-01: 40/3/10/5/4», as [`crate::model::organisations::headcounts::told`] writes it: what was told, number by
/// number.
pub fn headcount(language: Language, stored: &str) -> String {
    let read = || -> Option<String> {
        let (day, numbers) = stored.split_once(": ")?;
        let day: NaiveDate = day.parse().ok()?;
        let [teaching, management, young, first, both] = numbers.split('/').collect::<Vec<_>>().try_into().ok()?;
        let of: [(&str, Said); 5] = [
            (teaching, |language, count| say!(language, "journal-counted-teaching", count = count)),
            (management, |language, count| say!(language, "journal-counted-management", count = count)),
            (young, |language, count| say!(language, "journal-counted-young", count = count)),
            (first, |language, count| say!(language, "journal-counted-first", count = count)),
            (both, |language, count| say!(language, "journal-counted-both", count = count)),
        ];
        // What was not told stands there as a dash.
        let told = of.into_iter().filter_map(|(count, said)| Some(said(language, count.parse().ok()?)));
        let told: Vec<_> = told.collect();
        Some(say!(language, "journal-counted", day = written(day), numbers = told.join(", ")))
    };
    read().unwrap_or_else(|| stored.to_owned())
}

/// The last day of something; without one it has no end.
pub fn term(language: Language, stored: Option<&str>) -> String {
    let Some(stored) = stored else { return say!(language, "journal-no-term") };
    stored.parse().map_or_else(|_| stored.to_owned(), written)
}

/// Published regulations by their codes: «S1, S2».
pub fn presets(language: Language, stored: Option<&str>) -> String {
    let codes: Vec<_> = stored.unwrap_or_default().split(", ").filter(|code| !code.is_empty()).collect();
    if codes.is_empty() {
        return say!(language, "journal-nothing");
    }
    let called = |code: &&str| Preset::of(code).map_or_else(|| (*code).to_owned(), |of| named_preset(language, of));
    codes.iter().map(called).collect::<Vec<_>>().join(", ")
}

fn written(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Office, «Journal»: what was told, and nothing of what was not.
    #[test]
    fn a_headcount_is_said_number_by_number() {
        assert_eq!(
            headcount(Language::Ru, "2026-09-01: 40/3/10/5/4"),
            "на 01.09.2026: педагогов 40, руководителей 3, до 35 лет 10, в первые три года 5, и то и другое 4"
        );
        assert_eq!(headcount(Language::Ru, "2026-09-01: 40/–/–/–/–"), "на 01.09.2026: педагогов 40");
        assert_eq!(headcount(Language::Ru, "forty"), "forty");
    }

    #[test]
    fn an_end_and_a_regulation_are_said_as_people_call_them() {
        assert_eq!(term(Language::Ru, Some("2027-08-31")), "31.08.2027");
        assert_eq!(term(Language::Ru, None), "без срока");
        assert_eq!(presets(Language::Ru, Some("S1")), "Кластеры опорных школ (S1)");
        assert_eq!(presets(Language::Ru, Some("")), "ничего");
    }
}

//! What rows hold in the words of a program, as a sentence says it. What another version has written otherwise is said as
//! it stands.

use chrono::NaiveDate;

use super::told::Told;
use crate::model::groups::{MadeFor, Part, Phase};
use crate::model::organisations::Kind;
use crate::model::regulation::{self, BodyKind, Preset, keys, named_preset};
use crate::model::roles::Role;
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

/// «Предметные / Subject»: a name of a reference list, in both languages.
pub fn bilingual(language: Language, stored: &str) -> String {
    let (ru, en) = stored.split_once(" / ").unwrap_or((stored, stored));
    language.pick(ru, en).to_owned()
}

/// Which of the subjects of a cluster a member is: «заказчик».
pub fn part(language: Language, stored: Option<&str>) -> String {
    let Some(stored) = stored else { return say!(language, "journal-no-part") };
    let known = Part::ALL.into_iter().find(|part| part.code() == stored);
    known.map_or_else(|| stored.to_owned(), |part| part.named(language))
}

fn written(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// Whose plan: of a group, or of the service.
pub fn plan(language: Language, told: &Told, is_service: bool) -> String {
    if is_service {
        return say!(language, "journal-plan-of-service");
    }
    say!(language, "journal-plan-of", group = told.group(language))
}

/// An entry is stored by its number and what is said of it: «service 12: done»; whose plan it is in, the number, the rest.
pub fn plan_entry(language: Language, told: &Told, stored: &str) -> (String, String, String) {
    let (is_service, stored) = match stored.strip_prefix("service ") {
        Some(rest) => (true, rest),
        None => (false, stored),
    };
    let (number, said) = stored.split_once(": ").unwrap_or((stored, ""));
    (plan(language, told, is_service), number.to_owned(), said.to_owned())
}

/// A term as it is stored, from day to day.
pub fn between(language: Language, stored: &str) -> String {
    let day = |day: &str| {
        let read: Option<chrono::NaiveDate> = day.parse().ok();
        read.map_or_else(|| day.to_owned(), |day| crate::text::date(language, day, true))
    };
    match stored.split_once('/') {
        Some((first, last)) if first == last => day(first),
        Some((first, last)) => format!("{} – {}", day(first), day(last)),
        None => stored.to_owned(),
    }
}

/// Of which organisation, and from what to what; nothing stands for what was not there.
pub fn from_to(language: Language, told: &Told) -> (String, String, String) {
    let said = |what: &Option<String>| what.clone().unwrap_or_else(|| say!(language, "journal-nothing"));
    (told.organisation(language), said(&told.was), said(&told.became))
}

/// A kind of organisation by its code.
pub fn kind(language: Language, code: Option<&str>) -> String {
    let code = code.unwrap_or_default();
    let known: Option<Kind> = serde_json::from_value(code.into()).ok();
    known.map_or_else(|| code.to_owned(), |kind| kind.named(language).to_lowercase())
}

/// What a group is made for by its code; «ничего» where nobody had said so.
pub fn made_for(language: Language, code: &str) -> String {
    match MadeFor::ALL.into_iter().find(|kind| kind.code() == code) {
        Some(kind) => kind.named(language),
        None if code.is_empty() => say!(language, "journal-nothing"),
        None => code.to_owned(),
    }
}

/// A phase of a group by its code.
pub fn phase(language: Language, code: &str) -> String {
    let known = Phase::ALL.into_iter().find(|phase| phase.code() == code);
    known.map_or_else(|| code.to_owned(), |phase| phase.named(language))
}

/// A role is stored by its code, with its order and its term behind it: «methodist; № 114-о 01.09.2026».
pub fn role(language: Language, stored: &str) -> (String, String) {
    let (code, more) = stored.split_once(';').unwrap_or((stored, ""));
    let known = Role::ALL.into_iter().find(|role| role.code() == code);
    (known.map_or_else(|| code.to_owned(), |role| role.named(language)), more.trim().to_owned())
}

/// A key is stored as «name: value», or by its name alone where its value names somebody.
pub fn key(language: Language, told: &Told) -> String {
    let (was, became) = (told.was(), told.became());
    let split = |stored: &str| stored.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    let name = split(&became).map_or(became.clone(), |(name, _)| name);
    // «quorum@association: …» is set for all bodies of a kind; a group is named by reference.
    let (name, kind) = match name.split_once('@') {
        Some((name, kind)) => (name.to_owned(), BodyKind::of(kind)),
        None => (name, None),
    };
    let Some(rule) = keys::named(&name) else {
        return say!(language, "journal-regulation-key-unknown", was = was, became = became);
    };
    let kind = kind.map(|kind| regulation::body_kind(language, kind));
    let of = kind.or_else(|| told.group.as_ref().map(|_| told.group(language)));
    let title = (rule.title)(language);
    let title = of.map_or(title.clone(), |of| format!("{title} ({of})"));
    let value = |stored: &str| {
        let (_, value) = split(stored)?;
        let read = rule.kind.read(&value).ok()?;
        Some(regulation::say_value(language, rule, &read))
    };
    match (value(&was), value(&became)) {
        (Some(was), Some(became)) => {
            say!(language, "journal-regulation-key", title = title, was = was, became = became)
        }
        _ => say!(language, "journal-regulation-key-changed", title = title),
    }
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

    #[test]
    fn a_key_is_told_by_its_title_and_its_values() {
        let told = |was: &str, became: &str| {
            let told = Told { was: Some(was.to_owned()), became: Some(became.to_owned()), ..Told::default() };
            key(Language::Ru, &told)
        };
        assert_eq!(told("smallest_group: 5", "smallest_group: 10"), "положение, «Наименьшая группа»: 5 → 10");
        assert_eq!(told("office_head", "office_head"), "положение: office_head → office_head");
    }
}

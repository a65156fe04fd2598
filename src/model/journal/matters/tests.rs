//! Each matter is a sentence in both languages, and none is named twice.

use super::*;
use crate::model::journal::Told;
use crate::text::Language;

/// Office: each line is a sentence, whatever of it is gone.
#[test]
fn every_matter_is_told_in_both_languages() {
    let whole = Told {
        person: Some("Петрова О. С.".to_owned()),
        group: Some("Физика".to_owned()),
        organisation: Some("Школа № 3".to_owned()),
        event: Some("Семинар".to_owned()),
        was: Some("forming".to_owned()),
        became: Some("working".to_owned()),
    };
    let mut lines = Vec::new();
    for matter in MATTERS {
        for told in [&whole, &Told::default()] {
            for language in [Language::Ru, Language::En] {
                let said = (matter.said)(language, told);
                assert!(said.chars().count() > 10, "{}: {said}", matter.name);
                assert!(!said.contains(matter.name), "{}: {said}", matter.name);
                if language == Language::Ru {
                    lines.push(format!("{}: {said}", matter.name));
                }
            }
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// Office: an entry without an author is of somebody erased, unless a term ran out.
#[test]
fn a_term_runs_out_by_itself() {
    let by_itself = |name: &str, became| named(name).unwrap().is_by_itself(became);
    assert!(by_itself("role-ended", Some("term")) && by_itself("leader-dismissed", Some("term")));
    assert!(!by_itself("role-ended", Some("order")) && !by_itself("group-renamed", Some("term")));
}

#[test]
fn names_are_given_once() {
    let mut names: Vec<_> = MATTERS.iter().map(|matter| matter.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), MATTERS.len());
}

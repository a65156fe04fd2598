//! What whoever ordered a paper or sent a blank is told: in the bot's two languages, unlike the papers themselves.

use super::word::{Flaw, Found};
use crate::model::papers::Kind;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, View};
use crate::text::Language;

/// Names of a blank on one card.
const NAMES: usize = 20;

/// What stands under a paper's file.
pub fn caption(language: Language, kind: Kind, number: Option<&str>, about: &str) -> String {
    let number = number.map(|number| format!(" № {number}")).unwrap_or_default();
    say!(language, "papers-caption", kind = kind.named(language), number = number, about = about.to_owned())
}

/// What stands under a certified copy.
pub fn copy(language: Language, kind: Kind, number: Option<&str>, about: &str) -> String {
    say!(language, "papers-copy-caption", caption = caption(language, kind, number, about))
}

/// What stands under a specimen.
pub fn specimen(language: Language, kind: Kind) -> String {
    say!(language, "papers-specimen", kind = kind.named(language))
}

/// A paper could not be made.
pub fn unmade(language: Language, kind: Kind, about: &str, why: &Flaw) -> View<()> {
    View::new(say!(language, "papers-unmade-title"))
        .line(say!(language, "papers-unmade-line", kind = kind.named(language), about = about.to_owned()))
        .line(flaw(language, why))
        .button(Button::go(say!(language, "papers-to-blanks"), ways::BLANKS.place()))
}

/// A blank was looked through: what was found in it.
pub fn looked(language: Language, kind: Kind, version: i64, looked: Result<&Found, &Flaw>) -> View<()> {
    let refused = |title: String| View::new(title).line(kind.named(language));
    let view = match looked {
        Ok(found) if found.unknown.is_empty() => View::new(say!(language, "papers-blank-taken-title"))
            .line(say!(language, "papers-blank-taken-line", kind = kind.named(language), version = version))
            .line(names(language, found)),
        Ok(found) => refused(say!(language, "papers-blank-unknown-title"))
            .lines(found.unknown.iter().take(NAMES).map(|(name, near)| match near {
                Some(near) => say!(language, "papers-blank-near", name = name.clone(), near = near.clone()),
                None => say!(language, "papers-blank-unknown", name = name.clone()),
            }))
            .line(names(language, found))
            .line(say!(language, "papers-blank-look")),
        Err(why) => refused(say!(language, "papers-blank-refused-title"))
            .line(flaw(language, why))
            .line(say!(language, "papers-blank-mend")),
    };
    view.button(Button::go(say!(language, "papers-to-blanks"), ways::BLANKS.place()))
}

fn names(language: Language, found: &Found) -> String {
    if found.known.is_empty() {
        return say!(language, "papers-blank-no-names");
    }
    let names: Vec<_> = found.known.iter().take(NAMES).cloned().collect();
    say!(language, "papers-blank-names", count = found.known.len(), names = names.join(", "))
}

/// What is wrong with a blank, and what to send instead.
pub fn flaw(language: Language, flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotZip => say!(language, "papers-flaw-not-zip"),
        Flaw::OldOrLocked => say!(language, "papers-flaw-old"),
        Flaw::NotWord => say!(language, "papers-flaw-not-word"),
        Flaw::Damaged => say!(language, "papers-flaw-damaged"),
        Flaw::Bomb => say!(language, "papers-flaw-bomb"),
        Flaw::Macros => say!(language, "papers-flaw-macros"),
        Flaw::Embedded => say!(language, "papers-flaw-embedded"),
        Flaw::AttachedTemplate => say!(language, "papers-flaw-template"),
        Flaw::Included => say!(language, "papers-flaw-included"),
        Flaw::CallsOut(target) => say!(language, "papers-flaw-calls-out", target = target.clone()),
        Flaw::Field(name) => say!(language, "papers-flaw-field", name = name.clone()),
        Flaw::OpenBraces(near) => say!(language, "papers-flaw-braces", near = near.clone()),
        Flaw::Unclosed(name) => say!(language, "papers-flaw-unclosed", name = name.clone()),
        Flaw::Unopened(name) => say!(language, "papers-flaw-unopened", name = name.clone()),
        Flaw::Crossed(name) => say!(language, "papers-flaw-crossed", name = name.clone()),
        Flaw::Unknown(name) => say!(language, "papers-flaw-misplaced", name = name.clone()),
        Flaw::TooMuch => say!(language, "papers-flaw-too-much"),
    }
}

//! What whoever sent a list is told of it by the engine: that it was read, that it was checked, or why it was not.

use super::Flaw;
use crate::ids::ImportId;
use crate::model::imports::Kind;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, View};
use crate::text::Language;

/// The head of a table was read.
pub fn heads_read(language: Language, kind: Kind, id: ImportId, rows: usize) -> View<()> {
    View::new(say!(language, "imports-notice-read-title"))
        .line(say!(language, "imports-notice-read-line", kind = kind.named(language), count = rows))
        .button(Button::go(say!(language, "imports-to-columns"), ways::IMPORT.of(id)))
}

/// What would be taken over waits for a word.
pub fn offered(language: Language, kind: Kind, id: ImportId, doubtful: usize) -> View<()> {
    View::new(say!(language, "imports-notice-offered-title"))
        .line(kind.named(language))
        .maybe_line((doubtful > 0).then(|| say!(language, "imports-notice-doubtful", count = doubtful)))
        .button(Button::go(say!(language, "imports-to-report"), ways::IMPORT.of(id)))
}

/// No table could be read.
pub fn failed(language: Language, kind: Kind, why: &Flaw) -> View<()> {
    View::new(say!(language, "imports-flawed-title"))
        .line(kind.named(language))
        .line(flaw(language, why))
        .button(Button::go(say!(language, "imports-send-another"), ways::IMPORT_OF.of(kind)))
}

/// What is wrong with a file, and what to send instead.
pub fn flaw(language: Language, flaw: &Flaw) -> String {
    match flaw {
        Flaw::Picture => say!(language, "imports-flaw-picture"),
        Flaw::Pdf => say!(language, "imports-flaw-pdf"),
        Flaw::Locked => say!(language, "imports-flaw-locked"),
        Flaw::OldWord => say!(language, "imports-flaw-old-word"),
        Flaw::Unknown => say!(language, "imports-flaw-unknown"),
        Flaw::NoTable => say!(language, "imports-flaw-no-table"),
        Flaw::Damaged => say!(language, "imports-flaw-damaged"),
        Flaw::TooMuch => say!(language, "imports-flaw-too-much", most = crate::model::imports::MOST_ROWS),
    }
}

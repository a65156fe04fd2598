//! The rows of a report, and one of them; what is to be said about it in words.

use super::steps::Press;
use crate::ids::ImportId;
use crate::model::imports::{self, Choice, Detail, Kind, ListedRow, Note, Outcome, Shape};
use crate::model::needs;
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::labels::{self, SIGNS};
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{Language, clipped};

/// Rows on one card.
const ROWS: usize = 7;

/// The rows of one outcome.
pub async fn list(
    cx: &mut Cx,
    guard: Coordinator,
    (id, outcome): (ImportId, Outcome),
    spot: &Spot,
) -> Result<View<Press>> {
    let language = cx.language();
    let (kind, rows, page) = imports::rows(cx, guard, (id, outcome), spot, ROWS).await?;
    let view = View::new(titled(language, outcome)).line(say!(language, "imports-rows-count", count = page.count));
    let view = match page.count {
        0 => view,
        _ => view.question(say!(language, "imports-rows-question")),
    };
    // The number of the row stands in the file, and tells namesakes apart.
    let label = |row: &ListedRow| format!("{}. {}", row.line, clipped(&row.label, SIGNS * 2));
    let buttons: Vec<_> = rows.iter().map(|row| Button::press(label(row), Press::Row { line: row.line })).collect();
    let all = (outcome == Outcome::Doubtful && page.count > 0).then(|| {
        let new = || Button::press(say!(language, "imports-all-new"), Press::All { choice: Choice::New }).grave();
        let skip = Button::press(say!(language, "imports-all-skip"), Press::All { choice: Choice::Skip }).grave();
        has_new(kind).then(new).into_iter().chain([skip])
    });
    Ok(view
        .grid(1, buttons)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .row(all.into_iter().flatten())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What becomes of a row, in one word: the title of its list, and a cell of the report.
pub fn titled(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::New => say!(language, "imports-outcome-new"),
        Outcome::Changed => say!(language, "imports-outcome-changed"),
        Outcome::Same => say!(language, "imports-outcome-same"),
        Outcome::Doubtful => say!(language, "imports-outcome-doubtful"),
        Outcome::Wrong => say!(language, "imports-outcome-wrong"),
        Outcome::Skipped => say!(language, "imports-outcome-skipped"),
    }
}

/// Whether a row of such a list may be about somebody or something new.
fn has_new(kind: Kind) -> bool {
    match kind {
        Kind::Staff | Kind::Schools | Kind::Headcounts | Kind::Plan | Kind::Catalogue => true,
        // Who does not use the bot gets no results.
        Kind::Diagnosis => false,
    }
}

/// One row. Of a doubtful one it is asked who or what it is.
pub async fn row(cx: &mut Cx, guard: Coordinator, (id, line): (ImportId, i64), from: Outcome) -> Result<View<Press>> {
    let language = cx.language();
    let Detail { kind, row, others, choice } = imports::row(cx, guard, id, line).await?;
    let shape = kind.shape();
    let view = View::new(clipped(&row.label, 40))
        .line(say!(language, "imports-row-line", line = line, outcome = titled(language, row.outcome)))
        .lines(row.notes.iter().map(|note| said(language, shape, kind, note)));
    let asks = row.outcome == Outcome::Doubtful || choice.is_some();
    let view = if asks {
        let mark = |is_so: bool| if is_so { "✅ " } else { "" };
        let forms: Vec<Vec<String>> = others
            .iter()
            .map(|(_, name, beside)| vec![format!("{name}, {beside}"), name.clone(), format!("{name}, {beside}")])
            .collect();
        let called = labels::told_apart(&forms, SIGNS);
        let lines: Vec<String> = called.iter().filter_map(|called| called.line.clone()).collect();
        let candidates = called.into_iter().zip(&others).map(|(called, (id, ..))| {
            let chosen = choice == Some(Choice::Is { id: *id });
            let label = format!("{}{}", mark(chosen), called.label);
            Button::press(label, Press::Choose { choice: Choice::Is { id: *id } })
        });
        let new = match kind {
            Kind::Staff | Kind::Diagnosis => say!(language, "imports-is-new-person"),
            Kind::Schools | Kind::Headcounts => say!(language, "imports-is-new-school"),
            Kind::Plan => say!(language, "imports-is-new-entry"),
            Kind::Catalogue => say!(language, "imports-is-new-item"),
        };
        let new = has_new(kind).then(|| {
            let label = format!("{}{new}", mark(choice == Some(Choice::New)));
            Button::press(label, Press::Choose { choice: Choice::New })
        });
        view.lines(lines)
            .question(match kind {
                Kind::Staff | Kind::Diagnosis => say!(language, "imports-who"),
                Kind::Schools | Kind::Headcounts | Kind::Plan | Kind::Catalogue => say!(language, "imports-what"),
            })
            .grid(1, candidates)
            .row(new)
            .button(Button::press(
                format!("{}{}", mark(choice == Some(Choice::Skip)), say!(language, "imports-skip")),
                Press::Choose { choice: Choice::Skip },
            ))
    } else {
        view
    };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Rows { outcome: from })))
}

/// What is to be said about a row.
pub fn said(language: Language, shape: &Shape, kind: Kind, note: &Note) -> String {
    let field = |code: &str| shape.field(code).map_or_else(|| code.to_owned(), |field| (field.named)(language));
    let value = |value: &str| clipped(value, 80);
    match note {
        Note::Missing { field: code } => say!(language, "imports-note-missing", field = field(code)),
        Note::BadName { value: name } => say!(language, "imports-note-bad-name", value = value(name)),
        Note::Initials { value: name } => say!(language, "imports-note-initials", value = value(name)),
        Note::Unknown { field: code, value: text } => {
            say!(language, "imports-note-unknown", field = field(code), value = value(text))
        }
        Note::Unread { field: code, value: text } => {
            say!(language, "imports-note-unread", field = field(code), value = value(text))
        }
        Note::Twice { line } => match kind {
            Kind::Staff | Kind::Schools | Kind::Headcounts => say!(language, "imports-note-twice", line = *line),
            Kind::Diagnosis => say!(language, "imports-note-twice-result", line = *line),
            Kind::Plan => say!(language, "imports-note-twice-entry", line = *line),
            Kind::Catalogue => say!(language, "imports-note-twice-item", line = *line),
        },
        Note::Above { field: code } => say!(language, "imports-note-above", field = field(code)),
        Note::Elsewhere => say!(language, "imports-note-elsewhere"),
        Note::Namesakes => say!(language, "imports-note-namesakes"),
        Note::Almost => match kind {
            Kind::Staff | Kind::Diagnosis => say!(language, "imports-note-almost"),
            Kind::Schools | Kind::Headcounts => say!(language, "imports-note-almost-school"),
            Kind::Plan => say!(language, "imports-note-almost-entry"),
            Kind::Catalogue => say!(language, "imports-note-almost-item"),
        },
        Note::Changes { field: code, was, now } => {
            let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { value(text) };
            say!(language, "imports-note-changes", field = field(code), was = dash(was), now = dash(now))
        }
        Note::Impossible { field: part, of } => {
            say!(language, "imports-note-impossible", part = field(part), whole = field(of))
        }
        Note::Left => say!(language, "imports-note-left"),
        Note::Own => say!(language, "imports-note-own"),
        Note::Misnamed { value: name } => say!(language, "imports-note-misnamed", value = value(name)),
        Note::Taken { value: name } => say!(language, "imports-note-taken", value = value(name)),
        Note::MisnamedArea { value: name } => say!(language, "imports-note-misnamed-area", value = value(name)),
        Note::TakenArea { value: name } => say!(language, "imports-note-taken-area", value = value(name)),
        Note::NeedsShort { value: name } => say!(language, "imports-note-needs-short", value = value(name)),
        Note::NewArea => say!(language, "imports-note-new-area"),
        Note::TooManyAreas => say!(language, "imports-note-too-many-areas", most = needs::MOST_OFFERED),
        Note::LastArea => say!(language, "imports-note-last-area"),
        Note::Moved => say!(language, "imports-note-moved"),
        Note::Retires => say!(language, "imports-note-retires"),
        Note::Returns => say!(language, "imports-note-returns"),
        Note::NoTaker => say!(language, "imports-note-no-taker"),
        Note::NoNeed => say!(language, "imports-note-no-need"),
    }
}

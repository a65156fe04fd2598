//! Adding organisations: what was pasted is shown for what it is, before anything is added.

use super::room::Organisations;
use super::rules::{self, Flaw, Sorted};
use super::steps::{Draft, Press, Step};
use super::store;
use crate::features::office::views::ROWS;
use crate::model::imports::Kind;
use crate::model::organisations;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::labels::SIGNS;
use crate::talk::{Button, Cx, Next, Page, Result, Spot, View};
use crate::text::{Language, clipped, schools};

/// So many names of a kind stand on the card.
const SHOWN: usize = 3;

/// New ones are typed.
pub fn ask(language: Language) -> View<Press> {
    View::new(say!(language, "organisations-add-title"))
        .line(say!(language, "organisations-add-line"))
        .question(say!(language, "organisations-add-question"))
        .button(Button::go(say!(language, "office-load"), ways::IMPORT_OF.of(Kind::Schools)))
        .button(Button::cancel(language, ways::ORGANISATIONS.place()))
}

/// Takes what was pasted, after what was pasted before.
pub fn hear(language: Language, draft: Draft, typed: &str) -> Next<Organisations> {
    let draft = draft.with(typed);
    if draft.names.len() > rules::MOST {
        return Next::Stay(say!(language, "organisations-too-many", count = draft.names.len(), most = rules::MOST));
    }
    let mut names = draft.names.iter().map(|line| rules::name(line));
    match names.next() {
        None => Next::Stay(say!(language, "organisations-name-short")),
        Some(Err(flaw)) if names.all(|name| name.is_err()) => Next::Stay(name_flaw(language, flaw)),
        Some(_) => Next::Go(Step::Preview { draft }),
    }
}

/// What will be added, what is there already, what is passed over.
pub async fn preview(cx: &mut Cx, guard: Coordinator, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let known = store::listed(cx, guard).await?;
    let Sorted { fresh, known, unconfirmed, flawed } = rules::sorted(draft, &known);
    let told = |names: &[String]| {
        let (shown, more) = rules::first(names, SHOWN);
        match more {
            0 => shown,
            more => say!(language, "organisations-preview-more", names = shown, more = more),
        }
    };
    let line = |names: &[String], words: fn(Language, usize, String) -> String| {
        (!names.is_empty()).then(|| words(language, names.len(), told(names)))
    };
    let wrong: Vec<String> = flawed.iter().map(|(line, _)| clipped(line, 40)).collect();
    let view = View::new(say!(language, "organisations-preview-title"))
        .maybe_line(line(&fresh, |language, count, names| {
            say!(language, "organisations-preview-fresh", count = count, names = names)
        }))
        .maybe_line(line(&known, |language, count, names| {
            say!(language, "organisations-preview-known", count = count, names = names)
        }))
        .maybe_line((unconfirmed > 0).then(|| say!(language, "organisations-preview-confirm", count = unconfirmed)))
        .maybe_line(line(&draft.passed, |language, count, names| {
            say!(language, "organisations-preview-passed", count = count, names = names)
        }))
        .maybe_line(line(&wrong, |language, count, names| {
            say!(language, "organisations-preview-flawed", count = count, names = names)
        }));
    let add = match (fresh.len(), unconfirmed) {
        (0, 0) => None,
        (0, _) => Some(say!(language, "organisations-confirm")),
        (count, _) => Some(say!(language, "organisations-preview-add", count = count)),
    };
    let view = match add {
        None => view.question(say!(language, "organisations-preview-nothing")),
        Some(label) => {
            view.question(say!(language, "organisations-preview-question")).button(Button::press(label, Press::Add))
        }
    };
    Ok(view
        .button(Button::press(say!(language, "organisations-preview-mend"), Press::Mend))
        .button(Button::press(say!(language, "button-cancel"), Press::Cancel)))
}

/// Shall the list be dropped? It has cost somebody a message or two.
pub fn leaving(language: Language, draft: &Draft) -> View<Press> {
    View::new(say!(language, "organisations-leaving-title"))
        .line(say!(language, "organisations-leaving-line", count = draft.names.len()))
        .button(Button::press(say!(language, "organisations-leaving-drop"), Press::Drop).grave())
        .button(Button::press(say!(language, "button-back"), Press::Preview))
}

/// Adds what the preview shows: held once more against what is there now.
pub async fn add(cx: &mut Cx, guard: Coordinator, draft: &Draft) -> Result<Next<Organisations>> {
    let language = cx.language();
    let names: Vec<String> = draft.names.iter().filter_map(|line| rules::name(line).ok()).collect();
    let added = organisations::add_all(cx, guard, &names).await?;
    cx.remark(match (added.new, added.confirmed) {
        (0, confirmed) if confirmed > 0 => say!(language, "organisations-confirmed"),
        (new, _) => say!(language, "organisations-added", count = new),
    });
    Ok(Next::Go(Step::List { spot: Spot::default() }))
}

/// The lines, to correct one.
pub fn lines(language: Language, draft: &Draft, spot: &Spot) -> View<Press> {
    let page = Page::of(spot.page, draft.len(), ROWS);
    let rows = page.cut(0..draft.len()).map(|line| {
        let mark = if draft.is_passed(line) { "− " } else { "" };
        // The number tells apart what is cut.
        let number = format!("{mark}{}. ", line + 1);
        let room = SIGNS.saturating_sub(number.chars().count());
        let label = schools::label(&schools::short(draft.line(line).unwrap_or_default()), room);
        Button::press(format!("{number}{label}"), Press::Line { line })
    });
    View::new(say!(language, "organisations-mend-title"))
        .line(say!(language, "organisations-mend-line"))
        .question(say!(language, "organisations-mend-question"))
        .grid(1, rows)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Preview))
}

/// One line: it is typed anew, left out, or taken after all.
pub fn line(language: Language, draft: &Draft, line: usize) -> View<Press> {
    let written = draft.line(line).unwrap_or_default().to_owned();
    let is_name = rules::name(&written);
    let flaw = is_name.clone().err().map(|flaw| name_flaw(language, flaw));
    let view = View::new(say!(language, "organisations-mend-one-title"))
        .line(written)
        .maybe_line(flaw.map(|words| format!("❗ {words}")))
        .question(say!(language, "organisations-mend-one-question"));
    let view = match draft.is_passed(line) {
        true => view.row(is_name.ok().map(|_| Button::press(say!(language, "organisations-mend-take"), Press::Take))),
        false => view.button(Button::press(say!(language, "organisations-mend-drop"), Press::Drop)),
    };
    view.button(Button::press(say!(language, "button-back"), Press::Mend))
}

/// What is wrong with a name.
pub fn name_flaw(language: Language, flaw: Flaw) -> String {
    match flaw {
        Flaw::Short => say!(language, "organisations-name-short"),
        Flaw::Long => say!(language, "organisations-name-long"),
    }
}

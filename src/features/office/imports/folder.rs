//! The lists that were laid into the operator's folder: what lies there, and taking one of them.

use chrono::{DateTime, Utc};

use super::cards::{back, needed, wanted};
use super::room::Imports;
use super::steps::{Press, Step};
use crate::files::{self, INCOMING, Laid};
use crate::model::imports::Kind;
use crate::model::plans::Which;
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::files::{ask_laid, laid, megabytes};
use crate::talk::{Button, Cx, Next, Page, Result, Spot, Trouble, View};
use crate::text::{self, Language, clipped};

/// Files on one card: a line of facts and a button each.
const ROWS: usize = 6;
/// So many signs tell a file from all others in a folder.
const TELLING: usize = 16;

/// The files that lie there.
pub async fn list(
    cx: &mut Cx,
    _: Coordinator,
    (kind, plan): (Kind, Option<Which>),
    spot: &Spot,
) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let found = laid(cx).await?;
    let into = wanted(cx, plan).await?;
    let view = View::new(kind.named(language)).maybe_line(into);
    let view = view.line(say!(language, "imports-laid-where", folder = INCOMING));
    let view = view.line(needed(language, kind));
    let view = match &found {
        None => view.question(say!(language, "imports-laid-nowhere")),
        Some(found) if found.is_empty() => view.question(say!(language, "imports-laid-none")),
        Some(_) => view.question(say!(language, "imports-laid-question")),
    };
    let found = found.unwrap_or_default();
    let page = Page::of(spot.page, found.len(), ROWS);
    let mut lines = Vec::new();
    let mut buttons = Vec::new();
    for (number, file) in page.cut((1_usize..).zip(&found)) {
        let written = DateTime::<Utc>::from(file.written).with_timezone(&zone).date_naive();
        lines.push(say!(
            language,
            "imports-laid-line",
            number = number,
            name = clipped(&file.name, 60),
            size = megabytes(language, file.bytes),
            day = text::day(language, written, today)
        ));
        buttons
            .push(Button::press(format!("{number}. {}", clipped(&file.name, 40)), Press::Laid { file: telling(file) }));
    }
    let catalogue =
        (kind == Kind::Diagnosis).then(|| Button::press(say!(language, "imports-catalogue"), Press::Catalogue));
    Ok(view
        .lines(lines)
        .grid(1, buttons)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "imports-refresh"), Press::Refresh))
        .row(catalogue)
        .button(Button::back(language, back(kind, plan))))
}

/// What tells a file from all others there: another size, or another time, is another file.
fn telling(file: &Laid) -> String {
    let written = DateTime::<Utc>::from(file.written).timestamp_millis();
    let mut telling = files::hash(format!("{}/{}/{written}", file.name, file.bytes).as_bytes());
    telling.truncate(TELLING);
    telling
}

/// Takes one of them; what lies there now is looked at again.
pub async fn take(cx: &mut Cx, (kind, plan): (Kind, Option<Which>), file: &str) -> Result<Next<Imports>> {
    Coordinator::of(cx).await?;
    let found = laid(cx).await?.unwrap_or_default();
    let file = found.into_iter().find(|laid| telling(laid) == file).ok_or(Trouble::Gone)?;
    ask_laid(cx, &file).await?;
    Ok(Next::Go(Step::Taking { kind, plan, name: file.name }))
}

/// It is being taken.
pub fn taking(language: Language, name: &str) -> View<Press> {
    View::new(say!(language, "imports-taking-title"))
        .line(say!(language, "imports-file", name = clipped(name, 60)))
        .line(say!(language, "imports-working"))
        .button(Button::press(say!(language, "imports-refresh"), Press::Refresh))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

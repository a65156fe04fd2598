//! The cards about blanks: the program's own, a municipality's, and the versions of these.
//!
//! ```text
//! - [Бланки] → [Приказ о составе]              — (a file of Word) [Прислать этот бланк] [Прежние версии]
//! - [Прежние версии]                           — [✅ Версия 2 · 27.11.2026] [Версия 1 · 03.09.2026]
//! - [Версия 1 · 03.09.2026]                    — [Прислать этот бланк] [Вернуть эту версию]
//! ```

use super::room::Papers;
use super::steps::{Press, Step};
use crate::features::office::views::ROWS;
use crate::ids::BlankId;
use crate::model::papers::{self, Kind, Version};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::papers::kinds;
use crate::say;
use crate::talk::{Button, Content, Cx, Next, Own, Parcel, Result, Spot, Trouble, View};
use crate::text::{self, clipped};

pub async fn blanks(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let own = papers::blanks(cx, guard).await?;
    let button = |kind: Kind| {
        let version = own.iter().find(|blank| blank.kind == kind && blank.in_force).map(|blank| blank.version);
        let label = match version {
            Some(version) => say!(language, "papers-blank-own", kind = kind.named(language), version = version),
            None => kind.named(language),
        };
        Button::press(label, Press::Blank { kind })
    };
    Ok(View::new(say!(language, "papers-blanks-title"))
        .line(say!(language, "papers-blanks-line"))
        .question(say!(language, "papers-blanks-question"))
        .grid(1, Kind::ALL.map(button))
        .button(Button::go(say!(language, "papers-to-samples"), ways::SAMPLES.place()))
        .button(Button::back(language, ways::PAPERS.place())))
}

pub async fn blank(cx: &mut Cx, guard: Coordinator, kind: Kind) -> Result<View<Press>> {
    let language = cx.language();
    let (own, has_versions) = papers::blanks_of(cx, guard, kind).await?;
    let in_force = own.iter().find(|blank| blank.in_force);
    let mut view = View::new(kind.named(language))
        .line(match in_force {
            Some(blank) => {
                say!(language, "papers-blank-version", version = blank.version, name = clipped(&blank.name, 60))
            }
            None => say!(language, "papers-blank-default"),
        })
        .maybe_line(own.iter().any(|blank| blank.waits).then(|| say!(language, "papers-blank-waits")))
        .question(say!(language, "papers-blank-question"))
        .button(Button::press(say!(language, "papers-blank-take"), Press::Send));
    if has_versions {
        view = view.button(Button::press(say!(language, "papers-versions"), Press::Versions));
    }
    if in_force.is_some() {
        view = view.button(Button::press(say!(language, "papers-blank-back"), Press::Default));
    }
    Ok(view.button(Button::back(language, ways::BLANKS.place())))
}

/// The versions of which papers have been made.
pub async fn versions(cx: &mut Cx, guard: Coordinator, kind: Kind, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let found = papers::versions(cx, guard, kind).await?;
    let row = move |version: Version| {
        let day = version.since.with_timezone(&zone).format("%d.%m.%Y").to_string();
        let mark = if version.until.is_none() { "✅ " } else { "" };
        let label = say!(language, "papers-version-row", version = version.version, day = day);
        Button::press(format!("{mark}{label}"), Press::Version { id: version.id })
    };
    Ok(View::new(say!(language, "papers-versions"))
        .line(kind.named(language))
        .line(say!(language, "papers-versions-count", count = found.len()))
        .list(language, found, ROWS, spot, |leaf| Press::List { leaf }, row)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// One of them.
pub async fn version(cx: &mut Cx, guard: Coordinator, kind: Kind, id: BlankId) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let version = one(cx, guard, kind, id).await?;
    let date = |at: chrono::DateTime<chrono::Utc>| text::date(language, at.with_timezone(&zone).date_naive(), true);
    let mut view = View::new(say!(language, "papers-version-title", version = version.version))
        .line(kind.named(language))
        .line(clipped(&version.name, 60))
        .line(match version.until {
            Some(until) => {
                say!(language, "papers-version-was", since = date(version.since), until = date(until))
            }
            None => say!(language, "papers-version-is", since = date(version.since)),
        })
        .button(Button::press(say!(language, "papers-blank-take"), Press::Send));
    if version.until.is_some() {
        view = view.button(Button::press(say!(language, "papers-version-back"), Press::PutBack));
    }
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

async fn one(cx: &mut Cx, guard: Coordinator, kind: Kind, id: BlankId) -> Result<Version> {
    let all = papers::versions(cx, guard, kind).await?;
    all.into_iter().find(|version| version.id == id).ok_or(Trouble::Gone)
}

/// Sends an earlier version, to be looked at.
pub async fn send(cx: &mut Cx, guard: Coordinator, kind: Kind, id: BlankId) -> Result<Next<Papers>> {
    let language = cx.language();
    let version = one(cx, guard, kind, id).await?;
    let caption = say!(language, "papers-blank-caption", kind = kind.named(language));
    cx.parcel(Parcel::Content(Content { hash: version.hash, name: version.name, caption, names: true }));
    Ok(Next::Go(Step::Version { kind, id }))
}

/// Papers are made of an earlier version again.
pub async fn put_back(cx: &mut Cx, guard: Coordinator, kind: Kind, id: BlankId) -> Result<Next<Papers>> {
    let language = cx.language();
    let Some(version) = papers::put_back(cx, guard, kind, id).await? else { return Err(Trouble::Gone) };
    cx.remark(say!(language, "papers-version-put-back", version = version));
    Ok(Next::Go(Step::Versions { kind, spot: Spot::default() }))
}

/// The blank of which papers are made now, to be looked at and changed.
pub async fn own_or_default(cx: &mut Cx, guard: Coordinator, kind: Kind) -> Result<Parcel> {
    let language = cx.language();
    let own = papers::blanks(cx, guard).await?.into_iter().find(|blank| blank.kind == kind && blank.in_force);
    let caption = say!(language, "papers-blank-caption", kind = kind.named(language));
    Ok(match own {
        Some(blank) => Parcel::Content(Content { hash: blank.hash, name: blank.name, caption, names: true }),
        None => {
            let name = format!("{}_бланк.docx", kind.file());
            Parcel::Own(Own { key: kinds::key(kind).to_owned(), name, caption })
        }
    })
}

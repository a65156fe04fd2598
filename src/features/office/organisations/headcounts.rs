//! The conversation about the official headcounts of an organisation, and the form of a new one.
//!
//! ```text
//! - (a school) → [Численность]
//! - Численность. Школа № 3. На 1 сентября 2026: педагогов 40, руководителей 3, до 35 лет 10 …   — [Внести] [1 сентября · 40]
//! - На какой день?                          — (a calendar)
//! - Сколько педагогических работников?      — 40, or «40 3 10 5 4» for all five at once
//! - … Откуда числа?                         — [Статистика] [Документы организации] …
//! - Внести?                                 — [Внести]
//! - ✅ Внесено.
//! ```

use serde::{Deserialize, Serialize};

use super::asking;
use crate::features::office::views::{ROWS, sure};
use crate::ids::{HeadcountId, OrganisationId};
use crate::model::organisations::headcounts::{self, Counts, Headcount};
use crate::model::organisations::{Keeper, Reader};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, Trouble, View};
use crate::text::{self, Language};

pub struct Headcounts;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of organisations, of which one is to be chosen first.
    All,
    /// All of an organisation.
    Of { id: OrganisationId },
    /// One of them.
    Entry { of: (OrganisationId, HeadcountId) },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        id: OrganisationId,
        spot: Spot,
    },
    Entry {
        of: (OrganisationId, HeadcountId),
    },
    /// Shall it be taken back?
    Sure {
        of: (OrganisationId, HeadcountId),
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Enters a new one.
    New,
    /// Asks whether to take it back.
    TakeBack,
    /// Takes it back.
    Yes,
}

/// The place of an organisation's headcounts.
pub fn place(id: OrganisationId) -> Place {
    Place::of::<Headcounts>(&At::Of { id })
}

impl Room for Headcounts {
    const NAME: &'static str = "headcounts";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::All => return Ok(Next::To(asking::all(cx).await?)),
            At::Of { id } => Step::List { id, spot: Spot::default() },
            At::Entry { of } => Step::Entry { of },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { id, spot } => {
                let guard = Reader::of(cx, *id).await?;
                list(cx, guard, spot).await
            }
            Step::Entry { of } => {
                let guard = Reader::of(cx, of.0).await?;
                entry(cx, guard, of.1).await
            }
            Step::Sure { of } => {
                let guard = Reader::of(cx, of.0).await?;
                let (name, known) = find(cx, guard, of.1).await?;
                let language = cx.language();
                let view = View::new(say!(language, "organisations-headcount-back-title"))
                    .line(name)
                    .lines(lines(language, &known));
                let yes = Button::press(say!(language, "organisations-headcount-back"), Press::Yes);
                Ok(sure(view, language, yes, Place::of::<Headcounts>(&At::Entry { of: *of })))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::List { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::List { id, spot: spot.after(leaf) })
            }
            (Step::List { id, .. }, Said::Press(Press::New)) => Next::To(super::counting::place(id)),
            (Step::Entry { of }, Said::Press(Press::TakeBack)) => Next::Go(Step::Sure { of }),
            (Step::Sure { of }, Said::Press(Press::Yes)) => {
                let guard = Keeper::of(cx, of.0).await?;
                headcounts::take_back(cx, guard, of.1).await?;
                cx.remark(say!(cx.language(), "organisations-headcount-taken-back"));
                Next::Go(Step::List { id: of.0, spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }
}

async fn list(cx: &mut Cx, guard: Reader, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (name, all) = headcounts::of(cx, guard).await?;
    let of = guard.organisation();
    let view = View::new(say!(language, "organisations-headcounts")).line(name);
    let view = match all.first() {
        Some(newest) => view.lines(lines(language, newest)),
        None => view.line(say!(language, "organisations-headcounts-none")),
    };
    let label = |known: &Headcount| {
        let day = text::date(language, known.day, true);
        match known.counts.teaching {
            Some(count) => format!("{day} · {count}"),
            None => day,
        }
    };
    Ok(view
        .button(Button::press(say!(language, "organisations-headcount-new"), Press::New))
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |known| Button::go(label(&known), Place::of::<Headcounts>(&At::Entry { of: (of, known.id) })),
        )
        .button(Button::back(language, asking::home(guard))))
}

async fn entry(cx: &mut Cx, guard: Reader, id: HeadcountId) -> Result<View<Press>> {
    let (name, known) = find(cx, guard, id).await?;
    let (language, now, zone) = (cx.language(), cx.now, cx.zone());
    let entered = text::moment(language, known.entered_at, now, zone);
    Ok(View::new(say!(language, "organisations-headcounts"))
        .line(name)
        .lines(lines(language, &known))
        .line(say!(language, "organisations-headcount-entered", moment = entered))
        .button(Button::press(say!(language, "organisations-headcount-back"), Press::TakeBack).grave())
        .button(Button::back(language, place(guard.organisation()))))
}

async fn find(cx: &mut Cx, guard: Reader, id: HeadcountId) -> Result<(String, Headcount)> {
    let (name, all) = headcounts::of(cx, guard).await?;
    let known = all.into_iter().find(|known| known.id == id).ok_or(Trouble::Gone)?;
    Ok((name, known))
}

fn lines(language: Language, known: &Headcount) -> Vec<String> {
    let day = text::date(language, known.day, true);
    [
        vec![say!(language, "organisations-headcount-day", day = day)],
        numbers(language, &known.counts),
        vec![say!(language, "organisations-headcount-source", source = known.source.named(language))],
    ]
    .concat()
}

/// The numbers that were told, a line each, parts below their whole.
pub fn numbers(language: Language, counts: &Counts) -> Vec<String> {
    let Counts { teaching, management, under_35, first_years, both } = *counts;
    [
        teaching.map(|count| say!(language, "organisations-headcount-teaching", count = count)),
        management.map(|count| say!(language, "organisations-headcount-management", count = count)),
        under_35.map(|count| say!(language, "organisations-headcount-young", count = count)),
        first_years.map(|count| say!(language, "organisations-headcount-first", count = count)),
        both.map(|count| say!(language, "organisations-headcount-both", count = count)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

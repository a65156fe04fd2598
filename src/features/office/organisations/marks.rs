//! The conversation about the marks of an organisation.
//!
//! ```text
//! - (a school) → [Отметки]
//! - Отметки. Школа № 3. ✅ Низкие результаты: с 1 сентября 2026    — [✅ Низкие результаты] [Сложные условия] …
//! - Сложные условия. Не поставлена                                — [Поставить]
//! - Чем поставлена?                                                — приказ № 45-ОД
//! - От какого числа? С какого дня? До какого дня?                  — (calendars) [Без срока]
//! - ✅ Отметка поставлена.
//! - Низкие результаты. С 1 сентября 2026, приказ № 45-ОД от …      — [Снять]
//! - С какого дня снять?                                            — [Сегодня], (a calendar)
//! ```
//!
//! What is over stays on the mark's card as its history. Whoever works in a marked organisation is in the target category
//! of S0-01 on each day of the mark.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::asking;
use crate::ids::OrganisationId;
use crate::model::organisations::flags::{self, Flag};
use crate::model::organisations::{Keeper, Mark, Marker};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Page, Place, Result, Room, Said, Spot, View, calendar};
use crate::text::{self, Language};

pub struct Marks;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of organisations, of which one is to be chosen first.
    All,
    /// All of an organisation.
    Of { id: OrganisationId },
    /// One of them.
    Mark { of: (OrganisationId, Mark) },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        id: OrganisationId,
    },
    Mark {
        of: (OrganisationId, Mark),
        spot: Spot,
    },
    /// From which day is it taken off? The month shown.
    End {
        of: (OrganisationId, Mark),
        month: Option<NaiveDate>,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Mark { mark: Mark },
    List { leaf: Leaf },
    Set,
    End,
    Pick { pick: calendar::Pick },
    Back,
}

/// The place of an organisation's marks.
pub fn place(id: OrganisationId) -> Place {
    Place::of::<Marks>(&At::Of { id })
}

/// The place of one of them.
pub fn place_of(of: (OrganisationId, Mark)) -> Place {
    Place::of::<Marks>(&At::Mark { of })
}

/// Rows of the history on one card.
const HISTORY: usize = 4;

impl Room for Marks {
    const NAME: &'static str = "marks";
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
            At::Of { id } => Step::List { id },
            At::Mark { of } => Step::Mark { of, spot: Spot::default() },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let today = cx.today();
        let id = match step {
            Step::List { id } | Step::Mark { of: (id, _), .. } | Step::End { of: (id, _), .. } => *id,
        };
        let guard = Keeper::of(cx, id).await?;
        let (name, all) = flags::of(cx, guard).await?;
        Ok(match step {
            Step::List { .. } => list(language, guard, name, &all, today),
            Step::Mark { of: (_, mark), spot } => card(language, (guard, *mark), name, &all, today, spot),
            Step::End { of, month } => {
                Marker::of(cx, id).await?;
                let (_, mark) = *of;
                let view = View::new(say!(language, "organisations-mark-end-title"))
                    .line(name)
                    .line(mark.named(language))
                    .question(say!(language, "organisations-mark-end-question"))
                    .button(Button::press(
                        say!(language, "organisations-today"),
                        Press::Pick { pick: calendar::Pick::Day(today) },
                    ));
                let bounds = asking::around(today);
                asking::calendar(view, language, (*month, today), today, bounds, |pick| Press::Pick { pick })
                    .button(Button::press(say!(language, "button-back"), Press::Back))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { id }, Said::Press(Press::Mark { mark })) => {
                Next::Go(Step::Mark { of: (id, mark), spot: Spot::default() })
            }
            (Step::Mark { of, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Mark { of, spot: spot.after(leaf) })
            }
            (Step::Mark { of, .. }, Said::Press(Press::Set)) => Next::To(super::marking::place(of)),
            (Step::Mark { of, .. }, Said::Press(Press::End)) => Next::Go(Step::End { of, month: None }),
            (Step::Mark { of, .. }, Said::Press(Press::Back)) => Next::Go(Step::List { id: of.0 }),
            (Step::End { of, .. }, Said::Press(Press::Back)) => Next::Go(Step::Mark { of, spot: Spot::default() }),
            (Step::End { of, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::End { of, month: Some(month) })
            }
            (Step::End { of, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                let guard = Marker::of(cx, of.0).await?;
                match flags::end(cx, guard, of.1, day).await? {
                    true => cx.remark(say!(language, "organisations-mark-ended")),
                    false => cx.remark(say!(language, "organisations-mark-none-then")),
                }
                Next::Go(Step::Mark { of, spot: Spot::default() })
            }
            (Step::End { .. }, Said::Text(_)) => Next::Stay(asking::day_flaw(language, asking::around(cx.today()))),
            _ => Next::Puzzled,
        })
    }
}

fn list(language: Language, guard: Keeper, name: String, all: &[Flag], today: NaiveDate) -> View<Press> {
    let in_force = |mark| all.iter().find(|flag| flag.mark == mark && flag.holds(today));
    let told = Mark::ALL.into_iter().filter_map(|mark| {
        let term = term(language, in_force(mark)?);
        Some(say!(language, "organisations-mark-holds", mark = mark.named(language), term = term))
    });
    let told: Vec<_> = told.collect();
    let view = View::new(say!(language, "organisations-marks")).line(name);
    let view = match told.is_empty() {
        true => view.line(say!(language, "organisations-marks-none")),
        false => view.lines(told),
    };
    let label = |mark: Mark| match in_force(mark) {
        Some(_) => format!("✅ {}", mark.named(language)),
        None => mark.named(language),
    };
    view.question(say!(language, "organisations-marks-question"))
        .grid(1, Mark::ALL.map(|mark| Button::press(label(mark), Press::Mark { mark })))
        .button(Button::back(language, asking::home(guard)))
}

fn card(
    language: Language,
    (guard, mark): (Keeper, Mark),
    name: String,
    all: &[Flag],
    today: NaiveDate,
    spot: &Spot,
) -> View<Press> {
    let own: Vec<&Flag> = all.iter().filter(|flag| flag.mark == mark).collect();
    let holds = own.iter().any(|flag| flag.holds(today));
    let ends = own.iter().any(|flag| flag.is_to_be_ended(today));
    let page = Page::of(spot.page, own.len(), HISTORY);
    let told = page.cut(own).map(|flag| {
        let term = term(language, flag);
        let paper = match &flag.paper {
            Some((paper, day)) => {
                let day = text::date(language, *day, true);
                say!(language, "organisations-mark-paper", paper = paper.clone(), day = day)
            }
            None => say!(language, "organisations-mark-no-paper"),
        };
        let sign = if flag.holds(today) { "✅ " } else { "" };
        format!("{sign}{term}. {paper}")
    });
    let told: Vec<_> = told.collect();
    let mut view = View::new(mark.named(language)).line(name);
    if !holds {
        view = view.line(say!(language, "organisations-mark-not-set"));
    }
    view = view.lines(told).pages(language, page, spot, |leaf| Press::List { leaf });
    // Who represents the school reads them.
    if !holds && guard.coordinates() {
        view = view.button(Button::press(say!(language, "organisations-mark-set"), Press::Set));
    }
    if ends && guard.coordinates() {
        view = view.button(Button::press(say!(language, "organisations-mark-end"), Press::End));
    }
    view.button(Button::press(say!(language, "button-back"), Press::Back))
}

/// «С 1 сентября 2026 по 31 августа 2027», and since when no more.
fn term(language: Language, flag: &Flag) -> String {
    let date = |day| text::date(language, day, true);
    let since = match flag.since {
        Some(since) => say!(language, "organisations-mark-since", day = date(since)),
        None => say!(language, "organisations-mark-since-unknown"),
    };
    let until = flag.until.map(|until| say!(language, "organisations-mark-until", day = date(until)));
    let ended = flag.ended_on.map(|ended| say!(language, "organisations-mark-ended-on", day = date(ended)));
    [Some(since), until, ended].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

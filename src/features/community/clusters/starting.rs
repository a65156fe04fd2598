//! The roster of a cluster as it was on a day: on the first of its year, unless another is chosen (S1-07: the roster is
//! formed in October, and what has been reached is compared with it in May).
//!
//! ```text
//! - (Участники) [Состав на начало]
//! - Состав на 1 сентября 2026: 12            — [Таблица] [На другой день]
//! - На какой день?                           — (a calendar)
//! ```

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::cards;
use crate::ids::GroupId;
use crate::model::groups::{self, AnswersFor, Membership};
use crate::model::{school_year, ways};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Page, Result, Room, Said, Spot, View, calendar};
use crate::text::{self, Language};

pub struct StartRoster;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Of { group: GroupId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The roster of a day, or of the first of the year; what is typed is searched.
    On { group: GroupId, day: Option<NaiveDate>, spot: Spot },
    /// Which day? Who goes back comes to the one that was chosen before.
    Day {
        group: GroupId,
        month: Option<NaiveDate>,
        #[serde(default)]
        chosen: Option<NaiveDate>,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { to: Leaf },
    Another,
    Pick { pick: calendar::Pick },
    Back,
}

/// Members on one card, a line each.
const LINES: usize = 8;
/// Rosters are asked for so many years back.
const YEARS: u32 = 5;

impl Room for StartRoster {
    const NAME: &'static str = "startroster";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { group: GroupId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { group } = at;
        Ok(Next::Go(Step::On { group, day: None, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::On { group, day, spot } => on(cx, *group, *day, spot).await,
            Step::Day { group, month, .. } => {
                AnswersFor::of(cx, *group).await?;
                let (language, today) = (cx.language(), cx.today());
                let view = View::new(say!(language, "clusters-start-day-title"))
                    .question(say!(language, "clusters-start-day-question"));
                let first = today - Months::new(12 * YEARS) + Days::new(1);
                let pick = |pick| Press::Pick { pick };
                let view = calendar::past(view, language, month.unwrap_or(today), today, first, pick);
                Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::On { group, day, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::On { group, day, spot: spot.after(to) })
            }
            (Step::On { group, day, .. }, Said::Text(typed)) => {
                Next::Go(Step::On { group, day, spot: Spot::found(&typed) })
            }
            (Step::On { group, day, .. }, Said::Press(Press::Another)) => {
                Next::Go(Step::Day { group, month: day, chosen: day })
            }
            (Step::Day { group, chosen, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Day { group, month: Some(month), chosen })
            }
            (Step::Day { group, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                if day > cx.today() {
                    return Ok(Next::Stay(say!(cx.language(), "clusters-start-ahead")));
                }
                Next::Go(Step::On { group, day: Some(day), spot: Spot::default() })
            }
            (Step::Day { .. }, Said::Text(_)) => Next::Stay(say!(cx.language(), "clusters-start-day-flaw")),
            (Step::Day { group, chosen, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::On { group, day: chosen, spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }
}

/// The roster of a day, for who answers for the cluster.
async fn on(cx: &mut Cx, group: GroupId, day: Option<NaiveDate>, spot: &Spot) -> Result<View<Press>> {
    let name = AnswersFor::of(cx, group).await?.named(cx).await?.name;
    let language = cx.language();
    let day = match day {
        Some(day) => day,
        None => school_year::current(cx).await?,
    };
    let roster = groups::roster(cx, group, day).await?;
    let total = roster.len();
    let said = text::date(language, day, true);
    let found: Vec<_> = roster
        .iter()
        .filter(|member| member.member.is_sought(&spot.search))
        .map(|member| line(language, member))
        .collect();
    let page = Page::of(spot.page, found.len(), LINES);
    let view = View::new(say!(language, "clusters-start-title", day = said, count = total)).line(name);
    let view = match (total, found.is_empty()) {
        (0, _) => view.line(say!(language, "clusters-start-none")),
        (_, true) => view.question(say!(language, "clusters-members-not-found", search = spot.shown())),
        (_, false) if page.of > 1 => view.lines(page.cut(found)).question(say!(language, "clusters-members-question")),
        (_, false) => view.lines(page.cut(found)),
    };
    Ok(view
        .pages(language, page, spot, |to| Press::Leaf { to })
        .row([
            Button::go(say!(language, "clusters-table"), ways::ROSTER_ON_TABLE.of((group, day))),
            Button::press(say!(language, "clusters-start-another"), Press::Another),
        ])
        .button(Button::back(language, ways::CLUSTER_MEMBERS.of(group))))
}

/// «Петрова Ольга Сергеевна, Школа № 3 · исполнитель».
fn line(language: Language, member: &Membership) -> String {
    let called = cards::called(language, &member.member);
    match member.part {
        Some(part) => say!(language, "clusters-member-part", member = called, part = part.named(language)),
        None => called,
    }
}

//! The conversation about the official headcounts of all organisations together: the denominators of the indicators S4-10
//! to S4-13, each with from how many organisations it is, and the records that it is made of.
//!
//! ```text
//! - Организации → [Численность]
//! - Общая численность. На 21 ноября 2026. Педагогических работников: 97 (2 из 3) …
//!                                                      — [Школа № 3 · 40] [Лицей № 5 · —] … [🗓 На другой день]
//! - На какой день?                                     — (a calendar)
//! ```

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{asking, headcounts as of_one};
use crate::features::office::views::ROWS;
use crate::model::organisations::headcounts::{self, Counted, Counts, denominator};
use crate::model::organisations::ranked;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::labels::SIGNS;
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, View, calendar};
use crate::text::{self, Language, schools};

pub struct Denominators;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// As of today.
    Today,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// What is typed is searched among the organisations.
    All { day: Option<NaiveDate>, spot: Spot },
    /// On which day? The month shown.
    Day { day: Option<NaiveDate>, month: Option<NaiveDate> },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Asks for another day.
    Day,
    Pick {
        pick: calendar::Pick,
    },
    Back,
}

/// The place of today's.
pub fn place() -> Place {
    Place::of::<Denominators>(&At::Today)
}

impl Room for Denominators {
    const NAME: &'static str = "denominators";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Today
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        let At::Today = at;
        Ok(Next::Go(Step::All { day: None, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let (language, today) = (cx.language(), cx.today());
        Ok(match step {
            Step::All { day, spot } => all(cx, guard, day.unwrap_or(today), spot).await?,
            Step::Day { day, month } => {
                let view = View::new(say!(language, "organisations-headcount-ask-day"))
                    .question(say!(language, "organisations-day-question"));
                let (shown, bounds) = ((*month, day.unwrap_or(today)), asking::past(today));
                asking::calendar(view, language, shown, today, bounds, |pick| Press::Pick { pick })
                    .button(Button::press(say!(language, "button-back"), Press::Back))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let (language, bounds) = (cx.language(), asking::past(cx.today()));
        let all = |day| Next::Go(Step::All { day, spot: Spot::default() });
        Ok(match (step, said) {
            (Step::All { day, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::All { day, spot: spot.after(leaf) })
            }
            (Step::All { day, .. }, Said::Text(typed)) => Next::Go(Step::All { day, spot: Spot::found(&typed) }),
            (Step::All { day, .. }, Said::Press(Press::Day)) => Next::Go(Step::Day { day, month: None }),
            (Step::Day { day, .. }, Said::Press(Press::Back)) => all(day),
            (Step::Day { day, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Day { day, month: Some(month) })
            }
            (Step::Day { .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                match asking::within(language, day, bounds) {
                    Ok(()) => all(Some(day)),
                    Err(flaw) => Next::Stay(flaw),
                }
            }
            (Step::Day { .. }, Said::Text(_)) => Next::Stay(asking::day_flaw(language, bounds)),
            _ => Next::Puzzled,
        })
    }
}

async fn all(cx: &mut Cx, guard: Coordinator, day: NaiveDate, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let rows = headcounts::on(cx, guard, day).await?;
    let view = View::new(say!(language, "organisations-whole"))
        .line(say!(language, "organisations-headcount-day", day = text::date(language, day, true)))
        .lines(sums(language, &rows));
    let found = match spot.search.is_empty() {
        true => rows,
        false => {
            let ranked = ranked(&spot.search, rows, |one| &one.search_form);
            if ranked.found.is_empty() { ranked.near } else { ranked.found }
        }
    };
    let view = match found.is_empty() && !spot.search.is_empty() {
        true => view.line(say!(language, "office-not-found", search = spot.shown())),
        false => view.question(say!(language, "organisations-whole-question")),
    };
    Ok(view
        .list(
            language,
            found,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |one| {
                let told = one.headcount.and_then(|known| known.counts.teaching);
                let told = told.map_or(" · —".to_owned(), |count| format!(" · {count}"));
                let room = SIGNS.saturating_sub(told.chars().count());
                let label = format!("{}{told}", schools::label(&one.name, room));
                Button::go(label, of_one::place(one.organisation))
            },
        )
        .button(Button::press(say!(language, "organisations-whole-day"), Press::Day))
        .button(Button::back(language, ways::ORGANISATIONS.place())))
}

/// The five sums, each with from how many organisations it is.
fn sums(language: Language, rows: &[Counted]) -> Vec<String> {
    let of = |number: fn(&Counts) -> Option<i64>| {
        let whole = denominator(rows, number);
        let sum = whole.sum.map_or_else(|| say!(language, "organisations-whole-unknown"), |sum| sum.to_string());
        (sum, whole.told, whole.of)
    };
    let (teaching, management) = (of(|counts| counts.teaching), of(|counts| counts.management));
    let (young, first, both) =
        (of(|counts| counts.under_35), of(|counts| counts.first_years), of(|counts| counts.both));
    vec![
        say!(language, "organisations-whole-teaching", sum = teaching.0, told = teaching.1, of = teaching.2),
        say!(language, "organisations-whole-management", sum = management.0, told = management.1, of = management.2),
        say!(language, "organisations-whole-young", sum = young.0, told = young.1, of = young.2),
        say!(language, "organisations-whole-first", sum = first.0, told = first.1, of = first.2),
        say!(language, "organisations-whole-both", sum = both.0, told = both.1, of = both.2),
    ]
}

//! The conversation about the number and the day of a paper: of one that is to be made, and of one that was made without.
//!
//! ```text
//! - Приказ о составе «Физика». Какой номер поставить?      — [№ 13] [Без номера] [Дата: 27 ноября] or 13-ОД
//! - [Дата: 27 ноября] → (a calendar)                       — Дата: 25 ноября
//! - (a paper without a number) → [Поставить номер]
//! - Какой номер у бумаги?                                  — [№ 13] [Дата: 27 ноября] or 13-ОД
//! - ✅ Записано: № 13 от 25 ноября.
//! ```

use chrono::{Months, NaiveDate};

use super::facts::store::Asked;
use super::facts::{self, About};
use super::room::Papers;
use super::steps::{Bears, Press, Step};
use crate::ids::{GroupId, PaperId};
use crate::model::papers::{self, Kind, Numbered};
use crate::model::regulation;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::papers::words;
use crate::say;
use crate::talk::{Button, Cx, MOST_ROWS, Next, Result, Said, Trouble, View, calendar};
use crate::text::{self, Language, clipped, one_line};

/// The longest number that a paper bears.
const LONGEST: usize = 40;

/// The days that a paper can bear: some years back, since an office enters its older papers too, and a little ahead.
fn days(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (
        today.checked_sub_months(Months::new(60)).unwrap_or(today),
        today.checked_add_months(Months::new(2)).unwrap_or(today),
    )
}

/// Which number does a paper bear that is to be made? What a clerk must look at is said before.
pub async fn new(
    cx: &mut Cx,
    guard: Coordinator,
    (kind, group): (Kind, Option<GroupId>),
    day: Option<NaiveDate>,
) -> Result<View<Press>> {
    let language = cx.language();
    let asked = Asked { day: day.unwrap_or(cx.today()), ..Asked::today(cx, kind) };
    let about = facts::about(cx, guard, group, &asked).await?;
    let view = View::new(kind.named(language));
    let (view, back) = match &about {
        About::Group(group, facts) => {
            let gaps = if kind == Kind::RosterOrder { facts::gaps(facts) } else { 0 };
            let is_named = facts::declined(kind, facts).is_some();
            let untold = kind == Kind::Agreement && is_named && facts.requisites.basis.is_none();
            let view = view
                .line(clipped(&format!("«{}»", facts.group), 120))
                .maybe_line(
                    (kind == Kind::RosterOrder)
                        .then(|| say!(language, "papers-of-members", count = facts.members.len())),
                )
                .maybe_line((gaps > 0).then(|| say!(language, "papers-gaps", count = gaps)))
                .maybe_line((!is_named).then(|| nobody(language, kind)).flatten())
                .maybe_line(untold.then(|| say!(language, "papers-director-gap")));
            (view, ways::PAPERS_OF.of(*group))
        }
        About::Whole(whole) => {
            let now = regulation::now(cx).await?;
            let view =
                view.line(whole.municipality.clone()).line(regulation::taken_from(language, &now.presets)).line(say!(
                    language,
                    "papers-rules-line",
                    version = now.version,
                    own = now.overrides.len() + now.bodies.len()
                ));
            (view, ways::PAPERS.place())
        }
    };
    let proposed = about.proposed().to_string();
    Ok(view
        .question(say!(language, "papers-number-question"))
        .row([
            Button::press(format!("№ {proposed}"), Press::Number { number: proposed }),
            Button::press(say!(language, "papers-unnumbered"), Press::Unnumbered),
        ])
        .row([
            Button::press(dated(language, day.unwrap_or(cx.today())), Press::Day),
            Button::press(say!(language, "papers-forms"), Press::Forms),
        ])
        .button(Button::back(language, back)))
}

fn dated(language: Language, day: NaiveDate) -> String {
    say!(language, "papers-of-day", day = day.format("%d.%m.%Y").to_string())
}

fn nobody(language: Language, kind: Kind) -> Option<String> {
    match kind {
        Kind::RosterOrder => Some(say!(language, "papers-no-leader")),
        Kind::Agreement => Some(say!(language, "papers-no-director")),
        Kind::Staff | Kind::Rules | Kind::Plan => None,
    }
}

/// Which number does a paper bear that was made without one?
pub async fn number(cx: &mut Cx, guard: Coordinator, id: PaperId, day: Option<NaiveDate>) -> Result<View<Press>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let day = day.unwrap_or(paper.day);
    let asked = Asked { day, ..Asked::today(cx, paper.kind) };
    let proposed = facts::store::whole(cx, guard, &asked).await?.proposed.to_string();
    Ok(View::new(say!(language, "papers-enter"))
        .line(words::caption(language, paper.kind, None, &paper.about))
        .question(say!(language, "papers-enter-question"))
        .row([
            Button::press(format!("№ {proposed}"), Press::Number { number: proposed }),
            Button::press(dated(language, day), Press::Day),
        ])
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Of which day is it?
pub fn day(cx: &Cx, day: Option<NaiveDate>, month: Option<NaiveDate>) -> View<Press> {
    let (language, today) = (cx.language(), cx.today());
    let bounds = days(today);
    let shown = month.unwrap_or(day.unwrap_or(today));
    let view = View::new(say!(language, "papers-day-title")).question(say!(language, "papers-day-question"));
    calendar::month(view, language, shown, today, bounds, |pick| Press::Pick { pick })
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// What is said about the day.
pub fn answer_day(cx: &Cx, of: Bears, day: Option<NaiveDate>, said: Said<Press>) -> Next<Papers> {
    let (language, bounds) = (cx.language(), days(cx.today()));
    let back = |day| {
        Next::Go(match of {
            Bears::New { kind, group } => Step::New { kind, group, day },
            Bears::Made { id } => Step::Number { id, day },
        })
    };
    let flaw = || {
        let date = |day| text::date(language, day, true);
        Next::Stay(say!(language, "papers-day-flaw", first = date(bounds.0), last = date(bounds.1)))
    };
    match said {
        Said::Press(Press::Pick { pick: calendar::Pick::Month(month) }) => {
            Next::Go(Step::Day { of, day, month: Some(month) })
        }
        Said::Press(Press::Pick { pick: calendar::Pick::Day(picked) }) => {
            if (bounds.0..=bounds.1).contains(&picked) {
                back(Some(picked))
            } else {
                flaw()
            }
        }
        Said::Press(Press::Back) => back(day),
        Said::Text(_) => flaw(),
        _ => Next::Puzzled,
    }
}

/// What is said about the number of a paper that is to be made.
pub async fn answer_new(
    cx: &mut Cx,
    guard: Coordinator,
    (kind, group): (Kind, Option<GroupId>),
    day: Option<NaiveDate>,
    said: Said<Press>,
) -> Result<Next<Papers>> {
    Ok(match said {
        Said::Press(Press::Forms) => Next::Go(Step::Forms { kind, group }),
        Said::Press(Press::Day) => Next::Go(Step::Day { of: Bears::New { kind, group }, day, month: None }),
        Said::Press(Press::Number { number }) => order(cx, guard, (kind, group), Some(number), day).await?,
        Said::Press(Press::Unnumbered) => order(cx, guard, (kind, group), None, day).await?,
        Said::Text(typed) => match read(cx.language(), &typed) {
            Ok(number) => order(cx, guard, (kind, group), Some(number), day).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        _ => Next::Puzzled,
    })
}

/// What is said about the number of a paper that was made without one.
pub async fn answer_number(
    cx: &mut Cx,
    guard: Coordinator,
    id: PaperId,
    day: Option<NaiveDate>,
    said: Said<Press>,
) -> Result<Next<Papers>> {
    let language = cx.language();
    let number = match said {
        Said::Press(Press::Number { number }) => number,
        Said::Press(Press::Day) => {
            return Ok(Next::Go(Step::Day { of: Bears::Made { id }, day, month: None }));
        }
        Said::Press(Press::Back) => return Ok(Next::Go(Step::Card { id })),
        Said::Text(typed) => match read(language, &typed) {
            Ok(number) => number,
            Err(flaw) => return Ok(Next::Stay(flaw)),
        },
        _ => return Ok(Next::Puzzled),
    };
    let paper = papers::paper(cx, guard, id).await?;
    let of = day.unwrap_or(paper.day);
    Ok(match papers::set_number(cx, guard, id, (&number, of)).await? {
        Numbered::Kept => {
            let date = text::date(language, of, true);
            cx.remark(say!(language, "papers-entered", number = number, day = date));
            Next::Go(Step::Card { id })
        }
        Numbered::Taken => Next::Go(Step::Taken { of: Bears::Made { id }, kind: paper.kind, day, number }),
        Numbered::Gone => return Err(Trouble::Gone),
    })
}

/// A number as it was typed, or why it is none.
fn read(language: Language, typed: &str) -> std::result::Result<String, String> {
    let number = one_line(typed.trim_start_matches('№'));
    if (1..=LONGEST).contains(&number.chars().count()) {
        Ok(number)
    } else {
        Err(say!(language, "papers-number-flaw", most = LONGEST))
    }
}

/// Another paper bears the number.
pub fn taken(language: Language, of: Bears, kind: Kind, number: &str) -> View<Press> {
    let back = match of {
        Bears::New { group: Some(group), .. } => ways::PAPERS_OF.of(group),
        Bears::New { group: None, .. } => ways::PAPERS.place(),
        Bears::Made { id } => ways::PAPER.of(id),
    };
    View::new(say!(language, "papers-taken-title"))
        .line(say!(language, "papers-taken-line", kind = kind.named(language), number = number.to_owned()))
        .button(Button::press(say!(language, "papers-other-number"), Press::Again))
        .button(Button::back(language, back))
}

/// To another number.
pub fn again(of: Bears, day: Option<NaiveDate>) -> Next<Papers> {
    Next::Go(match of {
        Bears::New { kind, group } => Step::New { kind, group, day },
        Bears::Made { id } => Step::Number { id, day },
    })
}

/// Orders a paper about a group, or about the whole municipality.
pub async fn order(
    cx: &mut Cx,
    guard: Coordinator,
    (kind, group): (Kind, Option<GroupId>),
    number: Option<String>,
    day: Option<NaiveDate>,
) -> Result<Next<Papers>> {
    let asked = Asked { number, day: day.unwrap_or(cx.today()), kind };
    let about = facts::about(cx, guard, group, &asked).await?;
    if let Some(number) = asked.number.clone().filter(|_| about.is_taken()) {
        return Ok(Next::Go(Step::Taken { of: Bears::New { kind, group }, kind, day, number }));
    }
    let Some(new) = facts::new(cx, guard, &about, &asked, day.is_some()).await? else {
        return Ok(Next::Stay(say!(cx.language(), "papers-too-long", most = MOST_ROWS)));
    };
    let account = cx.account_id();
    match papers::order(cx, guard, account, &new).await? {
        Some(_) => Ok(Next::Go(Step::Ordered { kind })),
        // Asked a moment ago, in this transaction: nobody else has written since.
        None => Err(Trouble::fault("a free number was refused")),
    }
}

//! The programme of a pair (P13), which both write.
//!
//! ```text
//! - (my pair) [Программа]
//! - Программа пары. Мер пока нет.            — [Взять из списка] [Своими словами]
//! - Что взять?                               — [Посетить урок наставника …] …
//! - Программа пары: 2 меры                   — [🗓 12.12 Посетить урок …] [Согласовать]
//! - (a measure)                              — [Изменить] [Другой срок] [Убрать из программы]
//! - Что сделать?                             — (typed anew) …
//! - (a meeting) [Что сделано?]               — [✅ Посетить урок …]
//! ```
//!
//! Whoever changes it agrees to it; the other side is told that it is to look.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::cards::ROWS;
use super::room::mine as own;
use super::{notices, programmes, store, words};
use crate::ids::{MeasureId, MeetingId, PairId};
use crate::model::pairs::{self, Due, Measure, NewMeasure, Pair, Side, State};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::calendar::{self, Pick};
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, Trouble, View};
use crate::text::{Language, clipped, one_line};

pub struct Measures;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// All my pairs.
    Mine,
    Of {
        pair: PairId,
    },
    /// What was done at a meeting.
    Done {
        of: (PairId, MeetingId),
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        pair: PairId,
        spot: Spot,
    },
    /// Which of the templates are to be taken?
    Templates {
        pair: PairId,
        spot: Spot,
    },
    /// A measure is typed.
    Own {
        pair: PairId,
    },
    Measure {
        of: (PairId, MeasureId),
    },
    /// A measure is typed anew.
    Reword {
        of: (PairId, MeasureId),
    },
    /// Until which day?
    Due {
        of: (PairId, MeasureId),
        month: NaiveDate,
    },
    /// What was done at a meeting?
    Done {
        of: (PairId, MeetingId),
        spot: Spot,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { leaf: Leaf },
    Pick { pick: Pick },
    Templates,
    Take { id: String },
    Own,
    Measure { id: MeasureId },
    Agree,
    Reword,
    Due,
    Term,
    Remove,
    Done { id: MeasureId, yes: bool },
    Back,
}

/// How long a measure may be.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=200;

/// So many measures are a programme; more are none that anybody keeps.
const MOST: i64 = 40;

impl Room for Measures {
    const NAME: &'static str = "measures";
    const HAS_DRAFTS: bool = false;
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(_cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(match at {
            At::Mine => Next::To(ways::MENTORING.place()),
            At::Of { pair } => Next::Go(Step::List { pair, spot: Spot::default() }),
            At::Done { of } => Next::Go(Step::Done { of, spot: Spot::default() }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { pair, spot } => list(cx, *pair, spot).await,
            Step::Templates { pair, spot } => templates(cx, *pair, spot).await,
            Step::Own { pair } => typed(cx, *pair).await,
            Step::Measure { of } => measure(cx, *of).await,
            Step::Reword { of } => reword(cx, *of).await,
            Step::Due { of, month } => due(cx, *of, *month).await,
            Step::Done { of, spot } => done(cx, *of, spot).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let me = Registered::of(cx)?.id();
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { pair, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::List { pair, spot: spot.after(leaf) })
            }
            (Step::List { pair, .. }, Said::Press(Press::Templates)) => {
                Next::Go(Step::Templates { pair, spot: Spot::default() })
            }
            (Step::List { pair, .. }, Said::Press(Press::Own)) => Next::Go(Step::Own { pair }),
            (Step::List { pair, .. }, Said::Press(Press::Measure { id })) => Next::Go(Step::Measure { of: (pair, id) }),
            (Step::List { pair: id, .. }, Said::Press(Press::Agree)) => {
                let pair = own(cx, id).await?;
                if pairs::agree(cx, &pair, me).await? {
                    let other = pair.side(me).is_some_and(|side| pair.programme.agrees(across(side)));
                    notices::programme(cx, &pair, me, other).await?;
                    cx.remark(say!(language, "pairs-programme-agreed"));
                }
                Next::Go(Step::List { pair: id, spot: Spot::default() })
            }
            (Step::List { pair, .. }, Said::Press(Press::Back)) => Next::To(ways::PAIR.of(pair)),

            (Step::Templates { pair, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Templates { pair, spot: spot.after(leaf) })
            }
            (Step::Templates { pair: id, spot }, Said::Press(Press::Take { id: wanted })) => {
                let pair = own(cx, id).await?;
                let taken = programmes::numbered(pair.basis, &wanted).ok_or(Trouble::Gone)?;
                // A programme is a paper, and papers are in Russian.
                let due_on = Some(last_day(&pair, cx.today() + Days::new(taken.days), cx.today()));
                add(cx, &pair, NewMeasure { words: taken.says.ru.clone(), due_on }).await?;
                Next::Go(Step::Templates { pair: id, spot })
            }
            (Step::Own { pair: id }, Said::Text(typed)) => {
                let Some(words) = fitting(&typed) else {
                    return Ok(Next::Stay(say!(language, "pairs-measure-flaw")));
                };
                let pair = own(cx, id).await?;
                add(cx, &pair, NewMeasure { words, due_on: None }).await?;
                Next::Go(Step::List { pair: id, spot: Spot::default() })
            }
            (Step::Measure { of }, Said::Press(Press::Due)) => Next::Go(Step::Due { of, month: cx.today() }),
            (Step::Measure { of }, Said::Press(Press::Reword)) => Next::Go(Step::Reword { of }),
            (Step::Reword { of }, Said::Text(typed)) => {
                let Some(words) = fitting(&typed) else {
                    return Ok(Next::Stay(say!(language, "pairs-measure-flaw")));
                };
                let pair = own(cx, of.0).await?;
                if pairs::reword_measure(cx, &pair, me, of.1, &words).await? {
                    told_once(cx, &pair).await?;
                    cx.remark(say!(language, "pairs-measure-reworded"));
                } else {
                    cx.remark(say!(language, "pairs-measure-known"));
                }
                Next::Go(Step::Measure { of })
            }
            (Step::Measure { of: (id, measure) }, Said::Press(Press::Remove)) => {
                let pair = own(cx, id).await?;
                pairs::remove_measure(cx, &pair, me, measure).await?;
                told_once(cx, &pair).await?;
                cx.remark(say!(language, "pairs-measure-removed"));
                Next::Go(Step::List { pair: id, spot: Spot::default() })
            }
            (Step::Due { of, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::Due { of, month })
            }
            (Step::Due { of, .. }, Said::Press(Press::Pick { pick: Pick::Day(day) })) => {
                let pair = own(cx, of.0).await?;
                let (first, last) = span(&pair, cx.today());
                if !(first..=last).contains(&day) {
                    return Ok(Next::Puzzled);
                }
                set_due(cx, &pair, of.1, Due::Day(day)).await?
            }
            (Step::Due { of, .. }, Said::Press(Press::Term)) => {
                let pair = own(cx, of.0).await?;
                set_due(cx, &pair, of.1, Due::Term).await?
            }
            (Step::Done { of, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Done { of, spot: spot.after(leaf) })
            }
            (Step::Done { of, spot }, Said::Press(Press::Done { id, yes })) => {
                let pair = own(cx, of.0).await?;
                pairs::mark_done(cx, &pair, of.1, id, yes).await?;
                Next::Go(Step::Done { of, spot })
            }
            (Step::Done { of, .. }, Said::Press(Press::Back)) => Next::To(ways::PAIR.of(of.0)),
            (Step::Reword { of } | Step::Due { of, .. }, Said::Press(Press::Back)) => Next::Go(Step::Measure { of }),
            (
                Step::Templates { pair, .. } | Step::Own { pair } | Step::Measure { of: (pair, _) },
                Said::Press(Press::Back),
            ) => Next::Go(Step::List { pair, spot: Spot::default() }),
            _ => Next::Puzzled,
        })
    }
}

/// The way to a pair's programme.
pub fn place(pair: PairId) -> Place {
    Place::of::<Measures>(&At::Of { pair })
}

/// The way to what was done at a meeting.
pub fn done_place(of: (PairId, MeetingId)) -> Place {
    Place::of::<Measures>(&At::Done { of })
}

fn across(side: Side) -> Side {
    match side {
        Side::Mentor => Side::Mentee,
        Side::Mentee => Side::Mentor,
    }
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// Whether the programme can still be written.
fn is_open(pair: &Pair) -> bool {
    matches!(pair.state, State::Accepted | State::Active)
}

/// What was typed, in one line, if it can be a measure.
fn fitting(typed: &str) -> Option<String> {
    let words = one_line(typed);
    LENGTH.contains(&words.chars().count()).then_some(words)
}

async fn add(cx: &mut Cx, pair: &Pair, new: NewMeasure) -> Result<()> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    if pair.programme.measures >= MOST {
        cx.remark(say!(language, "pairs-programme-long"));
        return Ok(());
    }
    if pairs::add_measures(cx, pair, me, &[new]).await? == 0 {
        cx.remark(say!(language, "pairs-measure-known"));
        return Ok(());
    }
    told_once(cx, pair).await?;
    cx.remark(say!(language, "pairs-measure-added"));
    Ok(())
}

async fn set_due(cx: &mut Cx, pair: &Pair, measure: MeasureId, due: Due) -> Result<Next<Measures>> {
    let me = Registered::of(cx)?.id();
    pairs::set_due(cx, pair, me, measure, due).await?;
    told_once(cx, pair).await?;
    Ok(Next::Go(Step::Measure { of: (pair.id, measure) }))
}

/// The other one hears that the programme is another one, once until they have agreed again.
async fn told_once(cx: &mut Cx, pair: &Pair) -> Result<()> {
    let me = Registered::of(cx)?.id();
    let Some(side) = pair.side(me) else { return Ok(()) };
    let is_first = pair.programme.measures == 0 || pair.programme.agrees(across(side));
    if is_first { notices::programme(cx, pair, me, false).await } else { Ok(()) }
}

/// The days until which a measure of a pair can be due.
fn span(pair: &Pair, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today, pair.until.unwrap_or(today + Days::new(730)).max(today))
}

fn last_day(pair: &Pair, wished: NaiveDate, today: NaiveDate) -> NaiveDate {
    wished.min(span(pair, today).1)
}

fn label(measure: &Measure) -> String {
    let sign = match (measure.done_on, measure.due_on) {
        (Some(_), _) => "✅ ".to_owned(),
        (None, Some(day)) => format!("🗓 {} ", day.format("%d.%m")),
        (None, None) => String::new(),
    };
    clipped(&format!("{sign}{}", measure.words), 60)
}

/// The measures, and what is said of them.
async fn list(cx: &mut Cx, id: PairId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let all = pairs::measures(cx, id).await?;
    let is_mine = pair.side(me).is_some_and(|side| pair.programme.agrees(side));
    let view = View::new(say!(language, "pairs-programme-title")).line(match all.len() {
        0 => say!(language, "pairs-programme-none"),
        count => say!(language, "pairs-programme-count", count = count, done = pair.programme.done),
    });
    let agreed = (!all.is_empty()).then(|| match (pair.programme.is_agreed(), is_mine) {
        (true, _) => say!(language, "pairs-programme-both"),
        (false, true) => say!(language, "pairs-programme-waits"),
        (false, false) => say!(language, "pairs-programme-asked"),
    });
    let signed = pair.programme.signed_on.map(|day| say!(language, "pairs-programme-signed", day = words::day(day)));
    let view = view.maybe_line(agreed).maybe_line(signed);
    let agree = (is_open(&pair) && !all.is_empty() && !is_mine)
        .then(|| Button::press(say!(language, "pairs-programme-agree"), Press::Agree));
    let (take, own) = match is_open(&pair) {
        true => (
            Some(Button::press(say!(language, "pairs-programme-take"), Press::Templates)),
            Some(Button::press(say!(language, "pairs-programme-own"), Press::Own)),
        ),
        false => (None, None),
    };
    Ok(view
        .row(agree)
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |one| Button::press(label(&one), Press::Measure { id: one.id }),
        )
        .row(take.into_iter().chain(own).collect::<Vec<_>>())
        .button(back(language)))
}

/// Templates that are not taken yet.
async fn templates(cx: &mut Cx, id: PairId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let is_mentee = pair.side(me) == Some(Side::Mentee);
    let (codes, taken) = store::aims(cx, id, is_mentee.then_some(me)).await?;
    let all: Vec<_> =
        programmes::aimed(pair.basis, &codes).into_iter().filter(|(_, it)| !taken.contains(&it.says.ru)).collect();
    let view = View::new(say!(language, "pairs-templates-title"));
    let view = match all.is_empty() {
        true => view.line(say!(language, "pairs-templates-none")),
        false => view
            .maybe_line((is_mentee && !codes.is_empty()).then(|| say!(language, "pairs-templates-aimed")))
            .question(say!(language, "pairs-templates-question")),
    };
    Ok(view
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |(number, it)| Button::press(clipped(&it.says.to(language), 60), Press::Take { id: number }),
        )
        .button(back(language)))
}

/// A measure is typed.
async fn typed(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    own(cx, id).await?;
    Ok(View::new(say!(language, "pairs-measure-title"))
        .line(say!(language, "pairs-measure-told"))
        .question(say!(language, "pairs-measure-question"))
        .button(back(language)))
}

/// One measure.
async fn measure(cx: &mut Cx, (id, measure): (PairId, MeasureId)) -> Result<View<Press>> {
    let language = cx.language();
    let pair = own(cx, id).await?;
    let all = pairs::measures(cx, id).await?;
    let one = all.into_iter().find(|one| one.id == measure).ok_or(Trouble::Gone)?;
    let view = View::new(say!(language, "pairs-measure-card")).line(one.words).line(match (one.done_on, one.due_on) {
        (Some(day), _) => say!(language, "pairs-measure-done", day = words::day(day)),
        (None, Some(day)) => say!(language, "pairs-measure-due", day = words::day(day)),
        (None, None) => say!(language, "pairs-measure-term"),
    });
    let view = match is_open(&pair) {
        true => view
            .row([
                Button::press(say!(language, "pairs-measure-reword"), Press::Reword),
                Button::press(say!(language, "pairs-measure-other-day"), Press::Due),
            ])
            .button(Button::press(say!(language, "pairs-measure-remove"), Press::Remove).grave()),
        false => view,
    };
    Ok(view.button(back(language)))
}

/// A measure is typed anew.
async fn reword(cx: &mut Cx, (id, measure): (PairId, MeasureId)) -> Result<View<Press>> {
    let language = cx.language();
    own(cx, id).await?;
    let all = pairs::measures(cx, id).await?;
    let one = all.into_iter().find(|one| one.id == measure).ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "pairs-measure-card"))
        .line(one.words)
        .line(say!(language, "pairs-measure-told"))
        .question(say!(language, "pairs-measure-question"))
        .button(back(language)))
}

/// Until which day?
async fn due(cx: &mut Cx, (id, _): (PairId, MeasureId), month: NaiveDate) -> Result<View<Press>> {
    let language = cx.language();
    let pair = own(cx, id).await?;
    let view = View::new(say!(language, "pairs-due-title")).question(say!(language, "pairs-due-question"));
    let today = cx.today();
    Ok(calendar::month(view, language, month, today, span(&pair, today), |pick| Press::Pick { pick })
        .button(Button::press(say!(language, "pairs-due-term"), Press::Term))
        .button(back(language)))
}

/// What was done at a meeting? Each tap marks one, and another takes the mark back.
async fn done(cx: &mut Cx, (id, _): (PairId, MeetingId), spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    own(cx, id).await?;
    let all = pairs::measures(cx, id).await?;
    let view = View::new(say!(language, "pairs-done-title"));
    let view = match all.is_empty() {
        true => view.line(say!(language, "pairs-programme-none")),
        false => view.question(say!(language, "pairs-done-question")),
    };
    Ok(view
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |one| Button::press(label(&one), Press::Done { id: one.id, yes: one.done_on.is_none() }),
        )
        .button(Button::press(say!(language, "pairs-done-ready"), Press::Back)))
}

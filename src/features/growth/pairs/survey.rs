//! The questionnaires of mentor and mentee (P17): a statement a card, answered by buttons. Each answer is kept at once, so that it can
//! be left after any of them. What one says is read by nobody else.
//!
//! ```text
//! - ⏳ Анкета о паре                        — [Ответить на анкету]
//! - 1 из 5. Мне понятно, к кому …           — [1] [2] … [10]
//!   …
//! - Ваши ответы. Мне понятно …: 4 → 8
//! ```

use serde::{Deserialize, Serialize};

use super::questionnaires::{self, MOST, Questionnaire};
use super::room::mine as own;
use crate::ids::PairId;
use crate::model::pairs::{self, Answer, Moment, Pair};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, Trouble, View};
use crate::text::Language;

pub struct Survey;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// All my pairs.
    Mine,
    Of {
        pair: PairId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Asks {
        pair: PairId,
        at: usize,
    },
    /// What was said, and what has changed.
    Said {
        pair: PairId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Say { at: usize, points: i64 },
    Before { at: usize },
    Again,
    Back,
}

impl Room for Survey {
    const NAME: &'static str = "pairsurvey";
    const HAS_DRAFTS: bool = false;
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        let id = match at {
            At::Mine => return Ok(Next::To(ways::MENTORING.place())),
            At::Of { pair } => pair,
        };
        let (pair, asked, answers) = known(cx, id).await?;
        let unsaid = Moment::of(&pair)
            .and_then(|moment| asked.statements.iter().position(|one| points(&answers, moment, &one.code).is_none()));
        Ok(Next::Go(match unsaid {
            Some(at) => Step::Asks { pair: id, at },
            None => Step::Said { pair: id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Asks { pair, at } => statement(cx, *pair, *at).await,
            Step::Said { pair } => said(cx, *pair).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Asks { pair, .. }, Said::Press(Press::Say { at, points })) => say(cx, pair, at, points).await?,
            (Step::Asks { pair, at }, Said::Text(typed)) => match typed.trim().parse::<i64>() {
                Ok(points) if (1..=MOST).contains(&points) => say(cx, pair, at, points).await?,
                Ok(_) | Err(_) => Next::Puzzled,
            },
            (Step::Asks { pair, .. }, Said::Press(Press::Before { at: asked })) => match asked.checked_sub(1) {
                Some(at) => Next::Go(Step::Asks { pair, at }),
                None => Next::To(ways::PAIR.of(pair)),
            },
            (Step::Said { pair }, Said::Press(Press::Again)) => Next::Go(Step::Asks { pair, at: 0 }),
            (Step::Said { pair }, Said::Press(Press::Back)) => Next::To(ways::PAIR.of(pair)),
            _ => Next::Puzzled,
        })
    }
}

/// The way to a pair's questionnaire.
pub fn place(pair: PairId) -> Place {
    Place::of::<Survey>(&At::Of { pair })
}

async fn known(cx: &mut Cx, id: PairId) -> Result<(Pair, &'static Questionnaire, Vec<Answer>)> {
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let asked = questionnaires::of(pair.side(me).ok_or(Trouble::Gone)?);
    let answers = pairs::answers(cx, &pair, me).await?;
    Ok((pair, asked, answers))
}

/// What was said of a statement then.
fn points(answers: &[Answer], moment: Moment, code: &str) -> Option<i64> {
    answers.iter().find(|one| one.moment == moment && one.statement == code).map(|one| one.points)
}

/// Keeps an answer; the last one leads to what was said.
async fn say(cx: &mut Cx, id: PairId, at: usize, points: i64) -> Result<Next<Survey>> {
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let asked = questionnaires::of(pair.side(me).ok_or(Trouble::Gone)?);
    let statement = asked.statements.get(at).filter(|_| (1..=MOST).contains(&points)).ok_or(Trouble::Gone)?;
    let moment = Moment::of(&pair).ok_or(Trouble::Gone)?;
    pairs::answer(cx, &pair, me, (moment, &statement.code, asked.version), points).await?;
    Ok(Next::Go(match at + 1 {
        next if next == asked.statements.len() => Step::Said { pair: id },
        next => Step::Asks { pair: id, at: next },
    }))
}

/// «в начале»: when something was said.
pub fn moment(language: Language, moment: Moment) -> String {
    match moment {
        Moment::Enter => say!(language, "pairs-moment-enter"),
        Moment::Midway => say!(language, "pairs-moment-midway"),
        Moment::End => say!(language, "pairs-moment-end"),
    }
}

/// One statement.
async fn statement(cx: &mut Cx, id: PairId, at: usize) -> Result<View<Press>> {
    let language = cx.language();
    let (pair, asked, answers) = known(cx, id).await?;
    let now = Moment::of(&pair).ok_or(Trouble::Gone)?;
    let one = asked.statements.get(at).ok_or(Trouble::Gone)?;
    let before = points(&answers, now, &one.code).map(|points| say!(language, "pairs-survey-before", points = points));
    let view = View::new(say!(language, "pairs-survey-title"))
        .line(say!(language, "pairs-survey-at", at = at + 1, count = asked.statements.len()))
        .line(one.says.to(language))
        .maybe_line(before)
        .question(say!(language, "pairs-survey-question"));
    let key = |points: i64| Button::press(points.to_string(), Press::Say { at, points });
    Ok(view
        .row((1..=5).map(key).collect::<Vec<_>>())
        .row((6..=MOST).map(key).collect::<Vec<_>>())
        .button(Button::press(say!(language, "button-back"), Press::Before { at })))
}

/// What was said, each statement with its points from the first moment to the last.
async fn said(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let (pair, asked, answers) = known(cx, id).await?;
    let line = |one: &questionnaires::Statement| {
        let all: Vec<_> = Moment::ALL.into_iter().filter_map(|it| points(&answers, it, &one.code)).collect();
        let told: Vec<_> = all.iter().map(ToString::to_string).collect();
        (!told.is_empty()).then(|| format!("{} {}", one.says.to(language), told.join(" → ")))
    };
    let lines: Vec<_> = asked.statements.iter().filter_map(line).collect();
    let view = View::new(say!(language, "pairs-survey-said"))
        .line(say!(language, "pairs-survey-private"))
        .maybe_line(lines.is_empty().then(|| say!(language, "pairs-survey-none")))
        .lines(lines)
        .maybe_line(change(&asked.statements, &answers).map(|change| {
            let by = if change > 0 { format!("+{change}") } else { change.to_string() };
            say!(language, "pairs-survey-change", by = by)
        }));
    let again = Moment::of(&pair).map(|_| Button::press(say!(language, "pairs-survey-again"), Press::Again));
    Ok(view.row(again).button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// By how many points in all what was said last differs from what was said first, over the statements that were answered
/// twice; `None` where none was.
fn change(asked: &[questionnaires::Statement], answers: &[Answer]) -> Option<i64> {
    let of = |one: &questionnaires::Statement| {
        let all: Vec<_> = Moment::ALL.into_iter().filter_map(|it| points(answers, it, &one.code)).collect();
        match all.as_slice() {
            [first, .., last] => Some(last - first),
            [] | [_] => None,
        }
    };
    let changes: Vec<_> = asked.iter().filter_map(of).collect();
    (!changes.is_empty()).then(|| changes.into_iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pairs::Side;

    /// P17: the change is that of the same statements, and one answered once has none.
    #[test]
    fn the_change_is_of_what_was_answered_twice() {
        let asked = &questionnaires::of(Side::Mentee).statements;
        let said = |moment, at: usize, points| Answer { moment, statement: asked[at].code.clone(), points };
        let first = [said(Moment::Enter, 0, 4), said(Moment::Enter, 1, 5)];
        assert_eq!(change(asked, &first), None);
        let both = [first.to_vec(), vec![said(Moment::Midway, 0, 5), said(Moment::End, 0, 8)]].concat();
        assert_eq!(change(asked, &both), Some(4));
    }
}

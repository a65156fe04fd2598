//! The room in which a leader sees who answers what, and says how many may come.

use serde::{Deserialize, Serialize};

use super::cards::{self, Which};
use super::lowering::{self, Fewer};
use super::store;
use crate::ids::{EventId, PersonId};
use crate::model::events::{self, Met, Resized};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, Leaf, Look, Next, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::Language;

pub struct Answers;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Of which event is not said: the person goes to the list of events.
    Lost,
    Of {
        id: EventId,
    },
    /// The event is to have so many places, and more people come.
    Fewer {
        of: (EventId, i64),
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Counts {
        id: EventId,
    },
    List {
        id: EventId,
        which: Which,
        spot: Spot,
    },
    /// How many may come?
    Places {
        id: EventId,
    },
    /// Who waits, where more come than there are places?
    Fewer {
        id: EventId,
        fewer: Fewer,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Open {
        which: Which,
    },
    Leaf {
        to: Leaf,
    },
    /// Sends the answers as a spreadsheet.
    Table,
    Places,
    /// As many may come as want to.
    Endless,
    /// This one waits.
    Waits {
        id: PersonId,
    },
    /// This one comes after all: a press says what it means, so that a second tap changes nothing.
    Comes {
        id: PersonId,
    },
    /// They wait.
    Lower,
    Back,
}

/// The most places an event can have.
const MOST: i64 = 10_000;

impl Room for Answers {
    const NAME: &'static str = "answers";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Lost
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(match at {
            At::Lost => Next::To(crate::model::ways::EVENTS.place()),
            At::Of { id } => Next::Go(Step::Counts { id }),
            At::Fewer { of: (id, places) } if (1..=MOST).contains(&places) => {
                Next::Go(Step::Fewer { id, fewer: Fewer::to(places) })
            }
            At::Fewer { of: (id, _) } => Next::Go(Step::Places { id }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Counts { id } => {
                let met = led(cx, *id).await?;
                let rows = store::all(cx, *id).await?;
                Ok(cards::counts(cx, &met, &rows))
            }
            Step::List { id, which, spot } => {
                let met = led(cx, *id).await?;
                let rows = store::all(cx, *id).await?;
                Ok(cards::list(cx, &met, rows, *which, spot))
            }
            Step::Places { id } => {
                let met = led(cx, *id).await?;
                Ok(cards::places(cx, &met))
            }
            Step::Fewer { id, fewer } => lowering::ask(cx, *id, fewer).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Counts { id }, Said::Press(Press::Open { which })) => {
                Next::Go(Step::List { id, which, spot: Spot::default() })
            }
            (Step::Counts { id }, Said::Press(Press::Table)) => {
                let met = led(cx, id).await?;
                let rows = store::all(cx, id).await?;
                let sheet = cards::sheet(cx, &met, rows);
                cx.sheet(sheet);
                Next::Done(cards::sent(cx.language(), id))
            }
            (Step::Counts { id }, Said::Press(Press::Places)) => Next::Go(Step::Places { id }),
            (Step::List { id, which, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::List { id, which, spot: spot.after(to) })
            }
            (Step::List { id, which, .. }, Said::Text(typed)) => {
                Next::Go(Step::List { id, which, spot: Spot::found(&typed) })
            }
            (Step::Places { id }, Said::Press(Press::Endless)) => resize(cx, id, None).await?,
            (Step::Places { id }, Said::Text(typed)) => match number(&typed) {
                Some(places) => resize(cx, id, Some(places)).await?,
                None => Next::Stay(say!(cx.language(), "answers-places-flaw")),
            },
            (Step::Fewer { id, fewer }, Said::Press(press)) => lowering::answer(cx, id, fewer, press).await?,
            // Another number of places, or a part of a name.
            (Step::Fewer { id, fewer }, Said::Text(typed)) => match number(&typed) {
                Some(places) => resize(cx, id, Some(places)).await?,
                None => Next::Go(Step::Fewer { id, fewer: Fewer { spot: Spot::found(&typed), ..fewer } }),
            },
            (Step::List { id, .. } | Step::Places { id }, Said::Press(Press::Back)) => Next::Go(Step::Counts { id }),
            _ => Next::Puzzled,
        })
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, _: Language) -> Result<Look<View<Press>>> {
        lowering::look(tx, about, to).await
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        lowering::look_again(tx, about, to, language).await
    }
}

/// A number of places as people type it: «25», «25 мест».
fn number(typed: &str) -> Option<i64> {
    let mut numbers = typed.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = numbers.next()?.parse().ok()?;
    (numbers.next().is_none() && !typed.contains('-') && (1..=MOST).contains(&number)).then_some(number)
}

/// The event, if the person who speaks has authority over it.
pub(super) async fn led(cx: &mut Cx, id: EventId) -> Result<Met> {
    let me = Registered::of(cx)?.id();
    let met = events::met(cx, me, id).await?;
    if !met.holds() {
        return Err(Trouble::Refused(say!(cx.language(), "talk-not-leader")));
    }
    Ok(met)
}

async fn resize(cx: &mut Cx, id: EventId, capacity: Option<i64>) -> Result<Next<Answers>> {
    let language = cx.language();
    let (holder, event) = led(cx, id).await?.held(language)?;
    if event.cancelled {
        return Err(Trouble::Refused(say!(language, "answers-places-cancelled")));
    }
    Ok(match events::set_capacity(cx, holder, capacity).await? {
        // Refused with the number, unless the leader names who waits.
        Resized::TooFew(taken) => {
            cx.remark(say!(language, "answers-places-few", count = taken));
            Next::Go(Step::Fewer { id, fewer: Fewer::to(capacity.unwrap_or_default()) })
        }
        Resized::Done => {
            cx.remark(say!(language, "answers-places-saved"));
            Next::Go(Step::Counts { id })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_places_is_read_as_people_type_it() {
        assert_eq!(number("25"), Some(25));
        assert_eq!(number("25 мест"), Some(25));
        assert_eq!(number("мест: 1"), Some(1));
        for typed in ["0", "-5", "10001", "5-9", "много", "2.5", "99999999999999999999"] {
            assert_eq!(number(typed), None, "{typed}");
        }
    }
}

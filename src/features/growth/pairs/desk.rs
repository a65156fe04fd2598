//! All pairs, for whoever answers for mentoring: those that wait for an order, coverage, endings, and proposals.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::deskcards as cards;
use super::notices;
use super::papers::{self, PairPaper};
use super::steps::DeskAt as At;
use super::{runs, set};
use crate::ids::{CategoryId, PairId, PairRunId, PersonId};
use crate::model::pairs::{self, Basis, Confirmed, Curates, Ending, Proposal, Proposed, State};
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Cx, Leaf, Look, Next, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::{Language, one_line};

pub struct Pairing;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    All,
    Of {
        state: State,
        spot: Spot,
    },
    Card {
        id: PairId,
    },
    /// The number of the order is typed.
    Number {
        id: PairId,
    },
    /// Of which day is the order?
    Day {
        id: PairId,
        number: String,
        month: NaiveDate,
    },
    /// Of which day is the mentor's written consent?
    Consent {
        id: PairId,
        number: String,
        day: NaiveDate,
        month: NaiveDate,
    },
    /// How does it end?
    Ending {
        id: PairId,
    },
    /// Young specialists without a mentor.
    Alone {
        spot: Spot,
    },
    /// Who is to be somebody's mentor? By which basis and in which direction they look for one, where they do.
    Mentor {
        mentee: PersonId,
        spot: Spot,
        #[serde(default)]
        wish: Option<(Basis, Option<CategoryId>)>,
    },
    /// Those who look for a mentor.
    Seekers {
        spot: Spot,
    },
    /// Shall the whole set be proposed that was looked at?
    Sure {
        sign: String,
        count: usize,
    },
    /// Whose order is awaited?
    Orders,
    /// The same, further on, or as it was sought.
    OrdersAt {
        spot: Spot,
    },
    /// Which paper of a pair?
    Papers {
        id: PairId,
    },
    /// The matcher at work, or what has become of it.
    Run {
        id: PairRunId,
    },
    /// What the matcher proposes for all who look for a mentor.
    Matched {
        spot: Spot,
    },
    /// One of its pairs, and why.
    Match {
        mentor: PersonId,
        mentee: PersonId,
        wish: (Basis, Option<CategoryId>),
        spot: Spot,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    Pick {
        pick: Pick,
    },
    Of {
        state: State,
    },
    Alone,
    /// Has the matcher look for the best whole set.
    Matched,
    /// How far it is.
    Run {
        id: PairRunId,
    },
    /// Stops it.
    StopRun {
        id: PairRunId,
    },
    /// What it has found.
    Found,
    Match {
        #[serde(rename = "by", alias = "mentor")]
        mentor: PersonId,
        #[serde(rename = "to", alias = "mentee")]
        mentee: PersonId,
    },
    /// Proposes it to both.
    Propose,
    /// Looks at the proposal of all of them.
    ApproveAll,
    /// Proposes all of them.
    Really,
    /// The two do not suit each other.
    Refuse,
    /// Another mentor for the same mentee.
    Swap,
    Seekers,
    Orders,
    /// The draft of a school's order; of the office's where it is nought.
    Order {
        school: i64,
    },
    Base,
    Summary,
    Roadmap,
    Papers,
    Paper {
        kind: PairPaper,
    },
    ConsentSigned,
    ProgrammeSigned,
    Pair {
        id: PairId,
    },
    Person {
        id: PersonId,
    },
    Confirm,
    End,
    /// How it ends; nothing where it is broken off.
    Ending {
        ending: Option<Ending>,
    },
    Back,
}

/// How long an order's number may be.
const NUMBER: std::ops::RangeInclusive<usize> = 1..=40;

/// For how long a pair is that whoever answers for mentoring proposes.
pub const MONTHS: i64 = 9;

impl Room for Pairing {
    const NAME: &'static str = "pairing";
    const HAS_DRAFTS: bool = false;
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::All => Step::All,
            At::Card { id } => Step::Card { id },
            At::Run { id } => Step::Run { id },
            At::Found => Step::Matched { spot: Spot::default() },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Curates::of(cx).await?;
        match step {
            Step::All => cards::all(cx, guard).await,
            Step::Of { state, spot } => cards::of_state(cx, guard, *state, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Number { id } => cards::number(cx, guard, *id).await,
            Step::Day { month, .. } => Ok(cards::day(cx, *month)),
            Step::Consent { day, month, .. } => Ok(cards::consent(cx, *day, *month)),
            Step::Ending { id } => cards::ending(cx, guard, *id).await,
            Step::Alone { spot } => cards::alone(cx, guard, spot).await,
            Step::Mentor { mentee, spot, wish } => {
                cards::mentors(cx, guard, *mentee, wish.and_then(|(_, direction)| direction), spot).await
            }
            Step::Seekers { spot } => set::seekers(cx, guard, spot).await,
            Step::Sure { sign, count } => set::sure(cx, guard, sign, *count).await,
            Step::Orders => papers::orders(cx, guard, &Spot::default()).await,
            Step::OrdersAt { spot } => papers::orders(cx, guard, spot).await,
            Step::Papers { id } => papers::at_desk(cx, guard, *id).await,
            Step::Run { id } => runs::card(cx, *id).await,
            Step::Matched { spot } => cards::matched(cx, guard, spot).await,
            Step::Match { mentor, mentee, .. } => cards::one_match(cx, guard, (*mentor, *mentee)).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Curates::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::All, Said::Press(Press::Of { state })) => Next::Go(Step::Of { state, spot: Spot::default() }),
            (Step::All, Said::Press(Press::Alone)) => Next::Go(Step::Alone { spot: Spot::default() }),
            (Step::Of { state, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Of { state, spot: spot.after(leaf) })
            }
            (Step::Of { state, .. }, Said::Text(typed)) => Next::Go(Step::Of { state, spot: Spot::found(&typed) }),
            (Step::Of { .. }, Said::Press(Press::Pair { id })) => Next::Go(Step::Card { id }),
            (
                Step::Of { .. }
                | Step::Alone { .. }
                | Step::Card { .. }
                | Step::Matched { .. }
                | Step::Run { .. }
                | Step::Seekers { .. }
                | Step::Orders
                | Step::OrdersAt { .. },
                Said::Press(Press::Back),
            ) => Next::Go(Step::All),

            (Step::Card { id }, Said::Press(Press::Confirm)) => Next::Go(Step::Number { id }),
            (Step::Card { id }, Said::Press(Press::End)) => Next::Go(Step::Ending { id }),
            (Step::Number { id }, Said::Text(typed)) => {
                let number = one_line(&typed).trim_start_matches('№').trim().to_owned();
                if !NUMBER.contains(&number.chars().count()) {
                    return Ok(Next::Stay(say!(language, "pairs-number-flaw")));
                }
                Next::Go(Step::Day { id, number, month: cx.today() })
            }
            (Step::Day { id, number, .. }, Said::Press(Press::Pick { pick })) => match pick {
                Pick::Month(month) => Next::Go(Step::Day { id, number, month }),
                Pick::Day(day) if within(cx, day) => {
                    // A consent that is signed already is not asked for again.
                    match pairs::pair(cx, id).await?.consent_day.filter(|consent| *consent <= day) {
                        Some(consent) => confirm(cx, guard, id, (number, day), consent).await?,
                        None => Next::Go(Step::Consent { id, number, day, month: day }),
                    }
                }
                Pick::Day(_) => Next::Puzzled,
            },
            (Step::Consent { id, number, day, .. }, Said::Press(Press::Pick { pick })) => match pick {
                Pick::Month(month) => Next::Go(Step::Consent { id, number, day, month }),
                Pick::Day(consent) if within(cx, consent) && consent <= day => {
                    confirm(cx, guard, id, (number, day), consent).await?
                }
                Pick::Day(_) => Next::Puzzled,
            },
            (Step::Ending { id }, Said::Press(Press::Ending { ending })) => end(cx, guard, id, ending).await?,
            (
                Step::Number { id } | Step::Day { id, .. } | Step::Consent { id, .. } | Step::Ending { id },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id }),

            (Step::Alone { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Alone { spot: spot.after(leaf) })
            }
            (Step::Alone { .. }, Said::Text(typed)) => Next::Go(Step::Alone { spot: Spot::found(&typed) }),
            (Step::Alone { .. }, Said::Press(Press::Person { id })) => {
                Next::Go(Step::Mentor { mentee: id, spot: Spot::default(), wish: None })
            }
            (Step::Mentor { mentee, spot, wish }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Mentor { mentee, spot: spot.after(leaf), wish })
            }
            (Step::Mentor { mentee, wish, .. }, Said::Text(typed)) => {
                Next::Go(Step::Mentor { mentee, spot: Spot::found(&typed), wish })
            }
            (Step::Mentor { mentee, wish, .. }, Said::Press(Press::Person { id })) => {
                propose(cx, guard, (id, mentee), wish.unwrap_or((Basis::Mentor, None))).await?
            }
            (step, said) if set::is_of(&step, &said) => set::answer(cx, guard, step, said).await?,
            (Step::All, Said::Press(Press::Orders)) => Next::Go(Step::Orders),
            (Step::All, Said::Press(Press::Base)) => {
                papers::base(cx).await?;
                Next::Go(Step::All)
            }
            (Step::All, Said::Press(Press::Summary)) => {
                papers::summary(cx, guard).await?;
                Next::Go(Step::All)
            }
            (Step::All, Said::Press(Press::Roadmap)) => {
                papers::roadmap(cx, guard).await?;
                Next::Go(Step::All)
            }
            (Step::Orders | Step::OrdersAt { .. }, Said::Press(Press::Order { school })) => {
                papers::order(cx, guard, school).await?;
                Next::Go(Step::Orders)
            }
            (Step::Card { id }, Said::Press(Press::Papers)) => Next::Go(Step::Papers { id }),
            (Step::Papers { id }, Said::Press(Press::Paper { kind })) => {
                papers::from_desk(cx, guard, id, kind).await?;
                Next::Go(Step::Papers { id })
            }
            (Step::Papers { id }, Said::Press(Press::Back)) => Next::Go(Step::Card { id }),
            (Step::Card { id }, Said::Press(Press::ConsentSigned)) => {
                let pair = pairs::pair(cx, id).await?;
                if !pairs::sign_consent(cx, guard, &pair).await? {
                    cx.remark(say!(language, "pairs-over-already"));
                }
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::ProgrammeSigned)) => {
                let pair = pairs::pair(cx, id).await?;
                if !pairs::sign_programme(cx, guard, &pair).await? {
                    cx.remark(say!(language, "pairs-programme-not-agreed"));
                }
                Next::Go(Step::Card { id })
            }
            (Step::All | Step::Run { .. } | Step::Matched { .. }, Said::Press(Press::Matched)) => {
                Next::Go(Step::Run { id: runs::begin(cx, guard).await? })
            }
            (Step::Run { .. }, Said::Press(Press::Run { id })) => Next::Go(Step::Run { id }),
            (Step::Run { .. }, Said::Press(Press::StopRun { id })) => {
                runs::stop(cx, guard, id).await?;
                Next::Go(Step::Run { id })
            }
            (Step::Run { .. }, Said::Press(Press::Found)) => Next::Go(Step::Matched { spot: Spot::default() }),
            (Step::Matched { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Matched { spot: spot.after(leaf) })
            }
            (Step::Matched { spot }, Said::Press(Press::Match { mentor, mentee })) => {
                let found = pairs::found(cx, guard).await?.into_iter();
                let mut same = found.filter(|one| (one.mentor.0, one.mentee.0) == (mentor, mentee));
                match same.next() {
                    Some(one) => Next::Go(Step::Match { mentor, mentee, wish: (one.basis, one.direction), spot }),
                    None => {
                        cx.remark(say!(language, "pairs-match-gone"));
                        Next::Go(Step::Matched { spot })
                    }
                }
            }
            // What has changed meanwhile is told by the proposal itself.
            (Step::Match { mentor, mentee, wish, .. }, Said::Press(Press::Propose)) => {
                propose(cx, guard, (mentor, mentee), wish).await?
            }
            (Step::Match { spot, .. }, Said::Press(Press::Back)) => Next::Go(Step::Matched { spot }),
            (Step::Mentor { wish: Some(_), .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Seekers { spot: Spot::default() })
            }
            (Step::Mentor { .. }, Said::Press(Press::Back)) => Next::Go(Step::Alone { spot: Spot::default() }),
            _ => Next::Puzzled,
        })
    }

    async fn look(tx: &mut Tx, about: &str, _to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        runs::look(tx, about, language).await
    }

    /// The matcher is stopped, or begun again, from the message about it.
    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let guard = Curates::of(cx).await?;
        match press {
            Press::StopRun { id } => {
                runs::stop(cx, guard, id).await?;
                Ok(Some(runs::notice(cx.language(), &runs::known(cx, id).await?)))
            }
            Press::Matched => {
                runs::begin(cx, guard).await?;
                Ok(None)
            }
            _ => Err(Trouble::Gone),
        }
    }
}

/// The days of which an order can be: of the last year.
pub fn span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today - Months::new(12), today)
}

fn within(cx: &Cx, day: NaiveDate) -> bool {
    let (first, last) = span(cx.today());
    (first..=last).contains(&day)
}

async fn confirm(
    cx: &mut Cx,
    guard: Curates,
    id: PairId,
    (number, day): (String, NaiveDate),
    consent: NaiveDate,
) -> Result<Next<Pairing>> {
    let language = cx.language();
    match pairs::confirm(cx, guard, id, (&number, day), consent).await? {
        Confirmed::Begun(pair) => {
            notices::begun(cx, &pair, (&number, day)).await?;
            cx.remark(say!(language, "pairs-confirmed"));
            Ok(Next::Go(Step::Card { id }))
        }
        Confirmed::Used(other) => {
            cx.remark(say!(language, "pairs-number-used", number = number, day = super::words::day(other)));
            Ok(Next::Go(Step::Number { id }))
        }
        Confirmed::Over => {
            cx.remark(say!(language, "pairs-over-already"));
            Ok(Next::Go(Step::Card { id }))
        }
    }
}

async fn end(cx: &mut Cx, guard: Curates, id: PairId, ending: Option<Ending>) -> Result<Next<Pairing>> {
    let language = cx.language();
    let pair = pairs::pair(cx, id).await?;
    guard.answers_for(&pair)?;
    let (is_done, said) = match ending {
        Some(ending) if Ending::COMPLETES.contains(&ending) => {
            (pairs::complete(cx, guard.id(), &pair, ending).await?, ending)
        }
        Some(_) => return Ok(Next::Puzzled),
        None => (pairs::cancel(cx, guard.id(), &pair, Some(guard)).await?, Ending::Office),
    };
    if is_done {
        notices::over(cx, &pair, &pair.both(), said).await?;
        cx.remark(say!(language, "pairs-ended"));
    } else {
        cx.remark(say!(language, "pairs-over-already"));
    }
    Ok(Next::Go(Step::Card { id }))
}

/// Whoever answers for mentoring proposes a mentor: both are asked.
async fn propose(
    cx: &mut Cx,
    guard: Curates,
    (mentor, mentee): (PersonId, PersonId),
    (basis, direction): (Basis, Option<CategoryId>),
) -> Result<Next<Pairing>> {
    let language = cx.language();
    let whose = crate::model::people::person(cx, mentee).await?;
    guard.answers_for_staff_of(whose.organisation.id)?;
    let proposal = Proposal { basis, mentor, mentee, subject: None, direction, months: MONTHS };
    let words = match pairs::propose(cx, proposal, None).await? {
        Proposed::New(id) => {
            let pair = pairs::pair(cx, id).await?;
            notices::asked(cx, &pair, None).await?;
            cx.remark(say!(language, "pairs-proposed-both"));
            return Ok(Next::Go(Step::Card { id }));
        }
        Proposed::Already(id) => {
            cx.remark(say!(language, "pairs-proposed-already"));
            return Ok(Next::Go(Step::Card { id }));
        }
        // Whoever answers for mentoring speaks for neither side, so that nothing is joined.
        Proposed::Joined(..) => return Ok(Next::Puzzled),
        Proposed::NotAsked => say!(language, "pairs-candidate-gone"),
        Proposed::HasOne => say!(language, "pairs-desk-has-one"),
        Proposed::Full => say!(language, "pairs-full"),
        Proposed::Absent => say!(language, "pairs-absent"),
        Proposed::Same => say!(language, "pairs-same"),
    };
    cx.remark(words);
    Ok(Next::Go(Step::Alone { spot: Spot::default() }))
}

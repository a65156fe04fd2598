//! The conversation about one's own pairs.

use chrono::NaiveDate;

use super::log;
use super::notices;
use super::steps::{At, Press, Step, Want};
use super::{cards, outcome, papers, search};
use crate::ids::PairId;
use crate::model::pairs::{self, Answered, Change, Pair, Rhythm, Side};
use crate::model::people::WORDS;
use crate::model::people::consents::{self, Extra};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::one_line;

pub struct Mentoring;

impl Room for Mentoring {
    const NAME: &'static str = "mentoring";
    const HAS_DRAFTS: bool = false;
    /// The first text that speaks of pairs.
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Mine => Step::Mine,
            At::Card { id } => Step::Card { id },
            At::Next { id } => Step::Next { id },
            At::Meet { id } => Step::Kind { id },
            At::Rhythm { id } => Step::Rhythm { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Mine => cards::mine(cx).await,
            Step::Pairs { spot } => cards::all(cx, spot).await,
            Step::Basis => search::basis(cx).await,
            Step::Direction => search::direction(cx).await,
            Step::Deficits { .. } => Ok(search::deficits(cx)),
            Step::Candidates { want, spot } => search::candidates(cx, *want, spot).await,
            Step::Months { .. } | Step::EqualMonths { .. } | Step::SeekerMonths { .. } => search::months(cx).await,
            Step::Seekers { spot } => search::seekers(cx, spot).await,
            Step::Subject => search::subject(cx).await,
            Step::Equals { subject, spot } => search::equals(cx, *subject, spot).await,
            Step::Card { id } => cards::card(cx, *id).await,
            Step::Next { id } => search::next(cx, *id).await,
            Step::Papers { id } => papers::card(cx, *id).await,
            Step::Words { id } => cards::words(cx, *id).await,
            Step::Pause { id, month } => cards::pause(cx, *id, *month).await,
            Step::Decline { id } => cards::decline(cx, *id).await,
            Step::Ending { id } => cards::ending(cx, *id).await,
            Step::Outcome { id, spot } => outcome::card(cx, *id, spot).await,
            Step::Rhythm { id } => cards::rhythm(cx, *id).await,
            Step::Meetings { id, spot } => log::meetings(cx, *id, spot).await,
            Step::Kind { id } => log::kinds(cx, *id).await,
            Step::Meeting { of } => log::meeting(cx, *of).await,
            Step::Day { of, month } => log::day(cx, *of, *month).await,
            Step::Note { of } => log::note(cx, *of).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let me = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Mine | Step::Pairs { .. }, Said::Press(Press::Pair { id })) => Next::Go(Step::Card { id }),
            (Step::Mine, Said::Press(Press::Pairs)) => Next::Go(Step::Pairs { spot: Spot::default() }),
            (Step::Pairs { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Pairs { spot: spot.after(leaf) })
            }
            (Step::Pairs { .. }, Said::Text(typed)) => Next::Go(Step::Pairs { spot: Spot::found(&typed) }),
            (Step::Mine, Said::Press(Press::Offer { yes })) => {
                pairs::offer(cx, me, yes).await?;
                cx.remark(match yes {
                    true => say!(language, "pairs-offered"),
                    false => say!(language, "pairs-offered-no-more"),
                });
                Next::Go(Step::Mine)
            }
            (Step::Mine, Said::Press(Press::Seek)) => search::begin(cx).await?,
            (Step::Mine, Said::Press(Press::SeekNoMore)) => {
                pairs::withdraw_search(cx, me).await?;
                cx.remark(say!(language, "pairs-seek-over"));
                Next::Go(Step::Mine)
            }
            (Step::Mine, Said::Press(Press::Equal)) => Next::Go(Step::Subject),
            (Step::Mine, Said::Press(Press::Seekers)) => Next::Go(Step::Seekers { spot: Spot::default() }),
            (Step::Seekers { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Seekers { spot: spot.after(leaf) })
            }
            (Step::Seekers { .. }, Said::Text(typed)) => Next::Go(Step::Seekers { spot: Spot::found(&typed) }),
            (Step::Seekers { .. }, Said::Press(Press::Person { id })) => Next::Go(Step::SeekerMonths { person: id }),
            (Step::SeekerMonths { .. }, Said::Press(Press::Back)) => Next::Go(Step::Seekers { spot: Spot::default() }),
            (Step::SeekerMonths { person }, Said::Press(Press::Months { months })) => {
                search::propose_to(cx, person, months).await?
            }

            (Step::Basis, Said::Press(Press::Basis { basis })) => search::of_basis(cx, basis).await?,
            (Step::Direction, Said::Press(Press::Direction { id })) => {
                Next::Go(Step::Deficits { want: Want { basis: pairs::Basis::Competency, direction: Some(id) } })
            }
            (Step::Deficits { want }, Said::Press(Press::Deficits { yes })) => {
                search::seek(cx, want, yes).await?;
                Next::Go(Step::Candidates { want, spot: Spot::default() })
            }
            (Step::Deficits { want }, Said::Press(Press::DeficitsShown)) => {
                consents::set(cx, Extra::Deficits, true).await?;
                search::seek(cx, want, true).await?;
                cx.remark(say!(language, "pairs-deficits-shown-remark"));
                Next::Go(Step::Candidates { want, spot: Spot::default() })
            }
            (Step::Candidates { want, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Candidates { want, spot: spot.after(leaf) })
            }
            (Step::Candidates { want, .. }, Said::Text(typed)) => {
                Next::Go(Step::Candidates { want, spot: Spot::found(&typed) })
            }
            (Step::Candidates { want, .. }, Said::Press(Press::Person { id })) => {
                Next::Go(Step::Months { want, person: id })
            }
            (Step::Months { want, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Candidates { want, spot: Spot::default() })
            }
            (Step::Months { want, person }, Said::Press(Press::Months { months })) => {
                search::propose(cx, want, person, months).await?
            }
            (Step::Subject, Said::Press(Press::Subject { id })) => {
                Next::Go(Step::Equals { subject: id, spot: Spot::default() })
            }
            (Step::Equals { subject, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Equals { subject, spot: spot.after(leaf) })
            }
            (Step::Equals { subject, .. }, Said::Text(typed)) => {
                Next::Go(Step::Equals { subject, spot: Spot::found(&typed) })
            }
            (Step::Equals { subject, .. }, Said::Press(Press::Person { id })) => {
                Next::Go(Step::EqualMonths { subject, person: id })
            }
            (Step::EqualMonths { subject, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Equals { subject, spot: Spot::default() })
            }
            (Step::EqualMonths { subject, person }, Said::Press(Press::Months { months })) => {
                search::propose_equal(cx, subject, person, months).await?
            }
            (
                Step::Pairs { .. }
                | Step::Basis
                | Step::Direction
                | Step::Deficits { .. }
                | Step::Candidates { .. }
                | Step::Seekers { .. }
                | Step::Subject
                | Step::Equals { .. }
                | Step::Card { .. },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Mine),

            (Step::Card { id }, Said::Press(Press::Accept)) => accept(cx, id).await?,
            (Step::Card { id }, Said::Press(Press::Ask)) => Next::Go(Step::Words { id }),
            (Step::Card { id }, Said::Press(Press::Decline)) => Next::Go(Step::Decline { id }),
            (Step::Card { id }, Said::Press(Press::Pause)) => Next::Go(Step::Pause { id, month: cx.today() }),
            (Step::Card { id }, Said::Press(Press::End)) => Next::Go(Step::Ending { id }),
            (Step::Card { id }, Said::Press(Press::Outcome)) => Next::Go(Step::Outcome { id, spot: Spot::default() }),
            (Step::Outcome { id, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Outcome { id, spot: spot.after(leaf) })
            }
            (Step::Outcome { id, .. }, Said::Text(typed)) => Next::Go(Step::Outcome { id, spot: Spot::found(&typed) }),
            (Step::Outcome { id, .. }, Said::Press(Press::Overcome { id: deficit })) => {
                outcome::overcome(cx, id, deficit).await?
            }
            (Step::Card { id }, Said::Press(Press::Meet)) => Next::Go(Step::Kind { id }),
            (Step::Card { id }, Said::Press(Press::Meetings)) => Next::Go(Step::Meetings { id, spot: Spot::default() }),
            (Step::Card { id }, Said::Press(Press::Rhythm)) => Next::Go(Step::Rhythm { id }),
            (Step::Rhythm { id }, Said::Press(Press::Every { rhythm })) => every(cx, id, rhythm).await?,
            (Step::Card { id }, Said::Press(Press::Papers)) => Next::Go(Step::Papers { id }),
            (Step::Papers { id }, Said::Press(Press::Paper { kind })) => {
                papers::own(cx, id, kind).await?;
                Next::Go(Step::Papers { id })
            }
            (Step::Papers { id }, Said::Press(Press::Print { yes })) => {
                let pair = mine(cx, id).await?;
                pairs::print_direction(cx, &pair, me.id(), yes).await?;
                Next::Go(Step::Papers { id })
            }
            (Step::Next { id }, Said::Press(Press::AskNext { id: person })) => search::ask_next(cx, id, person).await?,
            (Step::Words { id }, Said::Text(typed)) => say_word(cx, id, &typed).await?,
            (Step::Decline { id }, Said::Press(Press::Really)) => decline(cx, id, None).await?,
            (Step::Pause { id, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::Pause { id, month })
            }
            (Step::Pause { id, .. }, Said::Press(Press::Pick { pick: Pick::Day(till) })) => {
                if !cards::pause_span(cx.today()).contains(&till) {
                    return Ok(Next::Puzzled);
                }
                decline(cx, id, Some(till)).await?
            }
            (Step::Ending { id }, Said::Press(Press::Ending { ending })) => end(cx, id, ending).await?,

            (Step::Meetings { id, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Meetings { id, spot: spot.after(leaf) })
            }
            (Step::Meetings { id, .. }, Said::Press(Press::Meeting { id: meeting })) => {
                Next::Go(Step::Meeting { of: (id, meeting) })
            }
            (Step::Kind { id }, Said::Press(Press::Kind { kind })) => {
                let pair = mine(cx, id).await?;
                let meeting = pairs::log(cx, &pair, kind).await?;
                cx.remark(say!(language, "pairs-met"));
                Next::Go(Step::Meeting { of: (id, meeting) })
            }
            (Step::Meeting { of }, Said::Press(Press::Day)) => Next::Go(Step::Day { of, month: cx.today() }),
            (Step::Meeting { of }, Said::Press(Press::Note)) => Next::Go(Step::Note { of }),
            (Step::Meeting { of }, Said::Press(Press::Change { change })) => changed(cx, of, change).await?,
            (Step::Meeting { of: (id, _) }, Said::Press(Press::Back)) => {
                Next::Go(Step::Meetings { id, spot: Spot::default() })
            }
            (Step::Day { of, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::Day { of, month })
            }
            (Step::Day { of, .. }, Said::Press(Press::Pick { pick: Pick::Day(day) })) => {
                changed(cx, of, Change::Day(day)).await?
            }
            (Step::Note { of }, Said::Text(typed)) => {
                let words = one_line(&typed);
                if !(3..=1000).contains(&words.chars().count()) {
                    return Ok(Next::Stay(say!(language, "pairs-note-flaw")));
                }
                let pair = mine(cx, of.0).await?;
                pairs::note(cx, &pair, of.1, me.id(), &words).await?;
                cx.remark(say!(language, "pairs-noted"));
                Next::Go(Step::Meeting { of })
            }
            (Step::Day { of, .. } | Step::Note { of }, Said::Press(Press::Back)) => Next::Go(Step::Meeting { of }),
            (
                Step::Words { id }
                | Step::Pause { id, .. }
                | Step::Decline { id }
                | Step::Ending { id }
                | Step::Outcome { id, .. }
                | Step::Rhythm { id }
                | Step::Meetings { id, .. }
                | Step::Kind { id }
                | Step::Papers { id }
                | Step::Next { id },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id }),
            _ => Next::Puzzled,
        })
    }
}

/// A pair of whoever speaks. Somebody else's is as good as gone.
pub async fn mine(cx: &mut Cx, id: PairId) -> Result<Pair> {
    let me = Registered::of(cx)?.id();
    let pair = pairs::pair(cx, id).await?;
    if pair.side(me).is_some() { Ok(pair) } else { Err(Trouble::Gone) }
}

async fn accept(cx: &mut Cx, id: PairId) -> Result<Next<Mentoring>> {
    let me = Registered::of(cx)?.id();
    let pair = mine(cx, id).await?;
    let side = pair.side(me).ok_or(Trouble::Gone)?;
    let answered = pairs::accept(cx, &pair, side).await?;
    answered_so(cx, &pair, answered).await?;
    Ok(Next::Go(Step::Card { id }))
}

/// What became of an acceptance is said to whoever accepted, and to the others whom it concerns.
pub async fn answered_so(cx: &mut Cx, pair: &Pair, answered: Answered) -> Result<()> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let late = match answered {
        Answered::Waits => {
            cx.remark(say!(language, "pairs-accepted-waits"));
            return Ok(());
        }
        Answered::Over => {
            cx.remark(say!(language, "pairs-over-already"));
            return Ok(());
        }
        Answered::Agreed(closed) => {
            cx.remark(match pair.basis {
                pairs::Basis::Subject => say!(language, "pairs-accepted-begun"),
                pairs::Basis::Mentor | pairs::Basis::Competency => say!(language, "pairs-accepted"),
            });
            return notices::agreed(cx, pair, pair.other(me), &closed).await;
        }
        Answered::HasOne => pairs::Ending::Taken,
        Answered::Full => pairs::Ending::Full,
    };
    cx.remark(say!(language, "pairs-too-late", ending = late.named(language)));
    let other: Vec<_> = pair.other(me).into_iter().collect();
    notices::over(cx, pair, &other, late).await
}

async fn say_word(cx: &mut Cx, id: PairId, typed: &str) -> Result<Next<Mentoring>> {
    let language = cx.language();
    let words = one_line(typed);
    if !WORDS.contains(&words.chars().count()) {
        return Ok(Next::Stay(say!(language, "pairs-words-flaw")));
    }
    let me = Registered::of(cx)?.id();
    let pair = mine(cx, id).await?;
    pairs::say_word(cx, &pair, me, &words).await?;
    let other: Vec<_> = pair.other(me).into_iter().collect();
    notices::tell(cx, &other, id, |language| {
        (say!(language, "pairs-notice-words"), say!(language, "pairs-notice-words-line"))
    })
    .await?;
    cx.remark(say!(language, "pairs-said"));
    Ok(Next::Go(Step::Card { id }))
}

/// Declines a proposal, or takes it back; with a day, nobody is to ask until then.
async fn decline(cx: &mut Cx, id: PairId, till: Option<NaiveDate>) -> Result<Next<Mentoring>> {
    let language = cx.language();
    let speaker = Registered::of(cx)?;
    let me = speaker.id();
    let pair = mine(cx, id).await?;
    let is_declined = match till {
        Some(till) => pairs::decline_until(cx, speaker, &pair, till).await?,
        None => pairs::decline(cx, &pair, me).await?,
    };
    if !is_declined {
        cx.remark(say!(language, "pairs-over-already"));
        return Ok(Next::Go(Step::Card { id }));
    }
    let is_mine = pair.side(me).is_some_and(|side: Side| pair.yes(side).is_some());
    let ending = if is_mine { pairs::Ending::Withdrawn } else { pairs::Ending::Declined };
    let other: Vec<_> = pair.other(me).into_iter().collect();
    notices::over(cx, &pair, &other, ending).await?;
    cx.remark(say!(language, "pairs-declined"));
    Ok(Next::Go(Step::Mine))
}

async fn end(cx: &mut Cx, id: PairId, ending: Option<pairs::Ending>) -> Result<Next<Mentoring>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = mine(cx, id).await?;
    let (is_done, said) = match ending {
        Some(ending) if pairs::Ending::COMPLETES.contains(&ending) => {
            (pairs::complete(cx, me, &pair, ending).await?, ending)
        }
        Some(_) => return Ok(Next::Puzzled),
        None => (pairs::cancel(cx, me, &pair, None).await?, pairs::Ending::Wish),
    };
    if is_done {
        let other: Vec<_> = pair.other(me).into_iter().collect();
        notices::over(cx, &pair, &other, said).await?;
        cx.remark(say!(language, "pairs-ended"));
    } else {
        cx.remark(say!(language, "pairs-over-already"));
    }
    Ok(Next::Go(Step::Card { id }))
}

/// The two meet so often from now on: the other one sees it on the card, and hears nothing.
async fn every(cx: &mut Cx, id: PairId, rhythm: Option<Rhythm>) -> Result<Next<Mentoring>> {
    let language = cx.language();
    let pair = mine(cx, id).await?;
    let is_set = pairs::set_rhythm(cx, &pair, rhythm).await?;
    cx.remark(match (is_set, rhythm) {
        (false, _) => say!(language, "pairs-over-already"),
        (true, Some(rhythm)) => say!(language, "pairs-rhythm-set", rhythm = rhythm.named(language)),
        (true, None) => say!(language, "pairs-rhythm-off"),
    });
    Ok(Next::Go(Step::Card { id }))
}

async fn changed(cx: &mut Cx, of: (PairId, crate::ids::MeetingId), change: Change) -> Result<Next<Mentoring>> {
    let pair = mine(cx, of.0).await?;
    if !log::may_be(cx.today(), &pair, change) {
        return Ok(Next::Puzzled);
    }
    pairs::change(cx, &pair, of.1, change).await?;
    Ok(Next::Go(match change {
        Change::Gone => Step::Meetings { id: of.0, spot: Spot::default() },
        Change::Day(_) | Change::Minutes(_) | Change::Progress(_) => Step::Meeting { of },
    }))
}

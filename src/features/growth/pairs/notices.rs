//! What people hear of pairs without having asked. No notice names a deficit or a direction.

use chrono::NaiveDate;

use super::desk::Pairing;
use super::programme::{self, Measures};
use super::room::Mentoring;
use super::steps::Press;
use super::survey::{self, Survey};
use super::words;
use crate::ids::{PairId, PersonId};
use crate::model::pairs::{self, Ending, Pair, Rung};
use crate::model::ways;
use crate::outbox;
use crate::say;
use crate::talk::{Answer, Button, Happening, Result, Room, Tx, View};
use crate::text::Language;

/// How many pairs a run of a duty speaks of.
const SLICE: i64 = 50;

/// How many pairs a run of the rhythm's duty goes through.
const NUDGES: usize = 50;

/// Who is asked for an answer hears from whom the proposal is.
pub async fn asked(tx: &mut Tx, pair: &Pair, by: Option<PersonId>) -> Result<()> {
    let waits = [(pair.mentor, pair.mentor_yes), (pair.mentee, pair.mentee_yes)];
    let people: Vec<_> = waits.into_iter().filter(|(_, yes)| yes.is_none()).filter_map(|(it, _)| it).collect();
    let from = match by {
        Some(by) if pair.mentor == Some(by) => pair.mentor_name.clone(),
        Some(_) => pair.mentee_name.clone(),
        None => None,
    };
    tell(tx, &people, pair.id, |language| {
        let title = say!(language, "pairs-notice-asked");
        let line = match &from {
            Some(name) => say!(language, "pairs-notice-asked-by", name = name.short()),
            None => say!(language, "pairs-notice-asked-office"),
        };
        (title, line)
    })
    .await
}

/// Somebody hears what became of a pair of theirs.
pub async fn tell(
    tx: &mut Tx,
    people: &[PersonId],
    id: PairId,
    words: impl Fn(Language) -> (String, String),
) -> Result<()> {
    outbox::tell(tx, people, Mentoring::NAME, |language| -> View<Press> {
        let (title, line) = words(language);
        View::new(title).line(line).button(Button::go(say!(language, "pairs-open"), ways::PAIR.of(id)))
    })
    .await?;
    Ok(())
}

/// The other side hears that both have agreed, and both of what was left over of proposals why it is closed: in one call.
pub async fn agreed(tx: &mut Tx, pair: &Pair, other: Option<PersonId>, closed: &[pairs::Closed]) -> Result<()> {
    let is_begun = pair.basis == pairs::Basis::Subject;
    let mut letters = outbox::Letters::default();
    let open = |language: Language, id: PairId| Button::go(say!(language, "pairs-open"), ways::PAIR.of(id));
    let other: Vec<_> = other.into_iter().collect();
    letters = letters.and(&other, Mentoring::NAME, |language| -> View<Press> {
        let line = match is_begun {
            true => say!(language, "pairs-notice-begun-line"),
            false => say!(language, "pairs-notice-agreed-line"),
        };
        View::new(say!(language, "pairs-notice-agreed")).line(line).button(open(language, pair.id))
    })?;
    for one in closed {
        letters = letters.and(&one.people, Mentoring::NAME, |language| -> View<Press> {
            View::new(say!(language, "pairs-notice-closed"))
                .line(say!(language, "pairs-ending", ending = one.ending.named(language)))
                .button(open(language, one.id))
        })?;
    }
    letters.tell(tx).await?;
    Ok(())
}

/// These hear that a pair of theirs is over, and why.
pub async fn over(tx: &mut Tx, pair: &Pair, people: &[PersonId], ending: Ending) -> Result<()> {
    let is_proposal = pair.since.is_none();
    // A mentee is told where to say what has become of their difficulties: none of them is named here.
    let is_completed = Ending::COMPLETES.contains(&ending) && pair.basis != pairs::Basis::Subject;
    let (mentee, rest): (Vec<_>, Vec<_>) =
        people.iter().copied().partition(|it| is_completed && pair.mentee == Some(*it));
    for (people, is_mentee) in [(rest, false), (mentee, true)] {
        if people.is_empty() {
            continue;
        }
        outbox::tell(tx, &people, Mentoring::NAME, |language| -> View<Press> {
            let title = match is_proposal {
                true => say!(language, "pairs-notice-closed"),
                false => say!(language, "pairs-notice-over"),
            };
            View::new(title)
                .line(say!(language, "pairs-ending", ending = ending.named(language)))
                .maybe_line(is_mentee.then(|| say!(language, "pairs-notice-outcome")))
                .button(Button::go(say!(language, "pairs-open"), ways::PAIR.of(pair.id)))
        })
        .await?;
    }
    Ok(())
}

/// The other side hears that the programme is another one, or is agreed to by both.
pub async fn programme(tx: &mut Tx, pair: &Pair, by: PersonId, agreed: bool) -> Result<()> {
    let other: Vec<_> = pair.other(by).into_iter().collect();
    outbox::tell(tx, &other, Measures::NAME, |language| -> View<super::programme::Press> {
        let (title, line) = match agreed {
            true => (say!(language, "pairs-notice-programme-both"), say!(language, "pairs-notice-programme-both-line")),
            false => (say!(language, "pairs-notice-programme"), say!(language, "pairs-notice-programme-line")),
        };
        View::new(title).line(line).button(Button::go(say!(language, "pairs-programme"), programme::place(pair.id)))
    })
    .await?;
    Ok(())
}

/// Both of each pair that was approved at once are asked, in one call.
pub async fn asked_all(tx: &mut Tx, proposed: &[(PairId, [PersonId; 2])]) -> Result<()> {
    let mut letters = outbox::Letters::default();
    for (id, both) in proposed {
        letters = letters.and(both, Mentoring::NAME, |language| -> View<Press> {
            View::new(say!(language, "pairs-notice-asked"))
                .line(say!(language, "pairs-notice-asked-office"))
                .button(Button::go(say!(language, "pairs-open"), ways::PAIR.of(*id)))
        })?;
    }
    letters.tell(tx).await?;
    Ok(())
}

/// The duty of questionnaires; tells whether there is more to do. Each moment is asked once.
pub async fn surveys(tx: &mut Tx) -> Result<bool> {
    let asked = pairs::ask_due(tx, SLICE).await?;
    let more = i64::try_from(asked.len()).is_ok_and(|count| count == SLICE);
    for pairs::Asked { pair, .. } in asked {
        outbox::tell(tx, &pair.both(), Survey::NAME, |language| -> View<super::survey::Press> {
            View::new(say!(language, "pairs-notice-survey"))
                .line(say!(language, "pairs-notice-survey-line"))
                .button(Button::go(say!(language, "pairs-survey-answer"), survey::place(pair.id)))
        })
        .await?;
    }
    Ok(more)
}

/// The duty of the rhythm; tells whether there is more to do. Each of the two reads with whom they have agreed to meet.
pub async fn rhythm(tx: &mut Tx) -> Result<bool> {
    let (missed, more) = pairs::nudged(tx, NUDGES).await?;
    let mut letters = outbox::Letters::default();
    for pair in missed {
        let Some(rhythm) = pair.rhythm else { continue };
        for (person, other) in [(pair.mentor, &pair.mentee_name), (pair.mentee, &pair.mentor_name)] {
            let person: Vec<_> = person.into_iter().collect();
            letters = letters.and(&person, Mentoring::NAME, |language| -> View<Press> {
                let [meet, rarer] = super::steps::nudge_places(pair.id);
                View::new(say!(language, "pairs-notice-nudge"))
                    .line(say!(language, "pairs-notice-nudge-with", name = words::called(language, other.as_ref())))
                    .line(say!(language, "pairs-notice-nudge-line", rhythm = rhythm.named(language)))
                    .button(Button::go(say!(language, "pairs-nudge-meet"), meet))
                    .button(Button::go(say!(language, "pairs-nudge-rarer"), rarer))
            })?;
        }
    }
    letters.tell(tx).await?;
    Ok(more)
}

/// The duty of silence; tells whether there is more to do.
pub async fn silence(tx: &mut Tx) -> Result<bool> {
    let heard = pairs::quiet(tx, SLICE).await?;
    let more = i64::try_from(heard.len()).is_ok_and(|count| count == SLICE);
    for pairs::Heard { pair, rung, people } in heard {
        match rung {
            Rung::Remind => {
                tell(tx, &people, pair.id, |language| {
                    (say!(language, "pairs-notice-remind"), say!(language, "pairs-notice-remind-line"))
                })
                .await?;
            }
            Rung::Closed => {
                // A proposal of the office goes back to the office. Whoever asked for a mentor is offered the next one.
                let asked = pair.mentee.filter(|_| pair.mentee_yes.is_some() && pair.basis != pairs::Basis::Subject);
                let (asked, rest): (Vec<_>, Vec<_>) = people.into_iter().partition(|it| Some(*it) == asked);
                over(tx, &pair, &rest, Ending::Silent).await?;
                next_one(tx, &pair, &asked).await?;
            }
            Rung::AskBoth => {
                tell(tx, &people, pair.id, |language| {
                    (say!(language, "pairs-notice-quiet"), say!(language, "pairs-notice-quiet-line"))
                })
                .await?;
            }
            Rung::TellCurator | Rung::ProposeClosing => {
                let names =
                    |language| [&pair.mentor_name, &pair.mentee_name].map(|it| words::called(language, it.as_ref()));
                outbox::tell(tx, &people, Pairing::NAME, |language| -> View<super::desk::Press> {
                    let [one, other] = names(language);
                    let title = match rung {
                        Rung::ProposeClosing => say!(language, "pairs-notice-close"),
                        _ => say!(language, "pairs-notice-long"),
                    };
                    View::new(title)
                        .line(say!(language, "pairs-two", one = one, other = other))
                        .button(Button::go(say!(language, "pairs-open"), ways::PAIR_AT_DESK.of(pair.id)))
                })
                .await?;
            }
        }
    }
    Ok(more)
}

/// Whoever asked for a mentor that did not answer is offered the next one: a tap asks them.
async fn next_one(tx: &mut Tx, pair: &Pair, asked: &[PersonId]) -> Result<()> {
    outbox::tell(tx, asked, Mentoring::NAME, |language| -> View<Press> {
        View::new(say!(language, "pairs-notice-closed"))
            .line(say!(language, "pairs-ending", ending = Ending::Silent.named(language)))
            .line(say!(language, "pairs-notice-next"))
            .button(Button::go(say!(language, "pairs-next"), super::steps::next_place(pair.id)))
            .button(Button::go(say!(language, "pairs-open"), ways::PAIR.of(pair.id)))
    })
    .await?;
    Ok(())
}

/// The duty of endings that followed from something else; tells whether there is more to do.
pub async fn ended(tx: &mut Tx) -> Result<bool> {
    let ended = pairs::untold(tx, SLICE).await?;
    let more = i64::try_from(ended.len()).is_ok_and(|count| count == SLICE);
    for pair in ended {
        // Both are told: who has left still reads their own.
        over(tx, &pair, &pair.both(), pair.ending.unwrap_or(Ending::Left)).await?;
    }
    Ok(more)
}

/// The pairs of somebody who is erased end with them.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        match *happening {
            Happening::Erasing { .. } => {
                // The pairs end with the person, and the duty tells whoever stays.
                tx.wake_duties();
                Ok(())
            }
            Happening::Left { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    })
}

/// Both hear that a pair is at work, by which order.
pub async fn begun(tx: &mut Tx, pair: &Pair, (number, day): (&str, NaiveDate)) -> Result<()> {
    tell(tx, &pair.both(), pair.id, |language| {
        let line = say!(language, "pairs-order", number = number.to_owned(), day = words::day(day));
        (say!(language, "pairs-notice-begun"), line)
    })
    .await
}

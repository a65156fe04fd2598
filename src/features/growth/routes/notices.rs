//! What people hear of routes without having asked. No notice names a deficit, or what is to be done against one.

use super::room::{Routes, Tutoring};
use super::steps::Press;
use super::words;
use crate::ids::PersonId;
use crate::model::routes::{self, Hand, Opened, State};
use crate::model::ways;
use crate::outbox;
use crate::say;
use crate::talk::{Answer, Button, Happening, Result, Room, Tx, View};
use crate::text::Language;

/// How much a run of a duty speaks of.
const SLICE: i64 = 50;

/// The owner hears something.
async fn tell_owner(tx: &mut Tx, owner: PersonId, says: impl Fn(Language) -> (String, String)) -> Result<()> {
    outbox::tell(tx, &[owner], Routes::NAME, |language| -> View<Press> {
        let (title, line) = says(language);
        View::new(title).line(line).button(Button::go(say!(language, "routes-open"), ways::ROUTE.place()))
    })
    .await?;
    Ok(())
}

/// The tutor hears something.
async fn tell_tutor(
    tx: &mut Tx,
    opened: &Opened,
    tutor: Option<PersonId>,
    says: impl Fn(Language) -> (String, String),
) -> Result<()> {
    let (id, people): (_, Vec<_>) = (opened.route.id, tutor.into_iter().collect());
    outbox::tell(tx, &people, Tutoring::NAME, |language| -> View<Press> {
        let (title, line) = says(language);
        View::new(title).line(line).button(Button::go(say!(language, "routes-open"), ways::TUTORED.of(id)))
    })
    .await?;
    Ok(())
}

fn name(opened: &Opened) -> String {
    opened.route.name.short()
}

/// The tutor is to answer: to take it on, or to agree once more.
pub async fn asked(tx: &mut Tx, opened: &Opened, tutor: PersonId) -> Result<()> {
    let is_known = opened.route.accepted;
    tell_tutor(tx, opened, Some(tutor), |language| {
        let title = match is_known {
            true => say!(language, "routes-notice-sent"),
            false => say!(language, "routes-notice-asked"),
        };
        (title, say!(language, "routes-notice-from", name = name(opened)))
    })
    .await
}

/// What was sent or agreed is a draft again: the other side hears so at once, and once, since a draft is one already. A tutor who has
/// not taken it on yet hears of it when it is sent anew.
pub async fn changed(tx: &mut Tx, opened: &Opened) -> Result<()> {
    if !matches!(opened.route.state, State::Sent | State::Agreed) {
        return Ok(());
    }
    match opened.hand() {
        Hand::Owner => {
            let tutor = opened.route.tutor.filter(|_| opened.route.accepted);
            tell_tutor(tx, opened, tutor, |language| {
                let line = say!(language, "routes-notice-owner-changed-line", name = name(opened));
                (say!(language, "routes-notice-owner-changed"), line)
            })
            .await
        }
        Hand::Tutor => {
            tell_owner(tx, opened.route.owner, |language| {
                (say!(language, "routes-notice-changed"), say!(language, "routes-notice-changed-line"))
            })
            .await
        }
    }
}

pub async fn accepted(tx: &mut Tx, opened: &Opened) -> Result<()> {
    tell_owner(tx, opened.route.owner, |language| {
        (say!(language, "routes-notice-accepted"), say!(language, "routes-notice-accepted-line"))
    })
    .await
}

pub async fn declined(tx: &mut Tx, opened: &Opened) -> Result<()> {
    tell_owner(tx, opened.route.owner, |language| {
        (say!(language, "routes-notice-declined"), say!(language, "routes-notice-declined-line"))
    })
    .await
}

pub async fn agreed(tx: &mut Tx, opened: &Opened) -> Result<()> {
    tell_owner(tx, opened.route.owner, |language| {
        (say!(language, "routes-notice-agreed"), say!(language, "routes-notice-agreed-line"))
    })
    .await
}

pub async fn given_back(tx: &mut Tx, opened: &Opened) -> Result<()> {
    tell_owner(tx, opened.route.owner, |language| {
        (say!(language, "routes-notice-given-back"), say!(language, "routes-notice-given-back-line"))
    })
    .await
}

pub async fn shown(tx: &mut Tx, opened: &Opened) -> Result<()> {
    tell_tutor(tx, opened, opened.route.tutor, |language| {
        (say!(language, "routes-notice-shown"), say!(language, "routes-notice-from", name = name(opened)))
    })
    .await
}

pub async fn judged(tx: &mut Tx, opened: &Opened, is_passed: bool) -> Result<()> {
    tell_owner(tx, opened.route.owner, |language| match is_passed {
        true => (say!(language, "routes-notice-passed"), say!(language, "routes-notice-passed-line")),
        false => (say!(language, "routes-notice-rejected"), say!(language, "routes-notice-rejected-line")),
    })
    .await
}

/// Whoever accompanied it does so no more: their list has it no longer.
pub async fn released(tx: &mut Tx, opened: &Opened) -> Result<()> {
    let people: Vec<_> = opened.route.tutor.into_iter().collect();
    outbox::tell(tx, &people, Tutoring::NAME, |language| -> View<Press> {
        View::new(say!(language, "routes-notice-released"))
            .line(say!(language, "routes-notice-from", name = name(opened)))
            .button(Button::go(say!(language, "routes-open-people"), ways::TUTORING.place()))
    })
    .await?;
    Ok(())
}

/// The tutor hears that a route has ended.
pub async fn finished(tx: &mut Tx, opened: &Opened) -> Result<()> {
    let tutor = opened.route.tutor.filter(|_| opened.route.accepted);
    tell_tutor(tx, opened, tutor, |language| {
        (say!(language, "routes-notice-finished"), say!(language, "routes-notice-from", name = name(opened)))
    })
    .await
}

/// The duty of what is due; tells whether there is more.
pub async fn due(tx: &mut Tx) -> Result<bool> {
    let (due, more) = routes::due(tx, SLICE).await?;
    for one in due {
        tell_owner(tx, one.person, |language| {
            (say!(language, "routes-notice-due"), say!(language, "routes-notice-due-line", day = words::day(one.day)))
        })
        .await?;
    }
    Ok(more)
}

/// The duty of what was lost: an owner without a tutor, a tutor whose teacher works here no more; tells whether there is more.
pub async fn lost(tx: &mut Tx) -> Result<bool> {
    let lost = routes::untold(tx, SLICE).await?;
    let more = i64::try_from(lost.len()).is_ok_and(|count| count == SLICE);
    for one in lost {
        if one.is_alive {
            tell_owner(tx, one.owner, |language| {
                (say!(language, "routes-notice-tutor-gone"), say!(language, "routes-notice-tutor-gone-line"))
            })
            .await?;
        } else if let Some(tutor) = one.tutor {
            outbox::tell(tx, &[tutor], Tutoring::NAME, |language| -> View<Press> {
                View::new(say!(language, "routes-notice-left"))
                    .line(say!(language, "routes-notice-left-line"))
                    .button(Button::go(say!(language, "routes-open-people"), ways::TUTORING.place()))
            })
            .await?;
        }
    }
    Ok(more)
}

/// A role that ends and a person who goes may leave a route without its tutor: the duty tells of it.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        match *happening {
            Happening::Erasing { .. } | Happening::RolesChanged { .. } => {
                tx.wake_duties();
                Ok(())
            }
            Happening::Left { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    })
}

//! A message on its way: whom it is for is written down in slices, each slice goes into the outbox when the one before has
//! nearly left, and what the outbox says of each is noted. Nothing of it holds up a turn for long, and what is paused or
//! cancelled has hardly begun to wait anywhere.

pub mod store;

use chrono::TimeDelta;

use self::store::{Due, Fed, State};
use super::digests;
use super::reports::{cards, room::Broadcasts};
use super::telling::{self, Mine, Told};
use crate::feature::Ran;
use crate::ids::{BroadcastId, GroupId, PersonId};
use crate::model::audience::Audience;
use crate::model::audience::store as audience_store;
use crate::model::roles::{Coordinator, Leader};
use crate::outbox::{self, Again, Matter};
use crate::talk::{Result, Room, Tx};

/// When something is to be done next; `?1` is the municipality.
pub const NEXT: &str = "SELECT min(next_at) FROM broadcast WHERE municipality_id = ?1 AND next_at IS NOT NULL";

/// People who are written down at once: some milliseconds, after which waiting turns have theirs.
const SLICE: i64 = 500;
/// How often is looked at what has left: the sender's message is not said again oftener.
const TICK: TimeDelta = TimeDelta::seconds(3);
/// The same where nothing has left: all of it waits for the end of quiet hours.
const LONG_TICK: TimeDelta = TimeDelta::seconds(60);
/// The fewest and the most that wait in the outbox at once.
const WIDTH: (i64, i64) = (150, 3_000);
/// For so long a message is worth being said to somebody whose quiet hours last.
const FRESH: TimeDelta = TimeDelta::days(14);

/// Does what is due: one slice of one message.
pub async fn run(tx: &mut Tx) -> Result<Ran> {
    let Some(due) = store::due(tx).await? else {
        return Ok(Ran::All);
    };
    match due.state {
        State::Scheduled => begin(tx, &due).await?,
        State::Staging => stage(tx, &due).await?,
        State::Sending => feed(tx, &due).await?,
        // What had left already when it was stopped is noted.
        State::Paused | State::Done | State::Cancelled => {
            let left = store::settle(tx, due.id).await?;
            let next = (left.queued > 0).then(|| tx.now + TICK);
            store::look_again_at(tx, due.id, next).await?;
            retell(tx, due.id).await?;
        }
    }
    Ok(Ran::All)
}

/// Begins, if whoever wrote it may still write to these people, who are told from now on how it goes.
async fn begin(tx: &mut Tx, due: &Due) -> Result<()> {
    let Some(author) = due.author else {
        return stop(tx, due.id, State::Cancelled, "erased").await;
    };
    if !may(tx, author, &due.audience).await? {
        stop(tx, due.id, State::Cancelled, "right").await?;
        return report(tx, due.id, author).await;
    }
    if due.event_is_off {
        stop(tx, due.id, State::Paused, "event").await?;
        return report(tx, due.id, author).await;
    }
    store::stage(tx, due.id).await?;
    report(tx, due.id, author).await
}

/// Whether somebody may write to an audience today.
async fn may(tx: &mut Tx, author: PersonId, audience: &Audience) -> Result<bool> {
    if Coordinator::find(tx, author).await?.is_some() {
        return Ok(true);
    }
    for group in &audience.groups {
        if Leader::find(tx, author, *group).await?.is_none() {
            return Ok(false);
        }
    }
    Ok(!audience.groups.is_empty())
}

/// Within which groups an audience lies, where it is a leader's.
async fn own(tx: &mut Tx, due: &Due) -> Result<Option<Vec<GroupId>>> {
    let Some(author) = due.author else { return Ok(Some(Vec::new())) };
    let coordinates = Coordinator::find(tx, author).await?.is_some();
    Ok((!coordinates).then(|| due.audience.groups.clone()))
}

/// Writes the next slice of people down.
async fn stage(tx: &mut Tx, due: &Due) -> Result<()> {
    let own = own(tx, due).await?;
    let beginning = audience_store::beginning(tx).await?;
    let chosen = audience_store::chosen(&due.audience, own.as_deref());
    let most = if due.audience.is_chosen() { SLICE } else { 0 };
    let (count, last) = store::write_down(tx, due, chosen, beginning, most).await?;
    if count < SLICE { store::staged(tx, due.id).await } else { store::staged_to(tx, due.id, last).await }
}

/// Puts as many into the outbox as are worth waiting there, and notes what has left.
async fn feed(tx: &mut Tx, due: &Due) -> Result<()> {
    let Some(author) = due.author else {
        return stop(tx, due.id, State::Cancelled, "erased").await;
    };
    let left = store::settle(tx, due.id).await?;
    // A leader may be replaced while it is on its way; a coordinator may have gone on with it for them.
    if !due.is_resumed && !may(tx, author, &due.audience).await? {
        stop(tx, due.id, State::Cancelled, "right").await?;
        return retell(tx, due.id).await;
    }
    if due.event_is_off {
        stop(tx, due.id, State::Paused, "event").await?;
        outbox::tell(tx, &[author], Broadcasts::NAME, |language| cards::event_off(language, due.id)).await?;
        return retell(tx, due.id).await;
    }
    // Where all of a slice has left before it was looked at, the next may be wider.
    let width = (left.ended * 2).clamp(WIDTH.0, WIDTH.1);
    let next = store::next(tx, due.id, (width - left.due).max(0)).await?;
    let fed = next.len();
    tell(tx, due, next).await?;
    let together = digests::tell(tx, due.id).await?;
    let waits = left.queued > 0 || left.staged > 0;
    if waits {
        let moves = left.ended > 0 || fed > 0 || together > 0;
        let digest = if moves || left.queued > 0 { None } else { digests::store::next(tx, due.id).await? };
        let next = digest.unwrap_or(tx.now + if moves { TICK } else { LONG_TICK });
        store::look_again_at(tx, due.id, Some(next)).await?;
        if moves { retell(tx, due.id).await } else { Ok(()) }
    } else {
        store::done(tx, due.id).await?;
        retell(tx, due.id).await
    }
}

/// Tells people, and notes the number of each one's message, or why there is none.
async fn tell(tx: &mut Tx, due: &Due, next: Vec<(i64, Option<PersonId>)>) -> Result<()> {
    let id = due.id;
    if next.is_empty() {
        return Ok(());
    }
    let people: Vec<_> = next.iter().filter_map(|(_, person)| *person).collect();
    let reach = audience_store::reached(tx, &people).await?;
    // Who wishes gets ordinary messages with the digest of the day.
    let waits = |it: &audience_store::Reach| it.digest && due.is_ordinary;
    let reached: Vec<_> = reach.iter().filter(|it| it.is_reached() && !waits(it)).map(|it| it.person).collect();
    let digest_at = digests::next(tx).await?;
    let Some(letter) = telling::store::written(tx, id).await? else {
        return Ok(());
    };
    let matter = Matter { subject: id.0, about: id, say_by: tx.now + FRESH };
    let zone = tx.zone();
    let view = |language| telling::view(language, id, &letter, &Mine::default(), zone);
    let told = outbox::tell_each(tx, &reached, Told::NAME, matter, view).await?;
    let fed = next.into_iter().map(|(row, person)| {
        let Some(person) = person else { return Fed::unreached(row, "erased") };
        let message = told.iter().find(|(to, _)| *to == person).map(|(_, message)| *message);
        let how = reach.iter().find(|it| it.person == person);
        match (message, how) {
            (Some(message), _) => Fed::queued(row, message),
            (None, Some(it)) if !it.is_reached() => Fed::unreached(row, &it.how),
            (None, Some(it)) if waits(it) => Fed::later(row, digest_at),
            (None, _) => Fed::unreached(row, "unreachable"),
        }
    });
    let fed: Vec<_> = fed.collect();
    store::fed(tx, &fed).await
}

/// Stops a message: what waits is taken back.
pub async fn stop(tx: &mut Tx, id: BroadcastId, state: State, by: &str) -> Result<()> {
    stop_by(tx, id, (state, by), None).await
}

async fn stop_by(tx: &mut Tx, id: BroadcastId, stopped: (State, &str), author: Option<PersonId>) -> Result<()> {
    let taken = outbox::withdraw(tx, Told::NAME, id.0).await?;
    store::stop(tx, id, stopped, author, &taken).await?;
    tx.wake_duties();
    Ok(())
}

/// Goes on with what was paused, or again to those whom it has not reached.
pub async fn resume(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    store::resume(tx, id).await?;
    tx.wake_duties();
    Ok(())
}

/// Asks those once more who have not answered: where a school answers as one, those of the schools that are silent.
pub async fn remind(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    store::remind(tx, id).await?;
    tx.wake_duties();
    Ok(())
}

/// Cancels for good, and says so in the journal.
pub async fn cancel(tx: &mut Tx, by: PersonId, id: BroadcastId) -> Result<()> {
    stop_by(tx, id, (State::Cancelled, "sender"), Some(by)).await?;
    retell(tx, id).await
}

/// Somebody is about to be erased: what they have written and what is on its way is held back. The words go with them, as
/// the schema has it.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<()> {
    for id in store::unfinished_of(tx, person).await? {
        stop(tx, id, State::Cancelled, "erased").await?;
    }
    Ok(())
}

/// Tells the sender how it goes, by a message that is said again in its place.
async fn report(tx: &mut Tx, id: BroadcastId, author: PersonId) -> Result<()> {
    let Some(report) = super::reports::store::report(tx, id, None).await? else {
        return Ok(());
    };
    let matter = Matter { subject: id.0, about: id, say_by: tx.now + FRESH };
    let (now, zone) = (tx.now, tx.zone());
    let view = |language| cards::progress(language, &report, now, zone);
    outbox::tell_of(tx, &[author], Broadcasts::NAME, matter, view).await?;
    Ok(())
}

/// Has the sender's message say how it is now.
pub async fn retell(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    let until = tx.now + FRESH;
    outbox::retell(tx, Again { of: &[(Broadcasts::NAME, id.0)], until, to: None, but: None }).await
}

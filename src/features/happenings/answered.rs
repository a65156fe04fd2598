//! What follows a change of an event, or of an answer to one, whoever made it and wherever it was made: the notices that stand in
//! chats say so, those of invitations, of who was answered for or checked in by another hand, and of who waits where places have
//! become fewer.

use chrono::{DateTime, Utc};

use crate::ids::{AccountId, EventId, PersonId};
use crate::model::ways;
use crate::outbox::{self, Again};
use crate::talk::{Result, Tx};

/// Has the notices of an event that begins at `until` say what somebody has answered; `but` is the message that says it
/// already.
pub async fn retell(
    tx: &mut Tx,
    (event, until): (EventId, DateTime<Utc>),
    who: PersonId,
    but: Option<(AccountId, String)>,
) -> Result<()> {
    outbox::retell(tx, Again { of: &spoken_of(&[event]), until, to: Some(who), but }).await
}

/// Has the notices of events, of which the last begins at `until`, say how they are now: in the chats of one person, or in all.
pub async fn retell_all(tx: &mut Tx, events: &[EventId], until: DateTime<Utc>, to: Option<PersonId>) -> Result<()> {
    outbox::retell(tx, Again { of: &spoken_of(events), until, to, but: None }).await
}

/// Has the notices of these people say what the sheet says of them, whom somebody else had checked in.
pub async fn retell_marked(tx: &mut Tx, (event, until): (EventId, DateTime<Utc>), people: &[PersonId]) -> Result<()> {
    outbox::retell_to(tx, (ways::COLLEAGUES.room(), event.0), until, people).await
}

/// The rooms whose notices speak of these events, with the numbers by which they know them.
fn spoken_of(events: &[EventId]) -> Vec<(&'static str, i64)> {
    let rooms_of = |EventId(id): EventId| {
        let colleagues = ways::COLLEAGUES.room();
        // What was answered for somebody stands there below zero, beside what was checked in for them.
        [(ways::EVENT.room(), id), (ways::ANSWERS.room(), id), (colleagues, id), (colleagues, -id)]
    };
    events.iter().copied().flat_map(rooms_of).collect()
}

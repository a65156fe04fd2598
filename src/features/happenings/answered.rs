//! What follows an answer to an event, whoever gave it and wherever it was given: the notices that stand in the person's chat say
//! so.

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
    let place = ways::EVENTS.place();
    outbox::retell(tx, Again { room: &place.room, subjects: &[event.0], until, to: Some(who), but }).await
}

//! What the rooms of events do to them: telling members, and taking an answer.

use crate::ids::EventId;
use crate::model::events::{self, Answer, Event, State};
use crate::model::roles::{Leader, Registered};
use crate::outbox;
use crate::talk::{Result, Room, Tx};

use super::cards::{self, When};
use super::room::Events;

/// How many hear of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// How many members there are besides the leader.
    pub members: u64,
    /// How many of them will be told; the others have not agreed to notices or cannot be reached.
    pub told: u64,
}

/// What members are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    Created,
    Moved,
    Cancelled,
}

/// Tells the members of an event's groups of it.
pub async fn announce(tx: &mut Tx, leader: Leader, event: EventId, news: News) -> Result<Reach> {
    let people = events::audience(tx, leader, event).await?;
    let event = events::event(tx, event).await?;
    let when = When::of(tx);
    let told = outbox::tell(tx, &people, Events::NAME, |language| match news {
        News::Created => cards::invitation(language, &event, when, None),
        News::Moved => cards::moved(language, &event, when),
        News::Cancelled => cards::cancelled(language, &event, when),
    })
    .await?;
    Ok(Reach { members: people.len() as u64, told })
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It counts from now on.
    Kept,
    /// It came too late: the event has begun or was cancelled.
    Late(State),
    /// It does not count: only members of the event's groups answer.
    Stranger,
}

/// Keeps the answer of an active member of one of the event's groups.
pub async fn answer(tx: &mut Tx, by: Registered, event: &Event, given: Answer) -> Result<Answered> {
    if !events::concerns(tx, event.id, by.id()).await? {
        return Ok(Answered::Stranger);
    }
    Ok(match event.state(tx.now) {
        State::Coming => {
            events::answer(tx, by.id(), event.id, given).await?;
            Answered::Kept
        }
        late => Answered::Late(late),
    })
}

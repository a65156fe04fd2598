//! Events of a cluster: the leader makes them, members are told and answer, everybody keeps a record of their own.
//!
//! ```text
//! leader                                        member
//! - (menu) Создать событие
//! - Какое событие?       — [Семинар]
//! - Как называется?      — Формирующее оценивание
//! - В какой день?        — [26]
//! - Во сколько?          — [14:30]
//! - Где?                 — [Школа-площадка: …]
//! - Проверьте событие    — [Создать]
//! - Событие создано, уведомим 24 участника
//!                                               - 🗓 Семинар: Формирующее оценивание   — [Иду]
//!                                               - … ✅ Ваш ответ: иду
//! - (card) Идут 12, не идут 3, под вопросом 2, молчат 7
//! ```
//!
//! Side roads: every answer of the form can be changed before the last button; the leader moves or cancels an event
//! and the members are told; an answer can be changed until the event begins; a link opens the card for others of
//! the municipality and shows them the cluster.

mod flow;
mod form;
mod rules;
mod cards;
mod store;

pub use flow::Events;
pub use form::NewEvent;
pub use rules::{Answer, Kind, State};

use chrono::{DateTime, Utc};

use crate::ids::{EventId, PersonId};
use crate::model::people::ClusterLeader;
use crate::talk::{Cx, Result, Room, Trouble};
use crate::{outbox, say};

/// Everything that makes an event, but for its cluster, which the leader's authority names.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Of what kind.
    pub kind: Kind,
    /// What it is called: 3–120 characters.
    pub title: String,
    /// When it begins, in whole seconds.
    pub starts_at: DateTime<Utc>,
    /// Where: 2–200 characters, or a link.
    pub place: String,
}

/// Makes an event; nobody is told yet.
pub async fn create(cx: &mut Cx, leader: ClusterLeader, plan: &Plan) -> Result<EventId> {
    store::create(cx, leader, plan).await
}

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
    /// There is a new event.
    Created,
    /// It is at another day or hour.
    Moved,
    /// It will not be.
    Cancelled,
}

/// Tells the members of the leader's cluster of an event.
pub async fn announce(cx: &mut Cx, leader: ClusterLeader, event: EventId, news: News) -> Result<Reach> {
    let people = store::audience(cx, leader).await?;
    let event = store::event(cx, leader.id(), event).await?;
    let (now, zone) = (cx.now, cx.zone());
    let told = outbox::tell(cx, &people, Events::NAME, |language| match news {
        News::Created => say::invitation(language, &event, now, zone, None),
        News::Moved => say::moved(language, &event, now, zone),
        News::Cancelled => say::cancelled(language, &event, now, zone),
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
}

/// Keeps the answer of an active member; others are refused.
pub async fn answer(cx: &mut Cx, person: PersonId, event: EventId, answer: Answer) -> Result<Answered> {
    let known = store::event(cx, person, event).await?;
    if !known.member {
        return Err(Trouble::Refused(say!(cx.language(), "events-answer-not-member", cluster = known.cluster.name)));
    }
    Ok(match rules::state(known.starts_at, known.cancelled, cx.now) {
        State::Coming => {
            store::answer(cx, person, event, answer).await?;
            Answered::Kept
        }
        late => Answered::Late(late),
    })
}

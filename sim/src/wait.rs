//! Waiting without sleeping: a test awaits what it wants to see in a chat, an
//! answered press, or a confirmed update.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::chat::ChatMessage;
use super::world::{PersonId, UpdateId};
use super::{Shared, Simulator};

/// How long the waiting verbs wait unless told otherwise.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// What was awaited did not happen; the current chat tells why.
#[derive(Clone, Debug)]
pub struct StillWaiting(String);

impl StillWaiting {
    pub(super) fn because(why: String) -> Self {
        Self(why)
    }
}

impl fmt::Display for StillWaiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for StillWaiting {}

/// A glance at a chat: its messages, and how many of them await an answer to a press. It is taken under the world's
/// lock, so that nothing is copied for a glance that does not bring what is awaited.
struct Glance<'a> {
    messages: &'a [Arc<ChatMessage>],
    waiting: usize,
}

fn glance<T>(shared: &Shared, chat: i64, look: impl FnOnce(&Glance) -> T) -> T {
    let world = &mut *shared.world();
    let (messages, waiting) = match world.chats.get_mut(&chat) {
        Some(chat) => (&*chat.messages.make_contiguous(), chat.waiting.len()),
        None => (&[][..], 0),
    };
    look(&Glance { messages, waiting })
}

impl Simulator {
    /// Waits, half a minute at most, until the chat is as wished; answers it then. The wish looks at a world that stands
    /// still for it, so that it must not ask the simulator anything else.
    pub async fn wait_for(
        &self,
        person: PersonId,
        wished: impl FnMut(&[Arc<ChatMessage>]) -> bool,
    ) -> Result<Vec<Arc<ChatMessage>>, StillWaiting> {
        self.wait_for_within(person, PATIENCE, wished).await
    }

    /// The same with another timeout.
    pub async fn wait_for_within(
        &self,
        person: PersonId,
        patience: Duration,
        mut wished: impl FnMut(&[Arc<ChatMessage>]) -> bool,
    ) -> Result<Vec<Arc<ChatMessage>>, StillWaiting> {
        let seen = self.wait_until(person, patience, |it| wished(it.messages).then(|| it.messages.to_vec()));
        seen.await
    }

    /// Waits, half a minute at most, until the bot has answered every press there.
    pub async fn wait_for_answers(&self, person: PersonId) -> Result<(), StillWaiting> {
        self.wait_until(person, PATIENCE, |it| (it.waiting == 0).then_some(())).await
    }

    async fn wait_until<T>(
        &self,
        person: PersonId,
        patience: Duration,
        mut wished: impl FnMut(&Glance) -> Option<T>,
    ) -> Result<T, StillWaiting> {
        let deadline = Instant::now() + patience;
        let changed = {
            let world = self.shared.world();
            let chat = world.chats.get(&person.0);
            chat.map(|chat| Arc::clone(&chat.changed))
        };
        let Some(changed) = changed else {
            return Err(StillWaiting(format!("nobody has the id {}", person.0)));
        };
        loop {
            // Listening before looking: a change in between is not missed.
            let change = changed.notified();
            tokio::pin!(change);
            change.as_mut().enable();
            if let Some(seen) = glance(&self.shared, person.0, &mut wished) {
                return Ok(seen);
            }
            if timeout_at(deadline, change).await.is_err() {
                let chat = self.transcript(person);
                return Err(StillWaiting(format!("waited {patience:?} in vain; the chat of {} is:\n{chat}", person.0)));
            }
        }
    }

    /// Waits until the bot has confirmed an update (by a later offset, or by 2xx
    /// at its webhook).
    pub async fn wait_confirmed(&self, update: UpdateId) -> Result<(), StillWaiting> {
        let mut confirmed = self.shared.confirmed.clone();
        let wait = confirmed.wait_for(|it| *it >= update.0);
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(StillWaiting(format!("update {} was not confirmed", update.0))),
        }
    }

    /// Waits until the bot has confirmed every update.
    pub async fn wait_all_confirmed(&self) -> Result<(), StillWaiting> {
        let mut confirmed = self.shared.confirmed.clone();
        let wait = async { while self.pending_updates() > 0 && confirmed.changed().await.is_ok() {} };
        let waited = tokio::time::timeout(PATIENCE, wait).await;
        match self.pending_updates() {
            0 => Ok(()),
            left => Err(StillWaiting(format!("{left} updates were not confirmed, after waiting: {waited:?}"))),
        }
    }
}

impl Shared {
    /// Listens to a chat; none if there is no such chat.
    pub(super) fn watch(&self, chat: i64) -> Option<tokio::sync::broadcast::Receiver<super::chat::ChatEvent>> {
        let world = &mut *self.world();
        let events = world.chats.get_mut(&chat)?.watch();
        world.watched.insert(chat);
        Some(events)
    }
}

//! What waits to be said in each chat, in the order of its turns, while the turns go on.
//!
//! A chat may get so many messages a second and no more, but a person taps as fast as they like. So a turn does not
//! wait until the one before has been said: its press is answered as soon as it is stored, and its card takes its place
//! in the chat's queue. An edit that a later one of the same message has overtaken is left out, since nobody would see
//! it.

use std::collections::{HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::FutureExt;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::sender::Sender;
use crate::meters::Meters;
use crate::outbox::Dispatch;

/// A chat's turns wait while so much is unsaid, so that a flood stays in the inbox rather than in memory.
const MOST_UNSAID: usize = 20;

/// The queues of all chats.
pub struct Speech {
    sender: Arc<Sender>,
    chats: Mutex<HashMap<String, Unsaid>>,
    /// Raised after each message.
    progress: watch::Sender<u64>,
    tasks: TaskTracker,
    meters: Meters,
    stop: CancellationToken,
}

/// What is unsaid in a chat in which something is being said.
#[derive(Default)]
struct Unsaid {
    queue: VecDeque<Dispatch>,
    /// Told when something has been said.
    said: Arc<Notify>,
}

impl Speech {
    /// Nothing to say.
    pub fn new(
        sender: Arc<Sender>,
        progress: watch::Sender<u64>,
        meters: Meters,
        stop: CancellationToken,
    ) -> Arc<Speech> {
        Arc::new(Speech { sender, chats: Mutex::default(), progress, tasks: TaskTracker::new(), meters, stop })
    }

    /// Queues what a turn has left to be said, answers its press, and waits only while the chat has far too much to
    /// hear.
    pub async fn say(self: &Arc<Self>, dispatches: impl IntoIterator<Item = Dispatch>) {
        for dispatch in dispatches {
            let chat = dispatch.external.clone();
            self.queue(dispatch);
            while let Some(said) = self.has_too_much(&chat) {
                tokio::select! {
                    () = said.notified() => {}
                    () = self.stop.cancelled() => break,
                }
            }
        }
    }

    /// Queues the replies of an earlier run, in their order: call it before anything else is said.
    pub fn resume(self: &Arc<Self>, replies: impl IntoIterator<Item = Dispatch>) {
        replies.into_iter().for_each(|reply| self.queue(reply));
    }

    /// Waits until everything has been said, or is left to the next start: begin the stop before.
    pub async fn finish(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    fn queue(self: &Arc<Self>, mut dispatch: Dispatch) {
        let chat = dispatch.external.clone();
        let mut chats = self.lock();
        match chats.get_mut(&chat) {
            Some(unsaid) => {
                self.answer_at_once(&mut dispatch);
                leave_out_what_it_overtakes(&mut unsaid.queue, &dispatch);
                unsaid.queue.push_back(dispatch);
            }
            None => {
                // Where nothing has to be waited for, the press is answered together with the card.
                if dispatch.body.is_message() && self.sender.reply_ready_at(&chat).is_some() {
                    self.answer_at_once(&mut dispatch);
                }
                let unsaid = Unsaid { queue: VecDeque::from([dispatch]), ..Unsaid::default() };
                chats.insert(chat.clone(), unsaid);
                self.tasks.spawn(self.clone().speak(chat));
            }
        }
    }

    fn answer_at_once(self: &Arc<Self>, dispatch: &mut Dispatch) {
        let Some((press, toast)) = dispatch.body.take_press() else {
            return;
        };
        let (sender, chat) = (self.sender.clone(), dispatch.external.clone());
        self.tasks.spawn(async move { sender.answer_press(&chat, &press, toast.as_deref()).await });
    }

    async fn speak(self: Arc<Self>, chat: String) {
        while let Some(dispatch) = self.next(&chat).await {
            if AssertUnwindSafe(self.sender.say(dispatch)).catch_unwind().await.is_err() {
                self.meters.panicked("speech");
                tracing::error!("a panic beside a reply; the next start says it again");
            }
            if let Some(unsaid) = self.lock().get(&chat) {
                unsaid.said.notify_one();
            }
            self.progress.send_modify(|count| *count += 1);
        }
    }

    /// The next to be said in a chat, as soon as it may be; an empty queue ends. At a stop nothing is waited for: the
    /// outbox keeps it.
    async fn next(&self, chat: &str) -> Option<Dispatch> {
        loop {
            let ready_at = {
                let mut chats = self.lock();
                let queue = &mut chats.get_mut(chat)?.queue;
                let is_message = queue.front().is_some_and(|dispatch| dispatch.body.is_message());
                match self.sender.reply_ready_at(chat).filter(|_| is_message) {
                    Some(ready_at) if !self.stop.is_cancelled() => ready_at,
                    // It stays in the queue while it waits, so that it can be overtaken there.
                    Some(_) => {
                        chats.remove(chat);
                        return None;
                    }
                    None => {
                        let next = queue.pop_front();
                        if next.is_none() {
                            chats.remove(chat);
                        }
                        return next;
                    }
                }
            };
            tokio::select! {
                () = tokio::time::sleep_until(ready_at) => {}
                () = self.stop.cancelled() => {}
            }
        }
    }

    fn has_too_much(&self, chat: &str) -> Option<Arc<Notify>> {
        let chats = self.lock();
        chats.get(chat).filter(|unsaid| unsaid.queue.len() > MOST_UNSAID).map(|unsaid| unsaid.said.clone())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Unsaid>> {
        self.chats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Leaves out the cards that `later` would put another in the place of. A farewell must be seen: the next press comes
/// from an account that is new again.
fn leave_out_what_it_overtakes(queue: &mut VecDeque<Dispatch>, later: &Dispatch) {
    let Some(edited) = later.body.edited_message() else {
        return;
    };
    for before in queue.iter_mut().filter(|before| before.account.is_some()) {
        if before.body.edited_message() == Some(edited) {
            before.body.leave_card_out();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Body;
    use crate::text::Language;

    fn edit(id: i64, message: &str, account: Option<i64>) -> Dispatch {
        let body = serde_json::json!({ "Reply": {
            "callback": "press", "toast": null, "edit": message, "screen": crate::talk::Screen::default()
        }});
        let body: Body = serde_json::from_value(body).unwrap();
        Dispatch {
            id,
            external: "7".to_owned(),
            account: account.map(crate::ids::AccountId),
            attempts: 1,
            reached: 0,
            body,
            language: Language::Ru,
            asked: None,
            message: None,
        }
    }

    #[test]
    fn an_edit_is_left_out_when_a_later_one_of_the_same_message_comes() {
        let mut queue = VecDeque::from([edit(1, "5", Some(1)), edit(2, "6", Some(1)), edit(3, "5", None)]);
        leave_out_what_it_overtakes(&mut queue, &edit(4, "5", Some(1)));
        let shown: Vec<_> = queue.iter().filter(|it| it.body.edited_message().is_some()).map(|it| it.id).collect();
        assert_eq!(shown, [2, 3], "another message's edit and a farewell stay");
    }
}

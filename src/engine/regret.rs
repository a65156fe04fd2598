//! An apology to those who wait while nothing can be stored: what they sent is not lost, and the answer will come.
//!
//! The apology cannot be stored either, so it is sent without the outbox, and remembered only as long as the trouble
//! lasts: a person gets it once, and each press is answered.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::channel::{Arrival, Heard};
use super::inbox::Waiting;
use super::sender::Sender;
use crate::outbox::Body;
use crate::say;
use crate::talk::{Result, View, button};
use crate::text::Language;

/// Trouble that is shorter than this goes unnoticed.
pub const UNNOTICED: Duration = Duration::from_secs(3);

/// Remembers who has been told of the trouble that lasts.
#[derive(Clone)]
pub struct Regret {
    sender: Arc<Sender>,
    trouble: Arc<Mutex<Option<Lasting>>>,
}

/// Since when nothing can be stored, and which chats and presses have been told.
struct Lasting {
    since: Instant,
    told: HashSet<(i64, Option<String>)>,
}

impl Regret {
    /// There is no trouble, and nobody has been told.
    pub fn new(sender: Arc<Sender>) -> Regret {
        Regret { sender, trouble: Arc::default() }
    }

    /// These updates arrived at `came` and could not be stored. Tells those who have not been told yet, unless the
    /// trouble has only just begun.
    pub async fn tell(&self, waiting: &[Waiting], came: Instant) {
        let arrivals = waiting.iter().filter_map(|waiting| self.sender.channel().read(waiting.body.clone()?));
        let unaware: Vec<_> = {
            let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
            let lasting = trouble.get_or_insert_with(|| Lasting { since: came, told: HashSet::new() });
            if lasting.since.elapsed() < UNNOTICED {
                return;
            }
            let told = &mut lasting.told;
            arrivals.filter(|arrival| told.insert((arrival.chat, press_of(arrival)))).collect()
        };
        futures::future::join_all(unaware.iter().map(|arrival| say(&self.sender, arrival))).await;
    }

    /// Something was stored: the next failure is new trouble.
    pub fn is_over(&self) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Tells one person, in the language of their client: the database may not even be readable.
pub async fn say(sender: &Sender, arrival: &Arrival) {
    let is_said_to_it = arrival.private && arrival.heard.is_for_its_chat();
    if !is_said_to_it || matches!(arrival.heard, Heard::Reach(_)) || arrival.heard.is_own() {
        return;
    }
    let language = Language::of_client(arrival.client_language.as_deref());
    match word(language, press_of(arrival)) {
        Ok(body) => sender.say_in_passing(arrival.chat, language, body).await,
        Err(trouble) => tracing::error!(?trouble, "no word of regret can be made"),
    }
}

fn press_of(arrival: &Arrival) -> Option<String> {
    arrival.heard.callback()
}

/// A press is answered by a toast, everything else by a message without buttons.
fn word(language: Language, press: Option<String>) -> Result<Body> {
    if let Some(callback) = press {
        return Ok(Body::Reply {
            callback: Some(callback),
            toast: Some(say!(language, "talk-delayed-toast")),
            edit: None,
            on_notice: false,
            strip: None,
            screen: None,
        });
    }
    let view: View<()> = View::new(say!(language, "talk-delayed-title")).line(say!(language, "talk-delayed-line"));
    Ok(Body::Notice(button::seal_notice(view, "")?))
}

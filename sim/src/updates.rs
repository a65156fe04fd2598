//! The updates that wait for the bot, and long polling.
//! See <https://core.telegram.org/bots/api#getting-updates>.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, timeout_at};

use super::Shared;
use super::params::Params;
use super::refusal::Refusal;
use super::webhook::Webhook;
use super::world::UpdateId;

/// How many delivered updates are remembered for being repeated.
const MEMORY: usize = 1000;

const KINDS: [&str; 23] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
];

pub(super) struct Pending {
    pub id: i64,
    pub raw: Arc<str>,
    /// Delivered once whatever the offset says: a repetition, or an injected id.
    forced: bool,
    delivered: bool,
}

/// The updates that wait for the bot.
pub(super) struct Queue {
    pub ready: Arc<Notify>,
    confirmed: watch::Sender<i64>,
    next: i64,
    pub pending: VecDeque<Pending>,
    recent: VecDeque<(i64, Arc<str>)>,
    pub allowed: Option<Vec<String>>,
    /// The number of the poll that may answer; an older one gives way with 409.
    poll: u64,
    pub webhook: Option<Webhook>,
    /// The number of the webhook worker that may deliver.
    pub worker: u64,
    /// Some pending update is forced, so the order of ids says nothing.
    disordered: bool,
}

impl Queue {
    pub fn new(ready: Arc<Notify>, confirmed: watch::Sender<i64>) -> Self {
        Self {
            ready,
            confirmed,
            // Telegram starts at a random positive number that fits 32 bits.
            next: 482_915_037,
            pending: VecDeque::new(),
            recent: VecDeque::new(),
            allowed: None,
            poll: 0,
            webhook: None,
            worker: 0,
            disordered: false,
        }
    }

    /// Queues an update of a kind, its body as JSON, unless the bot did not ask for the kind.
    pub fn add(&mut self, kind: &str, body: &str) -> UpdateId {
        let id = self.next;
        self.next += 1;
        if self.wants(kind) {
            let raw = format!("{{\"update_id\":{id},\"{kind}\":{body}}}");
            self.push(id, raw.into(), false);
        }
        UpdateId(id)
    }

    /// Queues an update as it is; one without an id gets the next.
    pub fn inject(&mut self, mut update: Value) -> UpdateId {
        let given = update["update_id"].as_i64();
        let id = given.unwrap_or(self.next);
        if given.is_none() {
            update["update_id"] = json!(id);
        }
        let forced = id < self.next && given.is_some();
        self.next = self.next.max(id + 1);
        self.push(id, update.to_string().into(), forced);
        UpdateId(id)
    }

    /// How many updates are not confirmed.
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// The last thousand updates, as they went over the wire, oldest first.
    pub fn remembered(&self) -> Vec<Arc<str>> {
        self.recent.iter().map(|(_, raw)| Arc::clone(raw)).collect()
    }

    /// Queues a remembered update once more.
    pub fn repeat(&mut self, update: UpdateId) -> bool {
        let found = self.recent.iter().find(|(id, _)| *id == update.0);
        let Some((id, raw)) = found.map(|(id, raw)| (*id, Arc::clone(raw))) else {
            return false;
        };
        self.push(id, raw, true);
        true
    }

    fn push(&mut self, id: i64, raw: Arc<str>, forced: bool) {
        if self.recent.len() == MEMORY {
            self.recent.pop_front();
        }
        if !forced {
            self.recent.push_back((id, Arc::clone(&raw)));
        }
        self.disordered |= forced;
        self.pending.push_back(Pending { id, raw, forced, delivered: false });
        self.ready.notify_waiters();
    }

    /// Unless told otherwise, a bot receives all but the noisiest kinds.
    fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(kinds) if !kinds.is_empty() => kinds.iter().any(|it| it == kind),
            _ => !["chat_member", "message_reaction", "message_reaction_count"].contains(&kind),
        }
    }

    /// Remembers which kinds the bot wants, if it says so.
    pub fn allow(&mut self, params: &Params) -> Result<(), Refusal> {
        let Some(kinds) = params.json("allowed_updates")? else {
            return Ok(());
        };
        let kinds: Vec<String> =
            serde_json::from_value(kinds).map_err(|_| Refusal::bad("can't parse allowed_updates JSON object"))?;
        if let Some(unknown) = kinds.iter().find(|it| !KINDS.contains(&it.as_str())) {
            return Err(Refusal::bad(format!("unknown update kind \"{unknown}\"")));
        }
        self.allowed = Some(kinds);
        Ok(())
    }

    /// Forgets what an offset confirms; a negative one keeps only the last few.
    fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            let forget = self.pending.len().saturating_sub(keep);
            self.pending.drain(..forget);
            return;
        }
        let done = |it: &Pending| it.id < offset && (it.delivered || !it.forced);
        if self.disordered {
            self.pending.retain(|it| !done(it));
            self.disordered = self.pending.iter().any(|it| it.forced);
        } else {
            while self.pending.front().is_some_and(done) {
                self.pending.pop_front();
            }
        }
        self.mark_confirmed(offset - 1);
    }

    /// Tells whoever waits for it that everything up to an update is confirmed.
    pub fn mark_confirmed(&self, id: i64) {
        self.confirmed.send_if_modified(|it| {
            let further = id > *it;
            *it = id.max(*it);
            further
        });
    }

    fn batch(&mut self, limit: usize, reversed: &mut u32) -> Option<String> {
        let count = self.pending.len().min(limit);
        if count == 0 {
            return None;
        }
        let mut raws: Vec<&str> = Vec::with_capacity(count);
        for it in self.pending.iter_mut().take(count) {
            it.delivered = true;
            raws.push(&it.raw);
        }
        if count > 1 && *reversed > 0 {
            *reversed -= 1;
            raws.reverse();
        }
        Some(format!("[{}]", raws.join(",")))
    }
}

/// `getUpdates`; answers the JSON of the list.
pub(super) async fn poll(shared: &Shared, params: &Params) -> Result<String, Refusal> {
    let offset = params.optional_integer("offset")?.unwrap_or(0);
    let limit = params.optional_integer("limit")?.unwrap_or(100);
    let seconds = params.optional_integer("timeout")?.unwrap_or(0);
    let limit = usize::try_from(limit)
        .ok()
        .filter(|it| (1..=100).contains(it))
        .ok_or_else(|| Refusal::bad("limit must be between 1 and 100"))?;
    let seconds = u64::try_from(seconds)
        .ok()
        .filter(|it| *it <= 50)
        .ok_or_else(|| Refusal::bad("timeout must be between 0 and 50"))?;
    let mine = {
        let queue = &mut shared.world().queue;
        refuse_beside_webhook(queue)?;
        queue.allow(params)?;
        queue.confirm(offset);
        queue.poll += 1;
        // The older poll, if there is one, has to notice that its time is over.
        queue.ready.notify_waiters();
        queue.poll
    };
    let deadline = Instant::now() + Duration::from_secs(seconds);
    let mut stopped = shared.stopped();
    loop {
        // Listening before looking: an update in between is not missed.
        let ready = shared.ready.notified();
        tokio::pin!(ready);
        ready.as_mut().enable();
        {
            let world = &mut *shared.world();
            if world.queue.poll != mine {
                return Err(Refusal::conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running",
                ));
            }
            refuse_beside_webhook(&world.queue)?;
            let reversed = &mut world.faults.reversed_batches;
            if let Some(batch) = world.queue.batch(limit, reversed) {
                return Ok(batch);
            }
        }
        tokio::select! {
            it = timeout_at(deadline, ready) => if it.is_err() { return Ok("[]".to_owned()) },
            _ = stopped.wait_for(|it| *it) => return Ok("[]".to_owned()),
        }
    }
}

fn refuse_beside_webhook(queue: &Queue) -> Result<(), Refusal> {
    if queue.webhook.is_none() {
        return Ok(());
    }
    Err(Refusal::conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_traffic_is_remembered_as_it_went_and_not_for_ever() {
        let mut queue = Queue::new(Arc::new(Notify::new()), watch::channel(0).0);
        let first = queue.add("message", &json!({ "text": "first" }).to_string());
        for number in 1..=MEMORY {
            queue.add("message", &json!({ "text": number }).to_string());
        }
        let traffic = queue.remembered();
        assert_eq!(traffic.len(), MEMORY);
        let second = format!(r#"{{"update_id":{},"message":{{"text":1}}}}"#, first.0 + 1);
        assert_eq!(&*traffic[0], second);
    }
}

//! Updates pushed to the bot: one after the other, each until it is answered
//! with 2xx.
//! See <https://core.telegram.org/bots/api#setwebhook>.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::Shared;
use super::params::Params;
use super::refusal::Refusal;
use super::updates::Queue;
use super::world::World;

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Where updates are pushed to.
pub(super) struct Webhook {
    url: String,
    secret: Option<String>,
    max_connections: i64,
    last_error: Option<(i64, String)>,
}

/// `setWebhook`; an empty address removes the webhook.
pub(super) fn set_webhook(shared: &Arc<Shared>, params: &Params) -> Result<Value, Refusal> {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete_webhook(&mut shared.world(), params);
    }
    let local = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    if !url.starts_with("https://") && !local.iter().any(|it| url.starts_with(it)) {
        return Err(Refusal::bad("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    let secret = params.text("secret_token").filter(|it| !it.is_empty());
    if let Some(secret) = secret {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if secret.len() > 256 || !secret.bytes().all(allowed) {
            return Err(Refusal::bad("secret token contains unallowed characters"));
        }
    }
    let max_connections = params.optional_integer("max_connections")?.unwrap_or(40);
    if !(1..=100).contains(&max_connections) {
        return Err(Refusal::bad("max_connections must be between 1 and 100"));
    }
    let mine = {
        let queue = &mut shared.world().queue;
        queue.allow(params)?;
        drop_if_asked(queue, params)?;
        queue.webhook =
            Some(Webhook { url: url.to_owned(), secret: secret.map(str::to_owned), max_connections, last_error: None });
        queue.worker += 1;
        queue.ready.notify_waiters();
        queue.worker
    };
    // The worker holds no handle, so that dropping the simulator still stops it.
    tokio::spawn(push_updates(Arc::clone(shared), mine));
    Ok(json!(true))
}

/// `deleteWebhook`.
pub(super) fn delete_webhook(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let queue = &mut world.queue;
    drop_if_asked(queue, params)?;
    queue.webhook = None;
    queue.worker += 1;
    queue.ready.notify_waiters();
    Ok(json!(true))
}

fn drop_if_asked(queue: &mut Queue, params: &Params) -> Result<(), Refusal> {
    if params.flag("drop_pending_updates")? {
        queue.pending.clear();
    }
    Ok(())
}

/// `getWebhookInfo`. See <https://core.telegram.org/bots/api#webhookinfo>.
pub(super) fn webhook_info(world: &World) -> Value {
    let queue = &world.queue;
    let mut info = json!({
        "url": queue.webhook.as_ref().map_or("", |it| it.url.as_str()),
        "has_custom_certificate": false,
        "pending_update_count": queue.pending.len(),
    });
    if let Some(webhook) = &queue.webhook {
        info["max_connections"] = json!(webhook.max_connections);
        info["ip_address"] = json!("127.0.0.1");
        if let Some((date, message)) = &webhook.last_error {
            info["last_error_date"] = json!(date);
            info["last_error_message"] = json!(message);
        }
    }
    if let Some(kinds) = queue.allowed.as_ref().filter(|it| !it.is_empty()) {
        info["allowed_updates"] = json!(kinds);
    }
    info
}

struct Delivery {
    id: i64,
    raw: Arc<str>,
    url: String,
    secret: Option<String>,
}

/// Delivers one update after the other until another worker takes over; an
/// update that is not answered with 2xx is delivered again after a pause.
async fn push_updates(shared: Arc<Shared>, mine: u64) {
    let Ok(client) = reqwest::Client::builder().no_proxy().build() else {
        return;
    };
    let mut stopped = shared.stopped();
    let mut pause = shared.webhook_retry;
    while let Some(it) = next_delivery(&shared, mine).await {
        let mut request = client
            .post(&it.url)
            .timeout(Duration::from_secs(30))
            .header("content-type", "application/json")
            .body(it.raw.to_string());
        if let Some(secret) = &it.secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        let outcome = tokio::select! {
            it = request.send() => it,
            _ = stopped.wait_for(|it| *it) => return,
        };
        let flaw = match outcome {
            Ok(answer) if answer.status().is_success() => {
                finish_delivery(&shared, mine, it.id);
                pause = shared.webhook_retry;
                continue;
            }
            Ok(answer) => format!("Wrong response from the webhook: {}", answer.status()),
            Err(flaw) if flaw.is_timeout() => "Read timeout expired".to_owned(),
            Err(_) => "Connection refused".to_owned(),
        };
        note_error(&shared, mine, flaw);
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stopped.wait_for(|it| *it) => return,
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn next_delivery(shared: &Shared, mine: u64) -> Option<Delivery> {
    let mut stopped = shared.stopped();
    loop {
        let ready = shared.ready.notified();
        tokio::pin!(ready);
        ready.as_mut().enable();
        {
            let world = &mut *shared.world();
            if world.queue.worker != mine {
                return None;
            }
            let webhook = world.queue.webhook.as_ref()?;
            let pending = &world.queue.pending;
            let newest_first = pending.len() > 1 && world.faults.reversed_batches > 0;
            let next = if newest_first {
                world.faults.reversed_batches -= 1;
                pending.back()
            } else {
                pending.front()
            };
            if let Some(next) = next {
                return Some(Delivery {
                    id: next.id,
                    raw: Arc::clone(&next.raw),
                    url: webhook.url.clone(),
                    secret: webhook.secret.clone(),
                });
            }
        }
        tokio::select! {
            () = ready => {}
            _ = stopped.wait_for(|it| *it) => return None,
        }
    }
}

fn finish_delivery(shared: &Shared, mine: u64, id: i64) {
    let queue = &mut shared.world().queue;
    if queue.worker == mine
        && let Some(at) = queue.pending.iter().position(|it| it.id == id)
    {
        queue.pending.remove(at);
    }
    queue.mark_confirmed(id);
}

fn note_error(shared: &Shared, mine: u64, flaw: String) {
    let world = &mut *shared.world();
    let now = world.now().timestamp();
    if world.queue.worker == mine
        && let Some(webhook) = &mut world.queue.webhook
    {
        webhook.last_error = Some((now, flaw));
    }
}

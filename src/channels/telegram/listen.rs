//! Listening: long polling or a webhook. Either way an update is in the inbox before it is confirmed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use teloxide::payloads::{DeleteWebhook, SetWebhook, SetWebhookSetters};
use teloxide::requests::Payload;
use teloxide::types::AllowedUpdate;
use tokio::net::TcpListener;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::wire::{Fault, Wire};
use crate::Clock;
use crate::db::Database;
use crate::engine::channel::Channel;
use crate::engine::inbox::{self, Update};
use crate::engine::lines::Lines;
use crate::engine::regret::Regret;
use crate::engine::turn::Turns;
use crate::meters::Meters;

/// What the bot wants to hear. Always sent, because leaving it out keeps an earlier setting.
const KINDS: [AllowedUpdate; 5] = [
    AllowedUpdate::Message,
    AllowedUpdate::EditedMessage,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::MyChatMember,
    AllowedUpdate::InlineQuery,
];

/// Seconds that Telegram holds a poll open (at most 50).
const POLL_SECONDS: u8 = 30;

/// The pause after a first fault; each further one doubles it.
const SHORT_PATIENCE: Duration = Duration::from_millis(500);

/// getUpdates with a raw result: an update of a kind that teloxide does not know must still reach the inbox.
#[derive(Serialize)]
struct GetRawUpdates {
    offset: i64,
    limit: u8,
    timeout: u8,
    allowed_updates: [AllowedUpdate; 5],
}

impl Payload for GetRawUpdates {
    type Output = Vec<Box<RawValue>>;
    const NAME: &'static str = "getUpdates";
    fn timeout_hint(&self) -> Option<Duration> {
        Some(Duration::from_secs(self.timeout.into()))
    }
}

/// An update as it came. One that the JSON parser rejects (half a surrogate pair, a hundred levels) keeps only its
/// number, so that it is confirmed, ignored by its turn, and holds up no other; `None` without a number.
pub fn update(raw: &str) -> Option<Update> {
    #[derive(Deserialize)]
    struct Numbered {
        update_id: i64,
    }
    if let Ok(update) = serde_json::from_str::<Value>(raw) {
        return update["update_id"].is_i64().then(|| Update { value: update, text: raw.to_owned() });
    }
    // Not a list: serde would accept one as the struct's fields in order.
    let fields = raw.trim_start().starts_with('{').then_some(raw)?;
    let Numbered { update_id } = serde_json::from_str(fields).ok()?;
    tracing::warn!(update = update_id, "an update cannot be read; it is passed over");
    Some(json!({ "update_id": update_id }).into())
}

/// Where updates go.
#[derive(Clone)]
pub struct Intake {
    /// Reads them.
    pub channel: Arc<dyn Channel>,
    /// The file.
    pub database: Database,
    /// Writes them.
    pub turns: Arc<Turns>,
    /// The lines in which updates wait for their turns.
    pub lines: Arc<Lines>,
    /// The apology to those whose updates cannot be stored.
    pub regret: Regret,
    /// The time.
    pub clock: Clock,
    /// What is counted.
    pub meters: Meters,
}

impl Intake {
    /// Stores a batch and queues what is new in it; when this returns, the batch survives a power cut.
    async fn accept(&self, updates: Vec<Update>) -> crate::talk::Result<()> {
        let received = Instant::now();
        self.meters.received(updates.len());
        let (batch, mut waiting) = inbox::read(&*self.channel, (self.clock)(), updates)?;
        let stored = match self.turns.write(batch).await {
            Ok(stored) => stored,
            Err(trouble) => {
                self.regret.tell(&waiting, received).await;
                return Err(trouble);
            }
        };
        self.regret.is_over();
        self.meters.committed((self.clock)());
        waiting.retain(|waiting| stored.contains(&waiting.update));
        for waiting in &mut waiting {
            waiting.received = Some(received);
        }
        // The turns begin while the disk is still syncing.
        self.lines.queue(waiting);
        self.database.sync().await?;
        Ok(())
    }
}

/// Polls until the stop. Faults are waited out; they never end the process.
pub async fn poll(wire: Wire, intake: Intake, stop: CancellationToken) {
    let mut offset = 0;
    let mut patience = SHORT_PATIENCE;
    let mut webhook_removed = false;
    loop {
        let request = GetRawUpdates { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: KINDS };
        let polled = tokio::select! {
            polled = wire.call::<_, Vec<Box<RawValue>>>(&request) => polled,
            () = stop.cancelled() => return,
        };
        if polled.is_ok() {
            intake.meters.heard((intake.clock)());
        }
        let wait = match polled {
            Ok(updates) if updates.is_empty() => {
                patience = SHORT_PATIENCE;
                continue;
            }
            Ok(raw) => {
                let updates: Vec<_> = raw.iter().filter_map(|raw| update(raw.get())).collect();
                let newest = updates.iter().filter_map(|update| update.value["update_id"].as_i64()).max();
                match (newest, intake.accept(updates).await) {
                    (Some(newest), Ok(())) => {
                        offset = offset.max(newest.saturating_add(1));
                        patience = SHORT_PATIENCE;
                        continue;
                    }
                    (None, Ok(())) => {
                        tracing::error!("updates without numbers; polling again soon");
                        patience
                    }
                    (_, Err(trouble)) => {
                        tracing::error!(?trouble, "updates cannot be stored; they stay with Telegram");
                        trouble.tell_of_damage();
                        patience
                    }
                }
            }
            Err(Fault::Flood(wait)) => {
                tracing::warn!(seconds = wait.as_secs(), "Telegram asks for a pause");
                wait
            }
            Err(Fault::Conflict(words)) if !webhook_removed && words.to_lowercase().contains("webhook") => {
                tracing::warn!("a webhook of an earlier run is set; removing it");
                match wire.call::<_, bool>(&DeleteWebhook::new()).await {
                    Ok(_) => {
                        webhook_removed = true;
                        continue;
                    }
                    Err(_) => patience,
                }
            }
            Err(fault @ Fault::Conflict(_)) => {
                tracing::warn!(%fault, "another program uses this token, stop it; polling again soon");
                patience
            }
            Err(fault @ Fault::Unauthorized(_)) => {
                // The token was valid at the start, so it may become valid again; only an administrator can tell.
                tracing::error!(
                    %fault,
                    "no updates; if BotFather gave a new token, set GROZD_TOKEN and start anew"
                );
                patience
            }
            Err(fault) => {
                tracing::warn!(%fault, "no updates; polling again soon");
                patience
            }
        };
        patience = (patience * 2).min(Duration::from_secs(30));
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = stop.cancelled() => return,
        }
    }
}

/// Where Telegram delivers.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// The public address.
    pub url: String,
    /// Where this program listens, behind the operator's TLS.
    pub listen: SocketAddr,
    /// What Telegram repeats in a header, so that nobody else delivers.
    pub secret: String,
}

/// Listens for deliveries on a bound socket until the stop.
pub async fn serve(
    wire: Wire,
    webhook: Webhook,
    listener: std::net::TcpListener,
    intake: Intake,
    stop: CancellationToken,
) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    let mut patience = Duration::from_secs(1);
    let address = webhook.url.parse().map_err(std::io::Error::other)?;
    let set = SetWebhook::new(address).secret_token(webhook.secret.clone()).allowed_updates(KINDS);
    let heard = intake.clone();
    let announce = async {
        while let Err(fault) = wire.call::<_, bool>(&set).await {
            tracing::warn!(%fault, "the webhook could not be set; trying again");
            tokio::time::sleep(fault.wait().unwrap_or(patience)).await;
            patience = (patience * 2).min(Duration::from_secs(60));
        }
        heard.meters.heard((heard.clock)());
        std::future::pending::<()>().await
    };
    let service = Router::new()
        .route("/", post(deliver))
        .fallback(post(deliver))
        .with_state((intake, Arc::<str>::from(webhook.secret)));
    let served = axum::serve(listener, service).with_graceful_shutdown(stop.clone().cancelled_owned());
    tokio::select! {
        served = served => served,
        () = announce => Ok(()),
    }
}

/// 200 only after the update is in the inbox; anything else makes Telegram deliver it again.
async fn deliver(State((intake, secret)): State<(Intake, Arc<str>)>, headers: HeaderMap, body: Bytes) -> StatusCode {
    // The secret first: a request without it is not even read.
    let given = headers.get("x-telegram-bot-api-secret-token");
    if !given.is_some_and(|given| is_same(given.as_bytes(), secret.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let Some(update) = update(&String::from_utf8_lossy(&body)) else {
        return StatusCode::BAD_REQUEST;
    };
    // A task of its own, because this one is dropped when the connection closes: an update must not be left stored but
    // not queued.
    match tokio::spawn(async move { intake.accept(vec![update]).await }).await {
        Ok(Ok(())) => StatusCode::OK,
        Ok(Err(trouble)) => {
            tracing::error!(?trouble, "an update cannot be stored; Telegram will deliver it again");
            trouble.tell_of_damage();
            StatusCode::SERVICE_UNAVAILABLE
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Compares in constant time.
fn is_same(given: &[u8], secret: &[u8]) -> bool {
    let differences = given.iter().zip(secret).fold(0, |all, (a, b)| all | (a ^ b));
    given.len() == secret.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_that_cannot_be_read_keeps_its_number() {
        let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
        for strange in [r#""\ud83d""#, "1e999", &deep] {
            let raw = format!(r#"{{"update_id":7,"message":{{"text":{strange}}}}}"#);
            assert_eq!(update(&raw).unwrap().value, json!({ "update_id": 7 }), "{raw}");
        }
    }

    #[test]
    fn what_has_no_number_is_no_update() {
        for raw in [r#"{"message":{}}"#, r#"{"update_id":"7"}"#, "[7]", r#"[7,{"text":"\ud83d"}]"#, "[]", "null", ""] {
            assert!(update(raw).is_none(), "{raw}");
        }
    }
}

//! Calls of the Bot API: teloxide's payloads over one HTTP client.
//!
//! teloxide's own client is not used, because it sleeps ten seconds inside a call that met a 5xx, matches errors
//! by exact strings that Telegram has changed since, and cannot give the raw updates that the inbox keeps.
//! The token is part of every address, so no address and no error of the client is ever shown whole.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::multipart::Form;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::requests::Payload;

pub use crate::engine::channel::Fault;

/// How long an ordinary call may take; one that takes longer is tried again.
const PATIENCE: Duration = Duration::from_secs(20);

/// The longest pause, in seconds, that is believed: a day.
const LONGEST_PAUSE: u64 = 24 * 3600;

/// Each connection that is kept open takes some thirty kilobytes; after a rush a few are enough.
const IDLE_CONNECTIONS: usize = 64;

/// The way to the Bot API.
#[derive(Clone)]
pub struct Wire {
    client: reqwest::Client,
    /// `https://api.telegram.org/bot<token>`.
    base: Arc<str>,
}

impl fmt::Debug for Wire {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Wire(…)")
    }
}

#[derive(Deserialize)]
struct Answer<T> {
    ok: bool,
    result: Option<T>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
}

impl Wire {
    /// A way to the Bot API at `api` (without a trailing slash) with this token.
    pub fn new(api: &str, token: &str) -> Result<Wire, reqwest::Error> {
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .tcp_nodelay(true)
            .pool_idle_timeout(Duration::from_secs(60))
            .pool_max_idle_per_host(IDLE_CONNECTIONS)
            .build()?;
        Ok(Wire { client, base: format!("{}/bot{token}", api.trim_end_matches('/')).into() })
    }

    /// Calls a method; `T` is as much of its result as the caller wants to understand.
    pub async fn call<P, T>(&self, payload: &P) -> Result<T, Fault>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        let patience = PATIENCE + payload.timeout_hint().unwrap_or_default();
        let request = self.client.post(format!("{}/{}", self.base, P::NAME)).json(payload);
        self.send(request.timeout(patience)).await
    }

    /// Calls a method that takes a file.
    pub async fn upload<T: DeserializeOwned>(&self, method: &str, form: Form) -> Result<T, Fault> {
        let request = self.client.post(format!("{}/{method}", self.base)).multipart(form);
        self.send(request.timeout(PATIENCE * 3)).await
    }

    async fn send<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Fault> {
        let passing = |error: reqwest::Error| Fault::Passing(with_causes(&error.without_url()));
        let response = request.send().await.map_err(passing)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(passing)?;
        match serde_json::from_str::<Answer<T>>(&String::from_utf8_lossy(&body)) {
            Ok(Answer { ok: true, result: Some(result), .. }) => Ok(result),
            Ok(answer) => Err(classify(
                answer.error_code.unwrap_or(status),
                answer.description.unwrap_or_default(),
                answer.parameters.and_then(|parameters| parameters.retry_after),
            )),
            Err(_) => Err(Fault::Passing(format!("HTTP {status} without a Bot API answer"))),
        }
    }
}

/// The error and what it came of: "connection refused" and "invalid peer certificate" stand only there.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}

/// Sorts a refusal by its code and its words in small letters: Telegram changes the capitals now and then.
fn classify(code: u16, words: String, retry_after: Option<u64>) -> Fault {
    let small = words.to_lowercase();
    let says = |parts: &[&str]| parts.iter().any(|part| small.contains(part));
    match code {
        429 => Fault::Flood(Duration::from_secs(retry_after.unwrap_or(1).min(LONGEST_PAUSE))),
        401 | 404 => Fault::Unauthorized(code),
        403 => Fault::Unreachable(words),
        409 => Fault::Conflict(words),
        500.. => Fault::Passing(format!("{code} {words}")),
        _ if says(&["message is not modified"]) => Fault::Unmodified,
        _ if says(&["query is too old", "query id is invalid"]) => Fault::TooOld,
        _ if says(&[
            "message to edit not found",
            "message can't be edited",
            "there is no text in the message",
            "message_id_invalid",
        ]) =>
        {
            Fault::NotEditable(words)
        }
        _ if says(&[
            "chat not found",
            "user is deactivated",
            "bot can't initiate",
            "group chat was deleted",
            "peer_id_invalid",
        ]) =>
        {
            Fault::Unreachable(words)
        }
        _ => Fault::Refused { code, words },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_sorted_by_what_follows_from_them() {
        let sort = |code, words: &str| classify(code, words.to_owned(), Some(7));
        assert_eq!(sort(429, "Too Many Requests: retry after 7"), Fault::Flood(Duration::from_secs(7)));
        assert!(matches!(sort(403, "Forbidden: bot was blocked by the user"), Fault::Unreachable(_)));
        assert!(matches!(sort(400, "Bad Request: chat not found"), Fault::Unreachable(_)));
        assert_eq!(
            sort(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
            Fault::TooOld
        );
        assert!(matches!(sort(400, "Bad Request: message to edit not found"), Fault::NotEditable(_)));
        assert!(matches!(sort(502, "Bad Gateway"), Fault::Passing(_)));
        assert!(matches!(sort(400, "Bad Request: BUTTON_DATA_INVALID"), Fault::Refused { .. }));
    }

    #[test]
    fn a_wire_does_not_show_its_token() {
        let wire = Wire::new("http://127.0.0.1:1", "123:secret").unwrap();
        assert!(!format!("{wire:?}").contains("secret"));
    }

    #[tokio::test]
    async fn an_error_of_the_network_does_not_show_the_token() {
        let wire = Wire::new("http://127.0.0.1:1", "123:secret").unwrap();
        let fault = wire.call::<_, serde_json::Value>(&teloxide::payloads::GetMe::new()).await.unwrap_err();
        let words = fault.to_string();
        assert!(!words.contains("secret"), "{words}");
        assert!(words.to_lowercase().contains("connection refused"), "{words}");
    }
}

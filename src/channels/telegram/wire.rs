//! Calls of the Bot API: teloxide's payloads over one HTTP client.
//!
//! teloxide's own client is not used, because it sleeps ten seconds inside a call that met a 5xx, matches errors
//! by exact strings that Telegram has changed since, and cannot give the raw updates that the inbox keeps.
//! The token is part of every address, so no address and no error of the client is ever shown whole.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::multipart::Form;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::payloads::GetFile;
use teloxide::requests::Payload;
use teloxide::types::FileId;

pub use crate::engine::channel::Fault;

/// How long an ordinary call may take; one that takes longer is tried again.
const PATIENCE: Duration = Duration::from_secs(20);

/// The longest pause, in seconds, that is taken at its word: a day.
const LONGEST_PAUSE: u64 = 24 * 3600;

/// Each connection that is kept open takes some thirty kilobytes; after a rush a few are enough.
const IDLE_CONNECTIONS: usize = 64;

/// Connections for large answers that are kept open: that of the poll, and one for files.
const IDLE_LARGE: usize = 2;

/// The way to the Bot API.
#[derive(Clone)]
pub struct Wire {
    /// Speaks: its answers are some hundred bytes.
    client: reqwest::Client,
    /// Fetches updates and files. A connection keeps for ever a buffer of the size that its largest answer had, so that
    /// by and by every connection that speaks would have one of a whole batch.
    large: reqwest::Client,
    /// `https://api.telegram.org/bot<token>`, read once rather than for each call.
    base: Url,
    /// `https://api.telegram.org/file/bot<token>`.
    files: Arc<str>,
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
    migrate_to_chat_id: Option<i64>,
}

impl Wire {
    /// A way to the Bot API at `api` (without a trailing slash) with this token.
    pub fn new(api: &str, token: &str) -> Result<Wire, reqwest::Error> {
        let client = |idle| {
            reqwest::Client::builder()
                .connect_timeout(Duration::from_secs(5))
                .tcp_nodelay(true)
                .pool_idle_timeout(Duration::from_secs(60))
                .pool_max_idle_per_host(idle)
                // A redirect must not carry the address, and the token in it, to another host.
                .referer(false)
                .redirect(reqwest::redirect::Policy::none())
                .build()
        };
        let (client, large) = (client(IDLE_CONNECTIONS)?, client(IDLE_LARGE)?);
        let api = api.trim_end_matches('/');
        let base = client.get(format!("{api}/bot{token}")).build()?.url().clone();
        let files = format!("{api}/file/bot{token}").into();
        Ok(Wire { client, large, base, files })
    }

    /// Calls a method; `T` is as much of its result as the caller wants to understand.
    pub async fn call<P, T>(&self, payload: &P) -> Result<T, Fault>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        let patience = PATIENCE + payload.timeout_hint().unwrap_or_default();
        // Only a poll waits, and only a poll brings much.
        let client = if payload.timeout_hint().is_some() { &self.large } else { &self.client };
        let request = client.post(self.address(P::NAME)).json(payload);
        self.send(request.timeout(patience)).await
    }

    /// Calls a method that takes a file.
    pub async fn upload<T: DeserializeOwned>(&self, method: &str, form: Form) -> Result<T, Fault> {
        let request = self.client.post(self.address(method)).multipart(form);
        self.send(request.timeout(PATIENCE * 3)).await
    }

    /// Fetches a file that somebody sent, unless it has more than `most` bytes.
    /// See <https://core.telegram.org/bots/api#getfile>.
    pub async fn fetch(&self, file: &str, most: u64) -> Result<Vec<u8>, Fault> {
        let GivenFile { file_path, file_size } = self.call(&GetFile::new(FileId(file.to_owned()))).await?;
        if file_size.is_some_and(|size| size > most) {
            return Err(Fault::TooBig);
        }
        let refused = |code, words: &str| Fault::Refused { code, words: words.to_owned() };
        let path = file_path.filter(|path| is_plain_path(path)).ok_or_else(|| refused(0, "no path to the file"))?;
        let request = self.large.get(format!("{}/{path}", self.files)).timeout(PATIENCE * 6);
        let mut response = request.send().await.map_err(passing)?;
        match response.status().as_u16() {
            200 => {}
            code @ (401 | 403) => return Err(Fault::Unauthorized(code)),
            429 => return Err(classify(429, String::new(), None)),
            code @ 500.. => return Err(Fault::Passing(format!("HTTP {code} for a file"))),
            code => return Err(refused(code, "no file at its path")),
        }
        let announced = response.content_length();
        if announced.is_some_and(|size| size > most) {
            return Err(Fault::TooBig);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(passing)? {
            if (bytes.len() + chunk.len()) as u64 > most {
                return Err(Fault::TooBig);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn address(&self, method: &str) -> Url {
        let mut address = self.base.clone();
        // An address that has a host, as the client asks of each, has a path too.
        if let Ok(mut path) = address.path_segments_mut() {
            path.push(method);
        }
        address
    }

    async fn send<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Fault> {
        let response = request.send().await.map_err(passing)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(passing)?;
        match serde_json::from_str::<Answer<T>>(&String::from_utf8_lossy(&body)) {
            Ok(Answer { ok: true, result: Some(result), .. }) => Ok(result),
            Ok(Answer { parameters: Some(Parameters { migrate_to_chat_id: Some(chat), .. }), .. }) => {
                Err(Fault::Moved(chat))
            }
            Ok(answer) => Err(classify(
                answer.error_code.unwrap_or(status),
                answer.description.unwrap_or_default(),
                answer.parameters.and_then(|parameters| parameters.retry_after),
            )),
            Err(_) => Err(Fault::Passing(format!("HTTP {status} without a Bot API answer"))),
        }
    }
}

/// What getFile gives; a self-hosted server may give less.
#[derive(Deserialize)]
struct GivenFile {
    file_path: Option<String>,
    file_size: Option<u64>,
}

/// Whether a path stays below the address of files: a local Bot API server gives paths on its own disk.
fn is_plain_path(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/');
    !path.is_empty() && path.bytes().all(plain) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// A fault of the network, without the address, which holds the token.
fn passing(error: reqwest::Error) -> Fault {
    Fault::Passing(with_causes(&error.without_url()))
}

/// The error and its sources: "connection refused" and "invalid peer certificate" are only in there.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}

/// Classifies a refusal by its code and its lower-cased description: Telegram changes the case now and then.
fn classify(code: u16, words: String, retry_after: Option<u64>) -> Fault {
    let small = words.to_lowercase();
    let says = |parts: &[&str]| parts.iter().any(|part| small.contains(part));
    match code {
        429 => Fault::Flood(Duration::from_secs(retry_after.unwrap_or(1).min(LONGEST_PAUSE))),
        401 | 404 => Fault::Unauthorized(code),
        403 => Fault::Unreachable(words),
        409 => Fault::Conflict(words),
        500.. => Fault::Passing(format!("{code} {words}")),
        _ if says(&["file is too big"]) => Fault::TooBig,
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
            // Of a group in which members may only read.
            "not enough rights to send",
            "have no rights to send a message",
            "chat_write_forbidden",
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

    #[test]
    fn a_path_of_a_file_leads_nowhere_else() {
        assert!(is_plain_path("documents/file_12.txt"));
        for path in ["", "/var/lib/x", "../getMe", "a//b", "a/./b", "a?b", "a#b", "a%2e", "//evil.example/x"] {
            assert!(!is_plain_path(path), "{path}");
        }
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_fetched_does_not_show_the_token() {
        let wire = Wire::new("http://127.0.0.1:1", "123:secret").unwrap();
        let words = wire.fetch("file", 1).await.unwrap_err().to_string();
        assert!(!words.contains("secret"), "{words}");
    }

    #[tokio::test]
    async fn a_file_comes_whole_or_with_the_reason_why_not() {
        const MOST: u64 = 20 << 20;
        let sim = sim::Simulator::start(([127, 0, 0, 1], 0).into(), sim::Settings::default()).await.unwrap();
        let wire = Wire::new(&sim.api_url(), sim.token()).unwrap();
        let olga = sim.person(sim::NewPerson::named("Olga"));
        sim.starts(olga).unwrap();
        let sent = |bytes: Vec<u8>| {
            sim.sends_document(olga, "schools.txt", bytes, "").unwrap();
            sim.chat(olga).last().unwrap().media.as_ref().unwrap().file_id.clone()
        };
        let small = sent(b"school".to_vec());
        assert_eq!(wire.fetch(&small, MOST).await.unwrap(), b"school");
        assert_eq!(wire.fetch(&small, 5).await, Err(Fault::TooBig));
        let largest = sent(vec![7; 20 << 20]);
        assert_eq!(wire.fetch(&largest, MOST).await.unwrap().len(), 20 << 20);
        let larger = sent(vec![7; (20 << 20) + 1]);
        assert_eq!(wire.fetch(&larger, MOST).await, Err(Fault::TooBig));
        let empty = sent(Vec::new());
        assert_eq!(wire.fetch(&empty, MOST).await.unwrap(), b"");
        assert!(sim.file_vanishes(&small));
        assert!(matches!(wire.fetch(&small, MOST).await, Err(Fault::Refused { code: 400, .. })));
        sim.stop().await;
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

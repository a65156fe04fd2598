//! A refusal in Telegram's words: the status code, the description and, for
//! 429, how long to wait.
//! See <https://core.telegram.org/bots/api#making-requests>.

use serde_json::json;

/// Why a call was not carried out, exactly as the bot will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// `error_code`, which is the HTTP status as well.
    pub code: u16,
    /// `description`.
    pub description: String,
    /// `parameters.retry_after` in seconds.
    pub retry_after: Option<u64>,
}

impl Refusal {
    /// 400 with Telegram's usual prefix.
    pub fn bad(reason: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", reason.as_ref()))
    }

    /// 403 with Telegram's usual prefix.
    pub fn forbidden(reason: &str) -> Self {
        Self::new(403, format!("Forbidden: {reason}"))
    }

    /// 409 with Telegram's usual prefix.
    pub fn conflict(reason: &str) -> Self {
        Self::new(409, format!("Conflict: {reason}"))
    }

    /// 429 that asks to wait.
    pub fn too_many(retry_after: u64) -> Self {
        Self {
            code: 429,
            description: format!("Too Many Requests: retry after {retry_after}"),
            retry_after: Some(retry_after),
        }
    }

    /// Any other code.
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), retry_after: None }
    }

    /// The body that Telegram would answer with.
    pub fn body(&self) -> String {
        let mut body = json!({
            "ok": false,
            "error_code": self.code,
            "description": self.description,
        });
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({ "retry_after": seconds });
        }
        body.to_string()
    }
}

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
    /// `parameters.migrate_to_chat_id`: the supergroup that the group has become.
    pub migrate_to: Option<i64>,
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
        let refusal = Self::new(429, format!("Too Many Requests: retry after {retry_after}"));
        Self { retry_after: Some(retry_after), ..refusal }
    }

    /// 400 for a group that has become a supergroup, with the id that it has now.
    /// See <https://core.telegram.org/bots/api#responseparameters>.
    pub fn migrated(to: i64) -> Self {
        Self { migrate_to: Some(to), ..Self::bad("group chat was upgraded to a supergroup chat") }
    }

    /// Any other code.
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), retry_after: None, migrate_to: None }
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
        if let Some(chat) = self.migrate_to {
            body["parameters"] = json!({ "migrate_to_chat_id": chat });
        }
        body.to_string()
    }
}

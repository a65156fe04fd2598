//! What a call brings: JSON, a urlencoded form or query, or multipart with
//! files, read into one shape.
//! See <https://core.telegram.org/bots/api#making-requests>.

use std::borrow::Cow;
use std::collections::HashMap;

use axum::body::{self, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::rules::DOCUMENT_LIMIT;

/// Room for the largest document and the fields around it.
const BODY_LIMIT: usize = DOCUMENT_LIMIT + (1 << 20);

/// A file that came with a call.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    pub name: Option<String>,
    pub bytes: Bytes,
}

/// The parameters of one call.
#[derive(Debug, Default)]
pub(super) struct Params {
    fields: Map<String, Value>,
    files: HashMap<String, Upload>,
}

impl Params {
    /// Those of a test.
    #[cfg(test)]
    pub fn of(fields: Value, files: impl Iterator<Item = (String, Upload)>) -> Self {
        let Value::Object(fields) = fields else { return Self::default() };
        Self { fields, files: files.collect() }
    }

    /// Reads the whole request.
    pub async fn read(request: Request) -> Result<Self, Refusal> {
        let mut params = Self::default();
        params.read_form(request.uri().query().unwrap_or_default());
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|it| it.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            params.read_multipart(request).await?;
            return Ok(params);
        }
        let is_json = kind.starts_with("application/json");
        let body = body::to_bytes(request.into_body(), BODY_LIMIT).await.map_err(|_| too_large())?;
        if body.is_empty() {
            return Ok(params);
        }
        if is_json {
            match serde_json::from_slice(&body) {
                Ok(Value::Object(fields)) => params.fields.extend(fields),
                _ => return Err(Refusal::bad("can't parse JSON object")),
            }
        } else {
            params.read_form(&String::from_utf8_lossy(&body));
        }
        Ok(params)
    }

    fn read_form(&mut self, form: &str) {
        for pair in form.split('&').filter(|it| !it.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            self.fields.insert(decoded(name), decoded(value).into());
        }
    }

    async fn read_multipart(&mut self, request: Request) -> Result<(), Refusal> {
        let broken = |_| Refusal::bad("can't parse multipart form");
        let mut form =
            Multipart::from_request(request, &()).await.map_err(|_| Refusal::bad("can't parse multipart form"))?;
        let mut total = 0;
        while let Some(part) = form.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(broken)?;
            total += bytes.len();
            if total > BODY_LIMIT {
                return Err(too_large());
            }
            match file_name {
                Some(file_name) => {
                    let name_given = Some(file_name).filter(|it| !it.is_empty());
                    let upload = Upload { name: name_given.map(|it| it.replace(['/', '\\', '\0'], "_")), bytes };
                    self.files.insert(name, upload);
                }
                None => {
                    let text = String::from_utf8(bytes.into())
                        .map_err(|_| Refusal::bad("strings must be encoded in UTF-8"))?;
                    self.fields.insert(name, text.into());
                }
            }
        }
        Ok(())
    }

    /// The first parameter that is not among the known ones.
    pub fn unknown(&self, known: &[&str]) -> Option<&str> {
        let attached = |name: &str| {
            let address = format!("attach://{name}");
            // An album names its files within its JSON.
            let within = format!("\"{address}\"");
            self.fields.values().any(|it| match it {
                Value::String(text) => *text == address || text.contains(&within),
                other => other.to_string().contains(&within),
            })
        };
        let mut fields = self.fields.keys();
        let field = fields.find(|it| !known.contains(&it.as_str()));
        let mut files = self.files.keys();
        field.or_else(|| files.find(|it| !known.contains(&it.as_str()) && !attached(it))).map(String::as_str)
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.fields.get(name).filter(|it| !it.is_null())
    }

    /// A string.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// An integer, written as a number or as a string.
    pub fn optional_integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let number = match value {
            Value::String(it) => it.trim().parse().ok(),
            other => other.as_i64(),
        };
        match number {
            Some(number) => Ok(Some(number)),
            None => Err(Refusal::bad(format!("field \"{name}\" must be a Number"))),
        }
    }

    /// Whether a flag is set.
    pub fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.get(name) {
            None => Ok(false),
            Some(Value::Bool(it)) => Ok(*it),
            Some(Value::String(it)) => match it.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Ok(true),
                "false" | "no" | "0" | "" => Ok(false),
                _ => Err(Refusal::bad(format!("field \"{name}\" must be a Boolean"))),
            },
            Some(_) => Err(Refusal::bad(format!("field \"{name}\" must be a Boolean"))),
        }
    }

    /// A structure, which forms carry as a JSON string.
    pub fn json(&self, name: &str) -> Result<Option<Value>, Refusal> {
        Ok(self.seen_json(name)?.map(Cow::into_owned))
    }

    /// The same without a copy if the call was JSON: a keyboard is large.
    pub fn seen_json(&self, name: &str) -> Result<Option<Cow<'_, Value>>, Refusal> {
        match self.get(name) {
            Some(Value::String(it)) if it.is_empty() => Ok(None),
            Some(Value::String(it)) => serde_json::from_str(it)
                .map(|it| Some(Cow::Owned(it)))
                .map_err(|_| Refusal::bad(format!("can't parse {name} JSON object"))),
            other => Ok(other.map(Cow::Borrowed)),
        }
    }

    /// The chat that the call is for, if its id is a number.
    pub fn chat(&self) -> Option<i64> {
        self.optional_integer("chat_id").ok().flatten()
    }

    /// The chat that the call is for; Telegram demands it.
    pub fn require_chat(&self) -> Result<i64, Refusal> {
        match self.get("chat_id") {
            None => Err(Refusal::bad("chat_id is empty")),
            // Channels by user name do not exist in this world.
            Some(_) => self.chat().ok_or_else(|| Refusal::bad("chat not found")),
        }
    }

    /// An uploaded file: the part itself, or the one that `attach://` points to.
    pub fn upload(&self, name: &str) -> Option<&Upload> {
        let attached = self.text(name).and_then(|it| it.strip_prefix("attach://"));
        self.files.get(attached.unwrap_or(name))
    }

    /// The uploaded file that an `attach://` address within another parameter points to.
    pub fn attached(&self, address: &str) -> Option<&Upload> {
        self.files.get(address.strip_prefix("attach://")?)
    }
}

fn too_large() -> Refusal {
    Refusal::new(413, "Request Entity Too Large")
}

fn decoded(form: &str) -> String {
    let mut bytes = Vec::with_capacity(form.len());
    let mut rest = form.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|it| std::str::from_utf8(it).ok())
            .and_then(|it| u8::from_str_radix(it, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded() {
        assert_eq!(decoded("%D0%B4%D0%B0+%26%zz"), "да &%zz");
    }
}

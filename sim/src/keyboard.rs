//! Keyboards: reading `reply_markup`, and Telegram's words for what is wrong in
//! it. Pure, as the other rules are.
//! See <https://core.telegram.org/bots/api#inlinekeyboardmarkup>.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::entity::is_safe_address;
use super::refusal::Refusal;

/// What happens when a button under a message is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The bot receives a callback query with this data.
    Callback(String),
    /// An address opens.
    Open(String),
    /// Anything else, kept as it came: its name and its value.
    Other(String, Value),
}

/// One button under a message.
/// See <https://core.telegram.org/bots/api#inlinekeyboardbutton>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What the person reads.
    pub text: String,
    /// What it does.
    pub action: Action,
}

impl Serialize for Button {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut shown = serializer.serialize_map(Some(2))?;
        shown.serialize_entry("text", &self.text)?;
        match &self.action {
            Action::Callback(data) => shown.serialize_entry("callback_data", data)?,
            Action::Open(address) => shown.serialize_entry("url", address)?,
            Action::Other(name, value) => shown.serialize_entry(name, value)?,
        }
        shown.end()
    }
}

/// The buttons under a message, row by row.
pub type Keyboard = Vec<Vec<Button>>;

/// What `reply_markup` asked for.
/// See <https://core.telegram.org/bots/api#sendmessage>.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup {
    /// Buttons under the message.
    Inline(Keyboard),
    /// Buttons in place of the person's keyboard, as labels; `true` shares the contact.
    Reply(Vec<Vec<(String, bool)>>),
    /// The reply keyboard goes away.
    Remove,
    /// The person is asked to answer.
    ForceReply,
}

/// Reads `reply_markup`.
pub fn read_markup(raw: &Value) -> Result<Markup, Refusal> {
    let Value::Object(fields) = raw else {
        return Err(Refusal::bad("object expected as reply markup"));
    };
    let known = |names: &[&str]| match fields.keys().find(|key| !names.contains(&key.as_str())) {
        Some(key) => Err(Refusal::bad(format!("unknown field \"{key}\" in reply markup"))),
        None => Ok(()),
    };
    if let Some(rows) = fields.get("inline_keyboard") {
        known(&["inline_keyboard"])?;
        return read_inline(rows).map(Markup::Inline);
    }
    if let Some(rows) = fields.get("keyboard") {
        known(&[
            "keyboard",
            "is_persistent",
            "resize_keyboard",
            "one_time_keyboard",
            "input_field_placeholder",
            "selective",
        ])?;
        return read_reply(rows).map(Markup::Reply);
    }
    if fields.contains_key("remove_keyboard") {
        known(&["remove_keyboard", "selective"])?;
        return Ok(Markup::Remove);
    }
    if fields.contains_key("force_reply") {
        known(&["force_reply", "input_field_placeholder", "selective"])?;
        return Ok(Markup::ForceReply);
    }
    Err(Refusal::bad("reply markup is of no known kind"))
}

fn rows_of(rows: &Value) -> Result<Vec<&Vec<Value>>, Refusal> {
    rows.as_array()
        .ok_or_else(|| Refusal::bad("field \"keyboard\" must be of type Array"))?
        .iter()
        .map(|row| row.as_array().ok_or_else(|| Refusal::bad("field \"keyboard\" must be an Array of Arrays")))
        .collect()
}

fn read_inline(rows: &Value) -> Result<Keyboard, Refusal> {
    let mut keyboard = Vec::new();
    for row in rows_of(rows)? {
        if row.len() > 8 {
            return Err(Refusal::bad("BUTTON_ROW_TOO_LONG"));
        }
        let row: Vec<Button> = row.iter().map(read_button).collect::<Result<_, _>>()?;
        if !row.is_empty() {
            keyboard.push(row);
        }
    }
    if keyboard.iter().map(Vec::len).sum::<usize>() > 100 {
        return Err(Refusal::bad("REPLY_MARKUP_TOO_LONG"));
    }
    Ok(keyboard)
}

fn read_button(raw: &Value) -> Result<Button, Refusal> {
    const ACTIONS: [&str; 7] = [
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "pay",
    ];
    let complain = |flaw: &str| Refusal::bad(format!("can't parse inline keyboard button: {flaw}"));
    let fields: &Map<String, Value> =
        raw.as_object().ok_or_else(|| complain("InlineKeyboardButton must be an Object"))?;
    let text = fields.get("text").and_then(Value::as_str).unwrap_or("");
    if text.trim().is_empty() {
        return Err(Refusal::bad("inline keyboard button text must be non-empty"));
    }
    let mut actions = fields.iter().filter(|(name, _)| *name != "text");
    let (name, value) = actions.next().ok_or_else(|| complain("Text buttons are unallowed in the inline keyboard"))?;
    if actions.next().is_some() {
        return Err(complain("exactly one of the optional fields must be used"));
    }
    let action = match (name.as_str(), value.as_str()) {
        ("callback_data", Some(data)) if (1..=64).contains(&data.len()) => Action::Callback(data.to_owned()),
        ("callback_data", _) => return Err(Refusal::bad("BUTTON_DATA_INVALID")),
        ("url", Some(address)) if is_safe_address(address) => Action::Open(address.to_owned()),
        ("url", _) => return Err(Refusal::bad("BUTTON_URL_INVALID")),
        (known, _) if ACTIONS.contains(&known) => Action::Other(name.clone(), value.clone()),
        (unknown, _) => return Err(complain(&format!("unknown field \"{unknown}\""))),
    };
    Ok(Button { text: text.to_owned(), action })
}

fn read_reply(rows: &Value) -> Result<Vec<Vec<(String, bool)>>, Refusal> {
    let mut keyboard = Vec::new();
    for row in rows_of(rows)? {
        let mut labels = Vec::new();
        for button in row {
            let text = button.get("text").or(Some(button)).and_then(Value::as_str);
            let text = text.filter(|it| !it.trim().is_empty());
            let text = text.ok_or_else(|| Refusal::bad("keyboard button text must be non-empty"))?;
            let shares = button.get("request_contact").and_then(Value::as_bool);
            labels.push((text.to_owned(), shares.unwrap_or(false)));
        }
        if labels.len() > 12 {
            return Err(Refusal::bad("BUTTON_ROW_TOO_LONG"));
        }
        keyboard.push(labels);
    }
    if keyboard.iter().all(Vec::is_empty) {
        return Err(Refusal::bad("reply keyboard must not be empty"));
    }
    Ok(keyboard)
}

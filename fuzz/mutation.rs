//! Real updates, spoiled: a field lost, a number out of all bounds, a node of another update in the wrong place. Bytes
//! choose, so that a fuzzer and proptest both can; the same bytes spoil in the same way.

use serde_json::{Value, json};

/// What takes the bytes one after another.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn below(&mut self, most: usize) -> usize {
        let [high, low, rest @ ..] = self.0 else {
            self.0 = &[];
            return 0;
        };
        self.0 = rest;
        usize::from(u16::from_be_bytes([*high, *low])) % most.max(1)
    }
}

/// One of the updates of `traffic`, spoiled as `bytes` choose; an object always, without its number.
pub fn spoiled(traffic: &[Value], bytes: &[u8]) -> Value {
    let mut choices = Choices(bytes);
    let mut update = traffic[choices.below(traffic.len())].clone();
    // More than a few wounds, and nothing of the update is left to be understood.
    for _ in 0..8 {
        if choices.0.is_empty() {
            break;
        }
        spoil(&mut update, traffic, &mut choices);
    }
    if let Value::Object(fields) = &mut update {
        fields.remove("update_id");
    }
    update
}

fn spoil(update: &mut Value, traffic: &[Value], choices: &mut Choices) {
    let mut places = Vec::new();
    walk(update, &mut String::new(), &mut places);
    if places.is_empty() {
        return;
    }
    let place = places.swap_remove(choices.below(places.len()));
    let (parent, field) = place.rsplit_once('/').unwrap_or(("", ""));
    match choices.below(6) {
        0 => {
            if let Some(Value::Object(fields)) = update.pointer_mut(parent) {
                fields.remove(field);
            }
        }
        1 => {
            if let Some(Value::Object(fields)) = update.pointer_mut(parent)
                && let Some(value) = fields.remove(field)
            {
                fields.insert(NAMES[choices.below(NAMES.len())].to_owned(), value);
            }
        }
        2 => {
            let other = &traffic[choices.below(traffic.len())];
            let mut nodes = Vec::new();
            walk(other, &mut String::new(), &mut nodes);
            let node = nodes.get(choices.below(nodes.len()));
            let node = node.and_then(|node| other.pointer(node)).cloned();
            put(update, &place, node.unwrap_or_default());
        }
        3 => {
            let name = NAMES[choices.below(NAMES.len())];
            let value = strange(choices);
            if let Some(Value::Object(fields)) = update.pointer_mut(&place) {
                fields.insert(name.to_owned(), value);
            }
        }
        4 => {
            if let Some(Value::String(text)) = update.pointer_mut(&place) {
                *text = TEXTS[choices.below(TEXTS.len())].repeat(1 + choices.below(3));
            }
        }
        _ => {
            let value = strange(choices);
            put(update, &place, value);
        }
    }
}

fn put(update: &mut Value, place: &str, value: Value) {
    if let Some(node) = update.pointer_mut(place) {
        *node = value;
    }
}

/// The JSON pointers of everything within, the root left out.
fn walk(value: &Value, at: &mut String, places: &mut Vec<String>) {
    let mut enter = |name: &str, value: &Value| {
        let before = at.len();
        at.push('/');
        at.push_str(&name.replace('~', "~0").replace('/', "~1"));
        places.push(at.clone());
        walk(value, at, places);
        at.truncate(before);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| enter(name, value)),
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                enter(&number.to_string(), value);
            }
        }
        _ => {}
    }
}

fn strange(choices: &mut Choices) -> Value {
    let numbers = [0, 1, -1, i64::MAX, i64::MIN, 1 << 52, -1_000_000_000_000, 7];
    match choices.below(7) {
        0 => Value::Null,
        1 => json!(choices.below(2) == 0),
        2 => json!(numbers[choices.below(numbers.len())]),
        3 => json!([u64::MAX as f64, 0.5, -0.0, 1e300][choices.below(4)]),
        4 => json!(TEXTS[choices.below(TEXTS.len())]),
        5 => json!([{ "type": "mention" }, [], null]),
        _ => (0..40).fold(json!({}), |inner, _| json!({ "message": inner })),
    }
}

/// Names of fields that mean something somewhere.
const NAMES: [&str; 24] = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat",
    "from",
    "id",
    "type",
    "text",
    "data",
    "date",
    "message_id",
    "photo",
    "voice",
    "contact",
    "sticker",
    "dice",
    "location",
    "forward_origin",
    "pinned_message",
    "sender_chat",
    "via_bot",
    "is_bot",
    "language_code",
];

/// Texts that mean something somewhere, or look as if.
const TEXTS: [&str; 30] = [
    "",
    " ",
    "/",
    "/start",
    "/start cluster-1",
    "/start event-99999999999999999999",
    "/start claim-",
    "/menu@grozd_demo_bot",
    "/cancel",
    "/forget",
    "/stats",
    "/people",
    "/MENU \u{202E}",
    "\u{0}",
    "\u{FFFF}\u{10FFFF}",
    "Петрова Ольга Сергеевна",
    "Школа № 3",
    "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂",
    "2019",
    "31.02.2027",
    "25:61",
    "-1",
    "private",
    "supergroup",
    "channel",
    ">*:today:\"day\"",
    ">0:attendance:{\"sheet\":{\"event\":-9223372036854775808}}",
    "=zzzzzzzzzzzzzzzz:nowhere:{\"afresh\":{\"continue\":\"nowhere\"}}",
    "registration:1:{}",
    "consent:*:null",
];

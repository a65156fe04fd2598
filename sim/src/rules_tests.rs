//! What Telegram lets through and what it refuses.

use serde_json::json;

use super::super::keyboard::{Markup, read_markup};
use super::*;

fn words<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> String {
    outcome.unwrap_err().description
}

#[test]
fn length_counts_utf16_units_after_parsing() {
    let (text, _) = formatted(&format!("<b>{}</b>", "🍇".repeat(2048)), Some("HTML"), None).unwrap();
    assert_eq!(check_text(&text, false), Ok(()));
    let longer = format!("{text}x");
    assert_eq!(words(check_text(&longer, false)), "Bad Request: message is too long");
    assert_eq!(words(check_text(&longer, true)), "Bad Request: MESSAGE_TOO_LONG");
    assert_eq!(words(check_text("", false)), "Bad Request: message text is empty");
    assert_eq!(words(check_caption(&"я".repeat(1025))), "Bad Request: message caption is too long");
}

#[test]
fn white_space_around_is_cut_and_entities_follow() {
    let (text, entities) = formatted(" \n<b> жирно </b>\n", Some("HTML"), None).unwrap();
    assert_eq!(text, "жирно");
    assert_eq!(entities, [Entity::plain("bold", 0, 5)]);
    let (text, entities) = formatted("<b> </b>", Some("HTML"), None).unwrap();
    assert_eq!((text.as_str(), entities.len()), ("", 0));
}

#[test]
fn entities_stay_inside_and_do_not_cross() {
    let entities = |raw: Value| formatted("🍇 гроздь", None, Some(raw));
    assert!(entities(json!([{"type": "bold", "offset": 0, "length": 9}])).is_ok());
    let beyond = entities(json!([{"type": "bold", "offset": 0, "length": 10}]));
    assert!(words(beyond).contains("ends after the end of the text"));
    let middle = entities(json!([{"type": "bold", "offset": 1, "length": 3}]));
    assert!(words(middle).contains("in a middle of a UTF-16 symbol"));
    let crossing = entities(json!([
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 3, "length": 4}
    ]));
    assert!(words(crossing).contains("overlaps"));
    let unknown = entities(json!([{"type": "bold", "offset": 0, "length": 2, "color": 1}]));
    assert!(words(unknown).contains("unknown field"));
    let many = vec![json!({"type": "bold", "offset": 0, "length": 2}); 101];
    assert_eq!(words(entities(many.into())), "Bad Request: ENTITIES_TOO_LONG");
}

#[test]
fn keyboards_keep_their_limits() {
    let markup = |rows: Value| read_markup(&json!({ "inline_keyboard": rows }));
    let button = |data: &str| json!({"text": "x", "callback_data": data});
    assert!(markup(json!([[button(&"я".repeat(32))]])).is_ok());
    for data in ["", &"я".repeat(33)] {
        let refused = markup(json!([[button(data)]]));
        assert_eq!(words(refused), "Bad Request: BUTTON_DATA_INVALID");
    }
    assert!(words(markup(json!([[{"text": "x"}]]))).contains("Text buttons are unallowed"));
    assert!(words(markup(json!([[{"text": "", "callback_data": "x"}]]))).contains("non-empty"));
    assert!(words(markup(json!([vec![button("x"); 9]]))).contains("BUTTON_ROW_TOO_LONG"));
    assert!(words(markup(json!(vec![vec![button("x"); 8]; 13]))).contains("TOO_LONG"));
    assert!(words(markup(json!([[{"text": "x", "url": "javascript:1"}]]))).contains("URL"));
    assert_eq!(markup(json!([])), Ok(Markup::Inline(Vec::new())));
}

#[test]
fn commands_keep_their_limits() {
    let one = |name: &str, description: &str| read_commands(json!([{"command": name, "description": description}]));
    assert!(one("/my_menu2", "Меню").is_ok());
    for name in ["", "Menu", "меню", &"a".repeat(33)] {
        assert_eq!(words(one(name, "x")), "Bad Request: BOT_COMMAND_INVALID");
    }
    for description in ["", &"я".repeat(257)] {
        let refused = words(one("menu", description));
        assert_eq!(refused, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    }
    let many = vec![json!({"command": "a", "description": "b"}); 101];
    assert_eq!(words(read_commands(many.into())), "Bad Request: BOT_COMMANDS_TOO_MUCH");
}

#[test]
fn commands_in_a_text_are_marked() {
    let mut entities = Vec::new();
    add_command_entities("🍇 /start a/b http://c /help@bot", &mut entities);
    assert_eq!(entities, [Entity::plain("bot_command", 3, 6), Entity::plain("bot_command", 23, 9)]);
}

#[test]
fn start_payloads_are_short_and_plain() {
    assert!(is_start_payload("event_12-ab"));
    assert!(!is_start_payload("привет"));
    assert!(!is_start_payload(&"a".repeat(65)));
}

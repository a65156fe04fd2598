//! Grozd's conversation, written down: one person walks through it, and every card goes into a file together with what
//! it answers. The bot that stores nothing shows these cards, so that its calls are as large as Grozd's even after a
//! text has changed.

use std::path::Path;

use serde_json::{Map, Value, json};
use sim::{Action, ChatMessage};

use super::people::{self, Deed, Talk};
use super::{PATIENCE, bots, folder, simulator};

/// Walks through the conversation and writes its cards.
pub async fn record(to: &Path) {
    let folder = folder();
    let sim = simulator().await;
    let running = bots::GROZD.start(&sim, folder.path(), "FULL").await;
    let (person, name) = people::newcomer(&sim);
    let (mut start, mut typed, mut pressed) = (Value::Null, Value::Null, Map::new());
    let mut stood = None;
    for (deed, then) in people::story(Talk::Grozd, name) {
        let code = match &deed {
            Deed::Presses(label) => sim.chat(person).iter().rev().find_map(|it| code_of(it, label)),
            _ => None,
        };
        people::act(&sim, person, &deed).unwrap_or_else(|impossible| panic!("{impossible}"));
        let shown = |chat: &[std::sync::Arc<ChatMessage>]| chat.iter().any(|it| people::shows(it, &then));
        let seen = sim.wait_for_within(person, PATIENCE, shown).await;
        seen.unwrap_or_else(|waiting| panic!("no «{then}»: {waiting}"));
        let chat = sim.chat(person);
        let card = chat.iter().rev().find(|it| people::shows(it, &then)).unwrap();
        let anew = stood.replace(card.id) != Some(card.id);
        let card = json!({
            "text": card.text, "entities": card.entities, "keyboard": { "inline_keyboard": card.keyboard }, "anew": anew
        });
        match deed {
            Deed::Starts => start = card,
            Deed::Says(_) => typed = card,
            Deed::Presses(label) => {
                let code = code.unwrap_or_else(|| panic!("«{label}» carries nothing"));
                assert!(pressed.insert(code, card).is_none(), "«{label}» carries what another button did");
            }
        }
    }
    drop(running);
    sim.stop().await;
    let cards = json!({ "start": start, "typed": typed, "pressed": pressed });
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    std::fs::write(to, cards.to_string()).unwrap();
}

/// What the button with this label carries.
fn code_of(message: &ChatMessage, label: &str) -> Option<String> {
    let mut buttons = message.keyboard.iter().flatten();
    buttons.find(|it| it.text == label).and_then(|it| match &it.action {
        Action::Callback(code) => Some(code.clone()),
        _ => None,
    })
}

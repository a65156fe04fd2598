//! Pressing buttons: by label or by place, on the newest card or on any old one.
//! See <https://core.telegram.org/bots/api#callbackquery>.

use std::sync::Arc;

use serde::Serialize;

use super::chat::{Chat, ChatEvent, ChatMessage};
use super::keyboard::{Action, Button};
use super::phone::{Done, chat_of, impossible, message_of, open_link, ready_to_write, say, share_contact};
use super::world::{OpenCallback, PersonId, World};
use super::{Simulator, wire};

impl Simulator {
    /// Presses the button with this label on the newest message that has one, or
    /// on the reply keyboard.
    pub fn presses(&self, person: PersonId, label: &str) -> Done {
        press_label(&mut self.shared.world(), person, label)
    }

    /// Presses the button with this label on a certain message.
    pub fn presses_on(&self, person: PersonId, message_id: i64, label: &str) -> Done {
        let world = &mut self.shared.world();
        let message = message_of(world, person.0, message_id)?;
        let button = message.keyboard.iter().flatten().find(|it| it.text == label);
        match button {
            Some(button) => press(world, person, person.0, message_id, button),
            None => impossible(format!("message {message_id} has no button \"{label}\", only {:?}", message.labels())),
        }
    }

    /// Presses the button at this place, counted from 0, of any message.
    pub fn presses_at(&self, person: PersonId, message_id: i64, row: usize, column: usize) -> Done {
        let world = &mut self.shared.world();
        let message = message_of(world, person.0, message_id)?;
        match message.keyboard.get(row).and_then(|it| it.get(column)) {
            Some(button) => press(world, person, person.0, message_id, button),
            None => impossible(format!("message {message_id} has no button there")),
        }
    }
}

fn press_label(world: &mut World, person: PersonId, label: &str) -> Done {
    let chat = chat_of(world, person)?;
    if let Some((message, button)) = find_button(chat, label) {
        return press(world, person, person.0, message.id, &button);
    }
    let reply = chat.reply_keyboard.iter().flatten();
    let reply = reply.clone().find(|it| it.0 == label).cloned();
    match reply {
        Some((_, true)) => share_contact(world, person),
        Some((text, false)) => say(world, person, |message| message.text = text),
        None => impossible(no_such_button(chat, label)),
    }
}

/// The newest message with such a button.
pub(super) fn find_button(chat: &Chat, label: &str) -> Option<(Arc<ChatMessage>, Button)> {
    chat.messages.iter().rev().find_map(|message| {
        let mut buttons = message.keyboard.iter().flatten();
        let button = buttons.find(|it| it.text == label)?;
        Some((Arc::clone(message), button.clone()))
    })
}

pub(super) fn no_such_button(chat: &Chat, label: &str) -> String {
    let keyboards = chat.messages.iter().rev().filter(|it| !it.keyboard.is_empty());
    let mut visible: Vec<&str> =
        keyboards.take(5).flat_map(|it| it.keyboard.iter().flatten()).map(|it| it.text.as_str()).collect();
    visible.extend(chat.reply_keyboard.iter().flatten().map(|it| it.0.as_str()));
    format!("no button \"{label}\" is on the screen, only {visible:?}")
}

/// See <https://core.telegram.org/bots/api#callbackquery>.
#[derive(Serialize)]
struct CallbackQuery<'a> {
    id: &'a str,
    from: wire::User<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<wire::Shown<'a>>,
    /// In place of the message where somebody has put it there «via» the bot.
    #[serde(skip_serializing_if = "Option::is_none")]
    inline_message_id: Option<String>,
    chat_instance: String,
    data: &'a str,
}

/// Presses a button: a callback query, or a deep link into this very bot.
pub(super) fn press(world: &mut World, person: PersonId, chat_id: i64, message_id: i64, button: &Button) -> Done {
    let data = match &button.action {
        Action::Callback(data) => data.clone(),
        Action::Open(address) => {
            let link = format!("https://t.me/{}?start=", world.bot_username);
            return match address.strip_prefix(&link) {
                Some(payload) => open_link(world, person, payload),
                None => impossible(format!("the button opens {address}")),
            };
        }
        Action::Other(kind, _) => return impossible(format!("the button is a {kind}")),
    };
    if chat_id == person.0 {
        ready_to_write(world, person)?;
    }
    let message = message_of(world, chat_id, message_id)?;
    let Some(presser) = world.people.get(&person.0) else {
        return impossible(format!("nobody has the id {}", person.0));
    };
    let Some(chat) = world.chats.get(&chat_id) else {
        return impossible(format!("there is no chat {chat_id}"));
    };
    let id = world.next_callback.to_string();
    let query = wire::text(&CallbackQuery {
        id: &id,
        from: wire::user(presser),
        message: (!message.via_bot).then(|| wire::message(world, chat, &message)),
        inline_message_id: message.via_bot.then(|| format!("AAAA{}_{message_id}", chat_id.unsigned_abs())),
        chat_instance: chat_id.wrapping_mul(0x5DEE_CE66).to_string(),
        data: &data,
    });
    world.next_callback += 1;
    let at = world.now();
    world.callbacks.insert(id, OpenCallback { chat: chat_id, message: message_id, person: person.0, data, at });
    if let Some(chat) = world.chats.get_mut(&chat_id) {
        chat.waiting.push(message_id);
        chat.tell(ChatEvent::Changed);
    }
    Ok(world.queue.add("callback_query", &query))
}

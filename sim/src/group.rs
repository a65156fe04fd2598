//! Groups, as far as a bot for private chats meets them.
//! See <https://core.telegram.org/bots/features#privacy-mode>.

use std::sync::Arc;

use serde_json::json;

use super::buttons::{find_button, no_such_button, press};
use super::chat::{Author, Chat, ChatKind, ChatMessage};
use super::phone::{Done, Impossible, impossible, report, typed};
use super::world::{GroupId, PersonId, UpdateId, World};
use super::{Simulator, wire};

impl Simulator {
    /// Somebody makes a group with these people and the bot in it.
    pub fn group(&self, title: &str, founder: PersonId, members: &[PersonId]) -> GroupId {
        let world = &mut *self.shared.world();
        let id = world.next_group;
        world.next_group -= 1;
        for member in members.iter().chain([&founder]) {
            if let Some(person) = world.people.get_mut(&member.0) {
                person.met_in_group = true;
            }
        }
        let title = title.to_owned();
        world.chats.insert(id, Chat::new(id, ChatKind::Group { title }));
        announce(world, id, founder, "left", "member");
        GroupId(id)
    }

    /// Writes in a group; no update comes of what privacy mode hides.
    pub fn says_in(&self, group: GroupId, person: PersonId, text: &str) -> Result<Option<UpdateId>, Impossible> {
        let world = &mut *self.shared.world();
        let (text, entities) = typed(text)?;
        let visible = !world.privacy || is_for_bot(&text, &world.bot_username);
        let mut message = world.blank(Author::Person(person));
        (message.text, message.entities) = (text, entities);
        if let Some(person) = world.people.get_mut(&person.0) {
            person.met_in_group = true;
        }
        if visible {
            return report(world, group.0, message).map(Some);
        }
        match world.post(group.0, message) {
            Some(_) => Ok(None),
            None => impossible("there is no such group"),
        }
    }

    /// Presses a button in a group.
    pub fn presses_in(&self, group: GroupId, person: PersonId, label: &str) -> Done {
        let world = &mut *self.shared.world();
        let Some(chat) = world.chats.get(&group.0) else {
            return impossible("there is no such group");
        };
        match find_button(chat, label) {
            Some((message, button)) => press(world, person, group.0, message.id, &button),
            None => impossible(no_such_button(chat, label)),
        }
    }

    /// Throws the bot out of a group.
    pub fn removes_bot(&self, group: GroupId, person: PersonId) -> Done {
        let world = &mut *self.shared.world();
        match announce(world, group.0, person, "member", "kicked") {
            Some(update) => Ok(update),
            None => impossible("there is no such group"),
        }
    }

    /// What stands in a group, oldest message first.
    pub fn group_chat(&self, group: GroupId) -> Vec<Arc<ChatMessage>> {
        let world = self.shared.world();
        let chat = world.chats.get(&group.0);
        chat.map_or_else(Vec::new, |it| it.messages.iter().cloned().collect())
    }
}

/// Tells the bot that it came or went.
fn announce(world: &mut World, group: i64, by: PersonId, was: &str, is: &str) -> Option<UpdateId> {
    let by = world.people.get(&by.0)?;
    let chat = world.chats.get(&group)?;
    let change = wire::bot_membership(world, chat, by, was, is);
    let mut notice = json!({
        "message_id": chat.next_message,
        "from": wire::user(by),
        "chat": wire::chat(world, chat),
        "date": world.now().timestamp(),
    });
    notice["new_chat_members"] = json!([wire::bot(world)]);
    let update = world.queue.add("my_chat_member", &change.to_string());
    let chat = world.chats.get_mut(&group)?;
    chat.blocked = is != "member";
    if !chat.blocked {
        chat.next_message += 1;
        world.queue.add("message", &notice.to_string());
    }
    Some(update)
}

/// Commands without a name after `@`, or with this bot's name, are for it.
fn is_for_bot(text: &str, username: &str) -> bool {
    let command = text.strip_prefix('/').and_then(|it| it.split_whitespace().next());
    command.is_some_and(|it| match it.split_once('@') {
        Some((_, name)) => name.eq_ignore_ascii_case(username),
        None => true,
    })
}

//! Groups: who is in them, what the bot hears there, and how a group becomes a supergroup.
//!
//! Of a group the bot hears all service messages; of what people write it hears, in privacy mode, what is meant for it
//! alone. See <https://core.telegram.org/bots/features#privacy-mode>.

use std::sync::Arc;

use serde_json::json;

use super::buttons::{find_button, no_such_button, press};
use super::chat::{Author, Chat, ChatEvent, ChatKind, ChatMessage, Group, Service, Standing};
use super::phone::{Done, Impossible, impossible, message_of, report, typed};
use super::rules::is_start_payload;
use super::wait::{PATIENCE, StillWaiting};
use super::world::{GroupId, PersonId, UpdateId, World};
use super::{Simulator, wire};

/// In whose name Telegram writes what an anonymous administrator does, such as making a supergroup of a group.
const ANONYMOUS_BOT: i64 = 1_087_968_824;

/// Which of the two messages about it the bot hears first when a group becomes a supergroup: both orders occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `migrate_to_chat_id`, in the group.
    OfTheGroup,
    /// `migrate_from_chat_id`, in the supergroup.
    OfTheSupergroup,
}

/// What an action in a group leads to: an update, where the bot hears of it.
pub type Heard = Result<Option<UpdateId>, Impossible>;

impl Simulator {
    /// Somebody makes a supergroup with these people and the bot in it.
    pub fn group(&self, title: &str, founder: PersonId, members: &[PersonId]) -> GroupId {
        let world = &mut *self.shared.world();
        let group = found(world, title, true, founder, members);
        // A group that was just made has neither the bot nor a successor, so that this cannot fail.
        let _ = add_bot(world, group, founder);
        group
    }

    /// Somebody makes a group of the simpler kind with these people, and without the bot.
    pub fn basic_group(&self, title: &str, founder: PersonId, members: &[PersonId]) -> GroupId {
        found(&mut self.shared.world(), title, false, founder, members)
    }

    /// A member adds the bot.
    pub fn adds_bot(&self, group: GroupId, person: PersonId) -> Done {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        add_bot(world, group, person)
    }

    /// Opens `https://t.me/<bot>?startgroup=<payload>` and chooses a group: the bot is added unless it is there, and hears
    /// `/start@<bot> <payload>`. See <https://core.telegram.org/api/links#bot-links>.
    pub fn adds_bot_by_link(&self, group: GroupId, person: PersonId, address: &str) -> Done {
        let world = &mut *self.shared.world();
        let link = format!("https://t.me/{}?startgroup=", world.bot_username);
        let payload = match address.strip_prefix(&link) {
            Some(payload) if is_start_payload(payload) => payload,
            _ => return impossible(format!("{address} adds this bot to no group")),
        };
        member_of(world, group, person)?;
        if group_of(world, group)?.bot != Standing::Member {
            add_bot(world, group, person)?;
        }
        let text = format!("/start@{} {payload}", world.bot_username);
        let written = write(world, group, person, &text, None)?;
        written.ok_or_else(|| Impossible("the bot does not hear its own command".to_owned()))
    }

    /// Throws the bot out of a group.
    pub fn removes_bot(&self, group: GroupId, person: PersonId) -> Done {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        let was = group_of(world, group)?.bot;
        if was != Standing::Member {
            return impossible("the bot is not in the group");
        }
        stand(world, group, person, Standing::Kicked)
    }

    /// Comes into a group.
    pub fn joins(&self, group: GroupId, person: PersonId) -> Heard {
        let world = &mut *self.shared.world();
        if member_of(world, group, person).is_ok() {
            return impossible("they are in the group already");
        }
        group_mut(world, group)?.members.push(person);
        tell_of(world, group, person, Service::Joined(Author::Person(person)))
    }

    /// Goes out of a group.
    pub fn leaves(&self, group: GroupId, person: PersonId) -> Heard {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        let told = tell_of(world, group, person, Service::Left(Author::Person(person)))?;
        group_mut(world, group)?.members.retain(|it| *it != person);
        Ok(told)
    }

    /// Calls a group otherwise.
    pub fn retitles(&self, group: GroupId, person: PersonId, title: &str) -> Heard {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        group_mut(world, group)?.title = title.to_owned();
        tell_of(world, group, person, Service::Titled(title.to_owned()))
    }

    /// Lets members write in a group, the bot too, or only read.
    pub fn mutes(&self, group: GroupId, is_mute: bool) -> Result<(), Impossible> {
        group_mut(&mut self.shared.world(), group)?.is_mute = is_mute;
        Ok(())
    }

    /// Deletes a group for everybody.
    pub fn deletes_group(&self, group: GroupId, person: PersonId) -> Done {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        let told = stand(world, group, person, Standing::Left)?;
        group_mut(world, group)?.is_deleted = true;
        Ok(told)
    }

    /// Makes a supergroup of a group: its people and the bot are there, its messages stay behind. The bot hears of it by a
    /// message in each, and that it is in the supergroup; nothing tells it that it is no longer in the group.
    pub fn migrates(&self, group: GroupId, person: PersonId, first: Sign) -> Result<GroupId, Impossible> {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        let before = group_of(world, group)?.clone();
        if before.is_super {
            return impossible("it is a supergroup already");
        }
        let id = GroupId(world.next_group);
        world.next_group -= 1;
        let hears = before.bot == Standing::Member;
        let mut chat = Chat::new(id.0, ChatKind::Group(Group { is_super: true, ..before }));
        chat.started = hears;
        world.chats.insert(id.0, chat);
        let old = service(world, group, person, Service::MovedTo(id.0))?;
        group_mut(world, group)?.moved_to = Some(id.0);
        let new = service(world, id, person, Service::MovedFrom(group.0))?;
        if !hears {
            return Ok(id);
        }
        let tell_old = |world: &mut World| {
            let shown = world.message_json(group.0, &old);
            world.queue.add("message", &shown);
        };
        if first == Sign::OfTheGroup {
            tell_old(world);
        }
        if let (Some(by), Some(chat)) = (world.people.get(&person.0), world.chats.get(&id.0)) {
            let came = wire::bot_membership(world, chat, by, "left", "member");
            let mut shown = json!(wire::message(world, chat, &new));
            shown["from"] = json!({
                "id": ANONYMOUS_BOT, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot",
            });
            shown["sender_chat"] = json!(wire::chat(world, chat));
            world.queue.add("my_chat_member", &came.to_string());
            world.queue.add("message", &shown.to_string());
        }
        if first == Sign::OfTheSupergroup {
            tell_old(world);
        }
        Ok(id)
    }

    /// Writes in a group; no update comes of what privacy mode hides.
    pub fn says_in(&self, group: GroupId, person: PersonId, text: &str) -> Heard {
        write(&mut self.shared.world(), group, person, text, None)
    }

    /// Answers a message in a group; the bot hears answers to its own.
    pub fn replies_in(&self, group: GroupId, person: PersonId, message: i64, text: &str) -> Heard {
        write(&mut self.shared.world(), group, person, text, Some(message))
    }

    /// Presses a button in a group.
    pub fn presses_in(&self, group: GroupId, person: PersonId, label: &str) -> Done {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        let Some(chat) = world.chats.get(&group.0) else {
            return impossible("there is no such group");
        };
        match find_button(chat, label) {
            Some((message, button)) => press(world, person, group.0, message.id, &button),
            None => impossible(no_such_button(chat, label)),
        }
    }

    /// Presses the button at this place, counted from 0, of a message in a group.
    pub(super) fn presses_in_at(
        &self,
        group: GroupId,
        person: PersonId,
        message_id: i64,
        row: usize,
        column: usize,
    ) -> Done {
        let world = &mut *self.shared.world();
        member_of(world, group, person)?;
        let message = message_of(world, group.0, message_id)?;
        match message.keyboard.get(row).and_then(|it| it.get(column)) {
            Some(button) => press(world, person, group.0, message_id, button),
            None => impossible(format!("message {message_id} has no button there")),
        }
    }

    /// What stands in a group, oldest message first.
    pub fn group_chat(&self, group: GroupId) -> Vec<Arc<ChatMessage>> {
        let world = self.shared.world();
        let chat = world.chats.get(&group.0);
        chat.map_or_else(Vec::new, |it| it.messages.iter().cloned().collect())
    }

    /// Waits, half a minute at most, until a group is as wished; answers it then.
    pub async fn wait_for_in(
        &self,
        group: GroupId,
        wished: impl FnMut(&[Arc<ChatMessage>]) -> bool,
    ) -> Result<Vec<Arc<ChatMessage>>, StillWaiting> {
        // The chat of a person has the person's id, and that of a group its own.
        self.wait_for_within(PersonId(group.0), PATIENCE, wished).await
    }
}

fn found(world: &mut World, title: &str, is_super: bool, founder: PersonId, members: &[PersonId]) -> GroupId {
    let next = if is_super { &mut world.next_group } else { &mut world.next_basic_group };
    let id = *next;
    *next -= 1;
    let mut all = vec![founder];
    for member in members {
        if !all.contains(member) {
            all.push(*member);
        }
    }
    let group = Group {
        title: title.to_owned(),
        is_super,
        members: all,
        bot: Standing::Left,
        is_mute: false,
        moved_to: None,
        is_deleted: false,
    };
    world.chats.insert(id, Chat::new(id, ChatKind::Group(group)));
    GroupId(id)
}

fn group_of(world: &World, group: GroupId) -> Result<&Group, Impossible> {
    let found = world.chats.get(&group.0).and_then(Chat::group);
    found.ok_or_else(|| Impossible("there is no such group".to_owned()))
}

fn group_mut(world: &mut World, group: GroupId) -> Result<&mut Group, Impossible> {
    let found = world.chats.get_mut(&group.0).and_then(Chat::group_mut);
    found.ok_or_else(|| Impossible("there is no such group".to_owned()))
}

/// Whether somebody can do something in a group: they are in it, and it is still there.
pub(super) fn member_of(world: &World, id: GroupId, person: PersonId) -> Result<(), Impossible> {
    let group = group_of(world, id)?;
    if group.is_deleted || group.moved_to.is_some() {
        return impossible("the group is no more");
    }
    if !group.members.contains(&person) {
        return impossible(format!("{} is not in the group", person.0));
    }
    Ok(())
}

/// Whether the bot hears in a group what is meant for it.
fn hears(world: &World, group: GroupId) -> bool {
    group_of(world, group).is_ok_and(|it| it.bot == Standing::Member)
}

fn add_bot(world: &mut World, group: GroupId, by: PersonId) -> Done {
    if hears(world, group) {
        return impossible("the bot is in the group already");
    }
    let told = stand(world, group, by, Standing::Member)?;
    for member in group_of(world, group)?.members.clone() {
        if let Some(person) = world.people.get_mut(&member.0) {
            person.met_in_group = true;
        }
    }
    tell_of(world, group, by, Service::Joined(Author::Bot))?;
    Ok(told)
}

/// Makes the bot something else in a group, and tells it so.
/// See <https://core.telegram.org/bots/api#chatmemberupdated>.
fn stand(world: &mut World, group: GroupId, by: PersonId, is: Standing) -> Done {
    let was = group_of(world, group)?.bot;
    let (Some(by), Some(chat)) = (world.people.get(&by.0), world.chats.get(&group.0)) else {
        return impossible(format!("nobody has the id {}", by.0));
    };
    let change = wire::bot_membership(world, chat, by, was.status(), is.status());
    group_mut(world, group)?.bot = is;
    if let Some(chat) = world.chats.get_mut(&group.0) {
        chat.started |= is == Standing::Member;
        chat.tell(ChatEvent::Changed);
    }
    Ok(world.queue.add("my_chat_member", &change.to_string()))
}

/// Posts what has become of a group.
fn service(world: &mut World, group: GroupId, by: PersonId, it: Service) -> Result<Arc<ChatMessage>, Impossible> {
    let mut message = world.blank(Author::Person(by));
    message.service = Some(it);
    let posted = world.post(group.0, message);
    posted.ok_or_else(|| Impossible("there is no such group".to_owned()))
}

/// Posts what has become of a group, which the bot hears in any mode.
fn tell_of(world: &mut World, group: GroupId, by: PersonId, it: Service) -> Heard {
    let posted = service(world, group, by, it)?;
    if !hears(world, group) {
        return Ok(None);
    }
    let shown = world.message_json(group.0, &posted);
    Ok(Some(world.queue.add("message", &shown)))
}

/// Writes in a group; an update comes of it where the bot hears it.
fn write(world: &mut World, group: GroupId, person: PersonId, text: &str, answers: Option<i64>) -> Heard {
    let mut message = world.blank(Author::Person(person));
    (message.text, message.entities) = typed(text)?;
    message.reply_to = answers;
    say_in(world, group, person, message)
}

/// Posts a message of somebody in a group.
pub(super) fn say_in(world: &mut World, group: GroupId, person: PersonId, message: ChatMessage) -> Heard {
    member_of(world, group, person)?;
    if group_of(world, group)?.is_mute {
        return impossible("nobody may write in the group");
    }
    let answered = message.reply_to.map(|id| message_of(world, group.0, id)).transpose()?;
    let answers_bot = answered.is_some_and(|it| it.is_from_bot() || it.via_bot);
    let is_meant = answers_bot || message.via_bot || is_for_bot(&message.text, &world.bot_username);
    if let Some(person) = world.people.get_mut(&person.0) {
        person.met_in_group = true;
    }
    if hears(world, group) && (is_meant || !world.privacy) {
        return report(world, group.0, message).map(Some);
    }
    match world.post(group.0, message) {
        Some(_) => Ok(None),
        None => impossible("there is no such group"),
    }
}

/// Commands without a name after `@`, or with this bot's name, are for it, and so is what names it.
fn is_for_bot(text: &str, username: &str) -> bool {
    let command = text.strip_prefix('/').and_then(|it| it.split_whitespace().next());
    let is_command = command.is_some_and(|it| match it.split_once('@') {
        Some((_, name)) => name.eq_ignore_ascii_case(username),
        None => true,
    });
    let is_name = |it: &str| it.eq_ignore_ascii_case(username);
    let mut words = text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '@');
    is_command || words.any(|it| it.strip_prefix('@').is_some_and(is_name))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "group_tests.rs"]
mod tests;

//! What the bot says about itself: its command menus by scope and language, its
//! name and descriptions, the menu button.
//! See <https://core.telegram.org/bots/api#botcommandscope>.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::chat::ChatEvent;
use super::entity::utf16_length;
use super::params::Params;
use super::refusal::Refusal;
use super::rules::{self, Command};
use super::world::World;

/// For whom a command menu is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    Default,
    AllPrivateChats,
    AllGroupChats,
    AllChatAdministrators,
    Chat(i64),
    ChatAdministrators(i64),
    ChatMember(i64, i64),
}

#[derive(Default)]
pub(super) struct Profile {
    menus: HashMap<(Scope, String), Vec<Command>>,
    texts: HashMap<(&'static str, String), String>,
    buttons: HashMap<Option<i64>, Value>,
}

impl Profile {
    /// The menu that a private chat shows, looked up in Telegram's order.
    /// See <https://core.telegram.org/bots/api#determining-list-of-commands>.
    pub fn visible_commands(&self, chat: i64, language: &str) -> &[Command] {
        for scope in [Scope::Chat(chat), Scope::AllPrivateChats, Scope::Default] {
            for language in [language, ""] {
                let key = (scope.clone(), language.to_owned());
                if let Some(menu) = self.menus.get(&key) {
                    return menu;
                }
            }
        }
        &[]
    }

    /// A text about the bot, in a language or else in the default one.
    pub fn text(&self, field: &'static str, language: &str) -> &str {
        let texts = [language, ""].into_iter().filter_map(|it| self.texts.get(&(field, it.to_owned())));
        texts.map(String::as_str).find(|it| !it.is_empty()).unwrap_or_default()
    }
}

fn read_scope(world: &World, params: &Params) -> Result<Scope, Refusal> {
    let Some(raw) = params.json("scope")? else {
        return Ok(Scope::Default);
    };
    let id = |name: &str| raw[name].as_i64();
    let chat = || {
        let known = id("chat_id").filter(|it| world.chats.contains_key(it));
        known.ok_or_else(|| Refusal::bad("chat not found"))
    };
    Ok(match raw["type"].as_str() {
        Some("default") => Scope::Default,
        Some("all_private_chats") => Scope::AllPrivateChats,
        Some("all_group_chats") => Scope::AllGroupChats,
        Some("all_chat_administrators") => Scope::AllChatAdministrators,
        Some("chat") => Scope::Chat(chat()?),
        Some("chat_administrators") => Scope::ChatAdministrators(chat()?),
        Some("chat_member") => {
            let user = id("user_id").filter(|it| world.people.contains_key(it));
            let user = user.ok_or_else(|| Refusal::bad("user not found"))?;
            Scope::ChatMember(chat()?, user)
        }
        _ => return Err(Refusal::bad("unsupported bot command scope")),
    })
}

fn read_language(params: &Params) -> Result<String, Refusal> {
    let language = params.text("language_code").unwrap_or_default();
    let two_letters = language.len() == 2 && language.bytes().all(|it| it.is_ascii_lowercase());
    if language.is_empty() || two_letters {
        return Ok(language.to_owned());
    }
    Err(Refusal::bad("invalid language code specified"))
}

/// `setMyCommands`.
pub(super) fn set_commands(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let raw = params.json("commands")?.ok_or_else(|| Refusal::bad("can't find field \"commands\""))?;
    let commands = rules::read_commands(raw)?;
    keep_commands(world, params, commands)
}

/// `deleteMyCommands`.
pub(super) fn delete_commands(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    keep_commands(world, params, Vec::new())
}

fn keep_commands(world: &mut World, params: &Params, commands: Vec<Command>) -> Result<Value, Refusal> {
    let scope = read_scope(world, params)?;
    let key = (scope.clone(), read_language(params)?);
    // An empty menu is no menu, so that the wider scopes show through.
    if commands.is_empty() {
        world.profile.menus.remove(&key);
    } else {
        world.profile.menus.insert(key, commands);
    }
    match scope {
        Scope::Chat(id) => {
            if let Some(chat) = world.chats.get_mut(&id) {
                chat.tell(ChatEvent::Changed);
            }
        }
        _ => world.tell_watched(),
    }
    Ok(json!(true))
}

/// `getMyCommands`: exactly this scope and language, nothing inherited.
pub(super) fn get_commands(world: &World, params: &Params) -> Result<Value, Refusal> {
    let key = (read_scope(world, params)?, read_language(params)?);
    Ok(json!(world.profile.menus.get(&key).map_or(&[][..], Vec::as_slice)))
}

/// `setMyName`, `setMyDescription` and `setMyShortDescription`.
pub(super) fn set_text(
    world: &mut World,
    params: &Params,
    field: &'static str,
    longest: usize,
) -> Result<Value, Refusal> {
    let text = params.text(field).unwrap_or_default();
    if utf16_length(text) > longest {
        return Err(Refusal::bad(format!("{field} is too long")));
    }
    let key = (field, read_language(params)?);
    world.profile.texts.insert(key, text.to_owned());
    Ok(json!(true))
}

/// `getMyName`, `getMyDescription` and `getMyShortDescription`.
pub(super) fn get_text(world: &World, params: &Params, field: &'static str) -> Result<Value, Refusal> {
    let language = read_language(params)?;
    let found = world.profile.text(field, &language);
    let is_nameless = found.is_empty() && field == "name";
    Ok(json!({ field: if is_nameless { world.bot_name.as_str() } else { found } }))
}

/// `setChatMenuButton`.
pub(super) fn set_menu_button(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let chat = menu_button_chat(world, params)?;
    let button = params.json("menu_button")?;
    let button = button.unwrap_or_else(|| json!({ "type": "default" }));
    let kind = button["type"].as_str().unwrap_or_default();
    if !["default", "commands", "web_app"].contains(&kind) {
        return Err(Refusal::bad("unsupported menu button type"));
    }
    world.profile.buttons.insert(chat, button);
    Ok(json!(true))
}

/// `getChatMenuButton`.
pub(super) fn get_menu_button(world: &World, params: &Params) -> Result<Value, Refusal> {
    let chat = menu_button_chat(world, params)?;
    let buttons = &world.profile.buttons;
    let button = buttons.get(&chat).or_else(|| buttons.get(&None));
    Ok(button.cloned().unwrap_or_else(|| json!({ "type": "commands" })))
}

fn menu_button_chat(world: &World, params: &Params) -> Result<Option<i64>, Refusal> {
    let chat = params.optional_integer("chat_id")?;
    match chat {
        Some(id) if !world.people.contains_key(&id) => Err(Refusal::bad("chat not found")),
        _ => Ok(chat),
    }
}

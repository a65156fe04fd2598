//! Every Bot API method that the simulator knows, with the parameters that it
//! takes. A method or a parameter that is not listed here is refused loudly.
//! See <https://core.telegram.org/bots/api#available-methods>.

use std::sync::Arc;

use serde_json::{Value, json};

use super::chat::{ChatEvent, Toast};
use super::entity::utf16_length;
use super::params::Params;
use super::refusal::Refusal;
use super::rules::DOWNLOAD_LIMIT;
use super::world::World;
use super::{Shared, albums, files, inline, messages, profile, webhook, wire};

/// Method names with their parameters.
const METHODS: &[(&str, &[&str])] = &[
    ("getMe", &[]),
    ("getUpdates", &["offset", "limit", "timeout", "allowed_updates"]),
    ("setWebhook", &["url", "max_connections", "allowed_updates", "drop_pending_updates", "secret_token"]),
    ("deleteWebhook", &["drop_pending_updates"]),
    ("getWebhookInfo", &[]),
    (
        "sendMessage",
        &[
            "chat_id",
            "text",
            "parse_mode",
            "entities",
            "link_preview_options",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "reply_parameters",
            "reply_markup",
        ],
    ),
    (
        "sendPhoto",
        &[
            "chat_id",
            "photo",
            "caption",
            "parse_mode",
            "caption_entities",
            "show_caption_above_media",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "reply_parameters",
            "reply_markup",
        ],
    ),
    (
        "sendDocument",
        &[
            "chat_id",
            "document",
            "caption",
            "parse_mode",
            "caption_entities",
            "disable_content_type_detection",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "reply_parameters",
            "reply_markup",
        ],
    ),
    (
        "sendMediaGroup",
        // No keyboard: Telegram puts none under an album.
        &["chat_id", "media", "disable_notification", "protect_content", "allow_paid_broadcast", "reply_parameters"],
    ),
    ("answerInlineQuery", &["inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"]),
    (
        "editMessageText",
        &["chat_id", "message_id", "text", "parse_mode", "entities", "link_preview_options", "reply_markup"],
    ),
    (
        "editMessageCaption",
        &[
            "chat_id",
            "message_id",
            "caption",
            "parse_mode",
            "caption_entities",
            "show_caption_above_media",
            "reply_markup",
        ],
    ),
    ("editMessageReplyMarkup", &["chat_id", "message_id", "reply_markup"]),
    ("deleteMessage", &["chat_id", "message_id"]),
    ("deleteMessages", &["chat_id", "message_ids"]),
    ("answerCallbackQuery", &["callback_query_id", "text", "show_alert", "url", "cache_time"]),
    ("sendChatAction", &["chat_id", "action"]),
    ("getChat", &["chat_id"]),
    ("getFile", &["file_id"]),
    ("setMyCommands", &["commands", "scope", "language_code"]),
    ("getMyCommands", &["scope", "language_code"]),
    ("deleteMyCommands", &["scope", "language_code"]),
    ("setMyName", &["name", "language_code"]),
    ("getMyName", &["language_code"]),
    ("setMyDescription", &["description", "language_code"]),
    ("getMyDescription", &["language_code"]),
    ("setMyShortDescription", &["short_description", "language_code"]),
    ("getMyShortDescription", &["language_code"]),
    ("setChatMenuButton", &["chat_id", "menu_button"]),
    ("getChatMenuButton", &["chat_id"]),
];

/// A method of the table: its name as documented and its parameters.
pub(super) type Method = (&'static str, &'static [&'static str]);

/// Finds a method; Telegram does not mind upper and lower case.
pub(super) fn find(name: &str) -> Option<Method> {
    METHODS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}

/// Carries out any method but `getUpdates`; answers its result as JSON.
pub(super) fn call(shared: &Arc<Shared>, method: &str, params: &Params) -> Result<String, Refusal> {
    if method == "setWebhook" {
        return webhook::set_webhook(shared, params).map(|it| it.to_string());
    }
    let world = &mut *shared.world();
    let result = match method {
        // What every conversation is made of writes its answer straight into a text.
        "sendMessage" => return messages::send_text(world, params),
        "sendPhoto" => return messages::send_photo(world, params),
        "sendDocument" => return messages::send_document(world, params),
        "sendMediaGroup" => return albums::send_media_group(world, params),
        "editMessageText" => return messages::edit_text(world, params),
        "editMessageCaption" => return messages::edit_caption(world, params),
        "editMessageReplyMarkup" => return messages::edit_markup(world, params),
        "deleteMessage" => return messages::delete(world, params),
        "deleteMessages" => return messages::delete_many(world, params),
        "getMe" => Ok(wire::me(world)),
        "deleteWebhook" => webhook::delete_webhook(world, params),
        "getWebhookInfo" => Ok(webhook::webhook_info(world)),
        "answerInlineQuery" => inline::answer_query(world, params),
        "answerCallbackQuery" => answer_callback(world, params),
        "sendChatAction" => chat_action(world, params),
        "getChat" => get_chat(world, params),
        "getFile" => get_file(world, params),
        "setMyCommands" => profile::set_commands(world, params),
        "getMyCommands" => profile::get_commands(world, params),
        "deleteMyCommands" => profile::delete_commands(world, params),
        "setMyName" => profile::set_text(world, params, "name", 64),
        "getMyName" => profile::get_text(world, params, "name"),
        "setMyDescription" => profile::set_text(world, params, "description", 512),
        "getMyDescription" => profile::get_text(world, params, "description"),
        "setMyShortDescription" => profile::set_text(world, params, "short_description", 120),
        "getMyShortDescription" => profile::get_text(world, params, "short_description"),
        "setChatMenuButton" => profile::set_menu_button(world, params),
        "getChatMenuButton" => profile::get_menu_button(world, params),
        _ => Err(Refusal::new(404, "Not Found")),
    };
    result.map(|it| it.to_string())
}

fn answer_callback(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let text = params.text("text").unwrap_or_default();
    if utf16_length(text) > 200 {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    if params.text("url").is_some_and(|it| !it.starts_with("https://t.me/")) {
        return Err(Refusal::bad("URL_INVALID"));
    }
    let alert = params.flag("show_alert")?;
    params.optional_integer("cache_time")?;
    let id = params.text("callback_query_id").unwrap_or_default();
    let too_old = || Refusal::bad("query is too old and response timeout expired or query ID is invalid");
    // An answer that comes too late still settles the debt: the bot did try.
    let open = world.callbacks.remove(id).ok_or_else(too_old)?;
    let age = world.now() - open.at;
    if let Some(chat) = world.chats.get_mut(&open.chat) {
        if let Some(at) = chat.waiting.iter().position(|it| *it == open.message) {
            chat.waiting.remove(at);
        }
        if age <= world.callback_lifetime && !text.is_empty() {
            let toast = Toast { text: text.to_owned(), alert };
            chat.toasts.push(toast.clone());
            if chat.toasts.len() > 1000 {
                chat.toasts.remove(0);
            }
            chat.tell(ChatEvent::Toast(toast));
        }
        chat.tell(ChatEvent::Changed);
    }
    if age > world.callback_lifetime {
        return Err(too_old());
    }
    Ok(json!(true))
}

fn chat_action(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    const ACTIONS: [&str; 11] = [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ];
    if !ACTIONS.contains(&params.text("action").unwrap_or_default()) {
        return Err(Refusal::bad("wrong parameter action in request"));
    }
    let chat = world.reachable(params.require_chat()?)?;
    chat.tell(ChatEvent::Typing);
    Ok(json!(true))
}

fn get_chat(world: &World, params: &Params) -> Result<Value, Refusal> {
    let id = params.require_chat()?;
    let known = world.chats.get(&id).filter(|it| it.started);
    let chat = known.ok_or_else(|| Refusal::bad("chat not found"))?;
    Ok(wire::full_chat(world, chat))
}

fn get_file(world: &World, params: &Params) -> Result<Value, Refusal> {
    let id = params.text("file_id").unwrap_or_default();
    let Some(file) = world.files.get(id) else {
        return Err(Refusal::bad("wrong file_id or the file is temporarily unavailable"));
    };
    if file.bytes.len() > DOWNLOAD_LIMIT {
        return Err(Refusal::bad("file is too big"));
    }
    Ok(json!({
        "file_id": id,
        "file_unique_id": wire::unique_id(id),
        "file_size": file.bytes.len(),
        "file_path": file.path(id),
    }))
}

/// The bytes behind a `file_path`, for `/file/bot<TOKEN>/<file_path>`.
pub(super) fn download(world: &World, path: &str) -> Option<files::StoredFile> {
    let id = files::id_in_path(path)?;
    let file = world.files.get(id)?;
    (file.path(id) == path && file.bytes.len() <= DOWNLOAD_LIMIT).then(|| file.clone())
}

//! The fair floor of the peers benchmark: a teloxide bot that makes the calls of Grozd's conversation, one for one, and
//! stores nothing. What it reaches is what this conversation lets teloxide reach on this machine.
//!
//! Written as those who know the library write it: the dispatcher, which handles different chats at once and the updates
//! of one chat in order, a handler for messages, a handler for presses, and the library's client. A press is answered
//! while the card is edited in place; what was typed gets a new card, and the card before it loses its buttons.
//!
//! The cards are those that Grozd has shown in a conversation just before (`BOT_CARDS`): the same words, entities and
//! buttons, so that the calls are as large as Grozd's, whatever becomes of its texts. What favours this bot: every card
//! is ready before it is asked for, and nothing is read, checked or rendered.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::payloads::{EditMessageTextSetters, SendMessageSetters};
use teloxide::prelude::*;
use teloxide::types::{InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity, MessageId};
use teloxide::{ApiError, RequestError};

/// What stands in a message.
#[derive(Deserialize)]
struct Card {
    text: String,
    entities: Vec<MessageEntity>,
    keyboard: InlineKeyboardMarkup,
    /// Whether it is a message of its own, even after a press: where the card before it is to stay in the chat.
    anew: bool,
}

#[derive(Deserialize)]
struct Cards {
    /// The answer to `/start`.
    start: Card,
    /// The answer to a name.
    typed: Card,
    /// The answers to presses, by what the button carries.
    pressed: HashMap<String, Card>,
}

type Handled = Result<(), RequestError>;

const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};

#[tokio::main]
async fn main() {
    let setting = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let cards = std::fs::read(setting("BOT_CARDS")).expect("BOT_CARDS is a file");
    let cards: Cards = serde_json::from_slice(&cards).expect("BOT_CARDS holds cards");
    let address = setting("BOT_API_URL").parse().expect("BOT_API_URL is an address");
    let bot = Bot::new(setting("BOT_TOKEN")).set_api_url(address);
    let handler = dptree::entry()
        .branch(Update::filter_message().endpoint(typed))
        .branch(Update::filter_callback_query().endpoint(pressed));
    Dispatcher::builder(bot, handler)
        .dependencies(dptree::deps![Arc::new(cards)])
        .enable_ctrlc_handler()
        .build()
        .dispatch()
        .await;
}

async fn typed(bot: Bot, message: Message, cards: Arc<Cards>) -> Handled {
    let is_start = message.text() == Some("/start");
    let card = if is_start { &cards.start } else { &cards.typed };
    send(&bot, message.chat.id, card).await?;
    if is_start {
        return Ok(());
    }
    // Nobody has remembered which card it was; in the simulator it stands right above what was typed.
    let before = MessageId(message.id.0 - 1);
    unmodified(bot.edit_message_reply_markup(message.chat.id, before).await)
}

async fn send(bot: &Bot, chat: ChatId, card: &Card) -> Handled {
    let message = bot.send_message(chat, card.text.as_str());
    let message = message.entities(card.entities.iter().cloned()).link_preview_options(NO_PREVIEW);
    message.reply_markup(card.keyboard.clone()).await.map(drop)
}

async fn pressed(bot: Bot, press: CallbackQuery, cards: Arc<Cards>) -> Handled {
    let card = press.data.as_ref().and_then(|data| cards.pressed.get(data));
    let (Some(card), Some(message)) = (card, &press.message) else {
        // A button of a side road.
        bot.answer_callback_query(press.id).await?;
        return Ok(());
    };
    let (chat, number) = (message.chat().id, message.id());
    let answer = bot.answer_callback_query(press.id.clone());
    // Together, as Grozd does.
    if card.anew {
        let strip = bot.edit_message_reply_markup(chat, number);
        let (sent, answered, stripped) = tokio::join!(send(&bot, chat, card), answer.send(), strip.send());
        answered?;
        sent?;
        return unmodified(stripped);
    }
    let edit = bot.edit_message_text(chat, number, card.text.as_str());
    let edit = edit.entities(card.entities.iter().cloned()).link_preview_options(NO_PREVIEW);
    let (edited, answered) = tokio::join!(edit.reply_markup(card.keyboard.clone()).send(), answer.send());
    answered?;
    unmodified(edited)
}

/// Whether it went well; a message that stands there already is well.
fn unmodified<T>(edited: Result<T, RequestError>) -> Handled {
    match edited {
        Err(RequestError::Api(ApiError::MessageNotModified)) => Ok(()),
        ended => ended.map(drop),
    }
}

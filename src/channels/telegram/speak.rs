//! Turns a screen into calls of the Bot API, within Telegram's limits.
//!
//! Bold is an entity, not markup, so that no name and no typed text can break a message.

mod message;
mod parcels;

use serde::de::IgnoredAny;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, AnswerInlineQuery, AnswerInlineQuerySetters, EditMessageCaption,
    EditMessageCaptionSetters, EditMessageReplyMarkup, EditMessageText, EditMessageTextSetters, SendMessage,
    SendMessageSetters, SetMyCommands, SetMyCommandsSetters,
};
use teloxide::types::{
    BotCommand, BotCommandScope, CallbackQueryId, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryId,
    InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton, InlineQueryResultsButtonKind,
    InputMessageContent, InputMessageContentText, LinkPreviewOptions, MessageEntity, MessageId, Recipient,
};

use message::Sent;
pub use message::{Known, Outlet};
use parcels::{export, hand_over};

use super::wire::{Fault, Wire};
use crate::engine::channel::Card;
use crate::outbox::{Body, Dispatch};
use crate::talk::{Key, KeyDoes, Offer, Parcel, Screen, units};

/// Message text, in UTF-16 units (Bot API, sendMessage).
const TEXT_LIMIT: usize = 4096;
/// The text of an answered press (Bot API, answerCallbackQuery).
const TOAST_LIMIT: usize = 200;
/// Longer labels are cut by phones anyway.
const LABEL_LIMIT: usize = 60;
/// The longest words after the bot's name.
const QUERY_LIMIT: usize = 256;
/// Buttons in a row, and in all (measured).
const ROW_LIMIT: usize = 8;
const KEYS_LIMIT: usize = 100;

/// Says one dispatch, as `Channel::speak` asks.
pub async fn speak(
    wire: &Wire,
    outlet: Outlet<'_>,
    dispatch: &mut Dispatch,
    is_paid: bool,
    card: &mut Option<Card>,
) -> Result<(), Fault> {
    let chat = chat_of(&dispatch.external)?;
    match &mut dispatch.body {
        Body::Reply { callback, toast, edit, on_notice, strip, screen } => {
            let answer = async {
                match callback {
                    Some(callback) => answer_press(wire, callback, toast.as_deref()).await,
                    None => Ok(()),
                }
            };
            let show = async {
                match screen {
                    Some(screen) => show(wire, outlet, chat, edit.as_deref(), screen, false).await.map(Some),
                    None => Ok(None),
                }
            };
            let strip_old = async {
                match strip {
                    Some(message) => strip_from(wire, chat, message).await,
                    None => Ok(()),
                }
            };
            // Together, since the person waits for both.
            let (shown, answered, stripped) = futures::join!(show, answer, strip_old);
            if let Ok(message) = &shown {
                *screen = None;
                *card = message.clone().filter(|_| !*on_notice);
            }
            if answered.is_ok() {
                *callback = None;
            }
            if stripped.is_ok() {
                *strip = None;
            }
            shown.map(drop).and(answered).and(stripped)
        }
        Body::Notice(screen) => {
            message::send_album(wire, outlet, chat, screen, (dispatch.id, is_paid)).await?;
            dispatch.message = Some(show(wire, outlet, chat, None, screen, is_paid).await?);
            Ok(())
        }
        Body::Edit { message, screen: Some(screen), .. } => match edit(wire, chat, message, screen).await {
            // It was deleted, or is too old: what is not there cannot be untrue, and nobody is told anew.
            Err(Fault::NotEditable(_)) => Ok(()),
            other => other,
        },
        // Nobody knows what it should say.
        Body::Edit { screen: None, .. } => Ok(()),
        Body::InChat { message: Some(message), screen, .. } => match edit(wire, chat, message, screen).await {
            // Whoever has deleted it does not want it there.
            Err(Fault::NotEditable(_)) => Ok(()),
            other => other,
        },
        Body::InChat { message: None, screen, .. } => {
            dispatch.message = Some(show(wire, outlet, chat, None, screen, is_paid).await?);
            Ok(())
        }
        Body::Offers { question, offers, above } => answer_question(wire, question, offers, above.as_ref()).await,
        Body::Parcel(Parcel::Sample(screen)) => {
            message::send_album(wire, outlet, chat, screen, (dispatch.id, false)).await?;
            show(wire, outlet, chat, None, screen, false).await.map(drop)
        }
        Body::Parcel(parcel) => hand_over(wire, outlet.files, chat, parcel).await,
        Body::Export { parcel, folder } => {
            export(wire, outlet, chat, (&*parcel, folder.as_str()), (dispatch.id, dispatch.language)).await
        }
        Body::Commands(commands) => {
            let commands = commands.iter().map(|(name, what)| BotCommand::new(name, what));
            let scope = BotCommandScope::Chat { chat_id: Recipient::Id(chat) };
            ignore(wire.call(&SetMyCommands::new(commands).scope(scope)).await)
        }
    }
}

/// Answers a press; one that is too old needs no answer.
pub async fn answer_press(wire: &Wire, callback: &str, toast: Option<&str>) -> Result<(), Fault> {
    let mut answer = AnswerCallbackQuery::new(CallbackQueryId(callback.to_owned()));
    if let Some(toast) = toast {
        answer = answer.text(cut(toast, TOAST_LIMIT));
    }
    match ignore(wire.call(&answer).await) {
        Err(Fault::TooOld) => Ok(()),
        other => other,
    }
}

/// Answers what was typed after the bot's name. Telegram would show a kept answer to whoever types the same, so that each
/// is for one person, and is not kept.
async fn answer_question(
    wire: &Wire,
    question: &str,
    offers: &[Offer],
    above: Option<&(String, String)>,
) -> Result<(), Fault> {
    let results = offers.iter().map(|offer| {
        let (text, entities) = compose(&offer.screen);
        let content = InputMessageContentText::new(text).entities(entities).link_preview_options(no_preview());
        let article = InlineQueryResultArticle::new(
            offer.id.clone(),
            cut(&offer.title, LABEL_LIMIT * 4),
            InputMessageContent::Text(content),
        );
        InlineQueryResult::Article(article.description(offer.line.clone()).reply_markup(keyboard(&offer.screen)))
    });
    let mut answer =
        AnswerInlineQuery::new(InlineQueryId(question.to_owned()), results).cache_time(0).is_personal(true);
    if let Some((label, payload)) = above {
        let kind = InlineQueryResultsButtonKind::StartParameter(payload.clone());
        answer = answer.button(InlineQueryResultsButton { text: label.clone(), kind });
    }
    match ignore(wire.call(&answer).await) {
        // Whoever typed has gone on.
        Err(Fault::TooOld) => Ok(()),
        other => other,
    }
}

fn chat_of(external: &str) -> Result<ChatId, Fault> {
    let number = external.parse();
    number.map(ChatId).map_err(|_| Fault::Refused { code: 0, words: "the chat is not a number".to_owned() })
}

/// Takes the buttons off a message; its words stay.
pub async fn strip_buttons(wire: &Wire, chat: &str, message: &str) -> Result<(), Fault> {
    strip_from(wire, chat_of(chat)?, message).await
}

async fn strip_from(wire: &Wire, chat: ChatId, message: &str) -> Result<(), Fault> {
    let Ok(message) = message.parse() else {
        // Not a message of this channel: there is nothing to strip.
        return Ok(());
    };
    let payload = EditMessageReplyMarkup::new(chat, MessageId(message));
    match ignore(wire.call(&payload).await) {
        // Gone, too old, or stripped by an earlier attempt.
        Err(Fault::NotEditable(_) | Fault::Unmodified) => Ok(()),
        other => other,
    }
}

/// Shows a screen and returns the message that now holds it.
async fn show(
    wire: &Wire,
    outlet: Outlet<'_>,
    chat: ChatId,
    edit: Option<&str>,
    screen: &Screen,
    is_paid: bool,
) -> Result<Card, Fault> {
    if let Some(message) = edit {
        match self::edit(wire, chat, message, screen).await {
            // The message is older than 48 hours, or deleted: the card is sent again below.
            Err(Fault::NotEditable(_)) => {}
            Ok(()) | Err(Fault::Unmodified) => return Ok(message.to_owned()),
            Err(fault) => return Err(fault),
        }
    }
    if let Some(attached) = screen.message.as_ref().and_then(|message| message.stands_under()) {
        return message::send_attached(wire, outlet, chat, screen, attached, is_paid).await;
    }
    let (text, entities) = compose(screen);
    let keyboard = keyboard(screen);
    let mut payload =
        SendMessage::new(chat, text).entities(entities).link_preview_options(no_preview()).reply_markup(keyboard);
    // Left out unless asked for, since a self-hosted server may not know it.
    payload.allow_paid_broadcast = is_paid.then_some(true);
    let sent: Sent = wire.call(&payload).await?;
    Ok(sent.message_id.to_string())
}

/// Shows a screen in the place of a message.
async fn edit(wire: &Wire, chat: ChatId, message: &str, screen: &Screen) -> Result<(), Fault> {
    // A number that is no message of this channel is treated as one that is gone.
    let number = message.parse().map_err(|_| Fault::NotEditable("not a message of this channel".to_owned()))?;
    let (text, entities) = compose(screen);
    if screen.message.as_ref().is_some_and(|message| message.stands_under().is_some()) {
        // The words of a message with a picture or a file stand under it.
        let payload = EditMessageCaption::new(chat, MessageId(number))
            .caption(text)
            .caption_entities(entities)
            .reply_markup(keyboard(screen));
        return ignore(wire.call(&payload).await);
    }
    let payload = EditMessageText::new(chat, MessageId(number), text)
        .entities(entities)
        .link_preview_options(no_preview())
        .reply_markup(keyboard(screen));
    ignore(wire.call(&payload).await)
}

/// What is sent cannot be made: trying again would not help.
fn refused(error: impl ToString) -> Fault {
    Fault::Refused { code: 0, words: error.to_string() }
}

/// The text of a screen with its bold title: the remark, the title, the facts, the question.
fn compose(screen: &Screen) -> (String, Vec<MessageEntity>) {
    if let Some(message) = &screen.message {
        return message::passed_on(message, screen);
    }
    let mut text = String::new();
    if let Some(remark) = &screen.remark {
        text.push_str(remark);
        text.push_str("\n\n");
    }
    let offset = units(&text);
    text.push_str(&screen.title);
    let length = units(screen.title.trim_end());
    for line in &screen.lines {
        text.push('\n');
        text.push_str(line);
    }
    if let Some(question) = &screen.question {
        text.push_str("\n\n");
        text.push_str(question);
    }
    let text = cut(&text, TEXT_LIMIT);
    let length = length.min(units(&text).saturating_sub(offset));
    let entities = if length == 0 { Vec::new() } else { vec![MessageEntity::bold(offset, length)] };
    (text, entities)
}

fn keyboard(screen: &Screen) -> InlineKeyboardMarkup {
    let mut left = KEYS_LIMIT;
    let mut rows = Vec::new();
    for row in &screen.rows {
        for part in row.chunks(ROW_LIMIT) {
            let part: Vec<_> = part.iter().take(left).filter_map(key).collect();
            left -= part.len();
            if !part.is_empty() {
                rows.push(part);
            }
        }
    }
    InlineKeyboardMarkup::new(rows)
}

fn key(key: &Key) -> Option<InlineKeyboardButton> {
    let label = match cut(&key.label, LABEL_LIMIT) {
        label if label.trim().is_empty() => "·".to_owned(),
        label => label,
    };
    match &key.does {
        KeyDoes::Code(code) => Some(InlineKeyboardButton::callback(label, code)),
        // An address that does not parse is left out rather than the whole card.
        KeyDoes::Url(address) => Some(InlineKeyboardButton::url(label, address.parse().ok()?)),
        KeyDoes::Share(words) => Some(InlineKeyboardButton::switch_inline_query(label, cut(words, QUERY_LIMIT))),
    }
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn ignore(result: Result<IgnoredAny, Fault>) -> Result<(), Fault> {
    result.map(|_| ())
}

/// Cuts a text to so many UTF-16 units, with an ellipsis if something was cut.
fn cut(text: &str, limit: usize) -> String {
    if units(text) <= limit {
        return text.to_owned();
    }
    let mut result = String::new();
    let mut taken = 0;
    for c in text.chars() {
        if taken + c.len_utf16() > limit - 1 {
            break;
        }
        taken += c.len_utf16();
        result.push(c);
    }
    result.push('…');
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn screen(title: &str, line: &str) -> Screen {
        Screen { title: title.to_owned(), lines: vec![line.to_owned()], ..Screen::default() }
    }

    #[test]
    fn the_title_is_bold_after_a_remark_with_emoji() {
        let mut screen = screen("Событие 🗓", "чт, 26 ноября");
        screen.remark = Some("✅ Сохранено 🙂".to_owned());
        let (text, entities) = compose(&screen);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let bold = &utf16[entities[0].offset..entities[0].offset + entities[0].length];
        assert_eq!(String::from_utf16(bold).unwrap(), "Событие 🗓");
    }

    proptest! {
        // Long texts make each case slow; the limits are met in the first few dozen.
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn whatever_is_said_keeps_to_the_limits(title in "\\PC{0,80}", line in "\\PC{0,9000}") {
            let (text, entities) = compose(&screen(&title, &line));
            prop_assert!(units(&text) <= TEXT_LIMIT);
            for entity in entities {
                prop_assert!(entity.length > 0 && entity.offset + entity.length <= units(&text));
            }
        }
    }
}

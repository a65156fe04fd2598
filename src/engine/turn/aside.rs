//! What is heard elsewhere than in the chat with the bot: in group chats, and what is typed after its name in any chat.
//!
//! ```text
//! leader, to the bot                             the cluster's group
//! - (Кластер) [Группа в Telegram]
//! - [Привязать группу]
//! - [Выбрать группу]                             - (the messenger) /start@grozd_bot chat-…
//!                                                - ✅ Группа привязана к кластеру «Физика»
//! ```
//!
//! Nothing personal is said in a group, and no account is opened for one. A question of somebody who has not registered
//! is answered by the way to the bot alone, and leaves nothing behind.

use super::meet::Met;
use super::{Answered, Question, Turns, reply_to};
use crate::db::Transaction;
use crate::engine::channel::{Arrival, GroupNews, Heard};
use crate::meters::TurnEnd;
use crate::model::chats::{self, Binding};
use crate::model::{roles, ways};
use crate::outbox::{self, Address, Body};
use crate::say;
use crate::talk::{Button, Cx, Result, Screen, Tx, View, Wakes, button};
use crate::text::Language;

/// What somebody has typed after the bot's name.
pub(super) struct Asked<'a> {
    /// What answers it.
    pub id: &'a str,
    /// What was typed.
    pub words: &'a str,
    /// The language that their client announces.
    pub language: Option<&'a str>,
}

/// The payload of the button that leads who has not registered to the bot: where it is told what is shared, and how.
const STRANGER: &str = "share-events";

/// So many offers a messenger shows at once.
const MOST_OFFERS: usize = 50;

impl Turns {
    /// What comes of what was said in a group, or has become of it.
    pub(super) async fn hear_group(
        &self,
        transaction: Transaction,
        met: Met,
        update: i64,
        arrival: &Arrival,
    ) -> Result<(Transaction, Answered)> {
        let silent = Answered::silent(update, TurnEnd::Ignored);
        match &arrival.heard {
            Heard::Group(news) => {
                let (transaction, wakes) = self.note(transaction, arrival.chat, news).await?;
                Ok((transaction, Answered { wakes, ..silent }))
            }
            Heard::Command { name, payload } if name == "start" && chats::code_in(payload).is_some() => {
                let code = chats::code_in(payload).unwrap_or_default();
                self.bind(transaction, met, (update, arrival), code).await
            }
            Heard::Command { .. } if arrival.group.as_ref().is_some_and(|group| group.sender.is_some()) => {
                let language = Language::of_client(arrival.client_language.as_deref());
                let view = View::new(say!(language, "talk-group-title")).line(say!(language, "talk-group-line"));
                Ok((transaction, self.said(update, arrival, language, view)?))
            }
            // Others of the group talk to each other.
            Heard::Command { .. }
            | Heard::Text(_)
            | Heard::Edited(_)
            | Heard::Press { .. }
            | Heard::File(_)
            | Heard::Thing(_)
            | Heard::FileArrived(_)
            | Heard::FileFailed(_)
            | Heard::Reach(_)
            | Heard::Question { .. } => Ok((transaction, silent)),
        }
    }

    /// Says something in a group, with the way to the private chat below.
    fn said(&self, update: i64, arrival: &Arrival, language: Language, view: View<()>) -> Result<Answered> {
        let view = view.button(Button::open(say!(language, "talk-group-button"), self.around.address.clone()));
        let screen: Screen = button::seal_notice(view, "")?;
        let channel = self.channel.name().to_owned();
        let address = Address { account: None, channel, external: arrival.chat.to_string(), language };
        let body = reply_to(&arrival.heard, screen);
        Ok(Answered { replies: vec![(address, body)], ..Answered::silent(update, TurnEnd::Answered) })
    }

    /// Binds a group by the code that somebody has said there.
    async fn bind(
        &self,
        transaction: Transaction,
        met: Met,
        (update, arrival): (i64, &Arrival),
        code: &str,
    ) -> Result<(Transaction, Answered)> {
        let Some(group) = arrival.group.as_ref().filter(|group| group.sender.is_some()) else {
            // An administrator who speaks in the group's name: whose code it is cannot be seen.
            let language = Language::of_client(arrival.client_language.as_deref());
            let view = View::new(say!(language, "talk-group-unbound")).line(say!(language, "talk-group-nameless"));
            return Ok((transaction, self.said(update, arrival, language, view)?));
        };
        let Some(account) = met.account else {
            let language = Language::of_client(arrival.client_language.as_deref());
            return Ok((transaction, self.said(update, arrival, language, wrong_code(language))?));
        };
        let language = account.language;
        let mut cx = Cx::new(transaction, (self.clock)(), account, self.around.clone());
        roles::met(&mut cx)?;
        let view = match chats::bind(&mut cx, &arrival.chat.to_string(), &group.title, code).await? {
            Binding::Bound(name) => {
                View::new(say!(language, "talk-group-bound", name = name)).line(say!(language, "talk-group-bound-line"))
            }
            Binding::Wrong => wrong_code(language),
            Binding::Taken => View::new(say!(language, "talk-group-unbound")).line(say!(language, "talk-group-taken")),
        };
        let (transaction, besides) = cx.finish();
        let said = self.said(update, arrival, language, view)?;
        Ok((transaction, Answered { wakes: besides.wakes, ..said }))
    }

    /// Notes what has become of a group; its leader hears where the bot was put out.
    async fn note(&self, mut transaction: Transaction, chat: i64, news: &GroupNews) -> Result<(Transaction, Wakes)> {
        let (channel, external) = (self.channel.name(), chat.to_string());
        match news {
            GroupNews::Moved { from, to } => {
                outbox::move_chat(&mut transaction, channel, &from.to_string(), &to.to_string()).await?;
                Ok((transaction, Wakes { bulk: true, ..Wakes::default() }))
            }
            GroupNews::Titled(title) => {
                chats::retitle(&mut transaction, channel, &external, title).await?;
                Ok((transaction, Wakes::default()))
            }
            GroupNews::Present(is_there) => {
                let now = (self.clock)();
                let changed = chats::set_present(&mut transaction, now, channel, &external, *is_there).await?;
                let Some(chat) = changed else { return Ok((transaction, Wakes::default())) };
                if *is_there {
                    // What has changed meanwhile is said there.
                    return Ok((transaction, Wakes { duties: true, ..Wakes::default() }));
                }
                let mut tx = Tx::new(transaction, now, (chat.municipality, chat.zone), self.around.clone());
                let leader = chat.leader.as_slice();
                let lost = |language| -> View<()> {
                    View::new(say!(language, "talk-group-lost"))
                        .line(say!(language, "talk-group-lost-line", title = chat.title.clone()))
                        .button(Button::go(say!(language, "talk-group-lost-button"), ways::CHAT.of(chat.group)))
                };
                outbox::tell(&mut tx, leader, "chats", lost).await?;
                let (transaction, wakes) = tx.finish();
                Ok((transaction, wakes))
            }
        }
    }

    /// Answers what somebody has typed after the bot's name in any chat.
    pub(super) async fn offer(
        &self,
        transaction: Transaction,
        question: &Question,
        met: Met,
        asked: Asked<'_>,
    ) -> Result<(Transaction, Answered)> {
        let update = question.update;
        let chat = question.arrival.as_ref().map_or(0, |arrival| arrival.chat).to_string();
        let channel = self.channel.name().to_owned();
        let known = met.account.filter(|account| account.person.is_some() && account.consent.is_some());
        let Some(account) = known else {
            let language = Language::of_client(asked.language);
            let above = Some((say!(language, "talk-offers-stranger"), STRANGER.to_owned()));
            let body = Body::Offers { question: asked.id.to_owned(), offers: Vec::new(), above };
            let replies = vec![(Address { account: None, channel, external: chat, language }, body)];
            return Ok((transaction, Answered { replies, ..Answered::silent(update, TurnEnd::Answered) }));
        };
        let address = Address::from(&account);
        let mut cx = Cx::new(transaction, (self.clock)(), account, self.around.clone());
        roles::met(&mut cx)?;
        cx.traces.answered_by = question.room.clone();
        let mut offers = self.rooms.offers(&mut cx, asked.words).await?;
        offers.truncate(MOST_OFFERS);
        let above = offers.is_empty().then(|| (say!(cx.language(), "talk-offers-none"), STRANGER.to_owned()));
        let (transaction, besides) = cx.finish();
        let body = Body::Offers { question: asked.id.to_owned(), offers, above };
        let left = Answered::silent(update, TurnEnd::Answered);
        Ok((transaction, Answered { replies: vec![(address, body)], wakes: besides.wakes, ..left }))
    }
}

fn wrong_code(language: Language) -> View<()> {
    View::new(say!(language, "talk-group-unbound")).line(say!(language, "talk-group-code"))
}

//! What is to be said: stored in the turn's transaction, spoken after the commit, kept with its ending.
//!
//! - An interactive reply is stored as being sent, with its attempt counted, since it leaves at once.
//! - A notice waits for the bulk lane, which claims it, and ends as sent, blocked or failed.
//!
//! Delivery is at least once: after a crash whatever was being sent is sent again. An ended row keeps its
//! ending and its reason, and loses its words and its address.

mod chats;
mod commands;
mod delivery;
mod notices;
mod standing;
mod upkeep;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use tokio::time::Instant;

pub use chats::{CardSaid, go_after, move_chat, say_in_chats};
pub use commands::{Commands, set_commands};
pub use delivery::{
    Claimed, ToLookAt, again, claim, count_attempt, drop_behind, drop_unsaid, end, end_sent, next_due, recover,
};
pub use notices::{Letters, Matter, Quiet, drop_notices, farewell, tell, tell_each, tell_of, withdraw};
pub(crate) use standing::newest;
pub use standing::{Again, retell, retell_to, was_told};
pub use upkeep::{Stock, Stocks, prune, prune_letters, stock, unfinished};

use crate::db::Values;
use crate::ids::AccountId;
use crate::say;
use crate::talk::session::{Account, Chat, millis};
use crate::talk::{Fate, Kept, Of, Offer, Parcel, Result, Screen, Table, Trouble};
use crate::text::Language;

/// What is kept of messages.
pub const TABLES: &[Table] = &[
    Table::plain("letter"),
    Table::of("outbox", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "talk-kept-messages"),
        rows: "SELECT json_object('state', state, 'reason', reason,
                      'due_at', strftime('%Y-%m-%dT%H:%M:%SZ', due_at / 1000, 'unixepoch'),
                      'ended_at', strftime('%Y-%m-%dT%H:%M:%SZ', ended_at / 1000, 'unixepoch'), 'attempts', attempts,
                      'words_to_be_said', json(coalesce(body, iif(outbox.language = 'ru', letter.ru, letter.en))))
               FROM outbox LEFT JOIN letter ON letter.id = outbox.letter_id AND outbox.ended_at IS NULL
               WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    standing::TABLE,
];

/// One thing to be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// The answer to one update.
    Reply {
        /// The press to be answered, by the channel's id.
        callback: Option<String>,
        /// What the answer to the press says.
        toast: Option<String>,
        /// The message that becomes the card; a new message if absent.
        edit: Option<String>,
        /// Whether the message that is edited is a notice, which is no card: its buttons stay when the next card
        /// comes.
        #[serde(default)]
        on_notice: bool,
        /// The message that loses its buttons and keeps its words.
        #[serde(default)]
        strip: Option<String>,
        /// The card; a toast needs none.
        screen: Option<Screen>,
    },
    /// A card that nobody asked for.
    Notice(Screen),
    /// A notice that stands in a chat already and is said again in its place, since what it is about has changed.
    Edit {
        /// The message.
        message: String,
        /// The room that looks at it again.
        room: String,
        /// What it is about, as the room wrote it.
        about: String,
        /// What it says from now on; the room tells it when the edit is claimed.
        #[serde(default)]
        screen: Option<Screen>,
    },
    /// A card of a group chat (`model::chats`), which is one message for as long as it stands there.
    InChat {
        /// Which card.
        card: i64,
        /// Whether it is of no use where the card does not stand yet.
        only_edit: bool,
        /// The message that it stands in, as is found when it is claimed.
        #[serde(default)]
        message: Option<String>,
        /// What it says.
        screen: Screen,
    },
    /// The answer to what somebody has typed after the bot's name in any chat.
    Offers {
        /// The question, by the channel's id.
        question: String,
        /// What can be put into the chat.
        offers: Vec<Offer>,
        /// What stands above: a label, and the payload with which it opens the bot.
        above: Option<(String, String)>,
    },
    /// A picture or a file.
    Parcel(Parcel),
    /// A file that is left in the operator's folder, and a word that it is there.
    Export {
        /// The file.
        parcel: Parcel,
        /// The folder of its municipality within that one.
        folder: String,
    },
    /// The commands of one chat: names and descriptions.
    Commands(Vec<(String, String)>),
}

impl Body {
    /// A picture or a file, where it goes: what may name other people is left in the municipality's folder on the
    /// operator's machine where the regulation says so (`papers::folder`). The only place in which a parcel becomes
    /// something to be sent.
    pub fn of_parcel(parcel: Parcel, folder: Option<&str>) -> Body {
        match folder {
            Some(folder) if parcel.names_others() => Body::Export { parcel, folder: folder.to_owned() },
            Some(_) | None => Body::Parcel(parcel),
        }
    }

    /// The parcel that it is, to be completed before it leaves.
    pub fn parcel_mut(&mut self) -> Option<&mut Parcel> {
        match self {
            Body::Parcel(parcel) | Body::Export { parcel, .. } => Some(parcel),
            _ => None,
        }
    }

    /// What the column `kind` says of it.
    fn kind(&self) -> &'static str {
        match self {
            Body::Reply { .. } | Body::Offers { .. } => "reply",
            Body::Notice(_) | Body::Edit { .. } | Body::InChat { .. } => "notice",
            Body::Parcel(_) | Body::Export { .. } => "parcel",
            Body::Commands(_) => "commands",
        }
    }

    /// Whether a chat's rate counts it: answering a press or a question and setting commands are no messages.
    pub fn is_message(&self) -> bool {
        !matches!(self, Body::Commands(_) | Body::Offers { .. } | Body::Reply { screen: None, .. })
    }

    /// How many messages a chat's rate counts: each part of an album is one.
    pub fn messages(&self) -> usize {
        let album = match self {
            Body::Notice(screen) => screen.message.as_deref(),
            Body::Parcel(Parcel::Sample(screen)) => screen.message.as_deref(),
            _ => None,
        };
        usize::from(self.is_message()) + album.map_or(0, |message| message.album().len())
    }

    /// The message that becomes the card.
    pub fn edited_message(&self) -> Option<&str> {
        match self {
            Body::Reply { edit, screen: Some(_), .. } => edit.as_deref(),
            _ => None,
        }
    }

    /// The message that stays, and loses its buttons.
    pub fn stripped_message(&self) -> Option<&str> {
        match self {
            Body::Reply { strip, .. } => strip.as_deref(),
            _ => None,
        }
    }

    /// Takes out the press to be answered and the words of the answer.
    pub fn take_press(&mut self) -> Option<(String, Option<String>)> {
        match self {
            Body::Reply { callback, toast, .. } => Some((callback.take()?, toast.take())),
            _ => None,
        }
    }

    /// Leaves the card out: a newer one is about to take its place.
    pub fn leave_card_out(&mut self) {
        if let Body::Reply { screen, .. } = self {
            *screen = None;
        }
    }
}

/// A message in flight: its row, where it goes, and what it is.
#[derive(Debug, Clone)]
pub struct Dispatch {
    /// The row of the outbox.
    pub id: i64,
    /// The chat.
    pub external: String,
    /// Whose account it is; a farewell has none left.
    pub account: Option<AccountId>,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// How often the account had been found reachable again by then.
    pub reached: i64,
    /// What is said.
    pub body: Body,
    /// In which language.
    pub language: Language,
    /// When the update came that this answers; only a turn's first reply knows it.
    pub asked: Option<Instant>,
    /// The message that a notice has become, once the channel took it.
    pub message: Option<String>,
}

/// How a dispatch ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The channel took it.
    Sent,
    /// The person has blocked the bot or is gone.
    Blocked {
        /// What the channel says.
        reason: String,
        /// What [`Dispatch::reached`] was: an account that has come back since counts as reachable.
        reached: i64,
    },
    /// The channel refuses it for good.
    Failed(String),
}

/// Stores replies that leave right after the commit, in this order, and tells their numbers.
pub(crate) const REPLY: &str =
    "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at, attempts, state)
 SELECT value ->> 0, value ->> 1, value ->> 2, 'interactive', value ->> 5, value ->> 3, value ->> 4, ?, 1, 'sending'
 FROM json_each(?) WHERE true ORDER BY key
 RETURNING id, coalesce((SELECT reached FROM account WHERE id = account_id), 0) AS reached";

/// Adds the values of [`REPLY`].
pub(crate) fn replying(values: Values, now: DateTime<Utc>, replies: &[(Address, Body)]) -> Result<Values> {
    let rows = replies.iter().map(|(to, body)| {
        let text = serde_json::to_string(body)?;
        Ok((to.account, &to.channel, &to.external, text, to.language, body.kind()))
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    Ok(values.and(millis(now))?.and(serde_json::to_string(&rows)?)?)
}

/// What is to be sent, by the rows of [`REPLY`].
pub(crate) fn replied(rows: &[SqliteRow], replies: Vec<(Address, Body)>) -> Result<Vec<Dispatch>> {
    let stored = rows.iter().map(|row| Ok((row.try_get("id")?, row.try_get("reached")?)));
    let mut stored = stored.collect::<sqlx::Result<Vec<(i64, i64)>>>()?;
    // Ids grow in the order of the rows; SQLite promises no order for RETURNING.
    stored.sort_unstable();
    if stored.len() != replies.len() {
        return Err(Trouble::fault("not every reply was stored"));
    }
    let dispatches = stored.into_iter().zip(replies).map(|((id, reached), (to, body))| Dispatch {
        id,
        external: to.external,
        account: to.account,
        attempts: 1,
        reached,
        body,
        language: to.language,
        asked: None,
        message: None,
    });
    Ok(dispatches.collect())
}

/// Puts something into the outbox for one account, which has asked for it: it waits for the bulk lane, but for no quiet
/// hours. Nothing is stored where the account is gone.
pub async fn hand(db: &mut SqliteConnection, account: AccountId, body: &Body, now: DateTime<Utc>) -> Result<()> {
    let (kind, text, due_at) = (body.kind(), serde_json::to_string(body)?, millis(now));
    sqlx::query!(
        "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
         SELECT id, channel, external, 'bulk', ?, ?, language, ? FROM account WHERE id = ?",
        kind,
        text,
        due_at,
        account
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Where a reply goes.
#[derive(Debug, Clone)]
pub struct Address {
    /// The account; none for one that is erased, or for a group.
    pub account: Option<AccountId>,
    /// The channel.
    pub channel: String,
    /// The chat.
    pub external: String,
    /// The language to speak.
    pub language: Language,
}

impl From<&Chat> for Address {
    fn from(chat: &Chat) -> Address {
        Address {
            account: Some(chat.account),
            channel: chat.channel.clone(),
            external: chat.external.clone(),
            language: chat.language,
        }
    }
}

impl From<&Account> for Address {
    fn from(account: &Account) -> Address {
        Address {
            account: Some(account.id),
            channel: account.channel.clone(),
            external: account.external.clone(),
            language: account.language,
        }
    }
}

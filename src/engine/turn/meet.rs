//! How a turn begins: one call takes the write lock, finds the account with its steps, and asks whether the update
//! still waits.
//!
//! The lock is held from there to the commit, so that what is read here stays true until then.

use std::borrow::Cow;
use std::sync::LazyLock;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::{Question, Turns};
use crate::db::{Call, Transaction, Values};
use crate::engine::channel::{Arrival, Heard};
use crate::engine::inbox;
use crate::features;
use crate::talk::button::Code;
use crate::talk::session::{self, Account};
use crate::talk::{Place, Result, Trouble};
use crate::text::Language;

/// What a turn finds.
pub(super) struct Met {
    /// Whether the update still waits for its turn.
    pub waits: bool,
    /// Whose turn it is, unless they write for the first time.
    pub account: Option<Account>,
}

static MEETS: LazyLock<Call> = LazyLock::new(|| Call::proved_by("waits", &[session::FIND, inbox::WAITS]));

impl Turns {
    /// Begins a transaction, and reads what its first turn needs.
    pub(super) async fn begin(&self, question: &Question) -> Result<(Transaction, Met)> {
        let (transaction, rows) = self.database.begin_with(&MEETS, self.asking(question)?).await?;
        Ok((transaction, self.met(question, &rows)?))
    }

    /// Reads what a later turn of a transaction needs.
    pub(super) async fn meet(&self, db: &mut SqliteConnection, question: &Question) -> Result<Met> {
        let rows = MEETS.make(db, self.asking(question)?).await?;
        self.met(question, &rows)
    }

    fn asking(&self, question: &Question) -> Result<Values> {
        let asking = session::asking(self.channel.name(), &chat(question), &heading(question))?;
        Ok(asking.and(question.update)?)
    }

    fn met(&self, question: &Question, rows: &[SqliteRow]) -> Result<Met> {
        let Some((waits, account)) = rows.split_last() else {
            return Err(Trouble::fault("the inbox does not tell whether an update waits"));
        };
        let read = |row| session::found(row, self.channel.name(), &chat(question), &heading(question));
        Ok(Met { waits: waits.try_get("waits")?, account: account.first().map(read).transpose()? })
    }

    /// The account that was found, or one that is opened for who writes for the first time.
    pub(super) async fn account(&self, db: &mut SqliteConnection, arrival: &Arrival, met: Met) -> Result<Account> {
        if let Some(account) = met.account {
            return Ok(account);
        }
        let language = Language::of_client(arrival.client_language.as_deref());
        session::open(db, self.channel.name(), &arrival.chat.to_string(), language).await
    }
}

/// The chat of somebody, in a group of who speaks there; nothing for what asks for no answer.
fn chat(question: &Question) -> String {
    let arrival = question.arrival.as_ref();
    let chat = arrival.and_then(|arrival| match (arrival.private, &arrival.group) {
        (true, _) => Some(arrival.chat),
        (false, group) => group.as_ref().and_then(|group| group.sender),
    });
    chat.map_or_else(String::new, |chat| chat.to_string())
}

/// The room that an update names, whose step is read along; the gates may still lead elsewhere.
fn heading(question: &Question) -> Cow<'_, str> {
    let at = |place: Option<Place>| place.map_or(Cow::Borrowed(""), |place| place.room);
    match question.arrival.as_ref().map(|arrival| &arrival.heard) {
        Some(Heard::Press { code: Some(Code::Go { place, .. }), .. }) => Cow::Borrowed(place.room.as_ref()),
        Some(Heard::Press { code: Some(Code::Step { room, .. } | Code::Standing { room, .. }), .. }) => {
            Cow::Borrowed(room.as_str())
        }
        Some(Heard::Command { name, payload }) if name == "start" => {
            at(features::link(payload).map(|(place, _)| place))
        }
        Some(Heard::Command { name, .. }) => at(features::command(name)),
        _ => Cow::Borrowed(""),
    }
}

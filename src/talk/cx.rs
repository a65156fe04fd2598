//! What a room has at hand while it answers: the turn's transaction, who is asking, the hour, and the things to
//! be said besides the card.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;

use super::session::Account;
use super::{Parcel, Place};
use crate::db::Transaction;
use crate::ids::{AccountId, MunicipalityId, PersonId};
use crate::text::Language;

/// What does not change while the program runs.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Who is responsible for the personal data: name and address, as the consent shows it (152-FZ art. 9).
    pub operator: String,
    /// The bot's name on its channel, for deep links.
    pub bot: String,
}

/// The context of one turn.
#[derive(Debug)]
pub struct Cx {
    transaction: Transaction,
    /// The moment of the turn, in whole seconds.
    pub now: DateTime<Utc>,
    /// Whose turn it is.
    pub account: Account,
    /// What does not change.
    pub around: Arc<Surroundings>,
    /// A word above the next card.
    pub(super) remark: Option<String>,
    /// A word that passes: the answer to a press.
    pub(super) toast: Option<String>,
    /// What follows the card as messages of their own.
    pub(super) parcels: Vec<Parcel>,
    /// Whether the card that was pressed stays as it is, and the next one goes below.
    pub(super) keeps_card: bool,
    /// Whether a gate has shown something else than what was pressed.
    pub(crate) rerouted: bool,
    /// The place of a link that a gate held back from a newcomer.
    pub(crate) held_back: Option<Place>,
    /// Whether the outbox got something for the bulk lane.
    pub(crate) wakes_bulk: bool,
    /// The room that answered first, for the figures; it outlives a turn that fails.
    pub(crate) answered_by: Arc<OnceLock<&'static str>>,
}

impl Cx {
    /// A context in a transaction that the caller has begun.
    pub fn new(transaction: Transaction, now: DateTime<Utc>, account: Account, around: Arc<Surroundings>) -> Cx {
        Cx {
            transaction,
            now,
            account,
            around,
            remark: None,
            toast: None,
            parcels: Vec::new(),
            keeps_card: false,
            rerouted: false,
            held_back: None,
            wakes_bulk: false,
            answered_by: Arc::default(),
        }
    }

    /// The connection of the turn's transaction, for stores.
    pub fn db(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    /// Gives the transaction back to be committed, and what is to be said besides the card.
    pub fn finish(self) -> (Transaction, Besides) {
        let besides = Besides {
            toast: self.toast,
            parcels: self.parcels,
            keeps_card: self.keeps_card,
            wakes_bulk: self.wakes_bulk,
        };
        (self.transaction, besides)
    }

    /// The language of the person.
    pub fn language(&self) -> Language {
        self.account.language
    }

    /// The municipality of the person.
    pub fn municipality(&self) -> MunicipalityId {
        self.account.municipality
    }

    /// The zone of the municipality.
    pub fn zone(&self) -> Tz {
        self.account.zone
    }

    /// The day in the municipality.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.account.zone).date_naive()
    }

    /// The account that speaks.
    pub fn account_id(&self) -> AccountId {
        self.account.id
    }

    /// The registered person, if there is one yet.
    pub fn person(&self) -> Option<PersonId> {
        self.account.person
    }

    /// Puts a word above the next card.
    pub fn remark(&mut self, words: impl Into<String>) {
        self.remark = Some(words.into());
    }

    /// Answers the press with a word that passes.
    pub fn toast(&mut self, words: impl Into<String>) {
        self.toast = Some(words.into());
    }

    /// Leaves the words of the pressed card standing, without its buttons: they are a document, such as a consent.
    pub fn keep_card(&mut self) {
        self.keeps_card = true;
    }

    /// Sends a picture or a file below the card.
    pub fn parcel(&mut self, parcel: Parcel) {
        self.parcels.push(parcel);
    }
}

/// What a turn says besides its card.
#[derive(Debug, Default)]
pub struct Besides {
    /// The answer to the press.
    pub toast: Option<String>,
    /// Pictures and files.
    pub parcels: Vec<Parcel>,
    /// Whether the pressed card stays, without its buttons.
    pub keeps_card: bool,
    /// Whether the bulk lane has something new.
    pub wakes_bulk: bool,
}

//! What a room has at hand while it answers: the work of the turn, the account, and what is to be said besides the
//! card.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};

use super::last::{Before, Origin};
use super::session::{Account, Stand};
use super::{CatalogueSeal, Parcel, Place, RegulationSeal, Sheet, Styled, Surroundings, Tx, Wakes};
use crate::db::Transaction;
use crate::ids::{AccountId, PersonId};
use crate::text::{Language, forms};

/// The context of one turn: a [`Tx`] with an account.
#[derive(Debug)]
pub struct Cx {
    tx: Tx,
    /// Whose turn it is.
    pub account: Account,
    /// A word above the next card.
    pub(super) remark: Option<String>,
    /// The answer to a press, shown for a moment.
    pub(super) toast: Option<String>,
    /// What follows the card as messages of their own.
    pub(super) parcels: Vec<Parcel>,
    /// Whether the card that was pressed stays as it is, and the next one goes below.
    pub(super) keeps_card: bool,
    /// What the engine has to know of the turn.
    pub(crate) traces: Traces,
}

/// What a turn leaves for the engine besides its answer.
#[derive(Debug, Default)]
pub(crate) struct Traces {
    /// Whether a gate has shown something other than what was pressed.
    pub rerouted: bool,
    /// The place of a link that a gate held back from a newcomer.
    pub held_back: Option<Place>,
    /// The room that answered first, for the figures; it outlives a turn that fails.
    pub answered_by: Arc<OnceLock<&'static str>>,
    /// Where what was said comes from.
    pub origin: Origin,
    /// The place of a newcomer's link to which this turn leads on: older than the turn, it may not open any more.
    pub taken: Option<Place>,
    /// When that link was opened.
    pub taken_at: Option<DateTime<Utc>>,
    /// The notice whose standing button was pressed, which the answer itself edits.
    pub notice: Option<String>,
    /// The step that a typed text answers.
    pub before: Option<Before>,
    /// Where it leaves the person; `None` if nothing of that has changed, or is still to be written.
    pub stand: Option<Stand>,
}

impl Deref for Cx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for Cx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

impl Cx {
    /// A context in a transaction that the caller has begun.
    pub fn new(transaction: Transaction, now: DateTime<Utc>, account: Account, around: Arc<Surroundings>) -> Cx {
        let mut tx = Tx::new(transaction, now, (account.municipality, account.zone), around);
        tx.remember(RegulationSeal(account.regulation));
        tx.remember(CatalogueSeal(account.catalogue));
        Cx { tx, account, remark: None, toast: None, parcels: Vec::new(), keeps_card: false, traces: Traces::default() }
    }

    /// Gives the transaction back to be committed, and what the turn leaves besides the card.
    pub fn finish(self) -> (Transaction, Besides) {
        let Cx { tx, toast, parcels, keeps_card, traces, .. } = self;
        let (transaction, wakes) = tx.finish();
        (transaction, Besides { toast, parcels, keeps_card, wakes, stand: traces.stand })
    }

    /// The account's language.
    pub fn language(&self) -> Language {
        self.account.language
    }

    /// The account.
    pub fn account_id(&self) -> AccountId {
        self.account.id
    }

    /// The registered person, if there is one yet.
    pub fn person(&self) -> Option<PersonId> {
        self.account.person
    }

    /// When the person came to where this turn leads: now, or when they opened the link that had to wait for their
    /// registration. Whoever scans a code at the door is there at that moment.
    pub fn came_at(&self) -> DateTime<Utc> {
        self.traces.taken_at.unwrap_or(self.now)
    }

    /// Puts a word above the next card.
    pub fn remark(&mut self, words: impl Into<String>) {
        self.remark = Some(words.into());
    }

    /// The notice whose own button was pressed, with the account: what follows from the press is said there already.
    pub fn pressed_notice(&self) -> Option<(AccountId, String)> {
        Some((self.account.id, self.traces.notice.clone()?))
    }

    /// Adds a word below the one that stands above the next card already.
    pub fn remark_below(&mut self, words: impl Into<String>) {
        let words = words.into();
        self.remark = Some(match self.remark.take() {
            Some(above) => format!("{above}\n{words}"),
            None => words,
        });
    }

    /// Answers the press with a word that is shown for a moment.
    pub fn toast(&mut self, words: impl Into<String>) {
        self.toast = Some(words.into());
    }

    /// Leaves the text of the pressed card in the chat, without its buttons: it is a document, such as a consent.
    pub fn keep_card(&mut self) {
        self.keeps_card = true;
    }

    /// What was typed, with its formatting; where that came in pieces, or is not what was heard, its words alone.
    pub fn styled(&self, typed: &str) -> Styled {
        let whole = self.traces.origin.styled.as_ref();
        let whole = whole.filter(|styled| forms::heard(&styled.text).as_deref() == Some(typed));
        whole.cloned().unwrap_or_else(|| Styled::plain(typed))
    }

    /// Whether what is sent below the card may name other people than whoever gets it.
    pub fn hands_names(&self) -> bool {
        self.parcels.iter().any(Parcel::names_others)
    }

    /// Sends a picture or a file below the card.
    pub fn parcel(&mut self, parcel: Parcel) {
        self.parcels.push(parcel);
    }

    /// Sends a spreadsheet below the card, in as many files as its rows need.
    pub fn sheet(&mut self, sheet: Sheet) {
        let language = self.language();
        self.parcels.extend(sheet.parts(language).into_iter().map(Parcel::Sheet));
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
    /// Which background tasks the commit wakes.
    pub wakes: Wakes,
    /// Where the person is left, which is still to be written.
    pub stand: Option<Stand>,
}

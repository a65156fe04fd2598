//! A transaction at work: the time, the municipality, and whom to wake after the commit.
//!
//! Stores, verbs, duties, imports and the demo take a [`Tx`]. A turn takes a [`Cx`](super::Cx), which is one with an
//! account.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use futures::future::BoxFuture;
use sqlx::SqliteConnection;

use super::Result;
use super::happening::{Follow, Happening};
use crate::db::Transaction;
use crate::files::Files;
use crate::ids::{MunicipalityId, PersonId};
use crate::text::Words;

/// What a function pointer of a feature returns, since a plain value cannot hold an `async fn`.
pub type Answer<'a, T> = BoxFuture<'a, Result<T>>;

/// What does not change while the program runs.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Who is responsible for the personal data: name and address, as the consent shows it (152-FZ art. 9).
    pub operator: String,
    /// The address of the bot on its channel, without a payload: `https://…/name`.
    pub address: String,
    /// Whether the bot is asked what people type after its name in other chats: its operator switches that on.
    pub shares: bool,
    /// The texts of the consent to processing, the oldest first.
    pub consents: &'static [ConsentText],
    /// The content of files from people.
    pub files: Arc<Files>,
    /// The regulations that were read last.
    pub regulations: Arc<Sealed>,
    /// The catalogues of needs that were read last.
    pub catalogues: Arc<Sealed>,
    /// What follows happenings, in the order of the features.
    pub follows: Vec<Follow>,
}

impl Surroundings {
    /// The address that opens the bot at the place of a payload.
    pub fn link(&self, payload: &str) -> String {
        format!("{}?start={payload}", self.address)
    }

    /// The address that lets somebody choose a group, to which the bot is added, and where it hears the payload.
    pub fn group_link(&self, payload: &str) -> String {
        format!("{}?startgroup={payload}", self.address)
    }

    /// How the bot is named in other chats.
    pub fn mention(&self) -> String {
        format!("@{}", self.address.rsplit('/').next().unwrap_or_default())
    }

    /// The number of the newest text of the consent.
    pub fn consent(&self) -> i64 {
        self.consents.last().map_or(0, |text| text.number)
    }
}

/// A version of the text of the consent.
#[derive(Debug, Clone, Copy)]
pub struct ConsentText {
    /// Its number, which is stored with each consent.
    pub number: i64,
    /// The day since which it is asked, as papers write it.
    pub day: &'static str,
    /// What it allows that the text before it did not.
    pub news: Words,
}

/// The seal of the newest version of the municipality's regulation, as a turn finds it together with its account: most
/// read no more of it than that. `None` where there is no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegulationSeal(pub Option<i64>);

/// The seal of the municipality's catalogue of needs, as a turn finds it together with its account. `None` where it is the
/// common one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueSeal(pub Option<i64>);

/// What was read of each municipality under a seal, the newest of each. A seal follows from all of what it stands for, so
/// that nothing is stale even if the transaction in which it was read is rolled back: nothing need be dropped.
#[derive(Debug, Default)]
pub struct Sealed(Mutex<HashMap<MunicipalityId, (i64, Something)>>);

/// Whatever a noun reads: the kit knows none of them.
type Something = Arc<dyn Any + Send + Sync>;

impl Sealed {
    /// What was kept under this seal.
    pub fn get<T: Send + Sync + 'static>(&self, of: MunicipalityId, seal: i64) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, kept) = kept.get(&of).filter(|(known, _)| *known == seal)?;
        kept.clone().downcast().ok()
    }

    /// Keeps what was read under a seal, in place of what was kept before.
    pub fn put<T: Send + Sync + 'static>(&self, of: MunicipalityId, seal: i64, what: Arc<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(of, (seal, what));
    }
}

/// A transaction at work.
#[derive(Debug)]
pub struct Tx {
    transaction: Transaction,
    /// The time, in whole seconds.
    pub now: DateTime<Utc>,
    municipality: MunicipalityId,
    zone: Tz,
    /// What does not change.
    pub around: Arc<Surroundings>,
    wakes: Wakes,
    /// Each with the person whose right it is, where that is told: an end of their roles ends it.
    proofs: Vec<(Option<PersonId>, Box<dyn Any + Send + Sync>)>,
    remembered: Vec<Box<dyn Any + Send + Sync>>,
}

/// What a transaction has remembered.
#[derive(Debug)]
pub struct Memory(Vec<Box<dyn Any + Send + Sync>>);

/// Which background tasks the commit wakes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wakes {
    /// The bulk lane: the outbox got something for it.
    pub bulk: bool,
    /// The duties: one may be due earlier than it was.
    pub duties: bool,
    /// The fetching of files: one was asked for, or deleted.
    pub files: bool,
}

impl Tx {
    /// Work in a transaction that the caller has begun.
    pub fn new(
        transaction: Transaction,
        now: DateTime<Utc>,
        (municipality, zone): (MunicipalityId, Tz),
        around: Arc<Surroundings>,
    ) -> Tx {
        Tx {
            transaction,
            now,
            municipality,
            zone,
            around,
            wakes: Wakes::default(),
            proofs: Vec::new(),
            remembered: Vec::new(),
        }
    }

    /// The connection of the transaction, for stores.
    pub fn db(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    /// The municipality that the work is about.
    pub fn municipality(&self) -> MunicipalityId {
        self.municipality
    }

    /// The municipality's time zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Today in the municipality.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// Notes that the bulk lane has something new to say after the commit.
    pub fn wake_bulk(&mut self) {
        self.wakes.bulk = true;
    }

    /// Notes that a duty may be due earlier than it was.
    pub fn wake_duties(&mut self) {
        self.wakes.duties = true;
    }

    /// Notes that a file was asked for or deleted.
    pub fn wake_files(&mut self) {
        self.wakes.files = true;
    }

    /// A proof of this kind that a guard has handed out in this transaction, so that a right that is asked for twice is
    /// read once: nobody else writes meanwhile.
    pub fn proof<T: Copy + Send + Sync + 'static>(&self, fits: impl Fn(&T) -> bool) -> Option<T> {
        self.proofs.iter().filter_map(|(_, proof)| proof.downcast_ref()).find(|proof| fits(proof)).copied()
    }

    /// Keeps a proof for the rest of the transaction, or until an appointment changes.
    pub fn keep_proof<T: Copy + Send + Sync + 'static>(&mut self, proof: T) {
        self.proofs.push((None, Box::new(proof)));
    }

    /// Keeps the proof of what a person may for the rest of the transaction, or until an appointment of theirs changes.
    pub fn keep_proof_of<T: Copy + Send + Sync + 'static>(&mut self, person: PersonId, proof: T) {
        self.proofs.push((Some(person), Box::new(proof)));
    }

    /// What [`Tx::remember`] kept of this type: something that is read once in a transaction.
    pub fn remembered<T: Clone + Send + Sync + 'static>(&self) -> Option<T> {
        self.remembered.iter().rev().find_map(|kept| kept.downcast_ref()).cloned()
    }

    /// Keeps what was read, or what was just written in its place, for the rest of the transaction.
    pub fn remember<T: Clone + Send + Sync + 'static>(&mut self, what: T) {
        self.remembered.retain(|kept| !kept.is::<T>());
        self.remembered.push(Box::new(what));
    }

    /// Forgets what [`Tx::remember`] kept of this type: it was changed, and is read anew.
    pub fn forget<T: Send + Sync + 'static>(&mut self) {
        self.remembered.retain(|kept| !kept.is::<T>());
    }

    /// Takes out everything that is remembered, for another transaction.
    pub fn take_memory(&mut self) -> Memory {
        Memory(std::mem::take(&mut self.remembered))
    }

    /// Remembers what another transaction has read for this one.
    pub fn recall(&mut self, memory: Memory) {
        self.remembered.extend(memory.0);
    }

    /// Lets every feature act on what has just happened, in this transaction.
    pub async fn raise(&mut self, happening: Happening) -> Result<()> {
        if let Happening::RolesChanged { person } | Happening::Erasing { person } = happening {
            self.proofs.retain(|(whose, _)| whose.is_some_and(|whose| whose != person));
        }
        let around = self.around.clone();
        for follow in &around.follows {
            follow(self, &happening).await?;
        }
        Ok(())
    }

    /// Gives the transaction back to be committed, and tells which tasks the commit wakes.
    pub fn finish(self) -> (Transaction, Wakes) {
        (self.transaction, self.wakes)
    }
}

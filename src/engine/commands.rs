//! The commands of each chat: a newcomer, a leader and a coordinator see different ones next to the input field.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use futures::FutureExt;
use sqlx::SqliteConnection;

use crate::feature::Feature;
use crate::features;
use crate::ids::{MunicipalityId, PersonId};
use crate::model::roles::{self, Chats, Roles};
use crate::model::{organisations, regulation};
use crate::outbox::{self, Address};
use crate::talk::session::{self, Account, Chat};
use crate::talk::{Answer, Happening, Result, Tx};
use crate::text::Language;

/// Updates the commands of a person whose roles or language have changed, and resets those of a person who is about to
/// be erased: the messenger keeps a chat's commands until it is told otherwise.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    async move {
        match happening {
            Happening::RolesChanged { person } => {
                let Chats { roles, chats } = roles::chats(tx.db(), *person).await?;
                let (now, open) = (tx.now, features::open(&*regulation::now(tx).await?)?);
                let seen = (&roles, open.as_slice());
                // Most roles bring no command.
                for chat in chats.iter().filter(|chat| is_another(&chat.commands, seen, chat.language)) {
                    set(tx.db(), now, seen, &Address::from(chat)).await?;
                    tx.wake_bulk();
                }
                Ok(())
            }
            Happening::LanguageChanged { person } => {
                let roles = roles::roles(tx.db(), Some(*person)).await?;
                let open = features::open(&*regulation::now(tx).await?)?;
                refresh(tx, *person, (&roles, &open), |chat| Address::from(chat)).await
            }
            Happening::Erasing { person } => {
                if roles::roles(tx.db(), Some(*person)).await? == Roles::default() {
                    return Ok(());
                }
                // They must not be deleted together with the account.
                let bare = |chat: &Chat| Address { account: None, ..Address::from(chat) };
                refresh(tx, *person, (&Roles::default(), features::ALL), bare).await
            }
            Happening::RegulationChanged { version } => {
                let before = names(&features::open(&regulation::at(tx, version - 1).await?)?);
                let open = features::open(&*regulation::now(tx).await?)?;
                if before != names(&open) {
                    // What is chosen again may have something to do.
                    tx.wake_duties();
                    let (now, municipality) = (tx.now, tx.municipality());
                    let held = roles::with_roles(tx.db()).await?;
                    refresh_municipality(tx.db(), now, municipality, &open, &held).await?;
                    tx.wake_bulk();
                }
                Ok(())
            }
            Happening::Left { .. } | Happening::RegisteredTwice { .. } => Ok(()),
        }
    }
    .boxed()
}

/// The names of features, to be compared.
fn names(features: &[&'static Feature]) -> Vec<&'static str> {
    features.iter().map(|feature| feature.name).collect()
}

async fn refresh(tx: &mut Tx, person: PersonId, of: Seen<'_>, address: impl Fn(&Chat) -> Address) -> Result<()> {
    let now = tx.now;
    for chat in session::chats_of(tx.db(), &[person]).await? {
        set(tx.db(), now, of, &address(&chat)).await?;
    }
    tx.wake_bulk();
    Ok(())
}

/// Somebody can be reached again, or no longer. Their roles or their language may have changed while they could not be
/// told, so that commands which are no longer theirs are taken back. Returns whether the bulk lane got something.
pub async fn reach(db: &mut SqliteConnection, now: DateTime<Utc>, account: &Account, reachable: bool) -> Result<bool> {
    session::set_reachable(db, account.id, reachable).await?;
    if !reachable {
        return Ok(false);
    }
    let roles = roles::roles(db, account.person).await?;
    let open = features::open(&regulation::newest(db, account.municipality).await?)?;
    if !is_another(&account.commands, (&roles, &open), account.language) {
        return Ok(false);
    }
    set(db, now, (&roles, &open), &Address::from(account)).await?;
    Ok(true)
}

/// What somebody sees: by their roles, and by what is open.
type Seen<'a> = (&'a Roles, &'a [&'static Feature]);

/// Whether a chat is to be given other commands than it has; one that never had its own has everybody's.
fn is_another(had: &str, of: Seen<'_>, language: Language) -> bool {
    let wanted = version_of(of, language);
    let has_everybodys = had.is_empty() && wanted == version_of((&Roles::default(), features::ALL), language);
    !has_everybodys && had != wanted
}

/// Updates the commands of everybody in a municipality, whatever their roles.
async fn refresh_municipality(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    municipality: MunicipalityId,
    open: &[&'static Feature],
    held: &BTreeMap<PersonId, Roles>,
) -> Result<()> {
    let nothing = Roles::default();
    for chat in session::chats_in(db, municipality).await? {
        let seen = (held.get(&chat.person).unwrap_or(&nothing), open);
        if is_another(&chat.commands, seen, chat.language) {
            set(db, now, seen, &Address::from(&chat)).await?;
        }
    }
    Ok(())
}

/// Updates the commands of everybody with a role, if the program's have changed since they were last set; and of
/// everybody where something is closed.
///
/// One query for all of them: there are thousands in a large municipality, and the start waits for it.
pub async fn refresh_all(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    let mut closed = HashMap::new();
    for municipality in organisations::municipalities(db).await? {
        let open = features::open(&regulation::newest(db, municipality.id).await?)?;
        if open.len() < features::ALL.len() {
            closed.insert(municipality.id, open);
        }
    }
    let held = roles::with_roles(db).await?;
    let mut versions = HashMap::new();
    let people: Vec<_> = held.keys().copied().collect();
    for chat in session::chats_of(db, &people).await? {
        let Some(roles) = held.get(&chat.person) else {
            continue;
        };
        if closed.contains_key(&chat.municipality) {
            continue;
        }
        let key = (roles.clone(), chat.language.code());
        let version = versions.entry(key).or_insert_with(|| version_of((roles, features::ALL), chat.language));
        if chat.commands != *version {
            set(db, now, (roles, features::ALL), &Address::from(&chat)).await?;
        }
    }
    for (municipality, open) in closed {
        refresh_municipality(db, now, municipality, &open, &held).await?;
    }
    Ok(())
}

/// A short version string of the commands of some roles, to be compared with what was set.
fn version_of((roles, open): Seen<'_>, language: Language) -> String {
    let names: Vec<_> = features::commands(roles, open, language).into_iter().map(|(name, _)| name).collect();
    format!("{}:{}", language.code(), names.join(","))
}

async fn set(db: &mut SqliteConnection, now: DateTime<Utc>, of: Seen<'_>, chat: &Address) -> Result<()> {
    let list = features::commands(of.0, of.1, chat.language);
    outbox::set_commands(db, now, chat, list, &version_of(of, chat.language)).await
}

//! The commands of each chat: a newcomer, a leader and a coordinator see different ones next to the input field.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use futures::FutureExt;
use sqlx::SqliteConnection;

use crate::feature::Feature;
use crate::features;
use crate::ids::MunicipalityId;
use crate::model::roles::{self, Chats, Roles};
use crate::model::{organisations, regulation};
use crate::outbox::{self, Address, Commands};
use crate::talk::session::{self, Account};
use crate::talk::{Answer, Happening, Result, Tx};
use crate::text::Language;

/// Updates the commands of a person whose roles or language have changed, and resets those of a person who is about to
/// be erased: the messenger keeps a chat's commands until it is told otherwise.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    async move {
        match happening {
            Happening::RolesChanged { person } => {
                let concerned = roles::chats(tx, *person).await?;
                let (now, open) = (tx.now, features::open(&*regulation::now(tx).await?)?);
                let mut others = Vec::new();
                for Chats { roles, chats } in &concerned {
                    let seen = (roles, open.as_slice());
                    // Most roles bring no command.
                    let chats = chats.iter().filter(|chat| is_another(&chat.commands, seen, chat.language));
                    others.extend(chats.map(|chat| commands(seen, Address::from(chat))));
                }
                if !others.is_empty() {
                    outbox::set_commands(tx.db(), now, &others).await?;
                    tx.wake_bulk();
                }
                Ok(())
            }
            Happening::LanguageChanged { person } => {
                let (now, concerned) = (tx.now, roles::chats(tx, *person).await?);
                let open = features::open(&*regulation::now(tx).await?)?;
                let all = concerned.iter().flat_map(|it| it.chats.iter().map(|chat| (&it.roles, chat)));
                let all: Vec<_> = all.map(|(roles, chat)| commands((roles, &open), Address::from(chat))).collect();
                outbox::set_commands(tx.db(), now, &all).await?;
                tx.wake_bulk();
                Ok(())
            }
            Happening::Erasing { person } => {
                let (now, concerned) = (tx.now, roles::chats(tx, *person).await?);
                let chats = concerned.iter().filter(|it| it.roles != Roles::default()).flat_map(|it| &it.chats);
                // They must not be deleted together with the account.
                let bare = chats.map(|chat| Address { account: None, ..Address::from(chat) });
                let nothing = Roles::default();
                let all: Vec<_> = bare.map(|chat| commands((&nothing, features::ALL), chat)).collect();
                if !all.is_empty() {
                    outbox::set_commands(tx.db(), now, &all).await?;
                    tx.wake_bulk();
                }
                Ok(())
            }
            Happening::RegulationChanged { version } => {
                let before = names(&features::open(&regulation::at(tx, version - 1).await?)?);
                let open = features::open(&*regulation::now(tx).await?)?;
                if before != names(&open) {
                    // What is chosen again may have something to do.
                    tx.wake_duties();
                    let (now, municipality) = (tx.now, tx.municipality());
                    refresh_municipality(tx.db(), now, municipality, &open).await?;
                    tx.wake_bulk();
                }
                Ok(())
            }
            Happening::Left { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    }
    .boxed()
}

/// The names of features, to be compared.
fn names(features: &[&'static Feature]) -> Vec<&'static str> {
    features.iter().map(|feature| feature.name).collect()
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
    outbox::set_commands(db, now, &[commands((&roles, &open), Address::from(account))]).await?;
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
) -> Result<()> {
    let mut all = Vec::new();
    for Chats { roles, chats } in roles::chats_in(db, municipality).await? {
        let seen = (&roles, open);
        let chats = chats.iter().filter(|chat| is_another(&chat.commands, seen, chat.language));
        all.extend(chats.map(|chat| commands(seen, Address::from(chat))));
    }
    outbox::set_commands(db, now, &all).await
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
    let (mut versions, mut all) = (HashMap::new(), Vec::new());
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
            all.push(commands((roles, features::ALL), Address::from(&chat)));
        }
    }
    outbox::set_commands(db, now, &all).await?;
    for (municipality, open) in closed {
        refresh_municipality(db, now, municipality, &open).await?;
    }
    Ok(())
}

/// A short version string of the commands of some roles, to be compared with what was set.
fn version_of((roles, open): Seen<'_>, language: Language) -> String {
    let names: Vec<_> = features::commands(roles, open, language).into_iter().map(|(name, _)| name).collect();
    format!("{}:{}", language.code(), names.join(","))
}

/// What a chat is to show.
fn commands(of: Seen<'_>, chat: Address) -> Commands {
    let (list, version) = (features::commands(of.0, of.1, chat.language), version_of(of, chat.language));
    Commands { chat, list, version }
}

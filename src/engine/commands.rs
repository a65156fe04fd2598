//! The commands of each chat: a newcomer, a leader and a coordinator see different ones next to the input field.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use futures::FutureExt;
use sqlx::SqliteConnection;

use crate::features;
use crate::ids::PersonId;
use crate::model::roles::{self, Chats, Roles};
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
                let now = tx.now;
                for chat in chats.iter().filter(|chat| !has_those_of(chat, &roles)) {
                    set(tx.db(), now, &roles, &Address::from(chat)).await?;
                    tx.wake_bulk();
                }
                Ok(())
            }
            Happening::LanguageChanged { person } => {
                let roles = roles::roles(tx.db(), Some(*person)).await?;
                refresh(tx, *person, &roles, |chat| Address::from(chat)).await
            }
            Happening::Erasing { person } => {
                if roles::roles(tx.db(), Some(*person)).await? == Roles::default() {
                    return Ok(());
                }
                // They must not be deleted together with the account.
                let bare = |chat: &Chat| Address { account: None, ..Address::from(chat) };
                refresh(tx, *person, &Roles::default(), bare).await
            }
            Happening::Left { .. } | Happening::RegisteredTwice { .. } => Ok(()),
        }
    }
    .boxed()
}

/// Whether a chat shows the commands of these roles already: most roles bring none.
fn has_those_of(chat: &Chat, roles: &Roles) -> bool {
    let version = version_of(roles, chat.language);
    // A chat that never had its own commands has the default ones.
    chat.commands == version || chat.commands.is_empty() && version == version_of(&Roles::default(), chat.language)
}

async fn refresh(tx: &mut Tx, person: PersonId, roles: &Roles, address: impl Fn(&Chat) -> Address) -> Result<()> {
    let now = tx.now;
    for chat in session::chats_of(tx.db(), &[person]).await? {
        set(tx.db(), now, roles, &address(&chat)).await?;
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
    // A chat that never had its own commands has the default ones.
    let has_everybodys = account.commands.is_empty() && roles == Roles::default();
    if has_everybodys || account.commands == version_of(&roles, account.language) {
        return Ok(false);
    }
    set(db, now, &roles, &Address::from(account)).await?;
    Ok(true)
}

/// Updates the commands of everybody with a role, if the program's have changed since they were last set.
///
/// One query for all of them: there are thousands in a large municipality, and the start waits for it.
pub async fn refresh_all(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    let held = roles::with_roles(db).await?;
    let mut versions = HashMap::new();
    let people: Vec<_> = held.keys().copied().collect();
    for chat in session::chats_of(db, &people).await? {
        let Some(roles) = held.get(&chat.person) else {
            continue;
        };
        let key = (roles.clone(), chat.language.code());
        let version = versions.entry(key).or_insert_with(|| version_of(roles, chat.language));
        if chat.commands != *version {
            set(db, now, roles, &Address::from(&chat)).await?;
        }
    }
    Ok(())
}

/// A short version string of the commands of some roles, to be compared with what was set.
fn version_of(roles: &Roles, language: Language) -> String {
    let names: Vec<_> = features::commands(roles, language).into_iter().map(|(name, _)| name).collect();
    format!("{}:{}", language.code(), names.join(","))
}

async fn set(db: &mut SqliteConnection, now: DateTime<Utc>, roles: &Roles, chat: &Address) -> Result<()> {
    let list = features::commands(roles, chat.language);
    outbox::set_commands(db, now, chat, list, &version_of(roles, chat.language)).await
}

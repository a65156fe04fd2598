//! The commands of each chat: a stranger, a leader and a coordinator see different ones beside the typing line.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Address, Body};
use crate::ids::{AccountId, PersonId};
use crate::people::{self, Roles};
use crate::talk::session::{self, Account, millis};
use crate::talk::{Cx, Result};
use crate::text::Language;

/// Sets the commands of every account of a person anew: their role or their language has changed.
pub async fn refresh_commands(cx: &mut Cx, person: PersonId) -> Result<()> {
    let roles = people::store::roles(cx.db(), Some(person)).await?;
    let accounts = sqlx::query!(
        r#"SELECT id AS "id: AccountId", channel, external AS "external!", language AS "language: Language", commands
           FROM account WHERE person_id = ? AND reachable = 1"#,
        person
    )
    .fetch_all(cx.db())
    .await?;
    let now = cx.now;
    for account in accounts {
        let chat = Address {
            account: Some(account.id),
            channel: account.channel,
            external: account.external,
            language: account.language,
        };
        set(cx.db(), now, roles, &chat).await?;
    }
    cx.wakes_bulk = true;
    Ok(())
}

/// Somebody can be reached again, or no longer. Their role or their language may have changed while they could not be
/// told, so that commands which are no longer theirs are taken back. Tells whether the bulk lane got something.
pub async fn reach(db: &mut SqliteConnection, now: DateTime<Utc>, account: &Account, reachable: bool) -> Result<bool> {
    session::set_reachable(db, account.id, reachable).await?;
    if !reachable {
        return Ok(false);
    }
    let row = sqlx::query!(r#"SELECT person_id AS "person: PersonId", commands FROM account WHERE id = ?"#, account.id)
        .fetch_one(&mut *db)
        .await?;
    let roles = people::store::roles(db, row.person).await?;
    // Whoever never had commands of their own has everybody's.
    let has_everybodys = row.commands.is_empty() && roles == Roles::default();
    if has_everybodys || row.commands == version_of(roles, account.language) {
        return Ok(false);
    }
    set(db, now, roles, &Address::from(account)).await?;
    Ok(true)
}

/// Sets the commands of all who lead or coordinate, where the program's have changed since they were last set.
///
/// One question for all of them: there are thousands in a large municipality, and the start waits for it.
pub async fn refresh_all_commands(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    let accounts = sqlx::query!(
        r#"SELECT account.id AS "id!: AccountId", account.channel, account.external AS "external!",
                  account.language AS "language: Language", account.commands,
                  EXISTS (SELECT 1 FROM cluster WHERE leader_id = account.person_id) AS "leads!: bool",
                  EXISTS (SELECT 1 FROM coordinator WHERE person_id = account.person_id) AS "coordinates!: bool"
           FROM account
           WHERE account.reachable = 1 AND account.person_id IN
                 (SELECT person_id FROM coordinator UNION
                  SELECT leader_id FROM cluster WHERE leader_id IS NOT NULL)"#
    )
    .fetch_all(&mut *db)
    .await?;
    let mut versions = HashMap::new();
    for account in accounts {
        let roles = Roles { leads: account.leads, coordinates: account.coordinates };
        let key = (account.leads, account.coordinates, account.language.code());
        let version = versions.entry(key).or_insert_with(|| version_of(roles, account.language));
        if account.commands != *version {
            let chat = Address {
                account: Some(account.id),
                channel: account.channel,
                external: account.external,
                language: account.language,
            };
            set(db, now, roles, &chat).await?;
        }
    }
    Ok(())
}

/// Gives the chat that speaks the commands of a stranger: for one whose account is erased.
pub async fn strip_commands(cx: &mut Cx) -> Result<()> {
    let chat = Address { account: None, ..Address::from(&cx.account) };
    let now = cx.now;
    cx.wakes_bulk = true;
    set(cx.db(), now, Roles::default(), &chat).await
}

/// What the commands of a role are, in one short word that is compared with what was set.
fn version_of(roles: Roles, language: Language) -> String {
    let names: Vec<_> = roles.commands(language).into_iter().map(|(name, _)| name).collect();
    format!("{}:{}", language.code(), names.join(","))
}

/// Has a chat's commands set by the bulk lane, and remembers which they are.
async fn set(db: &mut SqliteConnection, now: DateTime<Utc>, roles: Roles, chat: &Address) -> Result<()> {
    let list = roles.commands(chat.language);
    let list = list.into_iter().map(|(name, what)| (name.to_owned(), what)).collect();
    // An older list that still waits must not come after this one.
    sqlx::query!(
        "DELETE FROM outbox
         WHERE external = ? AND channel = ? AND ended_at IS NULL AND lane = 'bulk' AND state = 'waiting'
           AND body LIKE '{\"Commands\"%'",
        chat.external,
        chat.channel
    )
    .execute(&mut *db)
    .await?;
    let (body, now) = (serde_json::to_string(&Body::Commands(list))?, millis(now));
    sqlx::query!(
        "INSERT INTO outbox (account_id, channel, external, lane, body, language, due_at)
         VALUES (?, ?, ?, 'bulk', ?, ?, ?)",
        chat.account,
        chat.channel,
        chat.external,
        body,
        chat.language,
        now
    )
    .execute(&mut *db)
    .await?;
    let version = version_of(roles, chat.language);
    sqlx::query!("UPDATE account SET commands = ? WHERE id = ?", version, chat.account).execute(db).await?;
    Ok(())
}

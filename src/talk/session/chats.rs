//! The chats of registered people: where a notice goes, and which commands stand there.

use sqlx::SqliteConnection;

use crate::ids::{AccountId, MunicipalityId, PersonId};
use crate::talk::Result;
use crate::text::Language;

/// The chat of a registered person's account.
#[derive(Debug, Clone)]
pub struct Chat {
    /// The account.
    pub account: AccountId,
    /// Its municipality.
    pub municipality: MunicipalityId,
    /// Whose it is.
    pub person: PersonId,
    /// The channel.
    pub channel: String,
    /// The chat, as the channel calls it.
    pub external: String,
    /// The language to speak.
    pub language: Language,
    /// Which commands it was given.
    pub commands: String,
}

/// The chats of some people that can be written to.
pub async fn chats_of(db: &mut SqliteConnection, people: &[PersonId]) -> Result<Vec<Chat>> {
    let people = serde_json::to_string(people)?;
    Ok(sqlx::query_as!(
        Chat,
        r#"SELECT account.id AS "account!: AccountId", municipality_id AS "municipality!: MunicipalityId",
                  account.person_id AS "person!: PersonId", channel,
                  external AS "external!", language AS "language: Language", commands
           FROM json_each(?) AS wanted JOIN account ON account.person_id = wanted.value
           WHERE account.reachable = 1"#,
        people
    )
    .fetch_all(db)
    .await?)
}

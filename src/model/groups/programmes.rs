//! The programme of a cluster for its members (S1-06): one file, which its leader brings and replaces. The content lies
//! beside the database, by its hash.

use chrono::{DateTime, Utc};

use super::AnswersFor;
use crate::ids::{AccountId, FileId, GroupId, PersonId};
use crate::model::journal::{self, Entry};
use crate::talk::{Result, Trouble, Tx, files};

/// A programme that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The hash of its content.
    pub hash: String,
    /// What the file is called.
    pub name: String,
    /// Since when it is this one.
    pub at: DateTime<Utc>,
}

/// What a reader may know of the programme of a group.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// What the group is called.
    pub group: String,
    /// The programme, where there is one.
    pub programme: Option<Programme>,
    /// Whether the reader belongs to the group.
    pub belongs: bool,
}

/// The programme of a group of this municipality, and whether somebody belongs to that, in one question.
pub async fn programme(tx: &mut Tx, group: GroupId, reader: PersonId) -> Result<Shelf> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT name, programme_hash, programme_name, programme_at AS "at?: DateTime<Utc>",
                  EXISTS (SELECT 1 FROM membership
                          WHERE membership.group_id = groups.id AND person_id = ?1 AND left_at IS NULL)
                      AS "belongs!: bool"
           FROM groups WHERE groups.id = ?2 AND municipality_id = ?3"#,
        reader,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let programme = match (row.programme_hash, row.programme_name, row.at) {
        (Some(hash), Some(name), Some(at)) => Some(Programme { hash, name, at }),
        _ => None,
    };
    Ok(Shelf { group: row.name, programme, belongs: row.belongs })
}

/// Keeps a file that has come as the programme, in place of the one before. Its row goes: the content is the group's now.
pub async fn keep_programme(
    tx: &mut Tx,
    by: AnswersFor,
    name: &str,
    (account, file): (AccountId, FileId),
) -> Result<()> {
    let (group, now) = (by.group(), tx.now);
    let before = programme(tx, group, by.person()).await?.programme;
    let kept = sqlx::query!(
        "UPDATE groups SET programme_hash = (SELECT hash FROM file WHERE file.id = ?1 AND file.account_id = ?2),
                           programme_name = ?3, programme_at = ?4
         WHERE groups.id = ?5 AND EXISTS (SELECT 1 FROM file WHERE file.id = ?1 AND file.account_id = ?2)",
        file,
        account,
        name,
        now,
        group
    )
    .execute(tx.db())
    .await?;
    if kept.rows_affected() == 0 {
        return Err(Trouble::Gone);
    }
    files::discard(tx, file).await?;
    let entry = Entry {
        group: Some(group),
        was: before.map(|before| before.name),
        became: Some(name.to_owned()),
        ..Entry::default()
    };
    journal::note(tx, by.person(), "group-programme", entry).await
}

/// Takes the programme off; tells whether there was one.
pub async fn drop_programme(tx: &mut Tx, by: AnswersFor) -> Result<bool> {
    let group = by.group();
    let Some(before) = programme(tx, group, by.person()).await?.programme else { return Ok(false) };
    sqlx::query!(
        "UPDATE groups SET programme_hash = NULL, programme_name = NULL, programme_at = NULL WHERE id = ?",
        group
    )
    .execute(tx.db())
    .await?;
    let entry = Entry { group: Some(group), was: Some(before.name), ..Entry::default() };
    journal::note(tx, by.person(), "group-programme", entry).await?;
    Ok(true)
}

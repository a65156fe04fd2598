//! The rosters of those who are merely listed: whoever has no account cannot join or leave by themselves. And how members are
//! called and found.

use super::{Member, Places, named};
use crate::ids::{GroupId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::people;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// What writing somebody into a roster came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admitting {
    /// They belong to it from now on.
    Admitted,
    /// They belonged already.
    Already,
    /// It is closed and admits nobody, or they work here no more.
    Closed,
    /// They have come into the bot meanwhile, and join by themselves.
    ForThemselves,
    /// All its places are taken.
    Full,
}

/// Makes somebody a member who is merely listed: whoever has an account joins by themselves (S0-06).
pub async fn admit(tx: &mut Tx, by: Coordinator, group: GroupId, person: PersonId) -> Result<Admitting> {
    let (municipality, now) = (tx.municipality(), tx.now);
    named(tx, group).await?;
    let admitted = sqlx::query!(
        "INSERT INTO membership (group_id, person_id, joined_at)
         SELECT groups.id, person.id, ?1 FROM groups JOIN person ON person.municipality_id = groups.municipality_id
         WHERE person.id = ?2 AND person.left_at IS NULL AND groups.id = ?3 AND groups.municipality_id = ?4
           AND groups.phase != 'closed' AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
           AND (groups.places IS NULL
                OR groups.places > (SELECT count(*) FROM membership
                                    WHERE membership.group_id = groups.id AND membership.person_id IS NOT NULL
                                      AND membership.left_at IS NULL))
         ON CONFLICT DO NOTHING",
        now,
        person,
        group,
        municipality
    )
    .execute(tx.db())
    .await?;
    if admitted.rows_affected() > 0 {
        let entry = Entry { person: Some(person), group: Some(group), ..Entry::default() };
        journal::note(tx, by.id(), "member-joined", entry).await?;
        return Ok(Admitting::Admitted);
    }
    refused(tx, group, person).await
}

/// Why somebody was not admitted, in one question.
async fn refused(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<Admitting> {
    let municipality = tx.municipality();
    let found = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM membership
                          WHERE group_id = groups.id AND person_id = person.id AND left_at IS NULL)
                      AS "belongs!: bool",
                  EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id) AS "has_account!: bool",
                  person.left_at IS NOT NULL AS "has_left!: bool", places AS "most?: i64",
                  (SELECT count(*) FROM membership
                   WHERE group_id = groups.id AND person_id IS NOT NULL AND left_at IS NULL) AS "taken!: i64"
           FROM person CROSS JOIN groups ON groups.municipality_id = person.municipality_id
           WHERE person.id = ? AND groups.id = ? AND person.municipality_id = ?"#,
        person,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let places = Places { most: found.most, taken: found.taken };
    Ok(if found.belongs {
        Admitting::Already
    } else if found.has_account {
        Admitting::ForThemselves
    } else if !found.has_left && places.are_taken() {
        Admitting::Full
    } else {
        Admitting::Closed
    })
}

/// Ends the membership of somebody who is merely listed; its dates stay. Tells whether there was one.
pub async fn take_out(tx: &mut Tx, by: Coordinator, group: GroupId, person: PersonId) -> Result<bool> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let left = sqlx::query!(
        "UPDATE membership SET left_at = max(joined_at, ?1)
         WHERE group_id = ?2 AND person_id = ?3 AND left_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = ?3)
           AND EXISTS (SELECT 1 FROM groups WHERE groups.id = ?2 AND groups.municipality_id = ?4)",
        now,
        group,
        person,
        municipality
    )
    .execute(tx.db())
    .await?;
    if left.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { person: Some(person), group: Some(group), ..Entry::default() };
    journal::note(tx, by.id(), "member-left", entry).await?;
    Ok(true)
}

impl Member {
    /// «Петрова Ольга Сергеевна», «Школа № 3».
    pub fn called(&self) -> String {
        match self {
            Member::Person { name, .. } => name.listed(),
            Member::Organisation { name, .. } | Member::Named(name) => name.clone(),
        }
    }

    /// Whether a search finds them.
    pub fn is_sought(&self, search: &str) -> bool {
        match self {
            Member::Person { name, organisation, .. } => people::is_sought(search, &name.listed(), organisation),
            Member::Organisation { name, .. } | Member::Named(name) => forms::finds(search, &[name]),
        }
    }
}

//! How many may belong to a group, and for which subjects it is: by these a teacher finds one that suits them. Who
//! answers for the group says so.

use super::{AnswersFor, store};
use crate::ids::{GroupId, SubjectId};
use crate::model::journal::{self, Entry};
use crate::model::people;
use crate::talk::{Result, Trouble, Tx};

/// The places of a group: people take them, organisations do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Places {
    /// How many there are; `None` where there is no limit.
    pub most: Option<i64>,
    /// How many are taken.
    pub taken: i64,
}

impl Places {
    /// Those of a group of this municipality.
    pub async fn of(tx: &mut Tx, group: GroupId) -> Result<Places> {
        let municipality = tx.municipality();
        sqlx::query_as!(
            Places,
            r#"SELECT places AS "most?: i64",
                      (SELECT count(*) FROM membership
                       WHERE group_id = groups.id AND person_id IS NOT NULL AND left_at IS NULL) AS "taken!: i64"
               FROM groups WHERE id = ? AND municipality_id = ?"#,
            group,
            municipality
        )
        .fetch_optional(tx.db())
        .await?
        .ok_or(Trouble::Gone)
    }

    /// How many are free; `None` where there is no limit.
    pub fn free(self) -> Option<i64> {
        self.most.map(|most| (most - self.taken).max(0))
    }

    /// Whether nobody else can join.
    pub fn are_taken(self) -> bool {
        self.free() == Some(0)
    }
}

/// Says how many may belong to a group, or that there is no limit. `Some` where more belong to it than that: nobody is put
/// out, and nothing changes; so many do.
pub async fn set_places(tx: &mut Tx, by: AnswersFor, places: Option<i64>) -> Result<Option<i64>> {
    let group = by.group();
    store::named(tx, group).await?;
    let now = Places::of(tx, group).await?;
    if now.most == places {
        return Ok(None);
    }
    if places.is_some_and(|places| places < now.taken) {
        return Ok(Some(now.taken));
    }
    sqlx::query!("UPDATE groups SET places = ? WHERE id = ?", places, group).execute(tx.db()).await?;
    let written = |places: Option<i64>| places.map(|places| places.to_string());
    let entry = Entry { group: Some(group), was: written(now.most), became: written(places), ..Entry::default() };
    journal::note(tx, by.person(), "group-places", entry).await?;
    Ok(None)
}

/// The subjects for which a group is, in the order of the list.
pub async fn subjects_of(tx: &mut Tx, group: GroupId) -> Result<Vec<SubjectId>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT subject_id AS "subject: SubjectId" FROM group_subject WHERE group_id = ? ORDER BY subject_id"#,
        group
    )
    .fetch_all(tx.db())
    .await?)
}

/// Says for which subjects a group is that was founded just now.
pub(super) async fn found_for(tx: &mut Tx, group: GroupId, subjects: &[SubjectId]) -> Result<()> {
    if subjects.is_empty() {
        return Ok(());
    }
    let subjects = serde_json::to_string(subjects)?;
    sqlx::query!(
        "INSERT INTO group_subject (group_id, subject_id)
         SELECT ?, id FROM subject WHERE id IN (SELECT value FROM json_each(?))",
        group,
        subjects
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Adds a subject to those for which a group is, or takes it away.
pub async fn set_subject(tx: &mut Tx, by: AnswersFor, subject: SubjectId, wanted: bool) -> Result<()> {
    let group = by.group();
    let name = people::subjects(tx).await?.iter().find(|known| known.of.id == subject).ok_or(Trouble::Gone)?;
    let name = format!("{} / {}", name.of.name.ru, name.of.name.en);
    let changed = if wanted {
        sqlx::query!(
            "INSERT INTO group_subject (group_id, subject_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            group,
            subject
        )
        .execute(tx.db())
        .await?
    } else {
        sqlx::query!("DELETE FROM group_subject WHERE group_id = ? AND subject_id = ?", group, subject)
            .execute(tx.db())
            .await?
    };
    if changed.rows_affected() == 0 {
        return Ok(());
    }
    let (was, became) = if wanted { (None, Some(name)) } else { (Some(name), None) };
    journal::note(tx, by.person(), "group-subject", Entry { group: Some(group), was, became, ..Entry::default() }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_without_a_limit_is_never_full() {
        assert!(!Places { most: None, taken: 300 }.are_taken());
        assert_eq!(Places { most: Some(10), taken: 9 }.free(), Some(1));
        assert!(Places { most: Some(10), taken: 10 }.are_taken());
        // An older copy of the database may hold more than there are places.
        assert!(Places { most: Some(10), taken: 12 }.are_taken());
    }
}

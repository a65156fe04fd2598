//! What a group addresses: items of the catalogue, finer than its categories (S0-04). Who answers for it says so.

use super::{GroupName, store};
use crate::ids::{CategoryId, GroupId, ItemId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::needs;
use crate::model::roles::{Coordinator, Leader, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};

/// Who answers for a group: its leader, the deputy, or a coordinator.
#[derive(Debug, Clone, Copy)]
pub struct AnswersFor {
    person: PersonId,
    group: GroupId,
}

impl From<Leader> for AnswersFor {
    fn from(leader: Leader) -> AnswersFor {
        AnswersFor { person: leader.id(), group: leader.group() }
    }
}

impl AnswersFor {
    /// The person who speaks, if they answer for this group.
    pub async fn of(cx: &mut Cx, group: GroupId) -> Result<AnswersFor> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &AnswersFor| known.person == person && known.group == group) {
            return Ok(known);
        }
        // Who leads and who coordinates is mostly known from the turn's beginning, and costs no question.
        let coordinates = Coordinator::known(cx)?.is_some();
        if coordinates || Leader::find(cx, person, group).await?.is_none() {
            if !coordinates && Coordinator::find(cx, person).await?.is_none() {
                return Err(Trouble::Refused(say!(cx.language(), "talk-not-leader")));
            }
            // A coordinator answers for the groups of their municipality alone.
            let named = store::named(cx, group).await?;
            cx.remember(named);
        }
        let proof = AnswersFor { person, group };
        cx.keep_proof_of(person, proof);
        Ok(proof)
    }

    /// Who it is.
    pub fn person(self) -> PersonId {
        self.person
    }

    /// What the group is called that they answer for: known already where it was asked whether it is theirs.
    pub async fn named(self, tx: &mut Tx) -> Result<GroupName> {
        match tx.remembered::<GroupName>().filter(|known| known.id == self.group) {
            Some(known) => Ok(known),
            None => store::named(tx, self.group).await,
        }
    }

    /// For what they answer.
    pub fn group(self) -> GroupId {
        self.group
    }
}

/// The items that a group addresses, in the order of the catalogue.
pub async fn items(tx: &mut Tx, group: GroupId) -> Result<Vec<ItemId>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT item_id AS "item: ItemId" FROM group_item WHERE group_id = ? ORDER BY item_id"#,
        group
    )
    .fetch_all(tx.db())
    .await?)
}

/// Adds an item to what a group addresses, or takes it away. With an item comes its category, by which the group is found;
/// the category stays until a coordinator takes it away.
pub async fn set_item(tx: &mut Tx, by: AnswersFor, (category, item): (CategoryId, ItemId), wanted: bool) -> Result<()> {
    let (group, item) = (by.group, needs::item(tx, category, item).await?);
    if wanted && !item.is_offered {
        return Err(Trouble::Gone);
    }
    let changed = if wanted {
        sqlx::query!("INSERT INTO group_item (group_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING", group, item.id)
            .execute(tx.db())
            .await?
    } else {
        sqlx::query!("DELETE FROM group_item WHERE group_id = ? AND item_id = ?", group, item.id)
            .execute(tx.db())
            .await?
    };
    if changed.rows_affected() == 0 {
        return Ok(());
    }
    if wanted {
        sqlx::query!(
            "INSERT INTO group_category (group_id, category_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            group,
            category
        )
        .execute(tx.db())
        .await?;
        // It may meet a demand.
        tx.wake_duties();
    }
    let (was, became) = if wanted { (None, Some(item.name.ru)) } else { (Some(item.name.ru), None) };
    let entry = Entry { group: Some(group), was, became, ..Entry::default() };
    journal::note(tx, by.person, "group-category", entry).await
}

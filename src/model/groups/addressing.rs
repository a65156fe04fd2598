//! What a group addresses: items of the catalogue, finer than its categories (S0-04). Who answers for it says so.

use super::store;
use crate::ids::{CategoryId, GroupId, ItemId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::needs;
use crate::model::roles::{Coordinator, Leader, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};

/// Who answers for a group: its leader, or a coordinator.
#[derive(Debug, Clone, Copy)]
pub struct AnswersFor {
    person: PersonId,
    group: GroupId,
}

impl AnswersFor {
    /// The person who speaks, if they answer for this group.
    pub async fn of(cx: &mut Cx, group: GroupId) -> Result<AnswersFor> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &AnswersFor| known.person == person && known.group == group) {
            return Ok(known);
        }
        if Leader::find(cx, person, group).await?.is_none() {
            if Coordinator::find(cx, person).await?.is_none() {
                return Err(Trouble::Refused(say!(cx.language(), "talk-not-leader")));
            }
            // A coordinator answers for the groups of their municipality alone.
            store::named(cx, group).await?;
        }
        let proof = AnswersFor { person, group };
        cx.keep_proof_of(person, proof);
        Ok(proof)
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

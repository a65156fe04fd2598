//! What is asked of the database besides the verbs of `model::needs`: one category that is offered, and who can help.

use crate::ids::{CategoryId, GroupId};
use crate::model::needs::{self, Category};
use crate::model::roles::Registered;
use crate::talk::{Result, Trouble, Tx};

/// A category by its number, if it is offered to somebody.
pub async fn offered(tx: &mut Tx, owner: Registered, id: CategoryId) -> Result<Category> {
    let found = needs::offered(tx, owner).await?.into_iter().find(|category| category.id == id);
    found.ok_or(Trouble::Gone)
}

/// A cluster that addresses a category.
#[derive(Debug, Clone)]
pub struct Helper {
    pub id: GroupId,
    pub name: String,
    pub members: i64,
}

/// The clusters that address a category and can be joined, those with most members first.
pub async fn helpers(tx: &mut Tx, category: CategoryId) -> Result<Vec<Helper>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Helper,
        r#"SELECT groups.id AS "id: GroupId", groups.name,
                  (SELECT count(*) FROM membership
                   WHERE membership.group_id = groups.id AND membership.left_at IS NULL) AS "members!: i64"
           FROM group_category JOIN groups ON groups.id = group_category.group_id
           WHERE group_category.category_id = ? AND groups.municipality_id = ? AND groups.kind = 'cluster'
             AND groups.phase != 'closed'
           ORDER BY 3 DESC, groups.sort_form, groups.id"#,
        category,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

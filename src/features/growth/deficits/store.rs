//! What is asked of the database besides the verbs of `model::needs`: what is offered to somebody, and who can help.

use super::rules;
use crate::ids::{CategoryId, GroupId};
use crate::model::needs::{self, Category};
use crate::model::roles::Registered;
use crate::talk::{Result, Trouble, Tx};

/// The categories that are offered to somebody, in the order of the catalogue.
pub async fn categories(tx: &mut Tx, owner: Registered) -> Result<Vec<Category>> {
    let manages = manages(tx, owner).await?;
    let mut categories = needs::categories(tx).await?;
    categories.retain(|category| rules::is_offered(&category.code, manages));
    Ok(categories)
}

/// Whether somebody is management staff.
async fn manages(tx: &mut Tx, owner: Registered) -> Result<bool> {
    let person = owner.id();
    Ok(sqlx::query_scalar!(
        r#"SELECT post.management AS "manages: bool" FROM person JOIN post ON post.id = person.post_id
           WHERE person.id = ?"#,
        person
    )
    .fetch_one(tx.db())
    .await?)
}

/// A category by its number, if it is offered to somebody.
pub async fn offered(tx: &mut Tx, owner: Registered, id: CategoryId) -> Result<Category> {
    let found = categories(tx, owner).await?.into_iter().find(|category| category.id == id);
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

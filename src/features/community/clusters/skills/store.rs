//! What the members of a cluster show, and what a look shows of what they lack.

use crate::ids::{GroupId, PersonId};
use crate::model::looks;
use crate::model::people::FullName;
use crate::model::regulation::{self, keys};
use crate::talk::{Result, Tx};
use crate::text::Bilingual;

/// What a member brings, as they show it.
#[derive(Debug, Clone)]
pub struct Brings {
    pub name: FullName,
    pub items: Vec<Bilingual>,
}

/// What the members of a cluster show that they can help with, by name.
pub async fn brings(tx: &mut Tx, cluster: GroupId) -> Result<Vec<Brings>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id: PersonId", person.family_name, person.given_name, person.patronymic,
                  coalesce(item_here.name_ru, deficit_item.name_ru) AS "name_ru!: String",
                  coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en) AS "name_en!: String"
           FROM membership CROSS JOIN person ON person.id = membership.person_id
           CROSS JOIN strength ON strength.person_id = person.id AND strength.shown = 1
           CROSS JOIN deficit_item ON deficit_item.id = strength.item_id
           LEFT JOIN item_here ON item_here.item_id = strength.item_id AND item_here.municipality_id = ?2
           WHERE membership.group_id = ?1 AND membership.left_at IS NULL AND person.municipality_id = ?2
           ORDER BY person.sort_form, person.id, deficit_item.id"#,
        cluster,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let mut brings: Vec<(PersonId, Brings)> = Vec::new();
    for row in rows {
        let item = Bilingual { ru: row.name_ru, en: row.name_en };
        match brings.last_mut().filter(|(last, _)| *last == row.id) {
            Some((_, last)) => last.items.push(item),
            None => {
                let name = FullName::of(row.family_name, row.given_name, row.patronymic);
                brings.push((row.id, Brings { name, items: vec![item] }));
            }
        }
    }
    Ok(brings.into_iter().map(|(_, brings)| brings).collect())
}

/// What a look shows of the deficits of a cluster's members; nothing before the first one that moved them.
pub async fn lacks(tx: &mut Tx, cluster: GroupId) -> Result<Option<looks::Shown>> {
    let municipality = tx.municipality();
    let figures = sqlx::query_scalar!(
        "SELECT figures FROM look_slice WHERE municipality_id = ? AND cut = 'group' AND slice = ?
         ORDER BY look_id DESC LIMIT 1",
        municipality,
        cluster
    )
    .fetch_optional(tx.db())
    .await?;
    let smallest = regulation::now(tx).await?.get(&keys::work::SMALLEST_GROUP)?;
    let Some(figures) = figures else { return Ok(None) };
    let shown: looks::Shown = serde_json::from_str(&figures)?;
    Ok(Some(shown.of_at_least(smallest)))
}

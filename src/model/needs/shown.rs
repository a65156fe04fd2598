//! Deficits that their owner shows: to coordinators by name, with a consent of their own that can be withdrawn at any time
//! (S0-04).

use std::cmp::Reverse;

use super::{Deficit, Row};
use crate::ids::PersonId;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// The open deficits of somebody of this municipality, the newest first; nothing at all without their consent.
pub async fn shown(tx: &mut Tx, _: Coordinator, person: PersonId) -> Result<Vec<Deficit>> {
    let municipality = tx.municipality();
    let mut rows = sqlx::query_as!(
        Row,
        r#"SELECT deficit.id AS "id: _", deficit.own_words, deficit.level AS "level: _",
                  deficit.registered_at AS "registered_at: _", deficit.closed_at AS "closed_at: _",
                  EXISTS (SELECT 1 FROM deficit_work WHERE deficit_work.deficit_id = deficit.id) AS "in_work!: bool",
                  1 AS "is_shown!: bool",
                  deficit_category.id AS "category: _", deficit_category.code, deficit_category.name_ru AS category_ru,
                  deficit_category.name_en AS category_en, deficit_item.name_ru AS "item_ru?",
                  deficit_item.name_en AS "item_en?", deficit.source AS "source: _", percent, points, points_of,
                  diagnosed_on AS "diagnosed_on: _"
           FROM deficit
           JOIN deficit_category ON deficit_category.id = deficit.category_id
           LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id
           WHERE deficit.person_id = ?1 AND deficit.closed_at IS NULL
             AND EXISTS (SELECT 1 FROM person WHERE id = ?1 AND municipality_id = ?2)
             AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                         WHERE account.person_id = ?1 AND purpose = 'deficits' AND withdrawn_at IS NULL)"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    rows.sort_unstable_by_key(|row| Reverse((row.registered_at, row.id)));
    Ok(rows.into_iter().map(Deficit::from).collect())
}

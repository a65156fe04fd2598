//! What the desk asks about people, in the coordinator's municipality alone.

use crate::ids::PersonId;
use crate::model::people::{Coordinator, FullName};
use crate::features::office::ROWS;
use crate::features::office::rules::{beyond, searched};
use crate::talk::{Cx, Page, Result, Spot};

/// A person in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Who.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
}

/// The people that a search finds.
#[derive(Debug, Clone)]
pub struct Found {
    /// How many in all.
    pub count: usize,
    /// Which page of them is shown.
    pub page: Page,
    /// Those on the page, by name.
    pub people: Vec<Listed>,
}

/// Looks for people by the beginnings of the family name and the given name, in either order.
///
/// The pluses keep SQLite to one walk along the names in their order, which ends with the page. Without them it takes
/// two ranges of the index, remembers who is in both, fetches everybody found and sorts them.
pub async fn find(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<Found> {
    let count = count(cx, guard, &spot.search).await?;
    let page = Page::of(spot.page, count, ROWS);
    Ok(Found { count, page, people: listed(cx, guard, &spot.search, page).await? })
}

async fn count(cx: &mut Cx, _: Coordinator, search: &str) -> Result<usize> {
    let municipality = cx.municipality();
    let (one, two) = searched(search);
    let (one_end, two_end) = (beyond(&one), beyond(&two));
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM person
           WHERE municipality_id = ?1
             AND (+family_name >= ?2 AND +family_name < ?3 AND given_name >= ?4 AND given_name < ?5
               OR given_name >= ?2 AND given_name < ?3 AND +family_name >= ?4 AND +family_name < ?5)"#,
        municipality,
        one,
        one_end,
        two,
        two_end
    )
    .fetch_one(cx.db())
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

async fn listed(cx: &mut Cx, _: Coordinator, search: &str, page: Page) -> Result<Vec<Listed>> {
    let municipality = cx.municipality();
    let (one, two) = searched(search);
    let (one_end, two_end) = (beyond(&one), beyond(&two));
    let (limit, skipped) = (page.size as i64, page.skipped() as i64);
    let rows = sqlx::query!(
        r#"SELECT found.id AS "id: PersonId", family_name, given_name, patronymic, organisation.name
           FROM (SELECT id, organisation_id, family_name, given_name, patronymic FROM person
                 WHERE municipality_id = ?1
                   AND (+family_name >= ?2 AND +family_name < ?3 AND given_name >= ?4 AND given_name < ?5
                     OR given_name >= ?2 AND given_name < ?3 AND +family_name >= ?4 AND +family_name < ?5)
                 ORDER BY family_name, given_name, patronymic, id LIMIT ?6 OFFSET ?7) AS found
           JOIN organisation ON organisation.id = found.organisation_id
           ORDER BY family_name, given_name, patronymic, found.id"#,
        municipality,
        one,
        one_end,
        two,
        two_end,
        limit,
        skipped
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Listed {
            id: row.id,
            name: FullName { family: row.family_name, given: row.given_name, patronymic: row.patronymic },
            organisation: row.name,
        })
        .collect())
}

/// Whether a person coordinates the municipality.
pub async fn coordinates(cx: &mut Cx, _: Coordinator, person: PersonId) -> Result<bool> {
    let municipality = cx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM coordinator WHERE person_id = ? AND municipality_id = ?)
           AS "coordinates!: bool""#,
        person,
        municipality
    )
    .fetch_one(cx.db())
    .await?)
}

/// Takes the right of a coordinator away, unless it is the last one; tells whether it did.
pub async fn dismiss(cx: &mut Cx, _: Coordinator, person: PersonId) -> Result<bool> {
    let municipality = cx.municipality();
    let dismissed = sqlx::query!(
        "DELETE FROM coordinator WHERE person_id = ?1 AND municipality_id = ?2
           AND EXISTS (SELECT 1 FROM coordinator WHERE municipality_id = ?2 AND person_id != ?1)",
        person,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(dismissed.rows_affected() > 0)
}

//! Whom a cluster or an event concerns by their deficits, for notices that name none of them; and who shows that they could lead one.

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::ids::{CategoryId, EventId, GroupId, PersonId};
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// Who of those with these numbers has an open deficit of a category and does not belong to a group. No room shows them: they are
/// told something, each for themselves.
pub async fn without_group(
    tx: &mut Tx,
    category: CategoryId,
    group: GroupId,
    numbers: Range<i64>,
) -> Result<Vec<PersonId>> {
    let (municipality, first, end) = (tx.municipality(), numbers.start, numbers.end);
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT person.id AS "person: PersonId"
           FROM deficit CROSS JOIN person ON person.id = deficit.person_id
           WHERE deficit.category_id = ?1 AND deficit.closed_at IS NULL AND person.municipality_id = ?2
             AND person.left_at IS NULL AND person.id >= ?4 AND person.id < ?5
             AND NOT EXISTS (SELECT 1 FROM membership
                             WHERE group_id = ?3 AND membership.person_id = person.id AND membership.left_at IS NULL)"#,
        category,
        municipality,
        group,
        first,
        end
    )
    .fetch_all(tx.db())
    .await?)
}

/// Which members of a group, of those with these numbers, have still a deficit of a category open that was so before a moment.
pub async fn joined_with(
    tx: &mut Tx,
    category: CategoryId,
    group: GroupId,
    since: DateTime<Utc>,
    numbers: Range<i64>,
) -> Result<Vec<PersonId>> {
    let (municipality, first, end) = (tx.municipality(), numbers.start, numbers.end);
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT person.id AS "person: PersonId"
           FROM membership CROSS JOIN person ON person.id = membership.person_id
           CROSS JOIN deficit ON deficit.person_id = person.id
           WHERE membership.group_id = ?1 AND membership.left_at IS NULL AND person.municipality_id = ?2
             AND person.left_at IS NULL AND deficit.category_id = ?3 AND deficit.closed_at IS NULL
             AND deficit.registered_at <= ?4 AND person.id >= ?5 AND person.id < ?6"#,
        group,
        municipality,
        category,
        since,
        first,
        end
    )
    .fetch_all(tx.db())
    .await?)
}

/// Who of those with these numbers was at an event and has still a deficit of a category open that was so before it: by its sheet,
/// or, where nobody has saved one, by their word that they come.
pub async fn were_at(tx: &mut Tx, category: CategoryId, event: EventId, numbers: Range<i64>) -> Result<Vec<PersonId>> {
    let (municipality, first, end) = (tx.municipality(), numbers.start, numbers.end);
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT person.id AS "person: PersonId"
           FROM event CROSS JOIN deficit ON deficit.category_id = ?1 AND deficit.closed_at IS NULL
                AND deficit.registered_at <= event.starts_at
           CROSS JOIN person ON person.id = deficit.person_id
           WHERE event.id = ?2 AND event.municipality_id = ?3 AND event.cancelled_at IS NULL
             AND person.municipality_id = ?3 AND person.left_at IS NULL AND person.id >= ?4 AND person.id < ?5
             AND (EXISTS (SELECT 1 FROM record WHERE record.event_id = event.id AND record.person_id = person.id
                            AND record.deed = 'presence')
                  OR event.attendance_saved_at IS NULL
                     AND EXISTS (SELECT 1 FROM event_answer
                                 WHERE event_answer.event_id = event.id AND event_answer.person_id = person.id
                                   AND event_answer.answer = 'going'))"#,
        category,
        event,
        municipality,
        first,
        end
    )
    .fetch_all(tx.db())
    .await?)
}

/// Somebody who shows that they can help.
#[derive(Debug, Clone)]
pub struct Helping {
    /// Who.
    pub person: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
}

/// Who shows that they can help with a category, those with most of it first.
pub async fn who_can_help(tx: &mut Tx, _: Coordinator, category: CategoryId) -> Result<Vec<Helping>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id: PersonId", person.family_name, person.given_name, person.patronymic,
                  organisation.short_name, count(*) AS "topics!: i64"
           FROM deficit_item CROSS JOIN strength ON strength.item_id = deficit_item.id AND strength.shown = 1
           CROSS JOIN person ON person.id = strength.person_id
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           WHERE deficit_item.category_id = ?1 AND person.municipality_id = ?2 AND person.left_at IS NULL
           GROUP BY person.id ORDER BY 6 DESC, person.sort_form, person.id"#,
        category,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let named = rows.into_iter().map(|row| Helping {
        person: row.id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: row.short_name,
    });
    Ok(named.collect())
}

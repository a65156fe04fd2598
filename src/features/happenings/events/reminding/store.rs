//! What is asked of the database about reminders: who is reminded, and what each has chosen.

use crate::ids::{EventId, PersonId};
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Tx};

/// What is kept of what people have chosen.
pub const TABLES: &[Table] = &[Table::of("reminding", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
    said_as: |language| say!(language, "events-kept-reminding"),
    rows: "SELECT json_object('day_before', day_before, 'hours_before', hours_before)
           FROM reminding WHERE person_id = ?1",
})];

/// When somebody wants to be reminded of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// A day before.
    pub day: bool,
    /// Two hours before.
    pub hours: bool,
}

/// What somebody has chosen; whoever has said nothing is reminded twice.
pub async fn choice(tx: &mut Tx, person: PersonId) -> Result<Choice> {
    let chosen = sqlx::query_as!(
        Choice,
        r#"SELECT day_before AS "day!: bool", hours_before AS "hours!: bool" FROM reminding WHERE person_id = ?"#,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(chosen.unwrap_or(Choice { day: true, hours: true }))
}

/// Keeps what somebody has chosen.
pub async fn choose(tx: &mut Tx, person: PersonId, Choice { day, hours }: Choice) -> Result<()> {
    sqlx::query!(
        "INSERT INTO reminding (person_id, day_before, hours_before) VALUES (?, ?, ?)
         ON CONFLICT (person_id) DO UPDATE
         SET day_before = excluded.day_before, hours_before = excluded.hours_before",
        person,
        day,
        hours
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Who is reminded of an event a day before, or two hours: the leaders, their deputies and the members of its groups but for
/// those who do not come, wait for a place, or want no reminder; and of the silent only where they are asked.
pub async fn concerned(tx: &mut Tx, event: EventId, day: bool, silent: bool) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"WITH mine AS MATERIALIZED (
               SELECT membership.person_id, 0 AS leads
               FROM event_group JOIN membership ON membership.group_id = event_group.group_id
               WHERE event_group.event_id = ?1 AND membership.left_at IS NULL AND membership.person_id IS NOT NULL
               UNION ALL
               SELECT event_leader.person_id, 1 AS leads FROM event_leader WHERE event_leader.event_id = ?1
               UNION ALL
               SELECT person.id, person.id IS event.created_by AS leads
               FROM event JOIN person ON person.municipality_id = event.municipality_id
               WHERE event.id = ?1 AND +event.for_all = 1 AND person.left_at IS NULL
               UNION ALL
               SELECT chosen.id, 0 AS leads
               FROM event_invitation JOIN person AS chosen ON chosen.id = event_invitation.person_id
               WHERE event_invitation.event_id = ?1 AND chosen.left_at IS NULL
               UNION ALL
               SELECT created_by, 1 AS leads FROM event
               WHERE event.id = ?1 AND whom IS NOT NULL AND created_by IS NOT NULL)
           SELECT mine.person_id AS "person!: PersonId"
           FROM mine
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = mine.person_id
           LEFT JOIN event_waiting ON event_waiting.event_id = ?1 AND event_waiting.person_id = mine.person_id
           LEFT JOIN reminding ON reminding.person_id = mine.person_id
           WHERE event_answer.answer IS NOT 'not_going' AND event_waiting.turn IS NULL
             AND CASE WHEN ?2 THEN coalesce(reminding.day_before, 1) ELSE coalesce(reminding.hours_before, 1) END
           GROUP BY mine.person_id
           HAVING max(mine.leads) OR max(event_answer.answer) IS NOT NULL OR ?3"#,
        event,
        day,
        silent
    )
    .fetch_all(tx.db())
    .await?)
}

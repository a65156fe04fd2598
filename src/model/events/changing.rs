//! How events are made, moved, corrected, cancelled and restored; each verb tells whom to tell of it.

use std::sync::LazyLock;

use sqlx::Row;

use super::{Audience, Change, Holder, Plan, Span, Whom};
use crate::db::{Call, Values};
use crate::ids::{CategoryId, EventId, PersonId};
use crate::model::audience::store::{self, MEANT};
use crate::model::journal;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// Those who are told of an event: the active members of its groups and whoever leads them, or everybody who has an account,
/// but for who acts.
pub(super) fn told(tx: &mut Tx, people: Option<String>) -> Result<Vec<PersonId>> {
    // The chats of its groups get its card, it is recalled before it begins, and it may have places for those who wait.
    tx.wake_duties();
    Ok(people.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
}

/// Makes an event, and tells whom to tell of it.
pub async fn create(tx: &mut Tx, audience: &Audience, plan: &Plan) -> Result<(EventId, Vec<PersonId>)> {
    let (municipality, author, now) = (tx.municipality(), audience.by(), tx.now);
    let (search_form, for_all, whom) = (forms::search(&plan.title), audience.is_everybody(), audience.whom()?);
    let Plan { span, details, .. } = plan;
    let event = sqlx::query_scalar!(
        r#"INSERT INTO event (municipality_id, kind, title, search_form, starts_at, ends_at, all_day, place, description,
                              link, capacity, level, own_kind, for_all, whom, copied_from, created_by, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!: EventId""#,
        municipality,
        plan.kind,
        plan.title,
        search_form,
        span.starts_at,
        span.ends_at,
        span.all_day,
        plan.place,
        details.description,
        details.link,
        details.capacity,
        details.level,
        details.own_kind,
        for_all,
        whom,
        plan.copied_from,
        author,
        now
    )
    .fetch_one(tx.db())
    .await?;
    let people = invite(tx, audience, &[event]).await?;
    Ok((event, people))
}

/// Says that an event for everybody is about what many find hard: where that is a demand, it answers it.
pub async fn say_about(tx: &mut Tx, _: Coordinator, event: EventId, category: CategoryId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!(
        "UPDATE event SET about_id = ? WHERE id = ? AND municipality_id = ? AND for_all = 1",
        category,
        event,
        municipality
    )
    .execute(tx.db())
    .await?;
    // Whom it concerns is asked when it is over.
    tx.wake_duties();
    Ok(())
}

/// Gives events that were just made their groups, or their people, and tells whom to tell of the first.
pub(super) async fn invite(tx: &mut Tx, audience: &Audience, events: &[EventId]) -> Result<Vec<PersonId>> {
    let (municipality, author, first) = (tx.municipality(), audience.by(), events.first());
    if audience.is_everybody() {
        let people = sqlx::query_scalar!(
            r#"SELECT json_group_array(person_id) AS "people!: String" FROM event_invited
               WHERE event_id = ?1 AND person_id != ?2"#,
            first,
            author
        )
        .fetch_one(tx.db())
        .await?;
        return told(tx, Some(people));
    }
    let made = serde_json::to_string(events)?;
    if let Some(whom) = &audience.chosen {
        static INVITES: LazyLock<Call> = LazyLock::new(|| {
            Call::of(&[&format!(
                "INSERT INTO event_invitation (event_id, person_id)
                 SELECT made.value, meant.person_id FROM json_each(?8) AS made CROSS JOIN ({MEANT}) AS meant WHERE true
                 RETURNING iif(event_id = ?9 AND person_id != ?10, person_id, NULL) AS person"
            )])
        });
        // Everybody who fits, whoever makes it among them.
        let (chosen, (begun, today)) = (store::chosen(&whom.of, None), store::beginning(tx).await?);
        let values = Values::default().and(municipality)?.and(chosen)?.and(0)?.and(None::<PersonId>)?.and(begun)?;
        let values = values.and(today)?.and(-1)?.and(made)?.and(first.copied())?.and(author)?;
        let rows = INVITES.make(tx.db(), values).await?;
        tx.wake_duties();
        let people = rows.iter().map(|row| row.try_get::<Option<PersonId>, _>("person"));
        return Ok(people.collect::<sqlx::Result<Vec<_>>>()?.into_iter().flatten().collect());
    }
    let groups = serde_json::to_string(&audience.groups)?;
    let people = sqlx::query_scalar!(
        r#"INSERT INTO event_group (event_id, group_id)
           SELECT made.value, groups.id
           FROM json_each(?1) AS made CROSS JOIN json_each(?2) AS named CROSS JOIN groups ON groups.id = named.value
           WHERE groups.municipality_id = ?4
           RETURNING iif(event_id = ?5,
                         (SELECT json_group_array(told.person_id)
                          FROM (SELECT membership.person_id
                                FROM json_each(?2) AS named CROSS JOIN membership ON membership.group_id = named.value
                                WHERE membership.left_at IS NULL
                                UNION
                                SELECT appointment.person_id
                                FROM json_each(?2) AS named CROSS JOIN appointment ON appointment.group_id = named.value
                                WHERE appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL) AS told
                          WHERE told.person_id != ?3), NULL) AS "people: String""#,
        made,
        groups,
        author,
        municipality,
        first
    )
    .fetch_all(tx.db())
    .await?;
    if people.len() != events.len() * audience.groups.len() {
        return Err(Trouble::Gone);
    }
    told(tx, people.into_iter().flatten().next())
}

/// So many people are invited later in one transaction at most: the duty goes on in the next.
const LATER: i64 = 200;

/// Invites to events that are still ahead, for people who were chosen, whoever fits by now and was not invited: whoever has
/// registered since, changed their school, post or subjects, joined a group. Nobody is invited twice, and nobody loses an
/// invitation: who has left those who were chosen keeps it, and what they have answered. Of a series each hears of the first
/// alone. Returns whom to tell of which, and whether there may be more.
pub async fn invite_later(tx: &mut Tx) -> Result<(Vec<(EventId, Vec<PersonId>)>, bool)> {
    static INVITES: LazyLock<Call> = LazyLock::new(|| {
        Call::of(&[&format!(
            "INSERT INTO event_invitation (event_id, person_id)
             SELECT made.value, fits.person_id
             FROM json_each(?8) AS made
             CROSS JOIN (SELECT meant.person_id FROM ({MEANT}) AS meant
                         WHERE EXISTS (SELECT 1 FROM json_each(?8) AS ahead
                                       WHERE NOT EXISTS (SELECT 1 FROM event_invitation AS known
                                                         WHERE known.event_id = ahead.value
                                                           AND known.person_id = meant.person_id))
                         LIMIT ?9) AS fits
             WHERE true ON CONFLICT DO NOTHING
             RETURNING event_id AS event, person_id AS person"
        )])
    });
    let (municipality, now) = (tx.municipality(), tx.now);
    let ahead = sqlx::query!(
        r#"SELECT whom AS "whom!: String", json_group_array(id ORDER BY starts_at, id) AS "events!: String",
                  max(created_by) AS "author: PersonId"
           FROM event
           WHERE municipality_id = ?1 AND whom IS NOT NULL AND starts_at > ?2 AND cancelled_at IS NULL
           GROUP BY coalesce(-series_id, id)"#,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?;
    let (begun, today) = store::beginning(tx).await?;
    let (mut told, mut left): (Vec<(EventId, Vec<PersonId>)>, i64) = (Vec::new(), LATER);
    for row in ahead {
        let whom: Whom = serde_json::from_str(&row.whom)?;
        let events: Vec<EventId> = serde_json::from_str(&row.events)?;
        let chosen = store::chosen(&whom.of, None);
        let values = Values::default().and(municipality)?.and(chosen)?.and(0)?.and(None::<PersonId>)?.and(begun)?;
        let rows = INVITES.make(tx.db(), values.and(today)?.and(-1)?.and(row.events)?.and(left)?).await?;
        let mut invited = Vec::new();
        for row in &rows {
            invited.push((row.try_get::<PersonId, _>("person")?, row.try_get::<EventId, _>("event")?));
        }
        let place = |event: &EventId| events.iter().position(|one| one == event);
        invited.sort_by_key(|(person, event)| (*person, place(event)));
        invited.dedup_by_key(|(person, _)| *person);
        left -= i64::try_from(invited.len()).unwrap_or(i64::MAX);
        for event in events {
            let people = invited.iter().filter(|(person, of)| *of == event && Some(*person) != row.author);
            let people: Vec<_> = people.map(|(person, _)| *person).collect();
            if !people.is_empty() {
                told.push((event, people));
            }
        }
        if left <= 0 {
            return Ok((told, true));
        }
    }
    Ok((told, false))
}

/// Moves an event, and tells whom to tell of it; the answers stay. `None` where it was cancelled.
pub async fn reschedule(tx: &mut Tx, holder: Holder, to: Span) -> Result<Option<Vec<PersonId>>> {
    let (event, author) = (holder.event(), holder.id());
    let moved = sqlx::query_scalar!(
        r#"UPDATE event SET starts_at = ?1, ends_at = ?2, all_day = ?3
           WHERE id = ?4 AND cancelled_at IS NULL
           RETURNING (SELECT json_group_array(person_id) FROM event_told
                      WHERE event_id = ?4 AND person_id != ?5) AS "people: String""#,
        to.starts_at,
        to.ends_at,
        to.all_day,
        event,
        author
    )
    .fetch_optional(tx.db())
    .await?;
    moved.map(|people| told(tx, people)).transpose()
}

/// Corrects an event, and tells whom to tell of it. `None` where it was cancelled.
pub async fn change(tx: &mut Tx, holder: Holder, to: &Change) -> Result<Option<Vec<PersonId>>> {
    let (event, author) = (holder.event(), holder.id());
    let search_form = forms::search(&to.title);
    let changed = sqlx::query_scalar!(
        r#"UPDATE event SET kind = ?1, title = ?2, search_form = ?3, place = ?4, ends_at = ?5, description = ?6,
                            link = ?7, capacity = ?8, level = ?9, own_kind = ?12
           WHERE id = ?10 AND cancelled_at IS NULL
           RETURNING (SELECT json_group_array(person_id) FROM event_told
                      WHERE event_id = ?10 AND person_id != ?11) AS "people: String""#,
        to.kind,
        to.title,
        search_form,
        to.place,
        to.ends_at,
        to.details.description,
        to.details.link,
        to.details.capacity,
        to.details.level,
        event,
        author,
        to.details.own_kind
    )
    .fetch_optional(tx.db())
    .await?;
    changed.map(|people| told(tx, people)).transpose()
}

/// Cancels an event: `?1` is the moment, `?2` the event, `?3` who acts.
const CANCEL: &str = "UPDATE event SET cancelled_at = ?1 WHERE id = ?2 AND cancelled_at IS NULL
 RETURNING (SELECT json_group_array(person_id) FROM event_told
            WHERE event_id = ?2 AND person_id != ?3) AS people";

/// Restores one that is still ahead, by the same values.
const RESTORE: &str = "UPDATE event SET cancelled_at = NULL
 WHERE id = ?2 AND cancelled_at IS NOT NULL AND starts_at > ?1
 RETURNING (SELECT json_group_array(person_id) FROM event_told
            WHERE event_id = ?2 AND person_id != ?3) AS people";

/// Cancels an event, and tells whom to tell of it; the answers stay with it. `None` where it was cancelled before.
pub async fn cancel(tx: &mut Tx, holder: Holder) -> Result<Option<Vec<PersonId>>> {
    static CANCELS: LazyLock<Call> = LazyLock::new(|| Call::of(&[CANCEL, journal::EVENT_TURNED]));
    turned(tx, holder, &CANCELS, "event-cancelled").await
}

/// Restores an event that was cancelled and is still ahead, and tells whom to tell of it: those who were told that it would
/// not be. `None` where it is not so.
pub async fn restore(tx: &mut Tx, holder: Holder) -> Result<Option<Vec<PersonId>>> {
    static RESTORES: LazyLock<Call> = LazyLock::new(|| Call::of(&[RESTORE, journal::EVENT_TURNED]));
    turned(tx, holder, &RESTORES, "event-restored").await
}

/// Makes such a call, which notes in the journal what others rely on.
async fn turned(
    tx: &mut Tx,
    holder: Holder,
    call: &'static Call,
    matter: &'static str,
) -> Result<Option<Vec<PersonId>>> {
    // What is restored is recalled again, and may have places for those who wait.
    tx.wake_duties();
    let values = Values::default().and(tx.now)?.and(holder.event())?.and(holder.id())?.and(matter)?;
    let rows = call.make(tx.db(), values).await?;
    let people = rows.iter().find_map(|row| row.try_get::<Option<String>, _>("people").ok());
    people.map(|people| told(tx, people)).transpose()
}

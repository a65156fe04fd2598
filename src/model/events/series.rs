//! Events that repeat: every week, every second one, or every month on the same weekday of it, until a day.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Audience, Holder, Plan, Span};
use crate::db::{Call, Values};
use crate::ids::{EventId, PersonId, SeriesId};
use crate::model::journal;
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// The most events of a series.
pub const MOST: usize = 60;

/// How often an event repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Rhythm {
    /// Every week.
    Weekly,
    /// Every second week.
    Fortnightly,
    /// Every month, on the same weekday of it: «каждый второй четверг месяца».
    Monthly,
}

/// How an event repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// How often.
    pub rhythm: Rhythm,
    /// Until which day, that one included.
    pub until: NaiveDate,
}

/// Which of its weekdays in its month a day is, from 1; the fifth is the last, since not every month has one.
pub fn place_in_month(day: NaiveDate) -> u32 {
    day.day0() / 7 + 1
}

/// The same weekday of another month.
fn of_month(month: NaiveDate, weekday: Weekday, place: u32) -> Option<NaiveDate> {
    let first = month.with_day(1)?;
    let nth = |place| NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), weekday, place);
    u8::try_from(place).ok().and_then(nth).or_else(|| nth(4))
}

impl Repeat {
    /// The days of it, the first included: so many at most as a series may have.
    pub fn days(self, first: NaiveDate) -> Vec<NaiveDate> {
        let all = (0_u32..).map_while(|number| match self.rhythm {
            Rhythm::Weekly => first.checked_add_days(Days::new(u64::from(number) * 7)),
            Rhythm::Fortnightly => first.checked_add_days(Days::new(u64::from(number) * 14)),
            Rhythm::Monthly => {
                let month = first.with_day(1)?.checked_add_months(Months::new(number))?;
                of_month(month, first.weekday(), place_in_month(first))
            }
        });
        all.take_while(|day| *day <= self.until).take(MOST).collect()
    }
}

/// Makes the events of a series, and tells whom to tell of the first.
pub async fn create_all(
    tx: &mut Tx,
    audience: &Audience,
    plan: &Plan,
    repeat: Repeat,
    spans: &[Span],
) -> Result<(EventId, Vec<PersonId>)> {
    let (municipality, author, now) = (tx.municipality(), audience.by(), tx.now);
    let (search_form, for_all, whom) = (forms::search(&plan.title), audience.is_everybody(), audience.whom()?);
    let series = sqlx::query_scalar!(
        r#"INSERT INTO event_series (municipality_id, rhythm, until) VALUES (?, ?, ?) RETURNING id AS "id!: SeriesId""#,
        municipality,
        repeat.rhythm,
        repeat.until
    )
    .fetch_one(tx.db())
    .await?;
    let spans = serde_json::to_string(
        &spans
            .iter()
            .map(|span| (span.starts_at.to_rfc3339(), span.ends_at.map(|at| at.to_rfc3339()), i64::from(span.all_day)))
            .collect::<Vec<_>>(),
    )?;
    let details = &plan.details;
    let mut events = sqlx::query_scalar!(
        r#"INSERT INTO event (municipality_id, kind, title, search_form, starts_at, ends_at, all_day, place, description,
                              link, capacity, level, own_kind, for_all, whom, copied_from, series_id, created_by,
                              created_at)
           SELECT ?1, ?2, ?3, ?4, span.value ->> 0, span.value ->> 1, span.value ->> 2, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                  ?13, ?14, ?15, ?16
           FROM json_each(?17) AS span WHERE true ORDER BY span.key
           RETURNING id AS "id!: EventId""#,
        municipality,
        plan.kind,
        plan.title,
        search_form,
        plan.place,
        details.description,
        details.link,
        details.capacity,
        details.level,
        details.own_kind,
        for_all,
        whom,
        plan.copied_from,
        series,
        author,
        now,
        spans
    )
    .fetch_all(tx.db())
    .await?;
    events.sort();
    let first = *events.first().ok_or(Trouble::Gone)?;
    let people = super::changing::invite(tx, audience, &events).await?;
    Ok((first, people))
}

/// An event of a series that was not cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "Named")]
pub struct Following {
    /// The number.
    pub id: EventId,
    /// When it is.
    pub span: Span,
    /// How many marks its sheet holds that was begun before it.
    pub marks: i64,
}

/// One as SQLite writes it into an array.
#[derive(Deserialize)]
struct Named(EventId, DateTime<Utc>, Option<DateTime<Utc>>, u8, i64);

impl From<Named> for Following {
    fn from(Named(id, starts_at, ends_at, all_day, marks): Named) -> Following {
        Following { id, span: Span { starts_at, ends_at, all_day: all_day != 0 }, marks }
    }
}

/// Moves events of the series of the one that is held, that one with them, and tells whom to tell of it. `None` where it
/// was cancelled.
pub async fn reschedule_all(tx: &mut Tx, holder: Holder, to: &[Following]) -> Result<Option<Vec<PersonId>>> {
    let (event, holder) = (holder.event(), holder.id());
    let spans = to.iter().map(|one| {
        let Span { starts_at, ends_at, all_day } = one.span;
        (one.id, starts_at.to_rfc3339(), ends_at.map(|at| at.to_rfc3339()), i64::from(all_day))
    });
    let spans = serde_json::to_string(&spans.collect::<Vec<_>>())?;
    let moved = sqlx::query!(
        r#"UPDATE event SET starts_at = span.value ->> 1, ends_at = span.value ->> 2, all_day = span.value ->> 3
           FROM json_each(?1) AS span
           WHERE event.id = span.value ->> 0 AND event.cancelled_at IS NULL
             AND event.series_id = (SELECT series_id FROM event AS held WHERE held.id = ?2)
           RETURNING event.id AS "id!: EventId",
                     iif(event.id = ?2, (SELECT json_group_array(person_id) FROM event_told
                                         WHERE event_id = ?2 AND person_id != ?3), NULL) AS "people: String""#,
        spans,
        event,
        holder
    )
    .fetch_all(tx.db())
    .await?;
    let held = moved.into_iter().find(|row| row.id == event);
    held.map(|row| super::changing::told(tx, row.people)).transpose()
}

/// Cancels what follows of the series of an event and has not begun: `?1` is the moment, `?2` the event.
const STOP: &str = "UPDATE event SET cancelled_at = ?1
 WHERE cancelled_at IS NULL AND series_id = (SELECT held.series_id FROM event AS held WHERE held.id = ?2)
   AND starts_at > (SELECT held.starts_at FROM event AS held WHERE held.id = ?2) AND starts_at > ?1
 RETURNING id AS cancelled, starts_at";

/// Cancels the events of the same series that follow the one that is held and are still ahead, that one left out; tells which,
/// with their beginnings.
pub async fn cancel_following(tx: &mut Tx, holder: Holder) -> Result<Vec<(EventId, DateTime<Utc>)>> {
    static CANCELS: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::SERIES_STOPPED, STOP]));
    let values = Values::default().and(tx.now)?.and(holder.event())?.and(holder.id())?;
    let rows = CANCELS.make(tx.db(), values).await?;
    let cancelled = rows.iter().filter(|row| row.try_get::<EventId, _>("cancelled").is_ok());
    Ok(cancelled.map(|row| Ok((row.try_get("cancelled")?, row.try_get("starts_at")?))).collect::<sqlx::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(rhythm: Rhythm, first: &str, until: &str) -> Vec<String> {
        let days = Repeat { rhythm, until: day(until) }.days(day(first));
        days.into_iter().map(|day| day.format("%d.%m").to_string()).collect()
    }

    /// Events: «каждый второй четверг», until a day, sixty at most.
    #[test]
    fn a_series_goes_on_by_its_weekday_until_its_day() {
        assert_eq!(days(Rhythm::Weekly, "2026-11-26", "2026-12-10"), ["26.11", "03.12", "10.12"]);
        assert_eq!(days(Rhythm::Fortnightly, "2026-11-26", "2026-12-24"), ["26.11", "10.12", "24.12"]);
        // The fourth Thursday of each month.
        assert_eq!(days(Rhythm::Monthly, "2026-11-26", "2027-02-25"), ["26.11", "24.12", "28.01", "25.02"]);
        // A fifth one is the last where there are four.
        assert_eq!(days(Rhythm::Monthly, "2026-10-29", "2026-12-31"), ["29.10", "26.11", "31.12"]);
        assert_eq!(days(Rhythm::Weekly, "2026-11-26", "2026-11-25"), [""; 0]);
        assert_eq!(days(Rhythm::Weekly, "2026-11-26", "2036-11-25").len(), MOST);
    }

    proptest! {
        #[test]
        fn every_day_of_a_series_is_its_weekday_and_none_is_there_twice(ahead in 0_u64..3000, span in 0_u64..900) {
            let first = day("2026-01-01") + Days::new(ahead);
            for rhythm in [Rhythm::Weekly, Rhythm::Fortnightly, Rhythm::Monthly] {
                let days = Repeat { rhythm, until: first + Days::new(span) }.days(first);
                prop_assert_eq!(days[0], first);
                prop_assert!(days.iter().all(|day| day.weekday() == first.weekday()));
                prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]) && days.len() <= MOST);
            }
        }
    }
}

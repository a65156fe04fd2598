//! Notices: what people are told without having asked, and when it is quiet for them.

use chrono::{DateTime, Days, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::Body;
use crate::ids::PersonId;
use crate::talk::session::millis;
use crate::talk::{Cx, Result, Tx, View, button};
use crate::text::Language;

/// Notifies people of something that they did not ask for, by the bulk lane.
///
/// Only those who agreed to notices and can be reached are told; in someone's quiet hours it waits for their end.
/// `view` renders it in a language; its buttons are standing buttons. Returns how many will be told.
pub async fn tell<P: Serialize>(
    tx: &mut Tx,
    people: &[PersonId],
    room: &str,
    view: impl Fn(Language) -> View<P>,
) -> Result<u64> {
    if people.is_empty() {
        return Ok(0);
    }
    let body = |language| -> Result<String> {
        let screen = button::seal_notice(view(language), room)?;
        Ok(serde_json::to_string(&Body::Notice(screen))?)
    };
    let (ru, en) = (body(Language::Ru)?, body(Language::En)?);
    let letter = sqlx::query_scalar!("INSERT INTO letter (ru, en) VALUES (?, ?) RETURNING id", ru, en)
        .fetch_one(tx.db())
        .await?;
    let people = serde_json::to_string(people)?;
    let now = millis(tx.now);
    let told = sqlx::query!(
        "INSERT INTO outbox (account_id, channel, external, lane, kind, letter_id, language, due_at)
         SELECT account.id, account.channel, account.external, 'bulk', 'notice', ?, account.language, ?
         FROM json_each(?) AS told
         JOIN account ON account.person_id = told.value
         WHERE account.reachable = 1
           AND EXISTS (SELECT 1 FROM consent WHERE consent.account_id = account.id
                       AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL)",
        letter,
        now,
        people
    )
    .execute(tx.db())
    .await?
    .rows_affected();
    respect_quiet_hours(tx, letter).await?;
    tx.wake_bulk();
    Ok(told)
}

/// Drops the notices that still wait for the account.
pub async fn drop_notices(cx: &mut Cx) -> Result<()> {
    let account = cx.account_id();
    sqlx::query!("DELETE FROM outbox WHERE account_id = ? AND state = 'waiting' AND kind = 'notice'", account)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Delays a letter for those who have quiet hours now. There are few different settings, so each is computed once.
async fn respect_quiet_hours(tx: &mut Tx, letter: i64) -> Result<()> {
    let kinds = sqlx::query!(
        r#"SELECT DISTINCT account.quiet_from AS "from!: u32", account.quiet_till AS "till!: u32"
           FROM outbox JOIN account ON account.id = outbox.account_id
           WHERE outbox.letter_id = ? AND account.quiet_from IS NOT NULL"#,
        letter
    )
    .fetch_all(tx.db())
    .await?;
    for kind in kinds {
        let Some(end) = quiet_until(tx.now, tx.zone(), kind.from, kind.till) else {
            continue;
        };
        let end = millis(end);
        sqlx::query!(
            // Each account that is told is looked up, not each of the municipality.
            "UPDATE outbox SET due_at = ? WHERE letter_id = ? AND EXISTS
                    (SELECT 1 FROM account
                     WHERE account.id = outbox.account_id AND quiet_from = ? AND quiet_till = ?)",
            end,
            letter,
            kind.from,
            kind.till
        )
        .execute(tx.db())
        .await?;
    }
    Ok(())
}

/// The end of the quiet hours that contain this time; both hours are local, and they may span midnight.
pub(super) fn quiet_until(now: DateTime<Utc>, zone: Tz, from: u32, till: u32) -> Option<DateTime<Utc>> {
    let local = now.with_timezone(&zone);
    let hour = local.hour();
    let quiet = if from <= till { (from..till).contains(&hour) } else { hour >= from || hour < till };
    if !quiet {
        return None;
    }
    let day = if hour < till { local.date_naive() } else { local.date_naive() + Days::new(1) };
    // If the clocks skip that hour, the next one ends the quiet hours.
    let end = (till..till + 3)
        .filter_map(|hour| day.and_hms_opt(hour, 0, 0))
        .find_map(|end| zone.from_local_datetime(&end).earliest());
    Some(end.map_or(now + TimeDelta::hours(1), |end| end.with_timezone(&Utc)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(now: &str, from: u32, till: u32) -> Option<String> {
        let end = quiet_until(now.parse().unwrap(), chrono_tz::Europe::Berlin, from, till)?;
        Some(end.to_rfc3339())
    }

    #[test]
    fn quiet_hours_end_at_their_local_hour_over_midnight_and_changed_clocks() {
        assert_eq!(quiet("2026-11-21T19:59:00Z", 21, 7), None);
        assert_eq!(quiet("2026-11-21T20:00:00Z", 21, 7).unwrap(), "2026-11-22T06:00:00+00:00");
        assert_eq!(quiet("2026-11-22T05:59:00Z", 21, 7).unwrap(), "2026-11-22T06:00:00+00:00");
        assert_eq!(quiet("2026-11-22T06:00:00Z", 21, 7), None);
        assert_eq!(quiet("2026-11-22T12:30:00Z", 13, 15).unwrap(), "2026-11-22T14:00:00+00:00");
        // The night in which the clocks go forward, and the one in which they go back.
        assert_eq!(quiet("2026-03-28T21:00:00Z", 21, 7).unwrap(), "2026-03-29T05:00:00+00:00");
        assert_eq!(quiet("2026-10-24T20:00:00Z", 21, 7).unwrap(), "2026-10-25T06:00:00+00:00");
        // An hour that the clocks skip.
        assert_eq!(quiet("2026-03-28T23:00:00Z", 22, 2).unwrap(), "2026-03-29T01:00:00+00:00");
    }
}

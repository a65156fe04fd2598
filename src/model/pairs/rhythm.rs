//! How often the two of a pair have agreed to meet, and when they are reminded: once for each meeting that is missed. The
//! rhythm is the pair's, so that who chose it is not kept. Where the watch over silence asks both, it has spoken in place of
//! the rhythm, so that nobody hears of one silence twice; and two who have agreed to meet seldom are not silent before that.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Pair;
use super::silence::Watch;
use super::store::{pair, touched};
use crate::ids::PairId;
use crate::model::groups::day_in;
use crate::model::regulation;
use crate::say;
use crate::talk::{Result, Tx};
use crate::text::Language;

/// How often the two of a pair meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Rhythm {
    /// Every week.
    Week,
    /// Every two weeks.
    Fortnight,
    /// Every month.
    Month,
}

impl Rhythm {
    /// All three, the quickest first.
    pub const ALL: [Rhythm; 3] = [Rhythm::Week, Rhythm::Fortnight, Rhythm::Month];

    /// After how many days the next meeting is missed.
    fn length(self) -> i64 {
        match self {
            Rhythm::Week => 7,
            Rhythm::Fortnight => 14,
            Rhythm::Month => 30,
        }
    }

    /// The same, as days of the calendar.
    fn days(self) -> Days {
        Days::new(self.length().unsigned_abs())
    }

    /// «раз в неделю»: small, as a sentence has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Rhythm::Week => say!(language, "model-pair-week"),
            Rhythm::Fortnight => say!(language, "model-pair-fortnight"),
            Rhythm::Month => say!(language, "model-pair-month"),
        }
    }
}

impl Pair {
    /// The day of the last meeting, or of the beginning, if by the rhythm the next one is missed.
    pub(super) fn missed_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        let last = self.met_on.or(self.since)?;
        self.rhythm.filter(|rhythm| last + rhythm.days() <= today).map(|_| last)
    }
}

/// What a day brings to a pair by its rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nudge {
    /// The agreed days have not passed.
    NotYet,
    /// The two were spoken to since they met last.
    Said,
    /// Both are reminded.
    Comes,
    /// The watch over silence asks both today: that is enough.
    Watched,
}

/// How far a pair is by its rhythm.
#[derive(Debug, Clone, Copy)]
struct Standing {
    rhythm: Rhythm,
    /// The day of the last meeting, or of the beginning.
    last: NaiveDate,
    nudged_for: Option<NaiveDate>,
    /// The day on which the watch over silence is to ask both, unless it has.
    watch: Option<NaiveDate>,
}

impl Standing {
    fn on(self, today: NaiveDate) -> Nudge {
        match () {
            () if today < self.last + self.rhythm.days() => Nudge::NotYet,
            () if self.nudged_for == Some(self.last) => Nudge::Said,
            // A watch that is late asks today.
            () if self.watch.is_some_and(|day| day <= today) => Nudge::Watched,
            () => Nudge::Comes,
        }
    }
}

/// For how many days two have not met before they are asked: as many as the regulation says, and not before a meeting that
/// they have agreed on themselves is missed.
pub(super) fn quiet_days(regulation: i64, rhythm: Option<Rhythm>) -> i64 {
    regulation.max(rhythm.map_or(0, Rhythm::length))
}

/// The two meet so often from now on, or are reminded no more; `false` where the pair is not at work. The watch over silence
/// moves along: who agrees on a longer way has as much more time, and at least until the next meeting is missed.
pub async fn set_rhythm(tx: &mut Tx, pair: &Pair, rhythm: Option<Rhythm>) -> Result<bool> {
    let id = pair.id;
    let watch = Watch::of(&*regulation::now(tx).await?)?;
    let days = quiet_days(watch.both, rhythm);
    let more = days - quiet_days(watch.both, pair.rhythm);
    // The rungs after the first follow it as far as the regulation has them apart.
    let rung = watch.after(pair.rungs) - watch.both;
    let next = sqlx::query_scalar!(r#"SELECT next_at AS "at?: DateTime<Utc>" FROM pair WHERE id = ?"#, id)
        .fetch_optional(tx.db())
        .await?
        .flatten();
    let zone = tx.zone();
    let agreed = pair.met_on.or(pair.since).map(|last| day_in(zone, last + TimeDelta::days(days + rung)).0);
    let next = next.map(|at| (at + TimeDelta::days(more)).max(agreed.unwrap_or(at)));
    touched(tx);
    let set =
        sqlx::query!("UPDATE pair SET rhythm = ?, next_at = ? WHERE id = ? AND state = 'active'", rhythm, next, id)
            .execute(tx.db())
            .await?;
    tx.wake_duties();
    Ok(set.rows_affected() > 0)
}

/// The pairs whose two are reminded today, out of so many at once that have missed a meeting, and whether there are more.
/// Each missed meeting is spoken of once. A pair whose term is over is reminded no more: it is to be completed.
pub async fn nudged(tx: &mut Tx, most: usize) -> Result<(Vec<Pair>, bool)> {
    let (municipality, today, zone) = (tx.municipality(), tx.today(), tx.zone());
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: PairId", rhythm AS "rhythm!: Rhythm",
                  coalesce((SELECT max(held_on) FROM pair_meeting WHERE pair_id = pair.id), since) AS "last!: NaiveDate",
                  nudged_for AS "nudged_for?: NaiveDate", iif(rungs = 0, next_at, NULL) AS "watch?: DateTime<Utc>"
           FROM pair WHERE municipality_id = ? AND state = 'active' AND rhythm IS NOT NULL AND until >= ?
           ORDER BY id"#,
        municipality,
        today
    )
    .fetch_all(tx.db())
    .await?;
    let mut missed = Vec::new();
    for row in rows {
        let watch = row.watch.map(|at| at.with_timezone(&zone).date_naive());
        let standing = Standing { rhythm: row.rhythm, last: row.last, nudged_for: row.nudged_for, watch };
        match standing.on(today) {
            Nudge::NotYet | Nudge::Said => {}
            Nudge::Comes => missed.push((row.id, row.last, true)),
            Nudge::Watched => missed.push((row.id, row.last, false)),
        }
    }
    let more = missed.len() > most;
    missed.truncate(most);
    let mut told = Vec::new();
    for (id, last, comes) in missed {
        touched(tx);
        sqlx::query!("UPDATE pair SET nudged_for = ? WHERE id = ?", last, id).execute(tx.db()).await?;
        if comes {
            told.push(pair(tx, id).await?);
        }
    }
    Ok((told, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Of a pair that met on the first of October.
    fn standing(rhythm: Rhythm) -> Standing {
        Standing { rhythm, last: day("2026-10-01"), nudged_for: None, watch: None }
    }

    #[test]
    fn a_meeting_is_missed_after_seven_fourteen_and_thirty_days() {
        for (rhythm, before, on) in [
            (Rhythm::Week, "2026-10-07", "2026-10-08"),
            (Rhythm::Fortnight, "2026-10-14", "2026-10-15"),
            (Rhythm::Month, "2026-10-30", "2026-10-31"),
        ] {
            assert_eq!(standing(rhythm).on(day(before)), Nudge::NotYet, "{rhythm:?}");
            assert_eq!(standing(rhythm).on(day(on)), Nudge::Comes, "{rhythm:?}");
        }
    }

    #[test]
    fn a_missed_meeting_is_spoken_of_once() {
        let said = Standing { nudged_for: Some(day("2026-10-01")), ..standing(Rhythm::Week) };
        assert_eq!(said.on(day("2026-10-08")), Nudge::Said);
        assert_eq!(said.on(day("2026-12-08")), Nudge::Said);
        let met = Standing { last: day("2026-10-09"), ..said };
        assert_eq!(met.on(day("2026-10-15")), Nudge::NotYet);
        assert_eq!(met.on(day("2026-10-16")), Nudge::Comes);
    }

    #[test]
    fn the_watch_at_fourteen_days_wins() {
        let watched = |rhythm| Standing { watch: Some(day("2026-10-15")), ..standing(rhythm) };
        assert_eq!(watched(Rhythm::Week).on(day("2026-10-08")), Nudge::Comes);
        assert_eq!(watched(Rhythm::Fortnight).on(day("2026-10-15")), Nudge::Watched);
        // The watch is late, and the week was missed long ago.
        assert_eq!(watched(Rhythm::Week).on(day("2026-10-17")), Nudge::Watched);
        // Who agreed on a month after the watch had asked both is reminded of the meeting that is missed then.
        assert_eq!(standing(Rhythm::Month).on(day("2026-10-31")), Nudge::Comes);
    }

    #[test]
    fn silence_is_reckoned_from_what_was_agreed_and_the_regulation_is_the_least() {
        assert_eq!(quiet_days(14, None), 14);
        assert_eq!(quiet_days(14, Some(Rhythm::Week)), 14);
        assert_eq!(quiet_days(14, Some(Rhythm::Fortnight)), 14);
        assert_eq!(quiet_days(14, Some(Rhythm::Month)), 30);
        assert_eq!(quiet_days(3, Some(Rhythm::Week)), 7);
        assert_eq!(quiet_days(60, Some(Rhythm::Month)), 60);
    }
}

//! Notices: what people are told without having asked, and when it is quiet for them.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use serde::Serialize;
use sqlx::Row;

use super::Body;
use crate::db::{Call, Values};
use crate::ids::PersonId;
use crate::model::roles;
use crate::talk::session::millis;
use crate::talk::{Cx, Result, Tx, View, button};
use crate::text::Language;

/// What a notice is about, as its room knows it.
///
/// Such a notice is shown to its room again when it is about to be said (`Room::look`), since what it tells may have
/// changed while it waited for quiet hours, for its turn, or for a chat that could not be reached.
#[derive(Debug, Clone, Copy)]
pub struct Matter<A> {
    /// The number of what it is about: notices of a room about the same may stand for one another.
    pub subject: i64,
    /// What the room needs to say it again.
    pub about: A,
    /// After this it would come too late, so that no quiet hours hold it back beyond it.
    pub say_by: DateTime<Utc>,
}

/// Notifies people of something that they did not ask for, by the bulk lane.
///
/// Only those who agreed to notices and can be reached are told, each once: of several accounts the newest. In someone's
/// quiet hours it waits for their end.
/// `view` renders it in a language; its buttons are standing buttons. Returns how many will be told.
pub async fn tell<P: Serialize + 'static>(
    tx: &mut Tx,
    people: &[PersonId],
    room: &str,
    view: impl Fn(Language) -> View<P>,
) -> Result<u64> {
    write(tx, &[letter(people, room, view)?], None).await
}

/// Notifies people as [`tell`] does, of something that is looked at again when it is said.
pub async fn tell_of<P: Serialize + 'static>(
    tx: &mut Tx,
    people: &[PersonId],
    room: &str,
    matter: Matter<impl Serialize>,
    view: impl Fn(Language) -> View<P>,
) -> Result<u64> {
    let Matter { subject, about, say_by } = matter;
    let about = serde_json::to_string(&about)?;
    write(tx, &[letter(people, room, view)?], Some((room, Matter { subject, about, say_by }))).await
}

/// Notifies people as [`tell_of`] does, and tells the number of each one's message, by which its ending is found. Of those
/// who are not told there is none.
pub async fn tell_each<P: Serialize + 'static>(
    tx: &mut Tx,
    people: &[PersonId],
    room: &str,
    matter: Matter<impl Serialize>,
    view: impl Fn(Language) -> View<P>,
) -> Result<Vec<(PersonId, i64)>> {
    if people.is_empty() || tell_of(tx, people, room, matter, view).await? == 0 {
        return Ok(Vec::new());
    }
    let told = sqlx::query!(
        r#"SELECT account.person_id AS "person!: PersonId", outbox.id FROM outbox
           JOIN account ON account.id = outbox.account_id
           WHERE outbox.letter_id = (SELECT max(id) FROM letter)"#
    )
    .fetch_all(tx.db())
    .await?;
    Ok(told.into_iter().map(|row| (row.person, row.id)).collect())
}

/// Takes back what still waits of what a room says of a subject, and tells which messages that were.
pub async fn withdraw(tx: &mut Tx, room: &str, subject: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar!(
        r#"DELETE FROM outbox
           WHERE state = 'waiting' AND letter_id IN (SELECT id FROM letter WHERE room = ? AND subject = ?)
           RETURNING id AS "id!""#,
        room,
        subject
    )
    .fetch_all(tx.db())
    .await?)
}

/// Several letters that follow from one deed, and whom each is for: told in one call, as [`tell`] tells one.
#[derive(Debug, Default)]
pub struct Letters(Vec<Letter>);

/// A letter in both languages, and whom it is for.
#[derive(Debug)]
struct Letter {
    people: Vec<PersonId>,
    ru: String,
    en: String,
}

fn letter<P: Serialize + 'static>(
    people: &[PersonId],
    room: &str,
    view: impl Fn(Language) -> View<P>,
) -> Result<Letter> {
    let body = |language| -> Result<String> {
        let screen = button::seal_notice(view(language), room)?;
        Ok(serde_json::to_string(&Body::Notice(screen))?)
    };
    Ok(Letter { people: people.to_vec(), ru: body(Language::Ru)?, en: body(Language::En)? })
}

impl Letters {
    /// Adds one.
    pub fn and<P: Serialize + 'static>(
        mut self,
        people: &[PersonId],
        room: &str,
        view: impl Fn(Language) -> View<P>,
    ) -> Result<Letters> {
        self.0.push(letter(people, room, view)?);
        Ok(self)
    }

    /// Tells them.
    pub async fn tell(self, tx: &mut Tx) -> Result<u64> {
        write(tx, &self.0, None).await
    }
}

/// Stores letters, in their order: the room, the subject, what is needed to say it again, the last moment, the texts.
const LETTERS: &str = "INSERT INTO letter (ru, en, room, subject, about, say_by)
     SELECT value ->> 0, value ->> 1, ?, ?, ?, ? FROM json_each(?)";
/// Stores their notices, each due at once, or where it is quiet now at the end of that, unless this would be too late; who
/// would hear of it too late on Monday hears of it at the weekend, but not in the night.
/// The letters are those that were stored last: their numbers grow. Each notice names its letter by its place before the
/// last.
const NOTICES: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, letter_id, language, due_at)
     WITH known (now, hour, is_weekend, ends, mondays, say_by) AS (SELECT ?, ?, ?, ?, ?, ?)
     SELECT id, channel, external, 'bulk', 'notice', (SELECT max(id) FROM letter) - before_last, language,
            CASE WHEN quiet_weekends AND (is_weekend OR is_night) AND (say_by IS NULL OR monday <= say_by) THEN monday
                 WHEN is_night AND (say_by IS NULL OR morning <= say_by) THEN morning
                 ELSE now END
     FROM (SELECT account.id, account.channel, account.external, account.language, account.quiet_weekends,
                  known.now, known.is_weekend, known.say_by, told.value ->> 0 AS before_last,
                  iif(account.quiet_from <= account.quiet_till,
                      known.hour >= account.quiet_from AND known.hour < account.quiet_till,
                      known.hour >= account.quiet_from OR known.hour < account.quiet_till) AS is_night,
                  known.ends ->> account.quiet_till AS morning,
                  known.mondays ->> coalesce(account.quiet_till, ?) AS monday
           FROM json_each(?) AS told CROSS JOIN known
           JOIN account ON account.person_id = told.value ->> 1
           WHERE account.reachable = 1
             AND EXISTS (SELECT 1 FROM consent WHERE consent.account_id = account.id
                         AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM account AS newer JOIN consent ON consent.account_id = newer.id
                             WHERE newer.person_id = account.person_id AND newer.id > account.id
                               AND newer.reachable = 1
                               AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL))";
/// How many notices were stored.
const TOLD: &str = "SELECT changes() AS stored";

async fn write(tx: &mut Tx, letters: &[Letter], of: Option<(&str, Matter<String>)>) -> Result<u64> {
    static WRITES: LazyLock<Call> = LazyLock::new(|| Call::proved_by("stored", &[LETTERS, NOTICES, TOLD]));
    let letters: Vec<_> = letters.iter().filter(|letter| !letter.people.is_empty()).collect();
    if letters.is_empty() {
        return Ok(0);
    }
    let texts: Vec<_> = letters.iter().map(|letter| (&letter.ru, &letter.en)).collect();
    let told = letters.iter().rev().enumerate().rev();
    let told: Vec<_> =
        told.flat_map(|(before_last, letter)| letter.people.iter().map(move |person| (before_last, person))).collect();
    let (room, matter) = of.unzip();
    let (subject, say_by) = (matter.as_ref().map(|it| it.subject), matter.as_ref().map(|it| millis(it.say_by)));
    let about = matter.map(|it| it.about);
    let (now, zone) = (tx.now, tx.zone());
    let ends: Vec<_> = (0..24).map(|till| end_of_quiet(now, zone, till)).collect();
    let mondays: Vec<_> = ends.iter().map(|end| millis(past_weekend(*end, zone))).collect();
    let ends: Vec<_> = ends.into_iter().map(millis).collect();
    let is_weekend = is_weekend(now.with_timezone(&zone).date_naive());
    let with =
        Values::default().and(room)?.and(subject)?.and(about)?.and(say_by)?.and(serde_json::to_string(&texts)?)?;
    let with = with.and(millis(now))?.and(now.with_timezone(&zone).hour())?.and(is_weekend)?;
    let with = with.and(serde_json::to_string(&ends)?)?.and(serde_json::to_string(&mondays)?)?;
    let with = with.and(say_by)?.and(MORNING)?.and(serde_json::to_string(&told)?)?;
    let rows = WRITES.make(tx.db(), with).await?;
    tx.wake_bulk();
    let stored: i64 = rows.last().map_or(Ok(0), |row| row.try_get("stored"))?;
    Ok(stored.unsigned_abs())
}

/// Stores the letter of a farewell.
const LETTER: &str = "INSERT INTO letter (ru, en) VALUES (?, ?)";

/// The farewell to each account of a person, in whose quiet hours it waits, but not over a quiet weekend: the law's answer
/// is not put off for days.
const FAREWELLS: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, letter_id, language, due_at)
     WITH known (now, hour, ends) AS (SELECT ?, ?, ?)
     SELECT NULL, account.channel, account.external, 'bulk', 'notice', (SELECT max(id) FROM letter), account.language,
            CASE WHEN iif(account.quiet_from <= account.quiet_till,
                          known.hour >= account.quiet_from AND known.hour < account.quiet_till,
                          known.hour >= account.quiet_from OR known.hour < account.quiet_till)
                 THEN known.ends ->> account.quiet_till ELSE known.now END
     FROM known CROSS JOIN account WHERE account.person_id = ? AND account.reachable = 1";

/// Says one last thing to every account of somebody who is about to be erased. It is kept by the bare address, since the
/// account goes, and asks for no consent to notices: it is the answer that the law owes them (152-FZ art. 21).
/// What they leave behind is read along, for those who follow the erasure.
pub async fn farewell<P: Serialize + 'static>(
    tx: &mut Tx,
    person: PersonId,
    room: &str,
    view: impl Fn(Language) -> View<P>,
) -> Result<()> {
    static WRITES: LazyLock<Call> = LazyLock::new(|| {
        let [led, coordinators, deputised, chats] = roles::LEAVES;
        Call::of(&[LETTER, FAREWELLS, led, coordinators, deputised, chats])
    });
    let Letter { ru, en, .. } = letter(&[person], room, view)?;
    let (now, zone) = (tx.now, tx.zone());
    let ends: Vec<_> = (0..24).map(|till| millis(end_of_quiet(now, zone, till))).collect();
    let with = Values::default().and(ru)?.and(en)?;
    let with = with.and(millis(now))?.and(now.with_timezone(&zone).hour())?.and(serde_json::to_string(&ends)?)?;
    let with = roles::leaving(with.and(person)?, tx, person)?;
    let rows = WRITES.make(tx.db(), with).await?;
    roles::read_along(tx, person, &rows)?;
    tx.wake_bulk();
    Ok(())
}

/// Drops the notices that still wait for the account. Those that stand in its chat go on being true.
pub async fn drop_notices(cx: &mut Cx) -> Result<()> {
    let account = cx.account_id();
    sqlx::query!(
        "DELETE FROM outbox WHERE account_id = ? AND state = 'waiting' AND kind = 'notice'
           AND (body IS NULL OR body ->> '$.Edit' IS NULL)",
        account
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// When somebody wants to hear of nothing.
#[derive(Debug, Clone, Copy)]
pub struct Quiet {
    /// From and till, local hours; they may span midnight.
    pub hours: Option<(u32, u32)>,
    /// Whether Saturdays and Sundays are quiet as well.
    pub weekends: bool,
}

/// The hour at which a quiet weekend ends for somebody without quiet hours.
const MORNING: u32 = 8;

impl Quiet {
    /// Until when it is quiet at this moment, `None` where it is not, or where that would be too late. Who would hear of
    /// something too late on Monday hears of it at the weekend, but not in the night.
    pub fn until(self, now: DateTime<Utc>, zone: Tz, say_by: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
        let local = now.with_timezone(&zone);
        let hour = local.hour();
        let is_night = self.hours.filter(|(from, till)| {
            if from <= till { (*from..*till).contains(&hour) } else { hour >= *from || hour < *till }
        });
        let in_time = |end: &DateTime<Utc>| say_by.is_none_or(|say_by| *end <= say_by);
        let is_weekend = self.weekends && (is_night.is_some() || is_weekend(local.date_naive()));
        let till = self.hours.map_or(MORNING, |(_, till)| till);
        let monday = is_weekend.then(|| past_weekend(end_of_quiet(now, zone, till), zone)).filter(in_time);
        monday.or_else(|| is_night.map(|(_, till)| end_of_quiet(now, zone, till)).filter(in_time))
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The same time on Monday, for one that falls on a weekend.
fn past_weekend(end: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let local = end.with_timezone(&zone);
    let days = match local.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => return end,
    };
    at_hour(local.date_naive() + Days::new(days), local.hour(), zone).unwrap_or(end + TimeDelta::days(2))
}

/// When it is next this hour, the end of quiet hours that are under way.
fn end_of_quiet(now: DateTime<Utc>, zone: Tz, till: u32) -> DateTime<Utc> {
    let local = now.with_timezone(&zone);
    let day = if local.hour() < till { local.date_naive() } else { local.date_naive() + Days::new(1) };
    at_hour(day, till, zone).unwrap_or(now + TimeDelta::hours(1))
}

/// The beginning of an hour of a day, and if the clocks skip it, of the next one.
fn at_hour(day: NaiveDate, hour: u32, zone: Tz) -> Option<DateTime<Utc>> {
    let hours = (hour..hour + 3).filter_map(|hour| day.and_hms_opt(hour, 0, 0));
    let begin = hours.filter_map(|begin| zone.from_local_datetime(&begin).earliest()).next();
    begin.map(|begin| begin.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(now: &str, from: u32, till: u32) -> Option<String> {
        let quiet = Quiet { hours: Some((from, till)), weekends: false };
        Some(quiet.until(now.parse().unwrap(), chrono_tz::Europe::Berlin, None)?.to_rfc3339())
    }

    /// «A22»: Friday, 20 November 2026, is followed by a weekend.
    #[test]
    fn a_quiet_weekend_lasts_from_the_night_of_friday_to_the_morning_of_monday() {
        let until = |now: &str, hours, say_by: Option<&str>| {
            let (now, say_by) = (now.parse().unwrap(), say_by.map(|say_by| say_by.parse().unwrap()));
            let end = Quiet { hours, weekends: true }.until(now, chrono_tz::Europe::Berlin, say_by)?;
            Some(end.with_timezone(&chrono_tz::Europe::Berlin).format("%a %H:%M").to_string())
        };
        let night = Some((21, 7));
        assert_eq!(until("2026-11-20T19:59:00Z", night, None), None);
        for now in ["2026-11-20T20:00:00Z", "2026-11-21T05:00:00Z", "2026-11-21T11:00:00Z", "2026-11-22T23:30:00Z"] {
            assert_eq!(until(now, night, None).unwrap(), "Mon 07:00", "{now}");
        }
        assert_eq!(until("2026-11-23T06:00:00Z", night, None), None);
        assert_eq!(until("2026-11-23T20:00:00Z", night, None).unwrap(), "Tue 07:00");
        // Without quiet hours nobody is woken on Monday.
        assert_eq!(until("2026-11-21T11:00:00Z", None, None).unwrap(), "Mon 08:00");
        assert_eq!(until("2026-11-20T22:30:00Z", None, None), None);
        // What would come too late is said at the weekend, but in the morning.
        let sunday = Some("2026-11-22T10:00:00Z");
        assert_eq!(until("2026-11-21T11:00:00Z", night, sunday), None);
        assert_eq!(until("2026-11-21T21:00:00Z", night, sunday).unwrap(), "Sun 07:00");
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

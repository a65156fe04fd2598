//! Places at an event that is full: what is shown of them, and the duty that offers what has become free.
//!
//! ```text
//! member                                          another member
//! - (card) 👥 Мест 2, свободных нет — [Иду]
//! - ⏳ Вы в листе ожидания, под номером 1
//!                                                 - [Не иду]
//! - Есть место: Формирующее оценивание. Держим за вами до чт, 26 ноября, 20:00   — [Иду]
//! - ✅ Ваш ответ: Иду
//! ```
//!
//! A place becomes free in many ways: somebody answers otherwise, leaves the group, is erased, does not answer an offer; the
//! leader raises the number. None of them offers it: the duty looks for what is free and for the first who waits for it, so
//! that no way is forgotten, and whoever has just answered cannot come before those who wait.

use chrono::{DateTime, TimeDelta, Utc};

use super::cards::{self, When};
use super::notices::{facts, open, with_answers};
use super::steps::Press;
use super::verbs::{News, announce_by};
use crate::feature::{Ran, Reader, Waiting};
use crate::features::happenings::answered;
use crate::model::events::{self, Candidate, Event, Met, Opening, Reply};
use crate::model::ways;
use crate::outbox::Quiet;
use crate::say;
use crate::talk::{Button, Result, Tx, View};
use crate::text::{self, Language};

/// A place is held for so long at most.
const MOST: TimeDelta = TimeDelta::hours(12);
/// And for so long at least, unless the event begins.
const LEAST: TimeDelta = TimeDelta::minutes(15);
/// What would run out in quiet hours runs out so long after them.
const AFTER_QUIET: TimeDelta = TimeDelta::hours(1);

/// How an offer is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Terms {
    /// Until when the place is held.
    until: DateTime<Utc>,
    /// By when it is told, even in quiet hours.
    say_by: DateTime<Utc>,
}

/// The terms of an offer that is made now: a quarter of the time that is left, but never beyond the beginning. In somebody's
/// quiet hours it is told after them, if the event leaves time for that, and it does not run out in them.
fn terms(now: DateTime<Utc>, starts_at: DateTime<Utc>, zone: chrono_tz::Tz, quiet: Quiet) -> Terms {
    let say_by = starts_at - LEAST;
    let told_at = quiet.until(now, zone, Some(say_by)).unwrap_or(now);
    let held = ((starts_at - told_at) / 4).clamp(LEAST, MOST);
    let until = told_at + held;
    let until = quiet.until(until, zone, None).map_or(until, |end| end + AFTER_QUIET.min(held));
    Terms { until: until.min(starts_at), say_by }
}

/// Does the next thing that is due about those who wait: what has begun is closed, what has run out is taken back and what
/// is free is offered, the places of one event a run.
pub async fn pass_on(tx: &mut Tx) -> Result<Ran> {
    events::close(tx).await?;
    for lapsed in events::lapse(tx).await? {
        answered::retell(tx, (lapsed.event, lapsed.starts_at), lapsed.person, None).await?;
    }
    if let Some(opening) = events::opening(tx).await? {
        offer(tx, opening).await?;
    }
    Ok(Ran::All)
}

async fn offer(tx: &mut Tx, opening: Opening) -> Result<()> {
    let (now, zone) = (tx.now, tx.zone());
    let Opening { event: id, starts_at, free, candidates } = opening;
    let free = free.map_or(usize::MAX, |free| usize::try_from(free).unwrap_or_default());
    let event = events::event(tx, id).await?;
    let (mut offered, mut passed_over) = (0, Vec::new());
    for Candidate { person, is_reached, quiet, quiet_weekends, is_passed_over } in candidates {
        if offered == free {
            break;
        }
        if !is_reached {
            passed_over.extend((!is_passed_over).then_some(person));
            continue;
        }
        offered += 1;
        let quiet = Quiet { hours: quiet, weekends: quiet_weekends };
        let Terms { until, say_by } = terms(now, starts_at, zone, quiet);
        events::offer(tx, id, person, until).await?;
        answered::retell(tx, (id, starts_at), person, None).await?;
        announce_by(tx, &event, &[person], News::Offered { until }, say_by).await?;
    }
    if !passed_over.is_empty() {
        let leaders = events::pass_over(tx, id, &passed_over).await?;
        announce_by(tx, &event, &leaders, News::PassedOver, starts_at).await?;
    }
    Ok(())
}

/// The notice of a place that is held; of one that is held no more.
pub fn offered(language: Language, event: &Event, when: When, given: Option<Reply>) -> View<Press> {
    let title = match given {
        Some(Reply::Offered(_)) => say!(language, "events-place-free", title = event.title.clone()),
        Some(Reply::Answer(_) | Reply::Waits(_)) | None => {
            say!(language, "events-notice-new", kind = event.called(language), title = event.title.clone())
        }
    };
    let view = facts(title, language, event, when.dated(language, event));
    let view = view.question(match given {
        Some(reply) => cards::replied(language, reply, when),
        None => say!(language, "events-place-gone"),
    });
    with_answers(view, language, event.id, given)
}

/// The notice to a leader that others get a place before somebody who cannot be reached.
pub fn passed_over(language: Language, event: &Event, when: When) -> View<Press> {
    View::new(say!(language, "events-place-passed", title = event.title.clone()))
        .line(format!("🗓 {}", when.dated(language, event)))
        .line(say!(language, "events-place-passed-why"))
        .button(open(language, event.id))
}

/// What the card of a coming event shows a member besides: how many places there are, how one who waits is reached, and the
/// way to a topic for whoever comes.
pub fn member_part(mut view: View<Press>, language: Language, seen: &Met) -> View<Press> {
    if seen.answer == Some(events::Answer::Going) {
        view = view.button(Button::go(say!(language, "events-card-speak"), ways::SPEAKING.of(seen.event.id)));
    }
    let Some(capacity) = seen.places.capacity else { return view };
    let left = capacity - seen.places.going - seen.places.offered - seen.places.before;
    match seen.reply() {
        Some(Reply::Waits(_)) if !seen.is_reached => {
            view = view
                .line(say!(language, "events-place-unreached"))
                .button(Button::go(say!(language, "events-place-settings"), ways::SETTINGS.place()));
        }
        Some(Reply::Waits(_) | Reply::Offered(_)) => {}
        Some(Reply::Answer(_)) | None if left > 0 => {
            view = view.line(say!(language, "events-place-left", left = left));
        }
        Some(Reply::Answer(events::Answer::Going)) => {}
        Some(Reply::Answer(_)) | None => view = view.line(say!(language, "events-place-full")),
    }
    view
}

/// The button of a place that is held, on «Сегодня».
pub fn waits(waiting: &Waiting, reader: &Reader) -> String {
    let until = waiting.at.map(|at| at.with_timezone(&reader.zone).format("%d.%m %H:%M").to_string());
    let title = text::clipped(&waiting.words, 24);
    say!(reader.language, "events-wait-place", until = until.unwrap_or_default(), title = title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// The local times of the end of an offer that is made in Moscow, for quiet hours from 22 to 8.
    fn until(now: &str, starts_at: &str, quiet: Option<(u32, u32)>) -> String {
        let zone = chrono_tz::Europe::Moscow;
        let quiet = Quiet { hours: quiet, weekends: false };
        let terms = terms(at(now), at(starts_at), zone, quiet);
        terms.until.with_timezone(&zone).format("%d %H:%M").to_string()
    }

    /// Issue 11: twelve hours, shorter when the event is near, never past its beginning.
    #[test]
    fn a_place_is_held_for_a_quarter_of_what_is_left_and_twelve_hours_at_most() {
        // Noon in Moscow.
        let now = "2026-11-21T09:00:00Z";
        for (starts_at, end) in [
            ("2026-11-26T11:30:00Z", "22 00:00"),
            ("2026-11-23T09:00:00Z", "22 00:00"),
            ("2026-11-22T09:00:00Z", "21 18:00"),
            ("2026-11-21T13:00:00Z", "21 13:00"),
            ("2026-11-21T10:00:00Z", "21 12:15"),
            ("2026-11-21T09:10:00Z", "21 12:10"),
        ] {
            assert_eq!(until(now, starts_at, None), end, "{starts_at}");
        }
    }

    /// Issue 11: in quiet hours an offer does not run out unseen.
    #[test]
    fn an_offer_does_not_run_out_in_quiet_hours() {
        let night = Some((22, 8));
        // Made at noon, it would run out at midnight.
        assert_eq!(until("2026-11-21T09:00:00Z", "2026-11-26T11:30:00Z", night), "22 09:00");
        // Made at 23:00, it is told at 8:00, and lasts from then on.
        assert_eq!(until("2026-11-21T20:00:00Z", "2026-11-26T11:30:00Z", night), "22 20:00");
        // The event is at 12:00 of the same day: an hour from eight.
        assert_eq!(until("2026-11-21T20:00:00Z", "2026-11-22T09:00:00Z", night), "22 09:00");
        // It begins before the night is over: told at once, held until the beginning.
        assert_eq!(until("2026-11-21T20:00:00Z", "2026-11-22T04:00:00Z", night), "22 07:00");
        let quiet = Quiet { hours: night, weekends: false };
        let early = terms(at("2026-11-21T20:00:00Z"), at("2026-11-22T04:00:00Z"), chrono_tz::Europe::Moscow, quiet);
        assert!(early.say_by < at("2026-11-22T05:00:00Z"), "no quiet hours hold it beyond the event");
    }
}

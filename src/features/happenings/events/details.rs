//! What an event may have besides: its end, a link, a description, places, a level. The form of a new event and the
//! correcting of one ask for these in the same words.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::cards::{self, When};
use super::editing::Part;
use super::rules::{self, Flaw};
use super::slot::Slot;
use crate::features::happenings::clock::Hours;
use crate::model::events::{Details, Level};
use crate::say;
use crate::talk::{Button, View, calendar};
use crate::text::{self, Language};

/// What a button of such a question carries.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// How far the event reaches.
    Level(Level),
    /// When it ends, on its last day.
    End(NaiveTime),
    /// Its last day.
    Last(calendar::Pick),
    /// There is none.
    Clear,
}

/// The card of a question; `slot` and `now` are what stands, `month` is the page of its calendar.
pub fn ask<P>(
    language: Language,
    part: Part,
    (slot, now): (Slot, &Details),
    (when, month, levels): (When, Option<NaiveDate>, &[Level]),
    press: impl Fn(Given) -> P + Copy + Send + Sync + 'static,
) -> View<P> {
    let clear = |view: View<P>, is_there: bool| match is_there {
        true => view.button(Button::press(say!(language, "events-more-clear"), press(Given::Clear))),
        false => view,
    };
    let stands = |words: &Option<String>| {
        words.as_ref().map(|now| say!(language, "events-edit-now", now = text::clipped(now, 200)))
    };
    match part {
        Part::End => {
            let view = View::new(say!(language, "events-more-end-title"))
                .line(format!("🗓 {}", slot.said(language, when.today())))
                .question(say!(language, "events-more-end-question"));
            let begin = slot.hours.map(|hours| hours.begin).filter(|_| slot.last.is_none());
            let ends = [60, 90, 120, 180, 240].into_iter().filter_map(|minutes| {
                let (end, days) = begin?.overflowing_add_signed(TimeDelta::minutes(minutes));
                (days == 0).then(|| Button::press(end.format("%H:%M").to_string(), press(Given::End(end))))
            });
            clear(view.grid(5, ends), slot.hours.is_some_and(|hours| hours.end.is_some()))
        }
        Part::LastDay => {
            let view = View::new(say!(language, "events-more-last-title"))
                .line(format!("🗓 {}", slot.said(language, when.today())))
                .question(say!(language, "events-form-day-question"));
            let span = (slot.day, slot.day + chrono::Days::new(92));
            let shown = month.unwrap_or(slot.last.unwrap_or(slot.day));
            let view = calendar::month(view, language, shown, when.today(), span, move |pick| press(Given::Last(pick)));
            clear(view, slot.last.is_some())
        }
        Part::Link => {
            let view = View::new(say!(language, "events-more-link-title"))
                .maybe_line(stands(&now.link))
                .question(say!(language, "events-more-link-question"));
            clear(view, now.link.is_some())
        }
        Part::Description => {
            let view = View::new(say!(language, "events-more-description-title"))
                .maybe_line(stands(&now.description))
                .question(say!(language, "events-more-description-question"));
            clear(view, now.description.is_some())
        }
        Part::Capacity => {
            let view = View::new(say!(language, "events-more-capacity-title"))
                .maybe_line(stands(&now.capacity.map(|count| count.to_string())))
                .question(say!(language, "events-more-capacity-question"));
            clear(view, now.capacity.is_some())
        }
        Part::Level => {
            let choice = |level: &Level| {
                let label = text::with_capital(&level.named(language));
                let mark = if now.level == Some(*level) { "✅ " } else { "" };
                Button::press(format!("{mark}{label}"), press(Given::Level(*level)))
            };
            let view = View::new(say!(language, "events-more-level-title"))
                .question(say!(language, "events-more-level-question"))
                .grid(1, levels.iter().map(choice));
            clear(view, now.level.is_some())
        }
        // These have cards of their own where they are asked.
        Part::Kind | Part::Title | Part::Place => View::new(part.named(language)),
    }
}

/// Where a question leads that was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// The slot and the details as they are now.
    Done(Slot, Details),
    /// The slot, of which another part is asked.
    On(Slot, Part),
    /// Another month of the same calendar.
    Month(NaiveDate),
    /// What was said is no answer, for this reason.
    No(String),
    /// It belongs to another question.
    Puzzled,
}

/// Takes a press.
pub fn given(language: Language, part: Part, (slot, now): (Slot, Details), given: Given) -> Taken {
    match (part, given) {
        (Part::Level, Given::Level(level)) => Taken::Done(slot, Details { level: Some(level), ..now }),
        (Part::Level, Given::Clear) => Taken::Done(slot, Details { level: None, ..now }),
        (Part::Link, Given::Clear) => Taken::Done(slot, Details { link: None, ..now }),
        (Part::Description, Given::Clear) => Taken::Done(slot, Details { description: None, ..now }),
        (Part::Capacity, Given::Clear) => Taken::Done(slot, Details { capacity: None, ..now }),
        (Part::End, Given::End(end)) => ended(language, (slot, now), end),
        (Part::End, Given::Clear) => {
            let hours = slot.hours.map(|hours| Hours { end: None, ..hours });
            Taken::Done(Slot { hours, last: None, ..slot }, now)
        }
        (Part::LastDay, Given::Last(calendar::Pick::Month(month))) => Taken::Month(month),
        (Part::LastDay, Given::Last(calendar::Pick::Day(last))) => lasting(language, (slot, now), last),
        (Part::LastDay, Given::Clear) => Taken::Done(Slot { last: None, ..slot }, now),
        _ => Taken::Puzzled,
    }
}

/// Takes what was typed.
pub fn typed(language: Language, part: Part, (slot, now): (Slot, Details), typed: &str, when: When) -> Taken {
    let count = typed.chars().count();
    match part {
        Part::Link => match rules::address(typed) {
            None => Taken::No(say!(language, "events-more-link-flaw")),
            link => Taken::Done(slot, Details { link, ..now }),
        },
        Part::Description => match rules::description(typed) {
            None => Taken::No(say!(language, "events-more-description-flaw", count = count)),
            description => Taken::Done(slot, Details { description, ..now }),
        },
        Part::Capacity => match rules::capacity(typed) {
            None => Taken::No(say!(language, "events-more-capacity-flaw")),
            capacity => Taken::Done(slot, Details { capacity, ..now }),
        },
        Part::End => {
            let last = slot.last.unwrap_or(slot.day);
            match (cards::hours_typed(language, typed, last, when), cards::moment_typed(language, typed, when)) {
                (Ok(hours), _) => ended(language, (slot, now), hours.end.unwrap_or(hours.begin)),
                // «28.11 16:00»: another day as well.
                (Err(_), Some(Ok((last, hours)))) => {
                    let slot = Slot { last: (last != slot.day).then_some(last), ..slot };
                    ended(language, (slot, now), hours.end.unwrap_or(hours.begin))
                }
                (Err(_), Some(Err(words))) | (Err(words), None) => Taken::No(words),
            }
        }
        Part::LastDay => Taken::No(cards::no_day(language, typed)),
        Part::Level | Part::Kind | Part::Title | Part::Place => Taken::Puzzled,
    }
}

/// An hour at which it ends.
fn ended(language: Language, (slot, now): (Slot, Details), end: NaiveTime) -> Taken {
    let Some(hours) = slot.hours else {
        return Taken::On(slot, Part::LastDay);
    };
    let is_backwards = match slot.last {
        Some(last) => last < slot.day,
        None => end <= hours.begin,
    };
    if is_backwards {
        return Taken::No(cards::flaw(language, Flaw::Backwards));
    }
    Taken::Done(Slot { hours: Some(Hours { end: Some(end), ..hours }), ..slot }, now)
}

/// A last day. An hour of it is asked, where the event has hours and none of the end is known.
fn lasting(language: Language, (slot, now): (Slot, Details), last: NaiveDate) -> Taken {
    if last < slot.day {
        return Taken::No(cards::flaw(language, Flaw::Backwards));
    }
    let slot = Slot { last: (last > slot.day).then_some(last), ..slot };
    match slot.hours {
        Some(Hours { end: None, .. }) => Taken::On(slot, Part::End),
        // On one day the end may not stand before the beginning.
        Some(Hours { begin, end: Some(end) }) if slot.last.is_none() && end <= begin => {
            Taken::On(Slot { hours: Some(Hours::from(begin)), ..slot }, Part::End)
        }
        Some(_) | None => Taken::Done(slot, now),
    }
}

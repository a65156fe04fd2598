//! The calendar: events of today, of a week, of a month; mine, of a group, or of all; found by a word; and as a file for the
//! calendar of a phone.
//!
//! ```text
//! - /calendar
//! - Календарь. Неделя 23–29 ноября, мои события: 2   — [26.11 14:30 Формирующее оценивание] …
//!                                  [Сегодня] [✅ Неделя] [Месяц]   [‹] [›]   [✅ Мои] [Все] [Кластер]
//!                                  [В календарь телефона]
//! - оценивание
//! - По запросу «оценивание»: 3    — [26.11.2026 14:30 Формирующее оценивание] …
//! ```
//!
//! The file of an event bears the same name for as long as the event is kept, and a number that each change raises, so that
//! a calendar that reads it again moves or crosses out what it has.

mod cards;
mod file;
mod room;
mod rules;
mod store;

use crate::feature::{Door, Feature, Shelf};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Calendar>()],
    doors: &[Door {
        to: || ways::CALENDAR.place(),
        label: |language| say!(language, "calendar-door"),
        command: Some(("calendar", |language| say!(language, "calendar-command"))),
        help: None,
        shelf: Some(Shelf::Community),
        seen_by: Roles::anybody,
    }],
    reads: &["event", "event_group", "event_invitation", "event_answer", "groups", "membership", "appointment"],
    ..Feature::named("calendar")
};

//! Checking in: people say by themselves that they are there, and the sheet says so at once.
//!
//! ```text
//! leader                                             member
//! - (sheet) [QR-код]
//! - Код для отметки   — [Показать QR-код]
//! - (a picture, on the wall)
//!                                                    - (the phone's camera) «Старт»
//!                                                    - ✅ Вы на месте: отметка в 14:27
//! ```
//!
//! The window opens some minutes before an event (a key of the regulation) and closes with its end: whoever is too early
//! hears when. The button «Я на месте» on the event's card does the same for members and for those who said «Иду»; the
//! picture for anybody who scans it. A newcomer is checked in after registering, at the moment of the scan. A second time
//! changes nothing, and what a leader corrects stands. Side roads: a new picture, after which the old one opens nothing;
//! a code that changes each minute on the leader's phone and is typed besides, against forwarded links: five tries.
//! Whoever represents a school answers for its people and checks them in, and whoever holds the event does so for anybody who
//! is expected: answers and the sheet say by whose hand, and the colleague is told and takes it back by one tap.

mod here;
mod hall;
mod colleagues;
mod store;

use crate::feature::{Feature, Link};
use crate::model::ways;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<here::Here>(), RoomEntry::of::<hall::Hall>(), RoomEntry::of::<colleagues::Colleagues>()],
    links: &[Link { kind: here::LINK, place: |token| Some(ways::CHECK_IN_BY.of(token.to_owned())), is_kept: true }],
    reads: &[
        "check_in",
        "mark",
        "event_invited",
        "event_answer",
        "event_waiting",
        "person",
        "organisation",
        "appointment",
    ],
    ..Feature::named("checkin")
};

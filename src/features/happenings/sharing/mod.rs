//! Sharing events in other chats: whoever types the bot's name and a word there is offered the coming events of their
//! groups, and what they choose is a message of theirs.
//!
//! ```text
//! in any chat: @grozd_bot оцен
//! - Семинар: Формирующее оценивание
//!   чт, 26 ноября, 14:30, Школа № 3                     (chosen)
//! > Семинар: Формирующее оценивание
//!   🗓 чт, 26 ноября, 14:30   📍 Школа № 3              — [Ответить боту]
//! ```
//!
//! The chat may hold anybody, so that the card names no leader, no speaker and nobody who goes. The answer is for the one
//! who has typed, and is kept by nobody. Whoever has not registered is offered the way to the bot alone.

mod room;
mod store;

use crate::feature::{Door, Feature, Link};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Sharing>()],
    doors: &[Door {
        to: || ways::SHARING.place(),
        label: |language| say!(language, "sharing-door"),
        command: None,
        help: Some(|language| say!(language, "sharing-help")),
        shelf: None,
        seen_by: Roles::anybody,
    }],
    links: &[Link { kind: "share", place: |_| Some(ways::SHARING.place()), is_kept: true }],
    reads: &["event", "event_group", "event_invitation", "groups", "membership", "appointment"],
    ..Feature::named("sharing")
};

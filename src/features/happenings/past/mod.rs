//! «Уже прошло»: an event that was held without the bot is entered afterwards, so that it counts as every other one does.
//!
//! ```text
//! - (Присутствие) [Внести прошедшее]
//! - Чьё событие?           — [Физика]          (who leads several groups)
//! - Что это было?          — [семинар]
//! - Как называлось?        — Формирующее оценивание
//! - В какой день?          — [12]
//! - Во сколько началось?   — 14:30, or [Без часов]
//! - Где?                   — [Школа № 3]
//! - Семинар «Формирующее оценивание», 12 ноября, 14:30 …   — [Внести]
//! - (its sheet)
//! ```
//!
//! Nobody is told of it: there is nothing to come to. Its sheet is marked from the paper that was signed. It lies within
//! the last year; whoever leads no group, and coordinates nothing, enters none.

mod room;

use crate::feature::Feature;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature { rooms: &[RoomEntry::of::<room::PastEvent>()], ..Feature::named("past") };

//! People, for a coordinator: looking somebody up, and sharing the coordinators' rights.
//!
//! ```text
//! - Люди: 412, напишите имя, как помните     — петрова
//! - По запросу «петрова» 2 человека        — [Петрова О. С., Школа № 3]
//! - Петрова Ольга Сергеевна …              — [Назначить руководителем] [Сделать координатором] [К организации]
//! - [Исправить имя]
//! - Как правильно?                         — Ольга Сергеевна Кузнецова
//! - Фамилия: Кузнецова, имя: Ольга, отчество: Сергеевна   — [Сохранить]
//! - ✅ Имя исправлено. (they are told)
//! - Сделать координатором?                 — [Сделать координатором]
//! - ✅ Назначено. (they are told, and their commands change)
//! ```
//!
//! The last coordinator cannot be dismissed; a coordinator who dismisses themselves lands at «Сегодня».

mod cards;
mod room;
mod steps;
mod store;

mod demo;

use crate::feature::{Feature, Share, Stage};
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::People>()],
    reads: &["appointment", "groups"],
    demo: &[Share { stage: Stage::Coordinators, make: demo::coordinator }],
    ..Feature::named("people")
};

//! Schools and other organisations, for a coordinator.
//!
//! ```text
//! - Школы: 18, ❗ ждёт подтверждения       — [❗ школа 3 · 1]
//! - школа 3: название набрано при регистрации
//!                                          — [Подтвердить] [Объединить] [Низкие результаты] [Переименовать] …
//! - С какой объединить?                    — [Школа № 3 · 41]
//! - Объединить? Исчезнет: школа 3. Останется: Школа № 3, перейдёт 1 человек   — [Объединить]
//! - ✅ Объединено, перешёл 1 человек.
//!
//! - [Добавить школы]
//! - Какие школы добавить?                  — Школа № 1⏎Лицей⏎школа 3
//! - ✅ Записано организаций: 3. (one that a newcomer typed is thereby confirmed)
//! ```
//!
//! Side roads: a name that is taken is refused; an organisation where nobody works and that no group needs can be
//! deleted.

mod cards;
mod room;
mod rules;
mod steps;
mod store;

mod demo;

use crate::feature::{Feature, Share, Stage};
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Organisations>()],
    reads: &["organisation", "person", "groups"],
    demo: &[Share { stage: Stage::Organisations, make: demo::schools }],
    ..Feature::named("organisations")
};

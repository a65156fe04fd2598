//! Schools and other organisations, for a coordinator.
//!
//! ```text
//! - Школы: 18, ❗ ждёт подтверждения       — [❗ Гимназия № 8 · 1]
//! - Гимназия № 8: название набрано при регистрации
//!                                          — [Подтвердить] [Люди: 1] [Низкие результаты] [Переименовать] [Объединить] …
//! - С какой объединить?                    — [Гимназия № 6 · 41]
//! - Объединить? Исчезнет: Гимназия № 8. Останется: Гимназия № 6, перейдёт 1 человек   — [Объединить]
//! - ✅ Объединено, перешёл 1 человек.
//!
//! - [Добавить школы]
//! - Какие школы добавить?                  — Список школ⏎1. Школа № 1;⏎2. Лицей⏎3. школа 3⏎Итого: 3
//! - Добавлю 2: «Школа № 1», «Лицей». Уже есть 1: «Школа № 3». Пропущу 2: «Список школ», «Итого: 3»
//!                                          — [Добавить 2] [Исправить строки]
//! - ✅ Добавлено организаций: 2.            — [Отменить добавление]
//! ```
//!
//! Side roads: more lines, or a file, may follow while the preview stands; a name that another one bears leads to merging
//! with it; an organisation where nobody works and that no group needs can be deleted; of what was added last, a day ago
//! at most, everything that nobody uses yet can be taken back.

mod adding;
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
    reads: &["organisation", "person", "groups", "membership", "post"],
    demo: &[Share { stage: Stage::Organisations, make: demo::schools }],
    ..Feature::named("organisations")
};

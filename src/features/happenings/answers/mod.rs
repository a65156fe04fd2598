//! Who answers what to an event, for whoever leads it; how many places it has; and what members bring to it.
//!
//! ```text
//! leader                                            member
//! - (card of an event) [Ответы]                     - (card of an event, ✅ Иду) [Выступить с темой]
//! - Ответы. 👥 Идут 12 из 15                        - Как вы участвуете?   — [доклад]
//!   — [Идут: 12] [С темой: 2] [Молчат: 7]           - Какая тема?          — Музей как класс
//!     [📄 Таблица ответов] [Мест: 15]               - ✅ Записали: доклад «Музей как класс»
//! - Идут: 12. Ершов Пётр Ильич, Школа № 3 …
//! - Сколько мест?                — 10
//! - Кто подождёт? Идут 12, мест будет 10
//! ```

mod cards;
mod lowering;
mod room;
mod speaking;
mod store;

use crate::feature::Feature;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Answers>(), RoomEntry::of::<speaking::Speaking>()],
    reads: &[
        "event",
        "event_group",
        "event_invitation",
        "event_answer",
        "event_waiting",
        "event_speaker",
        "membership",
        "event_leader",
        "account",
        "consent",
        "person",
        "organisation",
    ],
    ..Feature::named("answers")
};

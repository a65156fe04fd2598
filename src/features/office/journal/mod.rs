//! The journal, as a coordinator reads it: who changed what others rely on, when, from what to what. Nobody edits it.
//!
//! ```text
//! - /people → [📄 Журнал]
//! - Журнал. Всего 214 записей.
//!   1. вчера, 14:30 · Смирнова И. В.: новый координатор — Петрова О. С.
//!   2. вс, 22 ноября, 10:05 · Петрова О. С.: этап кластера «Физика»: набор → работает
//!                               — [1] [2] [3] [4] [5]   «‹ 1 из 43 ›»   [🗓 День] [О чём] [📄 Таблица]
//!                               — петрова            (whose entries, about whom, which school or cluster)
//! - [1] → Новый координатор — Петрова Ольга Сергеевна. вчера, 14:30. Кто: Смирнова Ирина Викторовна
//!                               — [Открыть: Петрова О. С.]
//! - (a person, a school or a cluster at the desk) → [📄 Журнал]: the entries about it
//! ```
//!
//! An entry names people by reference, so that it reads «удалённый человек» after an erasure. Deficits, requests and
//! notes never enter the journal. What an entry can be about stands in one place, `model/journal/matters.rs`.

mod cards;
mod room;
mod steps;
mod store;

use crate::feature::Feature;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Journal>()],
    reads: &["journal", "person", "groups", "organisation", "event"],
    ..Feature::named("journal")
};

//! Demand: a deficit that enough teachers share and no cluster covers, and a cluster in a few taps (S0-04, S1-07).
//!
//! ```text
//!   (a coordinator) Есть спрос на новый кластер      — [Посмотреть]
//! - Спрос на кластеры: 2                             — [Коммуникативные · 12]
//! - Коммуникативные: 12 педагогов, кластера нет      — [Открыть кластер] [Провести событие] [Не сейчас]
//!   (an event leads to its form, which is for everybody and has its title already; until it is over, or cancelled, it answers
//!   the demand)
//! - Кто мог бы вести?  (who shows that they can help) — [Зимина А. П., Школа № 3]
//! - Кластер: коммуникативные, ведёт Зимина           — [Открыть кластер]
//! - ✅ Кластер создан.
//!
//!   (a teacher with such a deficit) Открылся кластер по тому, что вам было интересно   — [Посмотреть]
//!   (a member, by the days of the regulation later) Кластер помог?                     — [Мои записи]
//!   (who was at the event, a week later)            Событие помогло?                   — [Мои записи]
//! ```
//!
//! The sums come out of looks, and are told in steps, each twice the one before: so nobody learns who has joined them. No
//! notice names what is hard. Whichever way a cluster comes to cover the category, by this room or by another, it counts.

mod cards;
mod notices;
mod room;
mod rules;
mod steps;
mod store;

pub use notices::{quietly, run};
pub use room::Demand;
pub use store::{DUE, WAITING};

use crate::talk::Table;

/// What is kept of demands: sums alone.
pub const TABLES: [Table; 2] = [Table::plain("demand"), Table::plain("demand_look")];

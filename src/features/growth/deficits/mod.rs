//! Professional deficits (S0-04): what is hard for a teacher, written down by themselves and seen by nobody else.
//!
//! ```text
//! - [Записать дефицит]
//! - В какой области?       — [Психолого-педагогические]
//! - Что именно?            — [Дети с ОВЗ], or typed in own words
//! - Насколько это трудно?  — [Высокий]
//! - Всё верно?             — [Записать]
//! - ✅ Дефицит записан. По этой теме работают: [Особый ребёнок · 👥 12] …
//!
//! - /deficits
//! - 1. Психолого-педагогические, высокий, сб, 21 ноября   — [1. Дети с ОВЗ]
//! - 🔒 Видите только вы    — [Кластеры по теме] [Закрыть: получилось] [Изменить уровень] [Удалить]
//! ```
//!
//! The same item stands open once: whoever writes it again is shown the one that is there. Management deficits are
//! offered to management staff alone. Others see deficits only as sums that `stats` makes.

mod rules;
mod store;
mod list;
mod form;

pub use form::NewDeficit;
pub use list::Deficits;
pub use rules::{Entry, Level, What};
pub use store::{Outcome, items, register};

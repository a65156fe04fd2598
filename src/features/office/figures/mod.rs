//! Quick figures of the municipality, for coordinators: in words, and as pictures.
//!
//! ```text
//! - /stats
//! - Показатели: люди, дефициты, кластеры, события   — [Дефициты по категориям]
//! - Методические: 42, Цифровые: 17, Правовые: меньше 5   — [📈 Картинка]
//! - (a bar chart: «Больше всего дефицитов — методические: 42»)
//! - [Как посчитано]: each figure in one line
//! ```
//!
//! Nobody is seen through the figures of deficits: small groups are not shown, and totals that would give them
//! away are not shown either ([`rules`]).

mod flow;
mod cards;
mod store;

pub mod rules;

pub use flow::Stats;

//! The coordinator's desk: people, schools, clusters. Everything is buttons except names.
//!
//! ```text
//! - /people
//! - Люди и школы: 412 человек, 18 организаций, ❗ 2 ждут подтверждения   — [Люди]
//! - Люди: 412, напишите фамилию                    — петрова
//! - Петрова Ольга Сергеевна …                      — [Назначить руководителем]
//! - Какой кластер?                                 — [Оценивание]
//! - Руководитель сменится: была Смирнова И. П.     — [Назначить]
//! - ✅ Назначено. (both are told, their commands change)
//! ```
//!
//! ```text
//! - [Кластеры] [Создать кластер]
//! - Как назвать?                                   — Формирующее оценивание
//! - Какие дефициты?                                — [Методические] [Готово: 1]
//! - Опорная школа?                                 — [Без опорной школы]
//! - Кто руководит?                                 — петрова … [Петрова О. С.]
//! - Всё верно?                                     — [Создать]
//! ```
//!
//! The desk shows nobody's deficits: they are their owner's alone (S0-04).

mod flow;
mod form;
mod rules;
mod say;
mod store;

pub use flow::Staff;
pub use form::NewCluster;
pub use store::{Founding, found, set_phase};

//! Registration, and the correction of one's own data by the same questions.
//!
//! ```text
//! - (the consent is given)
//! - Как вас зовут?                      — Ольга Сергеевна Петрова
//! - Где вы работаете?                   — Школа № 3
//! - Ваша должность?                     — [Учитель]
//! - Что вы преподаёте?                  — [Математика] [Готово]
//! - С какого года преподаёте?           — 15 лет
//! - С 2011 года?                        — [Да, с 2011 года]
//! - Всё верно? Фамилия: Петрова …       — [Всё верно]
//! - Готово, вы зарегистрированы         — [Записать дефицит] [Выбрать кластер] [Меню]
//! ```
//!
//! Side roads: a school that is not in the list is typed, and added with the last button, to be confirmed by a
//! coordinator; management staff are asked since when they manage; each question leads back to the one before; every
//! answer can be changed before the last button; if a coordinator has merged or deleted the school meanwhile, it is asked
//! for again. A second one of the same name and school is a person of their own, and coordinators are told.

mod draft;
mod room;
mod cards;
mod years;
mod demo;

#[cfg(test)]
mod tests;

use crate::feature::{Feature, Share, Stage};
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Registration>()],
    demo: &[Share { stage: Stage::People, make: |town| Box::pin(demo::residents(town)) }],
    ..Feature::named("registration")
};

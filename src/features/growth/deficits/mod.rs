//! Professional deficits (S0-04): what is hard for a teacher, written down by themselves and seen by nobody else.
//!
//! ```text
//! - [Записать дефицит]
//! - В какой области?       — [Психолого-педагогические], or a word that is looked for: «мотивация»
//! - Что именно?            — [Дети с ОВЗ], or typed in own words
//! - Насколько это трудно?  — [Очень трудно]
//! - ✅ Дефицит записан. По этой теме работают: [Особый ребёнок · 👥 12] …
//!
//! - /deficits
//! - 1. Дети с ОВЗ (психолого-педагогические): очень трудно, сегодня   — [1. Дети с ОВЗ]
//! - 🔒 Видите только вы    — [Кластеры по теме] [Закрыть: получилось] [Изменить трудность] [Удалить]
//! ```
//!
//! The same item stands open once: a person who writes it again is shown the existing one. Management deficits are
//! offered to management staff alone. Others see deficits only as sums, in the figures.

mod rules;
mod store;
mod steps;
mod cards;
mod list;
mod form;
mod demo;

use crate::feature::{Door, Feature, Share, Shelf, Stage};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

/// What is hard for a teacher.
pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<list::Deficits>(), RoomEntry::of::<form::NewDeficit>()],
    doors: &[Door {
        to: || ways::DEFICITS.place(),
        label: |language| say!(language, "deficits-door"),
        command: Some(("deficits", |language| say!(language, "deficits-command"))),
        help: Some(|language| say!(language, "deficits-help")),
        shelf: Some(Shelf::Growth),
        seen_by: Roles::anybody,
    }],
    reads: &["groups", "group_category", "membership", "person", "post"],
    demo: &[Share { stage: Stage::Members, make: demo::deficits }],
    ..Feature::named("deficits")
};

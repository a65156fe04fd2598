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
//! The figures at a glance are lines that the features bring, those of this one first.
//!
//! Nobody is seen through the figures of deficits: small groups are not shown, and totals that would give them
//! away are not shown either ([`rules`]).

mod cards;
mod room;
mod rules;
mod steps;
mod store;

use crate::feature::{Door, Feature, Figure, Shelf};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Figures>()],
    doors: &[Door {
        to: || ways::FIGURES.place(),
        label: |language| say!(language, "figures-door"),
        command: Some(("stats", |language| say!(language, "figures-command"))),
        help: None,
        shelf: Some(Shelf::Desk),
        seen_by: Roles::coordinates,
    }],
    reads: &[
        "person",
        "organisation",
        "deficit",
        "deficit_category",
        "groups",
        "group_category",
        "membership",
        "event",
        "event_group",
        "record",
    ],
    figures: &[
        Figure { name: "staff", asks: store::STAFF, lines: cards::staff },
        Figure { name: "deficits", asks: store::DEFICITS, lines: cards::needs },
    ],
    ..Feature::named("figures")
};

//! The six target categories of S0-01: how many and who, for a coordinator; 5 and 6 are assigned, seen and disputed.
//!
//! ```text
//! coordinator                                              the person
//! - (Люди) [Целевые категории]
//! - Молодые специалисты: 12, начинающие руководители: 3 …  — [Высокие результаты, опыт: 4]
//! - (человек) [Целевые категории]
//! - По данным: молодой специалист. Отнесены: никуда        — [Высокие результаты]
//! - За что?                 — победитель конкурса
//! - До какого дня?          — [31 августа]
//! - Отнести к категории?    — [Отнести]
//!                                                          - Вас отнесли к целевой категории …  — [Посмотреть]
//!                                                          - [Не согласиться]
//!                                                          - С чем вы не согласны?              — это было давно
//! - ❗ Возражение …          — [Снять] [Ответить]
//! - Что ответить?           — опыт всё ещё нужен
//!                                                          - Ответ координатора: …
//! ```
//!
//! They overlap: one teacher is young and works at a school with low results, so that the sum is not the staff.

mod cards;
mod mine;
mod room;
mod steps;
mod store;

mod demo;

use crate::feature::{Asks, Door, Feature, Share, Shelf, Stage, Wait};
use crate::ids::AssignmentId;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Targets>(), RoomEntry::of::<mine::MyTargets>()],
    doors: &[Door {
        to: || ways::MY_TARGETS.place(),
        label: |language| say!(language, "targets-door"),
        command: None,
        help: None,
        shelf: Some(Shelf::More),
        seen_by: Roles::anybody,
    }],
    reads: &["target_assignment", "appointment", "person", "post", "organisation_flag"],
    waits: &[Wait {
        kind: "target-dispute",
        rows: store::DISPUTES,
        asks: Asks::Something,
        label: |_, reader| say!(reader.language, "targets-waits"),
        place: |waiting| ways::ASSIGNMENT.of(AssignmentId(waiting.subject)),
    }],
    demo: &[Share { stage: Stage::Office, make: |town| Box::pin(demo::assigned(town)) }],
    ..Feature::named("targets")
};

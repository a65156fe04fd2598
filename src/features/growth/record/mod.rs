//! «Мои достижения» (S1-03, S0-17): everything that somebody did, in one place; a reference (P24) and a spreadsheet of it.
//!
//! ```text
//! - [Мои достижения]
//! - За последние 5 лет: события 12, с вашим вкладом 3; пары 1; маршруты 1; внесено вами 2
//!     — 26.11.26 доклад: Критерии …          (opens the event)
//!     — 01.09.26 наставник: Орлова П.        (opens the pair)
//!     — 12.05.26 Конкурс: Учитель года …     (opens what she entered)
//!     — 20.04.26 маршрут: сделано 3 из 5     (opens the route)
//!     — 12.04.26 Курсы: Оценивание, 36 часов (opens the route of which it was a step)
//! - [Справка и таблица]                      — [Справка для печати] [Таблица для аттестации]
//!
//! - [Внести своё]
//! - Что это было?        — [Конкурс]
//! - Как называется?      — typed
//! - Когда это было?      — picked
//! - Чем подтверждается?  — a photo, a file, an address, or [Без подтверждения]
//! - ✅ Внесено.
//! ```
//!
//! **Nothing of it is a duty** (PAPERS 11.2): what stands here comes by itself, of sheets, pairs, routes and certificates, and what
//! somebody may enter is asked by nobody, seen by nobody else, and counted for nobody. A reference says apart what the
//! office knows and what the person says.
//!
//! **A further source** is a question more in [`store::deeds`] and a variant more of
//! [`store::What`]: the cards, the reference and the spreadsheet follow the variants.

mod steps;
mod period;
mod store;
mod cards;
mod room;
mod form;
mod papers;
mod demo;

use crate::feature::{Door, Feature, Share, Shelf, Stage};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::Record>(),
        RoomEntry::of::<form::NewRecord>(),
        RoomEntry::of::<papers::RecordPaper>(),
    ],
    doors: &[Door {
        to: || ways::RECORD.place(),
        label: |language| say!(language, "record-door"),
        command: Some(("record", |language| say!(language, "record-command"))),
        help: Some(|language| say!(language, "record-help")),
        shelf: Some(Shelf::Growth),
        seen_by: Roles::anybody,
    }],
    reads: &[
        "record",
        "own_record",
        "event",
        "event_group",
        "groups",
        "sheet_reopening",
        "certificate",
        "pair",
        "pair_order",
        "route",
        "route_version",
        "route_step",
        "file",
        "person",
        "post",
        "organisation",
    ],
    demo: &[Share { stage: Stage::Endings, make: demo::records }],
    ..Feature::named("record")
};

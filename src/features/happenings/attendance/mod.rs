//! Attendance: the leader marks who was at an event and what they brought (S1-09).
//!
//! ```text
//! - (Сегодня) Присутствие             — [❗ 26.11 Формирующее оценивание]
//! - Отмечено 12 из 40                 — [Петрова О. С.] [✅ Ершов П. И.] …
//!                                     — Семёнова            (narrows the list)
//! - «Семёнова» в списке нет           — [Добавить гостя «Семёнова»]
//! - … [Участие]                       — [Ершов П. И.: слушатель]
//! - Как участвует? Ершов Пётр Ильич   — [доклад]
//! - … [Сохранить]
//! - Присутствие сохранено: 23 из 40, гостей 2   — [Изменить]
//! ```
//!
//! The roster is that of the event's day: people who have left the group since are still on it. Side roads: the sheet
//! begins with those who said «Иду», or with what was saved; everybody or nobody in one tap; a sheet that was left goes
//! on where it stopped; dropping it asks once.

mod rules;
mod names;
mod steps;
mod store;
mod verbs;
mod cards;
mod room;
mod demo;

use crate::feature::{Asks, Door, Feature, Share, Shelf, Stage, Wait};
use crate::ids::EventId;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Attendance>()],
    doors: &[Door {
        to: || ways::ATTENDANCE.place(),
        label: |language| say!(language, "attendance-door"),
        command: Some(("attendance", |language| say!(language, "attendance-command"))),
        help: None,
        shelf: Some(Shelf::Community),
        seen_by: Roles::leads,
    }],
    reads: &[
        "event",
        "event_group",
        "event_answer",
        "membership",
        "appointment",
        "record",
        "mark",
        "person",
        "organisation",
    ],
    waits: &[Wait {
        kind: "sheet",
        rows: store::SHEETS,
        asks: Asks::Something,
        label: cards::unmarked,
        place: |waiting| ways::SHEET.of(EventId(waiting.subject)),
    }],
    demo: &[Share { stage: Stage::Attendance, make: |town| Box::pin(demo::mark(town)) }],
    ..Feature::named("attendance")
};

//! Attendance: the leader marks who was at an event and what they brought (S1-09).
//!
//! ```text
//! - (Сегодня) Присутствие             — [❗ 26.11 Формирующее оценивание]
//! - Отмечено 12 из 40                 — [Петрова О. С.] [✅ Ершов П. И.] …
//! - … [⏳ Опоздали]                   — [✅ Ершов П. И.]   (and he was late)
//!                                     — Семёнова           (narrows the list)
//! - «Семёнова» в списке нет           — [Записать гостем]
//! - … [Участие]                       — [Ершов П. И.: слушатель]
//! - Как участвует? Ершов Пётр Ильич   — [доклад], or a topic
//! - … [Закрыть лист]
//! - Лист закрыт: 23 из 40, гостей 2   — [Открыть снова] [Кого-то забыли]
//! ```
//!
//! The roster is that of the event's day: people who have left the group since are still on it. Each mark is kept as it is
//! said, and says nothing of anybody else, so that several leaders mark at once; what was closed is opened again with a
//! reason in the journal. Side roads: those who said «Иду» are marked beforehand; all others, or nobody, in one tap, and
//! back; what was promised («Выступить с темой») stands there already; names are pasted;
//! whoever is not on the roster is found by the whole family name, with an account or without; the signed sheet is
//! photographed; at a meeting one tap says who came and who went. Before the beginning a sheet is a draft, and is not closed.

mod rules;
mod names;
mod steps;
mod store;
mod verbs;
mod cards;
mod sides;
mod room;
mod demo;

use crate::feature::{Asks, Door, Feature, Share, Shelf, Stage, Wait};
use crate::ids::EventId;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::{Fate, Kept, Of, RoomEntry, Table};

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
        "event_invitation",
        "event_answer",
        "event_speaker",
        "membership",
        "appointment",
        "record",
        "mark",
        "check_in",
        "sheet_reopening",
        "person",
        "organisation",
        "post",
        "account",
        "consent",
        "file",
    ],
    tables: &[Table::of("signed_sheet", &[Of::person("added_by", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-materials"),
        rows: "SELECT json_object('event', event.title, 'name', signed_sheet.name, 'created_at', added_at)
               FROM signed_sheet JOIN event ON event.id = signed_sheet.event_id WHERE added_by = ?1",
    })],
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

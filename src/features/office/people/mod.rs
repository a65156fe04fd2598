//! People, for a coordinator: looking somebody up, and sharing the coordinators' rights.
//!
//! ```text
//! - Люди: 412, напишите имя, как помните     — петрова
//! - По запросу «петрова» 2 человека        — [Петрова О. С., Школа № 3]
//! - Петрова Ольга Сергеевна …              — [Назначить руководителем] [Сделать координатором] [К организации]
//! - [Исправить имя]
//! - Как правильно?                         — Ольга Сергеевна Кузнецова
//! - Фамилия: Кузнецова, имя: Ольга, отчество: Сергеевна   — [Сохранить]
//! - ✅ Имя исправлено. (they are told)
//! - Сделать координатором?                 — [Сделать координатором]
//! - ✅ Назначено. (they are told, and their commands change)
//! ```
//!
//! What can be done with a record, each said beforehand with what goes and what stays:
//!
//! ```text
//! - [Изменить запись]
//! - Что изменить?      — [Перевести в другую школу] [Больше не работает] [Соединить с другой] [Удалить человека]
//! - Почему удаляете?                       — [По просьбе человека]
//! - Удалить человека? Исчезнут … Останутся без имени …      — [Удалить человека]
//! - ✅ Удалено. Акт № 12.                  (their accounts hear so, as the last that they hear)
//! ```
//!
//! Somebody who does not use the bot is listed by hand ([`adding`]), and joins by a code ([`joining`]) or by the tap of a
//! coordinator or of whoever represents the school ([`namesakes`]); whether two records are one human each account is asked
//! ([`same`]); and who a guest of events is, a coordinator says ([`guests`]).
//!
//! The last coordinator cannot be dismissed; a coordinator who dismisses themselves lands at «Сегодня».

mod adding;
mod cards;
mod guests;
mod joining;
mod merging;
mod namesakes;
mod record;
mod room;
mod same;
mod steps;
mod store;

mod demo;

use futures::FutureExt;

use crate::feature::{Door, Duty, Feature, Missed, Ran, Share, Stage, When};
use crate::model::people::merge;
use crate::model::records;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::People>(),
        RoomEntry::of::<adding::NewPerson>(),
        RoomEntry::of::<same::Same>(),
        RoomEntry::of::<namesakes::Namesakes>(),
        RoomEntry::of::<joining::Joining>(),
    ],
    doors: &[Door {
        to: || ways::CODE.place(),
        label: |language| say!(language, "people-join-command"),
        command: Some(("code", |language| say!(language, "people-join-command"))),
        help: None,
        shelf: None,
        seen_by: Roles::anybody,
    }],
    reads: &[
        "account",
        "consent",
        "appointment",
        "groups",
        "membership",
        "person",
        "organisation",
        "post",
        "account",
        "target_assignment",
        "merge",
        "merge_request",
        "merge_answer",
    ],
    duties: &[Duty {
        name: "merges-end",
        what: "drops what is kept to undo a merge, or the joining of a guest, after thirty days, and codes that nobody has used",
        when: When::Daily { hour: 4 },
        missed: Missed::Late,
        run: |tx, _| {
            async move {
                merge::tidy(tx).await?;
                records::tidy_guests(tx).await?;
                Ok(Ran::All)
            }
            .boxed()
        },
    }],
    waits: &[same::WAIT, namesakes::WAIT],
    follows: Some(same::follow),
    demo: &[
        Share { stage: Stage::Coordinators, make: demo::coordinator },
        Share { stage: Stage::Office, make: |town| demo::known(town).boxed() },
    ],
    ..Feature::named("people")
};

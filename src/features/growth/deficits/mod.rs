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
//! - Открыт. 🔒 Видите только вы    — [Кластеры по теме] [Закрыть: получилось] [Изменить трудность] [Удалить]
//! - Чем подтвердить?     — [Без подтверждения], [Событие, где я была], or a word that is typed
//! - ✅ Закрыт сегодня: провела открытый урок    — [Открыть снова]
//! ```
//!
//! Results of a diagnosis from outside come to their owner first ([`diagnosed`]):
//!
//! ```text
//! - Пришли результаты диагностики          — [Посмотреть]
//! - 1. Мотивация учеников (психолого-педагогические): очень трудно …   — [1. Мотивация учеников]
//! - ЦНППМ, 10 ноября: 45 % (9 из 20). Взять себе?   — [Взять себе] [Не беру, удалить]
//! - ✅ Взято …
//! ```
//!
//! Own words can be shown to coordinators without a name, who file them under an item of the catalogue; they stay the owner's,
//! who can take them back ([`words`]):
//!
//! ```text
//! - Не выходит с доской. Открыт      — [Показать координатору]
//! - Координатор увидит эти слова и область, без имени, школы и дня.   — [Показать без имени]
//! - Цифровые сервисы на уроке. Ваши слова: «Не выходит с доской»      — [Вернуть мои слова]
//! ```
//!
//! The same item stands open once: a person who writes it again is shown the existing one. Management deficits are
//! offered to management staff alone. Others see deficits only as sums, in the figures.

mod rules;
mod store;
mod steps;
mod cards;
mod closing;
mod list;
mod form;
mod diagnosed;
mod strengths;
mod words;
mod demo;

use crate::feature::{Asks, Door, Duty, Feature, Missed, Ran, Share, Shelf, Stage, Wait, When};
use crate::model::needs;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

/// What is hard for a teacher.
pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<list::Deficits>(),
        RoomEntry::of::<form::NewDeficit>(),
        RoomEntry::of::<diagnosed::Diagnosed>(),
        RoomEntry::of::<strengths::Strengths>(),
    ],
    doors: &[Door {
        to: || ways::DEFICITS.place(),
        label: |language| say!(language, "deficits-door"),
        command: Some(("deficits", |language| say!(language, "deficits-command"))),
        help: Some(|language| say!(language, "deficits-help")),
        shelf: Some(Shelf::Growth),
        seen_by: Roles::anybody,
    }],
    reads: &["groups", "group_category", "membership", "diagnosis"],
    duties: &[Duty {
        name: "diagnoses",
        what: "deletes results of a diagnosis that their owner has not answered within the term of the regulation",
        when: When::At("SELECT min(answer_by) FROM diagnosis WHERE municipality_id = ?1"),
        missed: Missed::Late,
        run: |tx, _| Box::pin(async move { Ok(if needs::lapse(tx).await? { Ran::More } else { Ran::All }) }),
    }],
    waits: &[Wait {
        kind: "diagnoses",
        rows: "SELECT 0, NULL, CAST(count(*) AS TEXT) FROM diagnosis WHERE person_id = ?1 GROUP BY person_id",
        asks: Asks::Something,
        label: |_, reader| say!(reader.language, "deficits-diagnosed-waits"),
        place: |_| ways::DIAGNOSED.place(),
    }],
    follows: Some(diagnosed::follow),
    demo: &[Share { stage: Stage::Members, make: demo::deficits }],
    ..Feature::named("deficits")
};

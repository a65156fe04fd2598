//! Plans of work (P4, P5): what a group, or the service, is to do in a school year, for those who answer for it.
//!
//! ```text
//! - Планы работы на 2026/27: выберите план    — [Методическая служба · 24] [Физика · 12]
//! - План: Физика. Записей 12: открыто 8, выполнено 3, отменена 1
//!                                             — [Сентябрь · 2] … [В течение года · 1] [Все записи]
//!                                             — [Добавить запись] [📄 Таблица] [📄 План бумагой] [📄 Загрузить из файла]
//! - Октябрь: 3 записи                         — [1. Открытый урок] [2. ✅ Семинар] …    (or «семинар», to search)
//! - Открытый урок. 🗓 25 октября 2026, отвечают: Петрова О. С., методист. ⏳ открыто
//!                                             — [✅ Выполнено] [❌ Отменить] [Изменить]
//! - ✅ Отмечено: выполнено сегодня.            — [🗓 Другой день] [Снова открыть] [Изменить]
//!
//! - [Добавить запись]
//! - Что запланировать?                        — Открытый урок
//! - Когда?                                    — [Сентябрь] … [В течение года] [Точный день] or «до 25 октября»
//! - Кто отвечает?                             — методист, Петрова О. С.
//! - Всё верно?                                — [Добавить] [Форма] [Участники] …
//! - ✅ Запись добавлена.
//! ```
//!
//! A coordinator answers for all plans, a leader for that of their group. Whoever is named and known becomes a reference.
//! The leaders of groups see on «Сегодня» how much of this month is still open.

mod cards;
mod changing;
mod files;
mod form;
mod room;
mod steps;
mod terms;
mod waits;

mod demo;

use crate::feature::{Asks, Chosen, Door, Feature, Share, Shelf, Stage, Wait};
use crate::model::regulation::keys::work::PLANS;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    chosen: Some(Chosen { key: &PLANS.rule, opens: |now| now.get(&PLANS) }),
    rooms: &[RoomEntry::of::<room::Plans>(), RoomEntry::of::<form::NewPlanEntry>()],
    doors: &[Door {
        to: || ways::PLANS.place(),
        label: |language| say!(language, "plans-door"),
        command: None,
        help: None,
        shelf: Some(Shelf::Community),
        seen_by: |roles: &Roles| roles.leads || roles.coordinates,
    }],
    reads: &["plan", "plan_entry", "appointment"],
    waits: &[Wait {
        kind: "plan-month",
        rows: waits::OPEN,
        asks: Asks::Something,
        label: waits::label,
        place: waits::place,
    }],
    demo: &[Share { stage: Stage::Members, make: demo::fill }],
    ..Feature::named("plans")
};

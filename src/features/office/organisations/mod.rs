//! Schools and other organisations, for a coordinator.
//!
//! ```text
//! - Школы: 18, ❗ ждёт подтверждения       — [❗ Гимназия № 8 · 1]
//! - Гимназия № 8: название набрано при регистрации
//!                                          — [Подтвердить] [Данные] [Численность] [Отметки] [Договоры] [Люди: 1] …
//! - С какой объединить?                    — [Гимназия № 6 · 41]
//! - Объединить? Исчезнет: Гимназия № 8. Останется: Гимназия № 6, перейдёт 1 человек   — [Объединить]
//! - ✅ Объединено, перешёл 1 человек.
//!
//! - [Добавить школы]
//! - Какие школы добавить?                  — Список школ⏎1. Школа № 1;⏎2. Лицей⏎3. школа 3⏎Итого: 3
//! - Добавлю 2: «Школа № 1», «Лицей». Уже есть 1: «Школа № 3». Пропущу 2: «Список школ», «Итого: 3»
//!                                          — [Добавить 2] [Исправить строки]
//! - ✅ Добавлено организаций: 2.            — [Отменить добавление]
//! ```
//!
//! Side roads: more lines, or a file, may follow while the preview stands; a name that another one bears leads to merging
//! with it; an organisation where nobody works and that no group needs can be deleted; of what was added last, a day ago
//! at most, everything that nobody uses yet can be taken back.

mod adding;
mod agreeing;
mod agreements;
mod asking;
mod cards;
mod counting;
mod denominators;
mod details;
mod headcounts;
mod marking;
mod marks;
mod room;
mod rules;
mod steps;
mod store;

mod demo;

use futures::FutureExt;

use crate::feature::{Duty, Feature, Missed, Share, Stage, When};
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::Organisations>(),
        RoomEntry::of::<details::About>(),
        RoomEntry::of::<headcounts::Headcounts>(),
        RoomEntry::of::<counting::NewHeadcount>(),
        RoomEntry::of::<denominators::Denominators>(),
        RoomEntry::of::<marks::Marks>(),
        RoomEntry::of::<marking::NewMark>(),
        RoomEntry::of::<agreements::Agreements>(),
        RoomEntry::of::<agreeing::NewAgreement>(),
    ],
    reads: &[
        "organisation",
        "organisation_flag",
        "headcount",
        "agreement_party",
        "organisation_head",
        "person",
        "groups",
        "membership",
        "post",
    ],
    duties: &[Duty {
        name: "agreements",
        what: "reminds the coordinators of agreements that end soon, by the regulation's ladder",
        when: When::Daily { hour: 9 },
        missed: Missed::Late,
        run: |tx, due| agreements::remind(tx, due).boxed(),
    }],
    demo: &[
        Share { stage: Stage::Organisations, make: demo::schools },
        Share { stage: Stage::Office, make: |town| demo::office(town).boxed() },
    ],
    ..Feature::named("organisations")
};

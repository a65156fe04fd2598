//! Roles by order: who holds what, since when, by which order, until when; those who say what they are; and handing over.
//!
//! A coordinator appoints and ends:
//!
//! ```text
//! - (a person's card) [Роли]
//! - Петрова Ольга Сергеевна. Роли: нет               — [Назначить роль] [Передать всё]
//! - Какая роль?                                      — [Методист]
//! - Где?                                             — [Школа № 3] [Весь муниципалитет]
//! - По какому приказу?                               — № 114-о от 01.09.2026   or [Без приказа]
//! - До какого дня?                                   — [До 31.08.2027] [Без срока] or 30 июня
//! - Назначить? Методист · Школа № 3 · приказ № 114-о от 01.09.2026 · до 31.08.2027   — [Назначить]
//! - ✅ Назначено. (they are told, and their commands change)
//! - Методист · Школа № 3 …                           — [Снять] [Изменить срок]
//! ```
//!
//! A duty ends what has run out, and tells of it before and after. Everybody sees their own roles, may lay them down, and
//! says what they are:
//!
//! ```text
//! teacher                                            coordinator
//! - (Профиль) [Мои роли]
//! - Мои роли: пока нет                — [Я методист]
//! - Где вы методист?                  — [Школа № 3]
//! - ⏳ Координатор подтвердит.
//!                                                    - Просьба: методист · Школа № 3, Петрова О. С.
//!                                                                       — [Подтвердить] [Отказать]
//!                                                    - ✅ Подтверждено.
//! - ✅ Ваша роль подтверждена
//! ```
//!
//! Who leaves hands over everything in one step:
//!
//! ```text
//! - [Передать всё]
//! - Кому передать?                    — [Ершов П. И.]
//! - Ершов Пётр получит: 2 кластера («Физика», «Чтение»), 1 событие («Линзы»). Роли по приказу остаются.   — [Передать]
//! - ✅ Передано. (both are told)
//! ```
//!
//! The last coordinator can neither be dismissed nor resign; erasing themselves is always theirs (152-FZ), and `grozd
//! claim` makes the next one.

mod appointing;
mod asking;
mod cards;
mod handing;
mod notices;
mod room;
mod rules;
mod steps;
mod store;
mod terms;
mod words;

mod demo;

use crate::feature::{Asks, Duty, Feature, Missed, Share, Stage, Wait, When};
use crate::ids::RoleRequestId;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::RolesRoom>(),
        RoomEntry::of::<appointing::Appointing>(),
        RoomEntry::of::<asking::MyRoles>(),
        RoomEntry::of::<handing::Handing>(),
    ],
    reads: &["appointment", "person", "organisation", "groups", "group_role", "role_request"],
    duties: &[
        Duty {
            name: "roles-end",
            what: "ends the roles whose term has run out",
            when: When::Daily { hour: 0 },
            missed: Missed::Late,
            run: |tx, _| Box::pin(terms::end(tx)),
        },
        Duty {
            name: "roles-told",
            what: "tells people and coordinators of roles whose term has run out, or will within the days of the \
                   regulation's reminders",
            when: When::Daily { hour: 9 },
            missed: Missed::Late,
            run: |tx, _| Box::pin(terms::tell(tx)),
        },
    ],
    waits: &[Wait {
        kind: "role-request",
        rows: asking::WAITING,
        asks: Asks::Something,
        label: |waiting, reader| say!(reader.language, "roles-wait-request", name = waiting.words.clone()),
        place: |waiting| ways::ROLE_REQUEST.of(RoleRequestId(waiting.subject)),
    }],
    demo: &[Share { stage: Stage::Office, make: |town| Box::pin(demo::appointed(town)) }],
    ..Feature::named("roles")
};

//! Groups, for a coordinator; today's kind is the cluster. Four conversations: the groups with what each is about and
//! where in its cycle it is, giving one its leader, the form of a new one, and the rosters of somebody who is merely
//! listed.
//!
//! ```text
//! - Кластеры: 7, ❗ нет руководителя                — [Оценивание]
//! - Оценивание: руководит Смирнова, этап: работает, 12 участников, дефициты: методические
//!                            — [Назначить руководителя] [Этап] [Переименовать] [Опорная школа] [Категории дефицитов]
//! - На каком этапе кластер?                         — [Подводит итоги]
//! - ✅ Этап изменён.
//! ```
//!
//! A leader is given from the group's card or from the person's:
//!
//! ```text
//! - [Назначить руководителя]                  - [Назначить руководителем]
//! - Кто будет руководить?      — петрова      - Каким кластером руководить?   — [Оценивание]
//!                              — [Петрова О. С., Школа № 3]
//! - Назначить руководителя? Сейчас руководит Смирнова и перестанет.           — [Назначить]
//! - ✅ Назначено. (both are told, their commands change)
//! ```
//!
//! A new group:
//!
//! ```text
//! - [Создать кластер]
//! - Как назвать?               — Формирующее оценивание
//! - Какие дефициты восполняет? — [Методические] [Готово: 1]
//! - Опорная школа?             — [Без опорной школы]
//! - Кто руководит?             — петрова … [Петрова О. С., Школа № 3]
//! - Всё верно?                 — [Создать]
//! - ✅ Кластер создан. (the leader is told, their commands change)
//! ```
//!
//! What many find hard and no cluster covers is a [`demand`].
//!
//! Somebody who is merely listed cannot join by themselves: a coordinator writes them into a roster from their card.
//!
//! A group that was made by mistake is removed while nobody belongs to it and it has had no event: [Удалить кластер]. The
//! journal keeps that it was there.
//!
//! A closed group keeps its members and events, but nobody joins it (S1-07). When a leader erases themselves, the
//! coordinators are told which groups have no leader now.

mod cards;
mod room;
mod rules;
mod steps;
mod store;
mod leading;
mod founding;
mod rostering;
mod orphans;
mod demand;

mod demo;

use crate::feature::{Asks, Chosen, Door, Duty, Feature, Handover, Missed, Share, Shelf, Stage, Wait, When};
use crate::model::regulation::keys::clusters;
use crate::model::roles::{self, Roles};
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    // An association may work without clusters.
    chosen: Some(Chosen { key: &clusters::CLUSTER_KINDS.rule, opens: clusters::are_chosen }),
    rooms: &[
        RoomEntry::of::<room::Groups>(),
        RoomEntry::of::<leading::Leading>(),
        RoomEntry::of::<founding::NewGroup>(),
        RoomEntry::of::<rostering::Rostering>(),
        RoomEntry::of::<demand::Demand>(),
    ],
    doors: &[Door {
        to: || ways::DEMAND.place(),
        label: |language| say!(language, "groups-demand-door"),
        command: None,
        help: None,
        shelf: Some(Shelf::Desk),
        seen_by: Roles::coordinates,
    }],
    tables: &demand::TABLES,
    duties: &[Duty {
        name: "demand",
        what: "tells coordinators, in sums, what many find hard and no cluster covers; tells whom a cluster concerns that \
               meets it, and asks its members later, or those who were at an event made for it, whether it has helped",
        when: When::At(demand::DUE),
        missed: Missed::Late,
        run: |tx, _| Box::pin(demand::run(tx)),
    }],
    waits: &[Wait {
        kind: "demand",
        rows: demand::WAITING,
        asks: Asks::Something,
        label: |waiting, reader| say!(reader.language, "groups-demand-wait", count = waiting.subject),
        place: |_| ways::DEMAND.place(),
    }],
    reads: &[
        "groups",
        "group_category",
        "category_here",
        "category_named",
        "appointment",
        "membership",
        "organisation",
        "person",
        "municipality",
        "event",
        "event_group",
        "plan",
        "agreement",
        "agreement_party",
        "look",
        "look_slice",
    ],
    handovers: &[Handover {
        name: "groups",
        asks: roles::LED_OPEN,
        said: |count, language| say!(language, "groups-handed", count = count),
        hand: |tx, by, from, to| Box::pin(roles::hand_groups(tx, by, from, to)),
    }],
    follows: Some(orphans::follow),
    demo: &[
        Share { stage: Stage::Groups, make: demo::found },
        Share { stage: Stage::Office, make: |town| Box::pin(demo::own_items(town)) },
        Share { stage: Stage::Endings, make: demo::phases },
        Share { stage: Stage::Endings, make: demand::quietly },
    ],
    ..Feature::named("groups")
};

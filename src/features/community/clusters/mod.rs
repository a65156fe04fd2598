//! Methodological clusters: finding, joining and leaving them (S0-06, S1-02, S1-07).
//!
//! ```text
//! - [Кластеры]
//! - Всего 12 кластеров. Выберите или напишите часть названия.   — [Особый ребёнок · 👥 12] … [По теме]
//! - Особый ребёнок
//!   Восполняет дефициты: психолого-педагогические · 📍 Школа № 3, ведёт Зимина Анна Ильинична
//!   👥 12 участников, кластер работает · Ноябрь: знакомство с проблемой, анализ подходов, обоснование практик
//!   🗓 «Урок для всех», чт, 26 ноября, 14:30   — [Вступить] [События]
//! - ✅ Вы в кластере. Уведомления выключены   — [Включить уведомления] …
//!
//! - [Выйти]
//! - Выйти из кластера? Уйдут ответы на будущие события, останется участие в прошедших   — [Выйти]
//! ```
//!
//! Anybody of the municipality may join any cluster, whatever their school (S1-02), unless its regulation lets join in
//! person only those of organisations with high results, or organisations alone (S0-07, S0-24); leaving asks nobody (S0-06).
//! The roster is whole for the cluster's leader and the coordinators; members see the colleagues who agreed to be
//! named, and the number of the rest.

mod rules;
mod store;
mod steps;
mod cards;
mod addressing;
mod skills;
mod finding;
mod parts;
mod programme;
mod starting;
mod events;
mod room;
mod demo;

#[cfg(test)]
mod tests;

use crate::feature::{Chosen, Door, Feature, Figure, Link, Share, Shelf, Stage};
use crate::ids::GroupId;
use crate::model::regulation::keys::clusters;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

/// Finding, joining and leaving clusters.
pub(crate) static FEATURE: Feature = Feature {
    // An association may work without clusters.
    chosen: Some(Chosen { key: &clusters::CLUSTER_KINDS.rule, opens: clusters::are_chosen }),
    rooms: &[
        RoomEntry::of::<room::Clusters>(),
        RoomEntry::of::<parts::Parts>(),
        RoomEntry::of::<programme::ProgrammeRoom>(),
        RoomEntry::of::<starting::StartRoster>(),
    ],
    doors: &[
        Door {
            to: || ways::MY_CLUSTERS.place(),
            label: |language| say!(language, "clusters-door"),
            command: None,
            help: Some(|language| say!(language, "clusters-help")),
            shelf: Some(Shelf::Community),
            seen_by: Roles::anybody,
        },
        Door {
            to: || ways::CLUSTERS.place(),
            label: |language| say!(language, "clusters-all"),
            command: Some(("clusters", |language| say!(language, "clusters-command"))),
            help: None,
            shelf: None,
            seen_by: Roles::anybody,
        },
    ],
    links: &[Link {
        kind: "cluster",
        place: |rest| rest.parse().ok().map(|id| ways::CLUSTER.of(GroupId(id))),
        is_kept: true,
    }],
    reads: &[
        "groups",
        "group_category",
        "group_subject",
        "person_subject",
        "agreement",
        "membership",
        "appointment",
        "organisation",
        "organisation_flag",
        "person",
        "account",
        "consent",
        "event",
        "event_group",
        "event_answer",
        "group_chat",
        "group_item",
        "deficit",
        "deficit_item",
        "item_here",
        "strength",
        "look_slice",
    ],
    figures: &[Figure { name: "clusters", asks: store::COUNTED, lines: cards::figures }],
    demo: &[
        Share { stage: Stage::Members, make: demo::members },
        Share { stage: Stage::Office, make: |town| Box::pin(demo::programme(town)) },
    ],
    ..Feature::named("clusters")
};

//! The desk itself: how much there is, what waits, and the ways on.
//!
//! ```text
//! - /people
//! - Люди, школы, кластеры: 👥 412 · 📍 18 · 7 · ❗ 2 организации ждут подтверждения
//!                        — [Люди] [Школы] [Кластеры] [Добавить школы] [Создать кластер]
//!                        — петрова      (a name is what is looked for most)
//! ```
//!
//! What waits for a coordinator stands on «Сегодня» too: organisations that newcomers typed, groups without a leader.

mod room;
mod store;

use crate::feature::{Asks, Door, Feature, Shelf, Wait};
use crate::ids::GroupId;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Desk>()],
    doors: &[Door {
        to: || ways::DESK.place(),
        label: |language| say!(language, "desk-door"),
        command: Some(("people", |language| say!(language, "desk-command"))),
        help: None,
        shelf: Some(Shelf::Desk),
        seen_by: Roles::coordinates,
    }],
    reads: &["person", "organisation", "groups", "appointment"],
    waits: &[
        Wait {
            kind: "unconfirmed",
            rows: "SELECT 0, NULL, CAST(count(*) AS TEXT) FROM appointment
                   JOIN organisation ON organisation.municipality_id = appointment.municipality_id
                   WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator'
                     AND appointment.group_id IS NULL AND appointment.until IS NULL AND organisation.confirmed = 0
                   HAVING count(*) > 0",
            asks: Asks::Something,
            label: |waiting, reader| {
                // The count comes as text, because that is what a wait carries.
                let count: i64 = waiting.words.parse().unwrap_or_default();
                say!(reader.language, "desk-wait-unconfirmed", count = count)
            },
            place: |_| ways::ORGANISATIONS.place(),
        },
        Wait {
            kind: "leaderless",
            rows: "SELECT groups.id, NULL, groups.name FROM appointment
                   CROSS JOIN groups ON groups.municipality_id = appointment.municipality_id
                   WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator'
                     AND appointment.group_id IS NULL AND appointment.until IS NULL AND groups.phase != 'closed'
                     AND NOT EXISTS (SELECT 1 FROM appointment AS leading
                                     WHERE leading.group_id = groups.id AND leading.role = 'leader'
                                       AND leading.until IS NULL)",
            asks: Asks::Something,
            label: |waiting, reader| say!(reader.language, "desk-wait-leaderless", name = waiting.words.clone()),
            place: |waiting| ways::LEADER_FOR.of(GroupId(waiting.subject)),
        },
    ],
    ..Feature::named("desk")
};

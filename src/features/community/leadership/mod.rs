//! Passing a cluster on: its leader names a member who is to lead it next, and that member agrees or does not. Then the
//! coordinators fix the new leader by an order (S1-04).
//!
//! ```text
//! leader                                       member
//! - (card) [Передать кластер]
//! - Кто поведёт дальше?  — [Петрова О. С.]
//! - Передать кластер? … — [Предложить]
//! - ⏳ Ждём ответа        — [Отозвать]         🔔 Ершов Пётр предлагает вам вести кластер  — [Согласиться] [Отказаться]
//!                                              - ✅ Теперь вы ведёте кластер «Физика».
//! 🔔 Петрова Ольга согласилась
//!
//! coordinator
//! 🔔 В кластере «Физика» новый руководитель     — [Записать приказ]
//! - Приказ о назначении?                         — 114-о от 01.09.2026
//! - ✅ Приказ записан.
//! ```
//!
//! An offer is good while its leader leads, the group is open and nobody has taken it back: an old one does nothing, and
//! says so. A refusal asks for no reason. Who leads names a deputy besides ([`deputy`]).

mod cards;
mod demo;
mod deputy;
mod notices;
mod order;
mod room;
mod store;

use crate::feature::{Asks, Chosen, Feature, Share, Stage, Wait};
use crate::ids::LeadershipOfferId;
use crate::model::regulation::keys::clusters;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    // An association may work without clusters.
    chosen: Some(Chosen { key: &clusters::CLUSTER_KINDS.rule, opens: clusters::are_chosen }),
    rooms: &[
        RoomEntry::of::<room::Leadership>(),
        RoomEntry::of::<deputy::DeputyRoom>(),
        RoomEntry::of::<order::LeaderOrder>(),
    ],
    waits: &[Wait {
        kind: "leadership",
        rows: store::WAITING,
        asks: Asks::Something,
        label: |waiting, reader| say!(reader.language, "leadership-wait", cluster = waiting.words.clone()),
        place: |waiting| ways::LEADERSHIP.of(LeadershipOfferId(waiting.subject)),
    }],
    follows: Some(|tx, happening| Box::pin(deputy::follow(tx, happening))),
    reads: &["leadership_offer", "groups", "appointment", "membership"],
    demo: &[Share { stage: Stage::Office, make: |town| Box::pin(demo::offered(town)) }],
    ..Feature::named("leadership")
};

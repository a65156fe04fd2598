//! Schools that put themselves forward as hosts of clusters (S1-01): a school's representative offers it for a direction,
//! and a coordinator takes the offer by an order or declines it with a word.
//!
//! ```text
//! representative                                  coordinator
//! - (Моя школа) [Принять кластер]
//! - Предложения школы: 0      — [Предложить школу]
//! - По какому направлению?    — [Методические]
//! - Что есть у школы?         — Лаборатория и два эксперта, or [Пропустить]
//! - Всё верно?                — [Отправить]       🔔 Школа № 3 готова принять кластер   — [Посмотреть]
//! - ✅ Координаторы увидят предложение.           - Школа № 3: методические            — [Принять] [Отклонить]
//!                                                 - Каким приказом?                   — 114-о от 01.09.2026
//!                                                 - Создать кластер? …                — [Создать] [Назвать иначе]
//! 🔔 Школа № 3 принимает кластер                  - ✅ Кластер создан. (its card: a leader is to be given)
//! ```
//!
//! The same offer is not made twice while it waits. A number of an order that another cluster bears is asked about, since
//! one order may name several schools.

mod cards;
mod demo;
mod offering;
mod room;
mod store;

use crate::feature::{Asks, Chosen, Feature, Share, Stage, Wait};
use crate::model::regulation::Regulation;
use crate::model::regulation::keys::clusters::{self, ClusterKind};
use crate::model::ways;
use crate::say;
use crate::talk::{Result, RoomEntry};

/// Only where clusters stand at schools (contradiction 9).
fn hosts_are_chosen(regulation: &Regulation) -> Result<bool> {
    Ok(regulation.get(&clusters::CLUSTER_KINDS)?.contains(&ClusterKind::HostSchool))
}

pub(crate) static FEATURE: Feature = Feature {
    chosen: Some(Chosen { key: &clusters::CLUSTER_KINDS.rule, opens: hosts_are_chosen }),
    rooms: &[RoomEntry::of::<room::Hosting>(), RoomEntry::of::<offering::OfferingRoom>()],
    waits: &[Wait {
        kind: "hosting",
        rows: store::WAITING,
        asks: Asks::Something,
        label: |waiting, reader| say!(reader.language, "hosting-wait", count = waiting.subject),
        place: |_| ways::HOST_OFFERS.place(),
    }],
    reads: &["host_offer", "appointment"],
    demo: &[Share { stage: Stage::Office, make: |town| Box::pin(demo::offered(town)) }],
    ..Feature::named("hosting")
};

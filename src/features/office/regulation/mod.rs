//! The regulation («Положение»), for coordinators: what holds here, by whose clause, and how it is changed.
//!
//! ```text
//! - /people → [Положение]
//! - Положение: взято из «Кластеры проектов» (S0) и «Объединение» (S2) · версия 5, своих решений: 2
//!                        — [Состав] [Заседания] [Кластеры] … [Выбор положений] [История] [Файл]
//! - Заседания: Кворум: больше половины состава · S2 п. 2.4 …          — [Кворум]
//! - Кворум: сейчас, по какому пункту, что ещё сказано, кого касается — [две трети состава]
//! - На каком основании?                                               — п. 3.2 нашего положения
//! - Было, станет, кого касается                                       — [Изменить]
//! ```
//!
//! Where a municipality has several bodies, each may have its own:
//!
//! ```text
//! - Кворум: сейчас, …                                                — [Для органа или кластера]
//! - Для кого установить своё?                                        — [Объединение] [Кластер «Физика» · своё] …
//! - Кворум для объединения: сейчас, по какому пункту, своё или как у всех      — [две трети состава]
//! - На каком основании? …                                            — [Изменить] … [Как у всех]
//! ```
//!
//! A change names the version that it was shown against. Where somebody has changed the same thing meanwhile, nothing is
//! overwritten: what holds now is shown instead.

mod bodies;
mod cards;
mod effects;
mod exchange;
mod room;
mod steps;

mod demo;

use crate::feature::{Feature, Share, Stage};
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Rules>()],
    demo: &[Share { stage: Stage::Office, make: |town| Box::pin(demo::rules(town)) }],
    ..Feature::named("regulation")
};

//! Quick figures of the municipality, for coordinators and observers (S3-14): in words, and as pictures.
//!
//! ```text
//! - /stats
//! - Показатели: люди, дефициты, кластеры, события   — [Дефициты по категориям]
//! - Методические: 42, Цифровые: 17, Правовые: меньше 5   — [По школам] [🗓 На другой день] [📈 Картинка] [📄 Таблица]
//! - (a bar chart: «Больше всего дефицитов — методические: 42»)
//! - [По школам] → [Школа № 3 · 12] [Лицей № 5 · —] …      — [Категория]
//! - [Из чего сложилось] → [Молодые специалисты · 37] → [Из чего сложилось] → [Петрова Ольга Сергеевна] …
//! - [Как посчитано]: each figure in one line
//! ```
//!
//! The figures at a glance are lines that the features bring, those of this one first. A number that may be opened leads to
//! its records ([`numbers`]).
//!
//! Nobody is seen through the figures of deficits: they are read from looks (`model/looks`), which move all together when
//! the deficits of at least five people have changed, and hold no small group, nor what would give one away. The duty
//! here takes the next look.

mod cards;
mod deficits;
mod numbers;
mod room;
mod rules;
mod steps;
mod store;

use std::sync::Arc;

use crate::feature::{Door, Duty, Feature, Figure, Missed, Ran, Share, Shelf, Stage, When};
use crate::model::looks;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::{Result, RoomEntry, Tx};

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Figures>()],
    doors: &[Door {
        to: || ways::FIGURES.place(),
        label: |language| say!(language, "figures-door"),
        command: Some(("stats", |language| say!(language, "figures-command"))),
        help: None,
        shelf: Some(Shelf::Desk),
        seen_by: Roles::reads_figures,
    }],
    reads: &[
        "person",
        "appointment",
        "organisation",
        "organisation_flag",
        "category_named",
        "look",
        "target_assignment",
        "look_slice",
        "person_subject",
        "post",
        "subject",
        "groups",
        "membership",
        "event",
        "event_group",
        "record",
        "pair",
        "route",
        "route_step",
    ],
    figures: &[
        Figure { name: "staff", asks: store::STAFF, lines: cards::staff },
        Figure { name: "deficits", asks: store::WHOLE, lines: cards::needs },
    ],
    duties: &[Duty {
        name: "looks",
        what: "moves all published figures of deficits together, if those of at least five people have changed",
        when: When::Hourly,
        missed: Missed::Late,
        run: |tx, _| Box::pin(look(tx)),
    }],
    demo: &[Share {
        stage: Stage::Endings,
        make: |town| {
            Box::pin(async move {
                town.tx.now = town.now;
                looks::publish(&mut town.tx).await?;
                Ok(())
            })
        },
    }],
    ..Feature::named("figures")
};

/// Publishes the look that was counted beside the turns, as far as there is one.
async fn look(tx: &mut Tx) -> Result<Ran> {
    let Some(counted) = tx.remembered::<Arc<Option<looks::Next>>>() else {
        return Ok(Ran::AfterReading(|tx| {
            Box::pin(async move {
                let next = looks::next(tx).await?;
                tx.remember(Arc::new(next));
                Ok(())
            })
        }));
    };
    if let Some(next) = counted.as_ref() {
        looks::settle(tx, next).await?;
    }
    Ok(Ran::All)
}

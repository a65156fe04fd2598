//! One's own data: everything that is kept, and erasing it (152-FZ art. 14, 20 and 21).
//!
//! ```text
//! - /mydata
//! - Всё, что о вас хранится: имя, школа; дефициты: 3; участие в кластерах: 2 …   — [Прислать файлы]
//! - (grozd-my-data.html, a page to be read, and grozd-my-data.json, the same for programs)
//!
//! - /forget
//! - Удалить всё о вас? Исчезнут … Останутся …   — [Удалить всё]
//! - Удалено. Акт № 12 от 21.11.2026.
//!   (coordinators are told which clusters have no leader now)
//! ```
//!
//! What is kept, how much of it, and what an erasure destroys is a loop over the tables of all features, so that no
//! table can be forgotten here. It answers before the registration too. What is erased is erased in the turn's
//! transaction; the act that proves it names nobody.

mod room;
mod page;
mod store;
mod words;

#[cfg(test)]
mod tests;

use crate::feature::{Door, Feature, Shelf};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::MyData>()],
    doors: &[
        Door {
            to: || ways::MY_DATA.place(),
            label: |language| say!(language, "mydata-door"),
            command: Some(("mydata", |language| say!(language, "mydata-command"))),
            help: Some(|language| say!(language, "mydata-help")),
            shelf: Some(Shelf::More),
            seen_by: Roles::anybody,
        },
        Door {
            to: || ways::FORGET.place(),
            label: |language| say!(language, "mydata-forget"),
            command: Some(("forget", |language| say!(language, "mydata-forget-command"))),
            help: None,
            shelf: None,
            seen_by: Roles::anybody,
        },
    ],
    ..Feature::named("mydata")
};

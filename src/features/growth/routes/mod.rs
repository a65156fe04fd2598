//! Individual routes, ИОМ (S2-19, S4-01, S4-10): measures against a teacher's deficits, agreed with a tutor, seen to their end.
//!
//! ```text
//! teacher                                                tutor
//! - (Мой рост) [Мой маршрут] [Составить маршрут]
//! - Что войдёт в маршрут?   — [Составить: 3]
//! - ✅ Черновик готов: 9 шагов       — [Тьютор] [Смирнова И. В.] [Отправить тьютору]
//!                                                        - ⏳ Вас просят сопровождать маршрут   — [Открыть]
//!                                                        - [Сопровождать] [Не могу]
//!                                                        - (now the deficits are seen) [Согласовать] [Вернуть]
//! - ✅ Маршрут согласован
//! - (an event, a pair, a lesson visited mark their steps by themselves)
//! - (a step) [Показать, что сделано]  — a word, a link, a file
//!                                                        - ⏳ Шаг на проверке   — [Принять] [Вернуть]
//! - [Завершить маршрут]   — a reflection, the level
//! - ✅ Маршрут завершён. Закрыто дефицитов: 2
//! ```
//!
//! The draft takes the municipality's own coming events and clusters first, then measures of the program's files. What was
//! agreed is kept version by version; a change makes a draft of the next. Where the regulation asks for no tutor, a teacher
//! may confirm the route alone. The way is a picture too, and papers of Word (P19, P20, P21) say how things stand. No notice
//! names a deficit.

mod measures;
mod rules;
mod steps;
mod store;
mod words;
mod cards;
mod measures_cards;
mod editing;
mod people;
mod tail;
mod room;
mod deeds;
mod notices;
mod picture;
mod papers;
mod demo;

use crate::feature::{Asks, Door, Duty, Feature, Missed, Ran, Share, Shelf, Stage, Wait, When};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Routes>(), RoomEntry::of::<room::Tutoring>()],
    doors: &[
        Door {
            to: || ways::ROUTE.place(),
            label: |language| say!(language, "routes-door"),
            command: Some(("route", |language| say!(language, "routes-command"))),
            help: Some(|language| say!(language, "routes-help")),
            shelf: Some(Shelf::Growth),
            seen_by: Roles::anybody,
        },
        Door {
            to: || ways::TUTORING.place(),
            label: |language| say!(language, "routes-tutoring-door"),
            command: None,
            help: None,
            shelf: Some(Shelf::Desk),
            seen_by: |roles: &Roles| roles.tutors,
        },
    ],
    reads: &["route", "route_step", "appointment", "person", "post", "organisation", "person_subject", "subject"],
    duties: &[
        Duty {
            name: "routes-due",
            what: "reminds of a measure of a route some days before its day, once",
            when: When::At(
                "SELECT min(remind_at) FROM route_step WHERE municipality_id = ?1 AND remind_at IS NOT NULL",
            ),
            missed: Missed::Late,
            run: |tx, _| Box::pin(async move { Ok(if notices::due(tx).await? { Ran::More } else { Ran::All }) }),
        },
        Duty {
            name: "routes-lost",
            what: "tells a teacher that the tutor of their route is gone, and a tutor that a route has ended with its \
                   teacher's work",
            when: When::At(
                "SELECT iif(count(*) > 0, '2000-01-01T00:00:00+00:00', NULL) FROM route
                            WHERE municipality_id = ?1 AND untold = 1",
            ),
            missed: Missed::Late,
            run: |tx, _| Box::pin(async move { Ok(if notices::lost(tx).await? { Ran::More } else { Ran::All }) }),
        },
    ],
    waits: &[
        Wait {
            kind: "route-agree",
            rows: store::TO_AGREE,
            asks: Asks::Something,
            label: |waiting, reader| say!(reader.language, "routes-waits-agree", count = waiting.subject),
            place: |_| ways::TUTORING.place(),
        },
        Wait {
            kind: "route-look",
            rows: store::TO_LOOK_AT,
            asks: Asks::Something,
            label: |waiting, reader| say!(reader.language, "routes-waits-look", count = waiting.subject),
            place: |_| ways::TUTORING.place(),
        },
        Wait {
            kind: "route-returned",
            rows: store::RETURNED,
            asks: Asks::Something,
            label: |_, reader| say!(reader.language, "routes-waits-returned"),
            place: |_| ways::ROUTE.place(),
        },
        Wait {
            kind: "route-due",
            rows: store::TO_DO,
            asks: Asks::Something,
            label: |waiting, reader| say!(reader.language, "routes-waits-due", count = waiting.subject),
            place: |_| ways::ROUTE.place(),
        },
    ],
    follows: Some(notices::follow),
    demo: &[Share { stage: Stage::Endings, make: demo::routes }],
    ..Feature::named("routes")
};

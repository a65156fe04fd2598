//! «Наставничество»: pairs of teachers, from looking for one to the end of the term (S2-21, S0-02).
//!
//! ```text
//! young teacher                                        mentor
//! - (Мой рост) [Наставничество]                        - [Могу быть наставником]
//! - [Нужен наставник]
//! - Смотреть ли на дефициты при подборе?  — [Не смотреть]
//! - Кого попросить?     — [Смирнова И. В.]
//! - На какой срок?      — [9 месяцев]
//! - ✅ Предложение отправлено
//!                                                      - ⏳ Вас просят о наставничестве    — [Открыть]
//!                                                      - [Согласиться] [Спросить] [Отказаться] …
//! curator
//! - (Стол) [Пары] [Ждут приказа: 1]
//! - Номер приказа?  — 15-н    День приказа?  — [Сегодня]    День согласия наставника?  — [Сегодня]
//!                                                      - ✅ Пара закреплена приказом № 15-н
//! - (card) [Отметить встречу]    — [Консультация]
//! ```
//!
//! What one notes about a meeting for oneself is read by nobody else; whoever answers for mentoring sees the fact of a
//! meeting alone. Notices name no deficit and no direction. Silence is spoken of by duties, by the keys of the regulation.
//! How often they meet is chosen by the two themselves, and of a meeting that is missed they are reminded once.

mod steps;
mod words;
mod cards;
mod search;
mod log;
mod outcome;
mod programmes;
mod programme;
mod questionnaires;
mod survey;
mod papers;
mod printed;
mod roadmap;
mod room;
mod desk;
mod deskcards;
mod set;
mod runs;
mod notices;
mod store;
mod demo;

use crate::feature::{Asks, Door, Duty, Feature, Missed, Ran, Share, Shelf, Stage, Wait, When};
use crate::ids::PairId;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::Mentoring>(),
        RoomEntry::of::<desk::Pairing>(),
        RoomEntry::of::<programme::Measures>(),
        RoomEntry::of::<survey::Survey>(),
    ],
    doors: &[
        Door {
            to: || ways::MENTORING.place(),
            label: |language| say!(language, "pairs-door"),
            command: Some(("mentoring", |language| say!(language, "pairs-command"))),
            help: Some(|language| say!(language, "pairs-help")),
            shelf: Some(Shelf::Growth),
            seen_by: Roles::anybody,
        },
        Door {
            to: || ways::PAIRS.place(),
            label: |language| say!(language, "pairs-desk-door"),
            command: None,
            help: None,
            shelf: Some(Shelf::Desk),
            seen_by: |roles: &Roles| roles.coordinates || roles.curates,
        },
    ],
    reads: &[
        "pair",
        "pair_measure",
        "pair_run",
        "pair_order",
        "pair_meeting",
        "pair_answer",
        "mentoring",
        "appointment",
        "deficit",
        "category_named",
        "deficit_category",
        "organisation",
        "organisation_head",
        "person",
        "person_subject",
        "post",
        "subject",
    ],
    duties: &[
        Duty {
            name: "pairs-silence",
            what: "reminds of proposals without an answer and closes them; asks pairs that do not meet, tells their \
                   curator, and proposes to close them",
            when: When::At("SELECT min(next_at) FROM pair WHERE municipality_id = ?1 AND next_at IS NOT NULL"),
            missed: Missed::Late,
            run: |tx, _| Box::pin(async move { Ok(if notices::silence(tx).await? { Ran::More } else { Ran::All }) }),
        },
        Duty {
            name: "pairs-rhythm",
            what: "reminds the two of a pair once of a meeting that is missed by the rhythm they have agreed, unless they \
                   are asked by the duty of silence that day",
            when: When::Daily { hour: 9 },
            missed: Missed::Late,
            run: |tx, _| Box::pin(async move { Ok(if notices::rhythm(tx).await? { Ran::More } else { Ran::All }) }),
        },
        Duty {
            name: "pairs-match",
            what: "says in the messages about the matcher how far it is, each three seconds at most, and what it has found",
            when: When::At("SELECT min(tell_at) FROM pair_run WHERE municipality_id = ?1 AND tell_at IS NOT NULL"),
            missed: Missed::Late,
            run: |tx, _| {
                Box::pin(async move {
                    runs::tell(tx).await?;
                    Ok(Ran::All)
                })
            },
        },
        Duty {
            name: "pairs-surveys",
            what: "asks mentor and mentee once what they think of their pair: soon after the order, midway and at the end",
            when: When::At("SELECT min(survey_at) FROM pair WHERE municipality_id = ?1 AND survey_at IS NOT NULL"),
            missed: Missed::Late,
            run: |tx, _| Box::pin(async move { Ok(if notices::surveys(tx).await? { Ran::More } else { Ran::All }) }),
        },
        Duty {
            name: "pairs-ended",
            what: "tells whoever stays that their pair has ended with the other one's work",
            when: When::At("SELECT min(ended_at) FROM pair WHERE municipality_id = ?1 AND untold = 1"),
            missed: Missed::Late,
            run: |tx, _| Box::pin(async move { Ok(if notices::ended(tx).await? { Ran::More } else { Ran::All }) }),
        },
    ],
    waits: &[
        Wait {
            kind: "pair-proposal",
            rows: store::ASKED,
            asks: Asks::Something,
            label: |_, reader| say!(reader.language, "pairs-waits-answer"),
            place: |waiting| ways::PAIR.of(PairId(waiting.subject)),
        },
        Wait {
            kind: "pair-order",
            rows: store::AWAIT_ORDER,
            asks: Asks::Something,
            label: |waiting, reader| say!(reader.language, "pairs-waits-order", count = waiting.words.clone()),
            place: |_| ways::PAIRS.place(),
        },
    ],
    follows: Some(notices::follow),
    demo: &[Share { stage: Stage::Endings, make: demo::pairs }],
    ..Feature::named("pairs")
};

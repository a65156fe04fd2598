//! Events of groups: a leader makes them, members are told and answer, everybody keeps a record of their own.
//!
//! ```text
//! leader                                        member
//! - (Сегодня) Создать событие
//! - Какое событие?       — [Семинар]
//! - Как называется?      — Формирующее оценивание
//! - В какой день?        — [26]
//! - Во сколько?          — [14:30]
//! - Где?                 — [Школа-площадка: …]
//! - Создать событие?     — [Создать и уведомить]
//! - Событие создано, уведомим 24 участника
//!                                               - 🗓 Семинар: Формирующее оценивание   — [Иду]
//!                                               - … ✅ Ваш ответ: Иду
//! - (card) Идут 12, не идут 3, под вопросом 2, молчат 7
//! ```
//!
//! Side roads: every answer of the form can be changed before the last button; the leader moves or cancels an event
//! and the members are told; where all places are taken, whoever would come waits for one ([`places`]); people are reminded
//! ([`reminding`]); an answer can be changed until the event begins; a link opens the card for others of
//! the municipality and shows them the group.

mod rules;
mod slot;
mod steps;
mod store;
mod verbs;
mod cards;
mod notices;
mod stopping;
mod lists;
mod moving;
mod details;
mod editing;
mod places;
mod reminding;
mod speakers;
mod materials;
mod room;
mod drafting;
mod asking;
mod form;
mod demo;

use crate::feature::{Asks, Door, Duty, Feature, Figure, Handover, Link, Missed, Share, Shelf, Stage, Wait, When};
use crate::ids::EventId;
use crate::model::roles::Roles;
use crate::model::{events, ways};
use crate::say;
use crate::talk::{Answer, Happening, RoomEntry, Tx};

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::Events>(),
        RoomEntry::of::<form::NewEvent>(),
        RoomEntry::of::<reminding::Reminding>(),
        RoomEntry::of::<speakers::Speakers>(),
        RoomEntry::of::<materials::Materials>(),
    ],
    doors: &[
        Door {
            to: || ways::EVENTS.place(),
            label: |language| say!(language, "events-door"),
            command: Some(("events", |language| say!(language, "events-command"))),
            help: Some(|language| say!(language, "events-help")),
            shelf: Some(Shelf::Community),
            seen_by: Roles::anybody,
        },
        Door {
            to: || ways::NEW_EVENT.place(),
            label: |language| say!(language, "events-door-new"),
            command: None,
            help: None,
            shelf: Some(Shelf::Community),
            seen_by: Roles::leads,
        },
    ],
    links: &[Link {
        kind: "event",
        place: |rest| rest.parse().ok().map(|id| ways::EVENT.of(EventId(id))),
        is_kept: true,
    }],
    reads: &[
        "event",
        "event_group",
        "event_invitation",
        "event_answer",
        "event_waiting",
        "groups",
        "membership",
        "appointment",
        "person",
    ],
    tables: reminding::TABLES,
    duties: &[
        Duty {
            name: "places",
            what: "offers places that have become free to those who wait for them, in their order, and takes back an offer \
                   that nobody has answered in time",
            when: When::At(events::DUE),
            missed: Missed::Late,
            run: |tx, _| Box::pin(places::pass_on(tx)),
        },
        Duty {
            name: "reminders",
            what: "reminds people of events a day and two hours before, asks the silent once more, and asks leaders for \
                   sheets that nobody has saved two hours after the end and on the next morning, and has no notice ask \
                   any more once its event begins",
            when: When::At(events::DUE_RECALL),
            missed: Missed::Late,
            run: |tx, _| Box::pin(reminding::run(tx)),
        },
        Duty {
            name: "late-invitations",
            what: "invites to coming events for chosen people whoever has come to fit since: newly registered, of another \
                   school, post or subject, or new in a group",
            when: When::Hourly,
            missed: Missed::Late,
            run: |tx, _| Box::pin(verbs::invite_later(tx)),
        },
    ],
    waits: &[
        Wait {
            kind: "invitation",
            rows: store::INVITATIONS,
            asks: Asks::Something,
            label: cards::unanswered,
            place: |waiting| ways::EVENT.of(EventId(waiting.subject)),
        },
        Wait {
            kind: "place",
            rows: store::OFFERS,
            asks: Asks::Something,
            label: places::waits,
            place: |waiting| ways::EVENT.of(EventId(waiting.subject)),
        },
        Wait {
            kind: "next-event",
            rows: store::NEXT_EVENT,
            asks: Asks::Nothing,
            label: cards::next,
            place: |waiting| match waiting.subject {
                0 => ways::EVENTS.place(),
                id => ways::EVENT.of(EventId(id)),
            },
        },
    ],
    figures: &[Figure { name: "events", asks: events::COUNTED, lines: cards::figures }],
    handovers: &[Handover {
        name: "events",
        asks: events::MADE_AHEAD,
        said: |count, language| say!(language, "events-handed", count = count),
        hand: |tx, by, from, to| Box::pin(events::hand_over(tx, by, from, to)),
    }],
    follows: Some(follow),
    demo: &[Share { stage: Stage::Events, make: |town| Box::pin(demo::hold(town)) }],
    ..Feature::named("events")
};

/// A person who has left a group is no longer expected at its events.
fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        match *happening {
            Happening::Left { group, person } => verbs::leave(tx, group, person).await,
            // The places that they leave are offered to those who wait.
            Happening::Erasing { .. } => {
                tx.wake_duties();
                Ok(())
            }
            Happening::RegisteredTwice { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    })
}

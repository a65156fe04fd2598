//! Messages to many: a coordinator writes to anybody of the municipality, a leader to the members of their own groups.
//!
//! ```text
//! sender                                          recipient
//! - (Сегодня) Рассылки
//! - Новая рассылка
//! - Кому?                — [Должность] [Учитель]
//! - 👥 Получат 214 из 231; за неделю им пришло в среднем 1,2
//! - Дальше
//! - Что написать?        — (text, photo or file)
//! - (the message as others get it)
//! - Отправить?           — [Отправить: 214]
//!                                                  - Семинар переносится на среду …
//!                                                    — Смирнова И. В., координатор. Кому: учителя
//!                                                      [Прочитано]
//! - (card) ⏳ Отправлено 90 из 214 …
//! - ✅ Доставлено 208, заблокировали 6, прочитали 120
//! ```
//!
//! Side roads: what stands under the message can be nothing, a link, «Прочитано» or a question with up to five answers;
//! it may wait for its day and hour; while it is on its way it is paused, resumed or cancelled; whom it has not reached
//! gets it again. Only those are written to who agreed to notices. A message is sent in slices beside everything else
//! that the bot does, and to nobody twice.

mod composing;
mod demo;
mod digests;
mod reports;
mod sending;
mod telling;

use crate::feature::{Door, Duty, Feature, Missed, Share, Shelf, Stage, When};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::{Answer, Fate, Happening, Kept, Of, RoomEntry, Table, Tx};

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<reports::room::Broadcasts>(),
        RoomEntry::of::<composing::room::NewBroadcast>(),
        RoomEntry::of::<telling::Told>(),
    ],
    doors: &[Door {
        to: || ways::BROADCASTS.place(),
        label: |language| say!(language, "broadcasts-door"),
        command: None,
        help: None,
        shelf: Some(Shelf::Community),
        seen_by: Roles::writes_to_many,
    }],
    tables: &[
        Table::of("broadcast", &[Of::person("author_id", Fate::LosesItsPerson)]).kept(Kept {
            said_as: |language| say!(language, "broadcasts-kept-written"),
            rows: "SELECT json_object('said_so_far', json_array(json(says), json(asks)), 'created_at', made_at,
                          'starts_at', begins_at)
                   FROM broadcast WHERE author_id = ?1",
        }),
        Table::plain("broadcast_file"),
        Table::of("broadcast_filter", &[Of::organisation("organisation_id")]),
        Table::of(
            "broadcast_recipient",
            &[Of::person("person_id", Fate::LosesItsPerson), Of::organisation("organisation_id")],
        )
        .kept(Kept {
            said_as: |language| say!(language, "broadcasts-kept-got"),
            rows: "SELECT json_object('received_at', sent_at, 'opened_at', read_at, 'answered_at', answered_at,
                          'own_words', coalesce(said, (SELECT name FROM file WHERE file.id = broadcast_recipient.file_id), number,
                                  asks ->> ('$.question.options[' || answer || ']')))
                   FROM broadcast_recipient JOIN broadcast ON broadcast.id = broadcast_recipient.broadcast_id
                   WHERE person_id = ?1",
        }),
    ],
    reads: &[
        "person",
        "account",
        "consent",
        "organisation",
        "event",
        "file",
        "outbox",
    ],
    duties: &[Duty {
        name: "broadcasts",
        what: "begins what was scheduled, puts messages to many into the outbox in slices, and follows how they end",
        when: When::At(sending::NEXT),
        missed: Missed::Late,
        run: |tx, _| Box::pin(sending::run(tx)),
    }],
    follows: Some(follow),
    demo: &[Share { stage: Stage::Endings, make: |town| Box::pin(demo::send(town)) }],
    ..Feature::named("broadcasts")
};

/// What somebody has written goes with them, and what of it is still on its way is held back.
fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        match *happening {
            Happening::Erasing { person } => sending::forget(tx, person).await,
            Happening::Left { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    })
}

//! Requests to the service (S3-03): a question of a teacher, distinct from a deficit, that a methodist takes and answers.
//!
//! ```text
//! - [Вопрос методисту]
//! - Мои вопросы           — [Задать вопрос]
//! - О чём вопрос?         — [Методические] …
//! - Кому вопрос?          — [Методистам] [Наставник Зимина А. П.], where there is a pair for it
//! - Что спросить?         — typed
//! - ✅ Вопрос отправлен методистам.
//!
//!   (a methodist) Новый вопрос: методические — [Открыть]
//! - Петрова Ольга (Школа № 3): «Как …»       — [Беру себе] [Ответить]
//! - Напишите ответ        — typed
//! - ✅ Ответ отправлен.
//!
//!   (the teacher) На ваш вопрос ответили      — [Прочитать]
//! - «…»                   — [Спасибо, помогло] [Спросить снова]
//! ```
//!
//! Those hear of it first who show that they can help with what it is about. Where a municipality has no methodist its
//! coordinators are asked. A question that is put to one's mentor is the mentor's, until they answer it or leave it to all. Of two who take one question the first has it, and
//! whoever gives it back leaves it to all. A question that nobody has answered is spoken of again after the days of
//! the regulation.

mod steps;
mod store;
mod cards;
mod room;
mod notices;
mod demo;

use crate::feature::{Asks, Door, Duty, Feature, Missed, Ran, Share, Shelf, Stage, Wait, When};
use crate::ids::RequestId;
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::{Fate, Kept, Of, RoomEntry, Table};

/// Questions to the service.
pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Requests>()],
    doors: &[Door {
        to: || ways::REQUESTS.place(),
        label: |language| say!(language, "requests-door"),
        command: Some(("requests", |language| say!(language, "requests-command"))),
        help: Some(|language| say!(language, "requests-help")),
        shelf: Some(Shelf::Growth),
        seen_by: Roles::anybody,
    }],
    tables: &[Table::of(
        "request",
        &[Of::person("person_id", Fate::Goes), Of::person("taken_by", Fate::LosesItsPerson)],
    )
    .kept(Kept {
        said_as: |language| say!(language, "requests-kept"),
        rows: "SELECT json_object('number', request.id, 'category', deficit_category.name_ru, 'category_en',
                      deficit_category.name_en, 'words', CASE WHEN request.person_id = ?1 THEN words END,
                      'asked_at', asked_at, 'taken_at', taken_at, 'answer', answer, 'answered_at', answered_at,
                      'closed_at', closed_at, 'taken_by_you', taken_by IS ?1)
               FROM request JOIN category_named AS deficit_category ON deficit_category.id = request.category_id
                    AND deficit_category.municipality_id = request.municipality_id
               WHERE request.person_id = ?1 OR request.taken_by = ?1",
    })],
    reads: &["account", "appointment", "category_named", "deficit_item", "organisation", "pair", "person", "strength"],
    duties: &[Duty {
        name: "requests",
        what: "speaks again of a question that nobody has answered: to whoever took it, else to all who may",
        when: When::At("SELECT min(remind_at) FROM request WHERE municipality_id = ?1 AND remind_at IS NOT NULL"),
        missed: Missed::Late,
        run: |tx, _| Box::pin(async move { Ok(if notices::remind(tx).await? { Ran::More } else { Ran::All }) }),
    }],
    waits: &[
        Wait {
            kind: "request-answered",
            rows: "SELECT id, answered_at, '' FROM request
                   WHERE person_id = ?1 AND answered_at IS NOT NULL AND closed_at IS NULL",
            asks: Asks::Something,
            label: |_, reader| say!(reader.language, "requests-wait-answer"),
            place: |waiting| ways::REQUEST.of(RequestId(waiting.subject)),
        },
        Wait {
            kind: "request-put",
            rows: store::PUT,
            asks: Asks::Something,
            label: |_, reader| say!(reader.language, "requests-wait-put"),
            place: |waiting| ways::ASKED.of(RequestId(waiting.subject)),
        },
        Wait {
            kind: "request-open",
            rows: store::WAITING,
            asks: Asks::Something,
            label: |waiting, reader| say!(reader.language, "requests-wait-open", count = waiting.subject),
            place: |_| ways::OPEN_REQUESTS.place(),
        },
    ],
    demo: &[Share { stage: Stage::Endings, make: demo::questions }],
    ..Feature::named("requests")
};

//! How it went: those who were at an event give it a number by one tap, and a word if they like.
//!
//! ```text
//! leader                                    whoever was there
//! - Лист закрыт: 23 из 40
//!                                           - Как прошло?        — [5]
//!                                           - ✅ Спасибо          — [Добавить слово]  полезно
//! - (three days later) Оценка: 4,6 по 12 отзывам
//! ```
//!
//! Who has answered is kept apart from what: sums, and words in an order that nobody has given; neither has a time. What
//! came of it is shown once it is over, and from five answers on: before that nobody could be told apart from a sum that
//! grows by one. Of fewer everything is dropped, and nobody sees it. It cannot be changed, since nothing says whose it is.

mod room;
mod store;
mod rules;
mod demo;

use crate::feature::{Asks, Duty, Feature, Missed, Share, Stage, Wait, When};
use crate::ids::EventId;
use crate::model::ways;
use crate::say;
use crate::talk::{Fate, Kept, Of, RoomEntry, Table};

/// What is kept of it, but for when it begins and ends.
const TABLES: &[Table] = &[
    Table::of("evaluation_given", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-records"),
        rows: "SELECT json_object('event', event.title, 'answered_by_you', json('true'))
               FROM evaluation_given JOIN event ON event.id = evaluation_given.event_id
               WHERE evaluation_given.person_id = ?1",
    }),
    Table::plain("evaluation_score"),
    Table::plain("evaluation_word"),
];

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Evaluation>()],
    tables: TABLES,
    reads: &["event", "event_leader", "record", "evaluation"],
    duties: &[Duty {
        name: "evaluations",
        what: "asks those who were at an event how it went, and tells its leaders what came of it when that is over",
        when: When::At("SELECT min(due_at) FROM evaluation WHERE municipality_id = ?1 AND due_at IS NOT NULL"),
        missed: Missed::Late,
        run: |tx, _| Box::pin(room::go_on(tx)),
    }],
    waits: &[Wait {
        kind: "evaluation",
        rows: store::ASKED,
        asks: Asks::Something,
        label: room::asked,
        place: |waiting| ways::EVALUATION.of(EventId(waiting.subject)),
    }],
    demo: &[Share { stage: Stage::Attendance, make: |town| Box::pin(demo::evaluate(town)) }],
    ..Feature::named("evaluation")
};

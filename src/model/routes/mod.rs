//! Individual routes, ИОМ (S2-19, S4-01, DOMAIN 2.2): measures against a teacher's deficits, in different forms, agreed with a
//! tutor, and how far each is.
//!
//! A route is drafted, sent, agreed; whatever is changed afterwards makes it a draft of the next version, and what was agreed
//! stays. The owner's sending with the tutor named is the consent, and the tutor reads no deficit before they have taken it
//! on. Presence at an event, a meeting of a pair and a pair's end mark measures by the tables' own triggers, whoever writes;
//! the others are shown by the owner and accepted by the tutor. Where there is no tutor the owner's word holds.

mod agreeing;
mod ending;
mod making;
mod opened;
mod progress;
mod sources;
mod store;

pub use agreeing::{Sent, accept, agree, choose_tutor, decline, give_back, send};
pub use ending::{Untold, abandon, finish, untold};
pub use making::{Change, NewStep, add, begin, change, drop_step, set_goal};
pub use opened::{Hand, Opened, own, tutored};
pub use progress::{Due, due, judge, show};
pub use sources::{Source, sources};
pub use store::{Pupil, Route, RouteStep, Tutor, Version, pupils, tutors, versions};

use serde::{Deserialize, Serialize};

use crate::say;
use crate::talk::{Fate, Kept, Of, Table};
use crate::text::Language;

/// The most measures of one route.
pub const MOST_STEPS: usize = 60;

/// What is kept about routes.
pub const TABLES: &[Table] = &[
    Table::of("route", &[Of::person("person_id", Fate::Goes), Of::person("tutor_id", Fate::LosesItsPerson)]).kept(
        Kept {
            said_as: |language| say!(language, "model-kept-routes"),
            rows: "SELECT json_object('state', iif(state = 'sent', 'sent_to_tutor', state), 'version', version, 'goal', goal, 'made_on', made_at,
                          'agreed_at', agreed_at, 'ended_at_day', ended_at, 'word_of_tutor', word,
                          'reflection', reflection, 'outcome', outcome)
                   FROM route WHERE person_id = ?1
                   UNION ALL
                   SELECT json_object('as_tutor', json('true'), 'state', iif(state = 'sent', 'sent_to_tutor', state), 'made_on', made_at)
                   FROM route WHERE tutor_id = ?1",
        },
    ),
    Table::of("route_step", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-route-steps"),
        rows: "SELECT json_object('measure', words, 'product', product, 'due_day', due, 'state', state, 'done_on', done_on,
                      'evidence', evidence, 'word_of_tutor', word)
               FROM route_step WHERE person_id = ?1",
    }),
    Table::of("route_version", &[Of::person("person_id", Fate::Goes), Of::person("agreed_by", Fate::LosesItsPerson)])
        .kept(Kept {
            said_as: |language| say!(language, "model-kept-route-versions"),
            rows: "SELECT json_object('version', version, 'agreed_at', agreed_at, 'measures', lines)
                   FROM route_version WHERE person_id = ?1
                   UNION ALL
                   SELECT json_object('as_tutor', json('true'), 'version', version, 'agreed_at', agreed_at)
                   FROM route_version WHERE agreed_by = ?1",
        }),
];

/// How far a route is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum State {
    /// Its owner, or the tutor, is at work on it.
    Draft,
    /// The tutor is to answer.
    Sent,
    /// It holds.
    Agreed,
    /// It has come to its end.
    Done,
    /// It was given up.
    Dropped,
}

/// In which form something is learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Form {
    /// An event of the municipality.
    Event,
    /// Work in a cluster.
    Cluster,
    /// A course of further education.
    Course,
    /// Reading and trying by oneself.
    SelfStudy,
    /// A mentor, or a colleague who can.
    Pair,
    /// A lesson that was visited.
    Lesson,
    /// A master class.
    MasterClass,
    /// An internship.
    Internship,
    /// Anything else.
    Other,
}

impl Form {
    /// All of them: what teaches first, then what carries it into practice.
    pub const ALL: [Form; 9] = [
        Form::Event,
        Form::Cluster,
        Form::Course,
        Form::SelfStudy,
        Form::Pair,
        Form::Lesson,
        Form::MasterClass,
        Form::Internship,
        Form::Other,
    ];

    /// Whether it carries what was learnt into practice, a stage of its own (S4-01).
    pub fn is_practice(self) -> bool {
        matches!(self, Form::Lesson | Form::MasterClass | Form::Internship)
    }

    /// «курс»: small, in the nominative.
    pub fn named(self, language: Language) -> String {
        match self {
            Form::Event => say!(language, "model-route-event"),
            Form::Cluster => say!(language, "model-route-cluster"),
            Form::Course => say!(language, "model-route-course"),
            Form::SelfStudy => say!(language, "model-route-self-study"),
            Form::Pair => say!(language, "model-route-pair"),
            Form::Lesson => say!(language, "model-route-lesson"),
            Form::MasterClass => say!(language, "model-route-master-class"),
            Form::Internship => say!(language, "model-route-internship"),
            Form::Other => say!(language, "model-route-other"),
        }
    }
}

/// How far a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum StepState {
    /// It is ahead.
    Planned,
    /// It has begun.
    Going,
    /// Its owner says that it is done, and the tutor is to look.
    Shown,
    /// The tutor has given it back with a word.
    Returned,
    /// It is done.
    Done,
}

/// Who or what has marked a measure as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum DoneBy {
    /// Its owner, where there is no tutor.
    Own,
    /// The tutor, who has accepted what was shown.
    Tutor,
    /// The sheet of an event.
    Presence,
    /// A pair: a lesson that was visited, or its end.
    Pair,
}

/// What a route came to, by its owner's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Outcome {
    /// What was hard is hard no more.
    Reached,
    /// Some of it is.
    Partly,
    /// It goes on.
    NotYet,
}

impl Outcome {
    /// All three, the best first.
    pub const ALL: [Outcome; 3] = [Outcome::Reached, Outcome::Partly, Outcome::NotYet];

    /// «достигнут»: small, as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Outcome::Reached => say!(language, "model-route-reached"),
            Outcome::Partly => say!(language, "model-route-partly"),
            Outcome::NotYet => say!(language, "model-route-not-yet"),
        }
    }
}

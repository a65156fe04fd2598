//! Pairs of teachers (S2-21, S0-02): two equals by a subject, a mentor with a young specialist or a beginning leader, one who
//! owns a competency with one who needs it. A subject pair has no mentee.
//!
//! States: proposed, accepted by both, confirmed by an order and so active, completed or cancelled. A tap is an intention:
//! the mentor's written consent (Labour Code 351.8) is a paper, whose day is stored. Two equals need no order. The tables
//! hold the rules, whoever writes: two distinct people, one live pair a mentee and basis, the load of a mentor, the number
//! of an order once.

mod curates;
mod ending;
mod matched;
pub mod matching;
mod meetings;
pub(in crate::model) mod merging;
mod offers;
mod programme;
mod proposing;
mod rhythm;
pub mod runs;
mod silence;
mod store;
mod surveys;

pub use curates::Curates;
pub use ending::{cancel, complete, decline, decline_until, untold};
pub use matched::{Facts, MOST, Matched, Scope, Seeks, facts, found, propose_all, refuse, seekers, sign_of, why};
pub use meetings::{Change, Kind, Meeting, Progress, change, log, meetings, note};
pub use offers::{Candidate, Mine, Seeking, candidates, equals, mine, offer, seek, seeking, withdraw_search};
pub use programme::{
    Due, Measure, NewMeasure, add_measures, agree, mark_done, measures, print_direction, remove_measure,
    reword_measure, set_due, sign_consent, sign_programme,
};
pub use proposing::{Answered, Closed, Confirmed, Proposal, Proposed, accept, confirm, propose, say_word};
pub use rhythm::{Rhythm, nudged, set_rhythm};
pub use silence::{Heard, Rung, quiet};
pub use store::{Counts, Pair, Programme, Word, counts, in_state, of_person, pair, without_mentor};
pub use surveys::{Answer, Asked, Moment, Sum, answer, answers, ask_due, sums};

use serde::{Deserialize, Serialize};

use crate::model::regulation::keys::people::PairBasis;
use crate::say;
use crate::talk::{Fate, Kept, Of, Table};
use crate::text::Language;

/// What is kept about pairs.
pub const TABLES: &[Table] = &[
    Table::of("pair_order", &[Of::organisation("organisation_id")]),
    Table::of("pair", &[Of::person("mentor_id", Fate::LosesItsPerson), Of::person("mentee_id", Fate::LosesItsPerson)])
        .kept(Kept {
            said_as: |language| say!(language, "model-kept-pairs"),
            rows: "SELECT json_object('basis', basis, 'as_mentor', json(iif(mentor_id IS ?1, 'true', 'false')),
                      'subject', subject.name_ru,
                      'direction', iif(mentee_id IS ?1 OR mentor_yes IS NOT NULL AND mentee_yes IS NOT NULL,
                                       (SELECT name_ru FROM category_named
                                        WHERE category_named.id = pair.category_id
                                          AND category_named.municipality_id = pair.municipality_id), NULL), 'months', months, 'state', state,
                      'proposed_at', proposed_at, 'consent_day', consent_day, 'order_number', pair_order.number,
                      'order_day', pair_order.day, 'since', since, 'until', until, 'ended_at', ended_at,
                      'ending', ending, 'rhythm', rhythm, 'programme_day', programme_day,
                      'direction_printed', json(iif(direction_printed, 'true', 'false')))
               FROM pair LEFT JOIN subject ON subject.id = pair.subject_id
               LEFT JOIN pair_order ON pair_order.id = pair.order_id
               WHERE pair.mentor_id = ?1 OR pair.mentee_id = ?1",
        }),
    Table::plain("pair_meeting"),
    Table::of("pair_note", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-pair-notes"),
        rows: "SELECT json_object('held_on', held_on, 'kind', kind, 'minutes', minutes, 'note', note)
               FROM pair_note JOIN pair_meeting ON pair_meeting.id = pair_note.meeting_id WHERE person_id = ?1",
    }),
    Table::of("pair_word", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-pair-words"),
        rows: "SELECT json_object('words', words, 'said_at', said_at) FROM pair_word WHERE person_id = ?1",
    }),
    Table::of("pair_measure", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-pair-measures"),
        rows: "SELECT json_object('measure', words, 'due_on', due_on, 'held_on', held_on, 'added_at', added_at)
               FROM pair_measure LEFT JOIN pair_meeting ON pair_meeting.id = pair_measure.meeting_id
               WHERE person_id = ?1",
    }),
    Table::of("pair_answer", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-pair-answers"),
        rows:
            "SELECT json_object('moment', moment, 'statement', statement, 'points', points, 'answered_at', answered_at)
               FROM pair_answer WHERE person_id = ?1",
    }),
    Table::of("pair_unfit", &[Of::person("mentor_id", Fate::Goes), Of::person("mentee_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-pair-unfit"),
        rows: "SELECT json_object('as_mentor', json(iif(mentor_id = ?1, 'true', 'false')), 'refused_at', refused_at)
               FROM pair_unfit WHERE mentor_id = ?1 OR mentee_id = ?1",
    }),
    Table::of(
        "pair_run",
        &[Of { column: "organisation_id", whose: crate::talk::Whose::Organisation, fate: Fate::Goes }],
    ),
    Table::of("mentoring", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-mentoring"),
        rows: "SELECT json_object('offers_since', offers_since, 'seeks_since', seeks_since, 'basis', basis,
                      'direction', (SELECT name_ru FROM category_named WHERE category_named.id = mentoring.category_id
                                      AND category_named.municipality_id = mentoring.municipality_id), 'deficits', json(iif(deficits, 'true', 'false')),
                      'paused_till', paused_till)
               FROM mentoring
               WHERE person_id = ?1",
    }),
];

/// What brings two together (S2-21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Basis {
    /// Two equals, by a subject.
    Subject,
    /// A mentor, and a young specialist or a beginning leader.
    Mentor,
    /// One who owns a competency, and one who needs it.
    Competency,
}

impl Basis {
    /// All three, in the order of the regulation.
    pub const ALL: [Basis; 3] = [Basis::Mentor, Basis::Competency, Basis::Subject];

    /// What the regulation calls it.
    pub fn key(self) -> PairBasis {
        match self {
            Basis::Subject => PairBasis::Subject,
            Basis::Mentor => PairBasis::Mentor,
            Basis::Competency => PairBasis::Competency,
        }
    }

    /// «наставничество»: a noun in the nominative, small.
    pub fn named(self, language: Language) -> String {
        match self {
            Basis::Subject => say!(language, "model-pair-subject"),
            Basis::Mentor => say!(language, "model-pair-mentor"),
            Basis::Competency => say!(language, "model-pair-competency"),
        }
    }
}

/// How far a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum State {
    /// One of the two, or neither, has agreed.
    Proposed,
    /// Both have, and the order is awaited.
    Accepted,
    /// It is at work.
    Active,
    /// It has ended with its goal or its term.
    Completed,
    /// It has ended without.
    Cancelled,
}

impl State {
    /// All of them, what asks for a deed first.
    pub const ALL: [State; 5] = [State::Accepted, State::Proposed, State::Active, State::Completed, State::Cancelled];
}

/// In which of the two places somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The mentor, the owner of a competency, or the one of two equals who proposed.
    Mentor,
    /// The other one.
    Mentee,
}

/// Why a pair has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Ending {
    /// Its goal is reached.
    Reached,
    /// Its goal is reached in part.
    Partly,
    /// Its term is over.
    Term,
    /// One of the two does not want it.
    Declined,
    /// Whoever proposed it has taken it back.
    Withdrawn,
    /// The mentee has another pair by this basis meanwhile.
    Taken,
    /// The mentor has as many as the regulation allows meanwhile.
    Full,
    /// Nobody answered.
    Silent,
    /// One of the two works here no more.
    Left,
    /// One of the two has erased their data.
    Erased,
    /// One of the two wished it.
    Wish,
    /// Whoever answers for mentoring decided so.
    Office,
}

impl Ending {
    /// Why a pair at work may be closed, by its own people or by whoever answers for mentoring.
    pub const COMPLETES: [Ending; 3] = [Ending::Reached, Ending::Partly, Ending::Term];

    /// «цель достигнута»: small, as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Ending::Reached => say!(language, "model-pair-reached"),
            Ending::Partly => say!(language, "model-pair-partly"),
            Ending::Term => say!(language, "model-pair-term"),
            Ending::Declined => say!(language, "model-pair-declined"),
            Ending::Withdrawn => say!(language, "model-pair-withdrawn"),
            Ending::Taken => say!(language, "model-pair-taken"),
            Ending::Full => say!(language, "model-pair-full"),
            Ending::Silent => say!(language, "model-pair-silent"),
            Ending::Left => say!(language, "model-pair-left"),
            Ending::Erased => say!(language, "model-pair-erased"),
            Ending::Wish => say!(language, "model-pair-wish"),
            Ending::Office => say!(language, "model-pair-office"),
        }
    }
}

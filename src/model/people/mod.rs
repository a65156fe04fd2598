//! People: members of teaching staff, what they agreed to, and the links that make the first coordinator.

mod name;
pub use name::{FullName, NameFlaw, capitalised, plain};

mod search;
pub use search::{Sought, is_sought};

mod assigned;
pub use assigned::{Assigned, Assignment, WORDS, answer, assign, assignment, assignments, dispute, end};

mod counted;
pub use counted::{Category, Counted, counted, people_in};

mod erasing;
pub use erasing::{Erases, ErasureReason, erase, erase_other};

mod leaving;
pub use leaving::{Leaving, Moved, mark_left, move_to, take_back};

mod listing;
pub use listing::{Listing, Source, list, list_all, relist_all};

pub mod namesakes;

mod target;
pub use target::{Beginning, Facts, TargetCategory, is_beginning_leader, is_young_specialist, target_categories};

mod store;
pub use store::{
    Alike, Among, Enrolled, Enrolment, Found, Listed, alike, amend, arrive, enroll, find, person, posts, rename,
    subjects,
};

#[cfg(test)]
mod tests;

pub mod claims;
pub mod merge;
pub mod consents;

use chrono::{DateTime, NaiveDate, Utc};

use super::organisations::{Mark, Organisation};
use crate::ids::{PersonId, PostId, SubjectId};
use crate::say;
use crate::talk::{Fate, Kept, Of, Table};
use crate::text::Bilingual;

/// What is kept about people.
pub const TABLES: &[Table] = &[
    Table::plain("post"),
    Table::plain("subject"),
    Table::plain("erasure"),
    Table::of("person", &[Of::organisation("organisation_id")]).kept(Kept {
        said_as: |language| say!(language, "model-kept-person"),
        rows: "SELECT json_object('number', person.id, 'family_name', family_name, 'given_name', given_name,
                      'patronymic', patronymic, 'municipality', coalesce(municipality.called, municipality.name),
                      'organisation', organisation.short_name, 'post', post.name_ru, 'post_en', post.name_en,
                      'teaching_since', teaching_since, 'managing_since', managing_since, 'enrolled_at', enrolled_at,
                      'left_at', left_at,
                      'organisation_has_low_results',
                      (SELECT group_concat(coalesce(since, '…') || ' – ' || coalesce(ended_on, until, '…'), ', ')
                       FROM organisation_flag
                       WHERE organisation_id = organisation.id AND flag = 'low_results'),
                      'organisation_in_adverse_conditions',
                      (SELECT group_concat(coalesce(since, '…') || ' – ' || coalesce(ended_on, until, '…'), ', ')
                       FROM organisation_flag
                       WHERE organisation_id = organisation.id AND flag = 'adverse_conditions'))
               FROM person JOIN organisation ON organisation.id = person.organisation_id
               JOIN post ON post.id = person.post_id
               JOIN municipality ON municipality.id = person.municipality_id
               WHERE person.id = ?1",
    }),
    Table::of("person_subject", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-subjects"),
        rows: "SELECT json_object('subject', subject.name_ru, 'subject_en', subject.name_en)
               FROM person_subject JOIN subject ON subject.id = person_subject.subject_id WHERE person_id = ?1",
    }),
    Table::of("listing", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-listing"),
        rows: "SELECT json_object('at', listed_at) FROM listing WHERE person_id = ?1",
    }),
    Table::of("target_assignment", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-targets"),
        rows: "SELECT json_object('category', iif(category = 5, 'положительные результаты, потенциал роста',
                                                  'высокие результаты, опыт для всех'),
                      'category_en', iif(category = 5, 'positive results, potential for growth',
                                         'high results, experience for all'),
                      'about', target_assignment.reason, 'since', since, 'until', until, 'own_words', dispute,
                      'answer', answer, 'at', disputed_at, 'answered_at', answered_at, 'closed_at', ended_at)
               FROM target_assignment WHERE person_id = ?1",
    }),
    Table::of(
        "merge_request",
        &[Of::person("keeps_id", Fate::Goes), Of::person("goes_id", Fate::Goes), Of::person("author_id", Fate::Goes)],
    )
    .kept(Kept {
        said_as: |language| say!(language, "model-kept-merge-request"),
        rows: "SELECT json_object('at', asked_at) FROM merge_request WHERE keeps_id = ?1
               UNION ALL SELECT json_object('at', asked_at) FROM merge_request WHERE goes_id = ?1
               UNION ALL SELECT json_object('at', asked_at) FROM merge_request WHERE author_id = ?1",
    }),
    Table::of("merge_answer", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-merge-answer"),
        rows: "SELECT json_object('at', agreed_at) FROM merge_answer
               WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("merge", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-merge"),
        rows: "SELECT json_object('at', merged_at, 'what_was_there', json(body)) FROM merge WHERE person_id = ?1",
    }),
    Table::plain("merge_row").kept(Kept {
        said_as: |language| say!(language, "model-kept-merge-row"),
        rows: "SELECT json_object('about', of_table, 'what_was_there', json(merge_row.body))
               FROM merge JOIN merge_row ON merge_row.merge_id = merge.id WHERE merge.person_id = ?1",
    }),
    Table::of(
        "namesake",
        &[
            Of::person("newcomer_id", Fate::Goes),
            Of::person("former_id", Fate::Goes),
            Of::person("answered_by", Fate::LosesItsPerson),
        ],
    )
    .kept(Kept {
        said_as: |language| say!(language, "model-kept-namesakes"),
        rows: "SELECT json_object('asked_at', asked_at, 'answered_at', answered_at, 'answer', answer)
               FROM namesake WHERE newcomer_id = ?1
               UNION ALL
               SELECT json_object('asked_at', asked_at, 'answered_at', answered_at, 'answer', answer)
               FROM namesake WHERE former_id = ?1 AND newcomer_id != ?1
               UNION ALL
               SELECT json_object('asked_at', asked_at, 'answered_at', answered_at, 'answer', answer,
                      'answered_by_you', json('true'))
               FROM namesake WHERE answered_by = ?1 AND newcomer_id != ?1 AND former_id != ?1",
    }),
    Table::of("join_code", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-join-code"),
        rows: "SELECT json_object('until', expires_at) FROM join_code WHERE person_id = ?1",
    }),
    Table::of("join_try", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-join-try"),
        rows: "SELECT json_object('at', tried_at) FROM join_try
               WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("consent", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-consents"),
        rows: "SELECT json_object('account', account_id, 'purpose', purpose, 'text', text, 'edition', edition, 'given_at', given_at,
                      'withdrawn_at', withdrawn_at)
               FROM consent WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("consent_refusal", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-refusals"),
        rows: "SELECT json_object('account', account_id, 'text', text, 'edition', edition, 'refused_at', refused_at)
               FROM consent_refusal WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("claim", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-claims"),
        rows: "SELECT json_object('opened_at', opened_at, 'settled_at', settled_at)
               FROM claim WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
];

/// A member of teaching staff, registered or merely listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The number.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: Organisation,
    /// How that is marked today.
    pub marks: Vec<Mark>,
    /// Their post.
    pub post: Post,
    /// What they teach; empty for those who teach nothing.
    pub subjects: Vec<Subject>,
    /// The first day of the school year in which teaching began; not known of some who are merely listed.
    pub teaching_since: Option<NaiveDate>,
    /// The first day of the school year in which managing began.
    pub managing_since: Option<NaiveDate>,
    /// When they were marked as working here no more.
    pub left_at: Option<DateTime<Utc>>,
}

/// A post from the reference list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The number.
    pub id: PostId,
    /// The name.
    pub name: Bilingual,
    /// Whether it is one of management staff, управленческие кадры.
    pub management: bool,
}

/// Something of a reference list, to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// What is chosen.
    pub of: T,
    /// What its button says, within 24 signs.
    pub label: Bilingual,
}

/// A subject from the reference list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The number.
    pub id: SubjectId,
    /// The name.
    pub name: Bilingual,
}

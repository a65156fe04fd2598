//! Groups of people and organisations of every kind; today's kind is the methodological cluster.

mod addressing;
pub use addressing::{AnswersFor, items, set_item};

mod admitting;
pub use admitting::InPerson;

mod hosting;
pub use hosting::{
    Founded, HostAnswer, HostOffer, Offered, Twin, decline_host, host_offer, host_offers, host_offers_of, offer_host,
    take_host, under_order, withdraw_host,
};

mod kinds;
pub use kinds::{MadeFor, set_made_for};

mod leaving;
pub(in crate::model) use leaving::LEAVE_ALL;

mod parts;
pub use parts::{Part, set_part};

mod places;
pub use places::{Places, set_places, set_subject, subjects_of};

mod programmes;
pub use programmes::{Programme, Shelf, drop_programme, keep_programme, programme};

mod rosters;
pub use rosters::{Admitting, admit, take_out};

mod store;
pub use store::{
    Founding, GroupName, Joining, Member, Membership, Removed, day_in, end_double_membership, found, host_of, is_taken,
    join, leave, named, open, remove, rename, roster, set_category, set_host, set_phase,
};

use serde::{Deserialize, Serialize};

use crate::say;
use crate::talk::{Fate, Kept, Of, Table};
use crate::text::Language;

/// What is kept about groups.
pub const TABLES: &[Table] = &[
    Table::plain("group_kind"),
    Table::of("groups", &[Of::organisation("host_organisation_id")]),
    Table::plain("group_category"),
    Table::plain("group_item"),
    Table::plain("group_subject"),
    Table::of("membership", &[Of::person("person_id", Fate::Goes), Of::organisation("organisation_id")]).kept(Kept {
        said_as: |language| say!(language, "model-kept-memberships"),
        rows: "SELECT json_object('group', groups.name, 'part', membership.part, 'joined_at', joined_at,
                      'left_at', left_at)
               FROM membership JOIN groups ON groups.id = membership.group_id WHERE person_id = ?1",
    }),
    Table::of(
        "host_offer",
        &[
            Of::organisation("organisation_id"),
            Of::person("offered_by", Fate::LosesItsPerson),
            Of::person("answered_by", Fate::LosesItsPerson),
        ],
    )
    .kept(Kept {
        // It is a deed for the municipality, as the journal tells it. What the school says of itself is the school's.
        said_as: |language| say!(language, "model-kept-memberships"),
        rows: "SELECT json_object('organisation', organisation.short_name, 'category', deficit_category.name_ru,
                      'asked_at', offered_at, 'answered_at', answered_at, 'answer', answer)
               FROM host_offer JOIN organisation ON organisation.id = host_offer.organisation_id
               JOIN category_named AS deficit_category ON deficit_category.id = host_offer.category_id
                    AND deficit_category.municipality_id = host_offer.municipality_id
               WHERE offered_by = ?1
               UNION ALL
               SELECT json_object('organisation', organisation.short_name, 'answered_at', answered_at,
                      'answer', answer, 'answered_by_you', json('true'))
               FROM host_offer JOIN organisation ON organisation.id = host_offer.organisation_id
               WHERE answered_by = ?1 AND offered_by IS NOT ?1",
    }),
];

/// Of what kind a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// Методический кластер.
    Cluster,
}

/// Where a group is in its cycle, from September to May (S1-07).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Phase {
    /// Набор.
    Forming,
    /// Работает.
    Working,
    /// Подводит итоги.
    Summing,
    /// Завершён.
    Closed,
}

impl Phase {
    /// All of them, in their order.
    pub const ALL: [Phase; 4] = [Phase::Forming, Phase::Working, Phase::Summing, Phase::Closed];

    /// Whether a group can be joined: at any time until it is closed, since the roster is flexible (S1-02).
    pub fn admits(self) -> bool {
        self != Phase::Closed
    }

    /// «набор»: as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Phase::Forming => say!(language, "model-phase-forming"),
            Phase::Working => say!(language, "model-phase-working"),
            Phase::Summing => say!(language, "model-phase-summing"),
            Phase::Closed => say!(language, "model-phase-closed"),
        }
    }

    /// «идёт набор»: as it is told of a group.
    pub fn told(self, language: Language) -> String {
        match self {
            Phase::Forming => say!(language, "model-phase-forming-told"),
            Phase::Working => say!(language, "model-phase-working-told"),
            Phase::Summing => say!(language, "model-phase-summing-told"),
            Phase::Closed => say!(language, "model-phase-closed-told"),
        }
    }

    /// As the journal writes it.
    pub fn code(self) -> &'static str {
        match self {
            Phase::Forming => "forming",
            Phase::Working => "working",
            Phase::Summing => "summing",
            Phase::Closed => "closed",
        }
    }
}

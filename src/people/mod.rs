//! The shared noun: people, their organisations and posts, and the guards that hand out authority.
//!
//! A right is a value that only a guard makes, inside the turn's transaction, on every press: a [`Coordinator`]
//! or a [`ClusterLeader`] cannot be had from a button or a link.

mod guards;
pub use guards::{ClusterLeader, Coordinator, Registered};

mod rules;
pub use rules::{
    FullName, NameFlaw, TargetCategory, capitalised, is_beginning_leader, is_young_specialist, target_categories,
};

mod participation;
pub use participation::{Contribution, attendance_is_open, participation};

pub mod store;

pub mod claims;
pub mod clusters;
pub mod consents;

use crate::ids::{OrganisationId, PersonId, PostId, SubjectId};
use crate::say;
use crate::text::Language;

use chrono::NaiveDate;

/// A registered member of teaching staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The number.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: Organisation,
    /// Their post.
    pub post: Post,
    /// What they teach; empty for those who teach nothing.
    pub subjects: Vec<Subject>,
    /// The first day of the school year in which teaching began.
    pub teaching_since: NaiveDate,
    /// The first day of the school year in which managing began.
    pub managing_since: Option<NaiveDate>,
}

/// A school or another institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The number.
    pub id: OrganisationId,
    /// The name, as lists show it.
    pub name: String,
    /// A school with low results, НРО (S0-01).
    pub low_results: bool,
    /// A school in adverse social conditions, ФНСУ (S0-01).
    pub adverse_conditions: bool,
    /// Whether a coordinator has confirmed it; one that a newcomer typed is not yet.
    pub confirmed: bool,
}

/// A post from the reference list, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The number.
    pub id: PostId,
    /// The name.
    pub name: String,
    /// Whether it is one of management staff, управленческие кадры.
    pub management: bool,
}

/// A subject from the reference list, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The number.
    pub id: SubjectId,
    /// The name.
    pub name: String,
}

/// What a person is in the municipality besides a member of staff; one may be both, or neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// Leads at least one cluster.
    pub leads: bool,
    /// Answers for the municipality.
    pub coordinates: bool,
}

impl Roles {
    /// The commands of somebody with these roles, with their descriptions, as the channel's menu shows them.
    pub fn commands(self, language: Language) -> Vec<(&'static str, String)> {
        let mut commands = vec![
            ("menu", say!(language, "command-menu")),
            ("events", say!(language, "command-events")),
            ("clusters", say!(language, "command-clusters")),
            ("deficits", say!(language, "command-deficits")),
            ("profile", say!(language, "command-profile")),
        ];
        if self.leads {
            commands.push(("attendance", say!(language, "command-attendance")));
        }
        if self.coordinates {
            commands.push(("stats", say!(language, "command-stats")));
            commands.push(("people", say!(language, "command-people")));
        }
        commands.extend([
            ("settings", say!(language, "command-settings")),
            ("mydata", say!(language, "command-mydata")),
            ("forget", say!(language, "command-forget")),
            ("help", say!(language, "command-help")),
            ("cancel", say!(language, "command-cancel")),
        ]);
        commands
    }
}

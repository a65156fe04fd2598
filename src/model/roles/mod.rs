//! Roles: what somebody is besides a member of staff, by an appointment, and the guards that hand out authority.
//!
//! A right is a value that only a guard makes, inside the transaction, on every press: a [`Coordinator`] or a
//! [`Leader`] cannot be had from a button or a link.

mod asked;
pub use asked::{CoordinatorAsks, Told};

mod guards;
pub use guards::{Coordinator, Leader, Registered};

mod ending;
pub use ending::end_all;

mod store;
pub use store::{
    Appointed, Appointer, Held, Led, appoint_coordinator, appoint_first_coordinator, appoint_leader, authorities,
    coordinators, dismiss_coordinator, held, leader_of, led_by, roles, with_roles,
};

use crate::say;
use crate::talk::{Fate, Kept, Of, Table};

/// What is kept about roles.
pub const TABLES: &[Table] = &[
    Table::plain("role"),
    Table::of("appointment", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-appointments"),
        rows: "SELECT json_object('role', appointment.role, 'group', groups.name, 'since', since, 'until', until,
                      'order_number', order_number, 'order_day', order_day)
               FROM appointment LEFT JOIN groups ON groups.id = appointment.group_id WHERE person_id = ?1",
    }),
];

/// What somebody can be besides a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Role {
    /// Координатор: answers for the municipality.
    Coordinator,
    /// Руководитель of a group.
    Leader,
}

/// The roles that somebody holds now, wherever they hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Roles {
    /// Leads at least one group.
    pub leads: bool,
    /// Answers for the municipality.
    pub coordinates: bool,
}

impl Roles {
    /// What everybody sees.
    pub fn anybody(&self) -> bool {
        true
    }

    /// What those see who lead a group.
    pub fn leads(&self) -> bool {
        self.leads
    }

    /// What coordinators see.
    pub fn coordinates(&self) -> bool {
        self.coordinates
    }
}

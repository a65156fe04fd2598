//! Roles: what somebody is besides a member of staff, by an appointment, and the guards that hand out authority.
//!
//! A right is a value that only a guard makes, inside the transaction, on every press: a [`Coordinator`] or a
//! [`Leader`] cannot be had from a button or a link. An appointment is in force until it is ended: by an order, by the
//! person, or by the duty that ends what has run out.

mod asked;
pub use asked::{CoordinatorAsks, FiguresAsk, SchoolAsks, Told};

mod chats;
pub(in crate::model) use chats::{CHATS, changed, chats_of};
pub use chats::{Chats, LEAVES, Leaves, chats, chats_in, leaves, leaving, read_along};

mod guards;
pub use guards::{Consultant, Coordinator, Head, Leader, ReadsFigures, Registered, met, represents};

mod appointing;
pub use appointing::{Appointing, Made, Order, appoint};

mod deputies;
pub use deputies::{
    Deputised, Deputy, DeputyLeft, DeputyOver, NamesDeputy, Naming, deputised, deputy_of, end_deputy, give_deputy_back,
    name_deputy,
};
pub(in crate::model) use deputies::{ENDS_BY_MERGE, deputy_left};

mod ending;
pub use ending::{Due, Ended, Ender, Ending, end, expire, extend, run_out, told, warn};

mod handing;
pub use handing::{LED_OPEN, hand_groups};

pub mod orders;

mod passing;
pub use passing::{
    LeadershipOffer, OfferAnswer, Offering, Successor, Unordered, accept_leadership, decline_leadership, fix_by_order,
    leadership_offer, led_by_appointment, offer_leadership, offered, successors, withdraw_leadership,
};

mod requests;
pub use requests::{Answer, answer, ask, settle, withdraw};

mod leaving;
pub use leaving::end_elsewhere;
pub(in crate::model) use leaving::{END_ALL, WITHDRAW_ALL};

mod representing;
pub use representing::{School, represented};

mod store;
pub use store::{
    Held, Led, appoint_claimant, appoint_first_coordinator, authorities, coordination, coordinators, held, leader_of,
    led_by, roles, with_roles,
};

use serde::{Deserialize, Serialize};

use crate::say;
use crate::talk::{Fate, Kept, Of, Table};
use crate::text::Language;

/// What is kept about roles.
pub const TABLES: &[Table] = &[
    Table::plain("role"),
    Table::plain("group_role"),
    Table::of("appointment", &[Of::person("person_id", Fate::Goes), Of::organisation("organisation_id")]).kept(Kept {
        said_as: |language| say!(language, "model-kept-appointments"),
        rows:
            "SELECT json_object('role', appointment.role, 'group', groups.name, 'organisation', organisation.short_name,
                      'since', since, 'until', until, 'order_number', appointment.order_number,
                      'order_day', appointment.order_day,
                      'term', term, 'ended_by', ended_by, 'ended_number', ended_number, 'ended_day', ended_day)
               FROM appointment LEFT JOIN groups ON groups.id = appointment.group_id
               LEFT JOIN organisation ON organisation.id = appointment.organisation_id WHERE person_id = ?1",
    }),
    Table::of(
        "role_request",
        &[
            Of::person("person_id", Fate::Goes),
            Of::person("answered_by", Fate::LosesItsPerson),
            Of::organisation("organisation_id"),
        ],
    )
    .kept(Kept {
        said_as: |language| say!(language, "model-kept-role-requests"),
        rows: "SELECT json_object('role', role, 'organisation', organisation.short_name, 'asked_at', asked_at,
                      'answered_at', answered_at, 'answer', answer)
               FROM role_request LEFT JOIN organisation ON organisation.id = role_request.organisation_id
               WHERE person_id = ?1
               UNION ALL
               SELECT json_object('role', role, 'answered_at', answered_at, 'answer', answer,
                      'answered_by_you', json('true'))
               FROM role_request WHERE answered_by = ?1 AND person_id != ?1",
    }),
    Table::of("leadership_offer", &[Of::person("from_id", Fate::Goes), Of::person("to_id", Fate::Goes)]).kept(Kept {
        // Who asked whom to lead is a part of who holds what.
        said_as: |language| say!(language, "model-kept-appointments"),
        rows: "SELECT json_object('group', groups.name, 'role', 'leader', 'asked_at', offered_at,
                      'answered_at', answered_at, 'answer', answer)
               FROM leadership_offer JOIN groups ON groups.id = leadership_offer.group_id
               WHERE to_id = ?1 OR from_id = ?1",
    }),
];

/// What somebody can be besides a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Role {
    /// Координатор: answers for the municipality.
    Coordinator,
    /// Наблюдатель, the institute's «куратор» (S3-14): reads figures, opens no records.
    Observer,
    /// Куратор наставничества of the municipality or of a school.
    Curator,
    /// Методист: takes requests.
    Methodist,
    /// Тьютор.
    Tutor,
    /// Эксперт of the municipality or of a group.
    Expert,
    /// Представитель школы: answers for its staff, its headcount and its flags.
    Representative,
    /// Руководитель of a group.
    Leader,
    /// Заместитель руководителя of a group: does there what its leader does, but for passing it on.
    Deputy,
}

/// Of what somebody can be something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Of the municipality.
    Municipality,
    /// Of the organisation where they work.
    Organisation,
    /// Of a group.
    Group,
}

impl Role {
    /// All of them, in the order in which lists name them.
    pub const ALL: [Role; 9] = [
        Role::Coordinator,
        Role::Observer,
        Role::Curator,
        Role::Methodist,
        Role::Tutor,
        Role::Expert,
        Role::Representative,
        Role::Leader,
        Role::Deputy,
    ];

    /// What a coordinator appoints to by a form; a deputy is named on the card of their group, of its members.
    pub const APPOINTED: [Role; 8] = [
        Role::Coordinator,
        Role::Observer,
        Role::Curator,
        Role::Methodist,
        Role::Tutor,
        Role::Expert,
        Role::Representative,
        Role::Leader,
    ];

    /// What one can say of oneself, for a coordinator to confirm.
    pub const ASKED: [Role; 4] = [Role::Methodist, Role::Representative, Role::Tutor, Role::Expert];

    /// Where it may be held: as the table `role` has it, which a test compares.
    pub fn scopes(self) -> &'static [Scope] {
        match self {
            Role::Coordinator | Role::Observer | Role::Tutor => &[Scope::Municipality],
            Role::Curator | Role::Methodist => &[Scope::Organisation, Scope::Municipality],
            Role::Expert => &[Scope::Municipality, Scope::Group],
            Role::Representative => &[Scope::Organisation],
            Role::Leader | Role::Deputy => &[Scope::Group],
        }
    }

    /// «координатор»: small, as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Role::Coordinator => say!(language, "model-role-coordinator"),
            Role::Observer => say!(language, "model-role-observer"),
            Role::Curator => say!(language, "model-role-curator"),
            Role::Methodist => say!(language, "model-role-methodist"),
            Role::Tutor => say!(language, "model-role-tutor"),
            Role::Expert => say!(language, "model-role-expert"),
            Role::Representative => say!(language, "model-role-representative"),
            Role::Leader => say!(language, "model-role-leader"),
            Role::Deputy => say!(language, "model-role-deputy"),
        }
    }

    /// As the database and the journal write it.
    pub fn code(self) -> &'static str {
        match self {
            Role::Coordinator => "coordinator",
            Role::Observer => "observer",
            Role::Curator => "curator",
            Role::Methodist => "methodist",
            Role::Tutor => "tutor",
            Role::Expert => "expert",
            Role::Representative => "representative",
            Role::Leader => "leader",
            Role::Deputy => "deputy",
        }
    }

    /// How the journal calls its beginning.
    fn begun(self) -> &'static str {
        match self {
            Role::Coordinator => "coordinator-appointed",
            Role::Leader => "leader-appointed",
            Role::Deputy => "deputy-named",
            Role::Observer | Role::Curator | Role::Methodist | Role::Tutor | Role::Expert | Role::Representative => {
                "role-appointed"
            }
        }
    }
}

/// The roles that somebody holds now, wherever they hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Roles {
    /// Leads at least one group, or is the deputy of one who does.
    pub leads: bool,
    /// Answers for the municipality.
    pub coordinates: bool,
    /// Reads the figures of the municipality, and no records.
    pub observes: bool,
    /// Represents at least one school.
    pub represents: bool,
    /// Answers for mentoring, in the municipality or at a school.
    pub curates: bool,
    /// Accompanies routes.
    pub tutors: bool,
}

impl Roles {
    /// The roles of a list, in which one may stand twice.
    pub fn of(held: &[Role]) -> Roles {
        Roles {
            leads: held.contains(&Role::Leader) || held.contains(&Role::Deputy),
            coordinates: held.contains(&Role::Coordinator),
            observes: held.contains(&Role::Observer),
            represents: held.contains(&Role::Representative),
            curates: held.contains(&Role::Curator),
            tutors: held.contains(&Role::Tutor),
        }
    }

    /// What everybody sees.
    pub fn anybody(&self) -> bool {
        true
    }

    /// What those see who lead a group, or are the deputy there.
    pub fn leads(&self) -> bool {
        self.leads
    }

    /// What those see who may write to many: coordinators and leaders.
    pub fn writes_to_many(&self) -> bool {
        self.coordinates || self.leads
    }

    /// What coordinators see.
    pub fn coordinates(&self) -> bool {
        self.coordinates
    }

    /// What those see who represent a school.
    pub fn represents(&self) -> bool {
        self.represents
    }

    /// What those see who may read the figures.
    pub fn reads_figures(&self) -> bool {
        self.coordinates || self.observes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::trial::Trial;

    /// The tables say where a role may be held; the code offers the same.
    #[tokio::test]
    async fn every_role_is_held_where_the_tables_have_it() {
        let trial = Trial::of(
            "INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
             INSERT INTO account (id, channel, external, municipality_id, language)
             VALUES (1, 'telegram', '100', 1, 'ru')",
        )
        .await;
        let mut cx = trial.cx("100").await;
        let rows: Vec<(Role, String)> =
            sqlx::query_as("SELECT role, scope FROM role").fetch_all(cx.db()).await.unwrap();
        let mut kept: Vec<_> = rows.into_iter().map(|(role, scope)| (role.code(), scope)).collect();
        let code = |scope: &Scope| match scope {
            Scope::Municipality => "municipality",
            Scope::Organisation => "organisation",
            Scope::Group => "group",
        };
        let offered = Role::ALL.into_iter().flat_map(|role| role.scopes().iter().map(move |it| (role.code(), it)));
        let mut offered: Vec<_> = offered.map(|(role, scope)| (role, code(scope).to_owned())).collect();
        kept.sort();
        offered.sort();
        assert_eq!(kept, offered);
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
    }
}

//! Appointing: a role, where it is held, by which order, until when.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::chats::{CHATS, FORMER_CHATS, changed};
use super::{Coordinator, Role, Scope};
use crate::db::{Call, Values};
use crate::ids::{AppointmentId, GroupId, OrganisationId, PersonId};
use crate::model::journal;
use crate::talk::{Result, Trouble, Tx};

/// An order by which a role begins or ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its number, without the sign «№».
    pub number: String,
    /// Its day.
    pub day: NaiveDate,
}

/// What a coordinator appoints.
#[derive(Debug, Clone)]
pub struct Appointing {
    /// Whom.
    pub person: PersonId,
    /// To what.
    pub role: Role,
    /// Of what: of an organisation, this is the one where the person works.
    pub scope: Scope,
    /// Which group, where it is of one.
    pub group: Option<GroupId>,
    /// By which order; `None` without one.
    pub order: Option<Order>,
    /// The last day; `None` without a term.
    pub term: Option<NaiveDate>,
}

impl Appointing {
    /// A coordinator, without an order or a term.
    pub fn coordinator(person: PersonId) -> Appointing {
        let (role, scope) = (Role::Coordinator, Scope::Municipality);
        Appointing { person, role, scope, group: None, order: None, term: None }
    }

    /// The leader of a group, without an order or a term.
    pub fn leader(person: PersonId, group: GroupId) -> Appointing {
        let (role, scope) = (Role::Leader, Scope::Group);
        Appointing { person, role, scope, group: Some(group), order: None, term: None }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is done.
    Made {
        /// The appointment.
        id: AppointmentId,
        /// Who led the group before.
        former: Option<PersonId>,
    },
    /// The person holds this role there already.
    HeldAlready,
}

/// A group has one leader: the moment, the role, the group, the municipality, the person.
const REPLACE: &str = "UPDATE appointment SET until = max(since, ?), ended_by = 'order'
 WHERE ? = 'leader' AND group_id = ? AND role = 'leader' AND until IS NULL AND municipality_id = ? AND person_id != ?
 RETURNING person_id AS former";

/// The municipality, the role, the group, whether it is of an organisation, the moment, the order's number and day, the
/// term, the person, the municipality, three times the group with the municipality and the role between.
const APPOINT: &str = "INSERT INTO appointment (municipality_id, person_id, role, group_id, organisation_id, since,
                         order_number, order_day, term)
 SELECT ?, person.id, ?, ?, iif(?, person.organisation_id, NULL), ?, ?, ?, ? FROM person
 WHERE person.id = ? AND person.municipality_id = ? AND person.left_at IS NULL
   AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
   AND (? IS NULL OR EXISTS (SELECT 1 FROM groups JOIN group_role ON group_role.kind = groups.kind
                             WHERE groups.id = ? AND groups.municipality_id = ? AND groups.phase != 'closed'
                               AND group_role.role = ?))
 ON CONFLICT DO NOTHING
 RETURNING id AS made";

/// Appoints somebody of the municipality who has an account: nobody else could answer for anything. Whoever led the group
/// before no longer does.
pub async fn appoint(tx: &mut Tx, by: Coordinator, what: &Appointing) -> Result<Made> {
    static APPOINTS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[REPLACE, APPOINT, journal::APPOINTED, journal::DEPUTY_LEADS, CHATS, FORMER_CHATS]));
    let Appointing { person, role, scope, group, order, term } = what;
    // A deputy is named of the members, on the card of the group.
    let is_whole =
        *role != Role::Deputy && role.scopes().contains(scope) && (*scope == Scope::Group) == group.is_some();
    if !is_whole || term.is_some_and(|last| last < tx.today()) {
        return Err(Trouble::fault("an appointment that the form does not offer"));
    }
    let (municipality, now, of_organisation) = (tx.municipality(), tx.now, *scope == Scope::Organisation);
    let (number, day) = order.clone().map(|order| (order.number, order.day)).unzip();
    let became = written(*role, order.as_ref(), *term);
    let values = Values::default().and(now)?.and(*role)?.and(*group)?.and(municipality)?.and(*person)?;
    let values = values.and(municipality)?.and(*role)?.and(*group)?.and(of_organisation)?.and(now)?;
    let values = values.and(number)?.and(day)?.and(*term)?.and(*person)?.and(municipality)?;
    let values = values.and(*group)?.and(*group)?.and(municipality)?.and(*role)?;
    let values = values.and(now)?.and(by.id())?.and(role.begun())?.and(became)?;
    let values = values.and(now)?.and(by.id())?.and(*person)?.and(now)?;
    let rows = APPOINTS.make(tx.db(), values.and(*person)?.and(*group)?).await?;
    let made = rows.iter().find_map(|row| row.try_get::<AppointmentId, _>("made").ok());
    let former = rows.iter().find_map(|row| row.try_get::<PersonId, _>("former").ok());
    let Some(id) = made else {
        // Either they hold it, or somebody or something is not of this municipality, or is over: nothing of it is kept.
        let held = holds(tx, what).await?;
        return if held { Ok(Made::HeldAlready) } else { Err(Trouble::Gone) };
    };
    let people: Vec<_> = former.into_iter().chain([*person]).collect();
    changed(tx, &people, &rows).await?;
    Ok(Made::Made { id, former })
}

/// Whether somebody holds what they would be appointed to.
async fn holds(tx: &mut Tx, what: &Appointing) -> Result<bool> {
    let (municipality, of_organisation) = (tx.municipality(), what.scope == Scope::Organisation);
    let held = sqlx::query_scalar!(
        r#"SELECT appointment.organisation_id AS "organisation: OrganisationId"
           FROM appointment JOIN person ON person.id = appointment.person_id
           WHERE appointment.person_id = ?1 AND role = ?2 AND group_id IS ?3 AND until IS NULL
             AND appointment.municipality_id = ?4
             AND appointment.organisation_id IS iif(?5, person.organisation_id, NULL)"#,
        what.person,
        what.role,
        what.group,
        municipality,
        of_organisation
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(held.is_some())
}

/// A role, its order and its term, as the journal writes them.
pub(super) fn written(role: Role, order: Option<&Order>, term: Option<NaiveDate>) -> String {
    let order = order.map(|order| format!("; № {} {}", order.number, order.day.format("%d.%m.%Y"))).unwrap_or_default();
    let term = term.map(|last| format!("; → {}", last.format("%d.%m.%Y"))).unwrap_or_default();
    format!("{}{order}{term}", role.code())
}

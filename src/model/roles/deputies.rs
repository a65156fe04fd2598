//! The deputy of a group, заместитель руководителя: one of its members, whom its leader or a coordinator names. There the
//! deputy does what the leader does, but neither passes the group on nor names another deputy.
//!
//! A deputyship ends when either side says so, with the membership, or when the deputy becomes the leader: of the last two
//! the database sees to it.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::Row;

use super::appointing::written;
use super::chats::{CHATS, changed};
use super::ending::{ENDS, ended};
use super::passing::{Successor, able};
use super::{Coordinator, Head, Leader, Registered, Role};
use crate::db::{Call, Values};
use crate::ids::{AppointmentId, GroupId, PersonId};
use crate::model::groups::{self, GroupName, Phase};
use crate::model::journal::{self, Entry};
use crate::model::people::FullName;
use crate::talk::{Cx, Result, Trouble, Tx};

/// One who names the deputy of a group: its leader, or a coordinator.
#[derive(Debug, Clone, Copy)]
pub struct NamesDeputy {
    person: PersonId,
    group: GroupId,
}

impl NamesDeputy {
    /// The person who speaks, if they may.
    pub async fn of(cx: &mut Cx, group: GroupId) -> Result<NamesDeputy> {
        let person = Registered::of(cx)?.id();
        if Coordinator::known(cx)?.is_some() {
            // A coordinator answers for the groups of their municipality alone.
            groups::named(cx, group).await?;
        } else {
            Head::of(cx, group).await?;
        }
        Ok(NamesDeputy { person, group })
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// Of which group.
    pub fn group(self) -> GroupId {
        self.group
    }
}

impl From<Head> for NamesDeputy {
    fn from(head: Head) -> NamesDeputy {
        NamesDeputy { person: head.id(), group: head.group() }
    }
}

/// The deputy of a group.
#[derive(Debug, Clone)]
pub struct Deputy {
    /// The appointment.
    pub id: AppointmentId,
    /// Who.
    pub person: (PersonId, FullName),
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A group and who stands at its head.
#[derive(Debug, Clone)]
pub struct Deputised {
    /// The group.
    pub group: GroupName,
    /// Who leads it.
    pub leader: Option<PersonId>,
    /// The leader's deputy.
    pub deputy: Option<Deputy>,
    /// Whether it is closed.
    pub closed: bool,
}

/// A group of this municipality, its leader and its deputy, in one question.
pub async fn deputy_of(tx: &mut Tx, group: GroupId) -> Result<Deputised> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT groups.name, groups.phase AS "phase: Phase",
                  (SELECT person_id FROM appointment AS leading
                   WHERE leading.group_id = groups.id AND leading.role = 'leader' AND leading.until IS NULL)
                      AS "leader?: PersonId",
                  appointment.id AS "id?: AppointmentId", appointment.since AS "since?: DateTime<Utc>",
                  person.id AS "person?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?"
           FROM groups
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'deputy'
                AND appointment.until IS NULL
           LEFT JOIN person ON person.id = appointment.person_id
           WHERE groups.id = ? AND groups.municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let deputy = match (row.id, row.since, row.person, row.family_name, row.given_name, row.patronymic) {
        (Some(id), Some(since), Some(person), Some(family), Some(given), Some(patronymic)) => {
            Some(Deputy { id, person: (person, FullName::of(family, given, patronymic)), since })
        }
        _ => None,
    };
    let (group, closed) = (GroupName { id: group, name: row.name }, !row.phase.admits());
    Ok(Deputised { group, leader: row.leader, deputy, closed })
}

/// The members of a group who may be its deputy, by name: who has an account, works here and does not lead it.
pub async fn deputised(tx: &mut Tx, by: NamesDeputy) -> Result<Vec<Successor>> {
    Ok(able(tx, by.group).await?.1)
}

/// What naming a deputy came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// They are the deputy.
    Named(AppointmentId),
    /// The group has a deputy already.
    Taken,
    /// They belong to the group no longer, cannot answer, or the group is closed.
    NotThere,
}

/// The moment, the group, the municipality, whom: one of [`deputised`].
const NAME: &str = "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
 SELECT groups.municipality_id, person.id, group_role.role, groups.id, ?
 FROM groups JOIN group_role ON group_role.kind = groups.kind AND group_role.role = 'deputy'
 JOIN membership ON membership.group_id = groups.id AND membership.left_at IS NULL
 JOIN person ON person.id = membership.person_id
 WHERE groups.id = ? AND groups.municipality_id = ? AND groups.phase != 'closed' AND membership.person_id = ?
   AND person.left_at IS NULL AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
   AND NOT EXISTS (SELECT 1 FROM appointment AS leading
                   WHERE leading.group_id = groups.id AND leading.role = 'leader' AND leading.until IS NULL
                     AND leading.person_id = person.id)
   AND NOT EXISTS (SELECT 1 FROM appointment AS other
                   WHERE other.group_id = groups.id AND other.role = 'deputy' AND other.until IS NULL)
 RETURNING id AS named";

/// Makes a member of a group its deputy, where it has none.
pub async fn name_deputy(tx: &mut Tx, by: NamesDeputy, person: PersonId) -> Result<Naming> {
    static NAMES: LazyLock<Call> = LazyLock::new(|| Call::of(&[NAME, journal::APPOINTED, CHATS]));
    let (municipality, now, group) = (tx.municipality(), tx.now, by.group);
    let values = Values::default().and(now)?.and(group)?.and(municipality)?.and(person)?;
    let values = values.and(now)?.and(by.person)?.and("deputy-named")?.and(written(Role::Deputy, None, None))?;
    let rows = NAMES.make(tx.db(), values.and(person)?).await?;
    if let Some(id) = rows.iter().find_map(|row| row.try_get::<AppointmentId, _>("named").ok()) {
        changed(tx, &[person], &rows).await?;
        return Ok(Naming::Named(id));
    }
    Ok(if deputy_of(tx, group).await?.deputy.is_some() { Naming::Taken } else { Naming::NotThere })
}

/// Ends the deputyship of a group, for whoever names deputies; who it was, if there was one.
pub async fn end_deputy(tx: &mut Tx, by: NamesDeputy) -> Result<Option<PersonId>> {
    let Some(deputy) = deputy_of(tx, by.group).await?.deputy else { return Ok(None) };
    over(tx, by.person, &deputy, "order").await.map(Some)
}

/// Gives a deputyship back: the group as it was, if the person who speaks was its deputy.
pub async fn give_deputy_back(tx: &mut Tx, me: Registered, group: GroupId) -> Result<Option<Deputised>> {
    let known = deputy_of(tx, group).await?;
    let Some(deputy) = known.deputy.as_ref().filter(|deputy| deputy.person.0 == me.id()) else { return Ok(None) };
    over(tx, me.id(), deputy, "own").await?;
    Ok(Some(known))
}

/// Ends a deputyship; `how` is the word of the column.
async fn over(tx: &mut Tx, author: PersonId, deputy: &Deputy, how: &'static str) -> Result<PersonId> {
    let (municipality, now, nobody) = (tx.municipality(), tx.now, None::<PersonId>);
    let values = Values::default().and(now)?.and(how)?.and(None::<String>)?.and(None::<NaiveDate>)?;
    let values = values.and(deputy.id)?.and(municipality)?.and(nobody)?.and(nobody)?;
    let values = values.and(now)?.and(author)?.and(deputy.id)?.and(deputy.id)?.and(municipality)?;
    let rows = ENDS.make(tx.db(), values).await?;
    if let Some(person) = ended(&rows) {
        changed(tx, &[person], &rows).await?;
    }
    Ok(deputy.person.0)
}

/// A deputy who has left groups in this transaction, for whoever tells their leaders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeputyLeft {
    /// Who.
    pub person: PersonId,
    /// Which groups.
    pub groups: Vec<GroupId>,
}

/// A deputyship that has just ended with the role, at the desk, by the deputy's own wish or by its term, while that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeputyOver {
    /// Who was the deputy.
    pub person: PersonId,
    /// Of which group.
    pub group: GroupName,
    /// Who leads it.
    pub leader: PersonId,
}

/// Part of a farewell: the open groups whose deputy the person `?` is, and who leads them.
pub(super) const DEPUTISED: &str = "SELECT groups.id AS deputised, groups.name, leading.person_id AS its_leader
 FROM appointment JOIN groups ON groups.id = appointment.group_id AND groups.phase != 'closed'
 JOIN appointment AS leading ON leading.group_id = groups.id AND leading.role = 'leader' AND leading.until IS NULL
 WHERE appointment.person_id = ? AND appointment.role = 'deputy' AND appointment.until IS NULL
 ORDER BY groups.sort_form, groups.id";

/// Notes that somebody who has just left a group was its deputy, if the turn knows that they were: the database has ended
/// it with the membership.
pub(in crate::model) async fn deputy_left(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<()> {
    static LEAVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::NOTE, CHATS]));
    if tx.proof(|known: &Leader| known.is_deputy() && known.id() == person && known.group() == group).is_none() {
        return Ok(());
    }
    let (was, became) = (Some(Role::Deputy.code().to_owned()), Some("own".to_owned()));
    let entry = Entry { person: Some(person), group: Some(group), was, became, ..Entry::default() };
    let values = journal::noted(Values::default(), tx, person, "deputy-ended", entry)?;
    let rows = LEAVES.make(tx.db(), values.and(person)?).await?;
    tx.remember(DeputyLeft { person, groups: vec![group] });
    changed(tx, &[person], &rows).await
}

/// Part of a merge: `?1` goes, `?2` keeps, `?3` is the moment. Nobody is the deputy of a group that they lead.
pub(in crate::model) const ENDS_BY_MERGE: &str = "UPDATE appointment SET until = max(since, ?3), ended_by = 'handing'
 WHERE person_id IN (?1, ?2) AND role = 'deputy' AND until IS NULL
   AND EXISTS (SELECT 1 FROM appointment AS leading
               WHERE leading.person_id IN (?1, ?2) AND leading.role = 'leader' AND leading.until IS NULL
                 AND leading.group_id = appointment.group_id)";

//! What the desk asks about groups, in the coordinator's municipality alone.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::ids::{AgreementId, CategoryId, GroupId, OrganisationId, PersonId};
use crate::model::groups::{GroupName, MadeFor, Phase};
use crate::model::needs::{self, Category};
use crate::model::organisations::agreements::Sort;
use crate::model::people::FullName;
use crate::model::roles::{Coordinator, Order};
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// A group in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: GroupId,
    pub name: String,
    pub phase: Phase,
    /// Whether somebody leads it.
    pub led: bool,
    /// Whether its programme is kept (S1-06).
    pub has_programme: bool,
}

/// The groups that a search finds; closed ones last, those without a leader first.
pub async fn listed(tx: &mut Tx, _: Coordinator, search: &str) -> Result<Vec<Listed>> {
    let municipality = tx.municipality();
    let all = sqlx::query_as!(
        Listed,
        r#"SELECT groups.id AS "id!: GroupId", groups.name, groups.phase AS "phase: Phase",
                  appointment.id IS NOT NULL AS "led!: bool",
                  groups.programme_hash IS NOT NULL AS "has_programme!: bool"
           FROM groups
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           WHERE groups.municipality_id = ?
           ORDER BY groups.phase = 'closed', appointment.id IS NOT NULL, groups.sort_form, groups.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    // A municipality has tens of groups.
    Ok(all.into_iter().filter(|group| forms::finds(search, &[&group.name])).collect())
}

/// A group, as its cards at the desk show it.
#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    pub phase: Phase,
    /// How many belong to it now.
    pub members: i64,
    /// Nobody after the leader has gone.
    pub leader: Option<FullName>,
    /// The organisation that hosts it.
    pub host: Option<String>,
    /// What it is about.
    pub categories: Vec<Category>,
    /// How many belonged to it and left.
    pub former: i64,
    /// Whether it has had no event and no plan and nobody belongs to it, so that it can be removed.
    pub is_empty: bool,
    /// The agreements and contracts on which it rests (S0-08): what ends next first.
    pub agreements: Vec<Basis>,
    /// By which order it was founded (S1-01).
    pub order: Option<Order>,
    /// Whether its programme is kept.
    pub has_programme: bool,
    /// What it is made for, where somebody has said so.
    pub made_for: Option<MadeFor>,
}

/// An agreement or a contract for a group.
#[derive(Debug, Clone, Deserialize)]
pub struct Basis {
    pub id: AgreementId,
    /// The organisation of the list that is a party to it, on whose card it stands.
    pub of: OrganisationId,
    pub sort: Sort,
    pub number: String,
    pub until: Option<NaiveDate>,
}

/// A group of this municipality, with everything that its cards say, in one question.
pub async fn group(tx: &mut Tx, _: Coordinator, id: GroupId) -> Result<Group> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT groups.name, groups.phase AS "phase: Phase", organisation.short_name AS "host?",
                  leader.family_name AS "family_name?", leader.given_name AS "given_name?",
                  leader.patronymic AS "patronymic?",
                  (SELECT count(*) FROM membership
                   WHERE group_id = groups.id AND left_at IS NULL) AS "members!: i64",
                  (SELECT count(DISTINCT person_id) FROM membership
                   WHERE group_id = groups.id AND left_at IS NOT NULL) AS "former!: i64",
                  EXISTS (SELECT 1 FROM event_group WHERE group_id = groups.id)
                      OR EXISTS (SELECT 1 FROM plan WHERE plan.group_id = groups.id) AS "has_work!: bool",
                  (SELECT json_group_array(category_id) FROM group_category
                   WHERE group_id = groups.id) AS "categories!: String",
                  (SELECT json_group_array(json_object('id', id, 'of', party, 'sort', kind, 'number', number,
                                                       'until', until))
                   FROM (SELECT agreement.id, agreement.kind, number, until,
                                (SELECT organisation_id FROM agreement_party
                                 WHERE agreement_id = agreement.id AND organisation_id IS NOT NULL
                                 ORDER BY agreement_party.id LIMIT 1) AS party
                         FROM agreement WHERE agreement.group_id = groups.id
                         ORDER BY until IS NULL, until, agreement.id)
                   WHERE party IS NOT NULL) AS "agreements!: String",
                  groups.order_number AS "order_number?: String", groups.order_day AS "order_day?: NaiveDate",
                  groups.programme_hash IS NOT NULL AS "has_programme!: bool",
                  groups.made_for AS "made_for?: MadeFor"
           FROM groups
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           LEFT JOIN person AS leader ON leader.id = appointment.person_id
           WHERE groups.id = ? AND groups.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let categories: Vec<CategoryId> = serde_json::from_str(&row.categories)?;
    Ok(Group {
        name: row.name,
        phase: row.phase,
        members: row.members,
        leader: full_name(row.family_name, row.given_name, row.patronymic),
        host: row.host,
        categories: needs::categories_of(tx, &categories).await?,
        former: row.former,
        is_empty: row.members == 0 && !row.has_work,
        agreements: serde_json::from_str(&row.agreements)?,
        order: row.order_number.zip(row.order_day).map(|(number, day)| Order { number, day }),
        has_programme: row.has_programme,
        made_for: row.made_for,
    })
}

/// What somebody could lead.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Who.
    pub person: FullName,
    /// The groups that are not closed and that a search finds, those without a leader first.
    pub groups: Vec<Listed>,
}

/// The groups that a person of this municipality may be given.
pub async fn choice(tx: &mut Tx, _: Coordinator, person: PersonId, search: &str) -> Result<Choice> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.family_name, person.given_name, person.patronymic, groups.id AS "id?: GroupId",
                  groups.name AS "name?", groups.phase AS "phase?: Phase", appointment.id IS NOT NULL AS "led!: bool",
                  groups.programme_hash IS NOT NULL AS "has_programme!: bool"
           FROM person
           LEFT JOIN groups ON groups.municipality_id = person.municipality_id AND groups.phase != 'closed'
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           WHERE person.id = ? AND person.left_at IS NULL AND person.municipality_id = ?
           ORDER BY appointment.id IS NOT NULL, groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let mut found = None;
    let mut groups = Vec::new();
    for row in rows {
        found = Some(FullName::of(row.family_name, row.given_name, row.patronymic));
        if let (Some(id), Some(name), Some(phase)) = (row.id, row.name, row.phase)
            && forms::finds(search, &[&name])
        {
            groups.push(Listed { id, name, phase, led: row.led, has_programme: row.has_programme });
        }
    }
    Ok(Choice { person: found.ok_or(Trouble::Gone)?, groups })
}

/// The groups in whose rosters somebody may stand.
#[derive(Debug, Clone)]
pub struct Rosters {
    /// Who.
    pub person: FullName,
    /// The groups that are not closed and that a search finds, by name.
    pub groups: Vec<Roster>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Roster {
    /// Which group.
    pub id: GroupId,
    /// What it is called.
    pub name: String,
    /// Whether they belong to it.
    pub belongs: bool,
}

/// The groups in whose rosters a person of this municipality may stand.
pub async fn rosters(tx: &mut Tx, _: Coordinator, person: PersonId, search: &str) -> Result<Rosters> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.family_name, person.given_name, person.patronymic, groups.id AS "id?: GroupId",
                  groups.name AS "name?", membership.id IS NOT NULL AS "belongs!: bool"
           FROM person
           LEFT JOIN groups ON groups.municipality_id = person.municipality_id AND groups.phase != 'closed'
           LEFT JOIN membership ON membership.group_id = groups.id AND membership.person_id = person.id
                AND membership.left_at IS NULL
           WHERE person.id = ? AND person.left_at IS NULL AND person.municipality_id = ?
           ORDER BY groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let first = rows.first().ok_or(Trouble::Gone)?;
    let person = FullName::of(first.family_name.clone(), first.given_name.clone(), first.patronymic.clone());
    let groups = rows.into_iter().filter_map(|row| {
        let name = row.name.filter(|name| forms::finds(search, &[name]))?;
        Some(Roster { id: row.id?, name, belongs: row.belongs })
    });
    Ok(Rosters { person, groups: groups.collect() })
}

/// Who leads a group, and who is to.
#[derive(Debug, Clone)]
pub struct Succession {
    /// The group.
    pub group: String,
    /// Who leads it now.
    pub leader: Option<(PersonId, FullName)>,
    /// Who is to lead it.
    pub next: FullName,
}

/// What is asked before a leader is given to a group; both are of this municipality.
pub async fn succession(tx: &mut Tx, _: Coordinator, group: GroupId, person: PersonId) -> Result<Succession> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT groups.name, next.family_name, next.given_name, next.patronymic,
                  leader.id AS "leader?: PersonId", leader.family_name AS "leader_family_name?",
                  leader.given_name AS "leader_given_name?", leader.patronymic AS "leader_patronymic?"
           FROM groups
           JOIN person AS next ON next.id = ?1 AND next.left_at IS NULL AND next.municipality_id = ?3
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           LEFT JOIN person AS leader ON leader.id = appointment.person_id
           WHERE groups.id = ?2 AND groups.municipality_id = ?3"#,
        person,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let leader = full_name(row.leader_family_name, row.leader_given_name, row.leader_patronymic);
    Ok(Succession {
        group: row.name,
        leader: row.leader.zip(leader),
        next: FullName::of(row.family_name, row.given_name, row.patronymic),
    })
}

/// What the last card of a new group calls its host and its leader.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    /// The organisation that is to host it.
    pub host: Option<String>,
    /// Who is to lead it.
    pub leader: Option<FullName>,
}

/// The names of a host and of a leader; one that is gone by now has none.
pub async fn ends(tx: &mut Tx, _: Coordinator, host: Option<OrganisationId>, leader: Option<PersonId>) -> Result<Ends> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT organisation.short_name AS "host?", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?"
           FROM municipality
           LEFT JOIN organisation ON organisation.id = ?1 AND organisation.municipality_id = municipality.id
           LEFT JOIN person ON person.id = ?2 AND person.left_at IS NULL AND person.municipality_id = municipality.id
           WHERE municipality.id = ?3"#,
        host,
        leader,
        municipality
    )
    .fetch_one(tx.db())
    .await?;
    Ok(Ends { host: row.host, leader: full_name(row.family_name, row.given_name, row.patronymic) })
}

fn full_name(family: Option<String>, given: Option<String>, patronymic: Option<String>) -> Option<FullName> {
    Some(FullName::of(family?, given?, patronymic?))
}

/// A group of this municipality with those who belong to it now: people, who hear of what becomes of it.
pub async fn members(tx: &mut Tx, _: Coordinator, group: GroupId) -> Result<(GroupName, Vec<PersonId>)> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT groups.name AS "name!: String", membership.person_id AS "person?: PersonId"
           FROM groups
           LEFT JOIN membership ON membership.group_id = groups.id AND membership.person_id IS NOT NULL
                AND membership.left_at IS NULL
           WHERE groups.id = ? AND groups.municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().map(|row| row.name.clone()).ok_or(Trouble::Gone)?;
    Ok((GroupName { id: group, name }, rows.into_iter().filter_map(|row| row.person).collect()))
}

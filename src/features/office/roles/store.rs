//! What the desk asks about roles, each in one call with the guard.

use std::fmt::Write;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::db::Values;
use crate::features;
use crate::ids::{AppointmentId, GroupId, PersonId};
use crate::model::people::{FullName, Sought};
use crate::model::roles::{CoordinatorAsks, Role};
use crate::talk::{Cx, MOST_ROWS, Page, Result, Spot, Trouble};

/// Somebody in a role, now or once.
#[derive(Debug, Clone, Deserialize)]
pub struct Held {
    pub id: AppointmentId,
    pub person: PersonId,
    pub name: FullName,
    /// Where they work.
    pub works_at: String,
    pub role: Role,
    /// The name of the group or the organisation of which they are it.
    pub place: Option<String>,
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
    pub number: Option<String>,
    pub day: Option<NaiveDate>,
    /// The last day of the term.
    pub term: Option<NaiveDate>,
}

/// The JSON of a [`Held`].
pub const HELD: &str = "json_object('id', appointment.id, 'person', person.id,
    'name', json_object('family', family_name, 'given', given_name, 'patronymic', patronymic),
    'works_at', work.short_name, 'role', appointment.role, 'place', coalesce(groups.name, place.short_name),
    'since', since, 'until', until, 'number', appointment.order_number, 'day', appointment.order_day,
    'term', term)";
/// Where it is read from.
pub const HOLDING: &str = "appointment CROSS JOIN person ON person.id = appointment.person_id
    CROSS JOIN organisation AS work ON work.id = person.organisation_id
    LEFT JOIN groups ON groups.id = appointment.group_id
    LEFT JOIN organisation AS place ON place.id = appointment.organisation_id";

/// What of the list is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// Everybody in a role, by name.
    #[default]
    All,
    /// Those of one role.
    Role {
        /// Which one.
        role: Role,
    },
    /// Those with a term, what ends first first.
    Terms,
}

/// A page of the list.
#[derive(Debug, Clone)]
pub struct Found {
    pub page: Page,
    pub held: Vec<Held>,
    /// How many requests wait.
    pub requests: i64,
}

#[derive(Debug, Deserialize)]
struct Listed {
    count: usize,
    requests: i64,
    held: Vec<Held>,
}

/// Who holds what now, as a filter and what was typed narrow it.
pub async fn list(cx: &mut Cx, filter: Filter, spot: &Spot, size: usize) -> Result<Found> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(&format!(
            "WITH found AS MATERIALIZED (
                 SELECT {HELD} AS held, iif(?4, term, NULL) AS ends, person.sort_form, appointment.id
                 FROM {HOLDING}
                 WHERE appointment.municipality_id = ?1 AND until IS NULL AND (?3 IS NULL OR appointment.role = ?3)
                   AND (NOT ?4 OR term IS NOT NULL)
                   AND instr(person.search_form, ?5) AND instr(person.search_form, ?6)
                   AND instr(person.search_form, ?7) AND instr(person.search_form, ?8)
                   AND (person.search_form LIKE ?9 OR person.search_form LIKE ?10)),
             counted AS (SELECT count(*) AS held FROM found)
             SELECT json_object('count', counted.held,
                 'requests', (SELECT count(*) FROM role_request WHERE municipality_id = ?1 AND answer IS NULL),
                 'held', (SELECT json_group_array(json(held)) FROM
                     (SELECT held FROM found ORDER BY ends, sort_form, id
                      LIMIT ?11 OFFSET max(0, min(?12, (SELECT (held - 1) / ?11 FROM counted))) * ?11))) AS told
             FROM counted"
        ))
    });
    let role = match filter {
        Filter::Role { role } => Some(role),
        Filter::All | Filter::Terms => None,
    };
    let Sought { words: [one, two, three, four], orders: [typed, turned] } = Sought::of(&spot.search);
    let (limit, asked) = (size as i64, spot.page as i64);
    let found: Listed = ASKS
        .ask(cx, |values| {
            let values = values.and(role)?.and(filter == Filter::Terms)?.and(one)?.and(two)?.and(three)?.and(four)?;
            values.and(typed)?.and(turned)?.and(limit)?.and(asked)
        })
        .await?
        .answer;
    Ok(Found { page: Page::of(spot.page, found.count, size), held: found.held, requests: found.requests })
}

/// How many hold each role now; one that nobody holds is not among them.
pub async fn counts(cx: &mut Cx) -> Result<Vec<(Role, i64)>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(
            "SELECT json_group_array(json_array(role, held)) AS told FROM
                 (SELECT role, count(*) AS held FROM appointment WHERE municipality_id = ?1 AND until IS NULL
                  GROUP BY role)",
        )
    });
    Ok(ASKS.ask(cx, Ok).await?.answer)
}

/// Everything that somebody is and was.
#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    pub name: FullName,
    pub works_at: String,
    /// In force, what was given first first.
    pub held: Vec<Held>,
    /// Over, what ended last first.
    pub former: Vec<Held>,
}

/// The roles of a person, for a coordinator.
pub async fn person(cx: &mut Cx, id: PersonId) -> Result<Person> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(&format!(
            "SELECT (SELECT json_object(
                 'name', json_object('family', family_name, 'given', given_name, 'patronymic', patronymic),
                 'works_at', (SELECT short_name FROM organisation WHERE organisation.id = person.organisation_id),
                 'held', (SELECT json_group_array(json(held)) FROM (SELECT {HELD} AS held FROM {HOLDING}
                          WHERE appointment.person_id = ?3 AND appointment.municipality_id = ?1 AND until IS NULL
                          ORDER BY appointment.id)),
                 'former', (SELECT json_group_array(json(held)) FROM (SELECT {HELD} AS held FROM {HOLDING}
                            WHERE appointment.person_id = ?3 AND appointment.municipality_id = ?1
                              AND until IS NOT NULL ORDER BY until DESC, appointment.id DESC LIMIT 3)))
             FROM person WHERE person.id = ?3 AND person.municipality_id = ?1) AS told"
        ))
    });
    someone(&ASKS, cx, |values| values.and(id)).await
}

/// One appointment.
pub async fn appointment(cx: &mut Cx, id: AppointmentId) -> Result<Held> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(&format!(
            "SELECT (SELECT {HELD} FROM {HOLDING} WHERE appointment.id = ?3 AND appointment.municipality_id = ?1) AS told"
        ))
    });
    someone(&ASKS, cx, |values| values.and(id)).await
}

/// Asks about one thing, which may be gone, or another municipality's.
async fn someone<T: serde::de::DeserializeOwned>(
    asks: &'static CoordinatorAsks,
    cx: &mut Cx,
    with: impl FnOnce(Values) -> sqlx::Result<Values>,
) -> Result<T> {
    asks.ask::<Option<T>>(cx, with).await?.answer.ok_or(Trouble::Gone)
}

/// Whom a coordinator appoints, and what there is for it.
#[derive(Debug, Clone, Deserialize)]
pub struct Whom {
    pub name: FullName,
    pub works_at: String,
    /// Whether they have asked to be confirmed in a role.
    pub has_asked: bool,
    /// The groups that are not closed and have this role, by name; none where they were not asked for.
    pub groups: Vec<Open>,
}

/// A group in which somebody can be given a role.
#[derive(Debug, Clone, Deserialize)]
pub struct Open {
    pub id: GroupId,
    pub name: String,
    /// Who leads it.
    pub leader: Option<FullName>,
    pub leader_id: Option<PersonId>,
}

/// Whom a coordinator appoints, with the groups that have a role where `role` is given.
pub async fn whom(cx: &mut Cx, person: PersonId, role: Option<Role>) -> Result<Whom> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(
            "SELECT (SELECT json_object(
                 'name', json_object('family', family_name, 'given', given_name, 'patronymic', patronymic),
                 'works_at', (SELECT short_name FROM organisation WHERE organisation.id = person.organisation_id),
                 'has_asked', json(iif(EXISTS (SELECT 1 FROM role_request
                     WHERE person_id = ?3 AND answer IS NULL), 'true', 'false')),
                 'groups', (SELECT json_group_array(json_object('id', id, 'name', name, 'leader_id', leader_id,
                                'leader', iif(leader_id IS NULL, NULL, json_object('family', family, 'given', given,
                                                                                   'patronymic', patronymic))))
                     FROM (SELECT groups.id, groups.name, leader.id AS leader_id, leader.family_name AS family,
                                  leader.given_name AS given, leader.patronymic AS patronymic
                           FROM groups JOIN group_role ON group_role.kind = groups.kind AND group_role.role = ?4
                           LEFT JOIN appointment ON appointment.group_id = groups.id
                                AND appointment.role = 'leader' AND appointment.until IS NULL
                           LEFT JOIN person AS leader ON leader.id = appointment.person_id
                           WHERE groups.municipality_id = ?1 AND groups.phase != 'closed'
                           ORDER BY groups.sort_form, groups.id)))
             FROM person WHERE person.id = ?3 AND person.municipality_id = ?1) AS told",
        )
    });
    someone(&ASKS, cx, |values| values.and(person)?.and(role)).await
}

/// What somebody could hand over: the handover's name, and the names of what it is.
#[derive(Debug, Clone, Deserialize)]
pub struct Handed {
    pub from: FullName,
    pub to: Option<FullName>,
    /// For each handover of the features, in their order.
    pub what: Vec<Vec<String>>,
}

/// What somebody could hand over, and to whom, where that is chosen.
pub async fn handed(cx: &mut Cx, from: PersonId, to: Option<PersonId>) -> Result<Handed> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        let mut what = String::new();
        for handover in features::handovers() {
            // Writing to a String cannot fail.
            let _ = write!(
                what,
                "{}(SELECT json_group_array(named) FROM (WITH asked (named) AS ({}) SELECT named FROM asked))",
                if what.is_empty() { "" } else { ", " },
                handover.asks
            );
        }
        let named = "json_object('family', family_name, 'given', given_name, 'patronymic', patronymic)";
        CoordinatorAsks::of(&format!(
            "SELECT (SELECT json_object('from', {named},
                 'to', (SELECT {named} FROM person WHERE person.id = ?4 AND person.municipality_id = ?1),
                 'what', json_array({what}))
             FROM person WHERE person.id = ?3 AND person.municipality_id = ?1) AS told"
        ))
    });
    let now = cx.now;
    someone(&ASKS, cx, |values| values.and(from)?.and(to)?.and(now)).await
}

/// Everybody in a role of the municipality, by name: one row more than a spreadsheet holds.
pub async fn all(cx: &mut Cx) -> Result<Vec<Held>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(&format!(
            "SELECT json_group_array(json(held)) AS told FROM (SELECT {HELD} AS held FROM {HOLDING}
             WHERE appointment.municipality_id = ?1 AND until IS NULL
             ORDER BY person.sort_form, person.id, appointment.id LIMIT {})",
            MOST_ROWS + 1
        ))
    });
    Ok(ASKS.ask(cx, Ok).await?.answer)
}

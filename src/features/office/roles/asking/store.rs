//! What is asked of the database about one's own roles, and about the requests of those who say what they are.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::Row;

use crate::db::{Call, Values};
use crate::features::office::roles::store::{HELD, HOLDING, Held};
use crate::ids::{PersonId, RoleRequestId};
use crate::model::people::FullName;
use crate::model::roles::{Answer, CoordinatorAsks, Registered, Role};
use crate::talk::{Cx, Result, Trouble, Tx};

/// The requests that wait for a coordinator, as «Сегодня» asks.
pub const WAITING: &str = "SELECT role_request.id, role_request.asked_at, family_name || ' ' || given_name FROM appointment
     CROSS JOIN role_request ON role_request.municipality_id = appointment.municipality_id AND role_request.answer IS NULL
     CROSS JOIN person ON person.id = role_request.person_id
     WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.group_id IS NULL
       AND appointment.until IS NULL";

/// A request.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    pub id: RoleRequestId,
    pub person: PersonId,
    pub name: FullName,
    pub works_at: String,
    pub role: Role,
    pub asked_at: DateTime<Utc>,
    /// The name of the school of which they are it.
    pub place: Option<String>,
    /// Whether it is of the whole municipality, or of the school where they work still.
    pub is_right: bool,
    /// What became of it; `None` while it waits.
    pub answer: Option<Answer>,
}

const REQUEST: &str = "json_object('id', role_request.id, 'person', person.id,
    'name', json_object('family', family_name, 'given', given_name, 'patronymic', patronymic),
    'works_at', work.short_name, 'role', role_request.role, 'place', place.short_name,
    'asked_at', role_request.asked_at,
    'is_right', json(iif(role_request.organisation_id IS NULL
                         OR role_request.organisation_id = person.organisation_id, 'true', 'false')),
    'answer', answer)";
const REQUESTED: &str = "role_request CROSS JOIN person ON person.id = role_request.person_id
    CROSS JOIN organisation AS work ON work.id = person.organisation_id
    LEFT JOIN organisation AS place ON place.id = role_request.organisation_id";

/// What somebody is, and what they have asked for.
#[derive(Debug, Clone, Deserialize)]
pub struct Mine {
    pub name: FullName,
    pub works_at: String,
    pub held: Vec<Held>,
    /// What waits for its answer.
    pub asked: Vec<Request>,
}

/// The roles and requests of a person of the municipality.
pub async fn mine(tx: &mut Tx, me: Registered) -> Result<Mine> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| {
        Call::of(&[&format!(
            "SELECT json_object(
                 'name', json_object('family', family_name, 'given', given_name, 'patronymic', patronymic),
                 'works_at', (SELECT short_name FROM organisation WHERE organisation.id = person.organisation_id),
                 'held', (SELECT json_group_array(json(held)) FROM (SELECT {HELD} AS held FROM {HOLDING}
                          WHERE appointment.person_id = ?1 AND appointment.municipality_id = ?2 AND until IS NULL
                          ORDER BY appointment.id)),
                 'asked', (SELECT json_group_array(json(asked)) FROM (SELECT {REQUEST} AS asked FROM {REQUESTED}
                           WHERE role_request.person_id = ?1 AND role_request.municipality_id = ?2
                             AND answer IS NULL ORDER BY role_request.id))) AS mine
             FROM person WHERE person.id = ?1 AND person.municipality_id = ?2"
        )])
    });
    let values = Values::default().and(me.id())?.and(tx.municipality())?;
    let rows = ASKS.make(tx.db(), values).await?;
    let mine = rows.first().ok_or(Trouble::Gone)?;
    Ok(serde_json::from_str(mine.try_get("mine")?)?)
}

/// The requests that wait in the municipality, the oldest first.
pub async fn waiting(cx: &mut Cx) -> Result<Vec<Request>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(&format!(
            "SELECT json_group_array(json(asked)) AS told FROM (SELECT {REQUEST} AS asked FROM {REQUESTED}
             WHERE role_request.municipality_id = ?1 AND answer IS NULL ORDER BY role_request.id)"
        ))
    });
    Ok(ASKS.ask(cx, Ok).await?.answer)
}

/// One request, for a coordinator.
pub async fn request(cx: &mut Cx, id: RoleRequestId) -> Result<Request> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
        CoordinatorAsks::of(&format!(
            "SELECT (SELECT {REQUEST} FROM {REQUESTED}
             WHERE role_request.id = ?3 AND role_request.municipality_id = ?1) AS told"
        ))
    });
    ASKS.ask::<Option<Request>>(cx, |values| values.and(id)).await?.answer.ok_or(Trouble::Gone)
}

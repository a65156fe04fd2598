//! How far measures are: what the owner shows, what the tutor says to it, and what is due.

use chrono::NaiveDate;

use super::opened::noted;
use super::{Opened, StepState};
use crate::ids::{FileId, PersonId, RouteStepId};
use crate::talk::{Result, Tx};

/// The owner shows that a measure is done, by words, an address or a file; the tutor is to look, or, where there is none, it is
/// done. `false` where it is done already, or nothing of the route was agreed yet.
pub async fn show(
    tx: &mut Tx,
    opened: &Opened,
    step: RouteStepId,
    evidence: Option<&str>,
    file: Option<FileId>,
) -> Result<bool> {
    let route = opened.owners()?;
    let step = route.step(step)?.id;
    if !route.has_begun() {
        return Ok(false);
    }
    let (is_looked_at, today, person) = (route.accepted, tx.today(), route.owner);
    let shown = sqlx::query!(
        "UPDATE route_step
         SET state = iif(?1, 'shown', 'done'), done_by = iif(?1, NULL, 'own'), done_on = iif(?1, NULL, ?2),
             evidence = ?3, word = NULL,
             file_id = (SELECT file.id FROM file JOIN account ON account.id = file.account_id
                        WHERE file.id = ?4 AND account.person_id = ?5)
         WHERE id = ?6 AND person_id = ?5 AND state != 'done'",
        is_looked_at,
        today,
        evidence,
        file,
        person,
        step
    )
    .execute(tx.db())
    .await?;
    Ok(shown.rows_affected() > 0)
}

/// The tutor accepts what was shown, or gives it back with a word; `false` where nothing is shown any more.
pub async fn judge(tx: &mut Tx, opened: &Opened, step: RouteStepId, word: Option<&str>) -> Result<bool> {
    let route = opened.tutors()?;
    if !route.accepted || !route.is_alive() {
        return Ok(false);
    }
    let (step, today) = (route.step(step)?.id, tx.today());
    let judged = sqlx::query!(
        "UPDATE route_step
         SET state = iif(?1 IS NULL, 'done', 'returned'), done_by = iif(?1 IS NULL, 'tutor', NULL),
             done_on = iif(?1 IS NULL, ?2, NULL), word = ?1
         WHERE id = ?3 AND state = 'shown'",
        word,
        today,
        step
    )
    .execute(tx.db())
    .await?;
    let matter = if word.is_none() { "route-step-passed" } else { "route-step-returned" };
    noted(tx, opened, matter, judged.rows_affected() > 0).await
}

/// What is due of somebody's route.
#[derive(Debug, Clone)]
pub struct Due {
    /// Whose.
    pub person: PersonId,
    /// The nearest day.
    pub day: NaiveDate,
}

/// The people whose measures are due soon, each told once a measure, so many measures at once; and whether there is more.
pub async fn due(tx: &mut Tx, most: i64) -> Result<(Vec<Due>, bool)> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let rows = sqlx::query!(
        r#"UPDATE route_step SET remind_at = NULL
           WHERE id IN (SELECT id FROM route_step
                        WHERE municipality_id = ?1 AND remind_at IS NOT NULL AND remind_at <= ?2
                        ORDER BY remind_at LIMIT ?3)
           RETURNING person_id AS "person!: PersonId", due AS "day?: NaiveDate", state AS "state!: StepState",
                     (SELECT route.agreed_at IS NOT NULL AND route.ended_at IS NULL FROM route
                      WHERE route.id = route_step.route_id) AS "has_begun!: bool""#,
        municipality,
        now,
        most
    )
    .fetch_all(tx.db())
    .await?;
    let more = i64::try_from(rows.len()).is_ok_and(|count| count == most);
    let mut all: Vec<Due> = Vec::new();
    for row in rows {
        let is_open = matches!(row.state, StepState::Planned | StepState::Going | StepState::Returned);
        let Some(day) = row.day.filter(|_| is_open && row.has_begun) else { continue };
        match all.iter_mut().find(|known| known.person == row.person) {
            Some(known) => known.day = known.day.min(day),
            None => all.push(Due { person: row.person, day }),
        }
    }
    Ok((all, more))
}

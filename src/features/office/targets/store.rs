//! What is asked about the assignments of somebody, for coordinators, and what waits for them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::ids::{AssignmentId, PersonId};
use crate::model::people::{Assignment, Facts, FullName};
use crate::model::roles::CoordinatorAsks;
use crate::talk::{Cx, Result, Trouble};

/// Objections that nobody has answered; `?1` is the person whose day it is.
pub const DISPUTES: &str = "SELECT target_assignment.id, disputed_at, ''
     FROM appointment CROSS JOIN target_assignment ON target_assignment.municipality_id = appointment.municipality_id
     WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.until IS NULL
       AND target_assignment.disputed_at IS NOT NULL AND target_assignment.answered_at IS NULL
       AND target_assignment.ended_at IS NULL AND target_assignment.until >= substr(?2, 1, 10)
       AND NOT EXISTS (SELECT 1 FROM person
                       WHERE person.id = target_assignment.person_id AND person.left_at IS NOT NULL)";

/// Somebody with what they are in.
#[derive(Debug, Clone, Deserialize)]
struct Told {
    name: Option<[String; 3]>,
    facts: Option<Facts>,
    assigned: Vec<Assignment>,
}

/// The same of somebody of the municipality.
#[derive(Debug, Clone)]
pub struct Theirs {
    /// How they are called.
    pub name: FullName,
    /// What the computed categories follow from.
    pub facts: Facts,
    /// What they are assigned to today.
    pub assigned: Vec<Assignment>,
}

/// `?3` is the person, or `?4` the assignment whose person it is; `?5` is today.
const THEIRS: &str = "SELECT json_object(
         'name', json((SELECT json_array(family_name, given_name, patronymic) FROM person
                       WHERE id = whose.id AND municipality_id = ?1)),
         'facts', json((SELECT json_object('teaching_since', teaching_since, 'managing_since', managing_since,
                                 'management', json(iif(post.management, 'true', 'false')),
                                 'low_results',
                                 json(iif(EXISTS (SELECT 1 FROM organisation_flag
                                      WHERE organisation_id = person.organisation_id AND flag = 'low_results'
                                        AND coalesce(since, ?5) <= ?5 AND coalesce(until, ?5) >= ?5
                                        AND (ended_on IS NULL OR ended_on > ?5)), 'true', 'false')),
                                 'adverse_conditions',
                                 json(iif(EXISTS (SELECT 1 FROM organisation_flag
                                      WHERE organisation_id = person.organisation_id AND flag = 'adverse_conditions'
                                        AND coalesce(since, ?5) <= ?5 AND coalesce(until, ?5) >= ?5
                                        AND (ended_on IS NULL OR ended_on > ?5)), 'true', 'false')))
                        FROM person JOIN post ON post.id = person.post_id
                        WHERE person.id = whose.id AND person.municipality_id = ?1)),
         'assigned', (SELECT json_group_array(json_object('id', id, 'person', person_id,
                                 'category', iif(category = 5, 'growing', 'experienced'), 'reason', reason,
                                 'since', since, 'until', until, 'dispute', dispute, 'answer', answer))
                      FROM target_assignment
                      WHERE person_id = whose.id AND municipality_id = ?1 AND ended_at IS NULL AND until >= ?5)) AS told
     FROM (SELECT coalesce(?3, (SELECT person_id FROM target_assignment WHERE id = ?4)) AS id) AS whose";

static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(THEIRS));

async fn ask(cx: &mut Cx, person: Option<PersonId>, assignment: Option<AssignmentId>) -> Result<Theirs> {
    let today = cx.today();
    let told: Told = ASKS.ask(cx, |values| values.and(person)?.and(assignment)?.and(today)).await?.answer;
    let (Some([family, given, patronymic]), Some(facts)) = (told.name, told.facts) else {
        return Err(Trouble::Gone);
    };
    let mut assigned = told.assigned;
    assigned.sort_by_key(|one| one.category as i64);
    Ok(Theirs { name: FullName::of(family, given, patronymic), facts, assigned })
}

/// What one person of the municipality is in, for a coordinator.
pub async fn of(cx: &mut Cx, person: PersonId) -> Result<Theirs> {
    ask(cx, Some(person), None).await
}

/// An assignment that is in force, and how the person is called, for a coordinator.
pub async fn assignment(cx: &mut Cx, id: AssignmentId) -> Result<(FullName, Assignment)> {
    let theirs = ask(cx, None, Some(id)).await?;
    let known = theirs.assigned.into_iter().find(|one| one.id == id).ok_or(Trouble::Gone)?;
    Ok((theirs.name, known))
}

//! What the desk asks about a person besides who they are.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::ids::{MergeId, MergeRequestId, OrganisationId, PersonId};
use crate::model::people::{Assigned, FullName};
use crate::model::roles::CoordinatorAsks;
use crate::talk::{Cx, Result, Trouble};
use crate::text::{Bilingual, forms};

/// Who somebody is, as far as a card about their record says it.
#[derive(Debug, Clone, Deserialize)]
pub struct Who {
    name: [String; 3],
    /// What the organisation is called where they work.
    pub organisation: String,
    /// Which one it is.
    pub organisation_id: OrganisationId,
    post: [String; 2],
    /// When they were marked as working here no more.
    pub left_at: Option<DateTime<Utc>>,
}

impl Who {
    /// How they are called.
    pub fn name(&self) -> FullName {
        let [family, given, patronymic] = self.name.clone();
        FullName::of(family, given, patronymic)
    }

    /// Their post.
    pub fn post(&self) -> Bilingual {
        let [ru, en] = self.post.clone();
        Bilingual { ru, en }
    }
}

/// What somebody is besides a member of staff, and what becomes of their record.
#[derive(Debug, Clone, Deserialize)]
struct Told {
    who: Option<Who>,
    #[serde(flatten)]
    held: Held,
}

/// The same of somebody of the municipality.
#[derive(Debug, Clone, Deserialize)]
pub struct Held {
    /// Whether they coordinate the municipality.
    pub coordinates: bool,
    /// The names of the groups that they lead and that are not closed, by name.
    pub leads: Vec<String>,
    /// Whether they have ever come: who has not is merely listed.
    pub has_account: bool,
    /// Whether they have agreed that coordinators see their deficits.
    pub shows_deficits: bool,
    /// How many groups they belong to.
    pub groups: i64,
    /// The question whether another record is the same human.
    pub request: Option<MergeRequestId>,
    /// The last merge into this record, as long as it is kept.
    pub merged: Option<Merged>,
    /// The target categories that they are assigned to.
    pub assigned: Vec<Assigned>,
}

/// A merge that can be undone.
#[derive(Debug, Clone, Deserialize)]
pub struct Merged {
    /// Which one.
    pub id: MergeId,
    /// When it was.
    pub at: DateTime<Utc>,
}

/// `?3` is the person who is looked at, `?4` the moment since which a merge can be undone, `?5` today.
const HELD: &str = "SELECT json_object(
         'who', json((SELECT json_object('name', json_array(family_name, given_name, patronymic),
                                         'organisation', organisation.short_name,
                                         'organisation_id', organisation.id, 'left_at', left_at,
                                         'post', json_array(post.name_ru, post.name_en))
                      FROM person JOIN organisation ON organisation.id = person.organisation_id
                      JOIN post ON post.id = person.post_id
                      WHERE person.id = ?3 AND person.municipality_id = ?1)),
         'assigned', (SELECT json_group_array(iif(category = 5, 'growing', 'experienced')) FROM target_assignment
                      WHERE person_id = ?3 AND municipality_id = ?1 AND ended_at IS NULL AND until >= ?5),
         'coordinates', json(iif(EXISTS (SELECT 1 FROM appointment
             WHERE person_id = ?3 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
               AND municipality_id = ?1), 'true', 'false')),
         'leads', (SELECT json_group_array(name) FROM (SELECT groups.name AS name
             FROM appointment JOIN groups ON groups.id = appointment.group_id
             WHERE appointment.person_id = ?3 AND appointment.role = 'leader' AND appointment.until IS NULL
               AND groups.phase != 'closed' AND groups.municipality_id = ?1
             ORDER BY groups.sort_form, groups.id)),
         'has_account', json(iif(EXISTS (SELECT 1 FROM account WHERE person_id = ?3), 'true', 'false')),
         'shows_deficits', json(iif(EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
             WHERE account.person_id = ?3 AND purpose = 'deficits' AND withdrawn_at IS NULL), 'true', 'false')),
         'groups', (SELECT count(*) FROM membership WHERE person_id = ?3 AND left_at IS NULL),
         'request', coalesce((SELECT id FROM merge_request WHERE keeps_id = ?3 AND municipality_id = ?1),
                             (SELECT id FROM merge_request WHERE goes_id = ?3 AND municipality_id = ?1)),
         'merged', json((SELECT json_object('id', max(id), 'at', merged_at) FROM merge
                    WHERE person_id = ?3 AND municipality_id = ?1 AND merged_at > ?4
                    GROUP BY person_id))) AS told";

/// Who somebody is and what they hold, for a coordinator; [`Trouble::Gone`] for somebody of another municipality.
pub async fn held(cx: &mut Cx, person: PersonId) -> Result<(Who, Held)> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(HELD));
    let since = cx.now - crate::model::people::merge::KEEPS;
    let today = cx.today();
    let told: Told = ASKS.ask(cx, |values| values.and(person)?.and(since)?.and(today)).await?.answer;
    Ok((told.who.ok_or(Trouble::Gone)?, told.held))
}

/// What is there already when somebody is about to be listed at an organisation.
#[derive(Debug, Clone, Deserialize)]
pub struct There {
    /// What the organisation is called; `None` where it is gone.
    pub organisation: Option<String>,
    /// Somebody of the same name who stands there.
    pub namesake: Option<PersonId>,
}

/// `?3` is the organisation, `?4` the search form of the name.
const THERE: &str = "SELECT json_object(
         'organisation', (SELECT short_name FROM organisation WHERE id = ?3 AND municipality_id = ?1),
         'namesake', (SELECT id FROM person
                      WHERE organisation_id = ?3 AND municipality_id = ?1
                        AND (search_form = ?4 OR search_form LIKE ?4 || ' %' OR ?4 LIKE search_form || ' %')
                      LIMIT 1)) AS told";

/// What is there already, for a coordinator.
pub async fn there(cx: &mut Cx, name: &FullName, organisation: OrganisationId) -> Result<There> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(THERE));
    let form = forms::search(&name.listed());
    Ok(ASKS.ask(cx, |values| values.and(organisation)?.and(form)).await?.answer)
}

/// Questions whether two records are one that wait for the account `?3` of the person `?1`.
pub const ASKED: &str = "SELECT id, NULL, '' FROM merge_request WHERE keeps_id = ?1
       AND NOT EXISTS (SELECT 1 FROM merge_answer WHERE request_id = merge_request.id AND account_id = ?3)
     UNION ALL
     SELECT id, NULL, '' FROM merge_request WHERE goes_id = ?1
       AND NOT EXISTS (SELECT 1 FROM merge_answer WHERE request_id = merge_request.id AND account_id = ?3)";

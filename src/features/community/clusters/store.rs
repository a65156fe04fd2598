//! What is asked of the database about clusters, besides the verbs of `model::groups`. Each question is asked of one
//! municipality.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::ids::{CategoryId, EventId, GroupId, OrganisationId, PersonId, SubjectId};
use crate::model::events::Answer;
use crate::model::groups::{InPerson, MadeFor, Member, Part, Phase, Places};
use crate::model::needs::{self, Category};
use crate::model::organisations::agreements::Sort;
use crate::model::people::FullName;
use crate::model::roles::{Order, Registered};
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::Moments;

/// A cluster in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: GroupId,
    pub name: String,
    /// The host school, for the search.
    pub host: Option<String>,
    pub phase: Phase,
    /// Whether the reader leads it, or is the deputy there.
    pub leads: bool,
    /// Whether the reader belongs to it.
    pub belongs: bool,
}

/// A cluster on its card, as one reader sees it.
#[derive(Debug, Clone)]
pub struct Cluster {
    pub name: String,
    /// The host school.
    pub host: Option<String>,
    /// Nobody after the leader has gone.
    pub leader: Option<(PersonId, FullName)>,
    /// The leader's deputy.
    pub deputy: Option<(PersonId, FullName)>,
    /// Whether the reader answers for the municipality.
    pub coordinates: bool,
    pub phase: Phase,
    /// How many belong to it.
    pub members: i64,
    /// What it addresses.
    pub categories: Vec<Category>,
    pub next: Option<NextEvent>,
    /// Whether the reader belongs to it.
    pub belongs: bool,
    /// Whether the regulation lets the reader join in person.
    pub may_join: bool,
    /// How much of the roster the reader may see.
    pub sees: Option<Sees>,
    /// Whether the reader's account has agreed to notices.
    pub has_notices: bool,
    /// What its chat in the messenger is called, for those who belong to it or answer for it.
    pub chat: Option<String>,
    pub places: Places,
    /// For which subjects it is; none where it is for all.
    pub subjects: Vec<SubjectId>,
    /// By which order it was founded.
    pub order: Option<Order>,
    /// The agreements in force on which it rests (S0-08): their kinds and numbers.
    pub agreements: Vec<(Sort, String)>,
    /// Whether its programme is kept.
    pub has_programme: bool,
    /// What it is made for, where somebody has said so.
    pub made_for: Option<MadeFor>,
}

/// The next event of a cluster.
#[derive(Debug, Clone)]
pub struct NextEvent {
    pub id: EventId,
    pub title: String,
    pub moments: Moments,
}

/// What is asked of the clusters that are not closed; of what is not given, all do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// They address this category.
    pub category: Option<CategoryId>,
    /// They stand at this school.
    pub host: Option<OrganisationId>,
    /// They are for this subject.
    pub subject: Option<SubjectId>,
    /// They are for a subject that the reader teaches.
    pub taught: bool,
}

/// The clusters that are not closed, by name.
pub async fn open(tx: &mut Tx, reader: Registered, of: Filter) -> Result<Vec<Listed>> {
    let (municipality, person) = (tx.municipality(), reader.id());
    let Filter { category, host, subject, taught } = of;
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT groups.id AS "id: GroupId", groups.name, organisation.short_name AS "host?",
                  groups.phase AS "phase: Phase",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?1 AND role IN ('leader', 'deputy') AND group_id = groups.id
                            AND until IS NULL) AS "leads!: bool",
                  EXISTS (SELECT 1 FROM membership
                          WHERE person_id = ?1 AND group_id = groups.id AND left_at IS NULL) AS "belongs!: bool"
           FROM groups LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.municipality_id = ?2 AND groups.kind = 'cluster' AND groups.phase != 'closed'
             AND (?3 IS NULL OR EXISTS (SELECT 1 FROM group_category
                                        WHERE group_id = groups.id AND category_id = ?3))
             AND (?4 IS NULL OR groups.host_organisation_id = ?4)
             AND (?5 IS NULL OR EXISTS (SELECT 1 FROM group_subject
                                        WHERE group_id = groups.id AND subject_id = ?5))
             AND (NOT ?6 OR EXISTS (SELECT 1 FROM group_subject CROSS JOIN person_subject
                                         ON person_subject.subject_id = group_subject.subject_id
                                    WHERE group_subject.group_id = groups.id AND person_subject.person_id = ?1))
           ORDER BY groups.sort_form, groups.id"#,
        person,
        municipality,
        category,
        host,
        subject,
        taught
    )
    .fetch_all(tx.db())
    .await?)
}

/// The clusters that the reader joined or leads: the led ones first, the closed ones last.
///
/// The cross join keeps SQLite from walking through all clusters of the municipality for the few that are theirs.
pub async fn mine(tx: &mut Tx, reader: Registered) -> Result<Vec<Listed>> {
    let (municipality, person) = (tx.municipality(), reader.id());
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT groups.id AS "id: GroupId", groups.name, organisation.short_name AS "host?",
                  groups.phase AS "phase: Phase",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?1 AND role IN ('leader', 'deputy') AND group_id = groups.id
                            AND until IS NULL) AS "leads!: bool",
                  EXISTS (SELECT 1 FROM membership
                          WHERE person_id = ?1 AND group_id = groups.id AND left_at IS NULL) AS "belongs!: bool"
           FROM (SELECT group_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                 UNION SELECT group_id FROM appointment
                 WHERE person_id = ?1 AND role = 'leader' AND until IS NULL) AS mine
           CROSS JOIN groups ON groups.id = mine.group_id
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.municipality_id = ?2 AND groups.kind = 'cluster'
           ORDER BY groups.phase = 'closed', 5 DESC, groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// How many belong to each of these clusters. A list asks it of those on its page alone.
pub async fn members(tx: &mut Tx, clusters: &[GroupId]) -> Result<BTreeMap<GroupId, i64>> {
    let clusters = serde_json::to_string(clusters)?;
    let rows = sqlx::query!(
        r#"SELECT CAST(asked.value AS INTEGER) AS "id!: GroupId",
                  (SELECT count(*) FROM membership
                   WHERE group_id = asked.value AND left_at IS NULL) AS "members!: i64"
           FROM json_each(?) AS asked"#,
        clusters
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.members)).collect())
}

/// A cluster of this municipality, with everything on its card, in one question: it is the card that is opened most.
pub async fn cluster(cx: &mut Cx, reader: Registered, id: GroupId) -> Result<Cluster> {
    let (municipality, person, account, now) = (cx.municipality(), reader.id(), cx.account_id(), cx.now);
    let ((anybody, marked), today) = (InPerson::now(cx, id).await?.asked(), cx.today());
    let row = sqlx::query!(
        r#"SELECT groups.name, organisation.short_name AS "host?", groups.phase AS "phase: Phase",
                  leader.id AS "leader?: PersonId", leader.family_name AS "family_name?",
                  leader.given_name AS "given_name?", leader.patronymic AS "patronymic?",
                  (SELECT count(*) FROM membership
                   WHERE group_id = groups.id AND left_at IS NULL) AS "members!: i64",
                  (SELECT json_group_array(category_id) FROM group_category
                   WHERE group_id = groups.id) AS "categories!: String",
                  event.id AS "event?: EventId", event.title AS "title?",
                  event.starts_at AS "starts_at?: DateTime<Utc>", event.ends_at AS "ends_at?: DateTime<Utc>",
                  event.all_day AS "all_day?: bool",
                  EXISTS (SELECT 1 FROM membership
                          WHERE group_id = groups.id AND person_id = ?3 AND left_at IS NULL) AS "belongs!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?3 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                            AND municipality_id = ?2) AS "coordinates!: bool",
                  ?6 OR (?7 AND EXISTS (SELECT 1 FROM person AS reader
                                        JOIN organisation_flag ON organisation_flag.organisation_id = reader.organisation_id
                                        WHERE reader.id = ?3 AND flag = 'high_results' AND coalesce(since, ?8) <= ?8
                                          AND coalesce(until, ?8) >= ?8
                                          AND (ended_on IS NULL OR ended_on > ?8))) AS "may_join!: bool",
                  EXISTS (SELECT 1 FROM consent
                          WHERE account_id = ?4 AND purpose = 'notices' AND withdrawn_at IS NULL) AS "notices!: bool",
                  (SELECT title FROM group_chat
                   WHERE group_chat.group_id = groups.id AND group_chat.gone_at IS NULL) AS "chat?: String",
                  groups.places AS "places?: i64",
                  (SELECT count(*) FROM membership
                   WHERE group_id = groups.id AND membership.person_id IS NOT NULL AND left_at IS NULL) AS "taken!: i64",
                  (SELECT json_group_array(subject_id) FROM group_subject
                   WHERE group_id = groups.id) AS "subjects!: String",
                  groups.order_number AS "order_number?: String", groups.order_day AS "order_day?: NaiveDate",
                  (SELECT json_group_array(json_array(agreement.kind, number)) FROM agreement
                   WHERE agreement.group_id = groups.id
                     AND coalesce(agreement.until, ?8) >= ?8) AS "agreements!: String",
                  groups.programme_hash IS NOT NULL AS "has_programme!: bool",
                  groups.made_for AS "made_for?: MadeFor",
                  (SELECT json_array(second.id, second.family_name, second.given_name, second.patronymic)
                   FROM appointment AS deputising JOIN person AS second ON second.id = deputising.person_id
                   WHERE deputising.group_id = groups.id AND deputising.role = 'deputy'
                     AND deputising.until IS NULL) AS "deputy?: String"
           FROM groups
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           LEFT JOIN person AS leader ON leader.id = appointment.person_id
           LEFT JOIN event ON event.id =
                (SELECT coming.id FROM event_group JOIN event AS coming ON coming.id = event_group.event_id
                 WHERE event_group.group_id = groups.id AND coming.starts_at >= ?5 AND coming.cancelled_at IS NULL
                 ORDER BY coming.starts_at LIMIT 1)
           WHERE groups.id = ?1 AND groups.municipality_id = ?2 AND groups.kind = 'cluster'"#,
        id,
        municipality,
        person,
        account,
        now,
        anybody,
        marked,
        today
    )
    .fetch_optional(cx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let leader = match (row.leader, row.family_name, row.given_name, row.patronymic) {
        (Some(id), Some(family), Some(given), Some(patronymic)) => Some((id, FullName::of(family, given, patronymic))),
        _ => None,
    };
    let next = match (row.event, row.title, row.starts_at, row.all_day) {
        (Some(id), Some(title), Some(starts_at), Some(all_day)) => {
            Some(NextEvent { id, title, moments: (starts_at, row.ends_at, all_day) })
        }
        _ => None,
    };
    let deputy: Option<(PersonId, String, String, String)> =
        row.deputy.as_deref().map(serde_json::from_str).transpose()?;
    let deputy = deputy.map(|(id, family, given, patronymic)| (id, FullName::of(family, given, patronymic)));
    let leads = [&leader, &deputy].into_iter().flatten().any(|(leads, _)| *leads == person);
    let categories: Vec<CategoryId> = serde_json::from_str(&row.categories)?;
    Ok(Cluster {
        name: row.name,
        host: row.host,
        leader,
        deputy,
        coordinates: row.coordinates,
        phase: row.phase,
        members: row.members,
        categories: needs::categories_of(cx, &categories).await?,
        next,
        belongs: row.belongs,
        may_join: row.may_join,
        chat: row.chat.filter(|_| leads || row.coordinates || row.belongs),
        sees: Sees::of(leads || row.coordinates, row.belongs),
        has_notices: row.notices,
        places: Places { most: row.places, taken: row.taken },
        subjects: serde_json::from_str(&row.subjects)?,
        order: row.order_number.zip(row.order_day).map(|(number, day)| Order { number, day }),
        agreements: serde_json::from_str(&row.agreements)?,
        has_programme: row.has_programme,
        made_for: row.made_for,
    })
}

/// How much of a roster one may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sees {
    /// Everybody: who answers for the cluster or for the municipality.
    Everybody,
    /// Those who agreed that the members of their clusters see them.
    Named,
}

impl Sees {
    /// Nothing for those who neither answer for a cluster nor belong to it.
    fn of(answers: bool, belongs: bool) -> Option<Sees> {
        match (answers, belongs) {
            (true, _) => Some(Sees::Everybody),
            (false, true) => Some(Sees::Named),
            (false, false) => None,
        }
    }
}

/// What the head of a roster says, and what the reader may see of it.
#[derive(Debug, Clone)]
pub struct Head {
    pub name: String,
    pub sees: Option<Sees>,
}

/// The head of a roster of this municipality.
pub async fn head(tx: &mut Tx, reader: Registered, cluster: GroupId) -> Result<Head> {
    let (municipality, person) = (tx.municipality(), reader.id());
    let row = sqlx::query!(
        r#"SELECT groups.name,
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?3 AND municipality_id = ?2 AND until IS NULL
                            AND (role = 'coordinator' AND group_id IS NULL
                                 OR role IN ('leader', 'deputy') AND group_id = groups.id)
                         ) AS "answers!: bool",
                  EXISTS (SELECT 1 FROM membership
                          WHERE group_id = groups.id AND person_id = ?3 AND left_at IS NULL) AS "belongs!: bool"
           FROM groups WHERE groups.id = ?1 AND groups.municipality_id = ?2 AND groups.kind = 'cluster'"#,
        cluster,
        municipality,
        person
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok(Head { name: row.name, sees: Sees::of(row.answers, row.belongs) })
}

/// A member who may be seen.
#[derive(Debug, Clone)]
pub struct Seen {
    pub member: Member,
    pub part: Option<Part>,
    /// Whether they are the leader's deputy.
    pub is_deputy: bool,
}

/// A roster, as far as somebody may see it.
#[derive(Debug, Clone)]
pub struct Roster {
    /// Those who may be seen, by name, each with their part (S1-06).
    pub visible: Vec<Seen>,
    /// How many others there are.
    pub hidden: usize,
}

/// The active members of a cluster: people by name, then organisations. Organisations are no secret; somebody known by
/// name alone has agreed to nothing.
pub async fn roster(tx: &mut Tx, cluster: GroupId, sees: Sees) -> Result<Roster> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT membership.name, membership.part AS "part?: Part",
                  person.id AS "person?: PersonId", person.family_name AS "family_name?", person.given_name AS "given_name?", person.patronymic AS "patronymic?",
                  employer.short_name AS "employer?", organisation.id AS "organisation?: OrganisationId",
                  organisation.short_name AS "organisation_name?",
                  EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                          WHERE account.person_id = membership.person_id AND consent.purpose = 'name'
                            AND consent.withdrawn_at IS NULL) AS "agreed!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE appointment.person_id = membership.person_id AND appointment.role = 'deputy'
                            AND appointment.group_id = membership.group_id AND appointment.until IS NULL)
                      AS "is_deputy!: bool"
           FROM membership
           JOIN groups ON groups.id = membership.group_id
           LEFT JOIN person ON person.id = membership.person_id
           LEFT JOIN organisation AS employer ON employer.id = person.organisation_id
           LEFT JOIN organisation ON organisation.id = membership.organisation_id
           WHERE membership.group_id = ?1 AND groups.municipality_id = ?2 AND membership.left_at IS NULL
           ORDER BY membership.organisation_id IS NOT NULL, membership.name IS NOT NULL,
                    coalesce(person.sort_form, organisation.sort_form), membership.name, membership.id"#,
        cluster,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let total = rows.len();
    let visible = rows.into_iter().filter_map(|row| {
        let member = match (row.person, row.organisation, row.name) {
            // Who is the deputy stands on the card of the cluster.
            (Some(_), ..) if sees == Sees::Named && !row.agreed && !row.is_deputy => return None,
            (Some(id), ..) => Member::Person {
                id,
                name: FullName::of(row.family_name?, row.given_name?, row.patronymic?),
                organisation: row.employer?,
            },
            (None, Some(id), _) => Member::Organisation { id, name: row.organisation_name? },
            (None, None, name) => name.filter(|_| sees == Sees::Everybody).map(Member::Named)?,
        };
        Some(Seen { member, part: row.part, is_deputy: row.is_deputy })
    });
    let visible: Vec<_> = visible.collect();
    Ok(Roster { hidden: total - visible.len(), visible })
}

/// An event in the list of a cluster's.
#[derive(Debug, Clone)]
pub struct Held {
    pub id: EventId,
    pub title: String,
    pub starts_at: DateTime<Utc>,
    /// Whether it has no hours.
    pub all_day: bool,
    /// What the reader answered.
    pub answer: Option<Answer>,
}

/// The events of a cluster.
#[derive(Debug, Clone)]
pub struct Events {
    /// How the cluster is called.
    pub cluster: String,
    /// The coming ones, the next first, then the past ones, the last first.
    pub events: Vec<Held>,
}

/// The events of a cluster of this municipality that were not cancelled.
pub async fn events(tx: &mut Tx, reader: Registered, cluster: GroupId) -> Result<Events> {
    let (municipality, person, now) = (tx.municipality(), reader.id(), tx.now);
    let rows = sqlx::query!(
        r#"SELECT groups.name, event.id AS "id?: EventId", event.title AS "title?",
                  event.starts_at AS "starts_at?: DateTime<Utc>", event.all_day AS "all_day?: bool",
                  event_answer.answer AS "answer?: Answer"
           FROM groups
           LEFT JOIN event_group ON event_group.group_id = groups.id
           LEFT JOIN event ON event.id = event_group.event_id AND event.cancelled_at IS NULL
           LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?3
           WHERE groups.id = ?1 AND groups.municipality_id = ?2 AND groups.kind = 'cluster'
           ORDER BY event.starts_at < ?4, iif(event.starts_at >= ?4, event.starts_at, NULL), event.starts_at DESC,
                    event.id"#,
        cluster,
        municipality,
        person,
        now
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().map(|row| row.name.clone()).ok_or(Trouble::Gone)?;
    let events = rows.into_iter().filter_map(|row| {
        let (id, title, starts_at, all_day) = (row.id?, row.title?, row.starts_at?, row.all_day?);
        Some(Held { id, title, starts_at, all_day, answer: row.answer })
    });
    Ok(Events { cluster: name, events: events.collect() })
}

/// The clusters of the municipality at a glance.
#[derive(Debug, Clone, Deserialize)]
pub struct Counted {
    pub clusters: i64,
    /// People; one who is in two is counted once.
    pub members: i64,
}

/// Counts the clusters that are not closed and their members, for the figures.
///
/// The few groups that do not count are left out, rather than looking up the many that do; and the index is named,
/// since it orders by person, so that DISTINCT needs no temporary table.
pub const COUNTED: &str = "SELECT json_object(
         'clusters', (SELECT count(*) FROM groups
                      WHERE municipality_id = ?1 AND kind = 'cluster' AND phase != 'closed'),
         'members', (SELECT count(DISTINCT person_id) FROM membership INDEXED BY membership_active_by_person
                     WHERE left_at IS NULL AND group_id NOT IN
                           (SELECT id FROM groups
                            WHERE municipality_id < ?1 OR municipality_id > ?1 OR phase = 'closed'
                               OR kind != 'cluster')))";

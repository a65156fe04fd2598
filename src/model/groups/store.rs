//! What is asked of the database about groups and their members. Each question is asked of one municipality.

use std::sync::LazyLock;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::places::found_for;
use super::{InPerson, Kind, MadeFor, Part, Phase};
use crate::db::{Call, Values};
use crate::ids::{CategoryId, GroupId, MembershipId, OrganisationId, PersonId, SubjectId};
use crate::model::journal::{self, Entry};
use crate::model::people::{self, FullName};
use crate::model::roles::{self, Appointing, Coordinator, Registered};
use crate::talk::{Happening, Result, Trouble, Tx, calendar};
use crate::text::forms;

/// A group by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupName {
    /// The number.
    pub id: GroupId,
    /// The name.
    pub name: String,
}

/// A group of this municipality by its number.
pub async fn named(tx: &mut Tx, group: GroupId) -> Result<GroupName> {
    let municipality = tx.municipality();
    let name = sqlx::query_scalar!("SELECT name FROM groups WHERE id = ? AND municipality_id = ?", group, municipality)
        .fetch_optional(tx.db())
        .await?;
    Ok(GroupName { id: group, name: name.ok_or(Trouble::Gone)? })
}

/// The groups of this municipality that are not closed, by name.
pub async fn open(tx: &mut Tx, _: Coordinator) -> Result<Vec<GroupName>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        GroupName,
        r#"SELECT id AS "id!: GroupId", name FROM groups
           WHERE municipality_id = ? AND phase != 'closed' ORDER BY sort_form, id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// Whether a group of this kind bears a name.
pub async fn is_taken(tx: &mut Tx, kind: Kind, name: &str) -> Result<bool> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM groups WHERE municipality_id = ? AND kind = ? AND name = ?)
           AS "taken!: bool""#,
        municipality,
        kind,
        name
    )
    .fetch_one(tx.db())
    .await?)
}

/// A group that is to be made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Founding {
    /// The name.
    pub name: String,
    /// The categories of deficits that it is about.
    pub categories: Vec<CategoryId>,
    /// For which subjects it is; none where it is for all.
    #[serde(default)]
    pub subjects: Vec<SubjectId>,
    /// The organisation that hosts it.
    pub host: Option<OrganisationId>,
    /// Who leads it.
    pub leader: Option<PersonId>,
    /// What it is made for.
    #[serde(default)]
    pub made_for: Option<MadeFor>,
}

/// Makes a group: the municipality, the kind, the name and its two forms, the host, the municipality, the moment, for what.
const FOUND: &str =
    "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, founded_at,
 made_for) VALUES (?, ?, ?, ?, ?, (SELECT id FROM organisation WHERE id = ? AND municipality_id = ?), ?, ?)
 ON CONFLICT (municipality_id, kind, name) DO NOTHING RETURNING id AS founded";

/// Written only after that was noted: the categories as JSON.
const SET_CATEGORIES: &str = "INSERT INTO group_category (group_id, category_id)
 SELECT (SELECT max(id) FROM groups), id FROM deficit_category
 WHERE changes() > 0 AND id IN (SELECT value FROM json_each(?))";

/// Makes a group; `None` when its name is taken. A host of another municipality finds nothing and stays empty.
pub async fn found(tx: &mut Tx, by: Coordinator, kind: Kind, founding: &Founding) -> Result<Option<GroupId>> {
    static FOUNDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[FOUND, journal::GROUP_FOUNDED, SET_CATEGORIES]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let Founding { name, host, leader, categories, subjects, made_for } = founding;
    let (sort_form, search_form) = (forms::sort(name), forms::search(name));
    let values = Values::default().and(municipality)?.and(kind)?.and(name)?.and(sort_form)?.and(search_form)?;
    let values = values.and(*host)?.and(municipality)?.and(now)?.and(*made_for)?;
    let values = values.and(municipality)?.and(now)?.and(by.id())?;
    let rows = FOUNDS.make(tx.db(), values.and(serde_json::to_string(categories)?)?).await?;
    let Some(group) = rows.iter().find_map(|row| row.try_get("founded").ok()) else {
        return Ok(None);
    };
    found_for(tx, group, subjects).await?;
    if let Some(leader) = leader {
        roles::appoint(tx, by, &Appointing::leader(*leader, group)).await?;
    }
    // It may meet a demand.
    tx.wake_duties();
    Ok(Some(group))
}

/// Renames a group; `false` when another one bears the name. The cards of its events in chats are due then.
pub async fn rename(tx: &mut Tx, by: Coordinator, group: GroupId, name: &str) -> Result<bool> {
    let (before, municipality) = (named(tx, group).await?.name, tx.municipality());
    let (sort_form, search_form) = (forms::sort(name), forms::search(name));
    let renamed = sqlx::query!(
        "UPDATE OR IGNORE groups SET name = ?, sort_form = ?, search_form = ? WHERE id = ? AND municipality_id = ?",
        name,
        sort_form,
        search_form,
        group,
        municipality
    )
    .execute(tx.db())
    .await?;
    if renamed.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { group: Some(group), was: Some(before), became: Some(name.to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "group-renamed", entry).await?;
    tx.wake_duties();
    Ok(true)
}

/// Moves a group in its cycle (S1-07); tells whether it was elsewhere. Who belongs to it stays on its roster when it is
/// closed, and so do their routes and pairs.
pub async fn set_phase(tx: &mut Tx, by: Coordinator, group: GroupId, phase: Phase) -> Result<bool> {
    static MOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[MOVE, journal::NOTE]));
    let municipality = tx.municipality();
    let before = sqlx::query_scalar!(
        r#"SELECT phase AS "phase: Phase" FROM groups WHERE id = ? AND municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    if before == phase {
        return Ok(false);
    }
    let entry = Entry {
        group: Some(group),
        was: Some(before.code().to_owned()),
        became: Some(phase.code().to_owned()),
        ..Entry::default()
    };
    let values = Values::default().and(phase)?.and(group)?.and(municipality)?;
    let values = journal::noted(values, tx, by.id(), "group-phase", entry)?;
    MOVES.make(tx.db(), values).await?;
    Ok(true)
}

/// The phase, the group, the municipality.
const MOVE: &str = "UPDATE groups SET phase = ? WHERE id = ? AND municipality_id = ?";

/// Gives a group another host, or none.
pub async fn set_host(tx: &mut Tx, by: Coordinator, group: GroupId, host: Option<OrganisationId>) -> Result<()> {
    let municipality = tx.municipality();
    let was = host_of(tx, group).await?;
    let became = sqlx::query!(
        r#"UPDATE groups
           SET host_organisation_id = (SELECT id FROM organisation WHERE id = ?1 AND municipality_id = ?2)
           WHERE id = ?3 AND municipality_id = ?2
             AND (?1 IS NULL OR EXISTS (SELECT 1 FROM organisation WHERE id = ?1 AND municipality_id = ?2))
           RETURNING (SELECT short_name FROM organisation WHERE id = host_organisation_id) AS "name?: String""#,
        host,
        municipality,
        group
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?
    .name;
    let entry = Entry { group: Some(group), organisation: host, was, became, ..Entry::default() };
    journal::note(tx, by.id(), "group-host", entry).await
}

/// A group that is there no longer.
#[derive(Debug, Clone)]
pub struct Removed {
    /// How it was called.
    pub name: String,
    /// Who led it.
    pub leader: Option<PersonId>,
}

/// Removes a group that nothing holds: the group five times.
const REMOVE: &str = "DELETE FROM groups
 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM membership WHERE group_id = ? AND left_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM event_group WHERE group_id = ?)
   AND NOT EXISTS (SELECT 1 FROM plan WHERE group_id = ?)
   AND NOT EXISTS (SELECT 1 FROM groups AS below WHERE below.parent_id = ?)
 RETURNING id AS removed";

/// Removes a group that was made by mistake; `None` where somebody belongs to it, it has had an event or a plan, or others
/// stand below it. The journal keeps its name.
pub async fn remove(tx: &mut Tx, by: Coordinator, group: GroupId) -> Result<Option<Removed>> {
    static REMOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[REMOVE, journal::GROUP_REMOVED, roles::CHATS]));
    let municipality = tx.municipality();
    let Removed { name, leader } = sqlx::query_as!(
        Removed,
        r#"SELECT groups.name, appointment.person_id AS "leader?: PersonId"
           FROM groups
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           WHERE groups.id = ? AND groups.municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let values = Values::default().and(group)?.and(group)?.and(group)?.and(group)?.and(group)?;
    let values = values.and(municipality)?.and(tx.now)?.and(by.id())?.and(leader)?.and(&name)?.and(leader)?;
    let rows = REMOVES.make(tx.db(), values).await?;
    if rows.iter().all(|row| row.try_get::<GroupId, _>("removed").is_err()) {
        return Ok(None);
    }
    if let Some(person) = leader {
        roles::changed(tx, &[person], &rows).await?;
    }
    Ok(Some(Removed { name, leader }))
}

/// Adds a category to what a group is about, or takes it away.
pub async fn set_category(
    tx: &mut Tx,
    by: Coordinator,
    group: GroupId,
    category: CategoryId,
    wanted: bool,
) -> Result<()> {
    static ADDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ADD_CATEGORY, journal::GROUP_CATEGORY]));
    static DROPS: LazyLock<Call> = LazyLock::new(|| Call::of(&[DROP_CATEGORY, journal::GROUP_CATEGORY]));
    named(tx, group).await?;
    let values = Values::default().and(group)?.and(category)?.and(tx.now)?.and(by.id())?;
    let values = values.and(wanted)?.and(wanted)?.and(category)?.and(group)?;
    let sets = if wanted { &*ADDS } else { &*DROPS };
    sets.make(tx.db(), values).await?;
    // It may meet a demand.
    tx.wake_duties();
    Ok(())
}

/// The group, the category.
const ADD_CATEGORY: &str = "INSERT INTO group_category (group_id, category_id)
 SELECT ?, id FROM deficit_category WHERE id = ? ON CONFLICT DO NOTHING";

/// The same.
const DROP_CATEGORY: &str = "DELETE FROM group_category WHERE group_id = ? AND category_id = ?";

/// The name of the organisation that hosts a group, площадка, if it has one.
pub async fn host_of(tx: &mut Tx, group: GroupId) -> Result<Option<String>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        "SELECT organisation.short_name FROM groups JOIN organisation ON organisation.id = groups.host_organisation_id
         WHERE groups.id = ? AND groups.municipality_id = ?",
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}

/// A statement for organisations that are being merged: where both belong to a group, the membership of the former ends,
/// and stays in what is past.
pub fn end_double_membership(from: OrganisationId, into: OrganisationId, now: DateTime<Utc>) -> String {
    // As the column has its moments.
    let now = now.to_rfc3339();
    format!(
        "UPDATE membership SET left_at = max(joined_at, '{now}')
         WHERE organisation_id = {from} AND left_at IS NULL
           AND group_id IN (SELECT group_id FROM membership WHERE organisation_id = {into} AND left_at IS NULL)"
    )
}

/// What joining came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// The person belongs to it from now on.
    Joined,
    /// They belonged already.
    Already,
    /// It is closed and admits nobody.
    Closed,
    /// They are marked as working here no more.
    HasLeft,
    /// The regulation lets others join in person, or nobody.
    NotInPerson(InPerson),
    /// All its places are taken; so many there are.
    Full(i64),
}

/// Makes a person of this municipality a member, where the regulation lets them join in person: whatever their school
/// (S1-02), or of one with high results (S0-24). One who left gets a new row.
pub async fn join(tx: &mut Tx, group: GroupId, person: Registered) -> Result<Joining> {
    let (municipality, now, today, person) = (tx.municipality(), tx.now, tx.today(), person.id());
    let admits = InPerson::now(tx, group).await?;
    let (anybody, marked) = admits.asked();
    let joined = sqlx::query!(
        "INSERT INTO membership (group_id, person_id, joined_at)
         SELECT groups.id, person.id, ?1 FROM groups JOIN person ON person.municipality_id = groups.municipality_id
         WHERE person.id = ?2 AND person.left_at IS NULL AND groups.id = ?3 AND groups.municipality_id = ?4
           AND groups.phase != 'closed'
           AND (groups.kind != 'cluster' OR ?5
                OR ?6 AND EXISTS (SELECT 1 FROM organisation_flag
                                  WHERE organisation_flag.organisation_id = person.organisation_id
                                    AND flag = 'high_results' AND coalesce(since, ?7) <= ?7
                                    AND coalesce(until, ?7) >= ?7 AND (ended_on IS NULL OR ended_on > ?7)))
           AND (groups.places IS NULL
                OR groups.places > (SELECT count(*) FROM membership
                                    WHERE membership.group_id = groups.id AND membership.person_id IS NOT NULL
                                      AND membership.left_at IS NULL))
         ON CONFLICT DO NOTHING",
        now,
        person,
        group,
        municipality,
        anybody,
        marked,
        today
    )
    .execute(tx.db())
    .await?;
    if joined.rows_affected() > 0 {
        let entry = Entry { person: Some(person), group: Some(group), ..Entry::default() };
        journal::note(tx, person, "member-joined", entry).await?;
        return Ok(Joining::Joined);
    }
    let now = sqlx::query!(
        r#"SELECT phase AS "phase: Phase", places,
                  (SELECT count(*) FROM membership WHERE group_id = groups.id AND membership.person_id IS NOT NULL
                     AND left_at IS NULL) AS "taken!: i64"
           FROM groups WHERE id = ? AND municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    if is_member(tx, group, person).await? {
        return Ok(Joining::Already);
    }
    if people::person(tx, person).await?.left_at.is_some() {
        return Ok(Joining::HasLeft);
    }
    Ok(match now.places.filter(|places| *places <= now.taken) {
        _ if !now.phase.admits() => Joining::Closed,
        Some(places) => Joining::Full(places),
        None => Joining::NotInPerson(admits),
    })
}

/// Ends a membership: its dates stay (S0-06: leaving needs no approval). Tells whether there was one.
pub async fn leave(tx: &mut Tx, group: GroupId, person: Registered) -> Result<bool> {
    let (now, person) = (tx.now, person.id());
    let left = sqlx::query!(
        "UPDATE membership SET left_at = max(joined_at, ?)
         WHERE group_id = ? AND person_id = ? AND left_at IS NULL",
        now,
        group,
        person
    )
    .execute(tx.db())
    .await?;
    if left.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { person: Some(person), group: Some(group), ..Entry::default() };
    journal::note(tx, person, "member-left", entry).await?;
    roles::deputy_left(tx, group, person).await?;
    tx.raise(Happening::Left { group, person }).await?;
    Ok(true)
}

/// Whether a person is an active member of a group.
async fn is_member(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM membership
                          WHERE group_id = ? AND person_id = ? AND left_at IS NULL) AS "is_member!: bool""#,
        group,
        person
    )
    .fetch_one(tx.db())
    .await?)
}

/// Who belongs to a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Member {
    /// A person, and where they work.
    Person {
        /// Who.
        id: PersonId,
        /// How they are called.
        name: FullName,
        /// Where they work.
        organisation: String,
    },
    /// An organisation (S0-07).
    Organisation {
        /// Which one.
        id: OrganisationId,
        /// Its short name.
        name: String,
    },
    /// Somebody who is known by name alone.
    Named(String),
}

/// A line of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its number.
    pub id: MembershipId,
    /// Who.
    pub member: Member,
    /// Which of the subjects of a cluster they are (S1-06), where somebody has said so.
    pub part: Option<Part>,
    /// Since when.
    pub joined_at: DateTime<Utc>,
    /// Until when; `None` for who belongs to it still.
    pub left_at: Option<DateTime<Utc>>,
}

/// Who belonged to a group on a day, be it for an hour of it, by name: people first, then organisations. Somebody who
/// left and came back that day stands there once, with the later membership.
pub async fn roster(tx: &mut Tx, group: GroupId, day: NaiveDate) -> Result<Vec<Membership>> {
    let municipality = tx.municipality();
    let (morning, evening) = day_in(tx.zone(), day);
    let rows = sqlx::query!(
        r#"SELECT membership.id AS "membership!: MembershipId", membership.part AS "part?: Part",
                  membership.joined_at AS "joined_at: DateTime<Utc>", membership.left_at AS "left_at: DateTime<Utc>",
                  membership.name, person.id AS "person?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?",
                  employer.short_name AS "employer?", organisation.id AS "organisation?: OrganisationId",
                  organisation.short_name AS "organisation_name?"
           FROM membership
           JOIN groups ON groups.id = membership.group_id
           LEFT JOIN person ON person.id = membership.person_id
           LEFT JOIN organisation AS employer ON employer.id = person.organisation_id
           LEFT JOIN organisation ON organisation.id = membership.organisation_id
           WHERE membership.group_id = ?1 AND groups.municipality_id = ?2 AND membership.joined_at < ?4
             AND (membership.left_at IS NULL OR membership.left_at >= ?3)
           ORDER BY membership.organisation_id IS NOT NULL, membership.name IS NOT NULL,
                    coalesce(person.sort_form, organisation.sort_form), membership.name, membership.id"#,
        group,
        municipality,
        morning,
        evening
    )
    .fetch_all(tx.db())
    .await?;
    let members = rows.into_iter().filter_map(|row| {
        let member = match (row.person, row.organisation, row.name) {
            (Some(id), ..) => Member::Person {
                id,
                name: FullName::of(row.family_name?, row.given_name?, row.patronymic?),
                organisation: row.employer?,
            },
            (None, Some(id), _) => Member::Organisation { id, name: row.organisation_name? },
            (None, None, name) => Member::Named(name?),
        };
        Some(Membership { id: row.membership, member, part: row.part, joined_at: row.joined_at, left_at: row.left_at })
    });
    let mut roster: Vec<Membership> = Vec::new();
    for line in members {
        match roster.last_mut().filter(|last| last.member == line.member && !matches!(line.member, Member::Named(_))) {
            Some(last) => *last = line,
            None => roster.push(line),
        }
    }
    Ok(roster)
}

/// A day in a zone: its first moment, and that of the next day.
pub fn day_in(zone: chrono_tz::Tz, day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    (start_of(zone, day), start_of(zone, day + Days::new(1)))
}

/// The first moment of a day in a zone.
fn start_of(zone: chrono_tz::Tz, day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    // Where the clocks skip midnight, the day begins an hour later by them.
    calendar::moment_of(zone, midnight).unwrap_or_else(|| midnight.and_utc())
}

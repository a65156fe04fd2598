//! The journal, asked of the database: together with the guard in one call, in the coordinator's municipality alone.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::steps::Filter;
use crate::ids::{EventId, GroupId, OrganisationId, PersonId};
use crate::model::groups;
use crate::model::journal::{About, MATTERS, Matter, Told, named};
use crate::model::people::{FullName, Sought};
use crate::model::roles::CoordinatorAsks;
use crate::talk::{Cx, Result, Spot, Trouble};
use crate::text::{Language, forms};

/// A page of entries, the latest first, and how many there are. `?3` to `?5` are whom and what they name, `?6` the matters
/// that are asked for as JSON, `?7` and `?8` the moments between which they lie, `?9` whether something is sought, `?10` to
/// `?15` what, `?16` the matters that it names, `?17` how many stand on a page and `?18` which page; one past the end is the
/// last.
///
/// The index gives them in their order, so that a page reads no more than what comes before it.
const ENTRIES: &str = "WITH people AS MATERIALIZED (
         SELECT id FROM person
         WHERE ?9 AND municipality_id = ?1 AND instr(search_form, ?10) AND instr(search_form, ?11)
           AND instr(search_form, ?12) AND instr(search_form, ?13)
           AND (search_form LIKE ?14 OR search_form LIKE ?15)),
     circles AS MATERIALIZED (
         SELECT id FROM groups
         WHERE ?9 AND municipality_id = ?1 AND instr(search_form, ?10) AND instr(search_form, ?11)
           AND instr(search_form, ?12) AND instr(search_form, ?13)),
     schools AS MATERIALIZED (
         SELECT id FROM organisation
         WHERE ?9 AND municipality_id = ?1 AND instr(search_form, ?10) AND instr(search_form, ?11)
           AND instr(search_form, ?12) AND instr(search_form, ?13)),
     found AS NOT MATERIALIZED (
         SELECT id, at FROM journal
         WHERE municipality_id = ?1 AND at >= ?7 AND at < ?8
           AND (?3 IS NULL OR author_id = ?3 OR person_id = ?3)
           AND (?4 IS NULL OR group_id = ?4)
           AND (?5 IS NULL OR organisation_id = ?5)
           AND (?6 IS NULL OR matter IN (SELECT value FROM json_each(?6)))
           AND (NOT ?9 OR author_id IN (SELECT id FROM people) OR person_id IN (SELECT id FROM people)
                OR group_id IN (SELECT id FROM circles) OR organisation_id IN (SELECT id FROM schools)
                OR matter IN (SELECT value FROM json_each(?16)))),
     counted AS MATERIALIZED (SELECT count(*) AS entries FROM found)
     SELECT json_object(
         'count', (SELECT entries FROM counted),
         'person', (SELECT json_array(family_name, given_name, patronymic) FROM person
                    WHERE id = ?3 AND municipality_id = ?1),
         'group', (SELECT name FROM groups WHERE id = ?4 AND municipality_id = ?1),
         'organisation', (SELECT short_name FROM organisation WHERE id = ?5 AND municipality_id = ?1),
         'entries', (SELECT json_group_array(json_object(
             'id', page.id, 'at', journal.at, 'matter', journal.matter,
             'author_id', author.id,
             'author', iif(author.id IS NULL, NULL,
                           json_array(author.family_name, author.given_name, author.patronymic)),
             'person_id', whom.id,
             'person', iif(whom.id IS NULL, NULL, json_array(whom.family_name, whom.given_name, whom.patronymic)),
             'group_id', groups.id, 'group', groups.name,
             'organisation_id', organisation.id, 'organisation', organisation.short_name,
             'event_id', event.id, 'event', event.title, 'was', journal.was, 'became', journal.became))
          FROM (SELECT id FROM found ORDER BY at DESC, id DESC
                LIMIT ?17 OFFSET max(0, min(?18, (SELECT (entries - 1) / ?17 FROM counted))) * ?17) AS page
          CROSS JOIN journal ON journal.id = page.id
          LEFT JOIN person AS author ON author.id = journal.author_id
          LEFT JOIN person AS whom ON whom.id = journal.person_id
          LEFT JOIN groups ON groups.id = journal.group_id
          LEFT JOIN organisation ON organisation.id = journal.organisation_id
          LEFT JOIN event ON event.id = journal.event_id)) AS told";

/// One entry, `?3`; no row where there is none in the municipality.
const ENTRY: &str = "SELECT json_group_array(json_object(
         'id', journal.id, 'at', journal.at, 'matter', journal.matter,
         'author_id', author.id,
         'author', iif(author.id IS NULL, NULL, json_array(author.family_name, author.given_name, author.patronymic)),
         'person_id', whom.id,
         'person', iif(whom.id IS NULL, NULL, json_array(whom.family_name, whom.given_name, whom.patronymic)),
         'group_id', groups.id, 'group', groups.name,
         'organisation_id', organisation.id, 'organisation', organisation.short_name,
         'event_id', event.id, 'event', event.title, 'was', journal.was, 'became', journal.became)) AS told
     FROM journal
     LEFT JOIN person AS author ON author.id = journal.author_id
     LEFT JOIN person AS whom ON whom.id = journal.person_id
     LEFT JOIN groups ON groups.id = journal.group_id
     LEFT JOIN organisation ON organisation.id = journal.organisation_id
     LEFT JOIN event ON event.id = journal.event_id
     WHERE journal.id = ?3 AND journal.municipality_id = ?1";

/// The parts of a name.
type Parts = (String, String, String);

fn name((family, given, patronymic): Parts) -> FullName {
    FullName::of(family, given, patronymic)
}

#[derive(Deserialize)]
struct Row {
    id: i64,
    at: DateTime<Utc>,
    matter: String,
    author_id: Option<PersonId>,
    author: Option<Parts>,
    person_id: Option<PersonId>,
    person: Option<Parts>,
    group_id: Option<GroupId>,
    group: Option<String>,
    organisation_id: Option<OrganisationId>,
    organisation: Option<String>,
    event_id: Option<EventId>,
    event: Option<String>,
    was: Option<String>,
    became: Option<String>,
}

/// An entry with what it names.
#[derive(Debug)]
pub struct Listed {
    pub id: i64,
    pub at: DateTime<Utc>,
    /// `None` for one that a newer version of the program has written.
    pub matter: Option<&'static Matter>,
    pub author: Option<(PersonId, FullName)>,
    pub person: Option<(PersonId, FullName)>,
    pub group: Option<(GroupId, String)>,
    pub organisation: Option<(OrganisationId, String)>,
    pub event: Option<(EventId, String)>,
    pub was: Option<String>,
    pub became: Option<String>,
}

impl Listed {
    /// What its sentence is made of, people called so.
    pub fn told(&self, called: impl Fn(&FullName) -> String) -> Told {
        Told {
            person: self.person.as_ref().map(|(_, name)| called(name)),
            group: self.group.as_ref().map(|(_, name)| name.clone()),
            organisation: self.organisation.as_ref().map(|(_, name)| name.clone()),
            event: self.event.as_ref().map(|(_, title)| title.clone()),
            was: self.was.clone(),
            became: self.became.clone(),
        }
    }
}

impl From<Row> for Listed {
    fn from(row: Row) -> Listed {
        Listed {
            id: row.id,
            at: row.at,
            matter: named(&row.matter),
            author: row.author_id.zip(row.author.map(name)),
            person: row.person_id.zip(row.person.map(name)),
            group: row.group_id.zip(row.group),
            organisation: row.organisation_id.zip(row.organisation),
            event: row.event_id.zip(row.event),
            was: row.was,
            became: row.became,
        }
    }
}

#[derive(Deserialize)]
struct Rows {
    count: usize,
    person: Option<Parts>,
    group: Option<String>,
    organisation: Option<String>,
    entries: Vec<Row>,
}

/// What a filter finds.
#[derive(Debug)]
pub struct Found {
    pub count: usize,
    /// By whom or about whom it is asked.
    pub person: Option<FullName>,
    pub group: Option<String>,
    pub organisation: Option<String>,
    pub entries: Vec<Listed>,
}

/// The entries that a filter and a search find, a page of so many.
pub async fn entries(cx: &mut Cx, filter: &Filter, spot: &Spot, size: usize) -> Result<Found> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(ENTRIES));
    let of_about = |about: About| MATTERS.iter().filter(move |matter| matter.about == about).map(|matter| matter.name);
    let matters = filter.about.map(|about| serde_json::to_string(&of_about(about).collect::<Vec<_>>())).transpose()?;
    // Moments are compared as the texts that they are stored as.
    let (from, till) = match filter.day.map(|day| groups::day_in(cx.zone(), day)) {
        Some((morning, next)) => (morning.to_rfc3339(), next.to_rfc3339()),
        None => ("0".to_owned(), "9999".to_owned()),
    };
    let searches = !spot.search.is_empty();
    let Sought { words: [one, two, three, four], orders: [typed, turned] } = Sought::of(&spot.search);
    let mentioned = serde_json::to_string(&mentioned(cx.language(), &spot.search))?;
    let (size, page) = (i64::try_from(size).unwrap_or(i64::MAX), i64::try_from(spot.page).unwrap_or(i64::MAX));
    let (person, group, organisation) = (filter.person, filter.group, filter.organisation);
    let told = ASKS
        .ask::<Rows>(cx, |values| {
            let values = values.and(person)?.and(group)?.and(organisation)?.and(matters)?.and(from)?.and(till)?;
            let values = values.and(searches)?.and(one)?.and(two)?.and(three)?.and(four)?.and(typed)?.and(turned)?;
            values.and(mentioned)?.and(size)?.and(page)
        })
        .await?
        .answer;
    Ok(Found {
        count: told.count,
        person: told.person.map(name),
        group: told.group,
        organisation: told.organisation,
        entries: told.entries.into_iter().map(Listed::from).collect(),
    })
}

/// The matters whose sentences hold what was typed: «отменено», «бланк», «роли».
fn mentioned(language: Language, typed: &str) -> Vec<&'static str> {
    if typed.is_empty() {
        return Vec::new();
    }
    let blank = || Some(String::new());
    let told = Told { person: blank(), group: blank(), organisation: blank(), event: blank(), was: None, became: None };
    let holds = |matter: &&Matter| {
        let (said, about) = ((matter.said)(language, &told), matter.about.named(language));
        forms::finds(typed, &[&said]) || forms::finds(typed, &[&about])
    };
    MATTERS.iter().filter(holds).map(|matter| matter.name).collect()
}

/// One entry.
pub async fn entry(cx: &mut Cx, id: i64) -> Result<Listed> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(ENTRY));
    let found = ASKS.ask::<Vec<Row>>(cx, |values| values.and(id)).await?.answer;
    found.into_iter().next().map(Listed::from).ok_or(Trouble::Gone)
}

//! A plan that comes from a file: what it is held against, and how it is taken over by statements over all of its rows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::{Row, SqliteConnection};

use super::{Details, Grain, Known, State, Term};
use crate::db::{Call, Values};
use crate::ids::{GroupId, MunicipalityId, PersonId, PlanEntryId};
use crate::model::journal;
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};

/// A row as it is staged. What the file does not say is absent, and changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Loaded {
    /// Into whose plan.
    pub group: Option<GroupId>,
    /// Of which year.
    pub year: i32,
    /// What is to be done.
    pub matter: String,
    /// What it is found by.
    pub search: String,
    /// When.
    #[serde(flatten)]
    pub term: Option<Term>,
    /// What else is said of it.
    #[serde(flatten)]
    pub details: Details,
    /// The people who are responsible, where anything is said of that.
    pub people: Option<Vec<PersonId>>,
    /// How it stands, where that is said.
    pub state: Option<State>,
    /// Since when.
    pub state_on: Option<NaiveDate>,
}

/// An entry that is there.
#[derive(Debug, Clone)]
pub struct KnownEntry {
    /// Its number.
    pub id: PlanEntryId,
    /// Whose plan it is in.
    pub group: Option<GroupId>,
    /// What it is found by.
    pub form: String,
    /// What is to be done.
    pub matter: String,
    /// When.
    pub term: Term,
    /// What else is said of it.
    pub details: Details,
    /// The people who are responsible, in the order of their numbers.
    pub people: Vec<PersonId>,
    /// How it stands.
    pub state: State,
    /// What a takeover compares.
    pub print: String,
}

/// All entries of the plans of a year. It is read outside of any turn: what changes afterwards, the takeover compares.
pub async fn known_entries(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    year: i32,
) -> Result<Vec<KnownEntry>> {
    // `print` is spelled as the takeover spells it (`imports::takeover`).
    let rows = sqlx::query!(
        r#"SELECT plan_entry.id AS "id!: PlanEntryId", group_id AS "group?: GroupId", search_form AS "form_of!: String",
                  number, matter AS "matter!: String", form, begins AS "begins!: NaiveDate", ends AS "ends!: NaiveDate",
                  grain AS "grain!: Grain", term_words, responsible, participants, result, note,
                  state AS "state!: State",
                  (SELECT json_group_array(person_id) FROM plan_entry_person
                   WHERE entry_id = plan_entry.id) AS "people!: String",
                  json_array(number, matter, form, begins, ends, grain, term_words, responsible, participants, result,
                             note, state, (SELECT json_group_array(person_id) FROM plan_entry_person
                                           WHERE entry_id = plan_entry.id)) AS "print!: String"
           FROM plan CROSS JOIN plan_entry ON plan_entry.plan_id = plan.id
           WHERE municipality_id = ? AND year = ?"#,
        municipality,
        year
    )
    .fetch_all(db)
    .await?;
    let read = rows.into_iter().map(|row| {
        Ok(KnownEntry {
            id: row.id,
            group: row.group,
            form: row.form_of,
            matter: row.matter,
            term: Term { begins: row.begins, ends: row.ends, grain: row.grain, words: row.term_words },
            details: Details {
                number: row.number,
                form: row.form,
                responsible: row.responsible,
                participants: row.participants,
                result: row.result,
                note: row.note,
            },
            people: serde_json::from_str(&row.people)?,
            state: row.state,
            print: row.print,
        })
    });
    read.collect()
}

/// The groups of a municipality: what each is found by, and its number.
pub async fn known_groups(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Vec<(String, GroupId)>> {
    let rows =
        sqlx::query!(r#"SELECT id AS "id!: GroupId", search_form FROM groups WHERE municipality_id = ?"#, municipality)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|row| (row.search_form, row.id)).collect())
}

/// The people of a municipality whom a plan may name.
pub async fn known_people(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Known> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: PersonId", family_name, given_name, patronymic FROM person
           WHERE municipality_id = ? AND left_at IS NULL"#,
        municipality
    )
    .fetch_all(db)
    .await?;
    Ok(Known::of(rows.into_iter().map(|row| (row.id, FullName::of(row.family_name, row.given_name, row.patronymic)))))
}

/// What an entry of the municipality is now, as a takeover compares it.
pub async fn print_of(tx: &mut Tx, id: i64) -> Result<String> {
    let municipality = tx.municipality();
    let print = sqlx::query_scalar!(
        r#"SELECT json_array(number, matter, form, begins, ends, grain, term_words, responsible, participants, result,
                             note, state, (SELECT json_group_array(person_id) FROM plan_entry_person
                                           WHERE entry_id = plan_entry.id)) AS "print!: String"
           FROM plan_entry JOIN plan ON plan.id = plan_entry.plan_id
           WHERE plan_entry.id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    print.ok_or(Trouble::Gone)
}

/// The municipality, the rows as JSON, the municipality.
const PLANS: &str = "INSERT INTO plan (municipality_id, group_id, year)
 SELECT DISTINCT ?, loaded.value ->> 'group', loaded.value ->> 'year' FROM json_each(?) AS loaded
 WHERE loaded.value ->> 'group' IS NULL
    OR EXISTS (SELECT 1 FROM groups WHERE groups.id = loaded.value ->> 'group' AND municipality_id = ?)
 ON CONFLICT DO NOTHING";
/// The rows as JSON, the municipality. Numbers grow in their order.
const ENTRIES: &str = "INSERT INTO plan_entry (plan_id, number, matter, search_form, form, begins, ends, grain, term_words,
                           responsible, participants, result, note, source, state, state_on)
 SELECT plan.id, loaded.value ->> 'number', loaded.value ->> 'matter', loaded.value ->> 'search', loaded.value ->> 'form',
        loaded.value ->> 'begins', loaded.value ->> 'ends', loaded.value ->> 'grain', loaded.value ->> 'term_words',
        loaded.value ->> 'responsible', loaded.value ->> 'participants', loaded.value ->> 'result',
        loaded.value ->> 'note', 'import', coalesce(loaded.value ->> 'state', 'open'), loaded.value ->> 'state_on'
 FROM json_each(?) AS loaded
 CROSS JOIN plan ON plan.municipality_id = ? AND plan.year = loaded.value ->> 'year'
      AND plan.group_id IS loaded.value ->> 'group'
 ORDER BY loaded.key
 RETURNING id AS entered";
/// The rows by pairs with the numbers of their entries, as JSON; the municipality.
const CHANGE: &str = "UPDATE plan_entry SET number = coalesce(loaded.value ->> '$[1].number', number),
        matter = loaded.value ->> '$[1].matter', search_form = loaded.value ->> '$[1].search',
        form = coalesce(loaded.value ->> '$[1].form', form),
        term_words = iif(loaded.value ->> '$[1].begins' IS NULL, term_words, loaded.value ->> '$[1].term_words'),
        begins = coalesce(loaded.value ->> '$[1].begins', begins), ends = coalesce(loaded.value ->> '$[1].ends', ends),
        grain = coalesce(loaded.value ->> '$[1].grain', grain),
        responsible = iif(loaded.value ->> '$[1].people' IS NULL, responsible, loaded.value ->> '$[1].responsible'),
        participants = coalesce(loaded.value ->> '$[1].participants', participants),
        result = coalesce(loaded.value ->> '$[1].result', result), note = coalesce(loaded.value ->> '$[1].note', note),
        state_on = iif(loaded.value ->> '$[1].state' IS NULL, state_on, loaded.value ->> '$[1].state_on'),
        state = coalesce(loaded.value ->> '$[1].state', state)
 FROM json_each(?) AS loaded
 WHERE plan_entry.id = loaded.value ->> '$[0]' AND plan_id IN (SELECT id FROM plan WHERE municipality_id = ?)
 RETURNING plan_entry.id AS changed";
/// The pairs.
const FORGET: &str = "DELETE FROM plan_entry_person WHERE entry_id IN
     (SELECT value ->> '$[0]' FROM json_each(?) WHERE value ->> '$[1].people' IS NOT NULL)";
/// How many rows are new, the rows, the municipality: their numbers are the newest, in their order.
const PEOPLE_OF_NEW: &str = "INSERT INTO plan_entry_person (entry_id, person_id)
 SELECT (SELECT max(id) FROM plan_entry) - ? + 1 + loaded.key, person.id
 FROM json_each(?) AS loaded CROSS JOIN json_each(loaded.value, '$.people') AS named
 CROSS JOIN person ON person.id = named.value
 WHERE person.municipality_id = ? ON CONFLICT DO NOTHING";
/// The pairs, the municipality twice.
const PEOPLE: &str = "INSERT INTO plan_entry_person (entry_id, person_id)
 SELECT plan_entry.id, person.id
 FROM json_each(?) AS loaded CROSS JOIN plan_entry ON plan_entry.id = loaded.value ->> '$[0]'
 CROSS JOIN plan ON plan.id = plan_entry.plan_id
 CROSS JOIN json_each(loaded.value, '$[1].people') AS named CROSS JOIN person ON person.id = named.value
 WHERE plan.municipality_id = ? AND person.municipality_id = ? ON CONFLICT DO NOTHING";

/// Takes over all rows, or none: a group of another municipality is [`Trouble::Gone`].
pub async fn take_all(
    tx: &mut Tx,
    by: Coordinator,
    new: &[Loaded],
    changed: &[(PlanEntryId, Loaded)],
) -> Result<(usize, usize)> {
    static TAKES: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[PLANS, ENTRIES, PEOPLE_OF_NEW, CHANGE, FORGET, PEOPLE, journal::PLANS_LOADED]));
    let mut plans: BTreeMap<Option<GroupId>, (usize, usize)> = BTreeMap::new();
    for row in new {
        plans.entry(row.group).or_default().0 += 1;
    }
    for (_, row) in changed {
        plans.entry(row.group).or_default().1 += 1;
    }
    // The plan of each group has a line of its own.
    let told: Vec<_> = plans.iter().map(|(group, (new, changed))| (group, format!("{new}/{changed}"))).collect();
    let (here, count) = (tx.municipality(), i64::try_from(new.len()).map_err(Trouble::fault)?);
    let (rows, pairs) = (serde_json::to_string(new)?, serde_json::to_string(changed)?);
    let values = Values::default().and(here)?.and(rows.clone())?.and(here)?.and(rows.clone())?.and(here)?;
    let values = values.and(count)?.and(rows)?.and(here)?;
    let values = values.and(pairs.clone())?.and(here)?.and(pairs.clone())?.and(pairs)?.and(here)?.and(here)?;
    let values = values.and(here)?.and(tx.now)?.and(by.id())?.and(serde_json::to_string(&told)?)?;
    let written = TAKES.make(tx.db(), values).await?;
    let entered = written.iter().filter(|row| row.try_get::<PlanEntryId, _>("entered").is_ok()).count();
    if entered != new.len() {
        return Err(Trouble::Gone);
    }
    let corrected = written.iter().filter(|row| row.try_get::<PlanEntryId, _>("changed").is_ok()).count();
    Ok((new.len(), corrected))
}

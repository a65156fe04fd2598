//! The takeover: all that is offered is written in one transaction, by statements over all of its rows.
//!
//! What was checked has a print of what it was checked against. Where one differs, or somebody of a new row has come into
//! being meanwhile, nothing is written: the rows are checked anew and shown again.

use std::sync::LazyLock;

use serde::Deserialize;
use sqlx::Row;

use super::areas::ListedArea;
use super::{Choice, Kind, Outcome};
use crate::db::{Call, Values};
use crate::ids::{CategoryId, ImportId, ItemId, OrganisationId, PersonId, PlanEntryId};
use crate::model::journal::{self, Entry};
use crate::model::needs::{self, Diagnosed, ListedItem};
use crate::model::organisations::headcounts::Counts;
use crate::model::organisations::{self, Name};
use crate::model::people::{self, Listing};
use crate::model::plans;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};

/// What a takeover came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// All of it is there.
    Done {
        /// So many are new.
        new: usize,
        /// So many were changed.
        changed: usize,
    },
    /// Something has changed since it was checked; it is checked anew.
    Overtaken,
    /// Somebody has still to say who or what some rows are.
    Doubtful,
    /// It is no longer offered.
    Gone,
}

/// Where an import stands: `?1` is which, `?2` the municipality. `print` is spelled as the check has spelled it (`known`).
const STATE: &str = "SELECT kind,
        EXISTS (SELECT 1 FROM import_row WHERE import_id = ?1 AND outcome = 'doubtful') AS doubtful,
        EXISTS (SELECT 1 FROM import_row JOIN person ON person.id = import_row.person_id
                WHERE import_id = ?1 AND outcome = 'changed' AND print IS NOT
                    organisation_id || '/' || post_id || '/' || coalesce(teaching_since, '') || '/'
                    || coalesce(managing_since, '') || '/' || search_form || '/'
                    || EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id) || '/'
                    || (SELECT coalesce(group_concat(subject_id), '') FROM person_subject
                        WHERE person_subject.person_id = person.id))
        OR kind = 'schools' AND EXISTS (SELECT 1 FROM import_row
                   LEFT JOIN organisation ON organisation.id = import_row.organisation
                   WHERE import_id = ?1 AND outcome = 'changed' AND print IS NOT NULL AND person_id IS NULL
                     AND print IS NOT full_name || '/' || confirmed)
        OR kind = 'headcounts' AND EXISTS (SELECT 1 FROM import_row
                   WHERE import_id = ?1 AND outcome IN ('new', 'changed') AND print IS NOT
                       (SELECT json_array(teaching, management, under_35, first_years, both) FROM headcount
                        WHERE headcount.organisation_id = fields ->> 'organisation'
                          AND headcount.day = fields ->> 'day' ORDER BY headcount.id DESC LIMIT 1))
        OR kind = 'diagnosis' AND EXISTS (SELECT 1 FROM import_row
                   LEFT JOIN takes_results ON takes_results.person_id = import_row.person_id
                        AND takes_results.municipality_id = ?2
                   WHERE import_id = ?1 AND outcome = 'new' AND import_row.print IS NOT takes_results.print)
        OR kind IN ('staff', 'headcounts') AND EXISTS (SELECT 1 FROM import_row
                   WHERE import_id = ?1 AND outcome IN ('new', 'changed')
                     AND NOT EXISTS (SELECT 1 FROM organisation
                                     WHERE organisation.id = fields ->> 'organisation'
                                       AND organisation.municipality_id = ?2))
        OR kind = 'plan' AND EXISTS (SELECT 1 FROM import_row
                   WHERE import_id = ?1 AND outcome = 'changed' AND print IS NOT
                       (SELECT json_array(number, matter, form, begins, ends, grain, term_words, responsible, participants,
                                   result, note, plan_entry.state,
                                   (SELECT json_group_array(plan_entry_person.person_id) FROM plan_entry_person
                                    WHERE entry_id = plan_entry.id))
                        FROM plan_entry JOIN plan ON plan.id = plan_entry.plan_id
                        WHERE plan_entry.id = import_row.organisation AND plan.municipality_id = ?2))
        OR kind = 'plan' AND EXISTS (SELECT 1 FROM import_row
                   CROSS JOIN plan ON plan.municipality_id = ?2 AND plan.year = fields ->> 'year'
                        AND plan.group_id IS fields ->> 'group'
                   CROSS JOIN plan_entry ON plan_entry.plan_id = plan.id
                        AND plan_entry.begins = fields ->> 'begins' AND plan_entry.ends = fields ->> 'ends'
                        AND plan_entry.search_form = fields ->> 'search'
                   WHERE import_id = ?1 AND outcome = 'new' AND choice IS NULL)
        OR kind = 'plan' AND EXISTS (SELECT 1 FROM import_row
                   WHERE import_id = ?1 AND outcome IN ('new', 'changed') AND fields ->> 'group' IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM groups WHERE groups.id = fields ->> 'group'
                                       AND groups.municipality_id = ?2))
        OR kind = 'catalogue' AND EXISTS (SELECT 1 FROM import_row
                   WHERE import_id = ?1 AND outcome = 'changed' AND fields ->> 'area' IS NULL AND print IS NOT
                       (SELECT json_array(coalesce(item_here.name_ru, deficit_item.name_ru),
                                   iif(item_here.name_ru IS NULL, deficit_item.name_en, item_here.name_en),
                                   item_here.retired_at IS NULL)
                        FROM deficit_item LEFT JOIN item_here ON item_here.item_id = deficit_item.id
                             AND item_here.municipality_id = ?2
                        WHERE deficit_item.id = import_row.organisation))
        OR kind = 'catalogue' AND EXISTS (SELECT 1 FROM import_row
                   CROSS JOIN deficit_item ON deficit_item.category_id = fields ->> 'category'
                   LEFT JOIN item_here ON item_here.item_id = deficit_item.id AND item_here.municipality_id = ?2
                   WHERE import_id = ?1 AND outcome IN ('new', 'changed')
                     AND (deficit_item.municipality_id IS NULL OR deficit_item.municipality_id = ?2)
                     AND deficit_item.id IS NOT import_row.organisation
                     AND coalesce(item_here.name_ru, deficit_item.name_ru) = fields ->> 'ru')
        OR kind = 'catalogue' AND EXISTS (SELECT 1 FROM import_row
                   WHERE import_id = ?1 AND outcome = 'changed' AND fields ->> 'area' IS NOT NULL AND print IS NOT
                       (SELECT json_array(coalesce(category_here.name_ru, deficit_category.name_ru),
                                   coalesce(category_here.short_ru, category_here.name_ru),
                                   iif(category_here.name_ru IS NULL, deficit_category.name_en, category_here.name_en),
                                   category_here.retired_at IS NULL)
                        FROM deficit_category LEFT JOIN category_here ON category_here.category_id = deficit_category.id
                             AND category_here.municipality_id = ?2
                        WHERE deficit_category.id = import_row.organisation))
        OR kind = 'catalogue' AND EXISTS (SELECT 1 FROM import_row
                   CROSS JOIN category_named ON category_named.municipality_id = ?2
                        AND category_named.name_ru = fields ->> '$.area.ru'
                   WHERE import_id = ?1 AND outcome IN ('new', 'changed')
                     AND category_named.id IS NOT import_row.organisation)
        OR kind = 'staff' AND EXISTS (SELECT 1 FROM import_row
                   CROSS JOIN person ON person.organisation_id = fields ->> 'organisation'
                        AND person.sort_form = unhex(fields ->> 'sort')
                   WHERE import_id = ?1 AND outcome = 'new' AND choice IS NULL) AS overtaken
 FROM import WHERE id = ?1 AND municipality_id = ?2 AND state = 'offered'";

/// What is staged of it, of each outcome as one list of JSON.
const STAGED: &str =
    "SELECT outcome, json_group_array(json_array(coalesce(person_id, organisation), json(fields))) AS staged
 FROM (SELECT outcome, person_id, organisation, fields FROM import_row
       WHERE import_id = ?1 AND outcome = 'new' ORDER BY line)
 UNION ALL
 SELECT outcome, json_group_array(json_array(coalesce(person_id, organisation), json(fields)))
 FROM (SELECT outcome, person_id, organisation, fields FROM import_row
       WHERE import_id = ?1 AND outcome = 'changed' ORDER BY line)";

/// What is staged, read once.
struct Lists {
    new: String,
    changed: String,
}

/// Takes over what is offered.
pub async fn take(tx: &mut Tx, by: Coordinator, id: ImportId) -> Result<Taken> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| Call::of(&[STATE, STAGED]));
    let values = Values::default().and(id)?.and(tx.municipality())?;
    let rows = ASKS.make(tx.db(), values).await?;
    let Some(state) = rows.first().filter(|row| row.try_get::<bool, _>("doubtful").is_ok()) else {
        return Ok(Taken::Gone);
    };
    if state.try_get("doubtful")? {
        return Ok(Taken::Doubtful);
    }
    if state.try_get("overtaken")? {
        check_again(tx, id).await?;
        return Ok(Taken::Overtaken);
    }
    let list = |wanted: Outcome| -> Result<String> {
        let of = rows
            .iter()
            .find(|row| matches!(row.try_get::<Option<Outcome>, _>("outcome"), Ok(Some(of)) if of == wanted));
        Ok(of.map_or(Ok("[]".to_owned()), |row| row.try_get("staged"))?)
    };
    let lists = Lists { new: list(Outcome::New)?, changed: list(Outcome::Changed)? };
    let kind: Kind = state.try_get("kind")?;
    let (new, changed) = match kind {
        Kind::Staff => staff(tx, by, &lists).await?,
        Kind::Schools => schools(tx, by, &lists).await?,
        Kind::Headcounts => headcounts(tx, by, &lists).await?,
        Kind::Diagnosis => diagnosis(tx, by, &lists).await?,
        Kind::Plan => plan(tx, by, &lists).await?,
        Kind::Catalogue => catalogue(tx, by, &lists).await?,
    };
    let (news, changes) = (i64::try_from(new).unwrap_or(i64::MAX), i64::try_from(changed).unwrap_or(i64::MAX));
    sqlx::query!(
        "UPDATE import SET state = 'taken', hash = NULL, columns = NULL, schools = NULL, new = ?, changed = ?
         WHERE id = ?",
        news,
        changes,
        id
    )
    .execute(tx.db())
    .await?;
    tx.wake_files();
    match kind {
        // The verbs note what was listed, corrected, counted and planned.
        Kind::Staff | Kind::Headcounts | Kind::Plan | Kind::Catalogue => {}
        Kind::Schools => {
            let entry = Entry { became: Some(format!("{new}/{changed}")), ..Entry::default() };
            journal::note(tx, by.id(), "import-schools", entry).await?;
        }
        // That it was done, and not about whom, nor what it said.
        Kind::Diagnosis => journal::note(tx, by.id(), "import-diagnosis", Entry::default()).await?,
    }
    Ok(Taken::Done { new, changed })
}

/// Has the rows checked once more, beside the turns.
pub async fn check_again(tx: &mut Tx, id: ImportId) -> Result<()> {
    sqlx::query!("UPDATE import SET state = 'checking' WHERE id = ? AND state = 'offered'", id)
        .execute(tx.db())
        .await?;
    tx.wake_files();
    Ok(())
}

async fn staff(tx: &mut Tx, by: Coordinator, lists: &Lists) -> Result<(usize, usize)> {
    let new: Vec<(Option<i64>, Listing)> = serde_json::from_str(&lists.new)?;
    let changed: Vec<(PersonId, Listing)> = serde_json::from_str(&lists.changed)?;
    let new: Vec<Listing> = new.into_iter().map(|(_, listing)| listing).collect();
    let listed = people::list_all(tx, by, &new).await?;
    let corrected = people::relist_all(tx, by, &changed).await?;
    Ok((listed.len(), corrected))
}

/// A school as it is staged.
#[derive(Debug, Deserialize)]
struct School {
    full: String,
}

async fn schools(tx: &mut Tx, by: Coordinator, lists: &Lists) -> Result<(usize, usize)> {
    let new: Vec<(Option<i64>, School)> = serde_json::from_str(&lists.new)?;
    let changed: Vec<(OrganisationId, School)> = serde_json::from_str(&lists.changed)?;
    let names: Vec<Name> = new.iter().map(|(_, school)| Name::of(&school.full)).collect();
    let fuller: Vec<(OrganisationId, Name)> =
        changed.iter().map(|(id, school)| (*id, Name::of(&school.full))).collect();
    organisations::put_all(tx, by, &names, &fuller).await?;
    Ok((names.len(), fuller.len()))
}

/// A headcount as it is staged.
#[derive(Debug, Deserialize)]
struct Counted {
    organisation: OrganisationId,
    day: chrono::NaiveDate,
    counts: Counts,
}

async fn headcounts(tx: &mut Tx, by: Coordinator, lists: &Lists) -> Result<(usize, usize)> {
    let new: Vec<(Option<i64>, Counted)> = serde_json::from_str(&lists.new)?;
    let changed: Vec<(Option<i64>, Counted)> = serde_json::from_str(&lists.changed)?;
    let sizes = (new.len(), changed.len());
    let all = new.into_iter().chain(changed).map(|(_, one)| (one.organisation, one.day, one.counts));
    organisations::count_all(tx, by, &all.collect::<Vec<_>>()).await?;
    Ok(sizes)
}

async fn diagnosis(tx: &mut Tx, by: Coordinator, lists: &Lists) -> Result<(usize, usize)> {
    let results: Vec<(PersonId, Diagnosed)> = serde_json::from_str(&lists.new)?;
    let size = results.len();
    needs::receive(tx, by, results).await?;
    Ok((size, 0))
}

async fn plan(tx: &mut Tx, by: Coordinator, lists: &Lists) -> Result<(usize, usize)> {
    let new: Vec<(Option<i64>, plans::Loaded)> = serde_json::from_str(&lists.new)?;
    let changed: Vec<(PlanEntryId, plans::Loaded)> = serde_json::from_str(&lists.changed)?;
    let new: Vec<plans::Loaded> = new.into_iter().map(|(_, row)| row).collect();
    plans::take_all(tx, by, &new, &changed).await
}

async fn catalogue(tx: &mut Tx, by: Coordinator, lists: &Lists) -> Result<(usize, usize)> {
    let new: Vec<(Option<i64>, OfCatalogue)> = serde_json::from_str(&lists.new)?;
    let changed: Vec<(i64, OfCatalogue)> = serde_json::from_str(&lists.changed)?;
    let (mut new_areas, mut new_items) = (Vec::new(), Vec::new());
    for (_, row) in new {
        match row {
            OfCatalogue::Area(area) => new_areas.push(area),
            OfCatalogue::Item(item) => new_items.push(item),
        }
    }
    let (mut changed_areas, mut changed_items) = (Vec::new(), Vec::new());
    for (id, row) in changed {
        match row {
            OfCatalogue::Area(area) => changed_areas.push((CategoryId(id), area.area)),
            OfCatalogue::Item(item) => changed_items.push((ItemId(id), item)),
        }
    }
    let areas: Vec<_> = new_areas.iter().map(|area| area.area.clone()).collect();
    let (new, changed, known) = needs::amend_categories(tx, by, &areas, &changed_areas).await?;
    // Items of a category that is new, too, have its mark so far.
    for item in new_items.iter_mut().filter(|item| item.category.0 < 0) {
        let area = new_areas.iter().find(|area| area.mark == item.category).ok_or(Trouble::Gone)?;
        let there = known.categories.iter().find(|category| category.name.ru == area.area.ru);
        item.category = there.ok_or(Trouble::Gone)?.id;
    }
    let (items, renamed, _) = needs::amend(tx, by, &new_items, &changed_items).await?;
    Ok((new + items, changed + renamed))
}

/// A row of the catalogue as it is staged.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OfCatalogue {
    Area(ListedArea),
    Item(ListedItem),
}

/// What a choice makes of a row.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Who it is.
    pub person: Option<PersonId>,
    /// What it is.
    pub organisation: Option<i64>,
    /// What that is now.
    pub print: Option<String>,
    /// What is known of them and the file does not say, as JSON.
    pub known: Option<String>,
}

impl Default for Chosen {
    fn default() -> Chosen {
        Chosen { outcome: Outcome::New, person: None, organisation: None, print: None, known: None }
    }
}

/// A row is about this person.
pub async fn is_person(tx: &mut Tx, person: PersonId) -> Result<Chosen> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id) AS "is_listed!: bool",
                  json_object('teaching', teaching_since, 'managing', managing_since,
                              'name', json_object('family', family_name, 'given', given_name, 'patronymic', patronymic,
                                                  'sort', hex(sort_form), 'search', search_form), 'subjects',
                              (SELECT json_group_array(subject_id) FROM person_subject
                               WHERE person_subject.person_id = person.id)) AS "known!: String",
                  organisation_id || '/' || post_id || '/' || coalesce(teaching_since, '') || '/'
                  || coalesce(managing_since, '') || '/' || search_form || '/'
                  || EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id) || '/'
                  || (SELECT coalesce(group_concat(subject_id), '') FROM person_subject
                      WHERE person_subject.person_id = person.id) AS "print!: String"
           FROM person WHERE id = ? AND municipality_id = ?"#,
        person,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    // Who has come into the bot says themselves what they are.
    let outcome = if row.is_listed { Outcome::Changed } else { Outcome::Same };
    Ok(Chosen { outcome, person: Some(person), print: Some(row.print), known: Some(row.known), organisation: None })
}

/// A result is of this person, who gets it.
pub async fn is_taker(tx: &mut Tx, person: PersonId) -> Result<Chosen> {
    let municipality = tx.municipality();
    let print = sqlx::query_scalar!(
        r#"SELECT print AS "print!: String" FROM takes_results WHERE person_id = ? AND municipality_id = ?"#,
        person,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok(Chosen { person: Some(person), print: Some(print), ..Chosen::default() })
}

/// A row is about this organisation.
pub async fn is_organisation(tx: &mut Tx, organisation: i64) -> Result<Chosen> {
    let municipality = tx.municipality();
    let print = sqlx::query_scalar!(
        r#"SELECT full_name || '/' || confirmed AS "print!: String" FROM organisation
           WHERE id = ? AND municipality_id = ?"#,
        organisation,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    // It stands there under its own name: the list adds nothing.
    Ok(Chosen { outcome: Outcome::Same, organisation: Some(organisation), print: Some(print), ..Chosen::default() })
}

/// A row is this entry of a plan, which is to be as the file has it.
pub async fn is_plan_entry(tx: &mut Tx, entry: i64) -> Result<Chosen> {
    let print = plans::print_of(tx, entry).await?;
    Ok(Chosen { outcome: Outcome::Changed, organisation: Some(entry), print: Some(print), ..Chosen::default() })
}

/// A row is this item of the catalogue, which is to be called as the file has it.
pub async fn is_item(tx: &mut Tx, item: i64) -> Result<Chosen> {
    let known = needs::catalogue(tx).await?;
    let print = known.entry(ItemId(item)).map(needs::Entry::print).ok_or(Trouble::Gone)?;
    Ok(Chosen { outcome: Outcome::Changed, organisation: Some(item), print: Some(print), ..Chosen::default() })
}

/// Writes a choice.
pub async fn choose(tx: &mut Tx, (id, line): (ImportId, i64), chosen: &Chosen, choice: Choice) -> Result<()> {
    let Chosen { outcome, person, organisation, print, known } = chosen;
    let choice = serde_json::to_string(&choice)?;
    let known: Option<serde_json::Value> = known.as_deref().map(serde_json::from_str).transpose()?;
    let text = |field: &str| known.as_ref().and_then(|known| known[field].as_str().map(str::to_owned));
    let (teaching, managing) = (text("teaching"), text("managing"));
    let subjects = known.as_ref().map(|known| known["subjects"].to_string());
    // A name that stands in the file without its patronymic is no other name.
    let name = known.as_ref().map_or_else(|| "{}".to_owned(), |known| known["name"].to_string());
    sqlx::query!(
        "UPDATE import_row SET outcome = ?1, person_id = ?2, organisation = ?3, print = ?4, choice = ?5,
                fields = iif(?8 IS NULL, fields,
                    json_set(json_patch(fields, iif(fields ->> 'patronymic' = '', ?9, '{}')),
                             '$.teaching', coalesce(fields ->> 'teaching', ?6),
                             '$.managing', coalesce(fields ->> 'managing', ?7),
                             '$.subjects', iif(json_array_length(fields, '$.subjects') = 0 AND ?8 IS NOT NULL, json(?8),
                                               json(fields -> 'subjects'))))
         WHERE import_id = ?10 AND line = ?11",
        outcome,
        person,
        organisation,
        print,
        choice,
        teaching,
        managing,
        subjects,
        name,
        id,
        line
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

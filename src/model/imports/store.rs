//! What the rooms ask of the database about imports, and what they change. Each question is asked of one municipality.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Kind, Mapping, Meaning, Note, Outcome, State, key, takeover};
use crate::db::{Call, Values};
use crate::ids::{GroupId, ImportId, PersonId};
use crate::model::needs::Source;
use crate::model::plans::Which;
use crate::model::roles::Coordinator;
use crate::model::{organisations, school_year};
use crate::talk::{Page, Result, Spot, Trouble, Tx};

pub use super::takeover::Taken;

/// So many rows of each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// They will be added.
    pub new: i64,
    /// They will change.
    pub changed: i64,
    /// They are there as they are.
    pub same: i64,
    /// Somebody has to say which they are.
    pub doubtful: i64,
    /// They cannot be taken.
    pub wrong: i64,
    /// Somebody has said that they shall be left out.
    pub skipped: i64,
}

impl Counts {
    /// Those of an outcome.
    pub fn of(&self, outcome: Outcome) -> i64 {
        match outcome {
            Outcome::New => self.new,
            Outcome::Changed => self.changed,
            Outcome::Same => self.same,
            Outcome::Doubtful => self.doubtful,
            Outcome::Wrong => self.wrong,
            Outcome::Skipped => self.skipped,
        }
    }

    /// So many rows are written with the confirmation.
    pub fn taken(&self) -> i64 {
        self.new + self.changed
    }
}

/// An import on its card.
#[derive(Debug, Clone)]
pub struct Card {
    /// Which.
    pub id: ImportId,
    /// Of what it is.
    pub kind: Kind,
    /// What its sender calls the file.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// When it came.
    pub came_at: DateTime<Utc>,
    /// Why it could not be read, as JSON.
    pub flaw: Option<String>,
    /// What its columns mean.
    pub mapping: Option<Mapping>,
    /// The rows by their outcome; after a takeover what was written.
    pub counts: Counts,
    /// So many rows will be taken without a value that could not be read.
    pub unread: i64,
    /// Schools that it names and nobody knows.
    pub schools: Vec<String>,
    /// Whose diagnosis it is, where a row does not say so.
    pub source: Source,
    /// The plan into which it is loaded, and what its group is called.
    pub plan: Option<(Which, Option<String>)>,
}

/// An import of the municipality.
pub async fn card(tx: &mut Tx, _: Coordinator, id: ImportId) -> Result<Card> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT kind AS "kind!: Kind", name, state AS "state!: State", came_at AS "came_at!: DateTime<Utc>", flaw, columns,
                  coalesce(schools, '[]') AS "schools!: String", new, changed, source AS "source: Source",
                  group_id AS "group: GroupId", year,
                  (SELECT groups.name FROM groups WHERE groups.id = import.group_id) AS "group_name?: String",
                  (SELECT json_group_object(outcome, rows) FROM
                      (SELECT outcome, count(*) AS rows FROM import_row WHERE import_id = ?1 GROUP BY outcome))
                      AS "counts!: String",
                  (SELECT count(*) FROM import_row
                   WHERE import_id = ?1 AND outcome IN ('new', 'changed') AND instr(notes, '{"unread"')) AS "unread!: i64"
           FROM import WHERE id = ?1 AND municipality_id = ?2"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let counts = match row.state {
        State::Taken => Counts { new: row.new.unwrap_or(0), changed: row.changed.unwrap_or(0), ..Counts::default() },
        _ => serde_json::from_str(&row.counts)?,
    };
    Ok(Card {
        id,
        kind: row.kind,
        name: row.name,
        state: row.state,
        came_at: row.came_at,
        flaw: row.flaw,
        mapping: row.columns.map(|columns| serde_json::from_str(&columns)).transpose()?,
        counts,
        unread: row.unread,
        schools: serde_json::from_str(&row.schools)?,
        source: row.source.unwrap_or_default(),
        plan: row
            .year
            .and_then(|year| i32::try_from(year).ok())
            .map(|year| (Which { group: row.group, year }, row.group_name)),
    })
}

/// An import in a list.
#[derive(Debug, Clone)]
pub struct Open {
    /// Which.
    pub id: ImportId,
    /// Of what it is.
    pub kind: Kind,
    /// What its sender calls the file.
    pub name: String,
}

/// The imports that are under way or wait for a word, the newest first: a day's, so that there are few.
pub async fn open(tx: &mut Tx, _: Coordinator) -> Result<Vec<Open>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Open,
        r#"SELECT id AS "id!: ImportId", kind AS "kind!: Kind", name FROM import
           WHERE municipality_id = ? AND hash IS NOT NULL ORDER BY came_at DESC LIMIT 5"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// Gives a column another meaning.
pub async fn correct(tx: &mut Tx, by: Coordinator, id: ImportId, at: usize, means: Meaning) -> Result<()> {
    let card = card(tx, by, id).await?;
    let (State::Columns, Some(mapping)) = (card.state, card.mapping) else { return Err(Trouble::Gone) };
    let columns = serde_json::to_string(&mapping.corrected(at, means))?;
    let municipality = tx.municipality();
    sqlx::query!(
        "UPDATE import SET columns = ? WHERE id = ? AND municipality_id = ? AND state = 'columns'",
        columns,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Says whose diagnosis it is, as long as the columns wait for a word.
pub async fn set_source(tx: &mut Tx, _: Coordinator, id: ImportId, source: Source) -> Result<()> {
    let municipality = tx.municipality();
    let set = sqlx::query!(
        "UPDATE import SET source = ? WHERE id = ? AND municipality_id = ? AND state = 'columns' AND kind = 'diagnosis'",
        source,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    if set.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// What columns mean is as it stands: it is remembered by the heads, and the rows are checked. Tells whether the columns
/// still waited for that.
pub async fn confirm_columns(tx: &mut Tx, by: Coordinator, id: ImportId) -> Result<bool> {
    let card = card(tx, by, id).await?;
    let (State::Columns, Some(mapping)) = (card.state, card.mapping) else { return Ok(false) };
    if !mapping.lacks(card.kind.shape()).is_empty() {
        return Ok(false);
    }
    let (municipality, today) = (tx.municipality(), tx.today());
    let year_begins = match card.plan {
        Some((plan, _)) => plan.span(tx).await?.first,
        None => school_year::current(tx).await?,
    };
    let values = Values::default().and(municipality)?.and(card.kind)?.and(key(&mapping))?;
    let values = values.and(serde_json::to_string(&mapping.meanings())?)?;
    let values = values.and(today)?.and(year_begins)?.and(id)?.and(municipality)?;
    CONFIRMING.make(tx.db(), values).await?;
    tx.wake_files();
    Ok(true)
}

const REMEMBER: &str = "INSERT INTO import_mapping (municipality_id, kind, heads, meanings) VALUES (?, ?, ?, ?)
     ON CONFLICT (municipality_id, kind, heads) DO UPDATE SET meanings = excluded.meanings";
const CHECK: &str = "UPDATE import SET state = 'checking', day = ?, year_begins = ?
     WHERE id = ? AND municipality_id = ? AND state = 'columns'";

static CONFIRMING: LazyLock<Call> = LazyLock::new(|| Call::of(&[REMEMBER, CHECK]));

/// Adds the schools that a list names and nobody knows, and checks its rows anew; tells how many are new.
pub async fn add_schools(tx: &mut Tx, by: Coordinator, id: ImportId) -> Result<usize> {
    let card = card(tx, by, id).await?;
    if card.state != State::Offered || card.schools.is_empty() {
        return Err(Trouble::Gone);
    }
    let added = organisations::add_all(tx, by, &card.schools).await?;
    takeover::check_again(tx, id).await?;
    Ok(added.new)
}

/// Gives up an import: the file goes at once, what was staged in slices. Tells whether it was still open.
pub async fn refuse(tx: &mut Tx, _: Coordinator, id: ImportId) -> Result<bool> {
    let municipality = tx.municipality();
    let refused = sqlx::query!(
        "UPDATE import SET state = 'refused', hash = NULL, columns = NULL, schools = NULL
         WHERE id = ? AND municipality_id = ? AND hash IS NOT NULL",
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    if refused.rows_affected() == 0 {
        return Ok(false);
    }
    tx.wake_files();
    Ok(true)
}

/// Takes over what is offered, as a whole or not at all.
pub async fn take(tx: &mut Tx, by: Coordinator, id: ImportId) -> Result<Taken> {
    takeover::take(tx, by, id).await
}

/// Who or what a doubtful row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A new one.
    New,
    /// It shall be left out.
    Skip,
    /// This one.
    Is {
        /// The number of the person or the organisation.
        id: i64,
    },
}

/// A row in a list.
#[derive(Debug, Clone)]
pub struct ListedRow {
    /// Its number in the file.
    pub line: i64,
    /// How a list shows it.
    pub label: String,
    /// What is to be said about it.
    pub notes: Vec<Note>,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// A page of the rows of one outcome.
pub async fn rows(
    tx: &mut Tx,
    _: Coordinator,
    (id, outcome): (ImportId, Outcome),
    spot: &Spot,
    size: usize,
) -> Result<(Kind, Vec<ListedRow>, Page)> {
    let (municipality, limit, asked) = (tx.municipality(), size as i64, spot.page as i64);
    let found = sqlx::query!(
        r#"WITH counted (rows) AS (SELECT count(*) FROM import_row WHERE import_id = ?1 AND outcome = ?2)
           SELECT import.kind AS "kind!: Kind", counted.rows AS "count!: i64", page.line AS "line?: i64", page.label AS "label?: String",
                  page.notes AS "notes?: String"
           FROM import CROSS JOIN counted
           LEFT JOIN (SELECT line, label, notes FROM import_row WHERE import_id = ?1 AND outcome = ?2
                      ORDER BY line LIMIT ?4 OFFSET max(0, min(?5, (SELECT (rows - 1) / ?4 FROM counted))) * ?4) AS page
                ON true
           WHERE import.id = ?1 AND import.municipality_id = ?3"#,
        id,
        outcome,
        municipality,
        limit,
        asked
    )
    .fetch_all(tx.db())
    .await?;
    let (kind, count) = found.first().map(|row| (row.kind, row.count)).ok_or(Trouble::Gone)?;
    let page = Page::of(spot.page, usize::try_from(count).unwrap_or(0), size);
    let rows = found.into_iter().filter_map(|row| Some((row.line?, row.label?, row.notes?)));
    let rows = rows.map(|(line, label, notes)| {
        let notes = serde_json::from_str(&notes)?;
        Ok(ListedRow { line, label, notes, outcome })
    });
    Ok((kind, rows.collect::<Result<_>>()?, page))
}

/// All rows, for a spreadsheet: those that ask for something first, in the order of the file.
pub async fn all_rows(tx: &mut Tx, _: Coordinator, id: ImportId) -> Result<Vec<ListedRow>> {
    let municipality = tx.municipality();
    let found = sqlx::query!(
        r#"SELECT line AS "line!: i64", label, notes, outcome AS "outcome!: Outcome"
           FROM import CROSS JOIN import_row ON import_row.import_id = import.id
           WHERE import.id = ? AND import.municipality_id = ? ORDER BY line"#,
        id,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let rows = found.into_iter().map(|row| {
        let notes = serde_json::from_str(&row.notes)?;
        Ok(ListedRow { line: row.line, label: row.label, notes, outcome: row.outcome })
    });
    rows.collect()
}

/// A row on its card.
#[derive(Debug, Clone)]
pub struct Detail {
    /// Of what the list is.
    pub kind: Kind,
    /// The row.
    pub row: ListedRow,
    /// Whom or what it may be about: the numbers, how each is called, and what tells it apart.
    pub others: Vec<(i64, String, String)>,
    /// What was chosen.
    pub choice: Option<Choice>,
}

/// A row of an import that is offered.
pub async fn row(tx: &mut Tx, _: Coordinator, id: ImportId, line: i64) -> Result<Detail> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT label, notes, outcome AS "outcome!: Outcome", choice, kind AS "kind!: Kind",
                  CASE WHEN import.kind IN ('staff', 'diagnosis') THEN
                      (SELECT json_group_array(json_array(person.id,
                                  rtrim(family_name || ' ' || given_name || ' ' || patronymic), organisation.short_name))
                       FROM json_each(import_row.others) AS other
                       CROSS JOIN person ON person.id = other.value
                       CROSS JOIN organisation ON organisation.id = person.organisation_id
                       WHERE person.municipality_id = ?3)
                  WHEN import.kind = 'plan' THEN
                      (SELECT json_group_array(json_array(plan_entry.id, matter,
                                  strftime('%d.%m.%Y', begins) || ' – ' || strftime('%d.%m.%Y', ends)))
                       FROM json_each(import_row.others) AS other
                       CROSS JOIN plan_entry ON plan_entry.id = other.value
                       CROSS JOIN plan ON plan.id = plan_entry.plan_id
                       WHERE plan.municipality_id = ?3)
                  WHEN import.kind = 'catalogue' THEN
                      (SELECT json_group_array(json_array(deficit_item.id,
                                  coalesce(item_here.name_ru, deficit_item.name_ru), deficit_category.name_ru))
                       FROM json_each(import_row.others) AS other
                       CROSS JOIN deficit_item ON deficit_item.id = other.value
                       CROSS JOIN category_named AS deficit_category ON deficit_category.id = deficit_item.category_id
                            AND deficit_category.municipality_id = ?3
                       LEFT JOIN item_here ON item_here.item_id = deficit_item.id AND item_here.municipality_id = ?3
                       WHERE deficit_item.municipality_id IS NULL OR deficit_item.municipality_id = ?3)
                  ELSE
                      (SELECT json_group_array(json_array(organisation.id, short_name, full_name))
                       FROM json_each(import_row.others) AS other
                       CROSS JOIN organisation ON organisation.id = other.value
                       WHERE organisation.municipality_id = ?3) END AS "others!: String"
           FROM import CROSS JOIN import_row ON import_row.import_id = import.id
           WHERE import.id = ?1 AND import_row.line = ?2 AND import.municipality_id = ?3 AND import.state = 'offered'"#,
        id,
        line,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok(Detail {
        kind: row.kind,
        row: ListedRow { line, label: row.label, notes: serde_json::from_str(&row.notes)?, outcome: row.outcome },
        others: serde_json::from_str(&row.others)?,
        choice: row.choice.map(|choice| serde_json::from_str(&choice)).transpose()?,
    })
}

/// Says who or what a doubtful row is; it may be said anew until the takeover.
pub async fn choose(tx: &mut Tx, by: Coordinator, (id, line): (ImportId, i64), choice: Choice) -> Result<()> {
    let detail = row(tx, by, id, line).await?;
    if detail.others.is_empty() && detail.choice.is_none() && detail.row.outcome != Outcome::Doubtful {
        return Err(Trouble::Gone);
    }
    let chosen = match choice {
        // Who does not use the bot gets nothing: there is nobody new.
        Choice::New if detail.kind == Kind::Diagnosis => return Err(Trouble::Gone),
        Choice::New => takeover::Chosen { outcome: Outcome::New, ..takeover::Chosen::default() },
        Choice::Skip => takeover::Chosen { outcome: Outcome::Skipped, ..takeover::Chosen::default() },
        Choice::Is { id } => {
            if !detail.others.iter().any(|(other, _, _)| *other == id) {
                return Err(Trouble::Gone);
            }
            match detail.kind {
                Kind::Staff => takeover::is_person(tx, PersonId(id)).await?,
                Kind::Diagnosis => takeover::is_taker(tx, PersonId(id)).await?,
                Kind::Schools | Kind::Headcounts => takeover::is_organisation(tx, id).await?,
                Kind::Plan => takeover::is_plan_entry(tx, id).await?,
                Kind::Catalogue => takeover::is_item(tx, id).await?,
            }
        }
    };
    takeover::choose(tx, (id, line), &chosen, choice).await
}

/// Says the same of all doubtful rows: that each is a new one, or that each shall be left out. Tells of how many.
pub async fn choose_all(tx: &mut Tx, by: Coordinator, id: ImportId, choice: Choice) -> Result<u64> {
    let outcome = match choice {
        Choice::New => Outcome::New,
        Choice::Skip => Outcome::Skipped,
        Choice::Is { .. } => return Err(Trouble::Gone),
    };
    let card = card(tx, by, id).await?;
    if card.state != State::Offered || (card.kind == Kind::Diagnosis && choice == Choice::New) {
        return Err(Trouble::Gone);
    }
    let choice = serde_json::to_string(&choice)?;
    let chosen = sqlx::query!(
        "UPDATE import_row SET outcome = ?, choice = ? WHERE import_id = ? AND outcome = 'doubtful'",
        outcome,
        choice,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(chosen.rows_affected())
}

/// Ends the imports of the municipality that nobody has given a word about for a day; tells whether there were any.
pub async fn expire(tx: &mut Tx) -> Result<bool> {
    let (municipality, before) = (tx.municipality(), tx.now - super::OFFERED_FOR);
    let ended = sqlx::query!(
        "UPDATE import SET state = 'expired', hash = NULL, columns = NULL, schools = NULL
         WHERE municipality_id = ? AND hash IS NOT NULL AND came_at <= ?",
        municipality,
        before
    )
    .execute(tx.db())
    .await?;
    let are_any = ended.rows_affected() > 0;
    if are_any {
        tx.wake_files();
    }
    Ok(are_any)
}

//! Marks of organisations: НРО, ФНСУ (S0-01, categories 3 and 4) and high results (S0-24). Each is set by a paper, from a
//! day, for a term or without, and stays in the history when it is over.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Keeper, Marker};
use crate::db::{Call, Values};
use crate::ids::FlagId;
use crate::model::journal::{self, Entry};
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::Language;

/// What an organisation may be marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Mark {
    /// Низкие результаты, НРО.
    LowResults,
    /// Неблагоприятные социальные условия, ФНСУ.
    AdverseConditions,
    /// Высокие результаты.
    HighResults,
}

impl Mark {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Mark; 3] = [Mark::LowResults, Mark::AdverseConditions, Mark::HighResults];

    /// «Низкие результаты»: on a button and in a list.
    pub fn named(self, language: Language) -> String {
        match self {
            Mark::LowResults => say!(language, "model-mark-low"),
            Mark::AdverseConditions => say!(language, "model-mark-adverse"),
            Mark::HighResults => say!(language, "model-mark-high"),
        }
    }

    /// What the journal calls a change of it.
    fn matter(self) -> &'static str {
        match self {
            Mark::LowResults => "organisation-low-results",
            Mark::AdverseConditions => "organisation-adverse-conditions",
            Mark::HighResults => "organisation-high-results",
        }
    }
}

/// A mark as it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Its number here.
    pub id: FlagId,
    /// Which one.
    pub mark: Mark,
    /// Its first day; `None` for what was set before the bot asked.
    pub since: Option<NaiveDate>,
    /// The last day of its term.
    pub until: Option<NaiveDate>,
    /// The first day without it, where it was taken off.
    pub ended_on: Option<NaiveDate>,
    /// The order or another paper that set it, and its day.
    pub paper: Option<(String, NaiveDate)>,
}

impl Flag {
    /// Whether it holds on a day. The statements of other tables ask the same of the database.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
            && self.ended_on.is_none_or(|ended| day < ended)
    }

    /// Whether it holds, or will hold, on a day of a term.
    fn meets(&self, first: NaiveDate, last: Option<NaiveDate>) -> bool {
        let begins = self.since.map_or(first, |since| since.max(first));
        last.is_none_or(|last| begins <= last) && self.holds(begins)
    }
}

/// A mark that is to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFlag {
    /// Which one.
    pub mark: Mark,
    /// Its first day.
    pub since: NaiveDate,
    /// The last day of its term.
    pub until: Option<NaiveDate>,
    /// The order or another paper that sets it.
    pub paper: String,
    /// The paper's day.
    pub paper_day: NaiveDate,
}

/// The organisation's name, and its marks, the newest first.
pub async fn of(tx: &mut Tx, by: Keeper) -> Result<(String, Vec<Flag>)> {
    let organisation = by.organisation();
    let rows = sqlx::query!(
        r#"SELECT short_name AS "name!", organisation_flag.id AS "id?: FlagId", flag AS "flag?: Mark",
                  since AS "since?: NaiveDate", until AS "until?: NaiveDate", ended_on AS "ended_on?: NaiveDate", paper,
                  paper_day AS "paper_day?: NaiveDate"
           FROM organisation LEFT JOIN organisation_flag ON organisation_id = organisation.id
           WHERE organisation.id = ? ORDER BY since DESC, organisation_flag.id DESC"#,
        organisation
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().map(|row| row.name.clone()).ok_or(Trouble::Gone)?;
    let read = rows.into_iter().filter_map(|row| {
        let (since, until, ended_on) = (row.since, row.until, row.ended_on);
        Some(Flag { id: row.id?, mark: row.flag?, since, until, ended_on, paper: row.paper.zip(row.paper_day) })
    });
    Ok((name, read.collect()))
}

/// Sets a mark; tells whether it does not stand on a day of its term already, by another paper.
pub async fn set(tx: &mut Tx, by: Marker, new: &NewFlag) -> Result<bool> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET, journal::NOTE]));
    let by = by.keeper();
    let (_, known) = of(tx, by).await?;
    if known.iter().any(|flag| flag.mark == new.mark && flag.meets(new.since, new.until)) {
        return Ok(false);
    }
    let values = Values::default().and(by.organisation())?.and(new.mark)?.and(new.since)?.and(new.until)?;
    let values = values.and(new.paper.clone())?.and(new.paper_day)?;
    let entry = Entry { organisation: Some(by.organisation()), became: Some("true".to_owned()), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), new.mark.matter(), entry)?;
    SETS.make(tx.db(), values).await?;
    Ok(true)
}

const SET: &str = "INSERT INTO organisation_flag (organisation_id, flag, since, until, paper, paper_day)
     VALUES (?, ?, ?, ?, ?, ?)";

/// Takes a mark off from a day on; tells whether it held then. What is to begin later does not begin.
pub async fn end(tx: &mut Tx, by: Marker, mark: Mark, on: NaiveDate) -> Result<bool> {
    static ENDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[END, journal::NOTE]));
    let by = by.keeper();
    let (_, known) = of(tx, by).await?;
    if !known.iter().any(|flag| flag.mark == mark && flag.is_to_be_ended(on)) {
        return Ok(false);
    }
    let values = Values::default().and(on)?.and(by.organisation())?.and(mark)?.and(on)?.and(on)?;
    let entry = Entry {
        organisation: Some(by.organisation()),
        was: Some("true".to_owned()),
        became: Some("false".to_owned()),
        ..Entry::default()
    };
    let values = journal::noted(values, tx, by.id(), mark.matter(), entry)?;
    ENDS.make(tx.db(), values).await?;
    Ok(true)
}

impl Flag {
    /// Whether it holds on a day or will hold after it.
    pub fn is_to_be_ended(&self, on: NaiveDate) -> bool {
        self.until.is_none_or(|until| on <= until) && self.ended_on.is_none_or(|ended| on < ended)
    }
}

const END: &str = "UPDATE organisation_flag SET ended_on = ?
     WHERE organisation_id = ? AND flag = ? AND (until IS NULL OR until >= ?) AND (ended_on IS NULL OR ended_on > ?)";

#[cfg(test)]
mod tests {
    use super::*;

    /// S0-01, S0-24: a mark holds from its day through its term, and not from the day on which it is taken off.
    #[test]
    fn a_mark_holds_from_its_day_through_its_term() {
        let day = |day: &str| -> NaiveDate { day.parse().unwrap() };
        let flag = |since: Option<&str>, until: Option<&str>, ended: Option<&str>| Flag {
            id: FlagId(1),
            mark: Mark::LowResults,
            since: since.map(day),
            until: until.map(day),
            ended_on: ended.map(day),
            paper: None,
        };
        let termed = flag(Some("2026-09-01"), Some("2027-08-31"), None);
        for (on, holds) in [("2026-08-31", false), ("2026-09-01", true), ("2027-08-31", true), ("2027-09-01", false)] {
            assert_eq!(termed.holds(day(on)), holds, "{on}");
        }
        assert!(termed.is_to_be_ended(day("2026-08-01")) && !termed.is_to_be_ended(day("2027-09-01")));
        let ended = flag(Some("2026-09-01"), None, Some("2026-11-21"));
        assert!(ended.holds(day("2026-11-20")) && !ended.holds(day("2026-11-21")));
        assert!(!ended.is_to_be_ended(day("2026-11-21")));
        // What was set before the bot asked for days.
        assert!(flag(None, None, None).holds(day("2001-01-01")));
        // Taken off on its first day: it never held.
        let mistaken = flag(Some("2026-09-01"), None, Some("2026-09-01"));
        assert!(!mistaken.holds(day("2026-09-01")) && !mistaken.holds(day("2026-09-02")));

        // Of two papers on the same days one would count, and nobody could say which.
        let meets = |flag: &Flag, first: &str, last: Option<&str>| flag.meets(day(first), last.map(day));
        for (first, last, expected) in [
            ("2026-01-01", Some("2026-08-31"), false),
            ("2026-01-01", Some("2026-09-01"), true),
            ("2026-01-01", None, true),
            ("2027-01-01", Some("2027-02-01"), true),
            ("2027-08-31", None, true),
            ("2027-09-01", None, false),
        ] {
            assert_eq!(meets(&termed, first, last), expected, "{first} {last:?}");
        }
        assert!(meets(&ended, "2026-11-20", None) && !meets(&ended, "2026-11-21", None));
        assert!(meets(&flag(None, None, None), "2001-01-01", Some("2001-01-01")));
        assert!(!meets(&mistaken, "2026-01-01", None));
        let never = flag(Some("2027-03-01"), None, Some("2026-12-01"));
        assert!(!meets(&never, "2026-01-01", None));
    }
}

//! Numbers of papers, and the years in which they run.

use chrono::{Datelike, NaiveDate};

use crate::ids::PaperId;
use crate::model::journal::{self, Entry};
use crate::model::regulation::keys::office::NumberYear;
use crate::model::regulation::{self, keys};
use crate::model::roles::Coordinator;
use crate::model::school_year;
use crate::talk::{Result, Tx};
use crate::text::forms;

/// The year in which the numbers of papers of a day run, by the regulation: that of the calendar, or the school year by
/// the one in which it begins.
pub async fn number_year(tx: &mut Tx, day: NaiveDate) -> Result<i32> {
    let now = regulation::now(tx).await?;
    Ok(match now.get(&keys::office::PAPER_NUMBERS)? {
        NumberYear::Calendar => day.year(),
        NumberYear::School => school_year::first_day(day, now.get(&keys::clusters::CLUSTER_YEAR_BEGINS)?).year(),
    })
}

/// What became of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// The paper bears it.
    Kept,
    /// Another paper of its kind bears it that year.
    Taken,
    /// The paper has a number, or its content is gone.
    Gone,
}

/// Gives a paper that was made without a number the one that a clerk has written in, with its day.
pub async fn set_number(
    tx: &mut Tx,
    by: Coordinator,
    id: PaperId,
    (number, day): (&str, NaiveDate),
) -> Result<Numbered> {
    let (municipality, year) = (tx.municipality(), number_year(tx, day).await?);
    let searched = forms::search(number);
    let kept = sqlx::query_scalar!(
        r#"UPDATE OR IGNORE paper SET number = ?1, day = ?2, year = ?3, search_form = search_form || ?4
           WHERE id = ?5 AND municipality_id = ?6 AND number IS NULL AND hash IS NOT NULL
           RETURNING id AS "id!: PaperId""#,
        number,
        day,
        year,
        searched,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    if kept.is_some() {
        let became = Some(number.to_owned());
        journal::note(tx, by.id(), "paper-numbered", Entry { became, ..Entry::default() }).await?;
        return Ok(Numbered::Kept);
    }
    let is_taken = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM paper AS other
                          WHERE other.municipality_id = ?2 AND other.kind = paper.kind AND other.year = ?3
                            AND other.number = ?4) AS "taken!: bool"
           FROM paper WHERE id = ?1 AND municipality_id = ?2 AND number IS NULL"#,
        id,
        municipality,
        year,
        number
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(if is_taken == Some(true) { Numbered::Taken } else { Numbered::Gone })
}

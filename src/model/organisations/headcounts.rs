//! Official headcounts of organisations (DOMAIN 1.10), the denominators of the indicators S4-10 to S4-13.
//!
//! A denominator comes from here alone, never from how many people use the bot. An entry is of a day and has a source; of
//! one day the entry made last is right, so that a correction adds one and nothing is overwritten. What was not told is no
//! zero.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Keeper, Reader};
use crate::db::{Call, Values};
use crate::ids::{HeadcountId, OrganisationId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::Language;

/// The five numbers; `None` for what was not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Teaching staff: the whole of which the last three are parts.
    pub teaching: Option<i64>,
    /// Management.
    pub management: Option<i64>,
    /// Of the teaching staff, those under 35.
    pub under_35: Option<i64>,
    /// Of the teaching staff, those in their first years of work.
    pub first_years: Option<i64>,
    /// Of the teaching staff, those who are both at once: the denominator of S4-13.
    pub both: Option<i64>,
}

/// Why numbers cannot be of one organisation on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// Nothing was told.
    Nothing,
    /// A number is below zero or above what one organisation employs.
    Range,
    /// More are under 35 than there are.
    YoungAboveAll,
    /// More are in their first years than there are.
    NewAboveAll,
    /// More are both than there are.
    BothAboveAll,
    /// More are both than are under 35.
    BothAboveYoung,
    /// More are both than are in their first years.
    BothAboveNew,
    /// Those who are one or the other are more than there are.
    EitherAboveAll,
    /// The day is yet to come.
    ToCome,
}

/// The most that one organisation employs.
const MOST: i64 = 99_999;

/// Whether the numbers can be; the first reason why not.
pub fn check(counts: &Counts) -> std::result::Result<(), Impossible> {
    let Counts { teaching, management, under_35, first_years, both } = *counts;
    let told = [teaching, management, under_35, first_years, both];
    if told.iter().all(Option::is_none) {
        return Err(Impossible::Nothing);
    }
    if told.iter().flatten().any(|count| !(0..=MOST).contains(count)) {
        return Err(Impossible::Range);
    }
    let above = |part: Option<i64>, whole: Option<i64>| part.zip(whole).is_some_and(|(part, whole)| part > whole);
    // Neither counts those who are both twice.
    let either = under_35.zip(first_years).zip(both).map(|((young, new), both)| young + new - both);
    let rules = [
        (above(under_35, teaching), Impossible::YoungAboveAll),
        (above(first_years, teaching), Impossible::NewAboveAll),
        (above(both, under_35), Impossible::BothAboveYoung),
        (above(both, first_years), Impossible::BothAboveNew),
        (above(both, teaching), Impossible::BothAboveAll),
        (above(either, teaching), Impossible::EitherAboveAll),
    ];
    rules.into_iter().find(|(broken, _)| *broken).map_or(Ok(()), |(_, why)| Err(why))
}

/// What is said of it.
pub fn why(language: Language, impossible: Impossible) -> String {
    match impossible {
        Impossible::Nothing => say!(language, "model-headcount-nothing"),
        Impossible::Range => say!(language, "model-headcount-range", most = MOST),
        Impossible::YoungAboveAll => say!(language, "model-headcount-young-above-all"),
        Impossible::NewAboveAll => say!(language, "model-headcount-new-above-all"),
        Impossible::BothAboveAll => say!(language, "model-headcount-both-above-all"),
        Impossible::BothAboveYoung => say!(language, "model-headcount-both-above-young"),
        Impossible::BothAboveNew => say!(language, "model-headcount-both-above-new"),
        Impossible::EitherAboveAll => say!(language, "model-headcount-either-above-all"),
        Impossible::ToCome => say!(language, "model-headcount-to-come"),
    }
}

/// Where the numbers are from (S4-21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Source {
    /// The office's own monitoring.
    Monitoring,
    /// Official statistics, such as ОО-1 and 85-К.
    Statistics,
    /// The organisation's site.
    Sites,
    /// Papers of the organisation.
    Papers,
    /// Federal information systems.
    Federal,
}

impl Source {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Source; 5] =
        [Source::Statistics, Source::Monitoring, Source::Papers, Source::Sites, Source::Federal];

    /// «Статистика»: on a button and in a list.
    pub fn named(self, language: Language) -> String {
        match self {
            Source::Monitoring => say!(language, "model-source-monitoring"),
            Source::Statistics => say!(language, "model-source-statistics"),
            Source::Sites => say!(language, "model-source-sites"),
            Source::Papers => say!(language, "model-source-papers"),
            Source::Federal => say!(language, "model-source-federal"),
        }
    }
}

/// A headcount that is to be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct New {
    /// The day of which it is.
    pub day: NaiveDate,
    /// The numbers.
    pub counts: Counts,
    /// Where they are from.
    pub source: Source,
}

/// A headcount that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headcount {
    /// Its number here.
    pub id: HeadcountId,
    /// The day of which it is.
    pub day: NaiveDate,
    /// The numbers.
    pub counts: Counts,
    /// Where they are from.
    pub source: Source,
    /// When it was entered.
    pub entered_at: DateTime<Utc>,
}

/// Enters a headcount; tells why where it cannot be.
pub async fn count_heads(tx: &mut Tx, by: Keeper, new: &New) -> Result<std::result::Result<(), Impossible>> {
    static ENTERS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ENTER, journal::NOTE]));
    if new.day > tx.today() {
        return Ok(Err(Impossible::ToCome));
    }
    if let Err(why) = check(&new.counts) {
        return Ok(Err(why));
    }
    let organisation = by.organisation();
    let Counts { teaching, management, under_35, first_years, both } = new.counts;
    let values = Values::default().and(organisation)?.and(new.day)?.and(teaching)?.and(management)?;
    let values = values.and(under_35)?.and(first_years)?.and(both)?.and(new.source)?.and(tx.now)?;
    let entry =
        Entry { organisation: Some(organisation), became: Some(told(new.day, &new.counts)), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisation-headcount", entry)?;
    ENTERS.make(tx.db(), values).await?;
    Ok(Ok(()))
}

const ENTER: &str = "INSERT INTO headcount (organisation_id, day, teaching, management, under_35, first_years, both,
                                            source, entered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// «2026-09-01: 40/3/10/5/4», in the order of [`Counts`], as the journal has it; a dash where nothing was told.
pub fn told(day: NaiveDate, counts: &Counts) -> String {
    let Counts { teaching, management, under_35, first_years, both } = *counts;
    let told = [teaching, management, under_35, first_years, both];
    let told: Vec<_> = told.map(|count| count.map_or("–".to_owned(), |count| count.to_string())).into();
    format!("{day}: {}", told.join("/"))
}

/// Takes back an entry that was made by mistake; the one before it holds again.
pub async fn take_back(tx: &mut Tx, by: Keeper, id: HeadcountId) -> Result<()> {
    static TAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[TAKE_BACK, journal::NOTE]));
    let organisation = by.organisation();
    let found = of(tx, by.into()).await?.1.into_iter().find(|known| known.id == id).ok_or(Trouble::Gone)?;
    let values = Values::default().and(id)?.and(organisation)?;
    let entry =
        Entry { organisation: Some(organisation), was: Some(told(found.day, &found.counts)), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisation-headcount", entry)?;
    TAKES.make(tx.db(), values).await?;
    Ok(())
}

const TAKE_BACK: &str = "DELETE FROM headcount WHERE id = ? AND organisation_id = ?";

/// The organisation's name, and what was entered for it: the newest day first, of one day the entry that holds first.
pub async fn of(tx: &mut Tx, by: Reader) -> Result<(String, Vec<Headcount>)> {
    let (organisation, municipality) = (by.organisation(), tx.municipality());
    let rows = sqlx::query!(
        r#"SELECT short_name AS "name!", headcount.id AS "id?: HeadcountId", day AS "day?: NaiveDate", teaching, management,
                  under_35, first_years, both, source AS "source?: Source", entered_at AS "entered_at?: DateTime<Utc>"
           FROM organisation LEFT JOIN headcount ON organisation_id = organisation.id
           WHERE organisation.id = ? AND organisation.municipality_id = ? ORDER BY day DESC, headcount.id DESC"#,
        organisation,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().map(|row| row.name.clone()).ok_or(Trouble::Gone)?;
    let read = rows.into_iter().filter_map(|row| {
        let (teaching, management, under_35) = (row.teaching, row.management, row.under_35);
        let counts = Counts { teaching, management, under_35, first_years: row.first_years, both: row.both };
        Some(Headcount { id: row.id?, day: row.day?, counts, source: row.source?, entered_at: row.entered_at? })
    });
    Ok((name, read.collect()))
}

/// An organisation in a denominator.
#[derive(Debug, Clone)]
pub struct Counted {
    /// Its number.
    pub organisation: OrganisationId,
    /// Its short name.
    pub name: String,
    /// What it is searched by.
    pub search_form: String,
    /// What held on the day; `None` where nothing was entered until then.
    pub headcount: Option<Headcount>,
}

/// The headcount of each confirmed organisation of the municipality on a day, the rows behind a denominator: numbers of
/// organisations, which name nobody. Those outside the municipality count in none.
pub async fn on(tx: &mut Tx, _: Coordinator, day: NaiveDate) -> Result<Vec<Counted>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT organisation.id AS "organisation!: OrganisationId", short_name AS "name!", search_form AS "search_form!",
                  headcount.id AS "id?: HeadcountId", day AS "day?: NaiveDate", teaching, management, under_35,
                  first_years, both, source AS "source?: Source", entered_at AS "entered_at?: DateTime<Utc>"
           FROM organisation
           LEFT JOIN headcount ON headcount.id = (SELECT newest.id FROM headcount AS newest
                                                  WHERE newest.organisation_id = organisation.id AND newest.day <= ?2
                                                  ORDER BY newest.day DESC, newest.id DESC LIMIT 1)
           WHERE municipality_id = ?1 AND confirmed = 1 AND outside = 0
           ORDER BY sort_form"#,
        municipality,
        day
    )
    .fetch_all(tx.db())
    .await?;
    let read = rows.into_iter().map(|row| {
        let counts = Counts {
            teaching: row.teaching,
            management: row.management,
            under_35: row.under_35,
            first_years: row.first_years,
            both: row.both,
        };
        let entered = row.id.zip(row.day).zip(row.source).zip(row.entered_at);
        let headcount =
            entered.map(|(((id, day), source), entered_at)| Headcount { id, day, counts, source, entered_at });
        Counted { organisation: row.organisation, name: row.name, search_form: row.search_form, headcount }
    });
    Ok(read.collect())
}

/// One of the five numbers over all organisations: the sum, and from how many of how many it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denominator {
    /// The sum of what was told; `None` where nobody told anything, or it is zero: there is no share then.
    pub sum: Option<i64>,
    /// So many organisations told the number.
    pub told: usize,
    /// Of so many.
    pub of: usize,
}

/// The denominator that rows come to.
pub fn denominator(rows: &[Counted], number: impl Fn(&Counts) -> Option<i64>) -> Denominator {
    let told: Vec<i64> = rows.iter().filter_map(|row| number(&row.headcount.as_ref()?.counts)).collect();
    let sum = told.iter().sum();
    Denominator { sum: (sum > 0).then_some(sum), told: told.len(), of: rows.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(told: [i64; 5]) -> Counts {
        let [teaching, management, under_35, first_years, both] = told.map(|count| (count >= 0).then_some(count));
        Counts { teaching, management, under_35, first_years, both }
    }

    /// DOMAIN 1.10, Office «Organisations»: the impossible is refused, and what was not told contradicts nothing. Below
    /// zero stands for what was not told.
    #[test]
    fn the_impossible_is_refused() {
        for (told, expected) in [
            // The catalogue's own staff: 200, of them 60 young, 50 new, 40 both.
            ([200, 12, 60, 50, 40], Ok(())),
            ([200, -1, 60, -1, -1], Ok(())),
            ([0, 0, 0, 0, 0], Ok(())),
            // Management is no part of the teaching staff.
            ([1, 12, 0, 0, 0], Ok(())),
            ([50, -1, 30, 30, 10], Ok(())),
            ([-1, -1, -1, -1, -1], Err(Impossible::Nothing)),
            ([100_000, -1, -1, -1, -1], Err(Impossible::Range)),
            ([50, -1, 51, -1, -1], Err(Impossible::YoungAboveAll)),
            ([50, -1, -1, 51, -1], Err(Impossible::NewAboveAll)),
            ([50, -1, -1, -1, 51], Err(Impossible::BothAboveAll)),
            ([50, -1, 10, 20, 11], Err(Impossible::BothAboveYoung)),
            ([50, -1, 20, 10, 11], Err(Impossible::BothAboveNew)),
            ([-1, -1, 20, 10, 11], Err(Impossible::BothAboveNew)),
            // 30 and 30, of them 9 counted twice, are 51 people.
            ([50, -1, 30, 30, 9], Err(Impossible::EitherAboveAll)),
        ] {
            assert_eq!(check(&counts(told)), expected, "{told:?}");
        }
        assert_eq!(check(&Counts { teaching: Some(-1), ..Counts::default() }), Err(Impossible::Range));
    }

    /// S4-10: a share has no denominator where nothing, or zero, was told.
    #[test]
    fn a_denominator_says_from_how_many_it_is() {
        let row = |told: Option<[i64; 5]>| Counted {
            organisation: OrganisationId(1),
            name: String::new(),
            search_form: String::new(),
            headcount: told.map(|told| Headcount {
                id: HeadcountId(1),
                day: NaiveDate::default(),
                counts: counts(told),
                source: Source::Papers,
                entered_at: DateTime::UNIX_EPOCH,
            }),
        };
        let rows = [row(Some([40, 3, 10, 5, 4])), row(Some([57, -1, -1, -1, -1])), row(None)];
        assert_eq!(denominator(&rows, |counts| counts.teaching), Denominator { sum: Some(97), told: 2, of: 3 });
        assert_eq!(denominator(&rows, |counts| counts.both), Denominator { sum: Some(4), told: 1, of: 3 });
        assert_eq!(denominator(&rows[2..], |counts| counts.both), Denominator { sum: None, told: 0, of: 1 });
        let zero = [row(Some([0, 0, 0, 0, 0]))];
        assert_eq!(denominator(&zero, |counts| counts.teaching).sum, None);
    }
}

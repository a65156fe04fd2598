//! Results of a diagnosis that came from outside: they go to whom they are about (S4-01).
//!
//! Until its owner takes it, a result is nobody's deficit: it stands in no figure, and nobody else is ever told what it
//! says, nor what became of it. What is dropped is deleted, and so is what is not answered within the term.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Level;
use crate::ids::{CategoryId, DiagnosisId, ItemId, PersonId};
use crate::model::regulation::{self, Regulation, keys};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Happening, Result, Tx};
use crate::text::{Bilingual, Language};

/// Who has found a deficit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Source {
    /// The owner.
    #[serde(rename = "self")]
    #[sqlx(rename = "self")]
    Own,
    /// The regional centre of continuing professional development (ЦНППМ).
    #[default]
    CpdCentre,
    /// The council of the school.
    SchoolCouncil,
    /// An attestation.
    Attestation,
}

impl Source {
    /// Those from which results come as a file, the commonest first.
    pub const ALL: [Source; 4] = [Source::CpdCentre, Source::SchoolCouncil, Source::Attestation, Source::Own];

    /// «ЦНППМ»: what a card calls it, small.
    pub fn named(self, language: Language) -> String {
        match self {
            Source::Own => say!(language, "model-source-self"),
            Source::CpdCentre => say!(language, "model-source-centre"),
            Source::SchoolCouncil => say!(language, "model-source-council"),
            Source::Attestation => say!(language, "model-source-attestation"),
        }
    }
}

/// Which share of right answers is which level of a deficit: no law names it, so that the regulation does (DOMAIN 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Below this the deficit is high.
    pub high: i64,
    /// Below this it is medium, and from there on low.
    pub medium: i64,
}

impl Thresholds {
    /// Those of a regulation.
    pub fn of(regulation: &Regulation) -> Result<Thresholds> {
        let (high, medium) = (&keys::people::DEFICIT_HIGH_BELOW, &keys::people::DEFICIT_MEDIUM_BELOW);
        Ok(Thresholds { high: regulation.get(high)?, medium: regulation.get(medium)? })
    }

    /// The level of a share of right answers, in hundredths.
    pub fn level(self, percent: f64) -> Level {
        match percent {
            _ if percent < self.high as f64 => Level::High,
            _ if percent < self.medium as f64 => Level::Medium,
            _ => Level::Low,
        }
    }
}

/// What was measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// The share of right answers, in hundredths.
    pub percent: Option<f64>,
    /// Points.
    pub points: Option<f64>,
    /// The most points that one could have.
    pub points_of: Option<f64>,
}

impl Measure {
    /// «45,5 % (9 из 20)»; `None` where nothing was measured.
    pub fn shown(&self, language: Language) -> Option<String> {
        let number = |number: f64| {
            let tenths = (number * 10.0).round() / 10.0;
            language.pick(tenths.to_string().replace('.', ","), tenths.to_string())
        };
        let points = match (self.points, self.points_of) {
            (Some(points), Some(of)) => {
                Some(say!(language, "model-measure-points-of", points = number(points), of = number(of)))
            }
            (Some(points), None) => {
                Some(say!(language, "model-measure-points", count = points, points = number(points)))
            }
            (None, _) => None,
        };
        match (self.percent.map(number), points) {
            (Some(percent), Some(points)) => {
                Some(say!(language, "model-measure-both", percent = percent, points = points))
            }
            (Some(percent), None) => Some(say!(language, "model-measure-percent", percent = percent)),
            (None, points) => points,
        }
    }
}

/// A result as a file brings it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnosed {
    /// Of which category.
    pub category: CategoryId,
    /// Which item of the catalogue.
    pub item: Option<ItemId>,
    /// What the file says in place of an item.
    pub words: Option<String>,
    /// How hard it is, where the file says so; else it follows from the share of right answers.
    pub level: Option<Level>,
    /// What was measured.
    #[serde(flatten)]
    pub measure: Measure,
    /// Whose diagnosis it was.
    pub source: Source,
    /// On which day.
    pub day: NaiveDate,
}

/// Hands results to whom they are about; tells each of them so. What somebody has taken already is passed over, and
/// nobody learns that it was.
pub async fn receive(tx: &mut Tx, _: Coordinator, results: Vec<(PersonId, Diagnosed)>) -> Result<()> {
    let regulation = regulation::now(tx).await?;
    let thresholds = Thresholds::of(&regulation)?;
    let (municipality, now) = (tx.municipality(), tx.now);
    let answer_by = now + TimeDelta::days(regulation.get(&keys::people::DIAGNOSIS_DAYS)?);
    let rows = results.into_iter().filter_map(|(person, result)| {
        let level = result.level.or_else(|| result.measure.percent.map(|percent| thresholds.level(percent)))?;
        Some((person, Diagnosed { level: Some(level), ..result }))
    });
    let rows = serde_json::to_string(&rows.collect::<Vec<_>>())?;
    sqlx::query!(
        "WITH result (person, it) AS (SELECT value ->> 0, value -> 1 FROM json_each(?2))
         INSERT INTO diagnosis (municipality_id, person_id, category_id, item_id, words, level, source, percent, points,
                                points_of, diagnosed_on, came_at, answer_by)
         SELECT ?1, person, it ->> 'category', it ->> 'item', it ->> 'words', it ->> 'level', it ->> 'source',
                it ->> 'percent', it ->> 'points', it ->> 'points_of', it ->> 'day', ?3, ?4
         FROM result
         WHERE NOT EXISTS (SELECT 1 FROM deficit
                           WHERE deficit.person_id = person AND deficit.category_id = it ->> 'category'
                             AND deficit.item_id IS it ->> 'item' AND deficit.own_words IS it ->> 'words'
                             AND deficit.percent IS it ->> 'percent' AND deficit.diagnosed_on = it ->> 'day')
         ON CONFLICT (person_id, item_id) WHERE item_id IS NOT NULL DO UPDATE
         SET level = excluded.level, source = excluded.source, percent = excluded.percent, points = excluded.points,
             points_of = excluded.points_of, diagnosed_on = excluded.diagnosed_on, came_at = excluded.came_at,
             answer_by = excluded.answer_by
         ON CONFLICT (person_id, category_id, words) WHERE words IS NOT NULL DO UPDATE
         SET level = excluded.level, source = excluded.source, percent = excluded.percent, points = excluded.points,
             points_of = excluded.points_of, diagnosed_on = excluded.diagnosed_on, came_at = excluded.came_at,
             answer_by = excluded.answer_by",
        municipality,
        rows,
        now,
        answer_by
    )
    .execute(tx.db())
    .await?;
    tx.wake_duties();
    tx.raise(Happening::ResultsCame { answer_by }).await
}

/// To whom results have come in this moment, to be answered by that one.
pub async fn receivers(tx: &mut Tx, answer_by: DateTime<Utc>) -> Result<Vec<PersonId>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT person_id AS "person: PersonId" FROM diagnosis
           WHERE municipality_id = ? AND answer_by = ? AND came_at = ?"#,
        municipality,
        answer_by,
        now
    )
    .fetch_all(tx.db())
    .await?)
}

/// A result that waits for its owner.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The number.
    pub id: DiagnosisId,
    /// The item, or the words of the file in both languages.
    pub name: Bilingual,
    /// The name of its category.
    pub category: Bilingual,
    /// How hard it is.
    pub level: Level,
    /// What was measured.
    pub measure: Measure,
    /// Whose diagnosis it was.
    pub source: Source,
    /// On which day.
    pub day: NaiveDate,
    /// When it is deleted, if it is not answered.
    pub answer_by: DateTime<Utc>,
    /// Whether the owner has written down the same, so that it would be that one.
    pub is_known: bool,
}

/// The results that wait for somebody, in the order of the catalogue.
pub async fn pending(tx: &mut Tx, owner: Registered) -> Result<Vec<Pending>> {
    let person = owner.id();
    let mut rows = sqlx::query!(
        r#"SELECT diagnosis.id AS "id: DiagnosisId", diagnosis.category_id, diagnosis.item_id, words, level AS "level: Level", source AS "source: Source",
                  percent, points, points_of, diagnosed_on AS "day: NaiveDate",
                  answer_by AS "answer_by: DateTime<Utc>", deficit_category.name_ru AS "category_ru!: String",
                  deficit_category.name_en AS "category_en!: String",
                  coalesce(item_here.name_ru, deficit_item.name_ru) AS "item_ru?: String",
                  coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en) AS "item_en?: String",
                  EXISTS (SELECT 1 FROM deficit
                          WHERE deficit.person_id = diagnosis.person_id AND deficit.closed_at IS NULL
                            AND deficit.category_id = diagnosis.category_id AND deficit.item_id IS diagnosis.item_id
                            AND deficit.own_words IS diagnosis.words) AS "is_known!: bool"
           FROM diagnosis CROSS JOIN category_named AS deficit_category ON deficit_category.id = diagnosis.category_id
                AND deficit_category.municipality_id = diagnosis.municipality_id
           LEFT JOIN deficit_item ON deficit_item.id = diagnosis.item_id
           LEFT JOIN item_here ON item_here.item_id = diagnosis.item_id
                AND item_here.municipality_id = diagnosis.municipality_id
           WHERE diagnosis.person_id = ?"#,
        person
    )
    .fetch_all(tx.db())
    .await?;
    rows.sort_unstable_by_key(|row| (row.category_id, row.item_id, row.id));
    let read = rows.into_iter().map(|row| {
        let name = match (row.words, row.item_ru, row.item_en) {
            (None, Some(ru), Some(en)) => Bilingual { ru, en },
            (words, ..) => {
                let words = words.unwrap_or_default();
                Bilingual { ru: words.clone(), en: words }
            }
        };
        Pending {
            id: row.id,
            name,
            category: Bilingual { ru: row.category_ru, en: row.category_en },
            level: row.level,
            measure: Measure { percent: row.percent, points: row.points, points_of: row.points_of },
            source: row.source,
            day: row.day,
            answer_by: row.answer_by,
            is_known: row.is_known,
        }
    });
    Ok(read.collect())
}

/// Whether anything waits for somebody.
pub async fn is_awaited(tx: &mut Tx, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM diagnosis WHERE person_id = ?) AS "is_awaited!: bool""#,
        person
    )
    .fetch_one(tx.db())
    .await?)
}

/// The owner takes a result, or all that wait: it is their deficit from now on. Where the same stands open already, that
/// one says what was found. Tells how many were taken.
pub async fn take(tx: &mut Tx, owner: Registered, which: Option<DiagnosisId>) -> Result<u64> {
    let (person, now) = (owner.id(), tx.now);
    sqlx::query!(
        "UPDATE deficit SET level = found.level, source = found.source, percent = found.percent, points = found.points,
                points_of = found.points_of, diagnosed_on = found.diagnosed_on
         FROM diagnosis AS found
         WHERE found.person_id = ?1 AND (?2 IS NULL OR found.id = ?2) AND deficit.person_id = ?1
           AND deficit.closed_at IS NULL AND deficit.category_id = found.category_id
           AND deficit.item_id IS found.item_id AND deficit.own_words IS found.words",
        person,
        which
    )
    .execute(tx.db())
    .await?;
    sqlx::query!(
        "INSERT INTO deficit (person_id, category_id, item_id, own_words, level, source, registered_at, percent, points,
                              points_of, diagnosed_on)
         SELECT person_id, category_id, item_id, words, level, source, ?3, percent, points, points_of, diagnosed_on
         FROM diagnosis
         WHERE person_id = ?1 AND (?2 IS NULL OR id = ?2)
           AND NOT EXISTS (SELECT 1 FROM deficit
                           WHERE deficit.person_id = ?1 AND deficit.closed_at IS NULL
                             AND deficit.category_id = diagnosis.category_id AND deficit.item_id IS diagnosis.item_id
                             AND deficit.own_words IS diagnosis.words)",
        person,
        which,
        now
    )
    .execute(tx.db())
    .await?;
    forget(tx, owner, which).await
}

/// The owner does not take a result, or none of those that wait: it is deleted. Tells how many went.
pub async fn forget(tx: &mut Tx, owner: Registered, which: Option<DiagnosisId>) -> Result<u64> {
    let person = owner.id();
    let gone = sqlx::query!("DELETE FROM diagnosis WHERE person_id = ?1 AND (?2 IS NULL OR id = ?2)", person, which)
        .execute(tx.db())
        .await?;
    Ok(gone.rows_affected())
}

/// Deletes what nobody has answered in time; tells whether there may be more.
pub async fn lapse(tx: &mut Tx) -> Result<bool> {
    /// So many in one go.
    const SLICE: u64 = 500;
    let (municipality, now, most) = (tx.municipality(), tx.now, SLICE as i64);
    let gone = sqlx::query!(
        "DELETE FROM diagnosis WHERE id IN
             (SELECT id FROM diagnosis WHERE municipality_id = ? AND answer_by <= ? LIMIT ?)",
        municipality,
        now,
        most
    )
    .execute(tx.db())
    .await?;
    Ok(gone.rows_affected() == SLICE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// DOMAIN 2.1: 60 and 80 hundredths of right answers where no regulation says otherwise.
    #[test]
    fn a_share_of_right_answers_is_a_level_by_the_regulation() {
        let ours = Thresholds::of(&Regulation::default()).unwrap();
        assert_eq!(ours, Thresholds { high: 60, medium: 80 });
        for (percent, level) in [
            (0.0, Level::High),
            (59.9, Level::High),
            (60.0, Level::Medium),
            (79.9, Level::Medium),
            (80.0, Level::Low),
            (99.0, Level::Low),
        ] {
            assert_eq!(ours.level(percent), level, "{percent}");
        }
        assert_eq!(Thresholds { high: 50, medium: 50 }.level(50.0), Level::Low);
    }

    #[test]
    fn what_was_measured_is_said_as_people_write_it() {
        let shown = |percent, points, points_of| Measure { percent, points, points_of }.shown(Language::Ru);
        assert_eq!(shown(Some(45.5), Some(9.1), Some(20.0)).unwrap(), "45,5\u{a0}% (9,1 из 20)");
        assert_eq!(shown(Some(70.0), None, None).unwrap(), "70\u{a0}%");
        assert_eq!(shown(None, Some(7.0), None).unwrap(), "7 баллов");
        assert_eq!(shown(None, None, None), None);
    }
}

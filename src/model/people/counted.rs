//! The six target categories of S0-01 over the staff of today: how many there are in each, and who.
//!
//! They overlap, so that their sum is not the staff. Of whom it is not known since when they teach, nobody is a young
//! specialist; how many that are stands beside.

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::{Assigned, Beginning, Found, FullName, Listed, TargetCategory};
use crate::ids::PersonId;
use crate::model::regulation;
use crate::model::roles::Coordinator;
use crate::talk::{Page, Result, Spot, Tx};

/// One of the six. Buttons carry its number, since they have no room for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(into = "i64", try_from = "i64")]
pub enum Category {
    /// 1 to 4, which follow from facts.
    Computed(TargetCategory),
    /// 5 and 6, which a coordinator assigns.
    Assigned(Assigned),
}

impl Category {
    /// All six, in the order of the regulation.
    pub const ALL: [Category; 6] = [
        Category::Computed(TargetCategory::YoungSpecialist),
        Category::Computed(TargetCategory::BeginningLeader),
        Category::Computed(TargetCategory::LowResults),
        Category::Computed(TargetCategory::AdverseConditions),
        Category::Assigned(Assigned::Growing),
        Category::Assigned(Assigned::Experienced),
    ];

    /// Its number in the regulation.
    pub fn number(self) -> i64 {
        match self {
            Category::Computed(TargetCategory::YoungSpecialist) => 1,
            Category::Computed(TargetCategory::BeginningLeader) => 2,
            Category::Computed(TargetCategory::LowResults) => 3,
            Category::Computed(TargetCategory::AdverseConditions) => 4,
            Category::Assigned(Assigned::Growing) => 5,
            Category::Assigned(Assigned::Experienced) => 6,
        }
    }
}

impl From<Category> for i64 {
    fn from(category: Category) -> i64 {
        category.number()
    }
}

impl TryFrom<i64> for Category {
    type Error = String;

    fn try_from(number: i64) -> std::result::Result<Category, String> {
        let known = Category::ALL.into_iter().find(|category| category.number() == number);
        known.ok_or_else(|| format!("{number} is no target category"))
    }
}

impl Beginning {
    /// The first day since which somebody may have taught or managed who is a beginner on a day.
    pub fn first_day(self, today: NaiveDate) -> NaiveDate {
        let mut since = today - Months::new(12 * self.years);
        while !self.holds(since, today) && since < today {
            since = since + chrono::Days::new(1);
        }
        // A day of the end of February may have the same anniversary as the one before it.
        while since.pred_opt().is_some_and(|before| self.holds(before, today)) {
            since = since - chrono::Days::new(1);
        }
        since
    }
}

/// How many of today's staff are in each category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Counted {
    /// All of them, whatever they are.
    pub staff: i64,
    /// Of whom it is not known since when they teach.
    pub unknown: i64,
    /// Those of each category, in the order of [`Category::ALL`].
    pub categories: [i64; 6],
}

/// Counts the staff of the municipality on this day.
pub async fn counted(tx: &mut Tx, _: Coordinator) -> Result<Counted> {
    let (municipality, today) = (tx.municipality(), tx.today());
    let first = Beginning::of(&*regulation::now(tx).await?)?.first_day(today);
    let told = sqlx::query_scalar!(
        r#"SELECT json_object('staff', count(*), 'unknown', coalesce(sum(teaching_since IS NULL), 0),
                  'categories', json_array(
                      coalesce(sum(teaching_since BETWEEN ?2 AND ?3), 0),
                      coalesce(sum(post.management AND managing_since BETWEEN ?2 AND ?3), 0),
                      coalesce(sum(EXISTS (SELECT 1 FROM organisation_flag
                              WHERE organisation_flag.organisation_id = organisation.id AND flag = 'low_results'
                                AND coalesce(since, ?3) <= ?3 AND coalesce(until, ?3) >= ?3
                                AND (ended_on IS NULL OR ended_on > ?3))), 0),
                      coalesce(sum(EXISTS (SELECT 1 FROM organisation_flag
                              WHERE organisation_flag.organisation_id = organisation.id AND flag = 'adverse_conditions'
                                AND coalesce(since, ?3) <= ?3 AND coalesce(until, ?3) >= ?3
                                AND (ended_on IS NULL OR ended_on > ?3))), 0),
                      (SELECT count(DISTINCT person_id) FROM target_assignment JOIN person AS theirs
                           ON theirs.id = person_id AND theirs.left_at IS NULL
                       WHERE target_assignment.municipality_id = ?1 AND category = 5 AND ended_at IS NULL
                         AND until >= ?3),
                      (SELECT count(DISTINCT person_id) FROM target_assignment JOIN person AS theirs
                           ON theirs.id = person_id AND theirs.left_at IS NULL
                       WHERE target_assignment.municipality_id = ?1 AND category = 6 AND ended_at IS NULL
                         AND until >= ?3))) AS "told!: String"
           FROM person JOIN post ON post.id = person.post_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE person.municipality_id = ?1 AND left_at IS NULL"#,
        municipality,
        first,
        today
    )
    .fetch_one(tx.db())
    .await?;
    Ok(serde_json::from_str(&told)?)
}

/// The people of a category, by name, a page of them.
pub async fn people_in(tx: &mut Tx, _: Coordinator, category: Category, spot: &Spot, size: usize) -> Result<Found> {
    let (municipality, today) = (tx.municipality(), tx.today());
    let first = Beginning::of(&*regulation::now(tx).await?)?.first_day(today);
    let number = category.number();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic,
                  organisation.short_name AS organisation
           FROM person JOIN post ON post.id = person.post_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE person.municipality_id = ?1 AND left_at IS NULL
             AND CASE ?2 WHEN 1 THEN teaching_since BETWEEN ?3 AND ?4
                         WHEN 2 THEN post.management AND managing_since BETWEEN ?3 AND ?4
                         WHEN 3 THEN EXISTS (SELECT 1 FROM organisation_flag
                              WHERE organisation_flag.organisation_id = organisation.id AND flag = 'low_results'
                                AND coalesce(since, ?4) <= ?4 AND coalesce(until, ?4) >= ?4
                                AND (ended_on IS NULL OR ended_on > ?4))
                         WHEN 4 THEN EXISTS (SELECT 1 FROM organisation_flag
                              WHERE organisation_flag.organisation_id = organisation.id AND flag = 'adverse_conditions'
                                AND coalesce(since, ?4) <= ?4 AND coalesce(until, ?4) >= ?4
                                AND (ended_on IS NULL OR ended_on > ?4))
                         ELSE EXISTS (SELECT 1 FROM target_assignment
                                      WHERE target_assignment.person_id = person.id AND category = ?2
                                        AND ended_at IS NULL AND until >= ?4) END
           ORDER BY person.sort_form, person.id"#,
        municipality,
        number,
        first,
        today
    )
    .fetch_all(tx.db())
    .await?;
    let page = Page::of(spot.page, rows.len(), size);
    let listed = page.cut(rows).map(|row| Listed {
        id: row.id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: row.organisation,
        has_left: false,
    });
    Ok(Found { count: page.count, page, people: listed.collect() })
}

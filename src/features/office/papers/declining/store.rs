//! What is asked of the database for papers about the whole municipality, and how kept forms are read.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::ids::GroupId;
use crate::model::papers::{self, Kind};
use crate::model::roles::Coordinator;
use crate::papers::kinds::{Forms, Phrase, Sort};
use crate::talk::{Result, Tx};
use crate::text::cases::Case;

/// The forms of posts and bodies, as the statements give them.
pub fn phrase_forms(json: &str) -> Result<Forms> {
    let mut forms = Forms::default();
    for (sort, words, case, form) in serde_json::from_str::<Vec<(Sort, String, Case, String)>>(json)? {
        let phrase = if sort == Sort::Post { Phrase::post(&words) } else { Phrase::body(&words) };
        forms.keep(&phrase, case, form);
    }
    Ok(forms)
}

/// What a paper about the whole municipality says of itself.
#[derive(Debug, Clone)]
pub struct Whole {
    pub municipality: String,
    /// The number that comes next in this kind and year.
    pub proposed: i64,
    /// Whether another paper of the kind bears the number that was asked about.
    pub is_taken: bool,
    pub forms: Forms,
    /// When each version of the regulation was made.
    pub versions: BTreeMap<i64, DateTime<Utc>>,
    /// What the groups are called for which the regulation has something of their own.
    pub groups: BTreeMap<GroupId, String>,
}

/// The same for what is about no group.
pub async fn whole(tx: &mut Tx, _: Coordinator, kind: Kind, number: Option<&str>) -> Result<Whole> {
    let year = papers::number_year(tx).await?;
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT coalesce(called, name) AS "name!: String",
                  (SELECT coalesce(max(CAST(number AS INTEGER)), 0) + 1 FROM paper
                   WHERE municipality_id = ?1 AND kind = ?2 AND year = ?3 AND number IS NOT NULL) AS "proposed!: i64",
                  EXISTS (SELECT 1 FROM paper
                          WHERE municipality_id = ?1 AND kind = ?2 AND year = ?3 AND number = ?4) AS "taken!: bool",
                  (SELECT json_group_array(json_array(sort, words, which, form)) FROM phrase_form
                   WHERE municipality_id = ?1) AS "phrases!: String",
                  (SELECT json_group_array(json_array(version, made_at)) FROM regulation
                   WHERE municipality_id = ?1) AS "versions!: String",
                  (SELECT json_group_array(json_array(id, name)) FROM groups
                   WHERE municipality_id = ?1 AND id IN (SELECT group_id FROM regulation_body
                                                         WHERE municipality_id = ?1)) AS "groups!: String"
           FROM municipality WHERE id = ?1"#,
        municipality,
        kind,
        year,
        number
    )
    .fetch_one(tx.db())
    .await?;
    let versions = serde_json::from_str::<Vec<(i64, DateTime<Utc>)>>(&row.versions)?;
    let groups = serde_json::from_str::<Vec<(GroupId, String)>>(&row.groups)?;
    Ok(Whole {
        municipality: row.name,
        proposed: row.proposed,
        is_taken: row.taken,
        forms: phrase_forms(&row.phrases)?,
        versions: versions.into_iter().collect(),
        groups: groups.into_iter().collect(),
    })
}

//! Of which data a paper was made: references to records, whose names are read when somebody asks.

use crate::ids::PaperId;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum What {
    /// A person whom the paper names.
    Person,
    /// An organisation.
    Organisation,
}

/// A record that a paper was made from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its number.
    pub id: i64,
    /// How it is called now.
    pub name: String,
    /// Of a person: where they work now.
    pub works_at: Option<String>,
}

/// The records of one sort that a paper of this municipality was made from, by name, as they are called now.
pub async fn sources(tx: &mut Tx, _: Coordinator, id: PaperId, what: What) -> Result<Vec<Source>> {
    let municipality = tx.municipality();
    Ok(match what {
        What::Person => {
            sqlx::query_as!(
                Source,
                r#"SELECT person.id AS "id!: i64",
                          rtrim(family_name || ' ' || given_name || ' ' || patronymic) AS "name!: String",
                          organisation.short_name AS "works_at?: String"
                   FROM paper_person
                   JOIN paper ON paper.id = paper_person.paper_id AND paper.municipality_id = ?2
                   JOIN person ON person.id = paper_person.person_id
                   JOIN organisation ON organisation.id = person.organisation_id
                   WHERE paper_id = ?1 ORDER BY person.sort_form, person.id"#,
                id,
                municipality
            )
            .fetch_all(tx.db())
            .await?
        }
        What::Organisation => {
            sqlx::query_as!(
                Source,
                r#"SELECT organisation.id AS "id!: i64", short_name AS "name!: String", NULL AS "works_at?: String"
                   FROM paper_organisation
                   JOIN paper ON paper.id = paper_organisation.paper_id AND paper.municipality_id = ?2
                   JOIN organisation ON organisation.id = paper_organisation.organisation_id
                   WHERE paper_id = ?1 ORDER BY organisation.sort_form, organisation.id"#,
                id,
                municipality
            )
            .fetch_all(tx.db())
            .await?
        }
    })
}

//! Forms of names, posts and bodies that somebody has looked at: kept, so that nobody is asked about them again.

use serde::Serialize;

use crate::ids::PersonId;
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::cases::Case;
use crate::text::forms;

/// Whose form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// A person's name: it goes with the person.
    Person(PersonId),
    /// A name that stands somewhere by itself, as it stands there: the head of the office, the head of a school.
    Typed(&'a str),
    /// A post, by its words in the nominative.
    Post(&'a str),
    /// A body, a group or an organisation, by its words in the nominative.
    Body(&'a str),
}

/// Keeps forms in place of what was kept before. The journal says that they were looked at, and none of the words.
pub async fn keep_forms(tx: &mut Tx, by: Coordinator, of: Whose<'_>, kept: &[(Case, String)]) -> Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        which: Case,
        form: &'a str,
    }
    let rows: Vec<_> = kept.iter().map(|(which, form)| Row { which: *which, form }).collect();
    let (rows, municipality) = (serde_json::to_string(&rows)?, tx.municipality());
    let person = match of {
        Whose::Person(person) => {
            sqlx::query!(
                "INSERT INTO name_form (person_id, which, form, name)
                 SELECT person.id, value ->> 'which', value ->> 'form',
                        rtrim(family_name || ' ' || given_name || ' ' || patronymic) FROM json_each(?1)
                 JOIN person ON person.id = ?2 AND person.municipality_id = ?3 WHERE true
                 ON CONFLICT DO UPDATE SET form = excluded.form, name = excluded.name",
                rows,
                person,
                municipality
            )
            .execute(tx.db())
            .await?;
            Some(person)
        }
        Whose::Typed(words) => {
            let search_form = forms::search(words);
            sqlx::query!(
                "INSERT INTO typed_name_form (municipality_id, words, search_form, which, form)
                 SELECT ?2, ?3, ?4, value ->> 'which', value ->> 'form' FROM json_each(?1) WHERE true
                 ON CONFLICT DO UPDATE SET form = excluded.form",
                rows,
                municipality,
                words,
                search_form
            )
            .execute(tx.db())
            .await?;
            None
        }
        Whose::Post(words) | Whose::Body(words) => {
            let sort = if matches!(of, Whose::Post(_)) { "post" } else { "body" };
            sqlx::query!(
                "INSERT INTO phrase_form (municipality_id, sort, words, which, form)
                 SELECT ?2, ?3, ?4, value ->> 'which', value ->> 'form' FROM json_each(?1) WHERE true
                 ON CONFLICT DO UPDATE SET form = excluded.form",
                rows,
                municipality,
                sort,
                words
            )
            .execute(tx.db())
            .await?;
            None
        }
    };
    journal::note(tx, by.id(), "forms-kept", Entry { person, ..Entry::default() }).await
}

/// What is known for every paper, whatever it is about, as lists of JSON.
#[derive(Debug, Clone)]
pub struct Words {
    /// The parts of the name of whoever makes it, and their post.
    pub author: String,
    /// The forms of posts and bodies.
    pub phrases: String,
    /// The forms of names that stand somewhere by themselves.
    pub typed: String,
}

/// The words that this coordinator's papers have, beside what they are about.
pub async fn known_words(tx: &mut Tx, by: Coordinator) -> Result<Words> {
    let (municipality, author) = (tx.municipality(), by.id());
    Ok(sqlx::query_as!(
        Words,
        r#"SELECT (SELECT json_group_array(json_array(sort, words, which, form)) FROM phrase_form
                   WHERE phrase_form.municipality_id = ?1) AS "phrases!: String",
                  (SELECT json_group_array(json_array(words, which, form)) FROM typed_name_form
                   WHERE typed_name_form.municipality_id = ?1) AS "typed!: String",
                  json_array(family_name, given_name, patronymic, post.name_ru) AS "author!: String"
           FROM person JOIN post ON post.id = person.post_id
           WHERE person.id = ?2 AND person.municipality_id = ?1"#,
        municipality,
        author
    )
    .fetch_one(tx.db())
    .await?)
}

//! Forms of names, posts and bodies that somebody has looked at: kept, so that nobody is asked about them again.

use serde::Serialize;

use crate::ids::PersonId;
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::cases::Case;

/// Whose form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// A person's name: it goes with the person.
    Person(PersonId),
    /// A post, by its words in the nominative.
    Post(&'a str),
    /// A body, a group or an organisation, by its words in the nominative.
    Body(&'a str),
}

/// Keeps forms in place of what was kept before. The journal says that they were looked at, and none of the words.
pub async fn keep_forms(tx: &mut Tx, by: Coordinator, of: Whose<'_>, forms: &[(Case, String)]) -> Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        which: Case,
        form: &'a str,
    }
    let rows: Vec<_> = forms.iter().map(|(which, form)| Row { which: *which, form }).collect();
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

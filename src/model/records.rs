//! Records: one row for what somebody did, entered once and counted everywhere. Today: who was at an event, and what
//! they brought (S1-09).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{EventId, PersonId};
use crate::model::roles::Leader;
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Tx};
use crate::text::Language;

/// What is kept of what people did.
pub const TABLES: &[Table] = &[Table::of("record", &[Of::person("person_id", Fate::LosesItsPerson)]).kept(Kept {
    said_as: |language| say!(language, "model-kept-records"),
    rows: "SELECT json_object('deed', deed, 'day', day, 'event', event.title, 'contribution', contribution)
           FROM record LEFT JOIN event ON event.id = record.event_id WHERE record.person_id = ?1",
})];

/// What a participant, участник, brought to an event (S1-09). A listener, слушатель, brought nothing of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Contribution {
    /// Сообщение.
    Message,
    /// Доклад.
    Report,
    /// Методическая разработка.
    Development,
    /// Урок.
    Lesson,
    /// Занятие.
    Class,
    /// Мастер-класс.
    MasterClass,
    /// Другое.
    Other,
}

impl Contribution {
    /// All of them, in the order of S1-09.
    pub const ALL: [Contribution; 7] = [
        Contribution::Message,
        Contribution::Report,
        Contribution::Development,
        Contribution::Lesson,
        Contribution::Class,
        Contribution::MasterClass,
        Contribution::Other,
    ];
}

/// «слушатель», «доклад»: the participation in words; no contribution makes a listener.
pub fn participation(language: Language, contribution: Option<Contribution>) -> String {
    match contribution {
        None => say!(language, "model-participation-listener"),
        Some(Contribution::Message) => say!(language, "model-participation-message"),
        Some(Contribution::Report) => say!(language, "model-participation-report"),
        Some(Contribution::Development) => say!(language, "model-participation-development"),
        Some(Contribution::Lesson) => say!(language, "model-participation-lesson"),
        Some(Contribution::Class) => say!(language, "model-participation-class"),
        Some(Contribution::MasterClass) => say!(language, "model-participation-master-class"),
        Some(Contribution::Other) => say!(language, "model-participation-other"),
    }
}

/// Somebody who was at an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Presence {
    /// Who; `None` for a guest.
    pub person: Option<PersonId>,
    /// The name of a guest.
    pub name: Option<String>,
    /// What they brought.
    pub contribution: Option<Contribution>,
}

/// Puts who was at an event in the place of what was recorded before; the leader leads one of its groups. The rows of
/// the erased, which name nobody, stay.
pub async fn set_presence(
    tx: &mut Tx,
    _: Leader,
    (event, day): (EventId, NaiveDate),
    present: &[Presence],
) -> Result<()> {
    let municipality = tx.municipality();
    let present = serde_json::to_string(present)?;
    sqlx::query!(
        "DELETE FROM record WHERE event_id = ?1 AND deed = 'presence'
         AND (name IS NOT NULL
              OR person_id IS NOT NULL AND person_id NOT IN
                 (SELECT value ->> 'person' FROM json_each(?2) WHERE value ->> 'person' IS NOT NULL))",
        event,
        present
    )
    .execute(tx.db())
    .await?;
    sqlx::query!(
        "INSERT INTO record (municipality_id, deed, person_id, name, event_id, day, contribution)
         SELECT ?1, 'presence', value ->> 'person', value ->> 'name', ?2, ?3, value ->> 'contribution'
         FROM json_each(?4) WHERE true
         ON CONFLICT (event_id, person_id) WHERE deed = 'presence' AND person_id IS NOT NULL DO UPDATE
         SET contribution = excluded.contribution, day = excluded.day",
        municipality,
        event,
        day,
        present
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Whether a person was at an event, and what they brought; `None` for who was not there.
pub async fn presence(tx: &mut Tx, event: EventId, person: PersonId) -> Result<Option<Option<Contribution>>> {
    let row = sqlx::query!(
        r#"SELECT contribution AS "contribution: Contribution" FROM record
           WHERE event_id = ? AND person_id = ? AND deed = 'presence'"#,
        event,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| row.contribution))
}

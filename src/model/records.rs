//! Records: one row for what somebody did, entered once and counted everywhere. Today: who was at an event, and what
//! they brought (S1-09).

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::db::{Call, Values};
use crate::ids::{EventId, PersonId};
use crate::model::roles::Leader;
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Tx};
use crate::text::Language;

/// What is kept of what people did.
pub const TABLES: &[Table] = &[
    Table::of("record", &[Of::person("person_id", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-records"),
        rows: "SELECT json_object('deed', deed, 'day', day, 'event', event.title, 'contribution', contribution)
               FROM record LEFT JOIN event ON event.id = record.event_id WHERE record.person_id = ?1",
    }),
    // A sheet that was begun before its event: to the person it is the same as the record that it may become.
    Table::of("mark", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-records"),
        rows: "SELECT json_object('event', event.title, 'contribution', contribution)
               FROM mark JOIN event ON event.id = mark.event_id WHERE mark.person_id = ?1",
    }),
];

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

/// Drops the named rows of an event's sheet that are not on the new one. The rows of the erased, which name nobody, stay.
const LEAVE: &str = "DELETE FROM record WHERE event_id = ? AND deed = 'presence'
     AND (name IS NOT NULL
          OR person_id IS NOT NULL AND person_id NOT IN
             (SELECT value ->> 'person' FROM json_each(?) WHERE value ->> 'person' IS NOT NULL))";
/// Writes the new sheet of an event.
const ENTER: &str = "INSERT INTO record (municipality_id, deed, person_id, name, event_id, day, contribution)
     SELECT ?, 'presence', value ->> 'person', value ->> 'name', ?, ?, value ->> 'contribution'
     FROM json_each(?) WHERE true
     ON CONFLICT (event_id, person_id) WHERE deed = 'presence' AND person_id IS NOT NULL DO UPDATE
     SET contribution = excluded.contribution, day = excluded.day";
/// Drops the marks that were made before an event.
const UNMARK: &str = "DELETE FROM mark WHERE event_id = ?";
/// Writes marks before an event.
const MARK: &str = "INSERT INTO mark (event_id, person_id, name, contribution)
     SELECT ?, value ->> 'person', value ->> 'name', value ->> 'contribution' FROM json_each(?)";

/// Puts who was at an event in the place of what was recorded or marked before; the leader leads one of its groups.
pub async fn set_presence(
    tx: &mut Tx,
    _: Leader,
    (event, day): (EventId, NaiveDate),
    present: &[Presence],
) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[LEAVE, ENTER, UNMARK]));
    let municipality = tx.municipality();
    let present = serde_json::to_string(present)?;
    let with = Values::default().and(event)?.and(present.clone())?;
    let with = with.and(municipality)?.and(event)?.and(day)?.and(present)?.and(event)?;
    SETS.make(tx.db(), with).await?;
    Ok(())
}

/// Keeps the marks of an event that has not begun, in the place of the earlier ones: they are no records yet.
pub async fn set_marks(tx: &mut Tx, _: Leader, event: EventId, marked: &[Presence]) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[UNMARK, MARK]));
    let with = Values::default().and(event)?.and(event)?.and(serde_json::to_string(marked)?)?;
    SETS.make(tx.db(), with).await?;
    Ok(())
}

/// Drops the marks that were made before an event.
pub async fn unmark(tx: &mut Tx, _: Leader, event: EventId) -> Result<()> {
    sqlx::query!("DELETE FROM mark WHERE event_id = ?", event).execute(tx.db()).await?;
    Ok(())
}

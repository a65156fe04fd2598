//! Records: one row for what somebody did, entered once and counted everywhere: who was at an event, and what they
//! brought (S1-09); and, apart, what people enter of themselves ([`own`](Own)), which is theirs alone.
//!
//! A record holds only what has been. Until a sheet is closed its marks are kept one by one ([`marks`]), as leaders say
//! them and as people check in by themselves ([`checking`]); closing it writes the records.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::model::events::{Event, Lasting};
use crate::model::regulation::{self, keys};
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Tx};
use crate::text::Language;

mod marks;
pub use marks::{Mark, Present, Reason, Said, State, Whose, add_guests, close, mark, reopen, stay, unmark};

mod guests;
pub use guests::{Attended, Guest, Joined, guests, join_guest, joined, key, part_guest, tidy_guests};

mod evaluating;
pub use evaluating::{begin_evaluation, end_evaluation};

mod own;
pub use own::{Evidence, MOST_OWN, Own, OwnKind, add_own, change_own, drop_own, own, show_own};

mod checking;
pub use checking::{Arrived, Code, Tried, check_in, code, code_at, code_of, renew_code, set_changes, take_back, tried};

/// What is kept of what people did.
pub const TABLES: &[Table] = &[
    Table::of("record", &[Of::person("person_id", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-records"),
        rows: "SELECT json_object('deed', deed, 'day', day, 'event', event.title, 'contribution', contribution,
                      'topic', topic)
               FROM record LEFT JOIN event ON event.id = record.event_id WHERE record.person_id = ?1",
    }),
    // A sheet that is not closed yet: to the person it is the same as the record that it may become.
    Table::of("mark", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-records"),
        rows:
            "SELECT json_object('event', event.title, 'presence', state, 'contribution', contribution, 'topic', topic,
                      'came_at', came_at, 'went_at', went_at)
               FROM mark JOIN event ON event.id = mark.event_id WHERE mark.person_id = ?1",
    }),
    // What somebody says of themselves is theirs: it goes with them, and its file with it.
    Table::of("own_record", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-own-records"),
        rows: "SELECT json_object('deed', kind, 'named_there', title, 'day', day, 'link', link, 'name', file_name, 'bytes', bytes,
                      'created_at', entered_at)
               FROM own_record WHERE person_id = ?1",
    }),
    Table::plain("sheet_reopening"),
    // The name of a guest who turned out to be them.
    Table::of("guest_joining", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-merge"),
        rows: "SELECT json_object('name', name, 'at', joined_at) FROM guest_joining WHERE person_id = ?1",
    }),
    Table::plain("evaluation"),
    Table::of("check_in", &[Of::person("person_id", Fate::Goes), Of::person("by_id", Fate::LosesItsPerson)]).kept(
        Kept {
            said_as: |language| say!(language, "model-kept-records"),
            rows:
                "SELECT json_object('event', event.title, 'at', at, 'by_you', json(iif(by_id IS NULL, 'true', 'false')))
               FROM check_in JOIN event ON event.id = check_in.event_id WHERE check_in.person_id = ?1
               UNION ALL
               SELECT json_object('event', event.title, 'at', at, 'by_you', json('true'))
               FROM check_in JOIN event ON event.id = check_in.event_id WHERE check_in.by_id = ?1",
        },
    ),
    Table::plain("check_in_code"),
    Table::of("check_in_try", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-records"),
        rows: "SELECT json_object('event', event.title, 'attempts', tries)
               FROM check_in_try JOIN event ON event.id = check_in_try.event_id
               WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
];

/// When one can check in: so many minutes before an event begins, until it is over, by the regulation.
pub async fn window(tx: &mut Tx, event: &Event) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
    let lasting = Lasting::now(tx).await?;
    let minutes = regulation::now(tx).await?.get(&keys::work::CHECK_IN_MINUTES)?;
    Ok((event.starts_at - TimeDelta::minutes(minutes), event.over_at(lasting)))
}

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

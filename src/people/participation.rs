//! How somebody took part in an event (S1-09): as a listener, or with a contribution.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::say;
use crate::text::Language;

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
        None => say!(language, "participation-listener"),
        Some(Contribution::Message) => say!(language, "participation-message"),
        Some(Contribution::Report) => say!(language, "participation-report"),
        Some(Contribution::Development) => say!(language, "participation-development"),
        Some(Contribution::Lesson) => say!(language, "participation-lesson"),
        Some(Contribution::Class) => say!(language, "participation-class"),
        Some(Contribution::MasterClass) => say!(language, "participation-master-class"),
        Some(Contribution::Other) => say!(language, "participation-other"),
    }
}

/// Whether attendance can be marked: from a day before the beginning, so that the sheet is ready in the hall.
pub fn attendance_is_open(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    starts_at <= now + TimeDelta::hours(24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_opens_a_day_before() {
        let start: DateTime<Utc> = "2026-11-26T07:30:00Z".parse().unwrap();
        let opening = start - TimeDelta::hours(24);
        assert!(attendance_is_open(start, opening));
        assert!(!attendance_is_open(start, opening - TimeDelta::seconds(1)));
        assert!(attendance_is_open(start, start + TimeDelta::days(60)));
    }
}

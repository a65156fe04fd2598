//! Events: whatever has a day, of one group, of several, or of the municipality; and the answers to them.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::EventId;
use crate::model::groups::GroupName;
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::model::roles::Leader;
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Trouble};
use crate::text::Language;

mod handing;
pub use handing::{MADE_AHEAD, hand_over};

mod store;
pub use store::{
    COUNTED, Change, Counted, answer, cancel, change, create, drop_answers, event, keep_clock_times, met,
    note_attendance, reschedule,
};
pub(in crate::model) use store::{DROP_ALL_ANSWERS, FREED, left_all};

/// What is kept about events.
pub const TABLES: &[Table] = &[
    Table::plain("event_kind"),
    Table::of("event", &[Of::person("created_by", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-events"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at, 'created_at', created_at)
               FROM event WHERE created_by = ?1",
    }),
    Table::plain("event_group"),
    Table::of("event_answer", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-answers"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at, 'answer', answer,
                      'answered_at', answered_at)
               FROM event_answer JOIN event ON event.id = event_answer.event_id WHERE person_id = ?1",
    }),
];

/// What kind of event it is (S0-05, S2-17, S3-07).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// Семинар.
    Seminar,
    /// Практикум, workshop seminar.
    Workshop,
    /// Мастер-класс.
    MasterClass,
    /// Открытый урок.
    OpenLesson,
    /// Заседание, совещание.
    Meeting,
    /// Консультация.
    Consultation,
    /// Конференция.
    Conference,
    /// Обучение, курс.
    Training,
    /// Конкурс.
    Contest,
    /// Стажировка.
    Internship,
    /// Форум.
    Forum,
    /// Другое.
    Other,
}

impl Kind {
    /// All of them, the commonest first.
    pub const ALL: [Kind; 12] = [
        Kind::Seminar,
        Kind::Workshop,
        Kind::MasterClass,
        Kind::OpenLesson,
        Kind::Meeting,
        Kind::Consultation,
        Kind::Conference,
        Kind::Training,
        Kind::Contest,
        Kind::Internship,
        Kind::Forum,
        Kind::Other,
    ];
}

/// What a member answers to a notice. One answer a member; the last one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Answer {
    /// «Иду».
    Going,
    /// «Не иду».
    NotGoing,
    /// «Под вопросом».
    Maybe,
}

/// Where an event stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is still to begin.
    Coming,
    /// It has begun, and may be over.
    Begun,
    /// It was cancelled.
    Cancelled,
}

/// Where an event stands now. At the minute of its beginning it has begun.
pub fn state(starts_at: DateTime<Utc>, cancelled: bool, now: DateTime<Utc>) -> State {
    match (cancelled, starts_at > now) {
        (true, _) => State::Cancelled,
        (false, true) => State::Coming,
        (false, false) => State::Begun,
    }
}

impl Kind {
    /// «семинар»: as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Kind::Seminar => say!(language, "model-event-seminar"),
            Kind::Workshop => say!(language, "model-event-workshop"),
            Kind::MasterClass => say!(language, "model-event-master-class"),
            Kind::OpenLesson => say!(language, "model-event-open-lesson"),
            Kind::Meeting => say!(language, "model-event-meeting"),
            Kind::Consultation => say!(language, "model-event-consultation"),
            Kind::Conference => say!(language, "model-event-conference"),
            Kind::Training => say!(language, "model-event-training"),
            Kind::Contest => say!(language, "model-event-contest"),
            Kind::Internship => say!(language, "model-event-internship"),
            Kind::Forum => say!(language, "model-event-forum"),
            Kind::Other => say!(language, "model-event-other"),
        }
    }
}

/// Whether attendance can be marked: from a day before the beginning, so that the sheet is ready in the hall.
pub fn attendance_is_open(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    starts_at <= now + TimeDelta::hours(24)
}

/// Everything that makes an event, but for its group, which the leader's authority names.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Of what kind.
    pub kind: Kind,
    /// What it is called: 3–120 characters.
    pub title: String,
    /// When it begins, in whole seconds.
    pub starts_at: DateTime<Utc>,
    /// When it ends, where that is known.
    pub ends_at: Option<DateTime<Utc>>,
    /// Where: 2–200 characters, or a link.
    pub place: String,
}

impl Plan {
    /// The event that it has become.
    pub fn made(self, id: EventId, group: GroupName, led_by: FullName) -> Event {
        let Plan { kind, title, starts_at, ends_at, place } = self;
        let (groups, led_by) = (vec![group], Some(led_by));
        Event { id, groups, led_by, kind, title, starts_at, ends_at, place, cancelled: false, attendance_saved: false }
    }
}

/// An event.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number.
    pub id: EventId,
    /// Whose it is, by name; none for one of the municipality.
    pub groups: Vec<GroupName>,
    /// Who leads it: the leader of its first group.
    pub led_by: Option<FullName>,
    /// Of what kind.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends, where that is known.
    pub ends_at: Option<DateTime<Utc>>,
    /// Where it is: an address, or a link.
    pub place: String,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Whether somebody has saved who was there: never before the beginning.
    pub attendance_saved: bool,
}

impl Event {
    /// The names of its groups: «Оценивание, Цифровой урок».
    pub fn of_groups(&self) -> String {
        let names: Vec<_> = self.groups.iter().map(|group| group.name.as_str()).collect();
        names.join(", ")
    }

    /// Where it stands now.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        state(self.starts_at, self.cancelled, now)
    }
}

/// An event, and what it is to a person.
#[derive(Debug, Clone)]
pub struct Met {
    /// The event.
    pub event: Event,
    /// The person's authority over it, if they lead one of its groups.
    pub leader: Option<Leader>,
    /// Whether they are an active member of one of its groups.
    pub is_member: bool,
    /// What they have answered.
    pub answer: Option<Answer>,
    /// How many marks its sheet holds that was begun before the event.
    pub marks: i64,
    /// Whether they were marked as present, and what they brought (S1-09).
    pub presence: Option<Option<Contribution>>,
}

impl Met {
    /// The authority over the event; whoever leads none of its groups is refused.
    pub fn led(self, language: Language) -> Result<(Leader, Event)> {
        match self.leader {
            Some(leader) => Ok((leader, self.event)),
            None => Err(Trouble::Refused(say!(language, "talk-not-leader"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_event_has_begun_at_its_minute() {
        let start = at("2026-11-26T07:30:00Z");
        assert_eq!(state(start, false, at("2026-11-26T07:29:59Z")), State::Coming);
        assert_eq!(state(start, false, start), State::Begun);
        assert_eq!(state(start, true, start), State::Cancelled);
    }

    #[test]
    fn the_sheet_opens_a_day_before() {
        let start = at("2026-11-26T07:30:00Z");
        let opening = start - TimeDelta::hours(24);
        assert!(attendance_is_open(start, opening));
        assert!(!attendance_is_open(start, opening - TimeDelta::seconds(1)));
        assert!(attendance_is_open(start, start + TimeDelta::days(60)));
    }
}

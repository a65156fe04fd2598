//! Events: whatever has a day, of one group, of several, or of the municipality; and the answers to them.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::EventId;
use crate::model::groups::GroupName;
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::model::regulation::{self, keys::happenings};
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Trouble, Tx};
use crate::text::{self, Language};

mod kinds;
pub use kinds::{Kind, Level, Offered};

mod holding;
pub use holding::{Audience, Holder, Host, Hosted, Whom, host};

mod changing;
pub use changing::{cancel, change, create, invite_later, reschedule, restore, say_about};

mod series;
pub use series::{Following, Repeat, Rhythm, cancel_following, create_all, reschedule_all};

mod speaking;
pub use speaking::{MOST_SPEAKERS, Nameable, Speaker, Who, be_silent, drop_speaker, name_speaker, nameable, speak};

mod materials;
pub use materials::{MOST_MATERIALS, Material, add_file, add_link, drop_material, materials};

mod handing;
pub use handing::{MADE_AHEAD, hand_over};

mod places;
pub use places::{
    Candidate, DUE, Opening, Places, Reply, Resized, Waiting, Waits, answer, answer_for, close, lapse, lower, offer,
    opening, pass_over, set_capacity, unanswer_for,
};

mod recalling;
pub use recalling::{DUE_RECALL, Recall, Recalled, led_by, recall, recalled};

mod store;
pub(in crate::model) use store::same_clock_time;
pub use store::{COUNTED, Counted, drop_answers, event, keep_clock_times, met, note_attendance};
pub(in crate::model) use store::{DROP_ALL_ANSWERS, FREED, left_all};

/// What is kept about events.
pub const TABLES: &[Table] = &[
    Table::plain("event_kind"),
    Table::of("event", &[Of::person("created_by", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-events"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at, 'created_at', created_at)
               FROM event WHERE created_by = ?1",
    }),
    Table::plain("event_series"),
    Table::plain("event_group"),
    Table::of("event_invitation", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-answers"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at)
               FROM event_invitation JOIN event ON event.id = event_invitation.event_id WHERE person_id = ?1",
    }),
    // Who speaks, of what and how.
    Table::of("event_speaker", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-speaking"),
        rows: "SELECT json_object('event', event.title, 'starts_at', starts_at, 'topic', topic,
                      'contribution', contribution)
               FROM event_speaker JOIN event ON event.id = event_speaker.event_id WHERE person_id = ?1",
    }),
    // What belongs to an event is its own, and stays when whoever has added it goes.
    Table::of("event_material", &[Of::person("added_by", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-materials"),
        rows: "SELECT json_object('event', event.title, 'name', event_material.title, 'created_at', added_at)
               FROM event_material JOIN event ON event.id = event_material.event_id WHERE added_by = ?1",
    }),
    Table::of("event_answer", &[Of::person("person_id", Fate::Goes), Of::person("by_id", Fate::LosesItsPerson)])
        .kept(Kept {
        said_as: |language| say!(language, "model-kept-answers"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at, 'answer', answer, 'answered_at', answered_at,
                          'by_you', json(iif(by_id IS NULL, 'true', 'false')))
                   FROM event_answer JOIN event ON event.id = event_answer.event_id WHERE person_id = ?1
                   UNION ALL
                   SELECT json_object('event', title, 'starts_at', starts_at, 'answer', answer,
                                      'answered_at', answered_at, 'by_you', json('true'))
                   FROM event_answer JOIN event ON event.id = event_answer.event_id WHERE by_id = ?1",
    }),
    Table::of("event_waiting", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-waiting"),
        rows:
            "SELECT json_object('event', title, 'starts_at', starts_at, 'since', since, 'offered_until', offered_until)
               FROM event_waiting JOIN event ON event.id = event_waiting.event_id WHERE person_id = ?1",
    }),
    Table::plain("event_reminder"),
];

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

/// Whether attendance can be marked: from a day before the beginning, so that the sheet is ready in the hall.
pub fn attendance_is_open(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    starts_at <= now + TimeDelta::hours(24)
}

/// How long an event lasts of which nobody has said it, by the regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasting {
    /// Hours of one that has a beginning and no end.
    pub hours: i64,
    /// Until so many hours of its last day one lasts that has no hours at all.
    pub day_hours: i64,
}

impl Lasting {
    /// As the regulation has it now.
    pub async fn now(tx: &mut Tx) -> Result<Lasting> {
        let regulation = regulation::now(tx).await?;
        let hours = regulation.get(&happenings::EVENT_HOURS)?;
        Ok(Lasting { hours, day_hours: regulation.get(&happenings::EVENT_DAY_HOURS)? })
    }
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When it begins, in whole seconds; of one without hours the midnight of its first day.
    pub starts_at: DateTime<Utc>,
    /// When it ends, where that is known; of one without hours the midnight after its last day, where it has several.
    pub ends_at: Option<DateTime<Utc>>,
    /// Whether it has no hours.
    pub all_day: bool,
}

impl Span {
    /// When it is over.
    pub fn over_at(self, lasting: Lasting) -> DateTime<Utc> {
        match (self.all_day, self.ends_at) {
            (false, Some(ends_at)) => ends_at,
            (false, None) => self.starts_at + TimeDelta::hours(lasting.hours),
            (true, Some(ends_at)) => ends_at - TimeDelta::hours(24 - lasting.day_hours),
            (true, None) => self.starts_at + TimeDelta::hours(lasting.day_hours),
        }
    }
}

/// What an event may have besides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// What it is about: 2–1,000 characters.
    #[serde(default)]
    pub description: Option<String>,
    /// Where it is on the web, or where its materials are.
    #[serde(default)]
    pub link: Option<String>,
    /// For how many there is a place.
    #[serde(default)]
    pub capacity: Option<i64>,
    /// How far it reaches.
    #[serde(default)]
    pub level: Option<Level>,
    /// What the municipality itself calls its kind, where that is «Другое».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_kind: Option<String>,
}

/// What can be corrected of an event. Notices wait in the outbox with what it was, and drafts with what it becomes, so its
/// spelling stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Of what kind it is.
    pub kind: Kind,
    /// What it is called: 3–120 characters.
    pub title: String,
    /// Where it is: 2–200 characters, or a link.
    pub place: String,
    /// When it ends, where that is known.
    #[serde(default)]
    pub ends_at: Option<DateTime<Utc>>,
    /// What else is known of it.
    #[serde(default)]
    pub details: Details,
}

impl Change {
    /// What its kind is called.
    pub fn called(&self, language: Language) -> String {
        self.kind.called(self.details.own_kind.as_deref(), language)
    }
}

/// Everything that makes an event, but for whom it is.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Of what kind.
    pub kind: Kind,
    /// What it is called: 3–120 characters.
    pub title: String,
    /// When it is.
    pub span: Span,
    /// Where: 2–200 characters, or a link.
    pub place: String,
    /// What else is known of it.
    pub details: Details,
    /// Of which event it is a copy.
    pub copied_from: Option<EventId>,
}

impl Plan {
    /// One of which no more is known than what each has.
    pub fn plain(kind: Kind, title: String, starts_at: DateTime<Utc>, place: String) -> Plan {
        let span = Span { starts_at, ends_at: None, all_day: false };
        Plan { kind, title, span, place, details: Details::default(), copied_from: None }
    }

    /// The event that it has become, or would become: of these groups, or where there is none for whom was chosen, or else for
    /// everybody.
    pub fn made(self, id: EventId, (groups, whom): (Vec<GroupName>, Option<Whom>), led_by: Option<FullName>) -> Event {
        let Plan { kind, title, span, place, details, copied_from: _ } = self;
        let for_all = groups.is_empty() && whom.is_none();
        let (cancelled, attendance_saved) = (false, false);
        let Span { starts_at, ends_at, all_day } = span;
        Event {
            id,
            groups,
            for_all,
            whom,
            led_by,
            kind,
            title,
            starts_at,
            ends_at,
            all_day,
            place,
            details,
            speakers: Vec::new(),
            materials: 0,
            repeat: None,
            cancelled,
            attendance_saved,
        }
    }
}

/// An event.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number.
    pub id: EventId,
    /// Whose it is, by name; none for one of the municipality.
    pub groups: Vec<GroupName>,
    /// Whether it is for everybody of the municipality, and of no group.
    pub for_all: bool,
    /// Who was chosen for it, where it is for neither.
    pub whom: Option<Whom>,
    /// Who leads it: the leader of its first group, or who has made it for everybody, or for whom they chose.
    pub led_by: Option<FullName>,
    /// Of what kind.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// When it begins; of one without hours the midnight of its first day.
    pub starts_at: DateTime<Utc>,
    /// When it ends, where that is known.
    pub ends_at: Option<DateTime<Utc>>,
    /// Whether it has no hours.
    pub all_day: bool,
    /// Where it is: an address, or a link.
    pub place: String,
    /// What else is known of it.
    pub details: Details,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// How many materials belong to it.
    pub materials: i64,
    /// How it repeats, where it is one of a series.
    pub repeat: Option<Repeat>,
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

    /// What its kind is called.
    pub fn called(&self, language: Language) -> String {
        self.kind.called(self.details.own_kind.as_deref(), language)
    }

    /// Whether it is of groups, whose members answer: else it is its maker's.
    pub fn is_of_groups(&self) -> bool {
        !self.for_all && self.whom.is_none()
    }

    /// Where it stands now.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        state(self.starts_at, self.cancelled, now)
    }

    /// When it is.
    pub fn span(&self) -> Span {
        Span { starts_at: self.starts_at, ends_at: self.ends_at, all_day: self.all_day }
    }

    /// When it is, for [`text::span`] and [`text::near`].
    pub fn moments(&self) -> text::Moments {
        (self.starts_at, self.ends_at, self.all_day)
    }

    /// When it is over, whether or not anybody has said it.
    pub fn over_at(&self, lasting: Lasting) -> DateTime<Utc> {
        self.span().over_at(lasting)
    }

    /// What can be corrected of it.
    pub fn correctable(&self) -> Change {
        let Event { kind, title, place, ends_at, details, .. } = self.clone();
        Change { kind, title, place, ends_at, details }
    }

    /// The event after a correction.
    pub fn after(self, change: Change) -> Event {
        let Change { kind, title, place, ends_at, details } = change;
        Event { kind, title, place, ends_at, details, ..self }
    }
}

/// An event, and what it is to a person.
#[derive(Debug, Clone)]
pub struct Met {
    /// The event.
    pub event: Event,
    /// Their authority over the event, as a leader or as a coordinator.
    pub holder: Option<Holder>,
    /// Whether they lead one of its groups, as its leader or as the deputy: nobody asks them whether they come.
    pub leads: bool,
    /// Whether they are an active member of one of its groups, or were chosen, or it is for everybody.
    pub is_member: bool,
    /// What they have answered.
    pub answer: Option<Answer>,
    /// How they wait for a place.
    pub waits: Option<Waits>,
    /// How many places there are, and how many are taken.
    pub places: Places,
    /// Whether a notice reaches them: one who waits for a place must hear of it.
    pub is_reached: bool,
    /// Whether they are named among those who speak.
    pub speaks: bool,
    /// The events of its series that were not cancelled, from this one on; none where it is of no series.
    pub following: Vec<Following>,
    /// How many marks its sheet holds that was begun before the event.
    pub marks: i64,
    /// Whether they were marked as present, and what they brought (S1-09).
    pub presence: Option<Option<Contribution>>,
}

impl Met {
    /// Whether events of its series follow it.
    pub fn is_followed(&self) -> bool {
        self.following.iter().any(|one| one.id != self.event.id)
    }

    /// How many marks the sheets hold of it and of those that follow it in its series, begun before they are.
    pub fn marks_following(&self) -> i64 {
        self.following.iter().map(|one| one.marks).sum()
    }

    /// Whether they are asked to answer: who leads it may, and is not asked.
    pub fn is_asked(&self) -> bool {
        !self.leads || self.reply().is_some()
    }

    /// Whether they have authority over the event.
    pub fn holds(&self) -> bool {
        self.holder.is_some()
    }

    /// The authority over the event; whoever does not hold it is refused.
    pub fn held(self, language: Language) -> Result<(Holder, Event)> {
        match self.holder {
            Some(holder) => Ok((holder, self.event)),
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

    /// Events: one without an end lasts three hours, one without hours its whole day, unless the regulation says otherwise.
    #[test]
    fn an_event_is_over_when_it_is_said_or_by_the_regulation() {
        let (starts_at, house) = (at("2026-11-26T11:30:00Z"), Lasting { hours: 3, day_hours: 24 });
        let own = Lasting { hours: 1, day_hours: 18 };
        let hours = Span { starts_at, ends_at: None, all_day: false };
        assert_eq!(hours.over_at(house), at("2026-11-26T14:30:00Z"));
        assert_eq!(hours.over_at(own), at("2026-11-26T12:30:00Z"));
        let ended = Span { ends_at: Some(at("2026-11-27T12:00:00Z")), ..hours };
        assert_eq!(ended.over_at(own), at("2026-11-27T12:00:00Z"));
        let day = Span { starts_at: at("2026-11-25T21:00:00Z"), ends_at: None, all_day: true };
        assert_eq!(day.over_at(house), at("2026-11-26T21:00:00Z"));
        assert_eq!(day.over_at(own), at("2026-11-26T15:00:00Z"));
        let days = Span { ends_at: Some(at("2026-11-28T21:00:00Z")), ..day };
        assert_eq!(days.over_at(house), at("2026-11-28T21:00:00Z"));
        assert_eq!(days.over_at(own), at("2026-11-28T15:00:00Z"));
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

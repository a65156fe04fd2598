//! What the rooms of events do to them: telling members, and taking an answer.

use chrono::{NaiveDateTime, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use super::cards::When;
use super::notices;
use super::room::Events;
use crate::ids::{AccountId, EventId, GroupId, PersonId};
use crate::model::events::{self, Answer, Change, Event, Met, State};
use crate::model::roles::Registered;
use crate::outbox::{self, Again, Matter};
use crate::talk::{Result, Room, Tx};

/// How many hear of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// How many members there are besides the leader.
    pub members: u64,
    /// How many of them will be told; the others have not agreed to notices or cannot be reached.
    pub told: u64,
}

/// What members are told of. Notices wait in the outbox with it, so its spelling stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// There is a new event.
    Created,
    /// It begins at another time than this one, by the clock of the municipality.
    Moved {
        from: NaiveDateTime,
        /// Whether it had no hours.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        whole: bool,
    },
    /// Something of it is not as it was then.
    Changed { was: Box<Change> },
    /// It will not be.
    Cancelled,
    /// It was cancelled, and will be after all.
    Restored,
}

/// What a notice of an event is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub event: EventId,
    pub news: News,
}

/// A notice is of use until so long before the event.
const NOTICE: TimeDelta = TimeDelta::hours(1);

/// Tells people of an event, as it is now.
pub async fn announce(tx: &mut Tx, event: &Event, people: &[PersonId], news: News) -> Result<Reach> {
    let when = When::of(tx);
    let was = match news {
        News::Moved { from, .. } => {
            when.zone.from_local_datetime(&from).earliest().map(|from| from.with_timezone(&Utc))
        }
        News::Created | News::Changed { .. } | News::Cancelled | News::Restored => None,
    };
    let first = was.map_or(event.starts_at, |was| was.min(event.starts_at));
    let about = About { event: event.id, news };
    let news = about.news.clone();
    let matter = Matter { subject: event.id.0, about, say_by: first - NOTICE };
    let view = |language| notices::notice(language, event, when, &news, None);
    let told = outbox::tell_of(tx, people, Events::NAME, matter, view).await?;
    Ok(Reach { members: people.len() as u64, told })
}

/// What becomes of a notice that is about to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It is said as things are now, and tells what later ones would.
    Say,
    /// It is not said.
    Drop,
    /// Neither it nor what waits behind it is said.
    DropAll,
}

/// Whether an event begins again when it did before it was moved.
pub fn is_back(event: &Event, from: NaiveDateTime, whole: bool, when: When) -> bool {
    event.all_day == whole && event.starts_at.with_timezone(&when.zone).naive_local() == from
}

/// Whether news are still news to somebody.
pub fn outlook(news: &News, met: &Met, when: When) -> Outlook {
    if !met.is_member {
        return Outlook::DropAll;
    }
    let event = &met.event;
    match (news, event.state(when.now)) {
        // Who never heard of it need not hear that it was cancelled, or moved to a moment that is over.
        (News::Created, State::Cancelled | State::Begun) => Outlook::DropAll,
        // The answer was given in the bot; whether the event was moved since then is told by the next notice.
        (News::Created, State::Coming) if met.answer.is_some() => Outlook::Drop,
        (News::Moved { from, whole }, State::Coming) if is_back(event, *from, *whole, when) => Outlook::DropAll,
        // It has become again what it was.
        (News::Changed { was }, State::Coming) if **was == event.correctable() => Outlook::Drop,
        (News::Created | News::Moved { .. } | News::Changed { .. } | News::Restored, State::Coming) => Outlook::Say,
        (News::Moved { .. } | News::Changed { .. } | News::Restored, State::Cancelled | State::Begun) => Outlook::Drop,
        (News::Cancelled, State::Cancelled) if event.starts_at > when.now => Outlook::Say,
        (News::Cancelled, State::Cancelled | State::Coming | State::Begun) => Outlook::Drop,
    }
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It counts from now on.
    Kept,
    /// It came too late: the event has begun or was cancelled.
    Late(State),
    /// It does not count: only members of the event's groups answer.
    Stranger,
}

/// Has the notices of an event that stand in chats say how it is now.
pub async fn retell(tx: &mut Tx, event: &Event) -> Result<()> {
    let again = Again { room: Events::NAME, subjects: &[event.id.0], until: event.starts_at, to: None, but: None };
    outbox::retell(tx, again).await
}

/// Drops the answers of somebody who has left a group, to whose coming events they go no more, and has their notices say
/// so.
pub async fn leave(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<()> {
    let left = events::drop_answers(tx, group, person).await?;
    let Some(until) = left.iter().map(|(_, starts_at)| *starts_at).max() else {
        return Ok(());
    };
    let subjects: Vec<_> = left.into_iter().map(|(event, _)| event.0).collect();
    outbox::retell(tx, Again { room: Events::NAME, subjects: &subjects, until, to: Some(person), but: None }).await
}

/// Keeps the answer of an active member of one of the event's groups. All their notices of it say so then; `pressed` is
/// the one that says it already.
pub async fn answer(
    tx: &mut Tx,
    by: Registered,
    met: &Met,
    given: Answer,
    pressed: Option<(AccountId, String)>,
) -> Result<Answered> {
    if !met.is_member {
        return Ok(Answered::Stranger);
    }
    Ok(match met.event.state(tx.now) {
        State::Coming => {
            let (id, until) = (met.event.id, met.event.starts_at);
            events::answer(tx, by.id(), id, given).await?;
            let again = Again { room: Events::NAME, subjects: &[id.0], until, to: Some(by.id()), but: pressed };
            outbox::retell(tx, again).await?;
            Answered::Kept
        }
        late => Answered::Late(late),
    })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::events::{Details, Kind};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn met(change: impl Fn(&mut Met)) -> Met {
        let event = Event {
            id: EventId(1),
            groups: Vec::new(),
            led_by: None,
            kind: Kind::Seminar,
            title: "Оценивание".to_owned(),
            starts_at: at("2026-11-26T11:30:00Z"),
            ends_at: None,
            all_day: false,
            for_all: false,
            place: "Школа № 3".to_owned(),
            details: Details::default(),
            cancelled: false,
            attendance_saved: false,
        };
        let mut met = Met { event, holder: None, is_member: true, answer: None, going: 0, marks: 0, presence: None };
        change(&mut met);
        met
    }

    /// «Faults 16», «Faults 22».
    #[test]
    fn a_notice_is_said_only_while_it_is_true_and_new() {
        let (before, after) = (at("2026-11-26T05:00:00Z"), at("2026-11-26T11:30:00Z"));
        let moved = News::Moved { from: local("2026-11-25T14:30:00"), whole: false };
        let back = News::Moved { from: local("2026-11-26T14:30:00"), whole: false };
        let day = News::Moved { from: local("2026-11-26T14:30:00"), whole: true };
        let as_it_was = met(|_| {});
        let same = News::Changed { was: Box::new(as_it_was.event.correctable()) };
        let other = News::Changed {
            was: Box::new(Change { place: "Школа № 5".to_owned(), ..as_it_was.event.correctable() }),
        };
        let cancelled = met(|met| met.event.cancelled = true);
        let left = met(|met| met.is_member = false);
        let answered = met(|met| met.answer = Some(Answer::NotGoing));
        for (news, met, now, outlook) in [
            (&News::Created, &as_it_was, before, Outlook::Say),
            (&News::Created, &as_it_was, after, Outlook::DropAll),
            (&News::Created, &answered, before, Outlook::Drop),
            (&News::Created, &cancelled, before, Outlook::DropAll),
            (&News::Created, &left, before, Outlook::DropAll),
            (&moved, &as_it_was, before, Outlook::Say),
            (&moved, &answered, before, Outlook::Say),
            (&moved, &cancelled, before, Outlook::Drop),
            (&moved, &as_it_was, after, Outlook::Drop),
            (&back, &as_it_was, before, Outlook::DropAll),
            (&day, &as_it_was, before, Outlook::Say),
            (&same, &as_it_was, before, Outlook::Drop),
            (&other, &as_it_was, before, Outlook::Say),
            (&other, &cancelled, before, Outlook::Drop),
            (&News::Restored, &as_it_was, before, Outlook::Say),
            (&News::Restored, &cancelled, before, Outlook::Drop),
            (&News::Restored, &as_it_was, after, Outlook::Drop),
            (&News::Cancelled, &as_it_was, before, Outlook::Drop),
            (&News::Cancelled, &cancelled, before, Outlook::Say),
            (&News::Cancelled, &answered, before, Outlook::Drop),
            (&News::Cancelled, &cancelled, after, Outlook::Drop),
            (&News::Cancelled, &left, before, Outlook::DropAll),
        ] {
            let when = When { now, zone: chrono_tz::Europe::Moscow };
            assert_eq!(super::outlook(news, met, when), outlook, "{news:?} at {now}: {met:?}");
        }
    }

    #[test]
    fn what_waits_in_the_outbox_keeps_its_spelling() {
        let spelled = |news| serde_json::to_string(&About { event: EventId(7), news }).unwrap();
        assert_eq!(spelled(News::Created), r#"{"event":7,"news":"created"}"#);
        assert_eq!(
            spelled(News::Moved { from: local("2026-11-26T14:30:00"), whole: false }),
            r#"{"event":7,"news":{"moved":{"from":"2026-11-26T14:30:00"}}}"#
        );
        let was = Change { place: "Школа № 5".to_owned(), ..met(|_| {}).event.correctable() };
        assert_eq!(
            spelled(News::Changed { was: Box::new(was) }),
            r#"{"event":7,"news":{"changed":{"was":{"kind":"seminar","title":"Оценивание","place":"Школа № 5","ends_at":null,"details":{"description":null,"link":null,"capacity":null,"level":null}}}}}"#
        );
        assert_eq!(spelled(News::Restored), r#"{"event":7,"news":"restored"}"#);
        assert_eq!(spelled(News::Cancelled), r#"{"event":7,"news":"cancelled"}"#);
    }
}

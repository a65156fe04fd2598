//! What the rooms of events do to them: telling members, and taking an answer.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use super::cards::When;
use super::notices;
use super::room::Events;
use crate::feature::Ran;
use crate::features::happenings::answered;
use crate::ids::{AccountId, EventId, GroupId, PersonId};
use crate::model::events::{self, Answer, Change, Event, Met, Reply, State};
use crate::model::roles::Registered;
use crate::outbox::{self, Matter};
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
        /// Whether those that follow it in its series were moved with it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        following: bool,
    },
    /// Something of it is not as it was then.
    Changed { was: Box<Change> },
    /// It will not be.
    Cancelled,
    /// Neither it nor those that follow it in its series will be.
    Stopped,
    /// It was cancelled, and will be after all.
    Restored,
    /// This person is named among those who speak.
    Speaks,
    /// A place is held for one who waits, until this moment.
    Offered { until: DateTime<Utc> },
    /// Somebody who waits cannot be reached, and others get the place before them.
    PassedOver,
    /// It is soon, at this moment.
    Soon { starts_at: DateTime<Utc> },
    /// It is over, and nobody has said who was there.
    Unmarked,
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
    let zone = tx.zone();
    let was = match news {
        News::Moved { from, .. } => zone.from_local_datetime(&from).earliest().map(|from| from.with_timezone(&Utc)),
        News::Created
        | News::Changed { .. }
        | News::Cancelled
        | News::Stopped
        | News::Restored
        | News::Speaks
        | News::Offered { .. }
        | News::PassedOver
        | News::Soon { .. }
        | News::Unmarked => None,
    };
    let first = was.map_or(event.starts_at, |was| was.min(event.starts_at));
    announce_by(tx, event, people, news, first - NOTICE).await
}

/// Tells people of an event as [`announce`] does; no quiet hours hold it back beyond a moment.
pub async fn announce_by(
    tx: &mut Tx,
    event: &Event,
    people: &[PersonId],
    news: News,
    say_by: DateTime<Utc>,
) -> Result<Reach> {
    let when = When::of(tx);
    let about = About { event: event.id, news };
    let news = about.news.clone();
    let matter = Matter { subject: event.id.0, about, say_by };
    let reply = match news {
        News::Offered { until } => Some(Reply::Offered(until)),
        News::Created
        | News::Moved { .. }
        | News::Changed { .. }
        | News::Cancelled
        | News::Stopped
        | News::Restored
        | News::Speaks
        | News::PassedOver
        | News::Soon { .. }
        | News::Unmarked => None,
    };
    let view = |language| notices::notice(language, event, when, &news, reply);
    let told = outbox::tell_of(tx, people, Events::NAME, matter, view).await?;
    Ok(Reach { members: people.len() as u64, told })
}

/// Invites whoever fits by now those who were chosen for an event that is still ahead, and tells them of it.
pub async fn invite_later(tx: &mut Tx) -> Result<Ran> {
    let (told, more) = events::invite_later(tx).await?;
    for (event, people) in told {
        let event = events::event(tx, event).await?;
        announce(tx, &event, &people, News::Created).await?;
    }
    Ok(if more { Ran::More } else { Ran::All })
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
    let event = &met.event;
    let state = event.state(when.now);
    let is_said = |holds: bool| if holds { Outlook::Say } else { Outlook::Drop };
    match news {
        // These are for leaders, who may be no members.
        News::PassedOver => return is_said(met.holds() && state == State::Coming),
        // Whoever speaks may be no member either.
        News::Speaks => return is_said(met.speaks && state == State::Coming),
        // The sheet is a leader's.
        News::Unmarked => return is_said(met.holder.is_some() && !event.attendance_saved && state == State::Begun),
        News::Soon { starts_at: told } => {
            let comes = match met.reply() {
                Some(Reply::Answer(Answer::NotGoing) | Reply::Waits(_) | Reply::Offered(_)) => false,
                Some(Reply::Answer(Answer::Going | Answer::Maybe)) | None => met.is_member || met.holds(),
            };
            return is_said(comes && *told == event.starts_at && state == State::Coming);
        }
        News::Created
        | News::Moved { .. }
        | News::Changed { .. }
        | News::Cancelled
        | News::Stopped
        | News::Restored
        | News::Offered { .. } => {}
    }
    // Who leads it is told of what others have done, a member or not.
    if !met.is_member && !met.leads {
        return Outlook::DropAll;
    }
    match (news, state) {
        (News::Offered { until }, State::Coming) => is_said(met.reply() == Some(Reply::Offered(*until))),
        (News::Offered { .. }, State::Begun | State::Cancelled) => Outlook::Drop,
        // Who never heard of it need not hear that it was cancelled, or moved to a moment that is over.
        (News::Created, State::Cancelled | State::Begun) => Outlook::DropAll,
        // The answer was given in the bot; whether the event was moved since then is told by the next notice.
        (News::Created, State::Coming) if met.reply().is_some() => Outlook::Drop,
        (News::Moved { from, whole, .. }, State::Coming) if is_back(event, *from, *whole, when) => Outlook::DropAll,
        // It has become again what it was.
        (News::Changed { was }, State::Coming) if **was == event.correctable() => Outlook::Drop,
        (News::Created | News::Moved { .. } | News::Changed { .. } | News::Restored, State::Coming) => Outlook::Say,
        (News::Moved { .. } | News::Changed { .. } | News::Restored, State::Cancelled | State::Begun) => Outlook::Drop,
        (News::Cancelled | News::Stopped, State::Cancelled) if event.starts_at > when.now => Outlook::Say,
        (News::Cancelled | News::Stopped, State::Cancelled | State::Coming | State::Begun) => Outlook::Drop,
        // They are answered above.
        (News::Speaks | News::PassedOver | News::Soon { .. } | News::Unmarked, _) => Outlook::Drop,
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
    answered::retell_all(tx, &[event.id], event.starts_at, None).await
}

/// The same of several events.
pub async fn retell_all(tx: &mut Tx, events: &[(EventId, DateTime<Utc>)]) -> Result<()> {
    let Some(until) = events.iter().map(|(_, starts_at)| *starts_at).max() else {
        return Ok(());
    };
    let events: Vec<_> = events.iter().map(|(event, _)| *event).collect();
    answered::retell_all(tx, &events, until, None).await
}

/// Drops the answers of somebody who has left a group, to whose coming events they go no more, and has their notices say
/// so.
pub async fn leave(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<()> {
    let left = events::drop_answers(tx, group, person).await?;
    // The places that they leave are offered to those who wait.
    tx.wake_duties();
    let Some(until) = left.iter().map(|(_, starts_at)| *starts_at).max() else {
        return Ok(());
    };
    let left: Vec<_> = left.into_iter().map(|(event, _)| event).collect();
    answered::retell_all(tx, &left, until, Some(person)).await
}

/// Keeps the answer of an active member of one of the event's groups. All their notices of it say so then; `pressed` is
/// the one that says it already.
pub async fn answer(
    tx: &mut Tx,
    by: Registered,
    met: &mut Met,
    given: Answer,
    pressed: Option<(AccountId, String)>,
) -> Result<Answered> {
    if !met.is_member {
        return Ok(Answered::Stranger);
    }
    Ok(match met.event.state(tx.now) {
        State::Coming => {
            let (id, until) = (met.event.id, met.event.starts_at);
            events::answer(tx, by.id(), met, given).await?;
            answered::retell(tx, (id, until), by.id(), pressed).await?;
            Answered::Kept
        }
        late => Answered::Late(late),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::events::{Details, Kind, Waits};

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
            whom: None,
            place: "Школа № 3".to_owned(),
            details: Details::default(),
            speakers: Vec::new(),
            materials: 0,
            repeat: None,
            cancelled: false,
            attendance_saved: false,
        };
        let mut met = Met {
            event,
            holder: None,
            leads: false,
            is_member: true,
            answer: None,
            waits: None,
            places: events::Places::default(),
            is_reached: true,
            speaks: false,
            following: Vec::new(),
            marks: 0,
            presence: None,
        };
        change(&mut met);
        met
    }

    /// «Faults 16», «Faults 22».
    #[test]
    fn a_notice_is_said_only_while_it_is_true_and_new() {
        let (before, after) = (at("2026-11-26T05:00:00Z"), at("2026-11-26T11:30:00Z"));
        let moved = News::Moved { from: local("2026-11-25T14:30:00"), whole: false, following: false };
        let back = News::Moved { from: local("2026-11-26T14:30:00"), whole: false, following: false };
        let day = News::Moved { from: local("2026-11-26T14:30:00"), whole: true, following: false };
        let as_it_was = met(|_| {});
        let speaks = met(|met| met.speaks = true);
        let same = News::Changed { was: Box::new(as_it_was.event.correctable()) };
        let other = News::Changed {
            was: Box::new(Change { place: "Школа № 5".to_owned(), ..as_it_was.event.correctable() }),
        };
        let cancelled = met(|met| met.event.cancelled = true);
        let left = met(|met| met.is_member = false);
        let leads = met(|met| (met.is_member, met.leads) = (false, true));
        let answered = met(|met| met.answer = Some(Answer::NotGoing));
        let in_doubt = met(|met| met.answer = Some(Answer::Maybe));
        let waits = met(|met| met.waits = Some(Waits { number: 1, offered_until: None }));
        let soon = News::Soon { starts_at: at("2026-11-26T11:30:00Z") };
        let soon_once = News::Soon { starts_at: at("2026-11-26T10:30:00Z") };
        for (news, met, now, outlook) in [
            (&News::Created, &as_it_was, before, Outlook::Say),
            (&News::Created, &as_it_was, after, Outlook::DropAll),
            (&News::Created, &answered, before, Outlook::Drop),
            (&News::Created, &cancelled, before, Outlook::DropAll),
            (&News::Created, &left, before, Outlook::DropAll),
            (&News::Created, &leads, before, Outlook::Say),
            (&moved, &leads, before, Outlook::Say),
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
            (&News::Stopped, &cancelled, before, Outlook::Say),
            (&News::Stopped, &as_it_was, before, Outlook::Drop),
            (&News::Speaks, &as_it_was, before, Outlook::Drop),
            (&News::Speaks, &speaks, before, Outlook::Say),
            (&News::Speaks, &speaks, after, Outlook::Drop),
            (&News::Cancelled, &cancelled, before, Outlook::Say),
            (&News::Cancelled, &answered, before, Outlook::Drop),
            (&News::Cancelled, &cancelled, after, Outlook::Drop),
            (&News::Cancelled, &left, before, Outlook::DropAll),
            (&soon, &as_it_was, before, Outlook::Say),
            (&soon, &in_doubt, before, Outlook::Say),
            (&soon, &answered, before, Outlook::Drop),
            (&soon, &waits, before, Outlook::Drop),
            (&soon, &left, before, Outlook::Drop),
            (&soon, &cancelled, before, Outlook::Drop),
            (&soon, &as_it_was, after, Outlook::Drop),
            (&soon_once, &as_it_was, before, Outlook::Drop),
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
            spelled(News::Moved { from: local("2026-11-26T14:30:00"), whole: false, following: false }),
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

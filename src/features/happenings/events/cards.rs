//! What is shown of events: cards, notices, lists of hours, names of kinds and answers.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use super::Reach;
use super::flow::Press;
use super::rules::{self, Answer, Flaw, Kind, State};
use super::store::{Event, Tally};
use crate::ids::EventId;
use crate::model::people::{attendance_is_open, participation};
use crate::say;
use crate::talk::{Button, Place, View};
use crate::text::{self, Language};

/// The name of a kind.
pub fn kind(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Seminar => say!(language, "events-kind-seminar"),
        Kind::Workshop => say!(language, "events-kind-workshop"),
        Kind::MasterClass => say!(language, "events-kind-master-class"),
        Kind::OpenLesson => say!(language, "events-kind-open-lesson"),
        Kind::Meeting => say!(language, "events-kind-meeting"),
        Kind::Consultation => say!(language, "events-kind-consultation"),
        Kind::Conference => say!(language, "events-kind-conference"),
        Kind::Training => say!(language, "events-kind-training"),
        Kind::Contest => say!(language, "events-kind-contest"),
        Kind::Internship => say!(language, "events-kind-internship"),
        Kind::Forum => say!(language, "events-kind-forum"),
        Kind::Other => say!(language, "events-kind-other"),
    }
}

/// The label of an answer's button.
pub fn answer(language: Language, answer: Answer) -> String {
    match answer {
        Answer::Going => say!(language, "events-answer-going"),
        Answer::NotGoing => say!(language, "events-answer-not-going"),
        Answer::Maybe => say!(language, "events-answer-maybe"),
    }
}

/// What is said of an answer that came too late.
pub fn late(language: Language, state: State) -> String {
    match state {
        State::Cancelled => say!(language, "events-late-cancelled"),
        State::Coming | State::Begun => say!(language, "events-late-begun"),
    }
}

/// Why an event cannot be at a day and hour.
pub fn flaw(language: Language, flaw: Flaw) -> String {
    match flaw {
        Flaw::Past => say!(language, "events-flaw-past"),
        Flaw::TooFar => say!(language, "events-flaw-too-far"),
        Flaw::Skipped => say!(language, "events-flaw-skipped"),
    }
}

/// «чт, 26 ноября, 14:30», never «завтра»: a notice is read on other days too.
pub fn dated(language: Language, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
    let (local, today) = (at.with_timezone(&zone), now.with_timezone(&zone));
    let day = text::day(language, local.date_naive(), today.date_naive());
    format!("{day}, {}", local.format("%H:%M"))
}

/// The address that opens an event's card for anybody.
pub fn address(bot: &str, event: EventId) -> String {
    format!("https://t.me/{bot}?start=event-{event}")
}

/// The facts of an event in a notice: which it is, when, where, and why this person gets it.
fn facts(view: View<Press>, language: Language, event: &Event, now: DateTime<Utc>, zone: Tz) -> View<Press> {
    view.line(format!("🗓 {}", dated(language, event.starts_at, now, zone)))
        .line(format!("📍 {}", event.place))
        .line(say!(language, "events-notice-why", cluster = event.cluster.name.clone()))
}

/// The buttons of an answer on a notice, which stand, and the way to the card.
fn standing_answers(view: View<Press>, language: Language, event: EventId) -> View<Press> {
    let stand = |given| Button::stand(answer(language, given), Press::Answer(event, given));
    view.row([stand(Answer::Going), stand(Answer::NotGoing)])
        .row([stand(Answer::Maybe), Button::go(say!(language, "events-open"), Place::Event(event))])
}

/// The notice of a new event, and what it says once it is answered.
pub fn invitation(
    language: Language,
    event: &Event,
    now: DateTime<Utc>,
    zone: Tz,
    given: Option<Answer>,
) -> View<Press> {
    let view =
        View::new(say!(language, "events-notice-new", kind = kind(language, event.kind), title = event.title.clone()));
    let view = facts(view, language, event, now, zone);
    let view = match given {
        None => view.question(say!(language, "events-notice-question")),
        Some(given) => view.question(say!(language, "events-notice-answered", answer = answer(language, given))),
    };
    standing_answers(view, language, event.id)
}

/// The notice that an event is at another day or hour.
pub fn moved(language: Language, event: &Event, now: DateTime<Utc>, zone: Tz) -> View<Press> {
    let view = View::new(say!(language, "events-notice-moved", title = event.title.clone()));
    let view = facts(view, language, event, now, zone).question(say!(language, "events-notice-moved-question"));
    standing_answers(view, language, event.id)
}

/// The notice that an event will not be.
pub fn cancelled(language: Language, event: &Event, now: DateTime<Utc>, zone: Tz) -> View<Press> {
    let view = View::new(say!(language, "events-notice-cancelled", title = event.title.clone()));
    facts(view, language, event, now, zone).button(Button::go(say!(language, "events-open"), Place::Event(event.id)))
}

/// What a notice says after an answer that came too late: nothing is asked any more.
pub fn closed(language: Language, event: &Event, now: DateTime<Utc>, zone: Tz, state: State) -> View<Press> {
    let view =
        View::new(say!(language, "events-notice-new", kind = kind(language, event.kind), title = event.title.clone()));
    facts(view, language, event, now, zone)
        .question(format!("❗ {}", late(language, state)))
        .button(Button::go(say!(language, "events-open"), Place::Event(event.id)))
}

/// The card of an event; the tally is the leader's.
pub fn card(
    language: Language,
    event: &Event,
    now: DateTime<Utc>,
    zone: Tz,
    bot: &str,
    tally: Option<Tally>,
) -> View<Press> {
    let state = rules::state(event.starts_at, event.cancelled, now);
    let mut view = View::new(event.title.clone());
    view = match state {
        State::Cancelled => view.line(say!(language, "events-card-cancelled")),
        State::Coming | State::Begun => view,
    };
    view = view
        .line(say!(
            language,
            "events-card-kind",
            kind = kind(language, event.kind),
            cluster = event.cluster.name.clone()
        ))
        .line(format!("🗓 {}", text::moment(language, event.starts_at, now, zone)))
        .line(format!("📍 {}", event.place));
    if event.present {
        view = view.line(say!(
            language,
            "events-card-present",
            participation = participation(language, event.contribution)
        ));
    }
    view = member_part(view, language, event, state);
    if let Some(place) = rules::link(&event.place).filter(|_| state != State::Cancelled) {
        view = view.button(Button::open(say!(language, "events-open-link"), place.to_owned()));
    }
    if let Some(tally) = tally {
        view = leader_part(view, language, event, state, now, bot, tally);
    } else if !event.member {
        view = view
            .question(say!(language, "events-card-stranger"))
            .button(Button::go(say!(language, "events-card-cluster"), Place::Cluster(event.cluster.id)));
    }
    view.button(Button::go(say!(language, "button-back"), Place::Events))
}

/// What a member sees besides: the answer, and its buttons while it can be given.
fn member_part(mut view: View<Press>, language: Language, event: &Event, state: State) -> View<Press> {
    if !event.member {
        return view;
    }
    if let Some(given) = event.answer.filter(|_| state != State::Cancelled) {
        view = view.line(say!(language, "events-notice-answered", answer = answer(language, given)));
    }
    if state != State::Coming {
        return view;
    }
    if event.answer.is_none() && !event.led {
        view = view.question(say!(language, "events-notice-question"));
    }
    let press = |given| Button::press(answer(language, given), Press::Answer(event.id, given));
    view.row([press(Answer::Going), press(Answer::NotGoing)]).button(press(Answer::Maybe))
}

/// What the leader sees besides: how members answered, the sheet, and the ways to change the event.
fn leader_part(
    mut view: View<Press>,
    language: Language,
    event: &Event,
    state: State,
    now: DateTime<Utc>,
    bot: &str,
    tally: Tally,
) -> View<Press> {
    if state == State::Cancelled {
        return view;
    }
    view = view.line(say!(
        language,
        "events-card-tally",
        going = tally.going,
        not = tally.not_going,
        maybe = tally.maybe,
        silent = tally.silent
    ));
    if state == State::Coming {
        view = view.line(say!(language, "events-card-link", link = address(bot, event.id)));
    }
    if attendance_is_open(event.starts_at, now) {
        view = view.button(Button::go(say!(language, "events-card-sheet"), Place::Sheet(event.id)));
    }
    let mut change = Vec::new();
    if state == State::Coming {
        change.push(Button::press(say!(language, "events-card-move"), Press::Move));
    }
    if !event.attendance_saved {
        change.push(Button::press(say!(language, "events-card-cancel"), Press::Cancel));
    }
    view.row(change)
}

/// Adds the usual hours, five a row.
pub fn hours<P>(view: View<P>, times: impl Iterator<Item = NaiveTime>, press: impl Fn(NaiveTime) -> P) -> View<P> {
    view.grid(5, times.map(|time| Button::press(time.format("%H:%M").to_string(), press(time))))
}

/// How many are told, and what to do about the others.
pub fn reach(language: Language, reach: Reach) -> Vec<String> {
    if reach.members == 0 {
        return vec![say!(language, "events-reach-nobody")];
    }
    let mut lines = vec![say!(language, "events-reach-told", count = reach.told)];
    let silent = reach.members.saturating_sub(reach.told);
    if silent > 0 {
        lines.push(say!(language, "events-reach-silent", count = silent));
    }
    lines
}

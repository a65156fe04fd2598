//! What members are told of an event, as messages of their own.

use chrono::NaiveDateTime;

use super::cards::{self, When};
use super::clock::Hours;
use super::steps::Press;
use super::verbs::News;
use crate::ids::EventId;
use crate::model::events::{Answer, Event, Met, State};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, View};
use crate::text::Language;

/// A notice of an event, for everybody, or for one who has given an answer.
pub fn notice(language: Language, event: &Event, when: When, news: &News, given: Option<Answer>) -> View<Press> {
    match news {
        News::Created => invitation(language, event, when, given),
        News::Moved { from } => moved(language, event, when, *from, given),
        News::Changed => changed(language, event, when, given),
        News::Cancelled => cancelled(language, event, when),
    }
}

/// The facts of an event in a notice: when, where, who writes, and why this person gets it.
fn facts(title: String, language: Language, event: &Event, moment: String) -> View<Press> {
    let groups = event.of_groups();
    let why = match &event.led_by {
        Some(leader) => say!(language, "events-notice-why", leader = leader.listed(), groups = groups),
        None => say!(language, "events-notice-why-alone", groups = groups),
    };
    View::new(title).line(format!("🗓 {moment}")).line(format!("📍 {}", event.place)).line(why)
}

fn open(language: Language, event: EventId) -> Button<Press> {
    Button::go(say!(language, "events-open"), ways::EVENT.of(event))
}

/// The standing buttons of an answer on a notice, the given one marked, and the way to the card.
fn with_answers(view: View<Press>, language: Language, id: EventId, given: Option<Answer>) -> View<Press> {
    let stand = |answer| Button::stand(cards::choice(language, answer, given), Press::Answer { id, given: answer });
    view.row([stand(Answer::Going), stand(Answer::NotGoing)]).row([stand(Answer::Maybe), open(language, id)])
}

/// The notice of a new event, and what any notice says once it is answered.
pub fn invitation(language: Language, event: &Event, when: When, given: Option<Answer>) -> View<Press> {
    let view = facts(named(language, event), language, event, when.dated(language, event));
    let view = view.question(match given {
        None => say!(language, "events-notice-question"),
        Some(given) => cards::answered(language, given),
    });
    with_answers(view, language, event.id, given)
}

fn named(language: Language, event: &Event) -> String {
    say!(language, "events-notice-new", kind = event.kind.named(language), title = event.title.clone())
}

/// The notice that an event is at another day or time.
fn moved(language: Language, event: &Event, when: When, from: NaiveDateTime, given: Option<Answer>) -> View<Press> {
    let moment = say!(
        language,
        "events-notice-moment",
        now = when.dated(language, event),
        was = cards::planned(language, from.date(), Hours::from(from.time()), when.today())
    );
    let view = facts(say!(language, "events-notice-moved", title = event.title.clone()), language, event, moment);
    with_answers(view.question(asked_again(language, given)), language, event.id, given)
}

/// The notice that an event is called otherwise, or is elsewhere.
fn changed(language: Language, event: &Event, when: When, given: Option<Answer>) -> View<Press> {
    let moment = when.dated(language, event);
    let view = facts(say!(language, "events-notice-changed", title = event.title.clone()), language, event, moment);
    let view = view.line(event.kind.named(language));
    with_answers(view.question(asked_again(language, given)), language, event.id, given)
}

fn asked_again(language: Language, given: Option<Answer>) -> String {
    match given {
        Some(given) => say!(language, "events-notice-again", answered = cards::answered(language, given)),
        None => say!(language, "events-notice-again-all"),
    }
}

/// The notice that an event is cancelled.
fn cancelled(language: Language, event: &Event, when: When) -> View<Press> {
    let title = say!(language, "events-notice-cancelled", title = event.title.clone());
    facts(title, language, event, when.dated(language, event)).button(open(language, event.id))
}

/// What a notice that stands in a chat says now.
pub fn standing(language: Language, met: &Met, when: When, news: &News) -> View<Press> {
    let event = &met.event;
    match (event.state(when.now), news) {
        (state @ (State::Cancelled | State::Begun), _) => closed(language, event, when, state),
        // Only members answer, so that who has left is not asked.
        (State::Coming, _) if !met.is_member => View::new(named(language, event))
            .line(format!("🗓 {}", when.dated(language, event)))
            .line(format!("📍 {}", event.place))
            .line(say!(language, "events-notice-left"))
            .button(open(language, event.id)),
        // It is back where it was.
        (State::Coming, News::Moved { from }) if *from == event.starts_at.with_timezone(&when.zone).naive_local() => {
            invitation(language, event, when, met.answer)
        }
        (State::Coming, News::Cancelled) => invitation(language, event, when, met.answer),
        (State::Coming, News::Created | News::Moved { .. } | News::Changed) => {
            notice(language, event, when, news, met.answer)
        }
    }
}

/// What a notice says after an answer that came too late: nothing is asked any more.
pub fn closed(language: Language, event: &Event, when: When, state: State) -> View<Press> {
    let title = match state {
        State::Cancelled => say!(language, "events-notice-cancelled", title = event.title.clone()),
        State::Coming | State::Begun => named(language, event),
    };
    facts(title, language, event, when.dated(language, event))
        .question(cards::late(language, state))
        .button(open(language, event.id))
}

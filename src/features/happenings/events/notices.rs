//! What members are told of an event, as messages of their own.

use chrono::NaiveDateTime;

use super::cards::{self, When};
use super::editing::Part;
use super::slot::Slot;
use super::steps::Press;
use super::verbs::{self, News};
use super::{places, reminding};
use crate::features::happenings::clock::Hours;
use crate::ids::EventId;
use crate::model::events::{Answer, Change, Event, Met, Reply, Span, State};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, View};
use crate::text::{self, Language};

/// A notice of an event, for everybody, or for one who has given an answer.
pub fn notice(language: Language, event: &Event, when: When, news: &News, given: Option<Reply>) -> View<Press> {
    match news {
        News::Created => invitation(language, event, when, given),
        News::Moved { from, whole, following } => {
            let view = moved(language, event, when, (*from, *whole), given);
            if *following { view.line(say!(language, "events-notice-following-moved")) } else { view }
        }
        News::Changed { was } => changed(language, event, when, was, given),
        News::Cancelled => cancelled(language, event, when),
        News::Stopped => cancelled(language, event, when).line(say!(language, "events-notice-following-cancelled")),
        News::Restored => restored(language, event, when, given),
        News::Speaks => speaks(language, event, when),
        News::Offered { .. } => places::offered(language, event, when, given),
        News::PassedOver => places::passed_over(language, event, when),
        News::Soon { .. } => reminding::soon(language, event, when, given),
        News::Unmarked => reminding::unmarked(language, event, when),
    }
}

/// A notice of an event for somebody who has met it.
pub fn of_met(language: Language, met: &Met, when: When, news: &News) -> View<Press> {
    match news {
        // Whoever holds it is not asked.
        News::Soon { .. } if met.holds() && met.reply().is_none() => reminding::led(language, &met.event, when),
        News::Created
        | News::Moved { .. }
        | News::Changed { .. }
        | News::Cancelled
        | News::Stopped
        | News::Restored
            if !met.is_asked() =>
        {
            led(language, &met.event, when, news)
        }
        News::Created
        | News::Moved { .. }
        | News::Changed { .. }
        | News::Cancelled
        | News::Stopped
        | News::Restored
        | News::Speaks
        | News::Offered { .. }
        | News::PassedOver
        | News::Soon { .. }
        | News::Unmarked => notice(language, &met.event, when, news, met.reply()),
    }
}

/// What is told of an event to whoever leads one of its groups, since another of those who lead it, or a coordinator, has made
/// or changed it: nothing is asked.
fn led(language: Language, event: &Event, when: When, news: &News) -> View<Press> {
    let title = event.title.clone();
    let title = match news {
        News::Moved { .. } => say!(language, "events-notice-moved", title = title),
        News::Changed { .. } => say!(language, "events-notice-changed", title = title),
        News::Cancelled | News::Stopped => say!(language, "events-notice-cancelled", title = title),
        News::Restored => say!(language, "events-notice-restored", title = title),
        News::Created | News::Speaks | News::Offered { .. } | News::PassedOver | News::Soon { .. } | News::Unmarked => {
            named(language, event)
        }
    };
    let moment = match news {
        News::Moved { from, whole, .. } => moved_to(language, event, when, (*from, *whole)),
        _ => when.dated(language, event),
    };
    let view = when_and_where(title, event, moment);
    let view = match news {
        News::Changed { was } => view.lines(differences(language, event, when, was)),
        News::Moved { following: true, .. } => view.line(say!(language, "events-notice-following-moved")),
        News::Stopped => view.line(say!(language, "events-notice-following-cancelled")),
        _ => view,
    };
    view.line(say!(language, "events-reminder-led")).button(open(language, event.id))
}

/// How an event is now that what stands of it in a chat holds no more.
fn as_it_is(language: Language, met: &Met, when: When) -> View<Press> {
    match met.is_asked() {
        true => invitation(language, &met.event, when, met.reply()),
        false => led(language, &met.event, when, &News::Created),
    }
}

/// When and where an event is, under a title.
fn when_and_where<P>(title: String, event: &Event, moment: String) -> View<P> {
    View::new(title).line(format!("🗓 {moment}")).line(format!("📍 {}", event.place))
}

/// The facts of an event in a notice: when, where, what about, who writes, and why this person gets it.
pub fn facts<P>(title: String, language: Language, event: &Event, moment: String) -> View<P> {
    let about = event.details.description.as_deref().map(|words| text::clipped(words, ABOUT));
    when_and_where(title, event, moment)
        .maybe_line(event.repeat.map(|repeat| cards::repeats(language, repeat)))
        .maybe_line(cards::details(language, event))
        .maybe_line(about)
        .line(why(language, event))
}

/// How much of a description a notice says; the card has all of it.
const ABOUT: usize = 300;

fn why(language: Language, event: &Event) -> String {
    let (groups, count) = (event.of_groups(), event.groups.len());
    if let Some(whom) = &event.whom {
        let whom = whom.said(language);
        return match &event.led_by {
            Some(author) => say!(language, "events-notice-why-chosen", author = author.listed(), whom = whom),
            None => say!(language, "events-notice-why-chosen-alone", whom = whom),
        };
    }
    match (&event.led_by, event.for_all) {
        (Some(author), true) => say!(language, "events-notice-why-all", author = author.listed()),
        (None, true) => say!(language, "events-notice-why-all-alone"),
        (Some(leader), false) => {
            say!(language, "events-notice-why", leader = leader.listed(), count = count, groups = groups)
        }
        (None, false) => say!(language, "events-notice-why-alone", count = count, groups = groups),
    }
}

/// What members would get, below another title and without buttons.
pub fn preview<P>(title: String, language: Language, event: &Event, moment: String) -> View<P> {
    let view = facts(title, language, event, moment);
    View { lines: [vec![named(language, event)], view.lines].concat(), ..view }
}

pub fn open(language: Language, event: EventId) -> Button<Press> {
    Button::go(say!(language, "events-open"), ways::EVENT.of(event))
}

/// The standing buttons of an answer on a notice, the given one marked, and the way to the card.
pub fn with_answers(view: View<Press>, language: Language, id: EventId, given: Option<Reply>) -> View<Press> {
    let said = match given {
        Some(Reply::Answer(answer)) => Some(answer),
        Some(Reply::Waits(_) | Reply::Offered(_)) | None => None,
    };
    let stand = |answer| Button::stand(cards::choice(language, answer, said), Press::Answer { id, given: answer });
    view.row([stand(Answer::Going), stand(Answer::NotGoing)]).row([stand(Answer::Maybe), open(language, id)])
}

/// The notice of a new event, and what any notice says once it is answered.
pub fn invitation(language: Language, event: &Event, when: When, given: Option<Reply>) -> View<Press> {
    let view = facts(named(language, event), language, event, when.dated(language, event));
    let view = view.question(match given {
        None => say!(language, "events-notice-question"),
        Some(given) => cards::replied(language, given, when),
    });
    with_answers(view, language, event.id, given)
}

fn named(language: Language, event: &Event) -> String {
    say!(language, "events-notice-new", kind = event.called(language), title = event.title.clone())
}

/// The notice that an event is at another day or time.
fn moved(
    language: Language,
    event: &Event,
    when: When,
    (from, whole): (NaiveDateTime, bool),
    given: Option<Reply>,
) -> View<Press> {
    let moment = moved_to(language, event, when, (from, whole));
    let view = facts(say!(language, "events-notice-moved", title = event.title.clone()), language, event, moment);
    with_answers(view.question(asked_again(language, given, when)), language, event.id, given)
}

/// When an event is, and when it was.
fn moved_to(language: Language, event: &Event, when: When, (from, whole): (NaiveDateTime, bool)) -> String {
    let was = if whole { Slot::whole(from.date()) } else { Slot::of(from.date(), Hours::from(from.time())) };
    let (now, was) = (when.dated(language, event), was.said(language, when.today()));
    say!(language, "events-notice-moment", now = now, was = was)
}

/// The notice that something of an event is otherwise, and exactly what.
fn changed(language: Language, event: &Event, when: When, was: &Change, given: Option<Reply>) -> View<Press> {
    let moment = when.dated(language, event);
    let view = facts(say!(language, "events-notice-changed", title = event.title.clone()), language, event, moment);
    let lines = differences(language, event, when, was);
    let view = if lines.is_empty() {
        view.line(event.called(language))
    } else {
        view.line(say!(language, "events-notice-differences")).lines(lines)
    };
    with_answers(view.question(asked_again(language, given, when)), language, event.id, given)
}

/// What of an event is not as it was, a line each.
pub fn differences(language: Language, event: &Event, when: When, was: &Change) -> Vec<String> {
    let is = event.correctable();
    let end = |of: &Change| of.ends_at.map(|ends_at| ended(language, event, when, ends_at));
    let parts = [
        (Part::Kind, Some(was.called(language)), Some(is.called(language))),
        (Part::Title, Some(was.title.clone()), Some(is.title.clone())),
        (Part::Place, Some(was.place.clone()), Some(is.place.clone())),
        (Part::End, end(was), end(&is)),
        (Part::Link, was.details.link.clone(), is.details.link.clone()),
        (
            Part::Capacity,
            was.details.capacity.map(|count| count.to_string()),
            is.details.capacity.map(|count| count.to_string()),
        ),
        (
            Part::Level,
            was.details.level.map(|level| level.named(language)),
            is.details.level.map(|level| level.named(language)),
        ),
        (Part::Description, was.details.description.clone(), is.details.description.clone()),
    ];
    let differ = parts.into_iter().filter(|(_, was, is)| was != is);
    differ
        .map(|(part, was, is)| {
            let name = part.named(language);
            // A description stands among the facts; of both no more is said than that it is another one.
            let short = |words: String| text::clipped(&text::one_line(&words), 80);
            match (part, was, is) {
                (Part::Description, _, _) => say!(language, "events-notice-part-other", part = name),
                (_, Some(was), Some(is)) => {
                    say!(language, "events-notice-part", part = name, now = short(is), was = short(was))
                }
                (_, None, Some(is)) => say!(language, "events-notice-part-new", part = name, now = short(is)),
                (_, Some(was), None) => say!(language, "events-notice-part-gone", part = name, was = short(was)),
                (_, None, None) => name,
            }
        })
        .collect()
}

/// When an event ends: the hour, and the day where it is another one.
fn ended(language: Language, event: &Event, when: When, ends_at: chrono::DateTime<chrono::Utc>) -> String {
    let slot = Slot::found(Span { ends_at: Some(ends_at), ..event.span() }, when.zone);
    let day = slot.last.map(|last| text::day(language, last, when.today()));
    let hour = slot.hours.and_then(|hours| hours.end).map(|end| end.format("%H:%M").to_string());
    day.into_iter().chain(hour).collect::<Vec<_>>().join(", ")
}

/// The notice that an event which was cancelled will be after all.
fn restored(language: Language, event: &Event, when: When, given: Option<Reply>) -> View<Press> {
    let title = say!(language, "events-notice-restored", title = event.title.clone());
    let view = facts(title, language, event, when.dated(language, event));
    with_answers(view.question(asked_again(language, given, when)), language, event.id, given)
}

fn asked_again(language: Language, given: Option<Reply>, when: When) -> String {
    match given {
        Some(Reply::Answer(given)) => {
            say!(language, "events-notice-again", answered = cards::answered(language, given))
        }
        Some(given @ (Reply::Waits(_) | Reply::Offered(_))) => cards::replied(language, given, when),
        None => say!(language, "events-notice-again-all"),
    }
}

/// The notice that this person is named among those who speak.
fn speaks(language: Language, event: &Event, when: When) -> View<Press> {
    let title = say!(language, "events-notice-speaks", title = event.title.clone());
    let view = facts(title, language, event, when.dated(language, event));
    view.line(say!(language, "events-notice-speaks-else")).button(open(language, event.id))
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
        (state @ (State::Cancelled | State::Begun), News::Unmarked) => reminding::marked(language, event, when, state),
        (state @ (State::Cancelled | State::Begun), _) if met.is_asked() => closed(language, event, when, state),
        // Whoever leads it is no member whom somebody writes to.
        (state @ (State::Cancelled | State::Begun), _) => {
            when_and_where(over(language, event, state), event, when.dated(language, event))
                .question(cards::late(language, state))
                .button(open(language, event.id))
        }
        // Only members answer, so that who has left is not asked.
        (State::Coming, _) if !met.is_member && !met.holds() => {
            when_and_where(named(language, event), event, when.dated(language, event))
                .line(say!(language, "events-notice-left"))
                .button(open(language, event.id))
        }
        // It is back where it was.
        (State::Coming, News::Moved { from, whole, .. }) if verbs::is_back(event, *from, *whole, when) => {
            as_it_is(language, met, when)
        }
        (State::Coming, News::Soon { starts_at }) if *starts_at != event.starts_at => as_it_is(language, met, when),
        (State::Coming, News::Speaks) if !met.speaks => as_it_is(language, met, when),
        (State::Coming, News::Cancelled | News::Stopped | News::Unmarked) => as_it_is(language, met, when),
        (
            State::Coming,
            News::Created
            | News::Moved { .. }
            | News::Changed { .. }
            | News::Restored
            | News::Speaks
            | News::Offered { .. }
            | News::PassedOver
            | News::Soon { .. },
        ) => of_met(language, met, when, news),
    }
}

/// What a notice says after an answer that came too late: nothing is asked any more.
pub fn closed(language: Language, event: &Event, when: When, state: State) -> View<Press> {
    facts(over(language, event, state), language, event, when.dated(language, event))
        .question(cards::late(language, state))
        .button(open(language, event.id))
}

/// The title of a notice that asks nothing any more.
fn over(language: Language, event: &Event, state: State) -> String {
    match state {
        State::Cancelled => say!(language, "events-notice-cancelled", title = event.title.clone()),
        State::Coming | State::Begun => named(language, event),
    }
}

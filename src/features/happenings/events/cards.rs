//! What is shown of events: cards, notices, lists of times, names of answers.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::rules::{self, Flaw};
use super::steps::Press;
use super::store::Tally;
use super::verbs::Reach;
use crate::feature::{Reader, Waiting};
use crate::ids::EventId;
use crate::model::events::{self, Answer, Event, State, attendance_is_open};
use crate::model::records::{Contribution, participation};
use crate::model::roles::Leader;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Result, Tx, View, calendar};
use crate::text::{self, Language};

/// Now, in the municipality's zone.
#[derive(Debug, Clone, Copy)]
pub struct When {
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

impl When {
    pub fn of(tx: &Tx) -> When {
        When { now: tx.now, zone: tx.zone() }
    }

    fn today(self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// «завтра, 14:30»: for a card, which is read now.
    fn near(self, language: Language, at: DateTime<Utc>) -> String {
        text::moment(language, at, self.now, self.zone)
    }

    /// «чт, 26 ноября, 14:30», never «завтра»: a notice is read on other days too.
    fn dated(self, language: Language, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        planned(language, local.date_naive(), local.time(), self.today())
    }
}

/// An event as one person sees it.
#[derive(Debug)]
pub struct Seen {
    pub event: Event,
    /// The person's authority over it, if they lead one of its groups.
    pub leader: Option<Leader>,
    /// Whether they are an active member of one of its groups.
    pub is_member: bool,
    pub answer: Option<Answer>,
    /// Whether they were marked as present, and what they brought (S1-09).
    pub presence: Option<Option<Contribution>>,
}

/// «чт, 26 ноября, 14:30».
pub fn planned(language: Language, day: NaiveDate, time: NaiveTime, today: NaiveDate) -> String {
    format!("{}, {}", text::day(language, day, today), time.format("%H:%M"))
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

/// Why an event cannot be at a day and time.
pub fn flaw(language: Language, flaw: Flaw) -> String {
    match flaw {
        Flaw::Past => say!(language, "events-flaw-past"),
        Flaw::TooFar => say!(language, "events-flaw-too-far"),
        Flaw::Skipped => say!(language, "events-flaw-skipped"),
    }
}

/// The payload of the link that opens an event's card for anybody.
pub fn payload(event: EventId) -> String {
    format!("event-{event}")
}

/// The facts of an event in a notice: when, where, and why this person gets it.
fn facts(view: View<Press>, language: Language, event: &Event, when: When) -> View<Press> {
    view.line(format!("🗓 {}", when.dated(language, event.starts_at))).line(format!("📍 {}", event.place)).line(say!(
        language,
        "events-notice-why",
        groups = event.of_groups()
    ))
}

fn open(language: Language, event: EventId) -> Button<Press> {
    Button::go(say!(language, "events-open"), ways::EVENT.of(event))
}

/// The standing buttons of an answer on a notice, and the way to the card.
fn standing_answers(view: View<Press>, language: Language, id: EventId) -> View<Press> {
    let stand = |given| Button::stand(answer(language, given), Press::Answer { id, given });
    view.row([stand(Answer::Going), stand(Answer::NotGoing)]).row([stand(Answer::Maybe), open(language, id)])
}

/// The notice of a new event, and what it says once it is answered.
pub fn invitation(language: Language, event: &Event, when: When, given: Option<Answer>) -> View<Press> {
    let view = facts(View::new(invited(language, event)), language, event, when);
    let view = match given {
        None => view.question(say!(language, "events-notice-question")),
        Some(given) => view.question(say!(language, "events-notice-answered", answer = answer(language, given))),
    };
    standing_answers(view, language, event.id)
}

fn invited(language: Language, event: &Event) -> String {
    say!(language, "events-notice-new", kind = event.kind.named(language), title = event.title.clone())
}

/// The notice that an event is at another day or time.
pub fn moved(language: Language, event: &Event, when: When) -> View<Press> {
    let view = View::new(say!(language, "events-notice-moved", title = event.title.clone()));
    let view = facts(view, language, event, when).question(say!(language, "events-notice-moved-question"));
    standing_answers(view, language, event.id)
}

/// The notice that an event is cancelled.
pub fn cancelled(language: Language, event: &Event, when: When) -> View<Press> {
    let view = View::new(say!(language, "events-notice-cancelled", title = event.title.clone()));
    facts(view, language, event, when).button(open(language, event.id))
}

/// What a notice says after an answer that came too late: nothing is asked any more.
pub fn closed(language: Language, event: &Event, when: When, state: State) -> View<Press> {
    facts(View::new(invited(language, event)), language, event, when)
        .question(format!("❗ {}", late(language, state)))
        .button(open(language, event.id))
}

/// The card of an event; the tally and the link for colleagues are the leader's.
pub fn card(language: Language, seen: &Seen, when: When, link: String, tally: Option<Tally>) -> View<Press> {
    let event = &seen.event;
    let state = event.state(when.now);
    let cancelled = (state == State::Cancelled).then(|| say!(language, "events-card-cancelled"));
    let mut view = View::new(event.title.clone())
        .maybe_line(cancelled)
        .line(say!(language, "events-card-kind", kind = event.kind.named(language), groups = event.of_groups()))
        .line(format!("🗓 {}", when.near(language, event.starts_at)))
        .line(format!("📍 {}", event.place));
    if let Some(contribution) = seen.presence {
        view = view.line(say!(language, "events-card-present", participation = participation(language, contribution)));
    }
    view = member_part(view, language, seen, state);
    if let Some(place) = rules::link(&event.place).filter(|_| state != State::Cancelled) {
        view = view.button(Button::open(say!(language, "events-open-link"), place.to_owned()));
    }
    if let Some(tally) = tally {
        view = leader_part(view, language, event, (state, when.now), link, tally);
    } else if !seen.is_member {
        view = view.question(say!(language, "events-card-stranger"));
        // Of several groups the first will do: a member of any of them can answer.
        if let Some(group) = event.groups.first() {
            view = view.button(Button::go(say!(language, "events-card-group"), ways::CLUSTER.of(group.id)));
        }
    }
    view.button(Button::back(language, ways::EVENTS.place()))
}

/// What a member sees besides: the answer, and its buttons while it can be given.
fn member_part(mut view: View<Press>, language: Language, seen: &Seen, state: State) -> View<Press> {
    if !seen.is_member {
        return view;
    }
    if let Some(given) = seen.answer.filter(|_| state != State::Cancelled) {
        view = view.line(say!(language, "events-notice-answered", answer = answer(language, given)));
    }
    if state != State::Coming {
        return view;
    }
    if seen.answer.is_none() && seen.leader.is_none() {
        view = view.question(say!(language, "events-notice-question"));
    }
    let press = |given| Button::press(answer(language, given), Press::Answer { id: seen.event.id, given });
    view.row([press(Answer::Going), press(Answer::NotGoing)]).button(press(Answer::Maybe))
}

/// What the leader sees besides: how members answered, the sheet, and the ways to change the event.
fn leader_part(
    mut view: View<Press>,
    language: Language,
    event: &Event,
    (state, now): (State, DateTime<Utc>),
    link: String,
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
        view = view.line(say!(language, "events-card-link", link = link));
    }
    if attendance_is_open(event.starts_at, now) {
        view = view.button(Button::go(say!(language, "events-card-sheet"), ways::SHEET.of(event.id)));
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

/// Shall the event be cancelled?
pub fn cancelling(language: Language, event: &Event, when: When) -> View<Press> {
    View::new(say!(language, "events-cancel-title"))
        .line(event.title.clone())
        .line(format!("🗓 {}", when.near(language, event.starts_at)))
        .line(say!(language, "events-cancel-goes"))
        .line(say!(language, "events-cancel-stays"))
        .question(say!(language, "events-cancel-question"))
        .button(Button::press(say!(language, "events-cancel-yes"), Press::Yes).grave())
        .button(back(language))
}

/// To which day is it moved?
pub fn moving_day(language: Language, event: &Event, when: When, month: NaiveDate) -> View<Press> {
    let view = View::new(say!(language, "events-move-day-title")).line(event.title.clone()).line(say!(
        language,
        "events-move-now",
        moment = when.near(language, event.starts_at)
    ));
    let today = when.today();
    calendar::month(view, language, month, today, rules::days(today), |pick| Press::Pick { pick })
        .button(back(language))
}

/// To which time of the day?
pub fn moving_time(language: Language, event: &Event, when: When, day: NaiveDate) -> View<Press> {
    let view = View::new(say!(language, "events-move-time-title"))
        .line(event.title.clone())
        .line(format!("🗓 {}", text::day(language, day, when.today())))
        .question(say!(language, "events-form-time-question"));
    times(view, day, when, |time| Press::Time { time }).button(back(language))
}

/// Shall it be moved there?
pub fn moving(language: Language, event: &Event, when: When, (day, time): (NaiveDate, NaiveTime)) -> View<Press> {
    View::new(say!(language, "events-move-confirm-title"))
        .line(event.title.clone())
        .line(say!(language, "events-move-now", moment = when.near(language, event.starts_at)))
        .line(say!(language, "events-move-then", moment = planned(language, day, time, when.today())))
        .question(say!(language, "events-move-confirm-question"))
        .button(Button::press(say!(language, "events-move-yes"), Press::Yes).grave())
        .button(back(language))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// Adds the usual times of a day that are still ahead, five a row.
pub fn times<P>(view: View<P>, day: NaiveDate, When { now, zone }: When, press: impl Fn(NaiveTime) -> P) -> View<P> {
    let ahead = rules::usual_times().filter(|time| rules::schedule(day, *time, zone, now).is_ok());
    view.grid(5, ahead.map(|time| Button::press(time.format("%H:%M").to_string(), press(time))))
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

/// The button of an invitation that waits for an answer, on «Сегодня».
pub fn unanswered(waiting: &Waiting, reader: &Reader) -> String {
    let day = local(waiting, reader, "%d.%m");
    say!(reader.language, "events-wait-invitation", day = day, title = text::clipped(&waiting.words, 24))
}

/// The button of the nearest event, on «Сегодня».
pub fn next(waiting: &Waiting, reader: &Reader) -> String {
    let moment = local(waiting, reader, "%d.%m %H:%M");
    say!(reader.language, "events-wait-next", moment = moment, title = text::clipped(&waiting.words, 24))
}

fn local(waiting: &Waiting, reader: &Reader, form: &str) -> String {
    waiting.at.map(|at| at.with_timezone(&reader.zone).format(form).to_string()).unwrap_or_default()
}

/// The line of the figures at a glance: the events of the school year.
pub fn figures(told: serde_json::Value, language: Language) -> Result<Vec<String>> {
    let counted: events::Counted = serde_json::from_value(told)?;
    let average = text::average(language, counted.attended, counted.recorded)
        .unwrap_or_else(|| say!(language, "events-figure-no-average"));
    Ok(vec![say!(
        language,
        "events-figure",
        held = counted.held,
        planned = counted.planned,
        cancelled = counted.cancelled,
        average = average
    )])
}

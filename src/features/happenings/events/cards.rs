//! What is shown of events: cards, notices, lists of times, names of answers.

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

use super::places;
use super::rules::{self, Flaw};
use super::slot::{self, Slot};
use super::speakers;
use super::steps::Press;
use super::store::Tally;
use super::verbs::Reach;
use crate::feature::{Reader, Waiting};
use crate::features::happenings::clock::{self, Hours, Typed};
use crate::ids::EventId;
use crate::model::events::{self, Answer, Event, Met, Repeat, Reply, Rhythm, State, attendance_is_open};
use crate::model::records::participation;
use crate::model::regulation::Regulation;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Result as Answered, Tx, View, calendar};
use crate::text::{self, Language, forms};

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

    pub fn today(self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// «завтра, 14:30–16:00»: for a card, which is read now.
    pub fn near(self, language: Language, event: &Event) -> String {
        text::near(language, event.moments(), self.now, self.zone)
    }

    /// «чт, 26 ноября, 14:30–16:00», never «завтра»: a notice is read on other days too.
    pub fn dated(self, language: Language, event: &Event) -> String {
        self.slot(event).said(language, self.today())
    }

    /// «чт, 26 ноября, 14:30» of any moment.
    pub fn moment(self, language: Language, moment: DateTime<Utc>) -> String {
        let local = moment.with_timezone(&self.zone);
        format!("{}, {}", text::day(language, local.date_naive(), self.today()), local.format("%H:%M"))
    }

    /// The day of an event by the calendar of the municipality, or its first.
    pub fn day(self, event: &Event) -> NaiveDate {
        event.starts_at.with_timezone(&self.zone).date_naive()
    }

    /// When it is by the clocks of the municipality.
    pub fn slot(self, event: &Event) -> Slot {
        Slot::found(event.span(), self.zone)
    }
}

/// What is said of a text that is no day, or none that is to come.
pub fn no_day(language: Language, typed: &str) -> String {
    say!(language, "events-form-day-flaw", typed = text::clipped(&text::one_line(typed), 40))
}

/// The hours that somebody typed, or what is asked back.
pub fn hours_typed(language: Language, typed: &str, day: NaiveDate, when: When) -> Result<Hours, String> {
    let shown = |time: NaiveTime| time.format("%H:%M").to_string();
    let typed_shown = text::clipped(&text::one_line(typed), 40);
    match clock::read(typed) {
        Typed::Time(hours) => Ok(hours),
        Typed::OfMoscow(hours) => match rules::of_moscow(day, hours, when.zone) {
            Some(here) if here == hours => Ok(hours),
            here => Err(say!(
                language,
                "events-form-time-moscow",
                typed = shown(hours.begin),
                here = here.map_or_else(|| "…".to_owned(), |here| shown(here.begin))
            )),
        },
        Typed::Either(time, hours) => Err(say!(
            language,
            "events-form-time-either",
            typed = typed_shown,
            time = shown(time),
            from = hours.begin.hour(),
            till = hours.end.map_or(0, |end| end.hour())
        )),
        Typed::Words(time) => Err(say!(language, "events-form-time-words", typed = typed_shown, time = shown(time))),
        Typed::Backwards => Err(say!(language, "events-form-time-backwards", typed = typed_shown)),
        Typed::Unknown => Err(say!(language, "events-form-time-flaw", typed = typed_shown)),
    }
}

/// The day and hours that somebody typed together, «27.11 с 10 до 12»; `None` where there is no such day in it.
pub fn moment_typed(language: Language, typed: &str, when: When) -> Option<Result<(NaiveDate, Hours), String>> {
    let (typed, today) = (text::one_line(typed), when.today());
    typed.match_indices(' ').find_map(|(at, _)| {
        let (day, hours) = (&typed[..at], typed[at..].trim());
        let day = calendar::typed_day(day.trim_end_matches(','), today, rules::days(today))?;
        if clock::read(hours) == Typed::Unknown {
            return None;
        }
        Some(hours_typed(language, hours, day, when).map(|hours| (day, hours)))
    })
}

/// The label of an answer's button.
pub fn answer(language: Language, answer: Answer) -> String {
    match answer {
        Answer::Going => say!(language, "events-answer-going"),
        Answer::NotGoing => say!(language, "events-answer-not-going"),
        Answer::Maybe => say!(language, "events-answer-maybe"),
    }
}

/// What a text answers to «Придёте?»: the label of a button, or what people say instead.
pub fn answer_typed(language: Language, typed: &str) -> Option<Answer> {
    const SAID: [(Answer, &[&str]); 3] = [
        (Answer::Going, &["да", "приду", "буду", "yes", "i am going", "will come"]),
        (Answer::NotGoing, &["нет", "не приду", "не буду", "не смогу", "no", "will not come", "i cannot come"]),
        (Answer::Maybe, &["может быть", "возможно", "не знаю", "maybe"]),
    ];
    let said = SAID.into_iter().find(|(given, said)| {
        let label = answer(language, *given);
        said.iter().copied().chain([label.as_str()]).any(|words| forms::is_same(words, typed))
    });
    said.map(|(given, _)| given)
}

/// The label of an answer's button; the one that was given bears its sign.
pub fn choice(language: Language, shown: Answer, given: Option<Answer>) -> String {
    let label = answer(language, shown);
    if given == Some(shown) { format!("{} {label}", sign(shown)) } else { label }
}

/// The sign of an answer.
pub fn sign(answer: Answer) -> &'static str {
    match answer {
        Answer::Going => "✅",
        Answer::NotGoing => "❌",
        Answer::Maybe => "⏳",
    }
}

/// «❌ Ваш ответ: Не иду».
pub fn answered(language: Language, given: Answer) -> String {
    format!("{} {}", sign(given), say!(language, "events-notice-answered", answer = answer(language, given)))
}

/// What somebody has said to an event, and how it stands with that.
pub fn replied(language: Language, reply: Reply, when: When) -> String {
    match reply {
        Reply::Answer(given) => answered(language, given),
        Reply::Waits(_) => say!(language, "events-notice-waits"),
        Reply::Offered(until) => say!(language, "events-notice-offered", until = when.moment(language, until)),
    }
}

/// What is said at once of an answer that counts.
pub fn kept(language: Language, met: &Met, given: Answer) -> String {
    match met.reply() {
        Some(Reply::Waits(number)) => say!(language, "events-answer-waits", number = number),
        Some(Reply::Answer(_) | Reply::Offered(_)) | None => {
            say!(language, "events-answer-kept", answer = answer(language, given))
        }
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
        Flaw::Begun => say!(language, "events-flaw-begun"),
        Flaw::Backwards => say!(language, "events-flaw-backwards"),
        Flaw::TooLong => say!(language, "events-flaw-too-long"),
    }
}

/// The payload of the link that opens an event's card for anybody.
pub fn payload(event: EventId) -> String {
    format!("event-{event}")
}

/// The card of an event; the tally and the link for colleagues are the leader's. `shares` is whether the bot is asked in
/// other chats. However much there is of it, it has no more than twelve rows of buttons.
pub fn card(
    language: Language,
    seen: &Met,
    when: When,
    (link, shares): (String, bool),
    tally: Option<Tally>,
) -> View<Press> {
    let event = &seen.event;
    let state = event.state(when.now);
    let cancelled = (state == State::Cancelled).then(|| say!(language, "events-card-cancelled"));
    let mut view = View::new(event.title.clone())
        .maybe_line(cancelled)
        .line(whose(language, event))
        .line(format!("🗓 {}", when.near(language, event)))
        .line(format!("📍 {}", event.place))
        .maybe_line(event.repeat.map(|repeat| repeats(language, repeat)))
        .maybe_line(details(language, event))
        .maybe_line(event.details.description.clone())
        .lines(speakers::lines(language, event));
    if let Some(contribution) = seen.presence {
        view = view.line(say!(language, "events-card-present", participation = participation(language, contribution)));
    }
    view = member_part(view, language, seen, (state, when));
    if state != State::Cancelled {
        view = links(view, language, event);
    }
    if event.materials > 0 && seen.is_member && seen.holder.is_none() {
        let label = say!(language, "events-card-materials", count = event.materials);
        view = view.button(Button::go(label, ways::MATERIALS.of(event.id)));
    }
    if let (Some(_), Some(tally)) = (seen.holder, tally) {
        view = leader_part(view, language, seen, (state, when.now), link, tally);
    } else if !seen.is_member && event.whom.is_some() {
        view = view.line(say!(language, "events-card-stranger-chosen"));
    } else if !seen.is_member && !event.for_all {
        view = view.question(say!(language, "events-card-stranger"));
        if state == State::Coming {
            view = view.button(Button::press(say!(language, "events-card-join"), Press::Join { id: event.id }));
        }
        // Of several groups the first will do: a member of any of them can answer.
        if let Some(group) = event.groups.first() {
            view = view.button(Button::go(say!(language, "events-card-group"), ways::CLUSTER.of(group.id)));
        }
    }
    // In other chats it is found by those for whom it is, while it is ahead.
    let finds = shares && state == State::Coming && (seen.is_member || seen.holds());
    let share = finds.then(|| Button::share(say!(language, "events-card-share"), event.title.clone()));
    let calendar = Button::go(say!(language, "events-card-calendar"), ways::CALENDAR_FILE.of(event.id));
    view = view.row([calendar].into_iter().chain(share));
    view.button(Button::back(language, ways::EVENTS.place()))
}

/// «Семинар, кластер «Физика»».
fn whose(language: Language, event: &Event) -> String {
    let kind = event.called(language);
    if let Some(whom) = &event.whom {
        return say!(language, "events-card-kind-chosen", kind = kind, whom = whom.said(language));
    }
    if event.for_all {
        return say!(language, "events-card-kind-all", kind = kind);
    }
    say!(language, "events-card-kind", kind = kind, count = event.groups.len(), groups = event.of_groups())
}

/// «Повторяется каждую неделю до 25 мая».
pub fn repeats(language: Language, repeat: Repeat) -> String {
    let until = text::date(language, repeat.until, true);
    match repeat.rhythm {
        Rhythm::Weekly => say!(language, "events-repeat-weekly-line", until = until),
        Rhythm::Fortnightly => say!(language, "events-repeat-fortnightly-line", until = until),
        Rhythm::Monthly => say!(language, "events-repeat-monthly-line", until = until),
    }
}

/// «Мест: 25 · уровень: муниципальный»; `None` where neither is known.
pub fn details(language: Language, event: &Event) -> Option<String> {
    let places = event.details.capacity.map(|count| say!(language, "events-facts-capacity", count = count));
    let level = event.details.level.map(|level| say!(language, "events-facts-level", level = level.named(language)));
    let known: Vec<_> = places.into_iter().chain(level).collect();
    (!known.is_empty()).then(|| known.join(" · "))
}

/// Adds the addresses of an event, as buttons that open them.
pub fn links<P>(view: View<P>, language: Language, event: &Event) -> View<P> {
    let place = rules::link(&event.place);
    let also = event.details.link.as_deref().and_then(rules::link).filter(|link| Some(*link) != place);
    let open = |label, link: &str| Button::open(label, link.to_owned());
    match (place, also) {
        (None, None) => view,
        (Some(link), None) | (None, Some(link)) => view.button(open(say!(language, "events-open-link"), link)),
        (Some(place), Some(also)) => {
            view.row([open(say!(language, "events-open-link"), place), open(say!(language, "events-open-more"), also)])
        }
    }
}

/// What a member sees besides: the answer, and its buttons while it can be given.
fn member_part(mut view: View<Press>, language: Language, seen: &Met, (state, when): (State, When)) -> View<Press> {
    if !seen.is_member {
        return view;
    }
    if let Some(reply) = seen.reply().filter(|_| state != State::Cancelled) {
        view = view.line(match reply {
            Reply::Waits(number) => say!(language, "events-card-waits", number = number),
            Reply::Answer(_) | Reply::Offered(_) => replied(language, reply, when),
        });
    }
    if state != State::Coming {
        return view;
    }
    if seen.reply().is_none() && seen.holder.is_none() {
        view = view.question(say!(language, "events-notice-question"));
    }
    let press = |given| Button::press(choice(language, given, seen.answer), Press::Answer { id: seen.event.id, given });
    view = view.row([press(Answer::Going), press(Answer::NotGoing)]).button(press(Answer::Maybe));
    // Whoever comes takes a topic back where it is said.
    if seen.speaks && seen.answer != Some(Answer::Going) {
        view = view.button(Button::press(say!(language, "events-card-silent"), Press::Silent));
    }
    places::member_part(view, language, seen)
}

/// What the leader sees besides: how members answered, the sheet, and the ways to change the event.
fn leader_part(
    mut view: View<Press>,
    language: Language,
    met: &Met,
    (state, now): (State, DateTime<Utc>),
    link: String,
    tally: Tally,
) -> View<Press> {
    let (event, marks) = (&met.event, met.marks);
    if state == State::Cancelled {
        // What is over by its time need not be restored.
        if event.starts_at > now {
            view = view.button(Button::press(say!(language, "events-card-restore"), Press::Restore));
        }
        return view.button(again(language, event));
    }
    view = view.line(tallied(language, tally));
    if marks > 0 && state == State::Coming {
        view = view.line(say!(language, "events-card-marks", count = marks));
    }
    if state == State::Coming {
        view = view.line(say!(language, "events-card-link", link = link));
    }
    if attendance_is_open(event.starts_at, now) {
        view = view.button(Button::go(say!(language, "events-card-sheet"), ways::SHEET.of(event.id)));
    }
    view = view.button(Button::go(say!(language, "events-card-answers"), ways::ANSWERS.of(event.id)));
    if state == State::Coming {
        view = view.row([
            Button::press(say!(language, "events-card-move"), Press::Move),
            Button::press(say!(language, "events-card-edit"), Press::Edit),
        ]);
    }
    view = view.row([
        Button::go(say!(language, "events-card-speakers"), ways::SPEAKERS.of(event.id)),
        Button::go(say!(language, "events-card-materials-of"), ways::MATERIALS.of(event.id)),
    ]);
    if !event.attendance_saved {
        view = view.button(Button::press(say!(language, "events-card-cancel"), Press::Cancel));
    }
    if state == State::Begun {
        view = view.button(again(language, event));
    }
    view
}

/// The way to the same event on another day.
fn again(language: Language, event: &Event) -> Button<Press> {
    Button::go(say!(language, "events-card-again"), ways::NEW_EVENT_AGAIN.of(event.id))
}

/// «👥 Идут 12, не идут 3, молчат 7»: nobody is not counted.
fn tallied(language: Language, tally: Tally) -> String {
    let Tally { going, not_going, maybe, silent, waiting } = tally;
    if going + not_going + maybe + silent + waiting == 0 {
        return say!(language, "events-card-tally-alone");
    }
    if going + not_going + maybe + waiting == 0 {
        return say!(language, "events-card-tally-silent", count = silent);
    }
    let parts = [
        Some(if going == 0 {
            say!(language, "events-card-tally-nobody")
        } else {
            say!(language, "events-card-tally-going", count = going)
        }),
        (not_going > 0).then(|| say!(language, "events-card-tally-not", count = not_going)),
        (maybe > 0).then(|| say!(language, "events-card-tally-maybe", count = maybe)),
        (waiting > 0).then(|| say!(language, "events-card-tally-waiting", count = waiting)),
        (silent > 0).then(|| say!(language, "events-card-tally-left", count = silent)),
    ];
    format!("👥 {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

pub fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// The way to another day, where the time is asked.
pub fn other_day<P>(language: Language, press: P) -> Button<P> {
    Button::press(say!(language, "events-form-other-day"), press)
}

/// Adds the usual times of a day that are still ahead, five a row.
pub fn times<P>(view: View<P>, day: NaiveDate, When { now, zone }: When, press: impl Fn(NaiveTime) -> P) -> View<P> {
    let ahead = rules::usual_times().filter(|time| rules::schedule(day, *time, zone, now).is_ok());
    view.grid(5, ahead.map(|time| Button::press(time.format("%H:%M").to_string(), press(time))))
}

/// How many are told, and what to do about the others.
pub fn reach(language: Language, event: &Event, reach: Reach) -> Vec<String> {
    if reach.members == 0 {
        return vec![match (&event.whom, event.for_all) {
            (Some(_), _) => say!(language, "events-reach-nobody-chosen"),
            (None, true) => say!(language, "events-reach-nobody-all"),
            (None, false) => say!(language, "events-reach-nobody"),
        }];
    }
    let mut lines = vec![match event.is_of_groups() {
        false => say!(language, "events-reach-told-all", count = reach.told),
        true => say!(language, "events-reach-told", count = reach.told),
    }];
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

/// The button of the nearest event, on «Сегодня», or of all that follow it.
pub fn next(waiting: &Waiting, reader: &Reader) -> String {
    if waiting.subject == 0 {
        return say!(reader.language, "events-wait-all");
    }
    // A day without hours begins at its midnight.
    let day = local(waiting, reader, "%H:%M") == "00:00";
    let moment = waiting.at.map(|at| slot::short(at, day, reader.zone)).unwrap_or_default();
    say!(reader.language, "events-wait-next", moment = moment, title = text::clipped(&waiting.words, 24))
}

fn local(waiting: &Waiting, reader: &Reader, form: &str) -> String {
    waiting.at.map(|at| at.with_timezone(&reader.zone).format(form).to_string()).unwrap_or_default()
}

/// The line of the figures at a glance: the events of the school year.
pub fn figures(told: serde_json::Value, _: &Regulation, language: Language) -> Answered<Vec<String>> {
    let counted: events::Counted = serde_json::from_value(told)?;
    let average = text::average(language, counted.attended, counted.recorded)
        .unwrap_or_else(|| say!(language, "events-figure-no-average"));
    let mut line = say!(
        language,
        "events-figure",
        held = counted.held,
        planned = counted.planned,
        cancelled = counted.cancelled,
        average = average
    );
    if counted.nameless > 0 {
        line += &say!(language, "events-figure-nameless", count = counted.nameless);
    }
    Ok(vec![line])
}

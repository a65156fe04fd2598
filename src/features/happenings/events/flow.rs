//! The rooms where events are looked at, answered, moved and cancelled, and one's own record.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::rules::{self, Answer, State};
use super::cards;
use super::{Answered, News, announce, answer, store};
use crate::ids::EventId;
use crate::model::people::{ClusterLeader, Registered, clusters, participation};
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, Trouble, View, calendar, pager};
use crate::text::{self, Language};

/// The room of events.
pub struct Events;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The coming events: a page, narrowed by what was typed.
    Coming(usize, String),
    /// My own record: a page, narrowed by what was typed.
    Record(usize, String),
    /// An event.
    Card(EventId),
    /// Shall the event be cancelled?
    Cancel(EventId),
    /// To which day is it moved: the month shown.
    MoveDay(EventId, NaiveDate),
    /// To which hour of this day?
    MoveTime(EventId, NaiveDate),
    /// Shall it be moved there?
    MoveConfirm(EventId, NaiveDate, NaiveTime),
}

/// What the buttons carry.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through a list.
    Page(usize),
    /// Shows the whole list.
    All,
    /// Answers whether one comes.
    Answer(EventId, Answer),
    /// Moves the event.
    Move,
    /// Cancels the event.
    Cancel,
    /// A day, or a month to pick it from.
    Pick(calendar::Pick),
    /// An hour.
    Time(NaiveTime),
    /// Yes, so be it.
    Yes,
    /// Back to the card.
    Back,
}

/// Events on a page: with the pager and five more rows it stays within twelve.
const PAGE: usize = 7;
/// Lines of the record on a page, each with its button's worth of facts.
const LINES: usize = 5;

impl Room for Events {
    const NAME: &'static str = "events";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Events
    }

    async fn enter(_cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match place {
            Place::Event(event) => Step::Card(event),
            Place::Record => Step::Record(0, String::new()),
            _ => Step::Coming(0, String::new()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::Coming(page, search) => coming(cx, *page, search).await?,
            Step::Record(page, search) => record(cx, *page, search).await?,
            Step::Card(event) => card(cx, *event).await?,
            Step::Cancel(event) => {
                let (_, event) = led(cx, *event).await?;
                View::new(say!(language, "events-cancel-title"))
                    .line(event.title.clone())
                    .line(format!("🗓 {}", text::moment(language, event.starts_at, cx.now, cx.zone())))
                    .line(say!(language, "events-cancel-goes"))
                    .line(say!(language, "events-cancel-stays"))
                    .question(say!(language, "events-cancel-question"))
                    .button(Button::press(say!(language, "events-cancel-yes"), Press::Yes))
                    .button(back(language))
            }
            Step::MoveDay(event, month) => {
                let (_, event) = led(cx, *event).await?;
                let view = View::new(say!(language, "events-move-day-title")).line(event.title.clone()).line(say!(
                    language,
                    "events-move-now",
                    moment = text::moment(language, event.starts_at, cx.now, cx.zone())
                ));
                let today = cx.today();
                calendar::month(view, language, *month, today, rules::days(today), Press::Pick).button(back(language))
            }
            Step::MoveTime(event, day) => {
                let (_, event) = led(cx, *event).await?;
                let view = View::new(say!(language, "events-move-time-title"))
                    .line(event.title.clone())
                    .line(format!("🗓 {}", text::day(language, *day, cx.today())))
                    .question(say!(language, "event-time-question"));
                words::hours(view, ahead(cx, *day), Press::Time).button(back(language))
            }
            Step::MoveConfirm(event, day, time) => {
                let (_, event) = led(cx, *event).await?;
                View::new(say!(language, "events-move-confirm-title"))
                    .line(event.title.clone())
                    .line(say!(
                        language,
                        "events-move-now",
                        moment = text::moment(language, event.starts_at, cx.now, cx.zone())
                    ))
                    .line(say!(
                        language,
                        "events-move-then",
                        moment = format!("{}, {}", text::day(language, *day, cx.today()), time.format("%H:%M"))
                    ))
                    .question(say!(language, "events-move-confirm-question"))
                    .button(Button::press(say!(language, "events-move-yes"), Press::Yes))
                    .button(back(language))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Coming(_, search), Said::Press(Press::Page(page))) => Next::Go(Step::Coming(page, search)),
            (Step::Coming(..), Said::Press(Press::All)) => Next::Go(Step::Coming(0, String::new())),
            (Step::Coming(..), Said::Text(typed)) => Next::Go(Step::Coming(0, sought(&typed))),
            (Step::Record(_, search), Said::Press(Press::Page(page))) => Next::Go(Step::Record(page, search)),
            (Step::Record(..), Said::Press(Press::All)) => Next::Go(Step::Record(0, String::new())),
            (Step::Record(..), Said::Text(typed)) => Next::Go(Step::Record(0, sought(&typed))),

            (Step::Card(shown), Said::Press(Press::Answer(event, given))) => {
                let me = Registered::of(cx)?.id();
                match answer(cx, me, event, given).await? {
                    Answered::Kept => {
                        cx.toast(say!(language, "events-answer-kept", answer = words::answer(language, given)));
                        Next::Go(Step::Card(shown))
                    }
                    Answered::Late(state) => Next::Stay(words::late(language, state)),
                }
            }
            (Step::Card(event), Said::Press(Press::Cancel)) => {
                let (_, known) = led(cx, event).await?;
                if known.cancelled || known.attendance_saved {
                    Next::Go(Step::Card(event))
                } else {
                    Next::Go(Step::Cancel(event))
                }
            }
            (Step::Card(event), Said::Press(Press::Move)) => {
                led(cx, event).await?;
                Next::Go(Step::MoveDay(event, cx.today()))
            }

            (Step::Cancel(event), Said::Press(Press::Yes)) => cancel(cx, event).await?,

            (Step::MoveDay(event, _), Said::Press(Press::Pick(calendar::Pick::Month(month)))) => {
                Next::Go(Step::MoveDay(event, month))
            }
            (Step::MoveDay(event, _), Said::Press(Press::Pick(calendar::Pick::Day(day)))) => {
                Next::Go(Step::MoveTime(event, day))
            }
            (Step::MoveTime(event, day), Said::Press(Press::Time(time))) => move_time(cx, event, day, time),
            (Step::MoveTime(event, day), Said::Text(typed)) => match rules::time(&typed) {
                Some(time) => move_time(cx, event, day, time),
                None => Next::Stay(say!(language, "event-time-flaw", typed = text::clipped(&typed, 40))),
            },
            (Step::MoveConfirm(event, day, time), Said::Press(Press::Yes)) => reschedule(cx, event, day, time).await?,
            (
                Step::Cancel(event) | Step::MoveDay(event, _) | Step::MoveTime(event, _) | Step::MoveConfirm(event, ..),
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card(event)),

            _ => Next::Puzzled,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let Press::Answer(event, given) = press else {
            return Err(crate::talk::gone(cx));
        };
        let language = cx.language();
        let me = Registered::of(cx)?.id();
        let outcome = answer(cx, me, event, given).await?;
        let event = store::event(cx, me, event).await?;
        Ok(Some(match outcome {
            Answered::Kept => {
                cx.toast(say!(language, "events-answer-kept", answer = words::answer(language, given)));
                words::invitation(language, &event, cx.now, cx.zone(), Some(given))
            }
            Answered::Late(state) => {
                cx.toast(words::late(language, state));
                words::closed(language, &event, cx.now, cx.zone(), state)
            }
        }))
    }
}

/// The event with the authority over it; others are refused.
async fn led(cx: &mut Cx, event: EventId) -> Result<(ClusterLeader, store::Event)> {
    let me = Registered::of(cx)?.id();
    let event = store::event(cx, me, event).await?;
    let leader = ClusterLeader::of(cx, event.cluster.id).await?;
    Ok((leader, event))
}

/// The usual hours of a day that are still ahead.
fn ahead(cx: &Cx, day: NaiveDate) -> impl Iterator<Item = NaiveTime> + use<> {
    let (zone, now) = (cx.zone(), cx.now);
    rules::usual_times().filter(move |time| rules::schedule(day, *time, zone, now).is_ok())
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// What is sought, as far as it can matter.
fn sought(typed: &str) -> String {
    text::clipped(&text::one_line(typed), 60)
}

fn move_time(cx: &Cx, event: EventId, day: NaiveDate, time: NaiveTime) -> Next<Events> {
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(_) => Next::Go(Step::MoveConfirm(event, day, time)),
        Err(flaw) => Next::Stay(words::flaw(cx.language(), flaw)),
    }
}

async fn reschedule(cx: &mut Cx, event: EventId, day: NaiveDate, time: NaiveTime) -> Result<Next<Events>> {
    let language = cx.language();
    let (leader, known) = led(cx, event).await?;
    let state = rules::state(known.starts_at, known.cancelled, cx.now);
    if state != State::Coming {
        return Err(Trouble::Refused(words::late(language, state)));
    }
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Err(flaw) => Ok(Next::Stay(words::flaw(language, flaw))),
        Ok(starts_at) => {
            store::reschedule(cx, leader, event, starts_at).await?;
            let reach = announce(cx, leader, event, News::Moved).await?;
            let told = words::reach(language, reach).join(" ");
            cx.remark(say!(language, "events-moved", told = told));
            Ok(Next::Go(Step::Card(event)))
        }
    }
}

async fn cancel(cx: &mut Cx, event: EventId) -> Result<Next<Events>> {
    let language = cx.language();
    let (leader, known) = led(cx, event).await?;
    if known.attendance_saved || known.cancelled {
        return Ok(Next::Go(Step::Card(event)));
    }
    store::cancel(cx, leader, event).await?;
    // Of an event that is over nobody needs to hear.
    let told = match rules::state(known.starts_at, false, cx.now) {
        State::Coming => {
            let reach = announce(cx, leader, event, News::Cancelled).await?;
            words::reach(language, reach).join(" ")
        }
        State::Begun | State::Cancelled => String::new(),
    };
    cx.remark(say!(language, "events-cancelled", told = told).trim_end());
    Ok(Next::Go(Step::Card(event)))
}

async fn card(cx: &mut Cx, event: EventId) -> Result<View<Press>> {
    let me = Registered::of(cx)?.id();
    let event = store::event(cx, me, event).await?;
    let tally = if event.led {
        let leader = ClusterLeader::of(cx, event.cluster.id).await?;
        Some(store::tally(cx, leader, event.id).await?)
    } else {
        None
    };
    let bot = cx.around.bot.clone();
    Ok(words::card(cx.language(), &event, cx.now, cx.zone(), &bot, tally))
}

async fn coming(cx: &mut Cx, page: usize, search: &str) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?.id();
    let all = store::coming(cx, me).await?;
    let leads = !clusters::led_by(cx, me).await?.is_empty();
    let none_at_all = all.is_empty();
    let found: Vec<_> =
        all.into_iter().filter(|event| rules::matches(search, &[&event.title, &event.cluster])).collect();
    let pages = found.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    let mut view = View::new(say!(language, "events-coming-title"));
    view = match (none_at_all, found.is_empty()) {
        (true, _) => view.line(say!(language, "events-coming-none")),
        (false, true) => view.line(say!(language, "events-not-found", search = search.to_owned())),
        (false, false) => view
            .line(say!(language, "events-coming-count", count = found.len()))
            .question(say!(language, "events-coming-question")),
    };
    let labels = found.into_iter().skip(page * PAGE).take(PAGE).map(|event| {
        let mark = match event.answer {
            Some(Answer::Going) => "✅ ",
            Some(Answer::NotGoing) => "❌ ",
            Some(Answer::Maybe) => "⏳ ",
            None => "",
        };
        let when = event.starts_at.with_timezone(&zone).format("%d.%m %H:%M");
        let title = text::clipped(&event.title, 40);
        Button::go(format!("{mark}{when} {title}"), Place::Event(event.id))
    });
    view = view.grid(1, labels).row(pager(language, page, pages, Press::Page));
    if !search.is_empty() {
        view = view.button(Button::press(say!(language, "button-search-clear"), Press::All));
    }
    if leads {
        view = view.button(Button::go(say!(language, "events-new"), Place::NewEvent));
    } else if none_at_all {
        view = view.button(Button::go(say!(language, "events-clusters"), Place::Clusters));
    }
    Ok(view
        .button(Button::go(say!(language, "events-record"), Place::Record))
        .button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

async fn record(cx: &mut Cx, page: usize, search: &str) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?.id();
    let all = store::record(cx, me).await?;
    let (count, contributed) = (all.len(), all.iter().filter(|event| event.contribution.is_some()).count());
    let found: Vec<_> =
        all.into_iter().filter(|event| rules::matches(search, &[&event.title, &event.cluster])).collect();
    let pages = found.len().div_ceil(LINES);
    let page = page.min(pages.saturating_sub(1));
    let mut view = View::new(say!(language, "events-record-title"));
    view = match (count == 0, found.is_empty()) {
        (true, _) => view.line(say!(language, "events-record-none")),
        (false, true) => view.line(say!(language, "events-not-found", search = search.to_owned())),
        (false, false) => view.line(say!(language, "events-record-count", count = count, contributed = contributed)),
    };
    let today = cx.today();
    view = view
        .lines(found.into_iter().skip(page * LINES).take(LINES).map(|event| {
            let day = event.starts_at.with_timezone(&zone).date_naive();
            say!(
                language,
                "events-record-line",
                day = text::day(language, day, today),
                kind = words::kind(language, event.kind),
                title = event.title,
                cluster = event.cluster,
                participation = participation(language, event.contribution)
            )
        }))
        .row(pager(language, page, pages, Press::Page));
    if count > LINES && search.is_empty() {
        view = view.question(say!(language, "events-record-question"));
    }
    if !search.is_empty() {
        view = view.button(Button::press(say!(language, "button-search-clear"), Press::All));
    }
    Ok(view
        .button(Button::go(say!(language, "events-coming"), Place::Events))
        .button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

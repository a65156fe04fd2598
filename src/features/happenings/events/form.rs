//! The form of a new event.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::rules::{self, Kind};
use super::cards;
use super::{News, Plan, announce, create, store};
use crate::ids::ClusterId;
use crate::model::people::clusters::{self, ClusterName};
use crate::model::people::{ClusterLeader, Registered};
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, Trouble, View, calendar, pager};
use crate::text::{self, Language};

/// The room of the new event.
pub struct NewEvent;

/// What was said so far; what is missing is asked next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    cluster: Option<ClusterId>,
    kind: Option<Kind>,
    title: Option<String>,
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    place: Option<String>,
}

/// Where the leader stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// In which cluster: a page of those that the person leads.
    Cluster(Draft, usize),
    /// Of what kind.
    Kind(Draft),
    /// What it is called.
    Title(Draft),
    /// On which day: the month shown.
    Day(Draft, NaiveDate),
    /// At what hour.
    Time(Draft),
    /// Where.
    Place(Draft),
    /// Is everything right?
    Confirm(Draft),
}

/// What the buttons carry.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the clusters.
    Page(usize),
    /// Chooses a cluster.
    Cluster(ClusterId),
    /// Chooses a kind.
    Kind(Kind),
    /// A day, or a month to pick it from.
    Pick(calendar::Pick),
    /// An hour.
    Time(NaiveTime),
    /// The cluster's host school is the place.
    Host,
    /// Changes one of the answers.
    Change(Field),
    /// Everything is right.
    Create,
    /// Drops the draft.
    Cancel,
}

/// An answer that can be changed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Field {
    /// In which cluster.
    Cluster,
    /// Of what kind.
    Kind,
    /// What it is called.
    Title,
    /// On which day.
    Day,
    /// At what hour.
    Time,
    /// Where.
    Place,
}

/// Clusters on a page.
const PAGE: usize = 8;

impl Room for NewEvent {
    const NAME: &'static str = "event";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::NewEvent
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        // Before the kind is chosen there is nothing to lose.
        let begun = draft_of(step).kind.is_some();
        begun.then(|| say!(language, "event-draft"))
    }

    async fn enter(cx: &mut Cx, place: Place, draft: Option<Step>) -> Result<Next<Self>> {
        let led = led(cx).await?;
        if draft.is_some() {
            return Ok(Next::Offer(place));
        }
        let cluster = match place {
            Place::NewEventOf(cluster) => {
                ClusterLeader::of(cx, cluster).await?;
                if !led.iter().any(|known| known.id == cluster) {
                    return Err(Trouble::Refused(say!(cx.language(), "event-closed")));
                }
                Some(cluster)
            }
            _ => match led.as_slice() {
                [only] => Some(only.id),
                _ => None,
            },
        };
        Ok(onward(cx, Draft { cluster, ..Draft::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let led = led(cx).await?;
        let view = match step {
            Step::Cluster(_, page) => {
                let pages = led.len().div_ceil(PAGE);
                let page = (*page).min(pages.saturating_sub(1));
                View::new(say!(language, "event-cluster-title"))
                    .grid(
                        1,
                        led.into_iter()
                            .skip(page * PAGE)
                            .take(PAGE)
                            .map(|known| Button::press(known.name, Press::Cluster(known.id))),
                    )
                    .row(pager(language, page, pages, Press::Page))
            }
            Step::Kind(_) => View::new(say!(language, "event-kind-title"))
                .line(say!(language, "event-progress", step = 1))
                .grid(2, Kind::ALL.map(|kind| Button::press(words::kind(language, kind), Press::Kind(kind)))),
            Step::Title(_) => View::new(say!(language, "event-title-title"))
                .line(say!(language, "event-progress", step = 2))
                .question(say!(language, "event-title-question")),
            Step::Day(_, month) => {
                let view =
                    View::new(say!(language, "event-day-title")).line(say!(language, "event-progress", step = 3));
                let today = cx.today();
                calendar::month(view, language, *month, today, rules::days(today), Press::Pick)
            }
            Step::Time(draft) => {
                let (zone, now) = (cx.zone(), cx.now);
                let day = draft.day.unwrap_or(cx.today());
                let view = View::new(say!(language, "event-time-title"))
                    .line(say!(language, "event-progress", step = 4))
                    .line(format!("🗓 {}", text::day(language, day, cx.today())))
                    .question(say!(language, "event-time-question"));
                let ahead = rules::usual_times().filter(move |time| rules::schedule(day, *time, zone, now).is_ok());
                words::hours(view, ahead, Press::Time)
            }
            Step::Place(draft) => {
                let view = View::new(say!(language, "event-place-title"))
                    .line(say!(language, "event-progress", step = 5))
                    .question(say!(language, "event-place-question"));
                match host(cx, draft).await? {
                    Some(school) => {
                        let school = text::clipped(&school, 40);
                        view.button(Button::press(say!(language, "event-place-host", school = school), Press::Host))
                    }
                    None => view,
                }
            }
            Step::Confirm(draft) => confirm(cx, draft, &led)?,
        };
        Ok(view.button(Button::press(say!(language, "button-cancel"), Press::Cancel)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        if let Said::Press(Press::Cancel) = said {
            return Ok(Next::To(Place::Events));
        }
        // Somebody may have taken the cluster over since the form was begun.
        if let Some(cluster) = draft_of(&step).cluster {
            ClusterLeader::of(cx, cluster).await?;
        }
        Ok(match (step, said) {
            (Step::Cluster(draft, _), Said::Press(Press::Page(page))) => Next::Go(Step::Cluster(draft, page)),
            (Step::Cluster(draft, _), Said::Press(Press::Cluster(cluster))) => {
                let cluster = Some(ClusterLeader::of(cx, cluster).await?.cluster());
                onward(cx, Draft { cluster, ..draft })
            }
            (Step::Kind(draft), Said::Press(Press::Kind(kind))) => onward(cx, Draft { kind: Some(kind), ..draft }),
            (Step::Title(draft), Said::Text(typed)) => match rules::title(&typed) {
                None => Next::Stay(say!(language, "event-title-flaw", count = typed.chars().count())),
                title => onward(cx, Draft { title, ..draft }),
            },
            (Step::Day(draft, _), Said::Press(Press::Pick(calendar::Pick::Month(month)))) => {
                Next::Go(Step::Day(draft, month))
            }
            (Step::Day(draft, _), Said::Press(Press::Pick(calendar::Pick::Day(day)))) => {
                let (first, last) = rules::days(cx.today());
                if day < first || day > last {
                    Next::Stay(say!(language, "events-flaw-past"))
                } else {
                    let day = Some(day);
                    onward(cx, Draft { day, ..draft })
                }
            }
            (Step::Time(draft), Said::Press(Press::Time(time))) => timed(cx, draft, time),
            (Step::Time(draft), Said::Text(typed)) => match rules::time(&typed) {
                Some(time) => timed(cx, draft, time),
                None => Next::Stay(say!(language, "event-time-flaw", typed = text::clipped(&typed, 40))),
            },
            (Step::Place(draft), Said::Press(Press::Host)) => {
                let place = host(cx, &draft).await?;
                onward(cx, Draft { place, ..draft })
            }
            (Step::Place(draft), Said::Text(typed)) => match rules::place(&typed) {
                None => Next::Stay(say!(language, "event-place-flaw", count = typed.chars().count())),
                place => onward(cx, Draft { place, ..draft }),
            },
            (Step::Confirm(draft), Said::Press(Press::Change(field))) => Next::Go(change(cx, draft, field)),
            (Step::Confirm(draft), Said::Press(Press::Create)) => finish(cx, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

fn draft_of(step: &Step) -> &Draft {
    match step {
        Step::Cluster(draft, _)
        | Step::Kind(draft)
        | Step::Title(draft)
        | Step::Day(draft, _)
        | Step::Time(draft)
        | Step::Place(draft)
        | Step::Confirm(draft) => draft,
    }
}

/// The open clusters that the person leads; who leads none is told who does.
async fn led(cx: &mut Cx) -> Result<Vec<ClusterName>> {
    let me = Registered::of(cx)?.id();
    let led = clusters::led_by(cx, me).await?;
    if led.is_empty() {
        return Err(Trouble::Refused(say!(cx.language(), "event-no-cluster")));
    }
    Ok(led)
}

async fn host(cx: &mut Cx, draft: &Draft) -> Result<Option<String>> {
    match draft.cluster {
        Some(cluster) => store::host_school(cx, cluster).await,
        None => Ok(None),
    }
}

/// The first question that has no answer yet. An hour that another day has made past is asked anew.
fn onward(cx: &Cx, draft: Draft) -> Next<NewEvent> {
    Next::Go(match &draft {
        Draft { cluster: None, .. } => Step::Cluster(draft, 0),
        Draft { kind: None, .. } => Step::Kind(draft),
        Draft { title: None, .. } => Step::Title(draft),
        Draft { day: None, .. } => Step::Day(draft, cx.today()),
        Draft { day: Some(day), time, .. }
            if time.is_none_or(|time| rules::schedule(*day, time, cx.zone(), cx.now).is_err()) =>
        {
            Step::Time(draft)
        }
        Draft { place: None, .. } => Step::Place(draft),
        _ => Step::Confirm(draft),
    })
}

fn timed(cx: &Cx, draft: Draft, time: NaiveTime) -> Next<NewEvent> {
    let day = draft.day.unwrap_or(cx.today());
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(_) => onward(cx, Draft { time: Some(time), ..draft }),
        Err(flaw) => Next::Stay(words::flaw(cx.language(), flaw)),
    }
}

fn change(cx: &Cx, draft: Draft, field: Field) -> Step {
    match field {
        Field::Cluster => Step::Cluster(draft, 0),
        Field::Kind => Step::Kind(draft),
        Field::Title => Step::Title(draft),
        Field::Day => {
            let month = draft.day.unwrap_or(cx.today());
            Step::Day(draft, month)
        }
        Field::Time => Step::Time(draft),
        Field::Place => Step::Place(draft),
    }
}

fn confirm(cx: &Cx, draft: &Draft, led: &[ClusterName]) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = led.iter().find(|known| Some(known.id) == draft.cluster);
    let mut view = View::new(say!(language, "event-confirm-title"))
        .maybe_line(
            draft
                .title
                .clone()
                .zip(draft.kind)
                .map(|(title, kind)| format!("{}: {title}", words::kind(language, kind))),
        )
        .maybe_line(draft.day.zip(draft.time).map(|(day, time)| {
            let day = text::day(language, day, cx.today());
            format!("🗓 {day}, {}", time.format("%H:%M"))
        }))
        .maybe_line(draft.place.as_ref().map(|place| format!("📍 {place}")))
        .maybe_line(cluster.map(|known| format!("👥 {}", known.name)))
        .question(say!(language, "event-confirm-question"))
        .button(Button::press(say!(language, "event-create"), Press::Create));
    let change = |label: String, field| Button::press(label, Press::Change(field));
    view = view
        .row([
            change(say!(language, "event-change-kind"), Field::Kind),
            change(say!(language, "event-change-title"), Field::Title),
        ])
        .row([
            change(say!(language, "event-change-day"), Field::Day),
            change(say!(language, "event-change-time"), Field::Time),
        ]);
    let mut last = vec![change(say!(language, "event-change-place"), Field::Place)];
    if led.len() > 1 {
        last.push(change(say!(language, "event-change-cluster"), Field::Cluster));
    }
    Ok(view.row(last))
}

/// The draft becomes an event, and the members are told.
async fn finish(cx: &mut Cx, draft: Draft) -> Result<Next<NewEvent>> {
    let language = cx.language();
    let (Some(cluster), Some(kind), Some(title), Some(day), Some(time), Some(place)) =
        (draft.cluster, draft.kind, draft.title.clone(), draft.day, draft.time, draft.place.clone())
    else {
        return Ok(onward(cx, draft));
    };
    let starts_at = match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(starts_at) => starts_at,
        // The form may have lain for days.
        Err(flaw) => return Ok(Next::Stay(words::flaw(language, flaw))),
    };
    let leader = ClusterLeader::of(cx, cluster).await?;
    let plan = Plan { kind, title, starts_at, place };
    let event = create(cx, leader, &plan).await?;
    let reach = announce(cx, leader, event, News::Created).await?;
    let link = words::address(&cx.around.bot, event);
    let view = View::new(say!(language, "event-created-title"))
        .line(format!("{}: {}", words::kind(language, kind), plan.title))
        .line(format!("🗓 {}", text::moment(language, starts_at, cx.now, cx.zone())))
        .lines(words::reach(language, reach))
        .line(say!(language, "events-card-link", link = link))
        .button(Button::go(say!(language, "event-open"), Place::Event(event)))
        .button(Button::go(say!(language, "event-another"), Place::NewEventOf(cluster)))
        .button(Button::go(say!(language, "button-menu"), Place::Menu));
    Ok(Next::Done(view))
}

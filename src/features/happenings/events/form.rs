//! The form of a new event.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::cards::{self, When};
use super::rules;
use super::verbs::{News, announce};
use crate::ids::GroupId;
use crate::model::events::{self, Kind, Plan};
use crate::model::groups::{self, GroupName};
use crate::model::roles::{self, Leader, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View, calendar};
use crate::text::{self, Language};

pub struct NewEvent;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
    Of { group: GroupId },
}

/// What was said so far; what is missing is asked next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    group: Option<GroupId>,
    kind: Option<Kind>,
    title: Option<String>,
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    place: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Group {
        draft: Draft,
        spot: Spot,
    },
    Kind {
        draft: Draft,
    },
    Title {
        draft: Draft,
    },
    /// On which day: the month shown.
    Day {
        draft: Draft,
        month: NaiveDate,
    },
    Time {
        draft: Draft,
    },
    Place {
        draft: Draft,
    },
    Confirm {
        draft: Draft,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    Group {
        id: GroupId,
    },
    Kind {
        kind: Kind,
    },
    Pick {
        pick: calendar::Pick,
    },
    Time {
        time: NaiveTime,
    },
    /// The organisation that hosts the group is the place.
    Host,
    Change {
        field: Field,
    },
    Create,
    Cancel,
}

/// An answer that can be changed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Group,
    Kind,
    Title,
    Day,
    Time,
    Place,
}

/// Groups on a page.
const PAGE: usize = 8;

impl Room for NewEvent {
    const NAME: &'static str = "newevent";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        // Before the kind is chosen there is nothing to lose.
        let begun = draft_of(step).kind.is_some();
        begun.then(|| say!(language, "events-form-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let led = led(cx).await?;
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let group = match at {
            At::Of { group } => {
                Leader::of(cx, group).await?;
                if !led.iter().any(|known| known.id == group) {
                    return Err(Trouble::Refused(say!(cx.language(), "events-form-closed")));
                }
                Some(group)
            }
            At::New => match led.as_slice() {
                [only] => Some(only.id),
                _ => None,
            },
        };
        Ok(onward(cx, Draft { group, ..Draft::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let led = led(cx).await?;
        let view = match step {
            Step::Group { spot, .. } => View::new(say!(language, "events-form-group-title")).list(
                language,
                led,
                PAGE,
                spot,
                |to| Press::Leaf { to },
                |known| Button::press(known.name, Press::Group { id: known.id }),
            ),
            Step::Kind { .. } => View::new(say!(language, "events-form-kind-title"))
                .line(say!(language, "events-form-progress", step = 1))
                .grid(2, Kind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind }))),
            Step::Title { .. } => View::new(say!(language, "events-form-title-title"))
                .line(say!(language, "events-form-progress", step = 2))
                .question(say!(language, "events-form-title-question")),
            Step::Day { month, .. } => {
                let view = View::new(say!(language, "events-form-day-title")).line(say!(
                    language,
                    "events-form-progress",
                    step = 3
                ));
                let today = cx.today();
                calendar::month(view, language, *month, today, rules::days(today), |pick| Press::Pick { pick })
            }
            Step::Time { draft } => {
                let day = draft.day.unwrap_or(cx.today());
                let view = View::new(say!(language, "events-form-time-title"))
                    .line(say!(language, "events-form-progress", step = 4))
                    .line(format!("🗓 {}", text::day(language, day, cx.today())))
                    .question(say!(language, "events-form-time-question"));
                cards::times(view, day, When::of(cx), |time| Press::Time { time })
            }
            Step::Place { draft } => {
                let view = View::new(say!(language, "events-form-place-title"))
                    .line(say!(language, "events-form-progress", step = 5))
                    .question(say!(language, "events-form-place-question"));
                match host(cx, draft).await? {
                    Some(school) => {
                        let school = text::clipped(&school, 40);
                        view.button(Button::press(
                            say!(language, "events-form-place-host", school = school),
                            Press::Host,
                        ))
                    }
                    None => view,
                }
            }
            Step::Confirm { draft } => confirm(cx, draft, &led),
        };
        Ok(view.button(Button::press(say!(language, "button-cancel"), Press::Cancel)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        if let Said::Press(Press::Cancel) = said {
            return Ok(Next::To(ways::EVENTS.place()));
        }
        // Somebody may have taken the group over since the form was begun.
        if let Some(group) = draft_of(&step).group {
            Leader::of(cx, group).await?;
        }
        Ok(match (step, said) {
            (Step::Group { draft, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Group { draft, spot: spot.after(to) })
            }
            (Step::Group { draft, .. }, Said::Press(Press::Group { id })) => {
                let group = Some(Leader::of(cx, id).await?.group());
                onward(cx, Draft { group, ..draft })
            }
            (Step::Kind { draft }, Said::Press(Press::Kind { kind })) => {
                onward(cx, Draft { kind: Some(kind), ..draft })
            }
            (Step::Title { draft }, Said::Text(typed)) => match rules::title(&typed) {
                None => Next::Stay(say!(language, "events-form-title-flaw", count = typed.chars().count())),
                title => onward(cx, Draft { title, ..draft }),
            },
            (Step::Day { draft, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Day { draft, month })
            }
            (Step::Day { draft, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                let (first, last) = rules::days(cx.today());
                if day < first || day > last {
                    Next::Stay(say!(language, "events-flaw-past"))
                } else {
                    let day = Some(day);
                    onward(cx, Draft { day, ..draft })
                }
            }
            (Step::Time { draft }, Said::Press(Press::Time { time })) => timed(cx, draft, time),
            (Step::Time { draft }, Said::Text(typed)) => match rules::time(&typed) {
                Some(time) => timed(cx, draft, time),
                None => Next::Stay(say!(language, "events-form-time-flaw", typed = text::clipped(&typed, 40))),
            },
            (Step::Place { draft }, Said::Press(Press::Host)) => {
                let place = host(cx, &draft).await?;
                onward(cx, Draft { place, ..draft })
            }
            (Step::Place { draft }, Said::Text(typed)) => match rules::place(&typed) {
                None => Next::Stay(say!(language, "events-form-place-flaw", count = typed.chars().count())),
                place => onward(cx, Draft { place, ..draft }),
            },
            (Step::Confirm { draft }, Said::Press(Press::Change { field })) => Next::Go(change(cx, draft, field)),
            (Step::Confirm { draft }, Said::Press(Press::Create)) => finish(cx, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

fn draft_of(step: &Step) -> &Draft {
    match step {
        Step::Group { draft, .. }
        | Step::Kind { draft }
        | Step::Title { draft }
        | Step::Day { draft, .. }
        | Step::Time { draft }
        | Step::Place { draft }
        | Step::Confirm { draft } => draft,
    }
}

/// The open groups that the person leads; whoever leads none is told who does.
async fn led(cx: &mut Cx) -> Result<Vec<GroupName>> {
    let me = Registered::of(cx)?.id();
    let led = roles::led_by(cx, me).await?;
    if led.is_empty() {
        return Err(Trouble::Refused(say!(cx.language(), "events-form-no-group")));
    }
    Ok(led)
}

async fn host(cx: &mut Cx, draft: &Draft) -> Result<Option<String>> {
    match draft.group {
        Some(group) => groups::host_of(cx, group).await,
        None => Ok(None),
    }
}

/// The first question that has no answer yet. A time that another day has made past is asked again.
fn onward(cx: &Cx, draft: Draft) -> Next<NewEvent> {
    Next::Go(match &draft {
        Draft { group: None, .. } => Step::Group { draft, spot: Spot::default() },
        Draft { kind: None, .. } => Step::Kind { draft },
        Draft { title: None, .. } => Step::Title { draft },
        Draft { day: None, .. } => Step::Day { draft, month: cx.today() },
        Draft { day: Some(day), time, .. }
            if time.is_none_or(|time| rules::schedule(*day, time, cx.zone(), cx.now).is_err()) =>
        {
            Step::Time { draft }
        }
        Draft { place: None, .. } => Step::Place { draft },
        _ => Step::Confirm { draft },
    })
}

fn timed(cx: &Cx, draft: Draft, time: NaiveTime) -> Next<NewEvent> {
    let day = draft.day.unwrap_or(cx.today());
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(_) => onward(cx, Draft { time: Some(time), ..draft }),
        Err(flaw) => Next::Stay(cards::flaw(cx.language(), flaw)),
    }
}

fn change(cx: &Cx, draft: Draft, field: Field) -> Step {
    match field {
        Field::Group => Step::Group { draft, spot: Spot::default() },
        Field::Kind => Step::Kind { draft },
        Field::Title => Step::Title { draft },
        Field::Day => {
            let month = draft.day.unwrap_or(cx.today());
            Step::Day { draft, month }
        }
        Field::Time => Step::Time { draft },
        Field::Place => Step::Place { draft },
    }
}

fn confirm(cx: &Cx, draft: &Draft, led: &[GroupName]) -> View<Press> {
    let language = cx.language();
    let group = led.iter().find(|known| Some(known.id) == draft.group);
    let mut view = View::new(say!(language, "events-form-confirm-title"))
        .maybe_line(
            draft.title.clone().zip(draft.kind).map(|(title, kind)| format!("{}: {title}", kind.named(language))),
        )
        .maybe_line(
            draft
                .day
                .zip(draft.time)
                .map(|(day, time)| format!("🗓 {}", cards::planned(language, day, time, cx.today()))),
        )
        .maybe_line(draft.place.as_ref().map(|place| format!("📍 {place}")))
        .maybe_line(group.map(|known| format!("👥 {}", known.name)))
        .question(say!(language, "events-form-confirm-question"))
        .button(Button::press(say!(language, "events-form-create"), Press::Create));
    let change = |label: String, field| Button::press(label, Press::Change { field });
    view = view
        .row([
            change(say!(language, "events-form-change-kind"), Field::Kind),
            change(say!(language, "events-form-change-title"), Field::Title),
        ])
        .row([
            change(say!(language, "events-form-change-day"), Field::Day),
            change(say!(language, "events-form-change-time"), Field::Time),
        ]);
    let mut last = vec![change(say!(language, "events-form-change-place"), Field::Place)];
    if led.len() > 1 {
        last.push(change(say!(language, "events-form-change-group"), Field::Group));
    }
    view.row(last)
}

/// The draft becomes an event, and the members are told.
async fn finish(cx: &mut Cx, draft: Draft) -> Result<Next<NewEvent>> {
    let language = cx.language();
    let (Some(group), Some(kind), Some(title), Some(day), Some(time), Some(place)) =
        (draft.group, draft.kind, draft.title.clone(), draft.day, draft.time, draft.place.clone())
    else {
        return Ok(onward(cx, draft));
    };
    let starts_at = match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(starts_at) => starts_at,
        // The form may have lain for days.
        Err(flaw) => return Ok(Next::Stay(cards::flaw(language, flaw))),
    };
    let leader = Leader::of(cx, group).await?;
    let plan = Plan { kind, title, starts_at, place };
    let event = events::create(cx, leader, &plan).await?;
    let reach = announce(cx, leader, event, News::Created).await?;
    let link = cx.around.link(&cards::payload(event));
    let view = View::new(say!(language, "events-form-created-title"))
        .line(format!("{}: {}", kind.named(language), plan.title))
        .line(format!("🗓 {}", text::moment(language, starts_at, cx.now, cx.zone())))
        .lines(cards::reach(language, reach))
        .line(say!(language, "events-card-link", link = link))
        .button(Button::go(say!(language, "events-form-open"), ways::EVENT.of(event)))
        .button(Button::go(say!(language, "events-form-another"), ways::NEW_EVENT_OF.of(group)))
        .button(Button::home(language));
    Ok(Next::Done(view))
}

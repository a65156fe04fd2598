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
use crate::talk::{self, Button, Cx, Form, Leaf, Next, Result, Room, Said, Trouble, Turn, View, calendar};
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
    /// Whether the person leads several groups, so that one is to be chosen.
    #[serde(default)]
    several: bool,
    group: Option<GroupId>,
    kind: Option<Kind>,
    title: Option<String>,
    /// The month of the calendar that is shown.
    #[serde(default)]
    month: Option<NaiveDate>,
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    place: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Group,
    Kind,
    Title,
    Day,
    Time,
    Place,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        let group = self.several.then_some(Question::Group);
        let rest = [Question::Kind, Question::Title, Question::Day, Question::Time, Question::Place];
        group.into_iter().chain(rest).collect()
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Group => self.group.is_some(),
            Question::Kind => self.kind.is_some(),
            Question::Title => self.title.is_some(),
            Question::Day => self.day.is_some(),
            Question::Time => self.time.is_some(),
            Question::Place => self.place.is_some(),
        }
    }
}

/// What the person has said so far, and what is asked now.
pub type Step = Form<Draft>;

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
        what: Question,
    },
    Create,
    Form {
        turn: Turn,
    },
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
        step.draft.kind.is_some().then(|| say!(language, "events-form-draft"))
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
            // A leader of one group is not asked which.
            At::New => led.first().filter(|_| led.len() == 1).map(|only| only.id),
        };
        Ok(Next::Go(Form::onward(Draft { group, several: group.is_none(), ..Draft::default() })))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let view = match step.asks {
            Some(asked) => {
                let view = question(cx, step, asked).await?;
                View { lines: [vec![step.line(language)], view.lines].concat(), ..view }
            }
            None => confirm(cx, &step.draft).await?,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        // Another leader may have taken the group over since the form was begun.
        if let Some(group) = step.draft.group {
            Leader::of(cx, group).await?;
        }
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (_, Said::Press(Press::Form { turn })) => step.turn(cx, turn, ways::EVENTS.place()),
            (Some(Question::Group), Said::Press(Press::Leaf { to })) => {
                let spot = step.spot.clone().after(to);
                Next::Go(step.at(spot))
            }
            (Some(Question::Group), Said::Press(Press::Group { id })) => {
                let group = Some(Leader::of(cx, id).await?.group());
                Next::Go(Form::onward(Draft { group, ..draft }))
            }
            (Some(Question::Kind), Said::Press(Press::Kind { kind })) => {
                Next::Go(Form::onward(Draft { kind: Some(kind), ..draft }))
            }
            (Some(Question::Title), Said::Text(typed)) => match rules::title(&typed) {
                None => Next::Stay(say!(language, "events-form-title-flaw", count = typed.chars().count())),
                title => Next::Go(Form::onward(Draft { title, ..draft })),
            },
            (Some(Question::Day), Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Form { draft: Draft { month: Some(month), ..draft }, ..step })
            }
            (Some(Question::Day), Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                let (first, last) = rules::days(cx.today());
                if day < first || day > last {
                    Next::Stay(say!(language, "events-flaw-past"))
                } else {
                    Next::Go(Form::onward(on(cx, draft, day)))
                }
            }
            (Some(Question::Time), Said::Press(Press::Time { time })) => timed(cx, draft, time),
            (Some(Question::Time), Said::Text(typed)) => match rules::time(&typed) {
                Some(time) => timed(cx, draft, time),
                None => Next::Stay(say!(language, "events-form-time-flaw", typed = text::clipped(&typed, 40))),
            },
            (Some(Question::Place), Said::Press(Press::Host)) => {
                let place = host(cx, &draft).await?;
                Next::Go(Form::onward(Draft { place, ..draft }))
            }
            (Some(Question::Place), Said::Text(typed)) => match rules::place(&typed) {
                None => Next::Stay(say!(language, "events-form-place-flaw", count = typed.chars().count())),
                place => Next::Go(Form::onward(Draft { place, ..draft })),
            },
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Create)) => finish(cx, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

async fn question(cx: &mut Cx, step: &Step, asked: Question) -> Result<View<Press>> {
    let language = cx.language();
    let draft = &step.draft;
    Ok(match asked {
        Question::Group => View::new(say!(language, "events-form-group-title")).list(
            language,
            led(cx).await?,
            PAGE,
            &step.spot,
            |to| Press::Leaf { to },
            |known| Button::press(known.name, Press::Group { id: known.id }),
        ),
        Question::Kind => View::new(say!(language, "events-form-kind-title"))
            .grid(2, Kind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind }))),
        Question::Title => {
            View::new(say!(language, "events-form-title-title")).question(say!(language, "events-form-title-question"))
        }
        Question::Day => {
            let (view, today) = (View::new(say!(language, "events-form-day-title")), cx.today());
            let month = draft.month.or(draft.day).unwrap_or(today);
            calendar::month(view, language, month, today, rules::days(today), |pick| Press::Pick { pick })
        }
        Question::Time => {
            let day = draft.day.unwrap_or(cx.today());
            let view = View::new(say!(language, "events-form-time-title"))
                .line(format!("🗓 {}", text::day(language, day, cx.today())))
                .question(say!(language, "events-form-time-question"));
            cards::times(view, day, When::of(cx), |time| Press::Time { time })
        }
        Question::Place => {
            let view = View::new(say!(language, "events-form-place-title"))
                .question(say!(language, "events-form-place-question"));
            let host = host(cx, draft).await?.map(|school| {
                let school = text::clipped(&school, 40);
                Button::press(say!(language, "events-form-place-host", school = school), Press::Host)
            });
            view.row(host)
        }
    })
}

/// The open groups that the person leads; a person who leads none is told who does.
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

/// The draft on another day. A time that the day has made past is asked again.
fn on(cx: &Cx, draft: Draft, day: NaiveDate) -> Draft {
    let time = draft.time.filter(|time| rules::schedule(day, *time, cx.zone(), cx.now).is_ok());
    Draft { day: Some(day), time, ..draft }
}

fn timed(cx: &Cx, draft: Draft, time: NaiveTime) -> Next<NewEvent> {
    let day = draft.day.unwrap_or(cx.today());
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(_) => Next::Go(Form::onward(Draft { time: Some(time), ..draft })),
        Err(flaw) => Next::Stay(cards::flaw(cx.language(), flaw)),
    }
}

async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let led = led(cx).await?;
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
    let change = |label: String, what| Button::press(label, Press::Change { what });
    view = view
        .row([
            change(say!(language, "events-form-change-kind"), Question::Kind),
            change(say!(language, "events-form-change-title"), Question::Title),
        ])
        .row([
            change(say!(language, "events-form-change-day"), Question::Day),
            change(say!(language, "events-form-change-time"), Question::Time),
        ]);
    let mut last = vec![change(say!(language, "events-form-change-place"), Question::Place)];
    if led.len() > 1 {
        last.push(change(say!(language, "events-form-change-group"), Question::Group));
    }
    Ok(view.row(last))
}

/// The draft becomes an event, and the members are told.
async fn finish(cx: &mut Cx, draft: Draft) -> Result<Next<NewEvent>> {
    let language = cx.language();
    let (Some(group), Some(kind), Some(title), Some(day), Some(time), Some(place)) =
        (draft.group, draft.kind, draft.title.clone(), draft.day, draft.time, draft.place.clone())
    else {
        return Ok(Next::Go(Form::onward(draft)));
    };
    let starts_at = match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(starts_at) => starts_at,
        // The draft may be days old.
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

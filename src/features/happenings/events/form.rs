//! The form of a new event.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::cards::{self, When};
use super::clock::Hours;
use super::rules;
use super::verbs::{News, announce};
use crate::ids::GroupId;
use crate::model::events::{self, Kind, Plan};
use crate::model::groups::GroupName;
use crate::model::roles::{self, Leader, Led, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{self, Button, Cx, Form, Leaf, Next, Result, Room, Said, Trouble, Turn, View, calendar};
use crate::text::{self, Language, forms};

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
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    /// When it ends, where that was said.
    #[serde(default)]
    end: Option<NaiveTime>,
    place: Option<String>,
}

impl Draft {
    /// The hours that were said.
    fn hours(&self) -> Option<Hours> {
        Some(Hours { begin: self.time?, end: self.end })
    }
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
    /// Asks for the day again.
    OtherDay,
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
            At::Of { group } => Some(among(cx, &led, group).await?.leader.group()),
            // A leader of one group is not asked which.
            At::New => led.first().filter(|_| led.len() == 1).map(|only| only.leader.group()),
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
                step.card(language, view)
            }
            None => confirm(cx, &step.draft).await?,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        if let Said::Press(Press::Form { turn }) = said {
            return Ok(step.turn(cx, turn, ways::EVENTS.place()));
        }
        // Another leader may have taken the group over since the form was begun.
        let led = led(cx).await?;
        let chosen = match step.draft.group {
            Some(group) => Some(among(cx, &led, group).await?),
            None => None,
        };
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::Group), Said::Press(Press::Leaf { to })) => {
                let spot = step.spot.clone().after(to);
                Next::Go(step.at(spot))
            }
            (Some(Question::Group), Said::Press(Press::Group { id })) => {
                let group = Some(among(cx, &led, id).await?.leader.group());
                Next::Go(Form::onward(Draft { group, ..draft }))
            }
            // «Семинар: Формирующее оценивание» says two things at once.
            (Some(Question::Kind), Said::Text(typed)) => match named(language, &typed) {
                Some((kind, title)) => Next::Go(Form::onward(Draft { kind: Some(kind), title: Some(title), ..draft })),
                None => Next::Puzzled,
            },
            (Some(Question::Kind), Said::Press(Press::Kind { kind })) => {
                Next::Go(Form::onward(Draft { kind: Some(kind), ..draft }))
            }
            (Some(Question::Title), Said::Text(typed)) => match rules::title(&typed) {
                None => Next::Stay(say!(language, "events-form-title-flaw", count = typed.chars().count())),
                title => Next::Go(Form::onward(Draft { title, ..draft })),
            },
            (Some(Question::Day), Said::Press(Press::Pick { pick })) => step.picked(pick, |draft, day| {
                let (first, last) = rules::days(cx.today());
                match (first..=last).contains(&day) {
                    true => Ok(on(cx, draft, day)),
                    false => Err(say!(language, "events-flaw-past")),
                }
            }),
            // «27.11 с 10 до 12» says two things at once.
            (Some(Question::Day), Said::Text(typed)) => match cards::moment_typed(language, &typed, When::of(cx)) {
                Some(Ok((day, hours))) => timed(cx, Draft { day: Some(day), ..draft }, hours),
                Some(Err(words)) => Next::Stay(words),
                None => Next::Stay(cards::no_day(language, &typed)),
            },
            (Some(Question::Time), Said::Press(Press::Time { time })) => timed(cx, draft, Hours::from(time)),
            (Some(Question::Time), Said::Press(Press::OtherDay)) => Next::Go(Form::change(draft, Question::Day)),
            (Some(Question::Time), Said::Text(typed)) => {
                let (when, day) = (When::of(cx), draft.day.unwrap_or(cx.today()));
                match cards::hours_typed(language, &typed, day, when) {
                    Ok(hours) => timed(cx, draft, hours),
                    // Perhaps it is another day as well.
                    Err(words) => match cards::moment_typed(language, &typed, when) {
                        Some(Ok((day, hours))) => timed(cx, Draft { day: Some(day), ..draft }, hours),
                        Some(Err(words)) => Next::Stay(words),
                        None => Next::Stay(words),
                    },
                }
            }
            (Some(Question::Place), Said::Press(Press::Host)) => {
                let place = chosen.and_then(|chosen| chosen.host.clone());
                Next::Go(Form::onward(Draft { place, ..draft }))
            }
            (Some(Question::Place), Said::Text(typed)) => match rules::place(&typed) {
                None => Next::Stay(say!(language, "events-form-place-flaw", count = typed.chars().count())),
                place => Next::Go(Form::onward(Draft { place, ..draft })),
            },
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Create)) => finish(cx, chosen, draft).await?,
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
            |known| Button::press(known.name, Press::Group { id: known.leader.group() }),
        ),
        Question::Kind => View::new(say!(language, "events-form-kind-title"))
            .grid(2, Kind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind }))),
        Question::Title => {
            View::new(say!(language, "events-form-title-title")).question(say!(language, "events-form-title-question"))
        }
        Question::Day => {
            let view =
                View::new(say!(language, "events-form-day-title")).question(say!(language, "events-form-day-question"));
            let today = cx.today();
            let month = step.month.or(draft.day).unwrap_or(today);
            calendar::month(view, language, month, today, rules::days(today), |pick| Press::Pick { pick })
        }
        Question::Time => {
            let day = draft.day.unwrap_or(cx.today());
            let view = View::new(say!(language, "events-form-time-title"))
                .line(format!("🗓 {}", text::day(language, day, cx.today())))
                .question(say!(language, "events-form-time-question"));
            cards::times(view, day, When::of(cx), |time| Press::Time { time })
                .button(cards::other_day(language, Press::OtherDay))
        }
        Question::Place => {
            let view = View::new(say!(language, "events-form-place-title"))
                .question(say!(language, "events-form-place-question"));
            let led = led(cx).await?;
            let host = led.into_iter().find(|known| Some(known.leader.group()) == draft.group);
            match host.and_then(|known| known.host) {
                Some(school) => view
                    .line(say!(language, "events-form-place-school", school = school))
                    .button(Button::press(say!(language, "events-form-place-host"), Press::Host)),
                None => view,
            }
        }
    })
}

/// The authority over the open groups that the person leads; a person who leads none is told who does.
async fn led(cx: &mut Cx) -> Result<Vec<Led>> {
    let me = Registered::of(cx)?.id();
    let led = roles::authorities(cx, me).await?;
    if led.is_empty() {
        return Err(Trouble::Refused(say!(cx.language(), "events-form-no-group")));
    }
    Ok(led)
}

/// One of the groups that the person leads; of another one it is asked whether it is closed or somebody else's.
async fn among<'l>(cx: &mut Cx, led: &'l [Led], group: GroupId) -> Result<&'l Led> {
    match led.iter().find(|known| known.leader.group() == group) {
        Some(known) => Ok(known),
        None => {
            Leader::of(cx, group).await?;
            Err(Trouble::Refused(say!(cx.language(), "events-form-closed")))
        }
    }
}

/// The draft on another day. A time that the day has made past is asked again.
fn on(cx: &Cx, draft: Draft, day: NaiveDate) -> Draft {
    let kept = draft.hours().filter(|hours| rules::schedule_hours(day, *hours, cx.zone(), cx.now).is_ok());
    Draft { day: Some(day), time: kept.map(|kept| kept.begin), end: kept.and_then(|kept| kept.end), ..draft }
}

fn timed(cx: &Cx, draft: Draft, hours: Hours) -> Next<NewEvent> {
    let day = draft.day.unwrap_or(cx.today());
    match rules::schedule_hours(day, hours, cx.zone(), cx.now) {
        Ok(_) => Next::Go(Form::onward(Draft { time: Some(hours.begin), end: hours.end, ..draft })),
        Err(flaw) => Next::Stay(cards::flaw(cx.language(), flaw)),
    }
}

/// The kind and the title of «Семинар: Формирующее оценивание».
fn named(language: Language, typed: &str) -> Option<(Kind, String)> {
    let typed = text::one_line(typed);
    Kind::ALL.into_iter().find_map(|kind| {
        let named = kind.named(language);
        let head = typed.get(..named.len()).filter(|head| forms::is_same(head, &named))?;
        let rest = &typed[head.len()..];
        // «Семинары» is no seminar.
        let rest = rest.strip_prefix([' ', ':', '.', '-', '–', '—', '«', '"', ','])?;
        let title = rest.trim_matches([' ', ':', '.', '-', '–', '—', '«', '»', '"', ',']);
        Some((kind, rules::title(title)?))
    })
}

async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let led = led(cx).await?;
    let group = led.iter().find(|known| Some(known.leader.group()) == draft.group);
    let mut view = View::new(say!(language, "events-form-confirm-title"))
        .maybe_line(
            draft.title.clone().zip(draft.kind).map(|(title, kind)| format!("{}: {title}", kind.named(language))),
        )
        .maybe_line(
            draft
                .day
                .zip(draft.hours())
                .map(|(day, hours)| format!("🗓 {}", cards::planned(language, day, hours, cx.today()))),
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
async fn finish(cx: &mut Cx, led: Option<&Led>, draft: Draft) -> Result<Next<NewEvent>> {
    let language = cx.language();
    let (Some(led), Some(kind), Some(title), Some(day), Some(hours), Some(place)) =
        (led, draft.kind, draft.title.clone(), draft.day, draft.hours(), draft.place.clone())
    else {
        return Ok(Next::Go(Form::onward(draft)));
    };
    let (starts_at, ends_at) = match rules::schedule_hours(day, hours, cx.zone(), cx.now) {
        Ok(moments) => moments,
        // The draft may be days old.
        Err(flaw) => return Ok(Next::Stay(cards::flaw(language, flaw))),
    };
    let plan = Plan { kind, title, starts_at, ends_at, place };
    let (id, people) = events::create(cx, led.leader, &plan).await?;
    let group = GroupName { id: led.leader.group(), name: led.name.clone() };
    let event = plan.made(id, group, led.by.clone());
    let reach = announce(cx, &event, &people, News::Created).await?;
    let link = cx.around.link(&cards::payload(id));
    let view = View::new(say!(language, "events-form-created-title"))
        .line(format!("{}: {}", kind.named(language), event.title))
        .line(format!("🗓 {}", When::of(cx).near(language, &event)))
        .lines(cards::reach(language, reach))
        .line(say!(language, "events-card-link", link = link))
        .button(Button::go(say!(language, "events-form-open"), ways::EVENT.of(id)))
        .button(Button::go(say!(language, "events-form-another"), ways::NEW_EVENT_OF.of(led.leader.group())))
        .button(Button::home(language));
    Ok(Next::Done(view))
}

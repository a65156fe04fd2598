//! The conversation about an event that is past already.

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::features::happenings::clock::{self, Typed};
use crate::ids::GroupId;
use crate::model::events::{self, Details, Host, Kind, Offered, Plan, Span};
use crate::model::regulation;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::calendar::{self, Pick};
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View, labels};
use crate::text::{self, Language, forms};

pub struct PastEvent;

/// Rows of a list.
const ROWS: usize = 8;
/// So many days back one may have been.
const BACK: u64 = 365;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
}

/// What was said so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Of which group it was; none for everybody.
    pub group: Option<GroupId>,
    pub kind: Option<Kind>,
    /// What the municipality calls it, where it is a kind of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
    pub title: String,
    pub day: Option<NaiveDate>,
    /// When it began, where it had hours.
    pub time: Option<NaiveTime>,
    pub place: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Whose was it?
    Group { draft: Draft, spot: Spot },
    /// What was it?
    Kind { draft: Draft, spot: Spot },
    /// What was it called?
    Title { draft: Draft },
    /// On which day was it?
    Day { draft: Draft, month: NaiveDate },
    /// When did it begin?
    Time { draft: Draft },
    /// Where was it?
    Place { draft: Draft },
    /// Is it to be entered?
    Certain { draft: Draft },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    Group {
        id: GroupId,
    },
    /// It was for everybody.
    All,
    Kind {
        kind: Kind,
    },
    /// A kind of the municipality's own.
    Own {
        key: i64,
    },
    Pick {
        pick: Pick,
    },
    /// It had no hours.
    Whole,
    /// Where the group is at home.
    Host,
    Back,
    Yes,
}

impl Room for PastEvent {
    const NAME: &'static str = "pastevent";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        (!matches!(step, Step::Group { .. })).then(|| say!(language, "past-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let host = host(cx).await?;
        if draft.is_some_and(|step| Self::draft(&step, cx.language()).is_some()) {
            return Ok(Next::Offer(at));
        }
        let spot = Spot::default();
        Ok(Next::Go(match host.groups.as_slice() {
            [only] if !host.coordinates => {
                Step::Kind { draft: Draft { group: Some(only.group.id), ..Draft::default() }, spot }
            }
            _ => Step::Group { draft: Draft::default(), spot },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let (language, today) = (cx.language(), cx.today());
        let host = host(cx).await?;
        let view = match step {
            Step::Group { spot, .. } => {
                let names: Vec<_> = host.groups.iter().map(|hosted| vec![hosted.group.name.clone()]).collect();
                let called = labels::told_apart(&names, labels::SIGNS);
                let found: Vec<_> = host
                    .groups
                    .iter()
                    .zip(called)
                    .filter(|(hosted, _)| forms::finds(&spot.search, &[&hosted.group.name]))
                    .collect();
                View::new(say!(language, "past-title"))
                    .line(say!(language, "past-line"))
                    .question(say!(language, "past-group-question"))
                    .list(
                        language,
                        found,
                        ROWS,
                        spot,
                        |to| Press::Leaf { to },
                        |(hosted, called)| Button::press(called.label, Press::Group { id: hosted.group.id }),
                    )
                    .row(host.coordinates.then(|| Button::press(say!(language, "past-all"), Press::All)))
            }
            Step::Kind { spot, .. } => {
                let kinds = Offered::all(&*regulation::now(cx).await?)?;
                let found: Vec<_> =
                    kinds.into_iter().filter(|kind| forms::finds(&spot.search, &[&kind.named(language)])).collect();
                View::new(say!(language, "past-title")).question(say!(language, "past-kind-question")).list(
                    language,
                    found,
                    ROWS,
                    spot,
                    |to| Press::Leaf { to },
                    |kind| {
                        let press = kind.key().map_or(Press::Kind { kind: kind.kind }, |key| Press::Own { key });
                        Button::press(text::with_capital(&kind.named(language)), press)
                    },
                )
            }
            Step::Title { .. } => {
                View::new(say!(language, "past-title")).question(say!(language, "past-title-question"))
            }
            Step::Day { draft, month } => {
                let view = View::new(draft.title.clone()).question(say!(language, "past-day-question"));
                calendar::past(view, language, *month, today, first(today), |pick| Press::Pick { pick })
            }
            Step::Time { draft } => View::new(draft.title.clone())
                .question(say!(language, "past-time-question"))
                .button(Button::press(say!(language, "past-whole"), Press::Whole)),
            Step::Place { draft } => {
                let place = place_of(&host, draft);
                View::new(draft.title.clone())
                    .question(say!(language, "past-place-question"))
                    .row(place.map(|place| Button::press(place, Press::Host)))
            }
            Step::Certain { draft } => certain(language, &host, draft, today)?,
        };
        let back = Button::press(say!(language, "button-back"), Press::Back);
        let cancel = Button::cancel(language, ways::ATTENDANCE.place());
        Ok(match step {
            Step::Group { .. } => view.button(cancel),
            _ => view.row([back, cancel]),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let (language, today) = (cx.language(), cx.today());
        let host = host(cx).await?;
        Ok(match (step, said) {
            (Step::Group { draft, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Group { draft, spot: spot.after(to) })
            }
            (Step::Group { draft, .. }, Said::Text(typed)) => {
                Next::Go(Step::Group { draft, spot: Spot::found(&typed) })
            }
            (Step::Group { draft, .. }, Said::Press(Press::Group { id })) => {
                if host.of(id).is_none() {
                    return Err(Trouble::Refused(say!(language, "talk-not-leader")));
                }
                kind(Draft { group: Some(id), ..draft })
            }
            (Step::Group { draft, .. }, Said::Press(Press::All)) if host.coordinates => {
                kind(Draft { group: None, ..draft })
            }
            (Step::Kind { draft, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Kind { draft, spot: spot.after(to) })
            }
            (Step::Kind { draft, .. }, Said::Text(typed)) => Next::Go(Step::Kind { draft, spot: Spot::found(&typed) }),
            (Step::Kind { draft, .. }, Said::Press(Press::Kind { kind })) => {
                Next::Go(Step::Title { draft: Draft { kind: Some(kind), own: None, ..draft } })
            }
            (Step::Kind { draft, .. }, Said::Press(Press::Own { key })) => {
                let kinds = Offered::all(&*regulation::now(cx).await?)?;
                match kinds.into_iter().find(|kind| kind.key() == Some(key)) {
                    Some(Offered { kind, own }) => {
                        Next::Go(Step::Title { draft: Draft { kind: Some(kind), own, ..draft } })
                    }
                    None => Next::Puzzled,
                }
            }
            (Step::Kind { draft, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Group { draft, spot: Spot::default() })
            }
            (Step::Title { draft }, Said::Text(typed)) => match text::lettered(&typed, 3..=120) {
                Some(title) => Next::Go(Step::Day { draft: Draft { title, ..draft }, month: today }),
                None => Next::Stay(say!(language, "past-title-flaw", count = typed.chars().count())),
            },
            (Step::Title { draft }, Said::Press(Press::Back)) => kind(draft),
            (Step::Day { draft, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::Day { draft, month })
            }
            (Step::Day { draft, .. }, Said::Press(Press::Pick { pick: Pick::Day(day) })) => {
                match (first(today)..=today).contains(&day) {
                    true => Next::Go(Step::Time { draft: Draft { day: Some(day), ..draft } }),
                    false => Next::Stay(say!(language, "past-day-flaw")),
                }
            }
            (Step::Day { .. }, Said::Text(_)) => Next::Stay(say!(language, "past-day-flaw")),
            (Step::Day { draft, .. }, Said::Press(Press::Back)) => Next::Go(Step::Title { draft }),
            (Step::Time { draft }, Said::Text(typed)) => match time(&typed) {
                Some(time) => placed(cx, Draft { time: Some(time), ..draft }),
                None => Next::Stay(say!(language, "past-time-flaw")),
            },
            (Step::Time { draft }, Said::Press(Press::Whole)) => placed(cx, Draft { time: None, ..draft }),
            (Step::Time { draft }, Said::Press(Press::Back)) => {
                let month = draft.day.unwrap_or(today);
                Next::Go(Step::Day { draft, month })
            }
            (Step::Place { draft }, Said::Text(typed)) => match text::lettered(&typed, 2..=200) {
                Some(place) => Next::Go(Step::Certain { draft: Draft { place, ..draft } }),
                None => Next::Stay(say!(language, "past-place-flaw", count = typed.chars().count())),
            },
            (Step::Place { draft }, Said::Press(Press::Host)) => match place_of(&host, &draft) {
                Some(place) => Next::Go(Step::Certain { draft: Draft { place, ..draft } }),
                None => Next::Puzzled,
            },
            (Step::Place { draft }, Said::Press(Press::Back)) => Next::Go(Step::Time { draft }),
            (Step::Certain { draft }, Said::Press(Press::Yes)) => enter(cx, &host, draft).await?,
            (Step::Certain { draft }, Said::Press(Press::Back)) => Next::Go(Step::Place { draft }),
            _ => Next::Puzzled,
        })
    }
}

/// For whom the person may make events; who may for nobody is told who does.
async fn host(cx: &mut Cx) -> Result<Host> {
    let me = Registered::of(cx)?.id();
    let host = events::host(cx, me).await?;
    if host.groups.is_empty() && !host.coordinates {
        return Err(Trouble::Refused(say!(cx.language(), "past-no-group")));
    }
    Ok(host)
}

fn kind(draft: Draft) -> Next<PastEvent> {
    Next::Go(Step::Kind { draft, spot: Spot::default() })
}

/// Asks where it was, unless it is still to begin.
fn placed(cx: &Cx, draft: Draft) -> Next<PastEvent> {
    match span(cx, &draft) {
        Some(span) if span.starts_at <= cx.now => Next::Go(Step::Place { draft }),
        Some(_) | None => Next::Stay(say!(cx.language(), "past-time-ahead")),
    }
}

/// The first day on which it may have been.
fn first(today: NaiveDate) -> NaiveDate {
    today - Days::new(BACK)
}

/// When it was.
fn span(cx: &Cx, draft: &Draft) -> Option<Span> {
    let zone = cx.zone();
    let time = draft.time.unwrap_or(NaiveTime::MIN);
    let starts_at = calendar::moment_of(zone, draft.day?.and_time(time))?;
    Some(Span { starts_at, ends_at: None, all_day: draft.time.is_none() })
}

/// Where the group is at home.
fn place_of(host: &Host, draft: &Draft) -> Option<String> {
    host.of(draft.group?)?.place.clone()
}

/// When it began, as people type it; nothing where that could be of the night as well.
fn time(typed: &str) -> Option<NaiveTime> {
    match clock::read(typed) {
        Typed::Time(hours) => Some(hours.begin),
        Typed::Either(time, _) => Some(time),
        Typed::OfMoscow(_) | Typed::Words(_) | Typed::Backwards | Typed::Unknown => None,
    }
}

/// Is it to be entered?
fn certain(language: Language, host: &Host, draft: &Draft, today: NaiveDate) -> Result<View<Press>> {
    let (Some(day), Some(kind)) = (draft.day, draft.kind) else {
        return Err(Trouble::Gone);
    };
    let whose = match draft.group {
        Some(group) => host.of(group).ok_or(Trouble::Gone)?.group.name.clone(),
        None => say!(language, "past-all"),
    };
    let day = text::day(language, day, today);
    let when = draft.time.map_or_else(|| day.clone(), |time| format!("{day}, {}", time.format("%H:%M")));
    Ok(View::new(say!(language, "past-certain-title"))
        .line(format!("{}: {}", kind.called(draft.own.as_deref(), language), draft.title))
        .line(whose)
        .line(format!("🗓 {when}"))
        .line(format!("📍 {}", draft.place))
        .line(say!(language, "past-certain-line"))
        .button(Button::press(say!(language, "past-yes"), Press::Yes)))
}

/// It becomes an event; nobody is told, and its sheet is next.
async fn enter(cx: &mut Cx, host: &Host, draft: Draft) -> Result<Next<PastEvent>> {
    let groups: Vec<_> = draft.group.into_iter().collect();
    let audience = host.audience(&groups);
    let (Some(audience), Some(kind), Some(span)) = (audience, draft.kind, span(cx, &draft)) else {
        return Err(Trouble::Gone);
    };
    let Draft { title, place, .. } = draft;
    let details = Details { own_kind: draft.own.clone(), ..Details::default() };
    let plan = Plan { kind, title, span, place, details, copied_from: None };
    let (id, _) = events::create(cx, &audience, &plan).await?;
    cx.remark(say!(cx.language(), "past-done"));
    Ok(Next::To(ways::SHEET.of(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_typed_in_any_usual_form() {
        let half_past_two = NaiveTime::from_hms_opt(14, 30, 0);
        assert_eq!([time("14:30"), time(" 14.30"), time("14-30"), time("14 30")], [half_past_two; 4]);
        assert_eq!((time("9"), time("25"), time("утром")), (NaiveTime::from_hms_opt(9, 0, 0), None, None));
    }
}

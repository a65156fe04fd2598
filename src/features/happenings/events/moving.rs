//! Moving an event: to which day, at what time, what becomes of marks that were made beforehand, and who is told.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cards::{self, When, back};
use super::room::{Events, met};
use super::rules;
use super::slot::Slot;
use super::steps::{Press, Step};
use super::verbs::{self, News, announce};
use crate::features::happenings::clock::Hours;
use crate::ids::EventId;
use crate::model::events::{self, Event, Met, State};
use crate::model::records;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Said, Trouble, View, calendar};
use crate::text::{self, Language};

/// A question of moving an event.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// To which day: the month shown.
    Day { month: NaiveDate },
    /// To which time of the day.
    Time { day: NaiveDate },
    /// Whether it is moved there, and whether members are told.
    Confirm { to: Slot },
    /// Whether those that follow in its series are moved with it.
    Scope { to: Slot, loud: bool },
    /// What becomes of the marks that were made beforehand, of this one or of all that follow it as well.
    Marks {
        to: Slot,
        loud: bool,
        #[serde(default)]
        following: bool,
    },
}

/// Begins with the month of the event.
pub async fn begin(cx: &mut Cx, id: EventId) -> Result<Next<Events>> {
    let (_, event) = coming(cx, id).await?;
    let month = When::of(cx).day(&event);
    Ok(Next::Go(Step::Move { id, ask: Ask::Day { month } }))
}

/// What a question of moving shows.
pub async fn ask(cx: &mut Cx, id: EventId, ask: Ask) -> Result<View<Press>> {
    let (language, when) = (cx.language(), When::of(cx));
    let (met, event) = coming(cx, id).await?;
    Ok(match ask {
        Ask::Day { month } => day(language, &event, when, month),
        Ask::Time { day } => time(language, &event, when, day),
        Ask::Confirm { to } => confirm(language, &met, when, to),
        Ask::Marks { to, following, .. } => marks(language, &met, when, to, following),
        Ask::Scope { to, .. } => scope(language, &met, when, to),
    })
}

/// What follows an answer to a question of moving.
pub async fn answer(cx: &mut Cx, id: EventId, ask: Ask, said: Said<Press>) -> Result<Next<Events>> {
    let (language, when) = (cx.language(), When::of(cx));
    let go = |ask| Ok(Next::Go(Step::Move { id, ask }));
    match (ask, said) {
        (_, Said::Press(Press::Back)) => Ok(match ask {
            Ask::Day { .. } => Next::Go(Step::card(id)),
            Ask::Time { day } | Ask::Confirm { to: Slot { day, .. } } => {
                Next::Go(Step::Move { id, ask: Ask::Day { month: day } })
            }
            Ask::Marks { to, loud, following: true } => Next::Go(Step::Move { id, ask: Ask::Scope { to, loud } }),
            Ask::Marks { to, .. } | Ask::Scope { to, .. } => Next::Go(Step::Move { id, ask: Ask::Confirm { to } }),
        }),
        (Ask::Day { .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => go(Ask::Day { month }),
        (Ask::Day { .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
            // Most are moved to another day at the same time.
            let (_, event) = coming(cx, id).await?;
            let to = when.slot(&event).on(day);
            match to.span(when.zone, when.now) {
                Ok(_) if when.day(&event) != day => go(Ask::Confirm { to }),
                Ok(_) | Err(_) => go(Ask::Time { day }),
            }
        }
        (Ask::Time { .. }, Said::Press(Press::OtherDay)) => {
            let Ask::Time { day } = ask else { return Ok(Next::Puzzled) };
            go(Ask::Day { month: day })
        }
        (Ask::Confirm { to }, Said::Press(Press::OtherTime)) => go(Ask::Time { day: to.day }),
        (Ask::Time { day }, Said::Press(Press::Whole)) => {
            let (_, event) = coming(cx, id).await?;
            // One that had hours becomes a day; one that had none keeps its days.
            let was = when.slot(&event);
            let to = if was.hours.is_none() { was.on(day) } else { Slot::whole(day) };
            match to.span(when.zone, when.now) {
                Ok(_) => go(Ask::Confirm { to }),
                Err(flaw) => Ok(Next::Stay(cards::flaw(language, flaw))),
            }
        }
        (Ask::Time { day }, Said::Press(Press::Time { time })) => at(cx, id, day, Hours::from(time)).await,
        (Ask::Day { .. }, Said::Text(typed)) => match cards::moment_typed(language, &typed, when) {
            Some(Ok((day, hours))) => at(cx, id, day, hours).await,
            Some(Err(words)) => Ok(Next::Stay(words)),
            None => Ok(Next::Stay(cards::no_day(language, &typed))),
        },
        (Ask::Time { day } | Ask::Confirm { to: Slot { day, .. } }, Said::Text(typed)) => {
            match (cards::hours_typed(language, &typed, day, when), cards::moment_typed(language, &typed, when)) {
                (Ok(hours), _) => at(cx, id, day, hours).await,
                (Err(_), Some(Ok((day, hours)))) => at(cx, id, day, hours).await,
                (Err(_), Some(Err(words))) | (Err(words), None) => Ok(Next::Stay(words)),
            }
        }
        (Ask::Confirm { to }, Said::Press(Press::Yes)) => decide(cx, id, to, (true, false)).await,
        (Ask::Confirm { to }, Said::Press(Press::Quietly)) => decide(cx, id, to, (false, false)).await,
        (Ask::Scope { to, loud }, Said::Press(Press::Alone)) => decide(cx, id, to, (loud, true)).await,
        (Ask::Scope { to, loud }, Said::Press(Press::Following)) => {
            let (met, _) = coming(cx, id).await?;
            // Whichever of them has a sheet that was begun, it is asked what becomes of it.
            if met.marks_following() > 0 {
                return go(Ask::Marks { to, loud, following: true });
            }
            reschedule_following(cx, met, to, loud, true).await
        }
        (Ask::Marks { to, loud, following }, Said::Press(Press::Marks { keep })) => {
            let (met, _) = coming(cx, id).await?;
            match following {
                true => reschedule_following(cx, met, to, loud, keep).await,
                false => reschedule(cx, met, to, loud, keep).await,
            }
        }
        _ => Ok(Next::Puzzled),
    }
}

/// The event, and what it is to the person who speaks, who must lead it; one that has begun is not moved.
async fn coming(cx: &mut Cx, id: EventId) -> Result<(Met, Event)> {
    let language = cx.language();
    let met = met(cx, id).await?;
    let (_, event) = met.clone().held(language)?;
    match event.state(cx.now) {
        State::Coming => Ok((met, event)),
        state @ (State::Begun | State::Cancelled) => Err(Trouble::Refused(cards::late(language, state))),
    }
}

/// Goes on with hours of a day, of which an event keeps its length unless something else was said.
async fn at(cx: &mut Cx, id: EventId, day: NaiveDate, said: Hours) -> Result<Next<Events>> {
    let when = When::of(cx);
    let (_, event) = coming(cx, id).await?;
    let to = when.slot(&event).fitted(day, said);
    Ok(match to.span(when.zone, when.now) {
        Ok(_) => Next::Go(Step::Move { id, ask: Ask::Confirm { to } }),
        Err(flaw) => Next::Stay(cards::flaw(cx.language(), flaw)),
    })
}

/// Moves the event, or asks first whether others are moved with it, and what becomes of marks.
async fn decide(cx: &mut Cx, id: EventId, to: Slot, (loud, alone): (bool, bool)) -> Result<Next<Events>> {
    let (met, _) = coming(cx, id).await?;
    if met.is_followed() && !alone {
        return Ok(Next::Go(Step::Move { id, ask: Ask::Scope { to, loud } }));
    }
    if met.marks > 0 {
        return Ok(Next::Go(Step::Move { id, ask: Ask::Marks { to, loud, following: false } }));
    }
    reschedule(cx, met, to, loud, true).await
}

async fn reschedule(cx: &mut Cx, mut met: Met, to: Slot, loud: bool, keeps_marks: bool) -> Result<Next<Events>> {
    let (language, when) = (cx.language(), When::of(cx));
    let (holder, known) = met.clone().held(language)?;
    let span = match to.span(when.zone, when.now) {
        Err(flaw) => return Ok(Next::Stay(cards::flaw(language, flaw))),
        Ok(span) => span,
    };
    let people = events::reschedule(cx, holder, span).await?.ok_or(Trouble::Gone)?;
    met.event = Event { starts_at: span.starts_at, ends_at: span.ends_at, all_day: span.all_day, ..met.event };
    verbs::retell(cx, &met.event).await?;
    if !keeps_marks {
        records::unmark(cx, holder, &[known.id]).await?;
        met.marks = 0;
    }
    let told = if loud {
        let from = known.starts_at.with_timezone(&when.zone).naive_local();
        let news = News::Moved { from, whole: known.all_day, following: false };
        cards::reach(language, &met.event, announce(cx, &met.event, &people, news).await?).join(" ")
    } else {
        say!(language, "events-told-nobody")
    };
    cx.remark(say!(language, "events-moved", told = told));
    Ok(Next::Go(Step::card_of(met)))
}

/// Moves the event and all that follow it in its series, each by as many days and to the same hours.
async fn reschedule_following(
    cx: &mut Cx,
    mut met: Met,
    to: Slot,
    loud: bool,
    keeps_marks: bool,
) -> Result<Next<Events>> {
    let (language, when) = (cx.language(), When::of(cx));
    let (holder, known) = met.clone().held(language)?;
    let by = to.day - when.day(&known);
    let length = to.last.map(|last| last - to.day);
    let mut moved = met.following.clone();
    for one in &mut moved {
        let day = Slot::found(one.span, when.zone).day + by;
        let slot = Slot { day, hours: to.hours, last: length.map(|length| day + length) };
        one.span = match slot.span(when.zone, when.now) {
            Ok(span) => span,
            Err(flaw) => return Ok(Next::Stay(cards::flaw(language, flaw))),
        };
    }
    let span = moved.iter().find(|one| one.id == known.id).ok_or(Trouble::Gone)?.span;
    let people = events::reschedule_all(cx, holder, &moved).await?.ok_or(Trouble::Gone)?;
    met.event = Event { starts_at: span.starts_at, ends_at: span.ends_at, all_day: span.all_day, ..met.event };
    let retold: Vec<_> = moved.iter().map(|one| (one.id, one.span.starts_at)).collect();
    verbs::retell_all(cx, &retold).await?;
    if !keeps_marks {
        let moved: Vec<_> = moved.iter().map(|one| one.id).collect();
        records::unmark(cx, holder, &moved).await?;
        met.marks = 0;
    }
    let told = if loud {
        let from = known.starts_at.with_timezone(&when.zone).naive_local();
        let news = News::Moved { from, whole: known.all_day, following: moved.len() > 1 };
        cards::reach(language, &met.event, announce(cx, &met.event, &people, news).await?).join(" ")
    } else {
        say!(language, "events-told-nobody")
    };
    cx.remark(say!(language, "events-moved-all", count = moved.len(), told = told));
    Ok(Next::Go(Step::card_of(met)))
}

/// Are those that follow moved with it?
fn scope(language: Language, met: &Met, when: When, to: Slot) -> View<Press> {
    View::new(say!(language, "events-scope-title"))
        .line(met.event.title.clone())
        .line(say!(language, "events-move-then", moment = to.said(language, when.today())))
        .maybe_line(met.event.repeat.map(|repeat| cards::repeats(language, repeat)))
        .question(say!(language, "events-scope-question"))
        .button(Button::press(say!(language, "events-scope-one"), Press::Alone))
        .button(Button::press(say!(language, "events-scope-following"), Press::Following).grave())
        .button(back(language))
}

/// To which day is it moved?
fn day(language: Language, event: &Event, when: When, month: NaiveDate) -> View<Press> {
    let view = View::new(say!(language, "events-move-day-title")).line(event.title.clone()).line(say!(
        language,
        "events-move-now",
        moment = when.near(language, event)
    ));
    let view = view.question(say!(language, "events-form-day-question"));
    let today = when.today();
    calendar::month(view, language, month, today, rules::days(today), |pick| Press::Pick { pick })
        .button(back(language))
}

/// To which time of the day?
fn time(language: Language, event: &Event, when: When, day: NaiveDate) -> View<Press> {
    let view = View::new(say!(language, "events-move-time-title"))
        .line(event.title.clone())
        .line(format!("🗓 {}", text::day(language, day, when.today())))
        .question(say!(language, "events-form-time-question"));
    cards::times(view, day, when, |time| Press::Time { time })
        .button(Button::press(say!(language, "events-form-whole-day"), Press::Whole))
        .row([cards::other_day(language, Press::OtherDay), back(language)])
}

/// Shall it be moved there?
fn confirm(language: Language, met: &Met, when: When, to: Slot) -> View<Press> {
    let moment = to.said(language, when.today());
    View::new(say!(language, "events-move-confirm-title"))
        .line(met.event.title.clone())
        .line(say!(language, "events-move-now", moment = when.near(language, &met.event)))
        .line(say!(language, "events-move-then", moment = moment))
        .question(say!(language, "events-move-confirm-question"))
        .button(Button::press(say!(language, "events-move-yes"), Press::Yes).grave())
        .button(Button::press(say!(language, "events-move-quietly"), Press::Quietly))
        .row([Button::press(say!(language, "events-move-other-time"), Press::OtherTime), back(language)])
}

/// What becomes of the marks?
fn marks(language: Language, met: &Met, when: When, to: Slot, following: bool) -> View<Press> {
    let moment = to.said(language, when.today());
    let (marked, question) = match following {
        true => (
            say!(language, "events-move-marks-all", count = met.marks_following()),
            say!(language, "events-move-marks-question-all"),
        ),
        false => (say!(language, "events-card-marks", count = met.marks), say!(language, "events-move-marks-question")),
    };
    View::new(say!(language, "events-move-marks-title"))
        .line(met.event.title.clone())
        .line(say!(language, "events-move-then", moment = moment))
        .line(marked)
        .question(question)
        .button(Button::press(say!(language, "events-move-marks-keep"), Press::Marks { keep: true }))
        .button(Button::press(say!(language, "events-move-marks-drop"), Press::Marks { keep: false }).grave())
        .button(back(language))
}

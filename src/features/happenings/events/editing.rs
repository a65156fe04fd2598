//! Correcting an event: whatever of it is no day and time, with a word to the members of what exactly is otherwise, or
//! quietly. Of two who correct at once neither undoes what the other has done.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::cards::{self, When, back};
use super::details::{self, Taken};
use super::notices;
use super::room::{Events, met};
use super::rules;
use super::slot::Slot;
use super::steps::{Press, Step};
use super::verbs::{self, News, announce};
use crate::ids::EventId;
use crate::model::events::{self, Change, Event, Level, Met, Offered, Span, State};
use crate::model::{groups, regulation, ways};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Said, Trouble, View};
use crate::text::Language;

/// What an event is to become.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What it was when the correcting began, and what it is to become; `None` before the first answer.
    #[serde(default)]
    change: Option<Box<(Change, Change)>>,
    /// What is asked now; `None` shows the whole.
    asks: Option<Part>,
    /// Which month its calendar was leafed to.
    #[serde(default)]
    month: Option<NaiveDate>,
}

impl Draft {
    /// Whether anything is to be changed.
    pub fn is_empty(&self) -> bool {
        self.change.as_ref().is_none_or(|change| change.0 == change.1)
    }

    /// The event as it is to become.
    fn of(&self, event: &Event) -> Event {
        match &self.change {
            Some(change) => event.clone().after(change.1.clone()),
            None => event.clone(),
        }
    }

    /// The draft after an answer.
    fn with(self, event: &Event, to: Change) -> Draft {
        let was = self.change.map_or_else(|| event.correctable(), |change| change.0);
        Draft { change: Some(Box::new((was, to))), asks: None, month: None }
    }
}

/// What can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Kind,
    Title,
    Place,
    /// The hour at which it ends.
    End,
    /// Its last day.
    LastDay,
    Link,
    Description,
    Capacity,
    Level,
}

impl Part {
    /// What an event may have besides.
    pub const MORE: [Part; 5] = [Part::End, Part::Capacity, Part::Link, Part::Level, Part::Description];

    /// The label of its button: a noun.
    pub fn named(self, language: Language) -> String {
        match self {
            Part::Kind => say!(language, "events-form-change-kind"),
            Part::Title => say!(language, "events-form-change-title"),
            Part::Place => say!(language, "events-form-change-place"),
            Part::End | Part::LastDay => say!(language, "events-more-end"),
            Part::Link => say!(language, "events-more-link"),
            Part::Description => say!(language, "events-more-description"),
            Part::Capacity => say!(language, "events-more-capacity"),
            Part::Level => say!(language, "events-more-level"),
        }
    }

    /// The question of it: one without hours is asked for its last day alone.
    pub fn asked_of(self, slot: Slot) -> Part {
        if self == Part::End && slot.hours.is_none() { Part::LastDay } else { self }
    }
}

/// What somebody makes of an event and what another has made of it meanwhile, together; `None` where both changed one part.
fn together(was: &Change, to: &Change, now: &Change) -> Option<Change> {
    fn one<T: PartialEq + Clone>(was: &T, to: &T, now: &T) -> Option<T> {
        if was == to {
            Some(now.clone())
        } else if was == now || to == now {
            Some(to.clone())
        } else {
            None
        }
    }
    Some(Change {
        kind: one(&was.kind, &to.kind, &now.kind)?,
        title: one(&was.title, &to.title, &now.title)?,
        place: one(&was.place, &to.place, &now.place)?,
        ends_at: one(&was.ends_at, &to.ends_at, &now.ends_at)?,
        details: events::Details {
            description: one(&was.details.description, &to.details.description, &now.details.description)?,
            link: one(&was.details.link, &to.details.link, &now.details.link)?,
            capacity: one(&was.details.capacity, &to.details.capacity, &now.details.capacity)?,
            level: one(&was.details.level, &to.details.level, &now.details.level)?,
            own_kind: one(&was.details.own_kind, &to.details.own_kind, &now.details.own_kind)?,
        },
    })
}

/// The event that is corrected, and what it is to the person who speaks, who must hold it.
async fn corrected(cx: &mut Cx, id: EventId) -> Result<Met> {
    let language = cx.language();
    let met = met(cx, id).await?;
    met.clone().held(language)?;
    match met.event.state(cx.now) {
        State::Coming => Ok(met),
        state @ (State::Begun | State::Cancelled) => Err(Trouble::Refused(cards::late(language, state))),
    }
}

/// What correcting shows.
pub async fn ask(cx: &mut Cx, id: EventId, draft: &Draft) -> Result<View<Press>> {
    let (language, when) = (cx.language(), When::of(cx));
    let met = corrected(cx, id).await?;
    let to = draft.of(&met.event);
    let regulation = regulation::now(cx).await?;
    Ok(match draft.asks {
        None => whole(language, &met, when, draft),
        Some(Part::Kind) => View::new(say!(language, "events-form-kind-title"))
            .grid(
                2,
                Offered::all(&regulation)?.into_iter().map(|kind| {
                    let press = kind.key().map_or(Press::Kind { kind: kind.kind }, |key| Press::Own { key });
                    Button::press(kind.named(language), press)
                }),
            )
            .button(back(language)),
        Some(Part::Title) => View::new(say!(language, "events-form-title-title"))
            .line(say!(language, "events-edit-now", now = to.title))
            .question(say!(language, "events-form-title-question"))
            .button(back(language)),
        Some(Part::Place) => View::new(say!(language, "events-form-place-title"))
            .line(say!(language, "events-edit-now", now = to.place))
            .question(say!(language, "events-form-place-question"))
            .button(back(language)),
        Some(part) => {
            let levels = Level::offered(&regulation)?;
            let (slot, month) = (when.slot(&to), draft.month);
            let view =
                details::ask(language, part, (slot, &to.details), (when, month, &levels), |what| Press::Given { what });
            let view = match part {
                Part::End => {
                    view.button(Button::press(say!(language, "events-more-other-day"), part_of(Part::LastDay)))
                }
                _ => view,
            };
            view.button(back(language))
        }
    })
}

fn part_of(part: Part) -> Press {
    Press::Part { part }
}

/// The event as it is to become.
fn whole(language: Language, met: &Met, when: When, draft: &Draft) -> View<Press> {
    let event = &met.event;
    let to = draft.of(event);
    let part = |part: Part| Button::press(part.named(language), part_of(part));
    let title = say!(language, "events-edit-title");
    let view: View<Press> = notices::preview(title, language, &to, when.near(language, &to));
    let view = if draft.is_empty() {
        view.question(say!(language, "events-edit-question"))
    } else {
        let was = draft.change.as_ref().map_or_else(|| event.correctable(), |change| change.0.clone());
        let view = view
            .line(say!(language, "events-notice-differences"))
            .lines(notices::differences(language, &to, when, &was));
        match fewer(met, &to.correctable()) {
            // It cannot be saved like this, and there is a way to it: the leader names who waits.
            Some((places, taken)) => {
                let way = ways::FEWER_PLACES.of((event.id, places));
                view.question(say!(language, "events-more-capacity-going", count = taken))
                    .button(Button::go(say!(language, "events-edit-fewer"), way))
            }
            None => view
                .question(say!(language, "events-edit-changed"))
                .button(Button::press(say!(language, "events-edit-loud"), Press::Yes))
                .button(Button::press(say!(language, "events-edit-quietly"), Press::Quietly)),
        }
    };
    view.row([part(Part::Kind), part(Part::Title), part(Part::Place)])
        .grid(2, Part::MORE.map(part))
        .button(back(language))
}

/// What follows an answer while an event is corrected.
pub async fn answer(cx: &mut Cx, id: EventId, draft: Draft, said: Said<Press>) -> Result<Next<Events>> {
    let (language, when) = (cx.language(), When::of(cx));
    let go = |draft| Ok(Next::Go(Step::Edit { id, draft }));
    match (draft.asks, said) {
        (Some(_), Said::Press(Press::Back)) => go(Draft { asks: None, month: None, ..draft }),
        (None, Said::Press(Press::Back)) => {
            if !draft.is_empty() {
                cx.remark(say!(language, "events-edit-dropped"));
            }
            Ok(Next::Go(Step::card(id)))
        }
        (None | Some(Part::End), Said::Press(Press::Part { part })) => {
            let event = corrected(cx, id).await?.event;
            let part = part.asked_of(when.slot(&draft.of(&event)));
            go(Draft { asks: Some(part), month: None, ..draft })
        }
        (None, Said::Press(Press::Yes)) => save(cx, id, draft, true).await,
        (None, Said::Press(Press::Quietly)) => save(cx, id, draft, false).await,
        (Some(asked), said) => {
            let event = corrected(cx, id).await?.event;
            let to = draft.of(&event).correctable();
            match (asked, said) {
                (Part::Kind, Said::Press(Press::Kind { kind })) => {
                    let details = events::Details { own_kind: None, ..to.details };
                    go(draft.with(&event, Change { kind, details, ..to }))
                }
                (Part::Kind, Said::Press(Press::Own { key })) => {
                    let offered = Offered::all(&*regulation::now(cx).await?)?;
                    let Some(Offered { kind, own }) = offered.into_iter().find(|one| one.key() == Some(key)) else {
                        return Ok(Next::Stay(say!(language, "events-form-regulation")));
                    };
                    let details = events::Details { own_kind: own, ..to.details };
                    go(draft.with(&event, Change { kind, details, ..to }))
                }
                (Part::Title, Said::Text(typed)) => match rules::title(&typed) {
                    None => Ok(Next::Stay(say!(language, "events-form-title-flaw", count = typed.chars().count()))),
                    Some(title) => go(draft.with(&event, Change { title, ..to })),
                },
                (Part::Place, Said::Text(typed)) => match rules::place(&typed) {
                    None => Ok(Next::Stay(say!(language, "events-form-place-flaw", count = typed.chars().count()))),
                    Some(place) => go(draft.with(&event, Change { place, ..to })),
                },
                (part, Said::Press(Press::Given { what })) => {
                    let slot = when.slot(&draft.of(&event));
                    took(cx, id, (draft, &event), details::given(language, part, (slot, to.details), what))
                }
                (part, Said::Text(typed)) => {
                    let slot = when.slot(&draft.of(&event));
                    took(cx, id, (draft, &event), details::typed(language, part, (slot, to.details), &typed, when))
                }
                _ => Ok(Next::Puzzled),
            }
        }
        _ => Ok(Next::Puzzled),
    }
}

/// What follows an answer about what an event may have besides.
fn took(cx: &Cx, id: EventId, (draft, event): (Draft, &Event), taken: Taken) -> Result<Next<Events>> {
    let (language, when) = (cx.language(), When::of(cx));
    let to = draft.of(event).correctable();
    let ends = |slot: Slot| slot.span(when.zone, when.now).map(|span| span.ends_at);
    Ok(match taken {
        Taken::Done(slot, details) => match ends(slot) {
            Ok(ends_at) => Next::Go(Step::Edit { id, draft: draft.with(event, Change { ends_at, details, ..to }) }),
            Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
        },
        // A last day without an hour is no end yet: that of the day stands for it until the hour is said.
        Taken::On(slot, part) => {
            let end = slot.last.map(|last| groups::day_in(when.zone, last).1 - TimeDelta::minutes(1));
            let ends_at = end.filter(|_| slot.hours.is_some());
            let draft = draft.with(event, Change { ends_at, ..to });
            Next::Go(Step::Edit { id, draft: Draft { asks: Some(part), ..draft } })
        }
        Taken::Puzzled => Next::Puzzled,
        Taken::Month(month) => Next::Go(Step::Edit { id, draft: Draft { month: Some(month), ..draft } }),
        Taken::No(words) => Next::Stay(words),
    })
}

async fn save(cx: &mut Cx, id: EventId, draft: Draft, loud: bool) -> Result<Next<Events>> {
    let language = cx.language();
    let mut met = corrected(cx, id).await?;
    let (holder, event) = met.clone().held(language)?;
    let now = event.correctable();
    let Some((was, to)) = draft.change.as_deref() else {
        return Ok(Next::Go(Step::card_of(met)));
    };
    let Some(change) = together(was, to, &now) else {
        // Another leader has changed the same: it is shown what stands now, and asked again.
        cx.remark(say!(language, "events-edit-meanwhile"));
        let draft = Draft { change: Some(Box::new((now, to.clone()))), asks: None, month: None };
        return Ok(Next::Go(Step::Edit { id, draft }));
    };
    let span = Span { ends_at: change.ends_at, ..event.span() };
    if span.ends_at.is_some_and(|ends_at| ends_at <= span.starts_at) {
        return Ok(Next::Stay(cards::flaw(language, rules::Flaw::Backwards)));
    }
    if fewer(&met, &change).is_some() {
        // Others have said that they come since the card was drawn: it is drawn anew, with the way to fewer places.
        return Ok(Next::Go(Step::Edit { id, draft }));
    }
    let people = events::change(cx, holder, &change).await?.ok_or(Trouble::Gone)?;
    met.event = met.event.after(change);
    verbs::retell(cx, &met.event).await?;
    let told = if loud {
        let news = News::Changed { was: Box::new(now) };
        cards::reach(language, &met.event, announce(cx, &met.event, &people, news).await?).join(" ")
    } else {
        say!(language, "events-told-nobody")
    };
    cx.remark(say!(language, "events-edited", told = told));
    Ok(Next::Go(Step::card_of(met)))
}

/// How many places there would be, and how many go or are offered one, where that is more.
fn fewer(met: &Met, change: &Change) -> Option<(i64, i64)> {
    let places = change.details.capacity.filter(|_| change.details.capacity != met.event.details.capacity)?;
    let taken = met.places.going + met.places.offered;
    (taken > places).then_some((places, taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::events::Kind;

    fn change(title: &str, place: &str) -> Change {
        Change {
            kind: Kind::Seminar,
            title: title.to_owned(),
            place: place.to_owned(),
            ends_at: None,
            details: events::Details::default(),
        }
    }

    /// «Bad input and faults»: two leaders editing at once.
    #[test]
    fn of_two_who_correct_at_once_neither_undoes_what_the_other_has_done() {
        let was = change("Оценивание", "Школа № 3");
        let mine = change("Критерии", "Школа № 3");
        let (theirs, both) = (change("Оценивание", "Школа № 5"), change("Критерии", "Школа № 5"));
        assert_eq!(together(&was, &mine, &was), Some(mine.clone()));
        assert_eq!(together(&was, &mine, &theirs), Some(both));
        assert_eq!(together(&was, &mine, &change("Отметки", "Школа № 3")), None);
        assert_eq!(together(&was, &mine, &mine), Some(mine));
    }
}

//! What has been said of a new event so far, and what is asked of it.

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::editing::Part;
use super::rules;
use super::slot::Slot;
use crate::features::happenings::clock::Hours;
use crate::ids::{CategoryId, EventId, GroupId};
use crate::model::audience::{self, Audience};
use crate::model::events::{Details, Event, Host, Kind, Offered, Repeat, Rhythm};
use crate::model::needs::Category;
use crate::say;
use crate::talk;
use crate::text::{self, Language, forms};

/// What was said so far; what is missing is asked next.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Whether it is asked for whom the event is.
    pub choose: bool,
    /// Of which groups it is.
    pub groups: Vec<GroupId>,
    /// Whether it is for everybody.
    pub all: bool,
    /// Who was chosen for it, where it is for neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whom: Option<Audience>,
    pub kind: Option<Kind>,
    pub title: Option<String>,
    /// Its day, or the first.
    pub day: Option<NaiveDate>,
    /// When it begins.
    pub time: Option<NaiveTime>,
    /// When it ends, where that was said.
    pub end: Option<NaiveTime>,
    /// Whether it has no hours.
    pub whole: bool,
    /// How many days it has after the first.
    pub further: u64,
    pub place: Option<String>,
    pub details: Details,
    /// How often it repeats.
    pub rhythm: Option<Rhythm>,
    /// Until which day.
    pub until: Option<NaiveDate>,
    /// Of which event it is a copy.
    pub copied_from: Option<EventId>,
    /// What many find hard, where it was begun from that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<CategoryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Of which group it is, or whether for everybody.
    Group,
    Kind,
    Title,
    Day,
    Time,
    Place,
    /// Of which groups, several of them.
    Groups,
    /// Who is chosen for it.
    Whom,
    /// Which of a kind.
    Choose(audience::Kind),
    /// What it may have besides.
    More,
    /// One of these.
    Part(Part),
    /// How often it repeats.
    Repeat,
    /// Until which day.
    Until,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        let group = self.choose.then_some(Question::Group);
        let whom = self.whom.as_ref().map(|_| Question::Whom);
        let rest = [Question::Kind, Question::Title, Question::Day, Question::Time, Question::Place];
        group.into_iter().chain(whom).chain(rest).collect()
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Group | Question::Groups => self.all || !self.groups.is_empty() || self.whom.is_some(),
            Question::Whom => self.whom.as_ref().is_some_and(Audience::is_chosen),
            Question::Kind => self.kind.is_some(),
            Question::Title => self.title.is_some(),
            Question::Day => self.day.is_some(),
            Question::Time => self.whole || self.time.is_some(),
            Question::Place => self.place.is_some(),
            // Nobody is asked for these.
            Question::Choose(_) | Question::More | Question::Part(_) | Question::Repeat | Question::Until => true,
        }
    }
}

impl Draft {
    /// The draft for the people of groups alone, for everybody, or for people who are chosen.
    pub fn of(self, groups: Vec<GroupId>, all: bool, whom: Option<Audience>) -> Draft {
        Draft { groups, all, whom, ..self }
    }

    /// With one of a kind among those for whom it is, or without them.
    pub fn choosing(self, kind: audience::Kind, id: i64, wanted: bool) -> Draft {
        let whom = self.whom.clone().unwrap_or_default().with(kind, id, wanted);
        Draft { whom: Some(whom), ..self }
    }

    /// The draft of a kind.
    pub fn of_kind(self, Offered { kind, own }: Offered) -> Draft {
        let details = Details { own_kind: own, ..self.details };
        Draft { kind: Some(kind), details, ..self }
    }

    /// When it is, as far as that was said.
    pub fn slot(&self) -> Option<Slot> {
        let day = self.day?;
        let last = (self.further > 0).then(|| day + Days::new(self.further));
        if self.whole {
            return Some(Slot { last, ..Slot::whole(day) });
        }
        let hours = Hours { begin: self.time?, end: self.end };
        // A last day without an hour is no end.
        Some(Slot { last: last.filter(|_| hours.end.is_some()), ..Slot::of(day, hours) })
    }

    /// How it repeats, as far as that was said.
    pub fn repeat(&self) -> Option<Repeat> {
        let (rhythm, until) = self.rhythm.zip(self.until)?;
        // A series of one is none.
        let repeat = Repeat { rhythm, until };
        (repeat.days(self.day?).len() > 1).then_some(repeat)
    }

    /// The slots of all its events.
    pub fn slots(&self) -> Option<Vec<Slot>> {
        let slot = self.slot()?;
        let days = self.repeat().map_or_else(|| vec![slot.day], |repeat| repeat.days(slot.day));
        Some(days.into_iter().map(|day| slot.on(day)).collect())
    }

    /// The draft with another slot.
    pub fn at(self, slot: Slot) -> Draft {
        let further = slot.last.and_then(|last| u64::try_from((last - slot.day).num_days()).ok()).unwrap_or_default();
        let time = slot.hours.map(|hours| hours.begin);
        let end = slot.hours.and_then(|hours| hours.end);
        Draft { day: Some(slot.day), time, end, whole: slot.hours.is_none(), further, ..self }
    }

    /// An event for everybody about a category of deficits. Titles are Russian, as whoever makes it may change it.
    pub fn about(category: &Category) -> Draft {
        let title = say!(Language::Ru, "events-form-about", category = text::with_small(&category.name.ru));
        Draft { all: true, title: Some(title), about: Some(category.id), ..Draft::default() }
    }

    /// An earlier event once more, on a day that is still to be said. No answer, no mark and no name in calendars goes
    /// with it; groups that are closed, or another's by now, are left out. `None` where nothing of it is this person's.
    pub fn again(event: &Event, slot: Slot, host: &Host) -> Option<Draft> {
        let groups: Vec<_> = event.groups.iter().map(|group| group.id).filter(|id| host.of(*id).is_some()).collect();
        if groups.is_empty() && (event.is_of_groups() || !host.coordinates) {
            return None;
        }
        let whom = event.whom.as_ref().map(|whom| whom.of.clone());
        let draft = Draft {
            all: groups.is_empty() && whom.is_none(),
            groups,
            whom,
            kind: Some(event.kind),
            title: Some(event.title.clone()),
            place: Some(event.place.clone()),
            details: event.details.clone(),
            copied_from: Some(event.id),
            ..Draft::default()
        };
        Some(Draft { day: None, ..draft.at(slot) })
    }
}

/// The kind and the title of «Семинар: Формирующее оценивание».
pub fn named(kinds: &[Offered], language: Language, typed: &str) -> Option<(Offered, String)> {
    let typed = text::one_line(typed);
    kinds.iter().find_map(|kind| {
        let named = kind.named(language);
        let head = typed.get(..named.len()).filter(|head| forms::is_same(head, &named))?;
        let rest = &typed[head.len()..];
        // «Семинары» is no seminar.
        let rest = rest.strip_prefix([' ', ':', '.', '-', '–', '—', '«', '"', ','])?;
        let title = rest.trim_matches([' ', ':', '.', '-', '–', '—', '«', '»', '"', ',']);
        Some((kind.clone(), rules::title(title)?))
    })
}

//! Pure rules of an attendance sheet: what it begins with, what a tap says, what it comes to.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::store::Page;
use crate::ids::{MarkId, PersonId};
use crate::model::people::FullName;
use crate::model::records::{Contribution, Mark, Present, Said, State, Whose};
use crate::talk::labels::{self, Called};
use crate::text::{forms, pasted};

pub use super::names::{guest_name, topic};

/// Guests on one sheet; more would not be guests any more.
pub const MOST_GUESTS: usize = 50;

/// The signs that the mark takes before a name.
const MARK: usize = 2;

/// One who may be marked: a member on the event's day, one who answered «Иду», one who has checked in, or one who was
/// marked before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub person: PersonId,
    pub name: FullName,
    /// Where they work: tells namesakes apart.
    pub organisation: String,
    /// What the sheet says of them.
    pub mark: Mark,
    /// When they have checked in.
    pub arrived_at: Option<DateTime<Utc>>,
    /// Who did so for them.
    pub checked_in_by: Option<FullName>,
    /// When they came to a meeting and went, as a leader has it.
    pub came_at: Option<DateTime<Utc>>,
    pub went_at: Option<DateTime<Utc>>,
    /// What they are there.
    pub post: String,
    /// Whether a paper may name them: whoever has not agreed to it is a gap.
    pub may_be_printed: bool,
    /// What they promised to bring, of what.
    pub promise: Option<(Contribution, Option<String>)>,
}

/// What somebody promised who is named as a speaker. Of what alone is a message, the least of them; neither is no promise.
pub fn promised(how: Option<Contribution>, topic: Option<String>) -> Option<(Contribution, Option<String>)> {
    let how = how.or(topic.is_some().then_some(Contribution::Message));
    how.map(|how| (how, topic))
}

impl Listed {
    /// One of whom nothing is said yet.
    pub fn new(person: PersonId, name: FullName, organisation: String) -> Listed {
        let mark = Mark::of(State::Unmarked);
        Listed {
            person,
            name,
            organisation,
            mark,
            arrived_at: None,
            checked_in_by: None,
            came_at: None,
            went_at: None,
            post: String::new(),
            may_be_printed: false,
            promise: None,
        }
    }

    /// Their mark in another state: whoever is there now has brought what was promised, until a leader says otherwise.
    pub fn in_state(&self, state: State) -> Mark {
        if self.mark.state.is_there() || !state.is_there() {
            return self.mark.in_state(state);
        }
        self.follows(state)
    }

    /// A mark that says of what they brought no more than they promised.
    pub fn follows(&self, state: State) -> Mark {
        let (contribution, topic) = self.promise.clone().unzip();
        Mark { state, contribution, topic: topic.flatten(), follows: true }
    }

    /// The whole name, as a paper has it.
    pub fn printed_name(&self) -> Option<String> {
        self.may_be_printed.then(|| self.name.listed())
    }

    /// The organisation and the post, as a paper has them.
    pub fn printed_works(&self) -> Option<String> {
        let post = self.post.split(" (").next().unwrap_or_default().to_lowercase();
        let works = match post.is_empty() {
            true => self.organisation.clone(),
            false => format!("{}, {post}", self.organisation),
        };
        self.may_be_printed.then_some(works)
    }

    /// Since when they are there: what a leader says counts before a check-in.
    pub fn since(&self) -> Option<DateTime<Utc>> {
        self.came_at.or(self.arrived_at)
    }
}

/// A person who came and is not on the roster: a name that a leader typed, of 2–120 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    pub id: MarkId,
    pub name: String,
    /// One that was taken back keeps its place, so that a second tap means the same guest.
    pub mark: Mark,
}

impl Guest {
    /// One who was just written down: they are there.
    pub fn new(id: MarkId, name: String) -> Guest {
        Guest { id, name, mark: Mark::of(State::Present) }
    }
}

/// What the database knows of who was or may have been at an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The pages of the signed sheet, in the order in which they came.
    pub pages: Vec<Page>,
    /// Everybody who may be marked, by name.
    pub roster: Vec<Listed>,
    /// Those who came besides.
    pub guests: Vec<Guest>,
    /// Those of the closed sheet who have been erased since, and what they brought.
    pub nameless: Vec<Option<Contribution>>,
    /// Whether the sheet was closed, and is open again.
    pub reopened: bool,
    /// How many records there are, from when it was closed last.
    pub recorded: usize,
}

/// What a sheet comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Of the roster.
    pub present: usize,
    /// The roster.
    pub listed: usize,
    /// Besides the roster.
    pub guests: usize,
    /// Who was marked and has been erased since.
    pub nameless: usize,
    /// Of those present and the guests: who brought something (S1-09).
    pub contributions: usize,
    /// Of those present: who came late.
    pub late: usize,
    /// Who is marked as absent.
    pub absent: usize,
    /// Who had said that they would not come.
    pub excused: usize,
}

impl Totals {
    /// Everybody who was there.
    pub fn there(self) -> usize {
        self.present + self.guests + self.nameless
    }

    /// Of whom nothing is said.
    pub fn unmarked(self) -> usize {
        self.listed - self.present - self.absent - self.excused
    }
}

impl Known {
    /// What the sheet says of one; `None` for who is not on it.
    pub fn mark(&self, whose: Whose) -> Option<&Mark> {
        match whose {
            Whose::Person(person) => self.listed(person).map(|listed| &listed.mark),
            Whose::Guest(id) => self.guests.iter().find(|guest| guest.id == id).map(|guest| &guest.mark),
        }
    }

    /// Everybody who is on it.
    pub fn all(&self) -> impl Iterator<Item = (Whose, &Mark)> {
        let people = self.roster.iter().map(|listed| (Whose::Person(listed.person), &listed.mark));
        people.chain(self.guests.iter().map(|guest| (Whose::Guest(guest.id), &guest.mark)))
    }

    /// Takes up what was said, as the database does.
    pub fn hear(&mut self, said: &[Said]) {
        for Said { whose, mark } in said {
            let kept = match whose {
                Whose::Person(person) => {
                    self.roster.iter_mut().find(|listed| listed.person == *person).map(|listed| &mut listed.mark)
                }
                Whose::Guest(id) => self.guests.iter_mut().find(|guest| guest.id == *id).map(|guest| &mut guest.mark),
            };
            if let Some(kept) = kept {
                *kept = mark.clone();
            }
        }
    }

    /// Whether nobody is marked, as whatever.
    pub fn is_unmarked(&self) -> bool {
        self.all().all(|(_, mark)| mark.state == State::Unmarked)
    }

    /// Whether somebody is marked otherwise than present.
    pub fn has_exceptions(&self) -> bool {
        self.all().any(|(_, mark)| !matches!(mark.state, State::Present | State::Unmarked))
    }

    /// What says that one is in a state; nothing where they are already, or are not on the sheet.
    pub fn put(&self, whose: Whose, state: State) -> Option<Said> {
        let mark = self.mark(whose)?;
        let in_state = || match whose {
            Whose::Person(person) => self.listed(person).map(|listed| listed.in_state(state)),
            Whose::Guest(_) => Some(mark.in_state(state)),
        };
        (mark.state != state).then(|| Some(Said { whose, mark: in_state()? }))?
    }

    /// One of the roster.
    pub fn listed(&self, person: PersonId) -> Option<&Listed> {
        self.roster.iter().find(|listed| listed.person == person)
    }

    /// What says that everybody of the roster was there of whom nothing is said.
    pub fn others_came(&self) -> Vec<Said> {
        let unmarked = self.roster.iter().filter(|listed| listed.mark.state == State::Unmarked);
        unmarked.filter_map(|listed| self.put(Whose::Person(listed.person), State::Present)).collect()
    }

    /// What takes every mark back, those of guests too.
    pub fn nobody(&self) -> Vec<Said> {
        self.all().filter_map(|(whose, _)| self.put(whose, State::Unmarked)).collect()
    }

    /// What says how those are marked now of whom something else is about to be said.
    pub fn before(&self, said: &[Said]) -> Vec<Said> {
        let now = said.iter().filter_map(|said| Some(Said { whose: said.whose, mark: self.mark(said.whose)?.clone() }));
        now.collect()
    }

    /// What somebody who was there has brought; nothing is said of who was not.
    pub fn brought(&self, whose: Whose, contribution: Option<Contribution>) -> Option<Said> {
        let mark = self.mark(whose).filter(|mark| mark.state.is_there())?;
        let topic = mark.topic.clone().filter(|_| contribution.is_some());
        Some(Said { whose, mark: Mark { contribution, topic, follows: false, ..*mark } })
    }

    /// About what it was. A topic without a contribution is a message, the least of them, until another is chosen.
    pub fn about(&self, whose: Whose, topic: String) -> Option<Said> {
        let mark = self.mark(whose).filter(|mark| mark.state.is_there())?;
        let contribution = mark.contribution.or(Some(Contribution::Message));
        Some(Said { whose, mark: Mark { contribution, topic: Some(topic), follows: false, ..*mark } })
    }

    /// A guest of this name.
    pub fn guest(&self, name: &str) -> Option<&Guest> {
        self.guests.iter().find(|guest| forms::is_same(&guest.name, name))
    }

    /// The names of these that are still to be written down as guests, and what is said of those who are there already:
    /// each once, and no more than there is room for.
    pub fn guests_of(&self, names: &[String]) -> (Vec<String>, Vec<Said>) {
        let (mut new, mut again): (Vec<String>, Vec<Said>) = (Vec::new(), Vec::new());
        for name in names {
            match self.guest(name) {
                Some(guest) => again.extend(self.put(Whose::Guest(guest.id), State::Present)),
                None if new.iter().any(|known| forms::is_same(known, name)) => {}
                None if self.guests.len() + new.len() >= MOST_GUESTS => {}
                None => new.push(name.clone()),
            }
        }
        (new, again)
    }

    /// Those who were there, as records have it.
    pub fn present(&self) -> Vec<Present> {
        let people = self.roster.iter().filter(|listed| listed.mark.state.is_there()).map(|listed| Present {
            person: Some(listed.person),
            name: None,
            mark: listed.mark.clone(),
        });
        let guests = self.guests.iter().filter(|guest| guest.mark.state.is_there()).map(|guest| Present {
            person: None,
            name: Some(guest.name.clone()),
            mark: guest.mark.clone(),
        });
        people.chain(guests).collect()
    }

    /// What the sheet comes to.
    pub fn totals(&self) -> Totals {
        let in_state = |state| self.roster.iter().filter(|listed| listed.mark.state == state).count();
        let there = || self.all().filter(|(_, mark)| mark.state.is_there());
        let guests = self.guests.iter().filter(|guest| guest.mark.state.is_there()).count();
        Totals {
            present: in_state(State::Present) + in_state(State::Late),
            listed: self.roster.len(),
            guests,
            nameless: self.nameless.len(),
            contributions: there().filter(|(_, mark)| mark.contribution.is_some()).count()
                + self.nameless.iter().flatten().count(),
            late: in_state(State::Late),
            absent: in_state(State::Absent),
            excused: in_state(State::Excused),
        }
    }
}

/// What a tap on a name says, by what is being put: a second one takes it back.
pub fn tapped(now: State, puts: State) -> State {
    match (now == puts, puts) {
        (false, puts) => puts,
        // Who did not come late was there all the same.
        (true, State::Late) => State::Present,
        (true, State::Present | State::Absent | State::Excused | State::Unmarked) => State::Unmarked,
    }
}

/// The marks before the last change of many, and the state that it has put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    pub before: Vec<Said>,
    pub put: State,
}

impl Undo {
    /// What puts the marks back that nobody has changed since.
    pub fn said(&self, known: &Known) -> Vec<Said> {
        let is_as_put = |said: &&Said| match said.whose {
            Whose::Person(_) => known.mark(said.whose).is_some_and(|mark| mark.state == self.put),
            // A guest who came with a list is there, whatever the list has put.
            Whose::Guest(_) => known.mark(said.whose).is_some(),
        };
        self.before.iter().filter(is_as_put).cloned().collect()
    }
}

/// The names of a roster on its buttons, no two alike.
pub fn labels(roster: &[Listed]) -> BTreeMap<PersonId, Called> {
    let names: Vec<_> = roster.iter().map(|listed| listed.name.forms(&[&listed.organisation])).collect();
    let called = labels::told_apart(&names, labels::SIGNS - MARK);
    roster.iter().map(|listed| listed.person).zip(called).collect()
}

/// The names of a typed or pasted list; a single name is a list of one.
pub fn names(typed: &str) -> Vec<String> {
    let mut names = pasted::read(typed, pasted::Of::People).items;
    names.retain(|name| guest_name(name).is_some());
    names
}

/// What a list of names means on a roster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Those who are clear.
    pub clear: Vec<PersonId>,
    /// Names that several bear.
    pub doubts: Vec<String>,
    /// Names that nobody bears.
    pub unknown: Vec<String>,
}

/// Reads a list of names. Where all who bear a name are marked as present already, nothing is in doubt.
pub fn read(listed: &[String], roster: &[Listed]) -> Read {
    let mut read = Read::default();
    for name in listed {
        let found = super::names::found(name, roster);
        match super::names::only(name, roster) {
            Some(only) => read.clear.push(only.person),
            None if found.is_empty() => read.unknown.push(name.clone()),
            None if found.iter().all(|(_, listed)| listed.mark.state.is_there()) => {
                read.clear.extend(found.iter().map(|(_, listed)| listed.person));
            }
            None => read.doubts.push(name.clone()),
        }
    }
    read
}

#[cfg(test)]
mod tests;

//! What a key is besides what it holds: whose clauses speak of it, what stands where they are silent, and how several
//! of them are made one.

use std::marker::PhantomData;
use std::ops::Deref;

use super::body::Varies;
use super::value::{Chosen, Kind, Reads, Unit, Value};
use crate::text::Words;

/// The five published regulations after which the presets are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preset {
    /// Clusters of projects, and a council over them.
    S0,
    /// Clusters of host schools, with an algorithm of the year and a table of points.
    S1,
    /// A municipal association, with meetings and votes.
    S2,
    /// A district of several municipalities.
    S3,
    /// A system of support, with indicators.
    S4,
}

impl Preset {
    /// All of them, in their order.
    pub const ALL: [Preset; 5] = [Preset::S0, Preset::S1, Preset::S2, Preset::S3, Preset::S4];

    /// As it is stored, and cited.
    pub fn code(self) -> &'static str {
        match self {
            Preset::S0 => "S0",
            Preset::S1 => "S1",
            Preset::S2 => "S2",
            Preset::S3 => "S3",
            Preset::S4 => "S4",
        }
    }

    /// The one of a code.
    pub fn of(code: &str) -> Option<Preset> {
        Preset::ALL.into_iter().find(|preset| preset.code() == code)
    }

    /// A clause of it.
    pub const fn says(self, at: &'static str, value: &'static str) -> Clause {
        Clause { preset: self, at: Some(at), value }
    }

    /// What the house takes for this regulation, which is silent.
    pub const fn leaves(self, value: &'static str) -> Clause {
        Clause { preset: self, at: None, value }
    }
}

/// What a regulation says of a key.
#[derive(Debug, Clone, Copy)]
pub struct Clause {
    /// Whose clause it is.
    pub preset: Preset,
    /// Where it stands, as papers cite it («п. 2.4»); `None` where the regulation is silent, and the value ours.
    pub at: Option<&'static str>,
    /// The value as it is stored.
    pub value: &'static str,
}

/// How several clauses about one matter are made one: the value that satisfies all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Nothing satisfies all: the first holds, and the others are shown beside it.
    First,
    /// The least number; none is more than any.
    Lowest,
    /// The greatest number, or the stricter of the choices.
    Highest,
    /// The earliest day.
    Earliest,
    /// All of them together.
    Union,
    /// Where they differ, this one.
    Both(&'static str),
}

/// Whose default it is where the regulation is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Grozd's.
    House,
    /// A law's.
    Law,
}

/// Whom a change of a key concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// Members of the council or the association.
    Members,
    /// Leaders and members of clusters.
    Clusters,
    /// Those who prepare reports.
    Reporters,
    /// Young specialists, leaders who begin, and their mentors.
    Beginners,
    /// Those who read the figures.
    Coordinators,
    /// Those who sign and issue papers.
    Office,
    /// Everybody who gets reminders.
    Everybody,
}

/// A part of the regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// Who leads, and how they come to it.
    Body,
    /// Meetings and decisions.
    Meetings,
    /// Clusters.
    Clusters,
    /// Levels and points.
    Levels,
    /// Reports, monitoring, indicators.
    Reports,
    /// Young specialists, mentors, pairs.
    People,
    /// The office and its papers.
    Office,
    /// How the bot works.
    Work,
}

impl Chapter {
    /// All of them, in their order.
    pub const ALL: [Chapter; 8] = [
        Chapter::Body,
        Chapter::Meetings,
        Chapter::Clusters,
        Chapter::Levels,
        Chapter::Reports,
        Chapter::People,
        Chapter::Office,
        Chapter::Work,
    ];

    /// As buttons carry it.
    pub fn name(self) -> &'static str {
        match self {
            Chapter::Body => "body",
            Chapter::Meetings => "meetings",
            Chapter::Clusters => "clusters",
            Chapter::Levels => "levels",
            Chapter::Reports => "reports",
            Chapter::People => "people",
            Chapter::Office => "office",
            Chapter::Work => "work",
        }
    }

    /// The one of a name.
    pub fn of(name: &str) -> Option<Chapter> {
        Chapter::ALL.into_iter().find(|chapter| chapter.name() == name)
    }

    /// Whom its keys concern, unless one says otherwise.
    const fn concern(self) -> Concern {
        match self {
            Chapter::Body | Chapter::Meetings => Concern::Members,
            Chapter::Clusters | Chapter::Levels => Concern::Clusters,
            Chapter::Reports => Concern::Reporters,
            Chapter::People => Concern::Beginners,
            Chapter::Office => Concern::Office,
            Chapter::Work => Concern::Everybody,
        }
    }
}

/// A key, whatever it is read as.
#[derive(Debug)]
pub struct Rule {
    /// As it is stored, and stands in files: never changed.
    pub name: &'static str,
    /// Where it stands.
    pub chapter: Chapter,
    /// Its title: a noun, at most 24 characters.
    pub title: Words,
    /// What it holds.
    pub kind: Kind,
    /// What the regulations say of it.
    pub clauses: &'static [Clause],
    /// What holds where they are silent.
    pub otherwise: &'static str,
    /// Whose default that is.
    pub owner: Owner,
    /// How several clauses are made one.
    pub fit: Fit,
    /// What a reader must know of the clauses.
    pub note: Option<Words>,
    /// Whom a change concerns.
    pub concern: Concern,
    /// Whether the bot acts by it today; others are kept and shown.
    pub acts: bool,
    /// Whether it is this municipality's alone, so that no file carries it to another.
    pub own: bool,
    /// For whom it can hold something else than for all of the municipality.
    pub varies: Varies,
}

/// A key and the type as which it is read.
#[derive(Debug)]
pub struct Key<T> {
    /// The key.
    pub rule: Rule,
    reads: PhantomData<fn() -> T>,
}

impl<T> Deref for Key<T> {
    type Target = Rule;
    fn deref(&self) -> &Rule {
        &self.rule
    }
}

impl<T: Reads> Key<T> {
    const fn of(name: &'static str, chapter: Chapter, title: Words, kind: Kind, otherwise: &'static str) -> Key<T> {
        let rule = Rule {
            name,
            chapter,
            title,
            kind,
            clauses: &[],
            otherwise,
            owner: Owner::House,
            fit: Fit::First,
            note: None,
            concern: chapter.concern(),
            acts: false,
            own: false,
            varies: Varies::No,
        };
        Key { rule, reads: PhantomData }
    }

    /// What the regulations say of it, and how that is made one.
    pub const fn clauses(mut self, fit: Fit, clauses: &'static [Clause]) -> Key<T> {
        self.rule.fit = fit;
        self.rule.clauses = clauses;
        self
    }

    /// What a reader must know of the clauses.
    pub const fn note(mut self, note: Words) -> Key<T> {
        self.rule.note = Some(note);
        self
    }

    /// Whom a change concerns, where it is not whom the chapter does.
    pub const fn concerns(mut self, concern: Concern) -> Key<T> {
        self.rule.concern = concern;
        self
    }

    /// The bot acts by it.
    pub const fn acts(mut self) -> Key<T> {
        self.rule.acts = true;
        self
    }

    /// It is this municipality's alone.
    pub const fn own(mut self) -> Key<T> {
        self.rule.own = true;
        self
    }

    /// Each kind of body, and each body, may have its own.
    pub const fn of_bodies(mut self) -> Key<T> {
        self.rule.varies = Varies::Bodies;
        self
    }

    /// Each cluster may have its own.
    pub const fn of_clusters(mut self) -> Key<T> {
        self.rule.varies = Varies::Clusters;
        self
    }

    /// The default is a law's.
    pub const fn by_law(mut self) -> Key<T> {
        self.rule.owner = Owner::Law;
        self
    }

    /// Reads a value that the key holds.
    pub fn read(&self, value: &Value) -> Option<T> {
        T::read(value)
    }
}

impl Key<bool> {
    /// Yes or no.
    pub const fn flag(name: &'static str, chapter: Chapter, title: Words, otherwise: &'static str) -> Key<bool> {
        Key::of(name, chapter, title, Kind::Flag, otherwise)
    }
}

impl Key<i64> {
    /// A number.
    pub const fn number(
        name: &'static str,
        chapter: Chapter,
        title: Words,
        (least, most, unit): (i64, i64, Unit),
        otherwise: &'static str,
    ) -> Key<i64> {
        Key::of(name, chapter, title, Kind::Number { least, most, unit, optional: false }, otherwise)
    }
}

impl Key<Option<i64>> {
    /// A number, or none.
    pub const fn maybe(
        name: &'static str,
        chapter: Chapter,
        title: Words,
        (least, most, unit): (i64, i64, Unit),
        otherwise: &'static str,
    ) -> Key<Option<i64>> {
        Key::of(name, chapter, title, Kind::Number { least, most, unit, optional: true }, otherwise)
    }
}

impl Key<super::YearDay> {
    /// A day of every year.
    pub const fn day(name: &'static str, chapter: Chapter, title: Words, otherwise: &'static str) -> Self {
        Key::of(name, chapter, title, Kind::Day { optional: false }, otherwise)
    }
}

impl Key<Option<super::YearDay>> {
    /// A day of every year, or none.
    pub const fn maybe_day(name: &'static str, chapter: Chapter, title: Words) -> Self {
        Key::of(name, chapter, title, Kind::Day { optional: true }, "")
    }
}

impl Key<Option<super::Target>> {
    /// An amount that is to be reached by a year, or none.
    pub const fn target(name: &'static str, chapter: Chapter, title: Words, most: i64, unit: Unit) -> Self {
        Key::of(name, chapter, title, Kind::Target { most, unit }, "")
    }
}

impl Key<Vec<i64>> {
    /// Days before something.
    pub const fn ladder(name: &'static str, chapter: Chapter, title: Words, otherwise: &'static str) -> Self {
        Key::of(name, chapter, title, Kind::Ladder, otherwise)
    }
}

impl Key<Vec<String>> {
    /// Lines of text.
    pub const fn lines(name: &'static str, chapter: Chapter, title: Words, most: usize) -> Self {
        Key::of(name, chapter, title, Kind::Lines { most }, "")
    }

    /// An address of the web, or none.
    pub const fn link(name: &'static str, chapter: Chapter, title: Words) -> Self {
        Key::of(name, chapter, title, Kind::Link, "")
    }

    /// A number whose check digits follow from the others, or none; `sound` tells it as it is kept.
    pub const fn code(name: &'static str, chapter: Chapter, title: Words, sound: fn(&str) -> Option<String>) -> Self {
        Key::of(name, chapter, title, Kind::Code { sound }, "")
    }

    /// A name in its cases.
    pub const fn cases(name: &'static str, chapter: Chapter, title: Words) -> Self {
        Key::of(name, chapter, title, Kind::Cases, "")
    }
}

impl Key<Vec<super::Holiday>> {
    /// Days on which nobody works.
    pub const fn holidays(name: &'static str, chapter: Chapter, title: Words, otherwise: &'static str) -> Self {
        Key::of(name, chapter, title, Kind::Holidays, otherwise)
    }
}

impl<T: Chosen + Reads> Key<T> {
    /// One of a list.
    pub const fn choice(name: &'static str, chapter: Chapter, title: Words, otherwise: &'static str) -> Key<T> {
        Key::of(name, chapter, title, Kind::Choice(T::CHOICES), otherwise)
    }
}

impl<T: Chosen> Key<Vec<T>> {
    /// Some of a list.
    pub const fn set(name: &'static str, chapter: Chapter, title: Words, otherwise: &'static str) -> Key<Vec<T>> {
        Key::of(name, chapter, title, Kind::Set(T::CHOICES), otherwise)
    }
}

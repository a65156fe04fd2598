//! The regulation («Положение») of a municipality: what is local is configuration, and not code.
//!
//! A municipality chooses the published regulations that it works by (several, where it has several papers, or none),
//! and overrides what its own paper says otherwise. What a key holds follows from that: an override; or what the
//! clauses of the chosen regulations say, made one so that all are satisfied; or, where these are silent, a default
//! whose owner is named. Whatever is not applied is a note beside it, with its clause. Bodies, such as a council beside an
//! association, and clusters may each have their own ([`Scope`]).
//!
//! Each change makes a version, and none is ever changed again. [`now`] reads the newest, at most once in a transaction;
//! what is closed or signed stores the number of the version that it used, and reads it by [`at`].

mod body;
pub mod file;
pub mod keys;
mod reads;
mod resolve;
mod rule;
mod store;
mod value;
mod words;

#[cfg(test)]
mod body_tests;
#[cfg(test)]
mod catalogue_tests;
#[cfg(test)]
mod file_tests;
#[cfg(test)]
mod tests;

pub use body::{Body, BodyKind, Scope, Varies};
pub use resolve::{Applied, Resolved, Source};
pub use rule::{Chapter, Clause, Concern, Fit, Key, Owner, Preset, Rule};
pub use store::{Author, Event, at, change, history, newest, now, with_authors};
pub use value::{Choice, Chosen, Flaw, Holiday, Kind, Reads, Target, Unit, Value, YearDay, is_link};
pub use words::{
    body_kind, chapter, concern, example, flaw, groups_apart, named_preset, not_applied, of_body, preset, preset_about,
    sentence, sentence_of_all, source, taken_from, value as say_value,
};

use std::collections::BTreeMap;

use crate::say;
use crate::talk::{Kept, Result, Table, Trouble};

/// What is kept about regulations. Who made a version stands in the journal, so that nobody is named here.
pub const TABLES: &[Table] = &[
    Table::plain("regulation"),
    Table::plain("regulation_preset"),
    Table::plain("regulation_body"),
    // A value may be the name of the office's head: it is theirs, and goes with them (`head_forgets`).
    Table::plain("regulation_override").kept(Kept {
        said_as: |language| say!(language, "model-kept-head-of-office"),
        rows: "SELECT json_object('name', value) FROM head_of_office WHERE person_id = ?1",
    }),
];

/// A value that a municipality has set against its presets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// What holds instead.
    pub value: Value,
    /// A clause of the municipality's own paper, or the reason.
    pub grounds: String,
    /// The version that brought it.
    pub since: i64,
}

/// A version of the regulation of a municipality.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regulation {
    /// Its number; 0 where nobody has chosen anything yet.
    pub version: i64,
    /// The regulations that it is taken from, in their order.
    pub presets: Vec<Preset>,
    /// What is set against them, by the names of the keys.
    pub overrides: BTreeMap<&'static str, Override>,
    /// What is set for a kind of body, or for one group, alone.
    pub bodies: BTreeMap<(&'static str, Scope), Override>,
    /// The version that last changed what the consent says of the operator; 0 where none has.
    pub edition: i64,
}

/// What is changed in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A key holds something else, for a reason.
    Set(&'static str, Value, String),
    /// A key holds again what the presets say.
    Reset(&'static str),
    /// A key holds something else for these alone, for a reason.
    SetFor(Scope, &'static str, Value, String),
    /// A key holds again for these what it does for the others.
    ResetFor(Scope, &'static str),
    /// Other presets are chosen.
    Presets(Vec<Preset>),
    /// All is taken from a file, except what is the municipality's own.
    File(file::Contents),
}

/// What a key holds in one regulation, and in another.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The key.
    pub rule: &'static Rule,
    /// For whom; `None` for all of the municipality.
    pub of: Option<Scope>,
    /// What it held.
    pub was: Value,
    /// What it holds.
    pub becomes: Value,
}

impl Change {
    /// For whom it sets something, where that is not all of the municipality.
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Change::SetFor(scope, ..) | Change::ResetFor(scope, _) => Some(*scope),
            Change::Set(..) | Change::Reset(_) | Change::Presets(_) | Change::File(_) => None,
        }
    }
}

impl Regulation {
    /// What a key holds for all of the municipality, and by whose word.
    pub fn resolve(&self, rule: &Rule) -> Result<Resolved> {
        resolve::resolve(rule, &self.presets, self.overrides.get(rule.name))
            .map_err(|flaw| Trouble::fault(format!("the catalogue is unsound at {}: {flaw:?}", rule.name)))
    }

    /// What a key holds, as those read it who act by it.
    pub fn get<T: Reads>(&self, key: &Key<T>) -> Result<T> {
        let value = self.resolve(key)?.value;
        key.read(&value).ok_or_else(|| Trouble::fault(format!("{} is read as another type", key.name)))
    }

    /// What a key holds for a body, as those read it who act by it.
    pub fn get_for<T: Reads>(&self, key: &Key<T>, body: Body) -> Result<T> {
        let value = self.resolve_for(key, body)?.value;
        key.read(&value).ok_or_else(|| Trouble::fault(format!("{} is read as another type", key.name)))
    }

    /// The regulation after a change; a flaw where keys would contradict one another, with the key that would.
    pub fn after(&self, change: &Change) -> Result<std::result::Result<Regulation, (&'static str, Flaw)>> {
        let mut after = self.clone();
        after.version += 1;
        let since = after.version;
        match change {
            Change::Set(name, value, grounds) => {
                let set = Override { value: value.clone(), grounds: grounds.clone(), since };
                after.overrides.insert(*name, set);
            }
            Change::Reset(name) => {
                after.overrides.remove(name);
            }
            Change::SetFor(scope, name, value, grounds) => {
                let set = Override { value: value.clone(), grounds: grounds.clone(), since };
                after.bodies.insert((*name, *scope), set);
            }
            Change::ResetFor(scope, name) => {
                after.bodies.remove(&(*name, *scope));
            }
            Change::Presets(presets) => after.presets = presets.clone(),
            Change::File(contents) => {
                after.presets = contents.presets.clone();
                after.overrides.retain(|name, _| keys::named(name).is_some_and(|rule| rule.own));
                // What the file says as it was before is the older override still.
                let taken = |before: Option<&Override>, value: &Value, grounds: &String| {
                    let before = before.filter(|it| it.value == *value && it.grounds == *grounds).cloned();
                    before.unwrap_or_else(|| Override { value: value.clone(), grounds: grounds.clone(), since })
                };
                for (name, value, grounds) in &contents.overrides {
                    after.overrides.insert(*name, taken(self.overrides.get(name), value, grounds));
                }
                // A group is the municipality's own, and so is what is set for it.
                after.bodies.retain(|(_, scope), _| matches!(scope, Scope::Group(_)));
                for (kind, name, value, grounds) in &contents.bodies {
                    let of = (*name, Scope::Kind(*kind));
                    after.bodies.insert(of, taken(self.bodies.get(&of), value, grounds));
                }
            }
        }
        if keys::office::CONSENT.iter().any(|rule| self.overrides.get(rule.name) != after.overrides.get(rule.name)) {
            after.edition = since;
        }
        Ok(match after.contradiction()? {
            Some(flaw) => Err(flaw),
            None => Ok(after),
        })
    }

    /// The first pair of keys that cannot hold together what they hold.
    fn contradiction(&self) -> Result<Option<(&'static str, Flaw)>> {
        use keys::{levels, people, reports};
        let (due, last) = (&reports::ANNUAL_REPORT_DUE, &reports::ANNUAL_REPORT_BACKSTOP);
        let own = self.scopes(due)?.into_iter().chain(self.scopes(last)?).map(|scope| Some(scope.body()));
        for body in own.chain([None]) {
            let day = |key| match body {
                Some(body) => self.get_for(key, body),
                None => self.get(key),
            };
            if let (Some(one), Some(other)) = (day(due)?, day(last)?)
                && one > other
            {
                return Ok(Some((due.name, Flaw::Against(last.name))));
            }
        }
        // Who wins further away has no fewer points.
        let ladder = [
            &levels::POINTS_SCHOOL,
            &levels::POINTS_MUNICIPAL,
            &levels::POINTS_BETWEEN,
            &levels::POINTS_REGIONAL,
            &levels::POINTS_FEDERAL,
            &levels::POINTS_INTERNATIONAL,
        ];
        for pair in ladder.windows(2) {
            if self.get(pair[0])? > self.get(pair[1])? {
                return Ok(Some((pair[0].name, Flaw::Against(pair[1].name))));
            }
        }
        // Who is asked of a silent pair later is not asked earlier.
        let silence = [&people::PAIR_SILENCE_BOTH, &people::PAIR_SILENCE_CURATOR, &people::PAIR_SILENCE_CLOSING];
        for pair in silence.windows(2) {
            if self.get(pair[0])? > self.get(pair[1])? {
                return Ok(Some((pair[0].name, Flaw::Against(pair[1].name))));
            }
        }
        let (high, medium) = (&people::DEFICIT_HIGH_BELOW, &people::DEFICIT_MEDIUM_BELOW);
        if self.get(high)? > self.get(medium)? {
            return Ok(Some((high.name, Flaw::Against(medium.name))));
        }
        Ok(None)
    }

    /// What holds something else in another regulation, key by key: first for all of the municipality, then for whoever
    /// has a value of their own in either.
    pub fn differences(&self, other: &Regulation) -> Result<Vec<Difference>> {
        let mut found = Vec::new();
        for rule in keys::ALL {
            let (here, there) = (self.resolve(rule)?, other.resolve(rule)?);
            if here.value != there.value {
                found.push(Difference { rule, of: None, was: here.value, becomes: there.value });
            }
            let mut scopes: Vec<_> = [self, other].iter().flat_map(|it| it.bodies.keys()).collect();
            scopes.retain(|(name, _)| *name == rule.name);
            scopes.sort_unstable();
            scopes.dedup();
            for (_, scope) in scopes {
                let (here, there) = (self.resolve_for(rule, scope.body())?, other.resolve_for(rule, scope.body())?);
                if here.value != there.value {
                    found.push(Difference { rule, of: Some(*scope), was: here.value, becomes: there.value });
                }
            }
        }
        Ok(found)
    }
}

//! The regulation («Положение») of a municipality: what is local is configuration, and not code.
//!
//! A municipality chooses the published regulations that it works by (several, where it has several papers, or none),
//! and overrides what its own paper says otherwise. What a key holds follows from that: an override; or what the
//! clauses of the chosen regulations say, made one so that all are satisfied; or, where these are silent, a default
//! whose owner is named. Whatever is not applied is a note beside it, with its clause.
//!
//! Each change makes a version, and none is ever changed again. [`now`] reads the newest, at most once in a transaction;
//! what is closed or signed stores the number of the version that it used, and reads it by [`at`].

pub mod file;
pub mod keys;
mod reads;
mod resolve;
mod rule;
mod store;
mod value;
mod words;

#[cfg(test)]
mod tests;

pub use resolve::{Applied, Resolved, Source};
pub use rule::{Chapter, Clause, Concern, Fit, Key, Owner, Preset, Rule};
pub use store::{Author, Event, at, change, history, newest, now, with_author};
pub use value::{Choice, Chosen, Flaw, Holiday, Kind, Reads, Target, Unit, Value, YearDay, is_link};
pub use words::{
    chapter, concern, example, flaw, named_preset, not_applied, preset, preset_about, sentence, source, taken_from,
    value as say_value,
};

use std::collections::BTreeMap;

use crate::say;
use crate::talk::{Kept, Result, Table, Trouble};

/// What is kept about regulations. Who made a version stands in the journal, so that nobody is named here.
pub const TABLES: &[Table] = &[
    Table::plain("regulation"),
    Table::plain("regulation_preset"),
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
    /// Other presets are chosen.
    Presets(Vec<Preset>),
    /// All is taken from a file, except what is the municipality's own.
    File(file::Contents),
}

impl Regulation {
    /// What a key holds, and by whose word.
    pub fn resolve(&self, rule: &Rule) -> Result<Resolved> {
        resolve::resolve(rule, &self.presets, self.overrides.get(rule.name))
            .map_err(|flaw| Trouble::fault(format!("the catalogue is unsound at {}: {flaw:?}", rule.name)))
    }

    /// What a key holds, as those read it who act by it.
    pub fn get<T: Reads>(&self, key: &Key<T>) -> Result<T> {
        let value = self.resolve(key)?.value;
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
            Change::Presets(presets) => after.presets = presets.clone(),
            Change::File(contents) => {
                after.presets = contents.presets.clone();
                after.overrides.retain(|name, _| keys::named(name).is_some_and(|rule| rule.own));
                for (name, value, grounds) in &contents.overrides {
                    // What the file says as it was before is the older override still.
                    let before = self.overrides.get(name).filter(|it| it.value == *value && it.grounds == *grounds);
                    let fresh = || Override { value: value.clone(), grounds: grounds.clone(), since };
                    after.overrides.insert(*name, before.cloned().unwrap_or_else(fresh));
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
        let (due, last) = (self.get(&reports::ANNUAL_REPORT_DUE)?, self.get(&reports::ANNUAL_REPORT_BACKSTOP)?);
        if let (Some(due), Some(last)) = (due, last)
            && due > last
        {
            let (due, last) = (&reports::ANNUAL_REPORT_DUE, &reports::ANNUAL_REPORT_BACKSTOP);
            return Ok(Some((due.name, Flaw::Against(last.name))));
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
        let (high, medium) = (&people::DEFICIT_HIGH_BELOW, &people::DEFICIT_MEDIUM_BELOW);
        if self.get(high)? > self.get(medium)? {
            return Ok(Some((high.name, Flaw::Against(medium.name))));
        }
        Ok(None)
    }

    /// The keys that hold something else in another regulation, with what they hold here and there.
    pub fn differences(&self, other: &Regulation) -> Result<Vec<(&'static Rule, Resolved, Resolved)>> {
        let mut found = Vec::new();
        for rule in keys::ALL {
            let (here, there) = (self.resolve(rule)?, other.resolve(rule)?);
            if here.value != there.value {
                found.push((rule, here, there));
            }
        }
        Ok(found)
    }
}

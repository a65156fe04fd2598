//! The regulation as a file: out of one municipality, into another, or back after somebody edited it by hand.
//!
//! A file is taken as a whole or not at all, and what is wrong with it is told key by key.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{BodyKind, Flaw, Preset, Regulation, Scope, Value, keys};
use crate::talk::Result;

/// The version of the format; a file of another one is refused.
pub const FORMAT: i64 = 1;

/// What a file says that it is.
const WHAT: &str = "grozd-regulation";

/// The largest file that is read: all keys with long reasons need a tenth of it.
pub const MOST_BYTES: usize = 256 * 1024;

/// The longest grounds of an override, in characters.
pub const GROUNDS: usize = 200;

/// What is in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The presets.
    pub presets: Vec<Preset>,
    /// The overrides: key, value, grounds.
    pub overrides: Vec<(&'static str, Value, String)>,
    /// What is set for all bodies of a kind: kind, key, value, grounds.
    pub bodies: Vec<(BodyKind, &'static str, Value, String)>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is larger than any regulation.
    TooLarge,
    /// It is no JSON, or not what the bot writes.
    NotOurs,
    /// It is of another version of the format.
    Format(i64),
    /// A key that this bot does not know.
    UnknownKey(String),
    /// A kind of body that this bot does not know, or that has no such key of its own.
    UnknownBody(&'static str, String),
    /// A preset that this bot does not know.
    UnknownPreset(String),
    /// A key that stands there twice.
    Twice(&'static str),
    /// A key that no file carries: it is each municipality's own.
    Own(&'static str),
    /// A value out of its bounds, or no value at all.
    Value(&'static str, Flaw),
    /// A key without grounds, or with too long ones.
    Grounds(&'static str),
}

#[derive(Serialize)]
struct Out<'a> {
    what: &'a str,
    format: i64,
    presets: Vec<&'a str>,
    overrides: Vec<OutOverride<'a>>,
}

#[derive(Serialize)]
struct OutOverride<'a> {
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    value: String,
    grounds: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    // Read before, by itself.
    #[serde(rename = "what")]
    _what: String,
    #[serde(rename = "format")]
    _format: i64,
    presets: Vec<String>,
    overrides: Vec<InOverride>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InOverride {
    key: String,
    /// The kind of body for which it holds alone.
    #[serde(default)]
    of: Option<String>,
    value: Json,
    grounds: String,
}

/// Writes a regulation, without what is the municipality's own: its names, and what is set for one of its groups.
pub fn write(regulation: &Regulation) -> Result<String> {
    let rules = keys::ALL.into_iter().filter(|rule| !rule.own);
    let set = rules.flat_map(|rule| {
        let common = regulation.overrides.get(rule.name).map(|set| (rule, None, set));
        let of_kinds = BodyKind::ALL.into_iter().filter_map(move |kind| {
            Some((rule, Some(kind.code()), regulation.bodies.get(&(rule.name, Scope::Kind(kind)))?))
        });
        common.into_iter().chain(of_kinds)
    });
    let out = Out {
        what: WHAT,
        format: FORMAT,
        presets: regulation.presets.iter().map(|preset| preset.code()).collect(),
        overrides: set
            .map(|(rule, of, set)| OutOverride { key: rule.name, of, value: set.value.stored(), grounds: &set.grounds })
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&out)?)
}

/// Reads a file; everything that is wrong with it, where something is.
pub fn read(bytes: &[u8]) -> std::result::Result<Contents, Vec<Wrong>> {
    if bytes.len() > MOST_BYTES {
        return Err(vec![Wrong::TooLarge]);
    }
    // Editors of Windows put a mark before the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let json: Json = serde_json::from_slice(bytes).map_err(|_| vec![Wrong::NotOurs])?;
    if json["what"] != WHAT {
        return Err(vec![Wrong::NotOurs]);
    }
    match json["format"].as_i64() {
        Some(FORMAT) => {}
        Some(other) => return Err(vec![Wrong::Format(other)]),
        None => return Err(vec![Wrong::NotOurs]),
    }
    let read: In = serde_json::from_value(json).map_err(|_| vec![Wrong::NotOurs])?;
    let (mut contents, mut wrong) = (Contents::default(), Vec::new());
    for code in read.presets {
        match Preset::of(&code) {
            Some(preset) if !contents.presets.contains(&preset) => contents.presets.push(preset),
            Some(_) => {}
            None => wrong.push(Wrong::UnknownPreset(code)),
        }
    }
    contents.presets.sort_unstable();
    let mut known = BTreeSet::new();
    for set in read.overrides {
        let Some(rule) = keys::named(&set.key) else {
            wrong.push(Wrong::UnknownKey(set.key));
            continue;
        };
        if rule.own {
            wrong.push(Wrong::Own(rule.name));
            continue;
        }
        let of = match set.of.as_deref().map(|of| (of, BodyKind::of(of))) {
            None => None,
            Some((_, Some(kind))) if rule.is_for(Scope::Kind(kind)) => Some(kind),
            Some((of, _)) => {
                wrong.push(Wrong::UnknownBody(rule.name, of.to_owned()));
                continue;
            }
        };
        if !known.insert((rule.name, of)) {
            wrong.push(Wrong::Twice(rule.name));
            continue;
        }
        // Whoever edits a file by hand writes a number as a number, and yes and no as JSON does.
        let stored = match set.value {
            Json::String(text) => text,
            Json::Number(number) => number.to_string(),
            Json::Bool(flag) => (if flag { "yes" } else { "no" }).to_owned(),
            Json::Null => String::new(),
            Json::Array(_) | Json::Object(_) => {
                wrong.push(Wrong::Value(rule.name, Flaw::Unread));
                continue;
            }
        };
        let grounds = crate::text::one_line(&set.grounds);
        if grounds.is_empty() || grounds.chars().count() > GROUNDS {
            wrong.push(Wrong::Grounds(rule.name));
            continue;
        }
        match rule.kind.read(&stored) {
            Ok(value) => match of {
                Some(kind) => contents.bodies.push((kind, rule.name, value, grounds)),
                None => contents.overrides.push((rule.name, value, grounds)),
            },
            Err(flaw) => wrong.push(Wrong::Value(rule.name, flaw)),
        }
    }
    if wrong.is_empty() { Ok(contents) } else { Err(wrong) }
}

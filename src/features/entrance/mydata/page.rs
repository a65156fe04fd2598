//! One's own data as a page that a person reads.
//!
//! A page of HTML: every phone has a browser that opens it, prints it and knows its letters, where plain text comes in a
//! wrong encoding on some and Word is not on all. It says in the person's language what the file of JSON beside it has for
//! programs; what means something to the bot alone (numbers, stamps, places of conversations) stands only there.

use std::fmt::Write;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value};

use super::words::{self, Label};
use crate::features;
use crate::say;
use crate::talk::Kept;
use crate::text::Language;

/// The name of the file for programs, beside which the page lies.
pub const FILE: &str = "grozd-my-data.json";

/// For whom the page is written, and when.
pub struct Reader<'a> {
    pub language: Language,
    pub now: DateTime<Utc>,
    pub zone: Tz,
    pub operator: &'a str,
}

/// The page: a heading for each table that keeps something, and below it what is in its rows.
pub fn page(reader: &Reader, everything: &[(Kept, Vec<Value>)]) -> String {
    let language = reader.language;
    let title = say!(language, "mydata-page-title");
    let made = say!(
        language,
        "mydata-page-made",
        day = moment(reader.now, reader.zone),
        operator = reader.operator.to_owned()
    );
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n\
         body {{ font: 17px/1.5 sans-serif; max-width: 42em; margin: 1em auto; padding: 0 1em; }}\n\
         h2 {{ margin: 1.6em 0 .4em; font-size: 1.15em; }}\nli {{ margin: .5em 0; }}\n\
         </style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
        language.code(),
        escaped(&title),
        escaped(&title),
        escaped(&made)
    );
    for (kept, rows) in everything {
        let told: Vec<Vec<String>> = rows.iter().map(|row| lines(reader, row)).collect();
        let mut told: Vec<_> = told.into_iter().filter(|lines| !lines.is_empty()).collect();
        if told.is_empty() {
            continue;
        }
        // What repeats itself word for word is told once, with its number: messages that have been said have no more to
        // tell than that they were.
        let mut items: Vec<(Vec<String>, usize)> = Vec::new();
        for lines in told.drain(..) {
            match items.iter_mut().find(|(known, _)| *known == lines) {
                Some((_, times)) => *times += 1,
                None => items.push((lines, 1)),
            }
        }
        // Writing to a String cannot fail.
        let _ = writeln!(html, "<h2>{}</h2>\n<ul>", escaped(&capital(&(kept.said_as)(language))));
        for (mut lines, times) in items {
            if times > 1 {
                lines.push(say!(language, "mydata-page-times", count = times));
            }
            let lines: Vec<_> = lines.iter().map(|line| escaped(line)).collect();
            let _ = writeln!(html, "<li>{}</li>", lines.join("<br>"));
        }
        html.push_str("</ul>\n");
    }
    let rights = say!(language, "mydata-page-rights", file = FILE);
    let _ = writeln!(html, "<p>{}</p>\n</body>\n</html>", escaped(&rights));
    html
}

/// The lines of one row, «label: value» each; none for a row that means something to the bot alone.
fn lines(reader: &Reader, row: &Value) -> Vec<String> {
    let Value::Object(fields) = row else {
        return Vec::new();
    };
    let told = words::ORDER.iter().filter_map(|key| fields.get_key_value(*key));
    let lines: Vec<_> = told.filter_map(|(key, value)| line(reader, fields, key, value)).collect();
    // A place in a conversation where nothing was said is the bot's own: when it was saved tells nothing.
    let is_mere_place = fields.contains_key("said_so_far") && lines.len() == 1;
    if is_mere_place { Vec::new() } else { lines }
}

fn line(reader: &Reader, row: &Map<String, Value>, key: &str, value: &Value) -> Option<String> {
    let language = reader.language;
    // Where a list has its words in both languages, the reader's are shown.
    let value = match language {
        Language::En => row.get(&format!("{key}_en")).filter(|english| !english.is_null()).unwrap_or(value),
        Language::Ru => value,
    };
    match words::label(language, key) {
        Label::Named(label) => Some(format!("{label}: {}", shown(reader, key, value)?)),
        Label::Draft => said_so_far(language, row, value),
        Label::Typed => {
            let words = quoted(value);
            (!words.is_empty()).then(|| say!(language, "mydata-page-typed", words = words))
        }
        Label::Words => {
            let words = said(value);
            (!words.is_empty()).then(|| words.join(" "))
        }
        Label::Inner => None,
    }
}

/// A value as people read it; `None` where there is none.
fn shown(reader: &Reader, key: &str, value: &Value) -> Option<String> {
    let language = reader.language;
    Some(match value {
        Value::Null => return None,
        Value::Bool(holds) => words::yes_or_no(language, *holds),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => {
            let at = DateTime::parse_from_rfc3339(text).ok().map(|at| moment(at.to_utc(), reader.zone));
            let day = || text.parse::<NaiveDate>().ok();
            let since = |day: NaiveDate| if words::is_year(key) { day.format("%Y") } else { day.format("%d.%m.%Y") };
            let meant = || words::meaning(language, key, text);
            at.or_else(|| day().map(|day| since(day).to_string())).or_else(meant).unwrap_or_else(|| text.clone())
        }
        // Lists and objects are no values of their own: what people typed in them is told as their words.
        Value::Array(_) | Value::Object(_) => return None,
    })
}

/// A draft, or whatever was typed in a conversation that is open.
fn said_so_far(language: Language, row: &Map<String, Value>, step: &Value) -> Option<String> {
    let room = row.get("room").and_then(Value::as_str)?;
    let draft = features::rooms().find(|entry| entry.name == room);
    let what = draft.and_then(|entry| (entry.draft)(&step.to_string(), language));
    let words = quoted(step);
    match (what, words.is_empty()) {
        (Some(what), true) => Some(say!(language, "mydata-page-draft", what = what)),
        (Some(what), false) => Some(say!(language, "mydata-page-draft-with", what = what, words = words)),
        (None, false) => Some(say!(language, "mydata-page-typed", words = words)),
        (None, true) => None,
    }
}

/// What people typed in a value, each text in quotes.
fn quoted(value: &Value) -> String {
    said(value).into_iter().map(|words| format!("«{words}»")).collect::<Vec<_>>().join(", ")
}

/// The texts in a value that people wrote or read: those with a blank or a letter beyond the keyboard of a programmer.
fn said(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let is_said = text.chars().any(|c| c == ' ' || !c.is_ascii() && c.is_alphabetic());
            is_said.then(|| text.clone()).into_iter().collect()
        }
        Value::Array(values) => values.iter().flat_map(said).collect(),
        Value::Object(fields) => fields.values().flat_map(said).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%d.%m.%Y, %H:%M").to_string()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! What is wrong with a regulation that comes as a file.

use super::file::{self, Wrong};
use super::*;

#[test]
fn a_file_that_is_not_right_is_refused_with_everything_that_is_wrong() {
    let file = |presets: &str, overrides: &str| {
        format!(r#"{{"what":"grozd-regulation","format":1,"presets":[{presets}],"overrides":[{overrides}]}}"#)
    };
    let read = |text: &str| file::read(text.as_bytes()).unwrap_err();
    assert_eq!(read("не JSON"), [Wrong::NotOurs]);
    assert_eq!(read("[]"), [Wrong::NotOurs]);
    assert_eq!(read(r#"{"what":"grozd-regulation","format":2}"#), [Wrong::Format(2)]);
    assert_eq!(read(r#"{"what":"grozd-regulation","format":"1"}"#), [Wrong::NotOurs]);
    assert_eq!(read(&" ".repeat(file::MOST_BYTES + 1)), [Wrong::TooLarge]);
    let wrong = read(&file(
        r#""S9""#,
        r#"{"key":"quorum","value":"half","grounds":"приказ"},
           {"key":"quorum","value":"half","grounds":"приказ"},
           {"key":"pizza","value":"1","grounds":"приказ"},
           {"key":"smallest_group","value":2,"grounds":"приказ"},
           {"key":"young_max_years","value":4,"grounds":" "},
           {"key":"letterhead","value":"а","grounds":"приказ"},
           {"key":"levels","value":["school"],"grounds":"приказ"}"#,
    ));
    assert_eq!(
        wrong,
        [
            Wrong::UnknownPreset("S9".to_owned()),
            Wrong::Twice("quorum"),
            Wrong::UnknownKey("pizza".to_owned()),
            Wrong::Value("smallest_group", Flaw::Outside(5, 50)),
            Wrong::Grounds("young_max_years"),
            Wrong::Own("letterhead"),
            Wrong::Value("levels", Flaw::Unread),
        ]
    );
    // An unknown field is a file of something else, or a slip of whoever edited it: nothing is taken by halves.
    let more = r#"{"what":"grozd-regulation","format":1,"presets":[],"overrides":[],"more":1}"#;
    assert_eq!(read(more), [Wrong::NotOurs]);
    // What is edited by hand as people write it is read, a mark of Windows before it too.
    let edited =
        format!("\u{feff}{}", file(r#""S2","S2""#, r#"{"key":"smallest_group","value":7,"grounds":" приказ  № 2 "}"#));
    let contents = file::read(edited.as_bytes()).unwrap();
    assert_eq!(contents.presets, [Preset::S2]);
    assert_eq!(contents.overrides, [("smallest_group", Value::Number(7), "приказ № 2".to_owned())]);
}

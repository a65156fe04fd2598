//! What the cards of several features of the desk have in common.

use chrono::NaiveDate;

use crate::files::INCOMING;
use crate::ids::PersonId;
use crate::model::imports::{self, Brought, Kind};
use crate::model::people::{Found, Listed};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Place, Result, Spot, View, labels};
use crate::text::Language;

/// Rows of a list on one card: with the row that leafs, the search and the way back it stays under twelve.
pub const ROWS: usize = 7;

/// Nothing here is older than the program.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).expect("2026 has a first day");

/// What a file may be called anywhere.
pub fn file_name(title: &str, day: NaiveDate) -> String {
    let plain: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(60).collect();
    format!("{}_{day}", plain.trim_matches('_'))
}

/// Asks whether to do what the card is about; the way out leads to `back`.
pub fn sure<P>(view: View<P>, language: Language, yes: Button<P>, back: Place) -> View<P> {
    view.question(say!(language, "office-sure")).button(yes.grave()).button(Button::cancel(language, back))
}

/// Where a list is laid in place of sending it.
pub async fn laid_instead(cx: &mut Cx) -> Result<String> {
    let language = cx.language();
    let place = imports::laid(cx).await?.map_or_else(|| INCOMING.to_owned(), |waiting| waiting.place);
    Ok(say!(language, "office-laid-instead", folder = place))
}

/// Where a list that was sent goes on: to its import, or to the folder into which it is to be laid.
pub async fn brought(cx: &mut Cx, kind: Kind, brought: Brought) -> Result<Place> {
    Ok(match brought {
        Brought::New(id) | Brought::Already(id) => ways::IMPORT.of(id),
        Brought::Elsewhere => {
            let instead = laid_instead(cx).await?;
            cx.remark(instead);
            ways::IMPORT_OF.of(kind)
        }
    })
}

/// How many people a search found.
pub fn how_many(language: Language, found: &Found, spot: &Spot) -> String {
    if spot.search.is_empty() {
        return say!(language, "office-people-count", count = found.count);
    }
    say!(language, "office-people-found", count = found.count, search = spot.shown())
}

/// Adds the people that a search found, a button a row.
pub fn people<P>(
    view: View<P>,
    language: Language,
    found: Found,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    button: impl Fn(String, PersonId) -> Button<P>,
) -> View<P> {
    // Where they work is what a coordinator looks for, so that everybody bears it who has room for it.
    let left = say!(language, "office-person-left");
    let forms = |person: &Listed| {
        let mut forms = person.name.forms(&[if person.has_left { &left } else { &person.organisation }]);
        forms.swap(0, 3);
        forms
    };
    let names: Vec<_> = found.people.iter().map(forms).collect();
    let called = labels::told_apart(&names, labels::SIGNS);
    let lines: Vec<_> = called.iter().filter_map(|called| called.line.clone()).collect();
    let rows = called.into_iter().zip(found.people).map(|(called, person)| button(called.label, person.id));
    view.lines(lines).grid(1, rows).pages(language, found.page, spot, leaf)
}

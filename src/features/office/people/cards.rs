//! The cards about people.

use chrono::Datelike;

use super::Press;
use super::store::{self, Found};
use crate::ids::PersonId;
use crate::model::people::{Coordinator, TargetCategory, clusters, store as lists, target_categories};
use crate::say;
use crate::features::office::{back, sure};
use crate::talk::{Button, Cx, Leaf, Place, Result, Spot, View};
use crate::text::Language;

/// The list of people.
pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = store::find(cx, guard, spot).await?;
    let view = View::new(say!(language, "staff-people-title"))
        .line(how_many(language, &found, spot))
        .question(say!(language, "staff-people-question"));
    Ok(rows(view, language, found, spot, Press::List, |label, person| Button::go(label, Place::Person(person)))
        .button(back(language, Place::People)))
}

/// How many people a search found.
pub fn how_many(language: Language, found: &Found, spot: &Spot) -> String {
    if spot.search.is_empty() {
        return say!(language, "staff-people-count", count = found.count);
    }
    say!(language, "staff-people-found", count = found.count, search = spot.search.clone())
}

/// Adds the people that a search found, a button a row.
pub fn rows<P>(
    view: View<P>,
    language: Language,
    found: Found,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    button: impl Fn(String, PersonId) -> Button<P>,
) -> View<P> {
    view.grid(
        1,
        found.people.into_iter().map(|person| {
            let label = format!("{}, {}", person.name.short(), person.organisation);
            button(label, person.id)
        }),
    )
    .leaves(language, found.page, spot, leaf)
}

/// A person: what a coordinator needs to know, and nothing about deficits (S0-04).
pub async fn card(cx: &mut Cx, guard: Coordinator, id: PersonId) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let person = lists::person(cx, id).await?;
    let coordinates = store::coordinates(cx, guard, id).await?;
    let led: Vec<_> =
        clusters::led_by(cx, id).await?.into_iter().map(|cluster| format!("«{}»", cluster.name)).collect();
    let targets: Vec<_> = target_categories(&person, today)
        .into_iter()
        .map(|category| match category {
            TargetCategory::YoungSpecialist => say!(language, "staff-target-young"),
            TargetCategory::BeginningLeader => say!(language, "staff-target-beginning"),
            TargetCategory::LowResults => say!(language, "staff-target-low"),
            TargetCategory::AdverseConditions => say!(language, "staff-target-adverse"),
        })
        .collect();
    let subjects: Vec<_> = person.subjects.into_iter().map(|subject| subject.name).collect();
    let mut view = View::new(person.name.listed())
        .line(format!("📍 {}", person.organisation.name))
        .line(if subjects.is_empty() {
            person.post.name
        } else {
            format!("{}: {}", person.post.name, subjects.join(", "))
        })
        .line(say!(language, "staff-person-since", year = person.teaching_since.year().to_string()));
    if !targets.is_empty() {
        view = view.line(say!(language, "staff-person-targets", targets = targets.join(", ")));
    }
    if !led.is_empty() {
        view = view.line(say!(language, "staff-person-leads", clusters = led.join(", ")));
    }
    if coordinates {
        view = view.line(say!(language, "staff-person-coordinates"));
    }
    view = view.button(Button::go(say!(language, "staff-make-leader"), Place::LedBy(id)));
    view = view.button(if coordinates {
        Button::press(say!(language, "staff-dismiss"), Press::Dismiss)
    } else {
        Button::press(say!(language, "staff-promote"), Press::Promote)
    });
    Ok(view
        .button(Button::go(say!(language, "staff-to-school"), Place::School(person.organisation.id)))
        .button(back(language, Place::PeopleNamed(String::new()))))
}

/// Shall this person be a coordinator?
pub async fn promote(cx: &mut Cx, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = lists::person(cx, person).await?;
    Ok(sure(
        View::new(say!(language, "staff-promote-title"))
            .line(person.name.listed())
            .line(say!(language, "staff-promote-line")),
        language,
        Button::press(say!(language, "staff-promote"), Press::Yes),
        Place::Person(person.id),
    ))
}

/// Shall this person be a coordinator no more?
pub async fn dismiss(cx: &mut Cx, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = lists::person(cx, person).await?;
    Ok(sure(
        View::new(say!(language, "staff-dismiss-title"))
            .line(person.name.listed())
            .line(say!(language, "staff-dismiss-line")),
        language,
        Button::press(say!(language, "staff-dismiss"), Press::Yes),
        Place::Person(person.id),
    ))
}

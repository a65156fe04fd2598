//! The cards about schools.

use super::Press;
use super::store::{self, Listed};
use crate::ids::OrganisationId;
use crate::model::people::{Coordinator, store as lists};
use crate::say;
use crate::features::office::{ROWS, back, cancel, sure};
use crate::talk::{Button, Cx, Place, Result, Spot, View};
use crate::text::Language;

/// The list of schools.
pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let schools = store::schools(cx, guard, &spot.search).await?;
    let view = View::new(say!(language, "staff-schools-title"));
    Ok(rows(view, language, schools, spot, |label, school| Button::go(label, Place::School(school)))
        .button(Button::go(say!(language, "staff-add-schools"), Place::NewSchools))
        .button(back(language, Place::People)))
}

/// The schools that an unconfirmed one may be merged into.
pub async fn merge(cx: &mut Cx, guard: Coordinator, from: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, from).await?;
    let mut schools = store::schools(cx, guard, &spot.search).await?;
    schools.retain(|other| other.id != from && other.confirmed);
    let view =
        View::new(say!(language, "staff-merge-title")).line(say!(language, "staff-merge-from", name = school.name));
    Ok(rows(view, language, schools, spot, |label, school| Button::press(label, Press::Into(school)))
        .button(back(language, Place::School(from))))
}

fn rows(
    view: View<Press>,
    language: Language,
    schools: Vec<Listed>,
    spot: &Spot,
    button: impl Fn(String, OrganisationId) -> Button<Press>,
) -> View<Press> {
    let view = match (schools.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "staff-schools-none")),
        (true, false) => view.line(say!(language, "staff-not-found", search = spot.search.clone())),
        (false, _) => view
            .line(say!(language, "staff-schools-count", count = schools.len()))
            .question(say!(language, "staff-schools-question")),
    };
    view.list(language, schools, ROWS, spot, Press::List, |school| {
        let mark = if school.confirmed { "" } else { "❗ " };
        button(format!("{mark}{} · {}", school.name, school.staff), school.id)
    })
}

/// A school.
pub async fn card(cx: &mut Cx, guard: Coordinator, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, id).await?;
    let ties = store::ties(cx, guard, id).await?;
    let mark = |set| if set { "✅ " } else { "" };
    let (low, adverse) = (say!(language, "staff-school-low"), say!(language, "staff-school-adverse"));
    let mut view = View::new(school.name)
        .line(say!(language, "staff-school-staff", count = ties.staff))
        .line(say!(language, "staff-school-flags"));
    if ties.hosts > 0 {
        view = view.line(say!(language, "staff-school-hosts", count = ties.hosts));
    }
    if !school.confirmed {
        view = view.line(say!(language, "staff-school-unconfirmed")).row([
            Button::press(say!(language, "staff-school-confirm"), Press::Confirm),
            Button::press(say!(language, "staff-school-merge"), Press::Merge),
        ]);
    }
    view = view
        .button(Button::press(format!("{}{low}", mark(school.low_results)), Press::Low(!school.low_results)))
        .button(Button::press(
            format!("{}{adverse}", mark(school.adverse_conditions)),
            Press::Adverse(!school.adverse_conditions),
        ))
        .button(Button::press(say!(language, "staff-rename"), Press::Rename));
    if ties.staff == 0 && ties.hosts == 0 {
        view = view.button(Button::press(say!(language, "staff-school-delete"), Press::Delete));
    }
    Ok(view.button(back(language, Place::Schools)))
}

/// The new name of a school is typed.
pub async fn rename(cx: &mut Cx, school: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, school).await?;
    Ok(View::new(say!(language, "staff-rename-title"))
        .line(say!(language, "staff-rename-now", name = school.name))
        .question(say!(language, "staff-rename-school-question"))
        .button(cancel(language, Place::School(school.id))))
}

/// Shall the first be merged into the second?
pub async fn merging(
    cx: &mut Cx,
    guard: Coordinator,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<View<Press>> {
    let language = cx.language();
    let staff = store::ties(cx, guard, from).await?.staff;
    let (from, into) = (lists::organisation(cx, from).await?, lists::organisation(cx, into).await?);
    Ok(sure(
        View::new(say!(language, "staff-merging-title"))
            .line(say!(language, "staff-merging-goes", name = from.name))
            .line(say!(language, "staff-merging-stays", name = into.name, count = staff)),
        language,
        Button::press(say!(language, "staff-school-merge"), Press::Yes),
        Place::School(from.id),
    ))
}

/// Shall this school be deleted?
pub async fn delete(cx: &mut Cx, school: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, school).await?;
    Ok(sure(
        View::new(say!(language, "staff-delete-title")).line(school.name).line(say!(language, "staff-delete-line")),
        language,
        Button::press(say!(language, "staff-school-delete"), Press::Yes),
        Place::School(school.id),
    ))
}

/// New schools are typed.
pub fn add(language: Language) -> View<Press> {
    View::new(say!(language, "staff-add-title"))
        .line(say!(language, "staff-add-line"))
        .question(say!(language, "staff-add-question"))
        .button(cancel(language, Place::Schools))
}

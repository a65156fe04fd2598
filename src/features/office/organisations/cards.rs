//! The cards about organisations.

use super::steps::Press;
use super::store::{self, Listed};
use crate::features::office::views::{ROWS, sure};
use crate::ids::OrganisationId;
use crate::model::organisations::organisation;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::Language;

pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = store::listed(cx, guard, &spot.search).await?;
    let view = View::new(say!(language, "organisations-title"));
    Ok(rows(view, language, found, spot, |label, id| Button::go(label, ways::ORGANISATION.of(id)))
        .button(Button::go(say!(language, "office-add-organisations"), ways::NEW_ORGANISATIONS.place()))
        .button(Button::back(language, ways::DESK.place())))
}

/// Those into which an unconfirmed one may be merged.
pub async fn merge(cx: &mut Cx, guard: Coordinator, from: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let name = organisation(cx, from).await?.name;
    let mut found = store::listed(cx, guard, &spot.search).await?;
    found.retain(|other| other.id != from && other.confirmed);
    let view = View::new(say!(language, "organisations-merge-title")).line(say!(
        language,
        "organisations-merge-from",
        name = name
    ));
    Ok(rows(view, language, found, spot, |label, id| Button::press(label, Press::Into { id }))
        .button(Button::back(language, ways::ORGANISATION.of(from))))
}

fn rows(
    view: View<Press>,
    language: Language,
    found: Vec<Listed>,
    spot: &Spot,
    button: impl Fn(String, OrganisationId) -> Button<Press>,
) -> View<Press> {
    let view = match (found.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "organisations-none")),
        (true, false) => view.line(say!(language, "office-not-found", search = spot.shown())),
        (false, _) => view
            .line(say!(language, "organisations-count", count = found.len()))
            .question(say!(language, "organisations-question")),
    };
    view.list(
        language,
        found,
        ROWS,
        spot,
        |leaf| Press::List { leaf },
        |found| {
            let mark = if found.confirmed { "" } else { "❗ " };
            button(format!("{mark}{} · {}", found.name, found.staff), found.id)
        },
    )
}

pub async fn card(cx: &mut Cx, guard: Coordinator, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let organisation = organisation(cx, id).await?;
    let ties = store::ties(cx, guard, id).await?;
    let mark = |set| if set { "✅ " } else { "" };
    let (low, adverse) = (organisation.low_results, organisation.adverse_conditions);
    let mut view = View::new(organisation.name)
        .line(say!(language, "organisations-staff", count = ties.staff))
        .line(say!(language, "organisations-flags"))
        .maybe_line((ties.hosts > 0).then(|| say!(language, "organisations-hosts", count = ties.hosts)));
    if !organisation.confirmed {
        view = view.line(say!(language, "organisations-unconfirmed")).row([
            Button::press(say!(language, "organisations-confirm"), Press::Confirm),
            Button::press(say!(language, "organisations-merge"), Press::Merge),
        ]);
    }
    view = view
        .button(Button::press(
            format!("{}{}", mark(low), say!(language, "organisations-low")),
            Press::Low { set: !low },
        ))
        .button(Button::press(
            format!("{}{}", mark(adverse), say!(language, "organisations-adverse")),
            Press::Adverse { set: !adverse },
        ))
        .button(Button::press(say!(language, "office-rename"), Press::Rename));
    if ties.staff == 0 && ties.hosts == 0 {
        view = view.button(Button::press(say!(language, "organisations-delete"), Press::Delete));
    }
    Ok(view.button(Button::back(language, ways::ORGANISATIONS.place())))
}

/// The new name is typed.
pub async fn rename(cx: &mut Cx, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let name = organisation(cx, id).await?.name;
    Ok(View::new(say!(language, "office-rename-title"))
        .line(say!(language, "office-rename-now", name = name))
        .question(say!(language, "organisations-rename-question"))
        .button(Button::cancel(language, ways::ORGANISATION.of(id))))
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
    let (goes, stays) = (organisation(cx, from).await?.name, organisation(cx, into).await?.name);
    Ok(sure(
        View::new(say!(language, "organisations-merging-title"))
            .line(say!(language, "organisations-merging-goes", name = goes))
            .line(say!(language, "organisations-merging-stays", name = stays, count = staff)),
        language,
        Button::press(say!(language, "organisations-merge"), Press::Yes),
        ways::ORGANISATION.of(from),
    ))
}

/// Shall it be deleted?
pub async fn delete(cx: &mut Cx, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let name = organisation(cx, id).await?.name;
    Ok(sure(
        View::new(say!(language, "organisations-delete-title"))
            .line(name)
            .line(say!(language, "organisations-delete-line")),
        language,
        Button::press(say!(language, "organisations-delete"), Press::Yes),
        ways::ORGANISATION.of(id),
    ))
}

/// New ones are typed.
pub fn add(language: Language) -> View<Press> {
    View::new(say!(language, "organisations-add-title"))
        .line(say!(language, "organisations-add-line"))
        .question(say!(language, "organisations-add-question"))
        .button(Button::cancel(language, ways::ORGANISATIONS.place()))
}

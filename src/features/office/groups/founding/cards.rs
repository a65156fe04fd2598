//! The questions about a new cluster.

use super::{Founding, Press};
use crate::model::people::{Coordinator, clusters, store as lists};
use crate::say;
use crate::features::office::{ROWS, organisations as schools, people};
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::Language;

/// How it is called.
pub fn name(language: Language) -> View<Press> {
    View::new(say!(language, "staff-form-name-title"))
        .line(say!(language, "staff-form-progress", step = 1))
        .question(say!(language, "staff-form-name-question"))
}

/// Which deficits it addresses.
pub async fn categories(cx: &mut Cx, draft: &Founding) -> Result<View<Press>> {
    let language = cx.language();
    let ready = say!(language, "staff-form-ready", count = draft.categories.len());
    Ok(View::new(say!(language, "staff-form-categories-title"))
        .line(say!(language, "staff-form-progress", step = 2))
        .question(say!(language, "staff-form-categories-question"))
        .grid(
            1,
            clusters::categories(cx).await?.into_iter().map(|category| {
                let chosen = draft.categories.contains(&category.id);
                let mark = if chosen { "✅ " } else { "" };
                Button::press(format!("{mark}{}", category.name), Press::Category(category.id, !chosen))
            }),
        )
        .button(Button::press(ready, Press::Ready)))
}

/// Which school hosts it.
pub async fn hosts(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let schools = schools::schools(cx, guard, &spot.search).await?;
    Ok(View::new(say!(language, "staff-form-host-title"))
        .line(say!(language, "staff-form-progress", step = 3))
        .maybe_line(
            (schools.is_empty() && !spot.search.is_empty())
                .then(|| say!(language, "staff-not-found", search = spot.search.clone())),
        )
        .question(say!(language, "staff-form-host-question"))
        .button(Button::press(say!(language, "staff-form-no-host"), Press::Host(None)))
        .list(language, schools, ROWS, spot, Press::List, |school| {
            Button::press(school.name, Press::Host(Some(school.id)))
        }))
}

/// Who leads it.
pub async fn leaders(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = people::find(cx, guard, spot).await?;
    let view = View::new(say!(language, "staff-form-leader-title"))
        .line(say!(language, "staff-form-progress", step = 4))
        .line(people::how_many(language, &found, spot))
        .question(say!(language, "staff-people-question"));
    Ok(people::rows(view, language, found, spot, Press::List, |label, person| {
        Button::press(label, Press::Leader(Some(person)))
    })
    .button(Button::press(say!(language, "staff-form-no-leader"), Press::Leader(None))))
}

/// Is everything right?
pub async fn confirm(cx: &mut Cx, draft: &Founding) -> Result<View<Press>> {
    let language = cx.language();
    let categories: Vec<_> = clusters::categories(cx)
        .await?
        .into_iter()
        .filter(|category| draft.categories.contains(&category.id))
        .map(|category| category.name.to_lowercase())
        .collect();
    let host = match draft.host {
        Some(host) => lists::organisation(cx, host).await?.name,
        None => say!(language, "staff-form-no-host"),
    };
    let leader = match draft.leader {
        Some(leader) => say!(language, "staff-cluster-leader", name = lists::person(cx, leader).await?.name.listed()),
        None => say!(language, "staff-cluster-leaderless"),
    };
    Ok(View::new(say!(language, "staff-form-confirm-title"))
        .line(format!("«{}»", draft.name))
        .line(say!(language, "staff-cluster-categories", categories = categories.join(", ")))
        .line(format!("📍 {host}"))
        .line(leader)
        .question(say!(language, "staff-form-confirm-question"))
        .button(Button::press(say!(language, "staff-form-create"), Press::Create)))
}

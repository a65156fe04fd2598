//! The questions about a new group.

use super::steps::Press;
use crate::features::office::groups::cards::{self, CATEGORIES};
use crate::features::office::groups::store;
use crate::features::office::views::{self, ROWS};
use crate::model::groups::Founding;
use crate::model::roles::Coordinator;
use crate::model::{needs, people};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::Language;

/// How it is called.
pub fn name(language: Language) -> View<Press> {
    View::new(say!(language, "groups-form-name-title")).question(say!(language, "groups-form-name-question"))
}

/// What it is about.
pub async fn categories(cx: &mut Cx, draft: &Founding, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let ready = say!(language, "groups-form-ready", count = draft.categories.len());
    let all = needs::offered_categories(cx).await?;
    let button = |category: needs::Category| {
        let chosen = draft.categories.contains(&category.id);
        let mark = if chosen { "✅ " } else { "" };
        let label = format!("{mark}{}", category.label(language));
        Button::press(label, Press::Category { id: category.id, wanted: !chosen })
    };
    Ok(View::new(say!(language, "groups-form-categories-title"))
        .question(say!(language, "groups-form-categories-question"))
        .list(language, all, CATEGORIES, spot, |leaf| Press::List { leaf }, button)
        .button(Button::press(ready, Press::Ready)))
}

/// Which organisation hosts it.
pub async fn hosts(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let view = View::new(say!(cx.language(), "groups-form-host-title"));
    cards::host_rows(cx, view, spot, |leaf| Press::List { leaf }, |id| Press::Host { id }).await
}

/// Who leads it.
pub async fn leaders(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = people::find(cx, guard, people::Among::Answerable, spot, ROWS).await?;
    let view = View::new(say!(language, "groups-form-leader-title"))
        .line(views::how_many(language, &found, spot))
        .question(say!(language, "office-people-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(views::people(view, language, found, spot, leaf, |label, id| {
        Button::press(label, Press::Leader { id: Some(id) })
    })
    .button(Button::press(say!(language, "groups-form-no-leader"), Press::Leader { id: None })))
}

/// Is everything right?
pub async fn confirm(cx: &mut Cx, guard: Coordinator, draft: &Founding) -> Result<View<Press>> {
    let language = cx.language();
    let categories = needs::categories_of(cx, &draft.categories).await?;
    let categories: Vec<_> = categories.iter().map(|category| category.name.to(language).to_lowercase()).collect();
    let store::Ends { host, leader } = store::ends(cx, guard, draft.host, draft.leader).await?;
    let host = host.unwrap_or_else(|| say!(language, "groups-form-no-host"));
    let leader = match leader {
        Some(leader) => say!(language, "groups-leader", name = leader.listed()),
        None => say!(language, "groups-leaderless"),
    };
    Ok(View::new(say!(language, "groups-form-confirm-title"))
        .line(format!("«{}»", draft.name))
        .line(say!(language, "groups-about", categories = categories.join(", ")))
        .line(format!("📍 {host}"))
        .line(leader)
        .question(say!(language, "groups-form-confirm-question"))
        .button(Button::press(say!(language, "groups-form-create"), Press::Create)))
}

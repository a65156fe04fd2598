//! The questions about a new group.

use super::steps::Press;
use crate::features::office::groups::store;
use crate::features::office::views::{self, ROWS};
use crate::model::groups::Founding;
use crate::model::roles::Coordinator;
use crate::model::{needs, organisations, people};
use crate::say;
use crate::talk::labels::SIGNS;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{Language, schools};

/// How it is called.
pub fn name(language: Language) -> View<Press> {
    View::new(say!(language, "groups-form-name-title")).question(say!(language, "groups-form-name-question"))
}

/// What it is about.
pub async fn categories(cx: &mut Cx, draft: &Founding) -> Result<View<Press>> {
    let language = cx.language();
    let ready = say!(language, "groups-form-ready", count = draft.categories.len());
    let buttons = needs::categories(cx).await?.into_iter().map(|category| {
        let chosen = draft.categories.contains(&category.id);
        let mark = if chosen { "✅ " } else { "" };
        let label = format!("{mark}{}", category.name.to(language));
        Button::press(label, Press::Category { id: category.id, wanted: !chosen })
    });
    Ok(View::new(say!(language, "groups-form-categories-title"))
        .question(say!(language, "groups-form-categories-question"))
        .grid(1, buttons)
        .button(Button::press(ready, Press::Ready)))
}

/// Which organisation hosts it.
pub async fn hosts(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let ranked = organisations::search(cx, &spot.search).await?;
    let found = if ranked.found.is_empty() { ranked.near } else { ranked.found };
    let not_found = (found.is_empty() && !spot.search.is_empty())
        .then(|| say!(language, "office-not-found", search = spot.shown()));
    Ok(View::new(say!(language, "groups-form-host-title"))
        .maybe_line(not_found)
        .question(say!(language, "groups-form-host-question"))
        .button(Button::press(say!(language, "groups-form-no-host"), Press::Host { id: None }))
        .list(
            language,
            found,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |organisation| {
                Button::press(schools::label(&organisation.name, SIGNS), Press::Host { id: Some(organisation.id) })
            },
        ))
}

/// Who leads it.
pub async fn leaders(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = people::find(cx, guard, spot, ROWS).await?;
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

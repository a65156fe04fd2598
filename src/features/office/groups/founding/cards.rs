//! The questions about a new group.

use super::steps::Press;
use crate::features::office::groups::cards::{self, CATEGORIES};
use crate::features::office::groups::store;
use crate::features::office::views::{self, ROWS};
use crate::model::groups::{Founding, MadeFor};
use crate::model::roles::Coordinator;
use crate::model::{needs, people, regulation};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{self, Language, clipped, forms};

/// How it is called.
pub fn name(language: Language) -> View<Press> {
    View::new(say!(language, "groups-form-name-title")).question(say!(language, "groups-form-name-question"))
}

/// What it is made for, where the regulation has several kinds (contradiction 9).
pub fn kinds(language: Language, kinds: &[MadeFor]) -> View<Press> {
    let buttons = kinds
        .iter()
        .map(|kind| Button::press(text::with_capital(&kind.named(language)), Press::MadeFor { kind: *kind }));
    View::new(say!(language, "groups-made-for-title"))
        .question(say!(language, "groups-made-for-question"))
        .grid(1, buttons.collect::<Vec<_>>())
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
    let chosen = all.iter().filter(|one| draft.categories.contains(&one.id)).map(|one| one.label(language)).collect();
    Ok(View::new(say!(language, "groups-form-categories-title"))
        .chosen(chosen)
        .question(say!(language, "groups-form-categories-question"))
        .list(language, all, CATEGORIES, spot, |leaf| Press::List { leaf }, button)
        .button(Button::press(ready, Press::Ready)))
}

/// For which subjects it is; for all where none is chosen.
pub async fn subjects(cx: &mut Cx, draft: &Founding, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let all = people::subjects(cx).await?;
    let is_sought = |known: &&people::Choice<people::Subject>| {
        forms::finds(&spot.search, &[&known.of.name.to(language), &known.label.to(language)])
    };
    let found: Vec<_> = all.iter().filter(is_sought).collect();
    let ready = match draft.subjects.len() {
        0 => say!(language, "groups-form-skip"),
        count => say!(language, "groups-form-onward", count = count),
    };
    let button = |known: &people::Choice<people::Subject>| {
        let chosen = draft.subjects.contains(&known.of.id);
        let mark = if chosen { "✅ " } else { "" };
        let label = format!("{mark}{}", known.label.to(language));
        Button::press(label, Press::Subject { id: known.of.id, wanted: !chosen })
    };
    let chosen =
        all.iter().filter(|one| draft.subjects.contains(&one.of.id)).map(|one| one.label.to(language)).collect();
    Ok(View::new(say!(language, "groups-form-subjects-title"))
        .chosen(chosen)
        .asks_by_list(
            (all.len(), found.len()),
            [
                say!(language, "groups-form-subjects-none"),
                say!(language, "groups-form-subjects-not-found", search = spot.shown()),
                say!(language, "groups-form-subjects-question"),
            ],
        )
        .list(language, found, CATEGORIES, spot, |leaf| Press::List { leaf }, button)
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
    let subjects = people::subjects(cx).await?.iter().filter(|known| draft.subjects.contains(&known.of.id));
    let subjects: Vec<_> = subjects.map(|known| known.of.name.to(language).to_lowercase()).collect();
    let store::Ends { host, leader } = store::ends(cx, guard, draft.host, draft.leader).await?;
    let host = host.unwrap_or_else(|| say!(language, "groups-form-no-host"));
    let leader = match leader {
        Some(leader) => say!(language, "groups-leader", name = leader.listed()),
        None => say!(language, "groups-leaderless"),
    };
    let made_for = MadeFor::told(draft.made_for, &*regulation::now(cx).await?, language)?;
    Ok(View::new(say!(language, "groups-form-confirm-title"))
        .line(format!("«{}»", draft.name))
        .maybe_line(made_for.map(|kind| say!(language, "groups-made-for", kind = kind)))
        .line(say!(language, "groups-about", categories = categories.join(", ")))
        .maybe_line(
            (!subjects.is_empty())
                .then(|| say!(language, "groups-form-subjects", subjects = clipped(&subjects.join(", "), 120))),
        )
        .line(format!("📍 {host}"))
        .line(leader)
        .question(say!(language, "groups-form-confirm-question"))
        .button(Button::press(say!(language, "groups-form-create"), Press::Create)))
}

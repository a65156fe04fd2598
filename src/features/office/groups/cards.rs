//! The cards about groups, at the desk.

use super::steps::Press;
use super::store::{self, Listed};
use crate::features::office::views::ROWS;
use crate::ids::GroupId;
use crate::model::groups::{self, GroupName, Phase};
use crate::model::roles::Coordinator;
use crate::model::{needs, ways};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Result, Spot, View};
use crate::text::{Language, pinched};

/// Characters of a name on a button: cut in its middle, so that its end, where names differ, is seen.
const NAME: usize = 36;

pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = store::listed(cx, guard, &spot.search).await?;
    let view = View::new(say!(language, "groups-title"));
    let leaf = |leaf| Press::List { leaf };
    Ok(rows(view, language, found, spot, leaf, |label, group| Button::go(label, ways::GROUP.of(group)))
        .button(Button::back(language, ways::DESK.place())))
}

/// Adds groups, a button a row, and the way to a new one.
pub fn rows<P>(
    view: View<P>,
    language: Language,
    found: Vec<Listed>,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    button: impl Fn(String, GroupId) -> Button<P>,
) -> View<P> {
    let view = match (found.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "groups-none")),
        (true, false) => view.line(say!(language, "office-not-found", search = spot.shown())),
        (false, _) => {
            view.line(say!(language, "groups-count", count = found.len())).question(say!(language, "groups-question"))
        }
    };
    view.list(language, found, ROWS, spot, leaf, |group| {
        let name = pinched(&group.name, NAME);
        let label = match (group.phase, group.led) {
            (Phase::Closed, _) => say!(language, "groups-closed", name = name),
            (_, false) => format!("❗ {name}"),
            _ => name,
        };
        button(label, group.id)
    })
    .button(Button::go(say!(language, "office-new-group"), ways::NEW_GROUP.place()))
}

pub async fn card(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let about: Vec<_> = group.categories.iter().map(|category| category.name.to(language).to_lowercase()).collect();
    let mut view = View::new(group.name)
        .line(match group.leader {
            Some(name) => say!(language, "groups-leader", name = name.listed()),
            None => say!(language, "groups-leaderless"),
        })
        .line(say!(language, "groups-phase", phase = group.phase.named(language)))
        .line(say!(language, "groups-members", count = group.members))
        .line(if about.is_empty() {
            say!(language, "groups-about-nothing")
        } else {
            say!(language, "groups-about", categories = about.join(", "))
        })
        .maybe_line(group.host.map(|host| format!("📍 {host}")));
    if group.phase != Phase::Closed {
        view = view.button(Button::go(say!(language, "groups-appoint-leader"), ways::LEADER_FOR.of(id)));
    }
    Ok(view
        .row([
            Button::press(say!(language, "groups-to-phase"), Press::Phases),
            Button::press(say!(language, "office-rename"), Press::Rename),
        ])
        .button(Button::press(say!(language, "groups-to-categories"), Press::Categories))
        .button(Button::back(language, ways::GROUPS.place())))
}

/// The new name is typed.
pub async fn rename(cx: &mut Cx, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = groups::named(cx, id).await?;
    Ok(View::new(say!(language, "office-rename-title"))
        .line(say!(language, "office-rename-now", name = group.name))
        .question(say!(language, "groups-rename-question"))
        .button(Button::cancel(language, ways::GROUP.of(id))))
}

/// Where in its cycle a group is (S1-07).
pub async fn phases(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let buttons = Phase::ALL.into_iter().map(|phase| {
        let mark = if phase == group.phase { "✅ " } else { "" };
        Button::press(format!("{mark}{}", phase.named(language)), Press::Phase { phase })
    });
    Ok(View::new(say!(language, "groups-phase-title"))
        .line(group.name)
        .line(say!(language, "groups-phase-line"))
        .grid(1, buttons)
        .button(Button::back(language, ways::GROUP.of(id))))
}

/// What a group is about.
pub async fn categories(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let buttons = needs::categories(cx).await?.into_iter().map(|category| {
        let chosen = group.categories.contains(&category);
        let mark = if chosen { "✅ " } else { "" };
        let label = format!("{mark}{}", category.name.to(language));
        Button::press(label, Press::Category { id: category.id, wanted: !chosen })
    });
    Ok(View::new(say!(language, "groups-categories-title"))
        .line(group.name)
        .line(say!(language, "groups-categories-line"))
        .grid(1, buttons)
        .button(Button::back(language, ways::GROUP.of(id))))
}

/// What coordinators are told of a group whose leader goes.
pub fn orphan(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "groups-orphan-title", cluster = group.name.clone()))
        .line(say!(language, "groups-orphan-line"))
        .button(Button::go(say!(language, "groups-orphan-appoint"), ways::GROUP.of(group.id)))
}

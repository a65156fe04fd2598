//! The cards about groups, at the desk.

use chrono::NaiveDate;

use super::steps::Press;
use super::store::{self, Basis, Listed};
use crate::features::office::views::ROWS;
use crate::ids::{GroupId, OrganisationId};
use crate::model::groups::{self, GroupName, MadeFor, Phase};
use crate::model::roles::Coordinator;
use crate::model::{needs, organisations, regulation, ways};
use crate::say;
use crate::talk::labels::SIGNS;
use crate::talk::{Button, Cx, Leaf, Result, Spot, View};
use crate::text::{self, Language, pinched, schools};

/// Characters of a name on a button: cut in its middle, so that its end, where names differ, is seen.
const NAME: usize = 34;
/// The same beside the word that it is closed.
const CLOSED_NAME: usize = 20;
/// Agreements on one card: the organisations' cards have all of them.
const AGREEMENTS: usize = 2;
/// Characters of an agreement's number on its button.
const NUMBER: usize = 12;
/// Categories on one card, so that its question is seen above them on a small phone.
pub const CATEGORIES: usize = 6;

pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot, lacking: bool) -> Result<View<Press>> {
    let language = cx.language();
    let mut found = store::listed(cx, guard, &spot.search).await?;
    let lacks = |group: &Listed| !group.has_programme && group.phase != Phase::Closed;
    let count = found.iter().filter(|group| lacks(group)).count();
    // Whoever answers for the municipality sees which have no programme yet (S1-06).
    let filter = match (lacking, count) {
        (true, _) => Some(Button::press(say!(language, "groups-all-of-them"), Press::Lacking { only: false })),
        (false, 0) => None,
        (false, count) => {
            Some(Button::press(say!(language, "groups-lacking", count = count), Press::Lacking { only: true }))
        }
    };
    if lacking {
        found.retain(lacks);
    }
    let view = View::new(match lacking {
        true => say!(language, "groups-lacking-title"),
        false => say!(language, "groups-title"),
    });
    let leaf = |leaf| Press::List { leaf };
    Ok(rows(view, language, found, spot, leaf, |label, group| Button::go(label, ways::GROUP.of(group)))
        .row(filter.into_iter().chain([Button::go(say!(language, "office-table"), ways::GROUPS_TABLE.place())]))
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
        (true, false) => view.line(say!(language, "groups-not-found", search = spot.shown())),
        (false, _) => {
            let is_led = |group: &Listed| group.led || group.phase == Phase::Closed;
            let mark = found.iter().any(|group| !is_led(group)).then(|| say!(language, "groups-mark"));
            view.line(say!(language, "groups-count", count = found.len()))
                .maybe_line(mark)
                .question(say!(language, "groups-question"))
        }
    };
    view.list(language, found, ROWS, spot, leaf, |group| {
        let is_closed = group.phase == Phase::Closed;
        let name = pinched(&group.name, if is_closed { CLOSED_NAME } else { NAME });
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
    let (language, today) = (cx.language(), cx.today());
    let group = store::group(cx, guard, id).await?;
    let now = regulation::now(cx).await?;
    let made_for = MadeFor::told(group.made_for, &now, language)?;
    let made_for = made_for.map(|kind| say!(language, "groups-made-for", kind = kind));
    let has_kinds = made_for.is_some() || MadeFor::offered(&now)?.len() > 1;
    let about: Vec<_> = group.categories.iter().map(|category| category.name.to(language).to_lowercase()).collect();
    let is_led = group.leader.is_some();
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
        .maybe_line(made_for)
        .maybe_line(group.host.map(|host| format!("📍 {host}")))
        .maybe_line(group.order.map(|order| {
            let day = order.day.format("%d.%m.%Y").to_string();
            say!(language, "groups-order", number = order.number, day = day)
        }))
        .maybe_line(
            (!group.has_programme && group.phase != Phase::Closed).then(|| say!(language, "groups-no-programme")),
        )
        .lines(group.agreements.iter().take(AGREEMENTS).map(|basis| rests_on(language, basis, today)))
        .maybe_line(
            (group.agreements.len() > AGREEMENTS)
                .then(|| say!(language, "groups-agreements-more", count = group.agreements.len() - AGREEMENTS)),
        );
    if group.phase != Phase::Closed {
        let label =
            if is_led { say!(language, "groups-replace-leader") } else { say!(language, "groups-appoint-leader") };
        view = view.button(Button::go(label, ways::LEADER_FOR.of(id)));
    }
    let remove = group.is_empty.then(|| Button::press(say!(language, "groups-remove"), Press::Remove));
    Ok(view
        .row([
            Button::press(say!(language, "groups-to-phase"), Press::Phases),
            Button::press(say!(language, "office-rename"), Press::Rename),
        ])
        .row([
            Button::press(say!(language, "groups-to-host"), Press::Hosts),
            Button::go(say!(language, "groups-to-programme"), ways::PROGRAMME.of(id)),
        ])
        .button(Button::press(say!(language, "groups-to-categories"), Press::Categories))
        .row(has_kinds.then(|| Button::press(say!(language, "groups-to-made-for"), Press::Kinds)))
        .row([
            Button::go(say!(language, "groups-to-plan"), ways::PLAN_OF.of(id)),
            Button::go(say!(language, "groups-to-papers"), ways::PAPERS_OF.of(id)),
            Button::go(say!(language, "office-journal"), ways::JOURNAL_OF_GROUP.of(id)),
        ])
        .grid(
            2,
            group.agreements.iter().take(AGREEMENTS).map(|basis| {
                let label = say!(language, "groups-to-agreement", number = pinched(&basis.number, NUMBER));
                Button::go(label, ways::AGREEMENT.of((basis.of, basis.id)))
            }),
        )
        .row(remove)
        .button(Button::back(language, ways::GROUPS.place())))
}

/// «📄 Соглашение № 5, по 21 декабря 2026».
fn rests_on(language: Language, basis: &Basis, today: NaiveDate) -> String {
    let (kind, number) = (basis.sort.named(language), basis.number.clone());
    match basis.until {
        None => say!(language, "groups-agreement", kind = kind, number = number),
        Some(until) => {
            let day = text::date(language, until, true);
            match until < today {
                true => say!(language, "groups-agreement-over", kind = kind, number = number, day = day),
                false => say!(language, "groups-agreement-until", kind = kind, number = number, day = day),
            }
        }
    }
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

/// What a group is made for, of what the regulation has.
pub async fn kinds(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let buttons = MadeFor::offered(&*regulation::now(cx).await?)?.into_iter().map(|kind| {
        let mark = if group.made_for == Some(kind) { "✅ " } else { "" };
        Button::press(format!("{mark}{}", text::with_capital(&kind.named(language))), Press::MadeFor { kind })
    });
    Ok(View::new(say!(language, "groups-made-for-title"))
        .line(group.name)
        .question(say!(language, "groups-made-for-question"))
        .grid(1, buttons.collect::<Vec<_>>())
        .button(Button::back(language, ways::GROUP.of(id))))
}

/// What a group is about.
pub async fn categories(cx: &mut Cx, guard: Coordinator, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let mut all = needs::categories(cx).await?;
    // What is offered no more stays where it was chosen, so that it can be taken away.
    all.retain(|category| category.is_offered || group.categories.contains(category));
    let button = |category: needs::Category| {
        let chosen = group.categories.contains(&category);
        let mark = if chosen { "✅ " } else { "" };
        let label = format!("{mark}{}", category.label(language));
        Button::press(label, Press::Category { id: category.id, wanted: !chosen })
    };
    Ok(View::new(say!(language, "groups-categories-title"))
        .line(group.name.clone())
        .line(say!(language, "groups-categories-line"))
        .list(language, all, CATEGORIES, spot, |leaf| Press::List { leaf }, button)
        .button(Button::back(language, ways::GROUP.of(id))))
}

/// Which organisation is to host a group.
pub async fn hosts(cx: &mut Cx, guard: Coordinator, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let now = match group.host {
        Some(host) => say!(language, "groups-host-now", host = host),
        None => say!(language, "groups-host-none"),
    };
    let view = View::new(say!(language, "groups-form-host-title")).line(group.name).line(now);
    let leaf = |leaf| Press::List { leaf };
    let view = host_rows(cx, view, spot, leaf, |id| Press::Host { id }).await?;
    Ok(view.button(Button::cancel(language, ways::GROUP.of(id))))
}

/// Adds the organisations that may host a group, and the choice of none.
pub async fn host_rows<P>(
    cx: &mut Cx,
    view: View<P>,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    press: impl Fn(Option<OrganisationId>) -> P,
) -> Result<View<P>> {
    let language = cx.language();
    let ranked = organisations::search(cx, &spot.search).await?;
    let found = if ranked.found.is_empty() { ranked.near } else { ranked.found };
    let not_found = (found.is_empty() && !spot.search.is_empty())
        .then(|| say!(language, "groups-host-not-found", search = spot.shown()));
    let button = |organisation: organisations::Organisation| {
        Button::press(schools::label(&organisation.name, SIGNS), press(Some(organisation.id)))
    };
    Ok(view
        .maybe_line(not_found)
        .question(say!(language, "groups-form-host-question"))
        .button(Button::press(say!(language, "groups-form-no-host"), press(None)))
        .list(language, found, ROWS, spot, leaf, button))
}

/// What a closed group no longer does, and what stays.
pub async fn closing(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    Ok(View::new(say!(language, "groups-closing-title"))
        .line(group.name)
        .line(say!(language, "groups-closing-told", count = group.members))
        .line(say!(language, "groups-closing-stays"))
        .question(say!(language, "groups-closing-question"))
        .button(Button::press(say!(language, "groups-close"), Press::Really).grave())
        .button(Button::cancel(language, ways::GROUP.of(id))))
}

/// What members are told of a group that was closed.
pub fn told_of_closing(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "groups-notice-closed-title", cluster = group.name.clone()))
        .line(say!(language, "groups-notice-closed-line"))
        .button(Button::go(say!(language, "groups-open"), ways::CLUSTER.of(group.id)))
        .button(Button::go(say!(language, "groups-all-clusters"), ways::CLUSTERS.place()))
}

/// What goes with a group that was made by mistake, and what stays.
pub async fn removing(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let group = store::group(cx, guard, id).await?;
    let view = View::new(say!(language, "groups-removing-title")).line(group.name);
    if !group.is_empty {
        let view = view.question(say!(language, "groups-not-removed"));
        return Ok(view.button(Button::back(language, ways::GROUP.of(id))));
    }
    let leader = group.leader.map(|name| say!(language, "groups-removing-leader", name = name.listed()));
    let former = (group.former > 0).then(|| say!(language, "groups-removing-former", count = group.former));
    Ok(view
        .line(say!(language, "groups-removing-goes"))
        .maybe_line(leader)
        .maybe_line(former)
        .line(say!(language, "groups-removing-stays"))
        .question(say!(language, "groups-removing-question"))
        .button(Button::press(say!(language, "groups-remove"), Press::Really).grave())
        .button(Button::cancel(language, ways::GROUP.of(id))))
}

/// What somebody is told whose group was removed.
pub fn told_of_removal(language: Language, name: &str) -> View<Press> {
    View::new(say!(language, "groups-notice-removed-title"))
        .line(say!(language, "groups-notice-removed-line", cluster = name.to_owned()))
        .button(Button::go(say!(language, "groups-all-clusters"), ways::CLUSTERS.place()))
}

/// What coordinators are told of a group whose leader goes.
pub fn orphan(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "groups-orphan-title", cluster = group.name.clone()))
        .line(say!(language, "groups-orphan-line"))
        .button(Button::go(say!(language, "groups-orphan-appoint"), ways::GROUP.of(group.id)))
}

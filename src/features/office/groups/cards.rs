//! The cards about clusters, at the desk.

use super::desk::Press;
use super::store::{self, Listed};
use crate::ids::ClusterId;
use crate::model::people::Coordinator;
use crate::model::people::clusters::Phase;
use crate::say;
use crate::features::office::{ROWS, back, cancel};
use crate::talk::{Button, Cx, Leaf, Place, Result, Spot, View};
use crate::text::{Language, pinched};

/// Characters of a name on a button: cut in its middle, so that its end, where names differ, is seen.
const NAME: usize = 36;

/// The list of clusters.
pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let clusters = store::clusters(cx, guard, &spot.search).await?;
    let view = View::new(say!(language, "staff-clusters-title"));
    Ok(rows(view, language, clusters, spot, Press::List, |label, cluster| {
        Button::go(label, Place::ClusterDesk(cluster))
    })
    .button(back(language, Place::People)))
}

/// Adds clusters, a button a row, and the way to a new one.
pub fn rows<P>(
    view: View<P>,
    language: Language,
    clusters: Vec<Listed>,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    button: impl Fn(String, ClusterId) -> Button<P>,
) -> View<P> {
    let view = match (clusters.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "staff-clusters-none")),
        (true, false) => view.line(say!(language, "staff-not-found", search = spot.search.clone())),
        (false, _) => view
            .line(say!(language, "staff-clusters-count", count = clusters.len()))
            .question(say!(language, "staff-clusters-question")),
    };
    view.list(language, clusters, ROWS, spot, leaf, |cluster| {
        let name = pinched(&cluster.name, NAME);
        let label = match (cluster.phase, cluster.led) {
            (Phase::Closed, _) => say!(language, "staff-clusters-closed", name = name),
            (_, false) => format!("❗ {name}"),
            _ => name,
        };
        button(label, cluster.id)
    })
    .button(Button::go(say!(language, "staff-new-cluster"), Place::NewCluster))
}

/// A cluster.
pub async fn card(cx: &mut Cx, guard: Coordinator, id: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, id).await?;
    let categories: Vec<_> = store::categories(cx, guard, id, language)
        .await?
        .into_iter()
        .filter(|category| category.addressed)
        .map(|category| category.name.to_lowercase())
        .collect();
    let leader = match &cluster.leader {
        Some((_, name)) => say!(language, "staff-cluster-leader", name = name.listed()),
        None => say!(language, "staff-cluster-leaderless"),
    };
    let mut view = View::new(cluster.name)
        .line(leader)
        .line(say!(language, "staff-cluster-phase", phase = cluster.phase.named(language)))
        .line(say!(language, "staff-cluster-members", count = cluster.members))
        .line(if categories.is_empty() {
            say!(language, "staff-cluster-no-categories")
        } else {
            say!(language, "staff-cluster-categories", categories = categories.join(", "))
        });
    if let Some(host) = cluster.host {
        view = view.line(format!("📍 {host}"));
    }
    if cluster.phase != Phase::Closed {
        view = view.button(Button::go(say!(language, "staff-appoint-leader"), Place::LeaderFor(id)));
    }
    Ok(view
        .row([
            Button::press(say!(language, "staff-phase"), Press::Phases),
            Button::press(say!(language, "staff-rename"), Press::Rename),
        ])
        .button(Button::press(say!(language, "staff-categories"), Press::Categories))
        .button(back(language, Place::DeskClusters)))
}

/// The new name of a cluster is typed.
pub async fn rename(cx: &mut Cx, guard: Coordinator, id: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, id).await?;
    Ok(View::new(say!(language, "staff-rename-title"))
        .line(say!(language, "staff-rename-now", name = cluster.name))
        .question(say!(language, "staff-rename-cluster-question"))
        .button(cancel(language, Place::ClusterDesk(id))))
}

/// Where in its cycle a cluster is (S1-07).
pub async fn phases(cx: &mut Cx, guard: Coordinator, id: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, id).await?;
    Ok(View::new(say!(language, "staff-phase-title"))
        .line(cluster.name)
        .line(say!(language, "staff-phase-line"))
        .grid(
            1,
            Phase::ALL.into_iter().map(|each| {
                let mark = if each == cluster.phase { "✅ " } else { "" };
                Button::press(format!("{mark}{}", each.named(language)), Press::Phase(each))
            }),
        )
        .button(back(language, Place::ClusterDesk(id))))
}

/// What a cluster addresses.
pub async fn categories(cx: &mut Cx, guard: Coordinator, id: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let named = store::cluster(cx, guard, id).await?.name;
    let categories = store::categories(cx, guard, id, language).await?;
    Ok(View::new(say!(language, "staff-categories-title"))
        .line(named)
        .line(say!(language, "staff-categories-line"))
        .grid(
            1,
            categories.into_iter().map(|category| {
                let mark = if category.addressed { "✅ " } else { "" };
                Button::press(format!("{mark}{}", category.name), Press::Category(category.id, !category.addressed))
            }),
        )
        .button(back(language, Place::ClusterDesk(id))))
}

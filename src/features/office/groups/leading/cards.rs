//! The cards about who leads what.

use super::Press;
use crate::ids::{ClusterId, PersonId};
use crate::model::people::clusters::Phase;
use crate::model::people::{Coordinator, store as lists};
use crate::say;
use crate::features::office::{back, groups as clusters, people, sure};
use crate::talk::{Button, Cx, Place, Result, Spot, View};
use crate::text::Language;

/// The people who may lead a cluster.
pub async fn whom(cx: &mut Cx, guard: Coordinator, id: ClusterId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = clusters::cluster(cx, guard, id).await?;
    let found = people::find(cx, guard, spot).await?;
    let view = View::new(say!(language, "staff-leader-title"))
        .line(say!(language, "staff-of-cluster", cluster = cluster.name))
        .line(people::how_many(language, &found, spot))
        .question(say!(language, "staff-people-question"));
    Ok(people::rows(view, language, found, spot, Press::List, |label, person| {
        Button::press(label, Press::Person(person))
    })
    .button(back(language, Place::ClusterDesk(id))))
}

/// The clusters that a person may be given: those that are not closed.
pub async fn what(cx: &mut Cx, guard: Coordinator, person: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let name = lists::person(cx, person).await?.name.listed();
    let mut found = clusters::clusters(cx, guard, &spot.search).await?;
    found.retain(|cluster| cluster.phase != Phase::Closed);
    let view = View::new(say!(language, "staff-which-cluster")).line(say!(language, "staff-will-lead", name = name));
    Ok(clusters::rows(view, language, found, spot, Press::List, |label, cluster| {
        Button::press(label, Press::Cluster(cluster))
    })
    .button(back(language, Place::Person(person))))
}

/// Shall this person lead this cluster? Says who is replaced.
pub async fn certain(cx: &mut Cx, guard: Coordinator, id: ClusterId, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = clusters::cluster(cx, guard, id).await?;
    let person = lists::person(cx, person).await?;
    let replaced = match cluster.leader {
        Some((former, name)) if former != person.id => {
            say!(language, "staff-leading-replaces", name = name.listed())
        }
        Some(_) => say!(language, "staff-leads-already"),
        None => say!(language, "staff-leading-first"),
    };
    Ok(sure(
        View::new(say!(language, "staff-leading-title"))
            .line(say!(language, "staff-of-cluster", cluster = cluster.name))
            .line(say!(language, "staff-will-lead", name = person.name.listed()))
            .line(replaced)
            .line(say!(language, "staff-leading-told")),
        language,
        Button::press(say!(language, "staff-appoint"), Press::Yes),
        Place::ClusterDesk(id),
    ))
}

/// What a new leader is told.
pub fn notice(language: Language, name: &str, cluster: ClusterId) -> View<Press> {
    View::new(say!(language, "staff-notice-leader-title"))
        .line(say!(language, "staff-notice-leader-line", cluster = name.to_owned()))
        .button(Button::go(say!(language, "staff-open-cluster"), Place::Cluster(cluster)))
        .button(Button::go(say!(language, "staff-new-event"), Place::NewEventOf(cluster)))
}

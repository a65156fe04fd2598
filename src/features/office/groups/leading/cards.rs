//! The cards about who leads what.

use super::steps::Press;
use crate::features::office::groups::{cards, store};
use crate::features::office::views::{self, ROWS, sure};
use crate::ids::{GroupId, PersonId};
use crate::model::groups::{self, GroupName};
use crate::model::roles::Coordinator;
use crate::model::{people, ways};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::Language;

/// The people who may lead a group.
pub async fn whom(cx: &mut Cx, guard: Coordinator, group: GroupId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let name = groups::named(cx, group).await?.name;
    let found = people::find(cx, guard, people::Among::Answerable, spot, ROWS).await?;
    let view = View::new(say!(language, "groups-whom-title"))
        .line(say!(language, "groups-named", cluster = name))
        .line(views::how_many(language, &found, spot))
        .question(say!(language, "office-people-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(views::people(view, language, found, spot, leaf, |label, id| Button::press(label, Press::Person { id }))
        .button(Button::back(language, ways::GROUP.of(group))))
}

/// The groups that a person may be given: those that are not closed.
pub async fn what(cx: &mut Cx, guard: Coordinator, person: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let store::Choice { person: name, groups } = store::choice(cx, guard, person, &spot.search).await?;
    let view =
        View::new(say!(language, "groups-what-title")).line(say!(language, "groups-will-lead", name = name.listed()));
    let leaf = |leaf| Press::List { leaf };
    Ok(cards::rows(view, language, groups, spot, leaf, |label, id| Button::press(label, Press::Group { id }))
        .button(Button::back(language, ways::PERSON.of(person))))
}

/// Shall this person lead this group? Says who is replaced.
pub async fn certain(cx: &mut Cx, guard: Coordinator, group: GroupId, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let store::Succession { group: name, leader, next } = store::succession(cx, guard, group, person).await?;
    let replaced = match leader {
        Some((former, name)) if former != person => {
            say!(language, "groups-leading-replaces", name = name.listed())
        }
        Some(_) => say!(language, "groups-leads-already"),
        None => say!(language, "groups-leading-first"),
    };
    Ok(sure(
        View::new(say!(language, "groups-leading-title"))
            .line(say!(language, "groups-named", cluster = name))
            .line(say!(language, "groups-will-lead", name = next.listed()))
            .line(replaced)
            .line(say!(language, "groups-leading-told")),
        language,
        Button::press(say!(language, "groups-appoint"), Press::Yes),
        ways::GROUP.of(group),
    ))
}

/// What a new leader is told.
pub fn told_to_leader(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "groups-notice-leader-title"))
        .line(say!(language, "groups-notice-leader-line", cluster = group.name.clone()))
        .button(Button::go(say!(language, "groups-open"), ways::CLUSTER.of(group.id)))
        .button(Button::go(say!(language, "groups-new-event"), ways::NEW_EVENT_OF.of(group.id)))
}

/// What a former leader is told.
pub fn told_to_former(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "groups-notice-former-title"))
        .line(say!(language, "groups-notice-former-line", cluster = group.name.clone()))
        .button(Button::go(say!(language, "groups-open"), ways::CLUSTER.of(group.id)))
}

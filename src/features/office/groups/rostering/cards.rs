//! The cards about the rosters of somebody who is merely listed.

use super::steps::Press;
use crate::features::office::groups::store;
use crate::features::office::views::{ROWS, sure};
use crate::ids::{GroupId, PersonId};
use crate::model::roles::Coordinator;
use crate::model::{groups, people, ways};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::pinched;

/// Characters of a name on a button, beside its mark.
const NAME: usize = 34;

/// The groups that are open, those with the person among them marked.
pub async fn groups(cx: &mut Cx, guard: Coordinator, person: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let store::Rosters { person: name, groups } = store::rosters(cx, guard, person, &spot.search).await?;
    let count = groups.iter().filter(|group| group.belongs).count();
    let belongs = match count {
        0 => say!(language, "groups-rosters-none"),
        count => say!(language, "groups-rosters-count", count = count),
    };
    let view = View::new(say!(language, "groups-rosters-title")).line(name.listed()).line(belongs);
    let view = match (groups.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "groups-none")),
        (true, false) => view.line(say!(language, "groups-not-found", search = spot.shown())),
        (false, _) => view.question(say!(language, "groups-rosters-question")),
    };
    let leaf = |leaf| Press::List { leaf };
    Ok(view
        .list(language, groups, ROWS, spot, leaf, |group| {
            let mark = if group.belongs { "✅ " } else { "" };
            Button::press(format!("{mark}{}", pinched(&group.name, NAME)), Press::Group { id: group.id })
        })
        .button(Button::back(language, ways::PERSON.of(person))))
}

/// Shall this person go from this group?
pub async fn leaving(cx: &mut Cx, person: PersonId, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let (name, group) = (people::person(cx, person).await?.name, groups::named(cx, group).await?.name);
    Ok(sure(
        View::new(say!(language, "groups-unroster-title"))
            .line(name.listed())
            .line(say!(language, "groups-named", cluster = group))
            .line(say!(language, "groups-unroster-stays")),
        language,
        Button::press(say!(language, "groups-unroster"), Press::Yes),
        ways::ROSTERS_OF.of(person),
    ))
}

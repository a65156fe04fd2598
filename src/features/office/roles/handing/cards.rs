//! The cards of a handing over.

use super::room::Press;
use crate::features;
use crate::features::office::roles::store;
use crate::features::office::views::{self, ROWS, sure};
use crate::ids::PersonId;
use crate::model::roles::Coordinator;
use crate::model::{people, ways};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{Language, clipped};

/// So many things of a kind are named before the rest is counted.
const NAMED: usize = 3;

/// To whom?
pub async fn to_whom(cx: &mut Cx, guard: Coordinator, from: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let handed = store::handed(cx, from, None).await?;
    let what = said(language, &handed.what);
    let view = View::new(say!(language, "roles-hand-title")).line(handed.from.listed());
    let back = Button::back(language, ways::ROLES_OF.of(from));
    if what.is_empty() {
        return Ok(view.line(say!(language, "roles-hand-nothing")).button(back));
    }
    let found = people::find(cx, guard, people::Among::Answerable, spot, ROWS).await?;
    let view = view
        .line(say!(language, "roles-hand-what", what = what.join(", ")))
        .line(views::how_many(language, &found, spot))
        .question(say!(language, "roles-hand-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(views::people(view, language, found, spot, leaf, |label, id| Button::press(label, Press::To { id }))
        .button(back))
}

/// Shall it be so? Names what goes, and says what stays.
pub async fn certain(cx: &mut Cx, from: PersonId, to: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let handed = store::handed(cx, from, Some(to)).await?;
    let to = handed.to.ok_or(Trouble::Gone)?;
    let lines = features::handovers().zip(&handed.what).filter(|(_, names)| !names.is_empty()).map(|(it, names)| {
        let shown: Vec<_> = names.iter().take(NAMED).map(|name| format!("«{}»", clipped(name, 40))).collect();
        let rest = names.len().saturating_sub(NAMED);
        let more = (rest > 0).then(|| say!(language, "roles-hand-more", rest = rest));
        let shown: Vec<_> = std::iter::once(shown.join(", ")).chain(more).collect();
        format!("✅ {}: {}", (it.said)(names.len(), language), shown.join(" "))
    });
    let lines: Vec<_> = lines.collect();
    let view = View::new(say!(language, "roles-hand-sure"))
        .line(say!(language, "roles-hand-from", name = handed.from.listed()))
        .line(say!(language, "roles-hand-to", name = to.listed()))
        .lines(lines)
        .line(say!(language, "roles-hand-stays"));
    Ok(sure(view, language, Button::press(say!(language, "roles-hand-yes"), Press::Yes), ways::ROLES_OF.of(from)))
}

/// «2 кластера», «1 событие»: how much of each there is.
pub fn said(language: Language, what: &[Vec<String>]) -> Vec<String> {
    let some = features::handovers().zip(what).filter(|(_, names)| !names.is_empty());
    some.map(|(handover, names)| (handover.said)(names.len(), language)).collect()
}

//! Own words and the catalogue: their owner shows them to coordinators without a name, or no more, and takes them back from
//! under the item where they stand.

use super::list::Deficits;
use super::steps::{Press, Shown, Step};
use crate::ids::DeficitId;
use crate::model::needs::{self, Deficit};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Trouble, View};
use crate::text::Language;

/// What the card of a deficit says of its owner's words.
pub fn line(language: Language, deficit: &Deficit) -> Option<String> {
    let words = deficit.words.as_ref()?;
    let is_open = deficit.closed_at.is_none();
    match () {
        () if words.is_filed => Some(say!(language, "deficits-words-filed", words = words.said.clone())),
        () if words.is_met => Some(say!(language, "deficits-words-met")),
        () if words.is_shown && is_open => Some(say!(language, "deficits-words-shown")),
        () => None,
    }
}

/// What can be done with them there.
pub fn button(language: Language, deficit: &Deficit) -> Option<Button<Press>> {
    let words = deficit.words.as_ref()?;
    match () {
        () if words.is_filed => Some(Button::press(say!(language, "deficits-words-unfile"), Press::Unfile)),
        () if deficit.closed_at.is_some() => None,
        () if words.is_shown => {
            Some(Button::press(say!(language, "deficits-words-hide"), Press::ShowWords { wanted: false }))
        }
        () => Some(Button::press(say!(language, "deficits-words-show"), Press::Words)),
    }
}

/// Shall coordinators be shown them?
pub async fn asking(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let language = cx.language();
    let words = needs::one(cx, owner, id).await?.words.ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "deficits-words-title"))
        .line(format!("«{}»", words.said))
        .line(say!(language, "deficits-words-what"))
        .line(say!(language, "deficits-words-why"))
        .question(say!(language, "deficits-words-question"))
        .button(Button::press(say!(language, "deficits-words-yes"), Press::ShowWords { wanted: true }))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Shows them, or no more.
pub async fn show(
    cx: &mut Cx,
    owner: Registered,
    (id, shown): (DeficitId, Shown),
    wanted: bool,
) -> Result<Next<Deficits>> {
    needs::show_words(cx, owner, id, wanted).await?;
    cx.remark(match wanted {
        true => say!(cx.language(), "deficits-words-shown-remark"),
        false => say!(cx.language(), "deficits-words-hidden-remark"),
    });
    Ok(Next::Go(Step::Card { id, shown }))
}

/// Takes them back from under an item.
pub async fn unfile(cx: &mut Cx, owner: Registered, (id, shown): (DeficitId, Shown)) -> Result<Next<Deficits>> {
    needs::unfile(cx, owner, id).await?;
    cx.remark(say!(cx.language(), "deficits-words-back-remark"));
    Ok(Next::Go(Step::Card { id, shown }))
}

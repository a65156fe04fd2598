//! What a pair has come to, for its mentee: which of their own difficulties are no more. Whoever ends a pair says of the goal;
//! of a deficit its owner alone says so, and nobody else reads it (S0-04).
//!
//! ```text
//! - (a pair that is completed, on the mentee's card)   — [Итог по дефицитам]
//! - Что получилось? Нажмите, и дефицит закроется.      — [Трудное поведение]
//! - ✅ Получилось. Дефицит закрыт.                      — (its evidence is the work in the pair)
//! ```

use super::cards::ROWS;
use super::room::{Mentoring, mine};
use super::steps::{Press, Step};
use crate::ids::{DeficitId, PairId};
use crate::model::needs::{self, Deficit, Evidence};
use crate::model::pairs::{Basis, Pair, State};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Spot, Trouble, View};
use crate::text::forms;

/// Whether somebody may say what became of their difficulties: the mentee of a pair that is completed.
pub fn is_asked(pair: &Pair, person: crate::ids::PersonId) -> bool {
    pair.state == State::Completed && pair.basis != Basis::Subject && pair.mentee == Some(person)
}

/// The open deficits of the mentee, in the direction of the pair if it has one.
async fn open(cx: &mut Cx, id: PairId) -> Result<Vec<Deficit>> {
    let me = Registered::of(cx)?;
    let pair = mine(cx, id).await?;
    if !is_asked(&pair, me.id()) {
        return Err(Trouble::Gone);
    }
    let mut all = needs::own(cx, me).await?;
    all.retain(|one| one.closed_at.is_none() && pair.direction_id.is_none_or(|it| it == one.category.id));
    Ok(all)
}

/// Which of them are no more?
pub async fn card(cx: &mut Cx, id: PairId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = open(cx, id).await?;
    let total = all.len();
    all.retain(|one| forms::finds(&spot.search, &[&one.name.to(language)]));
    let view =
        View::new(say!(language, "pairs-outcome-title")).line(say!(language, "pairs-outcome-private")).asks_by_list(
            (total, all.len()),
            [
                say!(language, "pairs-outcome-none"),
                say!(language, "pairs-not-found", search = spot.shown()),
                say!(language, "pairs-outcome-question"),
            ],
        );
    let row = |one: Deficit| {
        Button::press(crate::text::clipped(&one.name.to(language), 60), Press::Overcome { id: one.id }).grave()
    };
    Ok(view
        .list(language, all, ROWS, spot, |leaf| Press::Leaf { leaf }, row)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// One of them is no more: the pair is the evidence. A second tap finds it closed.
pub async fn overcome(cx: &mut Cx, id: PairId, deficit: DeficitId) -> Result<Next<Mentoring>> {
    let (language, me) = (cx.language(), Registered::of(cx)?);
    if open(cx, id).await?.iter().any(|one| one.id == deficit) {
        let evidence = Evidence::Words(say!(language, "pairs-outcome-evidence"));
        needs::close(cx, me, deficit, &evidence).await?;
        cx.remark(say!(language, "pairs-outcome-closed"));
    }
    Ok(Next::Go(Step::Outcome { id, spot: Spot::default() }))
}

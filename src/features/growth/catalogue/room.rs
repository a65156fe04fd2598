//! The conversation about the catalogue.

use super::steps::{At, Press, Step};
use super::{areas, cards};
use crate::ids::ItemId;
use crate::model::needs::{self, ListedItem};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Trouble, View};

pub struct Catalogue;

impl Room for Catalogue {
    const NAME: &'static str = "catalogue";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::All => Step::All { spot: Spot::default() },
            At::Of { id } => Step::In { category: id, retired: false, spot: Spot::default() },
            At::Item { id } => Step::Item { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::All { spot } => cards::all(cx, guard, spot).await,
            Step::In { category, retired, spot } => cards::within(cx, *category, *retired, spot).await,
            Step::Item { id } => cards::item(cx, *id).await,
            Step::Retire { id } => cards::retire(cx, *id).await,
            Step::Areas { spot } => areas::retired(cx, spot).await,
            Step::RetireArea { id } => areas::retire(cx, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::All { .. }, Said::Text(typed)) => Next::Go(Step::All { spot: Spot::found(&typed) }),
            (Step::All { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::All { spot: spot.after(leaf) }),
            (Step::All { .. }, Said::Press(Press::Category { id })) => {
                Next::Go(Step::In { category: id, retired: false, spot: Spot::default() })
            }
            (Step::All { .. }, Said::Press(Press::Areas)) => Next::Go(Step::Areas { spot: Spot::default() }),
            (Step::Areas { .. }, Said::Text(typed)) => Next::Go(Step::Areas { spot: Spot::found(&typed) }),
            (Step::Areas { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Areas { spot: spot.after(leaf) })
            }
            (Step::Areas { .. }, Said::Press(Press::Category { id })) => {
                Next::Go(Step::In { category: id, retired: false, spot: Spot::default() })
            }
            (Step::Areas { .. }, Said::Press(Press::Back)) => Next::Go(Step::All { spot: Spot::default() }),
            (Step::In { category, retired: false, .. }, Said::Press(Press::RetireArea)) => {
                Next::Go(Step::RetireArea { id: category })
            }
            (step @ Step::In { retired: false, .. }, Said::Press(Press::ReturnArea)) => {
                let Step::In { category, .. } = &step else { return Ok(Next::Puzzled) };
                if let Some(flaw) = areas::offer(cx, *category, true).await? {
                    return Ok(Next::Stay(flaw));
                }
                cx.remark(say!(language, "catalogue-area-returned"));
                Next::Go(step)
            }
            (Step::RetireArea { id }, Said::Press(Press::Yes)) => {
                if let Some(flaw) = areas::offer(cx, id, false).await? {
                    return Ok(Next::Stay(flaw));
                }
                cx.remark(say!(language, "catalogue-area-retired-remark"));
                Next::Go(Step::In { category: id, retired: false, spot: Spot::default() })
            }
            (Step::RetireArea { id }, Said::Press(Press::Back)) => {
                Next::Go(Step::In { category: id, retired: false, spot: Spot::default() })
            }
            (Step::All { .. }, Said::Press(Press::Back)) => Next::Go(Step::All { spot: Spot::default() }),
            (step @ Step::All { .. }, Said::Press(Press::Sheet)) => {
                Coordinator::of(cx).await?;
                cards::sheet(cx).await?;
                cx.remark(say!(language, "catalogue-sheet-sent"));
                Next::Go(step)
            }

            (Step::In { category, retired, .. }, Said::Text(typed)) => {
                Next::Go(Step::In { category, retired, spot: Spot::found(&typed) })
            }
            (Step::In { category, retired, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::In { category, retired, spot: spot.after(leaf) })
            }
            (Step::In { category, .. }, Said::Press(Press::Retired { wanted })) => {
                Next::Go(Step::In { category, retired: wanted, spot: Spot::default() })
            }
            (Step::In { category, retired: true, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::In { category, retired: false, spot: Spot::default() })
            }
            (Step::In { .. }, Said::Press(Press::Back)) => Next::Go(Step::All { spot: Spot::default() }),
            (Step::All { .. } | Step::In { .. }, Said::Press(Press::Item { id })) => Next::Go(Step::Item { id }),

            (Step::Item { id }, Said::Press(Press::Retire)) => Next::Go(Step::Retire { id }),
            (Step::Item { id }, Said::Press(Press::Return)) => {
                offer(cx, id, true).await?;
                cx.remark(say!(language, "catalogue-returned"));
                Next::Go(Step::Item { id })
            }
            (Step::Item { id }, Said::Press(Press::Back)) => {
                let known = needs::catalogue(cx).await?;
                let entry = known.entry(id).ok_or(Trouble::Gone)?;
                let retired = !entry.is_kept;
                Next::Go(Step::In { category: entry.category, retired, spot: Spot::default() })
            }
            (Step::Retire { id }, Said::Press(Press::Yes)) => {
                offer(cx, id, false).await?;
                cx.remark(say!(language, "catalogue-retired-remark"));
                Next::Go(Step::Item { id })
            }
            (Step::Retire { id }, Said::Press(Press::Back)) => Next::Go(Step::Item { id }),
            _ => Next::Puzzled,
        })
    }
}

/// Offers an item, or no more; its names stay.
async fn offer(cx: &mut Cx, id: ItemId, offered: bool) -> Result<()> {
    let guard = Coordinator::of(cx).await?;
    let known = needs::catalogue(cx).await?;
    let entry = known.entry(id).ok_or(Trouble::Gone)?;
    let wanted = ListedItem { category: entry.category, ru: entry.item.name.ru.clone(), en: None, offered };
    needs::amend(cx, guard, &[], &[(id, wanted)]).await?;
    Ok(())
}

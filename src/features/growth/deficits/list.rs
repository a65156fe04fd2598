//! My deficits: the list and the card.

use super::steps::{At, Press, Shown, Step};
use super::{cards, closing, words};
use crate::model::needs::{self, Evidence};
use crate::model::people::WORDS;
use crate::model::people::consents::{self, Extra};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::one_line;

pub struct Deficits;

impl Room for Deficits {
    const NAME: &'static str = "deficits";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::List => Step::List { shown: Shown::default() },
            At::Card { id } => Step::Card { id, shown: Shown::default() },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        match step {
            Step::List { shown } => cards::list(cx, owner, shown).await,
            Step::Card { id, .. } => cards::card(cx, owner, *id).await,
            Step::Level { id, .. } => cards::level(cx, owner, *id).await,
            Step::Delete { id, .. } => cards::delete(cx, owner, *id).await,
            Step::Words { id, .. } => words::asking(cx, owner, *id).await,
            Step::Evidence { id, .. } => closing::evidence(cx, owner, *id).await,
            Step::Deeds { id, spot, .. } => closing::deeds(cx, owner, *id, spot).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { shown }, Said::Text(typed)) => {
                Next::Go(Step::List { shown: Shown { spot: Spot::found(&typed), ..shown } })
            }
            (Step::List { shown: Shown { closed, spot } }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::List { shown: Shown { closed, spot: spot.after(leaf) } })
            }
            (Step::List { .. }, Said::Press(Press::Closed { closed })) => {
                Next::Go(Step::List { shown: Shown { closed, spot: Spot::default() } })
            }
            (Step::List { shown }, Said::Press(Press::Show { wanted })) => {
                // A forged press may ask for what the text that was agreed to does not speak of.
                if wanted && cx.account.consent < Some(consents::SHOWS_DEFICITS) {
                    return Err(Trouble::Gone);
                }
                consents::set(cx, Extra::Deficits, wanted).await?;
                cx.remark(match wanted {
                    true => say!(language, "deficits-shown-remark"),
                    false => say!(language, "deficits-unshown-remark"),
                });
                Next::Go(Step::List { shown })
            }
            (Step::List { shown }, Said::Press(Press::Open { id })) => Next::Go(Step::Card { id, shown }),

            (Step::Card { shown, .. }, Said::Press(Press::Back)) => Next::Go(Step::List { shown }),
            (Step::Card { id, shown }, Said::Press(Press::Change)) => Next::Go(Step::Level { id, shown }),
            (Step::Card { id, shown }, Said::Press(Press::Delete)) => Next::Go(Step::Delete { id, shown }),
            (Step::Card { id, shown }, Said::Press(Press::Close)) => Next::Go(Step::Evidence { id, shown }),
            (Step::Card { id, shown }, Said::Press(Press::Words)) => Next::Go(Step::Words { id, shown }),
            (Step::Card { id, shown } | Step::Words { id, shown }, Said::Press(Press::ShowWords { wanted })) => {
                words::show(cx, owner, (id, shown), wanted).await?
            }
            (Step::Card { id, shown }, Said::Press(Press::Unfile)) => words::unfile(cx, owner, (id, shown)).await?,
            (Step::Card { id, shown }, Said::Press(Press::Reopen)) => {
                if needs::reopen(cx, owner, id).await? {
                    cx.remark(say!(language, "deficits-reopened-remark"));
                    Next::Go(Step::Card { id, shown })
                } else {
                    Next::Stay(say!(language, "deficits-reopen-already"))
                }
            }

            (Step::Level { id, shown }, Said::Press(Press::Level { level })) => {
                needs::set_level(cx, owner, id, level).await?;
                cx.remark(say!(language, "deficits-level-remark", level = level.named(language)));
                Next::Go(Step::Card { id, shown })
            }
            (Step::Delete { id, shown }, Said::Press(Press::Really)) => {
                needs::delete(cx, owner, id).await?;
                cx.remark(say!(language, "deficits-deleted-remark"));
                Next::Go(Step::List { shown })
            }
            (
                Step::Level { id, shown }
                | Step::Delete { id, shown }
                | Step::Evidence { id, shown }
                | Step::Words { id, shown },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id, shown }),

            (Step::Evidence { id, shown }, Said::Press(Press::Bare)) => {
                closing::close(cx, owner, (id, shown), Evidence::Nothing).await?
            }
            (Step::Evidence { id, shown }, Said::Text(typed)) => {
                let words = one_line(&typed);
                if !WORDS.contains(&words.chars().count()) {
                    return Ok(Next::Stay(say!(language, "deficits-evidence-flaw")));
                }
                closing::close(cx, owner, (id, shown), Evidence::Words(words)).await?
            }
            (Step::Evidence { id, shown }, Said::Press(Press::Deeds)) => {
                Next::Go(Step::Deeds { id, shown, spot: Spot::default() })
            }
            (Step::Deeds { id, shown, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Deeds { id, shown, spot: spot.after(leaf) })
            }
            (Step::Deeds { id, shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Deeds { id, shown, spot: Spot::found(&typed) })
            }
            (Step::Deeds { id, shown, .. }, Said::Press(Press::Deed { id: record })) => {
                let deed = needs::deed(cx, owner, record).await?;
                closing::close(cx, owner, (id, shown), Evidence::Record(deed.id)).await?
            }
            (Step::Deeds { id, shown, .. }, Said::Press(Press::Back)) => Next::Go(Step::Evidence { id, shown }),

            _ => Next::Puzzled,
        })
    }
}

//! A new deficit: category, item or own words, level, confirmation, and the clusters that can help.

use super::steps::{NewAt, NewPress as Press, NewStep as Step};
use super::{cards, rules, store};
use crate::ids::CategoryId;
use crate::model::needs::{self, Need, Outcome, What};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Trouble, View};
use crate::text::Language;

/// The room of a new deficit.
pub struct NewDeficit;

impl Room for NewDeficit {
    const NAME: &'static str = "newdeficit";
    type At = NewAt;
    type Step = Step;
    type Press = Press;

    fn home() -> NewAt {
        NewAt::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Category => None,
            Step::Item { .. } | Step::OwnWords { .. } | Step::Level { .. } | Step::Confirm { .. } => {
                Some(say!(language, "deficits-draft"))
            }
        }
    }

    async fn enter(_cx: &mut Cx, at: NewAt, draft: Option<Step>) -> Result<Next<Self>> {
        Ok(match (at, draft) {
            (NewAt::New, Some(_)) => Next::Offer(NewAt::New),
            (NewAt::New, None) => Next::Go(Step::Category),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        match step {
            Step::Category => cards::new_category(cx, owner).await,
            Step::Item { category, spot } => cards::new_item(cx, owner, *category, spot).await,
            Step::OwnWords { category } => cards::new_own_words(cx, owner, *category).await,
            Step::Level { category, what } => cards::new_level(cx, *category, what).await,
            Step::Confirm { category, what, level } => cards::confirm(cx, owner, *category, what, *level).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (_, Said::Press(Press::Cancel)) => {
                cx.toast(say!(language, "deficits-cancelled"));
                Next::To(ways::DEFICITS.place())
            }

            (Step::Category, Said::Press(Press::Category { id })) => {
                Next::Go(Step::items_of(store::offered(cx, owner, id).await?.id))
            }

            (Step::Item { category, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Item { category, spot: spot.after(leaf) })
            }
            (Step::Item { category, .. }, Said::Press(Press::Item { id })) => {
                let item = needs::item(cx, category, id).await?.id;
                onward(cx, owner, category, What::Item(item)).await?
            }
            (Step::Item { category, .. }, Said::Press(Press::OwnWords)) => Next::Go(Step::OwnWords { category }),
            (Step::Item { .. }, Said::Press(Press::Back)) => Next::Go(Step::Category),

            (Step::Item { category, .. } | Step::OwnWords { category }, Said::Text(typed)) => {
                match rules::in_own_words(&typed) {
                    Ok(what) => onward(cx, owner, category, what).await?,
                    Err(count) => Next::Stay(say!(language, "deficits-own-flaw", count = count)),
                }
            }
            (Step::OwnWords { category } | Step::Level { category, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::items_of(category))
            }

            (Step::Level { category, what }, Said::Press(Press::Level { level })) => {
                Next::Go(Step::Confirm { category, what, level })
            }

            (Step::Confirm { category, what, level }, Said::Press(Press::Confirm)) => {
                register(cx, owner, &Need { category, what, level }).await?
            }
            (Step::Confirm { category, what, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Level { category, what })
            }

            _ => Next::Puzzled,
        })
    }
}

/// The level is asked, unless the same deficit stands open already.
async fn onward(cx: &mut Cx, owner: Registered, category: CategoryId, what: What) -> Result<Next<NewDeficit>> {
    Ok(match needs::open_same(cx, owner, category, &what).await? {
        Some(id) => Next::Done(cards::already(cx, category, &what, id).await?),
        None => Next::Go(Step::Level { category, what }),
    })
}

async fn register(cx: &mut Cx, owner: Registered, need: &Need) -> Result<Next<NewDeficit>> {
    // The category was offered when it was chosen; meanwhile the post may have become another one.
    let offered = store::categories(cx, owner).await?;
    if !offered.iter().any(|category| category.id == need.category) {
        return Err(Trouble::Refused(say!(cx.language(), "deficits-category-not-offered")));
    }
    Ok(Next::Done(match needs::register(cx, owner, need).await? {
        Outcome::Registered(id) => cards::registered(cx, need, id).await?,
        Outcome::Already(id) => cards::already(cx, need.category, &need.what, id).await?,
    }))
}

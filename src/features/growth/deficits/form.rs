//! A new deficit: category, item or own words, level, confirmation, and the clusters that can help.

use super::steps::{Draft, NewAt, NewPress as Press, NewStep as Step, Question};
use super::{cards, rules, store};
use crate::ids::CategoryId;
use crate::model::needs::{self, Need, Outcome, What};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Form, Next, Result, Room, Said, Trouble, View};
use crate::text::Language;

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
        step.draft.category.map(|_| say!(language, "deficits-draft"))
    }

    async fn enter(_cx: &mut Cx, at: NewAt, draft: Option<Step>) -> Result<Next<Self>> {
        Ok(match (at, draft) {
            (NewAt::New, Some(_)) => Next::Offer(NewAt::New),
            (NewAt::New, None) => Next::Go(Form::onward(Draft::default())),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let view = match (step.asks, step.draft.category, &step.draft.what) {
            (Some(Question::What), Some(category), _) if step.draft.writes => {
                return cards::new_own_words(cx, owner, category).await;
            }
            (Some(Question::What), Some(category), _) => cards::new_item(cx, owner, category, step).await?,
            (Some(Question::Level), Some(category), Some(what)) => cards::new_level(cx, category, what, step).await?,
            (None, ..) if step.draft.need().is_some() => cards::confirm(cx, owner, &step.draft).await?,
            _ => cards::new_category(cx, owner, step).await?,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::What), Said::Press(Press::Choose)) => {
                Next::Go(Form { draft: Draft { writes: false, ..draft }, ..step })
            }
            (_, Said::Press(Press::Form { turn })) => step.turn(cx, turn, ways::DEFICITS.place()),

            (Some(Question::Category), Said::Press(Press::Category { id })) => {
                let category = Some(store::offered(cx, owner, id).await?.id);
                // What was chosen from another category is none of this one's.
                let draft =
                    if draft.category == category { draft } else { Draft { level: draft.level, ..Draft::default() } };
                Next::Go(Form::onward(Draft { category, ..draft }))
            }

            (Some(Question::What), Said::Press(Press::Leaf { leaf })) => {
                let spot = step.spot.clone().after(leaf);
                Next::Go(step.at(spot))
            }
            (Some(Question::What), Said::Press(Press::Item { id })) => {
                let category = draft.category.ok_or(Trouble::Gone)?;
                let item = needs::item(cx, category, id).await?.id;
                onward(cx, owner, category, draft, What::Item(item)).await?
            }
            (Some(Question::What), Said::Press(Press::OwnWords)) => {
                Next::Go(Form { draft: Draft { writes: true, ..draft }, ..step })
            }
            (Some(Question::What), Said::Text(typed)) => match rules::in_own_words(&typed) {
                Ok(what) => {
                    let category = draft.category.ok_or(Trouble::Gone)?;
                    onward(cx, owner, category, draft, what).await?
                }
                Err(count) => Next::Stay(say!(language, "deficits-own-flaw", count = count)),
            },

            (Some(Question::Level), Said::Press(Press::Level { level })) => {
                Next::Go(Form::onward(Draft { level: Some(level), ..draft }))
            }

            (None, Said::Press(Press::Confirm)) => match draft.need() {
                Some(need) => register(cx, owner, &need).await?,
                None => Next::Go(Form::onward(draft)),
            },
            _ => Next::Puzzled,
        })
    }
}

/// The level is asked, unless the same deficit stands open already.
async fn onward(
    cx: &mut Cx,
    owner: Registered,
    category: CategoryId,
    draft: Draft,
    what: What,
) -> Result<Next<NewDeficit>> {
    Ok(match needs::open_same(cx, owner, category, &what).await? {
        Some(id) => Next::Done(cards::already(cx, category, &what, id).await?),
        None => Next::Go(Form::onward(Draft { what: Some(what), ..draft })),
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

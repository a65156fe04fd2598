//! A new deficit: category, item or own words, level, and the clusters that can help. What is typed at the first two is
//! looked for in the catalogue; the level ends the form, since all of it can be changed later.

use super::steps::{Draft, NewAt, NewPress as Press, NewStep as Step, Question};
use super::{cards, rules, store};
use crate::ids::CategoryId;
use crate::model::needs::{self, Need, Outcome, What};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Form, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{Bilingual, Language, forms};

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
        let is_begun = step.draft.category.is_some() || step.draft.what.is_some();
        is_begun.then(|| say!(language, "deficits-draft"))
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
                return cards::new_own_words(cx, category).await;
            }
            (Some(Question::What), Some(category), _) => cards::new_item(cx, category, step).await?,
            (Some(Question::Level), Some(category), Some(what)) => cards::new_level(cx, category, what, step).await?,
            // A form of an earlier version, which asked once more in the end.
            (None, Some(category), Some(what)) => cards::new_level(cx, category, what, step).await?,
            _ => cards::new_category(cx, owner, step).await?,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::What), Said::Press(Press::Choose)) => {
                Next::Go(Form { draft: Draft { writes: false, ..draft }, ..step })
            }
            (_, Said::Press(Press::Form { turn })) => step.turn(cx, turn, ways::DEFICITS.place()),

            (Some(Question::Category), Said::Press(Press::Category { id })) => {
                let category = store::offered(cx, owner, id).await?.id;
                of_category(cx, owner, draft, category).await?
            }
            // A button may say less than the whole name.
            (Some(Question::Category), Said::Text(typed)) => match named(cx, owner, &typed).await? {
                Some(category) => of_category(cx, owner, draft, category).await?,
                None => Next::Go(step.at(Spot::found(&typed))),
            },

            (Some(Question::Category | Question::What), Said::Press(Press::Leaf { leaf })) => {
                let spot = step.spot.clone().after(leaf);
                Next::Go(step.at(spot))
            }
            (Some(Question::Category | Question::What), Said::Press(Press::Item { id })) => {
                let known = needs::catalogue(cx).await?;
                let entry = known.entry(id).ok_or(Trouble::Gone)?;
                if !entry.item.is_offered {
                    return Ok(retired(cx, draft));
                }
                let category = entry.category;
                if draft.category != Some(category) {
                    store::offered(cx, owner, category).await?;
                }
                onward(cx, owner, category, draft, What::Item(id)).await?
            }
            (Some(Question::Category | Question::What), Said::Press(Press::AsTyped)) => {
                let typed = step.spot.search.clone();
                in_own_words(cx, owner, draft, &typed).await?
            }
            (Some(Question::What), Said::Press(Press::OwnWords)) => {
                Next::Go(Form { draft: Draft { writes: true, ..draft }, spot: Spot::default(), ..step })
            }
            (Some(Question::What), Said::Text(typed)) => {
                let category = draft.category.ok_or(Trouble::Gone)?;
                let may_be_listed = !draft.writes && rules::is_search(&typed);
                if may_be_listed && !cards::found_items(cx, &[category], &typed).await?.is_empty() {
                    Next::Go(step.at(Spot::found(&typed)))
                } else {
                    in_own_words(cx, owner, draft, &typed).await?
                }
            }

            (Some(Question::Level) | None, Said::Press(Press::Level { level })) => {
                match (Draft { level: Some(level), ..draft }).need() {
                    Some(need) => register(cx, owner, &need).await?,
                    None => Next::Go(Form::onward(step.draft)),
                }
            }
            _ => Next::Puzzled,
        })
    }
}

/// The category that bears exactly this name, of those that are offered.
async fn named(cx: &mut Cx, owner: Registered, typed: &str) -> Result<Option<CategoryId>> {
    let offered = needs::offered(cx, owner).await?;
    let bears = |name: &Bilingual| forms::is_same(&name.ru, typed) || forms::is_same(&name.en, typed);
    Ok(offered.into_iter().find(|category| bears(&category.name)).map(|category| category.id))
}

/// Asks what it is of a category; what was typed before is of whichever.
async fn of_category(cx: &mut Cx, owner: Registered, draft: Draft, category: CategoryId) -> Result<Next<NewDeficit>> {
    Ok(match draft.what.clone() {
        Some(words @ What::OwnWords(_)) => onward(cx, owner, category, draft, words).await?,
        Some(What::Item(_)) | None => Next::Go(Form::onward(Draft { category: Some(category), what: None, ..draft })),
    })
}

/// Takes what was typed; without a category, that one is asked next.
async fn in_own_words(cx: &mut Cx, owner: Registered, draft: Draft, typed: &str) -> Result<Next<NewDeficit>> {
    Ok(match (rules::in_own_words(typed), draft.category) {
        (Err(count), _) => Next::Stay(say!(cx.language(), "deficits-own-flaw", count = count)),
        (Ok(what), Some(category)) => onward(cx, owner, category, draft, what).await?,
        (Ok(what), None) => Next::Go(Form::onward(Draft { what: Some(what), ..draft })),
    })
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
        None => Next::Go(Form::onward(Draft { category: Some(category), what: Some(what), ..draft })),
    })
}

/// The item is offered no more: another one is asked for, and what was said besides stays.
fn retired(cx: &mut Cx, draft: Draft) -> Next<NewDeficit> {
    cx.remark(say!(cx.language(), "deficits-item-retired"));
    Next::Go(Form::onward(Draft { what: None, ..draft }))
}

async fn register(cx: &mut Cx, owner: Registered, need: &Need) -> Result<Next<NewDeficit>> {
    // So was the item.
    if let What::Item(item) = need.what
        && !needs::item(cx, need.category, item).await?.is_offered
    {
        let draft = Draft { category: Some(need.category), what: None, writes: false, level: Some(need.level) };
        return Ok(retired(cx, draft));
    }
    // The category was offered when it was chosen; meanwhile the post may have become another one.
    let offered = needs::offered(cx, owner).await?;
    if !offered.iter().any(|category| category.id == need.category) {
        return Err(Trouble::Refused(say!(cx.language(), "deficits-category-not-offered")));
    }
    Ok(Next::Done(match needs::register(cx, owner, need).await? {
        Outcome::Registered(id) => cards::registered(cx, need, id).await?,
        Outcome::Already(id) => cards::already(cx, need.category, &need.what, id).await?,
    }))
}

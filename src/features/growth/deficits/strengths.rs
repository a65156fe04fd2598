//! What I can help with: the mirror of my deficits, by the same catalogue.
//!
//! ```text
//! - (Мои дефициты) [Могу помочь с…]
//! - В какой области?           — [Цифровые]
//! - С чем именно?              — [Онлайн-доски]
//! - Показывать коллегам?       — [Да, показывать]
//! - ✅ Записано. Онлайн-доски: видят коллеги
//! ```

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, ItemId};
use crate::model::needs::{self, Strength};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{Language, clipped, forms};

/// Strengths, or items of the catalogue, on one card.
const PAGE: usize = 7;

pub struct Strengths;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        spot: Spot,
    },
    Card {
        item: ItemId,
    },
    /// In which area?
    Category,
    /// With what exactly?
    Item {
        category: CategoryId,
        spot: Spot,
    },
    /// Shall others see it?
    Shown {
        of: (CategoryId, ItemId),
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { leaf: Leaf },
    Open { item: ItemId },
    New,
    Category { id: CategoryId },
    Item { id: ItemId },
    Shown { yes: bool },
    Delete,
    Back,
}

impl Room for Strengths {
    const NAME: &'static str = "strengths";
    const HAS_DRAFTS: bool = false;
    /// The first text that speaks of strengths.
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::List = at;
        Ok(Next::Go(Step::List { spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        match step {
            Step::List { spot } => list(cx, owner, spot).await,
            Step::Card { item } => card(cx, owner, *item).await,
            Step::Category => category(cx, owner).await,
            Step::Item { category, spot } => item(cx, *category, spot).await,
            Step::Shown { of: (category, item) } => {
                let language = cx.language();
                let item = needs::item(cx, *category, *item).await?;
                Ok(View::new(say!(language, "deficits-strength-shown-title"))
                    .line(clipped(&item.name.to(language), 100))
                    .question(say!(language, "deficits-strength-shown-question"))
                    .button(Button::press(say!(language, "deficits-strength-show"), Press::Shown { yes: true }))
                    .button(Button::press(say!(language, "deficits-strength-hide"), Press::Shown { yes: false }))
                    .button(Button::press(say!(language, "button-back"), Press::Back)))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Open { item })) => Next::Go(Step::Card { item }),
            (Step::List { .. }, Said::Press(Press::New)) => Next::Go(Step::Category),
            (Step::Category, Said::Press(Press::Category { id })) => {
                Next::Go(Step::Item { category: id, spot: Spot::default() })
            }
            (Step::Item { category, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Item { category, spot: spot.after(leaf) })
            }
            (Step::Item { category, .. }, Said::Text(typed)) => {
                Next::Go(Step::Item { category, spot: Spot::found(&typed) })
            }
            (Step::Item { category, .. }, Said::Press(Press::Item { id })) => {
                Next::Go(Step::Shown { of: (category, id) })
            }
            (Step::Item { .. }, Said::Press(Press::Back)) => Next::Go(Step::Category),
            (Step::Shown { of: (category, item) }, Said::Press(Press::Shown { yes })) => {
                let of = (category, item);
                if !needs::item(cx, category, item).await?.is_offered {
                    cx.remark(say!(language, "deficits-item-retired"));
                    return Ok(Next::Go(Step::Item { category, spot: Spot::default() }));
                }
                match needs::can_help(cx, owner, of, yes).await? {
                    true => cx.remark(say!(language, "deficits-strength-written")),
                    false => cx.remark(say!(language, "deficits-strength-already")),
                }
                Next::Go(Step::List { spot: Spot::default() })
            }
            (Step::Shown { of: (category, _) }, Said::Press(Press::Back)) => {
                Next::Go(Step::Item { category, spot: Spot::default() })
            }
            (Step::Card { item }, Said::Press(Press::Shown { yes })) => {
                needs::show(cx, owner, item, yes).await?;
                Next::Go(Step::Card { item })
            }
            (Step::Card { item }, Said::Press(Press::Delete)) => {
                needs::cannot_help(cx, owner, item).await?;
                cx.remark(say!(language, "deficits-strength-deleted"));
                Next::Go(Step::List { spot: Spot::default() })
            }
            (Step::Card { .. } | Step::Category, Said::Press(Press::Back)) => {
                Next::Go(Step::List { spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }
}

/// «видят коллеги»: who sees a strength.
fn seen_by(language: Language, is_shown: bool) -> String {
    if is_shown { say!(language, "deficits-strength-seen") } else { say!(language, "deficits-strength-unseen") }
}

async fn list(cx: &mut Cx, owner: Registered, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = needs::strengths(cx, owner).await?;
    let total = all.len();
    all.retain(|one| forms::finds(&spot.search, &[&one.item.name.to(language), &one.category.to(language)]));
    let view = View::new(say!(language, "deficits-strengths-title"));
    let view = match (total, all.len()) {
        (0, _) => view.line(say!(language, "deficits-strengths-none")),
        (_, 0) => view.question(say!(language, "deficits-not-found", search = spot.shown())),
        (count, _) => view.question(say!(language, "deficits-strengths-question", count = count)),
    };
    let button = |one: Strength| {
        let mark = if one.is_shown { "👥" } else { "🔒" };
        Button::press(format!("{mark} {}", clipped(&one.item.name.to(language), 50)), Press::Open { item: one.item.id })
    };
    Ok(view
        .list(language, all, PAGE, spot, |leaf| Press::Leaf { leaf }, button)
        .button(Button::press(say!(language, "deficits-strength-new"), Press::New))
        .row([Button::back(language, ways::DEFICITS.place()), Button::home(language)]))
}

async fn card(cx: &mut Cx, owner: Registered, item: ItemId) -> Result<View<Press>> {
    let language = cx.language();
    let all = needs::strengths(cx, owner).await?;
    let one = all.into_iter().find(|one| one.item.id == item).ok_or(Trouble::Gone)?;
    let name = one.item.name.to(language);
    let title = clipped(&name, 40);
    let full_name = (title != name).then_some(name);
    let toggle = match one.is_shown {
        true => say!(language, "deficits-strength-hide"),
        false => say!(language, "deficits-strength-show"),
    };
    Ok(View::new(title)
        .maybe_line(full_name)
        .line(say!(language, "deficits-category", category = one.category.to(language)))
        .line(seen_by(language, one.is_shown))
        .button(Button::press(toggle, Press::Shown { yes: !one.is_shown }))
        .button(Button::press(say!(language, "deficits-strength-delete"), Press::Delete).grave())
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

async fn category(cx: &mut Cx, owner: Registered) -> Result<View<Press>> {
    let language = cx.language();
    let categories = needs::offered(cx, owner).await?;
    let button =
        |category: needs::Category| Button::press(category.label(language), Press::Category { id: category.id });
    Ok(View::new(say!(language, "deficits-strengths-title"))
        .question(say!(language, "deficits-strength-category-question"))
        .grid(1, categories.into_iter().map(button))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

async fn item(cx: &mut Cx, category: CategoryId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut items = needs::items(cx, category).await?;
    items.retain(|item| forms::finds(&spot.search, &[&item.name.to(language)]));
    let question = match items.is_empty() {
        true => say!(language, "deficits-not-found", search = spot.shown()),
        false => say!(language, "deficits-strength-item-question"),
    };
    let button = |item: needs::Item| Button::press(item.name.to(language), Press::Item { id: item.id });
    Ok(View::new(say!(language, "deficits-strengths-title"))
        .question(question)
        .list(language, items, PAGE, spot, |leaf| Press::Leaf { leaf }, button)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

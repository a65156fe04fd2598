//! A new deficit: category, item or own words, level, confirmation, and the clusters that can help.

use serde::{Deserialize, Serialize};

use super::rules::{Entry, Level, What};
use super::store::{self, Outcome};
use crate::ids::{CategoryId, DeficitId, ItemId};
use crate::model::people::clusters::Category;
use crate::model::people::{Registered, store as people};
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, gone, pager};
use crate::text::{Language, clipped, pinched};

/// The room of a new deficit.
pub struct NewDeficit;

/// Where the person stands, with what was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// In which category?
    Category,
    /// What exactly: a page of the catalogue.
    Item(CategoryId, usize),
    /// What exactly, in own words?
    OwnWords(CategoryId),
    /// How hard is it?
    Level(CategoryId, What),
    /// Is everything right?
    Confirm(CategoryId, What, Level),
}

/// What the buttons carry.
#[derive(Debug, Serialize, Deserialize)]
pub enum Press {
    /// Chooses a category.
    Category(CategoryId),
    /// Leafs through the items.
    Page(usize),
    /// Chooses an item.
    Item(ItemId),
    /// Would rather write.
    OwnWords,
    /// Chooses a level.
    Level(Level),
    /// Everything is right.
    Confirm,
    /// Goes a step back.
    Back,
    /// Drops it.
    Cancel,
}

/// Items on one card.
const PAGE: usize = 8;
/// Clusters that the closing card offers at once.
const HELPERS: usize = 4;

impl Room for NewDeficit {
    const NAME: &'static str = "deficit";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::NewDeficit
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Category => None,
            _ => Some(say!(language, "deficits-draft")),
        }
    }

    async fn enter(_cx: &mut Cx, place: Place, draft: Option<Step>) -> Result<Next<Self>> {
        Ok(match draft {
            Some(_) => Next::Offer(place),
            None => Next::Go(Step::Category),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::Category => ask_category(cx).await?,
            Step::Item(category, page) => ask_item(cx, *category, *page).await?,
            Step::OwnWords(category) => View::new(say!(language, "deficits-own-title"))
                .line(offered(cx, *category).await?.name)
                .line(say!(language, "deficits-private"))
                .question(say!(language, "deficits-own-question"))
                .row(way_back(language)),
            Step::Level(category, what) => View::new(say!(language, "deficits-level-title"))
                .line(say!(language, "deficits-step", step = 3))
                .line(clipped(&name(cx, *category, what).await?, 100))
                .lines(Level::ALL.map(|level| level.meaning(language)))
                .row(Level::ALL.map(|level| Button::press(level.label(language), Press::Level(level))))
                .row(way_back(language)),
            Step::Confirm(category, what, level) => View::new(say!(language, "deficits-confirm-title"))
                .line(name(cx, *category, what).await?)
                .line(say!(language, "deficits-category", category = offered(cx, *category).await?.name))
                .line(say!(language, "deficits-level", level = level.named(language)))
                .line(say!(language, "deficits-private"))
                .question(say!(language, "deficits-confirm-question"))
                .button(Button::press(say!(language, "deficits-confirm"), Press::Confirm))
                .row(way_back(language)),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (_, Said::Press(Press::Cancel)) => {
                cx.toast(say!(language, "deficits-cancelled"));
                Next::To(Place::Deficits)
            }

            (Step::Category, Said::Press(Press::Category(category))) => {
                Next::Go(Step::Item(offered(cx, category).await?.id, 0))
            }

            (Step::Item(category, _), Said::Press(Press::Page(page))) => Next::Go(Step::Item(category, page)),
            (Step::Item(category, _), Said::Press(Press::Item(item))) => {
                let item = store::item(cx, category, item).await?.0;
                onward(cx, category, What::Item(item)).await?
            }
            (Step::Item(category, _), Said::Press(Press::OwnWords)) => Next::Go(Step::OwnWords(category)),
            (Step::Item(_, _), Said::Press(Press::Back)) => Next::Go(Step::Category),

            (Step::Item(category, _) | Step::OwnWords(category), Said::Text(typed)) => {
                match What::in_own_words(&typed) {
                    Ok(what) => onward(cx, category, what).await?,
                    Err(count) => Next::Stay(say!(language, "deficits-own-flaw", count = count)),
                }
            }
            (Step::OwnWords(category), Said::Press(Press::Back)) => Next::Go(Step::Item(category, 0)),

            (Step::Level(category, what), Said::Press(Press::Level(level))) => {
                Next::Go(Step::Confirm(category, what, level))
            }
            (Step::Level(category, _), Said::Press(Press::Back)) => Next::Go(Step::Item(category, 0)),

            (Step::Confirm(category, what, level), Said::Press(Press::Confirm)) => {
                let person = Registered::of(cx)?.id();
                let entry = Entry { category, what, level };
                match store::register(cx, person, &entry).await? {
                    Outcome::Registered(id) => registered(cx, id, &entry).await?,
                    Outcome::Already(id) => already(cx, id, &entry).await?,
                }
            }
            (Step::Confirm(category, what, _), Said::Press(Press::Back)) => Next::Go(Step::Level(category, what)),

            _ => Next::Puzzled,
        })
    }
}

async fn ask_category(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let categories = own_categories(cx).await?;
    Ok(View::new(say!(language, "deficits-category-title"))
        .line(say!(language, "deficits-step", step = 1))
        .line(say!(language, "deficits-private"))
        .grid(1, categories.into_iter().map(|category| Button::press(category.name, Press::Category(category.id))))
        .button(Button::press(say!(language, "button-cancel"), Press::Cancel)))
}

async fn ask_item(cx: &mut Cx, category: CategoryId, page: usize) -> Result<View<Press>> {
    let language = cx.language();
    let category = offered(cx, category).await?;
    let items = store::items(cx, category.id).await?;
    let pages = items.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    Ok(View::new(say!(language, "deficits-item-title"))
        .line(say!(language, "deficits-step", step = 2))
        .line(say!(language, "deficits-category", category = category.name))
        .grid(1, items.into_iter().skip(page * PAGE).take(PAGE).map(|(id, name)| Button::press(name, Press::Item(id))))
        .row(pager(language, page, pages, Press::Page))
        .button(Button::press(say!(language, "deficits-own"), Press::OwnWords))
        .row(way_back(language)))
}

/// The level is asked, unless the same deficit stands open already.
async fn onward(cx: &mut Cx, category: CategoryId, what: What) -> Result<Next<NewDeficit>> {
    let person = Registered::of(cx)?.id();
    match store::open_same(cx, person, category, &what).await? {
        Some(id) => {
            let entry = Entry { category, what, level: Level::Medium };
            already(cx, id, &entry).await
        }
        None => Ok(Next::Go(Step::Level(category, what))),
    }
}

async fn already(cx: &mut Cx, id: DeficitId, entry: &Entry) -> Result<Next<NewDeficit>> {
    let language = cx.language();
    let name = name(cx, entry.category, &entry.what).await?;
    Ok(Next::Done(
        View::new(say!(language, "deficits-already-title"))
            .line(clipped(&name, 100))
            .question(say!(language, "deficits-already-question"))
            .button(Button::go(say!(language, "deficits-already-open"), Place::Deficit(id)))
            .button(Button::go(say!(language, "deficits-another"), Place::NewDeficit))
            .button(Button::go(say!(language, "button-menu"), Place::Menu)),
    ))
}

/// The closing card leads straight to those who can help.
async fn registered(cx: &mut Cx, id: DeficitId, entry: &Entry) -> Result<Next<NewDeficit>> {
    let language = cx.language();
    let name = name(cx, entry.category, &entry.what).await?;
    let helpers = store::helpers(cx, entry.category).await?;
    let count = helpers.len();
    let mut view = View::new(say!(language, "deficits-registered-title"))
        .line(clipped(&name, 100))
        .line(say!(language, "deficits-level", level = entry.level.named(language)))
        .line(say!(language, "deficits-private"))
        .question(if count == 0 {
            say!(language, "deficits-no-helpers")
        } else {
            say!(language, "deficits-helpers", count = count)
        });
    for helper in helpers.into_iter().take(HELPERS) {
        view = view.button(Button::go(
            say!(language, "deficits-helper", name = pinched(&helper.name, 36), count = helper.members),
            Place::Cluster(helper.id),
        ));
    }
    if count > HELPERS {
        view = view.button(Button::go(say!(language, "deficits-clusters"), Place::ClustersFor(entry.category)));
    }
    if count == 0 {
        view = view.button(Button::go(say!(language, "deficits-all-clusters"), Place::Clusters));
    }
    Ok(Next::Done(
        view.button(Button::go(say!(language, "deficits-open-new"), Place::Deficit(id)))
            .button(Button::go(say!(language, "deficits-all"), Place::Deficits))
            .button(Button::go(say!(language, "button-menu"), Place::Menu)),
    ))
}

/// The categories that are offered to the person who speaks.
async fn own_categories(cx: &mut Cx) -> Result<Vec<Category>> {
    let person = Registered::of(cx)?.id();
    let manages = people::person(cx, person).await?.post.management;
    store::categories(cx, manages).await
}

/// A category by its number, if it is offered to the person who speaks.
async fn offered(cx: &mut Cx, id: CategoryId) -> Result<Category> {
    let found = own_categories(cx).await?.into_iter().find(|category| category.id == id);
    found.ok_or_else(|| gone(cx))
}

async fn name(cx: &mut Cx, category: CategoryId, what: &What) -> Result<String> {
    Ok(match what {
        What::Item(item) => store::item(cx, category, *item).await?.1,
        What::OwnWords(words) => words.clone(),
    })
}

fn way_back(language: Language) -> [Button<Press>; 2] {
    [
        Button::press(say!(language, "button-back"), Press::Back),
        Button::press(say!(language, "button-cancel"), Press::Cancel),
    ]
}

//! Own words of teachers, without a name: a coordinator reads them and files them under an item. Their owner hears of it by a
//! notice that says nothing of what it is about.

use super::steps::{WordsAt as At, WordsPress as Press, WordsStep as Step};
use crate::ids::{CategoryId, DeficitId, ItemId};
use crate::model::needs::{self, Category, Item, Worded};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::talk::{Button, Cx, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{Language, clipped, forms};
use crate::{outbox, say};

/// Rows of a list on one card.
const ROWS: usize = 7;

pub struct OwnWords;

impl Room for OwnWords {
    const NAME: &'static str = "ownwords";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::List = at;
        // The card asks the guard.
        Ok(Next::Go(Step::List { spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List { spot } => list(cx, guard, spot).await,
            Step::Card { mark } => card(cx, guard, *mark).await,
            Step::Areas { mark, spot } => areas(cx, guard, *mark, spot).await,
            Step::Items { mark, category, spot } => items(cx, guard, (*mark, *category), spot).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Press(Press::Card { mark })) => Next::Go(Step::Card { mark }),

            (Step::Card { mark }, Said::Press(Press::File)) => {
                let guard = Coordinator::of(cx).await?;
                let category = needs::one_worded(cx, guard, mark).await?.category.id;
                Next::Go(Step::Items { mark, category, spot: Spot::default() })
            }
            (Step::Card { mark }, Said::Press(Press::Leave)) => {
                let guard = Coordinator::of(cx).await?;
                needs::leave_words(cx, guard, mark).await?;
                cx.remark(say!(cx.language(), "catalogue-words-left"));
                Next::Go(Step::List { spot: Spot::default() })
            }
            (Step::Card { .. }, Said::Press(Press::Back)) => Next::Go(Step::List { spot: Spot::default() }),

            (Step::Areas { mark, .. } | Step::Items { mark, .. }, Said::Text(typed)) => {
                Next::Go(Step::Areas { mark, spot: Spot::found(&typed) })
            }
            (Step::Areas { mark, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Areas { mark, spot: spot.after(leaf) })
            }
            (Step::Areas { mark, .. }, Said::Press(Press::Category { id })) => {
                Next::Go(Step::Items { mark, category: id, spot: Spot::default() })
            }
            (Step::Items { mark, category, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Items { mark, category, spot: spot.after(leaf) })
            }
            (Step::Items { mark, category, .. }, Said::Press(Press::New)) => {
                Next::To(ways::ITEM_OF_WORDS.of((mark, category)))
            }
            (Step::Items { mark, .. }, Said::Press(Press::Category { .. })) => {
                Next::Go(Step::Areas { mark, spot: Spot::default() })
            }
            (Step::Areas { mark, .. } | Step::Items { mark, .. }, Said::Press(Press::Item { id })) => {
                let guard = Coordinator::of(cx).await?;
                file(cx, guard, mark, id).await?;
                Next::Go(Step::List { spot: Spot::default() })
            }
            (Step::Areas { mark, .. } | Step::Items { mark, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Card { mark })
            }
            _ => Next::Puzzled,
        })
    }
}

/// Files words under an item, and tells their owner that something has happened to a card of theirs.
pub async fn file(cx: &mut Cx, guard: Coordinator, mark: i64, item: ItemId) -> Result<()> {
    let filed = needs::file_words(cx, guard, mark, item).await?;
    outbox::tell(cx, &[filed.owner], OwnWords::NAME, |language| told(language, filed.deficit)).await?;
    cx.remark(say!(cx.language(), "catalogue-words-filed"));
    Ok(())
}

/// What the owner hears: nothing of what it is about.
fn told(language: Language, deficit: DeficitId) -> View<Press> {
    View::new(say!(language, "catalogue-told-title"))
        .line(say!(language, "catalogue-told-line"))
        .button(Button::go(say!(language, "catalogue-told-open"), ways::DEFICIT.of(deficit)))
}

fn quoted(one: &Worded) -> String {
    format!("«{}»", one.said)
}

async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = needs::worded(cx, guard).await?;
    let total = all.len();
    all.retain(|one| forms::finds(&spot.search, &[&one.said, &one.category.name.to(language)]));
    let view = View::new(say!(language, "catalogue-words-title"));
    let view = match (total, all.len()) {
        (0, _) => view.line(say!(language, "catalogue-words-none")),
        (_, 0) => view.question(say!(language, "catalogue-not-found", search = spot.shown())),
        (count, _) => view
            .line(say!(language, "catalogue-words-count", count = count))
            .line(say!(language, "catalogue-words-unnamed"))
            .question(say!(language, "catalogue-words-question")),
    };
    let button = |one: Worded| Button::press(clipped(&one.said, 50), Press::Card { mark: one.mark });
    Ok(view
        .list(language, all, ROWS, spot, |leaf| Press::Leaf { leaf }, button)
        .row([Button::back(language, ways::CATALOGUE.place()), Button::home(language)]))
}

async fn card(cx: &mut Cx, guard: Coordinator, mark: i64) -> Result<View<Press>> {
    let language = cx.language();
    let one = needs::one_worded(cx, guard, mark).await?;
    Ok(View::new(say!(language, "catalogue-words-title"))
        .line(quoted(&one))
        .line(say!(language, "catalogue-area", category = one.category.name.to(language)))
        .line(say!(language, "catalogue-words-unnamed"))
        .question(say!(language, "catalogue-words-file-question"))
        .button(Button::press(say!(language, "catalogue-words-file"), Press::File))
        .button(Button::press(say!(language, "catalogue-words-leave"), Press::Leave))
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// The categories, or the items of all of them that a word finds.
async fn areas(cx: &mut Cx, guard: Coordinator, mark: i64, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let one = needs::one_worded(cx, guard, mark).await?;
    let known = needs::catalogue(cx).await?;
    let view = View::new(say!(language, "catalogue-words-where-title")).line(quoted(&one));
    let area = |category: &Category| Button::press(category.label(language), Press::Category { id: category.id });
    let areas = known.categories.iter().filter(|category| category.is_offered).map(area);
    let found = known.offered().filter(|(_, item)| forms::finds(&spot.search, &[&item.name.ru, &item.name.en]));
    let found: Vec<Item> = found.map(|(_, item)| item.clone()).collect();
    let view = match (spot.search.is_empty(), found.len()) {
        (true, _) => view.question(say!(language, "catalogue-words-area-question")).grid(2, areas),
        (false, 0) => view.question(say!(language, "catalogue-not-found", search = spot.shown())).grid(2, areas),
        (false, count) => view.question(say!(language, "catalogue-found", count = count)).list(
            language,
            found,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |item| button(language, &item),
        ),
    };
    Ok(view.row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// The items of a category, the words' own first.
async fn items(
    cx: &mut Cx,
    guard: Coordinator,
    (mark, category): (i64, CategoryId),
    spot: &Spot,
) -> Result<View<Press>> {
    let language = cx.language();
    let one = needs::one_worded(cx, guard, mark).await?;
    let named = needs::categories_of(cx, &[category]).await?.pop().ok_or(Trouble::Gone)?;
    let all = needs::items(cx, category).await?;
    Ok(View::new(say!(language, "catalogue-words-where-title"))
        .line(quoted(&one))
        .line(say!(language, "catalogue-area", category = named.name.to(language)))
        .question(say!(language, "catalogue-words-item-question"))
        .list(language, all, ROWS, spot, |leaf| Press::Leaf { leaf }, |item| button(language, &item))
        .button(Button::press(say!(language, "catalogue-words-new"), Press::New))
        .button(Button::press(say!(language, "catalogue-words-other"), Press::Category { id: category }))
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

fn button(language: Language, item: &Item) -> Button<Press> {
    Button::press(item.name.to(language), Press::Item { id: item.id })
}

//! The cards about deficits.

use super::steps::{Draft, NewPress, NewStep, Press, Shown};
use super::store;
use crate::ids::{CategoryId, DeficitId};
use crate::model::needs::{self, Level, Need, What};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Page, Result, Trouble, Turn, View};
use crate::text::{self, Language, clipped, forms, pinched};

/// Deficits on one card: a line of facts and a button each.
const PAGE: usize = 6;
/// Items of the catalogue on one card.
const ITEMS: usize = 8;
/// Clusters that the closing card offers at once.
const HELPERS: usize = 4;

/// «низкий»: as a line of facts has it.
pub fn level_named(language: Language, level: Level) -> String {
    match level {
        Level::Low => say!(language, "deficits-level-low"),
        Level::Medium => say!(language, "deficits-level-medium"),
        Level::High => say!(language, "deficits-level-high"),
    }
}

/// «Низкий»: as a button has it.
fn level_label(language: Language, level: Level) -> String {
    match level {
        Level::Low => say!(language, "deficits-level-low-button"),
        Level::Medium => say!(language, "deficits-level-medium-button"),
        Level::High => say!(language, "deficits-level-high-button"),
    }
}

/// What the level means, in a line.
fn level_meaning(language: Language, level: Level) -> String {
    match level {
        Level::Low => say!(language, "deficits-level-low-meaning"),
        Level::Medium => say!(language, "deficits-level-medium-meaning"),
        Level::High => say!(language, "deficits-level-high-meaning"),
    }
}

/// The open deficits, or the closed ones.
pub async fn list(cx: &mut Cx, owner: Registered, shown: &Shown) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let Shown { closed, spot } = shown;
    let all = needs::own(cx, owner).await?;
    let closed_ones = all.iter().filter(|deficit| deficit.closed_at.is_some()).count();
    let mut deficits: Vec<_> = all.into_iter().filter(|deficit| deficit.closed_at.is_some() == *closed).collect();
    let total = deficits.len();
    deficits.retain(|deficit| {
        forms::finds(&spot.search, &[&deficit.name.to(language), &deficit.category.name.to(language)])
    });
    let page = Page::of(spot.page, deficits.len(), PAGE);
    let mut view =
        View::new(if *closed { say!(language, "deficits-title-closed") } else { say!(language, "deficits-title") });
    view = match (spot.search.is_empty(), deficits.len()) {
        (true, 0) if *closed => view.line(say!(language, "deficits-none-closed")),
        (true, 0) => view.line(say!(language, "deficits-none")).question(say!(language, "deficits-none-question")),
        (true, count) if count <= PAGE => view.question(say!(language, "deficits-question")),
        (true, count) => view.question(say!(language, "deficits-question-many", count = count)),
        (false, 0) => view.question(say!(language, "deficits-not-found", search = spot.shown())),
        (false, count) => view.question(say!(language, "deficits-found", count = count, total = total)),
    };
    for (number, deficit) in page.cut((1..).zip(deficits)) {
        let registered = deficit.registered_at.with_timezone(&zone).date_naive();
        let name = deficit.name.to(language);
        view = view
            .line(say!(
                language,
                "deficits-line",
                number = number,
                category = deficit.category.name.to(language),
                level = level_named(language, deficit.level),
                day = text::day(language, registered, today)
            ))
            .button(Button::press(format!("{number}. {}", clipped(&name, 50)), Press::Open { id: deficit.id }));
    }
    view = view.pages(language, page, spot, |leaf| Press::Leaf { leaf });
    if *closed {
        return Ok(view.row([
            Button::press(say!(language, "button-back"), Press::Closed { closed: false }),
            Button::home(language),
        ]));
    }
    view = view.button(Button::go(say!(language, "deficits-new"), ways::NEW_DEFICIT.place()));
    if closed_ones > 0 {
        let label = say!(language, "deficits-show-closed", count = closed_ones);
        view = view.button(Button::press(label, Press::Closed { closed: true }));
    }
    Ok(view.button(Button::home(language)))
}

pub async fn card(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let deficit = needs::one(cx, owner, id).await?;
    let day = |at: chrono::DateTime<chrono::Utc>| text::day(language, at.with_timezone(&zone).date_naive(), today);
    let name = deficit.name.to(language);
    let title = clipped(&name, 40);
    let full_name = (title != name).then_some(name);
    let clusters = ways::CLUSTERS_FOR.of(deficit.category.id);
    let mut view = View::new(title)
        .maybe_line(full_name)
        .line(say!(language, "deficits-category", category = deficit.category.name.to(language)))
        .line(say!(language, "deficits-level", level = level_named(language, deficit.level)))
        .line(say!(language, "deficits-registered", day = day(deficit.registered_at)))
        .maybe_line(deficit.closed_at.map(|at| say!(language, "deficits-closed", day = day(at))))
        .line(say!(language, "deficits-private"))
        .button(Button::go(say!(language, "deficits-clusters"), clusters));
    view = if deficit.closed_at.is_none() {
        view.button(Button::press(say!(language, "deficits-close"), Press::Close))
            .button(Button::press(say!(language, "deficits-change-level"), Press::Change))
    } else {
        view.button(Button::press(say!(language, "deficits-reopen"), Press::Reopen))
    };
    Ok(view
        .button(Button::press(say!(language, "deficits-delete"), Press::Delete))
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// Another level for a deficit.
pub async fn level(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let language = cx.language();
    let deficit = needs::one(cx, owner, id).await?;
    Ok(View::new(say!(language, "deficits-level-title"))
        .line(clipped(&deficit.name.to(language), 100))
        .lines(Level::ALL.map(|level| level_meaning(language, level)))
        .question(say!(language, "deficits-level-now", level = level_named(language, deficit.level)))
        .row(Level::ALL.map(|level| Button::press(level_label(language, level), Press::Level { level })))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What goes and what stays when a deficit is deleted.
pub async fn delete(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let language = cx.language();
    let deficit = needs::one(cx, owner, id).await?;
    Ok(View::new(say!(language, "deficits-delete-title"))
        .line(say!(language, "deficits-delete-goes", name = clipped(&deficit.name.to(language), 100)))
        .line(say!(language, "deficits-delete-stays"))
        .question(say!(language, "deficits-delete-question"))
        .button(Button::press(say!(language, "deficits-delete"), Press::Really).grave())
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// In which category is it hard?
pub async fn new_category(cx: &mut Cx, owner: Registered, step: &NewStep) -> Result<View<NewPress>> {
    let language = cx.language();
    let categories = store::categories(cx, owner).await?;
    let button =
        |category: needs::Category| Button::press(category.name.to(language), NewPress::Category { id: category.id });
    Ok(View::new(say!(language, "deficits-category-title"))
        .line(step.line(language))
        .line(say!(language, "deficits-private"))
        .grid(1, categories.into_iter().map(button)))
}

/// What exactly is hard?
pub async fn new_item(cx: &mut Cx, owner: Registered, category: CategoryId, step: &NewStep) -> Result<View<NewPress>> {
    let language = cx.language();
    let category = store::offered(cx, owner, category).await?;
    let items = needs::items(cx, category.id).await?;
    let button = |item: needs::Item| Button::press(item.name.to(language), NewPress::Item { id: item.id });
    Ok(View::new(say!(language, "deficits-item-title"))
        .line(step.line(language))
        .line(say!(language, "deficits-category", category = category.name.to(language)))
        .list(language, items, ITEMS, &step.spot, |leaf| NewPress::Leaf { leaf }, button)
        .button(Button::press(say!(language, "deficits-own"), NewPress::OwnWords)))
}

/// What exactly is hard, in own words?
pub async fn new_own_words(cx: &mut Cx, owner: Registered, category: CategoryId) -> Result<View<NewPress>> {
    let language = cx.language();
    Ok(View::new(say!(language, "deficits-own-title"))
        .line(store::offered(cx, owner, category).await?.name.to(language))
        .line(say!(language, "deficits-private"))
        .question(say!(language, "deficits-own-question"))
        .row(way_back(language)))
}

/// How hard is it?
pub async fn new_level(cx: &mut Cx, category: CategoryId, what: &What, step: &NewStep) -> Result<View<NewPress>> {
    let language = cx.language();
    Ok(View::new(say!(language, "deficits-level-title"))
        .line(step.line(language))
        .line(clipped(&name(cx, category, what).await?, 100))
        .lines(Level::ALL.map(|level| level_meaning(language, level)))
        .row(Level::ALL.map(|level| Button::press(level_label(language, level), NewPress::Level { level }))))
}

/// Is everything right?
pub async fn confirm(cx: &mut Cx, owner: Registered, draft: &Draft) -> Result<View<NewPress>> {
    let Need { category, what, level } = draft.need().ok_or(Trouble::Gone)?;
    let language = cx.language();
    let offered = store::offered(cx, owner, category).await?;
    Ok(View::new(say!(language, "deficits-confirm-title"))
        .line(name(cx, category, &what).await?)
        .line(say!(language, "deficits-category", category = offered.name.to(language)))
        .line(say!(language, "deficits-level", level = level_named(language, level)))
        .line(say!(language, "deficits-private"))
        .question(say!(language, "deficits-confirm-question"))
        .button(Button::press(say!(language, "deficits-confirm"), NewPress::Confirm)))
}

/// The same deficit stands open already.
pub async fn already(cx: &mut Cx, category: CategoryId, what: &What, id: DeficitId) -> Result<View<NewPress>> {
    let language = cx.language();
    Ok(View::new(say!(language, "deficits-already-title"))
        .line(clipped(&name(cx, category, what).await?, 100))
        .question(say!(language, "deficits-already-question"))
        .button(Button::go(say!(language, "deficits-already-open"), ways::DEFICIT.of(id)))
        .button(Button::go(say!(language, "deficits-another"), ways::NEW_DEFICIT.place()))
        .button(Button::home(language)))
}

/// The closing card leads straight to those who can help.
pub async fn registered(cx: &mut Cx, need: &Need, id: DeficitId) -> Result<View<NewPress>> {
    let language = cx.language();
    let name = name(cx, need.category, &need.what).await?;
    let helpers = store::helpers(cx, need.category).await?;
    let count = helpers.len();
    let mut view = View::new(say!(language, "deficits-registered-title"))
        .line(clipped(&name, 100))
        .line(say!(language, "deficits-level", level = level_named(language, need.level)))
        .line(say!(language, "deficits-private"))
        .question(if count == 0 {
            say!(language, "deficits-no-helpers")
        } else {
            say!(language, "deficits-helpers", count = count)
        });
    for helper in helpers.into_iter().take(HELPERS) {
        let name = pinched(&helper.name, 36);
        let label = say!(language, "deficits-helper", name = name, count = helper.members);
        view = view.button(Button::go(label, ways::CLUSTER.of(helper.id)));
    }
    if count > HELPERS {
        view = view.button(Button::go(say!(language, "deficits-clusters"), ways::CLUSTERS_FOR.of(need.category)));
    }
    if count == 0 {
        view = view.button(Button::go(say!(language, "deficits-all-clusters"), ways::CLUSTERS.place()));
    }
    Ok(view
        .button(Button::go(say!(language, "deficits-open-new"), ways::DEFICIT.of(id)))
        .button(Button::go(say!(language, "deficits-all"), ways::DEFICITS.place()))
        .button(Button::home(language)))
}

async fn name(cx: &mut Cx, category: CategoryId, what: &What) -> Result<String> {
    let language = cx.language();
    Ok(match what {
        What::Item(item) => needs::item(cx, category, *item).await?.name.to(language),
        What::OwnWords(words) => words.clone(),
    })
}

fn way_back(language: Language) -> [Button<NewPress>; 2] {
    [
        Button::press(say!(language, "button-back"), NewPress::Choose),
        Button::press(say!(language, "button-cancel"), NewPress::Form { turn: Turn::Cancel }),
    ]
}

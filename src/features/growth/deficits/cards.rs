//! The cards about deficits.

use chrono::{DateTime, NaiveDate, Utc};

use super::steps::{NewPress, NewStep, Press, Shown};
use super::{closing, rules, store, words};
use crate::ids::{CategoryId, DeficitId};
use crate::model::needs::{self, Level, Measure, Need, Source, State, What};
use crate::model::people::consents::{self, Extra};
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

/// «Заметно»: as a button has it.
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

/// «сегодня», «вчера», «чт, 26 ноября».
pub fn day(language: Language, date: NaiveDate, today: NaiveDate) -> String {
    match today.signed_duration_since(date).num_days() {
        0 => say!(language, "deficits-today"),
        1 => say!(language, "deficits-yesterday"),
        _ => text::day(language, date, today),
    }
}

/// «ЦНППМ, 10 ноября: 45 % (9 из 20)»: where a deficit is known from.
pub fn diagnosed(language: Language, (source, measure): (Source, &Measure), day: String) -> String {
    let source = text::with_capital(&source.named(language));
    match measure.shown(language) {
        Some(measure) => say!(language, "deficits-diagnosed-measured", source = source, day = day, measure = measure),
        None => say!(language, "deficits-diagnosed-told", source = source, day = day),
    }
}

/// The open deficits, or the closed ones.
pub async fn list(cx: &mut Cx, owner: Registered, shown: &Shown) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let Shown { closed, spot } = shown;
    let all = needs::own(cx, owner).await?;
    let is_shown = all.first().is_some_and(|deficit| deficit.is_shown);
    let has_any = !all.is_empty();
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
                name = clipped(&name, 60),
                category = deficit.category.name.to(language).to_lowercase(),
                level = deficit.level.named(language),
                day = day(language, registered, today)
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
    view = view
        .button(Button::go(say!(language, "deficits-new"), ways::NEW_DEFICIT.place()))
        .button(Button::go(say!(language, "deficits-strengths"), ways::STRENGTHS.place()));
    if closed_ones > 0 {
        let label = say!(language, "deficits-show-closed", count = closed_ones);
        view = view.button(Button::press(label, Press::Closed { closed: true }));
    }
    // Who else sees them is said where they stand, and is changed there.
    if has_any {
        view = match is_shown {
            true => view.line(say!(language, "deficits-shown")),
            false => view.line(say!(language, "deficits-unshown")),
        };
        if is_shown || cx.account.consent >= Some(consents::SHOWS_DEFICITS) {
            let label = Extra::Deficits.label(language, is_shown);
            view = view.button(Button::press(label, Press::Show { wanted: !is_shown }));
        }
    }
    Ok(view.button(Button::home(language)))
}

pub async fn card(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let deficit = needs::one(cx, owner, id).await?;
    let day = |at: DateTime<Utc>| day(language, at.with_timezone(&zone).date_naive(), today);
    let name = deficit.name.to(language);
    let title = clipped(&name, 40);
    let full_name = (title != name).then_some(name);
    let clusters = ways::CLUSTERS_FOR.of(deficit.category.id);
    let passed = closing::passed(cx, owner, id).await?;
    // What was closed before steps were kept has none of them.
    let state = match (deficit.state(), deficit.closed_at) {
        (State::Open, _) => Some(say!(language, "deficits-state-open")),
        (State::InWork, _) => Some(match (deficit.on_route, deficit.in_pair) {
            (true, true) => say!(language, "deficits-state-in-both"),
            (false, true) => say!(language, "deficits-state-in-pair"),
            (true, false) => say!(language, "deficits-state-in-work"),
            (false, false) => say!(language, "deficits-state-taken"),
        }),
        (State::Closed, Some(at)) if passed.is_empty() => Some(say!(language, "deficits-closed", day = day(at))),
        (State::Closed, _) => None,
    };
    let mut view = View::new(title)
        .maybe_line(full_name)
        .maybe_line(words::line(language, &deficit))
        .line(say!(language, "deficits-category", category = deficit.category.name.to(language)))
        .line(say!(language, "deficits-level", level = deficit.level.named(language)))
        .line(say!(language, "deficits-registered", day = day(deficit.registered_at)))
        .maybe_line(
            deficit
                .diagnosed_on
                .map(|on| diagnosed(language, (deficit.source, &deficit.measure), self::day(language, on, today))),
        )
        .maybe_line(state)
        .lines(passed)
        .line(match deficit.is_shown {
            true => say!(language, "deficits-shown"),
            false => say!(language, "deficits-private"),
        })
        .button(Button::go(say!(language, "deficits-clusters"), clusters));
    view = if deficit.closed_at.is_none() {
        view.button(Button::press(say!(language, "deficits-close"), Press::Close))
            .button(Button::press(say!(language, "deficits-change-level"), Press::Change))
    } else {
        view.button(Button::press(say!(language, "deficits-reopen"), Press::Reopen))
    };
    Ok(view
        .row(words::button(language, &deficit))
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
        .question(say!(language, "deficits-level-now", level = deficit.level.named(language)))
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

/// In which category is it hard? What was typed is looked for in the whole catalogue.
pub async fn new_category(cx: &mut Cx, owner: Registered, step: &NewStep) -> Result<View<NewPress>> {
    let language = cx.language();
    let categories = needs::offered(cx, owner).await?;
    let button =
        |category: needs::Category| Button::press(category.label(language), NewPress::Category { id: category.id });
    let typed = match &step.draft.what {
        Some(What::OwnWords(words)) => Some(say!(language, "deficits-typed", words = clipped(words, 100))),
        Some(What::Item(_)) | None => None,
    };
    let view = View::new(say!(language, "deficits-category-title")).line(step.line(language)).maybe_line(typed);
    let search = &step.spot.search;
    Ok(if search.is_empty() {
        view.line(say!(language, "deficits-private"))
            .question(say!(language, "deficits-category-question"))
            .grid(1, categories.into_iter().map(button))
    } else {
        let found = found(cx, &categories, search).await?;
        let as_typed = Button::press(say!(language, "deficits-as-typed"), NewPress::AsTyped);
        if found.is_empty() {
            view.line(say!(language, "deficits-not-found", search = step.spot.shown()))
                .question(say!(language, "deficits-nothing-question"))
                .grid(1, categories.into_iter().map(button))
                .button(as_typed)
        } else {
            view.question(say!(language, "deficits-something-question"))
                .list(
                    language,
                    found,
                    PAGE,
                    &step.spot,
                    |leaf| NewPress::Leaf { leaf },
                    |found| match found {
                        Found::Item(item) => Button::press(item.name.to(language), NewPress::Item { id: item.id }),
                        Found::Category(category) => button(category),
                    },
                )
                .button(as_typed)
        }
    })
}

/// What a typed text is about.
enum Found {
    Item(needs::Item),
    Category(needs::Category),
}

/// The items and then the categories that fit best what was typed.
async fn found(cx: &mut Cx, categories: &[needs::Category], typed: &str) -> Result<Vec<Found>> {
    let language = cx.language();
    let ids: Vec<_> = categories.iter().map(|category| category.id).collect();
    let items = found_items(cx, &ids, typed).await?;
    let fitting = categories.iter().filter(|category| {
        let about = about(language, &category.code);
        rules::fit(typed, &[&category.name.to(language), &about]) > 0
    });
    let categories: Vec<_> = fitting.cloned().map(Found::Category).collect();
    Ok(items.into_iter().map(Found::Item).chain(categories).collect())
}

/// The items of these categories that hold most of the typed words; none where none holds any.
pub async fn found_items(cx: &mut Cx, categories: &[CategoryId], typed: &str) -> Result<Vec<needs::Item>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let all = known.offered().filter(|(category, _)| categories.contains(category));
    let ranked: Vec<_> = all.map(|(_, item)| (rules::fit(typed, &[&item.name.to(language)]), item)).collect();
    let most = ranked.iter().map(|(words, _)| *words).max().unwrap_or(0);
    let best = ranked.into_iter().filter(|(words, _)| most > 0 && *words == most);
    Ok(best.map(|(_, item)| item.clone()).collect())
}

/// Other words for a category, by which it is found.
fn about(language: Language, code: &str) -> String {
    match code {
        "subject" => say!(language, "deficits-about-subject"),
        "method" => say!(language, "deficits-about-method"),
        "psych_ped" => say!(language, "deficits-about-psych-ped"),
        "legal" => say!(language, "deficits-about-legal"),
        "comm" => say!(language, "deficits-about-comm"),
        "digital" => say!(language, "deficits-about-digital"),
        "func_lit" => say!(language, "deficits-about-func-lit"),
        "upbringing" => say!(language, "deficits-about-upbringing"),
        "project" => say!(language, "deficits-about-project"),
        "management" => say!(language, "deficits-about-management"),
        // A category of a later catalogue is found by its name.
        _ => String::new(),
    }
}

/// What exactly is hard? The category is one that was offered when it was chosen, and is asked again in the end.
pub async fn new_item(cx: &mut Cx, category: CategoryId, step: &NewStep) -> Result<View<NewPress>> {
    let language = cx.language();
    let items = if step.spot.search.is_empty() {
        needs::items(cx, category).await?
    } else {
        found_items(cx, &[category], &step.spot.search).await?
    };
    let is_searched = !step.spot.search.is_empty();
    let button = |item: needs::Item| Button::press(item.name.to(language), NewPress::Item { id: item.id });
    let (question, own) = if is_searched {
        let as_typed = Button::press(say!(language, "deficits-as-typed"), NewPress::AsTyped);
        (say!(language, "deficits-something-question"), as_typed)
    } else {
        let own = Button::press(say!(language, "deficits-own"), NewPress::OwnWords);
        (say!(language, "deficits-item-question"), own)
    };
    Ok(View::new(say!(language, "deficits-item-title"))
        .line(step.line(language))
        .line(area(cx, category).await?)
        .question(question)
        .list(language, items, ITEMS, &step.spot, |leaf| NewPress::Leaf { leaf }, button)
        .button(own))
}

/// «Область: Методические».
async fn area(cx: &mut Cx, category: CategoryId) -> Result<String> {
    let language = cx.language();
    let category = needs::categories_of(cx, &[category]).await?.pop().ok_or(Trouble::Gone)?;
    Ok(say!(language, "deficits-category", category = category.name.to(language)))
}

/// What exactly is hard, in own words?
pub async fn new_own_words(cx: &mut Cx, category: CategoryId) -> Result<View<NewPress>> {
    let language = cx.language();
    Ok(View::new(say!(language, "deficits-own-title"))
        .line(area(cx, category).await?)
        .line(say!(language, "deficits-private"))
        .question(say!(language, "deficits-own-question"))
        .row(way_back(language)))
}

/// How hard is it? The last question: its answer is written down.
pub async fn new_level(cx: &mut Cx, category: CategoryId, what: &What, step: &NewStep) -> Result<View<NewPress>> {
    let language = cx.language();
    Ok(View::new(say!(language, "deficits-level-title"))
        .line(step.line(language))
        .line(clipped(&name(cx, category, what).await?, 100))
        .lines(Level::ALL.map(|level| level_meaning(language, level)))
        .question(say!(language, "deficits-level-question"))
        .row(Level::ALL.map(|level| Button::press(level_label(language, level), NewPress::Level { level }))))
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
    let is_worded = matches!(need.what, What::OwnWords(_));
    let helpers = store::helpers(cx, need.category).await?;
    let count = helpers.len();
    let mut view = View::new(say!(language, "deficits-registered-title"))
        .line(clipped(&name, 100))
        .line(say!(language, "deficits-level", level = need.level.named(language)))
        .line(say!(language, "deficits-private"))
        .maybe_line(is_worded.then(|| say!(language, "deficits-words-hint")))
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

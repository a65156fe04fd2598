//! The cards of the catalogue.

use super::areas::{self, NewArea};
use super::steps::{AreaAt, Press};
use crate::ids::{CategoryId, ItemId};
use crate::model::imports::Kind;
use crate::model::needs::{self, Category, Entry};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Cx, Parcel, Place, Result, Sheet, Spot, Trouble, View};
use crate::text::{Language, clipped, forms};

/// Rows of a list on one card.
const ROWS: usize = 7;

/// The button of an item; what is offered no more has its mark.
fn button(language: Language, entry: &Entry) -> Button<Press> {
    let mark = if entry.is_kept { "" } else { "❌ " };
    Button::press(format!("{mark}{}", entry.item.name.to(language)), Press::Item { id: entry.item.id })
}

/// The categories with what they hold; or what a word finds in all of them.
pub async fn all(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let view = View::new(say!(language, "catalogue-title"));
    let leaf = |leaf| Press::Leaf { leaf };
    if !spot.search.is_empty() {
        let of_areas = |category: &&Category| {
            forms::finds(&spot.search, &[&category.name.ru, &category.name.en, &category.label(language)])
        };
        let areas = known.categories.iter().filter(of_areas).take(ROWS);
        let areas: Vec<_> = areas.map(|category| areas::button(language, category)).collect();
        let finds = |entry: &&Entry| forms::finds(&spot.search, &[&entry.item.name.ru, &entry.item.name.en]);
        let found: Vec<Entry> = known.entries.iter().filter(finds).cloned().collect();
        let view = match found.len() {
            0 if !areas.is_empty() => view.question(say!(language, "catalogue-areas-found")),
            0 => view.question(say!(language, "catalogue-not-found", search = spot.shown())),
            count => view.question(say!(language, "catalogue-found", count = count)),
        };
        return Ok(view
            .grid(2, areas)
            .list(language, found, ROWS, spot, leaf, |entry| button(language, &entry))
            .button(Button::press(say!(language, "button-back"), Press::Back)));
    }
    let words = needs::worded(cx, guard).await?.len();
    let count = |category: &Category| known.offered().filter(|(of, _)| *of == category.id).count();
    let row = |category: &Category| {
        let label = format!("{}: {}", category.label(language), count(category));
        Button::press(label, Press::Category { id: category.id })
    };
    let (offered, all) = (known.offered().count(), known.entries.len());
    let of_retired = known.categories.iter().filter(|category| !category.is_offered).count();
    let to_retired = (of_retired > 0)
        .then(|| Button::press(say!(language, "catalogue-areas-retired-show", count = of_retired), Press::Areas));
    let waiting = (words > 0).then(|| {
        let label = say!(language, "catalogue-to-words", count = words);
        Button::go(label, ways::OWN_WORDS.place())
    });
    Ok(view
        .line(say!(language, "catalogue-count", count = offered))
        .maybe_line((all > offered).then(|| say!(language, "catalogue-count-retired", count = all - offered)))
        .line(say!(language, "catalogue-here"))
        .question(say!(language, "catalogue-question"))
        .grid(2, known.categories.iter().filter(|category| category.is_offered).map(row))
        .row(
            [Button::go(say!(language, "catalogue-area-new"), Place::of::<NewArea>(&AreaAt::New))]
                .into_iter()
                .chain(to_retired),
        )
        .row(waiting)
        .row([
            Button::press(say!(language, "catalogue-sheet"), Press::Sheet),
            Button::go(say!(language, "catalogue-load"), ways::IMPORT_OF.of(Kind::Catalogue)),
        ])
        .row([Button::back(language, ways::DESK.place()), Button::home(language)]))
}

/// The items of a category.
pub async fn within(cx: &mut Cx, category: CategoryId, retired: bool, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let named = known.category(category).ok_or(Trouble::Gone)?;
    let of = || known.entries.iter().filter(|entry| entry.category == category);
    let is_wanted = |entry: &&Entry| entry.is_kept != retired;
    let there: Vec<Entry> = of().filter(is_wanted).cloned().collect();
    let (total, others) = (there.len(), of().count() - there.len());
    let mut shown = there;
    shown.retain(|entry| forms::finds(&spot.search, &[&entry.item.name.ru, &entry.item.name.en]));
    let view = areas::told(View::new(say!(language, "catalogue-title")), language, named, retired);
    let view = match (spot.search.is_empty(), shown.len()) {
        (true, 0) if retired => view.line(say!(language, "catalogue-none-retired")),
        (true, 0) => view.line(say!(language, "catalogue-none")),
        (false, 0) => view.question(say!(language, "catalogue-not-found", search = spot.shown())),
        (true, _) if retired => view.question(say!(language, "catalogue-retired", count = total)),
        (true, _) => view.question(say!(language, "catalogue-items", count = total)),
        (false, count) => view.question(say!(language, "catalogue-found", count = count)),
    };
    let view = view.list(language, shown, ROWS, spot, |leaf| Press::Leaf { leaf }, |entry| button(language, &entry));
    let view = match retired {
        true => view,
        false => view.button(Button::go(say!(language, "catalogue-new"), ways::NEW_ITEM.of(category))).row(
            (others > 0).then(|| {
                let label = say!(language, "catalogue-show-retired", count = others);
                Button::press(label, Press::Retired { wanted: true })
            }),
        ),
    };
    let view = if retired { view } else { view.row(areas::buttons(language, named)) };
    Ok(view.row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// An item.
pub async fn item(cx: &mut Cx, id: ItemId) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let entry = known.entry(id).ok_or(Trouble::Gone)?;
    let category = known.category(entry.category).ok_or(Trouble::Gone)?;
    let name = &entry.item.name.ru;
    let title = clipped(name, 40);
    let full_name = (title != *name).then(|| name.clone());
    let english = entry.english().map(|english| say!(language, "catalogue-english", name = english.to_owned()));
    // A common item that is called otherwise here says what it is called elsewhere.
    let common = entry.seed.as_ref().filter(|seed| *seed != name);
    let view = View::new(title)
        .maybe_line(full_name)
        .line(say!(language, "catalogue-area", category = category.name.to(language)))
        .line(english.unwrap_or_else(|| say!(language, "catalogue-untranslated")))
        .line(match (&entry.seed, common) {
            (None, _) => say!(language, "catalogue-own"),
            (Some(_), Some(seed)) => say!(language, "catalogue-common-named", name = seed.clone()),
            (Some(_), None) => say!(language, "catalogue-common"),
        })
        .line(match (entry.is_kept, category.is_offered) {
            (true, true) => say!(language, "catalogue-is-offered"),
            (true, false) => say!(language, "catalogue-is-of-retired"),
            (false, _) => say!(language, "catalogue-is-retired"),
        })
        .button(Button::go(say!(language, "catalogue-rename"), ways::RENAME_ITEM.of(id)))
        .button(match entry.is_kept {
            true => Button::press(say!(language, "catalogue-retire"), Press::Retire),
            false => Button::press(say!(language, "catalogue-return"), Press::Return),
        });
    Ok(view.row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// Shall it be offered no more?
pub async fn retire(cx: &mut Cx, id: ItemId) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let entry = known.entry(id).ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "catalogue-retire-title"))
        .line(entry.item.name.to(language))
        .line(say!(language, "catalogue-retire-goes"))
        .line(say!(language, "catalogue-retire-stays"))
        .question(say!(language, "catalogue-retire-question"))
        .button(Button::press(say!(language, "catalogue-retire"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// Sends all of it as a spreadsheet, to be changed and sent back.
pub async fn sheet(cx: &mut Cx) -> Result<()> {
    let (language, day) = (cx.language(), cx.today());
    let known = needs::catalogue(cx).await?;
    let named = |id: CategoryId| known.categories.iter().find(|category| category.id == id);
    let state = |is_offered| {
        Cell::text(match is_offered {
            true => say!(language, "catalogue-state-offered"),
            false => say!(language, "catalogue-state-retired"),
        })
    };
    let row = |entry: &Entry| {
        let category = named(entry.category).map(|category| category.name.to(language));
        vec![
            Cell::text(known.number(entry.item.id).unwrap_or_default()),
            Cell::text(category.unwrap_or_default()),
            Cell::text(entry.item.name.ru.clone()),
            Cell::text(entry.english().unwrap_or_default()),
            state(entry.is_kept),
            Cell::text(""),
        ]
    };
    let area = |category: &Category| {
        let label = category.label(Language::Ru);
        let short = Some(label).filter(|label| *label != category.name.ru);
        vec![
            Cell::text(category.id.to_string()),
            Cell::text(category.name.ru.clone()),
            Cell::text(""),
            Cell::text(category.english.clone().unwrap_or_default()),
            state(category.is_offered),
            Cell::text(short.unwrap_or_default()),
        ]
    };
    let rows = known.categories.iter().flat_map(|category| {
        let of = known.entries.iter().filter(|entry| entry.category == category.id);
        std::iter::once(area(category)).chain(of.map(row))
    });
    let title = say!(language, "catalogue-title");
    cx.parcel(Parcel::Sheet(Sheet {
        name: format!("{}_{day}", say!(language, "catalogue-sheet-name")),
        caption: say!(language, "catalogue-sheet-caption"),
        title,
        day,
        heads: vec![
            say!(language, "catalogue-head-number"),
            say!(language, "catalogue-head-category"),
            say!(language, "catalogue-head-item"),
            say!(language, "catalogue-head-english"),
            say!(language, "catalogue-head-state"),
            say!(language, "catalogue-head-short"),
        ],
        rows: rows.collect(),
    }));
    Ok(())
}

//! The cards, pictures and spreadsheets of deficits: all of them read one look, and none reads a deficit (S0-04).

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};

use super::cards::{chart, shown};
use super::numbers::by;
use super::numbers::cards::column;
use super::rules;
use super::steps::{Press, Sight};
use super::store::{self, Slice, Slices, Whole};
use crate::features::office::views::{FIRST_DAY, ROWS, file_name};
use crate::model::looks::{Cut, Figure};
use crate::model::needs;
use crate::model::regulation;
use crate::model::regulation::keys::{self, clusters};
use crate::say;
use crate::talk::calendar;
use crate::talk::{Button, Cell, Chart, Cx, Result, Sheet, Spot, Trouble, View};
use crate::text::{self, Bilingual, Language, pinched};

/// What a label shows of a slice's name, beside its number.
const NAME: usize = 26;

/// The smallest group whose figure is shown here.
async fn smallest(cx: &mut Cx) -> Result<i64> {
    regulation::now(cx).await?.get(&keys::work::SMALLEST_GROUP)
}

/// The day that a look is of, in the municipality.
fn day_of(cx: &Cx, at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&cx.zone()).date_naive()
}

fn as_of(cx: &Cx, at: DateTime<Utc>) -> String {
    say!(cx.language(), "figures-look-day", day = text::day(cx.language(), day_of(cx, at), cx.today()))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// The figure of each category with its name, the largest first; what is hidden keeps its order.
fn sorted(categories: &[Bilingual], figures: &[Figure], language: Language) -> Vec<(String, Figure)> {
    let mut lines: Vec<_> = categories.iter().map(|name| name.to(language)).zip(figures.iter().copied()).collect();
    lines.sort_by_key(|(_, figure)| Reverse(figure.exact().unwrap_or(0)));
    lines
}

/// Deficits of all together, by category.
pub async fn whole(cx: &mut Cx, sight: Sight) -> Result<View<Press>> {
    let language = cx.language();
    let seen = store::whole(cx, sight.day).await?.answer;
    let smallest = smallest(cx).await?;
    let view = View::new(say!(language, "figures-category-title"));
    let to_day = Button::press(say!(language, "figures-to-day"), Press::Days);
    let Some(Whole { at, whole, categories }) = seen else {
        return Ok(view
            .line(match sight.day {
                Some(day) => say!(language, "figures-look-none-then", day = text::day(language, day, cx.today())),
                None => say!(language, "figures-look-none", smallest = smallest),
            })
            .row(sight.day.map(|_| Button::press(say!(language, "figures-to-newest"), Press::Newest)))
            .row(sight.day.map(|_| to_day))
            .button(back(language)));
    };
    let lines = sorted(&categories, &whole.categories, language);
    let of_clusters = clusters::are_chosen(&*regulation::now(cx).await?)?;
    let cuts = Cut::ALL.into_iter().filter(|cut| of_clusters || *cut != Cut::Group);
    let cuts = cuts.map(|cut| Button::press(by(language, cut), Press::By { cut }));
    Ok(view
        .line(as_of(cx, at))
        .lines(lines.into_iter().map(|(name, figure)| {
            say!(language, "figures-category-line", name = name, people = shown(language, figure, smallest))
        }))
        .question(say!(language, "figures-category-note"))
        .grid(2, cuts)
        .row(
            Some(to_day)
                .into_iter()
                .chain(sight.day.map(|_| Button::press(say!(language, "figures-to-newest"), Press::Newest))),
        )
        .row(pictures(language))
        .button(back(language)))
}

fn pictures(language: Language) -> [Button<Press>; 2] {
    [
        Button::press(say!(language, "figures-picture"), Press::Picture),
        Button::press(say!(language, "office-table"), Press::Table),
    ]
}

/// The picture of deficits: the shown categories alone, so that no sum gives the others away.
pub async fn whole_chart(cx: &mut Cx, sight: Sight) -> Result<Chart> {
    let language = cx.language();
    let told = store::whole(cx, sight.day).await?;
    let smallest = smallest(cx).await?;
    let (municipality, seen) = (told.municipality, told.answer);
    let lines = seen.iter().flat_map(|seen| sorted(&seen.categories, &seen.whole.categories, language));
    let hides = seen.iter().any(|seen| seen.whole.categories.iter().any(|figure| figure.exact().is_none()));
    let bars = lines.filter_map(|(name, figure)| Some((name, figure.exact()?))).collect();
    // A rest is never needed: the catalogue has fewer categories than a picture has bars.
    let (bars, _) = rules::largest(bars, rules::BARS);
    let mut caption = match bars.first() {
        Some((name, people)) => {
            say!(language, "figures-category-caption", name = name.to_lowercase(), people = *people)
        }
        None => say!(language, "figures-category-empty"),
    };
    if hides && !bars.is_empty() {
        caption = format!("{caption}\n{}", say!(language, "figures-category-hidden", smallest = smallest));
    }
    let drawn =
        chart(say!(language, "figures-category-title"), caption, bars, say!(language, "figures-category-empty"));
    Ok(Chart { source: source(cx, municipality, seen.map(|seen| seen.at)), ..drawn })
}

fn source(cx: &Cx, municipality: String, at: Option<DateTime<Utc>>) -> String {
    let day = at.map_or(cx.today(), |at| day_of(cx, at)).format("%d.%m.%Y").to_string();
    say!(cx.language(), "figures-source", municipality = municipality, day = day)
}

/// A figure in a cell: a word where it is not shown, so that nobody reckons with a zero.
fn cell(language: Language, figure: Figure, smallest: i64) -> Cell {
    figure.exact().map_or_else(|| Cell::text(shown(language, figure, smallest)), Cell::Number)
}

/// The same as a spreadsheet.
pub async fn whole_sheet(cx: &mut Cx, sight: Sight) -> Result<Sheet> {
    let language = cx.language();
    let seen = store::whole(cx, sight.day).await?.answer.ok_or(Trouble::Gone)?;
    let smallest = smallest(cx).await?;
    let (title, day) = (say!(language, "figures-category-title"), day_of(cx, seen.at));
    let rows = sorted(&seen.categories, &seen.whole.categories, language);
    let rows = rows.into_iter().map(|(name, figure)| vec![Cell::text(name), cell(language, figure, smallest)]);
    Ok(Sheet {
        name: file_name(&title, day),
        caption: format!("{title}. {}", as_of(cx, seen.at)),
        rows: rows.collect(),
        title,
        day,
        heads: vec![say!(language, "figures-column-category"), say!(language, "figures-column-people")],
    })
}

/// What a slice is compared by.
fn compared(slice: &Slice, category: Option<usize>) -> Figure {
    let of_category = |place: usize| slice.figures.categories.get(place).copied().unwrap_or(Figure::Kept);
    category.map_or(slice.figures.people, of_category)
}

fn compared_by(language: Language, seen: &Slices, category: Option<usize>) -> String {
    match category.and_then(|place| seen.categories.get(place)) {
        Some(name) => name.to(language),
        None => say!(language, "figures-any-category"),
    }
}

/// The slices of a cut, those of which something is shown first.
async fn seen_slices(cx: &mut Cx, sight: Sight, cut: Cut) -> Result<(String, Option<Slices>)> {
    let language = cx.language();
    let told = store::slices(cx, cut, sight.day).await?;
    let mut seen = told.answer;
    if let Some(seen) = &mut seen {
        seen.slices.sort_by_cached_key(|slice| {
            (Reverse(compared(slice, sight.category).exact()), text::forms::sort(&slice.name.to(language)))
        });
    }
    Ok((told.municipality, seen))
}

/// Deficits by the slices of a cut: people, or those of one category.
pub async fn slices(cx: &mut Cx, sight: Sight, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let cut = sight.cut.ok_or(Trouble::Gone)?;
    let (_, seen) = seen_slices(cx, sight, cut).await?;
    let smallest = smallest(cx).await?;
    let view = View::new(say!(language, "figures-deficits-by", by = by(language, cut).to_lowercase()));
    let Some(seen) = seen.filter(|seen| !seen.slices.is_empty()) else {
        return Ok(view.line(say!(language, "figures-slices-hidden", smallest = smallest)).button(back(language)));
    };
    let which = compared_by(language, &seen, sight.category);
    let are_all_hidden = seen.slices.iter().all(|slice| compared(slice, sight.category).exact().is_none());
    let view = view
        .line(as_of(cx, seen.at))
        .line(say!(language, "figures-slices-compared", which = which))
        .maybe_line(are_all_hidden.then(|| say!(language, "figures-slices-hidden", smallest = smallest)))
        .question(say!(language, "figures-slices-note"));
    let button = |slice: Slice| {
        let figure = match compared(&slice, sight.category).exact() {
            Some(people) => people.to_string(),
            None => "—".to_owned(),
        };
        let label = format!("{} · {figure}", pinched(&slice.name.to(language), NAME));
        Button::press(label, Press::Slice { id: slice.id })
    };
    Ok(view
        .list(language, seen.slices, ROWS, spot, |leaf| Press::List { leaf }, button)
        .button(Button::press(say!(language, "figures-to-category"), Press::Categories))
        .row(pictures(language))
        .button(back(language)))
}

/// Which category are the slices compared by?
pub async fn categories(cx: &mut Cx, sight: Sight) -> Result<View<Press>> {
    let language = cx.language();
    let seen = store::whole(cx, sight.day).await?.answer.ok_or(Trouble::Gone)?;
    // Both are in the order of the catalogue.
    let catalogue = needs::categories(cx).await?;
    let button = |(place, category): (usize, &needs::Category)| {
        let mark = if sight.category == Some(place) { "✅ " } else { "" };
        Button::press(format!("{mark}{}", category.label(language)), Press::Category { place: Some(place) })
    };
    let any = Button::press(say!(language, "figures-any-category"), Press::Category { place: None });
    Ok(View::new(say!(language, "figures-which-category"))
        .button(any)
        .grid(2, catalogue.iter().take(seen.categories.len()).enumerate().map(button))
        .button(back(language)))
}

/// One slice: the categories of which something may be said.
pub async fn slice(cx: &mut Cx, sight: Sight, id: i64) -> Result<View<Press>> {
    let language = cx.language();
    let cut = sight.cut.ok_or(Trouble::Gone)?;
    let (_, seen) = seen_slices(cx, sight, cut).await?;
    let smallest = smallest(cx).await?;
    let Slices { at, categories, slices } = seen.ok_or(Trouble::Gone)?;
    let slice = slices.into_iter().find(|slice| slice.id == id).ok_or(Trouble::Gone)?;
    let lines = sorted(&categories, &slice.figures.categories, language);
    let hides = lines.iter().any(|(_, figure)| figure.exact().is_none());
    let people = shown(language, slice.figures.people, smallest);
    Ok(View::new(slice.name.to(language))
        .line(as_of(cx, at))
        .line(say!(language, "figures-slice-people", people = people))
        .lines(lines.into_iter().filter(|(_, figure)| figure.exact().is_some()).map(|(name, figure)| {
            say!(language, "figures-category-line", name = name, people = shown(language, figure, smallest))
        }))
        .maybe_line(hides.then(|| say!(language, "figures-slice-hidden", smallest = smallest)))
        .button(back(language)))
}

/// The picture of the slices of which something is shown.
pub async fn slices_chart(cx: &mut Cx, sight: Sight) -> Result<Chart> {
    let language = cx.language();
    let cut = sight.cut.ok_or(Trouble::Gone)?;
    let (municipality, seen) = seen_slices(cx, sight, cut).await?;
    let seen = seen.ok_or(Trouble::Gone)?;
    let which = compared_by(language, &seen, sight.category);
    let title = format!("{}: {}", say!(language, "figures-deficits-by", by = by(language, cut).to_lowercase()), which);
    let figure = |slice: &Slice| Some((slice.name.to(language), compared(slice, sight.category).exact()?));
    // No rest: a sum of what is shown and what is not would tell of what is not.
    let mut bars: Vec<_> = seen.slices.iter().filter_map(figure).collect();
    bars.truncate(rules::BARS);
    let caption = match bars.first() {
        Some((name, count)) => say!(language, "figures-slices-caption", name = name.clone(), count = *count),
        None => say!(language, "figures-slices-none"),
    };
    let drawn = chart(title, caption, bars, say!(language, "figures-slices-none"));
    Ok(Chart { source: source(cx, municipality, Some(seen.at)), ..drawn })
}

/// The crossing of a cut with the categories, as a spreadsheet.
pub async fn slices_sheet(cx: &mut Cx, sight: Sight) -> Result<Sheet> {
    let language = cx.language();
    let cut = sight.cut.ok_or(Trouble::Gone)?;
    let (_, seen) = seen_slices(cx, sight, cut).await?;
    let smallest = smallest(cx).await?;
    let seen = seen.ok_or(Trouble::Gone)?;
    let title = say!(language, "figures-deficits-by", by = by(language, cut).to_lowercase());
    let mut heads = vec![column(language, cut), say!(language, "figures-column-people")];
    heads.extend(seen.categories.iter().map(|name| name.to(language)));
    let rows = seen.slices.iter().map(|slice| {
        let figures = slice.figures.categories.iter().map(|figure| cell(language, *figure, smallest));
        let name = Cell::text(slice.name.to(language));
        [name, cell(language, slice.figures.people, smallest)].into_iter().chain(figures).collect()
    });
    let day = day_of(cx, seen.at);
    let caption = format!("{title}. {}", as_of(cx, seen.at));
    Ok(Sheet { name: file_name(&title, day), caption, rows: rows.collect(), title, day, heads })
}

/// As of which day?
pub fn days(cx: &Cx, month: NaiveDate) -> View<Press> {
    let (language, today) = (cx.language(), cx.today());
    let view = View::new(say!(language, "figures-day-title")).question(say!(language, "figures-day-question"));
    calendar::past(view, language, month, today, FIRST_DAY, |pick| Press::Pick { pick }).button(back(language))
}

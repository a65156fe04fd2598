//! The cards about demands.

use super::steps::Press;
use super::store::{self, Look, Row};
use crate::features::office::views::ROWS;
use crate::ids::{CategoryId, PersonId};
use crate::model::looks::Figure;
use crate::model::needs::{self, Category};
use crate::model::roles::Coordinator;
use crate::model::{people, ways};
use crate::say;
use crate::talk::{Button, Cx, Page, Result, Spot, Trouble, View, labels};
use crate::text::{self, Language, forms};

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// How many share a category now, as the newest look shows it: what was told when it shows no number.
pub fn people(look: Option<&Look>, row: &Row) -> i64 {
    let place = usize::try_from(row.place).unwrap_or(usize::MAX);
    let now = look.and_then(|look| look.whole.categories.get(place)).copied().and_then(Figure::exact);
    now.unwrap_or(row.people)
}

/// The demands that no cluster has met and no event answers, each with its sum; and how many events answer. What the catalogue
/// offers no more calls for none.
async fn waiting(cx: &mut Cx) -> Result<(Vec<(Category, i64, Row)>, usize)> {
    let look = store::look(cx).await?;
    let rows = store::all(cx).await?.into_iter().filter(|row| row.group.is_none() && row.is_offered);
    let (open, answered): (Vec<_>, Vec<_>) = rows.partition(Row::is_open);
    let open = open.into_iter().map(|row| (row.of(), people(look.as_ref(), &row), row)).collect();
    Ok((open, answered.len()))
}

pub async fn list(cx: &mut Cx, _: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (mut found, answered) = waiting(cx).await?;
    found.retain(|(category, ..)| forms::finds(&spot.search, &[&category.name.to(language)]));
    found.sort_by_key(|(_, people, row)| (row.is_put_off, -*people));
    let answer = (answered > 0).then(|| say!(language, "groups-demand-answered", count = answered));
    let view = View::new(say!(language, "groups-demand-title"));
    let view = match (found.is_empty(), spot.search.is_empty()) {
        (true, true) if answer.is_some() => view.maybe_line(answer),
        (true, true) => view.line(say!(language, "groups-demand-none")),
        (true, false) => view.line(say!(language, "groups-not-found", search = spot.shown())),
        (false, _) => view
            .line(say!(language, "groups-demand-told"))
            .maybe_line(answer)
            .question(say!(language, "groups-demand-question")),
    };
    let button = |(category, people, _): (Category, i64, Row)| {
        let label = say!(language, "groups-demand-row", name = category.label(language), people = people);
        Button::press(label, Press::Open { category: category.id })
    };
    Ok(view
        .list(language, found, ROWS, spot, |leaf| Press::List { leaf }, button)
        .button(Button::back(language, ways::GROUPS.place())))
}

/// One demand; [`Trouble::Gone`] where a cluster has met it meanwhile, or an event answers it.
pub async fn card(cx: &mut Cx, _: Coordinator, category: CategoryId) -> Result<View<Press>> {
    let language = cx.language();
    let (category, people, row) =
        waiting(cx).await?.0.into_iter().find(|(one, ..)| one.id == category).ok_or(Trouble::Gone)?;
    let put_off = (!row.is_put_off).then(|| Button::press(say!(language, "groups-demand-put-off"), Press::PutOff));
    Ok(View::new(category.name.to(language))
        .line(say!(language, "groups-demand-people", count = people))
        .line(say!(language, "groups-demand-uncovered"))
        .question(say!(language, "groups-demand-what"))
        .button(Button::press(say!(language, "groups-demand-open"), Press::Leaders))
        .button(Button::go(say!(language, "groups-demand-event"), ways::NEW_EVENT_ABOUT.of(category.id)))
        .row(put_off)
        .button(back(language)))
}

/// Who shows that they can help with it.
pub async fn leaders(cx: &mut Cx, guard: Coordinator, category: CategoryId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut found = needs::who_can_help(cx, guard, category).await?;
    let is_empty = found.is_empty();
    found.retain(|one| forms::finds(&spot.search, &[&one.name.listed(), &one.organisation]));
    let page = Page::of(spot.page, found.len(), ROWS);
    let view = View::new(say!(language, "groups-demand-leaders-title"));
    let view = match (is_empty, found.is_empty()) {
        (true, _) => view.line(say!(language, "groups-demand-leaders-none")),
        (false, true) => view.line(say!(language, "groups-not-found", search = spot.shown())),
        (false, false) => view.question(say!(language, "groups-demand-leaders-question")),
    };
    let found: Vec<_> = page.cut(found).collect();
    let names: Vec<_> = found
        .iter()
        .map(|one| {
            let mut forms = one.name.forms(&[&one.organisation]);
            forms.swap(0, 3);
            forms
        })
        .collect();
    let called = labels::told_apart(&names, labels::SIGNS);
    let lines: Vec<_> = called.iter().filter_map(|called| called.line.clone()).collect();
    let rows = called.into_iter().zip(found);
    let rows = rows.map(|(called, one)| Button::press(called.label, Press::Leader { id: Some(one.person) }));
    Ok(view
        .lines(lines)
        .grid(1, rows.collect::<Vec<_>>())
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "groups-demand-later"), Press::Leader { id: None }))
        .button(back(language)))
}

/// The cluster as it would be opened.
pub async fn opening(
    cx: &mut Cx,
    _: Coordinator,
    category: CategoryId,
    leader: Option<PersonId>,
) -> Result<View<Press>> {
    let language = cx.language();
    let category = named(cx, category).await?;
    let leader = match leader {
        Some(leader) => say!(language, "groups-leader", name = people::person(cx, leader).await?.name.listed()),
        None => say!(language, "groups-leaderless"),
    };
    Ok(View::new(name(&category, 1))
        .line(leader)
        .line(say!(language, "groups-demand-opening"))
        .question(say!(language, "office-sure"))
        .button(Button::press(say!(language, "groups-demand-open"), Press::Create).grave())
        .button(back(language)))
}

/// A category that the catalogue offers.
pub async fn named(cx: &mut Cx, id: CategoryId) -> Result<Category> {
    needs::offered_categories(cx).await?.into_iter().find(|category| category.id == id).ok_or(Trouble::Gone)
}

/// «Кластер: коммуникативные»: what it is called until somebody calls it otherwise. Names of groups are Russian.
pub fn name(category: &Category, number: usize) -> String {
    let name = say!(Language::Ru, "groups-demand-name", category = text::with_small(&category.name.ru));
    if number > 1 { format!("{name} ({number})") } else { name }
}

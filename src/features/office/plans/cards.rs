//! The cards about plans and their entries.

use super::steps::{Opened, Press};
use super::{form, terms};
use crate::features::office::views::ROWS;
use crate::ids::PlanEntryId;
use crate::model::people::FullName;
use crate::model::plans::{self, Counted, Entry, Grain, Part, Planned, Planner, Sees, State, Term, Which};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{self, Language, clipped, forms, pinched};

/// Characters of a matter on a button: cut in its middle, so that its end, where names differ, is seen.
const MATTER: usize = 34;

/// The plans of a year that somebody answers for.
pub async fn list(cx: &mut Cx, year: i32, spot: &Spot) -> Result<View<Press>> {
    let sees = Sees::of(cx).await?;
    let language = cx.language();
    let named = Which { group: None, year }.span(cx).await?.named();
    let now = Which::current(cx, None).await?.year;
    let all = plans::listed(cx, sees, year).await?;
    // A municipality has tens of groups.
    let called = |plan: &plans::Listed| match plan.group {
        Some(_) => plan.name.clone(),
        None => say!(language, "plans-service"),
    };
    let found: Vec<_> = all.into_iter().filter(|plan| forms::finds(&spot.search, &[&called(plan)])).collect();
    let view = View::new(say!(language, "plans-title")).line(say!(language, "plans-year", year = named));
    let view = match (found.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "plans-none")),
        (true, false) => view.line(say!(language, "office-not-found", search = spot.shown())),
        (false, _) => view.question(say!(language, "plans-question")),
    };
    Ok(view
        .list(
            language,
            found,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |plan| {
                let name = pinched(&called(&plan), MATTER);
                let label = match plan.entries {
                    0 => say!(language, "plans-button-empty", name = name),
                    count => say!(language, "plans-button", name = name, count = count),
                };
                Button::go(label, ways::PLAN.of(Which { group: plan.group, year }))
            },
        )
        .row(years(now, year))
        .button(Button::home(language)))
}

/// The school years before and after: plans are made for the next one, and looked at for three years.
fn years(now: i32, year: i32) -> Vec<Button<Press>> {
    let named = |year: i32| format!("{year}/{:02}", (year + 1).rem_euclid(100));
    let before =
        (year > now - 3).then(|| Button::press(format!("‹ {}", named(year - 1)), Press::Year { year: year - 1 }));
    let after = (year <= now).then(|| Button::press(format!("{} ›", named(year + 1)), Press::Year { year: year + 1 }));
    before.into_iter().chain(after).collect()
}

/// A plan: how much stands in it, month by month.
pub async fn plan(cx: &mut Cx, which: Which) -> Result<View<Press>> {
    let language = cx.language();
    let year = which.span(cx).await?;
    let (planner, counted) = plans::counted(cx, which, year).await?;
    let now = Which::current(cx, None).await?.year;
    let name = called(language, counted.name.as_deref());
    let view = View::new(say!(language, "plans-card-title", name = clipped(&name, 30)))
        .maybe_line((name.chars().count() > 30).then(|| name.clone()))
        .line(say!(language, "plans-year", year = year.named()));
    let view = match counted.entries() {
        0 => view.line(say!(language, "plans-empty")),
        count => view
            .line(say!(language, "plans-count", count = count))
            .line(states(language, &counted))
            .question(say!(language, "plans-card-question")),
    };
    let months = counted.months.iter().map(|(month, count)| {
        // A plan may touch the summers on both sides of its year.
        let is_twice = counted.months.iter().filter(|(other, _)| same_month(*other, *month)).count() > 1;
        let name = if is_twice { text::month(language, *month) } else { terms::month_name(language, *month) };
        Button::press(format!("{name} · {count}"), Press::Part { part: Part::Month { of: *month } })
    });
    let all_year = (counted.all_year > 0).then(|| {
        let label = say!(language, "plans-all-year-count", count = counted.all_year);
        Button::press(label, Press::Part { part: Part::AllYear })
    });
    let all =
        (counted.entries() > 0).then(|| Button::press(say!(language, "plans-all"), Press::Part { part: Part::All }));
    let sheet = (counted.entries() > 0).then(|| Button::press(say!(language, "office-table"), Press::Sheet));
    let paper = (counted.entries() > 0 && planner.coordinates())
        .then(|| Button::press(say!(language, "plans-paper"), Press::Paper));
    let load = planner.coordinates().then(|| Button::go(say!(language, "plans-load"), ways::IMPORT_PLAN.of(which)));
    Ok(view
        .grid(2, months.chain(all_year).chain(all).collect::<Vec<_>>())
        .button(Button::go(say!(language, "plans-add"), form::place(which)))
        .row(sheet.into_iter().chain(paper))
        .row(load)
        .row(years(now, which.year))
        .button(Button::back(language, ways::PLANS.place())))
}

fn same_month(one: chrono::NaiveDate, other: chrono::NaiveDate) -> bool {
    use chrono::Datelike;
    one.month() == other.month()
}

/// «Методическая служба», or what the group is called.
pub fn called(language: Language, name: Option<&str>) -> String {
    name.map_or_else(|| say!(language, "plans-service"), str::to_owned)
}

fn states(language: Language, counted: &Counted) -> String {
    let [open, done, cancelled] = counted.states;
    say!(language, "plans-states", open = open, done = done, cancelled = cancelled)
}

/// The entries of a part of a plan.
pub async fn entries(cx: &mut Cx, from: &Opened) -> Result<View<Press>> {
    let Opened { which, part, spot } = from;
    let planner = Planner::of(cx, which.group).await?;
    let language = cx.language();
    let page = plans::entries(cx, planner, (*which, *part), spot, ROWS).await?;
    let title = match part {
        Part::Month { of } => text::month(language, *of),
        Part::AllYear => text::with_capital(&say!(language, "plans-all-year")),
        Part::All => say!(language, "plans-all"),
    };
    let view = View::new(title).line(clipped(&called(language, page.name.as_deref()), 60));
    let view = match (page.page.count, spot.search.is_empty()) {
        (0, true) => view.line(say!(language, "plans-nothing-here")),
        (0, false) => view.line(say!(language, "office-not-found", search = spot.shown())),
        (count, true) => view.line(say!(language, "plans-count", count = count)).question(say!(language, "plans-pick")),
        (count, false) => view.line(say!(language, "plans-found", count = count, search = spot.shown())),
    };
    let numbered = (page.page.skipped() + 1..).zip(&page.entries);
    let rows = numbered.map(|(number, entry)| {
        let label = label(number, entry, *part == Part::All);
        Button::press(label, Press::Entry { id: entry.id })
    });
    Ok(view
        .grid(1, rows.collect::<Vec<_>>())
        .pages(language, page.page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// «3. ✅ Открытый урок»; where the list is of no one month, with the term.
fn label(number: usize, entry: &Planned, with_term: bool) -> String {
    let mark = match entry.state {
        State::Open => "",
        State::Done => "✅ ",
        State::Cancelled => "❌ ",
    };
    let term = match entry.term.grain {
        Grain::Day if with_term => entry.term.begins.format("%d.%m ").to_string(),
        Grain::Month if with_term => entry.term.begins.format("%m.%y ").to_string(),
        Grain::Day | Grain::Month | Grain::Year => String::new(),
    };
    format!("{number}. {mark}{term}{}", pinched(&entry.matter, MATTER))
}

/// An entry.
pub async fn entry(cx: &mut Cx, id: PlanEntryId, from: Option<&Opened>) -> Result<View<Press>> {
    let (_, entry) = plans::entry(cx, id).await?;
    let language = cx.language();
    let year = entry.which.span(cx).await?.named();
    let Entry { details, .. } = &entry;
    let title = clipped(&entry.matter, 40);
    let is_cut = title != entry.matter;
    let line = |words: &Option<String>, said: fn(Language, String) -> String| {
        words.as_ref().map(|words| said(language, clipped(words, 300)))
    };
    let name = clipped(&called(language, entry.name.as_deref()), 60);
    let view = View::new(title)
        .maybe_line(is_cut.then(|| entry.matter.clone()))
        .line(format!("🗓 {}", term(language, &entry.term)))
        .maybe_line(responsible(&entry).map(|names| say!(language, "plans-responsible", names = names)))
        .maybe_line(line(&details.form, |language, words| say!(language, "plans-form", words = words)))
        .maybe_line(line(&details.participants, |language, words| say!(language, "plans-participants", words = words)))
        .maybe_line(line(&details.result, |language, words| say!(language, "plans-result", words = words)))
        .maybe_line(line(&details.note, |language, words| say!(language, "plans-note", words = words)))
        .line(state(language, &entry))
        .line(say!(language, "plans-of", name = name, year = year, number = id.0.to_string()));
    let view = match entry.state {
        State::Open => view.row([
            Button::press(say!(language, "plans-done"), Press::State { state: State::Done }),
            Button::press(say!(language, "plans-cancel"), Press::State { state: State::Cancelled }),
        ]),
        State::Done | State::Cancelled => view.row([
            Button::press(say!(language, "plans-other-day"), Press::Day),
            Button::press(say!(language, "plans-reopen"), Press::State { state: State::Open }),
        ]),
    };
    let back = match from {
        Some(_) => Button::press(say!(language, "button-back"), Press::Back),
        None => Button::back(language, ways::PLAN.of(entry.which)),
    };
    Ok(view.button(Button::press(say!(language, "plans-change"), Press::Change)).button(back))
}

/// The term in the plan's own words, with the days where these say less.
pub fn term(language: Language, term: &Term) -> String {
    let bare = Term { words: None, ..term.clone() }.said(language);
    match (&term.words, term.grain) {
        (Some(words), Grain::Day | Grain::Month) => format!("{words} ({bare})"),
        (Some(words), Grain::Year) => words.clone(),
        (None, _) => bare,
    }
}

/// People by their short names, then posts and bodies.
pub fn responsible(entry: &Entry) -> Option<String> {
    let people = entry.people.iter().map(|(_, name)| FullName::short(name));
    let all: Vec<String> = people.chain(entry.details.responsible.clone()).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn state(language: Language, entry: &Entry) -> String {
    let day = entry.state_on.map(|day| text::date(language, day, true)).unwrap_or_default();
    match entry.state {
        State::Open => say!(language, "plans-is-open"),
        State::Done => say!(language, "plans-is-done", day = day),
        State::Cancelled => say!(language, "plans-is-cancelled", day = day),
    }
}

/// The spreadsheet is on its way.
pub fn sent(language: Language, which: Which, rows: usize) -> View<Press> {
    View::new(say!(language, "plans-sent-title"))
        .line(say!(language, "plans-sent-line", count = rows))
        .button(Button::back(language, ways::PLAN.of(which)))
}

/// The paper is being made.
pub fn ordered(language: Language, which: Which) -> View<Press> {
    View::new(say!(language, "plans-ordered-title"))
        .line(say!(language, "plans-ordered-line"))
        .line(say!(language, "plans-ordered-check"))
        .button(Button::go(say!(language, "plans-to-papers"), ways::PAPERS.place()))
        .button(Button::back(language, ways::PLAN.of(which)))
}

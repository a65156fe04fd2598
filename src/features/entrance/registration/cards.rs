//! The questions of registration, and its welcome.

use chrono::{Datelike, NaiveDate};

use super::draft::Draft;
use super::flow::{FIRST_YEAR, Field, Press};
use crate::ids::SubjectId;
use crate::model::people::store as lists;
use crate::model::people::{FullName, NameFlaw};
use crate::say;
use crate::talk::{Button, Cx, Page, Place, Result, View, pager};
use crate::text::Language;

/// Rows of a list on one card: with the question above it a small phone shows them all.
const PAGE: usize = 6;
/// Years on one card.
const YEARS: i32 = 20;

/// How they are called.
pub fn name(language: Language) -> View<Press> {
    View::new(say!(language, "registration-name-title"))
        .line(say!(language, "registration-progress", step = 1))
        .question(say!(language, "registration-name-question"))
}

/// Where they work.
pub async fn schools(cx: &mut Cx, page: usize, search: &str) -> Result<View<Press>> {
    let language = cx.language();
    let found = lists::organisations(cx, search).await?;
    let page = Page::of(page, found.len(), PAGE);
    let mut view =
        View::new(say!(language, "registration-school-title")).line(say!(language, "registration-progress", step = 2));
    view = match (search.is_empty(), found.is_empty()) {
        (true, true) => view.question(say!(language, "registration-school-none")),
        (true, false) => view.question(say!(language, "registration-school-question")),
        (false, true) => view.line(say!(language, "registration-school-not-found", search = search.to_owned())),
        (false, false) => view.line(say!(language, "registration-school-found", count = found.len())),
    };
    let exact = found.iter().any(|school| school.name.to_lowercase() == search.to_lowercase());
    view = view.grid(1, page.cut(found).map(|school| Button::press(school.name, Press::School(school.id))));
    view = view.row(pager(language, page.number, page.of, Press::Page));
    if !search.is_empty() {
        if !exact {
            view = view.button(Button::press(
                say!(language, "registration-school-add", search = search.to_owned()),
                Press::NewSchool,
            ));
        }
        view = view.button(Button::press(say!(language, "button-search-clear"), Press::Ready));
    }
    Ok(view)
}

/// Their post.
pub async fn posts(cx: &mut Cx, page: usize) -> Result<View<Press>> {
    let language = cx.language();
    let posts = lists::posts(cx).await?;
    let page = Page::of(page, posts.len(), PAGE);
    Ok(View::new(say!(language, "registration-post-title"))
        .line(say!(language, "registration-progress", step = 3))
        .grid(1, page.cut(posts).map(|post| Button::press(post.name, Press::Post(post.id))))
        .row(pager(language, page.number, page.of, Press::Page)))
}

/// What they teach.
pub async fn subjects(cx: &mut Cx, page: usize, chosen: &[SubjectId]) -> Result<View<Press>> {
    let language = cx.language();
    let subjects = lists::subjects(cx).await?;
    let page = Page::of(page, subjects.len(), PAGE);
    let ready = if chosen.is_empty() {
        say!(language, "registration-subjects-none")
    } else {
        say!(language, "registration-subjects-ready", count = chosen.len())
    };
    Ok(View::new(say!(language, "registration-subjects-title"))
        .line(say!(language, "registration-progress", step = 4))
        .question(say!(language, "registration-subjects-question"))
        .grid(
            1,
            page.cut(subjects).map(|subject| {
                let taught = chosen.contains(&subject.id);
                let mark = if taught { "✅ " } else { "" };
                Button::press(format!("{mark}{}", subject.name), Press::Subject(subject.id, !taught))
            }),
        )
        .row(pager(language, page.number, page.of, Press::Page))
        .button(Button::press(ready, Press::Ready)))
}

/// Since when they teach.
pub fn teaching(language: Language, newest: i32, today: NaiveDate) -> View<Press> {
    years(
        View::new(say!(language, "registration-teaching-title"))
            .line(say!(language, "registration-progress", step = 5))
            .question(say!(language, "registration-year-question")),
        newest,
        today.year(),
    )
}

/// Since when they manage.
pub fn managing(language: Language, newest: i32, today: NaiveDate) -> View<Press> {
    years(
        View::new(say!(language, "registration-managing-title")).question(say!(language, "registration-year-question")),
        newest,
        today.year(),
    )
}

/// Years from the newest shown down, five a row.
fn years(view: View<Press>, newest: i32, this_year: i32) -> View<Press> {
    let newest = newest.clamp(FIRST_YEAR, this_year);
    let oldest = (newest - YEARS + 1).max(FIRST_YEAR);
    let shown = (oldest..=newest).rev();
    let mut leaf = Vec::new();
    if newest < this_year {
        leaf.push(Button::press("‹", Press::Years((newest + YEARS).min(this_year))));
    }
    if oldest > FIRST_YEAR {
        leaf.push(Button::press(format!("{} ›", oldest - 1), Press::Years(oldest - 1)));
    }
    view.grid(5, shown.map(|year| Button::press(year.to_string(), Press::Year(year)))).row(leaf)
}

/// Is everything right?
pub async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "registration-confirm-title"));
    if let Some(name) = &draft.name {
        view = view.line(name.listed());
    }
    // A school that has gone since is asked for at the next answer.
    let school = match draft.school {
        Some(school) => lists::find_organisation(cx, school).await?,
        None => None,
    };
    view = view.maybe_line(school.map(|school| format!("📍 {}", school.name)));
    let post = lists::posts(cx).await?.into_iter().find(|post| Some(post.id) == draft.post);
    let manages = post.as_ref().is_some_and(|post| post.management);
    let chosen = draft.subjects.as_deref().unwrap_or_default();
    let subjects: Vec<_> = lists::subjects(cx)
        .await?
        .into_iter()
        .filter(|subject| chosen.contains(&subject.id))
        .map(|subject| subject.name)
        .collect();
    view = view.maybe_line(post.map(|post| post.name));
    if !subjects.is_empty() {
        view = view.line(subjects.join(", "));
    }
    if let Some(year) = draft.teaching_since {
        view = view.line(say!(language, "registration-confirm-teaching", year = year.to_string()));
    }
    if let (true, Some(year)) = (manages, draft.managing_since) {
        view = view.line(say!(language, "registration-confirm-managing", year = year.to_string()));
    }
    let change = |label: String, field| Button::press(label, Press::Change(field));
    view = view
        .question(say!(language, "registration-confirm-question"))
        .button(Button::press(say!(language, "registration-confirm"), Press::Confirm))
        .row([
            change(say!(language, "registration-change-name"), Field::Name),
            change(say!(language, "registration-change-school"), Field::School),
        ])
        .row([
            change(say!(language, "registration-change-post"), Field::Post),
            change(say!(language, "registration-change-subjects"), Field::Subjects),
        ])
        .button(change(say!(language, "registration-change-teaching"), Field::Teaching));
    if manages && draft.managing_since.is_some() {
        view = view.button(change(say!(language, "registration-change-managing"), Field::Managing));
    }
    Ok(view)
}

/// The registration is complete; whoever came by a link may go on to where it leads.
pub fn welcome(language: Language, name: &FullName, coordinates: bool, destination: Option<Place>) -> View<Press> {
    View::new(say!(language, "registration-welcome-title"))
        .line(say!(language, "registration-welcome-line", name = name.spoken()))
        .maybe_line(coordinates.then(|| say!(language, "registration-welcome-coordinator")))
        .question(say!(language, "registration-welcome-question"))
        .row(destination.map(|place| Button::go(say!(language, "registration-welcome-onward"), place)))
        .button(Button::go(say!(language, "registration-welcome-deficit"), Place::NewDeficit))
        .button(Button::go(say!(language, "registration-welcome-clusters"), Place::Clusters))
        .button(Button::go(say!(language, "button-menu"), Place::Menu))
}

/// What is wrong with a name.
pub fn name_flaw(language: Language, flaw: NameFlaw) -> String {
    match flaw {
        NameFlaw::OneWord => say!(language, "registration-name-one-word"),
        NameFlaw::TooLong => say!(language, "registration-name-too-long"),
        NameFlaw::Strange => say!(language, "registration-name-strange"),
    }
}

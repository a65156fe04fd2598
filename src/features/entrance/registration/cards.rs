//! The questions of registration, and its welcome.

use chrono::Datelike;

use super::draft::{Draft, Question};
use super::room::{FIRST_YEAR, Press, Step};
use crate::model::people::{self, FullName, NameFlaw};
use crate::model::{organisations, ways};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Page, Place, Result, Spot, View, labels};
use crate::text::{Language, schools};

/// Rows of a list on one card: with the question above it a small phone shows them all.
const PAGE: usize = 6;
/// Years on one card.
const YEARS: usize = 20;

pub async fn question(cx: &mut Cx, step: &Step, question: Question) -> Result<View<Press>> {
    let language = cx.language();
    let view = match question {
        Question::Name => {
            View::new(say!(language, "registration-name-title")).question(say!(language, "registration-name-question"))
        }
        Question::School => schools(cx, &step.spot).await?,
        Question::Post => posts(cx, &step.spot).await?,
        Question::Subjects => subjects(cx, step).await?,
        Question::Teaching => years(View::new(say!(language, "registration-teaching-title")), cx, &step.spot),
        Question::Managing => years(View::new(say!(language, "registration-managing-title")), cx, &step.spot),
    };
    if step.draft.amends {
        return Ok(view);
    }
    Ok(View { lines: [vec![step.line(language)], view.lines].concat(), ..view })
}

fn leaf(leaf: Leaf) -> Press {
    Press::List { leaf }
}

/// Whether what was typed may be the name of a school, and not its number alone.
pub fn is_name(typed: &str) -> bool {
    typed.chars().count() > 1 && typed.chars().any(char::is_alphabetic)
}

async fn schools(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let search = &spot.search;
    let organisations::Ranked { found, near, has_same } = organisations::search(cx, search).await?;
    let is_near = found.is_empty() && !near.is_empty();
    let found = if is_near { near } else { found };
    let view = View::new(say!(language, "registration-school-title"));
    let view = match (search.is_empty(), found.is_empty()) {
        _ if is_near => view.line(say!(language, "registration-school-perhaps", search = spot.shown())),
        (true, true) => view.question(say!(language, "registration-school-none")),
        (true, false) => view.question(say!(language, "registration-school-question")),
        (false, true) => view.line(say!(language, "registration-school-not-found", search = spot.shown())),
        (false, false) => view.line(say!(language, "registration-school-found", count = found.len())),
    };
    let view = view.list(language, found, PAGE, spot, leaf, |school| {
        Button::press(schools::label(&school.name, labels::SIGNS), Press::School { id: school.id })
    });
    // One that is there already, however it is written, is not added again; nor is a number alone a name.
    if search.is_empty() || has_same || !is_name(search) {
        return Ok(view);
    }
    let add = say!(language, "registration-school-add", search = search.clone());
    Ok(view.button(Button::press(add, Press::NewSchool)))
}

async fn posts(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let posts = people::posts(cx).await?.iter().collect();
    Ok(View::new(say!(language, "registration-post-title")).list(language, posts, PAGE, spot, leaf, |post| {
        Button::press(post.name.to(language), Press::Post { id: post.id })
    }))
}

async fn subjects(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    let language = cx.language();
    let subjects = people::subjects(cx).await?.iter().collect();
    let marked = &step.draft.marked;
    let ready = if marked.is_empty() {
        say!(language, "registration-subjects-none")
    } else {
        say!(language, "registration-subjects-ready", count = marked.len())
    };
    Ok(View::new(say!(language, "registration-subjects-title"))
        .question(say!(language, "registration-subjects-question"))
        .list(language, subjects, PAGE, &step.spot, leaf, |subject| {
            let taught = marked.contains(&subject.id);
            let mark = if taught { "✅ " } else { "" };
            let name = subject.name.to(language);
            Button::press(format!("{mark}{name}"), Press::Subject { id: subject.id, taught: !taught })
        })
        .button(Button::press(ready, Press::Ready)))
}

/// A page of years from this one down, five a row.
fn years(view: View<Press>, cx: &Cx, spot: &Spot) -> View<Press> {
    let (language, this_year) = (cx.language(), cx.today().year());
    let years: Vec<_> = (FIRST_YEAR..=this_year).rev().collect();
    let page = Page::of(spot.page, years.len(), YEARS);
    view.question(say!(language, "registration-year-question"))
        .grid(5, page.cut(years).map(|year| Button::press(year.to_string(), Press::Year { year })))
        .pages(language, page, spot, leaf)
}

/// Is everything right?
pub async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "registration-confirm-title"));
    view = view.maybe_line(draft.name.as_ref().map(FullName::listed));
    // A school that has gone since is asked for at the next answer.
    let school = match draft.school {
        Some(school) => organisations::find(cx, school).await?,
        None => None,
    };
    view = view.maybe_line(school.map(|school| format!("📍 {}", school.name)));
    let post = people::posts(cx).await?.iter().find(|post| Some(post.id) == draft.post);
    let chosen = draft.subjects.as_deref().unwrap_or_default();
    let subjects: Vec<_> = people::subjects(cx)
        .await?
        .iter()
        .filter(|subject| chosen.contains(&subject.id))
        .map(|subject| subject.name.to(language))
        .collect();
    view = view.maybe_line(post.map(|post| post.name.to(language)));
    if !subjects.is_empty() {
        view = view.line(subjects.join(", "));
    }
    if let Some(year) = draft.teaching_since {
        view = view.line(say!(language, "registration-confirm-teaching", year = year.to_string()));
    }
    if let Some(year) = draft.managing_since.filter(|_| draft.manages) {
        view = view.line(say!(language, "registration-confirm-managing", year = year.to_string()));
    }
    let change = |label: String, what| Button::press(label, Press::Change { what });
    view = view
        .question(say!(language, "registration-confirm-question"))
        .button(Button::press(say!(language, "registration-confirm"), Press::Confirm))
        .row([
            change(say!(language, "registration-change-name"), Question::Name),
            change(say!(language, "registration-change-school"), Question::School),
        ])
        .row([
            change(say!(language, "registration-change-post"), Question::Post),
            change(say!(language, "registration-change-subjects"), Question::Subjects),
        ])
        .button(change(say!(language, "registration-change-teaching"), Question::Teaching));
    if draft.manages {
        view = view.button(change(say!(language, "registration-change-managing"), Question::Managing));
    }
    Ok(view)
}

/// The registration is complete; a person who came by a link may go on to where it leads.
pub fn welcome(language: Language, name: &FullName, coordinates: bool, destination: Option<Place>) -> View<Press> {
    View::new(say!(language, "registration-welcome-title"))
        .line(say!(language, "registration-welcome-line", name = name.spoken()))
        .maybe_line(coordinates.then(|| say!(language, "registration-welcome-coordinator")))
        .question(say!(language, "registration-welcome-question"))
        .row(destination.map(|place| Button::go(say!(language, "registration-welcome-onward"), place)))
        .button(Button::go(say!(language, "registration-welcome-deficit"), ways::NEW_DEFICIT.place()))
        .button(Button::go(say!(language, "registration-welcome-clusters"), ways::CLUSTERS.place()))
        .button(Button::home(language))
}

/// What is wrong with a name.
pub fn name_flaw(language: Language, flaw: NameFlaw) -> String {
    match flaw {
        NameFlaw::OneWord => say!(language, "registration-name-one-word"),
        NameFlaw::TooLong => say!(language, "registration-name-too-long"),
        NameFlaw::Strange => say!(language, "registration-name-strange"),
    }
}

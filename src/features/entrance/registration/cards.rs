//! The questions of registration, and its welcome.

use chrono::Datelike;

use super::draft::{Draft, Question};
use super::room::{Press, Step};
use super::years::{FIRST_YEAR, Typed};
use crate::model::people::{self, FullName, NameFlaw};
use crate::model::{organisations, ways};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Page, Place, Result, Spot, View, labels};
use crate::text::{Bilingual, Language, forms, schools};

/// Rows of a list on one card: with the question above it a small phone shows them all.
const PAGE: usize = 6;
/// Years on one card.
const YEARS: usize = 20;

pub async fn question(cx: &mut Cx, step: &Step, question: Question) -> Result<View<Press>> {
    let language = cx.language();
    let view = match question {
        Question::Name => {
            let question = match step.draft.half {
                Some(_) => say!(language, "registration-name-family-question"),
                None => say!(language, "registration-name-question"),
            };
            View::new(say!(language, "registration-name-title")).question(question)
        }
        Question::School => schools(cx, &step.spot).await?,
        Question::Post => posts(cx, &step.spot).await?,
        Question::Subjects => subjects(cx, step).await?,
        Question::Teaching if step.draft.teaches_nothing() => {
            years(say!(language, "registration-work-title"), cx, step)
        }
        Question::Teaching => years(say!(language, "registration-teaching-title"), cx, step),
        Question::Managing => years(say!(language, "registration-managing-title"), cx, step),
    };
    if step.draft.amends {
        return Ok(view);
    }
    Ok(step.card(language, view))
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
    let all = people::posts(cx).await?;
    let posts = all.iter().collect();
    let read = move |typed: &str| {
        let id = named_in_full(all.iter().map(|post| (post.of.id, &post.of.name, &post.label)), language, typed)?;
        Some(Press::Post { id })
    };
    Ok(View::new(say!(language, "registration-post-title"))
        .list(language, posts, PAGE, spot, leaf, |post| {
            Button::press(post.label.to(language), Press::Post { id: post.of.id })
        })
        .reads(read))
}

async fn subjects(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    let language = cx.language();
    let all = people::subjects(cx).await?;
    let subjects = all.iter().collect();
    let marked = &step.draft.marked;
    let taught = marked.clone();
    let read = move |typed: &str| {
        let id = named_in_full(
            all.iter().map(|subject| (subject.of.id, &subject.of.name, &subject.label)),
            language,
            typed,
        )?;
        Some(Press::Subject { id, taught: !taught.contains(&id) })
    };
    let ready = if marked.is_empty() {
        say!(language, "registration-subjects-none")
    } else {
        say!(language, "registration-subjects-ready", count = marked.len())
    };
    let chosen = all.iter().filter(|one| marked.contains(&one.of.id)).map(|one| one.label.to(language)).collect();
    Ok(View::new(say!(language, "registration-subjects-title"))
        .chosen(chosen)
        .question(say!(language, "registration-subjects-question"))
        .list(language, subjects, PAGE, &step.spot, leaf, |subject| {
            let taught = marked.contains(&subject.of.id);
            let mark = if taught { "✅ " } else { "" };
            let name = subject.label.to(language);
            Button::press(format!("{mark}{name}"), Press::Subject { id: subject.of.id, taught: !taught })
        })
        .button(Button::press(ready, Press::Ready))
        .reads(read))
}

/// The only one of a reference list whose full name holds what was typed, where its button says less.
fn named_in_full<'a, T: Copy>(
    list: impl Iterator<Item = (T, &'a Bilingual, &'a Bilingual)>,
    language: Language,
    typed: &str,
) -> Option<T> {
    let mut found = list.filter(|(_, name, _)| forms::finds(typed, &[&name.to(language)]));
    let (id, name, label) = found.next().filter(|_| !forms::search(typed).is_empty())?;
    (found.next().is_none() && name != label).then_some(id)
}

/// A page of years from this one down, five a row; above them the one that may have been meant.
fn years(title: String, cx: &Cx, step: &Step) -> View<Press> {
    let (language, this_year) = (cx.language(), cx.today().year());
    let years: Vec<_> = (FIRST_YEAR..=this_year).rev().collect();
    let page = Page::of(step.spot.page, years.len(), YEARS);
    let perhaps = step.draft.perhaps.map(|year| {
        Button::press(say!(language, "registration-year-perhaps", year = year.to_string()), Press::Year { year })
    });
    let question = match step.draft.perhaps {
        Some(year) => say!(language, "registration-year-back", year = year.to_string()),
        None => say!(language, "registration-year-question"),
    };
    View::new(title)
        .question(question)
        .row(perhaps)
        .grid(5, page.cut(years).map(|year| Button::press(year.to_string(), Press::Year { year })))
        .pages(language, page, &step.spot, leaf)
}

/// What is wrong with a typed year, and what was understood.
pub fn year_flaw(cx: &Cx, typed: Typed) -> String {
    let (language, last) = (cx.language(), cx.today().year().to_string());
    match typed {
        Typed::Beyond(year) => {
            say!(
                language,
                "registration-year-beyond",
                year = year.to_string(),
                first = FIRST_YEAR.to_string(),
                last = last
            )
        }
        Typed::Year(_) | Typed::Perhaps(_) | Typed::Nothing => {
            say!(language, "registration-year-flaw", first = FIRST_YEAR.to_string(), last = last)
        }
    }
}

/// Is everything right?
pub async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(match (draft.amends, draft.touched) {
        (false, _) => say!(language, "registration-confirm-title"),
        (true, false) => say!(language, "registration-amend-title"),
        (true, true) => say!(language, "registration-amended-title"),
    });
    if let Some(name) = draft.name.clone() {
        let none = || say!(language, "registration-no-patronymic");
        let patronymic = if name.patronymic.is_empty() { none() } else { name.patronymic };
        view = view
            .line(say!(language, "registration-confirm-family", name = name.family))
            .line(say!(language, "registration-confirm-given", name = name.given))
            .line(say!(language, "registration-confirm-patronymic", name = patronymic));
    }
    // A school that has gone since is asked for at the next answer.
    let school = match draft.school {
        Some(school) => organisations::find(cx, school).await?.map(|school| school.name),
        None => draft.new_school.clone(),
    };
    view = view.maybe_line(school.map(|name| format!("📍 {name}")));
    let post = people::posts(cx).await?.iter().find(|post| Some(post.of.id) == draft.post);
    let chosen = draft.subjects.as_deref().unwrap_or_default();
    let subjects: Vec<_> = people::subjects(cx)
        .await?
        .iter()
        .filter(|subject| chosen.contains(&subject.of.id))
        .map(|subject| subject.of.name.to(language))
        .collect();
    view = view.maybe_line(post.map(|post| post.of.name.to(language)));
    if !subjects.is_empty() {
        view = view.line(subjects.join(", "));
    }
    if let Some(year) = draft.teaching_since.map(|year| year.to_string()) {
        view = view.line(match draft.teaches_nothing() {
            true => say!(language, "registration-confirm-work", year = year),
            false => say!(language, "registration-confirm-teaching", year = year),
        });
    }
    if let Some(year) = draft.managing_since.filter(|_| draft.manages) {
        view = view.line(say!(language, "registration-confirm-managing", year = year.to_string()));
    }
    let change = |label: String, what| Button::press(label, Press::Change { what });
    if !draft.amends || draft.touched {
        let confirm = match draft.amends {
            true => say!(language, "button-save"),
            false => say!(language, "registration-confirm"),
        };
        view = view.button(Button::press(confirm, Press::Confirm));
    }
    view = view
        .question(say!(language, "registration-confirm-question"))
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

/// What a newcomer hears whose registration is complete.
pub fn welcomed(language: Language, name: &FullName, coordinates: bool, is_second: bool) -> Vec<String> {
    let words = [
        Some(say!(language, "registration-welcome-title")),
        Some(say!(language, "registration-welcome-line", name = name.spoken())),
        coordinates.then(|| say!(language, "registration-welcome-coordinator")),
        is_second.then(|| say!(language, "registration-welcome-second")),
        is_second.then(|| say!(language, "registration-welcome-meanwhile")),
    ];
    words.into_iter().flatten().collect()
}

/// The registration is complete, of somebody who came by no link, or who is asked first whether they are here already.
pub fn welcome(
    language: Language,
    name: &FullName,
    coordinates: bool,
    destination: Option<Place>,
    is_second: bool,
) -> View<Press> {
    let mut words = welcomed(language, name, coordinates, is_second).into_iter();
    View::new(words.next().unwrap_or_default())
        .lines(words)
        .question(say!(language, "registration-welcome-question"))
        .row(destination.map(|place| Button::go(say!(language, "registration-welcome-onward"), place)))
        .row(is_second.then(|| Button::go(say!(language, "registration-welcome-code"), ways::CODE.place())))
        .button(Button::go(say!(language, "registration-welcome-deficit"), ways::NEW_DEFICIT.place()))
        .button(Button::go(say!(language, "registration-welcome-clusters"), ways::CLUSTERS.place()))
        .button(Button::home(language))
}

/// What is wrong with a name.
pub fn name_flaw(language: Language, flaw: &NameFlaw) -> String {
    match flaw {
        NameFlaw::OneWord => say!(language, "registration-name-one-word"),
        NameFlaw::NoFamily => say!(language, "registration-name-no-family"),
        NameFlaw::Initials => say!(language, "registration-name-initials"),
        NameFlaw::TooLong => say!(language, "registration-name-too-long"),
        NameFlaw::Sign(sign) => say!(language, "registration-name-sign", sign = sign.to_string()),
        NameFlaw::Letter(letter) => say!(language, "registration-name-letter", letter = letter.to_string()),
    }
}

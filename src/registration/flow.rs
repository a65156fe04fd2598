//! The conversation of registration.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::store::{self, Enrolment};
use crate::ids::{OrganisationId, PersonId, PostId, SubjectId};
use crate::people::store as lists;
use crate::people::{FullName, NameFlaw, claims};
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, pager, session};
use crate::text::{self, Language};
use crate::{outbox, say};

/// The room of registration.
pub struct Registration;

/// What was said so far; what is missing is asked next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Whether the data of one who is registered are corrected.
    #[serde(default)]
    amends: bool,
    name: Option<FullName>,
    school: Option<OrganisationId>,
    post: Option<PostId>,
    subjects: Option<Vec<SubjectId>>,
    teaching_since: Option<i32>,
    /// Asked of management staff alone.
    managing_since: Option<i32>,
}

/// Where the person stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// How they are called.
    Name(Draft),
    /// Where they work: a page of the list, narrowed by what was typed.
    School(Draft, usize, String),
    /// Their post: a page of the list.
    Post(Draft, usize),
    /// What they teach: a page of the list, and what is chosen.
    Subjects(Draft, usize, Vec<SubjectId>),
    /// Since when they teach: the newest year shown.
    Teaching(Draft, i32),
    /// Since when they manage: the newest year shown.
    Managing(Draft, i32),
    /// Is everything right?
    Confirm(Draft),
}

/// What the buttons carry.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through a list.
    Page(usize),
    /// Chooses a school.
    School(OrganisationId),
    /// Adds the school that was typed.
    NewSchool,
    /// Chooses a post.
    Post(PostId),
    /// Chooses a subject, or takes it back.
    Subject(SubjectId),
    /// The list is complete.
    Ready,
    /// Chooses a year.
    Year(i32),
    /// Shows the years up to this one.
    Years(i32),
    /// Changes one of the answers.
    Change(Field),
    /// Everything is right.
    Confirm,
}

/// An answer that can be changed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Field {
    /// How they are called.
    Name,
    /// Where they work.
    School,
    /// Their post.
    Post,
    /// What they teach.
    Subjects,
    /// Since when they teach.
    Teaching,
    /// Since when they manage.
    Managing,
}

/// Rows of a list on one card: with the pager and the way back it stays under twelve.
const PAGE: usize = 8;
/// Years on one card.
const YEARS: i32 = 20;
/// The earliest year that anybody teaching today began.
const FIRST_YEAR: i32 = 1955;

impl Room for Registration {
    const NAME: &'static str = "registration";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Registration
    }

    fn draft(_step: &Step, language: Language) -> Option<String> {
        Some(say!(language, "registration-draft"))
    }

    async fn enter(cx: &mut Cx, _place: Place, draft: Option<Step>) -> Result<Next<Self>> {
        // A newcomer has nowhere else to go, so there is nothing to offer: the questions go on.
        Ok(match (draft, cx.person()) {
            (Some(step), _) => Next::Go(step),
            (None, Some(person)) => Next::Go(Step::Confirm(Draft::of(cx, person).await?)),
            (None, None) => Next::Go(Step::Name(Draft::default())),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let view = match step {
            Step::Name(_) => View::new(say!(language, "registration-name-title"))
                .line(say!(language, "registration-progress", step = 1))
                .question(say!(language, "registration-name-question")),
            Step::School(_, page, search) => schools(cx, *page, search).await?,
            Step::Post(_, page) => posts(cx, *page).await?,
            Step::Subjects(_, page, chosen) => subjects(cx, *page, chosen).await?,
            Step::Teaching(_, newest) => years(
                View::new(say!(language, "registration-teaching-title"))
                    .line(say!(language, "registration-progress", step = 5))
                    .question(say!(language, "registration-year-question")),
                *newest,
                cx.today().year(),
            ),
            Step::Managing(_, newest) => years(
                View::new(say!(language, "registration-managing-title"))
                    .question(say!(language, "registration-year-question")),
                *newest,
                cx.today().year(),
            ),
            Step::Confirm(draft) => confirm(cx, draft).await?,
        };
        Ok(match draft_of(step) {
            // Only who is registered has a menu to go back to.
            Draft { amends: true, .. } => {
                view.button(Button::go(say!(language, "button-cancel"), Place::Profile))
            }
            _ => view,
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let this_year = cx.today().year();
        Ok(match (step, said) {
            (Step::Name(draft), Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => onward(
                    cx,
                    Draft {
                        name: Some(name),
                        ..draft
                    },
                ),
                Err(flaw) => Next::Stay(name_flaw(language, flaw)),
            },

            (Step::School(draft, _, search), Said::Press(Press::Page(page))) => {
                Next::Go(Step::School(draft, page, search))
            }
            (Step::School(draft, ..), Said::Press(Press::School(school))) => {
                let school = lists::organisation(cx, school).await?.id;
                onward(
                    cx,
                    Draft {
                        school: Some(school),
                        ..draft
                    },
                )
            }
            (Step::School(draft, ..), Said::Text(typed)) => match text::one_line(&typed) {
                name if (2..=120).contains(&name.chars().count()) => {
                    Next::Go(Step::School(draft, 0, name))
                }
                _ => Next::Stay(say!(language, "registration-school-flaw")),
            },
            (Step::School(draft, _, search), Said::Press(Press::NewSchool)) => {
                if search.is_empty() {
                    Next::Go(Step::School(draft, 0, search))
                } else {
                    let school = lists::add_organisation(cx, &search, false).await?;
                    onward(
                        cx,
                        Draft {
                            school: Some(school),
                            ..draft
                        },
                    )
                }
            }
            (Step::School(draft, ..), Said::Press(Press::Ready)) => {
                Next::Go(Step::School(draft, 0, String::new()))
            }

            (Step::Post(draft, _), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Post(draft, page))
            }
            (Step::Post(draft, _), Said::Press(Press::Post(post))) => {
                // Another post may manage no more, so what was said of managing is asked anew.
                onward(
                    cx,
                    Draft {
                        post: Some(post),
                        managing_since: None,
                        ..draft
                    },
                )
            }

            (Step::Subjects(draft, _, chosen), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Subjects(draft, page, chosen))
            }
            (Step::Subjects(draft, page, mut chosen), Said::Press(Press::Subject(subject))) => {
                match chosen.iter().position(|other| *other == subject) {
                    Some(place) => drop(chosen.remove(place)),
                    None => chosen.push(subject),
                }
                Next::Go(Step::Subjects(draft, page, chosen))
            }
            (Step::Subjects(draft, _, chosen), Said::Press(Press::Ready)) => onward(
                cx,
                Draft {
                    subjects: Some(chosen),
                    ..draft
                },
            ),

            (Step::Teaching(draft, _), Said::Press(Press::Years(newest))) => {
                Next::Go(Step::Teaching(draft, newest))
            }
            (Step::Managing(draft, _), Said::Press(Press::Years(newest))) => {
                Next::Go(Step::Managing(draft, newest))
            }
            (step @ (Step::Teaching(..) | Step::Managing(..)), said) => {
                match year(&said, this_year) {
                    Some(Ok(year)) => match step {
                        Step::Teaching(draft, _) => onward(
                            cx,
                            Draft {
                                teaching_since: Some(year),
                                ..draft
                            },
                        ),
                        step => {
                            let draft = draft_of(&step).clone();
                            onward(
                                cx,
                                Draft {
                                    managing_since: Some(year),
                                    ..draft
                                },
                            )
                        }
                    },
                    Some(Err(())) => Next::Stay(say!(
                        language,
                        "registration-year-flaw",
                        first = FIRST_YEAR.to_string(),
                        last = this_year.to_string()
                    )),
                    None => Next::Puzzled,
                }
            }

            (Step::Confirm(draft), Said::Press(Press::Change(field))) => {
                Next::Go(change(draft, field, this_year))
            }
            (Step::Confirm(draft), Said::Press(Press::Confirm)) => finish(cx, draft).await?,

            _ => Next::Puzzled,
        })
    }
}

impl Draft {
    /// The data of one who is registered, to be corrected.
    async fn of(cx: &mut Cx, id: PersonId) -> Result<Draft> {
        let person = lists::person(cx, id).await?;
        Ok(Draft {
            amends: true,
            name: Some(person.name),
            school: Some(person.organisation.id),
            post: Some(person.post.id),
            subjects: Some(
                person
                    .subjects
                    .into_iter()
                    .map(|subject| subject.id)
                    .collect(),
            ),
            teaching_since: Some(person.teaching_since.year()),
            managing_since: person.managing_since.map(|since| since.year()),
        })
    }
}

fn draft_of(step: &Step) -> &Draft {
    match step {
        Step::Name(draft)
        | Step::School(draft, ..)
        | Step::Post(draft, _)
        | Step::Subjects(draft, ..)
        | Step::Teaching(draft, _)
        | Step::Managing(draft, _)
        | Step::Confirm(draft) => draft,
    }
}

/// The first question that has no answer yet. Whether somebody manages is asked at the confirmation, which knows
/// the post.
fn onward(cx: &Cx, draft: Draft) -> Next<Registration> {
    let this_year = cx.today().year();
    Next::Go(match &draft {
        Draft { name: None, .. } => Step::Name(draft),
        Draft { school: None, .. } => Step::School(draft, 0, String::new()),
        Draft { post: None, .. } => Step::Post(draft, 0),
        Draft { subjects: None, .. } => Step::Subjects(draft, 0, Vec::new()),
        Draft {
            teaching_since: None,
            ..
        } => Step::Teaching(draft, this_year),
        _ => Step::Confirm(draft),
    })
}

fn change(draft: Draft, field: Field, this_year: i32) -> Step {
    match field {
        Field::Name => Step::Name(draft),
        Field::School => Step::School(draft, 0, String::new()),
        Field::Post => Step::Post(draft, 0),
        Field::Subjects => {
            let chosen = draft.subjects.clone().unwrap_or_default();
            Step::Subjects(draft, 0, chosen)
        }
        Field::Teaching => Step::Teaching(draft, this_year),
        Field::Managing => Step::Managing(draft, this_year),
    }
}

/// The draft becomes a person, or corrects one.
async fn finish(cx: &mut Cx, draft: Draft) -> Result<Next<Registration>> {
    let language = cx.language();
    let (Some(name), Some(organisation), Some(post), Some(subjects), Some(teaching)) = (
        draft.name.clone(),
        draft.school,
        draft.post,
        draft.subjects.clone(),
        draft.teaching_since,
    ) else {
        return Ok(onward(cx, draft));
    };
    let manages = lists::posts(cx)
        .await?
        .iter()
        .any(|known| known.id == post && known.management);
    if manages && draft.managing_since.is_none() {
        return Ok(Next::Go(Step::Managing(draft, cx.today().year())));
    }
    let enrolment = Enrolment {
        name,
        organisation,
        post,
        subjects,
        teaching_since: school_year(teaching),
        managing_since: draft.managing_since.filter(|_| manages).map(school_year),
    };
    if let Some(person) = cx.person() {
        store::amend(cx, person, &enrolment).await?;
        let amended = say!(language, "registration-amended");
        cx.remark(amended);
        return Ok(Next::To(Place::Profile));
    }
    let person = store::enroll(cx, &enrolment).await?;
    let mut view = View::new(say!(language, "registration-welcome-title")).line(say!(
        language,
        "registration-welcome-line",
        name = enrolment.name.spoken()
    ));
    if claims::settle(cx, person).await? {
        view = view.line(say!(language, "registration-welcome-coordinator"));
        outbox::refresh_commands(cx, person).await?;
    }
    if let Some(place) = session::take_destination(cx).await? {
        let onward = say!(language, "registration-welcome-onward");
        view = view.button(Button::go(onward, place));
    }
    Ok(Next::Done(
        view.question(say!(language, "registration-welcome-question"))
            .button(Button::go(
                say!(language, "registration-welcome-deficit"),
                Place::NewDeficit,
            ))
            .button(Button::go(
                say!(language, "registration-welcome-clusters"),
                Place::Clusters,
            ))
            .button(Button::go(say!(language, "button-menu"), Place::Menu)),
    ))
}

/// Only the year is asked; the work is taken to have begun with its school year, on 1 September.
fn school_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 9, 1)
        .expect("1 September exists in every year that a button or year() lets through")
}

/// A year by button or typed; `Some(Err)` for a number that is no year of work.
fn year(said: &Said<Press>, this_year: i32) -> Option<Result<i32, ()>> {
    let year = match said {
        Said::Press(Press::Year(year)) => *year,
        Said::Text(typed) => match typed.trim().parse() {
            Ok(year) => year,
            Err(_) => return Some(Err(())),
        },
        _ => return None,
    };
    Some(if (FIRST_YEAR..=this_year).contains(&year) {
        Ok(year)
    } else {
        Err(())
    })
}

async fn schools(cx: &mut Cx, page: usize, search: &str) -> Result<View<Press>> {
    let language = cx.language();
    let found = lists::organisations(cx, search).await?;
    let pages = found.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    let mut view = View::new(say!(language, "registration-school-title")).line(say!(
        language,
        "registration-progress",
        step = 2
    ));
    view = match (search.is_empty(), found.is_empty()) {
        (true, true) => view.question(say!(language, "registration-school-none")),
        (true, false) => view.question(say!(language, "registration-school-question")),
        (false, true) => view.line(say!(
            language,
            "registration-school-not-found",
            search = search.to_owned()
        )),
        (false, false) => view.line(say!(
            language,
            "registration-school-found",
            count = found.len()
        )),
    };
    let exact = found
        .iter()
        .any(|school| school.name.to_lowercase() == search.to_lowercase());
    view = view.grid(
        1,
        found
            .into_iter()
            .skip(page * PAGE)
            .take(PAGE)
            .map(|school| Button::press(school.name, Press::School(school.id))),
    );
    view = view.row(pager(language, page, pages, Press::Page));
    if !search.is_empty() {
        if !exact {
            view = view.button(Button::press(
                say!(
                    language,
                    "registration-school-add",
                    search = search.to_owned()
                ),
                Press::NewSchool,
            ));
        }
        view = view.button(Button::press(
            say!(language, "button-search-clear"),
            Press::Ready,
        ));
    }
    Ok(view)
}

async fn posts(cx: &mut Cx, page: usize) -> Result<View<Press>> {
    let language = cx.language();
    let posts = lists::posts(cx).await?;
    let pages = posts.len().div_ceil(PAGE);
    Ok(View::new(say!(language, "registration-post-title"))
        .line(say!(language, "registration-progress", step = 3))
        .grid(
            1,
            posts
                .into_iter()
                .skip(page * PAGE)
                .take(PAGE)
                .map(|post| Button::press(post.name, Press::Post(post.id))),
        )
        .row(pager(language, page, pages, Press::Page)))
}

async fn subjects(cx: &mut Cx, page: usize, chosen: &[SubjectId]) -> Result<View<Press>> {
    let language = cx.language();
    let subjects = lists::subjects(cx).await?;
    let pages = subjects.len().div_ceil(PAGE);
    let ready = if chosen.is_empty() {
        say!(language, "registration-subjects-none")
    } else {
        say!(
            language,
            "registration-subjects-ready",
            count = chosen.len()
        )
    };
    Ok(View::new(say!(language, "registration-subjects-title"))
        .line(say!(language, "registration-progress", step = 4))
        .question(say!(language, "registration-subjects-question"))
        .grid(
            1,
            subjects
                .into_iter()
                .skip(page * PAGE)
                .take(PAGE)
                .map(|subject| {
                    let mark = if chosen.contains(&subject.id) {
                        "✅ "
                    } else {
                        ""
                    };
                    Button::press(
                        format!("{mark}{}", subject.name),
                        Press::Subject(subject.id),
                    )
                }),
        )
        .row(pager(language, page, pages, Press::Page))
        .button(Button::press(ready, Press::Ready)))
}

/// Years from the newest shown down, five a row.
fn years(view: View<Press>, newest: i32, this_year: i32) -> View<Press> {
    let newest = newest.clamp(FIRST_YEAR, this_year);
    let oldest = (newest - YEARS + 1).max(FIRST_YEAR);
    let shown = (oldest..=newest).rev();
    let mut leaf = Vec::new();
    if newest < this_year {
        leaf.push(Button::press(
            "‹",
            Press::Years((newest + YEARS).min(this_year)),
        ));
    }
    if oldest > FIRST_YEAR {
        leaf.push(Button::press(
            format!("{} ›", oldest - 1),
            Press::Years(oldest - 1),
        ));
    }
    view.grid(
        5,
        shown.map(|year| Button::press(year.to_string(), Press::Year(year))),
    )
    .row(leaf)
}

async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "registration-confirm-title"));
    if let Some(name) = &draft.name {
        view = view.line(name.listed());
    }
    if let Some(school) = draft.school {
        view = view.line(format!(
            "📍 {}",
            lists::organisation(cx, school).await?.name
        ));
    }
    let post = lists::posts(cx)
        .await?
        .into_iter()
        .find(|post| Some(post.id) == draft.post);
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
        view = view.line(say!(
            language,
            "registration-confirm-teaching",
            year = year.to_string()
        ));
    }
    if let (true, Some(year)) = (manages, draft.managing_since) {
        view = view.line(say!(
            language,
            "registration-confirm-managing",
            year = year.to_string()
        ));
    }
    let change = |label: String, field| Button::press(label, Press::Change(field));
    view = view
        .question(say!(language, "registration-confirm-question"))
        .button(Button::press(
            say!(language, "registration-confirm"),
            Press::Confirm,
        ))
        .row([
            change(say!(language, "registration-change-name"), Field::Name),
            change(say!(language, "registration-change-school"), Field::School),
        ])
        .row([
            change(say!(language, "registration-change-post"), Field::Post),
            change(
                say!(language, "registration-change-subjects"),
                Field::Subjects,
            ),
        ])
        .button(change(
            say!(language, "registration-change-teaching"),
            Field::Teaching,
        ));
    if manages && draft.managing_since.is_some() {
        view = view.button(change(
            say!(language, "registration-change-managing"),
            Field::Managing,
        ));
    }
    Ok(view)
}

fn name_flaw(language: Language, flaw: NameFlaw) -> String {
    match flaw {
        NameFlaw::OneWord => say!(language, "registration-name-one-word"),
        NameFlaw::TooLong => say!(language, "registration-name-too-long"),
        NameFlaw::Strange => say!(language, "registration-name-strange"),
    }
}

//! The conversation of registration.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::cards;
use super::store::{self, Enrolment};
use crate::ids::{OrganisationId, PostId, SubjectId};
use crate::model::people::store as lists;
use crate::model::people::{FullName, claims};
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, session};
use crate::text::{self, Language};
use crate::{outbox, say};

/// The room of registration.
pub struct Registration;

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
    Subject(SubjectId, bool),
    /// The list is complete.
    Ready,
    /// Chooses a year.
    Year(i32),
    /// Shows the years up to this one.
    Years(i32),
    /// Changes one of the answers.
    Change(Field),
    /// One question back.
    Back,
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

/// The earliest year that anybody teaching today began.
pub const FIRST_YEAR: i32 = 1955;

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
            (Some(step), _) => Next::Go(with_its_school(cx, step).await?),
            (None, Some(person)) => Next::Go(Step::Confirm(Draft::of(cx, person).await?)),
            (None, None) => Next::Go(Step::Name(Draft::default())),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let view = match step {
            Step::Name(_) => cards::name(language),
            Step::School(_, page, search) => cards::schools(cx, *page, search).await?,
            Step::Post(_, page) => cards::posts(cx, *page).await?,
            Step::Subjects(_, page, chosen) => cards::subjects(cx, *page, chosen).await?,
            Step::Teaching(_, newest) => cards::teaching(language, *newest, cx.today()),
            Step::Managing(_, newest) => cards::managing(language, *newest, cx.today()),
            Step::Confirm(draft) => cards::confirm(cx, draft).await?,
        };
        let back =
            before(step.clone(), cx.today().year()).map(|_| Button::press(say!(language, "button-back"), Press::Back));
        // Only who is registered has a profile to go back to.
        let cancel = draft_of(step).amends.then(|| Button::go(say!(language, "button-cancel"), Place::Profile));
        Ok(view.row(back.into_iter().chain(cancel)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let this_year = cx.today().year();
        let step = match step {
            // Who is choosing a school now needs no word about the one chosen before.
            step @ Step::School(..) => step,
            step => match with_its_school(cx, step).await? {
                step @ Step::School(..) => return Ok(Next::Go(step)),
                step => step,
            },
        };
        Ok(match (step, said) {
            (step, Said::Press(Press::Back)) => match before(step, this_year) {
                Some(before) => Next::Go(before),
                None => Next::Puzzled,
            },

            (Step::Name(mut draft), Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => {
                    draft.name = Some(name);
                    onward(cx, draft)
                }
                Err(flaw) => Next::Stay(cards::name_flaw(language, flaw)),
            },

            (Step::School(draft, _, search), Said::Press(Press::Page(page))) => {
                Next::Go(Step::School(draft, page, search))
            }
            (Step::School(mut draft, ..), Said::Press(Press::School(school))) => {
                draft.school = Some(school);
                let draft = draft.without_lost_school(cx).await?;
                onward(cx, draft)
            }
            (Step::School(draft, ..), Said::Text(typed)) => match text::one_line(&typed) {
                name if (2..=120).contains(&name.chars().count()) => Next::Go(Step::School(draft, 0, name)),
                _ => Next::Stay(say!(language, "registration-school-flaw")),
            },
            (Step::School(mut draft, _, search), Said::Press(Press::NewSchool)) if !search.is_empty() => {
                draft.school = Some(lists::add_organisation(cx, &search, false).await?);
                onward(cx, draft)
            }
            (Step::School(draft, ..), Said::Press(Press::NewSchool | Press::Ready)) => {
                Next::Go(Step::School(draft, 0, String::new()))
            }

            (Step::Post(draft, _), Said::Press(Press::Page(page))) => Next::Go(Step::Post(draft, page)),
            (Step::Post(mut draft, _), Said::Press(Press::Post(post))) => {
                draft.post = Some(post);
                // Another post may manage no more, so what was said of managing is asked anew.
                draft.managing_since = None;
                onward(cx, draft)
            }

            (Step::Subjects(draft, _, chosen), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Subjects(draft, page, chosen))
            }
            (Step::Subjects(draft, page, mut chosen), Said::Press(Press::Subject(subject, taught))) => {
                chosen.retain(|other| *other != subject);
                if taught {
                    chosen.push(subject);
                }
                Next::Go(Step::Subjects(draft, page, chosen))
            }
            (Step::Subjects(mut draft, _, chosen), Said::Press(Press::Ready)) => {
                draft.subjects = Some(chosen);
                onward(cx, draft)
            }

            (Step::Teaching(draft, _), Said::Press(Press::Years(newest))) => Next::Go(Step::Teaching(draft, newest)),
            (Step::Teaching(mut draft, _), said @ (Said::Text(_) | Said::Press(Press::Year(_)))) => {
                match year(cx, &said) {
                    Ok(year) => {
                        draft.teaching_since = Some(year);
                        onward(cx, draft)
                    }
                    Err(flaw) => Next::Stay(flaw),
                }
            }
            (Step::Managing(draft, _), Said::Press(Press::Years(newest))) => Next::Go(Step::Managing(draft, newest)),
            (Step::Managing(mut draft, _), said @ (Said::Text(_) | Said::Press(Press::Year(_)))) => {
                match year(cx, &said) {
                    Ok(year) => {
                        draft.managing_since = Some(year);
                        onward(cx, draft)
                    }
                    Err(flaw) => Next::Stay(flaw),
                }
            }

            (Step::Confirm(draft), Said::Press(Press::Change(field))) => Next::Go(change(draft, field, this_year)),
            (Step::Confirm(draft), Said::Press(Press::Confirm)) => finish(cx, draft).await?,

            _ => Next::Puzzled,
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

/// The same step, or the question about the school where the one that was named has gone since.
async fn with_its_school(cx: &mut Cx, step: Step) -> Result<Step> {
    let named = draft_of(&step).school;
    let draft = draft_of(&step).clone().without_lost_school(cx).await?;
    Ok(if draft.school == named { step } else { Step::School(draft, 0, String::new()) })
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
        Draft { teaching_since: None, .. } => Step::Teaching(draft, this_year),
        _ => Step::Confirm(draft),
    })
}

/// The question before, without its answer; from an answer that is being changed, the question whether everything is
/// right. Nothing stands before the first question.
fn before(step: Step, this_year: i32) -> Option<Step> {
    let draft = draft_of(&step);
    if !matches!(step, Step::Confirm(_)) && (draft.amends || draft.is_complete()) {
        return Some(Step::Confirm(draft.clone()));
    }
    Some(match step {
        Step::Name(_) => return None,
        Step::School(mut draft, ..) => {
            draft.name = None;
            Step::Name(draft)
        }
        Step::Post(mut draft, _) => {
            draft.school = None;
            Step::School(draft, 0, String::new())
        }
        Step::Subjects(mut draft, ..) => {
            draft.post = None;
            Step::Post(draft, 0)
        }
        Step::Teaching(mut draft, _) => {
            // Of several, most are right: what was chosen stays marked.
            let chosen = draft.subjects.take().unwrap_or_default();
            Step::Subjects(draft, 0, chosen)
        }
        Step::Managing(draft, _) => Step::Confirm(draft),
        Step::Confirm(draft) if draft.amends => return None,
        Step::Confirm(mut draft) => {
            draft.teaching_since = None;
            Step::Teaching(draft, this_year)
        }
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
    let (Some(name), Some(organisation), Some(post), Some(subjects), Some(teaching)) =
        (draft.name.clone(), draft.school, draft.post, draft.subjects.clone(), draft.teaching_since)
    else {
        return Ok(onward(cx, draft));
    };
    let manages = lists::posts(cx).await?.iter().any(|known| known.id == post && known.management);
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
    let coordinates = claims::settle(cx, person).await?;
    if coordinates {
        outbox::refresh_commands(cx, person).await?;
    }
    let destination = session::take_destination(cx).await?;
    Ok(Next::Done(cards::welcome(language, &enrolment.name, coordinates, destination)))
}

/// Only the year is asked; the work is taken to have begun with its school year, on 1 September.
fn school_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 9, 1).expect("1 September exists in every year that a button or year() lets through")
}

/// A year by button or typed; else what is wrong with it.
fn year(cx: &Cx, said: &Said<Press>) -> Result<i32, String> {
    let this_year = cx.today().year();
    let year = match said {
        Said::Press(Press::Year(year)) => Some(*year),
        Said::Text(typed) => typed.trim().parse().ok(),
        Said::Press(_) | Said::Thing(_) => None,
    };
    year.filter(|year| (FIRST_YEAR..=this_year).contains(year)).ok_or_else(|| {
        say!(cx.language(), "registration-year-flaw", first = FIRST_YEAR.to_string(), last = this_year.to_string())
    })
}

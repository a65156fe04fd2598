//! The conversation of registration.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::cards;
use super::draft::{Draft, Question};
use crate::ids::{OrganisationId, PostId, SubjectId};
use crate::model::people::{self, FullName, claims};
use crate::model::{organisations, ways};
use crate::say;
use crate::talk::{Button, Cx, Form, Leaf, Next, Opens, Result, Room, Said, Spot, View, session};
use crate::text::{self, Language};

pub struct Registration;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Questions,
}

/// What the person has said so far, and what is asked now.
pub type Step = Form<Draft>;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    School {
        id: OrganisationId,
    },
    /// Adds the school that was typed.
    NewSchool,
    Post {
        id: PostId,
    },
    Subject {
        id: SubjectId,
        taught: bool,
    },
    /// The subjects are all marked.
    Ready,
    Year {
        year: i32,
    },
    Change {
        what: Question,
    },
    Back,
    Confirm,
}

/// The earliest year that anybody teaching today began.
pub const FIRST_YEAR: i32 = 1955;

impl Room for Registration {
    const NAME: &'static str = "registration";
    const OPENS: Opens = Opens::AfterConsent;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Questions
    }

    fn draft(_step: &Step, language: Language) -> Option<String> {
        Some(say!(language, "registration-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let At::Questions = at;
        // A newcomer has nowhere else to go, so there is nothing to offer: the questions go on.
        Ok(Next::Go(match (draft, cx.person()) {
            (Some(step), _) => with_its_school(cx, step).await?,
            (None, Some(person)) => Form::onward(Draft::of(cx, person).await?),
            (None, None) => Form::onward(Draft::default()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let view = match step.asks {
            Some(question) => cards::question(cx, step, question).await?,
            None => cards::confirm(cx, &step.draft).await?,
        };
        let language = cx.language();
        let back = before(step).map(|_| Button::press(say!(language, "button-back"), Press::Back));
        // Only a registered person has a profile to go back to.
        let cancel = step.draft.amends.then(|| Button::cancel(language, ways::PROFILE.place()));
        Ok(view.row(back.into_iter().chain(cancel)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        // A person who is choosing a school now need not be told about the one chosen before.
        let step = match step.asks {
            Some(Question::School) => step,
            asked => match with_its_school(cx, step).await? {
                step if step.asks == asked => step,
                school => return Ok(Next::Go(school)),
            },
        };
        let (asks, spot, mut draft) = (step.asks, step.spot.clone(), step.draft.clone());
        Ok(match (asks, said) {
            (_, Said::Press(Press::Back)) => match before(&step) {
                Some(before) => Next::Go(before),
                None => Next::Puzzled,
            },
            (Some(_), Said::Press(Press::List { leaf })) => Next::Go(step.at(spot.after(leaf))),

            (Some(Question::Name), Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => {
                    draft.name = Some(name);
                    Next::Go(Form::onward(draft))
                }
                Err(flaw) => Next::Stay(cards::name_flaw(language, flaw)),
            },

            (Some(Question::School), Said::Press(Press::School { id })) => {
                draft.school = Some(id);
                Next::Go(Form::onward(draft.without_lost_school(cx).await?))
            }
            (Some(Question::School), Said::Text(typed)) => match text::one_line(&typed) {
                name if (1..=250).contains(&name.chars().count()) => Next::Go(step.at(Spot::found(&name))),
                _ => Next::Stay(say!(language, "registration-school-flaw")),
            },
            (Some(Question::School), Said::Press(Press::NewSchool)) if cards::is_name(&spot.search) => {
                draft.school = Some(organisations::add(cx, &spot.search, None).await?);
                Next::Go(Form::onward(draft))
            }

            (Some(Question::Post), Said::Press(Press::Post { id })) => {
                let posts = people::posts(cx).await?;
                draft.manages = posts.iter().any(|post| post.id == id && post.management);
                draft.post = Some(id);
                // Another post may not be a managing one, so the question about managing is asked again.
                draft.managing_since = None;
                Next::Go(Form::onward(draft))
            }

            (Some(Question::Subjects), Said::Press(Press::Subject { id, taught })) => {
                draft.marked.retain(|other| *other != id);
                if taught {
                    draft.marked.push(id);
                }
                Next::Go(Form { draft, ..step })
            }
            (Some(Question::Subjects), Said::Press(Press::Ready)) => {
                draft.subjects = Some(draft.marked.clone());
                Next::Go(Form::onward(draft))
            }

            (
                Some(asked @ (Question::Teaching | Question::Managing)),
                said @ (Said::Text(_) | Said::Press(Press::Year { .. })),
            ) => match year(cx, &said) {
                Ok(year) => {
                    match asked {
                        Question::Managing => draft.managing_since = Some(year),
                        _ => draft.teaching_since = Some(year),
                    }
                    Next::Go(Form::onward(draft))
                }
                Err(flaw) => Next::Stay(flaw),
            },

            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Confirm)) => finish(cx, step).await?,
            _ => Next::Puzzled,
        })
    }
}

/// The question before. When data are corrected, the only way back from the last card is out.
fn before(step: &Step) -> Option<Step> {
    if step.draft.amends && step.is_complete() { None } else { step.clone().back() }
}

/// The same step, or the question about the school if the one that was named is gone.
async fn with_its_school(cx: &mut Cx, step: Step) -> Result<Step> {
    let named = step.draft.school;
    let draft = step.draft.clone().without_lost_school(cx).await?;
    Ok(if draft.school == named { step } else { Form::change(draft, Question::School) })
}

/// The draft becomes a person, or corrects one.
async fn finish(cx: &mut Cx, step: Step) -> Result<Next<Registration>> {
    let language = cx.language();
    let Some(enrolment) = step.draft.enrolment() else {
        return Ok(Next::Go(Form::onward(step.draft)));
    };
    if let Some(person) = cx.person() {
        people::amend(cx, person, &enrolment).await?;
        cx.remark(say!(language, "registration-amended"));
        return Ok(Next::To(ways::PROFILE.place()));
    }
    let account = cx.account_id();
    let person = people::enroll(cx, account, &enrolment).await?;
    cx.account.person = Some(person);
    let coordinates = claims::settle(cx, account, person).await?;
    let destination = session::take_destination(cx).await?;
    Ok(Next::Done(cards::welcome(language, &enrolment.name, coordinates, destination)))
}

/// A year by button or typed; else what is wrong with it.
fn year(cx: &Cx, said: &Said<Press>) -> Result<i32, String> {
    let this_year = cx.today().year();
    let year = match said {
        Said::Press(Press::Year { year }) => Some(*year),
        Said::Text(typed) => typed.trim().parse().ok(),
        _ => None,
    };
    year.filter(|year| (FIRST_YEAR..=this_year).contains(year)).ok_or_else(|| {
        say!(cx.language(), "registration-year-flaw", first = FIRST_YEAR.to_string(), last = this_year.to_string())
    })
}

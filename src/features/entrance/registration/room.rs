//! The conversation of registration.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::cards;
use super::draft::{Draft, Question};
use super::years::{self, FIRST_YEAR, Typed};
use crate::ids::{OrganisationId, PostId, SubjectId};
use crate::model::organisations::{self, Ranked};
use crate::model::people::{self, Alike, Enrolled, FullName, NameFlaw};
use crate::model::ways;
use crate::say;
use crate::talk::{self, Button, Cx, Draft as _, Form, Happening, Leaf, Next, Opens, Room, Said, Spot, View};
use crate::text::{self, Language, forms};

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
    /// On, with the answer as it stands.
    Keep,
    Confirm,
    /// Leaves one's data as they were.
    Leave,
}

impl Room for Registration {
    const NAME: &'static str = "registration";
    const OPENS: Opens = Opens::AfterConsent;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Questions
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match (step.draft.amends, step.draft.touched) {
            (false, _) => Some(say!(language, "registration-draft")),
            (true, true) => Some(say!(language, "registration-draft-amended")),
            (true, false) => None,
        }
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> talk::Result<Next<Self>> {
        let At::Questions = at;
        Ok(match (draft, cx.person()) {
            // What was changed and not saved is not the truth yet.
            (Some(_), Some(_)) => Next::Offer(At::Questions),
            (None, Some(person)) => Next::Go(Form::onward(Draft::of(cx, person).await?)),
            // A newcomer has nowhere else to go, so there is nothing to offer: the questions go on.
            (Some(step), None) => Next::Go(with_its_school(cx, step).await?),
            (None, None) => Next::Go(Form::onward(Draft::default())),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> talk::Result<View<Press>> {
        let view = match step.asks {
            Some(question) => cards::question(cx, step, question).await?,
            None => cards::confirm(cx, &step.draft).await?,
        };
        let language = cx.language();
        let back = before(step).map(|_| Button::press(say!(language, "button-back"), Press::Back));
        // Only a registered person has a profile to go back to.
        let leave = match step.draft.touched {
            true => Button::press(say!(language, "registration-leave"), Press::Leave).grave(),
            false => Button::press(say!(language, "button-cancel"), Press::Leave),
        };
        let cancel = step.draft.amends.then_some(leave);
        // Whoever has come back may go on with the answer as it stands; the subjects have their own button for that.
        let is_answered = !step.changes && step.asks.is_some_and(|asked| step.draft.has(asked));
        let keeps = is_answered && step.asks != Some(Question::Subjects);
        let view = view.row(keeps.then(|| Button::press(say!(language, "talk-form-keep"), Press::Keep)));
        Ok(view.row(back.into_iter().chain(cancel)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> talk::Result<Next<Self>> {
        let language = cx.language();
        // Whoever is still answering is told about a school that has gone when everything is to be confirmed.
        let is_newcomer_s_last = cx.person().is_none() && matches!(said, Said::Press(Press::Confirm));
        let step = match step.asks {
            Some(_) => step,
            // Looked up together with the rest of what is asked then.
            None if is_newcomer_s_last => step,
            // Whoever leaves is told of nothing.
            None if matches!(said, Said::Press(Press::Leave)) => step,
            None => match with_its_school(cx, step).await? {
                step if step.is_complete() => step,
                school => return Ok(Next::Go(school)),
            },
        };
        let (asks, spot, mut draft) = (step.asks, step.spot.clone(), step.draft.clone());
        draft.touched = true;
        draft.perhaps = None;
        Ok(match (asks, said) {
            (_, Said::Press(Press::Back)) => match before(&step) {
                Some(before) => Next::Go(before),
                None => Next::Puzzled,
            },
            (Some(asked), Said::Press(Press::Keep)) if step.draft.has(asked) => Next::Go(Form::onward(step.draft)),
            (Some(_), Said::Press(Press::List { leaf })) => Next::Go(step.at(spot.after(leaf))),

            (Some(Question::Name), Said::Text(typed)) => match named(&typed, draft.half.as_deref()) {
                Ok(name) => {
                    (draft.name, draft.half) = (Some(name), None);
                    Next::Go(Form::onward(draft))
                }
                Err(flaw) => {
                    let words = cards::name_flaw(language, &flaw);
                    cx.remark(format!("❗ {words}"));
                    draft.touched = step.draft.touched;
                    if flaw == NameFlaw::NoFamily {
                        draft.half = Some(typed);
                    }
                    Next::Go(Form { draft, ..step })
                }
            },

            (Some(Question::School), Said::Press(Press::School { id })) => {
                (draft.school, draft.new_school) = (Some(id), None);
                Next::Go(Form::onward(draft.without_lost_school(cx).await?))
            }
            (Some(Question::School), Said::Text(typed)) => match text::one_line(&typed) {
                name if (1..=250).contains(&name.chars().count()) => school_typed(cx, step, draft, &name).await?,
                _ => Next::Stay(say!(language, "registration-school-flaw")),
            },
            (Some(Question::School), Said::Press(Press::NewSchool)) if cards::is_name(&spot.search) => {
                (draft.school, draft.new_school) = (None, Some(spot.search));
                Next::Go(Form::onward(draft))
            }

            (Some(Question::Post), Said::Press(Press::Post { id })) => {
                let posts = people::posts(cx).await?;
                draft.manages = posts.iter().any(|post| post.of.id == id && post.of.management);
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

            (Some(asked @ (Question::Teaching | Question::Managing)), Said::Press(Press::Year { year }))
                if (FIRST_YEAR..=cx.today().year()).contains(&year) =>
            {
                Next::Go(Form::onward(since(draft, asked, year)))
            }
            (Some(asked @ (Question::Teaching | Question::Managing)), Said::Text(typed)) => {
                match meant(&typed, &step.draft, cx.today().year()) {
                    Typed::Year(year) => Next::Go(Form::onward(since(draft, asked, year))),
                    Typed::Perhaps(year) => {
                        draft.perhaps = Some(year);
                        Next::Go(Form { draft, ..step })
                    }
                    flaw @ (Typed::Beyond(_) | Typed::Nothing) => Next::Stay(cards::year_flaw(cx, flaw)),
                }
            }

            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(step.draft, what)),
            (_, Said::Press(Press::Leave)) if step.draft.amends => {
                if step.draft.touched {
                    cx.remark(say!(language, "registration-left"));
                }
                Next::To(ways::PROFILE.place())
            }
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
async fn with_its_school(cx: &mut Cx, step: Step) -> talk::Result<Step> {
    let named = step.draft.school;
    let draft = step.draft.clone().without_lost_school(cx).await?;
    Ok(if draft.school == named { step } else { Form::change(draft, Question::School) })
}

/// The name that was typed, with what was typed before when it was the family name that was missing.
fn named(typed: &str, half: Option<&str>) -> Result<FullName, NameFlaw> {
    match (FullName::parse(typed), half) {
        (Err(NameFlaw::OneWord), Some(half)) => FullName::parse(&format!("{typed} {half}")),
        (read, _) => read,
    }
}

/// A school whose whole name was typed is chosen at once; what else was typed narrows the list.
async fn school_typed(cx: &mut Cx, step: Step, mut draft: Draft, typed: &str) -> talk::Result<Next<Registration>> {
    let Ranked { found, has_same, .. } = organisations::search(cx, typed).await?;
    if let Some(school) = found.into_iter().next().filter(|_| has_same) {
        (draft.school, draft.new_school) = (Some(school.id), None);
        cx.remark(say!(cx.language(), "registration-school-chosen", name = school.name));
        return Ok(Next::Go(Form::onward(draft)));
    }
    Ok(Next::Go(step.at(Spot::found(typed))))
}

/// The year that was typed; a yes says that the one that was asked back is right.
fn meant(typed: &str, draft: &Draft, this_year: i32) -> Typed {
    let agrees = ["да", "верно", "ага", "yes"].iter().any(|yes| forms::is_same(typed, yes));
    match draft.perhaps {
        Some(year) if agrees => Typed::Year(year),
        _ => years::read(typed, this_year),
    }
}

fn since(mut draft: Draft, asked: Question, year: i32) -> Draft {
    match asked {
        Question::Managing => draft.managing_since = Some(year),
        Question::Name | Question::School | Question::Post | Question::Subjects | Question::Teaching => {
            draft.teaching_since = Some(year);
        }
    }
    draft
}

/// The draft becomes a person, or corrects one.
async fn finish(cx: &mut Cx, step: Step) -> talk::Result<Next<Registration>> {
    let language = cx.language();
    let draft = step.draft;
    let (school, is_new) = match (draft.school, &draft.new_school) {
        (Some(school), _) => (Some(school), false),
        (None, Some(name)) => {
            let (school, is_new) = organisations::put(cx, name, None).await?;
            (Some(school), is_new)
        }
        (None, None) => (None, false),
    };
    let Some(enrolment) = school.and_then(|school| draft.enrolment(school)) else {
        return Ok(Next::Go(Form::onward(draft)));
    };
    if let Some(person) = cx.person() {
        people::amend(cx, person, &enrolment).await?;
        cx.remark(say!(language, "registration-amended"));
        return Ok(Next::To(ways::PROFILE.place()));
    }
    // Where nobody works yet there is nobody of the same name.
    let alike = match is_new {
        true => Alike { has_school: true, namesake: None },
        false => people::alike(cx, &enrolment).await?,
    };
    if !alike.has_school {
        let draft = draft.without_lost_school(cx).await?;
        return Ok(Next::Go(Form::onward(draft)));
    }
    let Enrolled { person, coordinates, destination } = people::arrive(cx, &enrolment).await?;
    if let Some(former) = alike.namesake {
        cx.raise(Happening::RegisteredTwice { newcomer: person, former }).await?;
    }
    let is_second = alike.namesake.is_some();
    Ok(match destination {
        // Whoever came by a link came for what it leads to; one who may be here already is told how to join the two first.
        Some(place) if !is_second => {
            cx.remark(cards::welcomed(language, &enrolment.name, coordinates, is_second).join("\n"));
            Next::To(place)
        }
        destination => Next::Done(cards::welcome(language, &enrolment.name, coordinates, destination, is_second)),
    })
}

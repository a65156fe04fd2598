//! One's own target categories: what follows from one's years and school, what a coordinator has assigned and why, and
//! the objection to that.

use serde::{Deserialize, Serialize};

use super::cards::{line, named};
use super::room::{Targets, words};
use super::steps::Press as Desk;
use crate::ids::AssignmentId;
use crate::model::people::{self, Assigned, Assignment, Beginning, Category, target_categories};
use crate::model::roles::{self, Registered};
use crate::model::{regulation, ways};
use crate::talk::{Button, Cx, Next, Result, Room, Said, Trouble, View};
use crate::text::Language;
use crate::{outbox, say};

pub struct MyTargets;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Mine,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Mine,
    /// What is wrong, is typed.
    Dispute {
        id: AssignmentId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Asks what is wrong.
    Dispute {
        id: AssignmentId,
    },
    Back,
}

impl Room for MyTargets {
    const NAME: &'static str = "mytargets";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Mine = at;
        Ok(Next::Go(Step::Mine))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Mine => mine(cx).await,
            Step::Dispute { id } => {
                let known = own(cx, *id).await?;
                let language = cx.language();
                Ok(View::new(say!(language, "targets-dispute-title"))
                    .line(line(language, &known))
                    .line(say!(language, "targets-card-reason", reason = known.reason))
                    .question(say!(language, "targets-dispute-question"))
                    .button(Button::press(say!(language, "button-back"), Press::Back)))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Mine, Said::Press(Press::Dispute { id })) => Next::Go(Step::Dispute { id }),
            (Step::Dispute { .. }, Said::Press(Press::Back)) => Next::Go(Step::Mine),
            (Step::Dispute { id }, Said::Text(typed)) => match words(&typed) {
                Some(said) => dispute(cx, id, &said).await?,
                None => Next::Stay(say!(language, "targets-words-flaw")),
            },
            _ => Next::Puzzled,
        })
    }
}

/// An assignment of whoever speaks.
async fn own(cx: &mut Cx, id: AssignmentId) -> Result<Assignment> {
    let person = Registered::of(cx)?.id();
    let known = people::assignment(cx, id).await?;
    if known.person == person { Ok(known) } else { Err(Trouble::Gone) }
}

async fn mine(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let id = Registered::of(cx)?.id();
    let person = people::person(cx, id).await?;
    let assigned = people::assignments(cx, id).await?;
    let beginning = Beginning::of(&*regulation::now(cx).await?)?;
    let computed = target_categories(&person, cx.today(), beginning);
    let computed: Vec<_> = computed.into_iter().map(|one| named(language, Category::Computed(one))).collect();
    let mut view = View::new(say!(language, "targets-mine-title")).line(match computed.is_empty() {
        true => say!(language, "targets-mine-no-facts"),
        false => say!(language, "targets-mine-facts", targets = computed.join(", ")),
    });
    for one in assigned {
        let (dispute, category) = (one.dispute.is_none(), one.category);
        view = view
            .line(line(language, &one))
            .line(say!(language, "targets-card-reason", reason = one.reason))
            .maybe_line(one.dispute.map(|words| say!(language, "targets-mine-dispute", words = words)))
            .maybe_line(one.answer.map(|words| say!(language, "targets-card-answer", words = words)));
        if dispute {
            let label = match category {
                Assigned::Growing => say!(language, "targets-dispute-growing"),
                Assigned::Experienced => say!(language, "targets-dispute-experienced"),
            };
            view = view.button(Button::press(label, Press::Dispute { id: one.id }));
        }
    }
    Ok(view.line(say!(language, "targets-mine-why")).button(Button::home(language)))
}

async fn dispute(cx: &mut Cx, id: AssignmentId, said: &str) -> Result<Next<MyTargets>> {
    let language = cx.language();
    if !people::dispute(cx, id, said).await? {
        cx.remark(say!(language, "targets-disputed-already"));
        return Ok(Next::Go(Step::Mine));
    }
    let coordinators = roles::coordinators(cx).await?;
    outbox::tell(cx, &coordinators, Targets::NAME, |language| told_of_dispute(language, id)).await?;
    Ok(Next::Done(
        View::new(say!(language, "targets-disputed-title"))
            .line(say!(language, "targets-disputed"))
            .button(Button::go(say!(language, "targets-door"), ways::MY_TARGETS.place()))
            .button(Button::home(language)),
    ))
}

fn told_of_dispute(language: Language, id: AssignmentId) -> View<Desk> {
    View::new(say!(language, "targets-notice-dispute-title"))
        .line(say!(language, "targets-notice-dispute-line"))
        .button(Button::go(say!(language, "targets-open"), ways::ASSIGNMENT.of(id)))
}

/// Whoever is assigned hears so; to what and why they read where nobody looks over their shoulder.
pub fn told(language: Language) -> View<Press> {
    View::new(say!(language, "targets-notice-title"))
        .line(say!(language, "targets-notice-line"))
        .button(Button::go(say!(language, "targets-open"), ways::MY_TARGETS.place()))
}

/// What they hear when it ends.
pub fn told_of_end(language: Language) -> View<Press> {
    View::new(say!(language, "targets-notice-end-title"))
        .line(say!(language, "targets-notice-end-line"))
        .button(Button::go(say!(language, "targets-open"), ways::MY_TARGETS.place()))
}

/// What they hear when their objection is answered.
pub fn told_of_answer(language: Language) -> View<Press> {
    View::new(say!(language, "targets-notice-answer-title"))
        .line(say!(language, "targets-notice-answer-line"))
        .button(Button::go(say!(language, "targets-open"), ways::MY_TARGETS.place()))
}

//! How routes are spoken of on the cards of both rooms, on the picture and in papers.

use chrono::NaiveDate;

use crate::model::routes::{DoneBy, Route, RouteStep, State, StepState};
use crate::say;
use crate::text::Language;

/// A day as papers write it.
pub fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// How far a route is, with its sign.
pub fn state(language: Language, route: &Route) -> String {
    match route.state {
        State::Draft if route.word.is_some() => say!(language, "routes-state-returned"),
        State::Draft if route.agreed_at.is_some() => say!(language, "routes-state-changed"),
        State::Draft => say!(language, "routes-state-draft"),
        State::Sent => say!(language, "routes-state-sent"),
        State::Agreed => say!(language, "routes-state-agreed"),
        State::Done => say!(language, "routes-state-done"),
        State::Dropped => say!(language, "routes-state-dropped"),
    }
}

/// The sign of a measure. What is late needs its owner.
pub fn sign(step: &RouteStep, today: NaiveDate) -> &'static str {
    match step.state {
        StepState::Done => "✅",
        StepState::Shown => "⏳",
        StepState::Returned => "❗",
        StepState::Planned | StepState::Going if step.due.is_some_and(|due| due < today) => "❗",
        StepState::Planned | StepState::Going => "🗓",
    }
}

/// How far a measure is, in words.
pub fn step_state(language: Language, step: &RouteStep) -> String {
    match (step.state, step.done_by) {
        (StepState::Planned, _) => say!(language, "routes-step-planned"),
        (StepState::Going, _) => say!(language, "routes-step-going"),
        (StepState::Shown, _) => say!(language, "routes-step-shown"),
        (StepState::Returned, _) => say!(language, "routes-step-returned"),
        (StepState::Done, Some(DoneBy::Presence)) => say!(language, "routes-step-presence"),
        (StepState::Done, Some(DoneBy::Pair)) => say!(language, "routes-step-pair"),
        (StepState::Done, Some(DoneBy::Tutor)) => say!(language, "routes-step-tutor"),
        (StepState::Done, Some(DoneBy::Own) | None) => say!(language, "routes-step-done"),
    }
}

/// How many measures of each stage are done: learning, then carrying it into practice (S4-01).
pub fn stages(language: Language, route: &Route) -> Vec<String> {
    let count = |is_practice: bool| {
        let of: Vec<_> = route.steps.iter().filter(|step| step.form.is_practice() == is_practice).collect();
        let done = of.iter().filter(|step| step.state == StepState::Done).count();
        (done, of.len())
    };
    let mut lines = Vec::new();
    for (is_practice, (done, all)) in [(false, count(false)), (true, count(true))] {
        if all > 0 {
            lines.push(match is_practice {
                false => say!(language, "routes-stage-learning", done = done, all = all),
                true => say!(language, "routes-stage-practice", done = done, all = all),
            });
        }
    }
    lines
}

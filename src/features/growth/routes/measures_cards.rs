//! The measures of a route: the list, and one of them.

use super::cards::back;
use super::steps::Press;
use super::words;
use crate::ids::RouteStepId;
use crate::model::routes::{Form, Hand, Opened, StepState};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{clipped, forms, with_capital};

/// Rows of the list.
const PAGE: usize = 7;

/// All of them, the nearest first.
pub fn list(cx: &Cx, opened: &Opened, spot: &Spot) -> View<Press> {
    let (language, today, route) = (cx.language(), cx.today(), &opened.route);
    let found: Vec<_> = route
        .steps
        .iter()
        .filter(|step| forms::finds(&spot.search, &[&step.words, &step.form.named(language)]))
        .collect();
    let view = View::new(say!(language, "routes-measures-title")).lines(words::stages(language, route)).asks_by_list(
        (route.steps.len(), found.len()),
        [
            say!(language, "routes-measures-none"),
            say!(language, "routes-not-found", search = spot.shown()),
            say!(language, "routes-measures-question"),
        ],
    );
    let view = view.list(
        language,
        found,
        PAGE,
        spot,
        |leaf| Press::Leaf { leaf },
        |step| {
            let due = step.done_on.or(step.due).map(|day| day.format(" %d.%m").to_string()).unwrap_or_default();
            let label = format!("{}{due} {}", words::sign(step, today), clipped(&step.words, 46));
            Button::press(label, Press::Measure { id: step.id })
        },
    );
    let add = route.is_alive().then(|| Button::press(say!(language, "routes-add"), Press::Add));
    view.row(add).row(back(language))
}

/// One of them.
pub fn one(cx: &Cx, opened: &Opened, id: RouteStepId) -> Result<View<Press>> {
    let (language, today, route) = (cx.language(), cx.today(), &opened.route);
    let step = route.step(id)?;
    let is_done = step.state == StepState::Done;
    let day = step.done_on.map(|day| say!(language, "routes-done-on", day = words::day(day)));
    let due = step.due.map(|day| say!(language, "routes-due", day = words::day(day)));
    let mut view = View::new(with_capital(&step.form.named(language)))
        .line(step.words.clone())
        .maybe_line(step.against().map(|(_, name)| say!(language, "routes-against", name = name.to(language))))
        .maybe_line(step.product.as_ref().map(|product| say!(language, "routes-product", words = product.clone())))
        .maybe_line(if is_done { day } else { due })
        .line(format!("{} {}", words::sign(step, today), words::step_state(language, step)))
        .maybe_line(step.evidence.as_ref().map(|words| say!(language, "routes-evidence", words = words.clone())))
        .maybe_line(step.word.as_ref().map(|words| say!(language, "routes-word", words = words.clone())));
    if step.form == Form::Course {
        let register = match step.in_register {
            true => say!(language, "routes-register-yes"),
            false => say!(language, "routes-register-no"),
        };
        view = view.line(register).maybe_line(step.by_diagnosis.then(|| say!(language, "routes-by-diagnosis")));
    }
    let press = |label: String, press: Press| Button::press(label, press);
    let is_open = route.is_alive() && !is_done;
    match opened.hand() {
        Hand::Owner if is_open && route.has_begun() && step.state != StepState::Shown => {
            view = view.button(press(say!(language, "routes-show"), Press::Show));
        }
        Hand::Tutor if route.is_alive() && step.state == StepState::Shown => {
            view = view
                .button(press(say!(language, "routes-pass"), Press::Pass))
                .button(press(say!(language, "routes-reject"), Press::Reject));
        }
        Hand::Owner | Hand::Tutor => {}
    }
    if step.file().is_some() {
        view = view.button(press(say!(language, "routes-file"), Press::File));
    }
    if let (Hand::Owner, Some(event)) = (opened.hand(), step.event) {
        view = view.button(Button::go(say!(language, "routes-to-event"), ways::EVENT.of(event)));
    }
    if let (Hand::Owner, Some(group)) = (opened.hand(), step.group) {
        view = view.button(Button::go(say!(language, "routes-to-cluster"), ways::CLUSTER.of(group)));
    }
    if opened.hand() == Hand::Owner && step.form == Form::Pair && is_open {
        view = view.button(Button::go(say!(language, "routes-to-pairs"), ways::MENTORING.place()));
    }
    if is_open {
        view = view.row([
            press(say!(language, "routes-change-due"), Press::Due),
            press(say!(language, "routes-reword"), Press::Reword),
        ]);
        view = view.button(press(say!(language, "routes-drop"), Press::Drop).grave());
    }
    if step.form == Form::Course && route.is_alive() {
        let label = match step.in_register {
            true => say!(language, "routes-not-in-register"),
            false => say!(language, "routes-in-register"),
        };
        view = view.button(press(label, Press::Register { yes: !step.in_register }));
    }
    Ok(view.row(back(language)))
}

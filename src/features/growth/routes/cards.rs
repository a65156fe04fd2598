//! The card of a route, as its owner and as its tutor sees it.

use super::steps::Press;
use super::words;
use crate::model::routes::{Hand, Opened, Route, State, StepState};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, View};
use crate::text::{Language, clipped};

fn press(label: String, press: Press) -> Button<Press> {
    Button::press(label, press)
}

/// «‹ Назад», and the menu.
pub fn back(language: Language) -> [Button<Press>; 2] {
    [press(say!(language, "button-back"), Press::Back), Button::home(language)]
}

/// One of the two.
pub fn card(cx: &Cx, opened: &Opened) -> View<Press> {
    match opened.hand() {
        Hand::Owner => own(cx, opened),
        Hand::Tutor => tutored(cx, opened),
    }
}

/// What is nearest of what is not done.
fn nearest(cx: &Cx, route: &Route) -> Option<String> {
    let language = cx.language();
    let open = route.steps.iter().filter(|step| !matches!(step.state, StepState::Done | StepState::Shown));
    let (day, step) = open.filter_map(|step| Some((step.due?, step))).next()?;
    let words = clipped(&step.words, 60);
    Some(match day < cx.today() {
        true => say!(language, "routes-late", day = words::day(day), words = words),
        false => say!(language, "routes-nearest", day = words::day(day), words = words),
    })
}

fn own(cx: &Cx, opened: &Opened) -> View<Press> {
    let (language, route) = (cx.language(), &opened.route);
    let tutor = match &route.tutor_name {
        Some(name) if route.accepted => Some(say!(language, "routes-tutor", name = name.short())),
        Some(name) if route.state == State::Sent => Some(say!(language, "routes-tutor-asked", name = name.short())),
        Some(name) => Some(say!(language, "routes-tutor-named", name = name.short())),
        None => None,
    };
    let mut view = View::new(say!(language, "routes-title"))
        .line(words::state(language, route))
        .maybe_line(tutor)
        .maybe_line(route.word.as_ref().map(|word| say!(language, "routes-word", words = word.clone())))
        .maybe_line(route.goal.as_ref().map(|goal| say!(language, "routes-goal", words = clipped(goal, 100))))
        .lines(words::stages(language, route));
    view = match route.outcome {
        Some(outcome) => view.line(say!(language, "routes-outcome", outcome = outcome.named(language))),
        None => view.maybe_line(nearest(cx, route)),
    };
    let can_send =
        route.state == State::Draft || route.state == State::Agreed && !route.accepted && route.tutor.is_some();
    let measures = say!(language, "routes-measures", count = route.steps.len());
    if !route.is_alive() {
        return view
            .button(press(measures, Press::Measures))
            .row([
                press(say!(language, "routes-picture"), Press::Picture),
                press(say!(language, "routes-papers"), Press::Papers),
            ])
            .button(press(say!(language, "routes-draft"), Press::Draft))
            .button(Button::home(language));
    }
    if can_send {
        let (question, label) = match route.tutor {
            Some(_) => (say!(language, "routes-send-question"), say!(language, "routes-send")),
            None => (say!(language, "routes-confirm-question"), say!(language, "routes-confirm")),
        };
        view = view.question(question).button(press(label, Press::Send));
    }
    view = view.button(press(measures, Press::Measures));
    view = view.row([
        press(say!(language, "routes-tutors"), Press::Tutors),
        press(say!(language, "routes-to-goal"), Press::Goal),
    ]);
    view = view.row([
        press(say!(language, "routes-picture"), Press::Picture),
        press(say!(language, "routes-papers"), Press::Papers),
    ]);
    if route.agreed_at.is_some() {
        view = view
            .button(press(say!(language, "routes-versions"), Press::Versions))
            .button(press(say!(language, "routes-end"), Press::End));
    }
    view.button(press(say!(language, "routes-abandon"), Press::Abandon)).button(Button::home(language))
}

fn tutored(cx: &Cx, opened: &Opened) -> View<Press> {
    let (language, route) = (cx.language(), &opened.route);
    let view = View::new(clipped(&route.name.short(), 40)).line(route.school.clone());
    if !route.accepted {
        return view
            .line(say!(language, "routes-asked-line", count = route.count))
            .line(say!(language, "routes-asked-private"))
            .question(say!(language, "routes-asked-question"))
            .button(press(say!(language, "routes-accept"), Press::Accept))
            .button(press(say!(language, "routes-decline"), Press::Decline))
            .row(back(language));
    }
    let shown = route.steps.iter().filter(|step| step.state == StepState::Shown).count();
    let mut view = view
        .line(words::state(language, route))
        .maybe_line(route.goal.as_ref().map(|goal| say!(language, "routes-goal", words = clipped(goal, 100))))
        .lines(words::stages(language, route))
        .maybe_line(nearest(cx, route).filter(|_| route.is_alive()))
        .maybe_line((shown > 0).then(|| say!(language, "routes-shown-count", count = shown)))
        .maybe_line(route.outcome.map(|outcome| say!(language, "routes-outcome", outcome = outcome.named(language))));
    if route.state == State::Sent {
        view = view
            .question(say!(language, "routes-agree-question"))
            .button(press(say!(language, "routes-agree"), Press::Agree))
            .button(press(say!(language, "routes-give-back"), Press::GiveBack));
    }
    view = view.button(press(say!(language, "routes-measures", count = route.steps.len()), Press::Measures)).row([
        press(say!(language, "routes-picture"), Press::Picture),
        press(say!(language, "routes-papers"), Press::Papers),
    ]);
    if route.agreed_at.is_some() {
        view = view.button(press(say!(language, "routes-versions"), Press::Versions));
    }
    if route.is_alive() {
        view = view.button(press(say!(language, "routes-leave"), Press::Decline));
    }
    view.row(back(language))
}

/// Where the owner's own deficits are.
pub fn deficits(language: Language) -> Button<Press> {
    Button::go(say!(language, "routes-to-deficits"), ways::DEFICITS.place())
}

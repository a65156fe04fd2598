//! The questions by which a measure is changed, shown, given back, or added.

use chrono::{Days, Months, NaiveDate};

use super::steps::Press;
use crate::ids::RouteStepId;
use crate::model::routes::{Form, Opened};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View, calendar};
use crate::text::{Language, clipped, forms, with_capital};

/// Rows of a list.
const PAGE: usize = 7;

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// The days until which something may be done.
pub fn span(today: NaiveDate) -> std::ops::RangeInclusive<NaiveDate> {
    today + Days::new(1)..=today + Months::new(24)
}

/// Until which day?
pub fn due(cx: &Cx, opened: &Opened, id: RouteStepId, month: NaiveDate) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let step = opened.route.step(id)?;
    let view = View::new(say!(language, "routes-due-title"))
        .line(clipped(&step.words, 100))
        .question(say!(language, "routes-due-question"));
    let span = span(today);
    let pick = |pick| Press::Pick { pick };
    Ok(calendar::month(view, language, month, today, (*span.start(), *span.end()), pick).button(back(language)))
}

/// Other words.
pub fn reword(cx: &Cx, opened: &Opened, id: RouteStepId) -> Result<View<Press>> {
    let language = cx.language();
    let step = opened.route.step(id)?;
    Ok(View::new(say!(language, "routes-reword-title"))
        .line(step.words.clone())
        .question(say!(language, "routes-words-question"))
        .button(back(language)))
}

/// What shows that it is done?
pub fn evidence(cx: &Cx, opened: &Opened, id: RouteStepId) -> Result<View<Press>> {
    let language = cx.language();
    let step = opened.route.step(id)?;
    let seen = match opened.route.accepted {
        true => say!(language, "routes-evidence-seen"),
        false => say!(language, "routes-evidence-own"),
    };
    Ok(View::new(say!(language, "routes-evidence-title"))
        .line(clipped(&step.words, 100))
        .line(seen)
        .question(say!(language, "routes-evidence-question"))
        .button(Button::press(say!(language, "routes-evidence-bare"), Press::Bare))
        .button(back(language)))
}

/// With which word is it given back?
pub fn reject(cx: &Cx, opened: &Opened, id: RouteStepId) -> Result<View<Press>> {
    let language = cx.language();
    let step = opened.route.step(id)?;
    Ok(View::new(say!(language, "routes-reject-title"))
        .line(clipped(&step.words, 100))
        .question(say!(language, "routes-reject-question"))
        .button(back(language)))
}

/// In which form?
pub fn form(cx: &Cx) -> View<Press> {
    let language = cx.language();
    let rows = Form::ALL.map(|form| Button::press(with_capital(&form.named(language)), Press::Form { form }));
    View::new(say!(language, "routes-form-title"))
        .question(say!(language, "routes-form-question"))
        .grid(2, rows)
        .button(back(language))
}

/// Against what?
pub fn against(cx: &Cx, opened: &Opened, spot: &Spot) -> View<Press> {
    let language = cx.language();
    let mut all = opened.route.deficits();
    all.retain(|(_, name)| forms::finds(&spot.search, &[&name.to(language)]));
    View::new(say!(language, "routes-against-title"))
        .question(say!(language, "routes-against-question"))
        .list(
            language,
            all,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |(id, name)| Button::press(clipped(&name.to(language), 60), Press::Against { id: Some(id) }),
        )
        .button(Button::press(say!(language, "routes-against-all"), Press::Against { id: None }))
        .button(back(language))
}

/// What is to be done?
pub fn words(cx: &Cx, form: Form) -> View<Press> {
    let language = cx.language();
    View::new(say!(language, "routes-new-title"))
        .line(with_capital(&form.named(language)))
        .question(say!(language, "routes-words-question"))
        .button(back(language))
}

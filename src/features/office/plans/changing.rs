//! Changing an entry: what of it, and how it is asked and taken.

use chrono::NaiveDate;

use super::room::Plans;
use super::steps::{Opened, Press, Step};
use super::{cards, terms};
use crate::ids::PlanEntryId;
use crate::model::plans::{self, Entry, Field, State, Term, read_responsible};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, View, calendar};
use crate::text::{self, Language, clipped, forms, one_line};

/// The details that may be changed, beside the term.
const FIELDS: [Field; 7] =
    [Field::Matter, Field::Responsible, Field::Form, Field::Participants, Field::Result, Field::Note, Field::Number];

/// «Участники»: on a button, and as a title.
pub fn called(language: Language, field: Field) -> String {
    match field {
        Field::Number => say!(language, "plans-field-number"),
        Field::Matter => say!(language, "plans-field-matter"),
        Field::Form => say!(language, "plans-field-form"),
        Field::Responsible => say!(language, "plans-field-responsible"),
        Field::Participants => say!(language, "plans-field-participants"),
        Field::Result => say!(language, "plans-field-result"),
        Field::Note => say!(language, "plans-field-note"),
    }
}

/// How a detail is asked, with an example.
pub fn question(language: Language, field: Field) -> String {
    match field {
        Field::Number => say!(language, "plans-ask-number"),
        Field::Matter => say!(language, "plans-ask-matter"),
        Field::Form => say!(language, "plans-ask-form"),
        Field::Responsible => say!(language, "plans-ask-responsible"),
        Field::Participants => say!(language, "plans-ask-participants"),
        Field::Result => say!(language, "plans-ask-result"),
        Field::Note => say!(language, "plans-ask-note"),
    }
}

/// A detail as it was typed, or what is wrong with it.
pub fn words(language: Language, field: Field, typed: &str) -> std::result::Result<String, String> {
    let (words, (least, most)) = (one_line(typed), field.bounds());
    let count = words.chars().count();
    if (least..=most).contains(&count) && !forms::is_blank(&words) {
        return Ok(words);
    }
    Err(say!(language, "plans-words-flaw", count = count, least = least, most = most))
}

/// Which detail is to be changed?
pub async fn ask_which(cx: &mut Cx, id: PlanEntryId) -> Result<View<Press>> {
    let (_, entry) = plans::entry(cx, id).await?;
    let language = cx.language();
    let fields = FIELDS.map(|field| Button::press(called(language, field), Press::Field { field }));
    Ok(View::new(say!(language, "plans-change-title"))
        .line(clipped(&entry.matter, 120))
        .question(say!(language, "plans-change-question"))
        .button(Button::press(say!(language, "plans-field-term"), Press::Term))
        .grid(2, fields)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// A detail is typed.
pub async fn ask_field(cx: &mut Cx, id: PlanEntryId, field: Field) -> Result<View<Press>> {
    let (_, entry) = plans::entry(cx, id).await?;
    let language = cx.language();
    let now = told(&entry, field);
    let nothing = (field != Field::Matter && now.is_some())
        .then(|| Button::press(say!(language, "plans-nothing"), Press::Nothing));
    Ok(View::new(called(language, field))
        .line(clipped(&entry.matter, 120))
        .maybe_line(
            now.filter(|_| field != Field::Matter).map(|now| say!(language, "plans-now", words = clipped(&now, 300))),
        )
        .question(question(language, field))
        .row(nothing)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

fn told(entry: &Entry, field: Field) -> Option<String> {
    let details = &entry.details;
    match field {
        Field::Number => details.number.clone(),
        Field::Matter => Some(entry.matter.clone()),
        Field::Form => details.form.clone(),
        Field::Responsible => cards::responsible(entry),
        Field::Participants => details.participants.clone(),
        Field::Result => details.result.clone(),
        Field::Note => details.note.clone(),
    }
}

/// Takes a detail; nothing where there is none.
pub async fn take_field(
    cx: &mut Cx,
    (id, field): (PlanEntryId, Field),
    typed: Option<&str>,
    from: Option<Opened>,
) -> Result<Next<Plans>> {
    let language = cx.language();
    let words = match typed.map(|typed| words(language, field, typed)).transpose() {
        Ok(words) => words,
        Err(flaw) => return Ok(Next::Stay(flaw)),
    };
    let (planner, entry) = plans::entry(cx, id).await?;
    match (field, words) {
        (Field::Responsible, words) => {
            let words = words.unwrap_or_default();
            let known = plans::known_for(cx, planner, &words).await?;
            plans::set_responsible(cx, planner, &entry, &read_responsible(&words, &known)).await?;
        }
        (Field::Matter, None) => return Ok(Next::Puzzled),
        (field, words) => plans::set_field(cx, planner, &entry, field, words).await?,
    }
    cx.remark(say!(language, "plans-changed"));
    Ok(Next::Go(Step::Entry { id, from }))
}

/// When is it to be done?
pub async fn ask_term(cx: &mut Cx, id: PlanEntryId, month: Option<NaiveDate>) -> Result<View<Press>> {
    let (_, entry) = plans::entry(cx, id).await?;
    let language = cx.language();
    let year = entry.which.span(cx).await?;
    let view = View::new(say!(language, "plans-field-term")).line(clipped(&entry.matter, 120)).line(say!(
        language,
        "plans-now",
        words = cards::term(language, &entry.term)
    ));
    let presses = terms::Presses {
        month: |of| Press::Month { of },
        all_year: Press::AllYear,
        exactly: Press::Exactly,
        pick: |pick| Press::Pick { pick },
    };
    Ok(terms::ask(view, cx, year, month, presses).button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Takes a term, as a button or a text says it.
pub async fn take_term(cx: &mut Cx, id: PlanEntryId, said: Said<'_>, from: Option<Opened>) -> Result<Next<Plans>> {
    let (planner, entry) = plans::entry(cx, id).await?;
    let language = cx.language();
    let year = entry.which.span(cx).await?;
    let term = match said {
        Said::Month(of) => Term::month(of),
        Said::Day(day) => Term::day(day),
        Said::AllYear => year.whole(),
        Said::Exactly => {
            return Ok(Next::Go(Step::Term { id, month: Some(terms::first_shown(cx, year)), from }));
        }
        Said::Typed(typed) => match terms::typed(language, typed, year) {
            Ok(term) => term,
            Err(flaw) => return Ok(Next::Stay(flaw)),
        },
    };
    plans::set_term(cx, planner, &entry, &term).await?;
    cx.remark(say!(language, "plans-moved", term = term.said(language)));
    Ok(Next::Go(Step::Entry { id, from }))
}

/// What was said of a term.
pub enum Said<'a> {
    Month(NaiveDate),
    Day(NaiveDate),
    AllYear,
    Exactly,
    Typed(&'a str),
}

/// Notes that an entry was done or cancelled today, or is open again.
pub async fn take_state(cx: &mut Cx, id: PlanEntryId, state: State, from: Option<Opened>) -> Result<Next<Plans>> {
    let (planner, entry) = plans::entry(cx, id).await?;
    let (language, today) = (cx.language(), cx.today());
    plans::set_state(cx, planner, &entry, state, today).await?;
    cx.remark(match state {
        State::Open => say!(language, "plans-reopened"),
        State::Done => say!(language, "plans-done-today"),
        State::Cancelled => say!(language, "plans-cancelled-today"),
    });
    Ok(Next::Go(Step::Entry { id, from }))
}

/// On which day was it done, or cancelled?
pub async fn ask_day(cx: &mut Cx, id: PlanEntryId, month: Option<NaiveDate>) -> Result<View<Press>> {
    let (_, entry) = plans::entry(cx, id).await?;
    let (language, today) = (cx.language(), cx.today());
    let shown = month.or(entry.state_on).unwrap_or(today);
    let view = View::new(say!(language, "plans-which-day"))
        .line(clipped(&entry.matter, 120))
        .question(say!(language, "plans-day-question"));
    let first = first_day(&entry, cx).await?;
    Ok(calendar::past(view, language, shown, today, first, |pick| Press::Pick { pick })
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Nothing of a plan is done long before its year.
async fn first_day(entry: &Entry, cx: &mut Cx) -> Result<NaiveDate> {
    let first = entry.which.span(cx).await?.first;
    let before = first.checked_sub_months(chrono::Months::new(2)).unwrap_or(first);
    Ok(before.min(cx.today()))
}

/// Takes that day.
pub async fn take_day(cx: &mut Cx, id: PlanEntryId, day: NaiveDate, from: Option<Opened>) -> Result<Next<Plans>> {
    let (planner, entry) = plans::entry(cx, id).await?;
    let (language, today) = (cx.language(), cx.today());
    let first = first_day(&entry, cx).await?;
    // The calendar may have been that of another day, and somebody else may have opened it again meanwhile.
    if !(first..=today).contains(&day) || entry.state == State::Open {
        let date = |day| text::date(language, day, true);
        return Ok(Next::Stay(say!(language, "plans-day-flaw", first = date(first), last = date(today))));
    }
    plans::set_state(cx, planner, &entry, entry.state, day).await?;
    cx.remark(say!(language, "plans-changed"));
    Ok(Next::Go(Step::Entry { id, from }))
}

//! A form: a draft that is filled question by question, where one answer can be changed, and all are confirmed.
//!
//! The room says what the questions are, which of them have an answer, and how each is asked; which comes next and
//! which stood before is the same for every form and stands here, and so are the ways back and out: nothing that was
//! answered is lost by going back, and a draft is dropped only after a question ([`Form::ways`], [`Form::turn`]).

use std::fmt::Debug;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::calendar::Pick;
use super::{Button, Cx, Next, Place, Room, Spot, View};
use crate::say;
use crate::text::Language;

/// What a form fills.
pub trait Draft: Clone + Serialize + DeserializeOwned {
    /// A question of the form.
    type Question: Debug + Copy + PartialEq + Serialize + DeserializeOwned;

    /// The questions that are asked, in their order; some may depend on earlier answers.
    fn questions(&self) -> Vec<Self::Question>;

    /// Whether a question has its answer.
    fn has(&self, question: Self::Question) -> bool;
}

/// A step of a form: what was said so far, and what is asked now.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Form<D: Draft> {
    /// What was said so far.
    pub draft: D,
    /// What is asked; `None` asks whether everything is right.
    pub asks: Option<D::Question>,
    /// Where in the list of the question somebody is, for questions with one.
    #[serde(default)]
    pub spot: Spot,
    /// Which month its calendar was leafed to, for questions about a day.
    #[serde(default)]
    pub month: Option<NaiveDate>,
    /// Whether one answer of a whole form is being changed: the way back leads to the whole again.
    #[serde(default)]
    pub changes: bool,
    /// Set while the person is asked what becomes of the draft: the question before.
    #[serde(default)]
    pub leaves: Option<Leaves<D::Question>>,
}

/// The question at which somebody wants to leave.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Leaves<Q> {
    /// `None` asked whether everything is right.
    pub asked: Option<Q>,
}

/// What the form's own buttons carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// To the question before; from the question whether to leave, to the form.
    Back,
    /// On, with the answer as it stands.
    Keep,
    /// Out.
    Cancel,
    /// Out, and the draft waits.
    Later,
    /// Out, and the draft is dropped.
    Drop,
}

impl<D: Draft> Form<D> {
    fn at_question(draft: D, asks: Option<D::Question>) -> Form<D> {
        Form { draft, asks, spot: Spot::default(), month: None, changes: false, leaves: None }
    }

    /// The first question without an answer, or whether everything is right.
    pub fn onward(draft: D) -> Form<D> {
        let asks = draft.questions().into_iter().find(|question| !draft.has(*question));
        Form::at_question(draft, asks)
    }

    /// A question whose answer is to be changed: the old answer stands until there is another.
    pub fn change(draft: D, question: D::Question) -> Form<D> {
        Form { changes: true, ..Form::at_question(draft, Some(question)) }
    }

    /// The same question at another place of its list.
    pub fn at(self, spot: Spot) -> Form<D> {
        Form { spot, ..self }
    }

    /// What a press on the calendar of a question leads to: the same question at another month, or on with what `with` makes
    /// of the draft and the day; where that can be no answer it says why.
    pub fn picked<R: Room<Step = Form<D>>>(
        self,
        pick: Pick,
        with: impl FnOnce(D, NaiveDate) -> Result<D, String>,
    ) -> Next<R> {
        match pick {
            Pick::Month(month) => Next::Go(Form { month: Some(month), ..self }),
            Pick::Day(day) => match with(self.draft, day) {
                Ok(draft) => Next::Go(Form::onward(draft)),
                Err(words) => Next::Stay(words),
            },
        }
    }

    /// Whether this is the last card, which asks whether everything is right.
    pub fn is_complete(&self) -> bool {
        self.asks.is_none() && self.leaves.is_none()
    }

    /// «Шаг 2 из 5»: the line of a question on its card.
    pub fn line(&self, language: Language) -> String {
        let (step, of) = self.progress();
        say!(language, "talk-form-step", step = step, of = of)
    }

    /// The card of a question, with the line that says how far the form is above its others.
    pub fn card<P>(&self, language: Language, view: View<P>) -> View<P> {
        View { lines: [vec![self.line(language)], view.lines].concat(), ..view }
    }

    /// The number of the question from 1, and how many there are.
    fn progress(&self) -> (usize, usize) {
        let questions = self.draft.questions();
        let at = questions.iter().position(|question| Some(*question) == self.asks);
        (at.map_or(questions.len(), |at| at + 1), questions.len())
    }

    /// The question before, with every answer kept; from an answer that is being changed, whether everything is right.
    /// `None` before the first.
    pub fn back(self) -> Option<Form<D>> {
        let questions = self.draft.questions();
        let is_whole = questions.iter().all(|question| self.draft.has(*question));
        if self.changes && is_whole {
            return Some(Form::at_question(self.draft, None));
        }
        let at = questions.iter().position(|question| Some(*question) == self.asks).unwrap_or(questions.len());
        let before = *questions.get(at.checked_sub(1)?)?;
        Some(Form::at_question(self.draft, Some(before)))
    }

    /// Whether the question has an answer already, since the person came back to it.
    fn is_answered(&self) -> bool {
        !self.changes && self.asks.is_some_and(|asked| self.draft.has(asked))
    }

    /// Whether anything was answered.
    fn holds_something(&self) -> bool {
        self.draft.questions().into_iter().any(|question| self.draft.has(question))
    }

    /// Where a button of the form's own leads; `out` is where a person goes who leaves the form.
    pub fn turn<R: Room<Step = Form<D>>>(self, cx: &mut Cx, turn: Turn, out: Place) -> Next<R> {
        match (turn, self.leaves.clone()) {
            (Turn::Back, Some(left)) => Next::Go(Form { asks: left.asked, leaves: None, ..self }),
            (Turn::Back, None) => self.back().map_or(Next::Puzzled, Next::Go),
            (Turn::Keep, _) => Next::Go(Form::onward(self.draft)),
            (Turn::Cancel, None) if self.holds_something() => {
                Next::Go(Form { asks: None, leaves: Some(Leaves { asked: self.asks }), ..self })
            }
            (Turn::Later, left) => {
                let asks = left.map_or(self.asks, |left| left.asked);
                Next::Aside(Form { asks, leaves: None, ..self }, out)
            }
            (Turn::Cancel | Turn::Drop, _) => {
                if self.holds_something() {
                    cx.remark(say!(cx.language(), "talk-cancelled"));
                }
                Next::To(out)
            }
        }
    }

    /// The card that asks what becomes of the draft, while it is asked; `what` is the draft as the object of a sentence.
    pub fn leaving<P>(&self, language: Language, what: Option<String>, press: impl Fn(Turn) -> P) -> Option<View<P>> {
        self.leaves.as_ref()?;
        let what = what.unwrap_or_default();
        Some(
            View::new(say!(language, "talk-form-leaving-title"))
                .line(say!(language, "talk-form-leaving-line", what = what))
                .question(say!(language, "talk-form-leaving-question"))
                .button(Button::press(say!(language, "talk-form-later"), press(Turn::Later)))
                .button(Button::press(say!(language, "talk-form-drop"), press(Turn::Drop)).grave())
                .button(Button::press(say!(language, "button-back"), press(Turn::Back))),
        )
    }

    /// Adds the form's own buttons to the card of a question: on with the answer that stands, back, and out.
    pub fn ways<P>(&self, view: View<P>, language: Language, press: impl Fn(Turn) -> P) -> View<P> {
        let keep = self.is_answered().then(|| Button::press(say!(language, "talk-form-keep"), press(Turn::Keep)));
        let back = self.clone().back().map(|_| Button::press(say!(language, "button-back"), press(Turn::Back)));
        let cancel = Button::press(say!(language, "button-cancel"), press(Turn::Cancel));
        view.row(keep).row(back.into_iter().chain([cancel]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
    struct Trip {
        to: Option<u8>,
        by: Option<u8>,
        seat: Option<u8>,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
    enum Ask {
        To,
        By,
        Seat,
    }

    impl Draft for Trip {
        type Question = Ask;

        fn questions(&self) -> Vec<Ask> {
            // Only those who go by train are asked for a seat.
            let seat = (self.by == Some(1)).then_some(Ask::Seat);
            [Ask::To, Ask::By].into_iter().chain(seat).collect()
        }

        fn has(&self, question: Ask) -> bool {
            match question {
                Ask::To => self.to.is_some(),
                Ask::By => self.by.is_some(),
                Ask::Seat => self.seat.is_some(),
            }
        }
    }

    #[test]
    fn questions_follow_one_another_and_lead_back() {
        let form = Form::onward(Trip::default());
        assert_eq!((form.asks, form.progress()), (Some(Ask::To), (1, 2)));
        assert!(form.back().is_none());
        let form = Form::onward(Trip { to: Some(5), ..Trip::default() });
        assert_eq!(form.asks, Some(Ask::By));
        let before = form.back().unwrap();
        assert_eq!((before.asks, before.draft.to), (Some(Ask::To), Some(5)));
        let form = Form::onward(Trip { to: Some(5), by: Some(1), seat: None });
        assert_eq!((form.asks, form.progress()), (Some(Ask::Seat), (3, 3)));
        assert!(Form::onward(Trip { to: Some(5), by: Some(2), seat: None }).is_complete());
    }

    #[test]
    fn an_answer_that_is_being_changed_stands_until_there_is_another() {
        let whole = Trip { to: Some(5), by: Some(2), seat: None };
        let changing = Form::change(whole.clone(), Ask::To);
        let back = changing.back().unwrap();
        assert!(back.is_complete() && back.draft == whole);
        // A change may bring a new question; then the form goes on with it.
        let form = Form::onward(Trip { by: Some(1), ..whole });
        assert_eq!(form.asks, Some(Ask::Seat));
    }

    /// Faults 29.
    #[test]
    fn going_back_loses_no_answer_not_even_a_later_one() {
        let whole = Trip { to: Some(5), by: Some(1), seat: Some(7) };
        let mut form = Form::onward(whole.clone());
        for asked in [Ask::Seat, Ask::By, Ask::To] {
            form = form.back().unwrap();
            assert_eq!((form.asks, &form.draft, form.is_answered()), (Some(asked), &whole, true));
        }
        assert!(form.clone().back().is_none());
        assert!(Form::onward(form.draft).is_complete());
    }

    /// Faults 29. A step of an earlier version has neither of the newer fields.
    #[test]
    fn the_steps_of_an_earlier_version_are_read() {
        let form: Form<Trip> = serde_json::from_str(r#"{"draft":{"to":1,"by":null,"seat":null},"asks":"By"}"#).unwrap();
        assert_eq!(form.asks, Some(Ask::By));
    }
}

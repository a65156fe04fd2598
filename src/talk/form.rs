//! A form: a draft that is filled question by question, where one answer can be changed, and all are confirmed.
//!
//! The room says what the questions are, which of them have an answer, and how each is asked; which comes next and
//! which stood before is the same for every form and stands here.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Spot;
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

    /// Takes an answer back: the question before is asked again.
    fn take_back(&mut self, question: Self::Question);
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
}

impl<D: Draft> Form<D> {
    /// The first question without an answer, or whether everything is right.
    pub fn onward(draft: D) -> Form<D> {
        let asks = draft.questions().into_iter().find(|question| !draft.has(*question));
        Form { draft, asks, spot: Spot::default() }
    }

    /// A question whose answer is to be changed: the old answer stands until there is another.
    pub fn change(draft: D, question: D::Question) -> Form<D> {
        Form { draft, asks: Some(question), spot: Spot::default() }
    }

    /// The same question at another place of its list.
    pub fn at(self, spot: Spot) -> Form<D> {
        Form { spot, ..self }
    }

    /// Whether this is the last card, which asks whether everything is right.
    pub fn is_complete(&self) -> bool {
        self.asks.is_none()
    }

    /// «Шаг 2 из 5»: the line of a question on its card.
    pub fn line(&self, language: Language) -> String {
        let (step, of) = self.progress();
        say!(language, "talk-form-step", step = step, of = of)
    }

    /// The number of the question from 1, and how many there are.
    fn progress(&self) -> (usize, usize) {
        let questions = self.draft.questions();
        let at = questions.iter().position(|question| Some(*question) == self.asks);
        (at.map_or(questions.len(), |at| at + 1), questions.len())
    }

    /// The question before; from an answer that is being changed, whether everything is right. `None` before the first.
    pub fn back(mut self) -> Option<Form<D>> {
        let questions = self.draft.questions();
        let is_change = self.asks.is_some() && questions.iter().all(|question| self.draft.has(*question));
        if is_change {
            return Some(Form { asks: None, spot: Spot::default(), ..self });
        }
        let at = questions.iter().position(|question| Some(*question) == self.asks).unwrap_or(questions.len());
        let before = *questions.get(at.checked_sub(1)?)?;
        self.draft.take_back(before);
        Some(Form { draft: self.draft, asks: Some(before), spot: Spot::default() })
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

        fn take_back(&mut self, question: Ask) {
            match question {
                Ask::To => self.to = None,
                Ask::By => self.by = None,
                Ask::Seat => self.seat = None,
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
        assert_eq!((before.asks, before.draft), (Some(Ask::To), Trip::default()));
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
}

//! The form of a new entry: three questions, and what else is said of it where somebody wants to say it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{changing, terms};
use crate::model::plans::{self, Details, Field, New, Planner, Term, Which, read_responsible};
use crate::model::ways;
use crate::say;
use crate::talk::{self, Button, Cx, Form, Next, Place, Result, Room, Said, Turn, View, calendar};
use crate::text::{Language, clipped};

pub struct NewPlanEntry;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of plans, of which one is to be chosen first.
    All,
    Of {
        #[serde(rename = "it", alias = "which")]
        which: Which,
    },
}

/// The place of the form.
pub fn place(which: Which) -> Place {
    Place::of::<NewPlanEntry>(&At::Of { which })
}

/// What was said so far. An empty text says that there is none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    which: Which,
    matter: Option<String>,
    term: Option<Term>,
    responsible: Option<String>,
    form: Option<String>,
    participants: Option<String>,
    result: Option<String>,
    note: Option<String>,
    /// The month of the calendar, where a day is looked for.
    month: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Matter,
    Term,
    Responsible,
    Form,
    Participants,
    Result,
    Note,
}

impl Question {
    /// The detail that it asks for; the term is none of the texts.
    fn field(self) -> Option<Field> {
        match self {
            Question::Matter => Some(Field::Matter),
            Question::Term => None,
            Question::Responsible => Some(Field::Responsible),
            Question::Form => Some(Field::Form),
            Question::Participants => Some(Field::Participants),
            Question::Result => Some(Field::Result),
            Question::Note => Some(Field::Note),
        }
    }
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        vec![Question::Matter, Question::Term, Question::Responsible]
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Matter => self.matter.is_some(),
            Question::Term => self.term.is_some(),
            Question::Responsible => self.responsible.is_some(),
            Question::Form => self.form.is_some(),
            Question::Participants => self.participants.is_some(),
            Question::Result => self.result.is_some(),
            Question::Note => self.note.is_some(),
        }
    }
}

impl Draft {
    /// The same with an answer that is a text.
    fn told(mut self, question: Question, words: String) -> Draft {
        let place = match question {
            Question::Matter => &mut self.matter,
            Question::Responsible => &mut self.responsible,
            Question::Form => &mut self.form,
            Question::Participants => &mut self.participants,
            Question::Result => &mut self.result,
            Question::Note => &mut self.note,
            // Its answer is a term.
            Question::Term => return self,
        };
        *place = Some(words);
        self
    }
}

pub type Step = Form<Draft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Month {
        of: NaiveDate,
    },
    AllYear,
    /// A day is to be picked.
    Exactly,
    Pick {
        pick: calendar::Pick,
    },
    /// There is none.
    Skip,
    Change {
        what: Question,
    },
    Enter,
    Form {
        turn: Turn,
    },
}

impl Room for NewPlanEntry {
    const NAME: &'static str = "newplanentry";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        step.draft.matter.is_some().then(|| say!(language, "plans-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { which } = at else { return Ok(Next::To(ways::PLANS.place())) };
        Planner::of(cx, which.group).await?;
        // A year that no plan has is gone.
        which.span(cx).await?;
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let (matter, term, responsible, form, participants, result, note) = (None, None, None, None, None, None, None);
        let month = None;
        let draft = Draft { which, matter, term, responsible, form, participants, result, note, month };
        Ok(Next::Go(Form::onward(draft)))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Planner::of(cx, step.draft.which.group).await?;
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let view = match step.asks {
            Some(asked) => {
                let view = question(cx, &step.draft, asked).await?;
                View { lines: [vec![step.line(language)], view.lines].concat(), ..view }
            }
            None => confirm(language, &step.draft),
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let which = step.draft.which;
        if let Said::Press(Press::Form { turn }) = said {
            // From the calendar the way back leads to the months.
            if turn == Turn::Back && step.draft.month.is_some() && step.leaves.is_none() {
                return Ok(Next::Go(Form { draft: Draft { month: None, ..step.draft.clone() }, ..step }));
            }
            return Ok(step.turn(cx, turn, ways::PLAN.of(which)));
        }
        let planner = Planner::of(cx, which.group).await?;
        let year = which.span(cx).await?;
        let (asks, draft) = (step.asks, step.draft.clone());
        let on = |term: Term| Next::Go(Form::onward(Draft { term: Some(term), month: None, ..draft.clone() }));
        Ok(match (asks, said) {
            (Some(Question::Term), Said::Press(Press::Month { of })) => on(Term::month(of)),
            (Some(Question::Term), Said::Press(Press::AllYear)) => on(year.whole()),
            (Some(Question::Term), Said::Press(Press::Exactly)) => {
                let month = Some(terms::first_shown(cx, year));
                Next::Go(Form { draft: Draft { month, ..draft }, ..step })
            }
            (Some(Question::Term), Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Form { draft: Draft { month: Some(month), ..draft }, ..step })
            }
            (Some(Question::Term), Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => on(Term::day(day)),
            (Some(Question::Term), Said::Text(typed)) => match terms::typed(language, &typed, year) {
                Ok(term) => on(term),
                Err(flaw) => Next::Stay(flaw),
            },
            (Some(asked), Said::Text(typed)) => {
                let Some(field) = asked.field() else { return Ok(Next::Puzzled) };
                match changing::words(language, field, &typed) {
                    Ok(words) => Next::Go(Form::onward(draft.told(asked, words))),
                    Err(flaw) => Next::Stay(flaw),
                }
            }
            (Some(asked), Said::Press(Press::Skip)) if asked != Question::Matter => {
                Next::Go(Form::onward(draft.told(asked, String::new())))
            }
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Enter)) => {
                let (Some(matter), Some(term)) = (draft.matter.clone(), draft.term.clone()) else {
                    return Ok(Next::Go(Form::onward(draft)));
                };
                let written = draft.responsible.clone().unwrap_or_default();
                let known = plans::known_for(cx, planner, &written).await?;
                let responsible = read_responsible(&written, &known);
                let told = |words: &Option<String>| words.clone().filter(|words| !words.is_empty());
                let details = Details {
                    number: None,
                    form: told(&draft.form),
                    responsible: responsible.text,
                    participants: told(&draft.participants),
                    result: told(&draft.result),
                    note: told(&draft.note),
                };
                let new = New { matter, term, details, people: responsible.people };
                let id = plans::add(cx, planner, which, &new).await?;
                cx.remark(say!(language, "plans-added"));
                Next::To(ways::PLAN_ENTRY.of(id))
            }
            _ => Next::Puzzled,
        })
    }
}

async fn question(cx: &mut Cx, draft: &Draft, asked: Question) -> Result<View<Press>> {
    let language = cx.language();
    let Some(field) = asked.field() else {
        let year = draft.which.span(cx).await?;
        let view = View::new(say!(language, "plans-ask-term"));
        let presses = terms::Presses {
            month: |of| Press::Month { of },
            all_year: Press::AllYear,
            exactly: Press::Exactly,
            pick: |pick| Press::Pick { pick },
        };
        return Ok(terms::ask(view, cx, year, draft.month, presses));
    };
    let skip = (asked != Question::Matter).then(|| Button::press(say!(language, "plans-skip"), Press::Skip));
    Ok(View::new(changing::called(language, field)).question(changing::question(language, field)).row(skip))
}

fn confirm(language: Language, draft: &Draft) -> View<Press> {
    let change = |field: Field, what| Button::press(changing::called(language, field), Press::Change { what });
    let line = |words: &Option<String>, said: fn(Language, String) -> String| {
        words.as_ref().filter(|words| !words.is_empty()).map(|words| said(language, clipped(words, 300)))
    };
    View::new(say!(language, "plans-confirm-title"))
        .maybe_line(draft.matter.clone())
        .maybe_line(draft.term.as_ref().map(|term| format!("🗓 {}", term.said(language))))
        .maybe_line(line(&draft.responsible, |language, words| say!(language, "plans-responsible", names = words)))
        .maybe_line(line(&draft.form, |language, words| say!(language, "plans-form", words = words)))
        .maybe_line(line(&draft.participants, |language, words| say!(language, "plans-participants", words = words)))
        .maybe_line(line(&draft.result, |language, words| say!(language, "plans-result", words = words)))
        .maybe_line(line(&draft.note, |language, words| say!(language, "plans-note", words = words)))
        .question(say!(language, "plans-confirm-question"))
        .button(Button::press(say!(language, "plans-enter"), Press::Enter))
        .grid(
            2,
            [
                change(Field::Matter, Question::Matter),
                Button::press(say!(language, "plans-field-term"), Press::Change { what: Question::Term }),
                change(Field::Responsible, Question::Responsible),
                change(Field::Form, Question::Form),
                change(Field::Participants, Question::Participants),
                change(Field::Result, Question::Result),
                change(Field::Note, Question::Note),
            ],
        )
}

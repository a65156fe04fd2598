//! The form of a mark: which paper sets it, from which day, for which term.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::asking::{self, Told};
use super::marks;
use crate::ids::OrganisationId;
use crate::model::organisations::flags::{self, NewFlag};
use crate::model::organisations::{Mark, Marker};
use crate::model::ways;
use crate::say;
use crate::talk::{self, Button, Cx, Form, Next, Place, Result, Room, Said, Turn, View, calendar};
use crate::text::{self, Language};

pub struct NewMark;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of organisations, of which one is to be chosen first.
    All,
    Of {
        of: (OrganisationId, Mark),
    },
}

/// The place of the form.
pub fn place(of: (OrganisationId, Mark)) -> Place {
    Place::of::<NewMark>(&At::Of { of })
}

/// What was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    of: (OrganisationId, Mark),
    paper: Option<String>,
    paper_day: Option<NaiveDate>,
    since: Option<NaiveDate>,
    until: Option<Told<NaiveDate>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Paper,
    PaperDay,
    Since,
    Until,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        vec![Question::Paper, Question::PaperDay, Question::Since, Question::Until]
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Paper => self.paper.is_some(),
            Question::PaperDay => self.paper_day.is_some(),
            Question::Since => self.since.is_some(),
            Question::Until => self.until.is_some(),
        }
    }
}

pub type Step = Form<Draft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Pick {
        pick: calendar::Pick,
    },
    /// Without a term.
    Endless,
    Change {
        what: Question,
    },
    Set,
    Form {
        turn: Turn,
    },
}

/// How long the name of a paper is.
const PAPER: (usize, usize) = (2, 200);

impl Room for NewMark {
    const NAME: &'static str = "newmark";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        step.draft.paper.is_some().then(|| say!(language, "organisations-mark-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { of } = at else { return Ok(Next::To(ways::ORGANISATIONS.place())) };
        Marker::of(cx, of.0).await?;
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let draft = Draft { of, paper: None, paper_day: None, since: None, until: None };
        Ok(Next::Go(Form::onward(draft)))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Marker::of(cx, step.draft.of.0).await?;
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let view = match step.asks {
            Some(asked) => step.card(language, question(cx, step, asked)),
            None => confirm(language, &step.draft),
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let of = step.draft.of;
        if let Said::Press(Press::Form { turn }) = said {
            return Ok(step.turn(cx, turn, marks::place_of(of)));
        }
        let guard = Marker::of(cx, of.0).await?;
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::Paper), Said::Text(typed)) => match asking::words(&typed, PAPER) {
                None => Next::Stay(asking::words_flaw(language, &typed, PAPER)),
                paper => Next::Go(Form::onward(Draft { paper, ..draft })),
            },
            (Some(asked), Said::Press(Press::Pick { pick })) => step.picked(pick, |draft, day| {
                asking::within(language, day, bounds(&draft, asked, cx.today()))?;
                Ok(on(draft, asked, day))
            }),
            (Some(Question::Until), Said::Press(Press::Endless)) => {
                Next::Go(Form::onward(Draft { until: Some(Told::Nothing), ..draft }))
            }
            (Some(asked), Said::Text(_)) => Next::Stay(asking::day_flaw(language, bounds(&draft, asked, cx.today()))),
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Set)) => {
                let (Some(paper), Some(paper_day), Some(since), Some(until)) =
                    (draft.paper.clone(), draft.paper_day, draft.since, draft.until)
                else {
                    return Ok(Next::Go(Form::onward(draft)));
                };
                let new = NewFlag { mark: of.1, since, until: until.known(), paper, paper_day };
                // Another coordinator may have been faster.
                if !flags::set(cx, guard, &new).await? {
                    return Ok(Next::Stay(say!(language, "organisations-mark-there")));
                }
                cx.remark(say!(language, "organisations-mark-kept"));
                Next::To(marks::place_of(of))
            }
            _ => Next::Puzzled,
        })
    }
}

/// The draft with a day. A term that would end before it begins is asked anew.
fn on(draft: Draft, asked: Question, day: NaiveDate) -> Draft {
    match asked {
        Question::PaperDay => Draft { paper_day: Some(day), ..draft },
        Question::Since => {
            let until = draft.until.filter(|until| until.known().is_none_or(|until| until >= day));
            Draft { since: Some(day), until, ..draft }
        }
        Question::Until => Draft { until: Some(Told::Known(day)), ..draft },
        Question::Paper => draft,
    }
}

/// The days that can be an answer.
fn bounds(draft: &Draft, asked: Question, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    match asked {
        Question::Paper | Question::PaperDay => asking::past(today),
        Question::Since => asking::around(today),
        Question::Until => asking::from(draft.since.unwrap_or(today)),
    }
}

fn question(cx: &Cx, step: &Step, asked: Question) -> View<Press> {
    let (language, today, draft) = (cx.language(), cx.today(), &step.draft);
    let paged = |view: View<Press>, day: Option<NaiveDate>| {
        let shown = (step.month, day.unwrap_or(today));
        asking::calendar(view, language, shown, today, bounds(draft, asked, today), |pick| Press::Pick { pick })
    };
    let view = |title: String| View::new(title).line(draft.of.1.named(language));
    match asked {
        Question::Paper => view(say!(language, "organisations-mark-ask-paper"))
            .question(say!(language, "organisations-mark-paper-question")),
        Question::PaperDay => paged(
            view(say!(language, "organisations-mark-ask-paper-day"))
                .question(say!(language, "organisations-day-question")),
            draft.paper_day,
        ),
        Question::Since => paged(
            view(say!(language, "organisations-mark-ask-since")).question(say!(language, "organisations-day-question")),
            draft.since.or(draft.paper_day),
        ),
        Question::Until => paged(
            view(say!(language, "organisations-mark-ask-until"))
                .question(say!(language, "organisations-day-question"))
                .button(Button::press(say!(language, "organisations-endless"), Press::Endless)),
            draft.until.and_then(Told::known).or(draft.since),
        ),
    }
}

fn confirm(language: Language, draft: &Draft) -> View<Press> {
    let date = |day| text::date(language, day, true);
    let change = |label: String, what| Button::press(label, Press::Change { what });
    let paper = draft.paper.clone().zip(draft.paper_day);
    View::new(say!(language, "organisations-mark-confirm"))
        .line(draft.of.1.named(language))
        .maybe_line(
            paper.map(|(paper, day)| say!(language, "organisations-mark-paper", paper = paper, day = date(day))),
        )
        .maybe_line(draft.since.map(|day| say!(language, "organisations-mark-since", day = date(day))))
        .maybe_line(draft.until.map(|until| match until {
            Told::Known(day) => say!(language, "organisations-mark-until", day = date(day)),
            Told::Nothing => say!(language, "organisations-endless"),
        }))
        .question(say!(language, "organisations-mark-confirm-question"))
        .button(Button::press(say!(language, "organisations-mark-set"), Press::Set))
        .grid(
            2,
            [
                change(say!(language, "organisations-change-paper"), Question::Paper),
                change(say!(language, "organisations-change-paper-day"), Question::PaperDay),
                change(say!(language, "organisations-change-since"), Question::Since),
                change(say!(language, "organisations-change-until"), Question::Until),
            ],
        )
}

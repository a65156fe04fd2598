//! The form of a new headcount.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::asking::{self, Told};
use super::headcounts;
use crate::ids::OrganisationId;
use crate::model::organisations::Keeper;
use crate::model::organisations::headcounts::{Counts, New, Source, check, count_heads, why};
use crate::say;
use crate::talk::{self, Button, Cx, Form, Next, Place, Result, Room, Said, Turn, View, calendar};
use crate::text::{self, Language};

pub struct NewHeadcount;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of organisations, of which one is to be chosen first.
    All,
    Of {
        id: OrganisationId,
    },
}

/// The place of the form.
pub fn place(id: OrganisationId) -> Place {
    Place::of::<NewHeadcount>(&At::Of { id })
}

/// What was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    of: OrganisationId,
    day: Option<NaiveDate>,
    teaching: Option<Told<i64>>,
    management: Option<Told<i64>>,
    under_35: Option<Told<i64>>,
    first_years: Option<Told<i64>>,
    both: Option<Told<i64>>,
    source: Option<Source>,
}

impl Draft {
    fn counts(&self) -> Counts {
        let known = |told: Option<Told<i64>>| told.and_then(Told::known);
        Counts {
            teaching: known(self.teaching),
            management: known(self.management),
            under_35: known(self.under_35),
            first_years: known(self.first_years),
            both: known(self.both),
        }
    }

    /// The draft with the answer to a question about a number.
    fn told(mut self, question: Question, told: Told<i64>) -> Draft {
        match question {
            Question::Teaching => self.teaching = Some(told),
            Question::Management => self.management = Some(told),
            Question::Under35 => self.under_35 = Some(told),
            Question::FirstYears => self.first_years = Some(told),
            Question::Both => self.both = Some(told),
            Question::Day | Question::Source => {}
        }
        self
    }

    /// Why the numbers so far cannot be; that nothing was told yet is no reason.
    fn flaw(&self, language: Language) -> Option<String> {
        let counts = self.counts();
        let told = counts != Counts::default();
        check(&counts).err().filter(|_| told).map(|impossible| why(language, impossible))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Day,
    Teaching,
    Management,
    Under35,
    FirstYears,
    Both,
    Source,
}

/// The five numbers, in their order.
const NUMBERS: [Question; 5] =
    [Question::Teaching, Question::Management, Question::Under35, Question::FirstYears, Question::Both];

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        [Question::Day].into_iter().chain(NUMBERS).chain([Question::Source]).collect()
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Day => self.day.is_some(),
            Question::Teaching => self.teaching.is_some(),
            Question::Management => self.management.is_some(),
            Question::Under35 => self.under_35.is_some(),
            Question::FirstYears => self.first_years.is_some(),
            Question::Both => self.both.is_some(),
            Question::Source => self.source.is_some(),
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
    /// The number is not known.
    Unknown,
    From {
        source: Source,
    },
    Change {
        what: Question,
    },
    Enter,
    Form {
        turn: Turn,
    },
}

impl Room for NewHeadcount {
    const NAME: &'static str = "newheadcount";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        step.draft.day.is_some().then(|| say!(language, "organisations-headcount-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { id } = at else { return Ok(Next::To(asking::all(cx).await?)) };
        Keeper::of(cx, id).await?;
        // What was begun about another organisation is asked about, as anything that would be lost.
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let (day, source) = (None, None);
        let (teaching, management, under_35, first_years, both) = (None, None, None, None, None);
        let draft = Draft { of: id, day, teaching, management, under_35, first_years, both, source };
        Ok(Next::Go(Form::onward(draft)))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Keeper::of(cx, step.draft.of).await?;
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
            return Ok(step.turn(cx, turn, headcounts::place(of)));
        }
        let guard = Keeper::of(cx, of).await?;
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::Day), Said::Press(Press::Pick { pick })) => step.picked(pick, |draft, day| {
                asking::within(language, day, asking::past(cx.today()))?;
                Ok(Draft { day: Some(day), ..draft })
            }),
            (Some(Question::Day), Said::Text(_)) => Next::Stay(asking::day_flaw(language, asking::past(cx.today()))),
            (Some(question), Said::Text(typed)) if NUMBERS.contains(&question) => {
                read(language, draft, question, &typed)
            }
            (Some(question), Said::Press(Press::Unknown)) if NUMBERS.contains(&question) => {
                Next::Go(Form::onward(draft.told(question, Told::Nothing)))
            }
            (Some(Question::Source), Said::Press(Press::From { source })) => {
                Next::Go(Form::onward(Draft { source: Some(source), ..draft }))
            }
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Enter)) => {
                let (Some(day), Some(source)) = (draft.day, draft.source) else {
                    return Ok(Next::Go(Form::onward(draft)));
                };
                match count_heads(cx, guard, &New { day, counts: draft.counts(), source }).await? {
                    Err(impossible) => Next::Stay(why(language, impossible)),
                    Ok(()) => {
                        cx.remark(say!(language, "organisations-headcount-kept"));
                        Next::To(headcounts::place(of))
                    }
                }
            }
            _ => Next::Puzzled,
        })
    }
}

/// Takes a typed number, or all five of them at once.
fn read(language: Language, draft: Draft, question: Question, typed: &str) -> Next<NewHeadcount> {
    let numbers: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    // A minus is no sign of a list: nobody is fewer than none.
    let is_below = typed.trim_start().starts_with(['-', '−', '–']);
    let parsed: Option<Vec<i64>> = numbers.iter().map(|digits| digits.parse().ok()).collect();
    let whole = match (question, parsed.as_deref()) {
        _ if is_below => None,
        (_, Some([one])) => Some(draft.told(question, Told::Known(*one))),
        (Question::Teaching, Some(all)) if all.len() == NUMBERS.len() => {
            let tell = |draft: Draft, (question, count): (&Question, &i64)| draft.told(*question, Told::Known(*count));
            Some(NUMBERS.iter().zip(all).fold(draft, tell))
        }
        _ => None,
    };
    match whole {
        None => Next::Stay(say!(language, "organisations-headcount-no-number")),
        Some(draft) => match draft.flaw(language) {
            Some(flaw) => Next::Stay(flaw),
            None => Next::Go(Form::onward(draft)),
        },
    }
}

fn title(language: Language, question: Question) -> String {
    match question {
        Question::Day => say!(language, "organisations-headcount-ask-day"),
        Question::Teaching => say!(language, "organisations-headcount-ask-teaching"),
        Question::Management => say!(language, "organisations-headcount-ask-management"),
        Question::Under35 => say!(language, "organisations-headcount-ask-young"),
        Question::FirstYears => say!(language, "organisations-headcount-ask-first"),
        Question::Both => say!(language, "organisations-headcount-ask-both"),
        Question::Source => say!(language, "organisations-headcount-ask-source"),
    }
}

fn question(cx: &Cx, step: &Step, asked: Question) -> View<Press> {
    let (language, today, draft) = (cx.language(), cx.today(), &step.draft);
    let view = View::new(title(language, asked));
    match asked {
        Question::Day => {
            let view = view.question(say!(language, "organisations-headcount-day-question"));
            let shown = (step.month, draft.day.unwrap_or(today));
            asking::calendar(view, language, shown, today, asking::past(today), |pick| Press::Pick { pick })
        }
        Question::Source => view
            .question(say!(language, "organisations-headcount-source-question"))
            .grid(1, Source::ALL.map(|source| Button::press(source.named(language), Press::From { source }))),
        Question::Teaching | Question::Management | Question::Under35 | Question::FirstYears | Question::Both => view
            .lines(headcounts::numbers(language, &draft.counts()))
            .question(match asked {
                Question::Teaching => say!(language, "organisations-headcount-all-question"),
                _ => say!(language, "organisations-headcount-number-question"),
            })
            .button(Button::press(say!(language, "organisations-headcount-unknown"), Press::Unknown)),
    }
}

fn confirm(language: Language, draft: &Draft) -> View<Press> {
    let change = |label: String, what| Button::press(label, Press::Change { what });
    View::new(say!(language, "organisations-headcount-confirm"))
        .maybe_line(
            draft.day.map(|day| say!(language, "organisations-headcount-day", day = text::date(language, day, true))),
        )
        .lines(headcounts::numbers(language, &draft.counts()))
        .maybe_line(
            draft
                .source
                .map(|source| say!(language, "organisations-headcount-source", source = source.named(language))),
        )
        .question(say!(language, "organisations-headcount-confirm-question"))
        .button(Button::press(say!(language, "organisations-headcount-enter"), Press::Enter))
        .row([
            change(say!(language, "organisations-change-day"), Question::Day),
            change(say!(language, "organisations-change-source"), Question::Source),
        ])
        .grid(
            2,
            [
                change(say!(language, "organisations-change-teaching"), Question::Teaching),
                change(say!(language, "organisations-change-management"), Question::Management),
                change(say!(language, "organisations-change-young"), Question::Under35),
                change(say!(language, "organisations-change-first"), Question::FirstYears),
                change(say!(language, "organisations-change-both"), Question::Both),
            ],
        )
}

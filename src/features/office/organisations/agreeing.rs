//! The form of a new agreement or contract.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::agreements as room;
use super::asking::{self, Told};
use crate::ids::{GroupId, OrganisationId};
use crate::model::groups;
use crate::model::organisations::agreements::{self, Sort, Terms};
use crate::model::regulation::keys::clusters;
use crate::model::roles::Coordinator;
use crate::model::{regulation, ways};
use crate::say;
use crate::talk::{self, Button, Cx, Form, Leaf, Next, Place, Result, Room, Said, Spot, Turn, View, calendar};
use crate::text::{self, Language};

pub struct NewAgreement;

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
    Place::of::<NewAgreement>(&At::Of { id })
}

/// What was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    of: OrganisationId,
    sort: Option<Sort>,
    number: Option<String>,
    day: Option<NaiveDate>,
    until: Option<Told<NaiveDate>>,
    others: Option<Vec<String>>,
    /// Whether there are clusters for one of which it may be.
    #[serde(default)]
    may_be_for_group: bool,
    #[serde(default)]
    group: Option<Told<GroupId>>,
    #[serde(default)]
    spot: Spot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Sort,
    Number,
    Day,
    Until,
    Others,
    Group,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        let all = [Question::Sort, Question::Number, Question::Day, Question::Until, Question::Others];
        all.into_iter().chain(self.may_be_for_group.then_some(Question::Group)).collect()
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Sort => self.sort.is_some(),
            Question::Number => self.number.is_some(),
            Question::Day => self.day.is_some(),
            Question::Until => self.until.is_some(),
            Question::Others => self.others.is_some(),
            Question::Group => self.group.is_some(),
        }
    }
}

pub type Step = Form<Draft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Sort {
        sort: Sort,
    },
    Pick {
        pick: calendar::Pick,
    },
    /// Without an end.
    Endless,
    /// Leafs through the clusters.
    List {
        leaf: Leaf,
    },
    /// For this cluster, or for none.
    Group {
        id: Option<GroupId>,
    },
    Change {
        what: Question,
    },
    Enter,
    Form {
        turn: Turn,
    },
}

/// How long a number is, and the name of a party.
const NUMBER: (usize, usize) = (1, 40);
const PARTY: (usize, usize) = (2, 250);
/// The most parties besides the organisation itself.
const PARTIES: usize = 20;

impl Room for NewAgreement {
    const NAME: &'static str = "newagreement";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        step.draft.sort.is_some().then(|| say!(language, "organisations-agreement-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { id } = at else { return Ok(Next::To(ways::ORGANISATIONS.place())) };
        let guard = Coordinator::of(cx).await?;
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let may_be_for_group =
            clusters::are_chosen(&*regulation::now(cx).await?)? && !groups::open(cx, guard).await?.is_empty();
        let (sort, number, day, until, others) = (None, None, None, None, None);
        let (group, spot) = (None, Spot::default());
        let draft = Draft { of: id, sort, number, day, until, others, may_be_for_group, group, spot };
        Ok(Next::Go(Form::onward(draft)))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let guard = Coordinator::of(cx).await?;
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let view = match step.asks {
            Some(Question::Group) => {
                let view = for_group(cx, guard, &step.draft).await?;
                step.card(language, view)
            }
            Some(asked) => step.card(language, question(cx, step, asked)),
            None => {
                let group = match step.draft.group.and_then(Told::known) {
                    Some(group) => Some(groups::named(cx, group).await?.name),
                    None => None,
                };
                confirm(language, &step.draft, group)
            }
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let of = step.draft.of;
        if let Said::Press(Press::Form { turn }) = said {
            return Ok(step.turn(cx, turn, room::place(of)));
        }
        let guard = Coordinator::of(cx).await?;
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::Sort), Said::Press(Press::Sort { sort })) => {
                Next::Go(Form::onward(Draft { sort: Some(sort), ..draft }))
            }
            (Some(Question::Number), Said::Text(typed)) => {
                // «№ 5» is the number 5.
                let bare = typed.trim_start_matches(['№', '#', ' ', '\u{a0}']);
                match asking::words(bare, NUMBER) {
                    None => Next::Stay(asking::words_flaw(language, bare, NUMBER)),
                    number => Next::Go(Form::onward(Draft { number, ..draft })),
                }
            }
            (Some(asked), Said::Press(Press::Pick { pick })) => step.picked(pick, |draft, day| {
                asking::within(language, day, bounds(&draft, asked, cx.today()))?;
                Ok(on(draft, asked, day))
            }),
            (Some(Question::Until), Said::Press(Press::Endless)) => {
                Next::Go(Form::onward(Draft { until: Some(Told::Nothing), ..draft }))
            }
            (Some(asked @ (Question::Day | Question::Until)), Said::Text(_)) => {
                Next::Stay(asking::day_flaw(language, bounds(&draft, asked, cx.today())))
            }
            (Some(Question::Others), Said::Text(typed)) => {
                let lines: Vec<&str> = typed.lines().filter(|line| !line.trim().is_empty()).collect();
                let names: Option<Vec<String>> = lines.iter().map(|line| asking::words(line, PARTY)).collect();
                match names {
                    Some(names) if (1..=PARTIES).contains(&names.len()) => {
                        Next::Go(Form::onward(Draft { others: Some(names), ..draft }))
                    }
                    Some(names) => Next::Stay(say!(
                        language,
                        "organisations-agreement-parties-many",
                        count = names.len(),
                        most = PARTIES
                    )),
                    None => {
                        let flawed = lines.into_iter().find(|line| asking::words(line, PARTY).is_none());
                        Next::Stay(asking::words_flaw(language, flawed.unwrap_or_default(), PARTY))
                    }
                }
            }
            (Some(Question::Group), Said::Press(Press::List { leaf })) => {
                let spot = draft.spot.clone().after(leaf);
                Next::Go(Form { draft: Draft { spot, ..draft }, ..step })
            }
            (Some(Question::Group), Said::Text(typed)) => {
                Next::Go(Form { draft: Draft { spot: Spot::found(&typed), ..draft }, ..step })
            }
            (Some(Question::Group), Said::Press(Press::Group { id })) => {
                let group = Some(id.map_or(Told::Nothing, Told::Known));
                Next::Go(Form::onward(Draft { group, spot: Spot::default(), ..draft }))
            }
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Enter)) => {
                let (Some(sort), Some(number), Some(day), Some(until), Some(others)) =
                    (draft.sort, draft.number.clone(), draft.day, draft.until, draft.others.clone())
                else {
                    return Ok(Next::Go(Form::onward(draft)));
                };
                let group = draft.group.and_then(Told::known);
                let terms = Terms { sort, number, day, until: until.known(), others, group };
                let id = agreements::enter(cx, guard, of, &terms).await?;
                cx.remark(say!(language, "organisations-agreement-kept"));
                Next::To(room::place_of((of, id)))
            }
            _ => Next::Puzzled,
        })
    }
}

/// The draft with a day. An end before the beginning is asked anew.
fn on(draft: Draft, asked: Question, day: NaiveDate) -> Draft {
    match asked {
        Question::Day => {
            let until = draft.until.filter(|until| until.known().is_none_or(|until| until >= day));
            Draft { day: Some(day), until, ..draft }
        }
        Question::Until => Draft { until: Some(Told::Known(day)), ..draft },
        Question::Sort | Question::Number | Question::Others | Question::Group => draft,
    }
}

fn bounds(draft: &Draft, asked: Question, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    match asked {
        Question::Until => asking::from(draft.day.unwrap_or(today)),
        Question::Sort | Question::Number | Question::Day | Question::Others | Question::Group => asking::around(today),
    }
}

/// For which cluster?
async fn for_group(cx: &mut Cx, guard: Coordinator, draft: &Draft) -> Result<View<Press>> {
    let view = View::new(say!(cx.language(), "organisations-agreement-ask-group"));
    room::groups(cx, guard, view, &draft.spot, |leaf| Press::List { leaf }, |id| Press::Group { id }).await
}

fn question(cx: &Cx, step: &Step, asked: Question) -> View<Press> {
    let (language, today, draft) = (cx.language(), cx.today(), &step.draft);
    let paged = |view: View<Press>, day: Option<NaiveDate>| {
        let shown = (step.month, day.unwrap_or(today));
        asking::calendar(view, language, shown, today, bounds(draft, asked, today), |pick| Press::Pick { pick })
    };
    match asked {
        Question::Sort => View::new(say!(language, "organisations-agreement-ask-kind"))
            .grid(1, Sort::ALL.map(|sort| Button::press(sort.named(language), Press::Sort { sort }))),
        Question::Number => View::new(say!(language, "organisations-agreement-ask-number"))
            .question(say!(language, "organisations-agreement-number-question")),
        Question::Day => paged(
            View::new(say!(language, "organisations-agreement-ask-day"))
                .question(say!(language, "organisations-day-question")),
            draft.day,
        ),
        Question::Until => paged(
            View::new(say!(language, "organisations-agreement-ask-until"))
                .question(say!(language, "organisations-day-question"))
                .button(Button::press(say!(language, "organisations-endless-agreement"), Press::Endless)),
            draft.until.and_then(Told::known).or(draft.day),
        ),
        // The clusters are asked of the database.
        Question::Group => View::new(say!(language, "organisations-agreement-ask-group")),
        Question::Others => View::new(say!(language, "organisations-agreement-ask-parties"))
            .question(say!(language, "organisations-agreement-parties-question")),
    }
}

fn confirm(language: Language, draft: &Draft, group: Option<String>) -> View<Press> {
    let date = |day| text::date(language, day, true);
    let change = |label: String, what| Button::press(label, Press::Change { what });
    let head = draft.sort.zip(draft.number.clone()).zip(draft.day);
    View::new(say!(language, "organisations-agreement-confirm"))
        .maybe_line(head.map(|((sort, number), day)| {
            let (kind, day) = (sort.named(language), date(day));
            say!(language, "organisations-agreement-headline", kind = kind, number = number, day = day)
        }))
        .maybe_line(group.map(|name| say!(language, "organisations-agreement-for", name = name)))
        .maybe_line(
            draft
                .others
                .as_ref()
                .map(|names| say!(language, "organisations-agreement-others", names = names.join(", "))),
        )
        .maybe_line(draft.until.map(|until| match until {
            Told::Known(day) => say!(language, "organisations-agreement-till", day = date(day)),
            Told::Nothing => say!(language, "organisations-agreement-endless"),
        }))
        .question(say!(language, "organisations-agreement-confirm-question"))
        .button(Button::press(say!(language, "organisations-agreement-enter"), Press::Enter))
        .grid(
            2,
            [
                change(say!(language, "organisations-change-kind"), Question::Sort),
                change(say!(language, "organisations-change-number"), Question::Number),
                change(say!(language, "organisations-change-day"), Question::Day),
                change(say!(language, "organisations-change-until"), Question::Until),
                change(say!(language, "organisations-change-parties"), Question::Others),
            ]
            .into_iter()
            .chain(
                draft
                    .may_be_for_group
                    .then(|| change(say!(language, "organisations-agreement-to-group"), Question::Group)),
            ),
        )
}

//! The conversation of the attendance sheet.

use serde::{Deserialize, Serialize};

use super::rules::{self, Listed, Sheet};
use super::cards;
use super::store::{self, Event};
use super::{save, sheet as begin};
use crate::ids::{EventId, PersonId};
use crate::model::people::{ClusterLeader, Contribution, attendance_is_open};
use crate::say;
use crate::talk::{Cx, Next, Place, Result, Room, Said, Trouble, View};
use crate::text::{self, Language};

/// The room of attendance.
pub struct Attendance;

/// A sheet in work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Work {
    /// What is marked so far.
    pub(super) sheet: Sheet,
    /// Whether anything differs from what the sheet began with: then there is something to lose.
    pub(super) touched: bool,
    /// The page of the roster.
    pub(super) page: usize,
    /// What the roster is narrowed by.
    pub(super) search: String,
}

/// Where the leader stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The events to be marked: a page, narrowed by what was typed.
    List(usize, String),
    /// Who was there?
    Marks(Work),
    /// Who brought something: a page of those who were there.
    Parts(Work, usize),
    /// What did this one bring?
    Part(Work, usize, Whose),
    /// Shall the marks be dropped?
    Drop(Work),
}

/// Whose participation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// Of one on the roster.
    Person(PersonId),
    /// Of a guest, by the place on the sheet.
    Guest(usize),
}

/// What the buttons carry.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through a list.
    Page(usize),
    /// Shows the whole list.
    Whole,
    /// Marks one, or takes the mark back.
    Mark(PersonId, bool),
    /// Everybody came.
    All,
    /// Nobody came.
    Nobody,
    /// Adds what was typed as a guest.
    AddGuest,
    /// Shows who brought something.
    Parts,
    /// Asks what this one brought.
    Whose(Whose),
    /// This is what they brought; nothing makes a listener.
    Brought(Option<Contribution>),
    /// The guest is taken off the sheet.
    Remove,
    /// Back to the marks, or to who brought something.
    Back,
    /// Saves the sheet.
    Save,
    /// Drops the marks, after a question.
    Cancel,
    /// Yes, drop them.
    Yes,
}

impl Room for Attendance {
    const NAME: &'static str = "attendance";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Attendance
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        let touched = work_of(step).is_some_and(|work| work.touched);
        touched.then(|| say!(language, "attendance-draft"))
    }

    async fn enter(cx: &mut Cx, place: Place, draft: Option<Step>) -> Result<Next<Self>> {
        let Place::Sheet(id) = place else {
            return Ok(match draft {
                Some(_) => Next::Offer(place),
                None => Next::Go(Step::List(0, String::new())),
            });
        };
        let (leader, event) = open(cx, id).await?;
        match draft {
            // Whoever opens the sheet that they were filling in wants to go on.
            Some(step) if work_of(&step).is_some_and(|work| work.sheet.event == id) => {
                let resumed = say!(cx.language(), "attendance-resumed");
                cx.remark(resumed);
                Ok(Next::Go(step))
            }
            Some(_) => Ok(Next::Offer(place)),
            None => Ok(Next::Go(Step::Marks(Work {
                sheet: begin(cx, leader, event.id).await?,
                touched: false,
                page: 0,
                search: String::new(),
            }))),
        }
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        Ok(match step {
            Step::List(page, search) => cards::list(cx, *page, search).await?,
            Step::Marks(work) => {
                let (event, roster) = roster(cx, work).await?;
                cards::marks(cx, &event, work, &roster)
            }
            Step::Parts(work, page) => {
                let (event, roster) = roster(cx, work).await?;
                cards::parts(cx, &event, work, *page, &roster)
            }
            Step::Part(work, _, whose) => {
                let (_, roster) = roster(cx, work).await?;
                cards::part(cx.language(), work, *whose, &roster)
            }
            Step::Drop(work) => {
                let (event, roster) = roster(cx, work).await?;
                cards::dropping(cx.language(), &event, work.sheet.totals(&roster))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::List(_, search), Said::Press(Press::Page(page))) => Next::Go(Step::List(page, search)),
            (Step::List(..), Said::Press(Press::Whole)) => Next::Go(Step::List(0, String::new())),
            (Step::List(..), Said::Text(typed)) => Next::Go(Step::List(0, sought(&typed))),

            (Step::Marks(work), said) => mark(cx, work, said).await?,

            (Step::Parts(work, _), Said::Press(Press::Page(page))) => Next::Go(Step::Parts(work, page)),
            (Step::Parts(work, page), Said::Press(Press::Whose(whose))) => Next::Go(Step::Part(work, page, whose)),
            (Step::Parts(work, _), Said::Press(Press::Back)) => Next::Go(Step::Marks(work)),
            (Step::Parts(work, _), Said::Press(Press::Save)) => finish(cx, &work).await?,

            (Step::Part(mut work, page, whose), Said::Press(Press::Brought(brought))) => {
                match whose {
                    Whose::Person(person) => work.sheet.contribute(person, brought),
                    Whose::Guest(place) => {
                        if let Some(guest) = work.sheet.guests.get_mut(place) {
                            guest.contribution = brought;
                        }
                    }
                }
                work.touched = true;
                Next::Go(Step::Parts(work, page))
            }
            (Step::Part(mut work, page, whose), Said::Press(Press::Remove)) => {
                match whose {
                    Whose::Guest(place) if place < work.sheet.guests.len() => {
                        work.sheet.guests.remove(place);
                    }
                    Whose::Guest(_) => {}
                    Whose::Person(person) => {
                        let (_, roster) = roster(cx, &work).await?;
                        work.sheet.mark(person, false, &roster);
                    }
                }
                work.touched = true;
                Next::Go(Step::Parts(work, page))
            }
            (Step::Part(work, page, _), Said::Press(Press::Back)) => Next::Go(Step::Parts(work, page)),

            (Step::Drop(work), Said::Press(Press::Back)) => Next::Go(Step::Marks(work)),
            (Step::Drop(_), Said::Press(Press::Yes)) => Next::To(Place::Attendance),

            _ => Next::Puzzled,
        })
    }
}

fn work_of(step: &Step) -> Option<&Work> {
    match step {
        Step::List(..) => None,
        Step::Marks(work) | Step::Parts(work, _) | Step::Part(work, ..) | Step::Drop(work) => Some(work),
    }
}

/// The authority over an event's sheet, and the event; one that is cancelled or far ahead has no sheet.
async fn open(cx: &mut Cx, id: EventId) -> Result<(ClusterLeader, Event)> {
    let language = cx.language();
    let event = store::event(cx, id).await?;
    let leader = ClusterLeader::of(cx, event.cluster).await?;
    if event.cancelled {
        return Err(Trouble::Refused(say!(language, "attendance-cancelled")));
    }
    if !attendance_is_open(event.starts_at, cx.now) {
        return Err(Trouble::Refused(say!(
            language,
            "attendance-early",
            moment = text::moment(language, event.starts_at, cx.now, cx.zone())
        )));
    }
    Ok((leader, event))
}

/// The event of a sheet in work and its roster in the order of a paper list; asks for the authority.
async fn roster(cx: &mut Cx, work: &Work) -> Result<(Event, Vec<Listed>)> {
    let (leader, event) = open(cx, work.sheet.event).await?;
    let mut roster = store::roster(cx, leader, event.id).await?;
    rules::sort(&mut roster);
    Ok((event, roster))
}

/// What is sought, as far as it can matter.
fn sought(typed: &str) -> String {
    text::clipped(&text::one_line(typed), 60)
}

/// What follows an answer to «who was there».
async fn mark(cx: &mut Cx, mut work: Work, said: Said<Press>) -> Result<Next<Attendance>> {
    let language = cx.language();
    let (_, roster) = roster(cx, &work).await?;
    match said {
        Said::Press(Press::Mark(person, present)) => {
            work.sheet.mark(person, present, &roster);
            work.touched = true;
        }
        Said::Press(Press::All) => {
            work.sheet.mark_all(&roster);
            work.touched = true;
        }
        Said::Press(Press::Nobody) => {
            work.sheet.mark_none();
            work.touched = true;
        }
        Said::Press(Press::Page(page)) => work.page = page,
        Said::Press(Press::Whole) => (work.page, work.search) = (0, String::new()),
        Said::Press(Press::AddGuest) => {
            if let Some(name) = rules::guest_name(&work.search) {
                if !work.sheet.add_guest(&name) {
                    return Ok(Next::Stay(say!(language, "attendance-guest-twice", most = rules::MOST_GUESTS)));
                }
                work.touched = true;
                cx.remark(say!(language, "attendance-guest-added", name = name));
            }
            (work.page, work.search) = (0, String::new());
        }
        Said::Press(Press::Parts) => return Ok(Next::Go(Step::Parts(work, 0))),
        Said::Press(Press::Save) => return finish(cx, &work).await,
        Said::Press(Press::Cancel) if work.touched => return Ok(Next::Go(Step::Drop(work))),
        Said::Press(Press::Cancel) => return Ok(Next::To(Place::Attendance)),
        Said::Text(typed) => match rules::guest_name(&typed) {
            // A single letter narrows the list as well, but makes no guest.
            Some(name) => (work.page, work.search) = (0, name),
            None if typed.chars().count() == 1 => (work.page, work.search) = (0, typed),
            None => {
                return Ok(Next::Stay(say!(language, "attendance-name-flaw", count = typed.chars().count())));
            }
        },
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Marks(work)))
}

async fn finish(cx: &mut Cx, work: &Work) -> Result<Next<Attendance>> {
    let (leader, event) = open(cx, work.sheet.event).await?;
    let totals = save(cx, leader, &work.sheet).await?;
    Ok(Next::Done(cards::saved(cx.language(), event, totals)))
}

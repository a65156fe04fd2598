//! The conversation of the attendance sheet.

use super::rules::{self, Listed};
use super::steps::{At, Press, Step, Whose, Work};
use super::{cards, verbs};
use crate::ids::EventId;
use crate::model::events::{self, Event, attendance_is_open};
use crate::model::roles::Leader;
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{self, Language};

pub struct Attendance;

impl Room for Attendance {
    const NAME: &'static str = "attendance";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        let touched = work_of(step).is_some_and(|work| work.touched);
        touched.then(|| say!(language, "attendance-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let id = match at {
            At::List => {
                return Ok(match draft {
                    Some(_) => Next::Offer(at),
                    None => Next::Go(Step::List { spot: Spot::default() }),
                });
            }
            At::Sheet { event } => event,
        };
        let (leader, event) = open(cx, id).await?;
        match draft {
            // Opening the sheet that one was filling in goes on with it.
            Some(step) if work_of(&step).is_some_and(|work| work.sheet.event == id) => {
                let resumed = say!(cx.language(), "attendance-resumed");
                cx.remark(resumed);
                Ok(Next::Go(step))
            }
            Some(_) => Ok(Next::Offer(at)),
            None => {
                let sheet = verbs::begin(cx, leader, &event).await?;
                Ok(Next::Go(Step::Marks { work: Work { sheet, touched: false, spot: Spot::default() } }))
            }
        }
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        Ok(match step {
            Step::List { spot } => cards::list(cx, spot).await?,
            Step::Marks { work } => {
                let (event, roster) = roster(cx, work).await?;
                cards::marks(cx, &event, work, &roster)
            }
            Step::Parts { work, spot } => {
                let (event, roster) = roster(cx, work).await?;
                cards::parts(cx, &event, work, spot, &roster)
            }
            Step::Part { work, whose, .. } => {
                let (_, roster) = roster(cx, work).await?;
                cards::part(cx.language(), work, *whose, &roster)
            }
            Step::Drop { work } => {
                let (event, roster) = roster(cx, work).await?;
                cards::dropping(cx.language(), &event, work.sheet.totals(&roster))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::Leaf { to })) => Next::Go(Step::List { spot: spot.after(to) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),

            (Step::Marks { work }, said) => mark(cx, work, said).await?,

            (Step::Parts { work, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Parts { work, spot: spot.after(to) })
            }
            (Step::Parts { work, spot }, Said::Press(Press::Of { whose })) => {
                Next::Go(Step::Part { work, spot, whose })
            }
            (Step::Parts { work, .. }, Said::Press(Press::Back)) => Next::Go(Step::Marks { work }),
            (Step::Parts { work, .. }, Said::Press(Press::Save)) => finish(cx, &work).await?,

            (Step::Part { mut work, spot, whose }, Said::Press(Press::Brought { what })) => {
                match whose {
                    Whose::Person { id } => work.sheet.contribute(id, what),
                    Whose::Guest { place } => {
                        if let Some(guest) = work.sheet.guests.get_mut(place) {
                            guest.contribution = what;
                        }
                    }
                }
                work.touched = true;
                Next::Go(Step::Parts { work, spot })
            }
            (Step::Part { mut work, spot, whose }, Said::Press(Press::Remove)) => {
                match whose {
                    Whose::Guest { place } if place < work.sheet.guests.len() => {
                        work.sheet.guests.remove(place);
                    }
                    Whose::Guest { .. } => {}
                    Whose::Person { id } => {
                        let (_, roster) = roster(cx, &work).await?;
                        work.sheet.mark(id, false, &roster);
                    }
                }
                work.touched = true;
                Next::Go(Step::Parts { work, spot })
            }
            (Step::Part { work, spot, .. }, Said::Press(Press::Back)) => Next::Go(Step::Parts { work, spot }),

            (Step::Drop { work }, Said::Press(Press::Back)) => Next::Go(Step::Marks { work }),
            (Step::Drop { .. }, Said::Press(Press::Yes)) => Next::To(ways::ATTENDANCE.place()),

            _ => Next::Puzzled,
        })
    }
}

fn work_of(step: &Step) -> Option<&Work> {
    match step {
        Step::List { .. } => None,
        Step::Marks { work } | Step::Parts { work, .. } | Step::Part { work, .. } | Step::Drop { work } => Some(work),
    }
}

/// The authority over an event's sheet, and the event; one that is cancelled or far ahead has no sheet.
async fn open(cx: &mut Cx, id: EventId) -> Result<(Leader, Event)> {
    let language = cx.language();
    let event = events::event(cx, id).await?;
    let leader = events::authority(cx, &event).await?;
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
    let roster = verbs::roster(cx, leader, &event).await?;
    Ok((event, roster))
}

/// What follows an answer to «who was there».
async fn mark(cx: &mut Cx, mut work: Work, said: Said<Press>) -> Result<Next<Attendance>> {
    let language = cx.language();
    let (_, roster) = roster(cx, &work).await?;
    match said {
        Said::Press(Press::Mark { id, here }) => {
            work.sheet.mark(id, here, &roster);
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
        Said::Press(Press::Leaf { to }) => work.spot = work.spot.after(to),
        Said::Press(Press::AddGuest) => {
            if let Some(name) = rules::guest_name(&work.spot.search) {
                if !work.sheet.add_guest(&name) {
                    return Ok(Next::Stay(say!(language, "attendance-guest-twice", most = rules::MOST_GUESTS)));
                }
                work.touched = true;
                cx.remark(say!(language, "attendance-guest-added", name = name));
            }
            work.spot = Spot::default();
        }
        Said::Press(Press::Parts) => return Ok(Next::Go(Step::Parts { work, spot: Spot::default() })),
        Said::Press(Press::Save) => return finish(cx, &work).await,
        Said::Press(Press::Cancel) if work.touched => return Ok(Next::Go(Step::Drop { work })),
        Said::Press(Press::Cancel) => return Ok(Next::To(ways::ATTENDANCE.place())),
        Said::Text(typed) => match rules::guest_name(&typed) {
            // A guest's name is longer than a search may be, so it is not clipped as one.
            Some(name) => work.spot = Spot { page: 0, search: name },
            // A single letter narrows the list as well, but makes no guest.
            None if typed.chars().count() == 1 => work.spot = Spot::found(&typed),
            None => {
                return Ok(Next::Stay(say!(language, "attendance-name-flaw", count = typed.chars().count())));
            }
        },
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Marks { work }))
}

async fn finish(cx: &mut Cx, work: &Work) -> Result<Next<Attendance>> {
    let (leader, event) = open(cx, work.sheet.event).await?;
    let totals = verbs::save(cx, leader, &work.sheet).await?;
    Ok(Next::Done(cards::saved(cx.language(), event, totals)))
}

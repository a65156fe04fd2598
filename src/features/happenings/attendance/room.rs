//! The conversation of the attendance sheet.

use std::sync::Arc;

use super::rules::{self, Read};
use super::steps::{At, Press, Step, Whose, Work};
use super::verbs::{self, Opened};
use super::{cards, names};
use crate::ids::{EventId, PersonId};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, View};
use crate::text::Language;

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
        let opened = open(cx, id).await?;
        match draft {
            // Opening the sheet that one was filling in goes on with it.
            Some(mut step) if work_of(&step).is_some_and(|work| work.sheet.event == id) => {
                let resumed = say!(cx.language(), "attendance-resumed");
                cx.remark(resumed);
                if let Some(work) = work_in(&mut step) {
                    work.opened = Some(opened);
                }
                Ok(Next::Go(step))
            }
            Some(_) => Ok(Next::Offer(at)),
            None => {
                let sheet = rules::Sheet::prefilled(id, &opened.known, opened.event.attendance_saved);
                Ok(Next::Go(Step::Marks { work: Work::new(sheet, opened) }))
            }
        }
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let Some(work) = work_of(step) else {
            let Step::List { spot } = step else { return cards::list(cx, &Spot::default()).await };
            return cards::list(cx, spot).await;
        };
        let opened = opened(cx, work).await?;
        Ok(match step {
            Step::List { spot } => cards::list(cx, spot).await?,
            Step::Marks { work } => cards::marks(cx, &opened, work),
            Step::Doubt { work, doubts, .. } => cards::doubt(language, &opened, work, doubts),
            Step::Unknown { unknown, .. } => cards::unknown(language, &opened, unknown),
            Step::Clear { work } => cards::clearing(language, &opened, work),
            Step::Parts { work, spot } => cards::parts(cx, &opened, work, spot),
            Step::Part { work, whose, .. } => cards::part(language, &opened, work, *whose),
            Step::Drop { work } => cards::dropping(language, &opened, work),
        })
    }

    async fn answer(cx: &mut Cx, mut step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Dropping one's own marks needs no right, and nothing of the event.
        match (&step, &said) {
            (Step::Marks { work }, Said::Press(Press::Cancel)) if work.touched => {
                return Ok(Next::Go(Step::Drop { work: work.clone() }));
            }
            (Step::Marks { .. }, Said::Press(Press::Cancel)) | (Step::Drop { .. }, Said::Press(Press::Yes)) => {
                return Ok(Next::To(ways::ATTENDANCE.place()));
            }
            _ => {}
        }
        // Whoever leads the group no longer is refused here, whatever is pressed.
        let opened = match work_in(&mut step) {
            Some(work) => {
                let opened = opened(cx, work).await?;
                work.opened = Some(opened.clone());
                Some(opened)
            }
            None => None,
        };
        Ok(match (step, said, opened) {
            (Step::List { spot }, Said::Press(Press::Leaf { to }), _) => Next::Go(Step::List { spot: spot.after(to) }),
            (Step::List { .. }, Said::Text(typed), _) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, _, _) | (_, _, None) => Next::Puzzled,

            (Step::Marks { work }, said, Some(opened)) => mark(cx, work, &opened, said).await?,

            (Step::Doubt { work, doubts, unknown }, said, Some(opened)) => {
                doubted(cx, (work, doubts, unknown), &opened, said)
            }
            (Step::Unknown { work, unknown }, said, Some(_)) => unknown_named(cx, work, unknown, said),

            (Step::Clear { mut work }, Said::Press(Press::Yes), _) => {
                work.remember();
                work.sheet.mark_none();
                work.touched = true;
                Next::Go(Step::Marks { work })
            }
            (Step::Clear { work } | Step::Drop { work }, Said::Press(Press::Back), _) => Next::Go(Step::Marks { work }),

            (Step::Parts { work, spot }, Said::Press(Press::Leaf { to }), _) => {
                Next::Go(Step::Parts { work, spot: spot.after(to) })
            }
            (Step::Parts { work, spot }, Said::Press(Press::Of { whose }), _) => {
                Next::Go(Step::Part { work, spot, whose })
            }
            (Step::Parts { work, .. }, Said::Text(typed), _) => {
                Next::Go(Step::Parts { work, spot: Spot::found(&typed) })
            }
            (Step::Parts { work, .. }, Said::Press(Press::Back), _) => Next::Go(Step::Marks { work }),
            (Step::Parts { work, .. }, Said::Press(Press::Save), Some(opened)) => finish(cx, &opened, &work).await?,

            (Step::Part { mut work, spot, whose }, Said::Press(Press::Brought { what }), _) => {
                match whose {
                    Whose::Person { id } => work.sheet.contribute(id, what),
                    Whose::Guest { place } => {
                        if let Some(guest) = work.sheet.guests.get_mut(place) {
                            guest.contribution = what;
                        }
                    }
                }
                work.touch();
                Next::Go(Step::Parts { work, spot })
            }
            (Step::Part { mut work, spot, whose }, Said::Press(Press::Remove), Some(opened)) => {
                match whose {
                    Whose::Guest { place } => work.sheet.mark_guest(place, false),
                    Whose::Person { id } => work.sheet.mark(id, false, &opened.known.roster),
                }
                work.touch();
                Next::Go(Step::Parts { work, spot })
            }
            (Step::Part { work, spot, .. }, Said::Press(Press::Back), _) => Next::Go(Step::Parts { work, spot }),

            _ => Next::Puzzled,
        })
    }
}

fn work_of(step: &Step) -> Option<&Work> {
    match step {
        Step::List { .. } => None,
        Step::Marks { work }
        | Step::Doubt { work, .. }
        | Step::Unknown { work, .. }
        | Step::Clear { work }
        | Step::Parts { work, .. }
        | Step::Part { work, .. }
        | Step::Drop { work } => Some(work),
    }
}

fn work_in(step: &mut Step) -> Option<&mut Work> {
    match step {
        Step::List { .. } => None,
        Step::Marks { work }
        | Step::Doubt { work, .. }
        | Step::Unknown { work, .. }
        | Step::Clear { work }
        | Step::Parts { work, .. }
        | Step::Part { work, .. }
        | Step::Drop { work } => Some(work),
    }
}

/// The sheet of an event; asks for the authority.
async fn open(cx: &mut Cx, id: EventId) -> Result<Arc<Opened>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    Ok(Arc::new(verbs::open(cx, me, id, language).await?))
}

/// The sheet in work: as this turn has read it, or read now.
async fn opened(cx: &mut Cx, work: &Work) -> Result<Arc<Opened>> {
    match &work.opened {
        Some(opened) => Ok(opened.clone()),
        None => open(cx, work.sheet.event).await,
    }
}

/// What follows an answer to «who was there».
async fn mark(cx: &mut Cx, mut work: Work, opened: &Opened, said: Said<Press>) -> Result<Next<Attendance>> {
    let language = cx.language();
    let roster = &opened.known.roster;
    match said {
        Said::Press(Press::Mark { id, here }) => {
            work.sheet.mark(id, here, roster);
            work.touch();
        }
        Said::Press(Press::Guest { place, here }) => {
            work.sheet.mark_guest(place, here);
            work.touch();
        }
        Said::Press(Press::All) => {
            work.remember();
            work.sheet.mark_all(roster);
            work.touched = true;
        }
        Said::Press(Press::Nobody) => return Ok(Next::Go(Step::Clear { work })),
        Said::Press(Press::Undo) => {
            if let Some(before) = work.before.take() {
                work.sheet = *before;
                work.touched = true;
                cx.remark(say!(language, "attendance-undone"));
            }
        }
        Said::Press(Press::Leaf { to }) => work.spot = work.spot.after(to),
        Said::Press(Press::AddGuest) => {
            if let Some(name) = rules::guest_name(&work.spot.search) {
                if !work.sheet.add_guest(&name) {
                    return Ok(Next::Stay(say!(language, "attendance-guest-twice", most = rules::MOST_GUESTS)));
                }
                work.touch();
                cx.remark(say!(language, "attendance-guest-added", name = name));
            }
            work.spot = Spot::default();
        }
        Said::Press(Press::Parts) => return Ok(Next::Go(Step::Parts { work, spot: Spot::default() })),
        Said::Press(Press::Save) => return finish(cx, opened, &work).await,
        Said::Text(typed) => return Ok(typed_in(cx, work, opened, &typed)),
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Marks { work }))
}

/// What follows a typed name, or a list of names.
fn typed_in(cx: &mut Cx, mut work: Work, opened: &Opened, typed: &str) -> Next<Attendance> {
    let language = cx.language();
    let roster = &opened.known.roster;
    let listed = rules::names(typed);
    if listed.len() > 1 {
        let Read { clear, doubts, unknown } = rules::read(&listed, roster, &work.sheet);
        work.remember();
        for person in &clear {
            work.sheet.mark(*person, true, roster);
        }
        work.touched = true;
        work.spot = Spot::default();
        cx.remark(cards::ticked(language, roster, &clear));
        return after_list(work, doubts, unknown);
    }
    let Some(name) = rules::guest_name(typed) else {
        // A single letter narrows the list as well, but makes no guest.
        if typed.chars().count() == 1 {
            work.spot = Spot::found(typed);
            return Next::Go(Step::Marks { work });
        }
        return Next::Stay(say!(language, "attendance-name-flaw", count = typed.chars().count()));
    };
    // One who is clear is marked at once; who is marked already is shown, since another one may be meant.
    match names::only(&name, roster) {
        Some(only) if !work.sheet.present.contains(&only.person) => {
            work.remember();
            work.sheet.mark(only.person, true, roster);
            work.touched = true;
            work.spot = Spot::default();
            cx.remark(cards::ticked(language, roster, &[only.person]));
        }
        // A guest's name is longer than a search may be, so it is not clipped as one.
        Some(_) | None => work.spot = Spot { page: 0, search: name },
    }
    Next::Go(Step::Marks { work })
}

/// What is still to be asked of a pasted list.
fn after_list(work: Work, doubts: Vec<String>, unknown: Vec<String>) -> Next<Attendance> {
    Next::Go(match (doubts.is_empty(), unknown.is_empty()) {
        (false, _) => Step::Doubt { work, doubts, unknown },
        (true, false) => Step::Unknown { work, unknown },
        (true, true) => Step::Marks { work },
    })
}

/// What follows an answer to «who of several is meant».
fn doubted(
    cx: &mut Cx,
    (mut work, mut doubts, mut unknown): (Work, Vec<String>, Vec<String>),
    opened: &Opened,
    said: Said<Press>,
) -> Next<Attendance> {
    let Some(name) = doubts.first().cloned() else {
        return after_list(work, doubts, unknown);
    };
    match said {
        // A second tap on the card before.
        Said::Press(Press::Meant { left, .. } | Press::Besides { left } | Press::Skip { left })
            if left != doubts.len() =>
        {
            return after_list(work, doubts, unknown);
        }
        Said::Press(Press::Meant { id, .. }) if is_meant(&name, opened, id) => {
            work.sheet.mark(id, true, &opened.known.roster);
        }
        Said::Press(Press::Besides { .. }) => unknown.push(name),
        Said::Press(Press::Skip { .. }) => {}
        Said::Press(Press::Back) => return undone(cx, work),
        _ => return Next::Puzzled,
    }
    doubts.remove(0);
    after_list(work, doubts, unknown)
}

fn is_meant(name: &str, opened: &Opened, id: PersonId) -> bool {
    names::found(name, &opened.known.roster).iter().any(|(_, listed)| listed.person == id)
}

/// What follows an answer to «are they guests».
fn unknown_named(cx: &mut Cx, mut work: Work, unknown: Vec<String>, said: Said<Press>) -> Next<Attendance> {
    let language = cx.language();
    match said {
        Said::Press(Press::AddGuest) => {
            let added = unknown.iter().filter(|name| work.sheet.add_guest(name)).count();
            cx.remark(say!(language, "attendance-guests-added", count = added));
        }
        Said::Press(Press::Skip { .. }) => {}
        Said::Press(Press::Back) => return undone(cx, work),
        _ => return Next::Puzzled,
    }
    Next::Go(Step::Marks { work })
}

/// Takes the whole pasted list back.
fn undone(cx: &mut Cx, mut work: Work) -> Next<Attendance> {
    if let Some(before) = work.before.take() {
        work.sheet = *before;
        let undone = say!(cx.language(), "attendance-undone");
        cx.remark(undone);
    }
    Next::Go(Step::Marks { work })
}

async fn finish(cx: &mut Cx, opened: &Opened, work: &Work) -> Result<Next<Attendance>> {
    let totals = verbs::save(cx, opened, &work.sheet).await?;
    Ok(Next::Done(cards::saved(cx, opened, totals)))
}

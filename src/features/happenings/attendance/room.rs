//! The conversation of the attendance sheet.

use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;

use super::rules::{self, Read, Undo};
use super::steps::{At, Press, Roll, Step};
use super::verbs::{self, Opened};
use super::{cards, names, sides};
use crate::ids::{EventId, PersonId};
use crate::model::records::{Mark, Said as Mention, State, Whose};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Thing, View};

pub struct Attendance;

impl Room for Attendance {
    const NAME: &'static str = "attendance";
    // Marks are kept as they are said, so that there is nothing to lose by leaving.
    const VERSION: i64 = 2;
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        // The signed sheet, photographed or scanned.
        match step {
            Step::Hall { .. } | Step::Signed { .. } => &[Thing::Photo, Thing::Document],
            _ => &[],
        }
    }

    async fn enter(cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default() },
            At::Sheet { event } => Step::Marks { roll: Roll::new(event, open(cx, event).await?) },
            At::Reopen { event } => {
                let roll = Roll::new(event, open(cx, event).await?);
                match roll.opened.as_ref().is_some_and(|opened| opened.is_closed) {
                    true => Step::Reopen { roll },
                    false => Step::Marks { roll },
                }
            }
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::List { spot } => cards::list(cx, spot).await?,
            Step::Marks { roll } => {
                let opened = opened(cx, roll).await?;
                let beyond = sides::beyond(cx, &opened, &roll.spot.search).await?;
                cards::marks(cx, &opened, roll, &beyond)
            }
            Step::Doubt { roll, doubts, .. } => cards::doubt(language, &*opened(cx, roll).await?, doubts),
            Step::Unknown { roll, unknown } => cards::unknown(language, &*opened(cx, roll).await?, unknown),
            Step::Clear { roll } => cards::clearing(language, &*opened(cx, roll).await?),
            Step::Parts { roll, spot } => {
                let opened = opened(cx, roll).await?;
                cards::parts(cx, &opened, spot)
            }
            Step::Part { roll, whose, .. } => {
                let opened = opened(cx, roll).await?;
                cards::part(cx, &opened, *whose, Coordinator::known(cx)?.is_some())
            }
            Step::Hall { roll } => sides::hall(language, &*opened(cx, roll).await?),
            Step::Signed { roll } => {
                let opened = opened(cx, roll).await?;
                sides::signed(cx, &opened).await?
            }
            Step::Times { roll, spot } => {
                let opened = opened(cx, roll).await?;
                sides::times(cx, &opened, spot)
            }
            Step::Reopen { roll } => cards::reopening(language, &*opened(cx, roll).await?),
        })
    }

    async fn answer(cx: &mut Cx, mut step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Whoever leads the group no longer is refused here, whatever is pressed.
        let opened = match roll_in(&mut step) {
            Some(roll) => {
                let opened = opened(cx, roll).await?;
                roll.opened = Some(opened.clone());
                opened
            }
            None => return Ok(listed(step, said)),
        };
        // A closed sheet is read, and opened again before anything of it changes.
        let (step, said) = match closed_first(&opened, step, said) {
            Break(next) => return Ok(next),
            Continue(both) => both,
        };
        Ok(match (step, said) {
            (Step::Marks { roll }, said) => mark(cx, roll, &opened, said).await?,

            (Step::Doubt { roll, doubts, unknown }, said) => {
                doubted(cx, (roll, doubts, unknown), &opened, said).await?
            }
            (Step::Unknown { roll, unknown }, said) => unknown_named(cx, roll, unknown, &opened, said).await?,

            (Step::Clear { mut roll }, Said::Press(Press::Yes)) => {
                say_many(cx, &mut roll, &opened, opened.known.nobody(), State::Unmarked).await?;
                Next::Go(Step::Marks { roll })
            }
            (Step::Clear { roll } | Step::Hall { roll } | Step::Reopen { roll }, Said::Press(Press::Back)) => {
                Next::Go(Step::Marks { roll })
            }
            (Step::Hall { roll }, Said::Press(Press::Print { roster })) => {
                verbs::print(cx, &opened, roster)?;
                Next::Go(Step::Hall { roll })
            }

            (Step::Hall { roll } | Step::Signed { roll }, Said::File(file)) if !opened.is_draft => {
                sides::take_page(cx, roll, &opened, &file).await?
            }
            (Step::Hall { roll }, Said::Press(Press::Table)) => {
                sides::send_table(cx, &opened);
                Next::Go(Step::Hall { roll })
            }
            (Step::Hall { roll }, Said::Press(Press::Signed)) => Next::Go(Step::Signed { roll }),
            (Step::Signed { roll }, Said::Press(Press::Pages)) => {
                sides::send_pages(cx, &opened).await?;
                Next::Go(Step::Signed { roll })
            }
            (Step::Signed { roll }, Said::Press(Press::Unpage { page })) => {
                sides::drop_page(cx, &opened, page).await?;
                Next::Go(Step::Signed { roll })
            }
            (Step::Signed { roll }, Said::Press(Press::Back)) => Next::Go(Step::Hall { roll }),

            (Step::Times { roll, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Times { roll, spot: spot.after(to) })
            }
            (Step::Times { roll, spot }, Said::Press(Press::Stay { id, is })) => {
                sides::stayed(cx, (roll, spot), &opened, (id, is)).await?
            }
            (Step::Times { roll, .. }, Said::Text(typed)) => sides::typed(cx, roll, &opened, &typed).await?,
            (Step::Times { roll, .. }, Said::Press(Press::Back)) => Next::Go(Step::Marks { roll }),

            (Step::Parts { roll, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Parts { roll, spot: spot.after(to) })
            }
            (Step::Parts { roll, spot }, Said::Press(Press::Of { whose })) => {
                Next::Go(Step::Part { roll, spot, whose })
            }
            (Step::Parts { roll, .. }, Said::Text(typed)) => Next::Go(Step::Parts { roll, spot: Spot::found(&typed) }),
            (Step::Parts { roll, .. }, Said::Press(Press::Back)) => Next::Go(Step::Marks { roll }),
            (Step::Parts { .. }, Said::Press(Press::Close)) => close(cx, &opened).await?,

            (Step::Part { mut roll, spot, whose }, Said::Press(Press::Brought { what })) => {
                let said = opened.known.brought(whose, what);
                say_of_one(cx, &mut roll, &opened, said).await?;
                Next::Go(Step::Parts { roll, spot })
            }
            (Step::Part { mut roll, spot, whose }, Said::Text(typed)) => {
                let Some(topic) = rules::topic(&typed) else {
                    cx.remark(say!(cx.language(), "attendance-topic-flaw"));
                    return Ok(Next::Go(Step::Part { roll, spot, whose }));
                };
                let said = opened.known.about(whose, topic);
                say_of_one(cx, &mut roll, &opened, said).await?;
                Next::Go(Step::Part { roll, spot, whose })
            }
            (Step::Part { mut roll, spot, whose }, Said::Press(Press::Remove)) => {
                let said = opened.known.put(whose, State::Unmarked);
                say_of_one(cx, &mut roll, &opened, said).await?;
                Next::Go(Step::Parts { roll, spot })
            }
            (Step::Part { roll, spot, .. }, Said::Press(Press::Back)) => Next::Go(Step::Parts { roll, spot }),

            (Step::Reopen { roll }, Said::Press(Press::Because { why })) => {
                let opened = verbs::reopen(cx, Opened::clone(&opened), why).await?;
                cx.remark(say!(cx.language(), "attendance-reopened"));
                Next::Go(Step::Marks { roll: Roll { opened: Some(Arc::new(opened)), ..roll } })
            }

            _ => Next::Puzzled,
        })
    }
}

/// What follows an answer to the list of events.
fn listed(step: Step, said: Said<Press>) -> Next<Attendance> {
    match (step, said) {
        (Step::List { spot }, Said::Press(Press::Leaf { to })) => Next::Go(Step::List { spot: spot.after(to) }),
        (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
        _ => Next::Puzzled,
    }
}

/// On a closed sheet: what would change it asks first why it is opened again. Somebody else may have closed it in the
/// middle of a list, or of a question.
fn closed_first(opened: &Opened, step: Step, said: Said<Press>) -> ControlFlow<Next<Attendance>, (Step, Said<Press>)> {
    if !opened.is_closed {
        return Continue((step, said));
    }
    match (step, said) {
        (Step::Marks { roll }, Said::Press(Press::Leaf { to })) => {
            let spot = roll.spot.clone().after(to);
            Break(Next::Go(Step::Marks { roll: Roll { spot, ..roll } }))
        }
        (Step::Marks { roll }, Said::Press(Press::Parts)) => {
            Break(Next::Go(Step::Parts { roll, spot: Spot::default() }))
        }
        (Step::Marks { roll }, Said::Press(Press::Hall)) => Break(Next::Go(Step::Hall { roll })),
        (Step::Marks { roll }, Said::Press(Press::Times)) => {
            Break(Next::Go(Step::Times { roll, spot: Spot::default() }))
        }
        // The signed sheet comes when all is over.
        (
            step @ (Step::Hall { .. } | Step::Signed { .. }),
            said @ (Said::File(_)
            | Said::Press(
                Press::Print { .. } | Press::Back | Press::Table | Press::Signed | Press::Pages | Press::Unpage { .. },
            )),
        ) => Continue((step, said)),
        (step @ Step::Times { .. }, said @ Said::Press(Press::Leaf { .. } | Press::Back)) => Continue((step, said)),
        (Step::Marks { roll }, Said::Text(typed)) => {
            Break(Next::Go(Step::Marks { roll: Roll { spot: Spot::found(&typed), ..roll } }))
        }
        (Step::Marks { roll }, Said::Press(_)) => Break(Next::Go(Step::Reopen { roll })),
        (
            step @ (Step::Parts { .. } | Step::Reopen { .. }),
            said @ (Said::Text(_)
            | Said::Press(Press::Leaf { .. } | Press::Of { .. } | Press::Back | Press::Because { .. })),
        ) => Continue((step, said)),
        (step @ Step::Part { .. }, said @ Said::Press(Press::Back)) => Continue((step, said)),
        (
            Step::Doubt { roll, .. }
            | Step::Unknown { roll, .. }
            | Step::Clear { roll }
            | Step::Parts { roll, .. }
            | Step::Part { roll, .. }
            | Step::Hall { roll }
            | Step::Signed { roll }
            | Step::Times { roll, .. }
            | Step::Reopen { roll },
            Said::Press(_) | Said::Text(_),
        ) => Break(Next::Go(Step::Reopen { roll })),
        (_, Said::File(_) | Said::Thing(_)) | (Step::List { .. }, _) => Break(Next::Puzzled),
    }
}

fn roll_in(step: &mut Step) -> Option<&mut Roll> {
    match step {
        Step::List { .. } => None,
        Step::Marks { roll }
        | Step::Doubt { roll, .. }
        | Step::Unknown { roll, .. }
        | Step::Clear { roll }
        | Step::Parts { roll, .. }
        | Step::Part { roll, .. }
        | Step::Hall { roll }
        | Step::Signed { roll }
        | Step::Times { roll, .. }
        | Step::Reopen { roll } => Some(roll),
    }
}

/// The sheet of an event; asks for the authority.
async fn open(cx: &mut Cx, id: EventId) -> Result<Arc<Opened>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    // A card that is shown again after a press that changed nothing need not be read again.
    if let Some(known) = cx.remembered::<Arc<Opened>>()
        && known.event.id == id
    {
        return Ok(known);
    }
    let opened = Arc::new(verbs::open(cx, me, id, language).await?);
    cx.remember(opened.clone());
    Ok(opened)
}

/// The sheet in work: as this turn has read it, or read now.
async fn opened(cx: &mut Cx, roll: &Roll) -> Result<Arc<Opened>> {
    match &roll.opened {
        Some(opened) => Ok(opened.clone()),
        None => open(cx, roll.event).await,
    }
}

/// Keeps what is said, and has it at hand as it is from now on.
async fn keep(cx: &mut Cx, roll: &mut Roll, opened: &Opened, said: &[Mention]) -> Result<()> {
    let mut after = opened.clone();
    verbs::mark(cx, &mut after, said).await?;
    roll.opened = Some(Arc::new(after));
    Ok(())
}

/// Keeps what is said of one: what was before the last change of many is no longer meant.
async fn say_of_one(cx: &mut Cx, roll: &mut Roll, opened: &Opened, said: Option<Mention>) -> Result<()> {
    roll.undo = None;
    keep(cx, roll, opened, said.as_slice()).await
}

/// Keeps what is said of many, which can be put back: also after a second tap, which finds nobody left.
async fn say_many(cx: &mut Cx, roll: &mut Roll, opened: &Opened, said: Vec<Mention>, put: State) -> Result<()> {
    let before = opened.known.before(&said);
    if !before.is_empty() {
        roll.undo = Some(Box::new(Undo { before, put }));
    }
    keep(cx, roll, opened, &said).await
}

/// Puts back what the last change of many has changed.
async fn put_back(cx: &mut Cx, roll: &mut Roll, opened: &Opened) -> Result<()> {
    if let Some(undo) = roll.undo.take() {
        keep(cx, roll, opened, &undo.said(&opened.known)).await?;
        cx.remark(say!(cx.language(), "attendance-undone"));
    }
    Ok(())
}

/// Writes these down as guests who are not there already; tells how many.
async fn add_guests(cx: &mut Cx, roll: &mut Roll, opened: &Opened, names: &[String]) -> Result<usize> {
    let (new, again) = opened.known.guests_of(names);
    let mut after = opened.clone();
    let ids = verbs::add_guests(cx, &mut after, &new).await?;
    verbs::mark(cx, &mut after, &again).await?;
    // Who came with a list goes with it, when it is put back.
    if let Some(undo) = &mut roll.undo {
        let gone = |whose| Mention { whose, mark: Mark::of(State::Unmarked) };
        undo.before.extend(ids.iter().map(|id| gone(Whose::Guest(*id))));
        undo.before.extend(again.iter().map(|said| gone(said.whose)));
    }
    roll.opened = Some(Arc::new(after));
    Ok(ids.len() + again.len())
}

/// What follows an answer to «who was there».
async fn mark(cx: &mut Cx, mut roll: Roll, opened: &Opened, said: Said<Press>) -> Result<Next<Attendance>> {
    let language = cx.language();
    match said {
        Said::Press(Press::Mark { whose, state }) => {
            say_of_one(cx, &mut roll, opened, opened.known.put(whose, state)).await?;
        }
        Said::Press(Press::Put { state }) => roll.puts = state,
        Said::Press(Press::All) => {
            say_many(cx, &mut roll, opened, opened.known.others_came(), State::Present).await?;
        }
        Said::Press(Press::Nobody) => return Ok(Next::Go(Step::Clear { roll })),
        Said::Press(Press::Undo) => put_back(cx, &mut roll, opened).await?,
        Said::Press(Press::Leaf { to }) => roll.spot = roll.spot.after(to),
        Said::Press(Press::AddGuest) => {
            if let Some(name) = rules::guest_name(&roll.spot.search) {
                roll.undo = None;
                if add_guests(cx, &mut roll, opened, std::slice::from_ref(&name)).await? == 0 {
                    return Ok(Next::Stay(say!(language, "attendance-guest-twice", most = rules::MOST_GUESTS)));
                }
                cx.remark(say!(language, "attendance-guest-added", name = name));
            }
            roll.spot = Spot::default();
        }
        Said::Press(Press::Parts) => return Ok(Next::Go(Step::Parts { roll, spot: Spot::default() })),
        Said::Press(Press::Hall) => return Ok(Next::Go(Step::Hall { roll })),
        Said::Press(Press::Times) if sides::has_times(&opened.event) && !opened.is_draft => {
            return Ok(Next::Go(Step::Times { roll, spot: Spot::default() }));
        }
        Said::Press(Press::Bring { id }) => {
            let beyond = sides::beyond(cx, opened, &roll.spot.search).await?;
            if let Some(one) = beyond.into_iter().find(|listed| listed.person == id) {
                roll.opened = Some(verbs::bring(cx, opened, one, roll.puts).await?);
                roll.undo = None;
            }
            roll.spot = Spot::default();
        }
        Said::Press(Press::Close) => return close(cx, opened).await,
        Said::Text(typed) => return typed_in(cx, roll, opened, &typed).await,
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Marks { roll }))
}

/// What follows a typed name, or a list of names.
async fn typed_in(cx: &mut Cx, mut roll: Roll, opened: &Opened, typed: &str) -> Result<Next<Attendance>> {
    let language = cx.language();
    let (roster, puts) = (&opened.known.roster, roll.puts);
    let put = |people: &[PersonId]| -> Vec<Mention> {
        people.iter().filter_map(|person| opened.known.put(Whose::Person(*person), puts)).collect()
    };
    let listed = rules::names(typed);
    if listed.len() > 1 {
        let Read { clear, doubts, unknown } = rules::read(&listed, roster);
        let said = put(&clear);
        say_many(cx, &mut roll, opened, said, puts).await?;
        // Even where nobody was marked at once, what the questions of the list bring can be put back.
        roll.undo.get_or_insert_with(|| Box::new(Undo { before: Vec::new(), put: puts }));
        roll.spot = Spot::default();
        cx.remark(cards::ticked(language, roster, &clear));
        return Ok(after_list(roll, doubts, unknown));
    }
    let Some(name) = rules::guest_name(typed) else {
        // A single letter narrows the list as well, but makes no guest.
        if typed.chars().count() == 1 {
            roll.spot = Spot::found(typed);
            return Ok(Next::Go(Step::Marks { roll }));
        }
        return Ok(Next::Stay(say!(language, "attendance-name-flaw", count = typed.chars().count())));
    };
    // One who is clear is marked at once; who is marked so already is shown, since another one may be meant.
    match names::only(&name, roster) {
        Some(only) if only.mark.state != puts => {
            let said = put(&[only.person]);
            say_many(cx, &mut roll, opened, said, puts).await?;
            roll.spot = Spot::default();
            cx.remark(cards::ticked(language, roster, &[only.person]));
        }
        // A guest's name is longer than a search may be, so it is not clipped as one.
        Some(_) | None => roll.spot = Spot { page: 0, search: name },
    }
    Ok(Next::Go(Step::Marks { roll }))
}

/// What is still to be asked of a pasted list.
fn after_list(roll: Roll, doubts: Vec<String>, unknown: Vec<String>) -> Next<Attendance> {
    Next::Go(match (doubts.is_empty(), unknown.is_empty()) {
        (false, _) => Step::Doubt { roll, doubts, unknown },
        (true, false) => Step::Unknown { roll, unknown },
        (true, true) => Step::Marks { roll },
    })
}

/// What follows an answer to «who of several is meant».
async fn doubted(
    cx: &mut Cx,
    (mut roll, mut doubts, mut unknown): (Roll, Vec<String>, Vec<String>),
    opened: &Opened,
    said: Said<Press>,
) -> Result<Next<Attendance>> {
    let Some(name) = doubts.first().cloned() else {
        return Ok(after_list(roll, doubts, unknown));
    };
    match said {
        // A second tap on the card before.
        Said::Press(Press::Meant { left, .. } | Press::Besides { left } | Press::Skip { left })
            if left != doubts.len() =>
        {
            return Ok(after_list(roll, doubts, unknown));
        }
        Said::Press(Press::Meant { id, .. }) if is_meant(&name, opened, id) => {
            let said: Vec<_> = opened.known.put(Whose::Person(id), roll.puts).into_iter().collect();
            let before = opened.known.before(&said);
            keep(cx, &mut roll, opened, &said).await?;
            if let Some(undo) = &mut roll.undo {
                undo.before.extend(before);
            }
        }
        Said::Press(Press::Besides { .. }) => unknown.push(name),
        Said::Press(Press::Skip { .. }) => {}
        Said::Press(Press::Back) => {
            put_back(cx, &mut roll, opened).await?;
            return Ok(Next::Go(Step::Marks { roll }));
        }
        _ => return Ok(Next::Puzzled),
    }
    doubts.remove(0);
    Ok(after_list(roll, doubts, unknown))
}

fn is_meant(name: &str, opened: &Opened, id: PersonId) -> bool {
    names::found(name, &opened.known.roster).iter().any(|(_, listed)| listed.person == id)
}

/// What follows an answer to «are they guests».
async fn unknown_named(
    cx: &mut Cx,
    mut roll: Roll,
    unknown: Vec<String>,
    opened: &Opened,
    said: Said<Press>,
) -> Result<Next<Attendance>> {
    let language = cx.language();
    match said {
        Said::Press(Press::AddGuest) => {
            let added = add_guests(cx, &mut roll, opened, &unknown).await?;
            cx.remark(say!(language, "attendance-guests-added", count = added));
        }
        Said::Press(Press::Skip { .. }) => {}
        Said::Press(Press::Back) => put_back(cx, &mut roll, opened).await?,
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Marks { roll }))
}

/// Closes the sheet.
async fn close(cx: &mut Cx, opened: &Opened) -> Result<Next<Attendance>> {
    if opened.is_draft {
        return Ok(Next::Puzzled);
    }
    let totals = verbs::close(cx, opened).await?;
    Ok(Next::Done(cards::closed(cx.language(), opened, totals)))
}

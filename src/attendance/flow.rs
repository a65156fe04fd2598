//! The conversation of the attendance sheet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules::{self, Listed, Sheet, Totals};
use super::store::{self, Event};
use super::{save, sheet as begin};
use crate::ids::{EventId, PersonId};
use crate::people::{
    ClusterLeader, Contribution, Registered, attendance_is_open, clusters, participation,
};
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, Trouble, View, pager};
use crate::text::{self, Language};

/// The room of attendance.
pub struct Attendance;

/// A sheet in work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Work {
    /// What is marked so far.
    sheet: Sheet,
    /// Whether anything differs from what the sheet began with: then there is something to lose.
    touched: bool,
    /// The page of the roster.
    page: usize,
    /// What the roster is narrowed by.
    search: String,
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
    Mark(PersonId),
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

/// Names on a page: with the pager and the three rows below it makes twelve.
const PAGE: usize = 8;
/// Names on a page of what was sought: a row is left for the guest.
const FOUND: usize = 7;

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
        let language = cx.language();
        Ok(match step {
            Step::List(page, search) => list(cx, *page, search).await?,
            Step::Marks(work) => {
                let (event, roster) = roster(cx, work).await?;
                marks(heading(cx, &event, work, &roster), language, work, &roster)
            }
            Step::Parts(work, page) => {
                let (event, roster) = roster(cx, work).await?;
                parts(
                    heading(cx, &event, work, &roster),
                    language,
                    work,
                    *page,
                    &roster,
                )
            }
            Step::Part(work, _, whose) => {
                let (_, roster) = roster(cx, work).await?;
                part(language, work, *whose, &roster)
            }
            Step::Drop(work) => {
                let (event, roster) = roster(cx, work).await?;
                let totals = work.sheet.totals(&roster);
                let view = View::new(say!(language, "attendance-drop-title"))
                    .line(event.title.clone())
                    .line(say!(
                        language,
                        "attendance-drop-goes",
                        present = totals.present,
                        guests = totals.guests
                    ));
                let view = if event.saved {
                    view.line(say!(language, "attendance-drop-stays"))
                } else {
                    view
                };
                view.question(say!(language, "attendance-drop-question"))
                    .button(Button::press(
                        say!(language, "attendance-drop-no"),
                        Press::Back,
                    ))
                    .button(Button::press(
                        say!(language, "attendance-drop-yes"),
                        Press::Yes,
                    ))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::List(_, search), Said::Press(Press::Page(page))) => {
                Next::Go(Step::List(page, search))
            }
            (Step::List(..), Said::Press(Press::Whole)) => Next::Go(Step::List(0, String::new())),
            (Step::List(..), Said::Text(typed)) => Next::Go(Step::List(0, sought(&typed))),

            (Step::Marks(work), said) => mark(cx, work, said).await?,

            (Step::Parts(work, _), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Parts(work, page))
            }
            (Step::Parts(work, page), Said::Press(Press::Whose(whose))) => {
                Next::Go(Step::Part(work, page, whose))
            }
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
                        if work.sheet.present.contains(&person) {
                            work.sheet.toggle(person, &roster);
                        }
                    }
                }
                work.touched = true;
                Next::Go(Step::Parts(work, page))
            }
            (Step::Part(work, page, _), Said::Press(Press::Back)) => {
                Next::Go(Step::Parts(work, page))
            }

            (Step::Drop(work), Said::Press(Press::Back)) => Next::Go(Step::Marks(work)),
            (Step::Drop(_), Said::Press(Press::Yes)) => Next::To(Place::Attendance),

            _ => Next::Puzzled,
        })
    }
}

fn work_of(step: &Step) -> Option<&Work> {
    match step {
        Step::List(..) => None,
        Step::Marks(work) | Step::Parts(work, _) | Step::Part(work, ..) | Step::Drop(work) => {
            Some(work)
        }
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
        Said::Press(Press::Mark(person)) => {
            work.sheet.toggle(person, &roster);
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
                    return Ok(Next::Stay(say!(
                        language,
                        "attendance-guest-twice",
                        most = rules::MOST_GUESTS
                    )));
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
                return Ok(Next::Stay(say!(
                    language,
                    "attendance-name-flaw",
                    count = typed.chars().count()
                )));
            }
        },
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Marks(work)))
}

async fn finish(cx: &mut Cx, work: &Work) -> Result<Next<Attendance>> {
    let language = cx.language();
    let (leader, event) = open(cx, work.sheet.event).await?;
    let totals = save(cx, leader, &work.sheet).await?;
    Ok(Next::Done(
        View::new(say!(language, "attendance-saved-title"))
            .line(event.title)
            .lines(sums(language, totals))
            .line(say!(
                language,
                "attendance-saved-contributions",
                count = totals.contributions
            ))
            .button(Button::go(
                say!(language, "attendance-others"),
                Place::Attendance,
            ))
            .button(Button::go(
                say!(language, "attendance-change"),
                Place::Sheet(event.id),
            ))
            .button(Button::go(say!(language, "button-menu"), Place::Menu)),
    ))
}

/// «Отмечено 23 из 40, гостей 2».
fn sums(language: Language, totals: Totals) -> Vec<String> {
    let Totals {
        present,
        listed,
        guests,
        ..
    } = totals;
    vec![if guests == 0 {
        say!(
            language,
            "attendance-sum",
            present = present,
            listed = listed
        )
    } else {
        say!(
            language,
            "attendance-sum-guests",
            present = present,
            listed = listed,
            guests = guests
        )
    }]
}

fn heading(cx: &Cx, event: &Event, work: &Work, roster: &[Listed]) -> View<Press> {
    let language = cx.language();
    View::new(event.title.clone())
        .line(format!(
            "🗓 {}",
            text::moment(language, event.starts_at, cx.now, cx.zone())
        ))
        .lines(sums(language, work.sheet.totals(roster)))
}

fn marks(mut view: View<Press>, language: Language, work: &Work, roster: &[Listed]) -> View<Press> {
    let seeks = !work.search.is_empty();
    let found: Vec<_> = roster
        .iter()
        .filter(|listed| rules::matches(listed, &work.search))
        .collect();
    let size = if seeks { FOUND } else { PAGE };
    let pages = found.len().div_ceil(size);
    let page = work.page.min(pages.saturating_sub(1));
    view = match (seeks, found.is_empty()) {
        (true, true) => view.line(say!(
            language,
            "attendance-not-found",
            search = work.search.clone()
        )),
        (true, false) => view.line(say!(
            language,
            "attendance-found",
            search = work.search.clone(),
            count = found.len()
        )),
        (false, true) => view.question(say!(language, "attendance-nobody-listed")),
        (false, false) => view.question(say!(language, "attendance-question")),
    };
    let labels = rules::labels(roster);
    view = view
        .grid(
            1,
            found.iter().skip(page * size).take(size).map(|listed| {
                let present = work.sheet.present.contains(&listed.person);
                let mark = if present { "✅ " } else { "" };
                Button::press(
                    format!("{mark}{}", label_of(&labels, listed.person)),
                    Press::Mark(listed.person),
                )
            }),
        )
        .row(pager(language, page, pages, Press::Page));
    if seeks {
        // A guest may bear the name of somebody on the list, but then is written with more than a surname.
        let guest =
            rules::guest_name(&work.search).filter(|name| found.is_empty() || name.contains(' '));
        if let Some(name) = guest {
            view = view.button(Button::press(
                say!(
                    language,
                    "attendance-add-guest",
                    name = text::clipped(&name, 40)
                ),
                Press::AddGuest,
            ));
        }
        view = view.button(Button::press(
            say!(language, "button-search-clear"),
            Press::Whole,
        ));
    } else if !found.is_empty() {
        view = view.row([
            Button::press(say!(language, "attendance-all"), Press::All),
            Button::press(say!(language, "attendance-nobody"), Press::Nobody),
        ]);
    }
    view.row([
        Button::press(say!(language, "attendance-parts"), Press::Parts),
        Button::press(say!(language, "button-save"), Press::Save),
    ])
    .row([
        Button::go(say!(language, "button-menu"), Place::Menu),
        Button::press(say!(language, "button-cancel"), Press::Cancel),
    ])
}

fn label_of(labels: &BTreeMap<PersonId, String>, person: PersonId) -> String {
    labels.get(&person).cloned().unwrap_or_default()
}

fn parts(
    view: View<Press>,
    language: Language,
    work: &Work,
    page: usize,
    roster: &[Listed],
) -> View<Press> {
    let labels = rules::labels(roster);
    let sheet = &work.sheet;
    let row = |label: String, brought, whose| {
        let brought = participation(language, brought);
        Button::press(format!("{label}: {brought}"), Press::Whose(whose))
    };
    let guests = sheet.guests.iter().enumerate().map(|(place, guest)| {
        let name = say!(
            language,
            "attendance-guest",
            name = text::clipped(&guest.name, 40)
        );
        row(name, guest.contribution, Whose::Guest(place))
    });
    // The guests come first: they are few, and this is the only place to take one off.
    let rows: Vec<_> = guests
        .chain(
            roster
                .iter()
                .filter(|listed| sheet.present.contains(&listed.person))
                .map(|listed| {
                    let brought = sheet.contributions.get(&listed.person).copied();
                    let label = label_of(&labels, listed.person);
                    row(label, brought, Whose::Person(listed.person))
                }),
        )
        .collect();
    let pages = rows.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    view.question(if rows.is_empty() {
        say!(language, "attendance-parts-none")
    } else {
        say!(language, "attendance-parts-question")
    })
    .grid(1, rows.into_iter().skip(page * PAGE).take(PAGE))
    .row(pager(language, page, pages, Press::Page))
    .button(Button::press(say!(language, "button-save"), Press::Save))
    .button(Button::press(say!(language, "button-back"), Press::Back))
}

fn part(language: Language, work: &Work, whose: Whose, roster: &[Listed]) -> View<Press> {
    let (name, brought) = match whose {
        Whose::Person(person) => (
            roster
                .iter()
                .find(|listed| listed.person == person)
                .map(|listed| listed.name.listed()),
            work.sheet.contributions.get(&person).copied(),
        ),
        Whose::Guest(place) => match work.sheet.guests.get(place) {
            Some(guest) => (Some(guest.name.clone()), guest.contribution),
            None => (None, None),
        },
    };
    let options = std::iter::once(None).chain(Contribution::ALL.map(Some));
    let remove = match whose {
        Whose::Person(_) => say!(language, "attendance-remove-person"),
        Whose::Guest(_) => say!(language, "attendance-remove-guest"),
    };
    View::new(say!(language, "attendance-part-title"))
        .maybe_line(name)
        .grid(
            1,
            options.map(|option| {
                let mark = if option == brought { "✅ " } else { "" };
                let label = participation(language, option);
                Button::press(format!("{mark}{label}"), Press::Brought(option))
            }),
        )
        .button(Button::press(remove, Press::Remove))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

async fn list(cx: &mut Cx, page: usize, search: &str) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?.id();
    let all = store::to_mark(cx, me).await?;
    if all.is_empty() && clusters::led_by(cx, me).await?.is_empty() {
        return Err(Trouble::Refused(say!(language, "attendance-no-cluster")));
    }
    let (none_at_all, waiting) = (
        all.is_empty(),
        all.iter().filter(|event| !event.saved).count(),
    );
    let found: Vec<_> = all
        .into_iter()
        .filter(|event| event.title.to_lowercase().contains(&search.to_lowercase()))
        .collect();
    let pages = found.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    let mut view = View::new(say!(language, "attendance-title"));
    view = match (none_at_all, found.is_empty()) {
        (true, _) => view.line(say!(language, "attendance-none")),
        (false, true) => view.line(say!(
            language,
            "attendance-no-such",
            search = search.to_owned()
        )),
        (false, false) => view
            .line(say!(
                language,
                "attendance-count",
                count = found.len(),
                waiting = waiting
            ))
            .question(say!(language, "attendance-list-question")),
    };
    view = view
        .grid(
            1,
            found.into_iter().skip(page * PAGE).take(PAGE).map(|event| {
                let mark = if event.saved { "✅" } else { "❗" };
                let day = event.starts_at.with_timezone(&zone).format("%d.%m");
                let title = text::clipped(&event.title, 40);
                Button::go(format!("{mark} {day} {title}"), Place::Sheet(event.id))
            }),
        )
        .row(pager(language, page, pages, Press::Page));
    if !search.is_empty() {
        view = view.button(Button::press(
            say!(language, "button-search-clear"),
            Press::Whole,
        ));
    }
    if none_at_all {
        view = view.button(Button::go(
            say!(language, "attendance-new-event"),
            Place::NewEvent,
        ));
    }
    Ok(view.button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

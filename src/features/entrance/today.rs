//! «Сегодня»: what waits for me now, what is next, and the shelves from which everything can be reached; and the help.
//!
//! ```text
//! - /menu
//! - Ольга Сергеевна, чем помочь? Вас ждут 2 дела.
//!     — [Ответить: 26.11 Семинар…] [Отметить: Открытый урок]
//!     — [🗓 пт, 27 ноября, 14:30 …]
//!     — [Мой рост] [Кластеры и события] [Стол] [Ещё]
//! - [Ещё]
//! - Ещё: …                                       — [Профиль] [Настройки] [Мои данные] [Что умеет бот] [‹ Меню]
//! ```
//!
//! What waits is asked of all features in one statement. Five of it have a button of their own; the rest are a tap away
//! («Ещё 7»), and nothing is dropped. `/cancel` ends here as well, from wherever it was said.

mod store;

use serde::{Deserialize, Serialize};

use store::Day;

use crate::feature::{Asks, Door, Feature, Reader, Shelf, Wait, Waiting};
use crate::features;
use crate::model::organisations::operator;
use crate::model::regulation;
use crate::model::roles::{self, Registered, Roles};
use crate::say;
use crate::talk::{Button, Coming, Cx, Leaf, Next, Opens, Place, Result, Room, RoomEntry, Said, Spot, View};
use crate::text::Language;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<Today>(), RoomEntry::of::<Help>()],
    doors: &[
        Door {
            to: Place::home,
            label: |language| say!(language, "today-title-plain"),
            command: Some(("menu", |language| say!(language, "today-command"))),
            help: None,
            shelf: None,
            seen_by: Roles::anybody,
        },
        Door {
            to: || Place::of::<Help>(&HelpAt::Help),
            label: |language| say!(language, "today-help-door"),
            command: Some(("help", |language| say!(language, "today-help-door"))),
            help: None,
            shelf: Some(Shelf::More),
            seen_by: Roles::anybody,
        },
    ],
    reads: &["session", "person", "appointment"],
    waits: &[Wait {
        kind: "draft",
        // Only its room can tell whether a step is a draft: `drafts` asks it.
        rows: store::SESSIONS,
        asks: Asks::Something,
        label: |waiting, reader| draft(waiting, reader.language).map_or_else(String::new, |(label, _)| label),
        place: |waiting| draft(waiting, Language::Ru).map_or_else(Place::home, |(_, place)| place),
    }],
    ..Feature::named("today")
};

/// How many of what waits have a button on the first card.
const FIRST: usize = 5;
/// How many stand on a page of the whole list.
const PAGE: usize = 8;

struct Today;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    Day,
    /// Everything that waits.
    Waiting,
    Shelf {
        shelf: Shelf,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Day,
    Waiting { spot: Spot },
    Shelf { shelf: Shelf },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Press {
    List { leaf: Leaf },
}

impl Room for Today {
    const NAME: &'static str = "today";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Day
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Day => Step::Day,
            At::Waiting => Step::Waiting { spot: Spot::default() },
            At::Shelf { shelf } => Step::Shelf { shelf },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Day => day(cx).await,
            Step::Waiting { spot } => all_that_waits(cx, spot).await,
            Step::Shelf { shelf } => stand_at(cx, *shelf).await,
        }
    }

    async fn answer(_cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Waiting { spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Waiting { spot: spot.after(leaf) })
            }
            _ => Next::Puzzled,
        })
    }
}

async fn day(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let person = Registered::of(cx)?.id();
    let Day { name, roles, waiting } = store::day(cx, person).await?;
    let open = features::open(&*regulation::now(cx).await?)?;
    let name = name.spoken();
    let (waits, next) = buttons(cx, waiting);
    let count = waits.len();
    let mut view = View::new(say!(language, "today-title", name = name));
    view = match count {
        0 => view.line(say!(language, "today-calm")),
        _ => view.line(say!(language, "today-waits", count = count)),
    };
    view = view.grid(1, waits.into_iter().take(FIRST));
    if count > FIRST {
        let more = say!(language, "today-more", count = count - FIRST);
        view = view.button(Button::go(more, Place::of::<Today>(&At::Waiting)));
    }
    view = view.grid(1, next);
    let shelves = Shelf::ALL.into_iter().filter(|shelf| doors(*shelf, &roles, &open).next().is_some());
    Ok(view.grid(2, shelves.map(|shelf| Button::go(called(shelf, language), Place::of::<Today>(&At::Shelf { shelf })))))
}

async fn all_that_waits(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let person = Registered::of(cx)?.id();
    let waiting = store::day(cx, person).await?.waiting;
    let (waits, _) = buttons(cx, waiting);
    let view = View::new(say!(language, "today-waiting-title"));
    let view = match waits.len() {
        0 => view.line(say!(language, "today-calm")),
        count => view.line(say!(language, "today-waits", count = count)),
    };
    Ok(view
        .list(language, waits, PAGE, spot, |leaf| Press::List { leaf }, |button| button)
        .button(Button::home(language)))
}

/// The buttons of what asks for something, the most urgent first, and of what is merely next.
fn buttons(cx: &Cx, waiting: Vec<(&Wait, Waiting)>) -> (Vec<Button<Press>>, Vec<Button<Press>>) {
    let reader = Reader { language: cx.language(), now: cx.now, zone: cx.zone() };
    let (mut waits, mut next) = (Vec::new(), Vec::new());
    for (wait, waiting) in waiting {
        let label = (wait.label)(&waiting, &reader);
        if label.is_empty() {
            // A session that is no draft.
            continue;
        }
        let button = Button::go(label, (wait.place)(&waiting));
        match wait.asks {
            Asks::Something => waits.push(button),
            Asks::Nothing => next.push(button),
        }
    }
    (waits, next)
}

/// What a session's row is as a draft: the label, and the place where it goes on. `None` if it is none.
fn draft(waiting: &Waiting, language: Language) -> Option<(String, Place)> {
    let (room, step) = waiting.words.split_once(' ')?;
    let room = features::rooms().find(|entry| entry.name == room)?;
    let what = (room.draft)(step, language)?;
    Some((say!(language, "today-draft", what = what), (room.home)().coming(Coming::Continuing)))
}

async fn stand_at(cx: &mut Cx, shelf: Shelf) -> Result<View<Press>> {
    let language = cx.language();
    let person = Registered::of(cx)?.id();
    let roles = roles::roles(cx.db(), Some(person)).await?;
    let open = features::open(&*regulation::now(cx).await?)?;
    let buttons = doors(shelf, &roles, &open).map(|door| Button::go((door.label)(language), (door.to)()));
    Ok(View::new(called(shelf, language)).grid(1, buttons).button(Button::home(language)))
}

fn doors<'a>(
    shelf: Shelf,
    roles: &'a Roles,
    open: &'a [&'static Feature],
) -> impl Iterator<Item = &'static Door> + use<'a> {
    let doors = open.iter().flat_map(|feature| feature.doors);
    doors.filter(move |door| door.shelf == Some(shelf) && (door.seen_by)(roles))
}

fn called(shelf: Shelf, language: Language) -> String {
    match shelf {
        Shelf::Growth => say!(language, "today-shelf-growth"),
        Shelf::Community => say!(language, "today-shelf-community"),
        Shelf::Desk => say!(language, "today-shelf-desk"),
        Shelf::More => say!(language, "today-shelf-more"),
    }
}

struct Help;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HelpAt {
    Help,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HelpStep {
    Help,
}

impl Room for Help {
    const NAME: &'static str = "help";
    const OPENS: Opens = Opens::AfterConsent;
    type At = HelpAt;
    type Step = HelpStep;
    type Press = ();

    fn home() -> HelpAt {
        HelpAt::Help
    }

    async fn enter(_cx: &mut Cx, at: HelpAt, _draft: Option<HelpStep>) -> Result<Next<Self>> {
        let HelpAt::Help = at;
        Ok(Next::Go(HelpStep::Help))
    }

    async fn ask(cx: &mut Cx, step: &HelpStep) -> Result<View<()>> {
        let HelpStep::Help = step;
        let language = cx.language();
        let person = cx.person();
        let roles = roles::roles(cx.db(), person).await?;
        let operator = operator::now(cx).await?;
        let open = features::open(&*regulation::now(cx).await?)?;
        let doors = open.iter().flat_map(|feature| feature.doors).filter(|door| (door.seen_by)(&roles));
        let lines = doors.filter_map(|door| door.help).map(|help| help(language));
        Ok(View::new(say!(language, "today-help-title"))
            .lines(lines)
            .maybe_line(roles.leads.then(|| say!(language, "today-help-leader")))
            .maybe_line(roles.coordinates.then(|| say!(language, "today-help-coordinator")))
            .line(say!(language, "today-help-cancel"))
            .line(say!(language, "today-help-contact", operator = operator.reached(language)))
            .button(Button::home(language)))
    }

    async fn answer(_cx: &mut Cx, _step: HelpStep, _said: Said<()>) -> Result<Next<Self>> {
        Ok(Next::Puzzled)
    }
}

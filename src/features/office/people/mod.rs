//! People, for a coordinator: looking somebody up, and sharing the coordinators' rights.
//!
//! ```text
//! - Люди: 412, напишите начало фамилии     — петрова
//! - По запросу «петрова» 2 человека        — [Петрова О. С., Школа № 3]
//! - Петрова Ольга Сергеевна …              — [Сделать координатором] [Назначить руководителем] [К организации]
//! - Сделать координатором?                 — [Сделать координатором]
//! - ✅ Назначено. (they are told, and their commands change)
//! ```
//!
//! The last coordinator cannot be dismissed; one who dismisses themselves finds themselves in the menu.

mod cards;
mod store;

pub use cards::{how_many, rows};
pub use store::find;

use serde::{Deserialize, Serialize};

use self::cards;
use crate::ids::PersonId;
use crate::model::people::{Coordinator, store as lists};
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, View};
use crate::{outbox, say};

/// The room of people.
pub struct People;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The list; what is typed is searched.
    List(Spot),
    /// A person.
    Card(PersonId),
    /// Shall this person be a coordinator?
    Promote(PersonId),
    /// Shall this person be a coordinator no more?
    Dismiss(PersonId),
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the list.
    List(Leaf),
    /// Asks whether to make a coordinator.
    Promote,
    /// Asks whether to make a coordinator one no more.
    Dismiss,
    /// Does it.
    Yes,
}

impl Room for People {
    const NAME: &'static str = "people";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::People
    }

    async fn enter(cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match place {
            Place::Person(person) => Step::Card(person),
            Place::PeopleNamed(search) => Step::List(Spot::found(&search)),
            _ => Step::List(Spot::default()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List(spot) => cards::list(cx, guard, spot).await,
            Step::Card(person) => cards::card(cx, guard, *person).await,
            Step::Promote(person) => cards::promote(cx, *person).await,
            Step::Dismiss(person) => cards::dismiss(cx, *person).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match (step, said) {
            (Step::List(spot), Said::Press(Press::List(leaf))) => Next::Go(Step::List(spot.after(leaf))),
            (Step::List(_), Said::Text(typed)) => Next::Go(Step::List(Spot::found(&typed))),

            (Step::Card(person), Said::Press(Press::Promote)) => Next::Go(Step::Promote(person)),
            (Step::Card(person), Said::Press(Press::Dismiss)) => Next::Go(Step::Dismiss(person)),
            (Step::Promote(person), Said::Press(Press::Yes)) => promote(cx, person).await?,
            (Step::Dismiss(person), Said::Press(Press::Yes)) => dismiss(cx, guard, person).await?,

            _ => Next::Puzzled,
        })
    }
}

async fn promote(cx: &mut Cx, person: PersonId) -> Result<Next<People>> {
    let language = cx.language();
    // Only somebody of this municipality can be read, and so appointed.
    let person = lists::person(cx, person).await?.id;
    lists::appoint_coordinator(cx, person).await?;
    outbox::refresh_commands(cx, person).await?;
    outbox::tell::<Press>(cx, &[person], People::NAME, |language| {
        View::new(say!(language, "staff-notice-promoted-title"))
            .line(say!(language, "staff-notice-promoted-line"))
            .button(Button::go(say!(language, "staff-open-desk"), Place::People))
    })
    .await?;
    cx.remark(say!(language, "staff-promoted"));
    Ok(Next::Go(Step::Card(person)))
}

async fn dismiss(cx: &mut Cx, guard: Coordinator, person: PersonId) -> Result<Next<People>> {
    let language = cx.language();
    if !store::dismiss(cx, guard, person).await? {
        return Ok(Next::Stay(say!(language, "staff-dismiss-last")));
    }
    outbox::refresh_commands(cx, person).await?;
    outbox::tell::<Press>(cx, &[person], People::NAME, |language| {
        View::new(say!(language, "staff-notice-dismissed-title"))
            .line(say!(language, "staff-notice-dismissed-line"))
            .button(Button::go(say!(language, "button-menu"), Place::Menu))
    })
    .await?;
    cx.remark(say!(language, "staff-dismissed"));
    Ok(if person == guard.id() { Next::To(Place::Menu) } else { Next::Go(Step::Card(person)) })
}

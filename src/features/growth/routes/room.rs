//! The two conversations about routes: of the owner, and of the tutor. They share steps and cards; which route is opened, and
//! what may be done to it, the guards of `model::routes` say on every press.

use super::deeds;
use super::steps::{At, Press, Step};
use super::{cards, editing, measures_cards as measures, people, tail};
use crate::ids::RouteId;
use crate::model::people::WORDS;
use crate::model::roles::Registered;
use crate::model::routes::{self, Change, Hand, Opened};
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Thing, Trouble, View};
use crate::text::one_line;

/// A room of routes, by the hand that opens them.
pub trait Routed: Room<At = At, Step = Step, Press = Press> {
    /// Whose.
    const HAND: Hand;
}

/// The owner's room.
pub struct Routes;

/// The tutor's room.
pub struct Tutoring;

impl Routed for Routes {
    const HAND: Hand = Hand::Owner;
}

impl Routed for Tutoring {
    const HAND: Hand = Hand::Tutor;
}

/// The text of the consent that first speaks of routes.
const TEXT: i64 = 3;

impl Room for Routes {
    const NAME: &'static str = "routes";
    const HAS_DRAFTS: bool = false;
    const CONSENT: i64 = TEXT;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Home
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step {
            Step::Evidence { .. } => &[Thing::Document, Thing::Photo],
            _ => &[],
        }
    }

    async fn enter(cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        let me = Registered::of(cx)?;
        Ok(Next::Go(match at {
            At::Card { id } => Step::Card { id },
            At::Home => match routes::own(cx, me, None).await?.filter(|it| it.route.is_alive()) {
                Some(opened) => Step::Card { id: opened.route.id },
                None => Step::Home { spot: Spot::default() },
            },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        ask::<Self>(cx, step).await
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        answer(cx, step, said).await
    }
}

impl Room for Tutoring {
    const NAME: &'static str = "tutoring";
    const HAS_DRAFTS: bool = false;
    const CONSENT: i64 = TEXT;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Home
    }

    async fn enter(_: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Home => Step::Home { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        ask::<Self>(cx, step).await
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        answer(cx, step, said).await
    }
}

/// Opens a route by a hand. Somebody else's is as good as gone.
pub async fn open(cx: &mut Cx, hand: Hand, id: RouteId) -> Result<Opened> {
    let me = Registered::of(cx)?;
    match hand {
        Hand::Owner => routes::own(cx, me, Some(id)).await?.ok_or(Trouble::Gone),
        Hand::Tutor => routes::tutored(cx, me, id).await,
    }
}

async fn ask<R: Routed>(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    let id = match step {
        Step::Home { spot } if R::HAND == Hand::Tutor => return people::pupils(cx, spot).await,
        Step::Home { .. } => return people::beginning(cx).await,
        Step::Choose { chosen, spot } => return people::choose(cx, chosen, spot).await,
        // These say the same of every route: what follows is asked of the guard.
        Step::Form { .. } => return Ok(editing::form(cx)),
        Step::Words { form, .. } => return Ok(editing::words(cx, *form)),
        Step::GiveBack { .. } => return Ok(tail::give_back(cx)),
        Step::Abandon { .. } => return Ok(tail::abandon(cx)),
        Step::Papers { .. } => return Ok(tail::papers(cx, R::HAND)),
        Step::Extract { .. } => return Ok(tail::extract(cx)),
        Step::Measure { of }
        | Step::Due { of, .. }
        | Step::Reword { of }
        | Step::Evidence { of }
        | Step::Reject { of } => of.0,
        Step::Card { id }
        | Step::Measures { id, .. }
        | Step::Against { id, .. }
        | Step::Tutors { id, .. }
        | Step::Goal { id }
        | Step::Reflect { id }
        | Step::Outcome { id, .. }
        | Step::Decline { id }
        | Step::Versions { id, .. }
        | Step::Version { id, .. } => *id,
    };
    let opened = open(cx, R::HAND, id).await?;
    match step {
        Step::Card { .. } => Ok(cards::card(cx, &opened)),
        Step::Measures { spot, .. } => Ok(measures::list(cx, &opened, spot)),
        Step::Measure { of } => measures::one(cx, &opened, of.1),
        Step::Due { of, month } => editing::due(cx, &opened, of.1, *month),
        Step::Reword { of } => editing::reword(cx, &opened, of.1),
        Step::Evidence { of } => editing::evidence(cx, &opened, of.1),
        Step::Reject { of } => editing::reject(cx, &opened, of.1),
        Step::Against { spot, .. } => Ok(editing::against(cx, &opened, spot)),
        Step::Tutors { spot, .. } => people::tutors(cx, &opened, spot).await,
        Step::Goal { .. } => Ok(tail::goal(cx, &opened)),
        Step::Reflect { .. } => Ok(tail::reflect(cx, &opened)),
        Step::Outcome { .. } => Ok(tail::outcome(cx, &opened)),
        Step::Decline { .. } => Ok(tail::decline(cx, &opened)),
        Step::Versions { spot, .. } => tail::versions(cx, &opened, spot).await,
        Step::Version { number, .. } => tail::version(cx, &opened, *number).await,
        _ => Err(Trouble::Gone),
    }
}

/// Words of somebody, in one line, of a length that is kept; or what is said of it where they are not.
fn words(cx: &Cx, typed: &str) -> std::result::Result<String, String> {
    let words = one_line(typed);
    if WORDS.contains(&words.chars().count()) { Ok(words) } else { Err(say!(cx.language(), "routes-words-flaw")) }
}

async fn answer<R: Routed>(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<R>> {
    Ok(match (step, said) {
        (Step::Home { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::Home { spot: spot.after(leaf) }),
        (Step::Home { .. }, Said::Text(typed)) => Next::Go(Step::Home { spot: Spot::found(&typed) }),
        (Step::Home { .. }, Said::Press(Press::Route { id })) => Next::Go(Step::Card { id }),
        (Step::Home { .. }, Said::Press(Press::Draft)) => people::first_choice(cx).await?,
        (Step::Choose { chosen, spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::Choose { chosen, spot: spot.after(leaf) })
        }
        (Step::Choose { chosen, .. }, Said::Text(typed)) => {
            Next::Go(Step::Choose { chosen, spot: Spot::found(&typed) })
        }
        (Step::Choose { mut chosen, spot }, Said::Press(Press::Toggle { id })) => {
            let before = chosen.len();
            chosen.retain(|known| *known != id);
            if chosen.len() == before {
                chosen.push(id);
            }
            Next::Go(Step::Choose { chosen, spot })
        }
        (Step::Choose { chosen, .. }, Said::Press(Press::Make)) => deeds::make(cx, &chosen).await?,
        (Step::Choose { .. }, Said::Press(Press::Back)) => Next::Go(Step::Home { spot: Spot::default() }),

        (Step::Card { id }, Said::Press(press)) => on_card(cx, id, press).await?,
        (Step::Measures { id, spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::Measures { id, spot: spot.after(leaf) })
        }
        (Step::Measures { id, .. }, Said::Text(typed)) => Next::Go(Step::Measures { id, spot: Spot::found(&typed) }),
        (Step::Measures { id, .. }, Said::Press(Press::Measure { id: one })) => {
            Next::Go(Step::Measure { of: (id, one) })
        }
        (Step::Measures { id, .. }, Said::Press(Press::Add)) => Next::Go(Step::Form { id }),
        (Step::Measure { of }, Said::Press(press)) => on_measure(cx, of, press).await?,

        (Step::Due { of, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
            Next::Go(Step::Due { of, month })
        }
        (Step::Due { of, .. }, Said::Press(Press::Pick { pick: Pick::Day(day) })) => {
            if !editing::span(cx.today()).contains(&day) {
                return Ok(Next::Puzzled);
            }
            deeds::change(cx, of, Change::Due(day)).await?
        }
        (Step::Reword { of }, Said::Text(typed)) => match words(cx, &typed) {
            Ok(words) => deeds::change(cx, of, Change::Words(words)).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        (Step::Evidence { of }, Said::Text(typed)) => match words(cx, &typed) {
            Ok(words) => deeds::show(cx, of, Some(&words), None).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        (Step::Evidence { of }, Said::File(file)) => deeds::show(cx, of, None, Some(file.id)).await?,
        (Step::Evidence { of }, Said::Press(Press::Bare)) => deeds::show(cx, of, None, None).await?,
        (Step::Reject { of }, Said::Text(typed)) => match words(cx, &typed) {
            Ok(words) => deeds::judge(cx, of, Some(&words)).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        (
            Step::Due { of, .. } | Step::Reword { of } | Step::Evidence { of } | Step::Reject { of },
            Said::Press(Press::Back),
        ) => Next::Go(Step::Measure { of }),

        (Step::Form { id }, Said::Press(Press::Form { form })) => {
            Next::Go(Step::Against { id, form, spot: Spot::default() })
        }
        (Step::Against { id, form, spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::Against { id, form, spot: spot.after(leaf) })
        }
        (Step::Against { id, form, .. }, Said::Text(typed)) => {
            Next::Go(Step::Against { id, form, spot: Spot::found(&typed) })
        }
        (Step::Against { id, form, .. }, Said::Press(Press::Against { id: deficit })) => {
            Next::Go(Step::Words { id, form, deficit })
        }
        (Step::Words { id, form, deficit }, Said::Text(typed)) => match words(cx, &typed) {
            Ok(words) => deeds::add(cx, id, (form, deficit), words).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        (Step::Form { id } | Step::Against { id, .. } | Step::Words { id, .. }, Said::Press(Press::Back)) => {
            Next::Go(Step::Measures { id, spot: Spot::default() })
        }
        (step, said) => return on_whole(cx, step, said).await,
    })
}

/// What is said to the questions about a whole route.
async fn on_whole<R: Routed>(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<R>> {
    Ok(match (step, said) {
        (Step::Tutors { id, spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::Tutors { id, spot: spot.after(leaf) })
        }
        (Step::Tutors { id, .. }, Said::Text(typed)) => Next::Go(Step::Tutors { id, spot: Spot::found(&typed) }),
        (Step::Tutors { id, .. }, Said::Press(Press::Tutor { id: tutor })) => deeds::choose(cx, id, tutor).await?,
        (Step::Goal { id }, Said::Text(typed)) => match words(cx, &typed) {
            Ok(words) => deeds::goal(cx, id, &words).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        (Step::GiveBack { id }, Said::Text(typed)) => match words(cx, &typed) {
            Ok(words) => deeds::give_back(cx, id, &words).await?,
            Err(flaw) => Next::Stay(flaw),
        },
        (Step::Reflect { id }, Said::Text(typed)) => {
            let words = one_line(&typed);
            if !(3..=1000).contains(&words.chars().count()) {
                return Ok(Next::Stay(say!(cx.language(), "routes-reflect-flaw")));
            }
            Next::Go(Step::Outcome { id, words })
        }
        (Step::Outcome { id, words }, Said::Press(Press::Outcome { outcome })) => {
            deeds::finish(cx, id, &words, outcome).await?
        }
        (Step::Abandon { id }, Said::Press(Press::Really)) => deeds::abandon(cx, id).await?,
        (Step::Decline { id }, Said::Press(Press::Really)) => deeds::decline(cx, id).await?,
        (Step::Papers { id }, Said::Press(Press::Whole)) => {
            let opened = open(cx, R::HAND, id).await?;
            super::papers::whole(cx, &opened).await?;
            Next::Go(Step::Papers { id })
        }
        (Step::Papers { id }, Said::Press(Press::Extract)) => Next::Go(Step::Extract { id }),
        (Step::Papers { id }, Said::Press(Press::Profile)) => {
            super::papers::profile(cx).await?;
            Next::Go(Step::Papers { id })
        }
        (Step::Extract { id }, Said::Press(Press::ExtractSo { deficits })) => {
            let opened = open(cx, Hand::Owner, id).await?;
            super::papers::extract(cx, &opened, deficits).await?;
            Next::Go(Step::Papers { id })
        }
        (Step::Versions { id, spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::Versions { id, spot: spot.after(leaf) })
        }
        (Step::Versions { id, .. }, Said::Press(Press::Version { number })) => Next::Go(Step::Version { id, number }),
        (Step::Version { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::Versions { id, spot: Spot::default() }),
        (Step::Extract { id }, Said::Press(Press::Back)) => Next::Go(Step::Papers { id }),
        (
            Step::Measures { id, .. }
            | Step::Tutors { id, .. }
            | Step::Goal { id }
            | Step::GiveBack { id }
            | Step::Reflect { id }
            | Step::Outcome { id, .. }
            | Step::Abandon { id }
            | Step::Decline { id }
            | Step::Papers { id }
            | Step::Versions { id, .. },
            Said::Press(Press::Back),
        ) => Next::Go(Step::Card { id }),
        _ => Next::Puzzled,
    })
}

/// The presses of a route's card.
async fn on_card<R: Routed>(cx: &mut Cx, id: RouteId, press: Press) -> Result<Next<R>> {
    let spot = Spot::default();
    Ok(match press {
        Press::Measures => Next::Go(Step::Measures { id, spot }),
        Press::Tutors => Next::Go(Step::Tutors { id, spot }),
        Press::Goal => Next::Go(Step::Goal { id }),
        Press::Send => deeds::send(cx, id).await?,
        Press::End => Next::Go(Step::Reflect { id }),
        Press::Abandon => Next::Go(Step::Abandon { id }),
        Press::Papers => Next::Go(Step::Papers { id }),
        Press::Versions => Next::Go(Step::Versions { id, spot }),
        Press::Picture => {
            let opened = open(cx, R::HAND, id).await?;
            super::picture::send(cx, &opened)?;
            Next::Go(Step::Card { id })
        }
        Press::Accept => deeds::accept(cx, id).await?,
        Press::Decline => Next::Go(Step::Decline { id }),
        Press::Agree => deeds::agree(cx, id).await?,
        Press::GiveBack => Next::Go(Step::GiveBack { id }),
        Press::Draft => people::first_choice(cx).await?,
        Press::Back => Next::Go(Step::Home { spot }),
        _ => Next::Puzzled,
    })
}

/// The presses of a measure's card.
async fn on_measure<R: Routed>(cx: &mut Cx, of: super::steps::Of, press: Press) -> Result<Next<R>> {
    Ok(match press {
        Press::Due => Next::Go(Step::Due { of, month: cx.today() }),
        Press::Reword => Next::Go(Step::Reword { of }),
        Press::Register { yes } => deeds::change(cx, of, Change::Register(yes)).await?,
        Press::Drop => deeds::drop(cx, of).await?,
        Press::Show => Next::Go(Step::Evidence { of }),
        Press::Pass => deeds::judge(cx, of, None).await?,
        Press::Reject => Next::Go(Step::Reject { of }),
        Press::File => {
            deeds::send_file::<R>(cx, of).await?;
            Next::Go(Step::Measure { of })
        }
        Press::Back => Next::Go(Step::Measures { id: of.0, spot: Spot::default() }),
        _ => Next::Puzzled,
    })
}

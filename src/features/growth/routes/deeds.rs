//! What the answers of both rooms do: the verbs of `model::routes`, each with what the other side hears of it.

use chrono::Months;

use super::room::{Routed, open};
use super::steps::{Of, Step};
use super::{notices, rules};
use crate::ids::{DeficitId, FileId, PersonId, RouteId};
use crate::model::needs;
use crate::model::regulation::{self, keys};
use crate::model::roles::Registered;
use crate::model::routes::{self, Change, Form, Hand, NewStep, Outcome, Sent};
use crate::say;
use crate::talk::{Content, Cx, Next, Parcel, Result, Spot, files};

/// Drafts a route from these deficits of whoever speaks; those that are closed, or not theirs, are left out.
pub async fn make<R: Routed>(cx: &mut Cx, chosen: &[DeficitId]) -> Result<Next<R>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let me = Registered::of(cx)?;
    let mut deficits = needs::own(cx, me).await?;
    deficits.retain(|deficit| deficit.closed_at.is_none() && chosen.contains(&deficit.id));
    if deficits.is_empty() {
        return Ok(Next::Stay(say!(language, "routes-choose-none")));
    }
    let mut categories: Vec<_> = deficits.iter().map(|deficit| deficit.category.id).collect();
    categories.sort_unstable();
    categories.dedup();
    let sources = routes::sources(cx, &categories).await?;
    let steps = rules::draft(language, (today, zone), &deficits, &sources);
    let made = routes::begin(cx, me, &steps).await?;
    if made.is_some() {
        cx.remark(say!(language, "routes-made", count = steps.len()));
    }
    match made {
        Some(id) => Ok(Next::Go(Step::Card { id })),
        None => Ok(Next::Go(match routes::own(cx, me, None).await? {
            Some(opened) => Step::Card { id: opened.route.id },
            None => Step::Home { spot: Spot::default() },
        })),
    }
}

/// Changes a measure; where what was sent or agreed is a draft again, the card says so.
pub async fn change<R: Routed>(cx: &mut Cx, of: Of, change: Change) -> Result<Next<R>> {
    let opened = open(cx, R::HAND, of.0).await?;
    if routes::change(cx, &opened, of.1, change).await? {
        notices::changed(cx, &opened).await?;
    }
    cx.remark(say!(cx.language(), "routes-changed"));
    Ok(Next::Go(Step::Measure { of }))
}

pub async fn drop<R: Routed>(cx: &mut Cx, of: Of) -> Result<Next<R>> {
    let opened = open(cx, R::HAND, of.0).await?;
    routes::drop_step(cx, &opened, of.1).await?;
    notices::changed(cx, &opened).await?;
    cx.remark(say!(cx.language(), "routes-dropped"));
    Ok(Next::Go(Step::Measures { id: of.0, spot: Spot::default() }))
}

pub async fn add<R: Routed>(
    cx: &mut Cx,
    id: RouteId,
    (form, deficit): (Form, Option<DeficitId>),
    words: String,
) -> Result<Next<R>> {
    let opened = open(cx, R::HAND, id).await?;
    // A forged number is against nothing: the route's own deficits alone are offered.
    let known = opened.route.deficits();
    let deficit = deficit.filter(|wanted| known.iter().any(|(id, _)| id == wanted));
    let due = Some(cx.today() + Months::new(rules::months(form)));
    let step = NewStep { deficit, due, ..NewStep::of(form, words) };
    if !routes::add(cx, &opened, step).await? {
        return Ok(Next::Stay(say!(cx.language(), "routes-full", count = routes::MOST_STEPS)));
    }
    notices::changed(cx, &opened).await?;
    cx.remark(say!(cx.language(), "routes-added"));
    Ok(Next::Go(Step::Measures { id, spot: Spot::default() }))
}

pub async fn choose<R: Routed>(cx: &mut Cx, id: RouteId, tutor: Option<PersonId>) -> Result<Next<R>> {
    let opened = open(cx, Hand::Owner, id).await?;
    let language = cx.language();
    if !routes::choose_tutor(cx, &opened, tutor).await? {
        return Ok(Next::Stay(say!(language, "routes-tutor-gone")));
    }
    if opened.route.accepted && opened.route.tutor != tutor {
        notices::released(cx, &opened).await?;
    }
    cx.remark(match tutor {
        Some(_) => say!(language, "routes-tutor-chosen"),
        None => say!(language, "routes-tutor-none"),
    });
    Ok(Next::Go(Step::Card { id }))
}

pub async fn goal<R: Routed>(cx: &mut Cx, id: RouteId, words: &str) -> Result<Next<R>> {
    let opened = open(cx, Hand::Owner, id).await?;
    routes::set_goal(cx, &opened, words).await?;
    cx.remark(say!(cx.language(), "routes-goal-kept"));
    Ok(Next::Go(Step::Card { id }))
}

pub async fn send<R: Routed>(cx: &mut Cx, id: RouteId) -> Result<Next<R>> {
    let language = cx.language();
    let opened = open(cx, Hand::Owner, id).await?;
    match routes::send(cx, &opened).await? {
        Sent::ToTutor(tutor) => {
            notices::asked(cx, &opened, tutor).await?;
            cx.remark(say!(language, "routes-sent"));
        }
        Sent::Agreed => cx.remark(say!(language, "routes-confirmed")),
        Sent::Empty => cx.remark(say!(language, "routes-empty")),
        Sent::NoTutor => return Ok(Next::Go(Step::Tutors { id, spot: Spot::default() })),
        Sent::Already => cx.remark(say!(language, "routes-sent-already")),
    }
    Ok(Next::Go(Step::Card { id }))
}

pub async fn accept<R: Routed>(cx: &mut Cx, id: RouteId) -> Result<Next<R>> {
    let opened = open(cx, Hand::Tutor, id).await?;
    if routes::accept(cx, &opened).await? {
        notices::accepted(cx, &opened).await?;
        cx.remark(say!(cx.language(), "routes-accepted"));
    }
    Ok(Next::Go(Step::Card { id }))
}

pub async fn decline<R: Routed>(cx: &mut Cx, id: RouteId) -> Result<Next<R>> {
    let opened = open(cx, Hand::Tutor, id).await?;
    if routes::decline(cx, &opened).await? {
        notices::declined(cx, &opened).await?;
        cx.remark(say!(cx.language(), "routes-declined"));
    }
    Ok(Next::Go(Step::Home { spot: Spot::default() }))
}

pub async fn agree<R: Routed>(cx: &mut Cx, id: RouteId) -> Result<Next<R>> {
    let opened = open(cx, Hand::Tutor, id).await?;
    let language = cx.language();
    if routes::agree(cx, &opened).await? {
        notices::agreed(cx, &opened).await?;
        cx.remark(say!(language, "routes-agreed"));
    } else {
        cx.remark(say!(language, "routes-not-sent"));
    }
    Ok(Next::Go(Step::Card { id }))
}

pub async fn give_back<R: Routed>(cx: &mut Cx, id: RouteId, word: &str) -> Result<Next<R>> {
    let opened = open(cx, Hand::Tutor, id).await?;
    let language = cx.language();
    if routes::give_back(cx, &opened, word).await? {
        notices::given_back(cx, &opened).await?;
        cx.remark(say!(language, "routes-given-back"));
    } else {
        cx.remark(say!(language, "routes-not-sent"));
    }
    Ok(Next::Go(Step::Card { id }))
}

pub async fn show<R: Routed>(cx: &mut Cx, of: Of, words: Option<&str>, file: Option<FileId>) -> Result<Next<R>> {
    let opened = open(cx, Hand::Owner, of.0).await?;
    let language = cx.language();
    if routes::show(cx, &opened, of.1, words, file).await? {
        if let Some(file) = file {
            files::keep(cx, file).await?;
        }
        if opened.route.accepted {
            notices::shown(cx, &opened).await?;
            cx.remark(say!(language, "routes-shown"));
        } else {
            cx.remark(say!(language, "routes-done"));
        }
    } else {
        cx.remark(say!(language, "routes-not-now"));
    }
    Ok(Next::Go(Step::Measure { of }))
}

pub async fn judge<R: Routed>(cx: &mut Cx, of: Of, word: Option<&str>) -> Result<Next<R>> {
    let opened = open(cx, Hand::Tutor, of.0).await?;
    let language = cx.language();
    if routes::judge(cx, &opened, of.1, word).await? {
        notices::judged(cx, &opened, word.is_none()).await?;
        cx.remark(match word {
            None => say!(language, "routes-passed"),
            Some(_) => say!(language, "routes-rejected"),
        });
    } else {
        cx.remark(say!(language, "routes-not-now"));
    }
    Ok(Next::Go(Step::Measure { of }))
}

/// Sends what shows a measure, below its card.
pub async fn send_file<R: Routed>(cx: &mut Cx, of: Of) -> Result<()> {
    let opened = open(cx, R::HAND, of.0).await?;
    if let Some((hash, name)) = opened.route.step(of.1)?.file() {
        let (hash, name) = (hash.to_owned(), name.to_owned());
        let caption = say!(cx.language(), "routes-file-caption");
        cx.parcel(Parcel::Content(Content { hash, name, caption, names: R::HAND == Hand::Tutor }));
    }
    Ok(())
}

pub async fn finish<R: Routed>(cx: &mut Cx, id: RouteId, words: &str, outcome: Outcome) -> Result<Next<R>> {
    let opened = open(cx, Hand::Owner, id).await?;
    if routes::finish(cx, &opened, words, outcome).await? {
        notices::finished(cx, &opened).await?;
        cx.remark(say!(cx.language(), "routes-finished"));
    }
    Ok(Next::Go(Step::Card { id }))
}

pub async fn abandon<R: Routed>(cx: &mut Cx, id: RouteId) -> Result<Next<R>> {
    let opened = open(cx, Hand::Owner, id).await?;
    if routes::abandon(cx, &opened).await? {
        notices::finished(cx, &opened).await?;
        cx.remark(say!(cx.language(), "routes-abandoned"));
    }
    Ok(Next::Go(Step::Home { spot: Spot::default() }))
}

/// Whether the regulation asks for a tutor.
pub async fn needs_tutor(cx: &mut Cx) -> Result<bool> {
    regulation::now(cx).await?.get(&keys::people::ROUTE_TUTOR)
}

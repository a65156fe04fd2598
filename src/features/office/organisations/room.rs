//! The conversation about organisations.

use super::steps::{At, Press, Step};
use super::{cards, rules};
use crate::ids::OrganisationId;
use crate::model::organisations::{self, Mark};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Thing, View, files};
use crate::text;

pub struct Organisations;

impl Room for Organisations {
    const NAME: &'static str = "organisations";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        // A list is a document; a photo of one nobody can read here.
        if matches!(step, Step::Add) { &[Thing::Document] } else { &[] }
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
            At::Add => Step::Add,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Rename { id } => cards::rename(cx, *id).await,
            Step::Merge { from, spot } => cards::merge(cx, guard, *from, spot).await,
            Step::Merging { from, into } => cards::merging(cx, guard, *from, *into).await,
            Step::Delete { id } => cards::delete(cx, *id).await,
            Step::Add => Ok(cards::add(cx.language())),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),

            (Step::Card { id }, Said::Press(Press::Confirm)) => {
                organisations::confirm(cx, guard, id).await?;
                cx.remark(say!(language, "organisations-confirmed"));
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Low { set })) => {
                organisations::set_mark(cx, guard, id, Mark::LowResults, set).await?;
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Adverse { set })) => {
                organisations::set_mark(cx, guard, id, Mark::AdverseConditions, set).await?;
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Rename)) => Next::Go(Step::Rename { id }),
            (Step::Card { id }, Said::Press(Press::Merge)) => Next::Go(Step::Merge { from: id, spot: Spot::default() }),
            (Step::Card { id }, Said::Press(Press::Delete)) => Next::Go(Step::Delete { id }),

            (Step::Rename { id }, Said::Text(typed)) => rename(cx, guard, id, &typed).await?,

            (Step::Merge { from, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Merge { from, spot: spot.after(leaf) })
            }
            (Step::Merge { from, .. }, Said::Text(typed)) => Next::Go(Step::Merge { from, spot: Spot::found(&typed) }),
            (Step::Merge { from, .. }, Said::Press(Press::Into { id })) => Next::Go(Step::Merging { from, into: id }),
            (Step::Merging { from, into }, Said::Press(Press::Yes)) => {
                let moved = organisations::merge(cx, guard, from, into).await?;
                cx.remark(say!(language, "organisations-merged", count = moved));
                Next::Go(Step::Card { id: into })
            }

            (Step::Delete { id }, Said::Press(Press::Yes)) => {
                if organisations::delete(cx, guard, id).await? {
                    cx.remark(say!(language, "organisations-deleted"));
                    Next::Go(Step::List { spot: Spot::default() })
                } else {
                    cx.remark(say!(language, "organisations-delete-in-use"));
                    Next::Go(Step::Card { id })
                }
            }

            (Step::Add, Said::Text(typed)) => add(cx, guard, &typed).await?,
            (Step::Add, Said::File(file)) => {
                let content = files::read(cx, file.id).await?;
                files::discard(cx, file.id).await?;
                match String::from_utf8(content) {
                    Ok(text) => add(cx, guard, text.trim_start_matches('\u{feff}')).await?,
                    Err(_) => Next::Stay(say!(language, "organisations-not-text")),
                }
            }
            _ => Next::Puzzled,
        })
    }
}

async fn rename(cx: &mut Cx, guard: Coordinator, id: OrganisationId, typed: &str) -> Result<Next<Organisations>> {
    let language = cx.language();
    let Some(name) = rules::name(typed) else {
        return Ok(Next::Stay(say!(language, "organisations-name-flaw")));
    };
    if !organisations::rename(cx, guard, id, &name).await? {
        return Ok(Next::Stay(say!(language, "office-name-taken", name = name)));
    }
    cx.remark(say!(language, "office-renamed"));
    Ok(Next::Go(Step::Card { id }))
}

/// Adds what was typed, one organisation a line; all of it or nothing.
async fn add(cx: &mut Cx, guard: Coordinator, typed: &str) -> Result<Next<Organisations>> {
    let language = cx.language();
    let names = match rules::lines(typed) {
        Err(line) => {
            return Ok(Next::Stay(say!(language, "organisations-line-flaw", line = text::clipped(&line, 60))));
        }
        Ok(names) => names,
    };
    if names.is_empty() || names.len() > rules::MOST {
        return Ok(Next::Stay(say!(language, "organisations-lines-flaw", most = rules::MOST)));
    }
    for name in &names {
        organisations::add(cx, name, Some(guard)).await?;
    }
    cx.remark(say!(language, "organisations-added", count = names.len()));
    Ok(Next::Go(Step::List { spot: Spot::default() }))
}

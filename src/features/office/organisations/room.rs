//! The conversation about organisations.

use super::steps::{At, Draft, Press, Step};
use super::{adding, cards, rules};
use crate::features::office::views;
use crate::ids::OrganisationId;
use crate::model::imports;
use crate::model::organisations::{self, Renamed};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cx, Next, Received, Result, Room, Said, Spot, Thing, View, files};
use crate::text::{Language, pasted};

pub struct Organisations;

impl Room for Organisations {
    const NAME: &'static str = "organisations";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        is_draft(step).then(|| say!(language, "organisations-draft"))
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        // A list is a document; a photo of one nobody can read here.
        if matches!(step, Step::Add | Step::Preview { .. }) { &[Thing::Document] } else { &[] }
    }

    async fn enter(_cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(match (at, draft) {
            (_, Some(step)) if is_draft(&step) => Next::Offer(at),
            (At::List, _) => Next::Go(Step::List { spot: Spot::default() }),
            (At::Card { id }, _) => Next::Go(Step::Card { id }),
            (At::Add, _) => Next::Go(Step::Add),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Staff { id, spot } => cards::staff(cx, guard, *id, spot).await,
            Step::Rename { id } => cards::rename(cx, guard, *id).await,
            Step::Taken { id, other } => cards::taken(cx, guard, *id, *other).await,
            Step::Merge { from, spot } => cards::merge(cx, guard, *from, spot).await,
            Step::Merging { from, into } => cards::merging(cx, guard, *from, *into).await,
            Step::Delete { id } => cards::delete(cx, guard, *id).await,
            Step::Add => Ok(adding::ask(cx.language())),
            Step::Preview { draft } => adding::preview(cx, guard, draft).await,
            Step::Leaving { draft } => Ok(adding::leaving(cx.language(), draft)),
            Step::Mend { draft, spot } => Ok(adding::lines(cx.language(), draft, spot)),
            Step::MendLine { draft, line } => Ok(adding::line(cx.language(), draft, *line)),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Undo)) => undo(cx).await?,

            (Step::Card { id }, Said::Press(press)) => on_card(cx, id, press).await?,
            (Step::Staff { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Staff { id, spot: spot.after(leaf) })
            }

            (Step::Rename { id }, Said::Text(typed)) => rename(cx, id, &typed).await?,
            (Step::Taken { id, .. }, Said::Press(Press::Rename)) => Next::Go(Step::Rename { id }),
            (Step::Taken { id, .. }, Said::Press(Press::Into { id: into })) => {
                Next::Go(Step::Merging { from: id, into })
            }

            (Step::Merge { from, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Merge { from, spot: spot.after(leaf) })
            }
            (Step::Merge { from, .. }, Said::Text(typed)) => Next::Go(Step::Merge { from, spot: Spot::found(&typed) }),
            (Step::Merge { from, .. }, Said::Press(Press::Into { id })) => Next::Go(Step::Merging { from, into: id }),
            (Step::Merging { from, into }, Said::Press(Press::Yes)) => {
                let guard = Coordinator::of(cx).await?;
                let moved = organisations::merge(cx, guard, from, into).await?;
                cx.remark(say!(language, "organisations-merged", count = moved));
                Next::Go(Step::Card { id: into })
            }

            (Step::Delete { id }, Said::Press(Press::Yes)) => {
                let guard = Coordinator::of(cx).await?;
                if organisations::delete(cx, guard, id).await? {
                    cx.remark(say!(language, "organisations-deleted"));
                    Next::Go(Step::List { spot: Spot::default() })
                } else {
                    cx.remark(say!(language, "organisations-delete-in-use"));
                    Next::Go(Step::Card { id })
                }
            }

            (Step::Add, Said::Text(typed)) => adding::hear(language, Draft::default(), &typed),
            (Step::Preview { draft }, Said::Text(typed)) => adding::hear(language, draft, &typed),
            (Step::Add, Said::File(file)) => hear_file(cx, Draft::default(), &file).await?,
            (Step::Preview { draft }, Said::File(file)) => hear_file(cx, draft, &file).await?,
            (Step::Preview { draft }, Said::Press(Press::Add)) => {
                let guard = Coordinator::of(cx).await?;
                adding::add(cx, guard, &draft).await?
            }
            (Step::Preview { draft }, Said::Press(Press::Cancel)) => Next::Go(Step::Leaving { draft }),
            (Step::Leaving { draft }, Said::Press(Press::Preview)) => Next::Go(Step::Preview { draft }),
            (Step::Leaving { .. }, Said::Press(Press::Drop)) => {
                cx.remark(say!(language, "organisations-list-dropped"));
                Next::Go(Step::List { spot: Spot::default() })
            }
            (Step::Preview { draft } | Step::MendLine { draft, .. }, Said::Press(Press::Mend)) => {
                Next::Go(Step::Mend { draft, spot: Spot::default() })
            }
            (Step::Mend { draft, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Mend { draft, spot: spot.after(leaf) })
            }
            (Step::Mend { draft, .. }, Said::Press(Press::Preview)) => Next::Go(Step::Preview { draft }),
            (Step::Mend { draft, .. }, Said::Press(Press::Line { line })) if draft.line(line).is_some() => {
                Next::Go(Step::MendLine { draft, line })
            }
            (Step::MendLine { draft, line }, Said::Text(typed)) => match rules::name(&typed) {
                Ok(name) => Next::Go(Step::Preview { draft: draft.mended(line, name) }),
                Err(flaw) => Next::Stay(adding::name_flaw(language, flaw)),
            },
            (Step::MendLine { draft, line }, Said::Press(Press::Drop)) => {
                Next::Go(Step::Preview { draft: draft.without(line) })
            }
            (Step::MendLine { draft, line }, Said::Press(Press::Take)) => {
                let name = draft.line(line).map(rules::name);
                match name {
                    Some(Ok(name)) => Next::Go(Step::Preview { draft: draft.mended(line, name) }),
                    Some(Err(_)) | None => Next::Puzzled,
                }
            }
            _ => Next::Puzzled,
        })
    }
}

/// Whether leaving at this step would lose a list.
fn is_draft(step: &Step) -> bool {
    match step {
        Step::Preview { .. } | Step::Leaving { .. } | Step::Mend { .. } | Step::MendLine { .. } => true,
        Step::List { .. }
        | Step::Card { .. }
        | Step::Staff { .. }
        | Step::Rename { .. }
        | Step::Taken { .. }
        | Step::Merge { .. }
        | Step::Merging { .. }
        | Step::Delete { .. }
        | Step::Add => false,
    }
}

/// A press on the card of an organisation.
async fn on_card(cx: &mut Cx, id: OrganisationId, press: Press) -> Result<Next<Organisations>> {
    let language = cx.language();
    match press {
        Press::Staff => return Ok(Next::Go(Step::Staff { id, spot: Spot::default() })),
        Press::Rename => return Ok(Next::Go(Step::Rename { id })),
        Press::Merge => return Ok(Next::Go(Step::Merge { from: id, spot: Spot::default() })),
        Press::Delete => return Ok(Next::Go(Step::Delete { id })),
        Press::Confirm => {
            let guard = Coordinator::of(cx).await?;
            organisations::confirm(cx, guard, id).await?;
            cx.remark(say!(language, "organisations-confirmed"));
        }
        _ => return Ok(Next::Puzzled),
    }
    Ok(Next::Go(Step::Card { id }))
}

async fn rename(cx: &mut Cx, id: OrganisationId, typed: &str) -> Result<Next<Organisations>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let name = match rules::name(typed) {
        Ok(name) => name,
        Err(flaw) => return Ok(Next::Stay(adding::name_flaw(language, flaw))),
    };
    Ok(match organisations::rename(cx, guard, id, &name).await? {
        Renamed::Taken(other) => Next::Go(Step::Taken { id, other }),
        Renamed::Done => {
            cx.remark(say!(language, "office-renamed"));
            Next::Go(Step::Card { id })
        }
    })
}

async fn undo(cx: &mut Cx) -> Result<Next<Organisations>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let undone = organisations::undo_addition(cx, guard).await?;
    cx.remark(match undone.used {
        0 => say!(language, "organisations-undone", count = undone.gone),
        used => say!(language, "organisations-undone-in-part", count = undone.gone, used = used),
    });
    Ok(Next::Go(Step::List { spot: Spot::default() }))
}

/// A list that came as a file: one of names alone is a pasted one, a table is loaded by its columns.
async fn hear_file(cx: &mut Cx, draft: Draft, file: &Received) -> Result<Next<Organisations>> {
    // What is nobody's business is not read either.
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let bring = async |cx: &mut Cx| {
        let kind = imports::Kind::Schools;
        let brought = imports::bring(cx, guard, (kind, None), file.id, imports::Route::Messenger).await?;
        Ok(Next::To(views::brought(cx, kind, brought)))
    };
    if imports::are_laid(cx).await? {
        return bring(cx).await;
    }
    let content = files::read(cx, file.id).await?;
    let Some(text) = pasted::decoded(&content).filter(|_| !file.name.to_lowercase().ends_with(".csv")) else {
        return bring(cx).await;
    };
    files::discard(cx, file.id).await?;
    Ok(adding::hear(language, draft, &text))
}

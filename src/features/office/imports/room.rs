//! The conversation about imports.

use super::steps::{At, Press, Step};
use super::{cards, folder, report, rows};
use crate::features::office::views::laid_instead;
use crate::ids::{FileId, ImportId};
use crate::model::imports::{self, Brought, Choice, Kind, Meaning, Outcome, Route, Taken};
use crate::model::plans::Which;
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Thing, View};

pub struct Imports;

impl Room for Imports {
    const NAME: &'static str = "imports";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Choose
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step {
            // A picture of a table gets its own word.
            Step::Choose | Step::Send { .. } => &[Thing::Document, Thing::Photo],
            Step::Which { .. }
            | Step::ChooseLaid
            | Step::Laid { .. }
            | Step::Taking { .. }
            | Step::Source { .. }
            | Step::Card { .. }
            | Step::Columns { .. }
            | Step::Column { .. }
            | Step::Rows { .. }
            | Step::Row { .. }
            | Step::Refuse { .. }
            | Step::Sent { .. } => &[],
        }
    }

    fn awaits_file(step: &Step) -> bool {
        matches!(step, Step::Taking { .. }) || !Self::takes_files(step).is_empty()
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match at {
            At::Choose => choose_kind(cx).await?,
            At::Of { kind } => wait_for(cx, kind, None).await?,
            At::Plan { which } => wait_for(cx, Kind::Plan, Some(which)).await?,
            At::Card { id } => Step::Card { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        match step {
            Step::Choose => cards::choose(cx, guard).await,
            Step::Which { .. } => Ok(cards::which(language)),
            Step::Send { kind, plan } => cards::send(cx, *kind, *plan).await,
            Step::ChooseLaid => cards::choose(cx, guard).await,
            Step::Laid { kind, plan, spot } => folder::list(cx, guard, (*kind, *plan), spot).await,
            Step::Taking { name, .. } => Ok(folder::taking(language, name)),
            Step::Source { id } => cards::whose(cx, guard, *id).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Columns { id, spot } => cards::columns(cx, guard, *id, spot).await,
            Step::Column { id, at } => cards::column(cx, guard, *id, *at).await,
            Step::Rows { id, outcome, spot } => rows::list(cx, guard, (*id, *outcome), spot).await,
            Step::Row { id, line, outcome } => rows::row(cx, guard, (*id, *line), *outcome).await,
            Step::Refuse { id } => cards::refuse(cx, guard, *id).await,
            Step::Sent { rows, .. } => Ok(cards::sent(language, *rows)),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::Choose | Step::ChooseLaid, Said::Press(Press::Kind { kind })) => {
                Next::Go(wait_for(cx, kind, None).await?)
            }
            (Step::Choose, Said::File(file)) => Next::Go(Step::Which { file: file.id }),
            (Step::Which { file }, Said::Press(Press::Kind { kind })) => {
                bring(cx, (kind, None), file, Route::Messenger).await?
            }
            (Step::Send { kind, plan }, Said::File(file)) => bring(cx, (kind, plan), file.id, Route::Messenger).await?,
            (step @ (Step::Send { .. } | Step::Laid { .. }), Said::Press(Press::Catalogue)) => {
                report::catalogue(cx, step).await?
            }

            (Step::ChooseLaid, Said::Thing(Thing::Document | Thing::Photo)) => {
                cx.remark(laid_instead(cx.language()));
                Next::Go(choose_kind(cx).await?)
            }
            (Step::Laid { kind, plan, .. }, Said::Thing(Thing::Document | Thing::Photo)) => {
                cx.remark(laid_instead(cx.language()));
                Next::Go(wait_for(cx, kind, plan).await?)
            }
            (Step::Taking { kind, plan, name }, Said::Thing(Thing::Document | Thing::Photo)) => {
                cx.remark(laid_instead(cx.language()));
                Next::Go(Step::Taking { kind, plan, name })
            }
            (Step::Laid { kind, plan, .. }, Said::Press(Press::Refresh)) => Next::Go(wait_for(cx, kind, plan).await?),
            (Step::Laid { kind, plan, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Laid { kind, plan, spot: spot.after(leaf) })
            }
            (Step::Laid { kind, plan, .. }, Said::Press(Press::Laid { file })) => {
                folder::take(cx, (kind, plan), &file).await?
            }
            (Step::Taking { kind, plan, name }, Said::File(file)) => {
                bring(cx, (kind, plan), file.id, Route::Folder(&name)).await?
            }
            (Step::Taking { kind, plan, name }, Said::Press(Press::Refresh)) => {
                Next::Go(Step::Taking { kind, plan, name })
            }
            (Step::Taking { kind, plan, .. }, Said::Press(Press::Back)) => Next::Go(wait_for(cx, kind, plan).await?),

            (Step::Source { id }, Said::Press(Press::Source { source })) => {
                let guard = Coordinator::of(cx).await?;
                imports::set_source(cx, guard, id, source).await?;
                Next::Go(Step::Card { id })
            }

            (Step::Card { id }, Said::Press(press)) => on_card(cx, id, press).await?,
            (Step::Columns { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Columns { id, spot: spot.after(leaf) })
            }
            (Step::Columns { id, .. }, Said::Press(Press::Column { at })) => Next::Go(Step::Column { id, at }),
            (Step::Column { id, at }, Said::Press(Press::Field { code })) => {
                let guard = Coordinator::of(cx).await?;
                let means = code.map_or(Meaning::Nothing, Meaning::Field);
                imports::correct(cx, guard, id, at, means).await?;
                Next::Go(Step::Card { id })
            }
            (Step::Column { id, .. }, Said::Press(Press::Mend)) => {
                Next::Go(Step::Columns { id, spot: Spot::default() })
            }

            (Step::Rows { id, outcome, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Rows { id, outcome, spot: spot.after(leaf) })
            }
            (Step::Rows { id, outcome, .. }, Said::Press(Press::Row { line })) => {
                Next::Go(Step::Row { id, line, outcome })
            }
            (Step::Rows { id, .. }, Said::Press(Press::All { choice })) => choose_all(cx, id, choice).await?,
            (Step::Row { id, outcome, .. }, Said::Press(Press::Rows { .. })) => {
                Next::Go(Step::Rows { id, outcome, spot: Spot::default() })
            }
            (Step::Row { id, line, .. }, Said::Press(Press::Choose { choice })) => choose(cx, id, line, choice).await?,

            (Step::Refuse { id }, Said::Press(Press::Yes)) => {
                let guard = Coordinator::of(cx).await?;
                if imports::refuse(cx, guard, id).await? {
                    let language = cx.language();
                    cx.remark(say!(language, "imports-refused"));
                }
                Next::Go(choose_kind(cx).await?)
            }
            (
                Step::Columns { id, .. }
                | Step::Source { id }
                | Step::Rows { id, .. }
                | Step::Refuse { id }
                | Step::Sent { id, .. },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id }),
            _ => Next::Puzzled,
        })
    }
}

/// Where it is asked of what the list is.
async fn choose_kind(cx: &mut Cx) -> Result<Step> {
    Ok(if imports::are_laid(cx).await? { Step::ChooseLaid } else { Step::Choose })
}

/// Where a list of this kind is waited for; a plan for this one, where that was chosen.
async fn wait_for(cx: &mut Cx, kind: Kind, plan: Option<Which>) -> Result<Step> {
    Ok(if imports::are_laid(cx).await? {
        Step::Laid { kind, plan, spot: Spot::default() }
    } else {
        Step::Send { kind, plan }
    })
}

/// Takes a file; one that waits already is shown.
async fn bring(
    cx: &mut Cx,
    (kind, plan): (Kind, Option<Which>),
    file: FileId,
    from: Route<'_>,
) -> Result<Next<Imports>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let id = match imports::bring(cx, guard, (kind, plan), file, from).await? {
        Brought::New(id) => id,
        Brought::Already(id) => {
            cx.remark(say!(language, "imports-already"));
            id
        }
        Brought::Elsewhere => {
            cx.remark(laid_instead(language));
            return Ok(Next::Go(wait_for(cx, kind, plan).await?));
        }
    };
    Ok(Next::Go(Step::Card { id }))
}

/// A press on the card of an import: what it says may have become another thing meanwhile.
async fn on_card(cx: &mut Cx, id: ImportId, press: Press) -> Result<Next<Imports>> {
    let language = cx.language();
    Ok(match press {
        Press::Refresh => Next::Go(Step::Card { id }),
        Press::Mend => Next::Go(Step::Columns { id, spot: Spot::default() }),
        Press::Refuse => Next::Go(Step::Refuse { id }),
        Press::Whose => Next::Go(Step::Source { id }),
        Press::Rows { outcome } => Next::Go(Step::Rows { id, outcome, spot: Spot::default() }),
        Press::Right => {
            let guard = Coordinator::of(cx).await?;
            imports::confirm_columns(cx, guard, id).await?;
            Next::Go(Step::Card { id })
        }
        Press::Schools => {
            let guard = Coordinator::of(cx).await?;
            let added = imports::add_schools(cx, guard, id).await?;
            cx.remark(say!(language, "imports-schools-added", count = added));
            Next::Go(Step::Card { id })
        }
        Press::Sheet => report::send(cx, id).await?,
        Press::Take => {
            let guard = Coordinator::of(cx).await?;
            let taken = imports::take(cx, guard, id).await?;
            cx.remark(match taken {
                Taken::Done { new, changed } => say!(language, "imports-taken", new = new, changed = changed),
                Taken::Overtaken => say!(language, "imports-overtaken"),
                Taken::Doubtful => say!(language, "imports-doubtful-first"),
                Taken::Gone => say!(language, "imports-gone"),
            });
            Next::Go(Step::Card { id })
        }
        Press::Kind { kind } => {
            let guard = Coordinator::of(cx).await?;
            let plan = imports::card(cx, guard, id).await?.plan.map(|(plan, _)| plan);
            Next::Go(wait_for(cx, kind, plan).await?)
        }
        Press::List { .. }
        | Press::Laid { .. }
        | Press::Catalogue
        | Press::Source { .. }
        | Press::Column { .. }
        | Press::Field { .. }
        | Press::Row { .. }
        | Press::Choose { .. }
        | Press::All { .. }
        | Press::Yes
        | Press::Back => Next::Puzzled,
    })
}

async fn choose(cx: &mut Cx, id: ImportId, line: i64, choice: Choice) -> Result<Next<Imports>> {
    let guard = Coordinator::of(cx).await?;
    imports::choose(cx, guard, (id, line), choice).await?;
    // The next one that asks.
    Ok(Next::Go(Step::Rows { id, outcome: Outcome::Doubtful, spot: Spot::default() }))
}

async fn choose_all(cx: &mut Cx, id: ImportId, choice: Choice) -> Result<Next<Imports>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let chosen = imports::choose_all(cx, guard, id, choice).await?;
    cx.remark(say!(language, "imports-chosen", count = chosen));
    Ok(Next::Go(Step::Card { id }))
}

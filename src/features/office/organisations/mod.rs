//! Schools and other organisations, for a coordinator.
//!
//! ```text
//! - Школы: 18, ❗ ждёт подтверждения       — [❗ школа 3 · 1]
//! - школа 3: название набрано при регистрации
//!                                          — [Подтвердить] [Объединить] [Низкие результаты] [Переименовать] …
//! - С какой объединить?                    — [Школа № 3 · 41]
//! - Объединить? Исчезнет: школа 3. Останется: Школа № 3, перейдёт 1 человек   — [Объединить]
//! - ✅ Объединено, перешёл 1 человек.
//!
//! - [Добавить школы]
//! - Какие школы добавить?                  — Школа № 1⏎Лицей⏎школа 3
//! - ✅ Записано организаций: 3. (one that a newcomer typed is thereby confirmed)
//! ```
//!
//! Side roads: a name that is taken is refused; a school where nobody works and that hosts no cluster can be deleted.

mod cards;
mod store;

pub use store::schools;

use serde::{Deserialize, Serialize};

use self::cards;
use crate::features::office::rules;
use crate::ids::OrganisationId;
use crate::model::people::{Coordinator, store as lists};
use crate::say;
use crate::talk::{Cx, Leaf, Next, Place, Result, Room, Said, Spot, View};
use crate::text;

/// The room of schools.
pub struct Schools;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The list; what is typed is searched.
    List(Spot),
    /// A school.
    Card(OrganisationId),
    /// Its new name is typed.
    Rename(OrganisationId),
    /// The schools that an unconfirmed one may be merged into; what is typed is searched.
    Merge(OrganisationId, Spot),
    /// Shall the first be merged into the second?
    Merging(OrganisationId, OrganisationId),
    /// Shall this school be deleted?
    Delete(OrganisationId),
    /// New schools are typed.
    Add,
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the list.
    List(Leaf),
    /// Confirms what a newcomer typed.
    Confirm,
    /// Sets the mark of low results, or takes it away.
    Low(bool),
    /// Sets the mark of adverse conditions, or takes it away.
    Adverse(bool),
    /// Types a name.
    Rename,
    /// Asks into which school to merge.
    Merge,
    /// Chooses that school.
    Into(OrganisationId),
    /// Asks whether to delete.
    Delete,
    /// Does what the card asks about.
    Yes,
}

impl Room for Schools {
    const NAME: &'static str = "schools";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Schools
    }

    async fn enter(cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match place {
            Place::School(school) => Step::Card(school),
            Place::NewSchools => Step::Add,
            _ => Step::List(Spot::default()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List(spot) => cards::list(cx, guard, spot).await,
            Step::Card(school) => cards::card(cx, guard, *school).await,
            Step::Rename(school) => cards::rename(cx, *school).await,
            Step::Merge(school, spot) => cards::merge(cx, guard, *school, spot).await,
            Step::Merging(from, into) => cards::merging(cx, guard, *from, *into).await,
            Step::Delete(school) => cards::delete(cx, *school).await,
            Step::Add => Ok(cards::add(cx.language())),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List(spot), Said::Press(Press::List(leaf))) => Next::Go(Step::List(spot.after(leaf))),
            (Step::List(_), Said::Text(typed)) => Next::Go(Step::List(Spot::found(&typed))),

            (Step::Card(school), Said::Press(Press::Confirm)) => {
                store::confirm(cx, guard, school).await?;
                cx.remark(say!(language, "staff-school-confirmed"));
                Next::Go(Step::Card(school))
            }
            (Step::Card(school), Said::Press(Press::Low(low))) => {
                store::set_low_results(cx, guard, school, low).await?;
                Next::Go(Step::Card(school))
            }
            (Step::Card(school), Said::Press(Press::Adverse(adverse))) => {
                store::set_adverse(cx, guard, school, adverse).await?;
                Next::Go(Step::Card(school))
            }
            (Step::Card(school), Said::Press(Press::Rename)) => Next::Go(Step::Rename(school)),
            (Step::Card(school), Said::Press(Press::Merge)) => Next::Go(Step::Merge(school, Spot::default())),
            (Step::Card(school), Said::Press(Press::Delete)) => Next::Go(Step::Delete(school)),

            (Step::Rename(school), Said::Text(typed)) => rename(cx, guard, school, &typed).await?,

            (Step::Merge(school, spot), Said::Press(Press::List(leaf))) => {
                Next::Go(Step::Merge(school, spot.after(leaf)))
            }
            (Step::Merge(school, _), Said::Text(typed)) => Next::Go(Step::Merge(school, Spot::found(&typed))),
            (Step::Merge(from, _), Said::Press(Press::Into(into))) => Next::Go(Step::Merging(from, into)),
            (Step::Merging(from, into), Said::Press(Press::Yes)) => {
                let moved = store::merge(cx, guard, from, into).await?;
                cx.remark(say!(language, "staff-merged", count = moved));
                Next::Go(Step::Card(into))
            }

            (Step::Delete(school), Said::Press(Press::Yes)) => {
                if store::delete(cx, guard, school).await? {
                    cx.remark(say!(language, "staff-deleted"));
                    Next::Go(Step::List(Spot::default()))
                } else {
                    cx.remark(say!(language, "staff-delete-in-use"));
                    Next::Go(Step::Card(school))
                }
            }

            (Step::Add, Said::Text(typed)) => add(cx, &typed).await?,
            _ => Next::Puzzled,
        })
    }
}

async fn rename(cx: &mut Cx, guard: Coordinator, school: OrganisationId, typed: &str) -> Result<Next<Schools>> {
    let language = cx.language();
    let Some(name) = rules::school_name(typed) else {
        return Ok(Next::Stay(say!(language, "staff-school-flaw")));
    };
    if !store::rename(cx, guard, school, &name).await? {
        return Ok(Next::Stay(say!(language, "staff-name-taken", name = name)));
    }
    cx.remark(say!(language, "staff-renamed"));
    Ok(Next::Go(Step::Card(school)))
}

/// Adds what was typed, one school a line; all of it or nothing.
async fn add(cx: &mut Cx, typed: &str) -> Result<Next<Schools>> {
    let language = cx.language();
    let names = match rules::school_lines(typed) {
        Err(line) => {
            return Ok(Next::Stay(say!(language, "staff-school-line-flaw", line = text::clipped(&line, 60))));
        }
        Ok(names) => names,
    };
    if names.is_empty() || names.len() > rules::MOST_SCHOOLS {
        return Ok(Next::Stay(say!(language, "staff-schools-flaw", most = rules::MOST_SCHOOLS)));
    }
    for name in &names {
        // One that a newcomer typed already is thereby confirmed.
        lists::add_organisation(cx, name, true).await?;
    }
    cx.remark(say!(language, "staff-schools-added", count = names.len()));
    Ok(Next::Go(Step::List(Spot::default())))
}

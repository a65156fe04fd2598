//! The conversation about the journal.

use chrono::Datelike;

use super::cards;
use super::steps::{At, Filter, Press, Step};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Cx, Leaf, Next, Parcel, Result, Room, Said, Spot, View};

pub struct Journal;

impl Room for Journal {
    const NAME: &'static str = "journal";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // Each card asks the guard and its question in one call.
        let filter = match at {
            At::All => Filter::default(),
            At::Person { id } => Filter { person: Some(id), ..Filter::default() },
            At::Group { id } => Filter { group: Some(id), ..Filter::default() },
            At::Organisation { id } => Filter { organisation: Some(id), ..Filter::default() },
        };
        Ok(Next::Go(Step::List { filter, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { filter, spot } => cards::list(cx, filter, spot).await,
            Step::Entry { id, .. } => cards::entry(cx, *id).await,
            Step::Days { month, .. } => {
                Coordinator::of(cx).await?;
                Ok(cards::days(cx, *month))
            }
            Step::Abouts { .. } => {
                Coordinator::of(cx).await?;
                Ok(cards::abouts(cx.language()))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let list = |filter, spot| Next::Go(Step::List { filter, spot });
        Ok(match (step, said) {
            (Step::List { filter, .. }, Said::Text(typed)) => list(filter, Spot::found(&typed)),
            // «Показать все» lets go of all that narrows the list.
            (Step::List { .. }, Said::Press(Press::List { leaf: Leaf::Whole })) => {
                list(Filter::default(), Spot::default())
            }
            (Step::List { filter, spot }, Said::Press(Press::List { leaf })) => list(filter, spot.after(leaf)),
            (Step::List { filter, spot }, Said::Press(Press::Entry { id })) => {
                Next::Go(Step::Entry { id, filter, spot })
            }
            (Step::List { filter, spot }, Said::Press(Press::Days)) => {
                let today = cx.today();
                let month = filter.day.unwrap_or(today).with_day(1).unwrap_or(today);
                Next::Go(Step::Days { filter, spot, month })
            }
            (Step::List { filter, spot }, Said::Press(Press::Abouts)) => Next::Go(Step::Abouts { filter, spot }),
            (Step::List { filter, spot }, Said::Press(Press::Table)) => {
                let sheet = cards::sheet(cx, &filter, &spot).await?;
                cx.parcel(Parcel::Sheet(sheet));
                cx.remark(say!(cx.language(), "journal-table-sent"));
                list(filter, spot)
            }
            (Step::Days { filter, spot, .. }, Said::Press(Press::Pick { pick })) => match pick {
                Pick::Month(month) => Next::Go(Step::Days { filter, spot, month }),
                Pick::Day(day) => list(Filter { day: Some(day), ..filter }, Spot { page: 0, ..spot }),
            },
            (Step::Abouts { filter, spot }, Said::Press(Press::About { about })) => {
                list(Filter { about: Some(about), ..filter }, Spot { page: 0, ..spot })
            }
            (
                Step::Entry { filter, spot, .. } | Step::Days { filter, spot, .. } | Step::Abouts { filter, spot },
                Said::Press(Press::Back),
            ) => list(filter, spot),
            _ => Next::Puzzled,
        })
    }
}

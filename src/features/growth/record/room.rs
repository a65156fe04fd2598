//! The record: its list, its period, and what somebody has entered.

use super::cards;
use super::period::Period;
use super::steps::{At, Press, Step};
use crate::ids::OwnRecordId;
use crate::model::records;
use crate::model::roles::Registered;
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Content, Cx, Next, Parcel, Result, Room, Said, Spot, Trouble, View};
use crate::text::links;

pub struct Record;

impl Room for Record {
    const NAME: &'static str = "record";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(_cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(match at {
            At::Mine => all(Period::default()),
            At::Of(period) => all(period),
            At::Own { id } => Next::Go(Step::Own { id }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let (language, today) = (cx.language(), cx.today());
        Ok(match step {
            Step::All { period, spot } => cards::all(cx, *period, spot).await?,
            Step::Period { period } => cards::period(language, *period),
            Step::From { month, .. } => {
                cards::day(cx, say!(language, "record-from-question"), *month, cards::earliest(today))
            }
            Step::Till { from, month, .. } => cards::day(cx, say!(language, "record-till-question"), *month, *from),
            Step::Own { id } => cards::own(cx, *id).await?,
            Step::Drop { id } => {
                let me = Registered::of(cx)?;
                cards::dropping(language, &records::own(cx, me, *id).await?)
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let (language, today) = (cx.language(), cx.today());
        Ok(match (step, said) {
            (Step::All { period, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::All { period, spot: spot.after(to) })
            }
            (Step::All { period, .. }, Said::Text(typed)) => Next::Go(Step::All { period, spot: Spot::found(&typed) }),
            (Step::All { period, .. }, Said::Press(Press::Choose)) => Next::Go(Step::Period { period }),

            (Step::Period { .. }, Said::Press(Press::Period { period })) => all(period),
            (Step::Period { period }, Said::Press(Press::OwnDays)) => Next::Go(Step::From { period, month: today }),
            (Step::Period { period }, Said::Press(Press::Back)) => all(period),
            (Step::From { period, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::From { period, month })
            }
            (Step::From { period, .. }, Said::Press(Press::Pick { pick: Pick::Day(from) })) => {
                if !(cards::earliest(today)..=today).contains(&from) {
                    return Ok(Next::Stay(say!(language, "record-day-flaw")));
                }
                Next::Go(Step::Till { period, from, month: today })
            }
            (Step::From { period, .. }, Said::Press(Press::Back)) => Next::Go(Step::Period { period }),
            (Step::Till { period, from, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::Till { period, from, month })
            }
            (Step::Till { from, .. }, Said::Press(Press::Pick { pick: Pick::Day(till) })) => {
                if !(from..=today).contains(&till) {
                    return Ok(Next::Stay(say!(language, "record-till-flaw")));
                }
                all(Period::Own(from, till))
            }
            (Step::Till { period, .. }, Said::Press(Press::Back)) => Next::Go(Step::From { period, month: today }),
            (Step::From { .. }, Said::Text(_)) => Next::Stay(say!(language, "record-day-flaw")),
            (Step::Till { .. }, Said::Text(_)) => Next::Stay(say!(language, "record-till-flaw")),

            (Step::Own { id }, Said::Press(Press::Send)) => send(cx, id).await?,
            (Step::Own { id }, Said::Press(Press::Drop)) => Next::Go(Step::Drop { id }),
            (Step::Own { .. }, Said::Press(Press::Back)) => all(Period::default()),
            (Step::Drop { id }, Said::Press(Press::Yes)) => {
                let me = Registered::of(cx)?;
                if !records::drop_own(cx, me, id).await? {
                    return Err(Trouble::Gone);
                }
                cx.remark(say!(language, "record-dropped"));
                all(Period::default())
            }
            (Step::Drop { id }, Said::Press(Press::Back)) => Next::Go(Step::Own { id }),
            _ => Next::Puzzled,
        })
    }
}

fn all(period: Period) -> Next<Record> {
    Next::Go(Step::All { period, spot: Spot::default() })
}

/// Sends the file that shows an entry back to whoever has sent it: the same bytes.
async fn send(cx: &mut Cx, id: OwnRecordId) -> Result<Next<Record>> {
    let me = Registered::of(cx)?;
    let own = records::own(cx, me, id).await?;
    let (Some(hash), Some(name)) = (own.hash, own.file_name) else { return Err(Trouble::Gone) };
    // It goes where it came from, and to nobody else.
    cx.parcel(Parcel::Content(Content { hash, name: links::file_name(&name), caption: own.title, names: false }));
    Ok(Next::Go(Step::Own { id }))
}

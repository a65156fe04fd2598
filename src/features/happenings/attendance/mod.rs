//! Attendance: the leader marks who was at an event and what they brought (S1-09).
//!
//! ```text
//! - (menu) Присутствие                — [❗ 26.11 Формирующее оценивание]
//! - Отмечено 12 из 40                 — [Петрова О. С.] [✅ Ершов П. И.] …
//!                                     — Семёнова            (narrows the list)
//! - Такого в списке нет               — [Добавить гостя «Семёнова»]
//! - … [Участие]                       — [Ершов П. И.: слушатель]
//! - Чем участвует Ершов Пётр Ильич?   — [доклад]
//! - … [Сохранить]
//! - Присутствие отмечено: 23 из 40, гостей 2   — [Изменить]
//! ```
//!
//! Side roads: the sheet begins with those who said «Иду», or with what was saved; everybody or nobody in one tap;
//! a sheet that was left goes on where it stopped; dropping it asks once.

mod flow;
mod rules;
mod cards;
mod store;

pub use flow::Attendance;
pub use rules::{Guest, Sheet, Totals};

use crate::ids::EventId;
use crate::model::people::ClusterLeader;
use crate::talk::{Cx, Result, gone};

/// The sheet that an event's attendance begins with: the saved one, or those who said «Иду».
pub async fn sheet(cx: &mut Cx, leader: ClusterLeader, event: EventId) -> Result<Sheet> {
    let saved = store::event(cx, event).await?.saved;
    let roster = store::roster(cx, leader, event).await?;
    let guests = store::guests(cx, leader, event).await?;
    Ok(Sheet::prefilled(event, &roster, saved, guests))
}

/// Saves who was there, in the place of what was saved before; those who are not on the roster are left out.
pub async fn save(cx: &mut Cx, leader: ClusterLeader, sheet: &Sheet) -> Result<Totals> {
    let roster = store::roster(cx, leader, sheet.event).await?;
    let mut kept = sheet.clone();
    kept.keep_to(&roster);
    if !store::save(cx, leader, &kept).await? {
        return Err(gone(cx));
    }
    Ok(kept.totals(&roster))
}

//! The only room that knows Telegram, and the whole tree of what may answer an update: the gates first, then one
//! line a feature.
//!
//! The way of an update: [`inbox`] makes it durable, [`lines`] keeps the order within its chat, [`turn`] answers it
//! in one transaction with this tree, [`sender`] speaks after the commit.

pub mod beside;
pub mod greet;
pub mod hear;
pub mod inbox;
pub mod lines;
pub mod listen;
pub mod pace;
pub mod regret;
pub mod sender;
pub mod speak;
pub mod turn;
pub mod wire;

mod gates;

use std::sync::Arc;

use dptree::{Handler, map_async};
use tokio::sync::Mutex;

use crate::talk::{Cx, DONE, Heading, Place, Result, Room, Turned, converse};
use crate::{
    attendance, clusters, consent, deficits, events, menu, mydata, profile, registration, settings, staff, stats,
};

/// The channel's name in accounts and in the outbox.
pub const CHANNEL: &str = "telegram";

/// The turn's context, shared by the steps of the tree, which run one after another.
pub type Desk = Arc<Mutex<Cx>>;

/// What brings an update here.
#[derive(Debug, Clone)]
pub enum Intent {
    /// The person said something.
    Heard(hear::Heard),
    /// A room sends the person on to another.
    Go(Place),
}

/// Where an update goes, as far as the gates before have decided.
#[derive(Debug, Clone)]
pub struct Route {
    /// The room that answers.
    pub room: String,
    /// What it gets.
    pub heading: Heading,
    /// The stamp of the card whose button was pressed; `None` for anything but a step button.
    pub stamp: Option<i64>,
}

/// The tree: what works everywhere, then the gates with the rooms behind them.
pub fn tree() -> Handler<'static, Result<Turned>> {
    let cancelling = dptree::filter(gates::is_cancel).chain(map_async(gates::cancel)).chain(rooms());
    let gated = map_async(gates::route)
        .chain(map_async(gates::stale_card))
        .chain(map_async(gates::consent))
        .chain(map_async(gates::registration))
        .chain(rooms());
    dptree::entry().branch(cancelling).branch(gated)
}

/// One line a room.
fn rooms() -> Handler<'static, Result<Turned>> {
    dptree::entry()
        .branch(room::<consent::Consent>())
        .branch(room::<registration::Registration>())
        .branch(room::<menu::Menu>())
        .branch(room::<profile::Profile>())
        .branch(room::<deficits::Deficits>())
        .branch(room::<deficits::NewDeficit>())
        .branch(room::<clusters::Clusters>())
        .branch(room::<events::Events>())
        .branch(room::<events::NewEvent>())
        .branch(room::<attendance::Attendance>())
        .branch(room::<stats::Stats>())
        .branch(room::<staff::Desk>())
        .branch(room::<staff::People>())
        .branch(room::<staff::Schools>())
        .branch(room::<staff::Clusters>())
        .branch(room::<staff::Leading>())
        .branch(room::<staff::NewCluster>())
        .branch(room::<settings::Settings>())
        .branch(room::<mydata::MyData>())
        .branch(dptree::filter(is_over).endpoint(nothing))
        .branch(dptree::endpoint(nowhere))
}

fn room<R: Room>() -> Handler<'static, Result<Turned>> {
    dptree::filter(|route: Route| route.room == R::NAME).endpoint(|desk: Desk, route: Route| async move {
        let mut cx = desk.lock().await;
        cx.answered_by.get_or_init(|| R::NAME);
        converse::<R>(&mut cx, route.heading).await
    })
}

/// A second tap on the last button of a conversation.
fn is_over(route: Route) -> bool {
    route.room == DONE && route.heading == Heading::Redraw
}

async fn nothing() -> Result<Turned> {
    Ok(Turned::Nothing)
}

/// A room that this version does not have, or none.
async fn nowhere() -> Result<Turned> {
    Ok(Turned::To(Place::Menu))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Database;
    use crate::people;
    use crate::talk::{Surroundings, session};
    use crate::text::Language;

    #[tokio::test]
    async fn a_turn_provides_all_that_the_tree_needs() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("grozd.db")).await.unwrap();
        let mut transaction = database.begin().await.unwrap();
        people::store::found_municipality(&mut transaction, "Лесной район", "Europe/Moscow").await.unwrap();
        let account = session::open(&mut transaction, CHANNEL, "1", Language::Ru).await.unwrap();
        let around = Arc::new(Surroundings { operator: String::new(), bot: String::new() });
        let cx = Cx::new(transaction, crate::system_clock()(), account, around);
        let provided = turn::provided(Arc::new(Mutex::new(cx)), Intent::Go(Place::Menu));
        // Panics, naming the type and the line, where a step asks for something that is not there.
        dptree::type_check(tree().sig(), &provided, &[]);
    }
}

//! The guards: a route is opened by its owner, or by its tutor, who holds the role and is named in this very route. Nobody
//! else finds it, and a tutor who has not taken it on reads nothing of it but whose it is.

use super::State;
use super::store::{self, Route};
use crate::ids::RouteId;
use crate::model::journal::{self, Entry};
use crate::model::roles::Registered;
use crate::talk::{Result, Trouble, Tx};

/// By whose hand a route is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Its owner's.
    Owner,
    /// Its tutor's.
    Tutor,
}

/// A route with the right to it, which only a guard makes.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The route.
    pub route: Route,
    hand: Hand,
}

impl Opened {
    /// Whose hand has opened it.
    pub fn hand(&self) -> Hand {
        self.hand
    }

    /// The route, for what its owner alone may do.
    pub(super) fn owners(&self) -> Result<&Route> {
        if self.hand == Hand::Owner { Ok(&self.route) } else { Err(Trouble::Gone) }
    }

    /// The route, for what its tutor alone may do.
    pub(super) fn tutors(&self) -> Result<&Route> {
        if self.hand == Hand::Tutor { Ok(&self.route) } else { Err(Trouble::Gone) }
    }

    /// The route, for what either may do who reads all of it, while it goes on.
    pub(super) fn at_work(&self) -> Result<&Route> {
        let reads = self.hand == Hand::Owner || self.route.accepted;
        if reads && self.route.is_alive() { Ok(&self.route) } else { Err(Trouble::Gone) }
    }
}

/// The newest route of somebody, or the one of this number if it is theirs; `None` where they have none.
pub async fn own(tx: &mut Tx, me: Registered, id: Option<RouteId>) -> Result<Option<Opened>> {
    let me = me.id();
    let found = store::find(tx, id, me).await?;
    match (found, id) {
        (Some(route), _) if route.owner == me => Ok(Some(Opened { route, hand: Hand::Owner })),
        (_, None) => Ok(None),
        (_, Some(_)) => Err(Trouble::Gone),
    }
}

/// A route of which somebody is the tutor. What was not sent to them yet, or is somebody else's, is as good as gone.
pub async fn tutored(tx: &mut Tx, me: Registered, id: RouteId) -> Result<Opened> {
    let me = me.id();
    let mut route = store::find(tx, Some(id), me).await?.ok_or(Trouble::Gone)?;
    let is_sent = route.state == State::Sent || route.accepted;
    if route.tutor != Some(me) || !route.reader_tutors || !is_sent {
        return Err(Trouble::Gone);
    }
    if !route.accepted {
        route.hide();
    }
    Ok(Opened { route, hand: Hand::Tutor })
}

/// Notes what whoever has opened a route did to it, where it came to something: whose route it is and which version, and no word
/// of what it is against.
pub(super) async fn noted(tx: &mut Tx, opened: &Opened, matter: &'static str, is_done: bool) -> Result<bool> {
    let route = &opened.route;
    let author = match opened.hand {
        Hand::Owner => Some(route.owner),
        Hand::Tutor => route.tutor,
    };
    if let (true, Some(author)) = (is_done, author) {
        let entry = Entry { person: Some(route.owner), became: Some(route.version.to_string()), ..Entry::default() };
        journal::note(tx, author, matter, entry).await?;
    }
    Ok(is_done)
}

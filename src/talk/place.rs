//! Where a person can go: each command, menu entry, way back and deep link names a place.
//!
//! A place is the name of a room and where in it, in the room's own words ([`Room::At`]). It comes from outside and is
//! never trusted: the room asks the database who may see what, each time. A room names its own places by
//! [`Place::of`]; another room's by a way of `model::ways`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Room;

/// Where everybody can always go: the card «Сегодня».
const HOME: (&str, &str) = ("today", "\"day\"");

/// A place of the bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The room that answers there.
    pub room: Cow<'static, str>,
    /// Where in the room, as JSON of its [`Room::At`].
    pub at: String,
    /// What becomes of a draft that waits in the room.
    #[serde(default)]
    pub coming: Coming,
}

/// How somebody comes to a room in which they may have left a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Coming {
    /// As to any room: it offers to go on with the draft, or does not.
    #[default]
    Plainly,
    /// To go on with the draft.
    Continuing,
    /// To drop the draft and begin again.
    Afresh,
}

impl Place {
    /// A place of a room.
    pub fn of<R: Room>(at: &R::At) -> Place {
        // `At` is an enum of numbers and short texts; an empty text decodes to nothing, and leads to the room's home.
        let at = serde_json::to_string(at).unwrap_or_default();
        Place { room: R::NAME.into(), at, coming: Coming::Plainly }
    }

    /// The card that everybody can always go back to.
    pub fn home() -> Place {
        let (room, at) = HOME;
        Place { room: room.into(), at: at.to_owned(), coming: Coming::Plainly }
    }

    /// The same place, entered in another way.
    pub fn coming(self, coming: Coming) -> Place {
        Place { coming, ..self }
    }
}

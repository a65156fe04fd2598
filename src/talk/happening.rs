//! What has happened to a noun that features other than the one in which it happened act on.
//!
//! The list is closed and small: a variant enters when a feature follows it, and the noun's own verb raises it.

use chrono::{DateTime, Utc};

use super::{Answer, Tx};
use crate::ids::{GroupId, PersonId};

/// Something that has happened in this transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// A person is no longer a member of a group.
    Left {
        /// Of which group.
        group: GroupId,
        /// Who.
        person: PersonId,
    },
    /// A person is about to be erased: everything of theirs is still there.
    Erasing {
        /// Who.
        person: PersonId,
    },
    /// Somebody has registered under a name that stands at their organisation already.
    RegisteredTwice {
        /// Who has just registered.
        newcomer: PersonId,
        /// Who stands there.
        former: PersonId,
    },
    /// An appointment has begun or ended.
    RolesChanged {
        /// Whose.
        person: PersonId,
    },
    /// The regulation of the municipality has a new version.
    RegulationChanged {
        /// Its number.
        version: i64,
    },
    /// A person has changed their language.
    LanguageChanged {
        /// Who.
        person: PersonId,
    },
    /// What was said of a person's presence at events is somebody else's: the guest was not they.
    PresenceParted {
        /// Who.
        person: PersonId,
    },
    /// Results of a diagnosis have come for people, in this moment.
    ResultsCame {
        /// By when they are to be answered.
        answer_by: DateTime<Utc>,
    },
}

/// What a feature does when something has happened.
pub type Follow = for<'a> fn(&'a mut Tx, &'a Happening) -> Answer<'a, ()>;

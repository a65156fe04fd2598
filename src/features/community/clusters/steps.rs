//! Where a person stands among the clusters, and what the buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, GroupId, ItemId, OrganisationId, SubjectId};
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// All that are not closed.
    All,
    /// Those that the reader joined or leads.
    Mine,
    /// Those that address a category of deficits.
    About { category: CategoryId },
    /// A cluster.
    Card { id: GroupId },
    /// Its roster.
    Members { id: GroupId },
    /// Its events.
    Events { id: GroupId },
}

/// Which clusters a list holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// All that are not closed.
    #[default]
    All,
    /// Those that the reader joined or leads.
    Mine,
    /// Those that address a category of deficits.
    About { category: CategoryId },
    /// Those that fit the reader's own deficits, which nobody else sees.
    Fitting,
    /// Those that a school hosts.
    Host { school: OrganisationId },
    /// Those for a subject that the reader teaches.
    Taught,
    /// Those for a subject.
    Subject { id: SubjectId },
}

/// What of which list is shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Shown {
    pub which: Which,
    pub spot: Spot,
}

impl From<Which> for Shown {
    fn from(which: Which) -> Shown {
        Shown { which, spot: Spot::default() }
    }
}

/// Where the person stands; beside a card, the list to go back to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        shown: Shown,
    },
    /// The categories, to choose one.
    Topics {
        #[serde(default)]
        spot: Spot,
    },
    /// The schools that host clusters, to choose one.
    Hosts {
        #[serde(default)]
        spot: Spot,
    },
    /// The subjects for which there are clusters, to choose one.
    Subjects {
        #[serde(default)]
        spot: Spot,
    },
    /// For which subjects a cluster is.
    Teaches {
        id: GroupId,
        shown: Shown,
        spot: Spot,
    },
    /// How many may belong to a cluster.
    Places {
        id: GroupId,
        shown: Shown,
    },
    /// What a cluster addresses: the categories, to choose one.
    Addresses {
        id: GroupId,
        shown: Shown,
        spot: Spot,
    },
    /// The items of one of them.
    Items {
        id: GroupId,
        shown: Shown,
        category: CategoryId,
        spot: Spot,
    },
    /// What its members bring and lack.
    Skills {
        id: GroupId,
        shown: Shown,
        spot: Spot,
    },
    Card {
        id: GroupId,
        shown: Shown,
    },
    /// A cluster that was joined just now.
    Joined {
        id: GroupId,
        shown: Shown,
    },
    /// Is the cluster really to be left?
    Leaving {
        id: GroupId,
        shown: Shown,
    },
    /// The roster.
    Members {
        id: GroupId,
        shown: Shown,
        spot: Spot,
    },
    /// The events, coming and past.
    Events {
        id: GroupId,
        shown: Shown,
        spot: Spot,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    /// Shows the categories.
    Topics,
    /// Shows the clusters of a category.
    Topic {
        id: CategoryId,
    },
    /// Shows the clusters that fit.
    Fitting,
    /// Shows the schools that host clusters.
    Hosts,
    /// Shows the clusters of a school.
    Host {
        school: OrganisationId,
    },
    /// Shows the subjects for which there are clusters.
    Subjects,
    /// Shows the clusters for the reader's own subjects.
    Taught,
    /// Shows the clusters for a subject.
    Subject {
        id: SubjectId,
    },
    /// Shows for which subjects a cluster is.
    Teaches,
    /// Adds a subject to those, or takes it away.
    Teach {
        id: SubjectId,
        wanted: bool,
    },
    /// Asks how many may belong to a cluster.
    Places,
    /// Says so.
    Limit {
        most: Option<i64>,
    },
    /// Shows other clusters on the topic of one that is full.
    Similar {
        category: CategoryId,
    },
    /// Shows what a cluster addresses.
    Addresses,
    /// Adds an item to it, or takes it away.
    Item {
        id: ItemId,
        wanted: bool,
    },
    /// Shows what its members bring and lack.
    Skills,
    /// Makes a picture of its link.
    Qr,
    Open {
        id: GroupId,
    },
    Join,
    /// Agrees to notices.
    Notices,
    /// Asks whether to leave.
    Leave,
    Really,
    /// Shows the roster.
    Members,
    /// Shows the events.
    Events,
    /// Goes a step back.
    Back,
}

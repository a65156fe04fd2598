//! Where the conversation about figures can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Overview,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Everything at a glance.
    Overview,
    /// Deficits by category.
    Deficits,
    /// A page of the clusters.
    Clusters { spot: Spot },
    /// Events by month.
    Events,
    /// A page of the events whose attendance is not marked.
    Unmarked { spot: Spot },
    /// How each figure is counted.
    Method,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Overview,
    Deficits,
    /// Shows the clusters, the first page.
    Clusters,
    /// Leafs through the clusters.
    List {
        leaf: Leaf,
    },
    Events,
    /// Shows the events whose attendance is not marked, the first page.
    Unmarked,
    Method,
    /// Sends a picture of what is shown.
    Picture,
}

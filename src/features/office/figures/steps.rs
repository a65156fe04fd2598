//! Where the conversation about figures can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::numbers::{Period, Which};
use crate::model::looks::Cut;
use crate::talk::calendar::Pick;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Overview,
}

/// Of which look the deficits are shown, and in which cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// As they were published on that day; now where there is none.
    pub day: Option<NaiveDate>,
    /// By what they are cut; all together where there is none.
    pub cut: Option<Cut>,
    /// The place of the category that is compared; all who have a deficit where there is none.
    pub category: Option<usize>,
}

/// A number that is asked for: of which slice, and of which time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub which: Which,
    pub slice: Option<(Cut, i64)>,
    pub period: Period,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Everything at a glance.
    Overview,
    /// Deficits by category.
    Deficits {
        #[serde(default)]
        sight: Sight,
    },
    /// The slices of a cut.
    Slices { sight: Sight, spot: Spot },
    /// One slice.
    Slice { sight: Sight, id: i64, spot: Spot },
    /// Which category is compared?
    Categories { sight: Sight },
    /// As of which day?
    Days { sight: Sight, month: NaiveDate },
    /// A page of the clusters.
    Clusters { spot: Spot },
    /// Events by month.
    Events,
    /// A page of the events whose attendance is not marked.
    Unmarked { spot: Spot },
    /// How each figure is counted.
    Method,
    /// All numbers that open their records.
    Numbers { spot: Spot },
    /// One number.
    Number { asked: Asked },
    /// A number by the slices of a cut.
    By { asked: Asked, cut: Cut, spot: Spot },
    /// What a number is made of; what is typed is searched.
    Records { asked: Asked, spot: Spot },
    /// Of which time?
    Periods { asked: Asked },
}

impl Step {
    /// Whether it tells of clusters, which a municipality may do without.
    pub fn is_of_clusters(&self) -> bool {
        let asks = |asked: &Asked| asked.which.is_of_clusters() || matches!(asked.slice, Some((Cut::Group, _)));
        match self {
            Step::Clusters { .. } => true,
            Step::Slices { sight, .. } | Step::Slice { sight, .. } | Step::Categories { sight } => {
                sight.cut == Some(Cut::Group)
            }
            Step::By { asked, cut, .. } => *cut == Cut::Group || asks(asked),
            Step::Number { asked } | Step::Records { asked, .. } | Step::Periods { asked } => asks(asked),
            Step::Overview
            | Step::Deficits { .. }
            | Step::Days { .. }
            | Step::Events
            | Step::Unmarked { .. }
            | Step::Method
            | Step::Numbers { .. } => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Overview,
    Deficits,
    /// Cuts what is shown, the first page.
    By {
        cut: Cut,
    },
    /// One slice of the cut.
    Slice {
        id: i64,
    },
    Categories,
    /// Compares a category, or all who have a deficit.
    Category {
        place: Option<usize>,
    },
    Days,
    Pick {
        pick: Pick,
    },
    /// As it is now.
    Newest,
    /// Shows the clusters, the first page.
    Clusters,
    /// Leafs through a list.
    List {
        leaf: Leaf,
    },
    Events,
    /// Shows the events whose attendance is not marked, the first page.
    Unmarked,
    Method,
    /// Sends a picture of what is shown.
    Picture,
    /// Sends what is shown as a spreadsheet.
    Table,
    Numbers,
    Number {
        which: Which,
    },
    /// What it is made of.
    Records,
    Periods,
    Period {
        period: Period,
    },
    /// To what this was come from.
    Back,
}

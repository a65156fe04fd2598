//! Where somebody stands in a route, as its owner or as its tutor, and what the buttons carry. Both rooms have the same steps:
//! what a press may do is decided by the guard of the hand that presses.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{DeficitId, PersonId, RouteId, RouteStepId};
use crate::model::routes::{Form, Outcome};
use crate::talk::calendar::Pick;
use crate::talk::{Leaf, Spot};

/// The places of both rooms.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// My route; the routes that I accompany.
    Home,
    Card {
        id: RouteId,
    },
}

/// A route and one of its measures.
pub type Of = (RouteId, RouteStepId);

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Home {
        spot: Spot,
    },
    /// Against which deficits?
    Choose {
        chosen: Vec<DeficitId>,
        spot: Spot,
    },
    Card {
        id: RouteId,
    },
    Measures {
        id: RouteId,
        spot: Spot,
    },
    Measure {
        of: Of,
    },
    /// Until which day?
    Due {
        of: Of,
        month: NaiveDate,
    },
    /// Other words are typed.
    Reword {
        of: Of,
    },
    /// What shows that it is done?
    Evidence {
        of: Of,
    },
    /// With which word is what was shown given back?
    Reject {
        of: Of,
    },
    /// In which form?
    Form {
        id: RouteId,
    },
    /// Against what?
    Against {
        id: RouteId,
        form: Form,
        spot: Spot,
    },
    /// What is to be done?
    Words {
        id: RouteId,
        form: Form,
        deficit: Option<DeficitId>,
    },
    /// Who is to accompany it?
    Tutors {
        id: RouteId,
        spot: Spot,
    },
    /// What for?
    Goal {
        id: RouteId,
    },
    /// With which word is the route given back?
    GiveBack {
        id: RouteId,
    },
    /// What does its owner think of it?
    Reflect {
        id: RouteId,
    },
    /// What has it come to?
    Outcome {
        id: RouteId,
        words: String,
    },
    Abandon {
        id: RouteId,
    },
    Decline {
        id: RouteId,
    },
    Papers {
        id: RouteId,
    },
    /// Do the deficits stand in the extract?
    Extract {
        id: RouteId,
    },
    Versions {
        id: RouteId,
        spot: Spot,
    },
    Version {
        id: RouteId,
        number: i64,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    Pick {
        pick: Pick,
    },
    Back,
    Route {
        id: RouteId,
    },
    /// Begins to choose deficits.
    Draft,
    Toggle {
        id: DeficitId,
    },
    Make,
    Measures,
    Measure {
        id: RouteStepId,
    },
    Due,
    Reword,
    Register {
        yes: bool,
    },
    Drop,
    Add,
    Form {
        form: Form,
    },
    Against {
        id: Option<DeficitId>,
    },
    Tutors,
    Tutor {
        id: Option<PersonId>,
    },
    Goal,
    Send,
    Show,
    /// Shows it without a word.
    Bare,
    File,
    End,
    Outcome {
        outcome: Outcome,
    },
    Abandon,
    Really,
    Picture,
    Papers,
    Whole,
    Extract,
    ExtractSo {
        deficits: bool,
    },
    Profile,
    Versions,
    Version {
        number: i64,
    },
    Accept,
    Decline,
    Agree,
    GiveBack,
    Pass,
    Reject,
}

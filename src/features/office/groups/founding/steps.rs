//! Where the form can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, OrganisationId, PersonId, SubjectId};
use crate::model::groups::{Founding, MadeFor};
use crate::talk::{self, Form, Leaf, Turn};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
}

/// What was said so far of the new group.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    pub founding: Founding,
    /// What a cluster can be made for, where the regulation has several.
    #[serde(default)]
    pub kinds: Vec<MadeFor>,
    /// The questions that have their answer: «no host» is one too.
    pub answered: Vec<Question>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Name,
    /// What it is made for, where there are several kinds.
    MadeFor,
    Categories,
    /// None where it is for all. What is typed is searched.
    Subjects,
    /// What is typed is searched.
    Host,
    /// What is typed is searched.
    Leader,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        let made_for = (!self.kinds.is_empty()).then_some(Question::MadeFor);
        let rest = [Question::Categories, Question::Subjects, Question::Host, Question::Leader];
        std::iter::once(Question::Name).chain(made_for).chain(rest).collect()
    }

    fn has(&self, question: Question) -> bool {
        self.answered.contains(&question)
    }
}

/// What the coordinator has said so far, and what is asked now.
pub type Step = Form<Draft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Says what it is made for.
    MadeFor {
        kind: MadeFor,
    },
    /// Chooses a category, or takes it back.
    Category {
        id: CategoryId,
        wanted: bool,
    },
    /// Chooses a subject, or takes it back.
    Subject {
        id: SubjectId,
        wanted: bool,
    },
    /// The choice is complete.
    Ready,
    List {
        leaf: Leaf,
    },
    /// Chooses the host, or none.
    Host {
        id: Option<OrganisationId>,
    },
    /// Chooses the leader, or none.
    Leader {
        id: Option<PersonId>,
    },
    Create,
    Form {
        turn: Turn,
    },
}

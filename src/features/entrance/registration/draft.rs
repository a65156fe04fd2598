//! What a person has said of themselves so far.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::ids::{OrganisationId, PersonId, PostId, SubjectId};
use crate::model::people::{FullName, store as lists};
use crate::say;
use crate::talk::{Cx, Result};

/// What was said so far; what is missing is asked next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Whether the data of one who is registered are corrected.
    #[serde(default)]
    pub amends: bool,
    /// How they are called.
    pub name: Option<FullName>,
    /// Where they work.
    pub school: Option<OrganisationId>,
    /// Their post.
    pub post: Option<PostId>,
    /// What they teach.
    pub subjects: Option<Vec<SubjectId>>,
    /// The year since which they teach.
    pub teaching_since: Option<i32>,
    /// The year since which they manage, asked of management staff alone.
    pub managing_since: Option<i32>,
}

impl Draft {
    /// The data of one who is registered, to be corrected.
    pub async fn of(cx: &mut Cx, id: PersonId) -> Result<Draft> {
        let person = lists::person(cx, id).await?;
        Ok(Draft {
            amends: true,
            name: Some(person.name),
            school: Some(person.organisation.id),
            post: Some(person.post.id),
            subjects: Some(person.subjects.into_iter().map(|subject| subject.id).collect()),
            teaching_since: Some(person.teaching_since.year()),
            managing_since: person.managing_since.map(|since| since.year()),
        })
    }

    /// Whether every question that everybody is asked has its answer.
    pub fn is_complete(&self) -> bool {
        self.name.is_some()
            && self.school.is_some()
            && self.post.is_some()
            && self.subjects.is_some()
            && self.teaching_since.is_some()
    }

    /// Takes the school out where a coordinator has merged it into another or deleted it, and says so.
    pub async fn without_lost_school(mut self, cx: &mut Cx) -> Result<Draft> {
        let Some(school) = self.school else {
            return Ok(self);
        };
        if lists::find_organisation(cx, school).await?.is_none() {
            self.school = None;
            let gone = say!(cx.language(), "registration-school-gone");
            cx.remark(gone);
        }
        Ok(self)
    }
}

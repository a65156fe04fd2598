//! What a person has said of themselves so far.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::ids::{OrganisationId, PersonId, PostId, SubjectId};
use crate::model::organisations;
use crate::model::people::{self, Enrolment, FullName};
use crate::model::school_year;
use crate::say;
use crate::talk::{self, Cx, Result};

/// What was said so far; what is missing is asked next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Whether a registered person corrects their data.
    #[serde(default)]
    pub amends: bool,
    /// Whether something of it is not saved yet: data that were only looked at are no draft.
    #[serde(default)]
    pub touched: bool,
    pub name: Option<FullName>,
    /// A given name and a patronymic that were typed without the family name, which is asked for.
    #[serde(default)]
    pub half: Option<String>,
    pub school: Option<OrganisationId>,
    /// A school that is in no list: it is added with the person, so that nothing is left of one who chose another.
    #[serde(default)]
    pub new_school: Option<String>,
    pub post: Option<PostId>,
    /// Whether the post is one of management staff, which brings a question of its own.
    #[serde(default)]
    pub manages: bool,
    pub subjects: Option<Vec<SubjectId>>,
    /// The subjects that are marked and not confirmed yet.
    #[serde(default)]
    pub marked: Vec<SubjectId>,
    pub teaching_since: Option<i32>,
    pub managing_since: Option<i32>,
    /// A year that may have been meant, and is asked back.
    #[serde(default)]
    pub perhaps: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Name,
    School,
    Post,
    Subjects,
    Teaching,
    Managing,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        let everybody = [Question::Name, Question::School, Question::Post, Question::Subjects, Question::Teaching];
        let manages = self.manages.then_some(Question::Managing);
        everybody.into_iter().chain(manages).collect()
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Name => self.name.is_some(),
            Question::School => self.school.is_some() || self.new_school.is_some(),
            Question::Post => self.post.is_some(),
            Question::Subjects => self.subjects.is_some(),
            Question::Teaching => self.teaching_since.is_some(),
            Question::Managing => self.managing_since.is_some(),
        }
    }
}

impl Draft {
    /// The data of a registered person, to be corrected.
    pub async fn of(cx: &mut Cx, id: PersonId) -> Result<Draft> {
        let person = people::person(cx, id).await?;
        let subjects: Vec<_> = person.subjects.into_iter().map(|subject| subject.id).collect();
        Ok(Draft {
            amends: true,
            touched: false,
            half: None,
            new_school: None,
            perhaps: None,
            name: Some(person.name),
            school: Some(person.organisation.id),
            post: Some(person.post.id),
            manages: person.post.management,
            marked: subjects.clone(),
            subjects: Some(subjects),
            teaching_since: person.teaching_since.map(|since| since.year()),
            managing_since: person.managing_since.map(|since| since.year()),
        })
    }

    /// Clears the school if a coordinator has merged it into another or deleted it, and says so.
    pub async fn without_lost_school(mut self, cx: &mut Cx) -> Result<Draft> {
        let Some(school) = self.school else {
            return Ok(self);
        };
        if organisations::find(cx, school).await?.is_none() {
            self.school = None;
            let gone = say!(cx.language(), "registration-school-gone");
            cx.remark(gone);
        }
        Ok(self)
    }

    /// Whether somebody teaches nothing: then it is the beginning of pedagogical work that is asked for.
    pub fn teaches_nothing(&self) -> bool {
        self.subjects.as_ref().is_some_and(Vec::is_empty)
    }

    /// What registration keeps, with the school where they work; `None` while an answer is missing.
    pub fn enrolment(&self, organisation: OrganisationId) -> Option<Enrolment> {
        Some(Enrolment {
            name: self.name.clone()?,
            organisation,
            post: self.post?,
            subjects: self.subjects.clone()?,
            // Only the year is asked; the work is taken to have begun with its school year.
            teaching_since: school_year::begins(self.teaching_since?)?,
            managing_since: match self.manages {
                true => Some(school_year::begins(self.managing_since?)?),
                false => None,
            },
        })
    }
}

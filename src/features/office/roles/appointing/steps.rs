//! Where the form of an appointment can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PersonId};
use crate::model::roles::{self, Order, Role, Scope};
use crate::talk::{self, Form, Turn};
use crate::talk::{Leaf, calendar};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Nobody is chosen yet: somebody is to be.
    People,
    Whom {
        person: PersonId,
    },
}

/// Of what the person gets the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Municipality,
    /// Where they work.
    Organisation,
    Group {
        id: GroupId,
    },
}

impl Place {
    pub fn scope(self) -> Scope {
        match self {
            Place::Municipality => Scope::Municipality,
            Place::Organisation => Scope::Organisation,
            Place::Group { .. } => Scope::Group,
        }
    }

    pub fn group(self) -> Option<GroupId> {
        match self {
            Place::Group { id } => Some(id),
            Place::Municipality | Place::Organisation => None,
        }
    }

    /// Where a role is held that is held in one kind of place, and this needs no choice.
    pub fn only(role: Role) -> Option<Place> {
        match role.scopes() {
            [Scope::Municipality] => Some(Place::Municipality),
            [Scope::Organisation] => Some(Place::Organisation),
            _ => None,
        }
    }
}

/// By which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbered {
    Without,
    Number { number: String },
}

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    Endless,
    Till { day: NaiveDate },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    pub person: PersonId,
    pub role: Option<Role>,
    pub place: Option<Place>,
    pub order: Option<Numbered>,
    /// The day of the order.
    pub day: Option<NaiveDate>,
    pub term: Option<Term>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Role,
    Place,
    Order,
    Day,
    Term,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        let place = self.role.is_some_and(|role| Place::only(role).is_none()).then_some(Question::Place);
        let day = matches!(self.order, Some(Numbered::Number { .. })).then_some(Question::Day);
        let first = [Question::Role].into_iter().chain(place);
        first.chain([Question::Order]).chain(day).chain([Question::Term]).collect()
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Role => self.role.is_some(),
            Question::Place => self.place.is_some(),
            Question::Order => self.order.is_some(),
            Question::Day => self.day.is_some(),
            Question::Term => self.term.is_some(),
        }
    }
}

impl Draft {
    pub fn of(person: PersonId) -> Draft {
        Draft { person, role: None, place: None, order: None, day: None, term: None }
    }

    /// The order, once its number and its day are known.
    pub fn order(&self) -> Option<Order> {
        match &self.order {
            Some(Numbered::Number { number }) => Some(Order { number: number.clone(), day: self.day? }),
            Some(Numbered::Without) | None => None,
        }
    }

    /// The last day, where there is one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self.term {
            Some(Term::Till { day }) => Some(day),
            Some(Term::Endless) | None => None,
        }
    }

    /// What is to be appointed, once everything is answered.
    pub fn whole(&self) -> Option<roles::Appointing> {
        let (role, place) = (self.role?, self.place?);
        (self.order.is_some() && self.term.is_some()).then(|| roles::Appointing {
            person: self.person,
            role,
            scope: place.scope(),
            group: place.group(),
            order: self.order(),
            term: self.last_day(),
        })
    }
}

pub type Step = Form<Draft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Role {
        role: Role,
    },
    Place {
        #[serde(rename = "of", alias = "place")]
        place: Place,
    },
    List {
        leaf: Leaf,
    },
    /// Without an order.
    Without,
    Pick {
        pick: calendar::Pick,
    },
    Term {
        #[serde(rename = "of", alias = "term")]
        term: Term,
    },
    /// One answer is to be changed.
    Change {
        what: Question,
    },
    Appoint,
    Form {
        turn: Turn,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::Draft as _;

    #[test]
    fn a_role_of_one_kind_of_place_is_not_asked_for_one() {
        let draft = |role| Draft { role: Some(role), place: Place::only(role), ..Draft::of(PersonId(1)) };
        let asked = |role| draft(role).questions().contains(&Question::Place);
        assert!(!asked(Role::Coordinator) && !asked(Role::Representative));
        assert!(asked(Role::Methodist) && asked(Role::Leader) && asked(Role::Expert));
    }

    #[test]
    fn an_order_has_a_number_and_a_day() {
        let draft = Draft { order: Some(Numbered::Number { number: "7".to_owned() }), ..Draft::of(PersonId(1)) };
        assert!(draft.questions().contains(&Question::Day));
        assert_eq!(draft.order(), None);
        let day = "2026-09-01".parse().unwrap();
        assert_eq!(Draft { day: Some(day), ..draft }.order(), Some(Order { number: "7".to_owned(), day }));
    }
}

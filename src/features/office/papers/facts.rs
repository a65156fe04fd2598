//! From facts to papers: who is named, what is left as a gap, and whom the paper thereby knows.

pub mod store;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use self::store::{Asked, FactLine, Facts, StaffFact, Whole};
use crate::features::office::heads::{Ours, Whose};
use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::model::groups::Part;
use crate::model::papers::{self, Kind, New};
use crate::model::regulation;
use crate::model::roles::Coordinator;
use crate::papers::kinds::{self, Forms, Head, InForce, Line, Phrase, Somebody, StaffLine};
use crate::talk::{MOST_ROWS, Result, Tx};

/// What a paper is about: a group, or the whole municipality.
#[derive(Debug, Clone)]
pub enum About {
    Group(GroupId, Arc<Facts>),
    Whole(Arc<Whole>),
}

/// What is known for a paper, and whether its number is taken.
pub async fn about(tx: &mut Tx, by: Coordinator, group: Option<GroupId>, asked: &Asked) -> Result<About> {
    Ok(match group {
        Some(group) => About::Group(group, store::facts(tx, by, group, asked).await?),
        None => About::Whole(store::whole(tx, by, asked).await?),
    })
}

impl About {
    fn ours(&self) -> &Ours {
        match self {
            About::Group(_, facts) => &facts.ours,
            About::Whole(whole) => &whole.ours,
        }
    }

    /// The forms that are known.
    pub fn forms(&self) -> &Forms {
        &self.ours().forms
    }

    /// The number that comes next.
    pub fn proposed(&self) -> i64 {
        match self {
            About::Group(_, facts) => facts.proposed,
            About::Whole(whole) => whole.proposed,
        }
    }

    /// Whether another paper bears the number that was asked about.
    pub fn is_taken(&self) -> bool {
        match self {
            About::Group(_, facts) => facts.is_taken,
            About::Whole(whole) => whole.is_taken,
        }
    }

    /// What a paper declines, and whose words they are, each once.
    pub fn phrases(&self, kind: Kind) -> Vec<(Phrase, Whose)> {
        let mut phrases = Vec::new();
        if let About::Group(_, facts) = self {
            if let Some((id, somebody)) = declined(kind, facts) {
                phrases.push((Phrase::name(&somebody.name), id.map_or(Whose::Typed, Whose::Person)));
                phrases.extend(somebody.post.as_deref().map(|post| (Phrase::post(post), Whose::Words)));
            }
            phrases.push((Phrase::body(&kinds::cluster(&facts.group)), Whose::Words));
        }
        for (phrase, whose) in self.ours().office.phrases() {
            if phrases.iter().all(|(known, _)| (known.sort, &known.words) != (phrase.sort, &phrase.words)) {
                phrases.push((phrase, whose));
            }
        }
        phrases
    }

    /// The first of them of which the rules only guess a form: it is asked before the paper is made.
    pub fn doubtful(&self, kind: Kind) -> Option<Phrase> {
        let mut phrases = self.phrases(kind).into_iter().map(|(phrase, _)| phrase);
        phrases.find(|phrase| self.forms().is_doubtful(phrase))
    }
}

/// The leader, if a paper may name them.
pub fn leader(facts: &Facts) -> Option<(PersonId, Somebody)> {
    let leader = facts.members.iter().find(|member| member.leads && member.agreed)?;
    let (id, name) = leader.person.clone()?;
    Some((id, Somebody { name, post: leader.post.clone(), organisation: leader.organisation.clone()? }))
}

/// Whose forms a paper of this kind needs.
pub fn declined(kind: Kind, facts: &Facts) -> Option<(Option<PersonId>, Somebody)> {
    match kind {
        Kind::RosterOrder => leader(facts).map(|(id, leader)| (Some(id), leader)),
        Kind::Agreement => facts.director.clone(),
        Kind::Staff | Kind::Rules | Kind::Plan => None,
    }
}

/// How many lines of a roster are gaps, since nobody has agreed to stand there.
pub fn gaps(facts: &Facts) -> usize {
    facts.members.iter().filter(|member| !member.agreed).count()
}

/// What a paper is made of: its text, and the records behind it. Whoever makes it stands in it, too.
struct Making {
    filling: String,
    people: Vec<PersonId>,
    organisations: Vec<OrganisationId>,
}

/// What is to be made: with a number of a day, or without. `None` where it would have more lines than one paper takes: it would
/// end before the last of them, and nobody would see it.
pub async fn new(tx: &mut Tx, by: Coordinator, about: &About, asked: &Asked, picked: bool) -> Result<Option<New>> {
    let Asked { kind, number, day } = asked.clone();
    let of = (number.as_deref(), Some(day).filter(|_| picked || number.is_some()));
    let head = about.ours().head(of.0, of.1);
    let (subject, group, mut making) = match about {
        About::Group(_, facts) if facts.members.len() > MOST_ROWS => return Ok(None),
        About::Group(group, facts) => {
            let making = match kind {
                Kind::RosterOrder | Kind::Staff | Kind::Rules | Kind::Plan => roster(&head, facts)?,
                Kind::Agreement => agreement(&head, facts)?,
            };
            (format!("«{}»", facts.group), Some(*group), making)
        }
        // They are of a day even where a clerk writes the number.
        About::Whole(whole) => {
            let head = Head { day: Some(day), ..head };
            match kind {
                Kind::Staff => {
                    let list = store::staff(tx, by).await?;
                    if list.len() > MOST_ROWS {
                        return Ok(None);
                    }
                    (whole.municipality.clone(), None, staff(&head, whole, &list)?)
                }
                Kind::RosterOrder | Kind::Agreement | Kind::Rules | Kind::Plan => {
                    let subject = format!("{}, версия {}", whole.municipality, whole.ours.office.version);
                    (subject, None, rules(tx, &head, whole).await?)
                }
            }
        }
    };
    making.people.push(by.id());
    Ok(Some(New {
        kind,
        year: papers::number_year(tx, day).await?,
        number,
        day,
        about: subject,
        group,
        people: making.people,
        organisations: making.organisations,
        regulation: about.ours().office.version,
        filling: making.filling,
    }))
}

fn roster(head: &Head, facts: &Facts) -> Result<Making> {
    let line = |member: &FactLine| Line {
        name: member.name.clone().filter(|_| member.agreed),
        post: match &member.person {
            // What the list of posts explains in brackets is no part of a post.
            Some(_) => member.post.as_deref().filter(|_| member.agreed).map(plain),
            // An organisation that is a member has no post.
            None => member.agreed.then(|| "организация".to_owned()),
        },
        organisation: member.organisation.clone().filter(|_| member.agreed),
        role: role(member),
        outside: member.outside && member.agreed,
    };
    let lines: Vec<_> = facts.members.iter().map(line).collect();
    let named = || facts.members.iter().filter(|member| member.agreed);
    let people = named().filter_map(|member| Some(member.person.as_ref()?.0)).collect();
    let organisations = named().filter_map(|member| member.works_at).collect();
    let leader = leader(facts).map(|(_, leader)| leader);
    let values = kinds::roster_order(head, &facts.group, leader.as_ref(), &lines);
    Ok(Making { filling: serde_json::to_string(&values)?, people, organisations })
}

fn plain(post: &str) -> String {
    post.split(" (").next().unwrap_or(post).to_owned()
}

/// What somebody is in the group.
fn role(member: &FactLine) -> String {
    let own = match member {
        FactLine { leads: true, .. } => Some("руководитель"),
        // Whoever is the deputy belongs to the group.
        FactLine { deputises: true, .. } => Some("заместитель руководителя"),
        FactLine { member, .. } => member.then_some("участник"),
    };
    let part = member.part.map(|part| match part {
        Part::Customer => "заказчик",
        Part::Performer => "исполнитель",
        Part::Expert => "эксперт",
    });
    // An expert by an order is one, whatever part they have.
    let expert = (member.expert && member.part != Some(Part::Expert)).then_some("эксперт");
    own.into_iter().chain(part).chain(expert).collect::<Vec<_>>().join(", ")
}

fn agreement(head: &Head, facts: &Facts) -> Result<Making> {
    let host = facts.host.as_ref();
    let (mut joining, mut organisations) = (Vec::<String>::new(), Vec::new());
    organisations.extend(host.map(|(id, _)| *id));
    // An expert's school has nobody in the group.
    for member in facts.members.iter().filter(|member| member.member) {
        let Some(name) = &member.employer else { continue };
        organisations.extend(member.works_at);
        if host.is_none_or(|(_, host)| host != name) && !joining.contains(name) {
            joining.push(name.clone());
        }
    }
    let director = facts.director.as_ref();
    let host = kinds::Host { name: host.map(|(_, name)| name.as_str()), requisites: &facts.requisites };
    let values = kinds::agreement(head, &facts.group, host, director.map(|(_, of)| of), &joining);
    let people = director.and_then(|(id, _)| *id).into_iter().collect();
    Ok(Making { filling: serde_json::to_string(&values)?, people, organisations })
}

/// The list of staff.
fn staff(head: &Head, whole: &Whole, staff: &[StaffFact]) -> Result<Making> {
    let line = |person: &StaffFact| StaffLine {
        name: person.agreed.then(|| person.name.listed()),
        post: person.agreed.then(|| person.post.clone()),
        organisation: person.agreed.then(|| person.organisation.clone()),
        subjects: if person.agreed { person.subjects.clone() } else { String::new() },
        since: person.teaching_since.filter(|_| person.agreed),
    };
    let lines: Vec<_> = staff.iter().map(line).collect();
    let named = || staff.iter().filter(|person| person.agreed);
    Ok(Making {
        filling: serde_json::to_string(&kinds::staff(head, &whole.municipality, &lines))?,
        people: named().map(|person| person.id).collect(),
        organisations: named().map(|person| person.works_at).collect(),
    })
}

/// The rules in force.
async fn rules(tx: &mut Tx, head: &Head, whole: &Whole) -> Result<Making> {
    let zone = tx.zone();
    let now = regulation::now(tx).await?;
    let of_day = |(version, at): (&i64, &DateTime<Utc>)| (*version, at.with_timezone(&zone).date_naive());
    let days = whole.versions.iter().map(of_day).collect();
    let of = InForce { municipality: &whole.municipality, regulation: &now, days: &days, groups: &whole.groups };
    let filling = serde_json::to_string(&kinds::rules(head, &of)?)?;
    Ok(Making { filling, people: Vec::new(), organisations: Vec::new() })
}

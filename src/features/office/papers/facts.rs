//! From facts to papers: who is named, what is left as a gap, and whom the paper thereby knows.

use chrono::NaiveDate;

use super::declining::store::Whole;
use super::store::{FactLine, Facts, Staff, StaffFact};
use crate::features::office::heads::head;
use crate::ids::{GroupId, PersonId};
use crate::model::papers::{self, Kind, New};
use crate::model::regulation;
use crate::papers::kinds::{self, Forms, Head, InForce, Line, Phrase, Somebody, StaffLine};
use crate::papers::word::Values;
use crate::talk::{Cx, Result};

/// The leader, if a paper may name them.
pub fn leader(facts: &Facts) -> Option<(PersonId, Somebody)> {
    let leader = facts.members.iter().find(|member| member.leads && member.agreed)?;
    let (id, name) = leader.person.clone()?;
    Some((id, Somebody { name, post: leader.post.clone()?, organisation: leader.organisation.clone()? }))
}

/// Whose forms a paper of this kind needs.
pub fn declined(kind: Kind, facts: &Facts) -> Option<(Option<PersonId>, Somebody)> {
    match kind {
        Kind::RosterOrder => leader(facts).map(|(id, leader)| (Some(id), leader)),
        Kind::Agreement => facts.director.clone(),
        Kind::Staff | Kind::Rules | Kind::Plan => None,
    }
}

/// What a paper about a group declines, and whose name it is where it is somebody's. The office itself stands in the
/// regulation, with its cases.
pub fn phrases(kind: Kind, facts: &Facts) -> Vec<(Phrase, Option<PersonId>)> {
    let mut phrases = Vec::new();
    if let Some((id, somebody)) = declined(kind, facts) {
        let [name, post] = kinds::phrases_of(&somebody);
        // A name that belongs to nobody here would be kept beyond every erasure: it is declined by the rules each time.
        phrases.extend(id.map(|id| (name, Some(id))));
        phrases.push((post, None));
    }
    phrases.push((Phrase::body(&kinds::cluster(&facts.group)), None));
    phrases
}

/// The first of them of which the rules only guess a form.
pub fn doubtful(kind: Kind, facts: &Facts) -> Option<Phrase> {
    phrases(kind, facts).into_iter().map(|(phrase, _)| phrase).find(|phrase| facts.forms.is_doubtful(phrase))
}

/// How many lines of a roster are gaps, since nobody has agreed to stand there.
pub fn gaps(facts: &Facts) -> usize {
    facts.members.iter().filter(|member| !member.agreed).count()
}

/// What is to be made about a group.
pub async fn about_group(
    cx: &mut Cx,
    kind: Kind,
    group: GroupId,
    facts: &Facts,
    number: Option<String>,
) -> Result<New> {
    let head = head(cx, number.as_deref(), facts.forms.clone()).await?;
    let (values, people) = match kind {
        Kind::RosterOrder | Kind::Staff | Kind::Rules | Kind::Plan => roster(&head, facts),
        Kind::Agreement => agreement(&head, facts),
    };
    let (year, filling) = (papers::number_year(cx).await?, serde_json::to_string(&values)?);
    Ok(New { kind, year, number, about: format!("«{}»", facts.group), group: Some(group), people, filling })
}

fn roster(head: &Head, facts: &Facts) -> (Values, Vec<PersonId>) {
    let line = |member: &FactLine| Line {
        name: member.name.clone().filter(|_| member.agreed),
        post: match &member.person {
            Some(_) => member.post.clone().filter(|_| member.agreed),
            // An organisation that is a member has no post.
            None => member.agreed.then(|| "организация".to_owned()),
        },
        organisation: member.organisation.clone().filter(|_| member.agreed),
        role: if member.leads { "руководитель" } else { "участник" },
    };
    let lines: Vec<_> = facts.members.iter().map(line).collect();
    let named = facts.members.iter().filter(|member| member.agreed);
    let people = named.filter_map(|member| Some(member.person.as_ref()?.0)).collect();
    let leader = leader(facts).map(|(_, leader)| leader);
    (kinds::roster_order(head, &facts.group, leader.as_ref(), &lines), people)
}

fn agreement(head: &Head, facts: &Facts) -> (Values, Vec<PersonId>) {
    let mut joining: Vec<String> = Vec::new();
    for name in facts.members.iter().filter_map(|member| member.employer.clone()) {
        if facts.host.as_ref() != Some(&name) && !joining.contains(&name) {
            joining.push(name);
        }
    }
    let director = facts.director.as_ref();
    let host = kinds::Host { name: facts.host.as_deref(), requisites: &facts.requisites };
    let values = kinds::agreement(head, &facts.group, host, director.map(|(_, of)| of), &joining);
    (values, director.and_then(|(id, _)| *id).into_iter().collect())
}

/// The list of staff.
pub async fn staff(cx: &mut Cx, staff: &Staff) -> Result<New> {
    let day = cx.today();
    let head = Head { day: Some(day), ..head(cx, None, Forms::default()).await? };
    let line = |person: &StaffFact| StaffLine {
        name: person.agreed.then(|| person.name.listed()),
        post: person.agreed.then(|| person.post.clone()),
        organisation: person.agreed.then(|| person.organisation.clone()),
        subjects: if person.agreed { person.subjects.clone() } else { String::new() },
        since: person.teaching_since.filter(|_| person.agreed),
    };
    let lines: Vec<_> = staff.people.iter().map(line).collect();
    let people = staff.people.iter().filter(|person| person.agreed).map(|person| person.id).collect();
    let filling = serde_json::to_string(&kinds::staff(&head, &staff.municipality, &lines))?;
    let (year, about) = (papers::number_year(cx).await?, staff.municipality.clone());
    Ok(New { kind: Kind::Staff, year, number: None, about, group: None, people, filling })
}

/// The rules in force. They are of a day even where a clerk writes the number.
pub async fn rules(cx: &mut Cx, whole: &Whole, number: Option<String>) -> Result<New> {
    let (day, zone) = (cx.today(), cx.zone());
    let head = Head { day: Some(day), ..head(cx, number.as_deref(), whole.forms.clone()).await? };
    let now = regulation::now(cx).await?;
    let of_day = |(version, at): (&i64, &chrono::DateTime<chrono::Utc>)| -> (i64, NaiveDate) {
        (*version, at.with_timezone(&zone).date_naive())
    };
    let days = whole.versions.iter().map(of_day).collect();
    let of = InForce { municipality: &whole.municipality, regulation: &now, days: &days };
    let filling = serde_json::to_string(&kinds::rules(&head, &of)?)?;
    let about = format!("{}, версия {}", whole.municipality, now.version);
    let year = papers::number_year(cx).await?;
    Ok(New { kind: Kind::Rules, year, number, about, group: None, people: Vec::new(), filling })
}

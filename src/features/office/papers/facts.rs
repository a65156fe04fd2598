//! From facts to papers: who is named, what is left as a gap, and whom the paper thereby knows.

use chrono::Datelike;

use super::store::{Facts, Staff};
use crate::ids::{GroupId, PersonId};
use crate::model::papers::{Kind, New};
use crate::model::school_year;
use crate::papers::kinds::{self, Head, Line, Somebody, StaffLine};
use crate::papers::word::Values;
use crate::talk::{Cx, Result};

/// Whose papers they are: who answers for the data is named with the address behind a comma.
fn office(cx: &Cx) -> Option<String> {
    let name = cx.around.operator.split(',').next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

async fn head(cx: &mut Cx, number: Option<&str>) -> Result<Head> {
    let first = school_year::current(cx).await?.year();
    Ok(Head {
        office: office(cx),
        number: number.map(str::to_owned),
        // The day of a paper is that of its number: a clerk writes both.
        day: number.map(|_| cx.today()),
        school_year: format!("{first}/{}", first + 1),
    })
}

/// The leader, if a paper may name them.
pub fn leader(facts: &Facts) -> Option<Somebody> {
    let leader = facts.members.iter().find(|member| member.leads && member.agreed)?;
    let name = leader.person.as_ref()?.1.clone();
    Some(Somebody { name, post: leader.post.clone()?, organisation: leader.organisation.clone()? })
}

/// Whose forms a paper of this kind needs: what is doubtful in them is shown before it is made.
pub fn declined(kind: Kind, facts: &Facts) -> Option<Somebody> {
    match kind {
        Kind::RosterOrder => leader(facts),
        Kind::Agreement => facts.director.as_ref().map(|(_, director)| director.clone()),
        Kind::Staff => None,
    }
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
    let head = head(cx, number.as_deref()).await?;
    let (values, people) = match kind {
        Kind::RosterOrder | Kind::Staff => roster(&head, facts),
        Kind::Agreement => agreement(&head, facts),
    };
    let filling = serde_json::to_string(&values)?;
    Ok(New { kind, number, about: format!("«{}»", facts.group), group: Some(group), people, filling })
}

fn roster(head: &Head, facts: &Facts) -> (Values, Vec<PersonId>) {
    let line = |member: &super::store::FactLine| Line {
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
    (kinds::roster_order(head, &facts.group, leader(facts).as_ref(), &lines), people)
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
    let head = Head { day: Some(day), ..head(cx, None).await? };
    let line = |person: &super::store::StaffFact| StaffLine {
        name: person.agreed.then(|| person.name.listed()),
        post: person.agreed.then(|| person.post.clone()),
        organisation: person.agreed.then(|| person.organisation.clone()),
        subjects: if person.agreed { person.subjects.clone() } else { String::new() },
        since: person.teaching_since.filter(|_| person.agreed),
    };
    let lines: Vec<_> = staff.people.iter().map(line).collect();
    let people = staff.people.iter().filter(|person| person.agreed).map(|person| person.id).collect();
    let filling = serde_json::to_string(&kinds::staff(&head, &staff.municipality, &lines))?;
    let about = staff.municipality.clone();
    Ok(New { kind: Kind::Staff, number: None, about, group: None, people, filling })
}

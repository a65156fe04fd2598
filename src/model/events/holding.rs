//! Who makes events and changes them: whoever leads one of their groups; and a coordinator, for several groups together,
//! for everybody, or for people who were chosen.

use serde::{Deserialize, Serialize};

use crate::ids::{EventId, GroupId, PersonId};
use crate::model::audience;
use crate::model::groups::GroupName;
use crate::model::people::FullName;
use crate::model::roles::{Coordinator, Leader};
use crate::talk::{Result, Tx};
use crate::text::Language;

/// The authority over one event. Only [`met`](super::met) finds it, in the transaction that uses it.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    person: PersonId,
    event: EventId,
}

impl Holder {
    pub(super) fn found(person: PersonId, event: EventId) -> Holder {
        Holder { person, event }
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// Over which event.
    pub fn event(self) -> EventId {
        self.event
    }
}

/// The people for whom an event is who were chosen for it. It lies beside the event, so its spelling stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whom {
    ru: String,
    en: String,
    /// What was chosen.
    pub of: audience::Audience,
}

impl Whom {
    /// What was chosen, as it is said in each language.
    pub fn of(of: audience::Audience, said: impl Fn(Language) -> String) -> Whom {
        Whom { ru: said(Language::Ru), en: said(Language::En), of }
    }

    /// «школа «Школа № 3»; должность Учитель».
    pub fn said(&self, language: Language) -> String {
        language.pick(&self.ru, &self.en).clone()
    }
}

/// For whom somebody makes an event, as a guard has let them.
#[derive(Debug, Clone)]
pub struct Audience {
    by: PersonId,
    pub(super) groups: Vec<GroupId>,
    /// Who was chosen, and by what.
    pub(super) chosen: Option<Whom>,
}

impl Audience {
    /// The members of groups that one leads.
    pub fn led(leader: Leader) -> Audience {
        Audience { by: leader.id(), groups: vec![leader.group()], chosen: None }
    }

    /// Everybody of the municipality.
    pub fn everybody(by: Coordinator) -> Audience {
        Audience { by: by.id(), groups: Vec::new(), chosen: None }
    }

    /// People who were chosen: those who fit now, and those who come to fit before it begins.
    pub fn chosen(by: Coordinator, whom: Whom) -> Audience {
        Audience { by: by.id(), groups: Vec::new(), chosen: Some(whom) }
    }

    /// What was chosen, as the event keeps it.
    pub(super) fn whom(&self) -> Result<Option<String>> {
        Ok(self.chosen.as_ref().map(serde_json::to_string).transpose()?)
    }

    /// Who makes it.
    pub fn by(&self) -> PersonId {
        self.by
    }

    /// Whether it is everybody.
    pub fn is_everybody(&self) -> bool {
        self.groups.is_empty() && self.chosen.is_none()
    }
}

/// A group for which somebody may make events.
#[derive(Debug, Clone)]
pub struct Hosted {
    /// The group.
    pub group: GroupName,
    /// The organisation that hosts it, площадка.
    pub place: Option<String>,
    /// Who leads it.
    pub led_by: Option<FullName>,
    /// Whether the person leads it themselves, or is the deputy there.
    pub leads: bool,
}

/// For whom somebody may make events.
#[derive(Debug, Clone)]
pub struct Host {
    person: PersonId,
    /// What they are called.
    pub name: FullName,
    /// Whether they coordinate the municipality, and so may invite everybody.
    pub coordinates: bool,
    /// The open groups: those that they lead first, then, for a coordinator, the others; each by name.
    pub groups: Vec<Hosted>,
}

impl Host {
    /// The group of a number, if they may make events for it.
    pub fn of(&self, group: GroupId) -> Option<&Hosted> {
        self.groups.iter().find(|hosted| hosted.group.id == group)
    }

    /// The groups that they lead.
    pub fn led(&self) -> impl Iterator<Item = &Hosted> {
        self.groups.iter().filter(|hosted| hosted.leads)
    }

    /// The groups as an audience, no group for everybody; `None` where one of them is not theirs.
    pub fn audience(&self, groups: &[GroupId]) -> Option<Audience> {
        let may = if groups.is_empty() { self.coordinates } else { groups.iter().all(|id| self.of(*id).is_some()) };
        let mut groups = groups.to_vec();
        groups.sort();
        groups.dedup();
        may.then_some(Audience { by: self.person, groups, chosen: None })
    }
}

/// A row of [`host`].
#[derive(Deserialize)]
struct Row(GroupId, String, Option<String>, bool, Option<(String, String, String)>);

/// For whom a person may make events: one question, asked once in a transaction.
pub async fn host(tx: &mut Tx, person: PersonId) -> Result<Host> {
    if let Some(known) = tx.remembered::<Host>()
        && known.person == person
    {
        return Ok(known);
    }
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT me.family_name AS "family_name!", me.given_name AS "given_name!", me.patronymic AS "patronymic!",
                  me.coordinates AS "coordinates!: bool",
                  (SELECT json_group_array(json_array(groups.id, groups.name, organisation.short_name,
                                                      json(iif(mine.leads, 'true', 'false')),
                                                      iif(person.id IS NULL, NULL, json_array(
                                                          person.family_name, person.given_name, person.patronymic)))
                                           ORDER BY mine.leads DESC, groups.sort_form, groups.id)
                   FROM (SELECT group_id, 1 AS leads FROM appointment
                         WHERE person_id = me.id AND role IN ('leader', 'deputy') AND until IS NULL
                         UNION ALL
                         SELECT others.id, 0 FROM groups AS others
                         WHERE me.coordinates AND others.municipality_id = ?2 AND others.phase != 'closed'
                           AND NOT EXISTS (SELECT 1 FROM appointment AS own
                                           WHERE own.person_id = me.id AND own.role IN ('leader', 'deputy')
                                             AND own.group_id = others.id AND own.until IS NULL)) AS mine
                   JOIN groups ON groups.id = mine.group_id
                   LEFT JOIN appointment AS leader ON leader.group_id = groups.id AND leader.role = 'leader'
                                                  AND leader.until IS NULL
                   LEFT JOIN person ON person.id = leader.person_id
                   LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
                   WHERE groups.municipality_id = ?2 AND groups.phase != 'closed') AS "groups!: String"
           FROM (SELECT person.id, family_name, given_name, patronymic,
                        EXISTS (SELECT 1 FROM appointment
                                WHERE appointment.person_id = person.id AND appointment.role = 'coordinator'
                                  AND appointment.group_id IS NULL AND appointment.until IS NULL
                                  AND appointment.municipality_id = ?2) AS coordinates
                 FROM person WHERE person.id = ?1 AND person.municipality_id = ?2) AS me"#,
        person,
        municipality
    )
    .fetch_one(tx.db())
    .await?;
    let rows: Vec<Row> = serde_json::from_str(&row.groups)?;
    let groups = rows.into_iter().map(|Row(id, name, place, leads, led_by)| Hosted {
        group: GroupName { id, name },
        place,
        led_by: led_by.map(|(family, given, patronymic)| FullName::of(family, given, patronymic)),
        leads,
    });
    let host = Host {
        person,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        coordinates: row.coordinates,
        groups: groups.collect(),
    };
    tx.remember(host.clone());
    Ok(host)
}

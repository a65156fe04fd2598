//! What is asked of the database about answers: everybody an event concerns, with what they have said.

use chrono::{DateTime, Utc};

use crate::ids::{EventId, PersonId};
use crate::model::events::{Answer, Reply};
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::talk::{Result, Tx};

/// Somebody whom an event concerns.
#[derive(Debug, Clone)]
pub struct Row {
    pub person: PersonId,
    pub name: FullName,
    pub organisation: String,
    /// What they have said; `None` for the silent.
    pub reply: Option<Reply>,
    /// When they have.
    pub said_at: Option<DateTime<Utc>>,
    /// Who has said so for them.
    pub by: Option<FullName>,
    /// What they bring.
    pub speech: Option<(Option<Contribution>, Option<String>)>,
    /// Whether a notice reaches them.
    pub is_reached: bool,
}

/// The members of the groups of an event but for whoever leads them, or those who were chosen for it, and all others who have said anything, by name. Of an
/// event for everybody they are those who have said anything: nobody calls all others silent.
pub async fn all(tx: &mut Tx, event: EventId) -> Result<Vec<Row>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", person.family_name AS "family_name!",
                  person.given_name AS "given_name!",
                  person.patronymic AS "patronymic!", organisation.short_name AS "organisation!",
                  event_answer.answer AS "answer?: Answer", event_answer.answered_at AS "answered_at?: DateTime<Utc>",
                  proxy.family_name AS "proxy_family?", proxy.given_name AS "proxy_given?",
                  proxy.patronymic AS "proxy_patronymic?", event_waiting.since AS "since?: DateTime<Utc>",
                  event_waiting.offered_until AS "offered_until?: DateTime<Utc>",
                  (SELECT count(*) FROM event_waiting AS before
                   WHERE before.event_id = ?1 AND before.offered_until IS NULL
                     AND before.turn <= event_waiting.turn) AS "number!: i64",
                  event_speaker.id IS NOT NULL AS "speaks!: bool",
                  event_speaker.contribution AS "contribution?: Contribution", event_speaker.topic AS "topic?",
                  EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                          WHERE account.person_id = person.id AND account.reachable = 1
                            AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL) AS "is_reached!: bool"
           FROM (SELECT membership.person_id
                 FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                 WHERE event_group.event_id = ?1 AND membership.left_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM event_leader
                                   WHERE event_leader.event_id = ?1 AND event_leader.person_id = membership.person_id)
                 UNION SELECT chosen.id FROM event_invitation JOIN person AS chosen
                       ON chosen.id = event_invitation.person_id AND chosen.left_at IS NULL
                       WHERE event_invitation.event_id = ?1
                         AND chosen.id IS NOT (SELECT created_by FROM event WHERE event.id = ?1)
                 UNION SELECT person_id FROM event_answer WHERE event_id = ?1
                 UNION SELECT person_id FROM event_waiting WHERE event_id = ?1) AS concerned
           CROSS JOIN person ON person.id = concerned.person_id AND person.municipality_id = ?2
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = person.id
           LEFT JOIN person AS proxy ON proxy.id = event_answer.by_id
           LEFT JOIN event_waiting ON event_waiting.event_id = ?1 AND event_waiting.person_id = person.id
           LEFT JOIN event_speaker ON event_speaker.event_id = ?1 AND event_speaker.person_id = person.id
           ORDER BY person.sort_form, person.id"#,
        event,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let row = rows.into_iter().map(|row| Row {
        person: row.person,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: row.organisation,
        reply: match (row.answer, row.since, row.offered_until) {
            (Some(answer), _, _) => Some(Reply::Answer(answer)),
            (None, Some(_), Some(until)) => Some(Reply::Offered(until)),
            (None, Some(_), None) => Some(Reply::Waits(row.number)),
            (None, None, _) => None,
        },
        said_at: row.answered_at.or(row.since),
        by: row
            .proxy_family
            .zip(row.proxy_given)
            .zip(row.proxy_patronymic)
            .map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
        speech: row.speaks.then_some((row.contribution, row.topic)),
        is_reached: row.is_reached,
    });
    Ok(row.collect())
}

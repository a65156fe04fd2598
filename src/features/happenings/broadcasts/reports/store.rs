//! What became of messages, as cards and spreadsheets need it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::features::happenings::broadcasts::sending::store::State;
use crate::features::happenings::broadcasts::telling::Under;
use crate::ids::{BroadcastId, PersonId};
use crate::model::people::FullName;
use crate::talk::{Result, Styled, Tx};

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: BroadcastId,
    pub says: Styled,
    pub state: State,
    pub begins_at: DateTime<Utc>,
}

/// The messages of one sender, or of all, the latest first.
pub async fn list(tx: &mut Tx, of: Option<PersonId>) -> Result<Vec<Listed>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: BroadcastId", says, state AS "state: State", begins_at AS "begins_at: DateTime<Utc>"
           FROM broadcast WHERE municipality_id = ?1 AND (?2 IS NULL OR author_id = ?2)
           ORDER BY made_at DESC LIMIT 300"#,
        municipality,
        of
    )
    .fetch_all(tx.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let says = serde_json::from_str(&row.says)?;
            Ok(Listed { id: row.id, says, state: row.state, begins_at: row.begins_at })
        })
        .collect()
}

/// How many stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Tally {
    pub people: i64,
    /// Still to come: written down, or in the outbox.
    pub left: i64,
    pub sent: i64,
    pub blocked: i64,
    pub failed: i64,
    pub no_account: i64,
    pub no_consent: i64,
    pub unreachable: i64,
    pub erased: i64,
    pub withdrawn: i64,
    pub read: i64,
    pub answers: [i64; 5],
}

impl Tally {
    /// Whom it has not reached, and might.
    pub fn missed(&self) -> i64 {
        self.blocked + self.failed + self.no_account + self.no_consent + self.unreachable
    }

    /// How many have answered.
    pub fn answered(&self) -> i64 {
        self.answers.iter().sum()
    }
}

/// Everything about a message.
#[derive(Debug, Clone)]
pub struct Report {
    pub id: BroadcastId,
    pub says: Styled,
    pub under: Under,
    /// To whom, in both languages, behind what its writer is.
    pub whom: [String; 2],
    pub state: State,
    pub stopped_by: Option<String>,
    pub begins_at: DateTime<Utc>,
    pub tally: Tally,
}

/// What became of a message of one sender, or of anybody of the municipality.
pub async fn report(tx: &mut Tx, id: BroadcastId, of: Option<PersonId>) -> Result<Option<Report>> {
    #[derive(Deserialize)]
    struct Whom {
        ru: [String; 2],
        en: [String; 2],
    }
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT says, asks, whom, state AS "state: State", stopped_by, begins_at AS "begins_at: DateTime<Utc>",
                  (SELECT json_object(
                       'people', count(*),
                       'left', count(*) FILTER (WHERE state IN ('staged', 'queued')),
                       'sent', count(*) FILTER (WHERE state = 'sent'),
                       'blocked', count(*) FILTER (WHERE state = 'blocked'),
                       'failed', count(*) FILTER (WHERE state = 'failed'),
                       'no_account', count(*) FILTER (WHERE state = 'unreached' AND reason = 'no_account'),
                       'no_consent', count(*) FILTER (WHERE state = 'unreached' AND reason = 'no_consent'),
                       'unreachable', count(*) FILTER (WHERE state = 'unreached' AND reason = 'unreachable'),
                       'erased', count(*) FILTER (WHERE state = 'unreached' AND reason = 'erased'),
                       'withdrawn', count(*) FILTER (WHERE state = 'withdrawn'),
                       'read', count(read_at),
                       'answers', json_array(count(*) FILTER (WHERE answer = 0), count(*) FILTER (WHERE answer = 1),
                                             count(*) FILTER (WHERE answer = 2), count(*) FILTER (WHERE answer = 3),
                                             count(*) FILTER (WHERE answer = 4)))
                   FROM broadcast_recipient WHERE broadcast_id = ?1) AS "tally!: String"
           FROM broadcast WHERE id = ?1 AND municipality_id = ?2 AND (?3 IS NULL OR author_id = ?3)"#,
        id,
        municipality,
        of
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Whom { ru: [_, ru], en: [_, en] } = serde_json::from_str(&row.whom)?;
    Ok(Some(Report {
        id,
        says: serde_json::from_str(&row.says)?,
        under: serde_json::from_str(&row.asks)?,
        whom: [ru, en],
        state: row.state,
        stopped_by: row.stopped_by,
        begins_at: row.begins_at,
        tally: serde_json::from_str(&row.tally)?,
    }))
}

/// Some of those who get a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slice {
    All,
    /// Whom it has not reached.
    Missed,
    /// Who has it and has neither read nor answered.
    Silent,
    Read,
    Answered(i64),
}

/// Somebody who gets a message.
#[derive(Debug, Clone)]
pub struct Recipient {
    pub name: Option<FullName>,
    pub organisation: Option<String>,
    pub state: String,
    pub reason: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
    pub read_at: Option<DateTime<Utc>>,
    pub answer: Option<i64>,
}

/// Those of a slice, by name; who was erased stands last, without one.
pub async fn recipients(tx: &mut Tx, id: BroadcastId, slice: Slice) -> Result<Vec<Recipient>> {
    let (which, answer) = match slice {
        Slice::All => (0, None),
        Slice::Missed => (1, None),
        Slice::Silent => (2, None),
        Slice::Read => (3, None),
        Slice::Answered(answer) => (4, Some(answer)),
    };
    let (municipality, most) = (tx.municipality(), crate::talk::MOST_ROWS as i64);
    let rows = sqlx::query!(
        r#"SELECT family_name AS "family?", given_name AS "given?", patronymic AS "patronymic?",
                  organisation.short_name AS "organisation?", broadcast_recipient.state, reason,
                  sent_at AS "sent_at: DateTime<Utc>", read_at AS "read_at: DateTime<Utc>", answer
           FROM broadcast CROSS JOIN broadcast_recipient ON broadcast_recipient.broadcast_id = broadcast.id
           LEFT JOIN person ON person.id = broadcast_recipient.person_id
           LEFT JOIN organisation ON organisation.id = person.organisation_id
           WHERE broadcast.id = ?1 AND broadcast.municipality_id = ?2
             AND CASE ?3 WHEN 0 THEN 1
                         WHEN 1 THEN broadcast_recipient.state IN ('blocked', 'failed', 'unreached')
                         WHEN 2 THEN broadcast_recipient.state = 'sent' AND read_at IS NULL
                         WHEN 3 THEN read_at IS NOT NULL
                         ELSE answer = ?4 END
           ORDER BY person.id IS NULL, person.sort_form, person.id LIMIT ?5"#,
        id,
        municipality,
        which,
        answer,
        most
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = row.family.zip(row.given).zip(row.patronymic);
            Recipient {
                name: name.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
                organisation: row.organisation,
                state: row.state,
                reason: row.reason,
                sent_at: row.sent_at,
                read_at: row.read_at,
                answer: row.answer,
            }
        })
        .collect())
}

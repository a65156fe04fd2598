//! What became of messages, as cards and spreadsheets need it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::features::happenings::broadcasts::sending::store::State;
use crate::features::happenings::broadcasts::telling::store::given;
use crate::features::happenings::broadcasts::telling::{Given, Under};
use crate::ids::{BroadcastId, FileId, GroupId, PersonId};
use crate::model::audience::store::STEP;
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

/// Whether a message went to members of these groups alone.
pub async fn is_within(tx: &mut Tx, id: BroadcastId, own: &[GroupId]) -> Result<bool> {
    let own = serde_json::to_string(own)?;
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) > 0 AND count(*) = count(*) FILTER (WHERE group_id IN (SELECT value FROM json_each(?2)))
                  AS "within!: bool"
           FROM broadcast_filter WHERE broadcast_id = ?1 AND kind = 'group'"#,
        id,
        own
    )
    .fetch_one(tx.db())
    .await?)
}

/// The messages of one sender, or of all, the latest first.
pub async fn list(tx: &mut Tx, of: Option<PersonId>) -> Result<Vec<Listed>> {
    let (municipality, most) = (tx.municipality(), crate::talk::MOST_ROWS as i64);
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: BroadcastId", says, state AS "state: State", begins_at AS "begins_at: DateTime<Utc>"
           FROM broadcast WHERE municipality_id = ?1 AND (?2 IS NULL OR author_id = ?2)
           ORDER BY made_at DESC LIMIT ?3"#,
        municipality,
        of,
        most
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
    /// Those of them who get it with the digest of the day.
    pub later: i64,
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
    /// How many have answered, those whose answer went with them among them, and the sum of the numbers.
    pub answered: i64,
    pub sum: i64,
}

impl Tally {
    /// The same in steps of five: of whoever lacks something no other number is told.
    pub fn coarse(self) -> Tally {
        let step = |number: i64| number / STEP * STEP;
        Tally {
            people: step(self.people),
            left: step(self.left),
            later: step(self.later),
            sent: step(self.sent),
            blocked: step(self.blocked),
            failed: step(self.failed),
            no_account: step(self.no_account),
            no_consent: step(self.no_consent),
            unreachable: step(self.unreachable),
            erased: step(self.erased),
            withdrawn: step(self.withdrawn),
            read: step(self.read),
            answers: self.answers.map(step),
            answered: step(self.answered),
            sum: 0,
        }
    }

    /// Whom it has not reached, and might.
    pub fn missed(&self) -> i64 {
        self.blocked + self.failed + self.no_account + self.no_consent + self.unreachable
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
    /// Whether a school answers as one.
    pub by_school: bool,
    /// Whether nobody may know whom it is for: sums alone are told, in steps of five.
    pub is_hidden: bool,
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
        r#"SELECT says, asks, whom, state AS "state: State", stopped_by, by_school AS "by_school!: bool", begins_at AS "begins_at: DateTime<Utc>",
                  (SELECT json_object(
                       'people', count(*),
                       'left', count(*) FILTER (WHERE state IN ('staged', 'queued')),
                       'later', count(*) FILTER (WHERE state = 'staged' AND digest_at IS NOT NULL),
                       'sent', count(*) FILTER (WHERE state = 'sent'),
                       'blocked', count(*) FILTER (WHERE state = 'blocked'),
                       'failed', count(*) FILTER (WHERE state = 'failed'),
                       'no_account', count(*) FILTER (WHERE state = 'unreached' AND reason = 'no_account'),
                       'no_consent', count(*) FILTER (WHERE state = 'unreached' AND reason = 'no_consent'),
                       'unreachable', count(*) FILTER (WHERE state = 'unreached' AND reason = 'unreachable'),
                       'erased', count(*) FILTER (WHERE state = 'unreached' AND reason = 'erased'),
                       'withdrawn', count(*) FILTER (WHERE state = 'withdrawn'),
                       'read', count(read_at),
                       'answered', count(nth), 'sum', coalesce(sum(number), 0),
                       'answers', json_array(count(*) FILTER (WHERE answer = 0), count(*) FILTER (WHERE answer = 1),
                                             count(*) FILTER (WHERE answer = 2), count(*) FILTER (WHERE answer = 3),
                                             count(*) FILTER (WHERE answer = 4)))
                   FROM broadcast_recipient WHERE broadcast_id = ?1) AS "tally!: String",
                  EXISTS (SELECT 1 FROM broadcast_filter
                            WHERE broadcast_id = ?1 AND kind = 'category') AS "is_hidden!: bool"
           FROM broadcast WHERE id = ?1 AND municipality_id = ?2 AND (?3 IS NULL OR author_id = ?3)"#,
        id,
        municipality,
        of
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Whom { ru: [_, ru], en: [_, en] } = serde_json::from_str(&row.whom)?;
    let tally: Tally = serde_json::from_str(&row.tally)?;
    Ok(Some(Report {
        id,
        says: serde_json::from_str(&row.says)?,
        under: serde_json::from_str(&row.asks)?,
        whom: [ru, en],
        state: row.state,
        stopped_by: row.stopped_by,
        begins_at: row.begins_at,
        by_school: row.by_school,
        is_hidden: row.is_hidden,
        tally: if row.is_hidden { tally.coarse() } else { tally },
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
    /// The files that were sent in answer.
    Files,
    /// What each school has answered.
    Schools,
    /// Which schools have not answered.
    SilentSchools,
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
    pub given: Option<Given>,
}

/// A page of those of a slice, by name, of so many, and how many there are; who was erased stands last, without a name. A page
/// beyond the last is the last.
pub async fn recipients(
    tx: &mut Tx,
    id: BroadcastId,
    (slice, asks): (Slice, bool),
    (size, page): (usize, usize),
) -> Result<(usize, Vec<Recipient>)> {
    let (which, answer) = match slice {
        Slice::All => (0, None),
        Slice::Missed => (1, None),
        Slice::Silent => (2, None),
        Slice::Read => (3, None),
        Slice::Answered(answer) => (4, Some(answer)),
        // Files and schools have lists of their own.
        Slice::Files | Slice::Schools | Slice::SilentSchools => (0, None),
    };
    let (municipality, size, page) = (tx.municipality(), size as i64, i64::try_from(page).unwrap_or(i64::MAX));
    let rows = sqlx::query!(
        r#"WITH found AS MATERIALIZED (
               SELECT mine.id, mine.person_id, person.sort_form
               FROM broadcast CROSS JOIN broadcast_recipient AS mine ON mine.broadcast_id = broadcast.id
               LEFT JOIN person ON person.id = mine.person_id
               WHERE broadcast.id = ?1 AND broadcast.municipality_id = ?2
                 AND NOT EXISTS (SELECT 1 FROM broadcast_filter AS hidden
                                 WHERE hidden.broadcast_id = ?1 AND hidden.kind = 'category')
                 AND CASE ?3 WHEN 0 THEN 1
                             WHEN 1 THEN mine.state IN ('blocked', 'failed', 'unreached')
                             WHEN 2 THEN mine.state IN ('staged', 'queued', 'sent')
                                  AND iif(?6, mine.nth IS NULL, mine.read_at IS NULL)
                             WHEN 3 THEN mine.read_at IS NOT NULL
                             ELSE mine.answer = ?4 END),
           counted AS (SELECT count(*) AS people FROM found)
           SELECT counted.people AS "count!: i64", person.family_name AS "family?", person.given_name AS "given?",
                  person.patronymic AS "patronymic?", organisation.short_name AS "organisation?",
                  mine.state AS "state!: String", mine.reason AS "reason?: String",
                  mine.sent_at AS "sent_at?: DateTime<Utc>", mine.read_at AS "read_at?: DateTime<Utc>",
                  mine.answer AS "answer?: i64", mine.number AS "number?: i64", mine.said AS "said?: String",
                  file.id AS "file?: FileId", file.name AS "file_name?",
                  (SELECT count(*) FROM file AS part
                   WHERE part.account_id = file.account_id AND part.album = file.album AND part.kept = 1
                     AND part.id != file.id) AS "more!: i64"
           FROM counted
           CROSS JOIN (SELECT id, person_id, sort_form FROM found ORDER BY person_id IS NULL, sort_form, person_id, id
                       LIMIT ?5 OFFSET max(0, min(?7, (SELECT (people - 1) / ?5 FROM counted))) * ?5) AS page
           CROSS JOIN broadcast_recipient AS mine ON mine.id = page.id
           LEFT JOIN person ON person.id = mine.person_id
           LEFT JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN file ON file.id = mine.file_id
           ORDER BY page.person_id IS NULL, page.sort_form, page.person_id, page.id"#,
        id,
        municipality,
        which,
        answer,
        size,
        asks,
        page
    )
    .fetch_all(tx.db())
    .await?;
    let count = rows.first().map_or(0, |row| usize::try_from(row.count).unwrap_or_default());
    let page = rows.into_iter().map(|row| {
        let name = row.family.zip(row.given).zip(row.patronymic);
        Recipient {
            name: name.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
            organisation: row.organisation,
            state: row.state,
            reason: row.reason,
            sent_at: row.sent_at,
            read_at: row.read_at,
            given: given(
                row.answer,
                row.number,
                row.said,
                row.file.zip(row.file_name).map(|(id, name)| (id, name, row.more)),
            ),
        }
    });
    Ok((count, page.collect()))
}

/// A school that was asked.
#[derive(Debug, Clone)]
pub struct School {
    pub name: String,
    pub given: Option<Given>,
    pub at: Option<DateTime<Utc>>,
    /// Who answered last, where they show their name.
    pub by: Option<FullName>,
}

/// What each school has answered that was asked, by name: its newest answer.
pub async fn schools(tx: &mut Tx, id: BroadcastId) -> Result<Vec<School>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT organisation.short_name AS "name!: String", newest.answer AS "answer?: i64",
                  newest.number AS "number?: i64", newest.said AS "said?: String",
                  file.id AS "file?: FileId", file.name AS "file_name?: String",
                  (SELECT count(*) FROM file AS part
                   WHERE part.account_id = file.account_id AND part.album = file.album AND part.kept = 1
                     AND part.id != file.id) AS "more!: i64",
                  newest.answered_at AS "at?: DateTime<Utc>", person.family_name AS "family?: String",
                  person.given_name AS "given?: String", person.patronymic AS "patronymic?: String"
           FROM (SELECT organisation_id, max(nth) AS nth FROM broadcast_recipient
                 WHERE broadcast_id = ?1 AND organisation_id IS NOT NULL GROUP BY organisation_id) AS asked
           CROSS JOIN organisation ON organisation.id = asked.organisation_id AND organisation.municipality_id = ?2
           LEFT JOIN broadcast_recipient AS newest ON newest.broadcast_id = ?1
                AND newest.organisation_id = asked.organisation_id AND newest.nth = asked.nth
           LEFT JOIN file ON file.id = newest.file_id
           LEFT JOIN person ON person.id = newest.person_id
                AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                            WHERE account.person_id = newest.person_id AND consent.purpose = 'name'
                              AND consent.withdrawn_at IS NULL)
           ORDER BY organisation.sort_form, organisation.id"#,
        id,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let by = row.family.zip(row.given).zip(row.patronymic);
            School {
                name: row.name,
                given: given(
                    row.answer,
                    row.number,
                    row.said,
                    row.file.zip(row.file_name).map(|(id, name)| (id, name, row.more)),
                ),
                at: row.at,
                by: by.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
            }
        })
        .collect())
}

/// A file that was sent in answer.
#[derive(Debug, Clone)]
pub struct Sent {
    pub id: FileId,
    pub hash: String,
    pub name: String,
    pub by: FullName,
    pub organisation: Option<String>,
}

/// A page of the files that were sent in answer, of so many, and how many there are: by name, an album part by part; where a
/// school answers as one, its newest. `only` is the one that is asked for.
pub async fn files(
    tx: &mut Tx,
    id: BroadcastId,
    only: Option<FileId>,
    (size, page): (usize, usize),
) -> Result<(usize, Vec<Sent>)> {
    let (municipality, size, page) = (tx.municipality(), size as i64, i64::try_from(page).unwrap_or(i64::MAX));
    let rows = sqlx::query!(
        r#"WITH found AS MATERIALIZED (
               SELECT file.id, mine.id AS recipient, file.nth, organisation.sort_form AS school, person.sort_form
               FROM broadcast CROSS JOIN broadcast_recipient AS mine ON mine.broadcast_id = broadcast.id
               CROSS JOIN file AS first ON first.id = mine.file_id
               CROSS JOIN file ON file.account_id = first.account_id
                    AND (file.id = first.id OR file.album = first.album AND file.kept = 1)
               CROSS JOIN person ON person.id = mine.person_id
               LEFT JOIN organisation ON organisation.id = mine.organisation_id
               WHERE broadcast.id = ?1 AND broadcast.municipality_id = ?2 AND (?3 IS NULL OR file.id = ?3)
                 AND NOT EXISTS (SELECT 1 FROM broadcast_filter AS hidden
                                 WHERE hidden.broadcast_id = ?1 AND hidden.kind = 'category')
                 AND NOT EXISTS (SELECT 1 FROM broadcast_recipient AS newer
                                 WHERE broadcast.by_school AND newer.broadcast_id = ?1
                                   AND newer.organisation_id = mine.organisation_id AND newer.nth > mine.nth)),
           counted AS (SELECT count(*) AS files FROM found)
           SELECT counted.files AS "count!: i64", file.id AS "id!: FileId", file.hash AS "hash!: String",
                  file.name AS "name!: String", person.family_name AS "family!: String",
                  person.given_name AS "given!: String", person.patronymic AS "patronymic!: String",
                  organisation.short_name AS "organisation?: String"
           FROM counted
           CROSS JOIN (SELECT id, recipient, nth, school, sort_form FROM found ORDER BY school, sort_form, recipient, nth, id
                       LIMIT ?4 OFFSET max(0, min(?5, (SELECT (files - 1) / ?4 FROM counted))) * ?4) AS page
           CROSS JOIN file ON file.id = page.id
           CROSS JOIN broadcast_recipient AS mine ON mine.id = page.recipient
           CROSS JOIN person ON person.id = mine.person_id
           LEFT JOIN organisation ON organisation.id = mine.organisation_id
           ORDER BY page.school, page.sort_form, page.recipient, page.nth, page.id"#,
        id,
        municipality,
        only,
        size,
        page
    )
    .fetch_all(tx.db())
    .await?;
    let count = rows.first().map_or(0, |row| usize::try_from(row.count).unwrap_or_default());
    let sent = rows.into_iter().map(|row| Sent {
        id: row.id,
        hash: row.hash,
        name: row.name,
        by: FullName::of(row.family, row.given, row.patronymic),
        organisation: row.organisation,
    });
    Ok((count, sent.collect()))
}

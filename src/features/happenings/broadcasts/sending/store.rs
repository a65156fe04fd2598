//! What is kept of a message on its way.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::Row;

use crate::db::{Call, Values};
use crate::features::happenings::broadcasts::telling::Under;
use crate::ids::{BroadcastId, CategoryId, FileId, PersonId};
use crate::model::audience::store::MEANT;
use crate::model::audience::{Audience, OfEvent};
use crate::model::journal;
use crate::model::people::Category;
use crate::talk::{Result, Styled, Trouble, Tx, session::millis};
use crate::text::Bilingual;

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// It waits for its moment.
    Scheduled,
    /// Whom it is for is being written down.
    Staging,
    /// It is on its way.
    Sending,
    /// Its sender, or what has become of its event, holds it back.
    Paused,
    /// It has an ending for everybody.
    Done,
    /// It goes no further.
    Cancelled,
}

impl State {
    fn code(self) -> &'static str {
        match self {
            State::Scheduled => "scheduled",
            State::Staging => "staging",
            State::Sending => "sending",
            State::Paused => "paused",
            State::Done => "done",
            State::Cancelled => "cancelled",
        }
    }

    /// Whether it can still reach somebody by itself.
    pub fn is_over(self) -> bool {
        matches!(self, State::Done | State::Cancelled)
    }
}

/// What is to be sent.
#[derive(Debug)]
pub struct New<'a> {
    pub says: &'a Styled,
    pub file: Option<(FileId, bool)>,
    /// What stands beside it in one album.
    pub rest: Vec<FileId>,
    pub under: &'a Under,
    pub audience: &'a Audience,
    /// What the writer is, and to whom they write.
    pub role: Bilingual,
    pub whom: Bilingual,
    pub begins_at: DateTime<Utc>,
    /// Whether a school answers as one.
    pub by_school: bool,
    /// Whether it comes at once even to those who read once a day.
    pub urgent: bool,
    /// How many will get it, for the journal.
    pub reached: i64,
}

/// Of a message: the municipality, who writes, what, the file, whether it is a picture, what stands under it, to whom in
/// words, whether to everybody, whether a school answers as one, whether it is urgent, the moment, when it begins twice.
const WRITES: &str = "INSERT INTO broadcast (municipality_id, author_id, says, file_id, photo, asks, whom, everybody,
     by_school, urgent, state, made_at, begins_at, next_at)
 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'scheduled', ?, ?, ?)";
/// Of what was chosen, as JSON: the kind, the group, the organisation, the event, the number, the part.
const CHOOSES: &str =
    "INSERT INTO broadcast_filter (broadcast_id, kind, group_id, organisation_id, event_id, number, part)
 SELECT (SELECT max(id) FROM broadcast), value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
 FROM json_each(?)";
/// Of the rest of an album: its numbers as JSON.
const BRINGS: &str = "INSERT INTO broadcast_file (broadcast_id, file_id, nth)
 SELECT (SELECT max(id) FROM broadcast), value, key FROM json_each(?)";
const NUMBER: &str = "SELECT max(id) AS written FROM broadcast";

/// Keeps a message that is to begin at its moment.
pub async fn create(tx: &mut Tx, author: PersonId, new: New<'_>) -> Result<BroadcastId> {
    static CREATES: LazyLock<Call> =
        LazyLock::new(|| Call::proved_by("written", &[WRITES, CHOOSES, BRINGS, journal::NOTE, NUMBER]));
    let none = None::<i64>;
    let audience = new.audience;
    let mut chosen = Vec::new();
    chosen.extend(audience.groups.iter().map(|id| json!(["group", id, none, none, none, none])));
    chosen.extend(audience.organisations.iter().map(|id| json!(["organisation", none, id, none, none, none])));
    chosen.extend(audience.posts.iter().map(|id| json!(["post", none, none, none, id, none])));
    chosen.extend(audience.subjects.iter().map(|id| json!(["subject", none, none, none, id, none])));
    chosen.extend(audience.targets.iter().map(|it| json!(["target", none, none, none, it.number(), none])));
    chosen.extend(audience.category.iter().map(|id| json!(["category", none, none, none, id, none])));
    chosen.extend(audience.event.iter().map(|of| json!(["event", none, none, of.id, none, of.part])));
    let whom = json!({ "ru": [new.role.ru, new.whom.ru], "en": [new.role.en, new.whom.en] }).to_string();
    let (file, photo) = new.file.unzip();
    let values = Values::default().and(tx.municipality())?.and(author)?.and(serde_json::to_string(new.says)?)?;
    let values = values.and(file)?.and(photo.unwrap_or(false))?.and(serde_json::to_string(new.under)?)?.and(whom)?;
    let values = values.and(audience.everybody)?.and(new.by_school)?.and(new.urgent)?;
    let values = values.and(tx.now)?.and(new.begins_at)?.and(new.begins_at)?;
    let values = values.and(serde_json::to_string(&chosen)?)?.and(serde_json::to_string(&new.rest)?)?;
    let entry = journal::Entry { became: Some(new.reached.to_string()), ..journal::Entry::default() };
    let values = journal::noted(values, tx, author, "broadcast-sent", entry)?;
    let rows = CREATES.make(tx.db(), values).await?;
    tx.wake_duties();
    let written = rows.last().map(|row| row.try_get("written")).transpose()?;
    written.ok_or_else(|| Trouble::fault("a message was written and has no number"))
}

/// A message that something is to be done about.
#[derive(Debug)]
pub struct Due {
    pub id: BroadcastId,
    pub state: State,
    pub author: Option<PersonId>,
    pub audience: Audience,
    /// Whether it is about an event that was cancelled, which its sender does not know.
    pub event_is_off: bool,
    /// Whether somebody who had the right has gone on with it since.
    pub is_resumed: bool,
    /// Whether it may wait for the digest of the day: not what is urgent or about an event.
    pub is_ordinary: bool,
    /// Up to which number people are written down; below zero where all of them are.
    pub staged_to: i64,
}

/// What was chosen, as it is read. What is gone has the number 0, which is nobody's.
#[derive(Debug, Deserialize)]
struct Chosen {
    groups: Vec<crate::ids::GroupId>,
    organisations: Vec<crate::ids::OrganisationId>,
    posts: Vec<crate::ids::PostId>,
    subjects: Vec<crate::ids::SubjectId>,
    targets: Vec<Category>,
    event: Option<OfEvent>,
    category: Option<CategoryId>,
}

/// The first message that something is to be done about now.
pub async fn due(tx: &mut Tx) -> Result<Option<Due>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let row = sqlx::query!(
        r#"SELECT id AS "id!: BroadcastId", state AS "state!: State", author_id AS "author: PersonId",
                  everybody AS "everybody!: bool", staged_to AS "staged_to!: i64", despite AS "despite!: bool",
                  urgent AS "urgent!: bool",
                  EXISTS (SELECT 1 FROM broadcast_filter JOIN event ON event.id = broadcast_filter.event_id
                          WHERE broadcast_filter.broadcast_id = broadcast.id
                            AND event.cancelled_at IS NOT NULL) AS "off!: bool",
                  json_object(
                      'groups', (SELECT json_group_array(coalesce(group_id, 0)) FROM broadcast_filter
                                 WHERE broadcast_id = broadcast.id AND kind = 'group'),
                      'organisations', (SELECT json_group_array(organisation_id) FROM broadcast_filter
                                        WHERE broadcast_id = broadcast.id AND kind = 'organisation'),
                      'posts', (SELECT json_group_array(number) FROM broadcast_filter
                                WHERE broadcast_id = broadcast.id AND kind = 'post'),
                      'subjects', (SELECT json_group_array(number) FROM broadcast_filter
                                   WHERE broadcast_id = broadcast.id AND kind = 'subject'),
                      'targets', (SELECT json_group_array(number) FROM broadcast_filter
                                  WHERE broadcast_id = broadcast.id AND kind = 'target'),
                      'category', (SELECT number FROM broadcast_filter
                                   WHERE broadcast_id = broadcast.id AND kind = 'category'),
                      'event', (SELECT json_object('id', coalesce(event_id, 0), 'part', part) FROM broadcast_filter
                                WHERE broadcast_id = broadcast.id AND kind = 'event')) AS "chosen!: String"
           FROM broadcast WHERE municipality_id = ? AND next_at <= ? ORDER BY next_at LIMIT 1"#,
        municipality,
        now
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Chosen { groups, organisations, posts, subjects, targets, event, category } =
        serde_json::from_str(&row.chosen)?;
    let audience =
        Audience { everybody: row.everybody, groups, organisations, posts, subjects, targets, event, category };
    let event_is_off = row.off && !row.despite;
    let is_ordinary = !row.urgent && audience.event.is_none();
    let (id, state, author, is_resumed, staged_to) = (row.id, row.state, row.author, row.despite, row.staged_to);
    Ok(Some(Due { id, state, author, audience, event_is_off, is_resumed, is_ordinary, staged_to }))
}

/// Begins to write people down.
pub async fn stage(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    sqlx::query!("UPDATE broadcast SET state = 'staging' WHERE id = ?", id).execute(tx.db()).await?;
    Ok(())
}

/// Writes so many of an audience down; tells how many they are, and the number of the last.
pub async fn write_down(
    tx: &mut Tx,
    due: &Due,
    chosen: String,
    (first, today): (NaiveDate, NaiveDate),
    most: i64,
) -> Result<(i64, i64)> {
    static WRITES_DOWN: LazyLock<Call> = LazyLock::new(|| {
        let writes = format!(
            "INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id)
             SELECT ?8, meant.person_id, (SELECT organisation_id FROM person WHERE id = meant.person_id)
             FROM ({MEANT}) AS meant WHERE true
             ON CONFLICT DO NOTHING RETURNING person_id AS person"
        );
        Call::of(&[&writes])
    });
    let values = Values::default().and(tx.municipality())?.and(chosen)?.and(due.staged_to)?.and(due.author)?;
    let values = values.and(first)?.and(today)?.and(most)?.and(due.id)?;
    let rows = WRITES_DOWN.make(tx.db(), values).await?;
    let people = rows.iter().map(|row| row.try_get("person")).collect::<sqlx::Result<Vec<i64>>>()?;
    Ok((i64::try_from(people.len()).unwrap_or(i64::MAX), people.into_iter().max().unwrap_or_default()))
}

/// Everybody is written down.
pub async fn staged(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    sqlx::query!("UPDATE broadcast SET state = 'sending', staged_to = -1 WHERE id = ?", id).execute(tx.db()).await?;
    Ok(())
}

/// Everybody up to this number is written down.
pub async fn staged_to(tx: &mut Tx, id: BroadcastId, last: i64) -> Result<()> {
    sqlx::query!("UPDATE broadcast SET staged_to = ? WHERE id = ?", last, id).execute(tx.db()).await?;
    Ok(())
}

/// What is still to come.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    /// How many have an ending since it was looked at last.
    pub ended: i64,
    /// How many do not wait in the outbox yet.
    pub staged: i64,
    /// How many wait there, or are on their way.
    pub queued: i64,
    /// How many of these nothing holds back but the pace.
    pub due: i64,
}

/// What the outbox says of each message: `?1` is which.
const ENDS: &str = "UPDATE broadcast_recipient
 SET state = ended.state, reason = ended.reason,
     sent_at = CASE ended.state WHEN 'sent'
               THEN strftime('%Y-%m-%dT%H:%M:%S+00:00', ended.ended_at / 1000, 'unixepoch') END
 FROM outbox AS ended
 WHERE broadcast_recipient.broadcast_id = ?1 AND broadcast_recipient.state = 'queued'
   AND ended.id = broadcast_recipient.message_id AND ended.ended_at IS NOT NULL";
/// Whose account went with its messages.
const GONE: &str = "UPDATE broadcast_recipient SET state = 'unreached', reason = 'erased'
 WHERE broadcast_id = ?1 AND state = 'queued'
   AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = broadcast_recipient.message_id)";
const ENDED: &str = "SELECT changes() AS ended";
/// What is still to come; `?2` is the moment.
const LEFT: &str = "SELECT
   (SELECT count(*) FROM broadcast_recipient WHERE broadcast_id = ?1 AND state = 'staged') AS staged,
   (SELECT count(*) FROM broadcast_recipient WHERE broadcast_id = ?1 AND state = 'queued') AS queued,
   (SELECT count(*) FROM broadcast_recipient JOIN outbox ON outbox.id = broadcast_recipient.message_id
    WHERE broadcast_recipient.broadcast_id = ?1 AND broadcast_recipient.state = 'queued'
      AND outbox.due_at <= ?2) AS due";

/// Notes what has left, and tells what is still to come.
pub async fn settle(tx: &mut Tx, id: BroadcastId) -> Result<Left> {
    static SETTLES: LazyLock<Call> = LazyLock::new(|| Call::proved_by("due", &[ENDS, ENDED, GONE, LEFT]));
    let values = Values::default().and(id)?.and(millis(tx.now))?;
    let rows = SETTLES.make(tx.db(), values).await?;
    let [ended, left] = rows.as_slice() else {
        return Err(Trouble::fault("what is left has not two rows"));
    };
    Ok(Left {
        ended: ended.try_get("ended")?,
        staged: left.try_get("staged")?,
        queued: left.try_get("queued")?,
        due: left.try_get("due")?,
    })
}

/// Those who come next: the rows, and who each is.
pub async fn next(tx: &mut Tx, id: BroadcastId, most: i64) -> Result<Vec<(i64, Option<PersonId>)>> {
    let rows = sqlx::query!(
        r#"SELECT id, person_id AS "person: PersonId" FROM broadcast_recipient
           WHERE broadcast_id = ? AND state = 'staged' AND digest_at IS NULL ORDER BY id LIMIT ?"#,
        id,
        most
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.person)).collect())
}

/// What has become of one of them.
#[derive(Debug)]
pub struct Fed(i64, &'static str, Option<String>, Option<i64>, Option<DateTime<Utc>>);

impl Fed {
    /// Its message waits under this number.
    pub fn queued(row: i64, message: i64) -> Fed {
        Fed(row, "queued", None, Some(message), None)
    }

    /// There is none, for this reason.
    pub fn unreached(row: i64, why: &str) -> Fed {
        Fed(row, "unreached", Some(why.to_owned()), None, None)
    }

    /// It waits for the digest of that moment.
    pub fn later(row: i64, at: DateTime<Utc>) -> Fed {
        Fed(row, "staged", None, None, Some(at))
    }
}

/// Notes what has become of them.
pub async fn fed(tx: &mut Tx, fed: &[Fed]) -> Result<()> {
    let rows =
        fed.iter().map(|Fed(row, state, why, message, at)| (row, state, why, message, at.map(|at| at.to_rfc3339())));
    let fed = serde_json::to_string(&rows.collect::<Vec<_>>())?;
    sqlx::query!(
        "UPDATE broadcast_recipient
         SET state = fed.value ->> 1, reason = fed.value ->> 2, message_id = fed.value ->> 3,
             digest_at = fed.value ->> 4
         FROM json_each(?) AS fed WHERE broadcast_recipient.id = fed.value ->> 0",
        fed
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// When something is to be done about it next.
pub async fn look_again_at(tx: &mut Tx, id: BroadcastId, next: Option<DateTime<Utc>>) -> Result<()> {
    sqlx::query!("UPDATE broadcast SET next_at = ? WHERE id = ?", next, id).execute(tx.db()).await?;
    Ok(())
}

/// Everybody has an ending.
pub async fn done(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    let now = tx.now;
    sqlx::query!("UPDATE broadcast SET state = 'done', ended_at = ?, next_at = NULL WHERE id = ?", now, id)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Stops it: what it is, by whom, the moment, when it ended, which.
const STOPS: &str = "UPDATE broadcast SET state = ?, stopped_by = ?, next_at = ?, ended_at = ?
 WHERE id = ? AND state NOT IN ('done', 'cancelled')";
/// These messages wait no more: of which, the messages. A digest goes without it.
const TAKES_BACK: &str = "UPDATE broadcast_recipient SET state = 'staged', message_id = NULL
 WHERE broadcast_id = ? AND state = 'queued'
   AND (message_id IN (SELECT value FROM json_each(?))
        OR digest_at IS NOT NULL
           AND EXISTS (SELECT 1 FROM outbox WHERE outbox.id = message_id AND outbox.state = 'waiting'))";
/// For good: of which, whether that is so.
const WITHDRAWS: &str = "UPDATE broadcast_recipient SET state = 'withdrawn'
 WHERE broadcast_id = ? AND state = 'staged' AND ?";

/// Stops it, of which these messages were taken back; `author` cancels it. What is on its way is noted soon after.
pub async fn stop(
    tx: &mut Tx,
    id: BroadcastId,
    (state, by): (State, &str),
    author: Option<PersonId>,
    taken: &[i64],
) -> Result<()> {
    static CALL: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[STOPS, journal::BROADCAST_CANCELLED, TAKES_BACK, WITHDRAWS]));
    let ended = state.is_over().then_some(tx.now);
    let values = Values::default().and(state.code())?.and(by)?.and(tx.now)?.and(ended)?.and(id)?;
    let values = values.and(tx.municipality())?.and(tx.now)?.and(author)?.and(author.is_some())?;
    let values = values.and(id)?.and(serde_json::to_string(taken)?)?.and(id)?.and(state.is_over())?;
    CALL.make(tx.db(), values).await?;
    Ok(())
}

/// Goes on, to those who have no ending, and again to those whom it has not reached.
pub async fn resume(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    let now = tx.now;
    sqlx::query!(
        "UPDATE broadcast_recipient SET state = 'staged', reason = NULL, message_id = NULL, digest_at = NULL
         WHERE broadcast_id = ? AND state IN ('blocked', 'failed', 'unreached')
           AND EXISTS (SELECT 1 FROM broadcast WHERE broadcast.id = broadcast_id AND broadcast.state = 'done')",
        id
    )
    .execute(tx.db())
    .await?;
    sqlx::query!(
        "UPDATE broadcast
         SET state = iif(staged_to >= 0, 'staging', 'sending'),
             stopped_by = NULL, despite = 1, next_at = ?, ended_at = NULL
         WHERE id = ? AND state IN ('paused', 'done')",
        now,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// What somebody has written that is not over.
pub async fn unfinished_of(tx: &mut Tx, person: PersonId) -> Result<Vec<BroadcastId>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id!: BroadcastId" FROM broadcast
           WHERE author_id = ? AND state NOT IN ('done', 'cancelled')"#,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// Asks the silent once more.
pub async fn remind(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    let now = tx.now;
    sqlx::query!(
        "UPDATE broadcast_recipient SET state = 'staged', message_id = NULL, digest_at = NULL
         WHERE broadcast_id = ?1 AND state = 'sent' AND nth IS NULL
           AND NOT EXISTS (SELECT 1 FROM broadcast CROSS JOIN broadcast_recipient AS other
                                ON other.broadcast_id = broadcast.id
                           WHERE broadcast.id = ?1 AND broadcast.by_school
                             AND other.organisation_id = broadcast_recipient.organisation_id AND other.nth IS NOT NULL)",
        id
    )
    .execute(tx.db())
    .await?;
    sqlx::query!(
        "UPDATE broadcast SET state = 'sending', reminders = reminders + 1, next_at = ?, ended_at = NULL, despite = 1
         WHERE id = ? AND state = 'done'",
        now,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Of the invented municipality: it has reached these people, some of whom have answered by a number.
pub async fn invented(tx: &mut Tx, id: BroadcastId, people: &[(PersonId, Option<i64>)], by_number: bool) -> Result<()> {
    let (now, people) = (tx.now, serde_json::to_string(people)?);
    sqlx::query!(
        "INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, sent_at, read_at, answer, number,
                                          answered_at, nth)
         SELECT ?1, person.id, person.organisation_id, 'sent', ?2, iif(told.value ->> 1 IS NULL, NULL, ?2),
                iif(?4, NULL, told.value ->> 1), iif(?4, told.value ->> 1, NULL),
                iif(told.value ->> 1 IS NULL, NULL, ?2), iif(told.value ->> 1 IS NULL, NULL, told.key + 1)
         FROM json_each(?3) AS told CROSS JOIN person ON person.id = told.value ->> 0",
        id,
        now,
        people,
        by_number
    )
    .execute(tx.db())
    .await?;
    sqlx::query!(
        "UPDATE broadcast SET state = 'done', ended_at = ?, next_at = NULL, staged_to = -1 WHERE id = ?",
        now,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Writes files of the invented municipality down as answers.
pub async fn invented_files(tx: &mut Tx, id: BroadcastId, sent: &[(PersonId, FileId)]) -> Result<()> {
    let (now, sent) = (tx.now, serde_json::to_string(sent)?);
    sqlx::query!(
        "UPDATE broadcast_recipient SET file_id = sent.value ->> 1, read_at = ?1, answered_at = ?1, nth = sent.key + 1
         FROM json_each(?2) AS sent WHERE broadcast_id = ?3 AND person_id = sent.value ->> 0",
        now,
        sent,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Of the invented municipality: to one of those whom it has reached it comes with a digest that is still to be said.
pub async fn invented_digest(tx: &mut Tx, id: BroadcastId, person: PersonId, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "UPDATE broadcast_recipient SET state = 'staged', digest_at = ?1, sent_at = NULL, read_at = NULL, answer = NULL,
                                        number = NULL, answered_at = NULL, nth = NULL
         WHERE broadcast_id = ?2 AND person_id = ?3",
        at,
        id,
        person
    )
    .execute(tx.db())
    .await?;
    sqlx::query!("UPDATE broadcast SET state = 'sending', ended_at = NULL, next_at = ? WHERE id = ?", at, id)
        .execute(tx.db())
        .await?;
    Ok(())
}

//! What people got, and what they have answered.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::Row;

use super::{Given, Letter, Mine, Under};
use crate::db::{Call, Values};
use crate::ids::{BroadcastId, FileId, PersonId};
use crate::model::people::FullName;
use crate::talk::{Attached, Cx, Message, Result, Tx};
use crate::text::Bilingual;

/// A row of a message.
struct Kept {
    says: String,
    asks: String,
    whom: String,
    photo: bool,
    hash: Option<String>,
    file: Option<String>,
    rest: String,
    family: Option<String>,
    given: Option<String>,
    patronymic: Option<String>,
    by_school: bool,
    reminders: i64,
}

#[derive(Deserialize)]
struct Whom {
    ru: [String; 2],
    en: [String; 2],
}

impl Kept {
    fn letter(self) -> Result<Letter> {
        let attached = self.hash.zip(self.file).map(|(hash, name)| Attached { hash, name, photo: self.photo });
        let rest: Vec<(String, String)> = serde_json::from_str(&self.rest)?;
        let rest = rest.into_iter().map(|(hash, name)| Attached { hash, name, photo: self.photo }).collect();
        let author = self.family.zip(self.given).zip(self.patronymic);
        let Whom { ru: [role_ru, whom_ru], en: [role_en, whom_en] } = serde_json::from_str(&self.whom)?;
        Ok(Letter {
            message: Message { says: serde_json::from_str(&self.says)?, attached, rest },
            under: serde_json::from_str(&self.asks)?,
            author: author.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
            role: Bilingual { ru: role_ru, en: role_en },
            whom: Bilingual { ru: whom_ru, en: whom_en },
            by_school: self.by_school,
            reminders: self.reminders,
        })
    }
}

/// A message of the municipality as it was written.
pub async fn written(tx: &mut Tx, id: BroadcastId) -> Result<Option<Letter>> {
    let municipality = tx.municipality();
    let kept = sqlx::query_as!(
        Kept,
        r#"SELECT says, asks, whom, photo AS "photo!: bool", file.hash AS "hash?", file.name AS "file?",
                  (SELECT json_group_array(json_array(part.hash, part.name) ORDER BY broadcast_file.nth)
                   FROM broadcast_file JOIN file AS part ON part.id = broadcast_file.file_id
                   WHERE broadcast_file.broadcast_id = broadcast.id) AS "rest!: String",
                  person.family_name AS "family?", person.given_name AS "given?", person.patronymic AS "patronymic?",
                  by_school AS "by_school!: bool", reminders
           FROM broadcast LEFT JOIN file ON file.id = broadcast.file_id
           LEFT JOIN person ON person.id = broadcast.author_id
           WHERE broadcast.id = ? AND broadcast.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    kept.map(Kept::letter).transpose()
}

/// What somebody has answered with so far: a file, or all of an album.
#[derive(Debug, Clone, Default)]
pub struct Before {
    pub files: Vec<FileId>,
    /// The album that they are.
    pub album: Option<String>,
}

/// What a message asks of somebody who has got it, and the files that they have answered with.
pub async fn asks(tx: &mut Tx, id: BroadcastId, person: PersonId) -> Result<Option<(Under, Before)>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT asks, first.album AS "album?",
                  (SELECT json_group_array(file.id) FROM file
                   WHERE file.account_id = first.account_id
                     AND (file.id = first.id OR file.album = first.album AND file.kept = 1)) AS "files!: String"
           FROM broadcast JOIN broadcast_recipient ON broadcast_recipient.broadcast_id = broadcast.id
           LEFT JOIN file AS first ON first.id = broadcast_recipient.file_id
           WHERE broadcast.id = ? AND municipality_id = ? AND person_id = ?"#,
        id,
        municipality,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let before = Before { files: serde_json::from_str(&row.files)?, album: row.album };
    Ok(Some((serde_json::from_str(&row.asks)?, before)))
}

/// What somebody has answered themselves, with whatever came in one album.
pub async fn own(tx: &mut Tx, id: BroadcastId, person: PersonId) -> Result<Option<Given>> {
    let row = sqlx::query!(
        r#"SELECT file.id AS "file!: FileId", file.name AS "name!",
                  (SELECT count(*) FROM file AS part
                   WHERE part.account_id = file.account_id AND part.album = file.album AND part.kept = 1
                     AND part.id != file.id) AS "more!: i64"
           FROM broadcast_recipient JOIN file ON file.id = broadcast_recipient.file_id
           WHERE broadcast_recipient.broadcast_id = ? AND broadcast_recipient.person_id = ?"#,
        id,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| Given::File { id: row.file, name: row.name, more: row.more }))
}

/// Whose messages say what somebody has answered.
pub async fn whose(cx: &mut Cx, id: BroadcastId, person: PersonId) -> Result<Vec<PersonId>> {
    static CALL: LazyLock<Call> = LazyLock::new(|| Call::of(&[WHOSE]));
    let nothing = None::<i64>;
    let values = Values::default().and(nothing)?.and(nothing)?.and(id)?.and(person)?;
    let rows = CALL.make(cx.db(), values).await?;
    let mut whose: Vec<PersonId> = rows.iter().filter_map(|row| row.try_get("whose").ok()).collect();
    if !whose.contains(&person) {
        whose.push(person);
    }
    Ok(whose)
}

/// An answer, of its columns.
pub fn given(
    answer: Option<i64>,
    number: Option<i64>,
    said: Option<String>,
    file: Option<(FileId, String, i64)>,
) -> Option<Given> {
    let file = file.map(|(id, name, more)| Given::File { id, name, more });
    answer.map(Given::Option).or(number.map(Given::Number)).or(said.map(Given::Words)).or(file)
}

/// A message that somebody has got, with what they have answered, or where a school answers as one, with its newest answer.
pub async fn letter(tx: &mut Tx, id: BroadcastId, person: PersonId) -> Result<Option<(Letter, Mine)>> {
    let Some(letter) = written(tx, id).await? else {
        return Ok(None);
    };
    let by_school = letter.by_school;
    let row = sqlx::query!(
        r#"SELECT mine.read_at, newest.answer AS "answer?: i64", newest.number AS "number?: i64",
                  newest.said AS "said?: String", file.id AS "file?: FileId",
                  file.name AS "file_name?: String", (SELECT count(*) FROM file AS part
                   WHERE part.account_id = file.account_id AND part.album = file.album AND part.kept = 1
                     AND part.id != file.id) AS "more!: i64", newest.answered_at AS "at?: DateTime<Utc>",
                  person.family_name AS "family?: String", person.given_name AS "given?: String",
                  person.patronymic AS "patronymic?: String"
           FROM broadcast_recipient AS mine
           LEFT JOIN broadcast_recipient AS newest ON newest.id =
                CASE WHEN ?3 AND mine.organisation_id IS NOT NULL
                     THEN (SELECT id FROM broadcast_recipient AS other
                           WHERE other.broadcast_id = ?1 AND other.organisation_id = mine.organisation_id
                             AND other.nth IS NOT NULL ORDER BY other.nth DESC LIMIT 1)
                     ELSE mine.id END
           LEFT JOIN file ON file.id = newest.file_id
           LEFT JOIN person ON person.id = newest.person_id
                AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                            WHERE account.person_id = newest.person_id AND consent.purpose = 'name'
                              AND consent.withdrawn_at IS NULL)
           WHERE mine.broadcast_id = ?1 AND mine.person_id = ?2"#,
        id,
        person,
        by_school
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let by = row.family.zip(row.given).zip(row.patronymic);
    let mine = Mine {
        read: row.read_at.is_some(),
        given: given(
            row.answer,
            row.number,
            row.said,
            row.file.zip(row.file_name).map(|(id, name)| (id, name, row.more)),
        ),
        at: row.at,
        by: by.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
    };
    Ok(Some((letter, mine)))
}

/// Whether what somebody got, or is about to get, is answered: by themselves, or where a school answers as one, by anybody of it.
pub async fn is_answered(tx: &mut Tx, id: BroadcastId, person: PersonId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT mine.nth IS NOT NULL
                  OR broadcast.by_school
                     AND EXISTS (SELECT 1 FROM broadcast_recipient AS other
                                 WHERE other.broadcast_id = ?1 AND other.organisation_id = mine.organisation_id
                                   AND other.nth IS NOT NULL) AS "answered!: bool"
           FROM broadcast CROSS JOIN broadcast_recipient AS mine ON mine.broadcast_id = broadcast.id
           WHERE broadcast.id = ?1 AND mine.person_id = ?2"#,
        id,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(found.unwrap_or_default())
}

/// Notes that somebody has read it, and what they answer; of several answers the last counts. `?3` is the message, `?4` who
/// answers, `?2` what was chosen, `?5` the number, `?6` the words, `?9` the file.
const ANSWERS: &str = "UPDATE broadcast_recipient
 SET read_at = coalesce(read_at, ?1),
     answer = CASE WHEN ?7 THEN ?2 ELSE answer END, number = CASE WHEN ?7 THEN ?5 ELSE number END,
     said = CASE WHEN ?7 THEN ?6 ELSE said END, file_id = CASE WHEN ?7 THEN ?9 ELSE file_id END, answered_at = CASE WHEN ?7 THEN ?1 ELSE answered_at END,
     nth = CASE WHEN ?7 THEN (SELECT coalesce(max(other.nth), 0) + 1 FROM broadcast_recipient AS other
                              WHERE other.broadcast_id = ?3) ELSE nth END
 WHERE broadcast_id = ?3 AND person_id = ?4
   AND EXISTS (SELECT 1 FROM broadcast
               WHERE broadcast.id = ?3 AND broadcast.municipality_id = ?8
                 AND (?2 IS NULL OR ?2 >= 0 AND ?2 < json_array_length(broadcast.asks, '$.question.options')))
 RETURNING person_id AS answered";
/// Whose messages say so from now on: of those of a school that answers as one, all; else of that person. A message may stand
/// in a chat some seconds before it is noted as sent.
const WHOSE: &str = "SELECT other.person_id AS whose
 FROM broadcast_recipient AS mine CROSS JOIN broadcast ON broadcast.id = mine.broadcast_id
 CROSS JOIN broadcast_recipient AS other ON other.broadcast_id = mine.broadcast_id
      AND other.organisation_id = mine.organisation_id
 WHERE mine.broadcast_id = ?3 AND mine.person_id = ?4 AND broadcast.by_school AND other.person_id IS NOT NULL
   AND other.state IN ('queued', 'sent')";

/// Notes it, and tells whose messages say so from now on; `None` for what was not sent to them, or is no answer.
pub async fn answer(
    cx: &mut Cx,
    id: BroadcastId,
    person: PersonId,
    given: Option<&Given>,
) -> Result<Option<Vec<PersonId>>> {
    static CALL: LazyLock<Call> = LazyLock::new(|| Call::of(&[ANSWERS, WHOSE]));
    let (answer, number, said, file) = match given {
        Some(Given::Option(answer)) => (Some(*answer), None, None, None),
        Some(Given::Number(number)) => (None, Some(*number), None, None),
        Some(Given::Words(words)) => (None, None, Some(words.as_str()), None),
        Some(Given::File { id, .. }) => (None, None, None, Some(*id)),
        None => (None, None, None, None),
    };
    let values = Values::default().and(cx.now)?.and(answer)?.and(id)?.and(person)?.and(number)?.and(said)?;
    let values = values.and(given.is_some())?.and(cx.municipality())?.and(file)?;
    let rows = CALL.make(cx.db(), values).await?;
    if rows.first().is_none_or(|row| row.try_get::<PersonId, _>("answered").is_err()) {
        return Ok(None);
    }
    let mut whose: Vec<PersonId> = rows.iter().filter_map(|row| row.try_get("whose").ok()).collect();
    if !whose.contains(&person) {
        whose.push(person);
    }
    Ok(Some(whose))
}

//! What people got, and what they have answered.

use serde::Deserialize;

use super::{Letter, Mine};
use crate::ids::{BroadcastId, PersonId};
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
    family: Option<String>,
    given: Option<String>,
    patronymic: Option<String>,
}

#[derive(Deserialize)]
struct Whom {
    ru: [String; 2],
    en: [String; 2],
}

impl Kept {
    fn letter(self) -> Result<Letter> {
        let attached = self.hash.zip(self.file).map(|(hash, name)| Attached { hash, name, photo: self.photo });
        let author = self.family.zip(self.given).zip(self.patronymic);
        let Whom { ru: [role_ru, whom_ru], en: [role_en, whom_en] } = serde_json::from_str(&self.whom)?;
        Ok(Letter {
            message: Message { says: serde_json::from_str(&self.says)?, attached },
            under: serde_json::from_str(&self.asks)?,
            author: author.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)),
            role: Bilingual { ru: role_ru, en: role_en },
            whom: Bilingual { ru: whom_ru, en: whom_en },
        })
    }
}

/// A message of the municipality as it was written.
pub async fn written(tx: &mut Tx, id: BroadcastId) -> Result<Option<Letter>> {
    let municipality = tx.municipality();
    let kept = sqlx::query_as!(
        Kept,
        r#"SELECT says, asks, whom, photo AS "photo!: bool", file.hash AS "hash?", file.name AS "file?",
                  person.family_name AS "family?", person.given_name AS "given?", person.patronymic AS "patronymic?"
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

/// A message that somebody has got, with what they have answered.
pub async fn letter(tx: &mut Tx, id: BroadcastId, person: PersonId) -> Result<Option<(Letter, Mine)>> {
    let Some(letter) = written(tx, id).await? else {
        return Ok(None);
    };
    let mine = sqlx::query!(
        "SELECT read_at, answer FROM broadcast_recipient WHERE broadcast_id = ? AND person_id = ?",
        id,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(mine.map(|mine| (letter, Mine { read: mine.read_at.is_some(), answer: mine.answer })))
}

/// Notes that somebody has read it, and what they answer; of several answers the last counts. `None` for what was not sent
/// to them, or is no answer.
pub async fn answer(
    cx: &mut Cx,
    id: BroadcastId,
    person: PersonId,
    given: Option<i64>,
) -> Result<Option<(Letter, Mine)>> {
    let now = cx.now;
    let kept = sqlx::query!(
        "UPDATE broadcast_recipient
         SET read_at = coalesce(read_at, ?1), answer = coalesce(?2, answer),
             answered_at = iif(?2 IS NULL, answered_at, ?1),
             nth = iif(?2 IS NULL, nth, (SELECT coalesce(max(other.nth), 0) + 1 FROM broadcast_recipient AS other
                                         WHERE other.broadcast_id = ?3))
         WHERE broadcast_id = ?3 AND person_id = ?4
           AND (?2 IS NULL OR EXISTS (SELECT 1 FROM broadcast
                                      WHERE broadcast.id = ?3
                                        AND ?2 < json_array_length(broadcast.asks, '$.question.options')))
         RETURNING answer AS \"answer?: i64\"",
        now,
        given,
        id,
        person
    )
    .fetch_optional(cx.db())
    .await?;
    let Some(kept) = kept else { return Ok(None) };
    let mine = Mine { read: true, answer: kept.answer };
    Ok(written(cx, id).await?.map(|letter| (letter, mine)))
}

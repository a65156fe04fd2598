//! Whether two records are one human: a coordinator thinks so, each account says so.
//!
//! What somebody wrote is seen by nobody but them, and a coordinator cannot hand it to another account: whoever has an
//! account in one of the records has to agree, and on each side that has accounts at least one must be there to do so. A
//! record that a list has made belongs to nobody yet, so that a coordinator's word is enough.

use std::sync::LazyLock;

use serde::Deserialize;
use sqlx::Row;

use super::moving;
use crate::db::{Call, Values};
use crate::ids::{MergeRequestId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::people::FullName;
use crate::model::roles::{Coordinator, Registered};
use crate::talk::{Cx, Result, Trouble, Tx};

/// What came of a coordinator's word that two records are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// The same record was named twice.
    Itself,
    /// Somebody has asked that of one of the two already.
    Pending,
    /// On one side there is no account that can be reached, so that nobody could agree.
    Unreachable,
    /// Each account is asked.
    Asked(MergeRequestId),
    /// There was nobody to ask: this is the record that stays.
    Merged(PersonId),
}

/// What is known of two records before they become one.
#[derive(Debug, Deserialize)]
struct Sides {
    people: i64,
    pending: bool,
    accounts: [i64; 2],
    reachable: [i64; 2],
}

/// Two records of the municipality are one human, says a coordinator; where only one of the two has an account, that one
/// stays, whichever was named first.
pub async fn ask(tx: &mut Tx, by: Coordinator, keeps: PersonId, goes: PersonId) -> Result<Asking> {
    if keeps == goes {
        return Ok(Asking::Itself);
    }
    let (municipality, now, author) = (tx.municipality(), tx.now, by.id());
    let sides = sqlx::query_scalar!(
        r#"SELECT json_object(
               'people', (SELECT count(*) FROM person WHERE id IN (?1, ?2) AND municipality_id = ?3),
               'pending', json(iif(EXISTS (SELECT 1 FROM merge_request WHERE keeps_id IN (?1, ?2))
                               OR EXISTS (SELECT 1 FROM merge_request WHERE goes_id IN (?1, ?2)), 'true', 'false')),
               'accounts', json_array((SELECT count(*) FROM account WHERE person_id = ?1),
                                      (SELECT count(*) FROM account WHERE person_id = ?2)),
               'reachable', json_array((SELECT count(*) FROM account WHERE person_id = ?1 AND reachable = 1),
                                       (SELECT count(*) FROM account WHERE person_id = ?2 AND reachable = 1)))
           AS "sides!: String""#,
        keeps,
        goes,
        municipality
    )
    .fetch_one(tx.db())
    .await?;
    let Sides { people, pending, accounts, reachable } = serde_json::from_str(&sides)?;
    if people != 2 {
        return Err(Trouble::Gone);
    }
    if pending {
        return Ok(Asking::Pending);
    }
    let (keeps, goes) = if accounts[0] == 0 && accounts[1] > 0 { (goes, keeps) } else { (keeps, goes) };
    if accounts.contains(&0) {
        moving::carry_out(tx, author, keeps, goes).await?;
        return Ok(Asking::Merged(keeps));
    }
    if reachable.contains(&0) {
        return Ok(Asking::Unreachable);
    }
    let values = Values::default().and(municipality)?.and(keeps)?.and(goes)?.and(author)?.and(now)?;
    let entry = Entry { person: Some(keeps), ..Entry::default() };
    let values = journal::noted(values, tx, author, "merge-asked", entry)?;
    let rows = ASKS.make(tx.db(), values).await?;
    let asked = rows.first().ok_or_else(|| Trouble::fault("a question was stored and has no number"))?;
    let request: MergeRequestId = asked.try_get("asked")?;
    Ok(Asking::Asked(request))
}

const STORE: &str = "INSERT INTO merge_request (municipality_id, keeps_id, goes_id, author_id, asked_at)
     VALUES (?, ?, ?, ?, ?) RETURNING id AS asked";

static ASKS: LazyLock<Call> = LazyLock::new(|| Call::of(&[STORE, journal::NOTE]));

/// The question, as one of the two records sees it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Who asks.
    pub author: PersonId,
    /// How the other record is called.
    pub name: FullName,
    /// Where it works.
    pub organisation: String,
    /// Whether the account that speaks has agreed already.
    pub agreed: bool,
    keeps: PersonId,
    goes: PersonId,
}

impl Question {
    /// Both records, the one that stays first.
    pub fn both(&self) -> [PersonId; 2] {
        [self.keeps, self.goes]
    }
}

/// The question that the account that speaks was asked; [`Trouble::Gone`] for anybody else's, and for one that is over.
pub async fn asked(cx: &mut Cx, id: MergeRequestId) -> Result<Question> {
    let (municipality, account, person) = (cx.municipality(), cx.account_id(), Registered::of(cx)?.id());
    let row = sqlx::query!(
        r#"SELECT author_id AS "author!: PersonId", keeps_id AS "keeps!: PersonId", goes_id AS "goes!: PersonId",
                  person.family_name, person.given_name, person.patronymic,
                  organisation.short_name AS organisation,
                  EXISTS (SELECT 1 FROM merge_answer
                          WHERE request_id = merge_request.id AND account_id = ?3) AS "agreed!: bool"
           FROM merge_request
           JOIN person ON person.id = iif(keeps_id = ?2, goes_id, keeps_id)
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE merge_request.id = ?1 AND merge_request.municipality_id = ?4 AND ?2 IN (keeps_id, goes_id)"#,
        id,
        person,
        account,
        municipality
    )
    .fetch_optional(cx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok(Question {
        author: row.author,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: row.organisation,
        agreed: row.agreed,
        keeps: row.keeps,
        goes: row.goes,
    })
}

/// What came of an account's yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// Others have still to agree.
    Waits,
    /// All have: the two records are one.
    Merged,
    /// Who asked coordinates the municipality no more, so that nobody answers for it: the question is over.
    Over,
}

/// The account that speaks agrees.
pub async fn agree(cx: &mut Cx, id: MergeRequestId) -> Result<Agreed> {
    let Question { author, keeps, goes, .. } = asked(cx, id).await?;
    let (account, now) = (cx.account_id(), cx.now);
    sqlx::query!(
        "INSERT INTO merge_answer (request_id, account_id, agreed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        id,
        account,
        now
    )
    .execute(cx.db())
    .await?;
    // Each side has somebody who agreed, and nobody who can be reached has still to.
    let waits = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM account WHERE person_id IN (?2, ?3) AND reachable = 1
                          AND NOT EXISTS (SELECT 1 FROM merge_answer
                                          WHERE request_id = ?1 AND account_id = account.id))
                  OR (SELECT count(DISTINCT account.person_id) FROM merge_answer
                      JOIN account ON account.id = merge_answer.account_id
                      WHERE request_id = ?1 AND account.person_id IN (?2, ?3)) < 2 AS "waits!: bool""#,
        id,
        keeps,
        goes
    )
    .fetch_one(cx.db())
    .await?;
    if waits {
        return Ok(Agreed::Waits);
    }
    let Some(by) = Coordinator::find(cx, author).await? else {
        end(cx, id).await?;
        return Ok(Agreed::Over);
    };
    moving::carry_out(cx, by.id(), keeps, goes).await?;
    cx.account.person = Some(keeps);
    Ok(Agreed::Merged)
}

/// The account that speaks says that it is somebody else: nothing is merged. Tells who had asked.
pub async fn refuse(cx: &mut Cx, id: MergeRequestId) -> Result<Question> {
    let question = asked(cx, id).await?;
    let person = Registered::of(cx)?.id();
    end(cx, id).await?;
    journal::note(cx, person, "merge-refused", Entry { person: Some(question.keeps), ..Entry::default() }).await?;
    Ok(question)
}

/// A coordinator takes the question back; tells whether it was still open.
pub async fn withdraw(tx: &mut Tx, by: Coordinator, id: MergeRequestId) -> Result<bool> {
    let municipality = tx.municipality();
    let keeps = sqlx::query_scalar!(
        r#"DELETE FROM merge_request WHERE id = ? AND municipality_id = ? RETURNING keeps_id AS "keeps: PersonId""#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(keeps) = keeps else { return Ok(false) };
    journal::note(tx, by.id(), "merge-withdrawn", Entry { person: Some(keeps), ..Entry::default() }).await?;
    Ok(true)
}

async fn end(tx: &mut Tx, id: MergeRequestId) -> Result<()> {
    sqlx::query!("DELETE FROM merge_request WHERE id = ?", id).execute(tx.db()).await?;
    Ok(())
}

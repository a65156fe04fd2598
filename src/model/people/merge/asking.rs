//! Whether two records are one human: a coordinator thinks so, each account says so.
//!
//! What somebody wrote is seen by nobody but them, and a coordinator cannot hand it to another account: whoever has an
//! account in one of the records has to agree, and on each side that has accounts at least one must be there to do so. A
//! record that a list has made belongs to nobody yet, so that a coordinator's word is enough, or that of whoever represents
//! the school where both work.

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
    /// The two are a pair of a mentor and a mentee, or are proposed as one: two people, says whoever made it.
    Paired,
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
    paired: bool,
    accounts: [i64; 2],
    reachable: [i64; 2],
}

/// Two records of the municipality are one human, says a coordinator; where only one of the two has an account, that one
/// stays, whichever was named first.
pub async fn ask(tx: &mut Tx, by: Coordinator, keeps: PersonId, goes: PersonId) -> Result<Asking> {
    put(tx, by.id(), keeps, goes).await
}

/// The same, says somebody who may: the caller has seen to that.
pub(in crate::model::people) async fn put(
    tx: &mut Tx,
    author: PersonId,
    keeps: PersonId,
    goes: PersonId,
) -> Result<Asking> {
    if keeps == goes {
        return Ok(Asking::Itself);
    }
    let (municipality, now) = (tx.municipality(), tx.now);
    let sides = sqlx::query_scalar!(
        r#"SELECT json_object(
               'people', (SELECT count(*) FROM person WHERE id IN (?1, ?2) AND municipality_id = ?3),
               'pending', json(iif(EXISTS (SELECT 1 FROM merge_request WHERE keeps_id IN (?1, ?2))
                               OR EXISTS (SELECT 1 FROM merge_request WHERE goes_id IN (?1, ?2)), 'true', 'false')),
               'paired', json(iif(EXISTS (SELECT 1 FROM pair WHERE mentor_id = ?1 AND mentee_id = ?2
                                            AND state IN ('proposed', 'accepted', 'active'))
                               OR EXISTS (SELECT 1 FROM pair WHERE mentor_id = ?2 AND mentee_id = ?1
                                            AND state IN ('proposed', 'accepted', 'active')), 'true', 'false')),
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
    let Sides { people, pending, paired, accounts, reachable } = serde_json::from_str(&sides)?;
    if people != 2 {
        return Err(Trouble::Gone);
    }
    if pending {
        return Ok(Asking::Pending);
    }
    if paired {
        return Ok(Asking::Paired);
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
    Merged {
        /// Who had asked.
        author: PersonId,
    },
    /// Who asked may say so no more, so that nobody answers for it: the question is over.
    Over,
}

/// Keeps the yes of the account `?2` of the person `?3` to the question `?1` of the municipality `?4`, at the moment `?5`.
const AGREE: &str = "INSERT INTO merge_answer (request_id, account_id, agreed_at)
     SELECT id, ?2, ?5 FROM merge_request WHERE id = ?1 AND municipality_id = ?4 AND ?3 IN (keeps_id, goes_id)
     ON CONFLICT DO NOTHING";

/// What the question has come to: it waits until each side has somebody who agreed, and nobody who can be reached has
/// still to.
const STANDS: &str = "SELECT author_id, keeps_id, goes_id,
            EXISTS (SELECT 1 FROM account WHERE person_id IN (keeps_id, goes_id) AND reachable = 1
                    AND NOT EXISTS (SELECT 1 FROM merge_answer
                                    WHERE request_id = merge_request.id AND account_id = account.id))
            OR NOT EXISTS (SELECT 1 FROM account JOIN merge_answer ON merge_answer.account_id = account.id
                           WHERE account.person_id = keeps_id AND request_id = merge_request.id)
            OR NOT EXISTS (SELECT 1 FROM account JOIN merge_answer ON merge_answer.account_id = account.id
                           WHERE account.person_id = goes_id AND request_id = merge_request.id) AS waits,
            EXISTS (SELECT 1 FROM appointment
                    WHERE person_id = author_id AND until IS NULL AND appointment.municipality_id = ?4
                      AND (role = 'coordinator' AND group_id IS NULL
                           OR role = 'representative'
                              AND organisation_id = (SELECT organisation_id FROM person WHERE person.id = keeps_id)
                              AND organisation_id = (SELECT organisation_id FROM person WHERE person.id = goes_id))) AS may
     FROM merge_request WHERE id = ?1 AND municipality_id = ?4 AND ?3 IN (keeps_id, goes_id)";

/// The account that speaks agrees.
pub async fn agree(cx: &mut Cx, id: MergeRequestId) -> Result<Agreed> {
    static AGREES: LazyLock<Call> = LazyLock::new(|| Call::of(&[AGREE, STANDS]));
    let (account, person) = (cx.account_id(), Registered::of(cx)?.id());
    let values = Values::default().and(id)?.and(account)?.and(person)?.and(cx.municipality())?.and(cx.now)?;
    let rows = AGREES.make(cx.db(), values).await?;
    let stands = rows.first().filter(|row| row.try_get::<bool, _>("waits").is_ok()).ok_or(Trouble::Gone)?;
    if stands.try_get("waits")? {
        return Ok(Agreed::Waits);
    }
    if !stands.try_get::<bool, _>("may")? {
        end(cx, id).await?;
        return Ok(Agreed::Over);
    }
    let (author, keeps) = (stands.try_get("author_id")?, stands.try_get("keeps_id")?);
    moving::carry_out(cx, author, keeps, stands.try_get("goes_id")?).await?;
    cx.account.person = Some(keeps);
    Ok(Agreed::Merged { author })
}

/// The account that speaks says that it is somebody else: nothing is merged. Tells who had asked.
pub async fn refuse(cx: &mut Cx, id: MergeRequestId) -> Result<Question> {
    static REFUSES: LazyLock<Call> = LazyLock::new(|| Call::of(&[END, journal::NOTE]));
    let question = asked(cx, id).await?;
    let person = Registered::of(cx)?.id();
    let entry = Entry { person: Some(question.keeps), ..Entry::default() };
    let values = journal::noted(Values::default().and(id)?, cx, person, "merge-refused", entry)?;
    REFUSES.make(cx.db(), values).await?;
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

const END: &str = "DELETE FROM merge_request WHERE id = ?";

async fn end(tx: &mut Tx, id: MergeRequestId) -> Result<()> {
    static ENDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[END]));
    ENDS.make(tx.db(), Values::default().and(id)?).await?;
    Ok(())
}

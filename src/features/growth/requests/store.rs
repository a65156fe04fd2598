//! The questions in the database. Their words are read by whoever asked and by those who answer, and by nobody else.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{CategoryId, PersonId, RequestId};
use crate::model::people::FullName;
use crate::model::regulation::{self, keys};
use crate::model::roles::{Consultant, Registered};
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::Bilingual;

/// So long a question waits before it is spoken of again.
pub async fn patience(tx: &mut Tx) -> Result<TimeDelta> {
    Ok(TimeDelta::days(regulation::now(tx).await?.get(&keys::people::QUESTION_DAYS)?))
}

/// How many questions wait for whoever answers, as [`consultants`] has it: those that nobody has taken, and their own.
pub const WAITING: &str = "SELECT count(*), NULL, '' FROM request
     WHERE request.answered_at IS NULL AND request.closed_at IS NULL AND ifnull(request.taken_by, ?1) = ?1
       AND request.person_id != ?1
       AND request.municipality_id = (SELECT appointment.municipality_id FROM appointment
                                      WHERE appointment.person_id = ?1 AND appointment.until IS NULL
                                        AND (appointment.role IN ('methodist', 'observer')
                                             OR appointment.role = 'coordinator'
                                                AND NOT EXISTS (SELECT 1 FROM appointment AS other
                                                                WHERE other.municipality_id = appointment.municipality_id
                                                                  AND other.until IS NULL
                                                                  AND other.role IN ('methodist', 'observer')))
                                      LIMIT 1)
     HAVING count(*) > 0";

/// The questions that were put to the person `?1` as the mentor of whoever asks. Those who answer for the service find them
/// among the others.
pub const PUT: &str = "SELECT request.id, request.taken_at, '' FROM request
     WHERE request.taken_by = ?1 AND request.answered_at IS NULL AND request.closed_at IS NULL
       AND EXISTS (SELECT 1 FROM pair WHERE pair.mentor_id = ?1 AND pair.mentee_id = request.person_id
                     AND pair.state = 'active' AND pair.basis != 'subject')
       AND NOT EXISTS (SELECT 1 FROM appointment
                       WHERE appointment.person_id = ?1 AND appointment.until IS NULL AND appointment.group_id IS NULL
                         AND appointment.role IN ('methodist', 'observer', 'coordinator'))";

/// One who may answer a question: whoever answers for the service, or the mentor to whom it was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    person: PersonId,
    /// Whether they answer all questions.
    pub is_consultant: bool,
}

impl Answers {
    /// The person who speaks, if they may answer this one.
    pub async fn of(cx: &mut Cx, id: RequestId) -> Result<Answers> {
        let person = Registered::of(cx)?.id();
        if Consultant::known(cx)?.is_none() && is_put_to(cx, id, person).await? {
            return Ok(Answers { person, is_consultant: false });
        }
        Ok(Consultant::of(cx).await?.into())
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }
}

impl From<Consultant> for Answers {
    fn from(by: Consultant) -> Answers {
        Answers { person: by.id(), is_consultant: true }
    }
}

/// Whether a question was put to somebody who is the mentor of whoever asks.
pub async fn is_put_to(tx: &mut Tx, id: RequestId, person: PersonId) -> Result<bool> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM request
                          JOIN pair ON pair.mentor_id = request.taken_by AND pair.mentee_id = request.person_id
                          WHERE request.id = ? AND request.municipality_id = ? AND request.taken_by = ?
                            AND pair.state = 'active' AND pair.basis != 'subject') AS "is_put!: bool""#,
        id,
        municipality,
        person
    )
    .fetch_one(tx.db())
    .await?)
}

/// A mentor to whom a question can be put.
#[derive(Debug, Clone)]
pub struct Mentor {
    pub id: PersonId,
    pub name: FullName,
}

/// The mentors of whoever asks, for a question about a category: of pairs at work in that direction, or in none.
pub async fn mentors(tx: &mut Tx, owner: Registered, category: CategoryId) -> Result<Vec<Mentor>> {
    let (municipality, person) = (tx.municipality(), owner.id());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", person.family_name AS "family!", person.given_name AS "given!",
                  person.patronymic AS "patronymic!"
           FROM pair CROSS JOIN person ON person.id = pair.mentor_id
           WHERE pair.mentee_id = ?1 AND pair.state = 'active' AND pair.basis != 'subject'
             AND ifnull(pair.category_id, ?3) = ?3 AND person.municipality_id = ?2 AND person.left_at IS NULL
             AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)"#,
        person,
        municipality,
        category
    )
    .fetch_all(tx.db())
    .await?;
    let named = |id, family, given, patronymic| Mentor { id, name: FullName::of(family, given, patronymic) };
    let mut mentors: Vec<_> =
        rows.into_iter().map(|row| named(row.id, row.family, row.given, row.patronymic)).collect();
    // The same may be the mentor by two bases.
    mentors.sort_by_key(|one| one.id);
    mentors.dedup_by_key(|one| one.id);
    Ok(mentors)
}

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has taken it.
    Open,
    /// Somebody answers it.
    Taken,
    /// It is answered.
    Answered,
    /// Its asker needs no more.
    Closed,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Request {
    pub id: RequestId,
    /// What it is about, and how that is called.
    pub about: CategoryId,
    pub category: Bilingual,
    pub words: String,
    pub asked_at: DateTime<Utc>,
    pub state: State,
    /// The newest answer, which stays beside a question that was asked again.
    pub answer: Option<String>,
    /// Who asks, and where they work.
    pub asker: (PersonId, FullName, String),
    /// Who has taken it.
    pub taker: Option<(PersonId, FullName)>,
}

struct Row {
    id: RequestId,
    about: CategoryId,
    category_ru: String,
    category_en: String,
    words: String,
    asked_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    asker: PersonId,
    family: String,
    given: String,
    patronymic: String,
    works_at: String,
    taker: Option<PersonId>,
    taker_family: Option<String>,
    taker_given: Option<String>,
    taker_patronymic: Option<String>,
}

impl From<Row> for Request {
    fn from(row: Row) -> Request {
        // Whoever had taken it may be gone: then it waits for all again.
        let state = match (row.closed_at, row.answered_at, row.taker) {
            (Some(_), ..) => State::Closed,
            (None, Some(_), _) => State::Answered,
            (None, None, Some(_)) => State::Taken,
            (None, None, None) => State::Open,
        };
        let taker = match (row.taker, row.taker_family, row.taker_given) {
            (Some(id), Some(family), Some(given)) => {
                Some((id, FullName::of(family, given, row.taker_patronymic.unwrap_or_default())))
            }
            _ => None,
        };
        Request {
            id: row.id,
            about: row.about,
            category: Bilingual { ru: row.category_ru, en: row.category_en },
            words: row.words,
            asked_at: row.asked_at,
            state,
            answer: row.answer,
            asker: (row.asker, FullName::of(row.family, row.given, row.patronymic), row.works_at),
            taker,
        }
    }
}

/// Asks a question of all who answer, or of one's mentor, who then has it.
pub async fn ask(
    tx: &mut Tx,
    owner: Registered,
    (category, mentor): (CategoryId, Option<PersonId>),
    words: &str,
) -> Result<RequestId> {
    let (municipality, person, now) = (tx.municipality(), owner.id(), tx.now);
    let (remind_at, taken_at) = (now + patience(tx).await?, mentor.map(|_| now));
    let id = sqlx::query_scalar!(
        r#"INSERT INTO request (municipality_id, person_id, category_id, words, asked_at, remind_at, taken_by, taken_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!: RequestId""#,
        municipality,
        person,
        category,
        words,
        now,
        remind_at,
        mentor,
        taken_at
    )
    .fetch_one(tx.db())
    .await?;
    tx.wake_duties();
    Ok(id)
}

/// Reads questions: the condition follows, then its values.
macro_rules! requests {
    ($more:literal, $($value:expr),+) => {
        sqlx::query_as!(
            Row,
            r#"SELECT request.id AS "id: RequestId", request.category_id AS "about: CategoryId",
                      deficit_category.name_ru AS "category_ru!: String",
                      deficit_category.name_en AS "category_en!: String", words, asked_at AS "asked_at: DateTime<Utc>",
                      answer, answered_at AS "answered_at: DateTime<Utc>",
                      closed_at AS "closed_at: DateTime<Utc>", asker.id AS "asker: PersonId", asker.family_name AS family,
                      asker.given_name AS given, asker.patronymic, organisation.short_name AS works_at,
                      taker.id AS "taker?: PersonId", taker.family_name AS "taker_family?",
                      taker.given_name AS "taker_given?", taker.patronymic AS "taker_patronymic?"
               FROM request CROSS JOIN person AS asker ON asker.id = request.person_id
               CROSS JOIN category_named AS deficit_category ON deficit_category.id = request.category_id
                    AND deficit_category.municipality_id = request.municipality_id
               CROSS JOIN organisation ON organisation.id = asker.organisation_id
               LEFT JOIN person AS taker ON taker.id = request.taken_by
               "# + $more,
            $($value),+
        )
    };
}

/// The questions of somebody, the newest first.
pub async fn of(tx: &mut Tx, owner: Registered) -> Result<Vec<Request>> {
    let person = owner.id();
    let rows = requests!("WHERE request.person_id = ? ORDER BY request.id DESC", person);
    Ok(rows.fetch_all(tx.db()).await?.into_iter().map(Request::from).collect())
}

/// The questions of others that wait for somebody who answers, the oldest first; those that a colleague has taken are
/// theirs.
pub async fn open(tx: &mut Tx, by: Consultant) -> Result<Vec<Request>> {
    let (municipality, person) = (tx.municipality(), by.id());
    let rows = requests!(
        "WHERE request.municipality_id = ?1 AND request.answered_at IS NULL AND request.closed_at IS NULL
           AND request.person_id != ?2 AND ifnull(request.taken_by, ?2) = ?2
         ORDER BY request.asked_at, request.id",
        municipality,
        person
    );
    Ok(rows.fetch_all(tx.db()).await?.into_iter().map(Request::from).collect())
}

/// One question of the municipality.
async fn find(tx: &mut Tx, id: RequestId) -> Result<Request> {
    let municipality = tx.municipality();
    let row = requests!("WHERE request.id = ? AND request.municipality_id = ?", id, municipality);
    row.fetch_optional(tx.db()).await?.map(Request::from).ok_or(Trouble::Gone)
}

/// One of somebody's own.
pub async fn own(tx: &mut Tx, owner: Registered, id: RequestId) -> Result<Request> {
    let found = find(tx, id).await?;
    if found.asker.0 == owner.id() { Ok(found) } else { Err(Trouble::Gone) }
}

/// One that whoever answers may read: not their own, and none that is over.
pub async fn asked(tx: &mut Tx, by: Answers, id: RequestId) -> Result<Request> {
    let found = find(tx, id).await?;
    let is_over = matches!(found.state, State::Answered | State::Closed);
    if found.asker.0 == by.id() || is_over {
        return Err(Trouble::Gone);
    }
    // What was put to a mentor is nobody else's to read.
    match found.taker.as_ref().map(|(taker, _)| *taker).filter(|taker| *taker != by.id()) {
        Some(taker) if Consultant::find(tx, taker).await?.is_none() => Err(Trouble::Gone),
        Some(_) | None => Ok(found),
    }
}

/// Takes a question; `false` where a colleague was faster, or it is over.
pub async fn take(tx: &mut Tx, by: Consultant, id: RequestId) -> Result<bool> {
    let (municipality, person, now) = (tx.municipality(), by.id(), tx.now);
    let taken = sqlx::query!(
        "UPDATE request SET taken_by = ?1, taken_at = coalesce(taken_at, ?2)
         WHERE id = ?3 AND municipality_id = ?4 AND person_id != ?1 AND ifnull(taken_by, ?1) = ?1
           AND answered_at IS NULL AND closed_at IS NULL",
        person,
        now,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(taken.rows_affected() > 0)
}

/// Leaves a question to the others again; what it is about, and who asks.
pub async fn give_back(tx: &mut Tx, by: Answers, id: RequestId) -> Result<(CategoryId, PersonId)> {
    let (municipality, person) = (tx.municipality(), by.id());
    let given = sqlx::query!(
        r#"UPDATE request SET taken_by = NULL, taken_at = NULL
           WHERE id = ? AND municipality_id = ? AND taken_by = ? AND answered_at IS NULL AND closed_at IS NULL
           RETURNING category_id AS "category!: CategoryId", person_id AS "asker!: PersonId""#,
        id,
        municipality,
        person
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok((given.category, given.asker))
}

/// Leaves a question to all whose taker answers no questions any more.
pub async fn release(tx: &mut Tx, id: RequestId) -> Result<()> {
    sqlx::query!("UPDATE request SET taken_by = NULL, taken_at = NULL WHERE id = ? AND answered_at IS NULL", id)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Answers a question, taking it along; `None` where a colleague has it, or it is over. Returns who asked.
pub async fn answer(tx: &mut Tx, by: Answers, id: RequestId, answer: &str) -> Result<Option<PersonId>> {
    let (municipality, person, now) = (tx.municipality(), by.id(), tx.now);
    Ok(sqlx::query_scalar!(
        r#"UPDATE request SET taken_by = ?1, taken_at = coalesce(taken_at, ?2), answer = ?3, answered_at = ?2,
                              remind_at = NULL
           WHERE id = ?4 AND municipality_id = ?5 AND person_id != ?1 AND ifnull(taken_by, ?1) = ?1
             AND answered_at IS NULL AND closed_at IS NULL
           RETURNING person_id AS "person: PersonId""#,
        person,
        now,
        answer,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Closes an own question: the answer helped, or none is needed any more.
pub async fn close(tx: &mut Tx, owner: Registered, id: RequestId) -> Result<()> {
    let (person, now) = (owner.id(), tx.now);
    let closed = sqlx::query!(
        "UPDATE request SET closed_at = coalesce(closed_at, ?), remind_at = NULL WHERE id = ? AND person_id = ?",
        now,
        id,
        person
    )
    .execute(tx.db())
    .await?;
    if closed.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// Asks an answered question again: it waits for all who answer, with its former answer beside it.
pub async fn ask_again(tx: &mut Tx, owner: Registered, id: RequestId) -> Result<bool> {
    let (person, remind_at) = (owner.id(), tx.now + patience(tx).await?);
    let asked = sqlx::query!(
        "UPDATE request SET taken_by = NULL, taken_at = NULL, answered_at = NULL, remind_at = ?
         WHERE id = ? AND person_id = ? AND answered_at IS NOT NULL AND closed_at IS NULL",
        remind_at,
        id,
        person
    )
    .execute(tx.db())
    .await?;
    tx.wake_duties();
    Ok(asked.rows_affected() > 0)
}

/// Who answers questions of the municipality: methodists and observers (S3-14), or coordinators where there is neither.
pub async fn consultants(tx: &mut Tx) -> Result<Vec<PersonId>> {
    Ok(answering(tx, None).await?.into_iter().map(|(person, _)| person).collect())
}

/// Whom a question about a category is put to first: those who show that they can help with it, or all where nobody does.
pub async fn nearest(tx: &mut Tx, category: CategoryId) -> Result<Vec<PersonId>> {
    let all = answering(tx, Some(category)).await?;
    let is_shown = all.iter().any(|(_, shows)| *shows);
    Ok(all.into_iter().filter(|(_, shows)| *shows || !is_shown).map(|(person, _)| person).collect())
}

/// Who answers questions, and whether they show a strength in a category.
async fn answering(tx: &mut Tx, category: Option<CategoryId>) -> Result<Vec<(PersonId, bool)>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person_id AS "person!: PersonId",
                  EXISTS (SELECT 1 FROM strength CROSS JOIN deficit_item ON deficit_item.id = strength.item_id
                          WHERE strength.person_id = appointment.person_id AND strength.shown = 1
                            AND deficit_item.category_id = ?2) AS "shows!: bool"
           FROM appointment
           WHERE municipality_id = ?1 AND until IS NULL
             AND (role IN ('methodist', 'observer')
                  OR role = 'coordinator' AND NOT EXISTS (SELECT 1 FROM appointment
                                                          WHERE municipality_id = ?1 AND until IS NULL
                                                            AND role IN ('methodist', 'observer')))"#,
        municipality,
        category
    )
    .fetch_all(tx.db())
    .await?;
    let mut all: Vec<_> = rows.into_iter().map(|row| (row.person, row.shows)).collect();
    // The same may have two such roles.
    all.sort();
    all.dedup();
    Ok(all)
}

/// A question of which it is time to speak again: who has taken it, if anybody. The next time is set at once.
pub async fn next_to_remind(tx: &mut Tx) -> Result<Option<(RequestId, Bilingual, Option<PersonId>)>> {
    let (municipality, now, next) = (tx.municipality(), tx.now, tx.now + patience(tx).await?);
    let row = sqlx::query!(
        r#"SELECT request.id AS "id: RequestId", name_ru AS "name_ru!: String", name_en AS "name_en!: String", taken_by AS "taker: PersonId"
           FROM request CROSS JOIN category_named AS deficit_category ON deficit_category.id = request.category_id
                    AND deficit_category.municipality_id = request.municipality_id
           WHERE request.municipality_id = ? AND remind_at <= ? ORDER BY remind_at LIMIT 1"#,
        municipality,
        now
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    sqlx::query!("UPDATE request SET remind_at = ? WHERE id = ?", next, row.id).execute(tx.db()).await?;
    Ok(Some((row.id, Bilingual { ru: row.name_ru, en: row.name_en }, row.taker)))
}

/// Whether a question still waits, for whoever is told of it: by nobody taken, or by them.
pub async fn still_waits(tx: &mut Tx, id: RequestId, for_whom: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM request
                          WHERE id = ?1 AND answered_at IS NULL AND closed_at IS NULL
                            AND ifnull(taken_by, ?2) = ?2) AS "waits!: bool""#,
        id,
        for_whom
    )
    .fetch_one(tx.db())
    .await?)
}

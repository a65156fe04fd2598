//! What is asked of the database about one's own data, and its erasure.

use serde::Serialize;
use serde_json::Value;

use crate::talk::{Cx, Result};

/// How much is kept.
#[derive(Debug, Clone)]
pub struct Counts {
    /// Deficits, closed ones included.
    pub deficits: i64,
    /// Deficits that are open.
    pub open_deficits: i64,
    /// Memberships, left ones included.
    pub memberships: i64,
    /// Answers to notices of events.
    pub answers: i64,
    /// Events attended.
    pub attended: i64,
    /// Consents, withdrawn ones included.
    pub consents: i64,
}

/// How much is kept about the account that speaks and its person.
pub async fn counts(cx: &mut Cx) -> Result<Counts> {
    let (account, person) = (cx.account_id(), cx.person());
    Ok(sqlx::query_as!(
        Counts,
        r#"SELECT (SELECT count(*) FROM deficit WHERE person_id = ?2) AS "deficits!: i64",
                  (SELECT count(*) FROM deficit WHERE person_id = ?2 AND closed_at IS NULL) AS "open_deficits!: i64",
                  (SELECT count(*) FROM membership WHERE person_id = ?2) AS "memberships!: i64",
                  (SELECT count(*) FROM event_answer WHERE person_id = ?2) AS "answers!: i64",
                  (SELECT count(*) FROM attendance WHERE person_id = ?2) AS "attended!: i64",
                  (SELECT count(*) FROM consent WHERE account_id IN
                      (SELECT id FROM account WHERE id = ?1 OR person_id = ?2)) AS "consents!: i64""#,
        account,
        person
    )
    .fetch_one(cx.db())
    .await?)
}

/// Everything personal that the database holds about somebody, as the file shows it.
#[derive(Debug, Serialize)]
pub struct Everything {
    made_at: String,
    person: Value,
    subjects: Value,
    accounts: Value,
    consents: Value,
    coordinator_since: Value,
    deficits: Value,
    memberships: Value,
    led_clusters: Value,
    event_answers: Value,
    attendance: Value,
    created_events: Value,
    conversations_and_drafts: Value,
    messages: Value,
    coordinator_links: Value,
}

/// Reads everything about the account that speaks, its person, and the person's further accounts.
pub async fn everything(cx: &mut Cx) -> Result<Everything> {
    Ok(Everything {
        made_at: cx.now.to_rfc3339(),
        person: person(cx).await?,
        subjects: subjects(cx).await?,
        accounts: accounts(cx).await?,
        consents: consents(cx).await?,
        coordinator_since: coordinator(cx).await?,
        deficits: deficits(cx).await?,
        memberships: memberships(cx).await?,
        led_clusters: led_clusters(cx).await?,
        event_answers: event_answers(cx).await?,
        attendance: attendance(cx).await?,
        created_events: created_events(cx).await?,
        conversations_and_drafts: sessions(cx).await?,
        messages: messages(cx).await?,
        coordinator_links: claims(cx).await?,
    })
}

async fn person(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    let json = sqlx::query_scalar!(
        r#"SELECT json_object('number', person.id, 'family_name', family_name, 'given_name', given_name,
                  'patronymic', patronymic, 'municipality', municipality.name,
                  'organisation', organisation.name, 'post', post.name_ru, 'teaching_since', teaching_since,
                  'managing_since', managing_since, 'enrolled_at', enrolled_at,
                  'organisation_has_low_results', json(iif(organisation.low_results, 'true', 'false')),
                  'organisation_in_adverse_conditions',
                  json(iif(organisation.adverse_conditions, 'true', 'false'))) AS "json!: String"
           FROM person JOIN organisation ON organisation.id = person.organisation_id
           JOIN post ON post.id = person.post_id
           JOIN municipality ON municipality.id = person.municipality_id
           WHERE person.id = ?"#,
        person
    )
    .fetch_optional(cx.db())
    .await?;
    json.map_or(Ok(Value::Null), read)
}

async fn subjects(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(subject.name_ru) AS "json!: String"
               FROM person_subject JOIN subject ON subject.id = person_subject.subject_id WHERE person_id = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn accounts(cx: &mut Cx) -> Result<Value> {
    let (account, person) = (cx.account_id(), cx.person());
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('number', account.id, 'channel', channel,
                      'number_in_the_channel', external, 'municipality', municipality.name, 'language', language,
                      'reachable', json(iif(reachable, 'true', 'false')), 'current_room', room, 'card', stamp,
                      'quiet_from', quiet_from, 'quiet_till', quiet_till, 'commands', commands,
                      'times_reachable_again', reached))
                      AS "json!: String"
               FROM account JOIN municipality ON municipality.id = account.municipality_id
               WHERE account.id = ? OR person_id = ?"#,
            account,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn consents(cx: &mut Cx) -> Result<Value> {
    let (account, person) = (cx.account_id(), cx.person());
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('account', account_id, 'purpose', purpose,
                      'text_version', text_version, 'given_at', given_at, 'withdrawn_at', withdrawn_at))
                      AS "json!: String"
               FROM consent WHERE account_id IN (SELECT id FROM account WHERE id = ? OR person_id = ?)"#,
            account,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn coordinator(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    let since = sqlx::query_scalar!("SELECT appointed_at FROM coordinator WHERE person_id = ?", person)
        .fetch_optional(cx.db())
        .await?;
    Ok(since.map_or(Value::Null, Value::String))
}

async fn deficits(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('number', deficit.id, 'category', deficit_category.name_ru,
                      'item', deficit_item.name_ru, 'own_words', own_words, 'level', level, 'source', source,
                      'registered_at', registered_at, 'closed_at', closed_at)) AS "json!: String"
               FROM deficit JOIN deficit_category ON deficit_category.id = deficit.category_id
               LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id WHERE deficit.person_id = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn memberships(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('cluster', cluster.name, 'joined_at', joined_at,
                      'left_at', left_at)) AS "json!: String"
               FROM membership JOIN cluster ON cluster.id = membership.cluster_id WHERE person_id = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn led_clusters(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('cluster', name, 'phase', phase)) AS "json!: String"
               FROM cluster WHERE leader_id = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn event_answers(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('event', title, 'starts_at', starts_at, 'answer', answer,
                      'answered_at', answered_at)) AS "json!: String"
               FROM event_answer JOIN event ON event.id = event_answer.event_id WHERE person_id = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn attendance(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('event', title, 'starts_at', starts_at,
                      'contribution', contribution)) AS "json!: String"
               FROM attendance JOIN event ON event.id = attendance.event_id WHERE person_id = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn created_events(cx: &mut Cx) -> Result<Value> {
    let person = cx.person();
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('event', title, 'starts_at', starts_at,
                      'created_at', created_at)) AS "json!: String"
               FROM event WHERE created_by = ?"#,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn sessions(cx: &mut Cx) -> Result<Value> {
    let (account, person) = (cx.account_id(), cx.person());
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('room', room, 'said_so_far', json(step),
                      'saved_at', strftime('%Y-%m-%dT%H:%M:%SZ', saved_at / 1000, 'unixepoch')))
                      AS "json!: String"
               FROM session WHERE account_id IN (SELECT id FROM account WHERE id = ? OR person_id = ?)"#,
            account,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn messages(cx: &mut Cx) -> Result<Value> {
    let (account, person) = (cx.account_id(), cx.person());
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('state', state, 'reason', reason,
                      'due_at', strftime('%Y-%m-%dT%H:%M:%SZ', due_at / 1000, 'unixepoch'),
                      'ended_at', strftime('%Y-%m-%dT%H:%M:%SZ', ended_at / 1000, 'unixepoch'),
                      'attempts', attempts,
                      'words_to_be_said', json(coalesce(body, iif(outbox.language = 'ru', letter.ru, letter.en)))))
                      AS "json!: String"
               FROM outbox LEFT JOIN letter ON letter.id = outbox.letter_id AND outbox.ended_at IS NULL
               WHERE account_id IN (SELECT id FROM account WHERE id = ? OR person_id = ?)"#,
            account,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

async fn claims(cx: &mut Cx) -> Result<Value> {
    let (account, person) = (cx.account_id(), cx.person());
    read(
        sqlx::query_scalar!(
            r#"SELECT json_group_array(json_object('opened_at', opened_at, 'settled_at', settled_at))
                      AS "json!: String"
               FROM claim WHERE account_id IN (SELECT id FROM account WHERE id = ? OR person_id = ?)"#,
            account,
            person
        )
        .fetch_one(cx.db())
        .await?,
    )
}

fn read(json: String) -> Result<Value> {
    Ok(serde_json::from_str(&json)?)
}

/// Destroys the person and all of their accounts, and returns the number of the act that proves it.
///
/// Deficits, memberships, answers, drafts and consents go down with the two; attendance stays without a person,
/// clusters without a leader, events without an author.
pub async fn erase(cx: &mut Cx) -> Result<i64> {
    let (account, person, now) = (cx.account_id(), cx.person(), cx.now);
    let act = sqlx::query_scalar!(
        r#"INSERT INTO erasure (erased_at, destroyed)
           SELECT ?3, json_object(
               'people', (SELECT count(*) FROM person WHERE id = ?2),
               'accounts', (SELECT count(*) FROM account WHERE id = ?1 OR person_id = ?2),
               'consents', (SELECT count(*) FROM consent WHERE account_id IN
                   (SELECT id FROM account WHERE id = ?1 OR person_id = ?2)),
               'drafts', (SELECT count(*) FROM session WHERE account_id IN
                   (SELECT id FROM account WHERE id = ?1 OR person_id = ?2)),
               'messages', (SELECT count(*) FROM outbox WHERE account_id IN
                   (SELECT id FROM account WHERE id = ?1 OR person_id = ?2)),
               'subjects', (SELECT count(*) FROM person_subject WHERE person_id = ?2),
               'deficits', (SELECT count(*) FROM deficit WHERE person_id = ?2),
               'memberships', (SELECT count(*) FROM membership WHERE person_id = ?2),
               'answers', (SELECT count(*) FROM event_answer WHERE person_id = ?2),
               'attendance_made_anonymous', (SELECT count(*) FROM attendance WHERE person_id = ?2))
           RETURNING id AS "id!: i64""#,
        account,
        person,
        now
    )
    .fetch_one(cx.db())
    .await?;
    sqlx::query!("DELETE FROM account WHERE id = ? OR person_id = ?", account, person).execute(cx.db()).await?;
    sqlx::query!("DELETE FROM person WHERE id = ?", person).execute(cx.db()).await?;
    Ok(act)
}

#[cfg(test)]
pub(super) mod tests {
    use sqlx::SqliteConnection;

    /// What is left, in one line.
    pub async fn dump(db: &mut SqliteConnection) -> String {
        sqlx::query_scalar(
            "SELECT 'people ' || (SELECT count(*) FROM person)
                 || ', accounts ' || (SELECT count(*) FROM account)
                 || ', deficits ' || (SELECT count(*) FROM deficit)
                 || ', memberships ' || (SELECT count(*) FROM membership)
                 || ', answers ' || (SELECT count(*) FROM event_answer)
                 || ', sessions ' || (SELECT count(*) FROM session)
                 || ', attendance ' || (SELECT count(*) FROM attendance)
                 || ', anonymous ' || (SELECT count(*) FROM attendance WHERE person_id IS NULL AND guest_name IS NULL)
                 || ', leaderless ' || (SELECT count(*) FROM cluster WHERE leader_id IS NULL)
                 || ', events ' || (SELECT count(*) FROM event WHERE created_by IS NULL)
                 || ', acts ' || (SELECT count(*) FROM erasure)
                 || ', notices ' || (SELECT count(*) FROM outbox WHERE account_id = 2)
                 || ', bare ' || (SELECT count(*) FROM outbox WHERE account_id IS NULL)",
        )
        .fetch_one(db)
        .await
        .unwrap()
    }
}

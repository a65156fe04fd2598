//! What is asked of the database about certificates.

use chrono::{DateTime, NaiveDate, Utc};
use rand::Rng;

use crate::ids::{CertificateId, EventId, MunicipalityId, PersonId};
use crate::model::events::{Kind, Level};
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::model::regulation::{self, keys::office::MUNICIPALITY_NAME};
use crate::model::roles::Registered;
use crate::talk::{Cx, Result, Tx};

/// Somebody's confirmed presence: the sheet is closed, and has them.
#[derive(Debug, Clone)]
pub struct Presence {
    pub event: EventId,
    pub kind: Kind,
    /// What the municipality calls it.
    pub own_kind: Option<String>,
    pub title: String,
    pub starts_at: DateTime<Utc>,
    pub place: String,
    pub level: Option<Level>,
    pub contribution: Option<Contribution>,
    pub topic: Option<String>,
}

/// All confirmed presences of somebody, as this turn has read them: the card below a certificate shows them again.
#[derive(Debug, Clone)]
struct Known(PersonId, Vec<Presence>);

/// The confirmed presences of somebody, the latest first: all, or that of one event.
pub async fn presences(tx: &mut Tx, of: Registered, event: Option<EventId>) -> Result<Vec<Presence>> {
    let (person, municipality, now) = (of.id(), tx.municipality(), tx.now);
    if event.is_none()
        && let Some(Known(whose, all)) = tx.remembered()
        && whose == person
    {
        return Ok(all);
    }
    let found = sqlx::query_as!(
        Presence,
        r#"SELECT event.id AS "event!: EventId", event.kind AS "kind!: Kind", event.own_kind, event.title AS "title!",
                  event.starts_at AS "starts_at!: DateTime<Utc>", event.place AS "place!",
                  event.level AS "level?: Level",
                  record.contribution AS "contribution?: Contribution", record.topic AS "topic?: String"
           FROM record JOIN event ON event.id = record.event_id
           WHERE record.deed = 'presence' AND record.person_id = ?1 AND event.municipality_id = ?2
             AND (?3 IS NULL OR event.id = ?3) AND event.cancelled_at IS NULL AND event.starts_at <= ?4
             AND event.attendance_saved_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM sheet_reopening WHERE sheet_reopening.event_id = event.id)
           ORDER BY event.starts_at DESC, event.id DESC"#,
        person,
        municipality,
        event,
        now
    )
    .fetch_all(tx.db())
    .await?;
    if event.is_none() {
        tx.remember(Known(person, found.clone()));
    }
    Ok(found)
}

/// A certificate, as it was issued.
#[derive(Debug, Clone)]
pub struct Issued {
    pub number: i64,
    pub code: String,
    pub day: NaiveDate,
    pub name: FullName,
    pub post: String,
    pub organisation: String,
}

/// 26 of `[a-z0-9]`: more than 128 bits.
fn code() -> String {
    const SIGNS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut random = rand::rng();
    (0..26).map(|_| SIGNS[random.random_range(0..SIGNS.len())] as char).collect()
}

/// The certificate of a presence, which is issued when it is asked for first: with the next number of the year, and as
/// things are now. One that says what is true no more is revoked before.
pub async fn issue(tx: &mut Tx, of: Registered, presence: &Presence, year: i32) -> Result<Issued> {
    let (person, municipality, now, today) = (of.id(), tx.municipality(), tx.now, tx.today());
    let (event, contribution, topic) = (presence.event, presence.contribution, presence.topic.as_deref());
    sqlx::query!(
        "UPDATE certificate SET revoked_at = ?1
         WHERE event_id = ?2 AND person_id = ?3 AND revoked_at IS NULL
           AND (contribution IS NOT ?4 OR topic IS NOT ?5)",
        now,
        event,
        person,
        contribution,
        topic
    )
    .execute(tx.db())
    .await?;
    let code = code();
    let row = sqlx::query!(
        r#"INSERT INTO certificate (municipality_id, year, number, code, event_id, person_id, family_name, given_name,
                                    patronymic, post, organisation, contribution, topic, issued_on)
           SELECT ?1, ?2,
                  1 + coalesce((SELECT max(number) FROM certificate WHERE municipality_id = ?1 AND year = ?2), 0),
                  ?3, ?4, person.id, family_name, given_name, patronymic, coalesce(post.name_ru, ''),
                  organisation.full_name, ?5, ?6, ?7
           FROM person JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN post ON post.id = person.post_id
           WHERE person.id = ?8 AND person.municipality_id = ?1
           ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL AND revoked_at IS NULL
           DO UPDATE SET year = certificate.year
           RETURNING number AS "number!: i64", code AS "code!: String",
                     issued_on AS "day!: NaiveDate", family_name AS "family!: String", given_name AS "given!: String",
                     patronymic AS "patronymic!: String", post AS "post!: String", organisation AS "organisation!: String""#,
        municipality,
        year,
        code,
        event,
        contribution,
        topic,
        today,
        person
    )
    .fetch_one(tx.db())
    .await?;
    Ok(Issued {
        number: row.number,
        code: row.code,
        day: row.day,
        name: FullName::of(row.family, row.given, row.patronymic),
        post: row.post,
        organisation: row.organisation,
    })
}

/// Revokes what somebody has of events at which they were not.
pub async fn revoke_parted(tx: &mut Tx, person: PersonId) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!(
        "UPDATE certificate SET revoked_at = ?1
         WHERE person_id = ?2 AND municipality_id = ?3 AND revoked_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM record
                           WHERE record.event_id = certificate.event_id AND record.person_id = certificate.person_id
                             AND record.deed = 'presence')",
        now,
        person,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// What a code opens.
#[derive(Debug, Clone)]
pub struct Proved {
    pub id: CertificateId,
    /// The municipality that has issued it.
    pub municipality: MunicipalityId,
    /// What its settings called it when it was new.
    pub first_name: String,
    /// Its zone.
    pub zone: String,
    pub number: i64,
    pub day: NaiveDate,
    /// What the municipality calls its kind.
    pub own_kind: Option<String>,
    pub kind: Kind,
    pub title: String,
    pub starts_at: DateTime<Utc>,
    pub contribution: Option<Contribution>,
    /// The family name on the paper: never shown.
    pub family: String,
    /// Whether it was revoked, or the sheet says otherwise by now.
    pub revoked: bool,
    /// Whether whom it names was erased.
    pub erased: bool,
    /// How many wrong names this account has typed.
    pub tries: i64,
}

/// The certificate of a code, whichever municipality has issued it; `None` for one that is none. Nobody guesses a code, and no two
/// certificates of the file have one.
pub async fn proved(cx: &mut Cx, code: &str) -> Result<Option<Proved>> {
    let account = cx.account_id();
    Ok(sqlx::query_as!(
        Proved,
        r#"SELECT certificate.id AS "id!: CertificateId", certificate.number AS "number!: i64",
                  certificate.municipality_id AS "municipality!: MunicipalityId", municipality.name AS "first_name!",
                  municipality.time_zone AS "zone!",
                  certificate.issued_on AS "day!: NaiveDate", event.own_kind AS "own_kind?", event.kind AS "kind!: Kind", event.title AS "title!",
                  event.starts_at AS "starts_at!: DateTime<Utc>",
                  certificate.contribution AS "contribution?: Contribution", certificate.family_name AS "family!",
                  EXISTS (SELECT 1 FROM certificate_void
                          WHERE certificate_void.certificate_id = certificate.id) AS "revoked!: bool",
                  certificate.person_id IS NULL AS "erased!: bool",
                  coalesce((SELECT tries FROM certificate_try
                            WHERE account_id = ?2 AND certificate_id = certificate.id), 0) AS "tries!: i64"
           FROM certificate JOIN event ON event.id = certificate.event_id
           JOIN municipality ON municipality.id = certificate.municipality_id
           WHERE certificate.code = ?1"#,
        code,
        account
    )
    .fetch_optional(cx.db())
    .await?)
}

/// What the municipality is called that has issued a certificate: by its own regulation, or else by the settings.
pub async fn issuer(cx: &mut Cx, proved: &Proved) -> Result<String> {
    let name = match proved.municipality == cx.municipality() {
        true => regulation::now(cx).await?.get(&MUNICIPALITY_NAME)?,
        false => regulation::newest(cx.db(), proved.municipality).await?.get(&MUNICIPALITY_NAME)?,
    };
    Ok(name.into_iter().next().unwrap_or_else(|| proved.first_name.clone()))
}

/// Counts a name that is not on the paper.
pub async fn count_try(cx: &mut Cx, certificate: CertificateId) -> Result<()> {
    let account = cx.account_id();
    sqlx::query!(
        "INSERT INTO certificate_try (account_id, certificate_id, tries) VALUES (?, ?, 1)
         ON CONFLICT (account_id, certificate_id) DO UPDATE SET tries = tries + 1",
        account,
        certificate
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

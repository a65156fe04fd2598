//! What the lists of clusters, agreements, headcounts and certificates ask of the database, whole, for a spreadsheet.

use chrono::{DateTime, NaiveDate, Utc};

use crate::features::office::papers::store::ROWS;
use crate::model::groups::{MadeFor, Phase};
use crate::model::organisations::agreements::Sort;
use crate::model::organisations::headcounts::Source;
use crate::model::records::Contribution;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::Language;

/// A group as the list has it.
#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    pub phase: Phase,
    pub host: String,
    pub leader: String,
    pub members: i64,
    pub held: i64,
    pub about: String,
    pub made_for: Option<MadeFor>,
    pub founded_at: DateTime<Utc>,
}

/// All groups, by name.
pub async fn groups(tx: &mut Tx, _: Coordinator, language: Language) -> Result<Vec<Group>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    Ok(sqlx::query_as!(
        Group,
        r#"SELECT groups.name, groups.phase AS "phase: Phase", coalesce(host.short_name, '') AS "host!: String",
                  coalesce((SELECT trim(family_name || ' ' || given_name || ' ' || patronymic)
                            FROM appointment JOIN person ON person.id = appointment.person_id
                            WHERE appointment.group_id = groups.id AND role = 'leader' AND until IS NULL), '')
                      AS "leader!: String",
                  (SELECT count(*) FROM membership WHERE group_id = groups.id AND left_at IS NULL) AS "members!: i64",
                  (SELECT count(*) FROM event_group JOIN event ON event.id = event_group.event_id
                   WHERE event_group.group_id = groups.id AND starts_at < ?2 AND cancelled_at IS NULL) AS "held!: i64",
                  (SELECT coalesce(group_concat(iif(?3 = 'ru', name_ru, name_en), ', '), '')
                   FROM group_category
                   JOIN category_named ON category_named.id = group_category.category_id
                        AND category_named.municipality_id = groups.municipality_id
                   WHERE group_category.group_id = groups.id) AS "about!: String",
                  groups.made_for AS "made_for: MadeFor", founded_at AS "founded_at: DateTime<Utc>"
           FROM groups LEFT JOIN organisation AS host ON host.id = groups.host_organisation_id
           WHERE groups.municipality_id = ?1 ORDER BY groups.sort_form, groups.id LIMIT ?4"#,
        municipality,
        now,
        language,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

/// An agreement as the list has it.
#[derive(Debug, Clone)]
pub struct Agreement {
    pub kind: Sort,
    pub number: String,
    pub day: NaiveDate,
    pub until: Option<NaiveDate>,
    pub parties: String,
}

/// All agreements and contracts (S0-08), the newest first.
pub async fn agreements(tx: &mut Tx, _: Coordinator) -> Result<Vec<Agreement>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Agreement,
        r#"SELECT agreement.kind AS "kind!: Sort", number, day AS "day: NaiveDate", until AS "until: NaiveDate",
                  (SELECT coalesce(group_concat(coalesce(organisation.short_name, party.name), ', '), '')
                   FROM agreement_party AS party LEFT JOIN organisation ON organisation.id = party.organisation_id
                   WHERE party.agreement_id = agreement.id) AS "parties!: String"
           FROM agreement WHERE municipality_id = ?1 ORDER BY day DESC, agreement.id DESC LIMIT ?2"#,
        municipality,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

/// A headcount as the list has it.
#[derive(Debug, Clone)]
pub struct Headcount {
    pub organisation: String,
    pub day: NaiveDate,
    pub teaching: Option<i64>,
    pub management: Option<i64>,
    pub under_35: Option<i64>,
    pub first_years: Option<i64>,
    pub both: Option<i64>,
    pub source: Source,
    pub entered_at: DateTime<Utc>,
}

/// Every headcount that was ever entered, by organisation, the newest first.
pub async fn headcounts(tx: &mut Tx, _: Coordinator) -> Result<Vec<Headcount>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Headcount,
        r#"SELECT short_name AS organisation, day AS "day: NaiveDate", teaching, management, under_35, first_years, both,
                  source AS "source!: Source", entered_at AS "entered_at: DateTime<Utc>"
           FROM organisation JOIN headcount ON headcount.organisation_id = organisation.id
           WHERE municipality_id = ?1 ORDER BY sort_form, organisation.id, day DESC, headcount.id DESC LIMIT ?2"#,
        municipality,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

/// A certificate as the register has it.
#[derive(Debug, Clone)]
pub struct Certificate {
    pub number: i64,
    pub day: NaiveDate,
    /// None where whom it names was erased.
    pub name: String,
    pub organisation: String,
    pub event: String,
    pub starts_at: DateTime<Utc>,
    pub contribution: Option<Contribution>,
    /// Whether it was revoked, or the sheet says otherwise by now.
    pub revoked: bool,
    pub erased: bool,
}

/// Every certificate that was ever issued, the newest first.
pub async fn certificates(tx: &mut Tx, _: Coordinator) -> Result<Vec<Certificate>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Certificate,
        r#"SELECT number AS "number!: i64", issued_on AS "day!: NaiveDate",
                  trim(family_name || ' ' || given_name || ' ' || patronymic) AS "name!: String",
                  organisation AS "organisation!: String", event.title AS "event!: String",
                  event.starts_at AS "starts_at!: DateTime<Utc>",
                  certificate.contribution AS "contribution?: Contribution",
                  EXISTS (SELECT 1 FROM certificate_void
                          WHERE certificate_void.certificate_id = certificate.id) AS "revoked!: bool",
                  certificate.person_id IS NULL AS "erased!: bool"
           FROM certificate JOIN event ON event.id = certificate.event_id
           WHERE certificate.municipality_id = ?1
           ORDER BY certificate.year DESC, certificate.number DESC LIMIT ?2"#,
        municipality,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

//! What spreadsheets ask of the database, in one municipality and for those who answer for it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::GroupId;
use crate::model::groups::Part;
use crate::model::organisations::Kind as OrganisationKind;
use crate::model::papers::Kind;
use crate::model::roles::{self, Coordinator};
use crate::say;
use crate::talk::{Cx, MOST_ROWS, Result, Trouble, Tx};
use crate::text::Language;

/// One row more than a file holds, so that a list that is cut is known to be.
pub const ROWS: i64 = MOST_ROWS as i64 + 1;

/// A person as the list of people has them.
#[derive(Debug, Clone)]
pub struct Listed {
    pub family: String,
    pub given: String,
    pub patronymic: String,
    pub post: String,
    pub organisation: String,
    /// Comma-separated.
    pub subjects: String,
    pub teaching_since: Option<NaiveDate>,
    pub managing_since: Option<NaiveDate>,
    /// The groups that they lead, comma-separated.
    pub leads: String,
    pub coordinates: bool,
}

/// The people of the municipality, by name.
pub async fn people(tx: &mut Tx, _: Coordinator, language: Language) -> Result<Vec<Listed>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT family_name AS family, given_name AS given, patronymic,
                  iif(?2 = 'ru', post.name_ru, post.name_en) AS "post!: String", organisation.short_name AS organisation,
                  (SELECT coalesce(group_concat(iif(?2 = 'ru', subject.name_ru, subject.name_en), ', '), '')
                   FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
                   WHERE person_subject.person_id = person.id) AS "subjects!: String",
                  teaching_since AS "teaching_since: NaiveDate", managing_since AS "managing_since: NaiveDate",
                  (SELECT coalesce(group_concat('«' || groups.name || '»', ', '), '')
                   FROM appointment JOIN groups ON groups.id = appointment.group_id
                   WHERE appointment.person_id = person.id AND role = 'leader' AND until IS NULL
                     AND phase != 'closed') AS "leads!: String",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = person.id AND role = 'coordinator' AND group_id IS NULL
                            AND until IS NULL) AS "coordinates!: bool"
           FROM person
           JOIN post ON post.id = person.post_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE person.municipality_id = ?1 AND person.left_at IS NULL
           ORDER BY person.sort_form, person.id LIMIT ?3"#,
        municipality,
        language,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

/// An organisation as the list has it.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub short_name: String,
    pub full_name: String,
    pub kind: OrganisationKind,
    pub outside: bool,
    pub staff: i64,
    pub hosts: i64,
    /// The marks of today, as JSON.
    pub marks: String,
    pub address: String,
    pub inn: String,
    pub ogrn: String,
    /// Post and name, where there is somebody who heads it.
    pub head: String,
    pub basis: String,
    /// The day and the five numbers of the newest headcount.
    pub counted_on: Option<NaiveDate>,
    pub teaching: Option<i64>,
    pub management: Option<i64>,
    pub under_35: Option<i64>,
    pub first_years: Option<i64>,
    pub both: Option<i64>,
    /// Of the agreements that hold today.
    pub agreements: i64,
    pub confirmed: bool,
}

/// The organisations of the municipality, by name, unconfirmed ones first.
pub async fn organisations(tx: &mut Tx, _: Coordinator) -> Result<Vec<Organisation>> {
    let (municipality, today) = (tx.municipality(), tx.today());
    Ok(sqlx::query_as!(
        Organisation,
        r#"SELECT short_name, full_name, kind AS "kind!: OrganisationKind", outside AS "outside!: bool",
                  (SELECT count(*) FROM person WHERE organisation_id = organisation.id AND left_at IS NULL) AS "staff!: i64",
                  (SELECT count(*) FROM groups WHERE host_organisation_id = organisation.id) AS "hosts!: i64",
                  (SELECT json_group_array(flag)
                   FROM (SELECT flag FROM organisation_flag
                         WHERE organisation_id = organisation.id AND coalesce(since, ?2) <= ?2 AND coalesce(until, ?2) >= ?2
                           AND (ended_on IS NULL OR ended_on > ?2) GROUP BY flag)) AS "marks!: String",
                  coalesce(address, '') AS "address!: String", coalesce(inn, '') AS "inn!: String",
                  coalesce(ogrn, '') AS "ogrn!: String",
                  coalesce((SELECT organisation_head.post || ' '
                                   || rtrim(coalesce(boss.family_name, organisation_head.family_name) || ' '
                                            || coalesce(boss.given_name, organisation_head.given_name) || ' '
                                            || coalesce(boss.patronymic, organisation_head.patronymic))
                            FROM organisation_head LEFT JOIN person AS boss ON boss.id = organisation_head.person_id
                            WHERE organisation_head.organisation_id = organisation.id), '') AS "head!: String",
                  coalesce((SELECT basis FROM organisation_head
                            WHERE organisation_head.organisation_id = organisation.id), '') AS "basis!: String",
                  headcount.day AS "counted_on?: NaiveDate", headcount.teaching, headcount.management,
                  headcount.under_35, headcount.first_years, headcount.both,
                  (SELECT count(*) FROM agreement_party JOIN agreement ON agreement.id = agreement_id
                   WHERE organisation_id = organisation.id AND (agreement.until IS NULL OR agreement.until >= ?2))
                      AS "agreements!: i64",
                  confirmed AS "confirmed: bool"
           FROM organisation
           LEFT JOIN headcount ON headcount.id = (SELECT newest.id FROM headcount AS newest
                                                  WHERE newest.organisation_id = organisation.id
                                                  ORDER BY newest.day DESC, newest.id DESC LIMIT 1)
           WHERE organisation.municipality_id = ?1 ORDER BY confirmed, sort_form LIMIT ?3"#,
        municipality,
        today,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

/// A line of the register of papers.
#[derive(Debug, Clone)]
pub struct Registered {
    pub kind: Kind,
    pub number: String,
    pub day: NaiveDate,
    pub about: String,
    pub author: String,
    pub signed_at: Option<DateTime<Utc>>,
    pub scanned: bool,
    pub published_at: Option<DateTime<Utc>>,
    pub link: String,
    pub hash: String,
}

/// The register of the municipality, the newest paper first.
pub async fn register(tx: &mut Tx, _: Coordinator) -> Result<Vec<Registered>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Registered,
        r#"SELECT kind AS "kind!: Kind", coalesce(number, '') AS "number!: String", day AS "day!: NaiveDate",
                  about AS "about!: String",
                  coalesce((SELECT rtrim(family_name || ' ' || given_name || ' ' || patronymic) FROM person
                            WHERE person.id = author_id), '') AS "author!: String",
                  signed_at AS "signed_at?: DateTime<Utc>", scan_hash IS NOT NULL AS "scanned!: bool",
                  published_at AS "published_at?: DateTime<Utc>", coalesce(link, '') AS "link!: String", coalesce(hash, '') AS "hash!: String"
           FROM paper WHERE municipality_id = ? ORDER BY asked_at DESC, id DESC LIMIT ?"#,
        municipality,
        ROWS
    )
    .fetch_all(tx.db())
    .await?)
}

/// A roster with the name of its group.
#[derive(Debug, Clone)]
pub struct Rosters {
    pub name: String,
    pub members: Vec<Member>,
}

/// A member of a group: a person, an organisation, or somebody known by name alone.
#[derive(Debug, Clone)]
pub struct Member {
    pub name: String,
    pub post: String,
    pub organisation: String,
    pub leads: bool,
    /// Whether they were the leader's deputy then.
    pub deputises: bool,
    /// Which of the subjects of a cluster they are (S1-06).
    pub part: Option<Part>,
    /// A leader need not be a member.
    pub joined_at: Option<DateTime<Utc>>,
}

/// The members of a group at a moment, the leader of then first: for the leader and the coordinators of today, whose right
/// the same question reads. A group that is not of this municipality is gone.
pub async fn roster(cx: &mut Cx, group: GroupId, at: DateTime<Utc>, language: Language) -> Result<Rosters> {
    let (municipality, person) = (cx.municipality(), roles::Registered::of(cx)?.id());
    let rows = sqlx::query!(
        r#"WITH leading (person_id) AS
                (SELECT person_id FROM appointment
                 WHERE group_id = ?1 AND role = 'leader' AND since <= ?6 AND (until IS NULL OR until > ?6)
                 ORDER BY since DESC LIMIT 1),
                listed (person_id, organisation_id, name, joined_at, part) AS
                (SELECT person_id, organisation_id, name, joined_at, part FROM membership
                 WHERE group_id = ?1 AND joined_at <= ?6 AND (left_at IS NULL OR left_at > ?6)
                 UNION ALL
                 SELECT person_id, NULL, NULL, NULL, NULL FROM leading
                 WHERE NOT EXISTS (SELECT 1 FROM membership
                                   WHERE membership.group_id = ?1 AND membership.person_id = leading.person_id
                                     AND joined_at <= ?6 AND (left_at IS NULL OR left_at > ?6)))
           SELECT groups.name AS "group!: String",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?3 AND municipality_id = ?2 AND until IS NULL
                            AND (role = 'coordinator' AND group_id IS NULL
                                 OR role IN ('leader', 'deputy') AND group_id = groups.id)
                         ) AS "answers!: bool",
                  coalesce(rtrim(person.family_name || ' ' || person.given_name || ' ' || person.patronymic),
                           organisation.full_name, listed.name) AS "name?: String",
                  coalesce(iif(?4 = 'ru', post.name_ru, post.name_en), '') AS "post!: String",
                  coalesce(employer.short_name, '') AS "organisation!: String",
                  coalesce(person.id = (SELECT person_id FROM leading), 0) AS "leads!: bool",
                  listed.joined_at AS "joined_at?: DateTime<Utc>", listed.part AS "part?: Part",
                  EXISTS (SELECT 1 FROM appointment AS deputising
                          WHERE deputising.person_id = person.id AND deputising.role = 'deputy'
                            AND deputising.group_id = ?1 AND deputising.since <= ?6
                            AND (deputising.until IS NULL OR deputising.until > ?6)) AS "deputises!: bool"
           FROM groups
           LEFT JOIN listed ON true
           LEFT JOIN person ON person.id = listed.person_id
           LEFT JOIN post ON post.id = person.post_id
           LEFT JOIN organisation AS employer ON employer.id = person.organisation_id
           LEFT JOIN organisation ON organisation.id = listed.organisation_id
           WHERE groups.id = ?1 AND groups.municipality_id = ?2
           ORDER BY 6 DESC, listed.organisation_id IS NOT NULL, listed.name IS NOT NULL,
                    coalesce(person.sort_form, organisation.sort_form), listed.name
           LIMIT ?5"#,
        group,
        municipality,
        person,
        language,
        ROWS,
        at
    )
    .fetch_all(cx.db())
    .await?;
    let Some(first) = rows.first() else { return Err(Trouble::Gone) };
    if !first.answers {
        return Err(Trouble::Refused(say!(cx.language(), "talk-not-leader")));
    }
    let name = first.group.clone();
    let members = rows.into_iter().filter_map(|row| {
        let (name, post, organisation) = (row.name?, row.post, row.organisation);
        let (leads, deputises) = (row.leads, row.deputises);
        Some(Member { name, post, organisation, leads, deputises, part: row.part, joined_at: row.joined_at })
    });
    Ok(Rosters { name, members: members.collect() })
}

//! What papers and spreadsheets ask of the database, in one municipality and for those who answer for it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::declining::store as declining;
use crate::ids::{GroupId, PersonId};
use crate::model::organisations::Kind as OrganisationKind;
use crate::model::papers::{self, Kind};
use crate::model::people::FullName;
use crate::model::roles::{self, Coordinator};
use crate::papers::kinds::{Forms, Phrase, Requisites, Somebody};
use crate::say;
use crate::talk::{Cx, MOST_ROWS, Result, Trouble, Tx};
use crate::text::Language;
use crate::text::cases::Case;

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
    /// A leader need not be a member.
    pub joined_at: Option<DateTime<Utc>>,
}

/// The active members of a group, the leader first: for the leader and the coordinators, whose right the same question
/// reads. A group that is not of this municipality is gone.
pub async fn roster(cx: &mut Cx, group: GroupId, language: Language) -> Result<Rosters> {
    let (municipality, person) = (cx.municipality(), roles::Registered::of(cx)?.id());
    let rows = sqlx::query!(
        r#"WITH listed (person_id, organisation_id, name, joined_at) AS
                (SELECT person_id, organisation_id, name, joined_at FROM membership
                 WHERE group_id = ?1 AND left_at IS NULL
                 UNION ALL
                 SELECT person_id, NULL, NULL, NULL FROM appointment
                 WHERE group_id = ?1 AND role = 'leader' AND until IS NULL
                   AND NOT EXISTS (SELECT 1 FROM membership
                                   WHERE membership.group_id = ?1 AND membership.person_id = appointment.person_id
                                     AND left_at IS NULL))
           SELECT groups.name AS "group!: String",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?3 AND municipality_id = ?2 AND until IS NULL
                            AND (role = 'coordinator' AND group_id IS NULL OR role = 'leader' AND group_id = groups.id)
                         ) AS "answers!: bool",
                  coalesce(rtrim(person.family_name || ' ' || person.given_name || ' ' || person.patronymic),
                           organisation.full_name, listed.name) AS "name?: String",
                  coalesce(iif(?4 = 'ru', post.name_ru, post.name_en), '') AS "post!: String",
                  coalesce(employer.short_name, '') AS "organisation!: String",
                  coalesce(person.id = (SELECT person_id FROM appointment
                                        WHERE group_id = ?1 AND role = 'leader' AND until IS NULL), 0)
                      AS "leads!: bool",
                  listed.joined_at AS "joined_at?: DateTime<Utc>"
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
        ROWS
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
        Some(Member { name, post, organisation, leads: row.leads, joined_at: row.joined_at })
    });
    Ok(Rosters { name, members: members.collect() })
}

/// Who heads an organisation, as the statement gives it: the person, the three parts of the name, the post, the basis.
type Headed = (Option<i64>, String, String, String, String, Option<String>);

/// What papers about a group say.
#[derive(Debug, Clone)]
pub struct Facts {
    pub group: String,
    /// The full name of the school that hosts it.
    pub host: Option<String>,
    /// Who heads that school: whom its card names, or else the only one of its staff who does. A paper may name them.
    pub director: Option<(Option<PersonId>, Somebody)>,
    /// What an agreement says of that school besides.
    pub requisites: Requisites,
    /// The number that comes next in this kind and year.
    pub proposed: i64,
    /// Whether another paper of the kind bears the number that was asked about.
    pub is_taken: bool,
    /// The leader first, then by name.
    pub members: Vec<FactLine>,
    /// The forms of names, posts and bodies that somebody has looked at.
    pub forms: Forms,
}

/// A line of a roster, for a paper.
#[derive(Debug, Clone)]
pub struct FactLine {
    /// Of a person.
    pub person: Option<(PersonId, FullName)>,
    pub name: Option<String>,
    pub post: Option<String>,
    pub organisation: Option<String>,
    /// The full name of where they work, or of the organisation that is a member.
    pub employer: Option<String>,
    pub leads: bool,
    /// Whether a paper may name them: an organisation, a person who agreed to that, or one who is merely listed (152-FZ art. 6).
    pub agreed: bool,
}

/// The facts that a transaction has read already: a press that leads to a card which says them reads them once.
#[derive(Debug, Clone)]
struct Known {
    asked: (Kind, GroupId, Option<String>),
    facts: Arc<Facts>,
}

/// Everything that a paper about a group says, in one question; and whether a number is taken.
pub async fn facts(
    tx: &mut Tx,
    by: Coordinator,
    kind: Kind,
    group: GroupId,
    number: Option<&str>,
) -> Result<Arc<Facts>> {
    let asked = (kind, group, number.map(str::to_owned));
    if let Some(known) = tx.remembered::<Known>().filter(|known| known.asked == asked) {
        return Ok(known.facts);
    }
    let facts = Arc::new(read_facts(tx, by, kind, group, number).await?);
    tx.remember(Known { asked, facts: facts.clone() });
    Ok(facts)
}

/// Notes forms that have just been kept among what was read.
pub fn learn(tx: &mut Tx, phrase: &Phrase, forms: &[(Case, String)]) {
    let Some(mut known) = tx.remembered::<Known>() else { return };
    let facts = Arc::make_mut(&mut known.facts);
    for (case, form) in forms {
        facts.forms.keep(phrase, *case, form.clone());
    }
    tx.remember(known);
}

async fn read_facts(tx: &mut Tx, _: Coordinator, kind: Kind, group: GroupId, number: Option<&str>) -> Result<Facts> {
    let year = papers::number_year(tx).await?;
    let (municipality, text) = (tx.municipality(), papers::CONSENT);
    let rows = sqlx::query!(
        r#"WITH listed (person_id, organisation_id, name) AS
                (SELECT person_id, organisation_id, name FROM membership WHERE group_id = ?1 AND left_at IS NULL
                 UNION ALL
                 SELECT person_id, NULL, NULL FROM appointment
                 WHERE group_id = ?1 AND role = 'leader' AND until IS NULL
                   AND NOT EXISTS (SELECT 1 FROM membership
                                   WHERE membership.group_id = ?1 AND membership.person_id = appointment.person_id
                                     AND left_at IS NULL))
           SELECT groups.name AS "group!: String", host.full_name AS "host?: String",
                  (SELECT iif(count(*) = 1,
                              max(json_array(head.id, head.family_name, head.given_name, head.patronymic,
                                             head_post.name_ru, NULL)), NULL)
                   FROM person AS head JOIN post AS head_post ON head_post.id = head.post_id
                   WHERE head.organisation_id = host.id AND head.left_at IS NULL AND head_post.name_ru LIKE 'Руководитель (%'
                     AND NOT EXISTS (SELECT 1 FROM organisation_head WHERE organisation_id = host.id)
                     AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                 WHERE account.person_id = head.id AND purpose = 'processing'
                                   AND text >= ?3 AND withdrawn_at IS NULL)) AS "director?: String",
                  (SELECT json_array(boss.id, coalesce(boss.family_name, named.family_name),
                                     coalesce(boss.given_name, named.given_name),
                                     coalesce(boss.patronymic, named.patronymic), named.post, named.basis)
                   FROM organisation_head AS named LEFT JOIN person AS boss ON boss.id = named.person_id
                   WHERE named.organisation_id = host.id
                     AND (boss.id IS NULL
                          OR boss.organisation_id = host.id AND boss.left_at IS NULL
                             AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                         WHERE account.person_id = boss.id AND purpose = 'processing'
                                           AND text >= ?3 AND withdrawn_at IS NULL))) AS "head?: String",
                  host.address AS "address?: String", host.inn AS "inn?: String", host.ogrn AS "ogrn?: String",
                  (SELECT coalesce(max(CAST(number AS INTEGER)), 0) + 1 FROM paper
                   WHERE municipality_id = ?2 AND kind = ?4 AND year = ?5 AND number IS NOT NULL) AS "proposed!: i64",
                  EXISTS (SELECT 1 FROM paper
                          WHERE municipality_id = ?2 AND kind = ?4 AND year = ?5 AND number = ?6) AS "taken!: bool",
                  person.id AS "person?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?",
                  coalesce(organisation.full_name, listed.name) AS "other?: String", post.name_ru AS "post?: String",
                  employer.short_name AS "organisation?: String",
                  coalesce(employer.full_name, organisation.full_name) AS "employer?: String",
                  coalesce(person.id = (SELECT person_id FROM appointment
                                        WHERE group_id = ?1 AND role = 'leader' AND until IS NULL), 0)
                      AS "leads!: bool",
                  organisation.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                      OR EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                 WHERE account.person_id = person.id AND purpose = 'processing' AND text >= ?3
                                   AND withdrawn_at IS NULL) AS "agreed!: bool",
                  (SELECT json_group_array(json_array(person_id, which, form, name)) FROM name_form
                   WHERE person_id IN (SELECT person_id FROM appointment
                                       WHERE group_id = ?1 AND role = 'leader' AND until IS NULL
                                       UNION ALL
                                       SELECT id FROM person AS employed
                                       WHERE employed.organisation_id = (SELECT host_organisation_id FROM groups AS hosted
                                                                         WHERE hosted.id = ?1))) AS "names!: String",
                  (SELECT json_group_array(json_array(sort, words, which, form)) FROM phrase_form
                   WHERE phrase_form.municipality_id = ?2) AS "phrases!: String"
           FROM groups
           LEFT JOIN organisation AS host ON host.id = groups.host_organisation_id
           LEFT JOIN listed ON true
           LEFT JOIN person ON person.id = listed.person_id
           LEFT JOIN post ON post.id = person.post_id
           LEFT JOIN organisation AS employer ON employer.id = person.organisation_id
           LEFT JOIN organisation ON organisation.id = listed.organisation_id
           WHERE groups.id = ?1 AND groups.municipality_id = ?2
           ORDER BY 18 DESC, listed.organisation_id IS NOT NULL, listed.name IS NOT NULL,
                    coalesce(person.sort_form, organisation.sort_form), listed.name
           LIMIT ?7"#,
        group,
        municipality,
        text,
        kind,
        year,
        number,
        ROWS
    )
    .fetch_all(tx.db())
    .await?;
    let first = rows.first().ok_or(Trouble::Gone)?;
    let (name, host, proposed, is_taken) = (first.group.clone(), first.host.clone(), first.proposed, first.taken);
    let (names, phrases) = (first.names.clone(), first.phrases.clone());
    let requisites =
        Requisites { address: first.address.clone(), inn: first.inn.clone(), ogrn: first.ogrn.clone(), basis: None };
    let (director, requisites) = match (first.head.as_ref().or(first.director.as_ref()), &host) {
        (Some(director), Some(host)) => {
            let (id, family, given, patronymic, post, basis): Headed = serde_json::from_str(director)?;
            let post =
                if post.starts_with("Руководитель (") { "Директор".to_owned() } else { post };
            let name = FullName::of(family, given, patronymic);
            let director = (id.map(PersonId), Somebody { name, post, organisation: host.clone() });
            (Some(director), Requisites { basis, ..requisites })
        }
        _ => (None, requisites),
    };
    let members: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            let person = match (row.person, row.family_name, row.given_name, row.patronymic) {
                (Some(id), Some(family), Some(given), Some(patronymic)) => {
                    Some((id, FullName::of(family, given, patronymic)))
                }
                _ => None,
            };
            let name = Some(person.as_ref().map(|(_, name)| name.listed()).or(row.other)?);
            let (post, organisation, employer) = (row.post, row.organisation, row.employer);
            Some(FactLine { person, name, post, organisation, employer, leads: row.leads, agreed: row.agreed })
        })
        .collect();
    let mut forms = declining::phrase_forms(&phrases)?;
    let leader = members.iter().filter(|member| member.leads).filter_map(|member| member.person.as_ref());
    let named: Vec<_> =
        leader.cloned().chain(director.iter().filter_map(|(id, of)| Some(((*id)?, of.name.clone())))).collect();
    for (person, case, form, of) in serde_json::from_str::<Vec<(PersonId, Case, String, String)>>(&names)? {
        for (_, name) in named.iter().filter(|(id, name)| *id == person && name.listed() == of) {
            forms.keep(&Phrase::name(name), case, form.clone());
        }
    }
    Ok(Facts { group: name, host, director, requisites, proposed, is_taken, members, forms })
}

/// The staff of the municipality, for a paper.
#[derive(Debug, Clone)]
pub struct Staff {
    pub municipality: String,
    pub people: Vec<StaffFact>,
}

/// A person of the staff.
#[derive(Debug, Clone)]
pub struct StaffFact {
    pub id: PersonId,
    pub name: FullName,
    pub post: String,
    pub organisation: String,
    pub subjects: String,
    pub teaching_since: Option<NaiveDate>,
    /// Whether a paper may name them.
    pub agreed: bool,
}

/// The staff, by name.
pub async fn staff(tx: &mut Tx, _: Coordinator) -> Result<Staff> {
    let (municipality, text) = (tx.municipality(), papers::CONSENT);
    let rows = sqlx::query!(
        r#"SELECT (SELECT coalesce(called, name) FROM municipality WHERE municipality.id = ?1) AS "municipality!: String",
                  person.id AS "id!: PersonId",
                  family_name AS "family_name!: String", given_name AS "given_name!: String",
                  patronymic AS "patronymic!: String", post.name_ru AS "post!: String",
                  organisation.short_name AS "organisation!: String",
                  (SELECT coalesce(group_concat(subject.name_ru, ', '), '')
                   FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
                   WHERE person_subject.person_id = person.id) AS "subjects!: String",
                  teaching_since AS "teaching_since: NaiveDate",
                  NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                      OR EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                 WHERE account.person_id = person.id AND purpose = 'processing' AND text >= ?2
                                   AND withdrawn_at IS NULL) AS "agreed!: bool"
           FROM person
           JOIN post ON post.id = person.post_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE person.municipality_id = ?1 AND person.left_at IS NULL
           ORDER BY person.sort_form, person.id LIMIT ?3"#,
        municipality,
        text,
        ROWS
    )
    .fetch_all(tx.db())
    .await?;
    let municipality = rows.first().ok_or(Trouble::Gone)?.municipality.clone(); // Whoever asks is of the staff.
    let people = rows.into_iter().map(|row| StaffFact {
        id: row.id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        post: row.post,
        organisation: row.organisation,
        subjects: row.subjects,
        teaching_since: row.teaching_since,
        agreed: row.agreed,
    });
    Ok(Staff { municipality, people: people.collect() })
}

//! What papers ask of the database, in one municipality and for those who answer for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::features::office::heads::Ours;
use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::model::groups::Part;
use crate::model::papers::{self, Kind};
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::papers::kinds::{Phrase, Requisites, Somebody};
use crate::talk::{MOST_ROWS, Result, Trouble, Tx};
use crate::text::cases::Case;

/// One row more than a file holds, so that a list that is cut is known to be.
const ROWS: i64 = MOST_ROWS as i64 + 1;

/// Who heads an organisation, as the statement gives it: the person, the three parts of the name, the post, the basis.
/// Post and basis are as somebody told them for the organisation's card, or unknown.
type Headed = (Option<i64>, String, String, String, Option<String>, Option<String>);

/// What papers about a group say.
#[derive(Debug, Clone)]
pub struct Facts {
    pub group: String,
    /// The school that hosts it, and its full name.
    pub host: Option<(OrganisationId, String)>,
    /// Who heads that school: whom its card names, or else the only one of its staff who does. A paper may name them.
    pub director: Option<(Option<PersonId>, Somebody)>,
    /// What an agreement says of that school besides.
    pub requisites: Requisites,
    /// The number that comes next in this kind and year.
    pub proposed: i64,
    /// Whether another paper of the kind bears the number that was asked about.
    pub is_taken: bool,
    /// The leader first, then by name; experts who are no members last.
    pub members: Vec<FactLine>,
    /// What every paper says of its office and of whoever makes it.
    pub ours: Ours,
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
    /// That organisation.
    pub works_at: Option<OrganisationId>,
    pub leads: bool,
    /// Whether they are the leader's deputy.
    pub deputises: bool,
    /// An expert of the group, who need not be its member.
    pub expert: bool,
    /// Which of the subjects of a cluster they are (S1-06).
    pub part: Option<Part>,
    pub member: bool,
    /// Whether they are of an organisation elsewhere.
    pub outside: bool,
    /// Whether a paper may name them: an organisation, a person who agreed to that, or one who is merely listed (152-FZ art. 6).
    pub agreed: bool,
}

/// What is asked about a paper that is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub kind: Kind,
    /// The number about which it is asked whether it is taken.
    pub number: Option<String>,
    /// The day of the paper, whose year the number is of.
    pub day: NaiveDate,
}

impl Asked {
    /// A paper of today, whose number nobody has said yet.
    pub fn today(tx: &Tx, kind: Kind) -> Asked {
        Asked { kind, number: None, day: tx.today() }
    }
}

/// What a transaction has read already: a press that leads to a card which says it reads it once.
#[derive(Debug, Clone)]
struct Known<T> {
    asked: (Asked, Option<GroupId>),
    known: Arc<T>,
}

fn known<T: Clone + Send + Sync + 'static>(tx: &Tx, asked: &(Asked, Option<GroupId>)) -> Option<Arc<T>> {
    tx.remembered::<Known<T>>().filter(|known| known.asked == *asked).map(|known| known.known)
}

/// Everything that a paper about a group says, in one question; and whether a number is taken.
pub async fn facts(tx: &mut Tx, by: Coordinator, group: GroupId, asked: &Asked) -> Result<Arc<Facts>> {
    let of = (asked.clone(), Some(group));
    if let Some(facts) = known::<Facts>(tx, &of) {
        return Ok(facts);
    }
    let facts = Arc::new(read_facts(tx, by, group, asked).await?);
    tx.remember(Known { asked: of, known: facts.clone() });
    Ok(facts)
}

/// The same for what is about no group.
pub async fn whole(tx: &mut Tx, by: Coordinator, asked: &Asked) -> Result<Arc<Whole>> {
    let of = (asked.clone(), None);
    if let Some(whole) = known::<Whole>(tx, &of) {
        return Ok(whole);
    }
    let whole = Arc::new(read_whole(tx, by, asked).await?);
    tx.remember(Known { asked: of, known: whole.clone() });
    Ok(whole)
}

/// Notes forms that have just been kept among what was read.
pub fn learn(tx: &mut Tx, phrase: &Phrase, forms: &[(Case, String)]) {
    fn note<T: Clone + Send + Sync + 'static>(
        tx: &mut Tx,
        ours: fn(&mut T) -> &mut Ours,
        of: (&Phrase, &[(Case, String)]),
    ) {
        let Some(mut known) = tx.remembered::<Known<T>>() else { return };
        let ours = ours(Arc::make_mut(&mut known.known));
        for (case, form) in of.1 {
            ours.forms.keep(of.0, *case, form.clone());
        }
        ours.office.keep(&mut ours.forms);
        tx.remember(known);
    }
    note::<Facts>(tx, |facts| &mut facts.ours, (phrase, forms));
    note::<Whole>(tx, |whole| &mut whole.ours, (phrase, forms));
}

async fn read_facts(tx: &mut Tx, by: Coordinator, group: GroupId, asked: &Asked) -> Result<Facts> {
    let Asked { kind, number, day } = asked;
    let year = papers::number_year(tx, *day).await?;
    let (municipality, text, author) = (tx.municipality(), papers::CONSENT, by.id());
    let rows = sqlx::query!(
        r#"WITH listed (person_id, organisation_id, name, member, part) AS
                (SELECT person_id, organisation_id, name, 1, part FROM membership
                 WHERE group_id = ?1 AND left_at IS NULL
                 UNION ALL
                 SELECT person_id, NULL, NULL, max(role = 'leader'), NULL FROM appointment
                 WHERE group_id = ?1 AND role IN ('leader', 'expert') AND until IS NULL
                   AND NOT EXISTS (SELECT 1 FROM membership
                                   WHERE membership.group_id = ?1 AND membership.person_id = appointment.person_id
                                     AND left_at IS NULL)
                 GROUP BY person_id)
           SELECT groups.name AS "group!: String", host.full_name AS "host?: String",
                  (SELECT iif(count(*) = 1,
                              max(json_array(head.id, head.family_name, head.given_name, head.patronymic,
                                             NULL, NULL)), NULL)
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
                   WHERE phrase_form.municipality_id = ?2) AS "phrases!: String",
                  (SELECT json_group_array(json_array(words, which, form)) FROM typed_name_form
                   WHERE typed_name_form.municipality_id = ?2) AS "typed!: String",
                  (SELECT json_array(family_name, given_name, patronymic, own.name_ru)
                   FROM person AS maker JOIN post AS own ON own.id = maker.post_id
                   WHERE maker.id = ?8) AS "author!: String",
                  host.id AS "host_id?: OrganisationId",
                  coalesce(employer.id, organisation.id) AS "works_at?: OrganisationId",
                  coalesce(employer.outside, organisation.outside, 0) AS "outside!: bool",
                  coalesce(listed.member, 0) AS "member!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE group_id = ?1 AND role = 'expert' AND until IS NULL
                            AND appointment.person_id = person.id) AS "expert!: bool",
                  listed.part AS "part?: Part",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE group_id = ?1 AND role = 'deputy' AND until IS NULL
                            AND appointment.person_id = person.id) AS "deputises!: bool"
           FROM groups
           LEFT JOIN organisation AS host ON host.id = groups.host_organisation_id
           LEFT JOIN listed ON true
           LEFT JOIN person ON person.id = listed.person_id
           LEFT JOIN post ON post.id = person.post_id
           LEFT JOIN organisation AS employer ON employer.id = person.organisation_id
           LEFT JOIN organisation ON organisation.id = listed.organisation_id
           WHERE groups.id = ?1 AND groups.municipality_id = ?2
           ORDER BY 18 DESC, listed.member DESC, listed.organisation_id IS NOT NULL, listed.name IS NOT NULL,
                    coalesce(person.sort_form, organisation.sort_form), listed.name
           LIMIT ?7"#,
        group,
        municipality,
        text,
        kind,
        year,
        number,
        ROWS,
        author
    )
    .fetch_all(tx.db())
    .await?;
    let first = rows.first().ok_or(Trouble::Gone)?;
    let (name, proposed, is_taken) = (first.group.clone(), first.proposed, first.taken);
    let host = first.host_id.zip(first.host.clone());
    let names = first.names.clone();
    let mut ours = Ours::of(tx, &first.author, &first.phrases, &first.typed).await?;
    let requisites =
        Requisites { address: first.address.clone(), inn: first.inn.clone(), ogrn: first.ogrn.clone(), basis: None };
    let (director, requisites) = match (first.head.as_ref().or(first.director.as_ref()), &host) {
        (Some(director), Some((_, host))) => {
            // The list of posts has one for all heads: whether it is a «директор» or a «заведующий» nobody has told there.
            let (id, family, given, patronymic, post, basis): Headed = serde_json::from_str(director)?;
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
            Some(FactLine {
                person,
                name,
                post: row.post,
                organisation: row.organisation,
                employer: row.employer,
                works_at: row.works_at,
                leads: row.leads,
                deputises: row.deputises,
                expert: row.expert,
                part: row.part,
                member: row.member,
                outside: row.outside,
                agreed: row.agreed,
            })
        })
        .collect();
    let leader = members.iter().filter(|member| member.leads).filter_map(|member| member.person.as_ref());
    let named: Vec<_> =
        leader.cloned().chain(director.iter().filter_map(|(id, of)| Some(((*id)?, of.name.clone())))).collect();
    for (person, case, form, of) in serde_json::from_str::<Vec<(PersonId, Case, String, String)>>(&names)? {
        for (_, name) in named.iter().filter(|(id, name)| *id == person && name.listed() == of) {
            ours.forms.keep(&Phrase::name(name), case, form.clone());
        }
    }
    Ok(Facts { group: name, host, director, requisites, proposed, is_taken, members, ours })
}

/// What a paper about the whole municipality says of itself.
#[derive(Debug, Clone)]
pub struct Whole {
    pub municipality: String,
    /// The number that comes next in this kind and year.
    pub proposed: i64,
    /// Whether another paper of the kind bears the number that was asked about.
    pub is_taken: bool,
    /// When each version of the regulation was made.
    pub versions: BTreeMap<i64, DateTime<Utc>>,
    /// What the groups are called for which the regulation has something of their own.
    pub groups: BTreeMap<GroupId, String>,
    /// What every paper says of its office and of whoever makes it.
    pub ours: Ours,
}

async fn read_whole(tx: &mut Tx, by: Coordinator, asked: &Asked) -> Result<Whole> {
    let Asked { kind, number, day } = asked;
    let year = papers::number_year(tx, *day).await?;
    let (municipality, author) = (tx.municipality(), by.id());
    let row = sqlx::query!(
        r#"SELECT coalesce(called, name) AS "name!: String",
                  (SELECT coalesce(max(CAST(number AS INTEGER)), 0) + 1 FROM paper
                   WHERE municipality_id = ?1 AND kind = ?2 AND year = ?3 AND number IS NOT NULL) AS "proposed!: i64",
                  EXISTS (SELECT 1 FROM paper
                          WHERE municipality_id = ?1 AND kind = ?2 AND year = ?3 AND number = ?4) AS "taken!: bool",
                  (SELECT json_group_array(json_array(sort, words, which, form)) FROM phrase_form
                   WHERE municipality_id = ?1) AS "phrases!: String",
                  (SELECT json_group_array(json_array(words, which, form)) FROM typed_name_form
                   WHERE municipality_id = ?1) AS "typed!: String",
                  (SELECT json_array(family_name, given_name, patronymic, post.name_ru)
                   FROM person JOIN post ON post.id = person.post_id
                   WHERE person.id = ?5) AS "author!: String",
                  (SELECT json_group_array(json_array(version, made_at)) FROM regulation
                   WHERE municipality_id = ?1) AS "versions!: String",
                  (SELECT json_group_array(json_array(id, name)) FROM groups
                   WHERE municipality_id = ?1 AND id IN (SELECT group_id FROM regulation_body
                                                         WHERE municipality_id = ?1)) AS "groups!: String"
           FROM municipality WHERE id = ?1"#,
        municipality,
        kind,
        year,
        number,
        author
    )
    .fetch_one(tx.db())
    .await?;
    let versions = serde_json::from_str::<Vec<(i64, DateTime<Utc>)>>(&row.versions)?;
    let groups = serde_json::from_str::<Vec<(GroupId, String)>>(&row.groups)?;
    Ok(Whole {
        municipality: row.name,
        proposed: row.proposed,
        is_taken: row.taken,
        versions: versions.into_iter().collect(),
        groups: groups.into_iter().collect(),
        ours: Ours::of(tx, &row.author, &row.phrases, &row.typed).await?,
    })
}

/// A person of the staff.
#[derive(Debug, Clone)]
pub struct StaffFact {
    pub id: PersonId,
    pub name: FullName,
    pub post: String,
    pub organisation: String,
    pub works_at: OrganisationId,
    pub subjects: String,
    pub teaching_since: Option<NaiveDate>,
    /// Whether a paper may name them.
    pub agreed: bool,
}

/// The staff, by name.
pub async fn staff(tx: &mut Tx, _: Coordinator) -> Result<Vec<StaffFact>> {
    let (municipality, text) = (tx.municipality(), papers::CONSENT);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId",
                  family_name AS "family_name!: String", given_name AS "given_name!: String",
                  patronymic AS "patronymic!: String", post.name_ru AS "post!: String",
                  organisation.short_name AS "organisation!: String",
                  organisation.id AS "works_at!: OrganisationId",
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
    let people = rows.into_iter().map(|row| StaffFact {
        id: row.id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        post: row.post,
        organisation: row.organisation,
        works_at: row.works_at,
        subjects: row.subjects,
        teaching_since: row.teaching_since,
        agreed: row.agreed,
    });
    Ok(people.collect())
}

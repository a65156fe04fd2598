//! What the representative's cards ask, each in one call with the guard, and about that one school alone.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::ids::{NamesakeId, OrganisationId, PersonId};
use crate::model::organisations::Mark;
use crate::model::people::{FullName, consents};
use crate::model::roles::SchoolAsks;
use crate::talk::{Cx, Result, Trouble};
use crate::text::Bilingual;

/// The school at a glance.
#[derive(Debug, Clone, Deserialize)]
pub struct School {
    pub name: String,
    pub full_name: String,
    /// How many work there.
    pub staff: i64,
    /// How many of them use the bot.
    pub here: i64,
    /// The newest headcount.
    pub counted: Option<Counted>,
    /// The marks of today.
    pub marks: Vec<Mark>,
    /// How many agreements hold.
    pub agreements: i64,
    /// The names that stand twice, with the questions about them.
    pub twice: Vec<(NamesakeId, String)>,
    /// How many schools the reader represents.
    pub schools: i64,
}

/// A headcount at a glance.
#[derive(Debug, Clone, Deserialize)]
pub struct Counted {
    pub day: NaiveDate,
    pub teaching: Option<i64>,
}

/// `?3` is the school, `?4` today.
const CARD: &str = "SELECT (SELECT json_object(
     'name', short_name, 'full_name', full_name,
     'staff', (SELECT count(*) FROM person WHERE organisation_id = ?3 AND left_at IS NULL),
     'here', (SELECT count(*) FROM person WHERE organisation_id = ?3 AND left_at IS NULL
                AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)),
     'counted', json((SELECT json_object('day', day, 'teaching', teaching) FROM headcount
                      WHERE organisation_id = ?3 ORDER BY day DESC, headcount.id DESC LIMIT 1)),
     'marks', json((SELECT json_group_array(flag)
               FROM (SELECT flag FROM organisation_flag
                     WHERE organisation_id = ?3 AND coalesce(since, ?4) <= ?4 AND coalesce(until, ?4) >= ?4
                       AND (ended_on IS NULL OR ended_on > ?4) GROUP BY flag))),
     'agreements', (SELECT count(*) FROM agreement_party JOIN agreement ON agreement.id = agreement_party.agreement_id
                    WHERE agreement_party.organisation_id = ?3 AND coalesce(agreement.until, ?4) >= ?4),
     'twice', json((SELECT json_group_array(json_array(namesake.id, newcomer.family_name || ' ' || newcomer.given_name))
               FROM person AS former
               CROSS JOIN namesake ON namesake.former_id = former.id AND namesake.answer IS NULL
                    AND namesake.newcomer_id != namesake.former_id
               CROSS JOIN person AS newcomer ON newcomer.id = namesake.newcomer_id
                    AND newcomer.organisation_id = former.organisation_id
               WHERE former.organisation_id = ?3)),
     'schools', (SELECT count(*) FROM appointment WHERE person_id = ?2 AND role = 'representative' AND until IS NULL
                   AND municipality_id = ?1))
     FROM organisation WHERE organisation.id = ?3 AND organisation.municipality_id = ?1) AS told";

/// The school at a glance, for who represents it.
pub async fn school(cx: &mut Cx, id: OrganisationId) -> Result<School> {
    static ASKS: LazyLock<SchoolAsks> = LazyLock::new(|| SchoolAsks::of(CARD));
    let today = cx.today();
    ASKS.ask::<Option<School>>(cx, id, |values| values.and(today)).await?.answer.ok_or(Trouble::Gone)
}

/// One who works there, as colleagues see them.
#[derive(Debug, Clone, Deserialize)]
pub struct Worker {
    pub id: PersonId,
    name: [String; 3],
    post: [String; 2],
    /// What their name is found by.
    pub form: String,
    /// Whether they use the bot; who does not is merely listed.
    pub here: bool,
    #[serde(default)]
    subjects: Vec<[String; 2]>,
}

impl Worker {
    /// How they are called.
    pub fn name(&self) -> FullName {
        let [family, given, patronymic] = self.name.clone();
        FullName::of(family, given, patronymic)
    }

    /// Their post.
    pub fn post(&self) -> Bilingual {
        let [ru, en] = self.post.clone();
        Bilingual { ru, en }
    }

    /// What they teach.
    pub fn subjects(&self) -> impl Iterator<Item = Bilingual> {
        self.subjects.iter().cloned().map(|[ru, en]| Bilingual { ru, en })
    }
}

/// Those who work there.
#[derive(Debug, Clone, Deserialize)]
pub struct Staff {
    /// What the school is called.
    pub school: Option<String>,
    /// By name.
    pub people: Vec<Worker>,
    /// How many there are in all: who agreed to an older text alone is counted, and not named.
    pub count: i64,
}

/// Of somebody of `person`: whether they may be named here. A list of the school names whom it names; whoever uses the bot
/// has agreed to the text `?4`.
const IS_NAMED: &str = "(NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
      OR EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                 WHERE account.person_id = person.id AND consent.purpose = 'processing' AND consent.text >= ?4
                   AND consent.withdrawn_at IS NULL))";

/// `person` and `post` as JSON.
const WORKER: &str = "'id', person.id, 'name', json_array(person.family_name, person.given_name, person.patronymic),
     'post', json_array(post.name_ru, post.name_en), 'form', person.search_form,
     'here', json(iif(EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id), 'true', 'false'))";

/// Those who work there, for who represents it.
pub async fn staff(cx: &mut Cx, id: OrganisationId) -> Result<Staff> {
    // `?3` is the school.
    static ASKS: LazyLock<SchoolAsks> = LazyLock::new(|| {
        SchoolAsks::of(&format!(
            "SELECT json_object(
                 'school', (SELECT short_name FROM organisation WHERE id = ?3 AND municipality_id = ?1),
                 'count', (SELECT count(*) FROM person
                           WHERE organisation_id = ?3 AND municipality_id = ?1 AND left_at IS NULL),
                 'people', json((SELECT json_group_array(json(told))
                                 FROM (SELECT json_object({WORKER}) AS told
                                       FROM person JOIN post ON post.id = person.post_id
                                       WHERE person.organisation_id = ?3 AND person.municipality_id = ?1
                                         AND person.left_at IS NULL AND {IS_NAMED}
                                       ORDER BY person.sort_form, person.id)))) AS told"
        ))
    });
    Ok(ASKS.ask(cx, id, |values| values.and(consents::SEEN_BY_SCHOOL)).await?.answer)
}

/// One who works there, for who represents it.
pub async fn worker(cx: &mut Cx, id: OrganisationId, person: PersonId) -> Result<(String, Worker)> {
    // `?3` is the school, `?5` the person.
    static ASKS: LazyLock<SchoolAsks> = LazyLock::new(|| {
        SchoolAsks::of(&format!(
            "SELECT (SELECT json_array(organisation.short_name, json_object({WORKER},
                        'subjects', json((SELECT json_group_array(json_array(subject.name_ru, subject.name_en))
                                          FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
                                          WHERE person_subject.person_id = person.id))))
                     FROM person JOIN post ON post.id = person.post_id
                     JOIN organisation ON organisation.id = person.organisation_id
                     WHERE person.id = ?5 AND person.organisation_id = ?3 AND person.municipality_id = ?1
                       AND person.left_at IS NULL AND {IS_NAMED}) AS told"
        ))
    });
    let told = ASKS.ask::<Option<(String, Worker)>>(cx, id, |values| values.and(consents::SEEN_BY_SCHOOL)?.and(person));
    told.await?.answer.ok_or(Trouble::Gone)
}

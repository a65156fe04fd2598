//! What is asked of the database about routes.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::{DoneBy, Form, Opened, Outcome, State, StepState};
use crate::ids::{DeficitId, EventId, GroupId, PersonId, RouteId, RouteStepId};
use crate::model::people::FullName;
use crate::model::roles::Registered;
use crate::talk::{Result, Trouble, Tx};
use crate::text::{Bilingual, Language};

/// A route.
#[derive(Debug, Clone)]
pub struct Route {
    /// The number.
    pub id: RouteId,
    /// Whose it is.
    pub owner: PersonId,
    /// Their name.
    pub name: FullName,
    /// Where they work.
    pub school: String,
    /// Who accompanies it, or is asked to.
    pub tutor: Option<PersonId>,
    /// Their name.
    pub tutor_name: Option<FullName>,
    /// Whether the tutor has taken it on.
    pub accepted: bool,
    /// Whether whoever reads it holds the role of a tutor.
    pub(super) reader_tutors: bool,
    /// How far it is.
    pub state: State,
    /// Which version it is, or will be.
    pub version: i64,
    /// What for, in the owner's words.
    pub goal: Option<String>,
    /// When it was begun.
    pub made_at: DateTime<Utc>,
    /// When it was agreed last.
    pub agreed_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// With which word the tutor has given it back.
    pub word: Option<String>,
    /// What its owner thinks of it in the end.
    pub reflection: Option<String>,
    /// What it came to.
    pub outcome: Option<Outcome>,
    /// How many measures it has, which whoever is asked to accompany it may know.
    pub count: usize,
    /// The measures, the nearest first; none for a tutor who has not taken it on.
    pub steps: Vec<RouteStep>,
}

impl Route {
    /// Whether it goes on.
    pub fn is_alive(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Whether measures can be marked: something of it was agreed.
    pub fn has_begun(&self) -> bool {
        self.agreed_at.is_some() && self.is_alive()
    }

    /// One of its measures.
    pub fn step(&self, id: RouteStepId) -> Result<&RouteStep> {
        self.steps.iter().find(|step| step.id == id).ok_or(Trouble::Gone)
    }

    /// One that is still to be done: what is done already is neither said otherwise nor taken off.
    pub fn open_step(&self, id: RouteStepId) -> Result<&RouteStep> {
        self.step(id).and_then(|step| if step.state == StepState::Done { Err(Trouble::Gone) } else { Ok(step) })
    }

    /// How many measures are done.
    pub fn done(&self) -> usize {
        self.steps.iter().filter(|step| step.state == StepState::Done).count()
    }

    /// The deficits that it is against, each once.
    pub fn deficits(&self) -> Vec<(DeficitId, Bilingual)> {
        let mut all: Vec<(DeficitId, Bilingual)> = Vec::new();
        for (id, name) in self.steps.iter().filter_map(RouteStep::against) {
            if !all.iter().any(|(known, _)| *known == id) {
                all.push((id, name));
            }
        }
        all
    }

    /// Those of them whose every measure is done.
    pub fn mastered(&self) -> Vec<DeficitId> {
        let is_done = |id: DeficitId| {
            self.steps.iter().filter(|step| step.deficit == Some(id)).all(|step| step.state == StepState::Done)
        };
        self.deficits().into_iter().map(|(id, _)| id).filter(|id| is_done(*id)).collect()
    }

    /// What it says, a measure a line, as a version keeps it.
    pub fn lines(&self) -> String {
        let line = |step: &RouteStep| {
            let due = step.due.map(|day| format!("до {}: ", day.format("%d.%m.%Y"))).unwrap_or_default();
            format!("{due}{} ({})", step.words, step.form.named(Language::Ru))
        };
        self.steps.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Takes away what nobody reads who has not taken it on.
    pub(super) fn hide(&mut self) {
        self.steps.clear();
        (self.goal, self.word, self.reflection) = (None, None, None);
    }
}

/// A measure.
#[derive(Debug, Clone, Deserialize)]
pub struct RouteStep {
    /// The number.
    pub id: RouteStepId,
    /// Against which deficit.
    pub deficit: Option<DeficitId>,
    deficit_ru: Option<String>,
    deficit_en: Option<String>,
    /// In which form.
    pub form: Form,
    /// What is to be done.
    pub words: String,
    /// What comes of it.
    pub product: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// The event that it is.
    pub event: Option<EventId>,
    /// The cluster that it is.
    pub group: Option<GroupId>,
    /// Whether the course stands in the federal register (S4-10).
    pub in_register: bool,
    /// Whether it was chosen by a diagnosis (S4-10).
    pub by_diagnosis: bool,
    /// How far it is.
    pub state: StepState,
    /// Who has marked it.
    pub done_by: Option<DoneBy>,
    /// On which day.
    pub done_on: Option<NaiveDate>,
    /// What shows it, in words or as an address.
    pub evidence: Option<String>,
    file_hash: Option<String>,
    file_name: Option<String>,
    /// With which word the tutor has given it back.
    pub word: Option<String>,
}

impl RouteStep {
    /// The deficit that it is against, with its name.
    pub fn against(&self) -> Option<(DeficitId, Bilingual)> {
        let name = Bilingual { ru: self.deficit_ru.clone()?, en: self.deficit_en.clone()? };
        Some((self.deficit?, name))
    }

    /// The file that shows it: by what its content is kept, and its name.
    pub fn file(&self) -> Option<(&str, &str)> {
        Some((self.file_hash.as_deref()?, self.file_name.as_deref()?))
    }
}

/// The route of this number, or else the newest of whoever reads.
pub(super) async fn find(tx: &mut Tx, id: Option<RouteId>, reader: PersonId) -> Result<Option<Route>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT route.id AS "id!: RouteId", route.person_id AS "owner!: PersonId", route.tutor_id AS "tutor?: PersonId",
                  owner.family_name AS "family!", owner.given_name AS "given!", owner.patronymic AS "patronymic!",
                  organisation.short_name AS "school!",
                  tutor.family_name AS "tutor_family?", tutor.given_name AS "tutor_given?",
                  tutor.patronymic AS "tutor_patronymic?",
                  route.tutor_yes IS NOT NULL AS "accepted!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE appointment.person_id = ?2 AND appointment.role = 'tutor'
                            AND appointment.until IS NULL AND appointment.municipality_id = ?3) AS "tutors!: bool",
                  route.state AS "state!: State", route.version AS "version!: i64", route.goal AS "goal?",
                  route.made_at AS "made_at!: DateTime<Utc>", route.agreed_at AS "agreed_at?: DateTime<Utc>",
                  route.ended_at AS "ended_at?: DateTime<Utc>", route.word AS "word?", route.reflection AS "reflection?",
                  route.outcome AS "outcome?: Outcome",
                  (SELECT json_group_array(json_object(
                              'id', step.id, 'deficit', step.deficit_id,
                              'deficit_ru', coalesce(deficit.own_words, item_here.name_ru, deficit_item.name_ru),
                              'deficit_en', coalesce(deficit.own_words, item_here.name_en, item_here.name_ru,
                                                     deficit_item.name_en),
                              'form', step.form, 'words', step.words, 'product', step.product, 'due', step.due,
                              'event', step.event_id, 'group', step.group_id,
                              'in_register', json(iif(step.in_register, 'true', 'false')),
                              'by_diagnosis', json(iif(step.by_diagnosis, 'true', 'false')),
                              'state', step.state, 'done_by', step.done_by, 'done_on', step.done_on,
                              'evidence', step.evidence,
                              'file_hash', file.hash, 'file_name', file.name, 'word', step.word))
                   FROM route_step AS step LEFT JOIN deficit ON deficit.id = step.deficit_id
                   LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id
                   LEFT JOIN item_here ON item_here.item_id = deficit.item_id AND item_here.municipality_id = ?3
                   LEFT JOIN file ON file.id = step.file_id
                   WHERE step.route_id = route.id) AS "steps!: String"
           FROM route JOIN person AS owner ON owner.id = route.person_id
           JOIN organisation ON organisation.id = owner.organisation_id
           LEFT JOIN person AS tutor ON tutor.id = route.tutor_id
           WHERE route.id = coalesce(?1, (SELECT max(mine.id) FROM route AS mine WHERE mine.person_id = ?2))
             AND route.municipality_id = ?3"#,
        id,
        reader,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let mut steps: Vec<RouteStep> = serde_json::from_str(&row.steps)?;
    steps.sort_by_key(|step| (step.due.is_none(), step.due, step.id));
    let tutor = (row.tutor_family, row.tutor_given, row.tutor_patronymic);
    Ok(Some(Route {
        id: row.id,
        owner: row.owner,
        name: FullName::of(row.family, row.given, row.patronymic),
        school: row.school,
        tutor: row.tutor,
        tutor_name: match tutor {
            (Some(family), Some(given), Some(patronymic)) => Some(FullName::of(family, given, patronymic)),
            _ => None,
        },
        accepted: row.accepted,
        reader_tutors: row.tutors,
        state: row.state,
        version: row.version,
        goal: row.goal,
        made_at: row.made_at,
        agreed_at: row.agreed_at,
        ended_at: row.ended_at,
        word: row.word,
        reflection: row.reflection,
        outcome: row.outcome,
        count: steps.len(),
        steps,
    }))
}

/// Somebody who can accompany a route.
#[derive(Debug, Clone)]
pub struct Tutor {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// Where they work.
    pub school: String,
    /// How many routes they accompany.
    pub routes: i64,
}

/// Who can accompany the route of somebody: the tutors of the municipality who use the bot, by name.
pub async fn tutors(tx: &mut Tx, owner: Registered) -> Result<Vec<Tutor>> {
    let (municipality, me) = (tx.municipality(), owner.id());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", family_name AS "family!", given_name AS "given!",
                  patronymic AS "patronymic!", organisation.short_name AS "school!",
                  (SELECT count(*) FROM route WHERE route.tutor_id = person.id AND route.ended_at IS NULL) AS "routes!: i64"
           FROM appointment JOIN person ON person.id = appointment.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE appointment.role = 'tutor' AND appointment.until IS NULL AND appointment.municipality_id = ?1
             AND person.left_at IS NULL AND person.id != ?2
             AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
           ORDER BY person.sort_form, person.id"#,
        municipality,
        me
    )
    .fetch_all(tx.db())
    .await?;
    let tutor = |(person, name, school, routes)| Tutor { person, name, school, routes };
    Ok(rows
        .into_iter()
        .map(|row| tutor((row.person, FullName::of(row.family, row.given, row.patronymic), row.school, row.routes)))
        .collect())
}

/// Somebody whose route a tutor accompanies, or is asked to.
#[derive(Debug, Clone)]
pub struct Pupil {
    /// The route.
    pub route: RouteId,
    /// Whose it is.
    pub name: FullName,
    /// Where they work.
    pub school: String,
    /// How far it is.
    pub state: State,
    /// Whether the tutor has taken it on.
    pub accepted: bool,
    /// Whether it goes on.
    pub is_alive: bool,
    /// How many measures there are.
    pub count: i64,
    /// How many of them are done.
    pub done: i64,
    /// How many wait for the tutor's look.
    pub shown: i64,
}

/// The routes of whoever speaks as a tutor: those that go on first, then by name. None for one who holds the role no more.
pub async fn pupils(tx: &mut Tx, me: Registered) -> Result<Vec<Pupil>> {
    let (municipality, tutor) = (tx.municipality(), me.id());
    let rows = sqlx::query!(
        r#"SELECT route.id AS "route!: RouteId", family_name AS "family!", given_name AS "given!",
                  patronymic AS "patronymic!", organisation.short_name AS "school!", route.state AS "state!: State",
                  route.tutor_yes IS NOT NULL AS "accepted!: bool", route.ended_at IS NULL AS "is_alive!: bool",
                  (SELECT count(*) FROM route_step WHERE route_step.route_id = route.id) AS "count!: i64",
                  (SELECT count(*) FROM route_step
                   WHERE route_step.route_id = route.id AND route_step.state = 'done') AS "done!: i64",
                  (SELECT count(*) FROM route_step
                   WHERE route_step.route_id = route.id AND route_step.state = 'shown') AS "shown!: i64"
           FROM route JOIN person ON person.id = route.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE route.tutor_id = ?1 AND route.municipality_id = ?2
             AND (route.state = 'sent' OR route.tutor_yes IS NOT NULL)
             AND EXISTS (SELECT 1 FROM appointment
                         WHERE appointment.person_id = ?1 AND appointment.role = 'tutor' AND appointment.until IS NULL
                           AND appointment.municipality_id = ?2)
           ORDER BY route.ended_at IS NOT NULL, person.sort_form, route.id"#,
        tutor,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let pupils = rows.into_iter().map(|row| Pupil {
        route: row.route,
        name: FullName::of(row.family, row.given, row.patronymic),
        school: row.school,
        state: row.state,
        accepted: row.accepted,
        is_alive: row.is_alive,
        count: row.count,
        done: row.done,
        shown: row.shown,
    });
    Ok(pupils.collect())
}

/// What was agreed once.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number.
    pub number: i64,
    /// When it was agreed.
    pub agreed_at: DateTime<Utc>,
    /// A measure a line.
    pub lines: String,
}

/// What was agreed of a route, the newest first, for whoever reads all of it.
pub async fn versions(tx: &mut Tx, opened: &Opened) -> Result<Vec<Version>> {
    if opened.hand() == super::Hand::Tutor && !opened.route.accepted {
        return Err(Trouble::Gone);
    }
    let id = opened.route.id;
    Ok(sqlx::query_as!(
        Version,
        r#"SELECT version AS "number!: i64", agreed_at AS "agreed_at!: DateTime<Utc>", lines AS "lines!"
           FROM route_version WHERE route_id = ? ORDER BY version DESC"#,
        id
    )
    .fetch_all(tx.db())
    .await?)
}

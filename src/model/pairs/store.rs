//! Pairs as they are read: one, those of somebody, those of a state, and who lacks a mentor.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::{Basis, Curates, Ending, Rhythm, Side, State};
use crate::ids::{CategoryId, OrganisationId, PairId, PersonId};
use crate::model::people::{Beginning, FullName};
use crate::model::regulation;
use crate::model::roles::Registered;
use crate::talk::{Page, Result, Spot, Trouble, Tx};
use crate::text::Bilingual;

/// A pair. Whoever was erased has neither number nor name in it.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The number.
    pub id: PairId,
    /// What brings them together.
    pub basis: Basis,
    /// How far it is.
    pub state: State,
    /// The mentor, or the one of two equals who proposed.
    pub mentor: Option<PersonId>,
    /// The other one.
    pub mentee: Option<PersonId>,
    /// How the mentor is called.
    pub mentor_name: Option<FullName>,
    /// How the other one is called.
    pub mentee_name: Option<FullName>,
    /// Where the mentor works.
    pub mentor_school: Option<OrganisationId>,
    /// Where the other one works.
    pub mentee_school: Option<OrganisationId>,
    /// What both schools are called, where they are known.
    pub schools: [Option<String>; 2],
    /// The subject, of two equals.
    pub subject: Option<Bilingual>,
    /// The direction that the mentee chose.
    pub direction: Option<Bilingual>,
    /// Its number.
    pub direction_id: Option<CategoryId>,
    /// For how many months.
    pub months: i64,
    /// When the mentor agreed.
    pub mentor_yes: Option<DateTime<Utc>>,
    /// When the other one agreed.
    pub mentee_yes: Option<DateTime<Utc>>,
    /// The day of the mentor's written consent.
    pub consent_day: Option<NaiveDate>,
    /// The number and the day of the order.
    pub order: Option<(String, NaiveDate)>,
    /// Since which day it is at work.
    pub since: Option<NaiveDate>,
    /// Until which day.
    pub until: Option<NaiveDate>,
    /// Why it has ended.
    pub ending: Option<Ending>,
    /// How often its silence was spoken of.
    pub rungs: i64,
    /// How often they have met.
    pub met: i64,
    /// On which day they met last.
    pub met_on: Option<NaiveDate>,
    /// How often they have agreed to meet; without it nobody is reminded.
    pub rhythm: Option<Rhythm>,
    /// What the two said last before they agreed, the oldest first.
    pub words: Vec<Word>,
    /// How far its programme is.
    pub programme: Programme,
    /// Whether the mentee lets papers print the direction.
    pub is_direction_printed: bool,
    /// How often the two were asked what they think of it.
    pub surveys: i64,
}

/// How far the programme of a pair is: the measures themselves are read by [`super::measures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Programme {
    /// How many measures it has.
    pub measures: i64,
    /// How many of them are done.
    pub done: i64,
    /// Whether the mentor agrees to it as it is.
    pub mentor_agrees: bool,
    /// Whether the other one does.
    pub mentee_agrees: bool,
    /// On which day the curator signed it on paper.
    pub signed_on: Option<NaiveDate>,
}

impl Programme {
    /// Whether somebody of this side agrees to it.
    pub fn agrees(&self, side: Side) -> bool {
        match side {
            Side::Mentor => self.mentor_agrees,
            Side::Mentee => self.mentee_agrees,
        }
    }

    /// Whether both do.
    pub fn is_agreed(&self) -> bool {
        self.mentor_agrees && self.mentee_agrees
    }
}

impl Pair {
    /// In which place somebody stands; `None` for who is not of the pair.
    pub fn side(&self, person: PersonId) -> Option<Side> {
        match () {
            () if self.mentor == Some(person) => Some(Side::Mentor),
            () if self.mentee == Some(person) => Some(Side::Mentee),
            () => None,
        }
    }

    /// When somebody of this side agreed.
    pub fn yes(&self, side: Side) -> Option<DateTime<Utc>> {
        match side {
            Side::Mentor => self.mentor_yes,
            Side::Mentee => self.mentee_yes,
        }
    }

    /// The direction, for one of the two: it is the mentee's own, so that the other one reads it when both have agreed.
    pub fn direction_for(&self, person: PersonId) -> Option<&Bilingual> {
        let both_agree = self.mentor_yes.is_some() && self.mentee_yes.is_some();
        self.direction.as_ref().filter(|_| self.mentee == Some(person) || both_agree)
    }

    /// The two, as far as they are there.
    pub fn both(&self) -> Vec<PersonId> {
        self.mentor.into_iter().chain(self.mentee).collect()
    }

    /// The other one of somebody's.
    pub fn other(&self, person: PersonId) -> Option<PersonId> {
        if self.mentor == Some(person) { self.mentee } else { self.mentor }
    }

    /// Whether it may still come to something, or does.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Proposed | State::Accepted | State::Active)
    }
}

struct Row {
    id: PairId,
    basis: Basis,
    state: State,
    mentor: Option<PersonId>,
    mentee: Option<PersonId>,
    mentor_name: Option<String>,
    mentee_name: Option<String>,
    mentor_school: Option<OrganisationId>,
    mentee_school: Option<OrganisationId>,
    mentor_at: Option<String>,
    mentee_at: Option<String>,
    subject_ru: Option<String>,
    subject_en: Option<String>,
    direction_ru: Option<String>,
    direction_en: Option<String>,
    direction_id: Option<CategoryId>,
    months: i64,
    mentor_yes: Option<DateTime<Utc>>,
    mentee_yes: Option<DateTime<Utc>>,
    consent_day: Option<NaiveDate>,
    order_number: Option<String>,
    order_day: Option<NaiveDate>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    ending: Option<Ending>,
    rungs: i64,
    met: i64,
    met_on: Option<NaiveDate>,
    rhythm: Option<Rhythm>,
    words: String,
    measures: i64,
    done: i64,
    mentor_agrees: bool,
    mentee_agrees: bool,
    programme_day: Option<NaiveDate>,
    direction_printed: bool,
    surveys: i64,
}

/// The parts of a name, written by SQLite as JSON.
fn name(json: Option<&str>) -> Result<Option<FullName>> {
    let Some(json) = json else { return Ok(None) };
    let parts: [Option<String>; 3] = serde_json::from_str(json)?;
    let [Some(family), Some(given), patronymic] = parts else { return Ok(None) };
    Ok(Some(FullName::of(family, given, patronymic.unwrap_or_default())))
}

fn bilingual(ru: Option<String>, en: Option<String>) -> Option<Bilingual> {
    Some(Bilingual { ru: ru?, en: en? })
}

impl TryFrom<Row> for Pair {
    type Error = Trouble;

    fn try_from(row: Row) -> Result<Pair> {
        Ok(Pair {
            id: row.id,
            basis: row.basis,
            state: row.state,
            mentor: row.mentor,
            mentee: row.mentee,
            mentor_name: name(row.mentor_name.as_deref())?,
            mentee_name: name(row.mentee_name.as_deref())?,
            mentor_school: row.mentor_school,
            mentee_school: row.mentee_school,
            schools: [row.mentor_at, row.mentee_at],
            subject: bilingual(row.subject_ru, row.subject_en),
            direction: bilingual(row.direction_ru, row.direction_en),
            direction_id: row.direction_id,
            months: row.months,
            mentor_yes: row.mentor_yes,
            mentee_yes: row.mentee_yes,
            consent_day: row.consent_day,
            order: row.order_number.zip(row.order_day),
            since: row.since,
            until: row.until,
            ending: row.ending,
            rungs: row.rungs,
            met: row.met,
            met_on: row.met_on,
            rhythm: row.rhythm,
            words: serde_json::from_str(&row.words)?,
            programme: Programme {
                measures: row.measures,
                done: row.done,
                mentor_agrees: row.mentor_agrees,
                mentee_agrees: row.mentee_agrees,
                signed_on: row.programme_day,
            },
            is_direction_printed: row.direction_printed,
            surveys: row.surveys,
        })
    }
}

/// Reads pairs: the condition follows, then its values.
macro_rules! pairs {
    ($more:literal, $($value:expr),+) => {
        sqlx::query_as!(
            Row,
            r#"SELECT pair.id AS "id!: PairId", pair.basis AS "basis: Basis", pair.state AS "state: State",
                      pair.mentor_id AS "mentor: PersonId", pair.mentee_id AS "mentee: PersonId",
                      json_array(mentor.family_name, mentor.given_name, mentor.patronymic) AS "mentor_name: String",
                      json_array(mentee.family_name, mentee.given_name, mentee.patronymic) AS "mentee_name: String",
                      mentor.organisation_id AS "mentor_school?: OrganisationId",
                      mentee.organisation_id AS "mentee_school?: OrganisationId",
                      (SELECT short_name FROM organisation WHERE id = mentor.organisation_id) AS "mentor_at?: String",
                      (SELECT short_name FROM organisation WHERE id = mentee.organisation_id) AS "mentee_at?: String",
                      subject.name_ru AS "subject_ru?", subject.name_en AS "subject_en?",
                      (SELECT name_ru FROM category_named WHERE category_named.id = pair.category_id
                         AND category_named.municipality_id = pair.municipality_id) AS "direction_ru?: String",
                      (SELECT name_en FROM category_named WHERE category_named.id = pair.category_id
                         AND category_named.municipality_id = pair.municipality_id) AS "direction_en?: String",
                      pair.category_id AS "direction_id: CategoryId",
                      pair.months, pair.mentor_yes AS "mentor_yes: DateTime<Utc>",
                      pair.mentee_yes AS "mentee_yes: DateTime<Utc>", pair.consent_day AS "consent_day: NaiveDate",
                      pair_order.number AS "order_number?", pair_order.day AS "order_day?: NaiveDate",
                      pair.since AS "since: NaiveDate", pair.until AS "until: NaiveDate",
                      pair.ending AS "ending: Ending", pair.rungs,
                      (SELECT count(*) FROM pair_meeting WHERE pair_id = pair.id) AS "met!: i64",
                      (SELECT max(held_on) FROM pair_meeting WHERE pair_id = pair.id) AS "met_on: NaiveDate",
                      pair.rhythm AS "rhythm: Rhythm",
                      (SELECT json_group_array(json_object('person', person_id, 'words', words))
                       FROM (SELECT person_id, words FROM pair_word WHERE pair_id = pair.id ORDER BY id)) AS "words!: String",
                      (SELECT count(*) FROM pair_measure WHERE pair_id = pair.id) AS "measures!: i64",
                      (SELECT count(meeting_id) FROM pair_measure WHERE pair_id = pair.id) AS "done!: i64",
                      pair.mentor_agrees AS "mentor_agrees: bool", pair.mentee_agrees AS "mentee_agrees: bool",
                      pair.programme_day AS "programme_day: NaiveDate",
                      pair.direction_printed AS "direction_printed: bool", pair.surveys
               FROM pair LEFT JOIN person AS mentor ON mentor.id = pair.mentor_id
               LEFT JOIN person AS mentee ON mentee.id = pair.mentee_id
               LEFT JOIN subject ON subject.id = pair.subject_id
               LEFT JOIN pair_order ON pair_order.id = pair.order_id
               "# + $more,
            $($value),+
        )
    };
}

/// The pair that was read last: the guard of a press and the card after it read the same one.
#[derive(Debug, Clone)]
struct Kept(Pair);

/// Something of a pair was written: every verb that writes says so, so that nobody is shown what was before.
pub(super) fn touched(tx: &mut Tx) {
    tx.forget::<Kept>();
}

/// One pair of the municipality.
pub async fn pair(tx: &mut Tx, id: PairId) -> Result<Pair> {
    if let Some(Kept(pair)) = tx.remembered()
        && pair.id == id
    {
        return Ok(pair);
    }
    let municipality = tx.municipality();
    let row = pairs!("WHERE pair.id = ? AND pair.municipality_id = ?", id, municipality).fetch_optional(tx.db());
    let pair: Pair = row.await?.ok_or(Trouble::Gone)?.try_into()?;
    tx.remember(Kept(pair.clone()));
    Ok(pair)
}

/// Everybody's own pairs that are open, and those that have ended, the newest first.
pub async fn of_person(tx: &mut Tx, owner: Registered) -> Result<Vec<Pair>> {
    let person = owner.id();
    let rows = pairs!("WHERE pair.mentor_id = ?1 OR pair.mentee_id = ?1 ORDER BY pair.id DESC", person);
    rows.fetch_all(tx.db()).await?.into_iter().map(Pair::try_from).collect()
}

/// How many pairs there are in each state, in the order of [`State::ALL`], and how many young specialists lack a mentor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// By state.
    pub states: [i64; 5],
    /// Young specialists without a mentor (S0-02).
    pub alone: usize,
}

/// How many there are of each state, and who lacks a mentor, as far as the reader answers for them: all of the desk's card.
pub async fn counts(tx: &mut Tx, by: Curates) -> Result<Counts> {
    let beginning = Beginning::of(&*regulation::now(tx).await?)?;
    let (municipality, school, since) = (tx.municipality(), by.school(), beginning.first_day(tx.today()));
    let rows = sqlx::query!(
        r#"SELECT pair.state AS "state?: State", count(*) AS "count!: i64" FROM pair
           LEFT JOIN person AS mentor ON mentor.id = pair.mentor_id
           LEFT JOIN person AS mentee ON mentee.id = pair.mentee_id
           WHERE pair.municipality_id = ?1
             AND (?2 IS NULL OR mentor.organisation_id = ?2 OR mentee.organisation_id = ?2)
           GROUP BY pair.state
           UNION ALL
           SELECT NULL, count(*) FROM person
           WHERE person.municipality_id = ?1 AND person.left_at IS NULL AND person.teaching_since >= ?3
             AND (?2 IS NULL OR person.organisation_id = ?2)
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = person.id AND pair.basis = 'mentor'
                             AND pair.state IN ('accepted', 'active'))"#,
        municipality,
        school,
        since
    )
    .fetch_all(tx.db())
    .await?;
    let of = |state| rows.iter().find(|row| row.state == state).map_or(0, |row| row.count);
    Ok(Counts { states: State::ALL.map(|state| of(Some(state))), alone: usize::try_from(of(None)).unwrap_or_default() })
}

/// The pairs of a state, the oldest first, as far as the reader answers for them.
pub async fn in_state(tx: &mut Tx, by: Curates, state: State) -> Result<Vec<Pair>> {
    let (municipality, school) = (tx.municipality(), by.school());
    let rows = pairs!(
        "WHERE pair.municipality_id = ?1 AND pair.state = ?2
           AND (?3 IS NULL OR mentor.organisation_id = ?3 OR mentee.organisation_id = ?3)
         ORDER BY pair.id",
        municipality,
        state,
        school
    );
    rows.fetch_all(tx.db()).await?.into_iter().map(Pair::try_from).collect()
}

/// What one of the two said before they agreed.
#[derive(Debug, Clone, Deserialize)]
pub struct Word {
    /// Who.
    pub person: PersonId,
    /// What.
    pub words: String,
}

/// A young specialist without a mentor: who, their name, where they work.
pub type Alone = (PersonId, FullName, String);

/// Young specialists of today's staff who have no mentor (S0-02), a page of them by name, as far as the reader answers for
/// them; what is typed is a part of the search form.
pub async fn without_mentor(tx: &mut Tx, by: Curates, spot: &Spot, size: usize) -> Result<(Vec<Alone>, Page)> {
    let beginning = Beginning::of(&*regulation::now(tx).await?)?;
    let (municipality, school, since) = (tx.municipality(), by.school(), beginning.first_day(tx.today()));
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic,
                  person.search_form,
                  organisation.short_name AS school
           FROM person JOIN organisation ON organisation.id = person.organisation_id
           WHERE person.municipality_id = ?1 AND person.left_at IS NULL AND person.teaching_since >= ?2
             AND (?3 IS NULL OR person.organisation_id = ?3)
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = person.id AND pair.basis = 'mentor'
                             AND pair.state IN ('accepted', 'active'))
           ORDER BY person.sort_form, person.id"#,
        municipality,
        since,
        school
    )
    .fetch_all(tx.db())
    .await?;
    let sought = crate::model::people::Sought::of(&spot.search);
    let found = rows.into_iter().filter(|row| spot.search.is_empty() || sought.finds(&row.search_form).is_some());
    let found: Vec<Alone> =
        found.map(|row| (row.id, FullName::of(row.family_name, row.given_name, row.patronymic), row.school)).collect();
    let page = Page::of(spot.page, found.len(), size);
    Ok((page.cut(found).collect(), page))
}

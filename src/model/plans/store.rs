//! What is asked of the database about plans. Each question is asked of one municipality.

use chrono::NaiveDate;

use super::responsible::{Known, families};
use super::{Details, Grain, Planner, Sees, State, Term, Which, Year};
use crate::ids::{GroupId, PersonId, PlanEntryId};
use crate::model::people::FullName;
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{self, Cx, Result, Spot, Trouble, Tx};
use crate::text::forms;

/// A plan in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Whose; the service's where it is no group's.
    pub group: Option<GroupId>,
    /// What the group is called.
    pub name: String,
    /// How many entries it has.
    pub entries: i64,
    /// How many of them are open.
    pub open: i64,
}

/// The plans of a school year that somebody sees, that of the service first, whether anything stands in them or not.
pub async fn listed(tx: &mut Tx, by: Sees, year: i32) -> Result<Vec<Listed>> {
    let (municipality, person, all) = (tx.municipality(), by.id(), by.all());
    let rows = sqlx::query!(
        r#"SELECT (SELECT json_array(count(*), coalesce(sum(state = 'open'), 0)) FROM plan_entry
                   WHERE plan_id = (SELECT id FROM plan AS own
                                    WHERE own.municipality_id = ?1 AND own.year = ?2 AND own.group_id IS NULL))
                      AS "service!: String",
                  groups.id AS "group?: GroupId", groups.name AS "name?",
                  (SELECT json_array(count(*), coalesce(sum(state = 'open'), 0)) FROM plan_entry
                   WHERE plan_id = plan.id) AS "counts!: String"
           FROM municipality
           LEFT JOIN groups ON groups.municipality_id = municipality.id
                AND (?4 OR EXISTS (SELECT 1 FROM appointment
                                   WHERE person_id = ?3 AND role IN ('leader', 'deputy') AND group_id = groups.id AND until IS NULL))
           LEFT JOIN plan ON plan.group_id = groups.id AND plan.year = ?2
           WHERE municipality.id = ?1 AND (groups.id IS NULL OR groups.phase != 'closed' OR plan.id IS NOT NULL)
           ORDER BY groups.sort_form, groups.id"#,
        municipality,
        year,
        person,
        all
    )
    .fetch_all(tx.db())
    .await?;
    let mut listed = Vec::with_capacity(rows.len() + 1);
    if all {
        let (entries, open) = match rows.first() {
            Some(row) => serde_json::from_str(&row.service)?,
            None => (0, 0),
        };
        listed.push(Listed { group: None, name: String::new(), entries, open });
    }
    for row in rows {
        let (Some(group), Some(name)) = (row.group, row.name) else { continue };
        let (entries, open) = serde_json::from_str(&row.counts)?;
        listed.push(Listed { group: Some(group), name, entries, open });
    }
    Ok(listed)
}

/// A plan on its card.
#[derive(Debug, Clone)]
pub struct Counted {
    /// What its group is called; none of the service's.
    pub name: Option<String>,
    /// How many entries are open, done and cancelled.
    pub states: [i64; 3],
    /// How many entries touch each month that has some, by its first day.
    pub months: Vec<(NaiveDate, i64)>,
    /// How many are done all the year round.
    pub all_year: i64,
}

impl Counted {
    /// All of them.
    pub fn entries(&self) -> i64 {
        self.states.iter().sum()
    }
}

/// How much stands in a plan, for one who answers for it: one question reads both.
pub async fn counted(cx: &mut Cx, which: Which, year: Year) -> Result<(Planner, Counted)> {
    let (municipality, person) = (cx.municipality(), Registered::of(cx)?.id());
    let rows = sqlx::query!(
        r#"SELECT groups.name AS "name?", begins AS "begins?: NaiveDate", ends AS "ends?: NaiveDate",
                  grain AS "grain?: Grain", state AS "state?: State",
                  ?2 IS NULL OR groups.id IS NOT NULL AS "is_there!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?4 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                            AND municipality_id = ?1) AS "coordinates!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?4 AND role IN ('leader', 'deputy') AND appointment.group_id = ?2 AND until IS NULL
                            AND municipality_id = ?1) AS "leads!: bool"
           FROM municipality
           LEFT JOIN groups ON groups.id = ?2 AND groups.municipality_id = municipality.id
           LEFT JOIN plan ON plan.municipality_id = municipality.id AND plan.year = ?3 AND plan.group_id IS ?2
           LEFT JOIN plan_entry ON plan_entry.plan_id = plan.id
           WHERE municipality.id = ?1"#,
        municipality,
        which.group,
        which.year,
        person
    )
    .fetch_all(cx.db())
    .await?;
    let first = rows.first().ok_or(Trouble::Gone)?;
    if !first.coordinates && !first.leads {
        return Err(Planner::refused(cx, which.group));
    }
    if !first.is_there {
        return Err(Trouble::Gone);
    }
    let planner = Planner::found(person, which.group, first.coordinates);
    cx.keep_proof(planner);
    let name = first.name.clone();
    let mut counted = Counted { name, states: [0; 3], months: Vec::new(), all_year: 0 };
    let mut terms = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(begins), Some(ends), Some(grain), Some(state)) = (row.begins, row.ends, row.grain, row.state) else {
            continue;
        };
        counted.states[state as usize] += 1;
        counted.all_year += i64::from(grain == Grain::Year);
        terms.push(Term { begins, ends, grain, words: None });
    }
    // A plan may begin in the summer before its year, and end in the one after.
    let around = year.months().next().and_then(|first| first.checked_sub_months(chrono::Months::new(2)));
    let months = (0..16).filter_map(|number| around?.checked_add_months(chrono::Months::new(number)));
    for month in months {
        let count = terms.iter().filter(|term| term.is_of_month(month)).count();
        if count > 0 {
            counted.months.push((month, i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }
    Ok((planner, counted))
}

/// A part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All of it.
    All,
    /// What touches the month of this day.
    Month {
        /// The first day of the month.
        of: NaiveDate,
    },
    /// What is done all the year round.
    AllYear,
}

/// An entry in a list.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its number here.
    pub id: PlanEntryId,
    /// What is to be done.
    pub matter: String,
    /// When.
    pub term: Term,
    /// How it stands.
    pub state: State,
}

/// A page of the entries of a plan.
#[derive(Debug, Clone)]
pub struct Page {
    /// What its group is called; none of the service's.
    pub name: Option<String>,
    /// Those on the page, in the order of their terms.
    pub entries: Vec<Planned>,
    /// Which page it is.
    pub page: talk::Page,
}

/// The entries of a part of a plan that a search finds.
pub async fn entries(tx: &mut Tx, by: Planner, (which, part): (Which, Part), spot: &Spot, size: usize) -> Result<Page> {
    debug_assert_eq!(by.group(), which.group, "a proof is of one plan");
    let municipality = tx.municipality();
    let [one, two, three, four] = forms::sought(&spot.search);
    let (limit, asked) = (size as i64, spot.page as i64);
    let (kind, from, till) = match part {
        Part::All => ("all", None, None),
        Part::Month { of } => {
            let month = Term::month(of);
            ("month", Some(month.begins), Some(month.ends))
        }
        Part::AllYear => ("year", None, None),
    };
    let rows = sqlx::query!(
        r#"WITH fitting AS (
               SELECT plan_entry.id, begins, ends FROM plan CROSS JOIN plan_entry ON plan_entry.plan_id = plan.id
               WHERE plan.municipality_id = ?1 AND plan.year = ?3 AND plan.group_id IS ?2
                 AND (?4 = 'all' OR ?4 = 'year' AND grain = 'year'
                      OR ?4 = 'month' AND grain != 'year' AND begins <= ?6 AND ends >= ?5)
                 AND instr(search_form, ?7) AND instr(search_form, ?8) AND instr(search_form, ?9)
                 AND instr(search_form, ?10)),
           counted AS (SELECT count(*) AS entries FROM fitting)
           SELECT groups.name AS "name?", counted.entries AS "count!: i64", plan_entry.id AS "id?: PlanEntryId",
                  matter AS "matter?", begins AS "begins?: NaiveDate", ends AS "ends?: NaiveDate",
                  grain AS "grain?: Grain", term_words, state AS "state?: State"
           FROM municipality CROSS JOIN counted
           LEFT JOIN groups ON groups.id = ?2 AND groups.municipality_id = municipality.id
           LEFT JOIN (SELECT id FROM fitting ORDER BY begins, ends, id
                      LIMIT ?11 OFFSET max(0, min(?12, (SELECT (entries - 1) / ?11 FROM counted))) * ?11) AS shown
                ON true
           LEFT JOIN plan_entry ON plan_entry.id = shown.id
           WHERE municipality.id = ?1"#,
        municipality,
        which.group,
        which.year,
        kind,
        from,
        till,
        one,
        two,
        three,
        four,
        limit,
        asked
    )
    .fetch_all(tx.db())
    .await?;
    let first = rows.first().ok_or(Trouble::Gone)?;
    let (name, count) = (first.name.clone(), usize::try_from(first.count).unwrap_or(0));
    let entries = rows.into_iter().filter_map(|row| {
        let term = Term { begins: row.begins?, ends: row.ends?, grain: row.grain?, words: row.term_words };
        Some(Planned { id: row.id?, matter: row.matter?, term, state: row.state? })
    });
    let mut entries: Vec<Planned> = entries.collect();
    entries.sort_by_key(|entry| (entry.term.begins, entry.term.ends, entry.id));
    Ok(Page { name, entries, page: talk::Page::of(spot.page, count, size) })
}

/// An entry on its card.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its number here.
    pub id: PlanEntryId,
    /// In which plan.
    pub which: Which,
    /// What its group is called; none of the service's.
    pub name: Option<String>,
    /// What is to be done.
    pub matter: String,
    /// When.
    pub term: Term,
    /// What else is said of it.
    pub details: Details,
    /// The people who are responsible, by name.
    pub people: Vec<(PersonId, FullName)>,
    /// Whether it came with a list, or was entered by hand.
    pub is_loaded: bool,
    /// How it stands.
    pub state: State,
    /// Since when it is done or cancelled.
    pub state_on: Option<NaiveDate>,
}

/// An entry of this municipality, for one who answers for its plan: one question reads both.
pub async fn entry(cx: &mut Cx, id: PlanEntryId) -> Result<(Planner, Entry)> {
    let (municipality, person) = (cx.municipality(), Registered::of(cx)?.id());
    let row = sqlx::query!(
        r#"SELECT plan.group_id AS "group?: GroupId", year, groups.name AS "name?", number, matter, form,
                  begins AS "begins!: NaiveDate", ends AS "ends!: NaiveDate", grain AS "grain!: Grain", term_words,
                  responsible, participants, result, note, source = 'import' AS "is_loaded!: bool",
                  state AS "state!: State", state_on AS "state_on?: NaiveDate",
                  (SELECT json_group_array(json_array(person.id, family_name, given_name, patronymic))
                   FROM plan_entry_person JOIN person ON person.id = plan_entry_person.person_id
                   WHERE entry_id = plan_entry.id) AS "people!: String",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?3 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                            AND municipality_id = ?2) AS "coordinates!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?3 AND role IN ('leader', 'deputy') AND appointment.group_id = plan.group_id
                            AND until IS NULL AND municipality_id = ?2) AS "leads!: bool"
           FROM plan_entry JOIN plan ON plan.id = plan_entry.plan_id
           LEFT JOIN groups ON groups.id = plan.group_id
           WHERE plan_entry.id = ?1 AND plan.municipality_id = ?2"#,
        id,
        municipality,
        person
    )
    .fetch_optional(cx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    if !row.coordinates && !row.leads {
        return Err(Trouble::Refused(say!(cx.language(), "talk-not-leader")));
    }
    let planner = Planner::found(person, row.group, row.coordinates);
    cx.keep_proof(planner);
    let year = i32::try_from(row.year).map_err(Trouble::fault)?;
    let people: Vec<(PersonId, String, String, String)> = serde_json::from_str(&row.people)?;
    let mut people: Vec<(PersonId, FullName)> = people
        .into_iter()
        .map(|(id, family, given, patronymic)| (id, FullName::of(family, given, patronymic)))
        .collect();
    people.sort_by_key(|(_, name)| forms::sort(&name.listed()));
    let entry = Entry {
        id,
        which: Which { group: row.group, year },
        name: row.name,
        matter: row.matter,
        term: Term { begins: row.begins, ends: row.ends, grain: row.grain, words: row.term_words },
        details: Details {
            number: row.number,
            form: row.form,
            responsible: row.responsible,
            participants: row.participants,
            result: row.result,
            note: row.note,
        },
        people,
        is_loaded: row.is_loaded,
        state: row.state,
        state_on: row.state_on,
    };
    Ok((planner, entry))
}

/// The people of the municipality among whom a text may name somebody.
pub async fn known_for(tx: &mut Tx, _: Planner, written: &str) -> Result<Known> {
    let families = families(written);
    if families.is_empty() {
        return Ok(Known::default());
    }
    let (municipality, families) = (tx.municipality(), serde_json::to_string(&families)?);
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: PersonId", family_name, given_name, patronymic FROM person
           WHERE municipality_id = ? AND left_at IS NULL
             AND EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(search_form || ' ', ' ' || word.value || ' ') = 1)"#,
        municipality,
        families
    )
    .fetch_all(tx.db())
    .await?;
    Ok(Known::of(rows.into_iter().map(|row| (row.id, FullName::of(row.family_name, row.given_name, row.patronymic)))))
}

/// An entry of a plan as files hold it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// What is to be done.
    pub matter: String,
    /// When.
    pub term: Term,
    /// What else is said of it.
    pub details: Details,
    /// The people who are responsible, and whether a paper may name each.
    pub people: Vec<(PersonId, FullName, bool)>,
    /// How it stands.
    pub state: State,
    /// Since when.
    pub state_on: Option<NaiveDate>,
}

/// All of a plan.
#[derive(Debug, Clone)]
pub struct InFull {
    /// What its group is called; none of the service's.
    pub name: Option<String>,
    /// Who leads the group, if a paper may name them.
    pub leader: Option<(PersonId, FullName)>,
    /// The entries, in the order of their terms.
    pub entries: Vec<Whole>,
}

/// All of a plan, as far as a file holds it. A paper may name who agreed to this text of the consent.
pub async fn whole(tx: &mut Tx, by: Planner, which: Which, text: i64) -> Result<InFull> {
    debug_assert_eq!(by.group(), which.group, "a proof is of one plan");
    let (municipality, most) = (tx.municipality(), talk::MOST_ROWS as i64 + 1);
    let rows = sqlx::query!(
        r#"SELECT groups.name AS "name?",
                  (SELECT json_array(leader.id, leader.family_name, leader.given_name, leader.patronymic)
                   FROM appointment JOIN person AS leader ON leader.id = appointment.person_id
                   WHERE appointment.group_id = groups.id AND role = 'leader' AND until IS NULL
                     AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                 WHERE account.person_id = leader.id AND purpose = 'processing' AND text >= ?5
                                   AND withdrawn_at IS NULL)) AS "leader?: String",
                  number, matter AS "matter?", form, begins AS "begins?: NaiveDate",
                  ends AS "ends?: NaiveDate", grain AS "grain?: Grain", term_words, responsible, participants, result,
                  note, state AS "state?: State", state_on AS "state_on?: NaiveDate",
                  (SELECT json_group_array(json_array(person.id, family_name, given_name, patronymic,
                              EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                      WHERE account.person_id = person.id AND purpose = 'processing' AND text >= ?5
                                        AND withdrawn_at IS NULL)))
                   FROM plan_entry_person JOIN person ON person.id = plan_entry_person.person_id
                   WHERE entry_id = plan_entry.id) AS "people!: String"
           FROM municipality
           LEFT JOIN groups ON groups.id = ?2 AND groups.municipality_id = municipality.id
           LEFT JOIN plan ON plan.municipality_id = municipality.id AND plan.year = ?3 AND plan.group_id IS ?2
           LEFT JOIN plan_entry ON plan_entry.plan_id = plan.id
           WHERE municipality.id = ?1
           ORDER BY plan_entry.begins, plan_entry.ends, plan_entry.id LIMIT ?4"#,
        municipality,
        which.group,
        which.year,
        most,
        text
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().and_then(|row| row.name.clone());
    let leader: Option<(PersonId, String, String, String)> =
        rows.first().and_then(|row| row.leader.as_deref()).map(serde_json::from_str).transpose()?;
    let leader = leader.map(|(id, family, given, patronymic)| (id, FullName::of(family, given, patronymic)));
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(matter), Some(begins), Some(ends), Some(grain), Some(state)) =
            (row.matter, row.begins, row.ends, row.grain, row.state)
        else {
            continue;
        };
        let people: Vec<(PersonId, String, String, String, i64)> = serde_json::from_str(&row.people)?;
        let people = people
            .into_iter()
            .map(|(id, family, given, patronymic, agreed)| (id, FullName::of(family, given, patronymic), agreed != 0));
        entries.push(Whole {
            matter,
            term: Term { begins, ends, grain, words: row.term_words },
            details: Details {
                number: row.number,
                form: row.form,
                responsible: row.responsible,
                participants: row.participants,
                result: row.result,
                note: row.note,
            },
            people: people.collect(),
            state,
            state_on: row.state_on,
        });
    }
    Ok(InFull { name, leader, entries })
}

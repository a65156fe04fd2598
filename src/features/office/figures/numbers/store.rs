//! The questions for the rows of numbers: each number is a condition, and how many there are, who they are, and how many of each
//! slice, are asked with the same one.
//!
//! `?3` is the moment, `?4` and `?5` those between which the time lies that is asked for, `?6` today, `?7` the first day with
//! which somebody is new to teaching or managing today, `?8` the same by the indicator of young people who are supported
//! (S4-13), `?9` what counts as support, as JSON, `?10` and `?11` the slice, `?12` how many rows, `?13` which page, `?14` to
//! `?19` what is sought.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{Period, Subject, Which};
use crate::db::Values;
use crate::features::office::figures::rules;
use crate::features::office::figures::steps::Asked;
use crate::features::office::figures::store::FiguresAsk;
use crate::model::looks::Cut;
use crate::model::people::{Beginning, FullName, Sought};
use crate::model::regulation::keys;
use crate::model::regulation::keys::reports::Support;
use crate::model::roles::CoordinatorAsks;
use crate::model::{groups, regulation, school_year};
use crate::talk::{Cx, Result, Spot};
use crate::text::Bilingual;

/// Who works in the municipality today, with what holds of them besides. S0-07: whoever takes part from outside counts in
/// no figure of the municipality.
macro_rules! here {
    ($besides:literal) => {
        concat!(
            "person.left_at IS NULL
             AND person.organisation_id NOT IN (SELECT organisation.id FROM organisation
                                                WHERE organisation.municipality_id = ?1 AND organisation.outside = 1)",
            $besides
        )
    };
}

impl Which {
    /// What holds of its rows, and of no others.
    fn holds(self) -> &'static str {
        match self {
            Which::Organisations => "organisation.outside = 0",
            Which::People => here!(""),
            Which::Young => here!(" AND person.teaching_since BETWEEN ?7 AND ?6"),
            Which::Supported => here!(
                " AND person.teaching_since BETWEEN ?8 AND ?6
                 AND EXISTS (SELECT 1 FROM json_each(?9) AS form WHERE CASE form.value
                     WHEN 'cluster' THEN EXISTS (SELECT 1 FROM membership JOIN groups ON groups.id = membership.group_id
                         WHERE membership.person_id = person.id AND membership.left_at IS NULL AND groups.phase != 'closed')
                     WHEN 'pair' THEN EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = person.id AND pair.state = 'active')
                     WHEN 'route' THEN EXISTS (SELECT 1 FROM route WHERE route.person_id = person.id
                         AND route.agreed_at IS NOT NULL AND route.ended_at IS NULL)
                     WHEN 'course' THEN EXISTS (SELECT 1 FROM route_step WHERE route_step.person_id = person.id
                         AND route_step.form = 'course' AND route_step.state = 'done')
                     WHEN 'event' THEN EXISTS (SELECT 1 FROM record JOIN event ON event.id = record.event_id
                         WHERE record.person_id = person.id AND record.deed = 'presence'
                           AND event.starts_at >= ?4 AND event.starts_at < ?5) END)"
            ),
            Which::Beginning => here!(
                " AND person.managing_since BETWEEN ?7 AND ?6
                 AND (SELECT post.management FROM post WHERE post.id = person.post_id)"
            ),
            Which::LowResults => here!(
                " AND EXISTS (SELECT 1 FROM organisation_flag
                              WHERE organisation_flag.organisation_id = person.organisation_id AND flag = 'low_results'
                                AND coalesce(since, ?6) <= ?6 AND coalesce(until, ?6) >= ?6
                                AND (ended_on IS NULL OR ended_on > ?6))"
            ),
            Which::AdverseConditions => here!(
                " AND EXISTS (SELECT 1 FROM organisation_flag
                              WHERE organisation_flag.organisation_id = person.organisation_id AND flag = 'adverse_conditions'
                                AND coalesce(since, ?6) <= ?6 AND coalesce(until, ?6) >= ?6
                                AND (ended_on IS NULL OR ended_on > ?6))"
            ),
            Which::Growing => here!(
                " AND EXISTS (SELECT 1 FROM target_assignment AS assigned
                             WHERE assigned.person_id = person.id AND assigned.category = 5
                               AND assigned.ended_at IS NULL AND ?6 BETWEEN assigned.since AND assigned.until)"
            ),
            Which::Experienced => here!(
                " AND EXISTS (SELECT 1 FROM target_assignment AS assigned
                             WHERE assigned.person_id = person.id AND assigned.category = 6
                               AND assigned.ended_at IS NULL AND ?6 BETWEEN assigned.since AND assigned.until)"
            ),
            Which::Members => {
                "person.left_at IS NULL
                 AND EXISTS (SELECT 1 FROM membership JOIN groups ON groups.id = membership.group_id
                         WHERE membership.person_id = person.id AND membership.left_at IS NULL
                           AND groups.kind = 'cluster' AND groups.phase != 'closed' AND groups.municipality_id = ?1)"
            }
            Which::Visitors => {
                "EXISTS (SELECT 1 FROM record JOIN event ON event.id = record.event_id
                         WHERE record.person_id = person.id AND record.deed = 'presence'
                           AND event.municipality_id = ?1 AND event.starts_at >= ?4 AND event.starts_at < ?5)"
            }
            Which::Unconfirmed => "organisation.confirmed = 0",
            Which::Clusters => "groups.kind = 'cluster' AND groups.phase != 'closed'",
            Which::Held => "event.starts_at <= ?3 AND event.cancelled_at IS NULL",
            Which::Planned => "event.starts_at > ?3 AND event.cancelled_at IS NULL",
            Which::Cancelled => "event.cancelled_at IS NOT NULL",
            Which::Unmarked => {
                "event.starts_at <= ?3 AND event.cancelled_at IS NULL AND event.attendance_saved_at IS NULL"
            }
            Which::Marked | Which::Presences => {
                "event.starts_at <= ?3 AND event.cancelled_at IS NULL AND event.attendance_saved_at IS NOT NULL"
            }
        }
    }

    /// Its rows, with what they are in order by.
    fn rows(self) -> String {
        let holds = self.holds();
        match self.subject() {
            Subject::People => format!(
                "SELECT person.id AS id, person.sort_form AS place FROM person
                 WHERE person.municipality_id = ?1 AND {holds}
                   AND (?10 IS NULL OR ?10 = 'school' AND person.organisation_id = ?11
                        OR ?10 = 'post' AND person.post_id = ?11
                        OR ?10 = 'subject' AND EXISTS (SELECT 1 FROM person_subject
                                                      WHERE person_id = person.id AND subject_id = ?11)
                        OR ?10 = 'group' AND EXISTS (SELECT 1 FROM membership
                                                    WHERE person_id = person.id AND group_id = ?11 AND left_at IS NULL))
                   AND instr(person.search_form, ?14) AND instr(person.search_form, ?15)
                   AND instr(person.search_form, ?16) AND instr(person.search_form, ?17)
                   AND (person.search_form LIKE ?18 OR person.search_form LIKE ?19)"
            ),
            Subject::Events => format!(
                "SELECT event.id AS id, event.starts_at AS place FROM event
                 WHERE event.municipality_id = ?1 AND event.starts_at >= ?4 AND event.starts_at < ?5 AND {holds}
                   AND (?10 IS NULL OR EXISTS (SELECT 1 FROM event_group WHERE event_id = event.id AND group_id = ?11))
                   AND instr(event.search_form, ?14) AND instr(event.search_form, ?15)
                   AND instr(event.search_form, ?16) AND instr(event.search_form, ?17)"
            ),
            Subject::Presences => format!(
                "SELECT record.id AS id, event.starts_at AS place FROM event
                 CROSS JOIN record ON record.event_id = event.id AND record.deed = 'presence'
                 LEFT JOIN person ON person.id = record.person_id
                 WHERE event.municipality_id = ?1 AND event.starts_at >= ?4 AND event.starts_at < ?5 AND {holds}
                   AND (?10 IS NULL OR EXISTS (SELECT 1 FROM event_group
                                              WHERE event_group.event_id = event.id AND group_id = ?11))
                   AND instr(event.search_form || coalesce(person.search_form, ''), ?14)
                   AND instr(event.search_form || coalesce(person.search_form, ''), ?15)
                   AND instr(event.search_form || coalesce(person.search_form, ''), ?16)
                   AND instr(event.search_form || coalesce(person.search_form, ''), ?17)"
            ),
            Subject::Organisations => format!(
                "SELECT organisation.id AS id, organisation.sort_form AS place FROM organisation
                 WHERE organisation.municipality_id = ?1 AND {holds}
                   AND instr(organisation.search_form, ?14) AND instr(organisation.search_form, ?15)
                   AND instr(organisation.search_form, ?16) AND instr(organisation.search_form, ?17)"
            ),
            Subject::Groups => format!(
                "SELECT groups.id AS id, groups.sort_form AS place FROM groups
                 WHERE groups.municipality_id = ?1 AND {holds}
                   AND instr(groups.search_form, ?14) AND instr(groups.search_form, ?15)
                   AND instr(groups.search_form, ?16) AND instr(groups.search_form, ?17)"
            ),
        }
    }

    /// How many rows there are, and a page of them.
    fn asks(self) -> String {
        let rows = self.rows();
        let told = match self.subject() {
            Subject::People => {
                "'words', '', 'name', json_object('family', person.family_name, 'given', person.given_name,
                                                  'patronymic', person.patronymic),
                 'beside', organisation.short_name, 'at', NULL))
                 FROM page CROSS JOIN person ON person.id = page.id
                 CROSS JOIN organisation ON organisation.id = person.organisation_id"
            }
            Subject::Events => {
                "'words', event.title, 'at', event.starts_at, 'beside',
                 (SELECT coalesce(group_concat(groups.name, ', '), '') FROM event_group
                  JOIN groups ON groups.id = event_group.group_id WHERE event_group.event_id = event.id)))
                 FROM page CROSS JOIN event ON event.id = page.id"
            }
            Subject::Presences => {
                "'open', event.id, 'at', event.starts_at, 'beside', event.title, 'words', coalesce(record.name, ''),
                 'name', json(iif(person.id IS NULL, NULL, json_object(
                     'family', person.family_name, 'given', person.given_name, 'patronymic', person.patronymic)))))
                 FROM page CROSS JOIN record ON record.id = page.id CROSS JOIN event ON event.id = record.event_id
                 LEFT JOIN person ON person.id = record.person_id"
            }
            Subject::Organisations => {
                "'words', organisation.short_name, 'beside', organisation.full_name, 'at', NULL))
                 FROM page CROSS JOIN organisation ON organisation.id = page.id"
            }
            Subject::Groups => {
                "'words', groups.name, 'at', NULL,
                 'beside', coalesce((SELECT short_name FROM organisation WHERE id = groups.host_organisation_id), '')))
                 FROM page CROSS JOIN groups ON groups.id = page.id"
            }
        };
        format!(
            "WITH found AS NOT MATERIALIZED ({rows}),
                  counted AS MATERIALIZED (SELECT count(*) AS rows FROM found),
                  page AS MATERIALIZED (
                      SELECT id FROM found ORDER BY place, id
                      LIMIT ?12 OFFSET max(0, min(?13, (SELECT (rows - 1) / ?12 FROM counted))) * ?12)
             SELECT json_object('count', (SELECT rows FROM counted), 'slice', json({SLICE_NAME}), 'rows',
                 (SELECT json_group_array(json_object('id', page.id, {told})) AS told"
        )
    }

    /// How many rows there are, for whoever may read figures; and whether they may open the rows.
    fn asks_count(self) -> String {
        let rows = self.rows();
        format!(
            "SELECT json_object('count', (SELECT count(*) FROM ({rows})), 'slice', json({SLICE_NAME}), 'opens',
                 json(iif({OPENS}, 'true', 'false'))) AS told"
        )
    }

    /// How many rows each slice of a cut has.
    fn asks_by(self, cut: Cut) -> String {
        let holds = self.holds();
        let of = match (self.subject(), cut) {
            (Subject::Events, _) => format!(
                "SELECT event_group.group_id AS slice FROM event
                 CROSS JOIN event_group ON event_group.event_id = event.id
                 WHERE event.municipality_id = ?1 AND event.starts_at >= ?4 AND event.starts_at < ?5 AND {holds}"
            ),
            (Subject::Presences, _) => format!(
                "SELECT event_group.group_id AS slice FROM event
                 CROSS JOIN event_group ON event_group.event_id = event.id
                 CROSS JOIN record ON record.event_id = event.id AND record.deed = 'presence'
                 WHERE event.municipality_id = ?1 AND event.starts_at >= ?4 AND event.starts_at < ?5 AND {holds}"
            ),
            (_, Cut::School) => {
                format!("SELECT organisation_id AS slice FROM person WHERE municipality_id = ?1 AND {holds}")
            }
            (_, Cut::Post) => format!("SELECT post_id AS slice FROM person WHERE municipality_id = ?1 AND {holds}"),
            (_, Cut::Subject) => format!(
                "SELECT person_subject.subject_id AS slice FROM person
                 CROSS JOIN person_subject ON person_subject.person_id = person.id
                 WHERE person.municipality_id = ?1 AND {holds}"
            ),
            (_, Cut::Group) => format!(
                "SELECT DISTINCT belongs.group_id AS slice, person.id FROM person
                 CROSS JOIN membership AS belongs ON belongs.person_id = person.id
                 WHERE person.municipality_id = ?1 AND belongs.left_at IS NULL AND {holds}"
            ),
        };
        let (ru, en, from) = match cut {
            Cut::School => ("short_name", "short_name", "organisation"),
            Cut::Group => ("name", "name", "groups"),
            Cut::Post => ("name_ru", "name_en", "post"),
            Cut::Subject => ("name_ru", "name_en", "subject"),
        };
        format!(
            "SELECT json_group_array(json_object('id', counted.slice, 'ru', {from}.{ru}, 'en', {from}.{en},
                                                 'count', counted.rows)) AS told
             FROM (SELECT slice, count(*) AS rows FROM ({of}) GROUP BY slice) AS counted
             CROSS JOIN {from} ON {from}.id = counted.slice"
        )
    }
}

/// What the slice is called that is asked for.
const SLICE_NAME: &str = "CASE ?10
     WHEN 'school' THEN (SELECT json_object('ru', short_name, 'en', short_name) FROM organisation
                         WHERE id = ?11 AND municipality_id = ?1)
     WHEN 'group' THEN (SELECT json_object('ru', name, 'en', name) FROM groups WHERE id = ?11 AND municipality_id = ?1)
     WHEN 'post' THEN (SELECT json_object('ru', name_ru, 'en', name_en) FROM post WHERE id = ?11)
     WHEN 'subject' THEN (SELECT json_object('ru', name_ru, 'en', name_en) FROM subject WHERE id = ?11) END";

/// Whether whoever asks may open records: a coordinator. Others who read figures read sums alone.
const OPENS: &str = "EXISTS (SELECT 1 FROM appointment
     WHERE person_id = ?2 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL AND municipality_id = ?1)";

/// A row of a number.
#[derive(Debug, Clone, Deserialize)]
pub struct Record {
    pub id: i64,
    words: String,
    /// The name of whoever it is about, where it is somebody who stands in the file.
    pub name: Option<FullName>,
    /// What tells it from another of the same name.
    pub beside: String,
    pub at: Option<DateTime<Utc>>,
    /// What has the card, where that is not the row itself.
    open: Option<i64>,
}

impl Record {
    /// What it is called as a list or a paper has it.
    pub fn words(&self) -> String {
        self.name.as_ref().map_or_else(|| self.words.clone(), FullName::listed)
    }

    /// The number of what has the card.
    pub fn opens(&self) -> i64 {
        self.open.unwrap_or(self.id)
    }
}

/// A number, and a page of its rows.
#[derive(Debug, Clone, Deserialize)]
pub struct Counted {
    pub count: usize,
    /// What the slice is called; `None` for all, or for a slice that is gone.
    pub slice: Option<Bilingual>,
    pub rows: Vec<Record>,
}

/// A number alone.
#[derive(Debug, Clone, Deserialize)]
pub struct Sum {
    pub count: usize,
    /// What the slice is called.
    pub slice: Option<Bilingual>,
    /// Whether whoever asks may open its records.
    pub opens: bool,
}

/// How many rows a slice has.
#[derive(Debug, Clone, Deserialize)]
pub struct Part {
    pub id: i64,
    #[serde(flatten)]
    pub name: Bilingual,
    pub count: i64,
}

/// The place of a number among all.
fn place(which: Which) -> usize {
    Which::ALL.iter().position(|one| *one == which).unwrap_or_default()
}

/// A form of support, as the questions name it.
fn form(form: Support) -> &'static str {
    match form {
        Support::Cluster => "cluster",
        Support::Event => "event",
        Support::Pair => "pair",
        Support::Route => "route",
        Support::Course => "course",
    }
}

/// What every question of a number is about.
async fn values(cx: &mut Cx, period: Period) -> Result<impl FnOnce(Values) -> sqlx::Result<Values> + use<>> {
    let school_year = school_year::current(cx).await?;
    let (now, today, zone) = (cx.now, cx.today(), cx.zone());
    let (first, next) = period.days(today, school_year);
    let (from, till) = (groups::day_in(zone, first).0, groups::day_in(zone, next).0);
    let regulation = regulation::now(cx).await?;
    let beginning = Beginning::of(&regulation)?;
    let young = rules::young_since(today, beginning);
    // S4-13: where the regulation does not say which years are the first, they are those of a young specialist.
    let years = regulation.get(&keys::people::FIRST_YEARS)?.and_then(|years| u32::try_from(years).ok());
    let first = rules::young_since(today, Beginning { years: years.unwrap_or(beginning.years), ..beginning });
    let forms: Vec<_> = regulation.get(&keys::reports::SUPPORT_FORMS)?.into_iter().map(form).collect();
    let forms = serde_json::to_string(&forms)?;
    Ok(move |values: Values| values.and(now)?.and(from)?.and(till)?.and(today)?.and(young)?.and(first)?.and(forms))
}

/// A number and a page of its rows, for a coordinator, since they name people.
pub async fn records(cx: &mut Cx, asked: Asked, spot: &Spot, size: usize) -> Result<Counted> {
    static ASKS: LazyLock<Vec<CoordinatorAsks>> =
        LazyLock::new(|| Which::ALL.iter().map(|which| CoordinatorAsks::of(&which.asks())).collect());
    let with = values(cx, asked.period).await?;
    Ok(ASKS[place(asked.which)].ask(cx, |values| sought(with(values)?, asked, spot, size)).await?.answer)
}

/// A number alone: it names nobody.
pub async fn sum(cx: &mut Cx, asked: Asked) -> Result<Sum> {
    static ASKS: LazyLock<Vec<FiguresAsk>> =
        LazyLock::new(|| Which::ALL.iter().map(|which| FiguresAsk::of(&which.asks_count())).collect());
    let with = values(cx, asked.period).await?;
    let spot = Spot::default();
    Ok(ASKS[place(asked.which)].ask(cx, |values| sought(with(values)?, asked, &spot, 1)).await?.answer)
}

/// The slice, the page, and what is sought.
fn sought(values: Values, asked: Asked, spot: &Spot, size: usize) -> sqlx::Result<Values> {
    let (cut, slice) = asked.slice.map_or((None, None), |(cut, slice)| (Some(cut.code()), Some(slice)));
    let Sought { words: [one, two, three, four], orders: [typed, turned] } = Sought::of(&spot.search);
    let (size, page) = (i64::try_from(size).unwrap_or(i64::MAX), i64::try_from(spot.page).unwrap_or(i64::MAX));
    let values = values.and(cut)?.and(slice)?.and(size)?.and(page)?;
    values.and(one)?.and(two)?.and(three)?.and(four)?.and(typed)?.and(turned)
}

/// How many rows each slice of a cut has, the largest first, and the municipality's name.
pub async fn parts(cx: &mut Cx, asked: Asked, cut: Cut) -> Result<(String, Vec<Part>)> {
    static ASKS: LazyLock<Vec<[FiguresAsk; 4]>> = LazyLock::new(|| {
        let of = |which: &Which| Cut::ALL.map(|cut| FiguresAsk::of(&which.asks_by(cut)));
        Which::ALL.iter().map(of).collect()
    });
    let with = values(cx, asked.period).await?;
    let at = Cut::ALL.iter().position(|one| *one == cut).unwrap_or_default();
    let told = ASKS[place(asked.which)][at].ask::<Vec<Part>>(cx, with).await?;
    let mut parts = told.answer;
    parts.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.name.ru.cmp(&other.name.ru)));
    Ok((told.municipality, parts))
}

/// Events of the time that is asked about.
const IN_TIME: &str = " AND event.starts_at >= ?4 AND event.starts_at < ?5";

/// All numbers in their order, of the whole municipality.
pub async fn all(cx: &mut Cx) -> Result<Vec<i64>> {
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| {
        let counts = Which::ALL.map(|which| {
            let (from, besides, of) = match which.subject() {
                Subject::People => ("person", "", ""),
                Subject::Events => ("event", "", IN_TIME),
                Subject::Presences => {
                    ("event", " CROSS JOIN record ON record.event_id = event.id AND record.deed = 'presence'", IN_TIME)
                }
                Subject::Organisations => ("organisation", "", ""),
                Subject::Groups => ("groups", "", ""),
            };
            let holds = which.holds();
            format!("(SELECT count(*) FROM {from}{besides} WHERE {from}.municipality_id = ?1{of} AND {holds})")
        });
        FiguresAsk::of(&format!("SELECT json_array({}) AS told", counts.join(", ")))
    });
    let with = values(cx, Period::default()).await?;
    Ok(ASKS.ask(cx, with).await?.answer)
}

//! The conversation about spreadsheets: a place is a file, and a word that it has come.

mod office;
mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::store::{self as papers_store, Listed, Rosters};
use crate::features::office::views::file_name;
use crate::ids::GroupId;
use crate::model::groups;
use crate::model::organisations::Mark;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Cx, MOST_ROWS, Next, Parcel, Place, Result, Room, Said, Sheet, View};
use crate::text::Language;

pub struct Tables;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// What there is.
    All,
    People,
    Organisations,
    /// The register of papers.
    Papers,
    Groups,
    Agreements,
    Headcounts,
    /// The register of certificates.
    Certificates,
    Roster {
        id: GroupId,
    },
    /// A roster as it was at the end of a day.
    RosterOn {
        of: (GroupId, NaiveDate),
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    All,
    /// The file is on its way.
    Sent {
        of: At,
        rows: usize,
    },
}

impl Room for Tables {
    const NAME: &'static str = "tables";
    type At = At;
    type Step = Step;
    type Press = ();

    fn home() -> At {
        At::All
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let sheet = match at {
            At::All => {
                Coordinator::of(cx).await?;
                return Ok(Next::Go(Step::All));
            }
            At::People => people(cx).await?,
            At::Organisations => organisations(cx).await?,
            At::Papers => papers(cx).await?,
            At::Groups => office::groups(cx).await?,
            At::Agreements => office::agreements(cx).await?,
            At::Headcounts => office::headcounts(cx).await?,
            At::Certificates => office::certificates(cx).await?,
            At::Roster { id } => roster(cx, id, None).await?,
            At::RosterOn { of: (id, day) } => roster(cx, id, Some(day)).await?,
        };
        let rows = sheet.rows.len();
        cx.parcel(Parcel::Sheet(sheet));
        Ok(Next::Go(Step::Sent { of: at, rows }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<()>> {
        let language = cx.language();
        Ok(match step {
            Step::All => View::new(say!(language, "papers-tables-title"))
                .line(say!(language, "papers-tables-line"))
                .button(Button::go(say!(language, "papers-table-people"), ways::PEOPLE_TABLE.place()))
                .button(Button::go(say!(language, "papers-table-organisations"), ways::ORGANISATIONS_TABLE.place()))
                .button(Button::go(say!(language, "papers-table-groups"), ways::GROUPS_TABLE.place()))
                .button(Button::go(say!(language, "papers-table-agreements"), ways::AGREEMENTS_TABLE.place()))
                .button(Button::go(say!(language, "papers-table-headcounts"), ways::HEADCOUNTS_TABLE.place()))
                .button(Button::go(say!(language, "papers-table-papers"), ways::PAPERS_TABLE.place()))
                .button(Button::go(say!(language, "papers-table-certificates"), ways::CERTIFICATES_TABLE.place()))
                .button(Button::back(language, ways::DESK.place())),
            Step::Sent { of, rows } => View::new(say!(language, "papers-sent-title"))
                .line(say!(language, "papers-sent-line", count = *rows))
                .button(Button::back(language, back(*of))),
        })
    }

    async fn answer(_cx: &mut Cx, _step: Step, _said: Said<()>) -> Result<Next<Self>> {
        Ok(Next::Puzzled)
    }
}

fn back(of: At) -> Place {
    match of {
        At::All => ways::DESK.place(),
        At::People => ways::PEOPLE.place(),
        At::Organisations => ways::ORGANISATIONS.place(),
        At::Papers => ways::PAPERS.place(),
        At::Groups => ways::GROUPS.place(),
        At::Agreements | At::Headcounts | At::Certificates => ways::TABLES.place(),
        At::Roster { id } => ways::CLUSTER.of(id),
        At::RosterOn { of: (id, _) } => ways::START_ROSTER.of(id),
    }
}

/// A spreadsheet of a list: what is more than one file holds is left out, and the caption says so.
fn sheet<T>(
    cx: &Cx,
    title: String,
    heads: Vec<String>,
    found: Vec<T>,
    cells: impl Fn(Language, T) -> Vec<Cell>,
) -> Sheet {
    let (language, day) = (cx.language(), cx.today());
    let is_whole = found.len() <= MOST_ROWS;
    let caption = if is_whole {
        title.clone()
    } else {
        say!(language, "papers-table-cut", title = title.clone(), most = MOST_ROWS)
    };
    let rows = found.into_iter().take(MOST_ROWS).map(|row| cells(language, row)).collect();
    Sheet { name: file_name(&title, day), caption, title, day, heads, rows }
}

async fn people(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let found = papers_store::people(cx, guard, language).await?;
    let heads = vec![
        say!(language, "papers-column-family"),
        say!(language, "papers-column-given"),
        say!(language, "papers-column-patronymic"),
        say!(language, "papers-column-post"),
        say!(language, "papers-column-organisation"),
        say!(language, "papers-column-subjects"),
        say!(language, "papers-column-teaching"),
        say!(language, "papers-column-managing"),
        say!(language, "papers-column-leads"),
        say!(language, "papers-column-coordinates"),
    ];
    let title = say!(language, "papers-table-people");
    Ok(sheet(cx, title, heads, found, |language, person: Listed| {
        vec![
            Cell::text(person.family),
            Cell::text(person.given),
            Cell::text(person.patronymic),
            Cell::text(person.post),
            Cell::text(person.organisation),
            Cell::text(person.subjects),
            Cell::day(person.teaching_since),
            Cell::day(person.managing_since),
            Cell::text(person.leads),
            Cell::text(yes(language, person.coordinates)),
        ]
    }))
}

async fn organisations(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let found = papers_store::organisations(cx, guard).await?;
    let heads = vec![
        say!(language, "papers-column-organisation"),
        say!(language, "papers-column-full-name"),
        say!(language, "papers-column-organisation-kind"),
        say!(language, "papers-column-outside"),
        say!(language, "papers-column-staff"),
        say!(language, "papers-column-hosts"),
        say!(language, "papers-column-low"),
        say!(language, "papers-column-adverse"),
        say!(language, "papers-column-high"),
        say!(language, "papers-column-counted-on"),
        say!(language, "papers-column-counted-teaching"),
        say!(language, "papers-column-counted-management"),
        say!(language, "papers-column-counted-young"),
        say!(language, "papers-column-counted-first"),
        say!(language, "papers-column-counted-both"),
        say!(language, "papers-column-agreements"),
        say!(language, "papers-column-address"),
        say!(language, "papers-column-inn"),
        say!(language, "papers-column-ogrn"),
        say!(language, "papers-column-head"),
        say!(language, "papers-column-basis"),
        say!(language, "papers-column-confirmed"),
    ];
    let title = say!(language, "papers-table-organisations");
    let number = |number: Option<i64>| number.map_or(Cell::text(""), Cell::Number);
    Ok(sheet(cx, title, heads, found, |language, organisation| {
        let marked = |mark: Mark| {
            // What the database gives is a list of marks.
            let marks: Vec<Mark> = serde_json::from_str(&organisation.marks).unwrap_or_default();
            Cell::text(yes(language, marks.contains(&mark)))
        };
        vec![
            Cell::text(organisation.short_name.clone()),
            Cell::text(organisation.full_name.clone()),
            Cell::text(organisation.kind.named(language)),
            Cell::text(yes(language, organisation.outside)),
            Cell::Number(organisation.staff),
            Cell::Number(organisation.hosts),
            marked(Mark::LowResults),
            marked(Mark::AdverseConditions),
            marked(Mark::HighResults),
            Cell::day(organisation.counted_on),
            number(organisation.teaching),
            number(organisation.management),
            number(organisation.under_35),
            number(organisation.first_years),
            number(organisation.both),
            Cell::Number(organisation.agreements),
            Cell::text(organisation.address.clone()),
            Cell::text(organisation.inn.clone()),
            Cell::text(organisation.ogrn.clone()),
            Cell::text(organisation.head.clone()),
            Cell::text(organisation.basis.clone()),
            Cell::text(yes(language, organisation.confirmed)),
        ]
    }))
}

async fn papers(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let found = papers_store::register(cx, guard).await?;
    let heads = vec![
        say!(language, "papers-column-kind"),
        say!(language, "papers-column-paper-number"),
        say!(language, "papers-column-day"),
        say!(language, "papers-column-about"),
        say!(language, "papers-column-author"),
        say!(language, "papers-column-signed"),
        say!(language, "papers-column-scan"),
        say!(language, "papers-column-published"),
        say!(language, "papers-column-link"),
        say!(language, "papers-column-hash"),
    ];
    let title = say!(language, "papers-table-papers");
    let zone = cx.zone();
    Ok(sheet(cx, title, heads, found, |language, paper| {
        vec![
            Cell::text(paper.kind.named(language)),
            Cell::text(paper.number),
            Cell::Day(paper.day),
            Cell::text(paper.about),
            Cell::text(paper.author),
            Cell::day(paper.signed_at.map(|at| at.with_timezone(&zone).date_naive())),
            Cell::text(yes(language, paper.scanned)),
            Cell::day(paper.published_at.map(|at| at.with_timezone(&zone).date_naive())),
            Cell::text(paper.link),
            Cell::text(paper.hash),
        ]
    }))
}

/// For whoever answers for the group: its leader, or a coordinator.
async fn roster(cx: &mut Cx, group: GroupId, day: Option<NaiveDate>) -> Result<Sheet> {
    let (language, zone) = (cx.language(), cx.zone());
    // Nobody can be asked of a day to come.
    let at = day.map_or(cx.now, |day| groups::day_in(zone, day).1.min(cx.now));
    let Rosters { name, members } = papers_store::roster(cx, group, at, language).await?;
    let heads = vec![
        say!(language, "papers-column-number"),
        say!(language, "papers-column-name"),
        say!(language, "papers-column-post"),
        say!(language, "papers-column-organisation"),
        say!(language, "papers-column-role"),
        say!(language, "papers-column-joined"),
    ];
    let title = match day {
        None => say!(language, "papers-table-roster", name = name),
        Some(day) => {
            say!(language, "papers-table-roster-on", name = name, day = day.format("%d.%m.%Y").to_string())
        }
    };
    let numbered = (1..).zip(members).collect();
    Ok(sheet(cx, title, heads, numbered, |language, (number, member): (i64, papers_store::Member)| {
        let role = match (member.leads, member.deputises) {
            (true, _) => say!(language, "papers-role-leader"),
            (false, true) => say!(language, "papers-role-deputy"),
            (false, false) => say!(language, "papers-role-member"),
        };
        let role = match member.part {
            Some(part) => format!("{role}, {}", part.named(language)),
            None => role,
        };
        vec![
            Cell::Number(number),
            Cell::text(member.name),
            Cell::text(member.post),
            Cell::text(member.organisation),
            Cell::text(role),
            Cell::day(member.joined_at.map(|at| at.with_timezone(&zone).date_naive())),
        ]
    }))
}

fn yes(language: Language, is_so: bool) -> String {
    if is_so { say!(language, "papers-yes") } else { String::new() }
}

//! A plan as a spreadsheet, and as a paper.

use super::cards;
use super::room::Plans;
use super::steps::Step;
use crate::features::office::heads::Ours;
use crate::features::office::views::file_name;
use crate::model::papers::{self, Kind, New};
use crate::model::people::FullName;
use crate::model::plans::{self, InFull, Planner, State, Which, Whole};
use crate::model::roles::Coordinator;
use crate::papers::kinds::{self, Forms, PlanLine};
use crate::say;
use crate::talk::{Cell, Cx, MOST_ROWS, Next, Parcel, Result, Sheet, Trouble};
use crate::text::Language;
use crate::text::cases::Case;

/// Sends the spreadsheet.
pub async fn sheet(cx: &mut Cx, which: Which) -> Result<Next<Plans>> {
    let planner = Planner::of(cx, which.group).await?;
    let (language, day) = (cx.language(), cx.today());
    let year = which.span(cx).await?.named();
    let InFull { name, entries, .. } = plans::whole(cx, planner, which, papers::CONSENT).await?;
    let title = say!(language, "plans-sheet-title", name = cards::called(language, name.as_deref()), year = year);
    let is_whole = entries.len() <= MOST_ROWS;
    let caption = if is_whole {
        title.clone()
    } else {
        say!(language, "plans-sheet-cut", title = title.clone(), most = MOST_ROWS)
    };
    let text = |words: Option<String>| Cell::text(words.unwrap_or_default());
    let rows: Vec<_> = entries
        .into_iter()
        .take(MOST_ROWS)
        .map(|entry| {
            let people = entry.people.iter().map(|(_, name, _)| FullName::short(name));
            let responsible: Vec<_> = people.chain(entry.details.responsible).collect();
            vec![
                text(entry.details.number),
                Cell::text(entry.matter),
                text(entry.details.form),
                Cell::text(entry.term.said(language)),
                Cell::Day(entry.term.begins),
                Cell::Day(entry.term.ends),
                Cell::text(responsible.join(", ")),
                text(entry.details.participants),
                text(entry.details.result),
                text(entry.details.note),
                Cell::text(entry.state.named(language)),
                Cell::day(entry.state_on),
            ]
        })
        .collect();
    let heads = vec![
        say!(language, "plans-column-number"),
        say!(language, "plans-field-matter"),
        say!(language, "plans-field-form"),
        say!(language, "plans-column-term"),
        say!(language, "plans-column-begins"),
        say!(language, "plans-column-ends"),
        say!(language, "plans-field-responsible"),
        say!(language, "plans-field-participants"),
        say!(language, "plans-field-result"),
        say!(language, "plans-field-note"),
        say!(language, "plans-column-state"),
        say!(language, "plans-column-state-on"),
    ];
    let count = rows.len();
    cx.parcel(Parcel::Sheet(Sheet { name: file_name(&title, day), caption, title, day, heads, rows }));
    Ok(Next::Go(Step::Sent { which, rows: count }))
}

/// Orders the paper (P4): it is made beside the turns, and comes to the chat and into the register.
pub async fn paper(cx: &mut Cx, which: Which) -> Result<Next<Plans>> {
    let guard = Coordinator::of(cx).await?;
    let planner = Planner::of(cx, which.group).await?;
    let span = which.span(cx).await?;
    let InFull { name, leader, entries } = plans::whole(cx, planner, which, papers::CONSENT).await?;
    let (ours, day) = (Ours::now(cx, guard).await?, cx.today());
    let head = ours.head(None, None);
    // The plan's own year, which may be the next one.
    let head = kinds::Head { school_year: format!("{}/{}", which.year, which.year + 1), ..head };
    let lines: Vec<PlanLine> = entries.iter().map(|entry| line(&head.forms, entry)).collect();
    let values = kinds::plan(&head, name.as_deref(), leader.as_ref().map(|(_, name)| name), &lines);
    let named = entries.iter().flat_map(|entry| &entry.people).filter(|(.., agreed)| *agreed).map(|(id, ..)| *id);
    let mut people: Vec<_> = named.chain(leader.map(|(id, _)| id)).collect();
    // Whoever makes it stands in it, too.
    people.push(guard.id());
    people.sort();
    people.dedup();
    let of = name.map_or_else(|| "методическая служба".to_owned(), |name| format!("«{name}»"));
    let new = New {
        kind: Kind::Plan,
        year: papers::number_year(cx, day).await?,
        number: None,
        day,
        about: format!("{of}, {}", span.named()),
        group: which.group,
        people,
        organisations: Vec::new(),
        regulation: ours.office.version,
        filling: serde_json::to_string(&values)?,
    };
    let account = cx.account_id();
    if papers::order(cx, guard, account, &new).await?.is_none() {
        // It bears no number, which another one could bear.
        return Err(Trouble::fault("a plan without a number was refused"));
    }
    Ok(Next::Go(Step::Ordered { which }))
}

/// An entry as the paper has it. Whom no paper may name is a gap.
fn line(forms: &Forms, entry: &Whole) -> PlanLine {
    let people = entry
        .people
        .iter()
        .map(|(_, name, agreed)| if *agreed { forms.with_initials(name, Case::Nominative) } else { "___".to_owned() });
    let responsible: Vec<_> = people.chain(entry.details.responsible.clone()).collect();
    let day = entry.state_on.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default();
    PlanLine {
        number: entry.details.number.clone(),
        matter: entry.matter.clone(),
        form: entry.details.form.clone(),
        term: entry.term.said(Language::Ru),
        responsible: (!responsible.is_empty()).then(|| responsible.join(", ")),
        participants: entry.details.participants.clone(),
        result: entry.details.result.clone(),
        note: entry.details.note.clone(),
        mark: match entry.state {
            State::Open => String::new(),
            State::Done | State::Cancelled => format!("{} {day}", entry.state.named(Language::Ru)),
        },
    }
}

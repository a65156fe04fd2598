//! The spreadsheets of clusters, agreements, headcounts and certificates.

use super::{sheet, store};
use crate::model::groups::MadeFor;
use crate::model::records::participation;
use crate::model::regulation;
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cell, Cx, Result, Sheet};

pub async fn groups(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let (language, zone) = (cx.language(), cx.zone());
    let found = store::groups(cx, guard, language).await?;
    let now = regulation::now(cx).await?;
    // As on the card of a cluster: where the regulation has one kind, and no cluster another, nothing is said of kinds.
    let mut told = Vec::with_capacity(found.len());
    for group in &found {
        told.push(MadeFor::told(group.made_for, &now, language)?);
    }
    let has_kinds = told.iter().any(Option::is_some) || MadeFor::offered(&now)?.len() > 1;
    let heads = [
        say!(language, "papers-column-group"),
        say!(language, "papers-column-phase"),
        say!(language, "papers-column-leader"),
        say!(language, "papers-column-host"),
        say!(language, "papers-column-members"),
        say!(language, "papers-column-held"),
        say!(language, "papers-column-categories"),
    ];
    let heads = heads
        .into_iter()
        .chain(has_kinds.then(|| say!(language, "papers-column-made-for")))
        .chain([say!(language, "papers-column-founded")])
        .collect();
    let found: Vec<_> = found.into_iter().zip(told).collect();
    Ok(sheet(cx, say!(language, "papers-table-groups"), heads, found, |language, (group, made_for)| {
        let cells = [
            Cell::text(group.name),
            Cell::text(group.phase.named(language)),
            Cell::text(group.leader),
            Cell::text(group.host),
            Cell::Number(group.members),
            Cell::Number(group.held),
            Cell::text(group.about),
        ];
        cells
            .into_iter()
            .chain(has_kinds.then(|| Cell::text(made_for.unwrap_or_default())))
            .chain([Cell::Day(group.founded_at.with_timezone(&zone).date_naive())])
            .collect()
    }))
}

pub async fn agreements(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let found = store::agreements(cx, guard).await?;
    let heads = vec![
        say!(language, "papers-column-kind"),
        say!(language, "papers-column-paper-number"),
        say!(language, "papers-column-day"),
        say!(language, "papers-column-until"),
        say!(language, "papers-column-parties"),
    ];
    Ok(sheet(cx, say!(language, "papers-table-agreements"), heads, found, |language, agreement| {
        vec![
            Cell::text(agreement.kind.named(language)),
            Cell::text(agreement.number),
            Cell::Day(agreement.day),
            Cell::day(agreement.until),
            Cell::text(agreement.parties),
        ]
    }))
}

pub async fn headcounts(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let (language, zone) = (cx.language(), cx.zone());
    let found = store::headcounts(cx, guard).await?;
    let heads = vec![
        say!(language, "papers-column-organisation"),
        say!(language, "papers-column-counted-on"),
        say!(language, "papers-column-counted-teaching"),
        say!(language, "papers-column-counted-management"),
        say!(language, "papers-column-counted-young"),
        say!(language, "papers-column-counted-first"),
        say!(language, "papers-column-counted-both"),
        say!(language, "papers-column-source"),
        say!(language, "papers-column-entered"),
    ];
    let number = |number: Option<i64>| number.map_or(Cell::text(""), Cell::Number);
    Ok(sheet(cx, say!(language, "papers-table-headcounts"), heads, found, |language, counted| {
        vec![
            Cell::text(counted.organisation),
            Cell::Day(counted.day),
            number(counted.teaching),
            number(counted.management),
            number(counted.under_35),
            number(counted.first_years),
            number(counted.both),
            Cell::text(counted.source.named(language)),
            Cell::Day(counted.entered_at.with_timezone(&zone).date_naive()),
        ]
    }))
}

/// The register of certificates (P23: number, day, name, event): a number is given once, and stays when its certificate is
/// revoked, or whom it names was erased.
pub async fn certificates(cx: &mut Cx) -> Result<Sheet> {
    let guard = Coordinator::of(cx).await?;
    let (language, zone) = (cx.language(), cx.zone());
    let found = store::certificates(cx, guard).await?;
    let heads = vec![
        say!(language, "papers-column-paper-number"),
        say!(language, "papers-column-day"),
        say!(language, "papers-column-name"),
        say!(language, "papers-column-organisation"),
        say!(language, "papers-column-event"),
        say!(language, "papers-column-event-day"),
        say!(language, "papers-column-participation"),
        say!(language, "papers-column-state"),
    ];
    Ok(sheet(cx, say!(language, "papers-table-certificates"), heads, found, |language, issued| {
        let state = match (issued.erased, issued.revoked) {
            (true, _) => say!(language, "papers-certificate-erased"),
            (false, true) => say!(language, "papers-certificate-revoked"),
            (false, false) => say!(language, "papers-certificate-valid"),
        };
        vec![
            Cell::text(issued.number.to_string()),
            Cell::Day(issued.day),
            Cell::text(issued.name),
            Cell::text(issued.organisation),
            Cell::text(issued.event),
            Cell::Day(issued.starts_at.with_timezone(&zone).date_naive()),
            Cell::text(participation(language, issued.contribution)),
            Cell::text(state),
        ]
    }))
}

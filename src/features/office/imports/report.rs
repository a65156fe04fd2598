//! The report as a spreadsheet: each row of the file, what becomes of it, and why. And the catalogue with its numbers, for
//! those who make a list of results.

use super::room::Imports;
use super::rows;
use super::steps::Step;
use crate::features::office::views::file_name;
use crate::ids::ImportId;
use crate::model::imports;
use crate::model::needs;
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cell, Cx, MOST_ROWS, Next, Parcel, Result, Sheet};

/// Sends it.
pub async fn send(cx: &mut Cx, id: ImportId) -> Result<Next<Imports>> {
    let guard = Coordinator::of(cx).await?;
    let (language, day) = (cx.language(), cx.today());
    let card = imports::card(cx, guard, id).await?;
    let found = imports::all_rows(cx, guard, id).await?;
    let (kind, shape) = (card.kind, card.kind.shape());
    let title = say!(language, "imports-sheet-title", kind = kind.named(language));
    let cells = found.into_iter().take(MOST_ROWS).map(|row| {
        let notes: Vec<String> = row.notes.iter().map(|note| rows::said(language, shape, kind, note)).collect();
        vec![
            Cell::Number(row.line),
            Cell::text(row.label),
            Cell::text(rows::titled(language, row.outcome)),
            Cell::text(notes.join("; ")),
        ]
    });
    let sheet = Sheet {
        name: format!("{}_{day}", say!(language, "imports-sheet-name")),
        caption: title.clone(),
        title,
        day,
        heads: vec![
            say!(language, "imports-sheet-line"),
            say!(language, "imports-sheet-label"),
            say!(language, "imports-sheet-outcome"),
            say!(language, "imports-sheet-notes"),
        ],
        rows: cells.collect(),
    };
    let rows = sheet.rows.len();
    cx.parcel(Parcel::Sheet(sheet));
    Ok(Next::Go(Step::Sent { id, rows }))
}

/// Sends the catalogue: by its numbers a list of results names items without a doubt.
pub async fn catalogue(cx: &mut Cx, step: Step) -> Result<Next<Imports>> {
    Coordinator::of(cx).await?;
    let (language, day) = (cx.language(), cx.today());
    let catalogue = needs::catalogue(cx).await?;
    let mut rows = Vec::new();
    for category in &catalogue.categories {
        // What is offered no more keeps its number, and is not named.
        let of = catalogue.offered().filter(|(of, _)| *of == category.id);
        rows.extend(of.map(|(_, item)| {
            vec![
                Cell::text(catalogue.number(item.id).unwrap_or_default()),
                Cell::text(category.name.to(language)),
                Cell::text(item.name.to(language)),
            ]
        }));
    }
    let title = say!(language, "imports-catalogue-title");
    cx.parcel(Parcel::Sheet(Sheet {
        name: file_name(&title, day),
        caption: title.clone(),
        title,
        day,
        heads: vec![
            say!(language, "imports-catalogue-number"),
            say!(language, "imports-catalogue-category"),
            say!(language, "imports-catalogue-item"),
        ],
        rows,
    }));
    cx.remark(say!(language, "imports-catalogue-sent"));
    Ok(Next::Go(step))
}

//! Books of Excel from before 2007, read by calamine.

use std::io::Cursor;

use calamine::{Reader, Xls, XlsError};

use super::excel::{of_data, sheets};
use super::{Flaw, Gathered, Grid, compound};

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Flaw> {
    compound::check(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(flaw)?;
    let mut grids = Vec::new();
    for name in sheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(flaw)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut gathered = Gathered::named(&name, &grids);
        for (row, column, cell) in range.used_cells() {
            let row = u32::try_from(row).map_err(|_| Flaw::Damaged)?;
            gathered.put(first_row + row, first_column as usize + column, of_data(cell))?;
        }
        grids.push(gathered.done());
    }
    Ok(grids)
}

fn flaw(error: XlsError) -> Flaw {
    match error {
        XlsError::Password => Flaw::Locked,
        _ => Flaw::Damaged,
    }
}

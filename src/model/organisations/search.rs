//! The search of organisations, one for everybody who looks for a school.
//!
//! A municipality has tens of organisations, a large one some hundred: they are all read, in one question along the index
//! of the municipality, and compared as people write schools ([`Meant`]), which no index can.

use super::{Organisation, all_with_forms};
use crate::talk::{Result, Tx};
use crate::text::schools::{Fit, Meant};

/// What a search found.
#[derive(Debug, Clone)]
pub struct Ranked<T> {
    /// Those of which everything typed is said, the best first.
    pub found: Vec<T>,
    /// Those that may have been meant, where nothing was found.
    pub near: Vec<T>,
    /// Whether the first one found is the very one that was typed, however it was written: it is not to be added again.
    pub has_same: bool,
}

/// How many are offered that may have been meant.
const NEAR: usize = 3;

/// The organisations of the municipality that fit what was typed.
pub async fn search(tx: &mut Tx, typed: &str) -> Result<Ranked<Organisation>> {
    let all = all_with_forms(tx).await?;
    let ranked = ranked(typed, all, |(_, form)| form);
    let bare = |rows: Vec<(Organisation, String)>| rows.into_iter().map(|(organisation, _)| organisation).collect();
    Ok(Ranked { found: bare(ranked.found), near: bare(ranked.near), has_same: ranked.has_same })
}

/// The rows that fit what was typed, each compared by its search form; those that fit alike keep their order.
pub fn ranked<T>(typed: &str, all: Vec<T>, form: impl Fn(&T) -> &str) -> Ranked<T> {
    let meant = Meant::of(typed);
    if meant.is_empty() {
        // Lists are mostly shown whole: comparing all their names would be what such a card costs.
        return Ranked { found: all, near: Vec::new(), has_same: false };
    }
    let mut fitting: Vec<(Fit, T)> = all
        .into_iter()
        .filter(|row| meant.may_fit(form(row)))
        .filter_map(|row| Some((meant.fits(&Meant::of_form(form(&row)))?, row)))
        .collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    let has_same = fitting.first().is_some_and(|(fit, _)| *fit == Fit::Same);
    let first_near = fitting.iter().position(|(fit, _)| *fit == Fit::Near).unwrap_or(fitting.len());
    let near = fitting.split_off(first_near);
    let found: Vec<T> = fitting.into_iter().map(|(_, row)| row).collect();
    let near = if found.is_empty() { near } else { Vec::new() };
    Ranked { found, near: near.into_iter().take(NEAR).map(|(_, row)| row).collect(), has_same }
}

/// Names taken apart once, to be compared with many: a list is held against all that is there.
#[derive(Debug)]
pub struct Names<T>(Vec<(Meant, T)>);

impl<T> Names<T> {
    /// No names yet.
    pub fn new() -> Names<T> {
        Names(Vec::new())
    }

    /// Adds one by its search form.
    pub fn add(&mut self, form: &str, row: T) {
        self.0.push((Meant::of_form(form), row));
    }

    /// The first one that is the same to a reader as a name.
    pub fn same(&self, name: &str) -> Option<&T> {
        let meant = Meant::of(name);
        self.0.iter().find(|(other, _)| meant.is_same(other)).map(|(_, row)| row)
    }
}

impl<T> Default for Names<T> {
    fn default() -> Names<T> {
        Names::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::schools::search_form;

    fn find(typed: &str) -> Ranked<&'static str> {
        let names = ["Берёзовская школа", "Детский сад № 3", "Лицей № 5", "Школа № 3", "Школа № 13", "Школа № 23"];
        let rows: Vec<(&str, String)> = names.map(|name| (name, search_form(name, name))).into();
        let ranked = ranked(typed, rows, |row| &row.1);
        let bare = |rows: Vec<(&'static str, String)>| rows.into_iter().map(|row| row.0).collect();
        Ranked { found: bare(ranked.found), near: bare(ranked.near), has_same: ranked.has_same }
    }

    /// Faults 11: a number alone offers that number first.
    #[test]
    fn the_nearest_come_first() {
        assert_eq!(find("3").found, ["Школа № 3", "Детский сад № 3", "Школа № 13", "Школа № 23"]);
        assert_eq!(find("сош 3").found, ["Школа № 3"]);
        assert!(find("сош 3").has_same && !find("3").has_same && !find("школа").has_same);
        assert_eq!(find("школа").found.len(), 4);
        assert_eq!(find("").found.len(), 6);
        assert_eq!(find("школа 5").near, ["Лицей № 5"]);
        assert_eq!(find("берзовская школа").near, ["Берёзовская школа"]);
        assert!(find("Совсем другая").found.is_empty() && find("Совсем другая").near.is_empty());
    }
}

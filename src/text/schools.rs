//! How institutions are called: the short name of an official one, and which of them somebody means.
//!
//! A school is written in as many ways as there are people who write it: «МБОУ «СОШ № 3»», «сош 3», «3 школа», «средняя
//! школа №3». [`short`] makes of a legal name of two hundred signs the one that people use. [`Meant`] takes a name, or
//! what was typed of one, apart into what kind it is, its number and its own words, and compares two of them.

mod meant;
mod short;

pub use meant::{Fit, Meant};
pub use short::{core, label, short};

use super::forms;

/// The search form of an institution: the words of both its names, so that it is found by either.
pub fn search_form(full: &str, short: &str) -> String {
    let mut form = forms::search(short);
    for word in forms::search(full).split_whitespace() {
        if !form.split_whitespace().any(|known| known == word) {
            form.push(' ');
            form.push_str(word);
        }
    }
    form
}

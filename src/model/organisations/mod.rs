//! Schools and other organisations of a municipality.

pub mod operator;
mod lists;
mod search;
mod store;

pub use lists::{Added, Name, UNDONE_WITHIN, Undone, add_all, undo_addition};
pub use search::{Names, Ranked, ranked, search};
pub use store::{
    Renamed, add, all_with_forms, confirm, delete, find, found_municipality, merge, municipalities, organisation,
    rename, set_mark,
};

use crate::ids::{MunicipalityId, OrganisationId};
use crate::talk::Table;

/// What is kept about organisations; nobody's own data.
pub const TABLES: &[Table] = &[Table::plain("district"), Table::plain("municipality"), Table::plain("organisation")];

/// A municipality, as work in it begins.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// The number.
    pub id: MunicipalityId,
    /// Its time zone.
    pub zone: chrono_tz::Tz,
}

/// A school or another institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The number.
    pub id: OrganisationId,
    /// The short name, as lists show it.
    pub name: String,
    /// A school with low results, НРО (S0-01).
    pub low_results: bool,
    /// A school in adverse social conditions, ФНСУ (S0-01).
    pub adverse_conditions: bool,
    /// Whether a coordinator has confirmed it; one that a newcomer typed is not yet.
    pub confirmed: bool,
}

/// What places the staff of a school in a target category (S0-01, 3 and 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Низкие результаты.
    LowResults,
    /// Неблагоприятные социальные условия.
    AdverseConditions,
}

//! Schools and other organisations of a municipality, and what is known of each: names and numbers, marks, headcounts,
//! agreements, who heads it.
//!
//! Who heads an organisation is somebody's name. Where they are known here, it is a reference, and goes with them; where
//! a name alone was typed, a trigger takes it away with the last who is erased under it (`head_forgets`).

mod details;
mod keeper;
pub mod operator;
mod lists;
mod merging;
mod numbers;
mod search;
mod store;
mod taking;

pub mod agreements;
pub mod flags;
pub mod headcounts;

pub use details::{Detail, Details, Head, Kind, NewHead, details, forget_head, set_detail, set_head};
pub use flags::Mark;
pub use keeper::{Keeper, Marker, Reader};
pub use merging::{delete, merge};
pub use numbers::{Wrong, inn, ogrn};

pub use lists::{Added, Name, UNDONE_WITHIN, Undone, add_all, undo_addition};
pub use search::{Names, Ranked, ranked, search};
pub use store::{
    Renamed, add, all_with_forms, confirm, find, first_name, found_municipality, municipalities, organisation, put,
    rename,
};

pub(in crate::model) use store::set_zone;
pub use taking::{count_all, put_all};

use crate::ids::{MunicipalityId, OrganisationId};
use crate::say;
use crate::talk::{Fate, Kept, Of, Table, Whose};

/// What goes with its organisation, and is moved where that is merged.
const OWN: Of = Of { column: "organisation_id", whose: Whose::Organisation, fate: Fate::Goes };

/// What is kept about organisations; nobody's own data.
pub const TABLES: &[Table] = &[
    Table::plain("district"),
    Table::plain("municipality"),
    Table::plain("organisation"),
    Table::of("organisation_flag", &[OWN]),
    Table::of("headcount", &[OWN]),
    Table::plain("agreement"),
    Table::of("agreement_party", &[Of::organisation("organisation_id")]),
];

/// Who heads an organisation: the consent speaks of it last.
pub const HEADS: &[Table] = &[Table::of("organisation_head", &[OWN, Of::person("person_id", Fate::Goes)]).kept(Kept {
    said_as: |language| say!(language, "model-kept-heads"),
    rows: "SELECT json_object('organisation', organisation.short_name, 'post', post, 'basis', basis)
               FROM organisation_head JOIN organisation ON organisation.id = organisation_id WHERE person_id = ?1
               UNION ALL
               SELECT json_object('organisation', organisation.short_name, 'post', organisation_head.post,
                                  'basis', basis)
               FROM person JOIN organisation_head ON organisation_head.search_form = person.search_form
               JOIN organisation ON organisation.id = organisation_head.organisation_id
                    AND organisation.municipality_id = person.municipality_id
               WHERE person.id = ?1",
})];

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
    /// Whether a coordinator has confirmed it; one that a newcomer typed is not yet.
    pub confirmed: bool,
}

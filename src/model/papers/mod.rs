//! Papers: the register of what was made, and the municipality's own blanks.
//!
//! A paper is ordered in a turn and made outside of it (`engine::fetching`), since filling a blank that somebody sent
//! may take long. Until then a row keeps what is to stand in it; afterwards it keeps the hash of what was made, and
//! nothing is made again from data that have changed since.
//!
//! **When somebody is erased** (a trigger, `paper_forgets`): a paper that names them and is not signed loses its content, or is never
//! made; its line in the register stays, which names nobody. A signed one stays as its bytes: it is the office's own
//! document, kept as the law on archives asks (125-FZ; 152-FZ art. 6). A mark of signing can be taken back until a scan
//! lies there, but not once somebody whom the paper names was erased: as a draft it could not be kept.
//!
//! **How long**: a signed paper and its scan stay. What nobody has signed is a draft or a list, and its content goes after
//! the term of its kind ([`Kind::days`]); the line of the register stays.
//!
//! **The consent**: that papers name people came with its second text ([`CONSENT`]). Whoever agreed to the first alone is
//! a gap in a paper, which a clerk may fill by hand.

mod blanks;
mod exported;
mod forms;
mod numbered;
mod samples;
mod signed;
mod sources;
mod store;
mod terms;
pub use blanks::{
    Blank, Bringing, Version, WaitingBlank, back_to_default, blanks, blanks_of, bring, looked, put_back, versions,
    waiting_blanks,
};
pub use exported::{folder, folder_name};
pub use forms::{Whose, Words, keep_forms, known_words};
pub use numbered::{Numbered, number_year, set_number};
pub use samples::{Own, Printed, Sample, bring_sample, drop_sample, in_force, own_samples, print, sample};
pub use signed::{publish, scan, scan_kind, sign, unsign};
pub use sources::{Source, What, sources};
pub use store::{Listed, Made, New, Paper, Person, Waiting, find, made, order, paper, unmade, waiting};
pub use terms::lapse;

use serde::{Deserialize, Serialize};

use crate::say;
use crate::talk::{Fate, Kept, Of, Table, Whose as Named};
use crate::text::Language;

/// The text of the consent that first allowed papers to name people.
pub const CONSENT: i64 = 2;

/// What is kept about papers.
pub const TABLES: &[Table] = &[
    Table::plain("paper_kind"),
    Table::of("blank", &[Of::account("account_id", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-blanks"),
        rows: "SELECT json_object('kind', kind, 'version', version, 'name', name, 'received_at', came_at,
                      'since', since, 'until', until)
               FROM blank WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of(
        "paper",
        &[Of::person("author_id", Fate::LosesItsPerson), Of::account("account_id", Fate::LosesItsPerson)],
    )
    .kept(Kept {
        said_as: |language| say!(language, "model-kept-papers-made"),
        rows: "SELECT json_object('kind', kind, 'order_number', number, 'day', day, 'about', about, 'asked_at', asked_at,
                      'made_at', made_at, 'signed_at', signed_at)
               FROM paper WHERE author_id = ?1
               UNION ALL
               SELECT json_object('kind', kind, 'order_number', number, 'day', day, 'about', about, 'asked_at', asked_at,
                      'made_at', made_at, 'signed_at', signed_at)
               FROM paper WHERE author_id IS NOT ?1
                 AND account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("sample", &[Of::person("brought_by", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-blanks"),
        rows: "SELECT json_object('kind', kind, 'name', name, 'received_at', brought_at) FROM sample WHERE brought_by = ?1",
    }),
    Table::of("name_form", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-name-forms"),
        rows: "SELECT json_object('which', which, 'form', form) FROM name_form WHERE person_id = ?1
               UNION ALL
               SELECT json_object('which', which, 'form', form) FROM typed_name_form
               JOIN person USING (municipality_id, search_form) WHERE person.id = ?1",
    }),
    // Of names that stand somewhere by themselves; they go with whoever bears one (`head_forgets`).
    Table::plain("typed_name_form"),
    // Of words, which name nobody.
    Table::plain("phrase_form"),
    Table::of("paper_person", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-papers-named"),
        rows: "SELECT json_object('kind', kind, 'order_number', number, 'day', day, 'about', about)
               FROM paper_person JOIN paper ON paper.id = paper_person.paper_id WHERE person_id = ?1",
    }),
    Table::of(
        "paper_organisation",
        &[Of { column: "organisation_id", whose: Named::Organisation, fate: Fate::Goes }],
    ),
];

/// Of what kind a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// P37: приказ об утверждении состава.
    RosterOrder,
    /// P36: соглашение о сотрудничестве.
    Agreement,
    /// Список педагогических работников.
    Staff,
    /// Действующие правила: what holds by the regulation.
    Rules,
    /// P4: план работы.
    Plan,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 5] = [Kind::RosterOrder, Kind::Agreement, Kind::Staff, Kind::Rules, Kind::Plan];

    /// «Приказ о составе»: on a button and in a list.
    pub fn named(self, language: Language) -> String {
        match self {
            Kind::RosterOrder => say!(language, "model-paper-roster-order"),
            Kind::Agreement => say!(language, "model-paper-agreement"),
            Kind::Staff => say!(language, "model-paper-staff"),
            Kind::Rules => say!(language, "model-paper-rules"),
            Kind::Plan => say!(language, "model-paper-plan"),
        }
    }

    /// For how many days the content of what nobody has signed is kept. A draft of an order, of an agreement or of a plan may
    /// still be signed within a year; a list is of a day, and names everybody; rules name nobody but the head of the office, and
    /// hold for years.
    pub fn days(self) -> u64 {
        match self {
            Kind::RosterOrder | Kind::Agreement | Kind::Plan => 365,
            Kind::Staff => 180,
            Kind::Rules => 5 * 365,
        }
    }

    /// What begins the name of its file: papers are in Russian.
    pub fn file(self) -> &'static str {
        match self {
            Kind::RosterOrder => "Приказ_о_составе",
            Kind::Agreement => "Соглашение",
            Kind::Staff => "Список_работников",
            Kind::Rules => "Действующие_правила",
            Kind::Plan => "План_работы",
        }
    }
}

//! Numbers that open their records: each is a question for rows, and its value is how many rows there are, so that the two
//! cannot differ.
//!
//! ```text
//! - /stats → [Из чего сложилось]
//! - Показатели и записи                    — [Люди · 412] [Молодые специалисты · 37] [Прошедшие события · 58] …
//! - [Молодые специалисты · 37] → Молодые специалисты: 37. Как считали: …  · S0 п. 2.2
//!                                          — [Из чего сложилось] [По школам] [По предметам] [📄 Таблица]
//! - [Из чего сложилось] → [Петрова Ольга Сергеевна] …   (the person's card)
//! - [По школам] → [Школа № 3 · 5] …        — [📈 Картинка] [📄 Таблица]
//! ```
//!
//! Deficits are no such number: nobody opens them (S0-04), and they are read from looks.

pub mod cards;
pub mod store;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ids::{EventId, GroupId, OrganisationId, PersonId};
use crate::model::looks::Cut;
use crate::model::regulation::{self, Regulation, Rule, keys};
use crate::model::ways;
use crate::say;
use crate::talk::{Place, Result};
use crate::text::Language;

/// Which number. Buttons carry its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    People,
    Young,
    /// The numerator of S4-13, as far as what is stored tells.
    Supported,
    Beginning,
    LowResults,
    AdverseConditions,
    Growing,
    Experienced,
    Members,
    Visitors,
    Organisations,
    Unconfirmed,
    Clusters,
    Held,
    Planned,
    Cancelled,
    Unmarked,
    Marked,
    Presences,
}

/// What the records of a number are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    People,
    Events,
    Organisations,
    Groups,
    /// Somebody at an event.
    Presences,
}

impl Which {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Which; 19] = [
        Which::People,
        Which::Young,
        Which::Supported,
        Which::Beginning,
        Which::LowResults,
        Which::AdverseConditions,
        Which::Growing,
        Which::Experienced,
        Which::Members,
        Which::Visitors,
        Which::Organisations,
        Which::Unconfirmed,
        Which::Clusters,
        Which::Held,
        Which::Planned,
        Which::Cancelled,
        Which::Unmarked,
        Which::Marked,
        Which::Presences,
    ];

    pub fn subject(self) -> Subject {
        match self {
            Which::People
            | Which::Young
            | Which::Supported
            | Which::Beginning
            | Which::LowResults
            | Which::AdverseConditions
            | Which::Growing
            | Which::Experienced
            | Which::Members
            | Which::Visitors => Subject::People,
            Which::Held | Which::Planned | Which::Cancelled | Which::Unmarked | Which::Marked => Subject::Events,
            Which::Presences => Subject::Presences,
            Which::Organisations | Which::Unconfirmed => Subject::Organisations,
            Which::Clusters => Subject::Groups,
        }
    }

    /// Whether it is of a time, and not of today.
    pub fn is_of_a_time(self) -> bool {
        self == Which::Visitors || matches!(self.subject(), Subject::Events | Subject::Presences)
    }

    /// Whether it tells of clusters, which a municipality may do without.
    pub fn is_of_clusters(self) -> bool {
        matches!(self, Which::Members | Which::Clusters)
    }

    /// By what it can be cut.
    pub fn cuts(self) -> &'static [Cut] {
        match self.subject() {
            Subject::People => &Cut::ALL,
            Subject::Events | Subject::Presences => &[Cut::Group],
            Subject::Organisations | Subject::Groups => &[],
        }
    }

    /// «Молодые специалисты».
    pub fn title(self, language: Language) -> String {
        match self {
            Which::People => say!(language, "figures-number-people"),
            Which::Young => say!(language, "figures-number-young"),
            Which::Supported => say!(language, "figures-number-supported"),
            Which::Beginning => say!(language, "figures-number-beginning"),
            Which::LowResults => say!(language, "figures-number-low-results"),
            Which::AdverseConditions => say!(language, "figures-number-adverse"),
            Which::Growing => say!(language, "figures-number-growing"),
            Which::Experienced => say!(language, "figures-number-experienced"),
            Which::Members => say!(language, "figures-number-members"),
            Which::Visitors => say!(language, "figures-number-visitors"),
            Which::Organisations => say!(language, "figures-number-organisations"),
            Which::Unconfirmed => say!(language, "figures-number-unconfirmed"),
            Which::Clusters => say!(language, "figures-number-clusters"),
            Which::Held => say!(language, "figures-number-held"),
            Which::Planned => say!(language, "figures-number-planned"),
            Which::Cancelled => say!(language, "figures-number-cancelled"),
            Which::Unmarked => say!(language, "figures-number-unmarked"),
            Which::Marked => say!(language, "figures-number-marked"),
            Which::Presences => say!(language, "figures-number-presences"),
        }
    }

    /// How it was counted, with the clause where one rules it.
    pub fn method(self, regulation: &Regulation, language: Language) -> Result<String> {
        let ruled =
            |rule: &Rule| -> Result<String> { Ok(regulation::sentence(language, rule, &regulation.resolve(rule)?)) };
        Ok(match self {
            Which::People => say!(language, "figures-method-people"),
            Which::Young => say!(language, "figures-method-young", rule = ruled(&keys::people::YOUNG_MAX_YEARS)?),
            Which::Supported => {
                let rule = match regulation.get(&keys::people::FIRST_YEARS)? {
                    Some(_) => ruled(&keys::people::FIRST_YEARS)?,
                    None => ruled(&keys::people::YOUNG_MAX_YEARS)?,
                };
                say!(language, "figures-method-supported", rule = rule, forms = ruled(&keys::reports::SUPPORT_FORMS)?)
            }
            Which::Beginning => {
                say!(language, "figures-method-beginning", rule = ruled(&keys::people::YOUNG_MAX_YEARS)?)
            }
            Which::LowResults => say!(language, "figures-method-low-results"),
            Which::AdverseConditions => say!(language, "figures-method-adverse"),
            Which::Growing | Which::Experienced => say!(language, "figures-method-assigned"),
            Which::Members => say!(language, "figures-method-members"),
            Which::Visitors => say!(language, "figures-method-visitors"),
            Which::Organisations => say!(language, "figures-method-organisations"),
            Which::Unconfirmed => say!(language, "figures-method-unconfirmed"),
            Which::Clusters => say!(language, "figures-method-open-clusters"),
            Which::Presences => say!(language, "figures-method-presences"),
            Which::Held | Which::Planned | Which::Cancelled | Which::Unmarked | Which::Marked => {
                let rule = ruled(&keys::clusters::CLUSTER_YEAR_BEGINS)?;
                say!(language, "figures-method-of-events", rule = rule)
            }
        })
    }

    /// The card of one of its records.
    pub fn opens(self, id: i64) -> Place {
        match self.subject() {
            Subject::People => ways::PERSON.of(PersonId(id)),
            Subject::Events | Subject::Presences => ways::EVENT.of(EventId(id)),
            Subject::Organisations => ways::ORGANISATION.of(OrganisationId(id)),
            Subject::Groups => ways::GROUP.of(GroupId(id)),
        }
    }
}

/// «По школам».
pub fn by(language: Language, cut: Cut) -> String {
    match cut {
        Cut::School => say!(language, "figures-by-school"),
        Cut::Post => say!(language, "figures-by-post"),
        Cut::Subject => say!(language, "figures-by-subject"),
        Cut::Group => say!(language, "figures-by-group"),
    }
}

/// Of which time a number is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    #[default]
    SchoolYear,
    LastSchoolYear,
    Quarter,
    Month,
    LastMonth,
    Year,
}

impl Period {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Period; 6] =
        [Period::SchoolYear, Period::LastSchoolYear, Period::Quarter, Period::Month, Period::LastMonth, Period::Year];

    /// Its first day, and the first after it. `school_year` is the first day of the present one.
    pub fn days(self, today: NaiveDate, school_year: NaiveDate) -> (NaiveDate, NaiveDate) {
        // The first day of a month is one of every month.
        let first = |month: u32| NaiveDate::from_ymd_opt(today.year(), month, 1).unwrap_or(today);
        let of = |begin: NaiveDate, months: u32| (begin, begin + Months::new(months));
        match self {
            Period::SchoolYear => of(school_year, 12),
            Period::LastSchoolYear => of(school_year - Months::new(12), 12),
            Period::Quarter => of(first(today.month0() / 3 * 3 + 1), 3),
            Period::Month => of(first(today.month()), 1),
            Period::LastMonth => of(first(today.month()) - Months::new(1), 1),
            Period::Year => of(first(1), 12),
        }
    }

    /// «этот учебный год».
    pub fn named(self, language: Language) -> String {
        match self {
            Period::SchoolYear => say!(language, "figures-period-school-year"),
            Period::LastSchoolYear => say!(language, "figures-period-last-school-year"),
            Period::Quarter => say!(language, "figures-period-quarter"),
            Period::Month => say!(language, "figures-period-month"),
            Period::LastMonth => say!(language, "figures-period-last-month"),
            Period::Year => say!(language, "figures-period-year"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_have_their_days() {
        let of = |period: Period| period.days(day("2026-11-21"), day("2026-09-01"));
        assert_eq!(of(Period::SchoolYear), (day("2026-09-01"), day("2027-09-01")));
        assert_eq!(of(Period::LastSchoolYear), (day("2025-09-01"), day("2026-09-01")));
        assert_eq!(of(Period::Quarter), (day("2026-10-01"), day("2027-01-01")));
        assert_eq!(of(Period::Month), (day("2026-11-01"), day("2026-12-01")));
        assert_eq!(of(Period::LastMonth), (day("2026-10-01"), day("2026-11-01")));
        assert_eq!(of(Period::Year), (day("2026-01-01"), day("2027-01-01")));
        assert_eq!(Period::LastMonth.days(day("2026-01-31"), day("2025-09-01")).0, day("2025-12-01"));
    }
}

//! What of this month's plans is still open, on the card of those who lead groups: one line, if anything is.

use chrono::NaiveDate;

use crate::feature::{Reader, Waiting};
use crate::ids::GroupId;
use crate::model::plans::{Grain, Term};
use crate::model::ways;
use crate::say;
use crate::talk::Place;

/// The terms of what is open about now in the plans of the groups that somebody leads, in one row: which month it is, is
/// for whoever writes the label to say, who knows the zone. The group, where there is one alone.
pub const OPEN: &str = "SELECT iif(min(plan.group_id) = max(plan.group_id), min(plan.group_id), 0), NULL,
        json_group_array(json_array(begins, ends))
 FROM appointment CROSS JOIN plan ON plan.group_id = appointment.group_id
 CROSS JOIN plan_entry ON plan_entry.plan_id = plan.id
 WHERE appointment.person_id = ?1 AND appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
   AND plan_entry.state = 'open' AND grain != 'year' AND begins <= date(?2, '+32 days') AND ends >= date(?2, '-32 days')
 HAVING count(*) > 0";

/// «План на ноябрь: открыто 3»; nothing where that is nothing of this month.
pub fn label(waiting: &Waiting, reader: &Reader) -> String {
    let today = reader.now.with_timezone(&reader.zone).date_naive();
    // What the database gives is a list of pairs of days.
    let terms: Vec<(NaiveDate, NaiveDate)> = serde_json::from_str(&waiting.words).unwrap_or_default();
    let of_month = |(begins, ends): &(NaiveDate, NaiveDate)| {
        Term { begins: *begins, ends: *ends, grain: Grain::Day, words: None }.is_of_month(today)
    };
    match terms.iter().filter(|term| of_month(term)).count() {
        0 => String::new(),
        count => say!(reader.language, "plans-wait", count = count),
    }
}

/// To the plan, or to the list of several.
pub fn place(waiting: &Waiting) -> Place {
    if waiting.subject > 0 { ways::PLAN_OF.of(GroupId(waiting.subject)) } else { ways::PLANS.place() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    /// Office, plan entries: one line, only if anything of this month is open, by the municipality's own clock.
    #[test]
    fn the_month_is_that_of_the_municipality() {
        let waiting = Waiting {
            subject: 1,
            at: None,
            words: r#"[["2026-12-01","2026-12-31"],["2026-11-01","2026-11-30"],["2026-10-20","2026-11-03"]]"#
                .to_owned(),
        };
        let told =
            |now: &str, zone| label(&waiting, &Reader { language: Language::Ru, now: now.parse().unwrap(), zone });
        assert_eq!(told("2026-11-21T09:00:00Z", chrono_tz::UTC), "План на этот месяц: открыто 2");
        // The last evening of November in London is December in Krasnoyarsk.
        assert_eq!(told("2026-11-30T20:00:00Z", chrono_tz::Asia::Krasnoyarsk), "План на этот месяц: открыто 1");
        assert_eq!(told("2027-03-01T09:00:00Z", chrono_tz::UTC), "");
    }
}

//! What a change does, in words: pure, so that a test can say it with values.

use chrono::{Datelike, Days, NaiveDate};

use crate::model::regulation::{Regulation, Rule, Value, keys};
use crate::say;
use crate::talk::Result;
use crate::text::{self, Language};

/// What becomes of a key whose value changes, as lines; nothing where «было» and «станет» say it all.
pub fn effects(
    language: Language,
    rule: &Rule,
    (was, becomes): (&Value, &Value),
    after: &Regulation,
    today: NaiveDate,
) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    match (was, becomes) {
        (Value::Day(was), Value::Day(becomes)) => {
            let in_year = |day: &crate::model::regulation::YearDay| day.of(today.year());
            if let (Some(was), Some(becomes)) = (in_year(was), in_year(becomes)) {
                let days = (becomes - was).num_days();
                if days < 0 {
                    lines.push(say!(language, "regulation-effect-earlier", count = -days));
                } else if days > 0 {
                    lines.push(say!(language, "regulation-effect-later", count = days));
                }
            }
        }
        (Value::Number(was), Value::Number(becomes)) if becomes > was => {
            lines.push(say!(language, "regulation-effect-more", count = becomes - was));
        }
        (Value::Number(was), Value::Number(becomes)) if becomes < was => {
            lines.push(say!(language, "regulation-effect-less", count = was - becomes));
        }
        _ => {}
    }
    if let (true, Value::Day(due)) = (rule.name == keys::reports::ANNUAL_REPORT_DUE.name, becomes) {
        let this_year = due.of(today.year());
        let next = this_year.filter(|due| *due >= today).or_else(|| due.of(today.year() + 1));
        if let Some(next) = next {
            let ladder = after.get(&keys::work::REMINDER_LADDER)?;
            let days = ladder.into_iter().filter_map(|rung| next.checked_sub_days(Days::new(rung.unsigned_abs())));
            let days: Vec<_> = days.filter(|day| *day >= today).map(|day| text::date(language, day, false)).collect();
            lines.push(say!(language, "regulation-effect-reminders", days = days.join(", ")));
        }
    }
    if keys::office::CONSENT.iter().any(|said| said.name == rule.name) && was != becomes {
        lines.push(say!(language, "regulation-effect-consent"));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::regulation::{Change, Preset};

    #[test]
    fn conflict_1_a_report_that_is_due_earlier_tells_its_days_and_its_reminders() {
        let rule = &keys::reports::ANNUAL_REPORT_DUE.rule;
        let before = Regulation { presets: vec![Preset::S2], ..Regulation::default() };
        let earlier = rule.kind.read("02-21").unwrap();
        let after = before.after(&Change::Set(rule.name, earlier.clone(), "приказ № 1".to_owned())).unwrap().unwrap();
        let was = before.resolve(rule).unwrap().value;
        let today = "2026-11-21".parse().unwrap();
        let lines = effects(Language::Ru, rule, (&was, &earlier), &after, today).unwrap();
        assert_eq!(lines[0], "Станет раньше на 4 дня.");
        assert_eq!(lines[1], "Дни напоминаний: 22 января, 7 февраля, 14 февраля, 20 февраля.");
        // As the issue has it: 25 February brings the first one on 26 January.
        let lines = effects(Language::Ru, rule, (&earlier, &was), &before, today).unwrap();
        assert_eq!(lines[0], "Станет позже на 4 дня.");
        assert!(lines[1].starts_with("Дни напоминаний: 26 января,"), "{}", lines[1]);
    }

    #[test]
    fn a_number_tells_by_how_much() {
        let rule = &keys::people::YOUNG_MAX_YEARS.rule;
        let read = |text| rule.kind.read(text).unwrap();
        let lines = effects(
            Language::Ru,
            rule,
            (&read("3"), &read("5")),
            &Regulation::default(),
            "2026-11-21".parse().unwrap(),
        );
        assert_eq!(lines.unwrap(), ["Станет больше на 2."]);
    }
}

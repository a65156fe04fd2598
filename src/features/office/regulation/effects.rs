//! What a change does, in words: pure, so that a test can say it with values.

use chrono::{DateTime, Datelike, Days, Offset, Utc};
use chrono_tz::Tz;

use crate::model::regulation::keys::work::Zone;
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
    (now, zone): (DateTime<Utc>, Tz),
) -> Result<Vec<String>> {
    let today = now.with_timezone(&zone).date_naive();
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
    if rule.name == keys::work::TIME_ZONE.name && was != becomes {
        // What the settings say is not known here.
        if let Some(to) = keys::work::TIME_ZONE.read(becomes).and_then(Zone::tz) {
            match seconds(to, now) - seconds(zone, now) {
                0 => lines.push(say!(language, "regulation-effect-clock-same")),
                ahead @ 1.. => {
                    lines.push(say!(language, "regulation-effect-clock-ahead", count = i64::from(ahead / HOUR)))
                }
                back => lines.push(say!(language, "regulation-effect-clock-back", count = i64::from(-back / HOUR))),
            }
        }
        lines.push(say!(language, "regulation-effect-clock"));
    }
    if keys::office::CONSENT.iter().any(|said| said.name == rule.name) && was != becomes {
        lines.push(say!(language, "regulation-effect-consent"));
    }
    Ok(lines)
}

const HOUR: i32 = 3600;

/// How far a zone is ahead of Greenwich at a moment: those of Russia are by whole hours.
fn seconds(zone: Tz, now: DateTime<Utc>) -> i32 {
    now.with_timezone(&zone).offset().fix().local_minus_utc()
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
        let today = moment();
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
        let lines = effects(Language::Ru, rule, (&read("3"), &read("5")), &Regulation::default(), moment());
        assert_eq!(lines.unwrap(), ["Станет больше на 2."]);
    }

    fn moment() -> (DateTime<Utc>, Tz) {
        ("2026-11-21T09:00:00Z".parse().unwrap(), Tz::Europe__Moscow)
    }

    /// DOMAIN 1.8: dates are evaluated in the municipality's zone. How far the clock goes is told by the one that holds.
    #[test]
    fn another_clock_tells_how_far_it_goes_and_what_stays() {
        let rule = &keys::work::TIME_ZONE.rule;
        let told = |to: &str| {
            let (was, becomes) = (rule.kind.read("settings").unwrap(), rule.kind.read(to).unwrap());
            effects(Language::Ru, rule, (&was, &becomes), &Regulation::default(), moment()).unwrap()
        };
        assert_eq!(told("Asia/Krasnoyarsk")[0], "Часы бота уйдут вперёд на 4 часа.");
        assert_eq!(told("Europe/Kaliningrad")[0], "Часы бота отойдут назад на 1 час.");
        assert_eq!(told("Europe/Moscow")[0], "Часы бота останутся как были.");
        assert!(told("Asia/Magadan")[1].starts_with("События останутся в те же часы"));
        assert_eq!(told("settings"), [] as [&str; 0]);
    }
}

//! How long somebody has worked, or since when, as lists say it.

use chrono::{Datelike, Months, NaiveDate};

use super::{Known, Value};

/// Since when, or for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Nothing is said.
    Untold,
    /// Since this day.
    Since(NaiveDate),
    /// So many whole years.
    Years(u32),
}

impl Span {
    /// The day that it comes to; one that is known already and means the same stays.
    pub fn day(self, known: &Known, before: Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Span::Untold => before,
            Span::Since(day) => Some(day),
            Span::Years(years) => match before {
                Some(day)
                    if day.checked_add_months(Months::new(12 * years)).is_some_and(|on| on <= known.today)
                        && day.checked_add_months(Months::new(12 * years + 12)).is_some_and(|on| on > known.today) =>
                {
                    Some(day)
                }
                _ => known.year_begins.checked_sub_months(Months::new(12 * years)),
            },
        }
    }
}

/// «2015», «01.09.2015», «12 лет», «12 л. 3 мес.».
pub fn read(value: &Value, known: &Known) -> Result<Span, String> {
    const FIRST: i32 = 1950;
    let this_year = known.today.year();
    let of_number = |number: f64| match number {
        _ if number >= f64::from(FIRST) && number <= f64::from(this_year) && number.fract() == 0.0 => {
            let year = NaiveDate::from_ymd_opt(number as i32, 9, 1);
            year.map(|first| Span::Since(first.min(known.today)))
        }
        // A day whose cell is shown as a plain number: Excel counts from the last days of 1899.
        _ if number.fract() == 0.0 && (18_264.0..80_000.0).contains(&number) => {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(number as u64));
            day.filter(|day| *day <= known.today).map(Span::Since)
        }
        // Years with months behind the comma are whole years and no more.
        _ if (0.0..=70.0).contains(&number) => Some(Span::Years(number.floor() as u32)),
        _ => None,
    };
    let flaw = || value.shown();
    match value {
        Value::Empty => Ok(Span::Untold),
        Value::Day(day) if *day <= known.today && day.year() >= FIRST => Ok(Span::Since(*day)),
        Value::Day(_) => Err(flaw()),
        Value::Number(number) => of_number(*number).ok_or_else(flaw),
        Value::Text(text) => {
            let plain = text.trim().trim_end_matches('.').to_lowercase();
            if matches!(plain.as_str(), "-" | "–" | "—" | "нет" | "н/д") {
                return Ok(Span::Untold);
            }
            if let Some(day) = super::lines::day(&plain) {
                let is_past = day <= known.today && day.year() >= FIRST;
                return if is_past { Ok(Span::Since(day)) } else { Err(flaw()) };
            }
            if plain.starts_with("менее") || plain.starts_with("до ") {
                return Ok(Span::Years(0));
            }
            let digits = plain.trim_start_matches(|c: char| !c.is_ascii_digit());
            let end = digits.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(digits.len());
            let number: Option<f64> = digits[..end].trim_end_matches([',', '.']).replace(',', ".").parse().ok();
            // «3 мес.» is less than a year.
            let is_months = digits[end..].trim_start().starts_with("мес");
            match number {
                Some(number) if is_months && number < 24.0 => Ok(Span::Years(number as u32 / 12)),
                Some(number) => of_number(number).ok_or_else(flaw),
                None => Err(flaw()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experience_is_read_in_years_and_since() {
        let known = Known {
            today: "2026-11-21".parse().unwrap(),
            year_begins: "2026-09-01".parse().unwrap(),
            ..Known::default()
        };
        let since = |text: &str| Ok(Span::Since(text.parse().unwrap()));
        for (value, expected) in [
            (Value::Number(2015.0), since("2015-09-01")),
            (Value::text("с 2015 г."), since("2015-09-01")),
            (Value::text("01.09.2015"), since("2015-09-01")),
            (Value::Day("2015-08-25".parse().unwrap()), since("2015-08-25")),
            (Value::Number(12.5), Ok(Span::Years(12))),
            (Value::text("12 лет 3 мес."), Ok(Span::Years(12))),
            (Value::text("3 мес."), Ok(Span::Years(0))),
            (Value::text("менее года"), Ok(Span::Years(0))),
            (Value::text("нет"), Ok(Span::Untold)),
            (Value::Number(42_248.0), since("2015-09-01")),
            (Value::Number(2030.0), Err("2030".to_owned())),
            (Value::text("01.09.2030"), Err("01.09.2030".to_owned())),
            (Value::text("#Н/Д"), Err("#Н/Д".to_owned())),
        ] {
            assert_eq!(read(&value, &known), expected, "{value:?}");
        }
        assert_eq!(Span::Years(12).day(&known, None), Some("2014-09-01".parse().unwrap()));
    }
}

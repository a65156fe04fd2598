//! Quiet hours as people write them: «с 22 до 7», «22:00-7:30», «с 10 вечера до 7 утра».

/// What was typed in the place of quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// From and till, whole hours: half an hour is rounded to the quieter side.
    Hours(i64, i64),
    /// No quiet hours.
    None,
    /// Nothing of the kind.
    Nothing,
}

/// Reads what was typed.
pub fn read(typed: &str) -> Typed {
    let small = typed.to_lowercase();
    let words: Vec<&str> =
        small.split(|c: char| !c.is_alphanumeric() && c != ':' && c != '.').filter(|it| !it.is_empty()).collect();
    let mut times: Vec<(i64, i64)> = Vec::new();
    for word in words {
        match time(word) {
            Some(time) => times.push(time),
            // A word after a number says which half of the day is meant.
            None => {
                if let Some(last) = times.last_mut() {
                    match word {
                        "вечера" | "дня" | "pm" if last.0 < 12 => last.0 += 12,
                        "ночи" if (10..12).contains(&last.0) => last.0 += 12,
                        "ночи" | "утра" | "am" if last.0 == 12 => last.0 = 0,
                        _ => {}
                    }
                }
            }
        }
    }
    match times.as_slice() {
        [] if ["нет", "не надо", "без", "никогда", "не нужны", "no", "none", "never"]
            .iter()
            .any(|no| small.trim().starts_with(no)) =>
        {
            Typed::None
        }
        [(from, _), (till, minutes)] => {
            let till = (till + i64::from(*minutes > 0)) % 24;
            let from = from % 24;
            if from == till { Typed::Nothing } else { Typed::Hours(from, till) }
        }
        _ => Typed::Nothing,
    }
}

/// «22», «22:30», «22.30», «22ч», «7am».
fn time(word: &str) -> Option<(i64, i64)> {
    let (word, later) = match word.strip_suffix("pm") {
        Some(word) => (word, 12),
        None => (word, 0),
    };
    let word = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ':');
    let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "0"));
    let hour: i64 = hour.parse().ok()?;
    let minute: i64 = minute.parse().ok()?;
    ((0..=24).contains(&hour) && (0..60).contains(&minute))
        .then_some((if hour < 12 { hour + later } else { hour }, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TRIED A22, A5.
    #[test]
    fn hours_are_read_as_people_write_them() {
        for typed in [
            "с 22 до 7",
            "22-7",
            "22:00–7:00",
            "22 7",
            "С 22.00 ДО 7.00",
            "с 10 вечера до 7 утра",
            "22ч-7ч",
            "from 10pm till 7am",
            "c 22 до 07",
        ] {
            assert_eq!(read(typed), Typed::Hours(22, 7), "{typed}");
        }
        assert_eq!(read("22:30-6:30"), Typed::Hours(22, 7));
        assert_eq!(read("с 24 до 8"), Typed::Hours(0, 8));
        assert_eq!(read("с 12 ночи до 8"), Typed::Hours(0, 8));
        assert_eq!(read("с 11 ночи до 6 утра"), Typed::Hours(23, 6));
        assert_eq!(read("13 до 15"), Typed::Hours(13, 15));
        for typed in ["нет", "Без тихих часов", "не надо"] {
            assert_eq!(read(typed), Typed::None, "{typed}");
        }
        for typed in ["22", "с 7 до 7", "25-7", "с 22 до 7 и с 13 до 15", "ночью", "7:99 8"] {
            assert_eq!(read(typed), Typed::Nothing, "{typed}");
        }
    }
}

//! The year in which somebody began, however they write it: «1998 г.», «98», «с сентября 2015», «15 лет».

/// What was typed in the place of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A year that can be meant no otherwise.
    Year(i32),
    /// A year that follows from what was typed, and is asked back: «15 лет» is a span, and «15» could be one.
    Perhaps(i32),
    /// A year in which nobody who works now can have begun.
    Beyond(i32),
    /// No year at all.
    Nothing,
}

/// The earliest year that anybody teaching today began.
pub const FIRST_YEAR: i32 = 1955;

/// How long anybody can have worked.
const LONGEST: i32 = 70;

/// Words after a number that make it a span, and words before it that make it a year.
const SPANS: [&str; 11] = ["лет", "год", "года", "л", "годик", "стаж", "стажа", "стажем", "years", "year", "yrs"];
const SINCE: [&str; 9] = ["с", "со", "в", "от", "сентября", "осени", "since", "from", "in"];

/// Reads what was typed.
pub fn read(typed: &str, this_year: i32) -> Typed {
    let words = words(typed);
    if typed.trim_start().starts_with(['-', '−', '–']) {
        return Typed::Nothing;
    }
    let numbers: Vec<(usize, &str)> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|(at, word)| (at, word.as_str()))
        .collect();
    let whole: Vec<i32> =
        numbers.iter().filter(|(_, digits)| digits.len() == 4).filter_map(|(_, digits)| digits.parse().ok()).collect();
    match whole.as_slice() {
        [] => {}
        // «2015/2016» is one school year.
        [year] => return within(*year, this_year),
        [year, next] if next - year == 1 || next == year => return within(*year, this_year),
        _ => return Typed::Nothing,
    }
    let says = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if numbers.is_empty() {
        return match () {
            () if says(&["этого", "этом", "текущего", "нынешнего", "this"]) => {
                Typed::Perhaps(this_year)
            }
            () if says(&["прошлого", "прошлом", "last"]) => Typed::Perhaps(this_year - 1),
            () if says(&["год"]) => Typed::Perhaps(this_year - 1),
            () => Typed::Nothing,
        };
    }
    // Of a day such as «01.09.98» the year stands last.
    let [.., (at, digits)] = numbers.as_slice() else { return Typed::Nothing };
    let Ok(number) = digits.parse::<i32>() else { return Typed::Nothing };
    let before = at.checked_sub(1).map(|before| words[before].as_str());
    let is_since = before.is_some_and(|word| SINCE.contains(&word)) || numbers.len() == 3;
    if numbers.len() > 1 && numbers.len() != 3 || digits.len() > 2 {
        return Typed::Nothing;
    }
    let in_century = if number <= this_year % 100 {
        this_year - this_year % 100 + number
    } else {
        this_year - this_year % 100 - 100 + number
    };
    let is_span = !is_since && says(&SPANS) && number <= LONGEST;
    match number {
        _ if is_span => Typed::Perhaps(this_year - number),
        // «98» and «05» can be nothing but years, «15» could be a span too.
        _ if digits.len() == 2 && (is_since || digits.starts_with('0') || number > LONGEST) => {
            within(in_century, this_year)
        }
        _ if digits.len() == 2 && number <= this_year % 100 => Typed::Perhaps(in_century),
        _ if (1..=LONGEST).contains(&number) => Typed::Perhaps(this_year - number),
        _ => Typed::Nothing,
    }
}

fn within(year: i32, this_year: i32) -> Typed {
    if (FIRST_YEAR..=this_year).contains(&year) { Typed::Year(year) } else { Typed::Beyond(year) }
}

/// Runs of digits and runs of letters, small: «1998г.» is two of them.
fn words(typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut kind = None;
    for c in typed.chars() {
        let now = match c {
            _ if c.is_ascii_digit() => Some(true),
            _ if c.is_alphabetic() => Some(false),
            _ => None,
        };
        match words.last_mut() {
            Some(word) if now.is_some() && now == kind => word.extend(c.to_lowercase()),
            _ if now.is_some() => words.push(c.to_lowercase().collect()),
            _ => {}
        }
        kind = now;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TRIED A6.
    #[test]
    fn years_are_read_as_people_write_them() {
        let read = |typed| read(typed, 2026);
        for typed in [
            "1998",
            "1998 г.",
            "1998г",
            "с 1998",
            "С 1998 года",
            "01.09.1998",
            "сентябрь 1998",
            "1998/1999",
            "98",
            "'98",
            "с 98",
            "98 г.",
            "с 98 года",
            "01.09.98",
            "в 1998-м",
            "since 1998",
        ] {
            assert_eq!(read(typed), Typed::Year(1998), "{typed}");
        }
        assert_eq!(read("сентябрь 2015"), Typed::Year(2015));
        assert_eq!(read("05"), Typed::Year(2005));
        assert_eq!(read("с 15 года"), Typed::Year(2015));
        for typed in ["15 лет", "стаж 15 лет", "лет 15", "15л", "15 years", "около 15 лет"] {
            assert_eq!(read(typed), Typed::Perhaps(2011), "{typed}");
        }
        assert_eq!(read("15"), Typed::Perhaps(2015));
        assert_eq!(read("40"), Typed::Perhaps(1986));
        assert_eq!(read("3 года"), Typed::Perhaps(2023));
        assert_eq!(read("1 год"), Typed::Perhaps(2025));
        assert_eq!(read("с прошлого года"), Typed::Perhaps(2025));
        assert_eq!(read("в этом году"), Typed::Perhaps(2026));
        assert_eq!(read("1898"), Typed::Beyond(1898));
        assert_eq!(read("2027"), Typed::Beyond(2027));
        for typed in ["давно", "", "199", "10000", "с 1998 по 2015", "1 2", "12345", "-5", "20 15"] {
            assert_eq!(read(typed), Typed::Nothing, "{typed}");
        }
    }
}

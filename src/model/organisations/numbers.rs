//! ИНН and ОГРН of organisations: pure rules. The last digit of each follows from those before it, so that a slip of the
//! keyboard is seen before it stands in an agreement.

/// Why a number is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It has so many digits, and not the right count.
    Digits(usize),
    /// Somebody's own number was typed, of a person and not of an organisation.
    Persons,
    /// The last digit does not follow from the others.
    Check,
}

/// The ИНН of an organisation: ten digits. Spaces and words around it are passed over.
pub fn inn(typed: &str) -> Result<String, Wrong> {
    let digits = digits(typed);
    match digits.len() {
        10 => {}
        12 => return Err(Wrong::Persons),
        count => return Err(Wrong::Digits(count)),
    }
    // Order ММВ-7-6/435 of 29.06.2012, appendix, III.
    const WEIGHTS: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    checked(&digits, sum % 11 % 10)
}

/// The ОГРН of an organisation: thirteen digits.
pub fn ogrn(typed: &str) -> Result<String, Wrong> {
    let digits = digits(typed);
    match digits.len() {
        13 => {}
        15 => return Err(Wrong::Persons),
        count => return Err(Wrong::Digits(count)),
    }
    // Order 165н of 30.10.2017: the first twelve as a number, by 11.
    let rest = digits.iter().take(12).fold(0, |rest, digit| (rest * 10 + digit) % 11);
    checked(&digits, rest % 10)
}

fn digits(typed: &str) -> Vec<u32> {
    typed.chars().filter_map(|c| c.to_digit(10)).collect()
}

fn checked(digits: &[u32], wanted: u32) -> Result<String, Wrong> {
    // Nothing is made of nothing: ten zeros follow from one another, too.
    if digits.last() != Some(&wanted) || digits.iter().all(|digit| *digit == 0) {
        return Err(Wrong::Check);
    }
    Ok(digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Office, «Organisations». The numbers are those of the tax service itself and of the central bank, as their sites
    /// have them.
    #[test]
    fn the_last_digit_follows_from_the_others() {
        assert_eq!(inn("7707329152"), Ok("7707329152".to_owned()));
        assert_eq!(inn("ИНН 7702 235 133"), Ok("7702235133".to_owned()));
        assert_eq!(inn("7707329153"), Err(Wrong::Check));
        // Two digits changed places.
        assert_eq!(inn("7703729152"), Err(Wrong::Check));
        assert_eq!(inn("770732915"), Err(Wrong::Digits(9)));
        assert_eq!(inn("500100732259"), Err(Wrong::Persons));
        assert_eq!(inn("0000000000"), Err(Wrong::Check));
        assert_eq!(inn("нет"), Err(Wrong::Digits(0)));
        assert_eq!(ogrn("1047707030513"), Ok("1047707030513".to_owned()));
        assert_eq!(ogrn("1037700013020"), Ok("1037700013020".to_owned()));
        assert_eq!(ogrn("1047707030514"), Err(Wrong::Check));
        assert_eq!(ogrn("304500116000157"), Err(Wrong::Persons));
        assert_eq!(ogrn("104770703051"), Err(Wrong::Digits(12)));
    }

    /// One digit that is typed wrongly never passes as another number's, but where the rest of the division is ten.
    #[test]
    fn a_slip_of_one_digit_is_seen() {
        let sound = "7707329152";
        for at in 0..10 {
            for digit in '0'..='9' {
                let slipped: String = sound.chars().enumerate().map(|(n, c)| if n == at { digit } else { c }).collect();
                assert_eq!(inn(&slipped).is_ok(), slipped == sound, "{slipped}");
            }
        }
    }
}

//! The codec of buttons: `room:stamp:press` and `>stamp:room:place`, at most 64 bytes.
//!
//! The stamp is that of the card, in base 36; a standing button has `*` instead, because it acts at any time. The
//! press, and where in the room a place is, are JSON of the room's own types, so that a code made before an upgrade
//! either means what it meant or does not decode. `=` and `!` in place of `>` go on with a draft or begin again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::erased::{self, written};
use super::{Button, Coming, Does, Key, KeyDoes, Place, RoomEntry, Screen, Trouble, View, labels};

/// What Telegram, the narrowest channel, lets a button carry.
pub const LIMIT: usize = 64;

/// The signs before a place, and how it is come to.
const COMINGS: [(&str, Coming); 3] = [(">", Coming::Plainly), ("=", Coming::Continuing), ("!", Coming::Afresh)];

/// In place of a stamp: it stands on a notice.
const STANDING: &str = "*";

/// A code taken apart; nothing in it is trusted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Goes to a place, from a card (edited in place) or from a notice (which stays).
    Go {
        /// Where to.
        place: Place,
        /// Whether it stood on a notice.
        from_notice: bool,
    },
    /// Answers the step of the card with this stamp.
    Step {
        /// Whose press it is.
        room: String,
        /// The stamp of the card.
        stamp: i64,
        /// The press, still JSON.
        press: String,
    },
    /// Acts at any time.
    Standing {
        /// Whose press it is.
        room: String,
        /// The press, still JSON.
        press: String,
    },
}

/// Reads a code; `None` for anything that this program did not write.
pub fn read(code: &str) -> Option<Code> {
    let place = COMINGS.into_iter().find_map(|(sign, coming)| Some((code.strip_prefix(sign)?, coming)));
    if let Some((code, coming)) = place {
        let (stamp, room, at) = parts(code)?;
        let place = Place { room: room.to_owned().into(), at: at.to_owned(), coming };
        return Some(Code::Go { place, from_notice: stamp == STANDING });
    }
    let (room, stamp, press) = parts(code)?;
    let (room, press) = (room.to_owned(), press.to_owned());
    Some(if stamp == STANDING {
        Code::Standing { room, press }
    } else {
        let stamp = i64::from_str_radix(stamp, 36).ok()?;
        Code::Step { room, stamp, press }
    })
}

/// How long a code is once its stamp and its numbers are as long as they get; `None` for anything that these rooms did not
/// write.
pub fn longest(code: &str, mut rooms: impl Iterator<Item = &'static RoomEntry>) -> Option<usize> {
    const STAMP: usize = "zzzzzz".len();
    let (of, json, is_place, stamp) = match read(code)? {
        Code::Go { place, from_notice } => {
            (place.room.into_owned(), place.at, true, if from_notice { STANDING.len() } else { STAMP })
        }
        Code::Step { room, press, .. } => (room, press, false, STAMP),
        Code::Standing { room, press } => (room, press, false, STANDING.len()),
    };
    // No press at all shows the card again.
    let json = if json.is_empty() { json } else { (rooms.find(|room| room.name == of)?.longest)(&json, is_place)? };
    Some([usize::from(is_place), of.len(), stamp, json.len(), "::".len()].iter().sum())
}

fn parts(code: &str) -> Option<(&str, &str, &str)> {
    let mut parts = code.splitn(3, ':');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

/// Decodes a press of a room.
pub fn press<P: DeserializeOwned>(json: &str) -> Option<P> {
    serde_json::from_str(json).ok()
}

/// Turns a room's card into one that can be stored and spoken.
pub fn seal<P: Serialize + 'static>(view: View<P>, room: &str, stamp: i64) -> Result<Screen, Trouble> {
    seal_written(written(view)?, room, stamp)
}

/// The same, with its presses written already.
pub(super) fn seal_written(view: View<erased::Press>, room: &str, stamp: i64) -> Result<Screen, Trouble> {
    seal_with(view, room, &in_base_36(stamp))
}

/// Turns a notice into one that can be stored and sent; its buttons are standing buttons.
pub fn seal_notice<P: Serialize + 'static>(view: View<P>, room: &str) -> Result<Screen, Trouble> {
    seal_written_notice(written(view)?, room)
}

/// The same, with its presses written already.
pub(super) fn seal_written_notice(view: View<erased::Press>, room: &str) -> Result<Screen, Trouble> {
    seal_with(view, room, STANDING)
}

fn seal_with(view: View<erased::Press>, room: &str, stamp: &str) -> Result<Screen, Trouble> {
    let mut rows = Vec::with_capacity(view.rows.len());
    for row in view.rows {
        rows.push(row.into_iter().map(|button| key(button, room, stamp)).collect::<Result<_, _>>()?);
    }
    let message = view.message.map(Box::new);
    let mut screen =
        Screen { remark: None, title: view.title, lines: view.lines, question: view.question, rows, message };
    labels::mend(&mut screen);
    Ok(screen)
}

fn key(button: Button<erased::Press>, room: &str, stamp: &str) -> Result<Key, Trouble> {
    let does = match button.does {
        Does::Open(address) => KeyDoes::Url(address),
        Does::Share(words) => KeyDoes::Share(words),
        Does::Go(Place { room, at, coming }) => {
            let sign = COMINGS.into_iter().find(|(_, known)| *known == coming).map_or(">", |(sign, _)| sign);
            KeyDoes::Code(fitting(&room, format!("{sign}{stamp}:{room}:{at}"))?)
        }
        Does::Press(press) => KeyDoes::Code(code(room, stamp, press.get())?),
        // No press at all decodes to none, and then the current card is shown again.
        Does::Show => KeyDoes::Code(fitting(room, format!("{room}:{stamp}:"))?),
        Does::Stand(press) => KeyDoes::Code(code(room, STANDING, press.get())?),
    };
    Ok(Key { label: button.label, does })
}

fn code(room: &str, stamp: &str, press: &str) -> Result<String, Trouble> {
    fitting(room, format!("{room}:{stamp}:{press}"))
}

fn fitting(room: &str, code: String) -> Result<String, Trouble> {
    if code.len() > LIMIT {
        return Err(Trouble::fault(format!("a button of {room} needs {} bytes", code.len())));
    }
    Ok(code)
}

fn in_base_36(mut number: i64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    loop {
        digits.push(DIGITS[(number % 36) as usize] as char);
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_place_travels_there_and_back() {
        for (_, coming) in COMINGS {
            let at = format!("{{\"card\":{{\"event\":{}}}}}", i64::MAX);
            let place = Place { room: "events".into(), at, coming };
            let view = || View::<()>::new("x").button(Button::go("Открыть", place.clone()));
            for (screen, from_notice) in
                [(seal(view(), "events", 99_999_999), false), (seal_notice(view(), "events"), true)]
            {
                let screen = screen.unwrap();
                let KeyDoes::Code(code) = &screen.rows[0][0].does else { panic!("a code") };
                assert_eq!(read(code), Some(Code::Go { place: place.clone(), from_notice }));
            }
        }
    }

    #[test]
    fn a_press_too_long_for_a_button_is_refused_where_it_is_made() {
        let view = View::new("x").button(Button::press("x", "y".repeat(60)));
        assert!(matches!(seal(view, "events", 1), Err(Trouble::Fault(_))));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(code in "\\PC{0,80}") {
            let _ = read(&code);
        }

        #[test]
        fn stamps_survive(stamp in 0_i64..i64::MAX) {
            let screen = seal(View::new("x").button(Button::press("x", 5)), "room", stamp).unwrap();
            let KeyDoes::Code(code) = &screen.rows[0][0].does else { panic!("a code") };
            prop_assert_eq!(read(code), Some(Code::Step { room: "room".into(), stamp, press: "5".into() }));
        }
    }
}

//! A long text comes in pieces: the messenger cuts it at so many signs, in the middle of a line or of a word.
//!
//! A text that ends near that limit is held in the session, where a crash leaves it, and the person is asked for the
//! rest: what comes next is joined to it, and only then a room hears the whole. So no half line becomes a fact, in any
//! room. Nothing waits for a clock: as a rule the rest is in the inbox already; whoever has sent everything says so by a
//! button. A text of the usual length costs nothing here.

use serde::{Deserialize, Serialize};

use super::channel::Heard;
use crate::say;
use crate::talk::button::{self, Code};
use crate::talk::session::{self, PIECE};
use crate::talk::{Button, Cx, Result, Screen, Turned, View};

/// Where a messenger cuts, in UTF-16 units.
const LIMIT: usize = 4096;
/// A cut is made between lines where that is near, so that a piece may be shorter by a line.
const NEAR: usize = 3900;
/// More than so many units are no list that anybody pastes: what is there goes to the room as it is.
const MOST: usize = 64 * 1024;

/// What is held of a long text.
#[derive(Debug, Serialize, Deserialize)]
struct Piece {
    /// The pieces so far, joined.
    text: String,
    /// The length of the last of them.
    last: usize,
    /// The room that will hear the whole.
    room: String,
}

/// What the buttons of the card carry on which the rest is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Press {
    /// There is no more to come.
    All,
    /// It was not meant to be sent.
    Drop,
}

/// What is to be done with what was said.
pub enum Gathered {
    /// It goes on its way, perhaps longer than it came.
    Heard(Heard),
    /// The rest is asked for.
    Shows(Turned),
}

/// Holds what is a piece, and joins what belongs to a piece that is held.
pub fn gather(cx: &mut Cx, heard: Heard) -> Result<Gathered> {
    let Some(held) = session::held(cx).and_then(|json| serde_json::from_str::<Piece>(json).ok()) else {
        return match heard {
            // Before the consent nothing is kept of what somebody says.
            Heard::Text(text) if units(&text) >= NEAR && cx.account.consent.is_some() => {
                let (last, room) = (units(&text), cx.account.room.clone());
                ask_for_the_rest(cx, &Piece { text, last, room })
            }
            heard => Ok(Gathered::Heard(heard)),
        };
    };
    let press = match &heard {
        Heard::Text(text) => match session::named(cx, text) {
            session::Named::Code(code) => button::read(&code),
            session::Named::Label | session::Named::Nothing => None,
        },
        Heard::Press { code, .. } => code.clone(),
        _ => None,
    };
    let press = match press {
        Some(Code::Step { room, stamp, press }) if room == PIECE && stamp == cx.account.stamp => {
            button::press::<Press>(&press)
        }
        _ => None,
    };
    match (press, heard) {
        (Some(Press::All), heard) => {
            session::give_back(cx, &held.room);
            Ok(Gathered::Heard(match heard {
                Heard::Press { .. } | Heard::Text(_) => Heard::Text(held.text),
                other => other,
            }))
        }
        (Some(Press::Drop), _) => {
            session::give_back(cx, &held.room);
            let dropped = say!(cx.language(), "talk-piece-dropped");
            cx.remark(dropped);
            // No code at all shows the current card again.
            Ok(Gathered::Heard(Heard::Press { callback: String::new(), message: None, code: None }))
        }
        (None, Heard::Text(text)) => {
            let last = units(&text);
            let whole = joined(&held.text, &text, held.last >= LIMIT);
            if last >= NEAR && units(&whole) < MOST {
                return ask_for_the_rest(cx, &Piece { text: whole, last, room: held.room });
            }
            session::give_back(cx, &held.room);
            Ok(Gathered::Heard(Heard::Text(whole)))
        }
        // What is neither text nor button says nothing about the rest.
        (None, Heard::Thing(_) | Heard::File(_) | Heard::Edited(_)) => ask_for_the_rest(cx, &held),
        // Whoever goes elsewhere hears there that it is dropped.
        (
            None,
            heard @ (Heard::Command { .. }
            | Heard::Press { .. }
            | Heard::FileArrived(_)
            | Heard::FileFailed(_)
            | Heard::Reach(_)
            | Heard::Group(_)
            | Heard::Question { .. }),
        ) => Ok(Gathered::Heard(heard)),
    }
}

/// The card that asks for the rest; what is held stands in its session.
fn ask_for_the_rest(cx: &mut Cx, held: &Piece) -> Result<Gathered> {
    let language = cx.language();
    let end = held.text.lines().next_back().unwrap_or_default();
    let end: String = end.chars().skip(end.chars().count().saturating_sub(40)).collect();
    let view = View::new(say!(language, "talk-piece-title"))
        .line(say!(language, "talk-piece-line", end = end))
        .question(say!(language, "talk-piece-question"))
        .button(Button::press(say!(language, "talk-piece-all"), Press::All))
        .button(Button::press(say!(language, "button-cancel"), Press::Drop));
    let stamp = session::show_without_step(cx, PIECE);
    let screen: Screen = button::seal(view, PIECE, stamp)?;
    session::keep_labels(cx, PIECE, serde_json::to_string(held)?, &screen);
    Ok(Gathered::Shows(Turned::Screen(screen)))
}

/// The length as the messenger counts it.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Two pieces as one text. A messenger takes the blanks off at the cut, so that the lines themselves have to tell whether
/// one of them was cut; `is_hard` says that the piece was full, so that the cut may stand within a word.
fn joined(first: &str, rest: &str, is_hard: bool) -> String {
    let (before, last) = first.rsplit_once('\n').unwrap_or(("", first));
    let next = rest.lines().next().unwrap_or_default();
    let lines: Vec<&str> = before.lines().filter(|line| !line.trim().is_empty()).collect();
    let gap = match (cut(&lines, last.trim(), next.trim(), is_hard), is_hard) {
        (Cut::BetweenLines, _) => "\n",
        (Cut::WithinLine, false) => " ",
        (Cut::WithinLine, true) => "",
    };
    format!("{first}{gap}{rest}")
}

/// Where a text was cut.
#[derive(Debug, PartialEq, Eq)]
enum Cut {
    BetweenLines,
    WithinLine,
}

fn cut(lines: &[&str], last: &str, next: &str, is_hard: bool) -> Cut {
    if lines.is_empty() {
        return Cut::WithinLine;
    }
    let most = |holds: &dyn Fn(&str) -> bool| lines.iter().filter(|line| holds(line)).count() * 2 > lines.len();
    if most(&is_marked) {
        return if is_marked(next) { Cut::BetweenLines } else { Cut::WithinLine };
    }
    let begins = next.chars().next();
    if begins.is_none_or(|c| c.is_lowercase() || matches!(c, ',' | '.' | ';' | ')' | '»' | '№')) {
        return Cut::WithinLine;
    }
    let is_usual = |head: &str| !head.is_empty() && most(&|line| self::head(line) == head);
    if is_usual(head(next)) {
        return Cut::BetweenLines;
    }
    let one = format!("{last}{next}");
    if is_hard && is_usual(head(&one)) {
        return Cut::WithinLine;
    }
    // «МБ» and «ОУ», «3» and «5» are one word; «Ольга» and «Иванова» are two.
    let ends = last.chars().next_back();
    let within = |one: char, other: char| {
        one.is_uppercase() && other.is_uppercase() || one.is_numeric() && other.is_numeric() || one == '-'
    };
    match (is_hard, ends.zip(begins)) {
        (true, Some((one, other))) if within(one, other) => Cut::WithinLine,
        _ => Cut::BetweenLines,
    }
}

/// The first word of a line.
fn head(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// Whether a line bears the mark of a list: «1.», «2)», «•», «–».
fn is_marked(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < line.len() && rest.starts_with(['.', ')'])) || line.starts_with(['•', '–', '—', '-', '*', '·'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Faults 13.
    #[test]
    fn the_lines_tell_where_a_list_was_cut() {
        let schools = "МБОУ «Школа № 1»\nМБОУ «Школа № 2»\nМБОУ «Школа № 3»";
        let numbered = "1. Школа № 1\n2. Школа № 2\n3. Школа";
        let people = "Петрова Ольга\nСмирнова Ирина\nЕлкина Анна";
        for (first, rest, is_hard, expected) in [
            (format!("{schools}\nМБ"), "ОУ «Школа № 4»", true, "МБОУ «Школа № 4»"),
            (schools.to_owned(), "МБОУ «Школа № 4»", true, "МБОУ «Школа № 3»"),
            (schools.to_owned(), "МБОУ «Школа № 4»", false, "МБОУ «Школа № 3»"),
            (format!("{schools}\nМБОУ «Средняя"), "школа № 4»", false, "МБОУ «Средняя школа № 4»"),
            (format!("{schools}\nМБОУ «Школа № 3"), "5»", true, "МБОУ «Школа № 35»"),
            (numbered.to_owned(), "№ 3\n4. Школа № 4", false, "3. Школа № 3"),
            (numbered.to_owned(), "4. Школа № 4", false, "3. Школа"),
            (people.to_owned(), "Ли Яна", true, "Елкина Анна"),
            (people.to_owned(), "стасия", true, "Елкина Аннастасия"),
        ] {
            let whole = joined(&first, rest, is_hard);
            assert!(whole.lines().any(|line| line == expected), "{first} + {rest}: {whole}");
        }
    }

    proptest! {
        /// Faults 13: nothing is lost at a cut, and lines before and after it stay as they were.
        #[test]
        fn nothing_is_lost(first in "[А-Яа-я0-9.\\n «»]{1,60}", rest in "[А-Яа-я0-9.\\n «»]{1,60}", is_hard: bool) {
            let whole = joined(&first, &rest, is_hard);
            prop_assert!(whole.starts_with(&first) && whole.ends_with(&rest));
            prop_assert!(whole.len() <= first.len() + rest.len() + 1);
        }
    }
}

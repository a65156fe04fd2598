//! Cards that can be named by typing, and the cards of the kit itself, which no room's step belongs to.

use super::{KeptStep, forget, left, millis, stand};
use crate::talk::{Cx, KeyDoes, Screen, typed};

/// The room of a person who is asked for the rest of a long text; its step is what has come of it so far.
pub const PIECE: &str = "piece";

/// What a typed text is on the current card.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// It reads as one of the labels; the room knows which button that is.
    Label,
    /// It reads as the label of a button with this code.
    Code(String),
    /// It is none of the labels.
    Nothing,
}

/// Whether a typed text reads as a label of the current card.
pub fn named(cx: &Cx, typed: &str) -> Named {
    let labels = &cx.account.labels;
    let Some(trace) = Some(typed).filter(|_| !labels.is_empty()).and_then(typed::trace) else {
        return Named::Nothing;
    };
    let line = labels.lines().find_map(|line| line.strip_prefix(trace.as_str()));
    line.map_or(Named::Nothing, |rest| match rest.trim_start() {
        "" => Named::Label,
        code => Named::Code(code.to_owned()),
    })
}

/// Keeps what the buttons of a card without a step read, each with its code, as long as the card is the current one:
/// nobody can be asked for that card again. `step` is JSON.
pub fn keep_labels(cx: &mut Cx, room: &'static str, step: String, screen: &Screen) {
    let keys = screen.rows.iter().flatten();
    let lines: Vec<_> = keys
        .filter_map(|key| match &key.does {
            KeyDoes::Code(code) => Some(format!("{} {code}", typed::trace(&key.label)?)),
            KeyDoes::Url(_) | KeyDoes::Share(_) => None,
        })
        .collect();
    let kept = KeptStep { version: 1, step, labels: lines.join("\n"), said: String::new() };
    let now = millis(cx.now);
    stand(cx).steps.insert(room, Some((kept, now)));
}

/// What is held of a long text, as JSON.
pub(crate) fn held(cx: &Cx) -> Option<&str> {
    left(cx, PIECE).filter(|_| cx.account.room == PIECE)
}

/// Nothing of a long text is held any more, and the person stands in this room again.
pub(crate) fn give_back(cx: &mut Cx, room: &str) {
    forget(cx, PIECE);
    cx.account.room = room.to_owned();
    cx.account.labels.clear();
}

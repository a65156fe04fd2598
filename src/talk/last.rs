//! What somebody said last: a correction of the same message corrects the answer, as long as nothing else was done, and
//! the rest of an album is no further answer.
//!
//! It is kept beside the step that the answer has led to, and so goes with the next thing that is done.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::erased::{Erased, Step};
use super::{Cx, Result, Styled};

/// Where a message comes from, by the channel's own names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The message; nothing for what is none.
    pub message: Option<String>,
    /// The album that it is a part of.
    pub album: Option<String>,
    /// Its words as they were typed, with their formatting; of a picture or a file those below it.
    pub styled: Option<Styled>,
}

/// The step that a typed text has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Its room.
    pub room: String,
    /// The version of the room.
    pub version: i64,
    /// The step.
    pub step: Value,
}

/// What is kept of it.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Last {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    album: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Before>,
}

/// Notes the step that a typed text answers.
pub(super) fn note(cx: &mut Cx, room: &dyn Erased, step: &Step) -> Result<()> {
    if cx.traces.origin.message.is_some() {
        let step = serde_json::from_str(&step.json()?)?;
        cx.traces.before = Some(Before { room: room.name().to_owned(), version: room.version(), step });
    }
    Ok(())
}

/// What is to be kept of this turn; empty where it can neither be corrected nor go on.
pub(super) fn kept(cx: &Cx) -> Result<String> {
    let (origin, before) = (&cx.traces.origin, cx.traces.before.clone());
    if before.is_none() && origin.album.is_none() {
        return Ok(String::new());
    }
    let last = Last { message: origin.message.clone(), album: origin.album.clone(), before };
    Ok(serde_json::to_string(&last)?)
}

fn last(cx: &Cx) -> Option<Last> {
    serde_json::from_str(&cx.account.said).ok()
}

/// The step that the message which is corrected now has answered, if nothing else was done since.
pub fn corrected(cx: &Cx) -> Option<Before> {
    let last = last(cx)?;
    let same = last.message.is_some() && last.message == cx.traces.origin.message;
    last.before.filter(|_| same)
}

/// Whether this is a further part of the album that was answered last.
pub(super) fn is_of_the_same_album(cx: &Cx) -> bool {
    let album = &cx.traces.origin.album;
    album.is_some() && last(cx).is_some_and(|last| last.album == *album)
}

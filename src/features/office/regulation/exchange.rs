//! The regulation as a file: sent to whoever asks, and read with all that is wrong told at once.

use super::room::{Rules, against, sure};
use super::steps::{Step, What};
use crate::model::regulation::{self, Change, Regulation, file, keys};
use crate::say;
use crate::talk::{Cx, File, Next, Parcel, Received, Result, files};
use crate::text::{Language, clipped};

/// How much of what is wrong is told at once.
const TOLD: usize = 5;

/// Sends the file.
pub async fn send(cx: &mut Cx) -> Result<Next<Rules>> {
    let language = cx.language();
    let now = regulation::now(cx).await?;
    cx.parcel(Parcel::File(File {
        name: format!("regulation-{}.json", now.version),
        caption: say!(language, "regulation-file-caption", version = now.version),
        text: file::write(&now)?,
    }));
    Ok(Next::Go(Step::File))
}

/// Reads a file, and asks whether it shall hold.
pub async fn receive(cx: &mut Cx, received: &Received) -> Result<Next<Rules>> {
    let language = cx.language();
    let read = if received.bytes > file::MOST_BYTES as u64 {
        Err(vec![file::Wrong::TooLarge])
    } else {
        file::read(&files::read(cx, received.id).await?)
    };
    files::discard(cx, received.id).await?;
    let contents = match read {
        Ok(contents) => contents,
        Err(wrong) => {
            let more = wrong.len().saturating_sub(TOLD);
            let mut told: Vec<_> = wrong.iter().take(TOLD).map(|wrong| said(language, wrong)).collect();
            if more > 0 {
                told.push(say!(language, "regulation-more", count = more));
            }
            return Ok(Next::Stay(say!(language, "regulation-file-refused", flaws = told.join("\n"))));
        }
    };
    let now = regulation::now(cx).await?;
    let after = match now.after(&Change::File(contents))? {
        Ok(after) => after,
        Err((name, flaw)) => return Ok(Next::Stay(against(language, name, flaw))),
    };
    if same(&now, &after) {
        return Ok(Next::Stay(say!(language, "regulation-file-same")));
    }
    Ok(sure(What::File { text: file::write(&after)? }, now.version))
}

/// Whether two regulations say the same, and for the same reasons.
fn same(one: &Regulation, other: &Regulation) -> bool {
    let set = |regulation: &Regulation, name: &str| {
        regulation.overrides.get(name).map(|set| (set.value.clone(), set.grounds.clone()))
    };
    let bodies = |regulation: &Regulation| -> Vec<_> {
        regulation.bodies.iter().map(|(of, set)| (*of, set.value.clone(), set.grounds.clone())).collect()
    };
    let is_same = keys::ALL.into_iter().all(|rule| set(one, rule.name) == set(other, rule.name));
    one.presets == other.presets && is_same && bodies(one) == bodies(other)
}

/// What is wrong with a file. What stands in it is quoted clipped: it may be anything.
fn said(language: Language, wrong: &file::Wrong) -> String {
    let title = |name: &str| keys::named(name).map_or_else(|| name.to_owned(), |rule| (rule.title)(language));
    match wrong {
        file::Wrong::TooLarge => say!(language, "regulation-wrong-large", limit = file::MOST_BYTES / 1024),
        file::Wrong::NotOurs => say!(language, "regulation-wrong-not-ours"),
        file::Wrong::Format(format) => {
            say!(language, "regulation-wrong-format", format = *format, known = file::FORMAT)
        }
        file::Wrong::UnknownKey(key) => say!(language, "regulation-wrong-key", key = clipped(key, 40)),
        file::Wrong::UnknownBody(name, of) => {
            say!(language, "regulation-wrong-body", title = title(name), body = clipped(of, 40))
        }
        file::Wrong::UnknownPreset(code) => say!(language, "regulation-wrong-preset", code = clipped(code, 40)),
        file::Wrong::Twice(name) => say!(language, "regulation-wrong-twice", title = title(name)),
        file::Wrong::Own(name) => say!(language, "regulation-wrong-own", title = title(name)),
        file::Wrong::Grounds(name) => {
            say!(language, "regulation-wrong-grounds", title = title(name), most = file::GROUNDS)
        }
        file::Wrong::Value(name, flaw) => {
            say!(language, "regulation-wrong-value", title = title(name), flaw = against(language, name, *flaw))
        }
    }
}

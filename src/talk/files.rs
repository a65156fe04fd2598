//! Files from people, as rooms meet them: one is asked for, comes in a later turn, and becomes a fact or goes.
//!
//! A room whose step takes files ([`Room::takes_files`](super::Room::takes_files)) hears of a file when it is there, as
//! [`Said::File`](super::Said::File). Its name and media type are what the sender says: to be shown, never to be
//! trusted.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::session::millis;
use super::{Cx, Fate, Heading, Kept, Of, Result, Said, Styled, Table, Thing, Trouble, Tx};
use crate::files::{Exchange, Laid, MOST, store};
use crate::ids::FileId;
use crate::say;
use crate::text::Language;

/// Files of somebody, and what is still to be fetched for them.
pub const TABLES: &[Table] = &[
    Table::of("file", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "talk-kept-files"),
        rows: "SELECT json_object('name', name, 'kind', kind, 'bytes', bytes, 'received_at', received_at,
                      'said_so_far', json(caption))
               FROM file WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("file_fetch", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "talk-kept-fetches"),
        rows: "SELECT json_object('name', name, 'kind', kind, 'bytes', bytes,
                      'asked_at', strftime('%Y-%m-%dT%H:%M:%SZ', asked_at / 1000, 'unixepoch'),
                      'said_so_far', json(caption))
               FROM file_fetch WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
];

/// How many bytes of one account may wait to become a fact; beyond that, the person is asked to wait.
const MOST_LOOSE: u64 = 10 * MOST;

/// How long the operator's folder may take to be listed.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many characters of a name are kept.
const LONGEST_NAME: usize = 120;

/// A file as a person sent it: the channel still has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The channel's name for it.
    pub reference: String,
    /// The sender's name for it, if it has one.
    pub name: Option<String>,
    /// Its media type, as the sender's client says.
    pub kind: Option<String>,
    /// Its size, if the channel knows it.
    pub bytes: Option<u64>,
    /// What it is to a room that asked for no file.
    pub thing: Thing,
}

/// A file that has come, and is nobody's fact yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its number, for [`read`] and [`keep`].
    pub id: FileId,
    /// The sender's name for it: to be shown, never to be trusted.
    pub name: String,
    /// Its media type, as the sender's client says.
    pub kind: Option<String>,
    /// Its size.
    pub bytes: u64,
    /// What stood below it.
    pub caption: Option<Styled>,
}

/// Why a file that was asked for has not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfetched {
    /// The channel does not give it any more.
    Gone,
    /// It is larger than was announced.
    TooBig,
    /// There is nothing in it.
    Empty,
    /// It could not be stored.
    Disk,
    /// It does not lie in the operator's folder any more, or cannot be read there.
    NotLaid,
}

impl Unfetched {
    fn words(self, language: Language) -> String {
        match self {
            Unfetched::Gone => say!(language, "talk-file-gone"),
            Unfetched::TooBig => say!(language, "talk-file-too-big-unmeasured", limit = MOST / MEGABYTE),
            Unfetched::Empty => say!(language, "talk-file-empty"),
            Unfetched::Disk => say!(language, "talk-file-disk"),
            Unfetched::NotLaid => say!(language, "talk-file-not-laid"),
        }
    }
}

/// Marks a file as a fact's: it stays as long as its owner.
pub async fn keep(tx: &mut Tx, file: FileId) -> Result<()> {
    if store::keep(tx.db(), file).await? { Ok(()) } else { Err(Trouble::Gone) }
}

/// Takes a file from its owner; its content is deleted after the commit, unless somebody else has the same.
pub async fn discard(tx: &mut Tx, file: FileId) -> Result<()> {
    store::drop(tx.db(), file).await?;
    tx.wake_files();
    Ok(())
}

/// What the content of a file of the account that speaks is kept by; none where it is gone.
pub async fn hash(cx: &mut Cx, file: FileId) -> Result<Option<String>> {
    let account = cx.account_id();
    Ok(store::own_hash(cx.db(), account, file).await?)
}

/// The content of a file. One that became no fact within a day is gone.
pub async fn read(tx: &mut Tx, file: FileId) -> Result<Vec<u8>> {
    let hash = store::hash_of(tx.db(), file).await?.ok_or(Trouble::Gone)?;
    let files = tx.around.files.clone();
    let read = tokio::task::spawn_blocking(move || files.read(&hash));
    read.await.map_err(Trouble::fault)?.map_err(Trouble::fault)
}

/// The file of the account.
pub(crate) async fn received(cx: &mut Cx, id: FileId) -> Result<Option<Received>> {
    let account = cx.account_id();
    let found = store::find(cx.db(), account, id).await?;
    Ok(found.map(|file| Received {
        id,
        name: file.name,
        kind: file.kind,
        bytes: file.bytes.unsigned_abs(),
        // What another version wrote is no reason to lose the file.
        caption: file.caption.and_then(|caption| serde_json::from_str(&caption).ok()),
    }))
}

/// Asks for a file that was sent, unless it is unacceptable; returns the remark for the person.
pub(super) async fn ask(cx: &mut Cx, attachment: Attachment) -> Result<String> {
    let language = cx.language();
    let size = match attachment.bytes {
        Some(0) => return Ok(Unfetched::Empty.words(language)),
        Some(bytes) if bytes > MOST => {
            let (limit, size) = (MOST / MEGABYTE, megabytes(language, bytes));
            return Ok(say!(language, "talk-file-too-big", limit = limit, size = size));
        }
        size => size.and_then(|bytes| i64::try_from(bytes).ok()),
    };
    let (account, now) = (cx.account_id(), millis(cx.now));
    let loose = store::loose(cx.db(), account, MOST as i64).await?;
    if loose.unsigned_abs() + size.map_or(MOST, i64::unsigned_abs) > MOST_LOOSE {
        return Ok(say!(language, "talk-file-enough"));
    }
    let name = attachment.name.as_deref().map(clean).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| attachment.thing.named(language));
    let kind = attachment.kind.as_deref().map(in_one_line);
    let caption = cx.traces.origin.styled.as_ref().map(serde_json::to_string).transpose()?;
    let file = (attachment.reference.as_str(), name.as_str(), kind.as_deref(), size);
    store::ask(cx.db(), account, file, caption.as_deref(), now).await?;
    cx.wake_files();
    Ok(say!(language, "talk-file-coming"))
}

/// The files that were laid into the operator's folder for the bot; `None` where there is no such folder, or where it does
/// not answer: it may lie on another machine, and everybody waits for this turn.
pub async fn laid(tx: &mut Tx) -> Result<Option<Vec<Laid>>> {
    let files = tx.around.files.clone();
    if files.exchange().is_none() {
        return Ok(None);
    }
    let listed = tokio::task::spawn_blocking(move || files.exchange().map(Exchange::waiting).transpose());
    match tokio::time::timeout(PATIENCE, listed).await {
        Ok(listed) => match listed.map_err(Trouble::fault)? {
            Ok(laid) => Ok(laid),
            Err(error) => {
                tracing::error!(kind = %error.kind(), "the folder of GROZD_EXPORT cannot be listed");
                Ok(None)
            }
        },
        Err(_) => {
            tracing::error!("the folder of GROZD_EXPORT does not answer");
            Ok(None)
        }
    }
}

/// Asks for a file that was laid there. The room hears of it as of one that was sent, if its step
/// [awaits](super::Room::awaits_file) one.
pub async fn ask_laid(cx: &mut Cx, file: &Laid) -> Result<()> {
    let (account, now) = (cx.account_id(), millis(cx.now));
    let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
    store::ask_laid(cx.db(), account, (&file.name, bytes), now).await?;
    cx.wake_files();
    Ok(())
}

/// Reports a file, or its failure, if the current room does not take it; returns whether it was about a file.
pub(crate) fn remark(cx: &mut Cx, heading: &Heading) -> bool {
    let language = cx.language();
    let words = match heading {
        Heading::Said(Said::File(_)) => say!(language, "talk-file-late"),
        Heading::Unfetched(why) => why.words(language),
        _ => return false,
    };
    cx.remark(words);
    true
}

/// A name that does not look like a path.
fn clean(name: &str) -> String {
    in_one_line(name).replace(['/', '\\'], "_")
}

/// Text without line breaks and bidi overrides.
fn in_one_line(words: &str) -> String {
    let turns = |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let words: String = words.chars().filter(|c| !c.is_control() && !turns(*c)).take(LONGEST_NAME).collect();
    words.trim().to_owned()
}

const MEGABYTE: u64 = 1024 * 1024;

/// A size with one decimal, rounded up, so that what is too big looks too big.
pub fn megabytes(language: Language, bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(MEGABYTE);
    format!("{}{}{}", tenths / 10, language.pick(',', '.'), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_words_to_be_shown_and_nothing_else() {
        assert_eq!(clean("../../etc/passwd"), ".._.._etc_passwd");
        assert_eq!(clean("план\u{202E}fdp.exe\r\n"), "планfdp.exe");
        assert_eq!(clean("\u{0}\u{7}  "), "");
        assert_eq!(clean(&"я".repeat(500)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_byte_too_much_is_seen() {
        assert_eq!(megabytes(Language::Ru, MOST + 1), "20,1");
        assert_eq!(megabytes(Language::En, 4096 * MEGABYTE), "4096.0");
    }
}

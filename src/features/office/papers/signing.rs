//! What becomes of a paper after it was made: its scan comes, and it is published.

use chrono::NaiveDate;

use super::room::Papers;
use super::steps::Step;
use crate::ids::PaperId;
use crate::model::papers::{self, Kind};
use crate::model::regulation::is_link;
use crate::model::roles::Coordinator;
use crate::papers::words;
use crate::say;
use crate::talk::{Content, Cx, Next, Parcel, Received, Result, Trouble, files};
use crate::text::one_line;

/// The longest link, as the database takes it.
const LONGEST_LINK: usize = 500;

/// Takes the scan of a signed paper.
pub async fn take_scan(cx: &mut Cx, guard: Coordinator, id: PaperId, file: &Received) -> Result<Next<Papers>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let bytes = files::read(cx, file.id).await?;
    let kind = papers::scan_kind(&bytes).filter(|_| paper.hash.is_some());
    let Some(kind) = kind else {
        files::discard(cx, file.id).await?;
        let flaw = if paper.hash.is_some() {
            say!(language, "papers-scan-flaw")
        } else {
            say!(language, "papers-scan-unmade")
        };
        return Ok(Next::Stay(flaw));
    };
    let (name, account) = (scan_name(paper.kind, paper.day, kind), cx.account_id());
    if !papers::scan(cx, guard, id, (account, file.id), &name).await? {
        return Err(Trouble::Gone);
    }
    cx.remark(say!(language, "papers-scan-kept"));
    Ok(Next::Go(Step::Card { id }))
}

/// What the file of a scan is called, of a paper of a day; `end` is what the file's content asks for.
pub fn scan_name(kind: Kind, day: NaiveDate, end: &str) -> String {
    format!("{}_{day}_скан.{end}", kind.file())
}

/// Sends the scan: the same bytes.
pub async fn send_scan(cx: &mut Cx, guard: Coordinator, id: PaperId) -> Result<Next<Papers>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let (hash, name) = paper.scan_hash.zip(paper.scan_name).ok_or(Trouble::Gone)?;
    let caption = words::caption(language, paper.kind, paper.number.as_deref(), &paper.about);
    cx.parcel(Parcel::Content(Content { hash, name, caption, names: true }));
    Ok(Next::Go(Step::Sent { id }))
}

/// Notes where a paper was published; «нет» takes it back.
pub async fn publish(cx: &mut Cx, guard: Coordinator, id: PaperId, typed: &str) -> Result<Next<Papers>> {
    let language = cx.language();
    let link = one_line(typed);
    let none = ["нет", "no", "none", "-", "—"].contains(&link.to_lowercase().trim_end_matches('.'));
    if !none && (!is_link(&link) || link.chars().count() > LONGEST_LINK) {
        return Ok(Next::Stay(say!(language, "papers-link-flaw")));
    }
    if !papers::publish(cx, guard, id, Some(link.as_str()).filter(|_| !none)).await? {
        return Err(Trouble::Gone);
    }
    let told = if none { say!(language, "papers-link-gone") } else { say!(language, "papers-link-kept") };
    cx.remark(told);
    Ok(Next::Go(Step::Card { id }))
}

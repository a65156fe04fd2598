//! What becomes of a paper after it was made: its scan comes, it is copied and published.

use chrono::{Datelike, NaiveDate};

use super::facts::store::{self as facts, Asked};
use super::room::Papers;
use super::steps::Step;
use crate::ids::PaperId;
use crate::model::papers::{self, Kind};
use crate::model::regulation::is_link;
use crate::model::roles::Coordinator;
use crate::papers::kinds::date;
use crate::papers::words;
use crate::say;
use crate::talk::{Certified, Content, Cx, Next, Parcel, Received, Result, Trouble, files};
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

/// Sends a copy for which whoever asks for it vouches (PAPERS 0.11): the same bytes, with their lines below. For elsewhere
/// it says where the paper itself lies.
pub async fn copy(cx: &mut Cx, guard: Coordinator, id: PaperId, elsewhere: bool) -> Result<Next<Papers>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    // A copy of what nobody has signed would vouch for nothing.
    let hash = paper.hash.filter(|_| paper.signed_at.is_some()).ok_or(Trouble::Gone)?;
    let asked = Asked::today(cx, paper.kind);
    let whole = facts::whole(cx, guard, &asked).await?;
    let (office, post) = (&whole.ours.office, &whole.ours.author_post);
    let today = cx.today();
    let mut lines =
        vec!["Верно".to_owned(), format!("{post}\t____________\t{}", office.signs(&whole.ours.author)), date(today)];
    if elsewhere {
        lines.extend([office.keeps(paper.day.year()), "М.П.".to_owned()]);
    }
    let of = Content {
        hash,
        name: format!("{}_{}_копия.docx", paper.kind.file(), paper.day),
        caption: words::copy(language, paper.kind, paper.number.as_deref(), &paper.about),
        names: true,
    };
    cx.parcel(Parcel::Certified(Certified { of, lines }));
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

//! Its share of the invented municipality: the order of a roster, signed, scanned and published, and an agreement that is
//! still to be signed.

use std::sync::atomic::AtomicBool;

use super::facts::store::Asked;
use super::{facts, signing};
use crate::features::Town;
use crate::files::store::{self as files, Found};
use crate::ids::{GroupId, PaperId};
use crate::model::papers::{self, Kind};
use crate::papers::kinds;
use crate::papers::word::{self, Bounds, Values};
use crate::talk::{Result, Trouble};

/// The scan of a signed order: its text is drawn as bars, since it is of any day.
const SCAN: &[u8] = include_bytes!("demo.png");
const LINK: &str = "https://example.org/lesnoy/orders/1";

/// Makes both, about the first of the groups.
pub async fn papers(town: &mut Town) -> Result<()> {
    let Some((group, _)) = town.groups.first().copied() else { return Ok(()) };
    town.days_ago_this_year(33).await?;
    let order = made(town, Kind::RosterOrder, group).await?;
    town.days_ago_this_year(31).await?;
    sign(town, order).await?;
    town.days_ago(4);
    made(town, Kind::Agreement, group).await?;
    Ok(())
}

/// Orders a paper for the coordinator under the number that comes next, and makes it at once: no bot is there yet that
/// would, and nobody waits for the file.
async fn made(town: &mut Town, kind: Kind, group: GroupId) -> Result<PaperId> {
    let guard = town.coordinator().await?;
    let today = Asked::today(&town.tx, kind);
    let about = facts::about(&mut town.tx, guard, Some(group), &today).await?;
    let numbered = Asked { number: Some(about.proposed().to_string()), ..today };
    let new = facts::new(&mut town.tx, guard, &about, &numbered, false).await?;
    let new = new.ok_or_else(|| Trouble::fault("a paper of the demo has too many lines"))?;
    let ordered = papers::order(&mut town.tx, guard, town.people[0].account, &new).await?;
    let id = ordered.ok_or_else(|| Trouble::fault("two papers of the demo bear one number"))?;
    let values: Values = serde_json::from_str(&new.filling)?;
    let stop = AtomicBool::new(false);
    let filled = word::fill(kinds::blank(kind), &values, &mut Bounds::of(&stop));
    let bytes = filled.map_err(|flaw| Trouble::fault(format!("a paper of the demo cannot be made: {flaw:?}")))?;
    let hash = town.tx.around.files.put(&bytes).map_err(Trouble::fault)?;
    let (size, now) = (size(&bytes)?, town.tx.now);
    papers::made(town.tx.db(), id, (&hash, size), now).await?;
    Ok(id)
}

/// The scan comes, and the paper is published.
async fn sign(town: &mut Town, id: PaperId) -> Result<()> {
    let (guard, account) = (town.coordinator().await?, town.people[0].account);
    let paper = papers::paper(&mut town.tx, guard, id).await?;
    let hash = town.tx.around.files.put(SCAN).map_err(Trouble::fault)?;
    let (name, now) = (signing::scan_name(paper.kind, paper.day, "png"), town.tx.now);
    let found = Found {
        name: name.clone(),
        kind: Some("image/png".to_owned()),
        bytes: size(SCAN)?,
        caption: None,
        album: None,
        nth: None,
    };
    let file = files::add(town.tx.db(), account, &hash, &found, now).await?;
    papers::scan(&mut town.tx, guard, id, (account, file), &name).await?;
    papers::publish(&mut town.tx, guard, id, Some(LINK)).await?;
    Ok(())
}

fn size(bytes: &[u8]) -> Result<i64> {
    i64::try_from(bytes.len()).map_err(Trouble::fault)
}

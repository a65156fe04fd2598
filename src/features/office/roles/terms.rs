//! Terms: what has run out ends by itself, and is spoken of before and after.

use super::notices;
use crate::feature::Ran;
use crate::model::regulation::{self, keys};
use crate::model::roles;
use crate::talk::{Result, Tx};

/// Ends the roles whose last day is over. Nobody is told at midnight.
pub async fn end(tx: &mut Tx) -> Result<Ran> {
    Ok(if roles::expire(tx).await? { Ran::More } else { Ran::All })
}

/// Tells of what has run out since, and of what will: people of their own, coordinators of how much it is.
pub async fn tell(tx: &mut Tx) -> Result<Ran> {
    let over = roles::run_out(tx).await?;
    for due in &over {
        notices::tell(tx, &[due.person], |language| notices::run_out(language, due)).await?;
    }
    roles::told(tx, &over).await?;
    let rungs = regulation::now(tx).await?.get(&keys::work::TERM_LADDER)?;
    let ending = roles::warn(tx, &rungs).await?;
    for due in &ending {
        notices::tell(tx, &[due.person], |language| notices::ending(language, due)).await?;
    }
    if over.is_empty() && ending.is_empty() {
        return Ok(Ran::All);
    }
    let coordinators = roles::coordinators(tx).await?;
    for (count, is_over) in [(over.len(), true), (ending.len(), false)] {
        if count > 0 {
            notices::tell(tx, &coordinators, |language| notices::terms(language, count, is_over)).await?;
        }
    }
    // A slice was done: there may be another.
    Ok(Ran::More)
}

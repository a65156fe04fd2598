//! What stands on a paper of the office that bears no number of the register: as the regulation has it now.

use crate::model::organisations::operator;
use crate::model::regulation;
use crate::model::regulation::keys::office::{HEAD_NAME, HEAD_POST, LETTERHEAD, NAME_ORDER, NameOrder, OFFICE_NAME};
use crate::talk::{Result, Tx};

/// The office of a paper.
#[derive(Debug, Clone)]
pub struct Office {
    /// What stands above it, line by line.
    pub above: Vec<String>,
    /// The post of whoever signs; what nobody has told is a gap.
    pub post: Option<String>,
    /// Who signs, as it was typed.
    pub head: Option<String>,
    /// In which order the signature has the parts of their name.
    pub order: NameOrder,
}

/// The office, as the regulation has it.
pub async fn office(tx: &mut Tx) -> Result<Office> {
    let operator = operator::now(tx).await?.name;
    let now = regulation::now(tx).await?;
    let first = |lines: Vec<String>| lines.into_iter().next();
    let mut above = now.get(&LETTERHEAD)?;
    if above.is_empty() {
        let operator = operator.split(',').next().unwrap_or_default().trim().to_owned();
        above.extend(first(now.get(&OFFICE_NAME)?).or(Some(operator).filter(|name| !name.is_empty())));
    }
    Ok(Office {
        above,
        post: first(now.get(&HEAD_POST)?),
        head: first(now.get(&HEAD_NAME)?),
        order: now.get(&NAME_ORDER)?,
    })
}

//! What stands on a paper of the office that is filled where it is sent: its head and who signs, as the regulation has it.

use super::Signatures;
use crate::model::organisations::operator;
use crate::model::regulation::{self, keys::office};
use crate::papers::word;
use crate::talk::{Result, Tx};

/// The office of a municipality, as such a paper names it; what the regulation does not say is a gap.
#[derive(Debug, Clone)]
pub struct Office {
    /// Line by line above it.
    pub above: Vec<String>,
    /// The post of who signs.
    pub post: String,
    /// Who signs, as a signature has it.
    pub signatory: String,
    /// In which order a signature has the parts of a name.
    pub order: Signatures,
}

impl Office {
    /// As it is now.
    pub async fn now(tx: &mut Tx) -> Result<Office> {
        let operator = operator::now(tx).await?.name;
        let now = regulation::now(tx).await?;
        let first = |lines: Vec<String>| lines.into_iter().next();
        let mut above = now.get(&office::LETTERHEAD)?;
        if above.is_empty() {
            let operator = operator.split(',').next().unwrap_or_default().trim().to_owned();
            above.extend(first(now.get(&office::OFFICE_NAME)?).or(Some(operator).filter(|name| !name.is_empty())));
        }
        let order = Signatures(now.get(&office::NAME_ORDER)?);
        Ok(Office {
            above,
            post: first(now.get(&office::HEAD_POST)?).unwrap_or_else(|| word::GAP.to_owned()),
            signatory: order.signs(first(now.get(&office::HEAD_NAME)?).as_deref()),
            order,
        })
    }
}

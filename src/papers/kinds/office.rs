//! What stands on a paper of the office that is filled where it is sent: its head and who signs, as the regulation has it.

use super::Signatures;
use super::forms::{Forms, Phrase};
use crate::model::organisations::operator;
use crate::model::people::FullName;
use crate::model::regulation::{self, keys::office};
use crate::papers::word;
use crate::talk::{Result, Tx};
use crate::text::cases::Case;

/// The office of a municipality, as such a paper names it; what the regulation does not say is a gap.
#[derive(Debug, Clone)]
pub struct Office {
    /// Line by line above it.
    pub above: Vec<String>,
    /// The post of who signs.
    pub post: String,
    /// Who signs, as a signature has it.
    pub signatory: String,
    /// To whom a paper for the office is addressed, in the dative.
    pub addressee: String,
    /// In which order a signature has the parts of a name.
    pub order: Signatures,
}

/// To whom a paper is addressed (PAPERS.md 0.9): «Начальнику управления», «Зиминой В.А.», each in its line and in the dative;
/// what is not known is a gap.
pub fn addressee(post: Option<&str>, name: Option<&FullName>, forms: &Forms) -> String {
    let post = post.map(|post| forms.of(&Phrase::post(post), Case::Dative).words);
    let name = name.map(|name| forms.with_initials(name, Case::Dative));
    [post, name].map(|line| line.unwrap_or_else(|| word::GAP.to_owned())).join("\n")
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
        let (posts, names) = (now.get(&office::HEAD_POST)?, now.get(&office::HEAD_NAME)?);
        let name = names.first().and_then(|name| FullName::parse(name).ok());
        let mut forms = Forms::default();
        if let Some(post) = posts.first() {
            forms.keep_lines(&Phrase::post(post), &posts);
        }
        if let Some(name) = &name {
            forms.keep_lines(&Phrase::name(name), &names);
        }
        Ok(Office {
            above,
            addressee: addressee(posts.first().map(String::as_str), name.as_ref(), &forms),
            signatory: order.signs(names.first().map(String::as_str)),
            post: first(posts).unwrap_or_else(|| word::GAP.to_owned()),
            order,
        })
    }
}

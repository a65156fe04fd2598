//! The head of every paper of the office, of what the regulation says of it.

use chrono::Datelike;

use crate::model::organisations::operator;
use crate::model::regulation::{self, keys::office};
use crate::model::school_year;
use crate::papers::kinds::{Forms, Head, Phrase};
use crate::talk::{Result, Tx};

/// Whose papers they are, where the regulation names no office: who answers for the data is named with the address
/// behind a comma.
async fn operator(tx: &mut Tx) -> Result<Option<String>> {
    let name = operator::now(tx).await?.name;
    let name = name.split(',').next().unwrap_or_default().trim();
    Ok((!name.is_empty()).then(|| name.to_owned()))
}

/// The head of a paper, of what the regulation says of the office; its cases join those that are known.
pub async fn head(tx: &mut Tx, number: Option<&str>, mut forms: Forms) -> Result<Head> {
    let first = school_year::current(tx).await?.year();
    let now = regulation::now(tx).await?;
    let [name, signs, post] =
        [now.get(&office::OFFICE_NAME)?, now.get(&office::HEAD_NAME)?, now.get(&office::HEAD_POST)?];
    let of = [(name.first(), Phrase::body as fn(&str) -> Phrase, &name), (signs.first(), Phrase::name_of, &signs)];
    for (words, phrase, lines) in of.into_iter().chain([(post.first(), Phrase::post as fn(&str) -> Phrase, &post)]) {
        if let Some(words) = words {
            forms.keep_lines(&phrase(words), lines);
        }
    }
    let office = match name.first() {
        Some(name) => Some(name.clone()),
        None => operator(tx).await?,
    };
    Ok(Head {
        office,
        letterhead: now.get(&office::LETTERHEAD)?,
        signatory: signs.first().cloned(),
        signatory_post: post.first().cloned(),
        number: number.map(str::to_owned),
        // The day of a paper is that of its number: a clerk writes both.
        day: number.map(|_| tx.today()),
        school_year: format!("{first}/{}", first + 1),
        forms,
    })
}

//! Who answers for the personal data (152-FZ art. 9), as the consent, the help and the file of one's own data name them.
//!
//! The settings name the operator of a new database; from then on the regulation does, since what people agreed to must
//! not change without their being asked anew. What the regulation leaves open stands as the settings had it first.

use sqlx::SqliteConnection;

use crate::model::regulation::{self, Key, Regulation, keys::office};
use crate::say;
use crate::talk::{Result, Tx};
use crate::text::Language;

/// The parts of the consent's text that are a municipality's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Operator {
    /// The name and the address.
    pub name: String,
    /// Where questions are asked: a telephone, an address of mail.
    pub contact: Option<String>,
    /// The link of the operator's policy.
    pub policy: Option<String>,
    /// How long the data are kept; as the bot has it where nothing is said.
    pub term: Option<String>,
    /// The version of the regulation that last changed any of it; 0 where none has.
    pub edition: i64,
}

impl Operator {
    /// The name, and where questions are asked: in one line.
    pub fn reached(&self, language: Language) -> String {
        match &self.contact {
            Some(contact) => {
                say!(language, "model-operator-reached", name = self.name.clone(), contact = contact.clone())
            }
            None => self.name.clone(),
        }
    }
}

/// The operator now.
pub async fn now(tx: &mut Tx) -> Result<Operator> {
    let regulation = regulation::now(tx).await?;
    of(&regulation, &tx.around.operator)
}

/// The operator by a regulation; `first` is who stood in the settings of the new database.
pub fn of(regulation: &Regulation, first: &str) -> Result<Operator> {
    let line = |key: &Key<Vec<String>>| -> Result<Option<String>> { Ok(regulation.get(key)?.into_iter().next()) };
    let name = match (line(&office::OPERATOR)?, line(&office::OPERATOR_ADDRESS)?) {
        (Some(name), Some(address)) => format!("{name}, {address}"),
        (Some(name), None) => name,
        // What stood in the settings has its address already, unless another one is given.
        (None, Some(address)) => format!("{}, {address}", first.split(',').next().unwrap_or_default().trim()),
        (None, None) => first.to_owned(),
    };
    Ok(Operator {
        name,
        contact: line(&office::OPERATOR_CONTACT)?,
        policy: line(&office::POLICY_LINK)?,
        term: line(&office::CONSENT_TERM)?,
        edition: regulation.edition,
    })
}

/// Who stood in the settings when the database was new; `None` in a database that has none yet.
pub async fn first(db: &mut SqliteConnection) -> sqlx::Result<Option<String>> {
    let first = sqlx::query_scalar!("SELECT operator FROM municipality ORDER BY id LIMIT 1").fetch_optional(db).await?;
    Ok(first.flatten())
}

/// Keeps who stands in the settings, where nobody is kept.
pub async fn keep_first(db: &mut SqliteConnection, operator: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE municipality SET operator = nullif(trim(?), '')
         WHERE id = (SELECT min(id) FROM municipality) AND operator IS NULL",
        operator
    )
    .execute(db)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::regulation::Change;

    fn set(regulation: &Regulation, name: &str, value: &str) -> Regulation {
        let rule = regulation::keys::named(name).unwrap();
        let value = rule.kind.typed(value).unwrap();
        regulation.after(&Change::Set(rule.name, value, "приказ № 1".to_owned())).unwrap().unwrap()
    }

    #[test]
    fn what_the_regulation_leaves_open_stands_as_the_settings_had_it() {
        let first = "Управление образования, ул. Школьная, 1";
        let named = |regulation: &Regulation| of(regulation, first).unwrap().name;
        let none = Regulation::default();
        assert_eq!(named(&none), first);
        let moved = set(&none, "operator_address", "ул. Новая, 2");
        assert_eq!(named(&moved), "Управление образования, ул. Новая, 2");
        let renamed = set(&none, "operator", "Центр «Исток»");
        assert_eq!(named(&renamed), "Центр «Исток»");
        assert_eq!(named(&set(&renamed, "operator_address", "ул. Новая, 2")), "Центр «Исток», ул. Новая, 2");
    }

    #[test]
    fn an_edition_is_the_version_that_changed_the_consent() {
        let none = Regulation::default();
        assert_eq!(none.edition, 0);
        let other = set(&none, "smallest_group", "7");
        assert_eq!((other.version, other.edition), (1, 0));
        let asked = set(&other, "policy_link", "https://example.org/policy");
        assert_eq!((asked.version, asked.edition), (2, 2));
        assert_eq!(set(&asked, "smallest_group", "8").edition, 2);
        let back = asked.after(&Change::Reset("policy_link")).unwrap().unwrap();
        assert_eq!(back.edition, 3, "taking it back is another text, too");
    }
}

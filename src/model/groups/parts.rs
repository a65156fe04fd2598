//! Which of the subjects of a cluster a member is: заказчик, исполнитель, эксперт (S1-06). The regulation names the three
//! and does not describe them, so that whoever answers for the cluster says who is what, of people and of organisations
//! (S0-07); nobody has to be any.

use serde::{Deserialize, Serialize};

use super::AnswersFor;
use crate::ids::{MembershipId, OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::Language;

/// One of the subjects of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Part {
    /// Заказчик: brings the problem, and takes what comes of it.
    Customer,
    /// Исполнитель: works on it.
    Performer,
    /// Эксперт: judges what comes of it.
    Expert,
}

impl Part {
    /// All of them, in the order in which the regulation names them.
    pub const ALL: [Part; 3] = [Part::Customer, Part::Performer, Part::Expert];

    /// «заказчик»: small, as a line has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Part::Customer => say!(language, "model-part-customer"),
            Part::Performer => say!(language, "model-part-performer"),
            Part::Expert => say!(language, "model-part-expert"),
        }
    }

    /// As the database and the journal write it.
    pub fn code(self) -> &'static str {
        match self {
            Part::Customer => "customer",
            Part::Performer => "performer",
            Part::Expert => "expert",
        }
    }
}

/// Says which part an active member of a group has, or that they have none.
pub async fn set_part(tx: &mut Tx, by: AnswersFor, member: MembershipId, part: Option<Part>) -> Result<()> {
    let group = by.group();
    let before = sqlx::query!(
        r#"SELECT part AS "part?: Part", person_id AS "person?: PersonId", organisation_id AS "organisation?: OrganisationId"
           FROM membership WHERE id = ? AND group_id = ? AND left_at IS NULL"#,
        member,
        group
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    if before.part == part {
        return Ok(());
    }
    sqlx::query!("UPDATE membership SET part = ? WHERE id = ?", part, member).execute(tx.db()).await?;
    let code = |part: Option<Part>| part.map(|part| part.code().to_owned());
    let entry = Entry {
        group: Some(group),
        person: before.person,
        organisation: before.organisation,
        was: code(before.part),
        became: code(part),
        ..Entry::default()
    };
    journal::note(tx, by.person(), "member-part", entry).await
}

//! Agreements and contracts (S0-08): what clusters rest on. Each has a number, a day, its parties and an end, before which
//! those who answer for it are reminded, by the regulation's ladder.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Names, Reader, all_with_forms};
use crate::db::{Call, Values};
use crate::ids::{AgreementId, GroupId, OrganisationId};
use crate::model::groups::GroupName;
use crate::model::journal::{self, Entry};
use crate::model::regulation::{self, keys};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::Language;

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Sort {
    /// Соглашение.
    Agreement,
    /// Договор.
    Contract,
}

impl Sort {
    /// Both.
    pub const ALL: [Sort; 2] = [Sort::Agreement, Sort::Contract];

    /// «Соглашение»: on a button and in a list.
    pub fn named(self, language: Language) -> String {
        match self {
            Sort::Agreement => say!(language, "model-agreement"),
            Sort::Contract => say!(language, "model-contract"),
        }
    }
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its number here.
    pub id: AgreementId,
    /// Which of the two it is.
    pub sort: Sort,
    /// The number that it bears.
    pub number: String,
    /// Its day.
    pub day: NaiveDate,
    /// The last day on which it holds; `None` for one without an end.
    pub until: Option<NaiveDate>,
    /// The parties by their names, those of the list first.
    pub parties: Vec<String>,
    /// The cluster that it is for.
    pub group: Option<GroupName>,
}

/// An agreement that is to be entered, or how one shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Which of the two it is.
    pub sort: Sort,
    /// The number that it bears.
    pub number: String,
    /// Its day.
    pub day: NaiveDate,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// The other parties, by name.
    pub others: Vec<String>,
    /// The cluster that it is for: what clusters rest on may be for one of them.
    pub group: Option<GroupId>,
}

/// The organisation's name, and its agreements: those that hold on a day first, of these what ends next first.
pub async fn of(tx: &mut Tx, by: Reader, day: NaiveDate) -> Result<(String, Vec<Agreement>)> {
    let (municipality, organisation) = (tx.municipality(), by.organisation());
    let rows = sqlx::query!(
        r#"SELECT organisation.short_name AS "name!", agreement.id AS "id?: AgreementId", agreement.kind AS "sort?: Sort",
                  number AS "number?", day AS "day?: NaiveDate", until AS "until?: NaiveDate",
                  groups.id AS "group?: GroupId", groups.name AS "group_name?",
                  (SELECT json_group_array(coalesce(named.short_name, party.name))
                   FROM agreement_party AS party LEFT JOIN organisation AS named ON named.id = party.organisation_id
                   WHERE party.agreement_id = agreement.id) AS "parties!: String"
           FROM organisation
           LEFT JOIN agreement_party AS own ON own.organisation_id = organisation.id
           LEFT JOIN agreement ON agreement.id = own.agreement_id
           LEFT JOIN groups ON groups.id = agreement.group_id
           WHERE organisation.id = ?1 AND organisation.municipality_id = ?2
           ORDER BY until < ?3, until IS NULL, until, day, agreement.id"#,
        organisation,
        municipality,
        day
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().map(|row| row.name.clone()).ok_or(Trouble::Gone)?;
    let mut agreements = Vec::new();
    for row in rows {
        let (Some(id), Some(sort), Some(number), Some(day)) = (row.id, row.sort, row.number, row.day) else { continue };
        let parties = serde_json::from_str(&row.parties)?;
        let group = row.group.zip(row.group_name).map(|(id, name)| GroupName { id, name });
        agreements.push(Agreement { id, sort, number, day, until: row.until, parties, group });
    }
    Ok((name, agreements))
}

/// Enters an agreement of an organisation. Another party that is on the list, however it is written, is that one.
pub async fn enter(tx: &mut Tx, by: Coordinator, of: OrganisationId, terms: &Terms) -> Result<AgreementId> {
    static ENTERS: LazyLock<Call> = LazyLock::new(|| Call::of(&[PARTIES, journal::NOTE]));
    let municipality = tx.municipality();
    let Terms { sort, number, day, until, others, group } = terms;
    let id = sqlx::query_scalar!(
        r#"INSERT INTO agreement (municipality_id, kind, number, day, until, group_id)
           SELECT ?1, ?2, ?3, ?4, ?5, ?7 FROM organisation
           WHERE id = ?6 AND municipality_id = ?1
             AND (?7 IS NULL OR EXISTS (SELECT 1 FROM groups WHERE groups.id = ?7 AND groups.municipality_id = ?1))
           RETURNING id AS "id!: AgreementId""#,
        municipality,
        sort,
        number,
        day,
        until,
        of,
        group
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let mut names = Names::new();
    for (one, form) in all_with_forms(tx).await? {
        names.add(&form, one.id);
    }
    let party = |name: &String| match names.same(name) {
        Some(known) => serde_json::json!({ "organisation": known }),
        None => serde_json::json!({ "name": name }),
    };
    let own = serde_json::json!({ "organisation": of });
    let parties: Vec<_> = [own].into_iter().chain(others.iter().map(party)).collect();
    let values = Values::default().and(id)?.and(serde_json::to_string(&parties)?)?;
    let entry = Entry { organisation: Some(of), group: *group, became: Some(number.clone()), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "agreement-entered", entry)?;
    ENTERS.make(tx.db(), values).await?;
    Ok(id)
}

const PARTIES: &str = "INSERT INTO agreement_party (agreement_id, organisation_id, name)
     SELECT ?, value ->> 'organisation', value ->> 'name' FROM json_each(?) WHERE true ON CONFLICT DO NOTHING";

/// Ties an agreement to a cluster of this municipality, or to none.
pub async fn set_group(
    tx: &mut Tx,
    by: Coordinator,
    of: OrganisationId,
    id: AgreementId,
    group: Option<GroupId>,
) -> Result<()> {
    let municipality = tx.municipality();
    let number = sqlx::query_scalar!(
        "UPDATE agreement SET group_id = ?1 WHERE id = ?2 AND municipality_id = ?3
           AND (?1 IS NULL OR EXISTS (SELECT 1 FROM groups WHERE groups.id = ?1 AND groups.municipality_id = ?3))
         RETURNING number",
        group,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let entry = Entry { organisation: Some(of), group, became: Some(number), ..Entry::default() };
    journal::note(tx, by.id(), "agreement-for-group", entry).await
}

/// Gives an agreement another end; it is reminded of anew.
pub async fn prolong(
    tx: &mut Tx,
    by: Coordinator,
    of: OrganisationId,
    id: AgreementId,
    until: Option<NaiveDate>,
) -> Result<()> {
    static PROLONGS: LazyLock<Call> = LazyLock::new(|| Call::of(&[PROLONG, journal::NOTE]));
    let municipality = tx.municipality();
    let was = sqlx::query!(
        r#"SELECT until AS "until?: NaiveDate" FROM agreement WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let values = Values::default().and(until)?.and(id)?.and(municipality)?;
    let (was, became) = (was.until.map(|day| day.to_string()), until.map(|day| day.to_string()));
    let entry = Entry { organisation: Some(of), was, became, ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "agreement-prolonged", entry)?;
    PROLONGS.make(tx.db(), values).await?;
    Ok(())
}

const PROLONG: &str = "UPDATE agreement SET until = ?, reminded = NULL WHERE id = ? AND municipality_id = ?";

/// Takes an agreement away that was entered by mistake.
pub async fn remove(tx: &mut Tx, by: Coordinator, of: OrganisationId, id: AgreementId) -> Result<()> {
    let municipality = tx.municipality();
    let was = sqlx::query_scalar!(
        "DELETE FROM agreement WHERE id = ? AND municipality_id = ? RETURNING number",
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    journal::note(
        tx,
        by.id(),
        "agreement-removed",
        Entry { organisation: Some(of), was: Some(was), ..Entry::default() },
    )
    .await
}

/// An agreement whose end is near, and an organisation of the list that is a party to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its number here.
    pub id: AgreementId,
    /// Which of the two it is.
    pub sort: Sort,
    /// The number that it bears.
    pub number: String,
    /// The last day on which it holds.
    pub until: NaiveDate,
    /// A party of the list.
    pub of: OrganisationId,
    /// That party's short name.
    pub name: String,
}

/// The rung of a ladder that so many days before an end stand on: the least one that is not below them. `None` while the
/// end is farther than the ladder reaches.
pub fn rung(ladder: &[i64], days: i64) -> Option<i64> {
    ladder.iter().copied().filter(|rung| *rung >= days).min()
}

/// The agreements of which the coordinators are to be reminded on a day, each once a rung of the ladder: they are noted
/// as reminded of. A day on which nothing ran is made good by the next.
pub async fn to_remind(tx: &mut Tx, day: NaiveDate) -> Result<Vec<Ending>> {
    let ladder: Vec<i64> = regulation::now(tx).await?.get(&keys::work::REMINDER_LADDER)?;
    let Some(reach) = ladder.iter().copied().max().and_then(|most| u64::try_from(most).ok()) else {
        return Ok(Vec::new());
    };
    let (municipality, last) = (tx.municipality(), day + Days::new(reach));
    let rows = sqlx::query!(
        r#"SELECT agreement.id AS "id!: AgreementId", agreement.kind AS "sort!: Sort", number AS "number!",
                  until AS "until!: NaiveDate", reminded, organisation.id AS "of!: OrganisationId",
                  short_name AS "name!"
           FROM agreement
           JOIN agreement_party AS party ON party.id = (SELECT min(first.id) FROM agreement_party AS first
                                                        WHERE first.agreement_id = agreement.id
                                                          AND first.organisation_id IS NOT NULL)
           JOIN organisation ON organisation.id = party.organisation_id
           WHERE agreement.municipality_id = ?1 AND until >= ?2 AND until <= ?3
           ORDER BY until"#,
        municipality,
        day,
        last
    )
    .fetch_all(tx.db())
    .await?;
    let mut endings = Vec::new();
    let mut noted = Vec::new();
    for row in rows {
        let Some(rung) = rung(&ladder, (row.until - day).num_days()) else { continue };
        if row.reminded.is_some_and(|reminded| reminded <= rung) {
            continue;
        }
        noted.push((row.id, rung));
        let (sort, number, until) = (row.sort, row.number, row.until);
        endings.push(Ending { id: row.id, sort, number, until, of: row.of, name: row.name });
    }
    let noted = serde_json::to_string(&noted)?;
    sqlx::query!(
        "UPDATE agreement SET reminded = noted.value ->> 1 FROM json_each(?1) AS noted
         WHERE agreement.id = noted.value ->> 0 AND municipality_id = ?2",
        noted,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(endings)
}

/// An agreement as it is now, for a reminder that is about to be said; `None` where it is gone, or has no end any more.
pub async fn ending(tx: &mut Tx, id: AgreementId) -> Result<Option<Ending>> {
    let municipality = tx.municipality();
    let found = sqlx::query_as!(
        Ending,
        r#"SELECT agreement.id AS "id!: AgreementId", agreement.kind AS "sort!: Sort", number AS "number!",
                  until AS "until!: NaiveDate", organisation.id AS "of!: OrganisationId", short_name AS "name!"
           FROM agreement
           JOIN agreement_party AS party ON party.id = (SELECT min(first.id) FROM agreement_party AS first
                                                        WHERE first.agreement_id = agreement.id
                                                          AND first.organisation_id IS NOT NULL)
           JOIN organisation ON organisation.id = party.organisation_id
           WHERE agreement.id = ? AND agreement.municipality_id = ? AND until IS NOT NULL"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S0-08, the regulation's ladder 30, 14, 7, 1: each rung is reached once, and a day that was missed is made good.
    #[test]
    fn the_end_of_an_agreement_comes_down_the_ladder() {
        let ladder = [30, 14, 7, 1];
        for (days, expected) in [
            (31, None),
            (30, Some(30)),
            (29, Some(30)),
            (15, Some(30)),
            (14, Some(14)),
            (7, Some(7)),
            (2, Some(7)),
            (1, Some(1)),
            (0, Some(1)),
        ] {
            assert_eq!(rung(&ladder, days), expected, "{days}");
        }
        assert_eq!(rung(&[], 3), None);
    }
}

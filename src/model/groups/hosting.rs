//! Schools that put themselves forward as hosts of clusters (S1-01): a representative offers their school for a direction,
//! a coordinator takes the offer by an order and founds the cluster there, or declines with a word.

use chrono::{DateTime, Utc};

use super::{Founding, GroupName, Kind, found};
use crate::ids::{CategoryId, GroupId, HostOfferId, OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::organisations::Keeper;
use crate::model::roles::{Coordinator, Order};
use crate::talk::{Result, Trouble, Tx};

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum HostAnswer {
    /// The school hosts a cluster now.
    Taken,
    /// It does not.
    Declined,
    /// It took the offer back.
    Withdrawn,
}

/// An offer of a school.
#[derive(Debug, Clone)]
pub struct HostOffer {
    /// Its number.
    pub id: HostOfferId,
    /// Which school.
    pub organisation: OrganisationId,
    /// What it is called.
    pub school: String,
    /// For which direction.
    pub category: CategoryId,
    /// What the school has for it.
    pub words: Option<String>,
    /// Who has offered it.
    pub offered_by: Option<PersonId>,
    /// When.
    pub offered_at: DateTime<Utc>,
    /// What became of it.
    pub answer: Option<HostAnswer>,
    /// Why it was declined.
    pub reply: Option<String>,
    /// The cluster that was founded.
    pub group: Option<GroupId>,
}

/// Offers a school as the host of a cluster; `None` where the same offer waits already.
pub async fn offer_host(
    tx: &mut Tx,
    by: Keeper,
    category: CategoryId,
    words: Option<&str>,
) -> Result<Option<HostOfferId>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let (organisation, author) = (by.organisation(), by.id());
    let offered = sqlx::query_scalar!(
        r#"INSERT INTO host_offer (municipality_id, organisation_id, category_id, words, offered_by, offered_at)
           SELECT ?1, organisation.id, deficit_category.id, ?2, ?3, ?4 FROM organisation, deficit_category
           WHERE organisation.id = ?5 AND organisation.municipality_id = ?1 AND deficit_category.id = ?6
             AND NOT EXISTS (SELECT 1 FROM host_offer
                             WHERE organisation_id = ?5 AND category_id = ?6 AND answer IS NULL)
           RETURNING id AS "id!: HostOfferId""#,
        municipality,
        words,
        author,
        now,
        organisation,
        category
    )
    .fetch_optional(tx.db())
    .await?;
    if offered.is_some() {
        note(tx, author, organisation, None, Some("offered")).await?;
    }
    Ok(offered)
}

/// The offers that wait for a coordinator, the oldest first.
pub async fn host_offers(tx: &mut Tx, _: Coordinator) -> Result<Vec<HostOffer>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        HostOffer,
        r#"SELECT host_offer.id AS "id!: HostOfferId", organisation_id AS "organisation!: OrganisationId",
                  organisation.short_name AS "school!: String", category_id AS "category!: CategoryId", words,
                  offered_by AS "offered_by?: PersonId", offered_at AS "offered_at!: DateTime<Utc>",
                  answer AS "answer?: HostAnswer", reply, group_id AS "group?: GroupId"
           FROM host_offer CROSS JOIN organisation ON organisation.id = host_offer.organisation_id
           WHERE host_offer.municipality_id = ? AND answer IS NULL ORDER BY offered_at, host_offer.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// The offers of a school, the newest first, for whoever answers for it.
pub async fn host_offers_of(tx: &mut Tx, by: Keeper) -> Result<Vec<HostOffer>> {
    let organisation = by.organisation();
    Ok(sqlx::query_as!(
        HostOffer,
        r#"SELECT host_offer.id AS "id!: HostOfferId", organisation_id AS "organisation!: OrganisationId",
                  organisation.short_name AS "school!: String", category_id AS "category!: CategoryId", words,
                  offered_by AS "offered_by?: PersonId", offered_at AS "offered_at!: DateTime<Utc>",
                  answer AS "answer?: HostAnswer", reply, group_id AS "group?: GroupId"
           FROM host_offer CROSS JOIN organisation ON organisation.id = host_offer.organisation_id
           WHERE host_offer.organisation_id = ? ORDER BY host_offer.id DESC"#,
        organisation
    )
    .fetch_all(tx.db())
    .await?)
}

/// Takes an offer back while it waits; tells whether it did.
pub async fn withdraw_host(tx: &mut Tx, by: Keeper, id: HostOfferId) -> Result<bool> {
    let (organisation, author, now) = (by.organisation(), by.id(), tx.now);
    let withdrawn = sqlx::query!(
        "UPDATE host_offer SET answer = 'withdrawn', answered_at = max(offered_at, ?1), answered_by = ?2
         WHERE id = ?3 AND organisation_id = ?4 AND answer IS NULL",
        now,
        author,
        id,
        organisation
    )
    .execute(tx.db())
    .await?;
    if withdrawn.rows_affected() == 0 {
        return Ok(false);
    }
    note(tx, author, organisation, Some("offered"), Some("withdrawn")).await?;
    Ok(true)
}

/// Declines an offer that waits, with a word; `None` where it waits no more.
pub async fn decline_host(
    tx: &mut Tx,
    by: Coordinator,
    id: HostOfferId,
    reply: Option<&str>,
) -> Result<Option<HostOffer>> {
    let Some(offer) = waiting(tx, by, id).await? else { return Ok(None) };
    let (author, now) = (by.id(), tx.now);
    sqlx::query!(
        "UPDATE host_offer SET answer = 'declined', answered_at = max(offered_at, ?1), answered_by = ?2, reply = ?3
         WHERE id = ?4",
        now,
        author,
        reply,
        id
    )
    .execute(tx.db())
    .await?;
    note(tx, author, offer.organisation, Some("offered"), Some("declined")).await?;
    Ok(Some(offer))
}

/// What taking an offer came to.
#[derive(Debug, Clone)]
pub enum Taking {
    /// The cluster is founded.
    Founded(Founded),
    /// Another cluster bears the name.
    NameTaken,
    /// The offer waits no more.
    Over,
}

/// A cluster that an offer has become.
#[derive(Debug, Clone)]
pub struct Founded {
    /// The cluster.
    pub group: GroupId,
    /// The offer.
    pub offer: HostOffer,
}

/// Takes an offer by an order: founds the cluster at the school that has offered itself.
pub async fn take_host(tx: &mut Tx, by: Coordinator, id: HostOfferId, name: &str, order: &Order) -> Result<Taking> {
    let Some(offer) = waiting(tx, by, id).await? else { return Ok(Taking::Over) };
    let founding = Founding {
        name: name.to_owned(),
        categories: vec![offer.category],
        host: Some(offer.organisation),
        leader: None,
    };
    let Some(group) = found(tx, by, Kind::Cluster, &founding).await? else { return Ok(Taking::NameTaken) };
    let (author, now) = (by.id(), tx.now);
    let Order { number, day } = order;
    sqlx::query!("UPDATE groups SET order_number = ?, order_day = ? WHERE id = ?", number, day, group)
        .execute(tx.db())
        .await?;
    sqlx::query!(
        "UPDATE host_offer SET answer = 'taken', answered_at = max(offered_at, ?1), answered_by = ?2, group_id = ?3
         WHERE id = ?4",
        now,
        author,
        group,
        id
    )
    .execute(tx.db())
    .await?;
    note(tx, author, offer.organisation, Some("offered"), Some("taken")).await?;
    Ok(Taking::Founded(Founded { group, offer }))
}

/// A group that was founded by an order of the same number in the same year.
#[derive(Debug, Clone)]
pub struct Twin {
    /// The group.
    pub group: GroupName,
    /// The day of its order.
    pub day: chrono::NaiveDate,
}

/// A group that was founded by an order of the same number in the same calendar year, in which numbers are given once. One
/// order may name several schools, so that this is asked, and not refused.
pub async fn under_order(tx: &mut Tx, _: Coordinator, order: &Order) -> Result<Option<Twin>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT id AS "id!: GroupId", name, order_day AS "day!: chrono::NaiveDate" FROM groups
           WHERE municipality_id = ?1 AND order_number = ?2 AND substr(order_day, 1, 4) = substr(?3, 1, 4)
           ORDER BY id DESC LIMIT 1"#,
        municipality,
        order.number,
        order.day
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| Twin { group: GroupName { id: row.id, name: row.name }, day: row.day }))
}

/// An offer of this municipality that waits.
async fn waiting(tx: &mut Tx, by: Coordinator, id: HostOfferId) -> Result<Option<HostOffer>> {
    let municipality = tx.municipality();
    let is_there =
        sqlx::query_scalar!("SELECT 1 FROM host_offer WHERE id = ? AND municipality_id = ?", id, municipality)
            .fetch_optional(tx.db())
            .await?;
    is_there.ok_or(Trouble::Gone)?;
    Ok(host_offers(tx, by).await?.into_iter().find(|offer| offer.id == id))
}

/// Notes what has become of an offer.
async fn note(
    tx: &mut Tx,
    author: PersonId,
    organisation: OrganisationId,
    was: Option<&str>,
    became: Option<&str>,
) -> Result<()> {
    let (was, became) = (was.map(str::to_owned), became.map(str::to_owned));
    journal::note(tx, author, "host-offer", Entry { organisation: Some(organisation), was, became, ..Entry::default() })
        .await
}

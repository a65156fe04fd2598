//! Schools that put themselves forward as hosts of clusters (S1-01): a representative offers their school for a direction,
//! a coordinator takes the offer by an order and founds the cluster there, or declines with a word.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Founding, GroupName, Kind, MadeFor, found};
use crate::db::{Call, Values};
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

/// What a school has just offered.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The number of the offer.
    pub id: HostOfferId,
    /// What the school is called.
    pub school: String,
}

/// Offers: the municipality, what the school has, who offers, the moment, the school, the municipality, the direction, the
/// school, the direction.
const OFFER: &str =
    "INSERT INTO host_offer (municipality_id, organisation_id, category_id, words, offered_by, offered_at)
 SELECT ?, organisation.id, deficit_category.id, ?, ?, ? FROM organisation, category_named AS deficit_category
 WHERE organisation.id = ? AND organisation.municipality_id = ?
   AND deficit_category.municipality_id = organisation.municipality_id AND deficit_category.id = ?
   AND NOT EXISTS (SELECT 1 FROM host_offer WHERE organisation_id = ? AND category_id = ? AND answer IS NULL)
 RETURNING id AS offered, (SELECT short_name FROM organisation WHERE id = organisation_id) AS school";

/// Offers a school as the host of a cluster; `None` where the same offer waits already.
pub async fn offer_host(tx: &mut Tx, by: Keeper, category: CategoryId, words: Option<&str>) -> Result<Option<Offered>> {
    static OFFERS: LazyLock<Call> = LazyLock::new(|| Call::of(&[OFFER, journal::HOST_OFFERED]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let (school, author) = (by.organisation(), by.id());
    let values = Values::default().and(municipality)?.and(words.map(str::to_owned))?.and(author)?.and(now)?;
    let values = values.and(school)?.and(municipality)?.and(category)?.and(school)?.and(category)?;
    let rows = OFFERS.make(tx.db(), values.and(municipality)?.and(now)?.and(author)?.and(school)?).await?;
    Ok(rows
        .iter()
        .find_map(|row| Some(Offered { id: row.try_get("offered").ok()?, school: row.try_get("school").ok()? })))
}

/// Offers that a condition names, each as it is read everywhere.
macro_rules! host_offers {
    ($more:literal, $($value:expr),+) => {
        sqlx::query_as!(
            HostOffer,
            r#"SELECT host_offer.id AS "id!: HostOfferId", organisation_id AS "organisation!: OrganisationId",
                      organisation.short_name AS "school!: String", category_id AS "category!: CategoryId", words,
                      offered_by AS "offered_by?: PersonId", offered_at AS "offered_at!: DateTime<Utc>",
                      answer AS "answer?: HostAnswer", reply, group_id AS "group?: GroupId"
               FROM host_offer CROSS JOIN organisation ON organisation.id = host_offer.organisation_id "# + $more,
            $($value),+
        )
    };
}

/// The offers that wait for a coordinator, the oldest first.
pub async fn host_offers(tx: &mut Tx, _: Coordinator) -> Result<Vec<HostOffer>> {
    let municipality = tx.municipality();
    Ok(host_offers!(
        "WHERE host_offer.municipality_id = ? AND answer IS NULL ORDER BY offered_at, host_offer.id",
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// The offers of a school, the newest first, for whoever answers for it.
pub async fn host_offers_of(tx: &mut Tx, by: Keeper) -> Result<Vec<HostOffer>> {
    let organisation = by.organisation();
    Ok(host_offers!("WHERE host_offer.organisation_id = ? ORDER BY host_offer.id DESC", organisation)
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
    journal::note(tx, author, "host-offer", ended(organisation, "withdrawn")).await?;
    Ok(true)
}

/// Who represents the school `?`: they hear what has become of its offer.
const REPRESENT: &str = "SELECT person_id AS represents FROM appointment
 WHERE organisation_id = ? AND role = 'representative' AND until IS NULL AND municipality_id = ?";

/// The moment, who declines, the word, the offer.
const DECLINE: &str = "UPDATE host_offer SET answer = 'declined', answered_at = max(offered_at, ?), answered_by = ?,
        reply = ?
 WHERE id = ?";

/// Declines an offer that waits, with a word, and tells who hears of it: whoever represents the school, and whoever has made
/// it. `None` where it waits no more.
pub async fn decline_host(
    tx: &mut Tx,
    by: Coordinator,
    id: HostOfferId,
    reply: Option<&str>,
) -> Result<Option<(HostOffer, Vec<PersonId>)>> {
    static DECLINES: LazyLock<Call> = LazyLock::new(|| Call::of(&[DECLINE, journal::NOTE, REPRESENT]));
    let Some(offer) = host_offer(tx, by, id).await? else { return Ok(None) };
    let values = Values::default().and(tx.now)?.and(by.id())?.and(reply.map(str::to_owned))?.and(id)?;
    let values = journal::noted(values, tx, by.id(), "host-offer", ended(offer.organisation, "declined"))?;
    let values = values.and(offer.organisation)?.and(tx.municipality())?;
    let rows = DECLINES.make(tx.db(), values).await?;
    let hear = hear(&offer, &rows);
    Ok(Some((offer, hear)))
}

/// A cluster that an offer has become.
#[derive(Debug, Clone)]
pub struct Founded {
    /// The cluster.
    pub group: GroupId,
    /// The offer.
    pub offer: HostOffer,
    /// Who hears of it: whoever represents the school, and whoever has made the offer.
    pub hear: Vec<PersonId>,
}

/// The number of the order, its day, the cluster.
const UNDER_ORDER: &str = "UPDATE groups SET order_number = ?, order_day = ? WHERE id = ?";

/// The moment, who takes it, the cluster, the offer.
const TAKE: &str =
    "UPDATE host_offer SET answer = 'taken', answered_at = max(offered_at, ?), answered_by = ?, group_id = ?
 WHERE id = ?";

/// Takes an offer that waits by an order: founds the cluster at the school that has offered itself. `None` where another
/// cluster bears the name.
pub async fn take_host(
    tx: &mut Tx,
    by: Coordinator,
    offer: HostOffer,
    name: &str,
    order: &Order,
) -> Result<Option<Founded>> {
    static TAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[UNDER_ORDER, TAKE, journal::NOTE, REPRESENT]));
    let founding = Founding {
        name: name.to_owned(),
        categories: vec![offer.category],
        subjects: Vec::new(),
        host: Some(offer.organisation),
        leader: None,
        made_for: Some(MadeFor::HostSchool),
    };
    let Some(group) = found(tx, by, Kind::Cluster, &founding).await? else { return Ok(None) };
    let values = Values::default().and(order.number.clone())?.and(order.day)?.and(group)?;
    let values = values.and(tx.now)?.and(by.id())?.and(group)?.and(offer.id)?;
    let values = journal::noted(values, tx, by.id(), "host-offer", ended(offer.organisation, "taken"))?;
    let values = values.and(offer.organisation)?.and(tx.municipality())?;
    let rows = TAKES.make(tx.db(), values).await?;
    let hear = hear(&offer, &rows);
    Ok(Some(Founded { group, offer, hear }))
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

/// An offer of this municipality; `None` where it waits no more.
pub async fn host_offer(tx: &mut Tx, _: Coordinator, id: HostOfferId) -> Result<Option<HostOffer>> {
    let municipality = tx.municipality();
    let offer = host_offers!("WHERE host_offer.id = ? AND host_offer.municipality_id = ?", id, municipality)
        .fetch_optional(tx.db())
        .await?
        .ok_or(Trouble::Gone)?;
    Ok(offer.answer.is_none().then_some(offer))
}

/// What is noted of an offer that waits no more.
fn ended(organisation: OrganisationId, became: &str) -> Entry {
    Entry {
        organisation: Some(organisation),
        was: Some("offered".to_owned()),
        became: Some(became.to_owned()),
        ..Entry::default()
    }
}

/// Who hears what has become of an offer, by the rows of [`REPRESENT`].
fn hear(offer: &HostOffer, rows: &[SqliteRow]) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = rows.iter().filter_map(|row| row.try_get("represents").ok()).collect();
    people.extend(offer.offered_by.filter(|author| !people.contains(author)));
    people
}

//! Passing a group on: its leader names who is to lead it next, and that person agrees. The order by which the former
//! leader was appointed stays with what they held; the new one has none until a coordinator gives it (S1-04: those who
//! answer are fixed by an order).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::appointing::{Order, written};
use super::chats::{CHATS, changed};
use super::{Coordinator, Head, Registered, Role};
use crate::db::{Call, Values};
use crate::ids::{AppointmentId, GroupId, LeadershipOfferId, PersonId};
use crate::model::groups::GroupName;
use crate::model::journal::{self, Entry};
use crate::model::people::FullName;
use crate::talk::{Result, Trouble, Tx};

/// What became of an offer to lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum OfferAnswer {
    /// They lead it now.
    Accepted,
    /// They do not wish to.
    Declined,
    /// The leader has taken it back.
    Withdrawn,
    /// Whoever offered it leads no longer, the group is closed, or whoever was asked has left it.
    Over,
}

/// An offer to lead a group next.
#[derive(Debug, Clone)]
pub struct LeadershipOffer {
    /// Its number.
    pub id: LeadershipOfferId,
    /// The group.
    pub group: GroupName,
    /// Who leads it, and offers it.
    pub from: (PersonId, FullName),
    /// Who is to lead it.
    pub to: (PersonId, FullName),
    /// What became of it; an offer of one who leads no longer is over, whatever is kept of it.
    pub answer: Option<OfferAnswer>,
}

/// A member who may lead the group next.
#[derive(Debug, Clone)]
pub struct Successor {
    /// Who.
    pub person: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
}

/// The members of a group who have an account and work here, besides its leader, by name; and what it is called.
pub async fn successors(tx: &mut Tx, by: Head) -> Result<(String, Vec<Successor>)> {
    able(tx, by.group()).await
}

/// The same, for whoever may ask: those who could lead the group, or be the deputy there.
pub(super) async fn able(tx: &mut Tx, group: GroupId) -> Result<(String, Vec<Successor>)> {
    let rows = sqlx::query!(
        r#"SELECT groups.name AS "group!: String", person.id AS "id?: PersonId",
                  person.family_name AS "family_name?: String", person.given_name AS "given_name?: String",
                  person.patronymic AS "patronymic?: String", organisation.short_name AS "organisation?: String"
           FROM groups
           LEFT JOIN membership ON membership.group_id = groups.id AND membership.left_at IS NULL
           LEFT JOIN person ON person.id = membership.person_id AND person.left_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM appointment AS leading
                                WHERE leading.group_id = groups.id AND leading.role = 'leader'
                                  AND leading.until IS NULL AND leading.person_id = person.id)
                AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
           LEFT JOIN organisation ON organisation.id = person.organisation_id
           WHERE groups.id = ?
           ORDER BY person.sort_form, person.id"#,
        group
    )
    .fetch_all(tx.db())
    .await?;
    let name = rows.first().map(|row| row.group.clone()).ok_or(Trouble::Gone)?;
    let successors = rows.into_iter().filter_map(|row| {
        let name = FullName::of(row.family_name?, row.given_name?, row.patronymic?);
        Some(Successor { person: row.id?, name, organisation: row.organisation? })
    });
    Ok((name, successors.collect()))
}

/// What offering the lead came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offering {
    /// They are asked.
    Offered(LeadershipOfferId),
    /// Somebody is asked already.
    Waiting,
    /// They belong to the group no longer, or cannot answer.
    NotThere,
}

/// What waits from a leader before this one is over: the moment, the group.
const LAPSE: &str = "UPDATE leadership_offer SET answer = 'over', answered_at = max(offered_at, ?)
 WHERE group_id = ? AND answer IS NULL";

/// Asks a member who is one of [`successors`]: the leader, the moment, the group, whom, the leader.
const OFFER: &str = "INSERT INTO leadership_offer (group_id, from_id, to_id, offered_at)
 SELECT groups.id, ?, person.id, ?
 FROM groups JOIN membership ON membership.group_id = groups.id AND membership.left_at IS NULL
 JOIN person ON person.id = membership.person_id
 WHERE groups.id = ? AND groups.phase != 'closed' AND membership.person_id = ? AND person.left_at IS NULL
   AND person.id != ? AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
 RETURNING id AS offered";

/// Offers a group that is not closed to one of its members.
pub async fn offer_leadership(tx: &mut Tx, by: Head, to: PersonId) -> Result<Offering> {
    static OFFERS: LazyLock<Call> = LazyLock::new(|| Call::of(&[LAPSE, OFFER, journal::LEADER_OFFERED]));
    let (group, from, municipality, now) = (by.group(), by.id(), tx.municipality(), tx.now);
    if offered(tx, group).await?.is_some_and(|waits| waits.answer.is_none()) {
        return Ok(Offering::Waiting);
    }
    let values = Values::default().and(now)?.and(group)?;
    let values = values.and(from)?.and(now)?.and(group)?.and(to)?.and(from)?;
    let values = values.and(municipality)?.and(now)?.and(from)?.and(to)?.and(group)?;
    let rows = OFFERS.make(tx.db(), values).await?;
    let offered = rows.iter().find_map(|row| row.try_get("offered").ok());
    Ok(offered.map_or(Offering::NotThere, Offering::Offered))
}

/// The offer that waits in a group, or that has never been answered and is over.
pub async fn offered(tx: &mut Tx, group: GroupId) -> Result<Option<LeadershipOffer>> {
    found(tx, None, Some(group)).await
}

/// An offer of this municipality, for whom it concerns: the room asks who that is.
pub async fn leadership_offer(tx: &mut Tx, id: LeadershipOfferId) -> Result<LeadershipOffer> {
    found(tx, Some(id), None).await?.ok_or(Trouble::Gone)
}

/// An offer by its number, or the one of a group that has not been answered.
async fn found(tx: &mut Tx, id: Option<LeadershipOfferId>, group: Option<GroupId>) -> Result<Option<LeadershipOffer>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT leadership_offer.id AS "id!: LeadershipOfferId", groups.id AS "group!: GroupId",
                  groups.name AS "name!: String", answer AS "answer?: OfferAnswer",
                  leader.id AS "from!: PersonId", leader.family_name AS "from_family!: String",
                  leader.given_name AS "from_given!: String", leader.patronymic AS "from_patronymic!: String",
                  next.id AS "to!: PersonId", next.family_name AS "to_family!: String",
                  next.given_name AS "to_given!: String", next.patronymic AS "to_patronymic!: String",
                  groups.phase != 'closed' AND next.left_at IS NULL
                      AND EXISTS (SELECT 1 FROM appointment
                                  WHERE appointment.group_id = groups.id AND role = 'leader' AND until IS NULL
                                    AND appointment.person_id = leader.id)
                      AND EXISTS (SELECT 1 FROM membership
                                  WHERE membership.group_id = groups.id AND membership.person_id = next.id
                                    AND membership.left_at IS NULL) AS "holds!: bool"
           FROM leadership_offer CROSS JOIN groups ON groups.id = leadership_offer.group_id
           JOIN person AS leader ON leader.id = leadership_offer.from_id
           JOIN person AS next ON next.id = leadership_offer.to_id
           WHERE leadership_offer.id = coalesce(?1, (SELECT waits.id FROM leadership_offer AS waits
                                                     WHERE waits.group_id = ?2 AND waits.answer IS NULL))
             AND groups.municipality_id = ?3"#,
        id,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| LeadershipOffer {
        id: row.id,
        group: GroupName { id: row.group, name: row.name },
        from: (row.from, FullName::of(row.from_family, row.from_given, row.from_patronymic)),
        to: (row.to, FullName::of(row.to_family, row.to_given, row.to_patronymic)),
        answer: row.answer.or((!row.holds).then_some(OfferAnswer::Over)),
    }))
}

/// Takes an offer back: the offer as it is now, if it still waited.
pub async fn withdraw_leadership(tx: &mut Tx, by: Head, id: LeadershipOfferId) -> Result<Option<LeadershipOffer>> {
    let offer = leadership_offer(tx, id).await?;
    if offer.answer.is_some() || offer.group.id != by.group() || offer.from.0 != by.id() {
        return Ok(None);
    }
    kept(tx, by.id(), offer, OfferAnswer::Withdrawn, "withdrawn").await.map(Some)
}

/// Declines an offer: the offer as it is now, and whether it still waited.
pub async fn decline_leadership(tx: &mut Tx, me: Registered, id: LeadershipOfferId) -> Result<(LeadershipOffer, bool)> {
    let offer = mine(tx, me, id).await?;
    if offer.answer.is_some() {
        return Ok((offer, false));
    }
    Ok((kept(tx, me.id(), offer, OfferAnswer::Declined, "declined").await?, true))
}

/// The moment, the group, who has led, the municipality, who is to lead, the municipality: what the leader held is over.
const LEAVE: &str = "UPDATE appointment SET until = max(since, ?), ended_by = 'handing'
 WHERE group_id = ? AND role = 'leader' AND until IS NULL AND person_id = ? AND municipality_id = ?
   AND EXISTS (SELECT 1 FROM groups WHERE groups.id = appointment.group_id AND groups.phase != 'closed')
   AND EXISTS (SELECT 1 FROM person JOIN account ON account.person_id = person.id
               WHERE person.id = ? AND person.municipality_id = ? AND person.left_at IS NULL)
 RETURNING group_id AS abandoned";

/// Written only after that was: the municipality, who leads from now on, the group, the moment.
const TAKE: &str = "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
 SELECT ?, ?, 'leader', ?, ? WHERE changes() > 0
 RETURNING id AS taken";

/// Written only after that was noted: the moment, the offer.
const ACCEPT: &str = "UPDATE leadership_offer SET answer = 'accepted', answered_at = max(offered_at, ?)
 WHERE id = ? AND answer IS NULL AND changes() > 0";

/// Accepts an offer: whoever made it leads no longer, and the person who speaks does. The offer as it is now, and the
/// appointment, if it was not over: an old one does nothing.
pub async fn accept_leadership(
    tx: &mut Tx,
    me: Registered,
    id: LeadershipOfferId,
) -> Result<(LeadershipOffer, Option<AppointmentId>)> {
    static PASSES: LazyLock<Call> = LazyLock::new(|| {
        // What notes the appointment has changed something only where that was made.
        Call::of(&[LEAVE, TAKE, journal::APPOINTED, ACCEPT, journal::DEPUTY_LEADS, CHATS, CHATS])
    });
    let mut offer = mine(tx, me, id).await?;
    if offer.answer.is_some() {
        return Ok((offer, None));
    }
    let (municipality, now, group, from, to) = (tx.municipality(), tx.now, offer.group.id, offer.from.0, me.id());
    let values = Values::default().and(now)?.and(group)?.and(from)?.and(municipality)?.and(to)?.and(municipality)?;
    let values = values.and(municipality)?.and(to)?.and(group)?.and(now)?;
    let values = values.and(now)?.and(to)?.and("leader-appointed")?.and(written(Role::Leader, None, None))?;
    let values = values.and(now)?.and(id)?.and(now)?.and(to)?.and(to)?.and(now)?;
    let rows = PASSES.make(tx.db(), values.and(from)?.and(to)?).await?;
    let Some(taken) = rows.iter().find_map(|row| row.try_get::<AppointmentId, _>("taken").ok()) else {
        sqlx::query!(
            "UPDATE leadership_offer SET answer = 'over', answered_at = max(offered_at, ?) WHERE id = ?",
            now,
            id
        )
        .execute(tx.db())
        .await?;
        offer.answer = Some(OfferAnswer::Over);
        return Ok((offer, None));
    };
    changed(tx, &[from, to], &rows).await?;
    offer.answer = Some(OfferAnswer::Accepted);
    Ok((offer, Some(taken)))
}

/// An offer to whoever speaks.
async fn mine(tx: &mut Tx, me: Registered, id: LeadershipOfferId) -> Result<LeadershipOffer> {
    let offer = leadership_offer(tx, id).await?;
    if offer.to.0 == me.id() { Ok(offer) } else { Err(Trouble::Gone) }
}

/// The answer, the moment, the offer.
const SETTLE: &str = "UPDATE leadership_offer SET answer = ?, answered_at = max(offered_at, ?)
 WHERE id = ? AND answer IS NULL";

/// Ends an offer that waited, and notes that the leader has stayed.
async fn kept(
    tx: &mut Tx,
    author: PersonId,
    mut offer: LeadershipOffer,
    answer: OfferAnswer,
    why: &str,
) -> Result<LeadershipOffer> {
    static SETTLES: LazyLock<Call> = LazyLock::new(|| Call::of(&[SETTLE, journal::NOTE]));
    let entry = Entry {
        person: Some(offer.to.0),
        group: Some(offer.group.id),
        became: Some(why.to_owned()),
        ..Entry::default()
    };
    let values = Values::default().and(answer)?.and(tx.now)?.and(offer.id)?;
    let values = journal::noted(values, tx, author, "leader-offer-ended", entry)?;
    SETTLES.make(tx.db(), values).await?;
    offer.answer = Some(answer);
    Ok(offer)
}

/// A leader who is to be fixed by an order.
#[derive(Debug, Clone)]
pub struct Unordered {
    /// Who leads.
    pub person: (PersonId, FullName),
    /// The group.
    pub group: GroupName,
    /// The order, where there is one.
    pub order: Option<Order>,
}

/// The appointment of a leader that goes on, in this municipality.
pub async fn led_by_appointment(tx: &mut Tx, _: Coordinator, id: AppointmentId) -> Result<Unordered> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", person.family_name, person.given_name, person.patronymic,
                  groups.id AS "group!: GroupId", groups.name, appointment.order_number AS "number?: String",
                  appointment.order_day AS "day?: chrono::NaiveDate"
           FROM appointment JOIN person ON person.id = appointment.person_id
           JOIN groups ON groups.id = appointment.group_id
           WHERE appointment.id = ? AND appointment.municipality_id = ? AND role = 'leader' AND until IS NULL"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok(Unordered {
        person: (row.person, FullName::of(row.family_name, row.given_name, row.patronymic)),
        group: GroupName { id: row.group, name: row.name },
        order: row.number.zip(row.day).map(|(number, day)| Order { number, day }),
    })
}

/// Writes the order by which a leader leads, where there is none yet; tells whether it did.
pub async fn fix_by_order(tx: &mut Tx, by: Coordinator, id: AppointmentId, order: &Order) -> Result<bool> {
    let led = led_by_appointment(tx, by, id).await?;
    let Order { number, day } = order;
    let fixed = sqlx::query!(
        "UPDATE appointment SET order_number = ?, order_day = ? WHERE id = ? AND order_number IS NULL",
        number,
        day,
        id
    )
    .execute(tx.db())
    .await?;
    if fixed.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry {
        person: Some(led.person.0),
        group: Some(led.group.id),
        became: Some(written(Role::Leader, Some(order), None)),
        ..Entry::default()
    };
    journal::note(tx, by.id(), "leader-order", entry).await?;
    Ok(true)
}

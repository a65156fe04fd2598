//! Accounts, and where they are: a step for each room that a person has been in.

mod cards;
mod chats;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::converse::{DONE, OFFERED};
use super::erased::{Erased, Step};
use super::{Cx, Fate, Happening, Kept, Of, Place, Result, Table, Trouble, Tx, last};
use crate::db::{Call, Values};
use crate::ids::{AccountId, MunicipalityId, PersonId};
use crate::say;
use crate::text::Language;

pub use cards::{Named, PIECE, keep_labels, named};
pub(crate) use cards::{give_back, held};
pub use chats::{Chat, chats_of};

/// The moment from which stamps are counted: later than 1970, so that they are short.
const STAMPS_BEGIN: DateTime<Utc> = DateTime::from_timestamp(1_767_225_600, 0).expect("1 January 2026 is a moment");

/// What a session keeps, as own data: where somebody stands, and drafts.
pub const TABLES: &[Table] = &[
    Table::of("account", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "talk-kept-account"),
        rows: "SELECT json_object('number', account.id, 'channel', channel, 'number_in_the_channel', external,
                      'municipality', coalesce(municipality.called, municipality.name),
                      'language', language,
                      'reachable', json(iif(reachable, 'true', 'false')), 'current_room', room, 'card', stamp,
                      'quiet_from', quiet_from, 'quiet_till', quiet_till,
                      'quiet_weekends', json(iif(quiet_weekends, 'true', 'false')),
                      'once_a_day', json(iif(digest, 'true', 'false')), 'commands', commands,
                      'times_reachable_again', reached)
               FROM account JOIN municipality ON municipality.id = account.municipality_id
               WHERE account.id = ?2 OR person_id = ?1",
    }),
    Table::of("session", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "talk-kept-session"),
        rows: "SELECT json_object('room', room, 'said_so_far', json(step),
                      'said_last', json(nullif(said, '')),
                      'saved_at', strftime('%Y-%m-%dT%H:%M:%SZ', saved_at / 1000, 'unixepoch'))
               FROM session WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
];

/// An account, as a turn finds it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// The channel that it came by.
    pub channel: String,
    /// The id that the channel gave.
    pub external: String,
    /// Its municipality.
    pub municipality: MunicipalityId,
    /// The municipality's zone.
    pub zone: Tz,
    /// The registered person.
    pub person: Option<PersonId>,
    /// The language chosen, or the client's.
    pub language: Language,
    /// Whether the bot may write to it.
    pub reachable: bool,
    /// Which commands its chat was given, by their version.
    pub commands: String,
    /// The room whose card is current.
    pub room: String,
    /// The stamp of the current card.
    pub stamp: i64,
    /// The traces of the labels of the current card ([`super::typed::trace`]), one a line; on a card without a step
    /// each is followed by the code of its button.
    labels: String,
    /// What was said last ([`super::last`]).
    pub(super) said: String,
    /// The newest text of the consent to processing that is agreed to and in force.
    pub consent: Option<i64>,
    /// The newest edition of the municipality's own parts of it that is agreed to.
    pub edition: i64,
    /// The seal of the newest version of the municipality's regulation; `None` where the defaults hold.
    pub regulation: Option<i64>,
    /// The seal of its catalogue of needs; `None` where the common one holds.
    pub catalogue: Option<i64>,
    /// What its person answers for, as JSON: each role with its group. Guards read it once, when the turn begins.
    pub held: String,
    /// Whether this turn has erased the account: the farewell then goes to the bare address.
    pub erased: bool,
    /// What is stored of the rooms that the update most likely leads to, read together with the account. The first
    /// [`load`] of a room takes it, so that it can never be older than what the turn has changed.
    read_along: HashMap<String, Option<KeptStep>>,
    /// The rooms of which something is stored, as JSON; `None` once this turn has written any of it.
    stored: Option<String>,
}

/// A step as it is kept.
#[derive(Debug, Clone)]
struct KeptStep {
    version: i64,
    step: String,
    /// See [`Account::labels`].
    labels: String,
    /// See [`Account::said`].
    said: String,
}

/// Finds an account, in one row or none, with its steps in the current room and in two others. Both are asked by
/// [`asking`], and the row is read by [`found`].
pub(crate) const FIND: &str = "SELECT account.id, account.municipality_id, municipality.time_zone, account.person_id,
        account.language, account.reachable, account.commands, account.room, account.stamp,
        (SELECT seal FROM regulation WHERE regulation.municipality_id = account.municipality_id
         ORDER BY version DESC LIMIT 1) AS regulation,
        (SELECT seal FROM catalogue_seal WHERE catalogue_seal.municipality_id = account.municipality_id) AS catalogue,
        (SELECT max(text) FROM consent WHERE consent.account_id = account.id
         AND consent.purpose = 'processing' AND consent.withdrawn_at IS NULL) AS consent,
        (SELECT coalesce(max(edition), 0) FROM consent WHERE consent.account_id = account.id
         AND consent.purpose = 'processing' AND consent.withdrawn_at IS NULL) AS edition,
        (SELECT json_group_array(json_array(role, group_id)) FROM appointment
         WHERE appointment.person_id = account.person_id AND appointment.municipality_id = account.municipality_id
           AND until IS NULL) AS held,
        (SELECT json_group_array(room) FROM session WHERE session.account_id = account.id) AS stored,
        current.version AS current_version, current.step AS current_step, current.labels AS labels, current.said AS said,
        heading.version AS heading_version, heading.step AS heading_step,
        home.version AS home_version, home.step AS home_step
 FROM account
 JOIN municipality ON municipality.id = account.municipality_id
 LEFT JOIN session AS current ON current.account_id = account.id AND current.room = account.room
 LEFT JOIN session AS heading ON heading.account_id = account.id AND heading.room = ?
 LEFT JOIN session AS home ON home.account_id = account.id AND home.room = ?
 WHERE account.channel = ? AND account.external = ?";

/// The values of [`FIND`]: most turns lead to the room that the update names, to the current one, or home.
pub(crate) fn asking(channel: &str, external: &str, heading: &str) -> Result<Values> {
    Ok(Values::default().and(heading)?.and(Place::home().room.as_ref())?.and(channel)?.and(external)?)
}

/// The account of a row of [`FIND`].
pub(crate) fn found(row: &SqliteRow, channel: &str, external: &str, heading: &str) -> Result<Account> {
    let room: String = row.try_get("room")?;
    let step = |version, step| -> sqlx::Result<_> {
        let kept = row.try_get::<Option<i64>, _>(version)?.zip(row.try_get(step)?);
        Ok(kept.map(|(version, step)| KeptStep { version, step, labels: String::new(), said: String::new() }))
    };
    let read_along = HashMap::from([
        (Place::home().room.into_owned(), step("home_version", "home_step")?),
        (heading.to_owned(), step("heading_version", "heading_step")?),
        (room.clone(), step("current_version", "current_step")?),
    ]);
    let zone: String = row.try_get("time_zone")?;
    Ok(Account {
        id: row.try_get("id")?,
        channel: channel.to_owned(),
        external: external.to_owned(),
        municipality: row.try_get("municipality_id")?,
        zone: zone.parse().map_err(Trouble::fault)?,
        person: row.try_get("person_id")?,
        language: row.try_get("language")?,
        reachable: row.try_get("reachable")?,
        commands: row.try_get("commands")?,
        room,
        stamp: row.try_get("stamp")?,
        labels: row.try_get::<Option<String>, _>("labels")?.unwrap_or_default(),
        said: row.try_get::<Option<String>, _>("said")?.unwrap_or_default(),
        consent: row.try_get("consent")?,
        edition: row.try_get("edition")?,
        regulation: row.try_get("regulation")?,
        catalogue: row.try_get("catalogue")?,
        held: row.try_get("held")?,
        erased: false,
        read_along,
        stored: Some(row.try_get("stored")?),
    })
}

/// Finds an account; `None` if it has never written.
pub async fn find(db: &mut SqliteConnection, channel: &str, external: &str) -> Result<Option<Account>> {
    static FINDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[FIND]));
    let rows = FINDS.make(db, asking(channel, external, "")?).await?;
    rows.first().map(|row| found(row, channel, external, "")).transpose()
}

/// Creates an account on its first message, in the first municipality of the database.
pub async fn open(db: &mut SqliteConnection, channel: &str, external: &str, language: Language) -> Result<Account> {
    sqlx::query!(
        "INSERT INTO account (channel, external, municipality_id, language)
         VALUES (?, ?, (SELECT min(id) FROM municipality), ?)",
        channel,
        external,
        language
    )
    .execute(&mut *db)
    .await?;
    find(db, channel, external).await?.ok_or_else(|| Trouble::fault("an account that was just opened is not there"))
}

/// Gives an account the person that has just been written, whose number is the newest: the account.
pub(crate) const SET_NEWEST_PERSON: &str = "UPDATE account SET person_id = (SELECT max(id) FROM person) WHERE id = ?";

/// Deletes an account with everything that is kept with it.
#[cfg(test)]
pub async fn close(tx: &mut super::Tx, account: AccountId) -> Result<()> {
    sqlx::query(CLOSE).bind(account).execute(tx.db()).await?;
    Ok(())
}

/// The same within a call.
pub(crate) const CLOSE: &str = "DELETE FROM account WHERE id = ?";

/// Marks whether the bot may write to an account, and counts how often it became reachable.
pub async fn set_reachable(db: &mut SqliteConnection, account: AccountId, reachable: bool) -> Result<()> {
    sqlx::query!("UPDATE account SET reachable = ?1, reached = reached + ?1 WHERE id = ?2", reachable, account)
        .execute(db)
        .await?;
    Ok(())
}

/// Marks that an account cannot be written to, unless it has become reachable again since its count was `reached`.
pub async fn lose(db: &mut SqliteConnection, account: AccountId, reached: i64) -> Result<()> {
    sqlx::query!("UPDATE account SET reachable = 0 WHERE id = ? AND reached = ?", account, reached).execute(db).await?;
    Ok(())
}

/// Remembers which commands chats were given, as JSON: each account first, the version last of six.
pub(crate) const SET_COMMANDS: &str = "UPDATE account SET commands = chat.value ->> 5
 FROM json_each(?) AS chat WHERE account.id = chat.value ->> 0";

/// The same by itself.
pub async fn set_commands(db: &mut SqliteConnection, account: Option<AccountId>, version: &str) -> Result<()> {
    sqlx::query!("UPDATE account SET commands = ? WHERE id = ?", version, account).execute(db).await?;
    Ok(())
}

/// Changes the language of the account.
pub async fn set_language(cx: &mut Cx, language: Language) -> Result<()> {
    let account = cx.account_id();
    sqlx::query!("UPDATE account SET language = ? WHERE id = ?", language, account).execute(cx.db()).await?;
    cx.account.language = language;
    match cx.person() {
        Some(person) => cx.raise(Happening::LanguageChanged { person }).await,
        None => Ok(()),
    }
}

/// Sets the quiet hours of the account, from and till.
pub async fn set_quiet_hours(cx: &mut Cx, hours: Option<(i64, i64)>) -> Result<()> {
    let account = cx.account_id();
    let (from, till) = hours.unzip();
    sqlx::query!("UPDATE account SET quiet_from = ?, quiet_till = ? WHERE id = ?", from, till, account)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Sets whether the account hears of nothing at weekends.
pub async fn set_quiet_weekends(cx: &mut Cx, wanted: bool) -> Result<()> {
    let account = cx.account_id();
    sqlx::query!("UPDATE account SET quiet_weekends = ? WHERE id = ?", wanted, account).execute(cx.db()).await?;
    Ok(())
}

/// Sets whether the account gets ordinary messages to many once a day, together.
pub async fn set_digest(tx: &mut Tx, account: AccountId, wanted: bool) -> Result<()> {
    sqlx::query!("UPDATE account SET digest = ? WHERE id = ?", wanted, account).execute(tx.db()).await?;
    Ok(())
}

/// When the account wishes to hear of things: its quiet hours, from and till, whether its weekends are quiet, and whether
/// ordinary messages to many come once a day, together.
pub async fn hearing(cx: &mut Cx) -> Result<(Option<(i64, i64)>, bool, bool)> {
    let account = cx.account_id();
    let row = sqlx::query!(
        r#"SELECT quiet_from, quiet_till, quiet_weekends AS "quiet_weekends: bool", digest AS "digest: bool"
           FROM account WHERE id = ?"#,
        account
    )
    .fetch_one(cx.db())
    .await?;
    Ok((row.quiet_from.zip(row.quiet_till), row.quiet_weekends, row.digest))
}

/// What is stored of a person's place in a room.
pub(super) enum Stored {
    /// A step that this version understands.
    Step(Step),
    /// Nothing: the person has not been here, or has finished.
    Nothing,
    /// A step that this version does not understand.
    Unreadable,
}

/// Where a turn leaves somebody. It is written together with everything else that ends the turn.
#[derive(Debug)]
pub struct Stand {
    account: AccountId,
    /// The room and the stamp of the card that is shown.
    card: Option<(String, i64)>,
    /// The step in each room that changes, and when it was taken; `None` drops it.
    steps: BTreeMap<&'static str, Option<(KeptStep, i64)>>,
}

/// Where this turn leaves somebody, so far.
fn stand(cx: &mut Cx) -> &mut Stand {
    let account = cx.account_id();
    cx.traces.stand.get_or_insert_with(|| Stand { account, card: None, steps: BTreeMap::new() })
}

/// Writes where turns leave people; an account that has been erased meanwhile has no place any more.
pub(crate) const KEEP: &str = "UPDATE account SET room = kept.value ->> 1, stamp = kept.value ->> 2
 FROM json_each(?) AS kept WHERE account.id = kept.value ->> 0;
 DELETE FROM session WHERE (account_id, room) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?));
 INSERT INTO session (account_id, room, version, step, labels, said, saved_at)
 SELECT account.id, kept.value ->> 1, kept.value ->> 2, kept.value ->> 3, kept.value ->> 4, kept.value ->> 5, kept.value ->> 6
 FROM json_each(?) AS kept CROSS JOIN account ON account.id = kept.value ->> 0 WHERE true
 ON CONFLICT (account_id, room) DO UPDATE
 SET version = excluded.version, step = excluded.step, labels = excluded.labels, said = excluded.said,
     saved_at = excluded.saved_at";

/// The values of [`KEEP`].
pub(crate) fn keeping(stands: &[Stand]) -> Result<Values> {
    let cards = stands.iter().filter_map(|stand| {
        let (room, stamp) = stand.card.as_ref()?;
        Some((stand.account, room, stamp))
    });
    let cards: Vec<_> = cards.collect();
    let (mut dropped, mut kept) = (Vec::new(), Vec::new());
    for stand in stands {
        for (room, step) in &stand.steps {
            match step {
                Some((step, at)) => {
                    kept.push((stand.account, room, step.version, &step.step, &step.labels, &step.said, at))
                }
                None => dropped.push((stand.account, room)),
            }
        }
    }
    let values = Values::default().and(serde_json::to_string(&cards)?)?;
    Ok(values.and(serde_json::to_string(&dropped)?)?.and(serde_json::to_string(&kept)?)?)
}

/// Writes where turns leave people before the transaction ends, since something else is going to read it there.
pub(crate) async fn write(db: &mut SqliteConnection, stands: &[Stand]) -> Result<()> {
    static KEEPS: LazyLock<Call> = LazyLock::new(|| Call::of(&[KEEP]));
    if !stands.is_empty() {
        KEEPS.make(db, keeping(stands)?).await?;
    }
    Ok(())
}

/// Writes at once where this turn leaves somebody so far.
pub(crate) async fn keep(cx: &mut Cx) -> Result<()> {
    let stand = cx.traces.stand.take();
    cx.account.stored = None;
    write(cx.db(), stand.as_slice()).await
}

/// The rooms whose steps this turn drops, as a JSON list, for what asks the table of sessions before they are dropped.
pub fn dropped(cx: &Cx) -> Result<String> {
    let steps = cx.traces.stand.iter().flat_map(|stand| &stand.steps);
    let rooms: Vec<_> = steps.filter(|(_, step)| step.is_none()).map(|(room, _)| room).collect();
    Ok(serde_json::to_string(&rooms)?)
}

/// The rooms of cards without a step of a feature's room.
const WITHOUT_STEP: [&str; 3] = [DONE, OFFERED, PIECE];

/// The step of the current room as the turn has found it, unless the turn has changed it or its room has read it.
pub(crate) fn left<'a>(cx: &'a Cx, room: &str) -> Option<&'a str> {
    let changed = cx.traces.stand.as_ref().is_some_and(|stand| stand.steps.contains_key(room));
    let kept = cx.account.read_along.get(room).filter(|_| !changed)?.as_ref()?;
    Some(&kept.step)
}

/// Reads a person's step in a room.
pub(super) async fn load(cx: &mut Cx, of: &dyn Erased) -> Result<Stored> {
    let (account, room) = (cx.account_id(), of.name());
    let changed = cx.traces.stand.as_ref().and_then(|stand| stand.steps.get(room));
    let kept = match (changed, cx.account.read_along.remove(room)) {
        (Some(changed), _) => changed.as_ref().map(|(step, _)| step.clone()),
        (None, Some(read)) => read,
        // Nothing is asked for that was seen not to be there.
        (None, None) if cx.account.stored.as_ref().is_some_and(|stored| !stored.contains(&format!("\"{room}\""))) => {
            None
        }
        (None, None) => {
            sqlx::query_as!(
                KeptStep,
                "SELECT version, step, labels, said FROM session WHERE account_id = ? AND room = ?",
                account,
                room
            )
            .fetch_optional(cx.db())
            .await?
        }
    };
    Ok(match kept {
        None => Stored::Nothing,
        Some(kept) if kept.version != of.version() => Stored::Unreadable,
        Some(kept) => of.read(&kept.step).map_or(Stored::Unreadable, Stored::Step),
    })
}

/// Keeps a person's step in a room with the traces of its card's labels, and makes the room the current one.
pub(super) fn save(cx: &mut Cx, room: &dyn Erased, step: &Step, labels: String) -> Result<()> {
    let said = last::kept(cx)?;
    let kept = KeptStep { version: room.version(), step: step.json()?, labels, said };
    let (card, now) = ((cx.account.room.clone(), cx.account.stamp), millis(cx.now));
    let stand = stand(cx);
    stand.card = Some(card);
    stand.steps.insert(room.name(), Some((kept, now)));
    Ok(())
}

/// Keeps a person's step in a room that they leave.
pub(super) fn lay_aside(cx: &mut Cx, room: &dyn Erased, step: &Step) -> Result<()> {
    let kept = KeptStep { version: room.version(), step: step.json()?, labels: String::new(), said: String::new() };
    let now = millis(cx.now);
    stand(cx).steps.insert(room.name(), Some((kept, now)));
    Ok(())
}

/// Drops a person's step in a room.
pub fn forget(cx: &mut Cx, room: &'static str) {
    stand(cx).steps.insert(room, None);
}

/// The session that keeps the place of a newcomer's link.
const DESTINATION: &str = "destination";

/// Keeps the place of a link that a newcomer opened, until they have registered.
pub async fn set_destination(cx: &mut Cx, place: &Place) -> Result<()> {
    let (account, step, now) = (cx.account_id(), serde_json::to_string(place)?, millis(cx.now));
    sqlx::query!(
        "INSERT INTO session (account_id, room, version, step, saved_at) VALUES (?, ?, 1, ?, ?)
         ON CONFLICT (account_id, room) DO UPDATE SET step = excluded.step, saved_at = excluded.saved_at",
        account,
        DESTINATION,
        step,
        now
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Takes the place of the link of a newcomer, an account: [`taken`] reads it.
pub(crate) const TAKE_DESTINATION: &str = "DELETE FROM session WHERE account_id = ? AND room = 'destination' RETURNING step AS destination, saved_at AS opened_at";

/// The place that a row of [`TAKE_DESTINATION`] names. One that this version does not know is dropped.
pub(crate) fn taken(cx: &mut Cx, rows: &[SqliteRow]) -> Option<Place> {
    let (step, opened_at): (String, i64) =
        rows.iter().find_map(|row| Some((row.try_get("destination").ok()?, row.try_get("opened_at").ok()?)))?;
    cx.traces.taken = serde_json::from_str(&step).ok();
    cx.traces.taken_at = DateTime::from_timestamp_millis(opened_at);
    cx.traces.taken.clone()
}

/// Takes the place of the newcomer's link.
pub async fn take_destination(cx: &mut Cx) -> Result<Option<Place>> {
    static TAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[TAKE_DESTINATION]));
    let account = cx.account_id();
    let rows = TAKES.make(cx.db(), Values::default().and(account)?).await?;
    Ok(taken(cx, &rows))
}

/// Makes a room's next card the current one and returns its stamp; [`save`] keeps it.
///
/// A stamp grows with the seconds of the clock, so that it is never given twice, not even after a backup of the
/// database was restored: the chats still hold the cards from before.
pub fn step_up(cx: &mut Cx, room: &str) -> i64 {
    let seconds = (cx.now - STAMPS_BEGIN).num_seconds();
    cx.account.stamp = seconds.max(cx.account.stamp + 1);
    if let Some(passed) = WITHOUT_STEP.into_iter().find(|known| *known == cx.account.room && known != &room) {
        forget(cx, passed);
    }
    cx.account.room = room.to_owned();
    cx.account.stamp
}

/// Makes a card the current one that no step belongs to, and returns its stamp.
pub fn show_without_step(cx: &mut Cx, room: &'static str) -> i64 {
    let stamp = step_up(cx, room);
    stand(cx).card = Some((room.to_owned(), stamp));
    stamp
}

/// Milliseconds since 1970, as the engine's tables count.
pub fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

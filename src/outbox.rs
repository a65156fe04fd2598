//! What is to be said: stored in the turn's transaction, spoken after the commit, kept with its ending.
//!
//! - An interactive reply is stored as being sent, with its attempt counted, since it leaves at once.
//! - A notice waits for the bulk lane, which claims it, and ends as sent, blocked or failed.
//!
//! Delivery is at least once: after a crash whatever was being sent is sent again. An ended row keeps its
//! ending and its reason, and loses its words and its address.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, Days, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use tokio::time::Instant;

use crate::ids::{AccountId, PersonId};
use crate::people::{self, Roles};
use crate::talk::session::{self, Account, millis};
use crate::talk::{Cx, Parcel, Result, Screen, Trouble, View, button};
use crate::text::Language;

/// One thing to be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// The answer to one update.
    Reply {
        /// The press to be answered, by the channel's id.
        callback: Option<String>,
        /// What the answer to the press says.
        toast: Option<String>,
        /// The message that becomes the card; a new message where there is none.
        edit: Option<String>,
        /// Whether the message that is edited is a notice, which is no card: its buttons stay when the next card
        /// comes.
        #[serde(default)]
        on_notice: bool,
        /// The message that loses its buttons and keeps its words.
        #[serde(default)]
        strip: Option<String>,
        /// The card; a passing word needs none.
        screen: Option<Screen>,
    },
    /// A card that nobody asked for.
    Notice(Screen),
    /// A picture or a file.
    Parcel(Parcel),
    /// The commands of one chat: names and descriptions.
    Commands(Vec<(String, String)>),
}

impl Body {
    /// Whether a chat's rate counts it: answering a press and setting commands are no messages.
    pub fn is_message(&self) -> bool {
        !matches!(self, Body::Commands(_) | Body::Reply { screen: None, .. })
    }

    /// The message that becomes the card.
    pub fn edited_message(&self) -> Option<&str> {
        match self {
            Body::Reply {
                edit,
                screen: Some(_),
                ..
            } => edit.as_deref(),
            _ => None,
        }
    }

    /// Leaves the card out: a newer one is about to take its place.
    pub fn leave_card_out(&mut self) {
        if let Body::Reply { screen, .. } = self {
            *screen = None;
        }
    }
}

/// Something that is being said: the row, where it goes, and what it is.
#[derive(Debug, Clone)]
pub struct Dispatch {
    /// The row of the outbox.
    pub id: i64,
    /// The chat.
    pub external: String,
    /// Whose account it is; a farewell has none left.
    pub account: Option<AccountId>,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// How often the account had been found reachable again by then.
    pub reached: i64,
    /// What is said.
    pub body: Body,
    /// In which language.
    pub language: Language,
    /// When the update came that this answers; only a turn's first reply knows it.
    pub asked: Option<Instant>,
}

/// How a dispatch ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The channel took it.
    Sent,
    /// The person has blocked the bot or is gone.
    Blocked {
        /// What the channel says.
        reason: String,
        /// What [`Dispatch::reached`] was: whoever has come back since can be reached all the same.
        reached: i64,
    },
    /// The channel refuses it for good.
    Failed(String),
}

/// Stores replies that leave right after the commit, in this order.
pub async fn replies(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    replies: Vec<(Address, Body)>,
) -> Result<Vec<Dispatch>> {
    let rows = replies
        .iter()
        .map(|(to, body)| {
            let body = serde_json::to_string(body)?;
            Ok((to.account, &to.channel, &to.external, body, to.language))
        })
        .collect::<Result<Vec<_>>>()?;
    let rows = serde_json::to_string(&rows)?;
    let now = millis(now);
    let mut stored = sqlx::query!(
        r#"INSERT INTO outbox (account_id, channel, external, lane, body, language, due_at, attempts, state)
           SELECT value ->> 0, value ->> 1, value ->> 2, 'interactive', value ->> 3, value ->> 4, ?2, 1, 'sending'
           FROM json_each(?1) WHERE true ORDER BY key
           RETURNING id AS "id!",
                     coalesce((SELECT reached FROM account WHERE id = account_id), 0) AS "reached!: i64""#,
        rows,
        now
    )
    .fetch_all(db)
    .await?;
    // Numbers grow in the order of the rows; SQLite promises no order of what it returns.
    stored.sort_unstable_by_key(|row| row.id);
    if stored.len() != replies.len() {
        return Err(Trouble::fault("not every reply was stored"));
    }
    let dispatches = stored
        .into_iter()
        .zip(replies)
        .map(|(row, (to, body))| Dispatch {
            id: row.id,
            external: to.external,
            account: to.account,
            attempts: 1,
            reached: row.reached,
            body,
            language: to.language,
            asked: None,
        });
    Ok(dispatches.collect())
}

/// Where a reply goes.
#[derive(Debug, Clone)]
pub struct Address {
    /// The account; none for one that is erased, or for a group.
    pub account: Option<AccountId>,
    /// The channel.
    pub channel: String,
    /// The chat.
    pub external: String,
    /// The language to speak.
    pub language: Language,
}

impl From<&Account> for Address {
    fn from(account: &Account) -> Address {
        Address {
            account: Some(account.id),
            channel: account.channel.clone(),
            external: account.external.clone(),
            language: account.language,
        }
    }
}

/// Tells people something that they did not ask for, by the bulk lane.
///
/// Only those who agreed to notices and can be reached are told; in someone's quiet hours it waits for their end.
/// `view` says it in a language; its buttons stand. Returns how many will be told.
pub async fn tell<P: Serialize>(
    cx: &mut Cx,
    people: &[PersonId],
    room: &str,
    view: impl Fn(Language) -> View<P>,
) -> Result<u64> {
    if people.is_empty() {
        return Ok(0);
    }
    let body = |language| -> Result<String> {
        let screen = button::seal_notice(view(language), room)?;
        Ok(serde_json::to_string(&Body::Notice(screen))?)
    };
    let (ru, en) = (body(Language::Ru)?, body(Language::En)?);
    let letter = sqlx::query_scalar!(
        "INSERT INTO letter (ru, en) VALUES (?, ?) RETURNING id",
        ru,
        en
    )
    .fetch_one(cx.db())
    .await?;
    let people = serde_json::to_string(people)?;
    let now = millis(cx.now);
    let told = sqlx::query!(
        "INSERT INTO outbox (account_id, channel, external, lane, letter_id, language, due_at)
         SELECT account.id, account.channel, account.external, 'bulk', ?, account.language, ?
         FROM json_each(?) AS told
         JOIN account ON account.person_id = told.value
         WHERE account.reachable = 1
           AND EXISTS (SELECT 1 FROM consent WHERE consent.account_id = account.id
                       AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL)",
        letter,
        now,
        people
    )
    .execute(cx.db())
    .await?
    .rows_affected();
    respect_quiet_hours(cx, letter).await?;
    cx.wakes_bulk = true;
    Ok(told)
}

/// Lets a letter wait where it is quiet now. Quiet hours are few, so each kind is reckoned once.
async fn respect_quiet_hours(cx: &mut Cx, letter: i64) -> Result<()> {
    let kinds = sqlx::query!(
        r#"SELECT DISTINCT account.quiet_from AS "from!: u32", account.quiet_till AS "till!: u32"
           FROM outbox JOIN account ON account.id = outbox.account_id
           WHERE outbox.letter_id = ? AND account.quiet_from IS NOT NULL"#,
        letter
    )
    .fetch_all(cx.db())
    .await?;
    for kind in kinds {
        let Some(end) = quiet_until(cx.now, cx.zone(), kind.from, kind.till) else {
            continue;
        };
        let end = millis(end);
        sqlx::query!(
            // Each account that is told is looked up, not each of the municipality.
            "UPDATE outbox SET due_at = ? WHERE letter_id = ? AND EXISTS
                    (SELECT 1 FROM account
                     WHERE account.id = outbox.account_id AND quiet_from = ? AND quiet_till = ?)",
            end,
            letter,
            kind.from,
            kind.till
        )
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

/// Sets the commands of every account of a person anew: their role or their language has changed.
pub async fn refresh_commands(cx: &mut Cx, person: PersonId) -> Result<()> {
    let roles = people::store::roles(cx.db(), Some(person)).await?;
    let accounts = sqlx::query!(
        r#"SELECT id AS "id: AccountId", channel, external AS "external!", language AS "language: Language", commands
           FROM account WHERE person_id = ? AND reachable = 1"#,
        person
    )
    .fetch_all(cx.db())
    .await?;
    let now = millis(cx.now);
    for account in accounts {
        commands(
            cx.db(),
            now,
            roles,
            Some(account.id),
            &account.channel,
            &account.external,
            account.language,
        )
        .await?;
    }
    cx.wakes_bulk = true;
    Ok(())
}

/// Somebody can be reached again, or no longer. Their role or their language may have changed while they could not be
/// told, so that commands which are no longer theirs are taken back. Tells whether the bulk lane got something.
pub async fn reach(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    account: &Account,
    reachable: bool,
) -> Result<bool> {
    session::set_reachable(db, account.id, reachable).await?;
    if !reachable {
        return Ok(false);
    }
    let row = sqlx::query!(
        r#"SELECT person_id AS "person: PersonId", commands FROM account WHERE id = ?"#,
        account.id
    )
    .fetch_one(&mut *db)
    .await?;
    let roles = people::store::roles(db, row.person).await?;
    // Whoever never had commands of their own has everybody's.
    let has_everybodys = row.commands.is_empty() && roles == Roles::default();
    if has_everybodys || row.commands == version_of(roles, account.language) {
        return Ok(false);
    }
    commands(
        db,
        millis(now),
        roles,
        Some(account.id),
        &account.channel,
        &account.external,
        account.language,
    )
    .await?;
    Ok(true)
}

/// Sets the commands of all who lead or coordinate, where the program's have changed since they were last set.
///
/// One question for all of them: there are thousands in a large municipality, and the start waits for it.
pub async fn refresh_all_commands(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    let accounts = sqlx::query!(
        r#"SELECT account.id AS "id!: AccountId", account.channel, account.external AS "external!",
                  account.language AS "language: Language", account.commands,
                  EXISTS (SELECT 1 FROM cluster WHERE leader_id = account.person_id) AS "leads!: bool",
                  EXISTS (SELECT 1 FROM coordinator WHERE person_id = account.person_id) AS "coordinates!: bool"
           FROM account
           WHERE account.reachable = 1 AND account.person_id IN
                 (SELECT person_id FROM coordinator UNION
                  SELECT leader_id FROM cluster WHERE leader_id IS NOT NULL)"#
    )
    .fetch_all(&mut *db)
    .await?;
    let mut versions = HashMap::new();
    for account in accounts {
        let roles = Roles {
            leads: account.leads,
            coordinates: account.coordinates,
        };
        let key = (account.leads, account.coordinates, account.language.code());
        let version = versions
            .entry(key)
            .or_insert_with(|| version_of(roles, account.language));
        if account.commands != *version {
            commands(
                db,
                millis(now),
                roles,
                Some(account.id),
                &account.channel,
                &account.external,
                account.language,
            )
            .await?;
        }
    }
    Ok(())
}

/// Gives the chat that speaks the commands of a stranger: for one whose account is erased.
pub async fn strip_commands(cx: &mut Cx) -> Result<()> {
    let (now, language) = (millis(cx.now), cx.language());
    let (channel, external) = (cx.account.channel.clone(), cx.account.external.clone());
    cx.wakes_bulk = true;
    commands(
        cx.db(),
        now,
        Roles::default(),
        None,
        &channel,
        &external,
        language,
    )
    .await
}

/// What the commands of a role are, in one short word that is compared with what was set.
fn version_of(roles: Roles, language: Language) -> String {
    let names: Vec<_> = roles
        .commands(language)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    format!("{}:{}", language.code(), names.join(","))
}

async fn commands(
    db: &mut SqliteConnection,
    now: i64,
    roles: Roles,
    account: Option<AccountId>,
    channel: &str,
    external: &str,
    language: Language,
) -> Result<()> {
    let list = roles.commands(language);
    let list = list
        .into_iter()
        .map(|(name, what)| (name.to_owned(), what))
        .collect();
    // An older list that still waits must not come after this one.
    sqlx::query!(
        "DELETE FROM outbox
         WHERE external = ? AND channel = ? AND ended_at IS NULL AND lane = 'bulk' AND state = 'waiting'
           AND body LIKE '{\"Commands\"%'",
        external,
        channel
    )
    .execute(&mut *db)
    .await?;
    let body = serde_json::to_string(&Body::Commands(list))?;
    sqlx::query!(
        "INSERT INTO outbox (account_id, channel, external, lane, body, language, due_at)
         VALUES (?, ?, ?, 'bulk', ?, ?, ?)",
        account,
        channel,
        external,
        body,
        language,
        now
    )
    .execute(&mut *db)
    .await?;
    let version = version_of(roles, language);
    sqlx::query!(
        "UPDATE account SET commands = ? WHERE id = ?",
        version,
        account
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Claims what is due in the bulk lane, oldest first, and of each chat only the first, so that notices keep their
/// order. The attempt is counted before it is made.
///
/// A notice that is due in somebody's quiet hours waits on until their end. What this version cannot read ends as
/// failed, so that one row never holds up the rest.
pub async fn claim(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Dispatch>> {
    let due = millis(now);
    let rows = sqlx::query!(
        r#"SELECT outbox.id, outbox.external AS "external!", outbox.account_id AS "account: AccountId",
                  outbox.attempts, outbox.body, outbox.letter_id, outbox.language AS "language: Language",
                  coalesce(account.reached, 0) AS "reached!: i64",
                  account.quiet_from AS "quiet_from: u32", account.quiet_till AS "quiet_till: u32",
                  municipality.time_zone AS "time_zone?"
           FROM outbox
           LEFT JOIN account ON account.id = outbox.account_id
           LEFT JOIN municipality ON municipality.id = account.municipality_id
           WHERE outbox.id IN (SELECT id FROM outbox_first WHERE due_at <= ? ORDER BY due_at LIMIT ?)
           ORDER BY outbox.due_at"#,
        due,
        most
    )
    .fetch_all(&mut *db)
    .await?;
    let mut letters: HashMap<_, Body> = HashMap::new();
    let mut dispatches = Vec::with_capacity(rows.len());
    for row in rows {
        let quiet = row.quiet_from.zip(row.quiet_till).zip(row.time_zone);
        if let (Some(_), Some(((from, till), zone))) = (row.letter_id, quiet)
            && let Some(end) = quiet_until(now, zone.parse().map_err(Trouble::fault)?, from, till)
        {
            set_due(db, row.id, end).await?;
            continue;
        }
        let body = match (row.body, row.letter_id) {
            (Some(body), _) => serde_json::from_str(&body).ok(),
            (None, letter) => match letters.entry((letter, row.language.code())) {
                Entry::Occupied(known) => Some(known.get().clone()),
                Entry::Vacant(unknown) => {
                    let body = read_letter(db, letter, row.language).await?;
                    body.map(|body| unknown.insert(body).clone())
                }
            },
        };
        let Some(body) = body else {
            end(db, now, row.id, &Ending::Failed(UNREADABLE.to_owned())).await?;
            continue;
        };
        dispatches.push(Dispatch {
            id: row.id,
            external: row.external,
            account: row.account,
            attempts: row.attempts + 1,
            reached: row.reached,
            body,
            language: row.language,
            asked: None,
        });
    }
    let claimed: Vec<_> = dispatches.iter().map(|dispatch| dispatch.id).collect();
    let claimed = serde_json::to_string(&claimed)?;
    sqlx::query!(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1
         WHERE id IN (SELECT value FROM json_each(?))",
        claimed
    )
    .execute(db)
    .await?;
    Ok(dispatches)
}

/// Why a row of another version ends.
const UNREADABLE: &str = "this version cannot read it";

/// The end of the quiet hours that a moment falls into; both hours are local, and they may span midnight.
fn quiet_until(now: DateTime<Utc>, zone: Tz, from: u32, till: u32) -> Option<DateTime<Utc>> {
    let local = now.with_timezone(&zone);
    let hour = local.hour();
    let quiet = if from <= till {
        (from..till).contains(&hour)
    } else {
        hour >= from || hour < till
    };
    if !quiet {
        return None;
    }
    let day = if hour < till {
        local.date_naive()
    } else {
        local.date_naive() + Days::new(1)
    };
    // Where the clocks skip that hour, the next one ends the quiet.
    let end = (till..till + 3)
        .filter_map(|hour| day.and_hms_opt(hour, 0, 0))
        .find_map(|end| zone.from_local_datetime(&end).earliest());
    Some(end.map_or(now + TimeDelta::hours(1), |end| end.with_timezone(&Utc)))
}

async fn set_due(db: &mut SqliteConnection, id: i64, due: DateTime<Utc>) -> Result<()> {
    let due = millis(due);
    sqlx::query!("UPDATE outbox SET due_at = ? WHERE id = ?", due, id)
        .execute(db)
        .await?;
    Ok(())
}

async fn read_letter(
    db: &mut SqliteConnection,
    letter: Option<i64>,
    language: Language,
) -> Result<Option<Body>> {
    let row = sqlx::query!("SELECT ru, en FROM letter WHERE id = ?", letter)
        .fetch_one(db)
        .await?;
    Ok(serde_json::from_str(&language.pick(row.ru, row.en)).ok())
}

/// When the bulk lane has something to do next, in milliseconds; `None` when nothing waits. What stands behind
/// another notice of its chat is not counted.
pub async fn next_due(db: &mut SqliteConnection) -> Result<Option<i64>> {
    Ok(
        sqlx::query_scalar!("SELECT due_at FROM outbox_first ORDER BY due_at LIMIT 1")
            .fetch_optional(db)
            .await?,
    )
}

/// Puts a bulk dispatch back until a moment. What was held back by a flood alone has not been tried.
pub async fn again(
    db: &mut SqliteConnection,
    id: i64,
    due: DateTime<Utc>,
    was_tried: bool,
) -> Result<()> {
    let (due, untried) = (millis(due), i64::from(!was_tried));
    sqlx::query!(
        "UPDATE outbox SET state = 'waiting', due_at = ?, attempts = attempts - ?
         WHERE id = ? AND state = 'sending'",
        due,
        untried,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts another attempt at a reply.
pub async fn count_attempt(db: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query!("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", id)
        .execute(db)
        .await?;
    Ok(())
}

/// Keeps an ending; the words and the address go. One who has blocked the bot is marked unreachable, unless they have
/// come back meanwhile.
pub async fn end(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    id: i64,
    ending: &Ending,
) -> Result<()> {
    let (state, reason) = match ending {
        Ending::Sent => return end_sent(db, now, &[id]).await,
        Ending::Blocked { reason, .. } => ("blocked", reason),
        Ending::Failed(reason) => ("failed", reason),
    };
    // Commands that did not arrive are not those that the chat has; they are set when the person comes back.
    sqlx::query!(
        "UPDATE account SET commands = 'lost'
         WHERE id = (SELECT account_id FROM outbox WHERE id = ? AND body LIKE '{\"Commands\"%')",
        id
    )
    .execute(&mut *db)
    .await?;
    let ended_at = millis(now);
    sqlx::query!(
        "UPDATE outbox SET state = ?, reason = ?, ended_at = ?, body = NULL, letter_id = NULL, external = NULL
         WHERE id = ?",
        state,
        reason,
        ended_at,
        id
    )
    .execute(&mut *db)
    .await?;
    if let Ending::Blocked { reached, .. } = ending {
        sqlx::query!(
            "UPDATE account SET reachable = 0
             WHERE id = (SELECT account_id FROM outbox WHERE id = ?) AND reached = ?",
            id,
            reached
        )
        .execute(db)
        .await?;
    }
    Ok(())
}

/// Keeps that the channel took these; their words and addresses go.
pub async fn end_sent(db: &mut SqliteConnection, now: DateTime<Utc>, sent: &[i64]) -> Result<()> {
    if sent.is_empty() {
        return Ok(());
    }
    let (now, sent) = (millis(now), serde_json::to_string(sent)?);
    sqlx::query!(
        "UPDATE outbox SET state = 'sent', ended_at = ?, body = NULL, letter_id = NULL, external = NULL
         WHERE id IN (SELECT value FROM json_each(?))",
        now,
        sent
    )
    .execute(db)
    .await?;
    Ok(())
}

/// After a start: what was being sent in the bulk lane waits again; the replies that were being sent are returned
/// to be said again, in their order.
pub async fn recover(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<Vec<Dispatch>> {
    call_back(db, now).await?;
    sqlx::query!("UPDATE outbox SET state = 'waiting' WHERE state = 'sending' AND lane = 'bulk'")
        .execute(&mut *db)
        .await?;
    let rows = sqlx::query!(
        r#"UPDATE outbox SET attempts = attempts + 1 WHERE state = 'sending'
           RETURNING id, external AS "external!", account_id AS "account: AccountId", attempts,
                     body AS "body!", language AS "language: Language",
                     coalesce((SELECT reached FROM account WHERE id = account_id), 0) AS "reached!: i64""#
    )
    .fetch_all(&mut *db)
    .await?;
    let mut dispatches = Vec::with_capacity(rows.len());
    for row in rows {
        let Ok(body) = serde_json::from_str(&row.body) else {
            end(db, now, row.id, &Ending::Failed(UNREADABLE.to_owned())).await?;
            continue;
        };
        dispatches.push(Dispatch {
            id: row.id,
            external: row.external,
            account: row.account,
            attempts: row.attempts,
            reached: row.reached,
            body,
            language: row.language,
            asked: None,
        });
    }
    dispatches.sort_by_key(|dispatch| dispatch.id);
    Ok(dispatches)
}

/// Makes due what a clock that ran ahead has put off: nothing is put off for longer than quiet hours last.
async fn call_back(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    let (now, latest) = (millis(now), millis(now + TimeDelta::hours(25)));
    sqlx::query!(
        "UPDATE outbox SET due_at = ? WHERE state = 'waiting' AND due_at > ?",
        now,
        latest
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How much is still to be said.
pub async fn unfinished(db: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting')
                + (SELECT count(*) FROM outbox WHERE state = 'sending') AS "unfinished!: i64""#
    )
    .fetch_one(db)
    .await?)
}

/// What is still to be said in one lane.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// What waits.
    pub waiting: i64,
    /// What is on its way.
    pub sending: i64,
    /// When the oldest of both is or was due.
    pub oldest: Option<DateTime<Utc>>,
}

/// What is still to be said in both lanes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Stocks {
    /// Replies.
    pub interactive: Stock,
    /// Notices.
    pub bulk: Stock,
}

/// Counts what is still to be said, by the indexes of what is open: what has ended is many times as much.
pub async fn stock(db: &mut SqliteConnection) -> Result<Stocks> {
    let mut stocks = Stocks::default();
    let sending = sqlx::query!(
        r#"SELECT lane AS "lane!", count(*) AS "sending!: i64", min(due_at) AS "oldest!: i64"
           FROM outbox WHERE state = 'sending' GROUP BY lane"#
    )
    .fetch_all(&mut *db)
    .await?;
    for row in sending {
        let stock = match row.lane.as_str() {
            "bulk" => &mut stocks.bulk,
            _ => &mut stocks.interactive,
        };
        stock.sending = row.sending;
        stock.oldest = DateTime::from_timestamp_millis(row.oldest);
    }
    // A reply never waits: it is stored as being sent.
    let waiting = sqlx::query!(
        r#"SELECT count(*) AS "waiting!: i64", min(due_at) AS "oldest: i64" FROM outbox WHERE state = 'waiting'"#
    )
    .fetch_one(db)
    .await?;
    stocks.bulk.waiting = waiting.waiting;
    let oldest = waiting.oldest.and_then(DateTime::from_timestamp_millis);
    stocks.bulk.oldest = stocks.bulk.oldest.into_iter().chain(oldest).min();
    Ok(stocks)
}

/// How long an ending is of interest: a reply that was sent for a day, everything else for a season. Replies are
/// as many as turns, so that the file would grow by gigabytes a year.
const SENT_REPLY: TimeDelta = TimeDelta::days(1);
const ENDING: TimeDelta = TimeDelta::days(90);

/// Drops old endings, and the letters that nobody waits for any more, since an ended row has let go of its letter; but
/// only so many of each kind, since nobody else can write meanwhile. Tells how many went.
pub async fn prune(db: &mut SqliteConnection, now: DateTime<Utc>, most: i64) -> Result<u64> {
    call_back(db, now).await?;
    let (yesterday, season) = (millis(now - SENT_REPLY), millis(now - ENDING));
    let replies = sqlx::query!(
        "DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox
                 WHERE lane = 'interactive' AND ended_at < ? AND state = 'sent' LIMIT ?)",
        yesterday,
        most
    )
    .execute(&mut *db)
    .await?;
    let failed_replies = sqlx::query!(
        "DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox WHERE lane = 'interactive' AND ended_at < ? LIMIT ?)",
        season,
        most
    )
    .execute(&mut *db)
    .await?;
    let notices = sqlx::query!(
        "DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox WHERE lane = 'bulk' AND ended_at < ? LIMIT ?)",
        season,
        most
    )
    .execute(db)
    .await?;
    Ok(replies.rows_affected() + failed_replies.rows_affected() + notices.rows_affected())
}

/// Drops the letters that nobody waits for any more: an ended row has let go of its letter.
pub async fn prune_letters(db: &mut SqliteConnection) -> Result<()> {
    sqlx::query!("DELETE FROM letter WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.letter_id = letter.id)")
        .execute(db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(now: &str, from: u32, till: u32) -> Option<String> {
        let end = quiet_until(now.parse().unwrap(), chrono_tz::Europe::Berlin, from, till)?;
        Some(end.to_rfc3339())
    }

    #[test]
    fn quiet_hours_end_at_their_local_hour_over_midnight_and_changed_clocks() {
        assert_eq!(quiet("2026-11-21T19:59:00Z", 21, 7), None);
        assert_eq!(
            quiet("2026-11-21T20:00:00Z", 21, 7).unwrap(),
            "2026-11-22T06:00:00+00:00"
        );
        assert_eq!(
            quiet("2026-11-22T05:59:00Z", 21, 7).unwrap(),
            "2026-11-22T06:00:00+00:00"
        );
        assert_eq!(quiet("2026-11-22T06:00:00Z", 21, 7), None);
        assert_eq!(
            quiet("2026-11-22T12:30:00Z", 13, 15).unwrap(),
            "2026-11-22T14:00:00+00:00"
        );
        // The night in which the clocks go forward, and the one in which they go back.
        assert_eq!(
            quiet("2026-03-28T21:00:00Z", 21, 7).unwrap(),
            "2026-03-29T05:00:00+00:00"
        );
        assert_eq!(
            quiet("2026-10-24T20:00:00Z", 21, 7).unwrap(),
            "2026-10-25T06:00:00+00:00"
        );
        // An hour that the clocks skip.
        assert_eq!(
            quiet("2026-03-28T23:00:00Z", 22, 2).unwrap(),
            "2026-03-29T01:00:00+00:00"
        );
    }
}

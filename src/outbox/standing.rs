//! Notices that stand in chats: what a chat says should be true, so that a notice is said again in its place when what it
//! is about changes.
//!
//! Only a notice that names its matter is remembered, with the number of its message, until a season after it mattered.
//! An edit waits in the outbox like any notice: one a message at a time, behind what its chat is still to hear, and its
//! room says what stands there only when it is claimed (`Room::look_again`). Nobody is disturbed by it, so that no quiet
//! hours hold it. A crash between the sending of a notice and its ending has it sent again, and the first copy is then
//! unknown: its buttons repair it, as those of any older notice.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sqlx::{Row, SqliteConnection};

use super::upkeep::ENDING;
use crate::db::{Call, Values};
use crate::ids::{AccountId, PersonId};
use crate::say;
use crate::talk::session::millis;
use crate::talk::{Cx, Fate, Kept, Of, Result, Table, Tx};

/// What is kept of them: a part of what is kept of messages.
pub(super) const TABLE: Table = Table::of("standing_notice", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
    said_as: |language| say!(language, "talk-kept-messages"),
    rows: "SELECT json_object('message', message, 'room', room, 'number', subject, 'news', json(about),
                      'kept_until', strftime('%Y-%m-%dT%H:%M:%SZ', forget_at / 1000, 'unixepoch'))
               FROM standing_notice
               WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
});

/// What has changed, and for whom.
#[derive(Debug, Clone)]
pub struct Again<'a> {
    /// The rooms whose notices speak of it, each with the number of what has changed.
    pub of: &'a [(&'a str, i64)],
    /// When it will matter no more.
    pub until: DateTime<Utc>,
    /// To whom it has changed; `None` where to everybody.
    pub to: Option<PersonId>,
    /// The message, in the chat of an account, that says so already: its own button was pressed.
    pub but: Option<(AccountId, String)>,
}

/// What is being said of it at this moment is looked at again as soon as it stands: the rooms with their numbers, the
/// person twice.
const SENDING: &str = "UPDATE outbox SET changed = 1
 WHERE state = 'sending' AND lane = 'bulk'
   AND EXISTS (SELECT 1 FROM letter
               WHERE letter.id = outbox.letter_id
                 AND (letter.room, letter.subject) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?)))
   AND (? IS NULL OR EXISTS (SELECT 1 FROM account WHERE account.id = outbox.account_id AND account.person_id = ?))";

/// What moves on is remembered longer: the moment, the rooms with their numbers.
const LONGER: &str = "UPDATE standing_notice SET forget_at = max(forget_at, ?) FROM json_each(?) AS changed
 WHERE standing_notice.room = changed.value ->> 0 AND standing_notice.subject = changed.value ->> 1";

/// Has messages said again in all chats: the moment, the rooms with their numbers, and the account and the message of what
/// says so already. One edit that waits is enough for a message, since it is looked at when it is claimed; one that is on its
/// way may know less, so that even what says so already is said again behind it.
const EDITS: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
 SELECT account.id, account.channel, account.external, 'bulk', 'notice',
        json_object('Edit', json_object('message', standing.message, 'room', standing.room, 'about', standing.about)),
        account.language, ?
 FROM json_each(?) AS changed
 CROSS JOIN standing_notice AS standing
     ON standing.room = changed.value ->> 0 AND standing.subject = changed.value ->> 1
 CROSS JOIN account ON account.id = standing.account_id
 WHERE account.reachable = 1
   AND NOT EXISTS (SELECT 1 FROM outbox AS edit
                   WHERE edit.external = account.external AND edit.ended_at IS NULL
                     AND edit.lane = 'bulk' AND edit.state = 'waiting'
                     AND edit.body ->> '$.Edit.message' = standing.message)
   AND (standing.account_id IS NOT ? OR standing.message IS NOT ?
        OR EXISTS (SELECT 1 FROM outbox AS edit
                   WHERE edit.external = account.external AND edit.ended_at IS NULL
                     AND edit.lane = 'bulk' AND edit.state = 'sending'
                     AND edit.body ->> '$.Edit.message' = standing.message))";

/// The same in the chats of one person, who stands behind the numbers.
const EDITS_OF: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
 SELECT account.id, account.channel, account.external, 'bulk', 'notice',
        json_object('Edit', json_object('message', standing.message, 'room', standing.room, 'about', standing.about)),
        account.language, ?
 FROM account
 CROSS JOIN json_each(?) AS changed
 CROSS JOIN standing_notice AS standing
     ON standing.room = changed.value ->> 0 AND standing.subject = changed.value ->> 1
        AND standing.account_id = account.id
 WHERE account.person_id = ? AND account.reachable = 1
   AND NOT EXISTS (SELECT 1 FROM outbox AS edit
                   WHERE edit.external = account.external AND edit.ended_at IS NULL
                     AND edit.lane = 'bulk' AND edit.state = 'waiting'
                     AND edit.body ->> '$.Edit.message' = standing.message)
   AND (standing.account_id IS NOT ? OR standing.message IS NOT ?
        OR EXISTS (SELECT 1 FROM outbox AS edit
                   WHERE edit.external = account.external AND edit.ended_at IS NULL
                     AND edit.lane = 'bulk' AND edit.state = 'sending'
                     AND edit.body ->> '$.Edit.message' = standing.message))";

/// The same in the chats of some people: the moment, who they are, the room, the number.
const EDITS_TO: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
 SELECT account.id, account.channel, account.external, 'bulk', 'notice',
        json_object('Edit', json_object('message', standing.message, 'room', standing.room, 'about', standing.about)),
        account.language, ?
 FROM json_each(?) AS whom
 CROSS JOIN account ON account.person_id = whom.value
 CROSS JOIN standing_notice AS standing
     ON standing.room = ? AND standing.subject = ? AND standing.account_id = account.id
 WHERE account.reachable = 1
   AND NOT EXISTS (SELECT 1 FROM outbox AS edit
                   WHERE edit.external = account.external AND edit.ended_at IS NULL
                     AND edit.lane = 'bulk' AND edit.state = 'waiting'
                     AND edit.body ->> '$.Edit.message' = standing.message)";

/// Has what some people were told of something said again, as it is now; `of` is the room and the number.
pub async fn retell_to(tx: &mut Tx, of: (&str, i64), until: DateTime<Utc>, people: &[PersonId]) -> Result<()> {
    static RETELLS: LazyLock<Call> = LazyLock::new(|| Call::proved_by("edits", &[SENDING, LONGER, EDITS_TO, COUNT]));
    if people.is_empty() {
        return Ok(());
    }
    let (room, number) = of;
    let numbers = serde_json::to_string(&[of])?;
    let nobody = None::<PersonId>;
    let values = Values::default().and(&numbers)?.and(nobody)?.and(nobody)?;
    let values = values.and(millis(until + ENDING))?.and(&numbers)?;
    let values = values.and(millis(tx.now))?.and(serde_json::to_string(people)?)?.and(room)?.and(number)?;
    let rows = RETELLS.make(tx.db(), values).await?;
    if rows.last().map_or(Ok(0), |row| row.try_get::<i64, _>("edits"))? > 0 {
        tx.wake_bulk();
    }
    Ok(())
}

/// How many there are.
const COUNT: &str = "SELECT changes() AS edits";

/// Has what chats say of something said again, as it is now.
pub async fn retell(tx: &mut Tx, again: Again<'_>) -> Result<()> {
    static RETELLS: LazyLock<Call> = LazyLock::new(|| Call::proved_by("edits", &[SENDING, LONGER, EDITS, COUNT]));
    static RETELLS_TO: LazyLock<Call> = LazyLock::new(|| Call::proved_by("edits", &[SENDING, LONGER, EDITS_OF, COUNT]));
    let Again { of, until, to, but } = again;
    if of.is_empty() {
        return Ok(());
    }
    let numbers = serde_json::to_string(of)?;
    let (account, message) = but.unzip();
    let values = Values::default().and(&numbers)?.and(to)?.and(to)?;
    let values = values.and(millis(until + ENDING))?.and(&numbers)?.and(millis(tx.now))?.and(&numbers)?;
    let (call, values) = match to {
        Some(person) => (&RETELLS_TO, values.and(person)?),
        None => (&RETELLS, values),
    };
    let rows = call.make(tx.db(), values.and(account)?.and(message)?).await?;
    if rows.last().map_or(Ok(0), |row| row.try_get::<i64, _>("edits"))? > 0 {
        tx.wake_bulk();
    }
    Ok(())
}

/// Remembers the messages that notices have become: the moment, then rows and messages.
pub(super) const STANDS: &str =
    "INSERT INTO standing_notice (account_id, message, room, subject, about, forget_at, said_at, said_by)
     SELECT outbox.account_id, said.value ->> 1, letter.room, letter.subject, letter.about,
            max(coalesce(letter.say_by, 0), ?) + ?, ?, outbox.id
     FROM json_each(?) AS said
     CROSS JOIN outbox ON outbox.id = said.value ->> 0
     CROSS JOIN letter ON letter.id = outbox.letter_id
     WHERE letter.room IS NOT NULL AND outbox.account_id IS NOT NULL
     ON CONFLICT DO NOTHING";

/// What has changed while it was on its way is said again: the moment, then rows and messages.
pub(super) const CHANGED_MEANWHILE: &str =
    "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
     SELECT outbox.account_id, outbox.channel, outbox.external, 'bulk', 'notice',
            json_object('Edit', json_object('message', said.value ->> 1, 'room', letter.room, 'about', letter.about)),
            outbox.language, ?
     FROM json_each(?) AS said
     CROSS JOIN outbox ON outbox.id = said.value ->> 0
     CROSS JOIN letter ON letter.id = outbox.letter_id
     WHERE outbox.changed = 1 AND letter.room IS NOT NULL AND outbox.account_id IS NOT NULL";

/// Adds the values of [`STANDS`] and [`CHANGED_MEANWHILE`].
pub(super) fn standing(values: Values, now: DateTime<Utc>, said: &[(i64, String)]) -> Result<Values> {
    let (now, said) = (millis(now), serde_json::to_string(said)?);
    let values = values.and(now)?.and(ENDING.num_milliseconds())?.and(now)?.and(&said)?;
    Ok(values.and(now)?.and(&said)?)
}

/// The notice that is the newest message of the account that speaks, if it is one that names its matter: the room, and
/// the number there. Each card is kept with its moment in the session of its room.
pub(crate) async fn newest(cx: &mut Cx) -> Result<Option<(String, i64)>> {
    let account = cx.account_id();
    let rows = sqlx::query!(
        "SELECT room, subject, said_by FROM standing_notice AS said
         WHERE account_id = ?1
           AND said_at = (SELECT max(said_at) FROM standing_notice WHERE account_id = ?1)
           AND NOT EXISTS (SELECT 1 FROM session WHERE session.account_id = ?1 AND session.saved_at > said.said_at)",
        account
    )
    .fetch_all(cx.db())
    .await?;
    // Of those that were said in one moment, the last one.
    Ok(rows.into_iter().max_by_key(|row| row.said_by).map(|row| (row.room, row.subject)))
}

/// Whether somebody was told something of this subject since a moment, in a message that stands in their chat.
pub async fn was_told(tx: &mut Tx, room: &str, subject: i64, person: PersonId, since: DateTime<Utc>) -> Result<bool> {
    let since = millis(since);
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM account
                          CROSS JOIN standing_notice AS said
                              ON said.room = ?1 AND said.subject = ?2 AND said.account_id = account.id
                          WHERE account.person_id = ?3 AND said.said_at >= ?4) AS "told!: bool""#,
        room,
        subject,
        person,
        since
    )
    .fetch_one(tx.db())
    .await?)
}

/// Forgets the messages of what is long over, so many at once; tells how many.
pub(super) async fn prune(db: &mut SqliteConnection, now: DateTime<Utc>, most: i64) -> Result<u64> {
    let now = millis(now);
    let forgotten = sqlx::query!(
        "DELETE FROM standing_notice WHERE (account_id, message) IN
                (SELECT account_id, message FROM standing_notice WHERE forget_at < ? LIMIT ?)",
        now,
        most
    )
    .execute(db)
    .await?;
    Ok(forgotten.rows_affected())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::outbox::{self, Body, Matter, claim, end_sent};
    use crate::talk::trial::Trial;
    use crate::talk::{Tx, View};

    const DATA: &str = "
        INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
        INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
        VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', '');
        INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                            post_id, teaching_since, enrolled_at)
        VALUES (1, 1, 1, 'Петрова', 'Ольга', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
        INSERT INTO account (id, channel, external, municipality_id, person_id, language)
        VALUES (1, 'telegram', '100', 1, 1, 'ru');
        INSERT INTO consent (account_id, purpose, text, given_at)
        VALUES (1, 'notices', 1, '2026-09-01T00:00:00+00:00');";

    fn again(but: Option<&str>) -> Again<'static> {
        let until = "2026-11-26T11:30:00Z".parse().unwrap();
        let but = but.map(|message| (AccountId(1), message.to_owned()));
        Again { of: &[("events", 7)], until, to: Some(PersonId(1)), but }
    }

    async fn told(tx: &mut Tx) {
        let say_by = tx.now + TimeDelta::days(1);
        let matter = Matter { subject: 7, about: "created", say_by };
        let told = outbox::tell_of(tx, &[PersonId(1)], "events", matter, |_| View::<()>::new("Семинар")).await.unwrap();
        assert_eq!(told, 1);
    }

    /// The messages whose edits are claimed, and all rows that were.
    async fn claimed(tx: &mut Tx) -> (Vec<String>, Vec<i64>) {
        let now = tx.now;
        let claimed = claim(tx.db(), now, 10).await.unwrap();
        let edits = claimed.iter().filter_map(|claimed| match &claimed.dispatch.body {
            Body::Edit { message, .. } => Some(message.clone()),
            _ => None,
        });
        (edits.collect(), claimed.iter().map(|claimed| claimed.dispatch.id).collect())
    }

    /// «Faults 16»: what changes between the look at a notice and its ending is said again as soon as it stands.
    #[tokio::test]
    async fn what_changes_while_a_notice_is_on_its_way_is_said_again() {
        let trial = Trial::of(DATA).await;
        let mut cx = trial.cx("100").await;
        let now = cx.now;
        told(&mut cx).await;
        let (_, sending) = claimed(&mut cx).await;
        retell(&mut cx, again(None)).await.unwrap();
        assert_eq!(claimed(&mut cx).await.1, [0; 0], "nothing stands yet");
        let stand: Vec<_> = sending.iter().map(|row| (*row, "31".to_owned())).collect();
        end_sent(cx.db(), now, &sending, &stand).await.unwrap();
        // What is written twice is as written once.
        end_sent(cx.db(), now, &sending, &stand).await.unwrap();
        let (edits, rows) = claimed(&mut cx).await;
        assert_eq!(edits, ["31"]);
        end_sent(cx.db(), now, &rows, &[]).await.unwrap();

        told(&mut cx).await;
        let (_, sending) = claimed(&mut cx).await;
        end_sent(cx.db(), now, &sending, &[(sending[0], "32".to_owned())]).await.unwrap();
        assert_eq!(claimed(&mut cx).await.0, [""; 0], "nothing has changed meanwhile");
    }

    /// «Faults 16»: one edit that waits is enough, one on its way is not, and a pressed notice says it already.
    #[tokio::test]
    async fn an_edit_waits_once_a_message_and_a_pressed_notice_needs_none() {
        let trial = Trial::of(DATA).await;
        let mut cx = trial.cx("100").await;
        let now = cx.now;
        for message in ["31", "32"] {
            told(&mut cx).await;
            let (_, sending) = claimed(&mut cx).await;
            end_sent(cx.db(), now, &sending, &[(sending[0], message.to_owned())]).await.unwrap();
        }
        retell(&mut cx, again(Some("31"))).await.unwrap();
        retell(&mut cx, again(None)).await.unwrap();
        retell(&mut cx, again(None)).await.unwrap();
        // Of each chat one at a time, in their order.
        let mut order = Vec::new();
        for _ in 0..3 {
            let (edits, rows) = claimed(&mut cx).await;
            order.extend(edits);
            end_sent(cx.db(), now, &rows, &[]).await.unwrap();
        }
        assert_eq!(order, ["32", "31"]);

        retell(&mut cx, again(Some("31"))).await.unwrap();
        let (edits, first) = claimed(&mut cx).await;
        assert_eq!(edits, ["32"], "the pressed one is left");
        // It is pressed while an edit that knows less is on its way to it.
        retell(&mut cx, again(Some("32"))).await.unwrap();
        end_sent(cx.db(), now, &first, &[]).await.unwrap();
        let mut rest = Vec::new();
        for _ in 0..3 {
            let (edits, rows) = claimed(&mut cx).await;
            rest.extend(edits);
            end_sent(cx.db(), now, &rows, &[]).await.unwrap();
        }
        rest.sort();
        assert_eq!(rest, ["31", "32"]);
    }
}

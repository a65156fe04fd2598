//! Who is meant, how many of them can be reached, and what they got lately.

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use serde_json::json;
use sqlx::Row;

use super::{Audience, Kind, Names, Sender};
use crate::db::{Call, Values};
use crate::ids::{CategoryId, PersonId};
use crate::model::looks::{Figure, Shown};
use crate::model::needs;
use crate::model::people::consents::NAMES_BROADCASTS;
use crate::model::people::{Beginning, FullName};
use crate::model::regulation::{self, keys};
use crate::talk::{Cx, Result, Trouble, Tx};

/// Who is meant, in the order of their numbers, so that they are read in slices: `?1` is the municipality, `?2` what was
/// chosen as JSON, `?3` the number after which people are read, `?4` who writes, `?5` and `?6` the days between which a beginner has begun, `?7` how many are read.
pub const MEANT: &str = "SELECT person.id AS person_id FROM person
 WHERE person.id > ?3 AND +person.municipality_id = ?1 AND person.left_at IS NULL AND person.id IS NOT ?4
   AND (?2 ->> '$.category' IS NULL
        OR EXISTS (SELECT 1 FROM deficit
                   WHERE deficit.person_id = person.id AND deficit.category_id = ?2 ->> '$.category'
                     AND deficit.closed_at IS NULL))
   AND (json_array_length(?2, '$.groups') = 0
        OR EXISTS (SELECT 1 FROM membership
                   WHERE membership.person_id = person.id AND membership.left_at IS NULL
                     AND membership.group_id IN (SELECT value FROM json_each(?2, '$.groups'))))
   AND (json_array_length(?2, '$.organisations') = 0
        OR person.organisation_id IN (SELECT value FROM json_each(?2, '$.organisations')))
   AND (json_array_length(?2, '$.posts') = 0 OR person.post_id IN (SELECT value FROM json_each(?2, '$.posts')))
   AND (json_array_length(?2, '$.subjects') = 0
        OR EXISTS (SELECT 1 FROM person_subject
                   WHERE person_subject.person_id = person.id
                     AND person_subject.subject_id IN (SELECT value FROM json_each(?2, '$.subjects'))))
   AND (json_array_length(?2, '$.targets') = 0
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.targets') AS target
                   WHERE CASE target.value
                         WHEN 1 THEN person.teaching_since BETWEEN ?5 AND ?6
                         WHEN 2 THEN person.managing_since BETWEEN ?5 AND ?6
                              AND EXISTS (SELECT 1 FROM post WHERE post.id = person.post_id AND post.management)
                         WHEN 3 THEN EXISTS (SELECT 1 FROM organisation_flag AS flag
                              WHERE flag.organisation_id = person.organisation_id AND flag.flag = 'low_results'
                                AND coalesce(since, ?6) <= ?6 AND coalesce(until, ?6) >= ?6
                                AND (ended_on IS NULL OR ended_on > ?6))
                         WHEN 4 THEN EXISTS (SELECT 1 FROM organisation_flag AS flag
                              WHERE flag.organisation_id = person.organisation_id AND flag.flag = 'adverse_conditions'
                                AND coalesce(since, ?6) <= ?6 AND coalesce(until, ?6) >= ?6
                                AND (ended_on IS NULL OR ended_on > ?6))
                         ELSE EXISTS (SELECT 1 FROM target_assignment
                              WHERE target_assignment.person_id = person.id AND category = target.value
                                AND ended_at IS NULL AND until >= ?6) END))
   AND (?2 ->> '$.event' IS NULL
        OR EXISTS (SELECT 1 FROM event
                   WHERE event.id = ?2 ->> '$.event' AND event.municipality_id = ?1
                     AND (?2 ->> '$.own' IS NULL
                          OR EXISTS (SELECT 1 FROM event_group
                                     WHERE event_group.event_id = event.id
                                       AND event_group.group_id IN (SELECT value FROM json_each(?2, '$.own'))))
                     AND CASE ?2 ->> '$.part'
                         WHEN 'going' THEN EXISTS (SELECT 1 FROM event_answer
                              WHERE event_answer.event_id = event.id AND event_answer.person_id = person.id
                                AND answer = 'going')
                         WHEN 'came' THEN EXISTS (SELECT 1 FROM record
                              WHERE record.event_id = event.id AND record.person_id = person.id AND deed = 'presence')
                         ELSE (event.for_all = 1
                               OR EXISTS (SELECT 1 FROM membership AS invited
                                  JOIN event_group ON event_group.group_id = invited.group_id
                                  WHERE invited.person_id = person.id AND invited.left_at IS NULL
                                    AND event_group.event_id = event.id)
                               OR EXISTS (SELECT 1 FROM event_invitation
                                  WHERE event_invitation.event_id = event.id
                                    AND event_invitation.person_id = person.id))
                              AND CASE ?2 ->> '$.part'
                                  WHEN 'missed' THEN event.attendance_saved_at IS NOT NULL
                                       AND NOT EXISTS (SELECT 1 FROM record
                                           WHERE record.event_id = event.id AND record.person_id = person.id
                                             AND deed = 'presence')
                                  WHEN 'silent' THEN NOT EXISTS (SELECT 1 FROM event_answer
                                       WHERE event_answer.event_id = event.id AND event_answer.person_id = person.id)
                                       AND NOT EXISTS (SELECT 1 FROM event_waiting
                                       WHERE event_waiting.event_id = event.id
                                         AND event_waiting.person_id = person.id)
                                       -- Nobody asks who leads it.
                                       AND NOT EXISTS (SELECT 1 FROM event_leader
                                       WHERE event_leader.event_id = event.id
                                         AND event_leader.person_id = person.id)
                                  ELSE 1 END
                         END))
 ORDER BY person.id LIMIT ?7";

/// Why somebody cannot be written to, if they cannot; `?8` is the first text of the consent that names such messages. The
/// other values are those of [`MEANT`].
pub const REACH: &str = "CASE
   WHEN NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = meant.person_id) THEN 'no_account'
   WHEN NOT EXISTS (SELECT 1 FROM account
        JOIN consent ON consent.account_id = account.id AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL
        WHERE account.person_id = meant.person_id
          AND EXISTS (SELECT 1 FROM consent AS newest WHERE newest.account_id = account.id
                      AND newest.purpose = 'processing' AND newest.text >= ?8 AND newest.withdrawn_at IS NULL))
        THEN 'no_consent'
   WHEN NOT EXISTS (SELECT 1 FROM account
        JOIN consent ON consent.account_id = account.id AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL
        WHERE account.person_id = meant.person_id AND account.reachable = 1) THEN 'unreachable'
   ELSE 'reached' END";

/// Whether somebody gets ordinary messages once a day, together.
const DIGEST: &str = "EXISTS (SELECT 1 FROM account
   WHERE account.person_id = meant.person_id AND account.digest AND account.reachable)";

/// What the chosen ones are called, and who writes.
const NAMED: &str = "SELECT json_object(
   'groups', (SELECT json_group_array(groups.name) FROM json_each(?2, '$.groups') AS chosen
              CROSS JOIN groups ON groups.id = chosen.value WHERE groups.municipality_id = ?1),
   'organisations', (SELECT json_group_array(organisation.short_name) FROM json_each(?2, '$.organisations') AS chosen
                     CROSS JOIN organisation ON organisation.id = chosen.value
                     WHERE organisation.municipality_id = ?1),
   'posts', (SELECT json_group_array(json_array(name_ru, name_en)) FROM post
             WHERE id IN (SELECT value FROM json_each(?2, '$.posts'))),
   'subjects', (SELECT json_group_array(json_array(name_ru, name_en)) FROM subject
                WHERE id IN (SELECT value FROM json_each(?2, '$.subjects'))),
   'event', (SELECT title FROM event WHERE id = ?2 ->> '$.event' AND municipality_id = ?1)) AS names,
   (SELECT json_array(family_name, given_name, patronymic) FROM person WHERE id = ?4) AS author";

/// How many there are, and how they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Count {
    /// Everybody who is meant.
    pub people: i64,
    /// Those who have never opened the bot.
    pub no_account: i64,
    /// Those who have not agreed to such messages.
    pub no_consent: i64,
    /// Those who have blocked the bot.
    pub unreachable: i64,
    /// How many such messages all of them got in the last seven days.
    pub got: i64,
    /// How many the one got who got most.
    pub most: i64,
    /// How many of them have reached the limit.
    pub over: i64,
    /// How many get it with the digest of the day, unless it is urgent.
    pub digest: i64,
}

impl Count {
    /// How many will get it.
    pub fn reached(&self) -> i64 {
        self.people - self.no_account - self.no_consent - self.unreachable
    }
}

/// Everything that a card needs to know of an audience.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Of which audience: what is remembered is not taken for another.
    pub of: Audience,
    /// How many there are.
    pub count: Count,
    /// What the chosen ones are called.
    pub names: Names,
    /// Who writes.
    pub author: FullName,
    /// The most such messages a week that the regulation wishes.
    pub limit: i64,
    /// Of a category of deficits nothing is counted: about how many they are, by the published figures.
    pub about: Option<About>,
}

/// About how many have a deficit in a category, in steps of five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// So many.
    Number(i64),
    /// Fewer than are ever spoken of.
    Few,
}

/// The step in which numbers of people with deficits are told.
pub const STEP: i64 = 5;

impl Facts {
    /// Whether anybody can be written to.
    pub fn is_reached(&self) -> bool {
        match self.about {
            Some(about) => about != About::Few,
            None => self.count.reached() > 0,
        }
    }

    /// How many will get it, as it may be told.
    pub fn told(&self) -> i64 {
        match self.about {
            Some(About::Number(about)) => about,
            Some(About::Few) => 0,
            None => self.count.reached(),
        }
    }
}

/// What was chosen, as the statements read it.
pub fn chosen(audience: &Audience, own: Option<&[crate::ids::GroupId]>) -> String {
    json!({
        "own": own,
        "groups": audience.groups,
        "organisations": audience.organisations,
        "posts": audience.posts,
        "subjects": audience.subjects,
        "targets": audience.targets,
        "category": audience.category,
        "event": audience.event.map(|event| event.id),
        "part": audience.event.map(|event| event.part),
    })
    .to_string()
}

/// The days between which somebody has begun who is a beginner today.
pub async fn beginning(tx: &mut Tx) -> Result<(chrono::NaiveDate, chrono::NaiveDate)> {
    let today = tx.today();
    Ok((Beginning::of(&*regulation::now(tx).await?)?.first_day(today), today))
}

/// The week of which the load is told.
const WEEK: TimeDelta = TimeDelta::days(7);

/// How many an audience has, how they can be reached, what they got, and what all of it is called. It is asked once a turn.
pub async fn facts(cx: &mut Cx, sender: &Sender, audience: &Audience) -> Result<Facts> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| {
        let sum = |of: &str| format!("'{of}', count(*) FILTER (WHERE reach = '{of}')");
        let (account, consent, unreachable) = (sum("no_account"), sum("no_consent"), sum("unreachable"));
        let counted = format!(
            "SELECT json_object('people', count(*), {account}, {consent}, {unreachable},
                 'got', coalesce(sum(got), 0), 'most', coalesce(max(got), 0),
                 'over', count(*) FILTER (WHERE got >= ?10),
                 'digest', count(*) FILTER (WHERE reach = 'reached' AND digest)) AS counted
             FROM (SELECT {REACH} AS reach, {DIGEST} AS digest,
                          (SELECT count(*) FROM broadcast_recipient AS lately
                           WHERE lately.person_id = meant.person_id AND lately.sent_at > ?9
                             AND NOT EXISTS (SELECT 1 FROM broadcast_filter AS hidden
                                             WHERE hidden.broadcast_id = lately.broadcast_id
                                               AND hidden.kind = 'category')) AS got
                   FROM ({MEANT}) AS meant)"
        );
        Call::of(&[&counted, NAMED])
    });
    if let Some(known) = cx.remembered::<Facts>().filter(|known| known.of == *audience) {
        return Ok(known);
    }
    let limit = regulation::now(cx).await?.get(&keys::work::BROADCAST_LOAD)?;
    let (first, today) = beginning(cx).await?;
    let (own, me) = (sender.groups(), cx.person());
    // Where nothing is chosen nobody is meant; of whoever lacks something nobody is counted.
    let is_counted = audience.is_chosen() && audience.category.is_none();
    let most = if is_counted { -1 } else { 0 };
    let values = Values::default().and(cx.municipality())?.and(chosen(audience, own.as_deref()))?.and(0)?.and(me)?;
    let values = values.and(first)?.and(today)?.and(most)?.and(NAMES_BROADCASTS)?.and(cx.now - WEEK)?.and(limit)?;
    let rows = ASKS.make(cx.db(), values).await?;
    let [counted, named] = rows.as_slice() else {
        return Err(Trouble::fault("an audience has not two rows"));
    };
    let author: Option<[String; 3]> =
        serde_json::from_str(named.try_get::<Option<&str>, _>("author")?.unwrap_or("null"))?;
    let [family, given, patronymic] = author.ok_or(Trouble::Gone)?;
    let about = match audience.category {
        Some(category) => Some(about(cx, category).await?),
        None => None,
    };
    let facts = Facts {
        of: audience.clone(),
        count: serde_json::from_str(counted.try_get("counted")?)?,
        names: serde_json::from_str(named.try_get("names")?)?,
        author: FullName::of(family, given, patronymic),
        limit,
        about,
    };
    cx.remember(facts.clone());
    Ok(facts)
}

/// About how many people have a deficit in a category, by the newest look alone.
async fn about(cx: &mut Cx, category: CategoryId) -> Result<About> {
    let municipality = cx.municipality();
    let told = sqlx::query!(
        r#"SELECT (SELECT figures FROM look_slice
                   WHERE municipality_id = ?1 AND cut = 'all' AND slice = 0 ORDER BY look_id DESC LIMIT 1) AS figures,
                  (SELECT count(*) FROM deficit_category
                   WHERE id < ?2 AND (municipality_id IS NULL OR municipality_id = ?1)) AS "place!: i64""#,
        municipality,
        category
    )
    .fetch_one(cx.db())
    .await?;
    let smallest = regulation::now(cx).await?.get(&keys::work::SMALLEST_GROUP)?;
    let shown: Option<Shown> = told.figures.map(|figures| serde_json::from_str(&figures)).transpose()?;
    let place = usize::try_from(told.place).unwrap_or(usize::MAX);
    let figure = shown.and_then(|shown| shown.categories.get(place).copied()).and_then(Figure::exact);
    Ok(match figure.filter(|number| *number >= smallest) {
        Some(number) => About::Number(number / STEP * STEP),
        None => About::Few,
    })
}

/// Something that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The number.
    pub id: i64,
    /// What it is called.
    pub name: String,
}

/// For how long an event can be written about after it began, and how far ahead.
const EVENTS: (TimeDelta, TimeDelta) = (TimeDelta::days(90), TimeDelta::days(366));

/// What of a kind a sender can choose, by name; events the latest first.
pub async fn choices(cx: &mut Cx, sender: &Sender, kind: Kind) -> Result<Vec<Choice>> {
    let (municipality, language) = (cx.municipality(), cx.language());
    let own = sender.groups().map(|own| serde_json::to_string(&own)).transpose()?;
    let both = |ru: String, en: String| language.pick(ru, en);
    Ok(match kind {
        Kind::Group => {
            sqlx::query_as!(
                Choice,
                r#"SELECT id, name FROM groups
                   WHERE municipality_id = ?1 AND phase != 'closed'
                     AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))
                   ORDER BY sort_form, id"#,
                municipality,
                own
            )
            .fetch_all(cx.db())
            .await?
        }
        Kind::Organisation => {
            sqlx::query_as!(
                Choice,
                "SELECT id, short_name AS name FROM organisation
                 WHERE municipality_id = ? AND confirmed = 1 ORDER BY sort_form",
                municipality
            )
            .fetch_all(cx.db())
            .await?
        }
        Kind::Post => {
            let rows = sqlx::query!("SELECT id, name_ru, name_en FROM post ORDER BY id").fetch_all(cx.db()).await?;
            rows.into_iter().map(|row| Choice { id: row.id, name: both(row.name_ru, row.name_en) }).collect()
        }
        Kind::Subject => {
            let rows =
                sqlx::query!("SELECT id, name_ru, name_en FROM subject ORDER BY name_ru").fetch_all(cx.db()).await?;
            rows.into_iter().map(|row| Choice { id: row.id, name: both(row.name_ru, row.name_en) }).collect()
        }
        Kind::Target => crate::model::people::Category::ALL
            .map(|category| Choice { id: category.number(), name: super::target(language, category) })
            .to_vec(),
        Kind::Category => {
            let all = needs::categories(cx).await?;
            all.into_iter().map(|it| Choice { id: it.id.0, name: it.name.to(language) }).collect()
        }
        Kind::Event => {
            let (since, until) = (cx.now - EVENTS.0, cx.now + EVENTS.1);
            let zone = cx.zone();
            let rows = sqlx::query!(
                r#"SELECT id, title, starts_at AS "starts_at: DateTime<Utc>" FROM event
                   WHERE municipality_id = ?1 AND starts_at > ?2 AND starts_at < ?3 AND cancelled_at IS NULL
                     AND (?4 IS NULL OR EXISTS (SELECT 1 FROM event_group
                                                WHERE event_group.event_id = event.id
                                                  AND event_group.group_id IN (SELECT value FROM json_each(?4))))
                   ORDER BY starts_at DESC"#,
                municipality,
                since,
                until,
                own
            )
            .fetch_all(cx.db())
            .await?;
            let dated = |at: DateTime<Utc>| at.with_timezone(&zone).format("%d.%m").to_string();
            rows.into_iter()
                .map(|row| Choice { id: row.id, name: format!("{} {}", dated(row.starts_at), row.title) })
                .collect()
        }
    })
}

/// How somebody can be written to.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Who.
    pub person: PersonId,
    /// `reached`, or why not.
    pub how: String,
    /// Whether ordinary messages come once a day, together.
    pub digest: bool,
}

impl Reach {
    /// Whether they can be written to at all.
    pub fn is_reached(&self) -> bool {
        self.how == "reached"
    }
}

/// How these people can be written to.
pub async fn reached(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Reach>> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| {
        let asks = format!(
            "SELECT meant.person_id, {REACH} AS reach, {DIGEST} AS digest
             FROM (SELECT value AS person_id FROM json_each(?1)) AS meant"
        );
        Call::of(&[&asks])
    });
    if people.is_empty() {
        return Ok(Vec::new());
    }
    // The values between are those of other questions about the same.
    let nothing = None::<i64>;
    let mut values = Values::default().and(serde_json::to_string(people)?)?;
    for _ in 2..8 {
        values = values.and(nothing)?;
    }
    let rows = ASKS.make(tx.db(), values.and(NAMES_BROADCASTS)?).await?;
    let found = rows.iter().map(|row| {
        Ok(Reach { person: row.try_get("person_id")?, how: row.try_get("reach")?, digest: row.try_get("digest")? })
    });
    Ok(found.collect::<sqlx::Result<_>>()?)
}

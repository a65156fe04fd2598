//! The digest of the day: who wishes gets ordinary messages together, at one hour.
//!
//! ```text
//! - 📄 Рассылки за день: 2
//!   1. Смирнова И. В.: Отчёты за четверть …
//!   2. Лугова А. И.: Открыта запись на курс …
//!   — [1. Отчёты за четверть] [2. Открыта запись на курс]
//! - (1.) Отчёты за четверть …             — [Прочитано]
//! ```
//!
//! One message alone comes as itself. What is urgent, or about an event, waits for no digest; what was stopped while it
//! waited is not in it.

pub mod store;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};

use self::store::{About, Line, Waiting};
use super::reports::cards::excerpt;
use super::telling::store as telling_store;
use super::telling::{self, Mine, Press, Told};
use crate::ids::{BroadcastId, PersonId};
use crate::model::audience::store as audience_store;
use crate::model::regulation::{self, keys};
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Button, Look, Result, Room, Trouble, Tx, View, calendar};
use crate::text::{Language, clipped, one_line};

/// The hour of the digest, by the municipality's clock, as the regulation has it.
pub async fn hour(tx: &mut Tx) -> Result<u32> {
    u32::try_from(regulation::now(tx).await?.get(&keys::work::DIGEST_HOUR)?).map_err(Trouble::fault)
}

/// Messages in one digest: each has a button. More come in another one.
const MOST: usize = 8;
/// How many people are told at once.
const SLICE: i64 = 150;
/// For so long a digest is worth being said.
const FRESH: TimeDelta = TimeDelta::days(14);

/// When the next digest is due.
pub async fn next(tx: &mut Tx) -> Result<DateTime<Utc>> {
    // The bounds of the key are hours of the day.
    let hour = NaiveTime::from_hms_opt(hour(tx).await?, 0, 0).ok_or(Trouble::Gone)?;
    let (now, zone) = (tx.now, tx.zone());
    let at = |day: chrono::NaiveDate| calendar::moment_of(zone, day.and_time(hour));
    let today = now.with_timezone(&zone).date_naive();
    let days = [Some(today), today.checked_add_days(Days::new(1))];
    let moments = days.into_iter().flatten().filter_map(at);
    Ok(moments.into_iter().find(|at| *at > now).unwrap_or(now + TimeDelta::days(1)))
}

/// Tells those whose digest with this message is due; how many that were.
pub async fn tell(tx: &mut Tx, id: BroadcastId) -> Result<usize> {
    store::drop_erased(tx, id).await?;
    let due = store::due(tx, id, SLICE).await?;
    let count = due.len();
    let mut groups: Vec<(Vec<BroadcastId>, Vec<PersonId>)> = Vec::new();
    for Waiting { person, mut messages } in due {
        messages.truncate(MOST);
        match groups.iter_mut().find(|(known, _)| *known == messages) {
            Some((_, people)) => people.push(person),
            None => groups.push((messages, vec![person])),
        }
    }
    for (messages, people) in groups {
        let reach = audience_store::reached(tx, &people).await?;
        let reached: Vec<_> = reach.iter().filter(|it| it.is_reached()).map(|it| it.person).collect();
        let told = match messages.as_slice() {
            [one] => alone(tx, *one, &reached).await?,
            _ => together(tx, &messages, &reached).await?,
        };
        let endings = people.iter().map(|person| {
            let message = told.iter().find(|(to, _)| to == person).map(|(_, message)| *message);
            let why = reach.iter().find(|it| it.person == *person && !it.is_reached()).map(|it| it.how.as_str());
            (*person, message, message.is_none().then_some(why.unwrap_or("unreachable")))
        });
        store::told(tx, &endings.collect::<Vec<_>>(), &messages).await?;
    }
    Ok(count)
}

/// One message comes as itself.
async fn alone(tx: &mut Tx, id: BroadcastId, people: &[PersonId]) -> Result<Vec<(PersonId, i64)>> {
    let Some(letter) = telling_store::written(tx, id).await? else {
        return Ok(Vec::new());
    };
    let matter = Matter { subject: id.0, about: id, say_by: tx.now + FRESH };
    let zone = tx.zone();
    let view = |language| telling::view(language, id, &letter, &Mine::default(), zone);
    outbox::tell_each(tx, people, Told::NAME, matter, view).await
}

async fn together(tx: &mut Tx, messages: &[BroadcastId], people: &[PersonId]) -> Result<Vec<(PersonId, i64)>> {
    let lines = store::lines(tx, messages, None).await?;
    let Some(first) = messages.first() else {
        return Ok(Vec::new());
    };
    // No message has a number below zero, so that a digest stands for none of them.
    let about = About { digest: messages.to_vec() };
    let matter = Matter { subject: -first.0, about, say_by: tx.now + FRESH };
    outbox::tell_each(tx, people, Told::NAME, matter, |language| view(language, &lines)).await
}

/// The digest: who writes and how it begins, and each as a button.
fn view(language: Language, lines: &[Line]) -> View<Press> {
    let numbered = (1..).zip(lines);
    View::new(say!(language, "broadcasts-digest-title", count = lines.len()))
        .lines(numbered.clone().map(|(number, line)| {
            let words = match one_line(&line.says.text) {
                words if words.is_empty() => excerpt(language, ""),
                words => clipped(&words, 160),
            };
            match &line.author {
                Some(author) => format!("{number}. {}: {words}", author.short()),
                None => format!("{number}. {words}"),
            }
        }))
        .question(say!(language, "broadcasts-digest-question"))
        .grid(
            1,
            numbered.map(|(number, line)| {
                let label = format!("{number}. {}", excerpt(language, &line.says.text));
                Button::stand(clipped(&label, 40), Press::Open { id: line.id })
            }),
        )
}

/// Looks at a digest that is about to be said: what was stopped meanwhile is left out.
pub async fn look(tx: &mut Tx, about: &About, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
    let lines = store::lines(tx, &about.digest, Some(to)).await?;
    Ok(match lines.len() {
        0 => Look::Drop,
        all if all == about.digest.len() => Look::AsWritten,
        _ => Look::Say(view(language, &lines)),
    })
}

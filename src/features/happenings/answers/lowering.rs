//! Fewer places than people who come: the leader names who waits instead, or leaves it as it is.
//!
//! ```text
//! leader                                               member
//! - Сколько мест?                    — 10
//! - Кто подождёт? Идут 12, мест будет 10.
//!   Выберите двоих                   — [Ершов П. И.] [Петрова О. С.]
//!                                    — [В лист ожидания: 2]
//! - ✅ Число мест сохранено …                            - ⏳ Мест стало меньше: Формирующее оценивание
//! ```
//!
//! Whoever had a place waits before everybody else; places that were merely offered are taken back by themselves.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::room::{Answers, Press, Step, led};
use super::store::{self, Row};
use crate::features::happenings::answered;
use crate::ids::{EventId, PersonId};
use crate::model::events::{self, Answer, Event, Met, Reply, Resized, State};
use crate::model::ways;
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::labels::{self, Called};
use crate::talk::{Button, Cx, Look, Next, Result, Room, Spot, Trouble, Tx, View};
use crate::text::{self, Language, forms};

/// People on a card.
const PAGE: usize = 8;

/// What a notice is about: somebody waits who came.
#[derive(Debug, Serialize, Deserialize)]
pub struct About {
    event: EventId,
}

/// A number of places that is too small for those who come, and who of them waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fewer {
    pub capacity: i64,
    #[serde(default)]
    pub waits: Vec<PersonId>,
    #[serde(default)]
    pub spot: Spot,
}

impl Fewer {
    /// So many places, and nobody named yet.
    pub fn to(capacity: i64) -> Fewer {
        Fewer { capacity, waits: Vec::new(), spot: Spot::default() }
    }

    /// With somebody who waits, or without them.
    fn with(mut self, person: PersonId, waits: bool) -> Fewer {
        self.waits.retain(|named| *named != person);
        self.waits.extend(waits.then_some(person));
        self
    }
}

/// Those who come, the last who has said so first: they are the likeliest to wait.
fn coming(rows: Vec<Row>) -> Vec<Row> {
    let mut coming: Vec<_> = rows.into_iter().filter(|row| row.reply == Some(Reply::Answer(Answer::Going))).collect();
    coming.sort_by_key(|row| std::cmp::Reverse(row.said_at));
    coming
}

/// So many of those who come have to wait.
fn too_many(met: &Met, capacity: i64) -> i64 {
    (met.places.going - capacity).max(0)
}

/// Who waits?
pub async fn ask(cx: &mut Cx, id: EventId, fewer: &Fewer) -> Result<View<Press>> {
    let language = cx.language();
    let met = led(cx, id).await?;
    let coming = coming(store::all(cx, id).await?);
    let named = coming.iter().filter(|row| fewer.waits.contains(&row.person)).count() as i64;
    let (most, offered) = (too_many(&met, fewer.capacity), met.places.offered);
    let names: Vec<_> = coming.iter().map(|row| row.name.forms(&[&row.organisation])).collect();
    let called = labels::told_apart(&names, labels::SIGNS - 2);
    let found: Vec<(Row, Called)> = coming
        .into_iter()
        .zip(called)
        .filter(|(row, _)| forms::finds(&fewer.spot.search, &[&row.name.listed(), &row.organisation]))
        .collect();
    let view = View::new(say!(language, "answers-fewer-title"))
        .line(met.event.title.clone())
        .line(say!(language, "answers-fewer-line", going = met.places.going, capacity = fewer.capacity))
        .maybe_line((offered > 0).then(|| say!(language, "answers-fewer-offered", count = offered)));
    let view = match (found.is_empty(), most == 0) {
        (_, true) => view.question(say!(language, "answers-fewer-nobody")),
        (true, false) => view.line(say!(language, "answers-not-found", search = fewer.spot.shown())),
        (false, false) => view.question(say!(language, "answers-fewer-question", count = most)),
    };
    let view = if most == 0 {
        view
    } else {
        view.list(
            language,
            found,
            PAGE,
            &fewer.spot,
            |to| Press::Leaf { to },
            |(row, called)| {
                let id = row.person;
                match fewer.waits.contains(&id) {
                    true => Button::press(format!("⏳ {}", called.label), Press::Comes { id }),
                    false => Button::press(called.label, Press::Waits { id }),
                }
            },
        )
    };
    // Neither too few nor more than have to: nobody loses a place that is free.
    let done = (named == most)
        .then(|| Button::press(say!(language, "answers-fewer-done", count = named), Press::Lower).grave());
    Ok(view.row(done).button(Button::press(say!(language, "answers-fewer-leave"), Press::Back)))
}

/// What follows a press or a name, while it is asked.
pub async fn answer(cx: &mut Cx, id: EventId, fewer: Fewer, press: Press) -> Result<Next<Answers>> {
    let go = |fewer| Ok(Next::Go(Step::Fewer { id, fewer }));
    match press {
        Press::Leaf { to } => go(Fewer { spot: fewer.spot.clone().after(to), ..fewer }),
        Press::Waits { id: person } => go(fewer.with(person, true)),
        Press::Comes { id: person } => go(fewer.with(person, false)),
        Press::Lower => lower(cx, id, fewer).await,
        Press::Back => Ok(Next::Go(Step::Counts { id })),
        Press::Open { .. } | Press::Table | Press::Places | Press::Endless => Ok(Next::Puzzled),
    }
}

async fn lower(cx: &mut Cx, id: EventId, fewer: Fewer) -> Result<Next<Answers>> {
    let language = cx.language();
    let met = led(cx, id).await?;
    let coming = coming(store::all(cx, id).await?);
    // Who has answered otherwise meanwhile waits for nothing.
    let waits: Vec<_> = fewer.waits.iter().copied().filter(|one| coming.iter().any(|row| row.person == *one)).collect();
    if i64::try_from(waits.len()).unwrap_or(i64::MAX) > too_many(&met, fewer.capacity) {
        return Ok(Next::Go(Step::Fewer { id, fewer: Fewer { waits, ..fewer } }));
    }
    let (holder, event) = met.held(language)?;
    if event.cancelled {
        return Err(Trouble::Refused(say!(language, "answers-places-cancelled")));
    }
    match events::lower(cx, holder, fewer.capacity, &waits).await? {
        Resized::TooFew(_) => Ok(Next::Go(Step::Fewer { id, fewer: Fewer { waits, ..fewer } })),
        Resized::Done => {
            answered::retell_all(cx, &[id], event.starts_at, None).await?;
            let (now, zone) = (cx.now, cx.zone());
            let matter = Matter { subject: id.0, about: About { event: id }, say_by: event.starts_at };
            let told =
                outbox::tell_of(cx, &waits, Answers::NAME, matter, |language| notice(language, &event, (now, zone)))
                    .await?;
            cx.remark(say!(language, "answers-fewer-saved", count = waits.len(), told = told));
            Ok(Next::Go(Step::Counts { id }))
        }
    }
}

/// Somebody who came waits.
fn notice(language: Language, event: &Event, when: (DateTime<Utc>, Tz)) -> View<Press> {
    said(language, event, when, say!(language, "answers-waits-line"))
}

fn said(language: Language, event: &Event, (now, zone): (DateTime<Utc>, Tz), line: String) -> View<Press> {
    View::new(say!(language, "answers-waits-title", title = event.title.clone()))
        .line(format!("🗓 {}", text::span(language, event.moments(), now, zone)))
        .line(line)
        .button(Button::go(say!(language, "answers-waits-event"), ways::EVENT.of(event.id)))
}

/// What the notice that stands in a chat says now.
pub async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
    let Ok(About { event }) = serde_json::from_str(about) else {
        return Ok(None);
    };
    let met = match events::met(tx, to, event).await {
        Err(Trouble::Gone) => return Ok(None),
        met => met?,
    };
    let line = match (met.event.state(tx.now), met.reply()) {
        (State::Cancelled, _) => say!(language, "answers-waits-cancelled"),
        (State::Begun, _) => say!(language, "answers-waits-begun"),
        (State::Coming, Some(Reply::Waits(_))) => say!(language, "answers-waits-line"),
        (State::Coming, Some(Reply::Answer(_) | Reply::Offered(_)) | None) => say!(language, "answers-waits-over"),
    };
    Ok(Some(said(language, &met.event, (tx.now, tx.zone()), line)))
}

/// Whoever has a place again by now need not hear that they had none.
pub async fn look(tx: &mut Tx, about: &str, to: PersonId) -> Result<Look<View<Press>>> {
    let Ok(About { event }) = serde_json::from_str(about) else {
        return Ok(Look::AsWritten);
    };
    Ok(match events::met(tx, to, event).await {
        Err(Trouble::Gone) => Look::Drop,
        met => match met?.reply() {
            Some(Reply::Waits(_)) => Look::AsWritten,
            Some(Reply::Answer(_) | Reply::Offered(_)) | None => Look::Drop,
        },
    })
}

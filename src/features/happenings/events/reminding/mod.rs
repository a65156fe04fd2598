//! Reminders of events: what is said by itself, and each person's own choice of it.
//!
//! ```text
//! (a day before)                  - Напоминание: Формирующее оценивание, чт, 26 ноября, 14:30. ✅ Ваш ответ: Иду
//! (the same, to the silent)       - Напоминание: Формирующее оценивание … Вы ещё не ответили. Придёте?   — [Иду]
//! (two hours before)              - Напоминание: Формирующее оценивание …
//! leader, two hours after the end - Отметьте присутствие: Формирующее оценивание       — [Отметить присутствие]
//!
//! - [Настройки] → [Напоминания]
//! - Напоминания о событиях: за день и за 2 часа       — [✅ За день] [✅ За 2 часа] [Без напоминаний]
//! ```
//!
//! When an event begins, what stands of it in chats asks nobody any more whether they will come. Whoever does not come is not reminded, nor is anybody of what is past, cancelled or left: that is looked at once more when
//! a reminder is said. Who has just heard of the event from elsewhere needs none.

mod rules;
mod room;
mod store;

pub use room::Reminding;
pub use store::TABLES;

use crate::feature::Ran;
use crate::ids::PersonId;
use crate::model::events::{self, Event, Lasting, Recall, Recalled, State};
use crate::model::ways;
use crate::outbox::{self, Again};
use crate::say;
use crate::talk::{Button, Result, Room, Tx, View};
use crate::text::Language;

use super::cards::{self, When};
use super::notices::{facts, open, with_answers};
use super::room::Events;
use super::steps::Press;
use super::verbs::{self, News, announce_by};
use crate::model::events::Reply;
use rules::Decision;

/// Says what is due first of one event.
pub async fn run(tx: &mut Tx) -> Result<Ran> {
    let (now, zone) = (tx.now, tx.zone());
    let Some(due) = events::recalled(tx, now - rules::TOO_LATE).await? else { return Ok(Ran::All) };
    let Recalled { event: id, kind, .. } = due;
    let event = events::event(tx, id).await?;
    let lasting = Lasting::now(tx).await?;
    match rules::decide(&due, &rules::Moments::of(&event, lasting, zone), now) {
        Decision::Never => {}
        Decision::At(moment) => events::recall(tx, id, kind, moment).await?,
        Decision::Now { silent, say_by } => {
            let people = store::concerned(tx, id, kind == Recall::Day, silent).await?;
            let news = News::Soon { starts_at: event.starts_at };
            announce_by(tx, &event, &people, news, say_by).await?;
        }
        Decision::Begun => verbs::retell(tx, &event).await?,
        Decision::Sheet { again } => {
            if !event.attendance_saved && event.state(now) == State::Begun {
                let leaders = events::led_by(tx, id).await?;
                let say_by = now + rules::TOO_LATE;
                announce_by(tx, &event, &leaders, News::Unmarked, say_by).await?;
            }
            if let Some(again) = again {
                events::recall(tx, id, Recall::Morning, again).await?;
            }
        }
        Decision::Marked => {
            for leader in events::led_by(tx, id).await? {
                let (of, to) = (&[(Events::NAME, id.0)], Some(leader));
                outbox::retell(tx, Again { of, until: now, to, but: None }).await?;
            }
        }
    }
    Ok(Ran::All)
}

/// Whether somebody has heard of an event so lately that a reminder tells them nothing.
pub async fn knows(tx: &mut Tx, event: &Event, person: PersonId) -> Result<bool> {
    let since = tx.now - rules::fresh(event.starts_at - tx.now);
    outbox::was_told(tx, Events::NAME, event.id.0, person, since).await
}

/// A reminder of what is soon.
pub fn soon(language: Language, event: &Event, when: When, given: Option<Reply>) -> View<Press> {
    let title = say!(language, "events-reminder-soon", title = event.title.clone());
    let view = facts(title, language, event, when.dated(language, event));
    let view = view.question(match given {
        Some(reply) => cards::replied(language, reply, when),
        None => say!(language, "events-reminder-silent"),
    });
    with_answers(view, language, event.id, given)
        .button(Button::go(say!(language, "events-reminder-settings"), ways::REMINDING.place()))
}

/// A reminder to whoever leads it: nothing is asked.
pub fn led(language: Language, event: &Event, when: When) -> View<Press> {
    View::new(say!(language, "events-reminder-soon", title = event.title.clone()))
        .line(format!("🗓 {}", when.dated(language, event)))
        .line(format!("📍 {}", event.place))
        .line(say!(language, "events-reminder-led"))
        .button(open(language, event.id))
        .button(Button::go(say!(language, "events-reminder-settings"), ways::REMINDING.place()))
}

/// A reminder to a leader that nobody has said who was there.
pub fn unmarked(language: Language, event: &Event, when: When) -> View<Press> {
    View::new(say!(language, "events-reminder-unmarked", title = event.title.clone()))
        .line(format!("🗓 {}", when.dated(language, event)))
        .line(match event.is_of_groups() {
            true => say!(language, "events-reminder-unmarked-why", groups = event.of_groups()),
            false => say!(language, "events-reminder-unmarked-own"),
        })
        .button(Button::go(say!(language, "events-card-sheet"), ways::SHEET.of(event.id)))
        .button(open(language, event.id))
}

/// What such a reminder says when the sheet is saved, or the event was cancelled.
pub fn marked(language: Language, event: &Event, when: When, state: State) -> View<Press> {
    if state == State::Begun && !event.attendance_saved {
        return unmarked(language, event, when);
    }
    let (title, done) = match state {
        State::Cancelled => {
            (say!(language, "events-notice-cancelled", title = event.title.clone()), cards::late(language, state))
        }
        State::Coming | State::Begun => (event.title.clone(), say!(language, "events-reminder-marked")),
    };
    View::new(title).line(format!("🗓 {}", when.dated(language, event))).question(done).button(open(language, event.id))
}

//! The cards of a pair's meetings: one tap notes a meeting of today, and whatever differs is changed on its card.

use chrono::{Days, NaiveDate};

use super::cards::ROWS;
use super::room::mine as own;
use super::steps::Press;
use super::{programme, words};
use crate::ids::{MeetingId, PairId};
use crate::model::pairs::{self, Change, Kind, Meeting, Pair, Progress, State};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View, calendar};
use crate::text::{Language, clipped};

/// How long a meeting may have been.
const MINUTES: [i64; 4] = [20, 45, 60, 90];

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// What did they do?
pub async fn kinds(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = own(cx, id).await?;
    if pair.state != State::Active {
        // A reminder leads here, and the pair may have ended since.
        let view = View::new(say!(language, "pairs-meet-title"));
        return Ok(view.line(say!(language, "pairs-over-already")).button(back(language)));
    }
    let rows = Kind::ALL.map(|kind| Button::press(words::kind(language, kind, &pair), Press::Kind { kind }));
    Ok(View::new(say!(language, "pairs-meet-title"))
        .question(say!(language, "pairs-meet-question"))
        .grid(1, rows)
        .button(back(language)))
}

/// All meetings, the newest first.
pub async fn meetings(cx: &mut Cx, id: PairId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let all = pairs::meetings(cx, id, Some(me)).await?;
    let minutes: i64 = all.iter().map(|one| one.minutes).sum();
    let view = View::new(say!(language, "pairs-meetings-title")).lines(words::roles(language, &pair));
    let view = match all.len() {
        0 => view.line(say!(language, "pairs-meetings-none")),
        count => view.line(say!(language, "pairs-meetings-count", count = count, minutes = minutes)),
    };
    let label = |one: &Meeting| format!("{} {}", words::day(one.day), words::kind(language, one.kind, &pair));
    Ok(view
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |one| Button::press(clipped(&label(&one), 60), Press::Meeting { id: one.id }),
        )
        .button(back(language)))
}

/// One meeting; each button says something otherwise of it.
pub async fn meeting(cx: &mut Cx, (id, meeting): (PairId, MeetingId)) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let all = pairs::meetings(cx, id, Some(me)).await?;
    let one = all.into_iter().find(|one| one.id == meeting).ok_or(Trouble::Gone)?;
    let change = |label, change| Button::press(label, Press::Change { change });
    let minutes = MINUTES.into_iter().filter(|minutes| *minutes != one.minutes);
    let minutes: Vec<_> = minutes
        .map(|minutes| change(say!(language, "pairs-minutes", count = minutes), Change::Minutes(minutes)))
        .collect();
    let progress = Progress::ALL.into_iter().filter(|progress| Some(*progress) != one.progress);
    let progress: Vec<_> = progress
        .map(|it| change(crate::text::with_capital(&words::progress(language, it)), Change::Progress(it)))
        .collect();
    let said = match one.progress {
        Some(progress) => words::progress(language, progress),
        None => say!(language, "pairs-progress-unsaid"),
    };
    let done = (pair.programme.measures > 0)
        .then(|| Button::go(say!(language, "pairs-to-done"), programme::done_place((id, meeting))));
    Ok(View::new(words::kind(language, one.kind, &pair))
        .line(format!("🗓 {}", words::day(one.day)))
        .line(say!(language, "pairs-minutes", count = one.minutes))
        .line(say!(language, "pairs-progress", progress = said))
        .line(match &one.note {
            Some(note) => say!(language, "pairs-note", note = note.clone()),
            None => say!(language, "pairs-note-none"),
        })
        .row(minutes)
        .grid(1, progress)
        .row([
            Button::press(say!(language, "pairs-other-day"), Press::Day),
            Button::press(say!(language, "pairs-to-note"), Press::Note),
        ])
        .row(done)
        .button(change(say!(language, "pairs-was-not"), Change::Gone).grave())
        .button(back(language)))
}

/// The days on which a pair can have met.
fn span(today: NaiveDate, pair: &Pair) -> (NaiveDate, NaiveDate) {
    (pair.since.map_or(today, |since| since.min(today)), today)
}

/// Whether a change makes sense, whatever the button says.
pub fn may_be(today: NaiveDate, pair: &Pair, change: Change) -> bool {
    match change {
        Change::Day(day) => {
            let (first, last) = span(today, pair);
            (first..=last).contains(&day)
        }
        Change::Minutes(minutes) => MINUTES.contains(&minutes),
        Change::Progress(_) | Change::Gone => true,
    }
}

/// On which day was it?
pub async fn day(cx: &mut Cx, (id, _): (PairId, MeetingId), month: NaiveDate) -> Result<View<Press>> {
    let language = cx.language();
    let pair = own(cx, id).await?;
    let (first, last) = span(cx.today(), &pair);
    let view = View::new(say!(language, "pairs-day-title")).question(say!(language, "pairs-day-question"));
    // A pair that began today has met today alone.
    let first = first.max(last - Days::new(400));
    Ok(calendar::past(view, language, month, last, first, |pick| Press::Pick { pick }).button(back(language)))
}

/// A note for oneself is typed.
pub async fn note(cx: &mut Cx, (id, _): (PairId, MeetingId)) -> Result<View<Press>> {
    let language = cx.language();
    own(cx, id).await?;
    Ok(View::new(say!(language, "pairs-note-title"))
        .line(say!(language, "pairs-note-private"))
        .question(say!(language, "pairs-note-question"))
        .button(back(language)))
}

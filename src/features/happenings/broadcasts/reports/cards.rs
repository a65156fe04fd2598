//! The cards of what was sent.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::room::{Press, Step};
use super::schools;
use super::store::{self, Listed, Recipient, Report, Slice, Tally};
use crate::features::happenings::broadcasts::sending::store::State;
use crate::features::happenings::broadcasts::telling::{Given, Under};
use crate::ids::BroadcastId;
use crate::model::audience::Sender;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Cx, MOST_ROWS, Page, Result, Sheet, Spot, Trouble, View};
use crate::text::{self, Language, clipped, forms, one_line};

/// Messages on a page.
const ROWS: usize = 7;
/// Names on a page: each is a line.
const NAMES: usize = 10;
/// So much of an answer stands in a line: ten whole ones would not fit on a card. The spreadsheet has all of it.
const SAID: usize = 120;

/// What was sent, the latest first.
pub async fn list(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let sender = Sender::of(cx)?;
    let all = store::list(cx, sender.sees_of()).await?;
    let none = all.is_empty();
    let found: Vec<_> = all.into_iter().filter(|one| forms::finds(&spot.search, &[&one.says.text])).collect();
    let view = View::new(say!(language, "broadcasts-title"));
    let view = match (none, found.is_empty()) {
        (true, _) => view.line(say!(language, "broadcasts-none")),
        (false, true) => view.line(say!(language, "broadcasts-not-found", search = spot.shown())),
        (false, false) => view
            .line(say!(language, "broadcasts-count", count = found.len()))
            .question(say!(language, "broadcasts-list-question")),
    };
    let view = view.button(Button::go(say!(language, "broadcasts-new"), ways::NEW_BROADCAST.place()));
    let leaf = |leaf| Press::Leaf { leaf };
    Ok(view
        .list(language, found, ROWS, spot, leaf, |one| {
            Button::go(label(language, &one, zone), ways::BROADCAST.of(one.id))
        })
        .button(Button::home(language)))
}

fn label(language: Language, one: &Listed, zone: Tz) -> String {
    let sign = match one.state {
        State::Scheduled => "🗓",
        State::Staging | State::Sending | State::Paused => "⏳",
        State::Done => "✅",
        State::Cancelled => "❌",
    };
    let day = one.begins_at.with_timezone(&zone).format("%d.%m");
    format!("{sign} {day} {}", excerpt(language, &one.says.text))
}

/// The first words of a message; of one whose writer was erased there are none.
pub fn excerpt(language: Language, text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() { say!(language, "broadcasts-wordless") } else { clipped(&line, 40) }
}

/// One message, with what can be done about it.
pub async fn card(cx: &mut Cx, id: BroadcastId) -> Result<View<Press>> {
    let (language, now, zone) = (cx.language(), cx.now, cx.zone());
    let report = own(cx, id).await?;
    let view = facts(language, &report, now, zone);
    // Of what waits for its hour nobody is written down yet.
    let view = match report.by_school && report.state != State::Scheduled {
        true => schools::lines(language, &report, store::schools(cx, id).await?, view),
        false => view,
    };
    let view = view.line(say!(
        language,
        "broadcasts-whom",
        whom = language.pick(report.whom[0].clone(), report.whom[1].clone())
    ));
    let press = |label, press| Button::press(label, press);
    let pause = press(say!(language, "broadcasts-pause"), Press::Pause);
    let resume = press(say!(language, "broadcasts-resume"), Press::Resume);
    let cancel = press(say!(language, "broadcasts-cancel"), Press::Cancel);
    let refresh = press(say!(language, "broadcasts-refresh"), Press::Refresh);
    let view = match report.state {
        State::Scheduled => view.button(cancel),
        State::Staging | State::Sending => view.row([refresh, pause]).button(cancel),
        State::Paused => view.row([resume, cancel]),
        State::Done => {
            let again = (report.tally.missed() > 0).then(|| press(say!(language, "broadcasts-again"), Press::Again));
            let remind = report.under.asks().then(|| press(say!(language, "broadcasts-remind"), Press::Remind));
            view.row(remind).row(again)
        }
        State::Cancelled => view,
    };
    let view = match report.tally.people {
        0 => view,
        // Sums alone.
        _ if report.is_hidden => view.line(say!(language, "broadcasts-hidden")),
        people => {
            let by_person = press(say!(language, "broadcasts-people"), Press::People);
            match usize::try_from(people).unwrap_or_default() {
                // A file a part: they are made where they are asked for, so that no turn makes all of them.
                people if people > MOST_ROWS && !report.by_school => {
                    let parts = (0..Page::of(0, people, MOST_ROWS).of).map(|part| {
                        let (from, till) = rows_of(part, people);
                        press(say!(language, "broadcasts-table-part", from = from, till = till), Press::Part { part })
                    });
                    view.line(say!(language, "broadcasts-table-parts", most = MOST_ROWS))
                        .button(by_person)
                        .grid(2, parts.collect::<Vec<_>>())
                }
                _ => view.row([by_person, press(say!(language, "broadcasts-table"), Press::Table)]),
            }
        }
    };
    Ok(view.button(Button::back(language, ways::BROADCASTS.place())))
}

/// The first and the last row of a part of the spreadsheet of so many people, counted from 1.
fn rows_of(part: usize, people: usize) -> (usize, usize) {
    let page = Page::of(part, people, MOST_ROWS);
    (page.skipped() + 1, people.min(page.skipped() + MOST_ROWS))
}

/// What a sender is told while it is on its way, and in the end.
pub fn progress(language: Language, report: &Report, now: DateTime<Utc>, zone: Tz) -> View<Press> {
    facts(language, report, now, zone)
        .button(Button::go(say!(language, "broadcasts-open"), ways::BROADCAST.of(report.id)))
}

/// The event that a message is about was cancelled while it was on its way.
pub fn event_off(language: Language, id: BroadcastId) -> View<Press> {
    View::new(say!(language, "broadcasts-event-off-title"))
        .line(say!(language, "broadcasts-event-off-line"))
        .button(Button::go(say!(language, "broadcasts-open"), ways::BROADCAST.of(id)))
}

fn facts(language: Language, report: &Report, now: DateTime<Utc>, zone: Tz) -> View<Press> {
    let tally = &report.tally;
    let done = tally.people - tally.left;
    let title = match (report.state, report.stopped_by.as_deref()) {
        (State::Scheduled, _) => {
            say!(language, "broadcasts-is-scheduled", moment = text::moment(language, report.begins_at, now, zone))
        }
        (State::Staging, _) => say!(language, "broadcasts-is-staging"),
        (State::Sending, _) => say!(language, "broadcasts-is-sending", done = done, people = tally.people),
        (State::Paused, Some("event")) => say!(language, "broadcasts-is-held"),
        (State::Paused, _) => say!(language, "broadcasts-is-paused", done = done, people = tally.people),
        (State::Done, _) => say!(language, "broadcasts-is-done", people = tally.people),
        (State::Cancelled, Some("right")) => say!(language, "broadcasts-is-without-right"),
        (State::Cancelled, _) => say!(language, "broadcasts-is-cancelled"),
    };
    let view = View::new(title).line(format!("«{}»", excerpt(language, &report.says.text)));
    let read = matches!(report.under, Under::Read).then(|| say!(language, "broadcasts-tally-read", count = tally.read));
    let view = view.lines(ended(language, tally)).maybe_line(read);
    if report.by_school {
        return view;
    }
    match &report.under {
        Under::Question { options, .. } => view
            .line(say!(language, "broadcasts-tally-answered", count = tally.answered, sent = tally.sent))
            .lines(options.iter().zip(tally.answers).map(|(option, count)| format!("• {option}: {count}"))),
        Under::Number => view
            .line(say!(language, "broadcasts-tally-answered", count = tally.answered, sent = tally.sent))
            .line(say!(language, "broadcasts-tally-sum", sum = tally.sum)),
        Under::Words | Under::File => {
            view.line(say!(language, "broadcasts-tally-answered", count = tally.answered, sent = tally.sent))
        }
        Under::Nothing | Under::Read | Under::Link { .. } => view,
    }
}

/// How it ended so far: what is nobody is not spoken of.
fn ended(language: Language, tally: &Tally) -> Vec<String> {
    let lines = [
        (tally.sent, say!(language, "broadcasts-tally-sent", count = tally.sent)),
        (tally.later, say!(language, "broadcasts-tally-later", count = tally.later)),
        (tally.blocked, say!(language, "broadcasts-tally-blocked", count = tally.blocked)),
        (tally.failed, say!(language, "broadcasts-tally-failed", count = tally.failed)),
        (tally.no_account, say!(language, "broadcasts-tally-no-account", count = tally.no_account)),
        (tally.no_consent, say!(language, "broadcasts-tally-no-consent", count = tally.no_consent)),
        (tally.unreachable, say!(language, "broadcasts-tally-unreachable", count = tally.unreachable)),
        (tally.erased, say!(language, "broadcasts-tally-erased", count = tally.erased)),
        (tally.withdrawn, say!(language, "broadcasts-tally-withdrawn", count = tally.withdrawn)),
    ];
    lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line).collect()
}

/// Shall it go no further?
pub async fn cancelling(cx: &mut Cx, id: BroadcastId) -> Result<View<Press>> {
    let language = cx.language();
    let report = own(cx, id).await?;
    Ok(View::new(say!(language, "broadcasts-cancel-title"))
        .line(say!(language, "broadcasts-cancel-goes", count = report.tally.left))
        .line(say!(language, "broadcasts-cancel-stays", count = report.tally.sent))
        .button(Button::press(say!(language, "broadcasts-cancel-yes"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Those who get it, a slice of them.
pub async fn people(cx: &mut Cx, id: BroadcastId, slice: Slice, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let report = own(cx, id).await?;
    if report.is_hidden {
        return Err(Trouble::Gone);
    }
    if slice == Slice::Files {
        let found = store::files(cx, id, None, (schools::FILES, spot.page)).await?;
        return Ok(schools::files(language, &report, found, spot));
    }
    if matches!(slice, Slice::Schools | Slice::SilentSchools) {
        let all = store::schools(cx, id).await?;
        return Ok(schools::page(language, &report, all, slice, spot));
    }
    let (count, found) = store::recipients(cx, id, (slice, report.under.asks()), (NAMES, spot.page)).await?;
    let page = Page::of(spot.page, count, NAMES);
    let named = |slice: Slice, held: bool| {
        let label = slice_named(language, &report, slice);
        if held { format!("✅ {label}") } else { label }
    };
    let slices = slices(&report);
    let view = View::new(slice_named(language, &report, slice))
        .line(say!(language, "broadcasts-people-count", count = count))
        .lines(found.into_iter().map(|one| line(language, &report, one)))
        .grid(2, slices.into_iter().map(|it| Button::press(named(it, it == slice), Press::Slice { of: it })));
    Ok(view
        .pages(language, page, &Spot::default(), |leaf| Press::Leaf { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What can be looked at.
pub fn slices(report: &Report) -> Vec<Slice> {
    let mut slices = vec![Slice::All, Slice::Missed];
    match &report.under {
        Under::Read => slices.extend([Slice::Silent, Slice::Read]),
        Under::Question { options, .. } => {
            slices.push(Slice::Silent);
            slices.extend((0..).take(options.len()).map(Slice::Answered));
        }
        Under::Number | Under::Words => slices.push(Slice::Silent),
        Under::File => slices.extend([Slice::Silent, Slice::Files]),
        Under::Nothing | Under::Link { .. } => {}
    }
    if report.by_school {
        slices.extend([Slice::Schools, Slice::SilentSchools]);
    }
    slices
}

/// What a slice is called.
pub fn slice_named(language: Language, report: &Report, slice: Slice) -> String {
    match slice {
        Slice::All => say!(language, "broadcasts-slice-all"),
        Slice::Missed => say!(language, "broadcasts-slice-missed"),
        Slice::Silent => say!(language, "broadcasts-slice-silent"),
        Slice::Read => say!(language, "broadcasts-slice-read"),
        Slice::Answered(number) => Given::Option(number).said(&report.under),
        Slice::Files => say!(language, "broadcasts-slice-files"),
        Slice::Schools => say!(language, "broadcasts-slice-schools"),
        Slice::SilentSchools => say!(language, "broadcasts-slice-silent-schools"),
    }
}

fn line(language: Language, report: &Report, one: Recipient) -> String {
    let ending = match &one.given {
        Some(given) => short(given, report),
        None if one.read_at.is_some() => say!(language, "broadcasts-slice-read"),
        None => how(language, &one),
    };
    format!("{} — {ending}", name(language, &one))
}

/// An answer in a line of a card.
pub fn short(given: &Given, report: &Report) -> String {
    clipped(&one_line(&given.said(&report.under)), SAID)
}

fn name(language: Language, one: &Recipient) -> String {
    let name = one.name.as_ref().map(|name| name.short());
    name.unwrap_or_else(|| say!(language, "broadcasts-nameless"))
}

/// What became of it for somebody.
fn how(language: Language, one: &Recipient) -> String {
    match (one.state.as_str(), one.reason.as_deref()) {
        ("sent", _) => say!(language, "broadcasts-how-sent"),
        ("blocked", _) => say!(language, "broadcasts-how-blocked"),
        ("failed", _) => say!(language, "broadcasts-how-failed"),
        ("unreached", Some("no_account")) => say!(language, "broadcasts-how-no-account"),
        ("unreached", Some("no_consent")) => say!(language, "broadcasts-how-no-consent"),
        ("unreached", Some("unreachable")) => say!(language, "broadcasts-how-unreachable"),
        ("unreached", _) => say!(language, "broadcasts-how-erased"),
        ("withdrawn", _) => say!(language, "broadcasts-how-withdrawn"),
        _ => say!(language, "broadcasts-how-waiting"),
    }
}

/// A part of it as a spreadsheet: all of it, where one file holds so many people.
pub async fn sheet(cx: &mut Cx, id: BroadcastId, part: usize) -> Result<Sheet> {
    let (language, day, zone) = (cx.language(), cx.today(), cx.zone());
    let report = own(cx, id).await?;
    if report.is_hidden {
        return Err(Trouble::Gone);
    }
    if report.by_school {
        let all = store::schools(cx, id).await?;
        return Ok(schools::sheet(language, (day, zone), &report, all));
    }
    let (count, all) = store::recipients(cx, id, (Slice::All, report.under.asks()), (MOST_ROWS, part)).await?;
    let moment = |at: Option<DateTime<Utc>>| {
        Cell::text(at.map(|at| at.with_timezone(&zone).format("%d.%m.%Y %H:%M").to_string()).unwrap_or_default())
    };
    let rows = all.into_iter().map(|one| {
        vec![
            Cell::text(one.name.as_ref().map(|name| name.listed()).unwrap_or_else(|| name(language, &one))),
            Cell::text(one.organisation.clone().unwrap_or_default()),
            Cell::text(how(language, &one)),
            Cell::text(if one.state == "failed" { one.reason.clone().unwrap_or_default() } else { String::new() }),
            moment(one.sent_at),
            moment(one.read_at),
            match &one.given {
                Some(Given::Number(number)) => Cell::Number(*number),
                Some(given) => Cell::text(given.said(&report.under)),
                None => Cell::text(""),
            },
        ]
    });
    let title = say!(language, "broadcasts-sheet-title", day = day.format("%d.%m.%Y").to_string());
    let name = say!(language, "broadcasts-sheet-name", number = id.0, day = day.format("%Y-%m-%d").to_string());
    let (name, title) = match count > MOST_ROWS {
        true => {
            let (from, till) = rows_of(part, count);
            let title = say!(language, "broadcasts-sheet-part", title = title, from = from, till = till, count = count);
            (format!("{name}_{from}-{till}"), title)
        }
        false => (name, title),
    };
    Ok(Sheet {
        name,
        caption: title.clone(),
        title: format!("{title}: «{}»", excerpt(language, &report.says.text)),
        day,
        heads: vec![
            say!(language, "broadcasts-column-name"),
            say!(language, "broadcasts-column-organisation"),
            say!(language, "broadcasts-column-ending"),
            say!(language, "broadcasts-column-reason"),
            say!(language, "broadcasts-column-sent"),
            say!(language, "broadcasts-column-read"),
            say!(language, "broadcasts-column-answer"),
        ],
        rows: rows.collect(),
    })
}

/// A message that whoever speaks may look at.
pub async fn own(cx: &mut Cx, id: BroadcastId) -> Result<Report> {
    let sender = Sender::of(cx)?;
    store::report(cx, id, sender.sees_of()).await?.ok_or(Trouble::Gone)
}

/// The card that a step asks.
pub async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    match step {
        Step::List { spot } => list(cx, spot).await,
        Step::Card { id } => card(cx, *id).await,
        Step::Cancel { id } => cancelling(cx, *id).await,
        Step::People { id, slice, spot } => people(cx, *id, *slice, spot).await,
    }
}

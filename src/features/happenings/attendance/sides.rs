//! What lies beside the roll: what is printed and shown in the hall, the signed sheet, who came to a meeting and went.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::room::Attendance;
use super::rules::{self, Listed};
use super::steps::{Press, Roll, Stay, Step};
use super::store;
use super::verbs::{self, Opened};
use super::{cards, names};
use crate::ids::PersonId;
use crate::model::events::{Event, Kind};
use crate::model::papers;
use crate::model::people::Sought;
use crate::model::records::{Mark, State, Whose, participation};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Content, Cx, Next, Parcel, Received, Result, Sheet, Spot, View, calendar, files};
use crate::text::{Language, forms};

/// So many pages a signed sheet has at most.
const PAGES: usize = 10;
/// Names on a page.
const ROWS: usize = 8;

/// What is printed or shown in the hall, and the signed sheet that comes back.
pub fn hall(language: Language, opened: &Opened) -> View<Press> {
    let mut view = View::new(say!(language, "attendance-hall-title"))
        .line(opened.event.title.clone())
        .line(say!(language, "attendance-hall-line"))
        .button(Button::go(say!(language, "attendance-code"), ways::HALL.of(opened.event.id)))
        .button(Button::press(say!(language, "attendance-print-roster"), Press::Print { roster: true }))
        .button(Button::press(say!(language, "attendance-print-lines"), Press::Print { roster: false }));
    if !opened.is_draft {
        view = view.row([
            Button::press(say!(language, "attendance-pages"), Press::Signed),
            Button::press(say!(language, "attendance-table"), Press::Table),
        ]);
    }
    view = view.button(Button::go(say!(language, "attendance-colleagues"), ways::COLLEAGUES.of(opened.event.id)));
    view.button(Button::press(say!(language, "button-back"), Press::Back))
}

/// The signed sheet: photos or scans, page by page.
pub async fn signed(cx: &mut Cx, opened: &Opened) -> Result<View<Press>> {
    let language = cx.language();
    let pages = store::pages(cx, opened.holder(), &opened.known).await?;
    let view = View::new(say!(language, "attendance-pages-title")).line(opened.event.title.clone());
    let view = match pages.last() {
        None => view.line(say!(language, "attendance-pages-none")),
        Some(last) => view
            .line(say!(language, "attendance-pages-count", count = pages.len()))
            .button(Button::press(say!(language, "attendance-pages-show"), Press::Pages))
            .button(Button::press(say!(language, "attendance-pages-drop"), Press::Unpage { page: last.id }).grave()),
    };
    let view = if pages.len() < PAGES { view.question(say!(language, "attendance-pages-question")) } else { view };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Takes a page that has come.
pub async fn take_page(cx: &mut Cx, roll: Roll, opened: &Opened, file: &Received) -> Result<Next<Attendance>> {
    let language = cx.language();
    let pages = opened.known.pages.len();
    let kind = match papers::scan_kind(&files::read(cx, file.id).await?) {
        _ if pages >= PAGES => Err(say!(language, "attendance-pages-full", most = PAGES)),
        None => Err(say!(language, "attendance-pages-flaw")),
        Some(kind) => Ok(kind),
    };
    let kind = match kind {
        Ok(kind) => kind,
        Err(flaw) => {
            files::discard(cx, file.id).await?;
            return Ok(Next::Stay(flaw));
        }
    };
    let day = verbs::day_of(cx, &opened.event).format("%Y-%m-%d");
    let name = format!("Явочный_лист_{day}_{}.{}", pages + 1, kind);
    let account = cx.account_id();
    let told = match store::keep_page(cx, opened.holder(), (account, file.id), &name).await? {
        true => say!(language, "attendance-pages-kept"),
        false => say!(language, "attendance-pages-twice"),
    };
    cx.remark(told);
    Ok(Next::Go(Step::Signed { roll }))
}

/// Sends the pages: the same bytes.
pub async fn send_pages(cx: &mut Cx, opened: &Opened) -> Result<()> {
    for page in &opened.known.pages {
        let caption = opened.event.title.clone();
        cx.parcel(Parcel::Content(Content { hash: page.hash.clone(), name: page.name.clone(), caption, names: true }));
    }
    Ok(())
}

/// Takes the page off that came last.
pub async fn drop_page(cx: &mut Cx, opened: &Opened, page: i64) -> Result<()> {
    if store::drop_page(cx, opened.holder(), page).await? {
        cx.remark(say!(cx.language(), "attendance-pages-dropped"));
    }
    Ok(())
}

/// Sends the sheet as it is now as a spreadsheet: a title is a text there, whatever it begins with. Whoever has not agreed to
/// stand in papers is a line without a name.
pub fn send_table(cx: &mut Cx, opened: &Opened) {
    let (language, zone, event) = (cx.language(), cx.zone(), &opened.event);
    let day = verbs::day_of(cx, event);
    let heads = vec![
        say!(language, "attendance-column-name"),
        say!(language, "attendance-column-works"),
        say!(language, "attendance-column-state"),
        say!(language, "attendance-column-part"),
        say!(language, "attendance-column-topic"),
        say!(language, "attendance-column-came"),
        say!(language, "attendance-column-went"),
    ];
    let at = |at: Option<DateTime<Utc>>| {
        Cell::text(at.map(|at| at.with_timezone(&zone).format("%H:%M").to_string()).unwrap_or_default())
    };
    let row = |name: Option<String>, works: Option<String>, mark: &Mark, listed: Option<&Listed>| {
        let part = mark.state.is_there().then(|| participation(language, mark.contribution));
        vec![
            Cell::text(name.unwrap_or_default()),
            Cell::text(works.unwrap_or_default()),
            Cell::text(cards::state(language, mark.state)),
            Cell::text(part.unwrap_or_default()),
            Cell::text(mark.topic.clone().unwrap_or_default()),
            at(listed.and_then(Listed::since)),
            at(listed.and_then(|listed| listed.went_at)),
        ]
    };
    let listed = opened
        .known
        .roster
        .iter()
        .map(|listed| row(listed.printed_name(), listed.printed_works(), &listed.mark, Some(listed)));
    let guests = opened.known.guests.iter().filter(|guest| guest.mark.state.is_there());
    let guests = guests.map(|guest| row(Some(guest.name.clone()), None, &guest.mark, None));
    // Whoever was erased since was there all the same: the table has as many rows as the sheet counts.
    let nameless = opened.known.nameless.iter().map(|brought| {
        let mark = Mark { contribution: *brought, ..Mark::of(State::Present) };
        row(Some(say!(language, "attendance-nameless")), None, &mark, None)
    });
    let rows: Vec<_> = listed.chain(guests).chain(nameless).collect();
    let caption = say!(language, "attendance-table-caption", count = rows.len());
    let name = format!("Присутствие_{}", day.format("%Y-%m-%d"));
    cx.sheet(Sheet { name, caption, title: event.title.clone(), day, heads, rows });
}

/// Whether it is written down who came to it when, and who went.
pub fn has_times(event: &Event) -> bool {
    event.kind == Kind::Meeting
}

/// Who came to a meeting and went?
pub fn times(cx: &Cx, opened: &Opened, spot: &Spot) -> View<Press> {
    let language = cx.language();
    let roster = &opened.known.roster;
    let labels = rules::labels(roster);
    let found: Vec<&Listed> = match spot.search.is_empty() {
        true => roster.iter().collect(),
        false => names::found(&spot.search, roster).into_iter().map(|(_, listed)| listed).collect(),
    };
    let view = cards::heading(cx, opened);
    let view = match (found.is_empty(), spot.search.is_empty()) {
        (true, true) => view.question(say!(language, "attendance-nobody-listed")),
        (true, false) => view.line(say!(language, "attendance-no-such", search = spot.shown())),
        (false, _) if opened.is_closed => view,
        (false, _) => view.question(say!(language, "attendance-times-question")),
    };
    let zone = cx.zone();
    let row = |listed: &Listed| {
        let label = cards::label_of(&labels, listed.person);
        let at = |at: DateTime<Utc>| at.with_timezone(&zone).format("%H:%M").to_string();
        let (label, is) = match (listed.mark.state.is_there(), listed.since(), listed.went_at) {
            (false, ..) => (label, Stay::Came),
            (true, Some(came), Some(went)) => (format!("✅ {label}, {}–{}", at(came), at(went)), Stay::Back),
            (true, None, Some(went)) => {
                (format!("✅ {}", say!(language, "attendance-times-till", name = label, time = at(went))), Stay::Back)
            }
            (true, Some(came), None) => {
                (format!("✅ {}", say!(language, "attendance-times-since", name = label, time = at(came))), Stay::Went)
            }
            (true, None, None) => (format!("✅ {label}"), Stay::Went),
        };
        Button::press(label, Press::Stay { id: listed.person, is })
    };
    view.list(language, found, ROWS, spot, |to| Press::Leaf { to }, row)
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// What follows a tap on who came or went: now. What is over is written with its times.
pub async fn stayed(
    cx: &mut Cx,
    (mut roll, spot): (Roll, Spot),
    opened: &Opened,
    (id, is): (PersonId, Stay),
) -> Result<Next<Attendance>> {
    let Some(listed) = opened.known.roster.iter().find(|listed| listed.person == id) else {
        return Ok(Next::Go(Step::Times { roll, spot }));
    };
    if is != Stay::Back && verbs::is_over(cx, &opened.event).await? {
        cx.remark(say!(cx.language(), "attendance-times-over"));
        return Ok(Next::Go(Step::Times { roll, spot }));
    }
    let now = cx.now;
    let (came, went) = match is {
        Stay::Came => (listed.came_at.or(Some(now)), None),
        // Whoever has gone by an earlier tap went then.
        Stay::Went => (listed.came_at.filter(|came| *came <= now), listed.went_at.or(Some(now))),
        Stay::Back => (listed.came_at, None),
    };
    roll.opened = Some(verbs::stay(cx, opened, id, came, went).await?);
    roll.undo = None;
    Ok(Next::Go(Step::Times { roll, spot }))
}

/// What follows a typed name with its times, or a part of a name.
pub async fn typed(cx: &mut Cx, mut roll: Roll, opened: &Opened, typed: &str) -> Result<Next<Attendance>> {
    let language = cx.language();
    let Some((name, came, went)) = names::stay(typed) else {
        let spot = if typed.chars().any(|sign| sign.is_ascii_digit()) {
            cx.remark(say!(language, "attendance-times-flaw"));
            Spot::default()
        } else {
            Spot::found(typed)
        };
        return Ok(Next::Go(Step::Times { roll, spot }));
    };
    let Some(only) = names::only(&name, &opened.known.roster) else {
        return Ok(Next::Go(Step::Times { roll, spot: Spot::found(&name) }));
    };
    let day = verbs::day_of(cx, &opened.event);
    let zone = cx.zone();
    let moment = |day: NaiveDate, time: NaiveTime| calendar::moment_of(zone, day.and_time(time));
    let (came, went) = (moment(day, came), went.and_then(|went| moment(day, went)));
    roll.opened = Some(verbs::stay(cx, opened, only.person, came, went).await?);
    roll.undo = None;
    cx.remark(cards::ticked(language, &opened.known.roster, &[only.person]));
    Ok(Next::Go(Step::Times { roll, spot: Spot::default() }))
}

/// Those of the municipality who bear a family name that was typed and are not on the roster: at most so many.
const BEYOND: usize = 5;

/// People who are not on the roster and may be meant by what is looked for.
pub async fn beyond(cx: &mut Cx, opened: &Opened, search: &str) -> Result<Vec<Listed>> {
    let sought = Sought::of(search);
    let words = sought.words.iter().filter(|word| word.chars().count() > 2);
    let families: Vec<_> = words.map(|word| format!("{word} ")).collect();
    if families.is_empty() || opened.is_closed {
        return Ok(Vec::new());
    }
    let found = store::bearers(cx, opened.holder(), &families).await?;
    let listed = |person: PersonId| opened.known.mark(Whose::Person(person)).is_some();
    let fits = |of: &Listed| !listed(of.person) && sought.finds(&forms::search(&of.name.listed())).is_some();
    Ok(found.into_iter().filter(fits).take(BEYOND).collect())
}

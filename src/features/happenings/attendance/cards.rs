//! The cards of the attendance sheet.

use std::collections::BTreeMap;

use super::rules::{self, Guest, Listed, Totals};
use super::steps::{Press, Whose, Work};
use super::verbs::Opened;
use super::{names, store};
use crate::feature::{Reader, Waiting};
use crate::ids::PersonId;
use crate::model::people::Sought;
use crate::model::records::{Contribution, participation};
use crate::model::roles::{self, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::labels::Called;
use crate::talk::{Button, Cx, Leaf, Page, Result, Spot, View};
use crate::text::{self, Language, forms};

/// Names on a page, and events: with the pager and the three rows below it never makes more than twelve.
const PAGE: usize = 8;
/// Names on a page of a search: a row is left for the guest.
const FOUND: usize = 6;
/// Names in a row, so that on a small phone the title stays in sight.
const COLUMNS: usize = 2;
/// Characters of a guest's name: with the mark before it the label stays within what is seen of a button.
const GUEST: usize = 22;

/// The events to be marked.
pub async fn list(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, zone, now) = (cx.language(), cx.zone(), cx.now);
    let me = Registered::of(cx)?.id();
    let all = store::to_mark(cx, me).await?;
    if all.is_empty() && roles::led_by(cx, me).await?.is_empty() {
        return Ok(View::new(say!(language, "attendance-title"))
            .line(say!(language, "attendance-no-group"))
            .button(Button::go(say!(language, "attendance-own-record"), ways::RECORD.place()))
            .button(Button::home(language)));
    }
    let (none_at_all, waiting) =
        (all.is_empty(), all.iter().filter(|event| !event.saved && event.starts_at <= now).count());
    let found: Vec<_> = all.into_iter().filter(|event| forms::finds(&spot.search, &[&event.title])).collect();
    let mut view = View::new(say!(language, "attendance-title"));
    view = match (none_at_all, found.is_empty()) {
        (true, _) => view.line(say!(language, "attendance-none")),
        (false, true) => view.line(say!(language, "attendance-no-such", search = spot.shown())),
        (false, false) => view
            .line(say!(language, "attendance-count", count = found.len(), waiting = waiting))
            .question(say!(language, "attendance-list-question")),
    };
    view = view.list(language, found, PAGE, spot, leaf, |event| {
        // Before the beginning nothing is owed yet.
        let mark = match (event.saved, event.starts_at > now) {
            (true, _) => "✅",
            (false, true) => "🗓",
            (false, false) => "❗",
        };
        let day = event.starts_at.with_timezone(&zone).format("%d.%m");
        let title = text::clipped(&event.title, 40);
        Button::go(format!("{mark} {day} {title}"), ways::SHEET.of(event.id))
    });
    if none_at_all {
        view = view.button(Button::go(say!(language, "attendance-new-event"), ways::NEW_EVENT.place()));
    }
    Ok(view.button(Button::home(language)))
}

fn leaf(to: Leaf) -> Press {
    Press::Leaf { to }
}

/// The button of a sheet that waits, on «Сегодня».
pub fn unmarked(waiting: &Waiting, reader: &Reader) -> String {
    let day = waiting.at.map(|at| at.with_timezone(&reader.zone).format("%d.%m").to_string()).unwrap_or_default();
    say!(reader.language, "attendance-wait", day = day, title = text::clipped(&waiting.words, 24))
}

/// Who was there?
pub fn marks(cx: &Cx, opened: &Opened, work: &Work) -> View<Press> {
    let language = cx.language();
    let (roster, sheet) = (&opened.known.roster, &work.sheet);
    let search = &work.spot.search;
    let seeks = !search.is_empty();
    let rows = rows(opened, work);
    let size = if seeks { FOUND } else { PAGE };
    let page = Page::of(work.spot.page, rows.len(), size);
    let mut view = heading(cx, opened, work);
    if opened.is_draft {
        let moment = text::moment(language, opened.event.starts_at, cx.now, cx.zone());
        view = view.line(say!(language, "attendance-draft-line", moment = moment));
    }
    if work.touched {
        view = view.line(say!(language, "attendance-unsaved"));
    }
    view = match (seeks, rows.is_empty()) {
        (true, true) => view.line(say!(language, "attendance-not-found", search = work.spot.shown())),
        (true, false) => view.line(say!(language, "attendance-found", search = work.spot.shown(), count = rows.len())),
        (false, true) => view.question(say!(language, "attendance-nobody-listed")),
        (false, false) => view.question(say!(language, "attendance-question")),
    };
    let labels = rules::labels(roster);
    let shown = page.cut(rows).map(|row| match row {
        Row::Person(listed) => {
            let here = sheet.present.contains(&listed.person);
            (label_of(&labels, listed.person), here, Press::Mark { id: listed.person, here: !here })
        }
        Row::Guest(place, guest) => {
            let label = say!(language, "attendance-guest", name = guest.name.clone());
            (text::clipped(&label, GUEST), guest.here, Press::Guest { place, here: !guest.here })
        }
    });
    let shown: Vec<_> = shown.collect();
    view = view.lines(shown.iter().filter_map(|(_, _, press)| match press {
        Press::Mark { id, .. } => labels.get(id)?.line.clone(),
        _ => None,
    }));
    view = view.grid(
        COLUMNS,
        shown.into_iter().map(|(label, here, press)| {
            let mark = if here { "✅ " } else { "" };
            Button::press(format!("{mark}{label}"), press)
        }),
    );
    // A guest may bear the name of somebody on the list, but then is written with more than a surname.
    let found_nobody = page.count == 0;
    if seeks && rules::guest_name(search).is_some_and(|name| found_nobody || name.contains(' ')) {
        view = view.button(Button::press(say!(language, "attendance-add-guest"), Press::AddGuest));
    }
    view = view.pages(language, page, &work.spot, leaf);
    if work.before.is_some() {
        view = view.button(Button::press(say!(language, "attendance-undo"), Press::Undo));
    } else if !seeks && !found_nobody {
        let clear =
            (!sheet.is_empty()).then(|| Button::press(say!(language, "attendance-nobody"), Press::Nobody).grave());
        let all = Button::press(say!(language, "attendance-all"), Press::All);
        view = view.row([all].into_iter().chain(clear));
    }
    view.row([
        Button::press(say!(language, "attendance-parts"), Press::Parts),
        Button::press(say!(language, "button-save"), Press::Save),
    ])
    .row([Button::home(language), Button::press(say!(language, "button-cancel"), Press::Cancel)])
}

/// A row of the sheet.
enum Row<'l> {
    Person(&'l Listed),
    Guest(usize, &'l Guest),
}

/// The rows that are shown: all, the guests last, or those whom a search finds, by their surnames first.
fn rows<'l>(opened: &'l Opened, work: &'l Work) -> Vec<Row<'l>> {
    let (roster, search) = (&opened.known.roster, &work.spot.search);
    let guests = work.sheet.guests.iter().enumerate();
    if search.is_empty() {
        let guests = guests.map(|(place, guest)| Row::Guest(place, guest));
        return roster.iter().map(Row::Person).chain(guests).collect();
    }
    let found = names::found(search, roster).into_iter().map(|(_, listed)| Row::Person(listed));
    let sought = Sought::of(search);
    let guests = guests.filter(|(_, guest)| sought.finds(&forms::search(&guest.name)).is_some());
    found.chain(guests.map(|(place, guest)| Row::Guest(place, guest))).collect()
}

/// Who of several bears a name of the pasted list?
pub fn doubt(language: Language, opened: &Opened, work: &Work, doubts: &[String]) -> View<Press> {
    let left = doubts.len();
    let name = doubts.first().cloned().unwrap_or_default();
    let labels = rules::labels(&opened.known.roster);
    let found = names::found(&name, &opened.known.roster);
    let shown = found.iter().take(PAGE).map(|(_, listed)| {
        let mark = if work.sheet.present.contains(&listed.person) { "✅ " } else { "" };
        let label = format!("{mark}{}", label_of(&labels, listed.person));
        Button::press(label, Press::Meant { id: listed.person, left })
    });
    View::new(say!(language, "attendance-doubt-title"))
        .line(say!(language, "attendance-doubt-line", name = name, count = found.len()))
        .maybe_line((left > 1).then(|| say!(language, "attendance-doubt-left", count = left - 1)))
        .grid(1, shown)
        .row([
            Button::press(say!(language, "attendance-doubt-guest"), Press::Besides { left }),
            Button::press(say!(language, "attendance-skip"), Press::Skip { left }),
        ])
        .button(Button::press(say!(language, "attendance-undo-list"), Press::Back))
}

/// Are those guests whom the roster does not know?
pub fn unknown(language: Language, opened: &Opened, unknown: &[String]) -> View<Press> {
    let count = unknown.len();
    View::new(say!(language, "attendance-unknown-title"))
        .line(opened.event.title.clone())
        .line(say!(language, "attendance-unknown-line", names = text::clipped(&unknown.join(", "), 600)))
        .question(say!(language, "attendance-unknown-question"))
        .button(Button::press(say!(language, "attendance-unknown-add", count = count), Press::AddGuest))
        .button(Button::press(say!(language, "attendance-unknown-skip"), Press::Skip { left: 0 }))
        .button(Button::press(say!(language, "attendance-undo-list"), Press::Back))
}

/// Who was marked by what was typed.
pub fn ticked(language: Language, roster: &[Listed], clear: &[PersonId]) -> String {
    let labels = rules::labels(roster);
    let names: Vec<_> = clear.iter().map(|person| label_of(&labels, *person)).collect();
    if names.is_empty() {
        return say!(language, "attendance-ticked-nobody");
    }
    say!(language, "attendance-ticked", count = names.len(), names = text::clipped(&names.join(", "), 300))
}

/// Shall all marks be taken back?
pub fn clearing(language: Language, opened: &Opened, work: &Work) -> View<Press> {
    View::new(say!(language, "attendance-clear-title"))
        .line(opened.event.title.clone())
        .line(sum(language, opened.totals(&work.sheet)))
        .question(say!(language, "attendance-clear-question"))
        .button(Button::press(say!(language, "attendance-nobody"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

fn label_of(labels: &BTreeMap<PersonId, Called>, person: PersonId) -> String {
    labels.get(&person).map(|called| called.label.clone()).unwrap_or_default()
}

/// Who brought something?
pub fn parts(cx: &Cx, opened: &Opened, work: &Work, spot: &Spot) -> View<Press> {
    let language = cx.language();
    let labels = rules::labels(&opened.known.roster);
    let sheet = &work.sheet;
    let row = |label: String, brought, whose| {
        let brought = participation(language, brought);
        Button::press(format!("{label}: {brought}"), Press::Of { whose })
    };
    let searched = Work { spot: spot.clone(), ..work.clone() };
    let rows = rows(opened, &searched).into_iter().filter_map(|shown| match shown {
        Row::Guest(place, guest) => guest.here.then(|| {
            let name = say!(language, "attendance-guest", name = text::clipped(&guest.name, 40));
            row(name, guest.contribution, Whose::Guest { place })
        }),
        Row::Person(listed) => sheet.present.contains(&listed.person).then(|| {
            let brought = sheet.contributions.get(&listed.person).copied();
            row(label_of(&labels, listed.person), brought, Whose::Person { id: listed.person })
        }),
    });
    let rows: Vec<_> = rows.collect();
    let view = heading(cx, opened, work);
    let view = match (rows.is_empty(), spot.search.is_empty()) {
        (true, true) => view.question(say!(language, "attendance-parts-none")),
        (true, false) => view.line(say!(language, "attendance-no-such", search = spot.shown())),
        (false, _) => view.question(say!(language, "attendance-parts-question")),
    };
    view.list(language, rows, PAGE, spot, leaf, |row| row)
        .button(Button::press(say!(language, "button-save"), Press::Save))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// What did this one bring?
pub fn part(language: Language, opened: &Opened, work: &Work, whose: Whose) -> View<Press> {
    let (name, brought) = match whose {
        Whose::Person { id } => (
            opened.known.roster.iter().find(|listed| listed.person == id).map(|listed| listed.name.listed()),
            work.sheet.contributions.get(&id).copied(),
        ),
        Whose::Guest { place } => match work.sheet.guests.get(place) {
            Some(guest) => (Some(guest.name.clone()), guest.contribution),
            None => (None, None),
        },
    };
    let options = [None].into_iter().chain(Contribution::ALL.map(Some));
    let remove = match whose {
        Whose::Person { .. } => say!(language, "attendance-remove-person"),
        Whose::Guest { .. } => say!(language, "attendance-remove-guest"),
    };
    let title = if opened.is_draft {
        say!(language, "attendance-part-title")
    } else {
        say!(language, "attendance-part-title-past")
    };
    View::new(title)
        .maybe_line(name)
        .grid(
            1,
            options.map(|what| {
                let mark = if what == brought { "✅ " } else { "" };
                let label = participation(language, what);
                Button::press(format!("{mark}{label}"), Press::Brought { what })
            }),
        )
        .button(Button::press(remove, Press::Remove).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// Shall the marks be dropped?
pub fn dropping(language: Language, opened: &Opened, work: &Work) -> View<Press> {
    let totals = opened.totals(&work.sheet);
    let has_more = opened.event.attendance_saved || opened.known.roster.iter().any(|listed| listed.saved.is_some());
    View::new(say!(language, "attendance-drop-title"))
        .line(opened.event.title.clone())
        .line(say!(language, "attendance-drop-goes", present = totals.present, guests = totals.guests))
        .maybe_line(has_more.then(|| say!(language, "attendance-drop-stays")))
        .question(say!(language, "attendance-drop-question"))
        .button(Button::press(say!(language, "attendance-drop-no"), Press::Back))
        .button(Button::press(say!(language, "attendance-drop-yes"), Press::Yes).grave().grave())
}

/// The sheet is saved.
pub fn saved(cx: &Cx, opened: &Opened, totals: Totals) -> View<Press> {
    let (language, event) = (cx.language(), &opened.event);
    let title = if opened.is_draft {
        say!(language, "attendance-kept-title")
    } else {
        say!(language, "attendance-saved-title")
    };
    let moment = text::moment(language, event.starts_at, cx.now, cx.zone());
    View::new(title)
        .line(event.title.clone())
        .line(sum(language, totals))
        .maybe_line(
            (totals.contributions > 0)
                .then(|| say!(language, "attendance-saved-contributions", count = totals.contributions)),
        )
        .maybe_line(opened.is_draft.then(|| say!(language, "attendance-draft-line", moment = moment)))
        .button(Button::go(say!(language, "attendance-others"), ways::ATTENDANCE.place()))
        .button(Button::go(say!(language, "attendance-change"), ways::SHEET.of(event.id)))
        .button(Button::home(language))
}

fn heading(cx: &Cx, opened: &Opened, work: &Work) -> View<Press> {
    let language = cx.language();
    View::new(opened.event.title.clone())
        .line(format!("🗓 {}", text::moment(language, opened.event.starts_at, cx.now, cx.zone())))
        .line(sum(language, opened.totals(&work.sheet)))
}

/// «Отмечено 23 из 40, гостей 2, и 1 без имени».
fn sum(language: Language, totals: Totals) -> String {
    let Totals { present, listed, guests, nameless, .. } = totals;
    let mut sum = match (present, guests) {
        (0, 0) => say!(language, "attendance-sum-nobody", listed = listed),
        (_, 0) => say!(language, "attendance-sum", present = present, listed = listed),
        (_, _) => say!(language, "attendance-sum-guests", present = present, listed = listed, guests = guests),
    };
    if nameless > 0 {
        sum += &say!(language, "attendance-sum-nameless", count = nameless);
    }
    sum
}

//! The cards of the attendance sheet.

use std::collections::BTreeMap;

use super::rules::{self, Listed, Totals};
use super::steps::{Press, Whose, Work};
use super::store;
use crate::feature::{Reader, Waiting};
use crate::ids::PersonId;
use crate::model::events::Event;
use crate::model::records::{Contribution, participation};
use crate::model::roles::{self, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::labels::Called;
use crate::talk::{Button, Cx, Leaf, Page, Result, Spot, Trouble, View};
use crate::text::{self, Language, forms};

/// Names on a page, and events: with the pager and the three rows below it never makes more than twelve.
const PAGE: usize = 8;
/// Names on a page of a search: a row is left for the guest.
const FOUND: usize = 6;
/// Names in a row, so that on a small phone the title stays in sight.
const COLUMNS: usize = 2;
/// Characters of a name that half a row has room for.
const HALF: usize = 24;

/// The events to be marked.
pub async fn list(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?.id();
    let all = store::to_mark(cx, me).await?;
    if all.is_empty() && roles::led_by(cx, me).await?.is_empty() {
        return Err(Trouble::Refused(say!(language, "attendance-no-group")));
    }
    let (none_at_all, waiting) = (all.is_empty(), all.iter().filter(|event| !event.saved).count());
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
        let mark = if event.saved { "✅" } else { "❗" };
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
pub fn marks(cx: &Cx, event: &Event, work: &Work, roster: &[Listed]) -> View<Press> {
    let language = cx.language();
    let mut view = heading(cx, event, work, roster);
    let search = &work.spot.search;
    let seeks = !search.is_empty();
    let found: Vec<_> = roster.iter().filter(|listed| forms::finds(search, &[&listed.name.listed()])).collect();
    let size = if seeks { FOUND } else { PAGE };
    let page = Page::of(work.spot.page, found.len(), size);
    view = match (seeks, found.is_empty()) {
        (true, true) => view.line(say!(language, "attendance-not-found", search = work.spot.shown())),
        (true, false) => view.line(say!(language, "attendance-found", search = work.spot.shown(), count = found.len())),
        (false, true) => view.question(say!(language, "attendance-nobody-listed")),
        (false, false) => view.question(say!(language, "attendance-question")),
    };
    let labels = rules::labels(roster);
    // Half a row would cut off the school by which namesakes are told apart, so they have a row of their own.
    let rows = page.cut(&found).collect::<Vec<_>>();
    view = view.lines(rows.iter().filter_map(|listed| labels.get(&listed.person)?.line.clone()));
    let rows = rows.chunk_by(|one, other| is_half(&labels, one) && is_half(&labels, other));
    for row in rows {
        view = view.grid(
            COLUMNS,
            row.iter().map(|listed| {
                let present = work.sheet.present.contains(&listed.person);
                let mark = if present { "✅ " } else { "" };
                Button::press(
                    format!("{mark}{}", label_of(&labels, listed.person)),
                    Press::Mark { id: listed.person, here: !present },
                )
            }),
        );
    }
    if seeks {
        // A guest may bear the name of somebody on the list, but then is written with more than a surname.
        let guest = rules::guest_name(search).filter(|name| found.is_empty() || name.contains(' '));
        if let Some(name) = guest {
            view = view.button(Button::press(
                say!(language, "attendance-add-guest", name = text::clipped(&name, 40)),
                Press::AddGuest,
            ));
        }
    }
    view = view.pages(language, page, &work.spot, leaf);
    if !seeks && !found.is_empty() {
        view = view.row([
            Button::press(say!(language, "attendance-all"), Press::All),
            Button::press(say!(language, "attendance-nobody"), Press::Nobody).grave(),
        ]);
    }
    view.row([
        Button::press(say!(language, "attendance-parts"), Press::Parts),
        Button::press(say!(language, "button-save"), Press::Save),
    ])
    .row([Button::home(language), Button::press(say!(language, "button-cancel"), Press::Cancel)])
}

/// Whether half a row has room for a label.
fn is_half(labels: &BTreeMap<PersonId, Called>, listed: &Listed) -> bool {
    label_of(labels, listed.person).chars().count() <= HALF
}

fn label_of(labels: &BTreeMap<PersonId, Called>, person: PersonId) -> String {
    labels.get(&person).map(|called| called.label.clone()).unwrap_or_default()
}

/// Who brought something?
pub fn parts(cx: &Cx, event: &Event, work: &Work, spot: &Spot, roster: &[Listed]) -> View<Press> {
    let language = cx.language();
    let view = heading(cx, event, work, roster);
    let labels = rules::labels(roster);
    let sheet = &work.sheet;
    let row = |label: String, brought, whose| {
        let brought = participation(language, brought);
        Button::press(format!("{label}: {brought}"), Press::Of { whose })
    };
    let guests = sheet.guests.iter().enumerate().map(|(place, guest)| {
        let name = say!(language, "attendance-guest", name = text::clipped(&guest.name, 40));
        row(name, guest.contribution, Whose::Guest { place })
    });
    // The guests come first: they are few, and this is the only place to take one off.
    let rows: Vec<_> = guests
        .chain(roster.iter().filter(|listed| sheet.present.contains(&listed.person)).map(|listed| {
            let brought = sheet.contributions.get(&listed.person).copied();
            let label = label_of(&labels, listed.person);
            row(label, brought, Whose::Person { id: listed.person })
        }))
        .collect();
    view.question(if rows.is_empty() {
        say!(language, "attendance-parts-none")
    } else {
        say!(language, "attendance-parts-question")
    })
    .list(language, rows, PAGE, spot, leaf, |row| row)
    .button(Button::press(say!(language, "button-save"), Press::Save))
    .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// What did this one bring?
pub fn part(language: Language, work: &Work, whose: Whose, roster: &[Listed]) -> View<Press> {
    let (name, brought) = match whose {
        Whose::Person { id } => (
            roster.iter().find(|listed| listed.person == id).map(|listed| listed.name.listed()),
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
    View::new(say!(language, "attendance-part-title"))
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
pub fn dropping(language: Language, event: &Event, totals: Totals) -> View<Press> {
    View::new(say!(language, "attendance-drop-title"))
        .line(event.title.clone())
        .line(say!(language, "attendance-drop-goes", present = totals.present, guests = totals.guests))
        .maybe_line(event.attendance_saved.then(|| say!(language, "attendance-drop-stays")))
        .question(say!(language, "attendance-drop-question"))
        .button(Button::press(say!(language, "attendance-drop-no"), Press::Back))
        .button(Button::press(say!(language, "attendance-drop-yes"), Press::Yes).grave())
}

/// The sheet is saved.
pub fn saved(language: Language, event: Event, totals: Totals) -> View<Press> {
    View::new(say!(language, "attendance-saved-title"))
        .line(event.title)
        .line(sum(language, totals))
        .maybe_line(
            (totals.contributions > 0)
                .then(|| say!(language, "attendance-saved-contributions", count = totals.contributions)),
        )
        .button(Button::go(say!(language, "attendance-others"), ways::ATTENDANCE.place()))
        .button(Button::go(say!(language, "attendance-change"), ways::SHEET.of(event.id)))
        .button(Button::home(language))
}

fn heading(cx: &Cx, event: &Event, work: &Work, roster: &[Listed]) -> View<Press> {
    let language = cx.language();
    View::new(event.title.clone())
        .line(format!("🗓 {}", text::moment(language, event.starts_at, cx.now, cx.zone())))
        .line(sum(language, work.sheet.totals(roster)))
}

/// «Отмечено 23 из 40, гостей 2».
fn sum(language: Language, totals: Totals) -> String {
    let Totals { present, listed, guests, .. } = totals;
    if guests == 0 {
        return say!(language, "attendance-sum", present = present, listed = listed);
    }
    say!(language, "attendance-sum-guests", present = present, listed = listed, guests = guests)
}

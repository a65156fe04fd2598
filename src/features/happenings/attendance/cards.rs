//! The cards of the attendance sheet.

use std::collections::BTreeMap;

use super::room::Attendance;
use super::rules::{self, Guest, Known, Listed, Totals, tapped};
use super::steps::{At, Press, Roll};
use super::verbs::Opened;
use super::{names, sides, store};
use crate::feature::{Reader, Waiting};
use crate::ids::PersonId;
use crate::model::people::Sought;
use crate::model::records::{self, Contribution, Reason, State, Whose, participation};
use crate::model::roles::{self, Coordinator, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::labels::Called;
use crate::talk::{Button, Cx, Leaf, Page, Place, Result, Spot, View};
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
    if all.is_empty() && Coordinator::known(cx)?.is_none() && roles::led_by(cx, me).await?.is_empty() {
        return Ok(View::new(say!(language, "attendance-title"))
            .line(say!(language, "attendance-no-group"))
            .button(Button::go(say!(language, "attendance-own-record"), ways::RECORD.place()))
            .button(Button::home(language)));
    }
    let (none_at_all, waiting) =
        (all.is_empty(), all.iter().filter(|event| !event.closed && event.starts_at <= now).count());
    let found: Vec<_> = all.into_iter().filter(|event| forms::finds(&spot.search, &[&event.title])).collect();
    let mut view = View::new(say!(language, "attendance-title"));
    view = match (none_at_all, found.is_empty()) {
        (true, _) => view.line(say!(language, "attendance-none")),
        (false, true) => view.line(say!(language, "attendance-no-such", search = spot.shown())),
        (false, false) => view
            .line(match waiting {
                0 => say!(language, "attendance-count-done", count = found.len()),
                waiting => say!(language, "attendance-count", count = found.len(), waiting = waiting),
            })
            .question(say!(language, "attendance-list-question")),
    };
    view = view.list(language, found, PAGE, spot, leaf, |event| {
        // Before the beginning nothing is owed yet.
        let mark = match (event.closed, event.starts_at > now) {
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
    view = view.button(Button::go(say!(language, "attendance-past-event"), ways::PAST_EVENT.place()));
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

/// What is put by a tap on a name, in the order of its buttons.
const PUTS: [State; 4] = [State::Present, State::Late, State::Absent, State::Excused];

/// The sign of a mark before a name.
fn sign(state: State) -> &'static str {
    match state {
        State::Present => "✅ ",
        State::Late => "⏳ ",
        State::Absent => "❌ ",
        State::Excused => "📄 ",
        State::Unmarked => "",
    }
}

/// «Присутствие»: a mark in a table; nothing of whom nothing is said.
pub fn state(language: Language, state: State) -> String {
    match state {
        State::Present => say!(language, "attendance-state-present"),
        State::Late => say!(language, "attendance-state-late"),
        State::Absent => say!(language, "attendance-state-absent"),
        State::Excused => say!(language, "attendance-state-excused"),
        State::Unmarked => String::new(),
    }
}

/// What a tap puts, on its button: «✅ Пришли».
fn put(language: Language, state: State) -> String {
    let words = match state {
        State::Present => say!(language, "attendance-put-present"),
        State::Late => say!(language, "attendance-put-late"),
        State::Absent => say!(language, "attendance-put-absent"),
        State::Excused => say!(language, "attendance-put-excused"),
        State::Unmarked => String::new(),
    };
    format!("{}{words}", sign(state))
}

/// «Отметьте тех, кто пришёл»: by what a tap puts.
fn asked(language: Language, puts: State) -> String {
    match puts {
        State::Present | State::Unmarked => say!(language, "attendance-question"),
        State::Late => say!(language, "attendance-question-late"),
        State::Absent => say!(language, "attendance-question-absent"),
        State::Excused => say!(language, "attendance-question-excused"),
    }
}

/// Who was there?
pub fn marks(cx: &Cx, opened: &Opened, roll: &Roll, beyond: &[Listed]) -> View<Press> {
    let language = cx.language();
    let known = &opened.known;
    let seeks = !roll.spot.search.is_empty();
    let rows = rows(known, &roll.spot);
    let page = Page::of(roll.spot.page, rows.len(), if seeks { FOUND } else { PAGE });
    let mut view = heading(cx, opened);
    if opened.is_draft {
        view = view.line(say!(language, "attendance-draft-line"));
    }
    view = match (seeks, rows.is_empty()) {
        (true, true) => view.line(say!(language, "attendance-not-found", search = roll.spot.shown())),
        (true, false) => view.line(say!(language, "attendance-found", search = roll.spot.shown(), count = rows.len())),
        (false, true) => view.question(say!(language, "attendance-nobody-listed")),
        (false, false) if opened.is_closed => view.line(say!(language, "attendance-closed-line")),
        (false, false) => view.question(asked(language, roll.puts)),
    };
    let labels = rules::labels(&known.roster);
    let shown: Vec<_> = page
        .cut(rows)
        .map(|row| match row {
            Row::Person(listed) => (label_of(&labels, listed.person), listed.mark.state, Whose::Person(listed.person)),
            Row::Guest(guest) => {
                let label = say!(language, "attendance-guest", name = guest.name.clone());
                (text::clipped(&label, GUEST), guest.mark.state, Whose::Guest(guest.id))
            }
        })
        .collect();
    view = view.lines(shown.iter().filter_map(|(_, _, whose)| match whose {
        Whose::Person(person) => labels.get(person)?.line.clone(),
        Whose::Guest(_) => None,
    }));
    view = view.grid(
        COLUMNS,
        shown.into_iter().map(|(label, state, whose)| {
            let press = Press::Mark { whose, state: tapped(state, roll.puts) };
            Button::press(format!("{}{label}", sign(state)), press)
        }),
    );
    if !beyond.is_empty() {
        let called = rules::labels(beyond);
        view = view.line(say!(language, "attendance-beyond"));
        view = view.grid(
            1,
            beyond.iter().map(|one| {
                let label = format!("👥 {}, {}", label_of(&called, one.person), one.organisation);
                Button::press(text::clipped(&label, 40), Press::Bring { id: one.person })
            }),
        );
    }
    // A guest may bear the name of somebody on the list, but then is written with more than a surname.
    let found_nobody = page.count == 0;
    let search = &roll.spot.search;
    if seeks && rules::guest_name(search).is_some_and(|name| found_nobody || name.contains(' ')) {
        view = view.button(Button::press(say!(language, "attendance-add-guest"), Press::AddGuest));
    }
    view = view.pages(language, page, &roll.spot, leaf);
    if sides::has_times(&opened.event) && !opened.is_draft {
        view = view.button(Button::press(say!(language, "attendance-times"), Press::Times));
    }
    if opened.is_closed {
        return view
            .row([parts_button(language), Button::press(say!(language, "attendance-hall"), Press::Hall)])
            .button(Button::press(say!(language, "attendance-reopen"), Press::Reopen))
            .button(Button::back(language, ways::ATTENDANCE.place()));
    }
    if !found_nobody {
        view = view.grid(
            2,
            PUTS.map(|state| {
                let mark = if state == roll.puts { "• " } else { "" };
                Button::press(format!("{mark}{}", put(language, state)), Press::Put { state })
            }),
        );
    }
    if roll.undo.is_some() {
        view = view.button(Button::press(say!(language, "attendance-undo"), Press::Undo));
    } else if !seeks && !found_nobody {
        let all = if known.has_exceptions() {
            say!(language, "attendance-others-came")
        } else {
            say!(language, "attendance-all")
        };
        let clear =
            (!known.is_unmarked()).then(|| Button::press(say!(language, "attendance-nobody"), Press::Nobody).grave());
        view = view.row([Button::press(all, Press::All)].into_iter().chain(clear));
    }
    view.row([parts_button(language), Button::press(say!(language, "attendance-hall"), Press::Hall)]).row(
        (!opened.is_draft)
            .then(|| Button::press(say!(language, "attendance-close"), Press::Close))
            .into_iter()
            .chain([Button::back(language, ways::ATTENDANCE.place())]),
    )
}

fn parts_button(language: Language) -> Button<Press> {
    Button::press(say!(language, "attendance-parts"), Press::Parts)
}

/// A row of the sheet.
enum Row<'l> {
    Person(&'l Listed),
    Guest(&'l Guest),
}

/// The rows that are shown: all, the guests last, or those whom a search finds, by their surnames first.
fn rows<'l>(known: &'l Known, spot: &Spot) -> Vec<Row<'l>> {
    let guests = known.guests.iter();
    if spot.search.is_empty() {
        return known.roster.iter().map(Row::Person).chain(guests.map(Row::Guest)).collect();
    }
    let found = names::found(&spot.search, &known.roster).into_iter().map(|(_, listed)| Row::Person(listed));
    let sought = Sought::of(&spot.search);
    let guests = guests.filter(|guest| sought.finds(&forms::search(&guest.name)).is_some());
    found.chain(guests.map(Row::Guest)).collect()
}

/// Who of several bears a name of the pasted list?
pub fn doubt(language: Language, opened: &Opened, doubts: &[String]) -> View<Press> {
    let left = doubts.len();
    let name = doubts.first().cloned().unwrap_or_default();
    let labels = rules::labels(&opened.known.roster);
    let found = names::found(&name, &opened.known.roster);
    let shown = found.iter().take(PAGE).map(|(_, listed)| {
        let label = format!("{}{}", sign(listed.mark.state), label_of(&labels, listed.person));
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
pub fn clearing(language: Language, opened: &Opened) -> View<Press> {
    View::new(say!(language, "attendance-clear-title"))
        .line(opened.event.title.clone())
        .line(sum(language, opened.known.totals()))
        .question(say!(language, "attendance-clear-question"))
        .button(Button::press(say!(language, "attendance-nobody"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// Why is the closed sheet opened again?
pub fn reopening(language: Language, opened: &Opened) -> View<Press> {
    View::new(say!(language, "attendance-reopen-title"))
        .line(opened.event.title.clone())
        .line(sum(language, opened.known.totals()))
        .line(say!(language, "attendance-reopen-line"))
        .question(say!(language, "attendance-reopen-question"))
        .grid(1, Reason::ALL.map(|why| Button::press(why.button(language), Press::Because { why })))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

pub fn label_of(labels: &BTreeMap<PersonId, Called>, person: PersonId) -> String {
    labels.get(&person).map(|called| called.label.clone()).unwrap_or_default()
}

/// Who brought something?
pub fn parts(cx: &Cx, opened: &Opened, spot: &Spot) -> View<Press> {
    let language = cx.language();
    let known = &opened.known;
    let labels = rules::labels(&known.roster);
    let row = |label: String, brought, whose| {
        let brought = participation(language, brought);
        Button::press(format!("{label}: {brought}"), Press::Of { whose })
    };
    let rows = rows(known, spot).into_iter().filter_map(|shown| match shown {
        Row::Guest(guest) => guest.mark.state.is_there().then(|| {
            let name = say!(language, "attendance-guest", name = text::clipped(&guest.name, 40));
            row(name, guest.mark.contribution, Whose::Guest(guest.id))
        }),
        Row::Person(listed) => listed
            .mark
            .state
            .is_there()
            .then(|| row(label_of(&labels, listed.person), listed.mark.contribution, Whose::Person(listed.person))),
    });
    let rows: Vec<_> = rows.collect();
    let view = heading(cx, opened);
    let view = match (rows.is_empty(), spot.search.is_empty()) {
        (true, true) => view.question(say!(language, "attendance-parts-none")),
        (true, false) => view.line(say!(language, "attendance-no-such", search = spot.shown())),
        (false, _) if opened.is_closed => view,
        (false, _) => view.question(say!(language, "attendance-parts-question")),
    };
    view.list(language, rows, PAGE, spot, leaf, |row| row)
        .row(
            (!opened.is_draft && !opened.is_closed)
                .then(|| Button::press(say!(language, "attendance-close"), Press::Close)),
        )
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// What did this one bring, and about what?
pub fn part(cx: &Cx, opened: &Opened, whose: Whose, coordinates: bool) -> View<Press> {
    let language = cx.language();
    let known = &opened.known;
    let (name, arrived) = match whose {
        Whose::Person(id) => match known.roster.iter().find(|listed| listed.person == id) {
            Some(listed) => (Some(listed.name.listed()), listed.arrived_at.zip(Some(&listed.checked_in_by))),
            None => (None, None),
        },
        Whose::Guest(id) => (known.guests.iter().find(|guest| guest.id == id).map(|guest| guest.name.clone()), None),
    };
    let mark = known.mark(whose);
    let brought = mark.and_then(|mark| mark.contribution);
    let topic = mark.and_then(|mark| mark.topic.clone());
    let arrived = arrived.map(|(at, by)| {
        let time = at.with_timezone(&cx.zone()).format("%H:%M").to_string();
        match by {
            None => say!(language, "attendance-arrived", time = time),
            Some(by) => say!(language, "attendance-arrived-by", time = time, name = by.listed()),
        }
    });
    let remove = match whose {
        Whose::Person(_) => say!(language, "attendance-remove-person"),
        Whose::Guest(_) => say!(language, "attendance-remove-guest"),
    };
    let title = if opened.is_draft {
        say!(language, "attendance-part-title")
    } else {
        say!(language, "attendance-part-title-past")
    };
    let view = View::new(title)
        .maybe_line(name)
        .maybe_line(arrived)
        .maybe_line(topic.map(|topic| say!(language, "attendance-topic", topic = topic)))
        .maybe_line(promised(language, known, whose));
    let back = Button::press(say!(language, "button-back"), Press::Back);
    // A coordinator knows whoever was typed by name, and says it, on a closed sheet too: nobody is counted otherwise by it.
    let guest = match whose {
        Whose::Guest(id) => known.guests.iter().find(|guest| guest.id == id),
        Whose::Person(_) => None,
    };
    let is = guest
        .filter(|guest| coordinates && guest.mark.state.is_there())
        .map(|guest| Button::go(say!(language, "attendance-guest-is"), ways::GUEST.of(records::key(&guest.name))));
    if opened.is_closed {
        return view.line(participation(language, brought)).row(is).button(back);
    }
    let options = [None].into_iter().chain(Contribution::ALL.map(Some));
    view.question(say!(language, "attendance-topic-question"))
        .grid(
            1,
            options.map(|what| {
                let mark = if what == brought { "✅ " } else { "" };
                let label = participation(language, what);
                Button::press(format!("{mark}{label}"), Press::Brought { what })
            }),
        )
        .row(is)
        .button(Button::press(remove, Press::Remove).grave())
        .button(back)
}

/// What they promised, where the sheet says otherwise; or that what it says is no more than a promise.
fn promised(language: Language, known: &Known, whose: Whose) -> Option<String> {
    let Whose::Person(person) = whose else { return None };
    let listed = known.listed(person).filter(|listed| listed.mark.state.is_there())?;
    let (how, topic) = listed.promise.as_ref()?;
    if listed.mark.follows {
        return Some(say!(language, "attendance-promised"));
    }
    let is_kept = (listed.mark.contribution, &listed.mark.topic) == (Some(*how), topic);
    let brought = participation(language, Some(*how));
    (!is_kept).then(|| match topic {
        Some(topic) => say!(language, "attendance-promised-topic", brought = brought, topic = topic.clone()),
        None => say!(language, "attendance-promised-other", brought = brought),
    })
}

/// The sheet is closed.
pub fn closed(language: Language, opened: &Opened, totals: Totals) -> View<Press> {
    let event = &opened.event;
    let unmarked = totals.unmarked();
    View::new(say!(language, "attendance-closed-title"))
        .line(event.title.clone())
        .line(sum(language, totals))
        .maybe_line(exceptions(language, totals))
        .maybe_line(
            (totals.contributions > 0)
                .then(|| say!(language, "attendance-saved-contributions", count = totals.contributions)),
        )
        .maybe_line((unmarked > 0).then(|| say!(language, "attendance-closed-unmarked", count = unmarked)))
        .button(Button::go(say!(language, "attendance-others"), ways::ATTENDANCE.place()))
        .button(Button::go(
            say!(language, "attendance-reopen"),
            Place::of::<Attendance>(&At::Reopen { event: event.id }),
        ))
        .button(Button::home(language))
}

pub fn heading(cx: &Cx, opened: &Opened) -> View<Press> {
    let (language, totals) = (cx.language(), opened.known.totals());
    View::new(opened.event.title.clone())
        .line(format!("🗓 {}", text::near(language, opened.event.moments(), cx.now, cx.zone())))
        .line(sum(language, totals))
        .maybe_line(exceptions(language, totals))
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

/// «Опоздали 2, не было 5, по уважительной причине 1»: nothing where everything is as expected.
fn exceptions(language: Language, totals: Totals) -> Option<String> {
    let Totals { late, absent, excused, .. } = totals;
    let parts = [
        (late > 0).then(|| say!(language, "attendance-sum-late", count = late)),
        (absent > 0).then(|| say!(language, "attendance-sum-absent", count = absent)),
        (excused > 0).then(|| say!(language, "attendance-sum-excused", count = excused)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

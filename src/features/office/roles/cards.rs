//! The cards about who holds which role.

use chrono::NaiveDate;

use super::rules::{self, Flaw};
use super::steps::Press;
use super::store::{self, Filter, Held};
use super::words;
use crate::features::office::views::{file_name, sure};
use crate::ids::{AppointmentId, PersonId};
use crate::model::roles::{Order, Role};
use crate::model::{school_year, ways};
use crate::say;
use crate::talk::{Button, Cell, Cx, MOST_ROWS, Result, Sheet, Spot, View, calendar, labels};
use crate::text::{Language, with_capital};

/// Rows of the list on one card: with the rows below it stays within twelve.
const ROWS: usize = 6;
/// Roles of one person on one card, each with a line.
const OF_ONE: usize = 4;

pub async fn list(cx: &mut Cx, filter: Filter, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let store::Found { page, held, requests } = store::list(cx, filter, spot, ROWS).await?;
    let title = match filter {
        Filter::All => say!(language, "roles-title"),
        Filter::Role { role } => with_capital(&role.named(language)),
        Filter::Terms => say!(language, "roles-terms"),
    };
    let view = View::new(title);
    let view = match (page.count, spot.search.is_empty()) {
        (0, true) => view.line(say!(language, "roles-none")),
        (0, false) => view.line(say!(language, "office-not-found", search = spot.shown())),
        (count, _) => {
            view.line(say!(language, "roles-count", count = count)).question(say!(language, "roles-question"))
        }
    };
    // The lines say who holds what; a button opens a person, however much they hold.
    let mut people: Vec<_> = held.iter().collect();
    people.sort_by_key(|held| held.person);
    people.dedup_by_key(|held| held.person);
    people.sort_by_key(|person| held.iter().position(|held| held.person == person.person));
    let names: Vec<_> = people.iter().map(|held| held.name.forms(&[&held.works_at])).collect();
    let called = labels::told_apart(&names, labels::SIGNS);
    let lines: Vec<_> = called.iter().filter_map(|called| called.line.clone()).collect();
    let facts: Vec<_> = held.iter().map(|held| fact(language, held, zone)).collect();
    let rows =
        called.into_iter().zip(&people).map(|(called, held)| Button::go(called.label, ways::ROLES_OF.of(held.person)));
    let asked = (requests > 0)
        .then(|| Button::go(say!(language, "roles-to-requests", count = requests), ways::ROLE_REQUESTS.place()));
    Ok(view
        .lines(facts)
        .lines(lines)
        .grid(1, rows)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .row(asked)
        .row([
            Button::press(say!(language, "roles-filter"), Press::Filter),
            Button::go(say!(language, "office-table"), ways::ROLES_TABLE.place()),
        ])
        .button(Button::back(language, ways::DESK.place())))
}

/// A line of the list: whole, where the button is short.
fn fact(language: Language, held: &Held, zone: chrono_tz::Tz) -> String {
    let till = held.term.map(|last| format!(", {}", say!(language, "roles-till", day = words::day(last))));
    let since = words::day(held.since.with_timezone(&zone).date_naive());
    let till = till.unwrap_or_else(|| format!(", {}", say!(language, "roles-since", day = since)));
    format!("{}: {}{till}", held.name.short(), held.what(language))
}

/// Which role shall be shown?
pub async fn filter(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let counts = store::counts(cx).await?;
    let button = |role: Role| {
        let count = counts.iter().find(|(of, _)| *of == role).map_or(0, |(_, count)| *count);
        let label = format!("{}: {count}", with_capital(&role.named(language)));
        Button::press(label, Press::Show { of: Filter::Role { role } })
    };
    Ok(View::new(say!(language, "roles-filter-title"))
        .question(say!(language, "roles-filter-question"))
        .grid(1, Role::ALL.map(button))
        .row([
            Button::press(say!(language, "roles-filter-all"), Press::Show { of: Filter::All }),
            Button::press(say!(language, "roles-filter-terms"), Press::Show { of: Filter::Terms }),
        ])
        .button(Button::back(language, ways::ROLES.place())))
}

/// Everything that somebody is, and the last of what they were.
pub async fn person(cx: &mut Cx, id: PersonId, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let store::Person { name, works_at, held, former } = store::person(cx, id).await?;
    let none = held.is_empty().then(|| say!(language, "roles-of-none"));
    let page = crate::talk::Page::of(spot.page, held.len(), OF_ONE);
    let lines: Vec<_> = page.cut(&held).map(|held| held.line(language, zone)).collect();
    let before: Vec<_> = former.iter().map(|held| held.line(language, zone)).collect();
    let heading = (!before.is_empty()).then(|| say!(language, "roles-before"));
    let view = View::new(name.listed())
        .line(format!("📍 {works_at}"))
        .maybe_line(none)
        .lines(lines)
        .maybe_line(heading)
        .lines(before)
        .list(
            language,
            held,
            OF_ONE,
            spot,
            |leaf| Press::List { leaf },
            |held| Button::press(held.what(language), Press::Open { id: held.id }),
        )
        .button(Button::go(say!(language, "roles-appoint"), ways::APPOINT.of(id)))
        .button(Button::go(say!(language, "roles-hand-over"), ways::HAND_OVER.of(id)))
        .row([
            Button::go(say!(language, "roles-to-person"), ways::PERSON.of(id)),
            Button::go(say!(language, "roles-all"), ways::ROLES.place()),
        ]);
    Ok(view.button(Button::back(language, ways::PERSON.of(id))))
}

pub async fn appointment(cx: &mut Cx, id: AppointmentId) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let held = store::appointment(cx, id).await?;
    let day = |at: chrono::DateTime<chrono::Utc>| words::day(at.with_timezone(&zone).date_naive());
    let view = about(language, &held)
        .line(with_capital(&say!(language, "roles-since", day = day(held.since))))
        .line(words::by(language, held.order().as_ref()))
        .line(words::term(language, held.term));
    let view = match held.until {
        Some(over) => view.line(say!(language, "roles-over", day = day(over))),
        None => view
            .button(Button::press(say!(language, "roles-end"), Press::End))
            .button(Button::press(say!(language, "roles-change-term"), Press::Term)),
    };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What the cards of one appointment begin with.
fn about(language: Language, held: &Held) -> View<Press> {
    View::new(held.what(language)).line(held.name.listed()).line(format!("📍 {}", held.works_at))
}

/// By which order shall it end?
pub async fn end(cx: &mut Cx, id: AppointmentId) -> Result<View<Press>> {
    let language = cx.language();
    let held = store::appointment(cx, id).await?;
    Ok(about(language, &held)
        .question(say!(language, "roles-end-question"))
        .button(Button::press(say!(language, "roles-without-order"), Press::Without))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Of which day is the order?
pub async fn end_day(cx: &mut Cx, id: AppointmentId, month: Option<NaiveDate>) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let held = store::appointment(cx, id).await?;
    let view = about(language, &held).question(say!(language, "roles-order-day-question"));
    let range = rules::days_of_orders(today);
    let view = calendar::month(view, language, month.unwrap_or(today), today, range, |pick| Press::Pick { pick });
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Shall it end? Says what goes and what stays.
pub async fn end_sure(cx: &mut Cx, id: AppointmentId, order: Option<&Order>) -> Result<View<Press>> {
    let language = cx.language();
    let held = store::appointment(cx, id).await?;
    let view = about(language, &held)
        .line(words::by(language, order))
        .line(say!(language, "roles-end-goes"))
        .line(say!(language, "roles-end-stays"));
    let yes = Button::press(say!(language, "roles-end"), Press::Yes);
    Ok(sure(view, language, yes, ways::ROLES_OF.of(held.person)))
}

/// Until when shall it go on?
pub async fn term(cx: &mut Cx, id: AppointmentId, month: Option<NaiveDate>) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let held = store::appointment(cx, id).await?;
    let view =
        about(language, &held).line(words::term(language, held.term)).question(say!(language, "roles-term-question"));
    let shown = month.or(held.term).unwrap_or(today).max(today);
    let range = rules::days_of_terms(today);
    Ok(calendar::month(view, language, shown, today, range, |pick| Press::Pick { pick }).row([
        Button::press(say!(language, "roles-term-endless"), Press::Endless),
        Button::press(say!(language, "button-back"), Press::Back),
    ]))
}

/// What is wrong with a typed order.
pub fn flaw(language: Language, flaw: Flaw) -> String {
    match flaw {
        Flaw::Empty => say!(language, "roles-flaw-empty"),
        Flaw::TooLong => say!(language, "roles-flaw-long", most = rules::LONGEST_NUMBER),
        Flaw::NoDay => say!(language, "roles-flaw-day"),
        Flaw::Ahead => say!(language, "roles-flaw-ahead"),
    }
}

/// What is wrong with a typed term.
pub fn term_flaw(language: Language, flaw: Flaw) -> String {
    match flaw {
        Flaw::Ahead => say!(language, "roles-flaw-term-past"),
        Flaw::Empty | Flaw::TooLong | Flaw::NoDay => say!(language, "roles-flaw-term"),
    }
}

/// The last day of this school year, and of the next where this one is nearly over.
pub async fn end_of_year(cx: &mut Cx) -> Result<NaiveDate> {
    let today = cx.today();
    let first = school_year::current(cx).await?;
    let last = |years: u32| first + chrono::Months::new(12 * years) - chrono::Days::new(1);
    Ok(if last(1) > today { last(1) } else { last(2) })
}

/// Everybody in a role, as a spreadsheet.
pub async fn sheet(cx: &mut Cx) -> Result<Sheet> {
    let found = store::all(cx).await?;
    let (language, day, zone) = (cx.language(), cx.today(), cx.zone());
    let title = say!(language, "roles-title");
    let caption = if found.len() <= MOST_ROWS {
        title.clone()
    } else {
        say!(language, "roles-table-cut", title = title.clone(), most = MOST_ROWS)
    };
    let heads = vec![
        say!(language, "roles-column-family"),
        say!(language, "roles-column-given"),
        say!(language, "roles-column-patronymic"),
        say!(language, "roles-column-works"),
        say!(language, "roles-column-role"),
        say!(language, "roles-column-place"),
        say!(language, "roles-column-since"),
        say!(language, "roles-column-number"),
        say!(language, "roles-column-day"),
        say!(language, "roles-column-term"),
    ];
    let row = |held: Held| {
        vec![
            Cell::text(held.name.family),
            Cell::text(held.name.given),
            Cell::text(held.name.patronymic),
            Cell::text(held.works_at),
            Cell::text(held.role.named(language)),
            Cell::text(held.place.unwrap_or_default()),
            Cell::Day(held.since.with_timezone(&zone).date_naive()),
            Cell::text(held.number.unwrap_or_default()),
            Cell::day(held.day),
            Cell::day(held.term),
        ]
    };
    let rows = found.into_iter().take(MOST_ROWS).map(row).collect();
    Ok(Sheet { name: file_name(&title, day), caption, title, day, heads, rows })
}

pub fn sent(language: Language, rows: usize, requests: bool) -> View<Press> {
    let back = if requests { ways::ROLE_REQUESTS.place() } else { ways::ROLES.place() };
    View::new(say!(language, "roles-sent-title"))
        .line(say!(language, "roles-sent-line", count = rows))
        .button(Button::back(language, back))
}

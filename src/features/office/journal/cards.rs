//! The cards of the journal, and its spreadsheet.

use chrono::NaiveDate;

use super::steps::{Filter, Press};
use super::store::{self, Found, Listed};
use crate::features::office::views::{FIRST_DAY, file_name};
use crate::model::journal::{About, Matter};
use crate::model::people::FullName;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Cx, Leaf, MOST_ROWS, Page, Place, Result, Sheet, Spot, View, calendar};
use crate::text::{self, Language, clipped};

/// Entries on one card: each is a sentence, so that it stays readable.
const ROWS: usize = 5;
/// Of a sentence on the list so much is shown; the entry's own card says all.
const LINE: usize = 160;

/// A page of the entries.
pub async fn list(cx: &mut Cx, filter: &Filter, spot: &Spot) -> Result<View<Press>> {
    let (language, now, zone) = (cx.language(), cx.now, cx.zone());
    let found = store::entries(cx, filter, spot, ROWS).await?;
    let page = Page::of(spot.page, found.count, ROWS);
    let narrowed = narrowed(cx, filter, spot, &found);
    let view = View::new(say!(language, "journal-title"));
    let view = match (found.count, narrowed) {
        (0, None) => view.line(say!(language, "journal-none")),
        (0, Some(filter)) => view.line(say!(language, "journal-nothing-found", filter = filter)),
        (count, None) => view.line(say!(language, "journal-count", count = count)),
        (count, Some(filter)) => view.line(say!(language, "journal-found", count = count, filter = filter)),
    };
    let lines = (1_usize..).zip(&found.entries).map(|(number, entry)| {
        let said = clipped(&sentence(language, entry, FullName::short), LINE);
        let moment = text::moment(language, entry.at, now, zone);
        let author = author(language, entry, FullName::short);
        say!(language, "journal-line", number = number.to_string(), moment = moment, author = author, said = said)
    });
    let numbers = (1_usize..).zip(&found.entries);
    let is_narrowed = *filter != Filter::default();
    let view = view
        .lines(lines)
        .question(say!(language, "journal-question"))
        .row(numbers.map(|(number, entry)| Button::press(number.to_string(), Press::Entry { id: entry.id })))
        .pages(language, page, spot, |leaf| Press::List { leaf });
    // The kit offers the whole list where something was typed.
    let whole = (is_narrowed && spot.search.is_empty())
        .then(|| Button::press(say!(language, "button-search-clear"), Press::List { leaf: Leaf::Whole }));
    Ok(view
        .row(whole)
        .row([
            Button::press(say!(language, "journal-to-day"), Press::Days),
            Button::press(say!(language, "journal-to-about"), Press::Abouts),
        ])
        .button(Button::press(say!(language, "office-table"), Press::Table))
        .button(Button::back(language, back(filter))))
}

/// Where the list was come from.
fn back(filter: &Filter) -> Place {
    match (filter.person, filter.group, filter.organisation) {
        (Some(person), ..) => ways::PERSON.of(person),
        (_, Some(group), _) => ways::GROUP.of(group),
        (.., Some(organisation)) => ways::ORGANISATION.of(organisation),
        (None, None, None) => ways::DESK.place(),
    }
}

/// By what the list is narrowed, in words.
fn narrowed(cx: &Cx, filter: &Filter, spot: &Spot, found: &Found) -> Option<String> {
    let language = cx.language();
    let person = filter.person.map(|_| match &found.person {
        Some(name) => name.short(),
        None => say!(language, "journal-person-gone"),
    });
    let group = filter.group.map(|_| match &found.group {
        Some(name) => format!("«{name}»"),
        None => say!(language, "journal-group-gone"),
    });
    let organisation = filter.organisation.map(|_| match &found.organisation {
        Some(name) => name.clone(),
        None => say!(language, "journal-organisation-gone"),
    });
    let about = filter.about.map(|about| about.named(language).to_lowercase());
    let day = filter.day.map(|day| text::day(language, day, cx.today()));
    let search = (!spot.search.is_empty()).then(|| format!("«{}»", spot.shown()));
    let parts: Vec<_> = [person, group, organisation, about, day, search].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn author(language: Language, entry: &Listed, called: impl Fn(&FullName) -> String) -> String {
    match &entry.author {
        Some((_, name)) => called(name),
        None if entry.matter.is_some_and(|matter| matter.is_by_itself(entry.became.as_deref())) => {
            say!(language, "journal-by-itself")
        }
        None => say!(language, "journal-person-gone"),
    }
}

fn sentence(language: Language, entry: &Listed, called: impl Fn(&FullName) -> String) -> String {
    match entry.matter {
        Some(matter) => (matter.said)(language, &entry.told(called)),
        None => say!(language, "journal-unknown"),
    }
}

/// One entry, and the ways to what it is about.
pub async fn entry(cx: &mut Cx, id: i64) -> Result<View<Press>> {
    let (language, now, zone) = (cx.language(), cx.now, cx.zone());
    let entry = store::entry(cx, id).await?;
    let moment = text::moment(language, entry.at, now, zone);
    let open_person = entry
        .person
        .as_ref()
        .map(|(id, name)| Button::go(say!(language, "journal-open-person", name = name.short()), ways::PERSON.of(*id)));
    // Whoever changed something of their own is opened by one button.
    let author = entry.author.as_ref().filter(|(author, _)| entry.person.as_ref().is_none_or(|(id, _)| id != author));
    let open_author = author.map(|(id, _)| Button::go(say!(language, "journal-open-author"), ways::PERSON.of(*id)));
    let open_group =
        entry.group.as_ref().map(|(id, _)| Button::go(say!(language, "journal-open-group"), ways::GROUP.of(*id)));
    let open_organisation = entry
        .organisation
        .as_ref()
        .map(|(id, _)| Button::go(say!(language, "journal-open-organisation"), ways::ORGANISATION.of(*id)));
    let open_event =
        entry.event.as_ref().map(|(id, _)| Button::go(say!(language, "journal-open-event"), ways::EVENT.of(*id)));
    let open_rest = entry.matter.and_then(|matter| rest(language, matter));
    Ok(View::new(say!(language, "journal-entry-title"))
        .line(text::with_capital(&sentence(language, &entry, FullName::listed)))
        .line(say!(language, "journal-entry-moment", moment = moment))
        .line(say!(language, "journal-entry-author", author = self::author(language, &entry, FullName::listed)))
        .line(say!(language, "journal-entry-stays"))
        .row(open_person)
        .row(open_group)
        .row(open_organisation)
        .row(open_event)
        .row(open_rest)
        .row(open_author)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What entries that name nothing of their own are about.
fn rest(language: Language, matter: &Matter) -> Option<Button<Press>> {
    match matter.about {
        About::Regulation => Some(Button::go(say!(language, "journal-open-regulation"), ways::REGULATION.place())),
        About::Papers => Some(Button::go(say!(language, "journal-open-papers"), ways::PAPERS.place())),
        About::Plans => Some(Button::go(say!(language, "journal-about-plans"), ways::PLANS.place())),
        About::Roles | About::People | About::Organisations | About::Groups | About::Events => None,
    }
}

/// Which day? The journal speaks of what has been.
pub fn days(cx: &Cx, month: NaiveDate) -> View<Press> {
    let (language, today) = (cx.language(), cx.today());
    let view = View::new(say!(language, "journal-day-title")).question(say!(language, "journal-day-question"));
    calendar::past(view, language, month, today, FIRST_DAY, |pick| Press::Pick { pick })
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// About what?
pub fn abouts(language: Language) -> View<Press> {
    View::new(say!(language, "journal-about-title"))
        .question(say!(language, "journal-about-question"))
        .grid(2, About::ALL.map(|about| Button::press(about.named(language), Press::About { about })))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// The entries that the list has, as a spreadsheet: people by their full names, since it is read without buttons.
pub async fn sheet(cx: &mut Cx, filter: &Filter, spot: &Spot) -> Result<Sheet> {
    let (language, zone, day) = (cx.language(), cx.zone(), cx.today());
    let all = Spot { page: 0, search: spot.search.clone() };
    let found = store::entries(cx, filter, &all, MOST_ROWS).await?;
    let title = say!(language, "journal-title");
    let caption = match (found.count > MOST_ROWS, narrowed(cx, filter, spot, &found)) {
        (true, _) => say!(language, "journal-table-cut", title = title.clone(), most = MOST_ROWS),
        (false, Some(filter)) => format!("{title}: {filter}"),
        (false, None) => title.clone(),
    };
    let rows = found.entries.iter().map(|entry| {
        let local = entry.at.with_timezone(&zone);
        let about = entry.matter.map(|matter| matter.about.named(language)).unwrap_or_default();
        vec![
            Cell::Day(local.date_naive()),
            Cell::text(local.format("%H:%M").to_string()),
            Cell::text(author(language, entry, FullName::listed)),
            Cell::text(about),
            Cell::text(text::with_capital(&sentence(language, entry, FullName::listed))),
        ]
    });
    let heads = vec![
        say!(language, "journal-column-day"),
        say!(language, "journal-column-time"),
        say!(language, "journal-column-author"),
        say!(language, "journal-column-about"),
        say!(language, "journal-column-said"),
    ];
    Ok(Sheet { name: file_name(&title, day), caption, rows: rows.collect(), title, day, heads })
}

//! The cards of numbers and their records, their pictures and spreadsheets.

use super::store::{self, Part, Record};
use super::{Period, Subject, Which, by};
use crate::features::office::figures::cards::{chart, year_of};
use crate::features::office::figures::rules;
use crate::features::office::figures::steps::{Asked, Press};
use crate::features::office::views::{ROWS, file_name};
use crate::model::looks::Cut;
use crate::model::organisations::headcounts::{self, denominator};
use crate::model::regulation::keys::clusters;
use crate::model::roles::Coordinator;
use crate::model::{regulation, school_year};
use crate::say;
use crate::talk::labels::{self, SIGNS};
use crate::talk::{Button, Cell, Chart, Cx, MOST_ROWS, Page, Result, Sheet, Spot, View};
use crate::text::{self, Language, clipped, pinched};

/// What a label shows of a slice's name, beside its number.
const NAME: usize = 30;

/// All numbers, each with its value.
pub async fn numbers(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let values = store::all(cx).await?;
    let of_clusters = clusters::are_chosen(&*regulation::now(cx).await?)?;
    let rows = Which::ALL.into_iter().zip(values).filter(|(which, _)| of_clusters || !which.is_of_clusters());
    let rows = rows.collect();
    Ok(View::new(say!(language, "figures-numbers-title"))
        .line(say!(language, "figures-numbers-line"))
        .question(say!(language, "figures-numbers-question"))
        .list(
            language,
            rows,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |(which, value)| Button::press(format!("{} · {value}", which.title(language)), Press::Number { which }),
        )
        .button(back(language)))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// Of what slice and time a number is, in words.
fn of(asked: Asked, slice: Option<&str>, language: Language) -> Option<String> {
    let slice = asked.slice.map(|_| slice.map_or_else(|| say!(language, "figures-slice-gone"), str::to_owned));
    let time = asked.which.is_of_a_time().then(|| asked.period.named(language));
    let parts: Vec<_> = [slice, time].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// One number: its value, of what it is, how it was counted.
pub async fn number(cx: &mut Cx, asked: Asked) -> Result<View<Press>> {
    let language = cx.language();
    let counted = store::sum(cx, asked).await?;
    let regulation = regulation::now(cx).await?;
    let (method, of_clusters) = (asked.which.method(&regulation, language)?, clusters::are_chosen(&regulation)?);
    let slice = counted.slice.map(|name| name.to(language));
    let may_open = counted.opens && counted.count > 0;
    let records = may_open.then(|| Button::press(say!(language, "figures-records"), Press::Records));
    // A slice is not cut any further.
    let cuts = asked.which.cuts().iter().filter(|_| asked.slice.is_none() && counted.count > 0);
    let cuts = cuts.filter(|cut| of_clusters || **cut != Cut::Group);
    let cuts: Vec<_> = cuts.map(|cut| Button::press(by(language, *cut), Press::By { cut: *cut })).collect();
    let period = asked.which.is_of_a_time().then(|| Button::press(say!(language, "figures-to-period"), Press::Periods));
    let beside = match asked.which {
        Which::Supported if asked.slice.is_none() => beside_supported(cx).await?,
        _ => Vec::new(),
    };
    Ok(View::new(asked.which.title(language))
        .line(say!(language, "figures-number-value", value = counted.count))
        .maybe_line(of(asked, slice.as_deref(), language))
        .lines(beside)
        .line(say!(language, "figures-number-method", method = method))
        .row(records)
        .grid(2, cuts)
        .row(period)
        .button(back(language)))
}

/// What stands beside those who are supported (S4-13): of how many they are a part, by the official headcounts, for whoever may
/// read these; and that nobody's age is known here, so that the number is the most that it can be.
async fn beside_supported(cx: &mut Cx) -> Result<Vec<String>> {
    let (language, today) = (cx.language(), cx.today());
    let age = say!(language, "figures-supported-age");
    let Some(guard) = Coordinator::known(cx)? else { return Ok(vec![age]) };
    let whole = denominator(&headcounts::on(cx, guard, today).await?, |counts| counts.both);
    let of = match whole.sum {
        Some(sum) => say!(language, "figures-supported-of", sum = sum, told = whole.told, of = whole.of),
        None => say!(language, "figures-supported-of-nothing"),
    };
    Ok(vec![of, age])
}

/// What a number is made of: each row leads to its card.
pub async fn records(cx: &mut Cx, asked: Asked, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let counted = store::records(cx, asked, spot, ROWS).await?;
    let slice = counted.slice.map(|name| name.to(language));
    let page = Page::of(spot.page, counted.count, ROWS);
    let found = match spot.search.is_empty() {
        true => say!(language, "figures-records-count", count = counted.count),
        false if counted.count == 0 => say!(language, "office-not-found", search = spot.shown()),
        false => say!(language, "figures-records-found", count = counted.count, search = spot.shown()),
    };
    let names: Vec<_> = counted.rows.iter().map(|record| forms(cx, asked.which, record)).collect();
    let called = labels::told_apart(&names, SIGNS);
    let lines: Vec<_> = called.iter().filter_map(|called| called.line.clone()).collect();
    let rows = called.into_iter().zip(&counted.rows);
    Ok(View::new(asked.which.title(language))
        .maybe_line(of(asked, slice.as_deref(), language))
        .line(found)
        .lines(lines)
        .question(say!(language, "figures-records-question"))
        .grid(1, rows.map(|(called, record)| Button::go(called.label, asked.which.opens(record.opens()))))
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "office-table"), Press::Table))
        .button(back(language)))
}

/// What a row is called, from short to long.
fn forms(cx: &Cx, which: Which, record: &Record) -> Vec<String> {
    // Somebody who has erased themselves stays a number.
    let words = match record.words() {
        words if words.is_empty() && which.subject() == Subject::Presences => say!(cx.language(), "figures-nameless"),
        words => words,
    };
    let forms = match (&record.name, which.subject()) {
        (Some(name), _) => name.forms(&[&record.beside]),
        (None, Subject::Events | Subject::Presences) if !record.beside.is_empty() => {
            vec![words.clone(), format!("{words}, {}", record.beside)]
        }
        (None, _) => vec![words],
    };
    match record.at {
        Some(at) => {
            let day = at.with_timezone(&cx.zone()).format("%d.%m").to_string();
            forms.into_iter().map(|form| format!("{day} {form}")).collect()
        }
        None => forms,
    }
}

/// The rows as a spreadsheet: as many as one file holds.
pub async fn records_sheet(cx: &mut Cx, asked: Asked, spot: &Spot) -> Result<Sheet> {
    let (language, zone, day) = (cx.language(), cx.zone(), cx.today());
    let all = Spot { page: 0, search: spot.search.clone() };
    let counted = store::records(cx, asked, &all, MOST_ROWS).await?;
    let title = asked.which.title(language);
    let of = of(asked, counted.slice.map(|name| name.to(language)).as_deref(), language);
    let has_day = matches!(asked.which.subject(), Subject::Events | Subject::Presences);
    let head = match asked.which.subject() {
        Subject::People => [say!(language, "figures-column-name"), say!(language, "figures-column-school")],
        Subject::Presences => [say!(language, "figures-column-name"), say!(language, "figures-column-event")],
        Subject::Events => [say!(language, "figures-column-event"), say!(language, "figures-column-clusters")],
        Subject::Organisations => [say!(language, "figures-column-school"), say!(language, "figures-column-full-name")],
        Subject::Groups => [say!(language, "figures-column-cluster"), say!(language, "figures-column-host")],
    };
    let moment = has_day.then(|| say!(language, "figures-column-day"));
    let rows = counted.rows.into_iter().map(|record| {
        let moment = record.at.map(|at| Cell::Day(at.with_timezone(&zone).date_naive()));
        let cells = moment.into_iter().filter(|_| has_day);
        cells.chain([Cell::text(record.words()), Cell::text(record.beside)]).collect()
    });
    let rows: Vec<_> = rows.collect();
    let mut caption = of.map_or_else(|| title.clone(), |of| format!("{title}: {of}"));
    if counted.count > rows.len() {
        caption = say!(language, "figures-table-cut", title = caption, most = MOST_ROWS);
    }
    let name = file_name(&title, day);
    Ok(Sheet { name, caption, title, day, heads: moment.into_iter().chain(head).collect(), rows })
}

/// A number by the slices of a cut.
pub async fn by_slices(cx: &mut Cx, asked: Asked, cut: Cut, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (_, parts) = store::parts(cx, asked, cut).await?;
    let view = View::new(asked.which.title(language))
        .line(by(language, cut))
        .maybe_line(of(asked, None, language))
        .line(say!(language, "figures-slices-count", count = parts.len()))
        // Somebody teaches two subjects, and an event is of two clusters.
        .maybe_line(matches!(cut, Cut::Subject | Cut::Group).then(|| say!(language, "figures-slices-overlap")));
    let button = |part: Part| {
        let label = format!("{} · {}", pinched(&part.name.to(language), NAME), part.count);
        Button::press(label, Press::Slice { id: part.id })
    };
    Ok(view
        .list(language, parts, ROWS, spot, |leaf| Press::List { leaf }, button)
        .row([
            Button::press(say!(language, "figures-picture"), Press::Picture),
            Button::press(say!(language, "office-table"), Press::Table),
        ])
        .button(back(language)))
}

/// The picture of a number by slices.
pub async fn by_chart(cx: &mut Cx, asked: Asked, cut: Cut) -> Result<Chart> {
    let (language, day) = (cx.language(), cx.today().format("%d.%m.%Y").to_string());
    let (municipality, parts) = store::parts(cx, asked, cut).await?;
    let bars = parts.into_iter().map(|part| (part.name.to(language), part.count)).collect();
    let (mut bars, rest) = rules::largest(bars, rules::BARS);
    let title = format!("{} {}", asked.which.title(language), by(language, cut).to_lowercase());
    let caption = match bars.first() {
        Some((name, count)) => say!(language, "figures-slices-caption", name = name.clone(), count = *count),
        None => say!(language, "figures-slices-none"),
    };
    bars.extend(rest.map(|rest| (say!(language, "figures-rest"), rest)));
    let drawn = chart(title, caption, bars, say!(language, "figures-slices-none"));
    let source = say!(language, "figures-source", municipality = municipality, day = day);
    let (first, _) = asked.period.days(cx.today(), school_year::current(cx).await?);
    let time = asked.which.is_of_a_time().then(|| match asked.period {
        Period::SchoolYear | Period::LastSchoolYear => say!(language, "figures-year", year = year_of(first)),
        Period::Quarter | Period::Month | Period::LastMonth | Period::Year => asked.period.named(language),
    });
    Ok(Chart { source: time.map_or(source.clone(), |time| format!("{source} · {time}")), ..drawn })
}

/// A number by slices as a spreadsheet.
pub async fn by_sheet(cx: &mut Cx, asked: Asked, cut: Cut) -> Result<Sheet> {
    let (language, day) = (cx.language(), cx.today());
    let (_, parts) = store::parts(cx, asked, cut).await?;
    let title = format!("{} {}", asked.which.title(language), by(language, cut).to_lowercase());
    let caption = of(asked, None, language).map_or_else(|| title.clone(), |of| format!("{title}: {of}"));
    let heads = vec![text::with_capital(&column(language, cut)), asked.which.title(language)];
    let rows = parts.into_iter().map(|part| vec![Cell::text(part.name.to(language)), Cell::Number(part.count)]);
    let name = file_name(&title, day);
    Ok(Sheet { name, caption, rows: rows.collect(), title: clipped(&title, 120), day, heads })
}

/// What stands above the names of the slices.
pub fn column(language: Language, cut: Cut) -> String {
    match cut {
        Cut::School => say!(language, "figures-column-school"),
        Cut::Post => say!(language, "figures-column-post"),
        Cut::Subject => say!(language, "figures-column-subject"),
        Cut::Group => say!(language, "figures-column-cluster"),
    }
}

/// Of which time?
pub fn periods(language: Language, asked: Asked) -> View<Press> {
    let button = |period: Period| {
        let mark = if period == asked.period { "✅ " } else { "" };
        Button::press(format!("{mark}{}", text::with_capital(&period.named(language))), Press::Period { period })
    };
    View::new(asked.which.title(language))
        .question(say!(language, "figures-period-question"))
        .grid(1, Period::ALL.map(button))
        .button(back(language))
}

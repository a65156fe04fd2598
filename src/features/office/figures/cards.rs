//! The cards and the pictures of the figures.

use chrono::{Datelike, Months, NaiveDate, Offset, TimeZone};

use super::rules;
use super::steps::Press;
use super::store::{self, Cluster, Staff, Whole};
use crate::features;
use crate::features::office::views::file_name;
use crate::model::looks::{Figure, part_of};
use crate::model::regulation::keys::{self, clusters};
use crate::model::regulation::{self, Regulation};
use crate::model::{school_year, ways};
use crate::say;
use crate::talk::{Button, Cell, Chart, ChartBar, Cx, Page, Result, Sheet, Spot, View};
use crate::text::{self, Language};

/// Clusters on one card.
const PAGE: usize = 6;

/// Everything at a glance: the people and their deficits, then what the other features bring.
pub async fn overview(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let answers = store::overview(cx).await?.answer;
    let regulation = regulation::now(cx).await?;
    let mut view = View::new(say!(language, "figures-title"));
    for (figure, answer) in features::figures().zip(answers) {
        // What is not chosen has no figures.
        if features::shows(figure, &regulation)? {
            view = view.lines((figure.lines)(answer, &regulation, language)?);
        }
    }
    let of_clusters = clusters::are_chosen(&regulation)?;
    let of_clusters = of_clusters.then(|| Button::press(say!(language, "figures-by-cluster"), Press::Clusters));
    Ok(view
        .row([
            Button::press(say!(language, "figures-by-category"), Press::Deficits),
            Button::press(say!(language, "figures-records"), Press::Numbers),
        ])
        .row(of_clusters.into_iter().chain([Button::press(say!(language, "figures-by-month"), Press::Events)]))
        .button(Button::press(say!(language, "figures-method"), Press::Method))
        .button(Button::home(language)))
}

/// Who is registered, and where they work.
pub fn staff(told: serde_json::Value, regulation: &Regulation, language: Language) -> Result<Vec<String>> {
    let staff: Staff = serde_json::from_value(told)?;
    let smallest = regulation.get(&keys::work::SMALLEST_GROUP)?;
    let young = shown(language, part_of(staff.young, staff.people, smallest), smallest);
    Ok(vec![
        say!(language, "figures-people", people = staff.people, young = young),
        say!(language, "figures-organisations", count = staff.organisations),
    ])
}

/// Open deficits, how many of them clusters work on, and how many a cluster, a pair or a route: as the newest look has them.
pub fn needs(told: serde_json::Value, regulation: &Regulation, language: Language) -> Result<Vec<String>> {
    let smallest = regulation.get(&keys::work::SMALLEST_GROUP)?;
    let seen: Option<Whole> = serde_json::from_value(told)?;
    let Some(seen) = seen else {
        return Ok(vec![say!(language, "figures-deficits-none")]);
    };
    let whole = seen.whole.of_at_least(smallest);
    let coverage = match (whole.covered, whole.deficits) {
        (Figure::Exact(covered), Figure::Exact(all)) => text::share(language, covered, all),
        (figure, _) => shown(language, figure, smallest),
    };
    let mut lines = vec![say!(
        language,
        "figures-deficits",
        deficits = shown(language, whole.deficits, smallest),
        people = shown(language, whole.people, smallest)
    )];
    if clusters::are_chosen(regulation)? {
        lines.push(say!(language, "figures-coverage", share = coverage));
    }
    let worked = match (whole.worked, whole.deficits) {
        (Figure::Exact(worked), Figure::Exact(all)) => text::share(language, worked, all),
        (figure, _) => shown(language, figure, smallest),
    };
    lines.push(say!(language, "figures-worked", share = worked));
    Ok(lines)
}

/// A page of the clusters.
pub async fn clusters(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let clusters = store::clusters(cx).await?.answer;
    let view = View::new(say!(language, "figures-cluster-title"));
    if clusters.is_empty() {
        return Ok(view
            .line(say!(language, "figures-cluster-none"))
            .button(Button::go(say!(language, "figures-cluster-create"), ways::NEW_GROUP.place()))
            .button(back(language)));
    }
    let page = Page::of(spot.page, clusters.len(), PAGE);
    let view = view
        .line(say!(language, "figures-cluster-count", count = clusters.len()))
        .lines(page.cut(clusters).map(|cluster| cluster_line(language, cluster)))
        .pages(language, page, spot, |leaf| Press::List { leaf });
    Ok(ways(view, language))
}

/// A cluster in a line; an average of nothing is none.
fn cluster_line(language: Language, cluster: Cluster) -> String {
    let Cluster { name, members, held, planned, .. } = cluster;
    match text::average(language, cluster.attended, cluster.recorded) {
        Some(average) => say!(
            language,
            "figures-cluster-line",
            name = name,
            members = members,
            held = held,
            planned = planned,
            average = average
        ),
        None => {
            say!(
                language,
                "figures-cluster-line-unmarked",
                name = name,
                members = members,
                held = held,
                planned = planned
            )
        }
    }
}

/// The events of the school year.
pub async fn events(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let first = school_year::current(cx).await?;
    let events = store::events(cx).await?.answer;
    let view = View::new(say!(language, "figures-event-title"))
        .line(say!(language, "figures-event-year", day = text::date(language, first, true)))
        .line(say!(language, "figures-event-held", count = events.held))
        .line(say!(language, "figures-event-planned", count = events.planned))
        .line(say!(language, "figures-event-cancelled", count = events.cancelled))
        .line(say!(language, "figures-event-recorded", share = text::share(language, events.recorded, events.held)))
        .line(say!(language, "figures-event-average", average = average(language, events.attended, events.recorded)));
    let unmarked = events.held - events.recorded;
    let which = (unmarked > 0)
        .then(|| Button::press(say!(language, "figures-event-unmarked", count = unmarked), Press::Unmarked));
    Ok(ways(view.row(which), language))
}

/// The events whose attendance nobody has marked, so that a coordinator knows whom to remind.
pub async fn unmarked(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, now, zone) = (cx.language(), cx.now, cx.zone());
    let unmarked = store::unmarked(cx, spot.page, PAGE).await?;
    let page = Page::of(spot.page, unmarked.count, PAGE);
    let lines = unmarked.events.into_iter().map(|event| {
        let at = text::moment(language, event.at, now, zone);
        say!(language, "figures-unmarked-line", at = at, title = event.title, clusters = event.groups)
    });
    Ok(View::new(say!(language, "figures-unmarked-title"))
        .line(say!(language, "figures-unmarked-count", count = unmarked.count))
        .lines(lines)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Events)))
}

/// How each figure is counted, a line each: a coordinator defends them by phone.
pub async fn method(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let regulation = regulation::now(cx).await?;
    let said = |rule| -> Result<String> { Ok(regulation::sentence(language, rule, &regulation.resolve(rule)?)) };
    let smallest = regulation.get(&keys::work::SMALLEST_GROUP)?;
    let of_clusters = clusters::are_chosen(&regulation)?;
    Ok(View::new(say!(language, "figures-method-title"))
        .line(say!(language, "figures-method-people"))
        .line(say!(language, "figures-method-young", rule = said(&keys::people::YOUNG_MAX_YEARS)?))
        .line(say!(language, "figures-method-organisations"))
        .line(say!(language, "figures-method-deficits"))
        .line(say!(language, "figures-method-small", smallest = smallest, most = smallest - 1))
        .line(say!(language, "figures-method-kept"))
        .line(say!(language, "figures-method-looks", smallest = smallest))
        .maybe_line(of_clusters.then(|| say!(language, "figures-method-coverage")))
        .line(say!(language, "figures-method-worked", smallest = smallest))
        .maybe_line(of_clusters.then(|| say!(language, "figures-method-clusters")))
        .line(say!(language, "figures-method-events"))
        .line(say!(language, "figures-method-average"))
        .button(back(language)))
}

/// The picture of clusters: members.
pub async fn clusters_chart(cx: &mut Cx) -> Result<Chart> {
    let language = cx.language();
    let told = store::clusters(cx).await?;
    let source = source(cx, &told.municipality);
    let bars = told.answer.into_iter().map(|cluster| (cluster.name, cluster.members)).collect();
    let (mut bars, rest) = rules::largest(bars, rules::BARS);
    let caption = match bars.first() {
        Some((name, members)) => say!(language, "figures-cluster-caption", name = name.clone(), members = *members),
        None => say!(language, "figures-cluster-none"),
    };
    bars.extend(rest.map(|rest| (say!(language, "figures-rest"), rest)));
    let drawn = chart(say!(language, "figures-cluster-chart"), caption, bars, say!(language, "figures-cluster-none"));
    Ok(Chart { source, ..drawn })
}

/// The picture of events: how many in each month of the school year that has begun, and in those after it as far as
/// something is planned. A month to come without events is no zero: nobody knows of it yet.
pub async fn events_chart(cx: &mut Cx) -> Result<Chart> {
    let language = cx.language();
    let first = school_year::current(cx).await?;
    let (municipality, bars) = by_month(cx).await?;
    let most = bars.iter().rev().max_by_key(|(_, events)| *events);
    let caption = match most {
        Some((month, events)) if *events > 0 => say!(
            language,
            "figures-event-caption",
            month = text::month(language, *month).to_lowercase(),
            events = *events
        ),
        _ => say!(language, "figures-event-none"),
    };
    let empty = bars.iter().all(|(_, events)| *events == 0);
    let bars =
        bars.into_iter().filter(|_| !empty).map(|(month, events)| (text::month(language, month), events)).collect();
    let year = say!(language, "figures-year", year = year_of(first));
    let source = format!("{} · {year}", source(cx, &municipality));
    let drawn = chart(say!(language, "figures-event-chart"), caption, bars, say!(language, "figures-event-none"));
    Ok(Chart { source, ..drawn })
}

/// The months of the school year that have come or have events, with how many; and the municipality's name.
async fn by_month(cx: &mut Cx) -> Result<(String, Vec<(NaiveDate, i64)>)> {
    let first = school_year::current(cx).await?;
    let offset = cx.zone().offset_from_utc_datetime(&cx.now.naive_utc());
    let offset = format!("{:+} minutes", offset.fix().local_minus_utc() / 60);
    let told = store::months(cx, &offset).await?;
    let months = rules::months(first, cx.today(), |month| {
        let key = month.format("%Y-%m").to_string();
        told.answer.iter().find(|counted| counted.month == key).map_or(0, |counted| counted.events)
    });
    Ok((told.municipality, months))
}

/// «2026/27»: the school year that begins on a day.
pub fn year_of(first: NaiveDate) -> String {
    format!("{}/{:02}", first.year(), (first + Months::new(12)).year() % 100)
}

/// What a picture is of, for whoever puts it into a report: the municipality, and the day on which it was so.
fn source(cx: &Cx, municipality: &str) -> String {
    let day = cx.today().format("%d.%m.%Y").to_string();
    say!(cx.language(), "figures-source", municipality = municipality.to_owned(), day = day)
}

/// A figure in words.
pub fn shown(language: Language, figure: Figure, smallest: i64) -> String {
    match figure {
        Figure::Exact(number) => number.to_string(),
        Figure::Few => say!(language, "figures-few", smallest = smallest),
        Figure::Kept => say!(language, "figures-kept"),
    }
}

fn average(language: Language, sum: i64, count: i64) -> String {
    text::average(language, sum, count).unwrap_or_else(|| say!(language, "share-empty"))
}

/// A chart of one series.
pub fn chart(title: String, caption: String, bars: Vec<(String, i64)>, empty: String) -> Chart {
    Chart {
        title,
        caption,
        bars: bars
            .into_iter()
            .map(|(label, value)| ChartBar { label, values: vec![u32::try_from(value).unwrap_or(u32::MAX)] })
            .collect(),
        empty,
        ..Chart::default()
    }
}

/// The clusters as a spreadsheet: sums alone, as on the card.
pub async fn clusters_sheet(cx: &mut Cx) -> Result<Sheet> {
    let (language, day) = (cx.language(), cx.today());
    let clusters = store::clusters(cx).await?.answer;
    let title = say!(language, "figures-cluster-title");
    let heads = vec![
        say!(language, "figures-column-cluster"),
        say!(language, "figures-column-members"),
        say!(language, "figures-number-held"),
        say!(language, "figures-number-planned"),
        say!(language, "figures-number-marked"),
        say!(language, "figures-number-presences"),
    ];
    let rows = clusters.into_iter().map(|cluster| {
        let numbers = [cluster.members, cluster.held, cluster.planned, cluster.recorded, cluster.attended];
        [Cell::text(cluster.name)].into_iter().chain(numbers.map(Cell::Number)).collect()
    });
    Ok(Sheet { name: file_name(&title, day), caption: title.clone(), rows: rows.collect(), title, day, heads })
}

/// The events of the school year by month, as a spreadsheet.
pub async fn events_sheet(cx: &mut Cx) -> Result<Sheet> {
    let (language, day) = (cx.language(), cx.today());
    let (_, months) = by_month(cx).await?;
    let title = say!(language, "figures-event-chart");
    let heads = vec![say!(language, "figures-column-month"), say!(language, "figures-event-title")];
    let rows = months.into_iter().map(|(month, events)| {
        vec![Cell::text(format!("{} {}", text::month(language, month), month.year())), Cell::Number(events)]
    });
    Ok(Sheet { name: file_name(&title, day), caption: title.clone(), rows: rows.collect(), title, day, heads })
}

/// Ways from sums to what they are made of, and to what can be taken along.
fn ways(view: View<Press>, language: Language) -> View<Press> {
    view.button(Button::press(say!(language, "figures-records"), Press::Numbers))
        .row([
            Button::press(say!(language, "figures-picture"), Press::Picture),
            Button::press(say!(language, "office-table"), Press::Table),
        ])
        .button(back(language))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Overview)
}

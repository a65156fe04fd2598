//! The cards and the pictures of the figures.

use chrono::{DateTime, Datelike, Months, NaiveDate, Offset, TimeZone, Utc};

use super::rules::{self, Figure, Published};
use super::steps::Press;
use super::store;
use crate::features;
use crate::model::roles::Coordinator;
use crate::model::{events, school_year, ways};
use crate::say;
use crate::talk::{Button, Chart, ChartBar, Cx, Page, Result, Spot, Tx, View};
use crate::text::{self, Language};

/// Clusters on one card.
const PAGE: usize = 6;
/// Bars of one picture.
const BARS: usize = 12;

/// Everything at a glance: the people and their deficits, then what the other features bring.
pub async fn overview(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "figures-title"));
    let others = features::ALL.iter().filter(|feature| feature.name != super::FEATURE.name);
    for figure in super::FEATURE.figures.iter().chain(others.flat_map(|feature| feature.figures)) {
        view = view.lines((figure.lines)(cx, guard, language).await?);
    }
    Ok(view
        .button(Button::press(say!(language, "figures-by-category"), Press::Deficits))
        .row([
            Button::press(say!(language, "figures-by-cluster"), Press::Clusters),
            Button::press(say!(language, "figures-by-month"), Press::Events),
        ])
        .button(Button::press(say!(language, "figures-method"), Press::Method))
        .button(Button::home(language)))
}

/// Who is registered, and where they work.
pub async fn staff(tx: &mut Tx, guard: Coordinator, language: Language) -> Result<Vec<String>> {
    let today = tx.today();
    let staff = store::staff(tx, guard, rules::young_since(today), today).await?;
    let young = shown(language, rules::part_of(staff.young, staff.people));
    Ok(vec![
        say!(language, "figures-people", people = staff.people, young = young),
        say!(language, "figures-organisations", count = staff.organisations),
    ])
}

/// Open deficits, and how many of them clusters work on.
pub async fn needs(tx: &mut Tx, guard: Coordinator, language: Language) -> Result<Vec<String>> {
    let (_, deficits) = published(tx, guard, language).await?;
    let coverage = match (deficits.covered, deficits.deficits) {
        (Figure::Exact(covered), Figure::Exact(all)) => text::share(language, covered, all),
        (figure, _) => shown(language, figure),
    };
    Ok(vec![
        say!(
            language,
            "figures-deficits",
            deficits = shown(language, deficits.deficits),
            people = shown(language, deficits.people)
        ),
        say!(language, "figures-coverage", share = coverage),
    ])
}

/// Deficits by category, the most frequent first.
pub async fn deficits(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let (names, published) = published(cx, guard, language).await?;
    let mut lines: Vec<(String, Figure)> = names.into_iter().zip(published.groups).collect();
    lines.sort_by_key(|(_, figure)| match figure {
        Figure::Exact(people) => -people,
        _ => 0,
    });
    let view = View::new(say!(language, "figures-category-title"))
        .lines(lines.into_iter().map(|(name, figure)| {
            say!(language, "figures-category-line", name = name, people = shown(language, figure))
        }))
        .question(say!(language, "figures-category-note"));
    Ok(ways(view, language))
}

/// A page of the clusters.
pub async fn clusters(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (_, span) = year(cx);
    let clusters = store::each_cluster(cx, guard, span).await?;
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
        .lines(page.cut(clusters).map(|cluster| {
            say!(
                language,
                "figures-cluster-line",
                name = cluster.name,
                members = cluster.members,
                held = cluster.held,
                planned = cluster.planned,
                average = average(language, cluster.attended, cluster.recorded)
            )
        }))
        .pages(language, page, spot, |leaf| Press::List { leaf });
    Ok(ways(view, language))
}

/// The events of the school year.
pub async fn events(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let (first, span) = year(cx);
    let events = events::count(cx, guard, span).await?;
    let view = View::new(say!(language, "figures-event-title"))
        .line(say!(language, "figures-event-year", year = first.year().to_string()))
        .line(say!(language, "figures-event-held", count = events.held))
        .line(say!(language, "figures-event-planned", count = events.planned))
        .line(say!(language, "figures-event-cancelled", count = events.cancelled))
        .line(say!(language, "figures-event-recorded", share = text::share(language, events.recorded, events.held)))
        .line(say!(language, "figures-event-average", average = average(language, events.attended, events.recorded)));
    Ok(ways(view, language))
}

/// How each figure is counted, a line each: a coordinator defends them by phone.
pub fn method(language: Language) -> View<Press> {
    View::new(say!(language, "figures-method-title"))
        .line(say!(language, "figures-method-people"))
        .line(say!(language, "figures-method-young"))
        .line(say!(language, "figures-method-organisations"))
        .line(say!(language, "figures-method-deficits"))
        .line(say!(language, "figures-method-small"))
        .line(say!(language, "figures-method-kept"))
        .line(say!(language, "figures-method-coverage"))
        .line(say!(language, "figures-method-clusters"))
        .line(say!(language, "figures-method-events"))
        .line(say!(language, "figures-method-average"))
        .button(back(language))
}

/// The picture of deficits: the shown categories alone, so that no sum gives the others away.
pub async fn deficits_chart(cx: &mut Cx, guard: Coordinator) -> Result<Chart> {
    let language = cx.language();
    let (names, published) = published(cx, guard, language).await?;
    let hides = published.groups.contains(&Figure::Few);
    let bars: Vec<(String, i64)> = names
        .into_iter()
        .zip(published.groups)
        .filter_map(|(name, figure)| match figure {
            Figure::Exact(people) => Some((name, people)),
            _ => None,
        })
        .collect();
    // A rest is never needed: the catalogue has fewer categories than a picture has bars.
    let (bars, _) = rules::largest(bars, BARS);
    let mut caption = match bars.first() {
        Some((name, people)) => {
            say!(language, "figures-category-caption", name = name.to_lowercase(), people = *people)
        }
        None => say!(language, "figures-category-empty"),
    };
    if hides && !bars.is_empty() {
        caption = format!("{caption}\n{}", say!(language, "figures-category-hidden"));
    }
    Ok(chart(say!(language, "figures-category-title"), caption, bars, say!(language, "figures-category-empty")))
}

/// The picture of clusters: members.
pub async fn clusters_chart(cx: &mut Cx, guard: Coordinator) -> Result<Chart> {
    let language = cx.language();
    let (_, span) = year(cx);
    let bars = store::each_cluster(cx, guard, span)
        .await?
        .into_iter()
        .map(|cluster| (cluster.name, cluster.members))
        .collect();
    let (mut bars, rest) = rules::largest(bars, BARS);
    let caption = match bars.first() {
        Some((name, members)) => say!(language, "figures-cluster-caption", name = name.clone(), members = *members),
        None => say!(language, "figures-cluster-none"),
    };
    bars.extend(rest.map(|rest| (say!(language, "figures-rest"), rest)));
    Ok(chart(say!(language, "figures-cluster-chart"), caption, bars, say!(language, "figures-cluster-none")))
}

/// The picture of events: how many in each month of the school year.
pub async fn events_chart(cx: &mut Cx, guard: Coordinator) -> Result<Chart> {
    let language = cx.language();
    let (first, span) = year(cx);
    let offset = cx.zone().offset_from_utc_datetime(&cx.now.naive_utc());
    let offset = format!("{:+} minutes", offset.fix().local_minus_utc() / 60);
    let counted = store::months(cx, guard, span, &offset).await?;
    // The school year has twelve months, and a picture as many bars.
    let bars: Vec<(NaiveDate, i64)> = (0..12)
        .map(|month| {
            let month = first + Months::new(month);
            let key = month.format("%Y-%m").to_string();
            let found = counted.iter().find(|counted| counted.month == key);
            (month, found.map_or(0, |counted| counted.events))
        })
        .collect();
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
    Ok(chart(say!(language, "figures-event-chart"), caption, bars, say!(language, "figures-event-none")))
}

/// The names of the categories, and what may be shown of them.
async fn published(tx: &mut Tx, guard: Coordinator, language: Language) -> Result<(Vec<String>, Published)> {
    let registered = store::registered(tx, guard).await?;
    let people = store::people_with_deficits(tx, guard).await?;
    let categories = store::categories(tx, guard).await?;
    let (names, groups): (Vec<_>, Vec<_>) =
        categories.into_iter().map(|category| (category.name.to(language), category.group)).unzip();
    let published = rules::publish(&groups, people, registered);
    Ok((names, published))
}

/// The school year of today: its first day, and its moments.
fn year(tx: &Tx) -> (NaiveDate, (DateTime<Utc>, DateTime<Utc>)) {
    let first = school_year::first_day(tx.today());
    (first, school_year::moments(first, tx.zone()))
}

fn shown(language: Language, figure: Figure) -> String {
    match figure {
        Figure::Exact(number) => number.to_string(),
        Figure::Few => say!(language, "figures-few"),
        Figure::Kept => say!(language, "figures-kept"),
    }
}

fn average(language: Language, sum: i64, count: i64) -> String {
    text::average(language, sum, count).unwrap_or_else(|| say!(language, "share-empty"))
}

fn chart(title: String, caption: String, bars: Vec<(String, i64)>, empty: String) -> Chart {
    Chart {
        title,
        caption,
        series: Vec::new(),
        bars: bars
            .into_iter()
            .map(|(label, value)| ChartBar { label, values: vec![u32::try_from(value).unwrap_or(u32::MAX)] })
            .collect(),
        empty,
    }
}

fn ways(view: View<Press>, language: Language) -> View<Press> {
    view.button(Button::press(say!(language, "figures-picture"), Press::Picture)).button(back(language))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Overview)
}

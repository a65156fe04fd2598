//! The cards and the pictures of the figures.

use chrono::{DateTime, Datelike, Months, NaiveDate, Offset, TimeZone, Utc};

use super::flow::{Press, Step};
use super::rules::{self, Figure, Published};
use super::store;
use crate::model::people::Coordinator;
use crate::say;
use crate::talk::{Button, Chart, ChartBar, Cx, Page, Place, Result, View, pager};
use crate::text::{self, Language};

/// Clusters on one card.
const PAGE: usize = 6;
/// Bars of one picture.
const BARS: usize = 12;

/// Everything at a glance.
pub async fn overview(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let staff = store::staff(cx, guard, rules::young_since(today), today).await?;
    let (_, deficits) = published(cx, guard, staff.people).await?;
    let clusters = store::clusters(cx, guard).await?;
    let (_, span) = year(cx);
    let events = store::events(cx, guard, span).await?;
    let coverage = match (deficits.covered, deficits.deficits) {
        (Figure::Exact(covered), Figure::Exact(all)) => text::share(language, covered, all),
        (figure, _) => shown(language, figure),
    };
    let show = |label: String, step| Button::press(label, Press::Show(step));
    Ok(View::new(say!(language, "stats-title"))
        .line(say!(
            language,
            "stats-people",
            people = staff.people,
            young = shown(language, rules::part_of(staff.young, staff.people))
        ))
        .line(say!(language, "stats-organisations", count = staff.organisations))
        .line(say!(
            language,
            "stats-deficits",
            deficits = shown(language, deficits.deficits),
            people = shown(language, deficits.people)
        ))
        .line(say!(language, "stats-coverage", share = coverage))
        .line(say!(language, "stats-clusters", clusters = clusters.clusters, members = clusters.members))
        .line(say!(
            language,
            "stats-events",
            held = events.held,
            planned = events.planned,
            cancelled = events.cancelled,
            average = average(language, events.attended, events.recorded)
        ))
        .button(show(say!(language, "stats-by-category"), Step::Deficits))
        .row([
            show(say!(language, "stats-by-cluster"), Step::Clusters(0)),
            show(say!(language, "stats-by-month"), Step::Events),
        ])
        .button(show(say!(language, "stats-method"), Step::Method))
        .button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

/// Deficits by category, the most frequent first.
pub async fn deficits(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let registered = registered(cx, guard).await?;
    let (names, published) = published(cx, guard, registered).await?;
    let mut lines: Vec<(String, Figure)> = names.into_iter().zip(published.groups).collect();
    lines.sort_by_key(|(_, figure)| match figure {
        Figure::Exact(people) => -people,
        _ => 0,
    });
    let view =
        View::new(say!(language, "stats-category-title"))
            .lines(lines.into_iter().map(|(name, figure)| {
                say!(language, "stats-category-line", name = name, people = shown(language, figure))
            }))
            .question(say!(language, "stats-category-note"));
    Ok(ways(view, language))
}

/// A page of the clusters.
pub async fn clusters(cx: &mut Cx, guard: Coordinator, page: usize) -> Result<View<Press>> {
    let language = cx.language();
    let (_, span) = year(cx);
    let clusters = store::each_cluster(cx, guard, span).await?;
    let view = View::new(say!(language, "stats-cluster-title"));
    if clusters.is_empty() {
        return Ok(view
            .line(say!(language, "stats-cluster-none"))
            .button(Button::go(say!(language, "stats-cluster-create"), Place::NewCluster))
            .button(back(language)));
    }
    let page = Page::of(page, clusters.len(), PAGE);
    let view = view
        .line(say!(language, "stats-cluster-count", count = clusters.len()))
        .lines(page.cut(clusters).map(|cluster| {
            say!(
                language,
                "stats-cluster-line",
                name = cluster.name,
                members = cluster.members,
                held = cluster.held,
                planned = cluster.planned,
                average = average(language, cluster.attended, cluster.recorded)
            )
        }))
        .row(pager(language, page.number, page.of, |page| Press::Show(Step::Clusters(page))));
    Ok(ways(view, language))
}

/// The events of the school year.
pub async fn events(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let (first, span) = year(cx);
    let events = store::events(cx, guard, span).await?;
    let view = View::new(say!(language, "stats-event-title"))
        .line(say!(language, "stats-event-year", year = first.year().to_string()))
        .line(say!(language, "stats-event-held", count = events.held))
        .line(say!(language, "stats-event-planned", count = events.planned))
        .line(say!(language, "stats-event-cancelled", count = events.cancelled))
        .line(say!(language, "stats-event-recorded", share = text::share(language, events.recorded, events.held)))
        .line(say!(language, "stats-event-average", average = average(language, events.attended, events.recorded)));
    Ok(ways(view, language))
}

/// How each figure is counted, a line each: a coordinator defends them by phone.
pub fn method(language: Language) -> View<Press> {
    View::new(say!(language, "stats-method-title"))
        .line(say!(language, "stats-method-people"))
        .line(say!(language, "stats-method-young"))
        .line(say!(language, "stats-method-organisations"))
        .line(say!(language, "stats-method-deficits"))
        .line(say!(language, "stats-method-small"))
        .line(say!(language, "stats-method-kept"))
        .line(say!(language, "stats-method-coverage"))
        .line(say!(language, "stats-method-clusters"))
        .line(say!(language, "stats-method-events"))
        .line(say!(language, "stats-method-average"))
        .button(back(language))
}

/// The picture of deficits: the shown categories alone, so that no sum gives the others away.
pub async fn deficits_chart(cx: &mut Cx, guard: Coordinator) -> Result<Chart> {
    let language = cx.language();
    let registered = registered(cx, guard).await?;
    let (names, published) = published(cx, guard, registered).await?;
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
        Some((name, people)) => say!(language, "stats-category-caption", name = name.to_lowercase(), people = *people),
        None => say!(language, "stats-category-empty"),
    };
    if hides && !bars.is_empty() {
        caption = format!("{caption}\n{}", say!(language, "stats-category-hidden"));
    }
    Ok(chart(say!(language, "stats-category-title"), caption, bars, say!(language, "stats-category-empty")))
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
        Some((name, members)) => say!(language, "stats-cluster-caption", name = name.clone(), members = *members),
        None => say!(language, "stats-cluster-none"),
    };
    bars.extend(rest.map(|rest| (say!(language, "stats-rest"), rest)));
    Ok(chart(say!(language, "stats-cluster-chart"), caption, bars, say!(language, "stats-cluster-none")))
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
            "stats-event-caption",
            month = text::month(language, *month).to_lowercase(),
            events = *events
        ),
        _ => say!(language, "stats-event-none"),
    };
    let empty = bars.iter().all(|(_, events)| *events == 0);
    let bars =
        bars.into_iter().filter(|_| !empty).map(|(month, events)| (text::month(language, month), events)).collect();
    Ok(chart(say!(language, "stats-event-chart"), caption, bars, say!(language, "stats-event-none")))
}

async fn registered(cx: &mut Cx, guard: Coordinator) -> Result<i64> {
    let today = cx.today();
    Ok(store::staff(cx, guard, today, today).await?.people)
}

/// The names of the categories, and what may be shown of them.
async fn published(cx: &mut Cx, guard: Coordinator, registered: i64) -> Result<(Vec<String>, Published)> {
    let people = store::people_with_deficits(cx, guard).await?;
    let (names, groups): (Vec<_>, Vec<_>) =
        store::categories(cx, guard).await?.into_iter().map(|category| (category.name, category.group)).unzip();
    let published = rules::publish(&groups, people, registered);
    Ok((names, published))
}

/// The school year of today: its first day, and its moments.
fn year(cx: &Cx) -> (NaiveDate, (DateTime<Utc>, DateTime<Utc>)) {
    let first = rules::school_year(cx.today());
    (first, rules::moments(first, cx.zone()))
}

fn shown(language: Language, figure: Figure) -> String {
    match figure {
        Figure::Exact(number) => number.to_string(),
        Figure::Few => say!(language, "stats-few"),
        Figure::Kept => say!(language, "stats-kept"),
    }
}

fn average(language: Language, sum: i64, count: i64) -> String {
    let Some(tenths) = rules::tenths(sum, count) else {
        return say!(language, "share-empty");
    };
    match language {
        Language::Ru => format!("{},{}", tenths / 10, tenths % 10),
        Language::En => format!("{}.{}", tenths / 10, tenths % 10),
    }
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
    view.button(Button::press(say!(language, "stats-picture"), Press::Picture)).button(back(language))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Show(Step::Overview))
}

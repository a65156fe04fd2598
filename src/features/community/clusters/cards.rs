//! The cards about clusters.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::finding;
use super::rules::{AlgorithmStep, algorithm_steps};
use super::steps::{Press, Shown, Which};
use super::store::{self, Cluster, Filter, Listed};
use crate::ids::{GroupId, PersonId};
use crate::model::groups::{InPerson, MadeFor, Member, Phase};
use crate::model::needs;
use crate::model::organisations::agreements::Sort;
use crate::model::people::consents::Extra;
use crate::model::people::{self, FullName};
use crate::model::regulation::{self, Regulation};
use crate::model::roles::{Registered, Role};
use crate::model::{school_year, ways};
use crate::say;
use crate::talk::{Button, Cx, Page, Result, Spot, Trouble, View};
use crate::text::{self, Language, clipped, forms, pinched};

/// Clusters on one card: with the pager and the rows below it stays within twelve.
const PAGE: usize = 8;
/// Topics on one card, so that its question is seen above them on a small phone.
const TOPICS: usize = 6;
/// Members on one card, a line each.
const LINES: usize = 6;

pub async fn list(cx: &mut Cx, reader: Registered, shown: &Shown) -> Result<View<Press>> {
    let language = cx.language();
    let Shown { which, spot } = shown;
    // By which own deficit a cluster fits: the reader alone sees it.
    let mut reasons = BTreeMap::new();
    let mut clusters = match *which {
        Which::All => store::open(cx, reader, Filter::default()).await?,
        Which::Mine => store::mine(cx, reader).await?,
        Which::About { category } => {
            store::open(cx, reader, Filter { category: Some(category), ..Filter::default() }).await?
        }
        Which::Host { school } => store::open(cx, reader, Filter { host: Some(school), ..Filter::default() }).await?,
        Which::Subject { id } => store::open(cx, reader, Filter { subject: Some(id), ..Filter::default() }).await?,
        Which::Taught => store::open(cx, reader, Filter { taught: true, ..Filter::default() }).await?,
        Which::Fitting => {
            let fitting = finding::fitting(cx, reader).await?;
            for one in &fitting {
                reasons.insert(one.cluster.id, why(cx, one).await?);
            }
            fitting.into_iter().map(|one| one.cluster).collect()
        }
    };
    let total = clusters.len();
    clusters
        .retain(|cluster| forms::finds(&spot.search, &[&cluster.name, cluster.host.as_deref().unwrap_or_default()]));
    let mut view = match *which {
        Which::All => View::new(say!(language, "clusters-title")),
        Which::Mine => View::new(say!(language, "clusters-title-mine")),
        Which::Fitting => View::new(say!(language, "clusters-title-fitting")),
        Which::Host { .. } => {
            let host = clusters.first().and_then(|cluster| cluster.host.clone());
            View::new(say!(language, "clusters-title-host")).maybe_line(host)
        }
        Which::Taught => View::new(say!(language, "clusters-title-taught")),
        Which::Subject { id } => {
            let subject = people::subjects(cx).await?.iter().find(|known| known.of.id == id);
            View::new(say!(language, "clusters-title-subject"))
                .maybe_line(subject.map(|known| known.of.name.to(language)))
        }
        Which::About { category: wanted } => {
            let category = needs::categories(cx).await?.into_iter().find(|category| category.id == wanted);
            View::new(say!(language, "clusters-title-topic"))
                .maybe_line(category.map(|category| category.name.to(language)))
        }
    };
    view = match (spot.search.is_empty(), clusters.len(), which) {
        (true, 0, Which::All) => view.line(say!(language, "clusters-none")),
        (true, 0, Which::Mine) => {
            view.line(say!(language, "clusters-none-mine")).question(say!(language, "clusters-none-mine-question"))
        }
        (true, 0, Which::Fitting) => {
            view.line(say!(language, "clusters-none-fitting")).question(say!(language, "clusters-none-topic-question"))
        }
        (true, 0, Which::Host { .. }) => view.line(say!(language, "clusters-none-host")),
        (true, 0, Which::Taught | Which::Subject { .. }) => view.line(say!(language, "clusters-none-subject")),
        (true, 0, Which::About { .. }) => {
            view.line(say!(language, "clusters-none-topic")).question(say!(language, "clusters-none-topic-question"))
        }
        (true, count, _) => {
            view.line(say!(language, "clusters-count", count = count)).question(say!(language, "clusters-question"))
        }
        (false, 0, _) => view.question(say!(language, "clusters-not-found", search = spot.shown())),
        (false, count, _) => view.question(say!(language, "clusters-found", count = count, total = total)),
    };
    let page = Page::of(spot.page, clusters.len(), PAGE);
    let shown: Vec<_> = page.cut(clusters).collect();
    let ids: Vec<_> = shown.iter().map(|cluster| cluster.id).collect();
    let members = if ids.is_empty() { BTreeMap::new() } else { store::members(cx, &ids).await? };
    view = view.lines(shown.iter().filter_map(|cluster| {
        let why = reasons.get(&cluster.id)?;
        Some(say!(language, "clusters-fits", name = pinched(&cluster.name, 40), why = why.clone()))
    }));
    view = view.grid(
        1,
        shown.into_iter().map(|cluster| {
            let count = members.get(&cluster.id).copied().unwrap_or(0);
            Button::press(label(language, &cluster, count), Press::Open { id: cluster.id })
        }),
    );
    view = view.pages(language, page, spot, |leaf| Press::Leaf { leaf });
    let all_clusters = || Button::go(say!(language, "clusters-all"), ways::CLUSTERS.place());
    let new_deficit = || Button::go(say!(language, "clusters-new-deficit"), ways::NEW_DEFICIT.place());
    Ok(match which {
        Which::All if total == 0 => view.button(new_deficit()).button(Button::home(language)),
        Which::All => view
            .row([
                Button::press(say!(language, "clusters-fitting"), Press::Fitting),
                Button::press(say!(language, "clusters-by-subject"), Press::Subjects),
            ])
            .row([
                Button::press(say!(language, "clusters-topics"), Press::Topics),
                Button::press(say!(language, "clusters-by-host"), Press::Hosts),
            ])
            .button(Button::home(language)),
        Which::Fitting if total == 0 => view.button(new_deficit()).row(way_back(language)),
        Which::Fitting | Which::Host { .. } | Which::Taught | Which::Subject { .. } => {
            view.button(all_clusters()).row(way_back(language))
        }
        Which::Mine if total == 0 => view.button(all_clusters()).button(new_deficit()).button(Button::home(language)),
        Which::Mine => view.button(all_clusters()).button(Button::home(language)),
        Which::About { .. } => view.button(all_clusters()).row(way_back(language)),
    })
}

/// «Мотивация учеников»: what of the reader's own a cluster addresses.
async fn why(cx: &mut Cx, one: &finding::Fitting) -> Result<String> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    if let Some(entry) = one.item.and_then(|item| known.entry(item)) {
        return Ok(entry.item.name.to(language));
    }
    let category = needs::categories(cx).await?.into_iter().find(|category| category.id == one.category);
    Ok(category.ok_or(Trouble::Gone)?.name.to(language).to_lowercase())
}

/// The schools that host clusters, each with how many.
pub async fn hosts(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut hosts = finding::hosts(cx).await?;
    let is_empty = hosts.is_empty();
    hosts.retain(|host| forms::finds(&spot.search, &[&host.name]));
    let view = View::new(say!(language, "clusters-hosts-title"));
    let view = match (is_empty, hosts.is_empty()) {
        (true, _) => view.line(say!(language, "clusters-none-host")),
        (false, true) => view.question(say!(language, "clusters-not-found", search = spot.shown())),
        (false, false) => view.question(say!(language, "clusters-hosts-question")),
    };
    let button = |host: finding::Host| {
        let label = say!(language, "clusters-topic", name = pinched(&host.name, 36), count = host.clusters);
        Button::press(label, Press::Host { school: host.id })
    };
    Ok(view.list(language, hosts, PAGE, spot, |leaf| Press::Leaf { leaf }, button).row(way_back(language)))
}

/// The name is cut in its middle, so that its end, where names differ, and the number behind it are always seen.
fn label(language: Language, cluster: &Listed, members: i64) -> String {
    let name = pinched(&cluster.name, 36);
    if cluster.phase == Phase::Closed {
        say!(language, "clusters-button-closed", name = name)
    } else if cluster.leads {
        say!(language, "clusters-button-led", name = name, count = members)
    } else if cluster.belongs {
        say!(language, "clusters-button-joined", name = name, count = members)
    } else {
        say!(language, "clusters-button", name = name, count = members)
    }
}

pub fn way_back(language: Language) -> [Button<Press>; 2] {
    [Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]
}

/// The categories, each with the number of its clusters; those that have one come first.
pub async fn topics(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let counts: BTreeMap<_, _> = finding::topics(cx).await?.into_iter().collect();
    let mut categories = needs::categories(cx).await?;
    let count = |category: &needs::Category| counts.get(&category.id).copied().unwrap_or(0);
    // What the catalogue offers no more is shown where clusters have it.
    categories.retain(|category| category.is_offered || count(category) > 0);
    categories.sort_by_key(|category| count(category) == 0);
    let button = |category: needs::Category| {
        let label = say!(language, "clusters-topic", name = category.label(language), count = count(&category));
        Button::press(label, Press::Topic { id: category.id })
    };
    Ok(View::new(say!(language, "clusters-topics-title"))
        .question(say!(language, "clusters-topics-question"))
        .list(language, categories, TOPICS, spot, |leaf| Press::Leaf { leaf }, button)
        .row(way_back(language)))
}

/// The card of a cluster; `fresh` when it was joined just now.
pub async fn card(cx: &mut Cx, reader: Registered, id: GroupId, fresh: bool) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, reader, id).await?;
    let belongs = cluster.belongs;
    let is_reader = |who: &Option<(PersonId, FullName)>| who.as_ref().is_some_and(|(id, _)| *id == reader.id());
    let (is_head, is_deputy) = (is_reader(&cluster.leader), is_reader(&cluster.deputy));
    let leads = is_head || is_deputy;

    let mut view = facts(cx, &cluster, is_head, is_deputy).await?;
    let offers_notices = fresh && belongs && !cluster.has_notices;
    if offers_notices {
        view = view
            .question(say!(language, "clusters-notices-question"))
            .button(Button::press(Extra::Notices.label(language, false), Press::Notices));
    } else if !cluster.phase.admits() {
        view = view.question(say!(language, "clusters-closed-question"));
    } else if leads {
        view = view.question(say!(language, "clusters-share", link = cx.around.link(&format!("cluster-{id}"))));
    }
    let is_asked = !belongs && !leads && cluster.phase.admits();
    if is_asked && !cluster.may_join {
        view = view.question(InPerson::now(cx, id).await?.why(language));
    } else if is_asked && cluster.places.are_taken() {
        // Places become free again, and another cluster may suit as well.
        view = view.question(say!(language, "clusters-full-question"));
        view = match cluster.categories.first() {
            Some(category) => {
                view.button(Button::press(say!(language, "clusters-similar"), Press::Similar { category: category.id }))
            }
            None => view.button(Button::go(say!(language, "clusters-all"), ways::CLUSTERS.place())),
        };
    } else if is_asked {
        view = view.button(Button::press(say!(language, "clusters-join"), Press::Join));
    }
    if leads && cluster.phase.admits() {
        view = view.button(Button::go(say!(language, "clusters-new-event"), ways::NEW_EVENT_OF.of(id)));
    }
    if let Some(event) = &cluster.next {
        view = view.button(Button::go(say!(language, "clusters-next-event"), ways::EVENT_WITHIN.of((event.id, id))));
    }
    let events = Button::press(say!(language, "clusters-events"), Press::Events);
    view = if cluster.sees.is_some() {
        view.row([events, Button::press(say!(language, "clusters-members"), Press::Members)])
    } else {
        view.button(events)
    };
    let answers = cluster.sees == Some(store::Sees::Everybody);
    if answers {
        view = view
            .row([
                Button::press(say!(language, "clusters-addresses"), Press::Addresses),
                Button::press(say!(language, "clusters-qr"), Press::Qr),
            ])
            .row([
                Button::press(say!(language, "clusters-teaches"), Press::Teaches),
                Button::press(say!(language, "clusters-places"), Press::Places),
            ]);
    }
    // The programme is for those who belong to it; who answers for it brings one.
    if answers || belongs && cluster.has_programme {
        view = view.button(Button::go(say!(language, "clusters-programme"), ways::PROGRAMME.of(id)));
    }
    if leads {
        view = view.button(Button::go(say!(language, "clusters-chat"), ways::CHAT.of(id)));
    }
    if cluster.phase.admits() {
        let deputy = (leads || cluster.coordinates)
            .then(|| Button::go(say!(language, "clusters-to-deputy"), ways::DEPUTY.of(id)));
        let pass_on = is_head.then(|| Button::go(say!(language, "clusters-pass-on"), ways::PASS_ON.of(id)));
        view = view.row(deputy.into_iter().chain(pass_on));
    }
    if belongs {
        view = view.button(Button::press(say!(language, "clusters-leave"), Press::Leave));
    }
    Ok(view.row(way_back(language)))
}

async fn facts(cx: &mut Cx, cluster: &Cluster, is_head: bool, is_deputy: bool) -> Result<View<Press>> {
    let language = cx.language();
    let subjects = people::subjects(cx).await?.iter().filter(|known| cluster.subjects.contains(&known.of.id));
    let subjects: Vec<_> = subjects.map(|known| known.of.name.to(language).to_lowercase()).collect();
    let year = school_year::current(cx).await?;
    let title = clipped(&cluster.name, 40);
    let full_name = (title != cluster.name).then(|| cluster.name.clone());
    let topics: Vec<_> = cluster.categories.iter().map(|category| category.name.to(language).to_lowercase()).collect();
    let leader = match &cluster.leader {
        _ if is_head => say!(language, "clusters-led-by-you"),
        Some((_, name)) => say!(language, "clusters-led-by", name = name.listed()),
        None => say!(language, "clusters-led-by-nobody"),
    };
    let deputy = cluster.deputy.as_ref().map(|(_, name)| match is_deputy {
        true => say!(language, "clusters-deputy-you"),
        false => say!(language, "clusters-deputy", name = name.listed()),
    });
    let phase = cluster.phase.told(language);
    let people = if cluster.belongs {
        say!(language, "clusters-people-with-you", count = cluster.members, phase = phase)
    } else {
        say!(language, "clusters-people", count = cluster.members, phase = phase)
    };
    let places = cluster.places.most.map(|_| finding::said(language, cluster.places));
    let made_for = MadeFor::told(cluster.made_for, &*regulation::now(cx).await?, language)?;
    let made_for = made_for.map(|kind| say!(language, "clusters-made-for", kind = kind));
    Ok(View::new(title)
        .maybe_line(full_name)
        .maybe_line(made_for)
        .maybe_line((!topics.is_empty()).then(|| say!(language, "clusters-topics-line", topics = topics.join(", "))))
        .line(match &cluster.host {
            Some(host) => say!(language, "clusters-host", host = host.clone(), leader = leader),
            None => say!(language, "clusters-no-host", leader = leader),
        })
        .maybe_line(deputy)
        .maybe_line(
            (!subjects.is_empty())
                .then(|| say!(language, "clusters-subjects-line", subjects = clipped(&subjects.join(", "), 60))),
        )
        .line(people)
        .maybe_line(places)
        .maybe_line(rests_on(language, cluster, year))
        .maybe_line(cluster.chat.clone().map(|title| say!(language, "clusters-chat-line", title = title)))
        .maybe_line(cluster.phase.admits().then(|| algorithm(language, cx.today())))
        .maybe_line(cluster.next.as_ref().map(|event| {
            say!(
                language,
                "clusters-next",
                title = clipped(&event.title, 60),
                moment = text::near(language, event.moments, cx.now, cx.zone())
            )
        })))
}

/// «📄 2026/27 учебный год · приказ № 7 от 03.09.2026 · соглашение № 5»: on which papers it rests this year.
fn rests_on(language: Language, cluster: &Cluster, year: NaiveDate) -> Option<String> {
    let order = cluster.order.as_ref().map(|order| {
        let day = order.day.format("%d.%m.%Y").to_string();
        say!(language, "clusters-order", number = order.number.clone(), day = day)
    });
    let agreement = |(sort, number): &(Sort, String)| {
        let kind = text::with_small(&sort.named(language));
        say!(language, "clusters-agreement", kind = kind, number = number.clone())
    };
    // The first says which kind it is; the desk has all of them.
    let papers: Vec<_> = order.into_iter().chain(cluster.agreements.first().map(agreement)).collect();
    (!papers.is_empty()).then(|| {
        let year = format!("{}/{:02}", year.year(), (year.year() + 1).rem_euclid(100));
        say!(language, "clusters-rests-on", year = year, papers = papers.join(" · "))
    })
}

/// What the annual algorithm says for this month, on one line (S1-07).
fn algorithm(language: Language, today: chrono::NaiveDate) -> String {
    let steps: Vec<_> = algorithm_steps(today)
        .into_iter()
        .map(|step| match step {
            AlgorithmStep::Directions => say!(language, "clusters-step-directions"),
            AlgorithmStep::Programmes => say!(language, "clusters-step-programmes"),
            AlgorithmStep::Problem => say!(language, "clusters-step-problem"),
            AlgorithmStep::Consultation => say!(language, "clusters-step-consultation"),
            AlgorithmStep::Training => say!(language, "clusters-step-training"),
            AlgorithmStep::Demonstration => say!(language, "clusters-step-demonstration"),
            AlgorithmStep::Generalisation => say!(language, "clusters-step-generalisation"),
            AlgorithmStep::Publication => say!(language, "clusters-step-publication"),
            AlgorithmStep::Reflection => say!(language, "clusters-step-reflection"),
        })
        .collect();
    if steps.is_empty() {
        return say!(language, "clusters-algorithm-summer");
    }
    say!(language, "clusters-algorithm", steps = steps.join("; "))
}

/// What goes and what stays when a cluster is left.
pub async fn leaving(cx: &mut Cx, reader: Registered, id: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, reader, id).await?;
    Ok(View::new(say!(language, "clusters-leave-title"))
        .line(cluster.name)
        .line(say!(language, "clusters-leave-goes"))
        .line(say!(language, "clusters-leave-stays"))
        .question(if cluster.phase.admits() {
            say!(language, "clusters-leave-question")
        } else {
            say!(language, "clusters-leave-question-closed")
        })
        .button(Button::press(say!(language, "clusters-leave"), Press::Really).grave())
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// The roster, as far as the reader may see it.
pub async fn members(cx: &mut Cx, reader: Registered, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::head(cx, reader, id).await?;
    let sees = cluster.sees.ok_or_else(|| Trouble::Refused(say!(language, "clusters-members-refused")))?;
    let store::Roster { visible, hidden } = store::roster(cx, id, sees).await?;
    let seen = visible.len();
    let found: Vec<_> = visible
        .into_iter()
        .filter_map(|store::Seen { member, part, is_deputy }| {
            let line = member.is_sought(&spot.search).then(|| called(language, &member))?;
            let office = is_deputy.then(|| Role::Deputy.named(language));
            let parts: Vec<_> = office.into_iter().chain(part.map(|part| part.named(language))).collect();
            Some(match parts.is_empty() {
                false => say!(language, "clusters-member-part", member = line, part = parts.join(", ")),
                true => line,
            })
        })
        .collect();
    let count = found.len();
    let page = Page::of(spot.page, count, LINES);
    let mut view = View::new(say!(language, "clusters-members-title", count = seen + hidden)).lines(page.cut(found));
    let rest = (hidden > 0).then(|| {
        if count == 0 && spot.search.is_empty() {
            say!(language, "clusters-members-hidden")
        } else {
            say!(language, "clusters-members-rest", count = hidden)
        }
    });
    view = match (spot.search.is_empty(), count) {
        (true, 0) if hidden == 0 => {
            view.line(say!(language, "clusters-members-none", name = clipped(&cluster.name, 60)))
        }
        (true, _) if page.of > 1 => view.maybe_line(rest).question(say!(language, "clusters-members-question")),
        (true, _) => view.maybe_line(rest),
        (false, 0) => view.question(say!(language, "clusters-members-not-found", search = spot.shown())),
        (false, count) => view.question(say!(language, "clusters-members-found", count = count, total = seen)),
    };
    view = view.pages(language, page, spot, |leaf| Press::Leaf { leaf });
    if sees == store::Sees::Everybody {
        view = view.row([
            Button::press(say!(language, "clusters-skills"), Press::Skills),
            Button::go(say!(language, "clusters-table"), ways::ROSTER_TABLE.of(id)),
        ]);
        view = view.row([
            Button::go(say!(language, "clusters-parts"), ways::PARTS.of(id)),
            Button::go(say!(language, "clusters-start"), ways::START_ROSTER.of(id)),
        ]);
    }
    Ok(view.row(way_back(language)))
}

/// «Петрова Ольга Сергеевна, Школа № 3»: the line of a member.
pub fn called(language: Language, member: &Member) -> String {
    match member {
        Member::Person { organisation, .. } => {
            say!(language, "clusters-member", name = member.called(), organisation = organisation.clone())
        }
        Member::Organisation { .. } | Member::Named(_) => member.called(),
    }
}

/// The line of the figures at a glance.
pub fn figures(told: serde_json::Value, _: &Regulation, language: Language) -> Result<Vec<String>> {
    let counted: store::Counted = serde_json::from_value(told)?;
    Ok(vec![say!(language, "clusters-figure", clusters = counted.clusters, members = counted.members)])
}

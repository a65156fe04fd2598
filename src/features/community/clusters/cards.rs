//! The cards about clusters.

use super::flow::{List, Press, Sees, Which};
use super::rules::{AlgorithmStep, algorithm_steps};
use super::store::{self, Cluster, Listed};
use crate::ids::ClusterId;
use crate::model::people::clusters::Phase;
use crate::model::people::consents::Extra;
use crate::model::people::consents::{self, Purpose};
use crate::model::people::{Registered, clusters, store as people};
use crate::say;
use crate::talk::{Button, Cx, Place, Result, View, pager};
use crate::text::{self, Language, clipped, pinched};

/// Clusters on one card: with the pager and the rows below it stays within twelve.
const PAGE: usize = 8;
/// Members on one card, a line each.
const LINES: usize = 6;

/// A list of clusters.
pub async fn list(cx: &mut Cx, reader: Registered, list: &List) -> Result<View<Press>> {
    let language = cx.language();
    let all = match list.which {
        Which::Open => store::open(cx, reader, None).await?,
        Which::Mine => store::mine(cx, reader).await?,
        Which::For(category) => store::open(cx, reader, Some(category)).await?,
    };
    let total = all.len();
    let search = list.search.to_lowercase();
    let contains = |name: &str| name.to_lowercase().contains(&search);
    let found: Vec<Listed> = all
        .into_iter()
        .filter(|cluster| contains(&cluster.name) || cluster.host.as_deref().is_some_and(contains))
        .collect();
    let pages = found.len().div_ceil(PAGE);
    let page = list.page.min(pages.saturating_sub(1));
    let mut view = match list.which {
        Which::Open => View::new(say!(language, "clusters-title")),
        Which::Mine => View::new(say!(language, "clusters-title-mine")),
        Which::For(wanted) => {
            let category = clusters::categories(cx).await?.into_iter().find(|category| category.id == wanted);
            View::new(say!(language, "clusters-title-topic")).maybe_line(category.map(|category| category.name))
        }
    };
    view = match (list.search.is_empty(), found.len(), list.which) {
        (true, 0, Which::Open) => view.line(say!(language, "clusters-none")),
        (true, 0, Which::Mine) => {
            view.line(say!(language, "clusters-none-mine")).question(say!(language, "clusters-none-mine-question"))
        }
        (true, 0, Which::For(_)) => {
            view.line(say!(language, "clusters-none-topic")).question(say!(language, "clusters-none-topic-question"))
        }
        (true, count, _) => {
            view.line(say!(language, "clusters-count", count = count)).question(say!(language, "clusters-question"))
        }
        (false, 0, _) => view.question(say!(language, "clusters-not-found", search = list.search.clone())),
        (false, count, _) => view.question(say!(language, "clusters-found", count = count, total = total)),
    };
    let mut buttons = Vec::with_capacity(PAGE);
    for cluster in found.iter().skip(page * PAGE).take(PAGE) {
        let members = store::members(cx, cluster.id).await?;
        buttons.push(Button::press(label(language, cluster, members), Press::Open(cluster.id)));
    }
    view = view.grid(1, buttons).row(pager(language, page, pages, Press::Page));
    if !list.search.is_empty() {
        view = view.button(Button::press(say!(language, "button-search-clear"), Press::ShowAll));
    }
    let menu = Button::go(say!(language, "button-menu"), Place::Menu);
    let all_clusters = || Button::go(say!(language, "clusters-all"), Place::Clusters);
    Ok(match list.which {
        Which::Open if total == 0 => {
            view.button(Button::go(say!(language, "clusters-new-deficit"), Place::NewDeficit)).button(menu)
        }
        Which::Open => view.button(Button::press(say!(language, "clusters-topics"), Press::Topics)).button(menu),
        Which::Mine if total == 0 => view
            .button(all_clusters())
            .button(Button::go(say!(language, "clusters-new-deficit"), Place::NewDeficit))
            .button(menu),
        Which::Mine => view.button(all_clusters()).button(menu),
        Which::For(_) => {
            view.button(all_clusters()).row([Button::press(say!(language, "button-back"), Press::Back), menu])
        }
    })
}

/// The name is cut in its middle, so that its end, where names differ, and the number behind it are always seen.
fn label(language: Language, cluster: &Listed, members: i64) -> String {
    let name = pinched(&cluster.name, 36);
    if cluster.phase == Phase::Closed {
        say!(language, "clusters-button-closed", name = name)
    } else if cluster.leads {
        say!(language, "clusters-button-led", name = name, count = members)
    } else {
        say!(language, "clusters-button", name = name, count = members)
    }
}

/// The categories, each with the number of its clusters.
pub async fn topics(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let counts = store::topics(cx).await?;
    let categories = clusters::categories(cx).await?;
    Ok(View::new(say!(language, "clusters-topics-title"))
        .question(say!(language, "clusters-topics-question"))
        .grid(
            1,
            categories.into_iter().map(|category| {
                let count = counts.iter().find(|(id, _)| *id == category.id).map_or(0, |(_, count)| *count);
                Button::press(
                    say!(language, "clusters-topic", name = category.name, count = count),
                    Press::Topic(category.id),
                )
            }),
        )
        .row([
            Button::press(say!(language, "button-back"), Press::Back),
            Button::go(say!(language, "button-menu"), Place::Menu),
        ]))
}

/// The card of a cluster; `fresh` when it was joined just now.
pub async fn card(cx: &mut Cx, reader: Registered, id: ClusterId, fresh: bool) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, id).await?;
    let roles = people::roles(cx.db(), Some(reader.id())).await?;
    let belongs = clusters::is_member(cx, id, reader.id()).await?;
    let leads = matches!(&cluster.leader, Some((leader, _)) if *leader == reader.id());
    let account = cx.account_id();
    let notices = consents::holds(cx.db(), account, Purpose::Notices).await?;

    let mut view = facts(cx, &cluster, belongs, leads);
    let offers_notices = fresh && belongs && !notices;
    if offers_notices {
        view = view
            .question(say!(language, "clusters-notices-question"))
            .button(Button::press(Extra::Notices.label(language, false), Press::Notices));
    } else if !cluster.phase.admits() {
        view = view.question(say!(language, "clusters-closed-question"));
    } else if leads {
        view = view.question(say!(
            language,
            "clusters-share",
            link = format!("https://t.me/{}?start=cluster-{id}", cx.around.bot.trim_start_matches('@'))
        ));
    }
    if !belongs && !leads && cluster.phase.admits() {
        view = view.button(Button::press(say!(language, "clusters-join"), Press::Join));
    }
    if leads && cluster.phase.admits() {
        view = view.button(Button::go(say!(language, "clusters-new-event"), Place::NewEventOf(id)));
    }
    if let Some((event, ..)) = cluster.next {
        view = view.button(Button::go(say!(language, "clusters-next-event"), Place::Event(event)));
    }
    let events = Button::go(say!(language, "clusters-events"), Place::Events);
    view = if belongs || leads || roles.coordinates {
        let members = Button::press(say!(language, "clusters-members"), Press::Members);
        view.row([events, members])
    } else {
        view.button(events)
    };
    if belongs {
        view = view.button(Button::press(say!(language, "clusters-leave"), Press::Leave));
    }
    Ok(view.row([
        Button::press(say!(language, "button-back"), Press::Back),
        Button::go(say!(language, "button-menu"), Place::Menu),
    ]))
}

fn facts(cx: &Cx, cluster: &Cluster, belongs: bool, leads: bool) -> View<Press> {
    let language = cx.language();
    let title = clipped(&cluster.name, 40);
    let full_name = (title != cluster.name).then(|| cluster.name.clone());
    let topics: Vec<_> = cluster.categories.iter().map(|name| name.to_lowercase()).collect();
    let leader = match &cluster.leader {
        _ if leads => say!(language, "clusters-led-by-you"),
        Some((_, name)) => say!(language, "clusters-led-by", name = name.listed()),
        None => say!(language, "clusters-led-by-nobody"),
    };
    let people = if belongs {
        say!(language, "clusters-people-with-you", count = cluster.members, phase = cluster.phase.named(language))
    } else {
        say!(language, "clusters-people", count = cluster.members, phase = cluster.phase.named(language))
    };
    View::new(title)
        .maybe_line(full_name)
        .maybe_line((!topics.is_empty()).then(|| say!(language, "clusters-topics-line", topics = topics.join(", "))))
        .line(match &cluster.host {
            Some(host) => say!(language, "clusters-host", host = host.clone(), leader = leader),
            None => say!(language, "clusters-no-host", leader = leader),
        })
        .line(people)
        .maybe_line(cluster.phase.admits().then(|| algorithm(language, cx.today())))
        .maybe_line(cluster.next.as_ref().map(|(_, title, at)| {
            say!(
                language,
                "clusters-next",
                title = clipped(title, 60),
                moment = text::moment(language, *at, cx.now, cx.zone())
            )
        }))
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
pub async fn leaving(cx: &mut Cx, id: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, id).await?;
    Ok(View::new(say!(language, "clusters-leave-title"))
        .line(cluster.name)
        .line(say!(language, "clusters-leave-goes"))
        .line(say!(language, "clusters-leave-stays"))
        .question(if cluster.phase.admits() {
            say!(language, "clusters-leave-question")
        } else {
            say!(language, "clusters-leave-question-closed")
        })
        .button(Button::press(say!(language, "clusters-leave"), Press::Really))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// The roster, as far as the reader may see it.
pub async fn members(cx: &mut Cx, id: ClusterId, sees: Sees, page: usize, search: &str) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = clusters::named(cx, id).await?;
    let roster = store::roster(cx, id).await?;
    let total = roster.len();
    let visible: Vec<_> = roster.into_iter().filter(|member| sees == Sees::Everybody || member.named).collect();
    let hidden = total - visible.len();
    let wanted = search.to_lowercase();
    let found: Vec<_> = visible
        .into_iter()
        .map(|member| {
            say!(language, "clusters-member", name = member.name.listed(), organisation = member.organisation)
        })
        .filter(|line| line.to_lowercase().contains(&wanted))
        .collect();
    let pages = found.len().div_ceil(LINES);
    let page = page.min(pages.saturating_sub(1));
    let count = found.len();
    let mut view = View::new(say!(language, "clusters-members-title", count = total))
        .lines(found.into_iter().skip(page * LINES).take(LINES));
    let rest = (hidden > 0).then(|| {
        if count == 0 && search.is_empty() {
            say!(language, "clusters-members-hidden")
        } else {
            say!(language, "clusters-members-rest", count = hidden)
        }
    });
    view = match (search.is_empty(), count) {
        (true, 0) if total == 0 => {
            view.line(say!(language, "clusters-members-none", name = clipped(&cluster.name, 60)))
        }
        (true, _) if pages > 1 => view.maybe_line(rest).question(say!(language, "clusters-members-question")),
        (true, _) => view.maybe_line(rest),
        (false, 0) => view.question(say!(language, "clusters-members-not-found", search = search.to_owned())),
        (false, count) => {
            view.question(say!(language, "clusters-members-found", count = count, total = total - hidden))
        }
    };
    view = view.row(pager(language, page, pages, Press::Page));
    if !search.is_empty() {
        view = view.button(Button::press(say!(language, "button-search-clear"), Press::ShowAll));
    }
    Ok(view.row([
        Button::press(say!(language, "button-back"), Press::Back),
        Button::go(say!(language, "button-menu"), Place::Menu),
    ]))
}

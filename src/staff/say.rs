//! The cards of the desk.

use chrono::Datelike;

use super::flow::Press;
use super::store;
use crate::ids::{ClusterId, OrganisationId, PersonId};
use crate::people::clusters::Phase;
use crate::people::store as lists;
use crate::people::{Coordinator, TargetCategory, clusters as led, target_categories};
use crate::say;
use crate::talk::{Button, Cx, Place, Result, View, pager};
use crate::text::Language;

/// Rows of a list on one card: with the pager, the search and the way back it stays under twelve.
pub const PAGE: usize = 7;

/// The desk: how much there is, and what waits.
pub async fn desk(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let desk = store::desk(cx, guard).await?;
    let mut view = View::new(say!(language, "staff-title"))
        .line(say!(language, "staff-desk-people", count = desk.people))
        .line(say!(
            language,
            "staff-desk-schools",
            count = desk.organisations
        ))
        .line(say!(language, "staff-desk-clusters", count = desk.clusters));
    if desk.unconfirmed > 0 {
        view = view.line(say!(
            language,
            "staff-desk-unconfirmed",
            count = desk.unconfirmed
        ));
    }
    if desk.leaderless > 0 {
        view = view.line(say!(
            language,
            "staff-desk-leaderless",
            count = desk.leaderless
        ));
    }
    Ok(view
        .question(say!(language, "staff-desk-question"))
        .button(Button::press(say!(language, "staff-people"), Press::People))
        .row([
            Button::press(say!(language, "staff-schools"), Press::Schools),
            Button::press(say!(language, "staff-clusters"), Press::Clusters),
        ])
        .row([
            Button::press(say!(language, "staff-add-schools"), Press::Add),
            Button::go(say!(language, "staff-new-cluster"), Place::NewCluster),
        ])
        .button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

/// A page of people.
pub async fn people(
    cx: &mut Cx,
    guard: Coordinator,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let view = View::new(say!(language, "staff-people-title"));
    let view = people_in(cx, guard, view, page, search).await?;
    Ok(ending(view, language, search))
}

/// The people who may lead a cluster.
pub async fn leaders(
    cx: &mut Cx,
    guard: Coordinator,
    cluster: ClusterId,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, cluster).await?;
    let view = View::new(say!(language, "staff-leader-title")).line(say!(
        language,
        "staff-of-cluster",
        cluster = cluster.name
    ));
    let view = people_in(cx, guard, view, page, search).await?;
    Ok(ending(view, language, search))
}

async fn people_in(
    cx: &mut Cx,
    guard: Coordinator,
    view: View<Press>,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let count = store::count_people(cx, guard, search).await?;
    let pages = count.div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    let people = store::people(cx, guard, search, page, PAGE).await?;
    let view = if search.is_empty() {
        view.line(say!(language, "staff-people-count", count = count))
            .question(say!(language, "staff-people-question"))
    } else {
        view.line(say!(
            language,
            "staff-people-found",
            count = count,
            search = search.to_owned()
        ))
        .question(say!(language, "staff-people-question"))
    };
    Ok(view
        .grid(
            1,
            people.into_iter().map(|person| {
                Button::press(
                    format!("{}, {}", person.name.short(), person.organisation),
                    Press::Person(person.id),
                )
            }),
        )
        .row(pager(language, page, pages, Press::Page)))
}

/// A person: what a coordinator needs to know, and nothing about deficits (S0-04).
pub async fn person(cx: &mut Cx, guard: Coordinator, id: PersonId) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let person = lists::person(cx, id).await?;
    let coordinates = store::coordinates(cx, guard, id).await?;
    let led: Vec<_> = led::led_by(cx, id)
        .await?
        .into_iter()
        .map(|cluster| format!("«{}»", cluster.name))
        .collect();
    let targets: Vec<_> = target_categories(&person, today)
        .into_iter()
        .map(|category| match category {
            TargetCategory::YoungSpecialist => say!(language, "staff-target-young"),
            TargetCategory::BeginningLeader => say!(language, "staff-target-beginning"),
            TargetCategory::LowResults => say!(language, "staff-target-low"),
            TargetCategory::AdverseConditions => say!(language, "staff-target-adverse"),
        })
        .collect();
    let subjects: Vec<_> = person
        .subjects
        .into_iter()
        .map(|subject| subject.name)
        .collect();
    let mut view = View::new(person.name.listed())
        .line(format!("📍 {}", person.organisation.name))
        .line(if subjects.is_empty() {
            person.post.name
        } else {
            format!("{}: {}", person.post.name, subjects.join(", "))
        })
        .line(say!(
            language,
            "staff-person-since",
            year = person.teaching_since.year().to_string()
        ));
    if !targets.is_empty() {
        view = view.line(say!(
            language,
            "staff-person-targets",
            targets = targets.join(", ")
        ));
    }
    if !led.is_empty() {
        view = view.line(say!(
            language,
            "staff-person-leads",
            clusters = led.join(", ")
        ));
    }
    if coordinates {
        view = view.line(say!(language, "staff-person-coordinates"));
    }
    view = view.button(Button::press(
        say!(language, "staff-make-leader"),
        Press::Lead,
    ));
    view = view.button(if coordinates {
        Button::press(say!(language, "staff-dismiss"), Press::Dismiss)
    } else {
        Button::press(say!(language, "staff-promote"), Press::Promote)
    });
    Ok(view
        .button(Button::go(
            say!(language, "staff-to-school"),
            Place::School(person.organisation.id),
        ))
        .button(back(language)))
}

/// The clusters that a person may be given: those that are not closed.
pub async fn clusters_for(
    cx: &mut Cx,
    guard: Coordinator,
    person: PersonId,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let person = lists::person(cx, person).await?;
    let mut clusters = store::clusters(cx, guard, search).await?;
    clusters.retain(|cluster| cluster.phase != Phase::Closed);
    let view = View::new(say!(language, "staff-which-cluster")).line(say!(
        language,
        "staff-will-lead",
        name = person.name.listed()
    ));
    Ok(clusters_in(view, language, clusters, page, search))
}

/// Shall this person be a coordinator?
pub async fn promote(cx: &mut Cx, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = lists::person(cx, person).await?;
    Ok(sure(
        View::new(say!(language, "staff-promote-title"))
            .line(person.name.listed())
            .line(say!(language, "staff-promote-line")),
        say!(language, "staff-promote"),
        language,
    ))
}

/// Shall this person be a coordinator no more?
pub async fn dismiss(cx: &mut Cx, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = lists::person(cx, person).await?;
    Ok(sure(
        View::new(say!(language, "staff-dismiss-title"))
            .line(person.name.listed())
            .line(say!(language, "staff-dismiss-line")),
        say!(language, "staff-dismiss"),
        language,
    ))
}

/// A page of schools.
pub async fn schools(
    cx: &mut Cx,
    guard: Coordinator,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let schools = store::schools(cx, guard, search).await?;
    let view = View::new(say!(language, "staff-schools-title"));
    let view = schools_in(view, language, schools, page, search);
    let view = view.button(Button::press(
        say!(language, "staff-add-schools"),
        Press::Add,
    ));
    Ok(ending(view, language, search))
}

fn schools_in(
    view: View<Press>,
    language: Language,
    schools: Vec<store::School>,
    page: usize,
    search: &str,
) -> View<Press> {
    let pages = schools.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    let view = match (schools.is_empty(), search.is_empty()) {
        (true, true) => view.line(say!(language, "staff-schools-none")),
        (true, false) => view.line(say!(
            language,
            "staff-not-found",
            search = search.to_owned()
        )),
        (false, _) => view
            .line(say!(language, "staff-schools-count", count = schools.len()))
            .question(say!(language, "staff-schools-question")),
    };
    view.grid(
        1,
        schools
            .into_iter()
            .skip(page * PAGE)
            .take(PAGE)
            .map(|school| {
                let mark = if school.confirmed { "" } else { "❗ " };
                Button::press(
                    format!("{mark}{} · {}", school.name, school.staff),
                    Press::School(school.id),
                )
            }),
    )
    .row(pager(language, page, pages, Press::Page))
}

/// A school.
pub async fn school(cx: &mut Cx, guard: Coordinator, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, id).await?;
    let ties = store::ties(cx, guard, id).await?;
    let mark = |set| if set { "✅ " } else { "" };
    let (low, adverse) = (
        say!(language, "staff-school-low"),
        say!(language, "staff-school-adverse"),
    );
    let mut view = View::new(school.name)
        .line(say!(language, "staff-school-staff", count = ties.staff))
        .line(say!(language, "staff-school-flags"));
    if ties.hosts > 0 {
        view = view.line(say!(language, "staff-school-hosts", count = ties.hosts));
    }
    if !school.confirmed {
        view = view.line(say!(language, "staff-school-unconfirmed")).row([
            Button::press(say!(language, "staff-school-confirm"), Press::Confirm),
            Button::press(say!(language, "staff-school-merge"), Press::Merge),
        ]);
    }
    view = view
        .button(Button::press(
            format!("{}{low}", mark(school.low_results)),
            Press::Low,
        ))
        .button(Button::press(
            format!("{}{adverse}", mark(school.adverse_conditions)),
            Press::Adverse,
        ))
        .button(Button::press(say!(language, "staff-rename"), Press::Rename));
    if ties.staff == 0 && ties.hosts == 0 {
        view = view.button(Button::press(
            say!(language, "staff-school-delete"),
            Press::Delete,
        ));
    }
    Ok(view.button(back(language)))
}

/// The new name of a school is typed.
pub async fn rename_school(cx: &mut Cx, school: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, school).await?;
    Ok(View::new(say!(language, "staff-rename-title"))
        .line(say!(language, "staff-rename-now", name = school.name))
        .question(say!(language, "staff-rename-school-question"))
        .button(cancel(language)))
}

/// The schools that an unconfirmed one may be merged into.
pub async fn merge(
    cx: &mut Cx,
    guard: Coordinator,
    from: OrganisationId,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, from).await?;
    let mut schools = store::schools(cx, guard, search).await?;
    schools.retain(|other| other.id != from && other.confirmed);
    let view = View::new(say!(language, "staff-merge-title")).line(say!(
        language,
        "staff-merge-from",
        name = school.name
    ));
    let view = schools_in(view, language, schools, page, search);
    Ok(ending(view, language, search))
}

/// Shall the first be merged into the second?
pub async fn merging(
    cx: &mut Cx,
    guard: Coordinator,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<View<Press>> {
    let language = cx.language();
    let staff = store::ties(cx, guard, from).await?.staff;
    let (from, into) = (
        lists::organisation(cx, from).await?,
        lists::organisation(cx, into).await?,
    );
    Ok(sure(
        View::new(say!(language, "staff-merging-title"))
            .line(say!(language, "staff-merging-goes", name = from.name))
            .line(say!(
                language,
                "staff-merging-stays",
                name = into.name,
                count = staff
            )),
        say!(language, "staff-school-merge"),
        language,
    ))
}

/// Shall this school be deleted?
pub async fn delete(cx: &mut Cx, school: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = lists::organisation(cx, school).await?;
    Ok(sure(
        View::new(say!(language, "staff-delete-title"))
            .line(school.name)
            .line(say!(language, "staff-delete-line")),
        say!(language, "staff-school-delete"),
        language,
    ))
}

/// New schools are typed.
pub fn add_schools(language: Language) -> View<Press> {
    View::new(say!(language, "staff-add-title"))
        .line(say!(language, "staff-add-line"))
        .question(say!(language, "staff-add-question"))
        .button(cancel(language))
}

/// A page of clusters.
pub async fn clusters(
    cx: &mut Cx,
    guard: Coordinator,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let clusters = store::clusters(cx, guard, search).await?;
    let view = View::new(say!(language, "staff-clusters-title"));
    Ok(clusters_in(view, language, clusters, page, search))
}

fn clusters_in(
    view: View<Press>,
    language: Language,
    clusters: Vec<store::InList>,
    page: usize,
    search: &str,
) -> View<Press> {
    let pages = clusters.len().div_ceil(PAGE);
    let page = page.min(pages.saturating_sub(1));
    let view = match (clusters.is_empty(), search.is_empty()) {
        (true, true) => view.line(say!(language, "staff-clusters-none")),
        (true, false) => view.line(say!(
            language,
            "staff-not-found",
            search = search.to_owned()
        )),
        (false, _) => view
            .line(say!(
                language,
                "staff-clusters-count",
                count = clusters.len()
            ))
            .question(say!(language, "staff-clusters-question")),
    };
    let view = view
        .grid(
            1,
            clusters
                .into_iter()
                .skip(page * PAGE)
                .take(PAGE)
                .map(|cluster| {
                    let mark = match (cluster.phase, cluster.led) {
                        (Phase::Closed, _) => "❌ ",
                        (_, false) => "❗ ",
                        _ => "",
                    };
                    Button::press(
                        format!("{mark}{}", cluster.name),
                        Press::Cluster(cluster.id),
                    )
                }),
        )
        .row(pager(language, page, pages, Press::Page))
        .button(Button::go(
            say!(language, "staff-new-cluster"),
            Place::NewCluster,
        ));
    ending(view, language, search)
}

/// A cluster.
pub async fn cluster(cx: &mut Cx, guard: Coordinator, id: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, id).await?;
    let categories: Vec<_> = store::categories(cx, guard, id, language)
        .await?
        .into_iter()
        .filter(|category| category.addressed)
        .map(|category| category.name.to_lowercase())
        .collect();
    let leader = match &cluster.leader {
        Some((_, name)) => say!(language, "staff-cluster-leader", name = name.listed()),
        None => say!(language, "staff-cluster-leaderless"),
    };
    let mut view = View::new(cluster.name)
        .line(leader)
        .line(say!(
            language,
            "staff-cluster-phase",
            phase = cluster.phase.named(language)
        ))
        .line(say!(
            language,
            "staff-cluster-members",
            count = cluster.members
        ))
        .line(if categories.is_empty() {
            say!(language, "staff-cluster-no-categories")
        } else {
            say!(
                language,
                "staff-cluster-categories",
                categories = categories.join(", ")
            )
        });
    if let Some(host) = cluster.host {
        view = view.line(format!("📍 {host}"));
    }
    if cluster.phase != Phase::Closed {
        view = view.button(Button::press(
            say!(language, "staff-appoint-leader"),
            Press::Lead,
        ));
    }
    Ok(view
        .row([
            Button::press(say!(language, "staff-phase"), Press::Phases),
            Button::press(say!(language, "staff-rename"), Press::Rename),
        ])
        .button(Button::press(
            say!(language, "staff-categories"),
            Press::Categories,
        ))
        .button(back(language)))
}

/// The new name of a cluster is typed.
pub async fn rename_cluster(
    cx: &mut Cx,
    guard: Coordinator,
    cluster: ClusterId,
) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, cluster).await?;
    Ok(View::new(say!(language, "staff-rename-title"))
        .line(say!(language, "staff-rename-now", name = cluster.name))
        .question(say!(language, "staff-rename-cluster-question"))
        .button(cancel(language)))
}

/// Where in its cycle a cluster is (S1-07).
pub async fn phases(cx: &mut Cx, guard: Coordinator, cluster: ClusterId) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, cluster).await?;
    Ok(View::new(say!(language, "staff-phase-title"))
        .line(cluster.name)
        .line(say!(language, "staff-phase-line"))
        .grid(
            1,
            Phase::ALL.into_iter().map(|each| {
                let mark = if each == cluster.phase { "✅ " } else { "" };
                Button::press(
                    format!("{mark}{}", each.named(language)),
                    Press::Phase(each),
                )
            }),
        )
        .button(back(language)))
}

/// What a cluster addresses.
pub async fn categories(
    cx: &mut Cx,
    guard: Coordinator,
    cluster: ClusterId,
) -> Result<View<Press>> {
    let language = cx.language();
    let named = store::cluster(cx, guard, cluster).await?.name;
    let categories = store::categories(cx, guard, cluster, language).await?;
    Ok(View::new(say!(language, "staff-categories-title"))
        .line(named)
        .line(say!(language, "staff-categories-line"))
        .grid(
            1,
            categories.into_iter().map(|category| {
                let mark = if category.addressed { "✅ " } else { "" };
                Button::press(
                    format!("{mark}{}", category.name),
                    Press::Category(category.id),
                )
            }),
        )
        .button(back(language)))
}

/// Shall this person lead this cluster? Says who is replaced.
pub async fn leading(
    cx: &mut Cx,
    guard: Coordinator,
    cluster: ClusterId,
    person: PersonId,
) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = store::cluster(cx, guard, cluster).await?;
    let person = lists::person(cx, person).await?;
    let replaced = match cluster.leader {
        Some((former, name)) if former != person.id => {
            say!(language, "staff-leading-replaces", name = name.listed())
        }
        Some(_) => say!(language, "staff-leads-already"),
        None => say!(language, "staff-leading-first"),
    };
    Ok(sure(
        View::new(say!(language, "staff-leading-title"))
            .line(say!(language, "staff-of-cluster", cluster = cluster.name))
            .line(say!(
                language,
                "staff-will-lead",
                name = person.name.listed()
            ))
            .line(replaced)
            .line(say!(language, "staff-leading-told")),
        say!(language, "staff-appoint"),
        language,
    ))
}

/// What a new leader is told.
pub fn leader_notice(language: Language, name: &str, cluster: ClusterId) -> View<Press> {
    View::new(say!(language, "staff-notice-leader-title"))
        .line(say!(
            language,
            "staff-notice-leader-line",
            cluster = name.to_owned()
        ))
        .button(Button::go(
            say!(language, "staff-open-cluster"),
            Place::Cluster(cluster),
        ))
        .button(Button::go(
            say!(language, "staff-new-event"),
            Place::NewEventOf(cluster),
        ))
}

fn sure(view: View<Press>, yes: String, language: Language) -> View<Press> {
    view.question(say!(language, "staff-sure"))
        .button(Button::press(yes, Press::Yes))
        .button(cancel(language))
}

/// The end of a list: the whole list again where it is narrowed, and the way back.
fn ending(view: View<Press>, language: Language, search: &str) -> View<Press> {
    let view = if search.is_empty() {
        view
    } else {
        view.button(Button::press(
            say!(language, "button-search-clear"),
            Press::All,
        ))
    };
    view.button(back(language))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

fn cancel(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-cancel"), Press::Back)
}

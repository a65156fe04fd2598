//! The form of a new cluster.

use serde::{Deserialize, Serialize};

use super::store::{self, Founding};
use super::{rules, say as cards};
use crate::ids::{CategoryId, OrganisationId, PersonId};
use crate::people::store as lists;
use crate::people::{Coordinator, clusters};
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, pager};
use crate::text::{self, Language};
use crate::{outbox, say};

/// The room of the form.
pub struct NewCluster;

/// What was said so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    name: String,
    categories: Vec<CategoryId>,
    host: Option<OrganisationId>,
    leader: Option<PersonId>,
}

/// Where the coordinator stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// How it is called.
    Name,
    /// Which deficits it addresses.
    Categories(Draft),
    /// Which school hosts it: a page of the list, narrowed by what was typed.
    Host(Draft, usize, String),
    /// Who leads it: a page of the list, narrowed by what was typed.
    Leader(Draft, usize, String),
    /// Is everything right?
    Confirm(Draft),
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Chooses a category, or takes it back.
    Category(CategoryId),
    /// The choice is complete.
    Ready,
    /// Leafs through the list.
    Page(usize),
    /// Shows the whole list again.
    All,
    /// Chooses the host school, or none.
    Host(Option<OrganisationId>),
    /// Chooses the leader, or none.
    Leader(Option<PersonId>),
    /// One question back.
    Back,
    /// Everything is right.
    Create,
    /// Drops the form.
    Cancel,
}

impl Room for NewCluster {
    const NAME: &'static str = "newcluster";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::NewCluster
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Name => None,
            _ => Some(say!(language, "staff-form-draft")),
        }
    }

    async fn enter(cx: &mut Cx, place: Place, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match draft {
            Some(_) => Next::Offer(place),
            None => Next::Go(Step::Name),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let view = match step {
            Step::Name => View::new(say!(language, "staff-form-name-title"))
                .line(say!(language, "staff-form-progress", step = 1))
                .question(say!(language, "staff-form-name-question")),
            Step::Categories(draft) => categories(cx, draft).await?,
            Step::Host(_, page, search) => hosts(cx, guard, *page, search).await?,
            Step::Leader(_, page, search) => leaders(cx, guard, *page, search).await?,
            Step::Confirm(draft) => confirm(cx, draft).await?,
        };
        let cancel = Button::press(say!(language, "button-cancel"), Press::Cancel);
        Ok(match step {
            Step::Name => view.button(cancel),
            _ => view.row([
                Button::press(say!(language, "button-back"), Press::Back),
                cancel,
            ]),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (_, Said::Press(Press::Cancel)) => Next::To(Place::People),
            (step, Said::Press(Press::Back)) => Next::Go(before(step)),

            (Step::Name, Said::Text(typed)) => match rules::cluster_name(&typed) {
                None => Next::Stay(say!(language, "staff-cluster-flaw")),
                Some(name) if store::is_taken(cx, guard, &name).await? => {
                    Next::Stay(say!(language, "staff-name-taken", name = name))
                }
                Some(name) => Next::Go(Step::Categories(Draft {
                    name,
                    ..Draft::default()
                })),
            },

            (Step::Categories(mut draft), Said::Press(Press::Category(category))) => {
                match draft.categories.iter().position(|other| *other == category) {
                    Some(place) => drop(draft.categories.remove(place)),
                    None => draft.categories.push(category),
                }
                Next::Go(Step::Categories(draft))
            }
            (Step::Categories(draft), Said::Press(Press::Ready)) => {
                if draft.categories.is_empty() {
                    Next::Stay(say!(language, "staff-form-no-category"))
                } else {
                    Next::Go(Step::Host(draft, 0, String::new()))
                }
            }

            (Step::Host(draft, _, search), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Host(draft, page, search))
            }
            (Step::Host(draft, ..), Said::Press(Press::All)) => {
                Next::Go(Step::Host(draft, 0, String::new()))
            }
            (Step::Host(draft, ..), Said::Text(typed)) => {
                Next::Go(Step::Host(draft, 0, sought(&typed)))
            }
            (Step::Host(draft, ..), Said::Press(Press::Host(host))) => {
                Next::Go(Step::Leader(Draft { host, ..draft }, 0, String::new()))
            }

            (Step::Leader(draft, _, search), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Leader(draft, page, search))
            }
            (Step::Leader(draft, ..), Said::Press(Press::All)) => {
                Next::Go(Step::Leader(draft, 0, String::new()))
            }
            (Step::Leader(draft, ..), Said::Text(typed)) => {
                Next::Go(Step::Leader(draft, 0, sought(&typed)))
            }
            (Step::Leader(draft, ..), Said::Press(Press::Leader(leader))) => {
                Next::Go(Step::Confirm(Draft { leader, ..draft }))
            }

            (Step::Confirm(draft), Said::Press(Press::Create)) => create(cx, guard, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

/// Makes the cluster and tells its leader.
async fn create(cx: &mut Cx, guard: Coordinator, draft: Draft) -> Result<Next<NewCluster>> {
    let language = cx.language();
    let founding = Founding {
        name: draft.name,
        categories: draft.categories,
        host: draft.host,
        leader: draft.leader,
    };
    let Some(cluster) = store::found(cx, guard, &founding).await? else {
        // Somebody was quicker with the same name.
        cx.remark(say!(
            language,
            "staff-name-taken",
            name = founding.name.clone()
        ));
        return Ok(Next::Go(Step::Name));
    };
    if let Some(leader) = founding.leader {
        outbox::refresh_commands(cx, leader).await?;
        outbox::tell::<super::flow::Press>(cx, &[leader], super::Staff::NAME, |language| {
            cards::leader_notice(language, &founding.name, cluster)
        })
        .await?;
    }
    cx.remark(say!(language, "staff-form-created"));
    Ok(Next::To(Place::ClusterDesk(cluster)))
}

/// What is sought, as far as it can matter.
fn sought(typed: &str) -> String {
    text::clipped(&text::one_line(typed), 60)
}

/// One question back, with what was said.
fn before(step: Step) -> Step {
    match step {
        Step::Name | Step::Categories(_) => Step::Name,
        Step::Host(draft, ..) => Step::Categories(draft),
        Step::Leader(draft, ..) => Step::Host(draft, 0, String::new()),
        Step::Confirm(draft) => Step::Leader(draft, 0, String::new()),
    }
}

async fn categories(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let ready = say!(language, "staff-form-ready", count = draft.categories.len());
    Ok(View::new(say!(language, "staff-form-categories-title"))
        .line(say!(language, "staff-form-progress", step = 2))
        .question(say!(language, "staff-form-categories-question"))
        .grid(
            1,
            clusters::categories(cx).await?.into_iter().map(|category| {
                let mark = if draft.categories.contains(&category.id) {
                    "✅ "
                } else {
                    ""
                };
                Button::press(
                    format!("{mark}{}", category.name),
                    Press::Category(category.id),
                )
            }),
        )
        .button(Button::press(ready, Press::Ready)))
}

async fn hosts(cx: &mut Cx, guard: Coordinator, page: usize, search: &str) -> Result<View<Press>> {
    let language = cx.language();
    let schools = store::schools(cx, guard, search).await?;
    let pages = schools.len().div_ceil(cards::PAGE);
    let page = page.min(pages.saturating_sub(1));
    let view = View::new(say!(language, "staff-form-host-title"))
        .line(say!(language, "staff-form-progress", step = 3))
        .maybe_line(
            schools
                .is_empty()
                .then(|| say!(language, "staff-not-found", search = search.to_owned())),
        )
        .question(say!(language, "staff-form-host-question"))
        .button(Button::press(
            say!(language, "staff-form-no-host"),
            Press::Host(None),
        ))
        .grid(
            1,
            schools
                .into_iter()
                .skip(page * cards::PAGE)
                .take(cards::PAGE)
                .map(|school| Button::press(school.name, Press::Host(Some(school.id)))),
        )
        .row(pager(language, page, pages, Press::Page));
    Ok(narrowed(view, language, search))
}

async fn leaders(
    cx: &mut Cx,
    guard: Coordinator,
    page: usize,
    search: &str,
) -> Result<View<Press>> {
    let language = cx.language();
    let count = store::count_people(cx, guard, search).await?;
    let pages = count.div_ceil(cards::PAGE);
    let page = page.min(pages.saturating_sub(1));
    let people = store::people(cx, guard, search, page, cards::PAGE).await?;
    let view = View::new(say!(language, "staff-form-leader-title"))
        .line(say!(language, "staff-form-progress", step = 4))
        .maybe_line((!search.is_empty()).then(|| {
            say!(
                language,
                "staff-people-found",
                count = count,
                search = search.to_owned()
            )
        }))
        .question(say!(language, "staff-people-question"))
        .grid(
            1,
            people.into_iter().map(|person| {
                Button::press(
                    format!("{}, {}", person.name.short(), person.organisation),
                    Press::Leader(Some(person.id)),
                )
            }),
        )
        .row(pager(language, page, pages, Press::Page))
        .button(Button::press(
            say!(language, "staff-form-no-leader"),
            Press::Leader(None),
        ));
    Ok(narrowed(view, language, search))
}

async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let categories: Vec<_> = clusters::categories(cx)
        .await?
        .into_iter()
        .filter(|category| draft.categories.contains(&category.id))
        .map(|category| category.name.to_lowercase())
        .collect();
    let host = match draft.host {
        Some(host) => lists::organisation(cx, host).await?.name,
        None => say!(language, "staff-form-no-host"),
    };
    let leader = match draft.leader {
        Some(leader) => say!(
            language,
            "staff-cluster-leader",
            name = lists::person(cx, leader).await?.name.listed()
        ),
        None => say!(language, "staff-cluster-leaderless"),
    };
    Ok(View::new(say!(language, "staff-form-confirm-title"))
        .line(format!("«{}»", draft.name))
        .line(say!(
            language,
            "staff-cluster-categories",
            categories = categories.join(", ")
        ))
        .line(format!("📍 {host}"))
        .line(leader)
        .question(say!(language, "staff-form-confirm-question"))
        .button(Button::press(
            say!(language, "staff-form-create"),
            Press::Create,
        )))
}

fn narrowed(view: View<Press>, language: Language, search: &str) -> View<Press> {
    if search.is_empty() {
        return view;
    }
    view.button(Button::press(
        say!(language, "button-search-clear"),
        Press::All,
    ))
}

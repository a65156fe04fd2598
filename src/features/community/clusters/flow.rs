//! The conversation about clusters: lists, a card, leaving, the roster.

use serde::{Deserialize, Serialize};

use super::cards;
use super::store::{self, Joining};
use crate::ids::{CategoryId, ClusterId};
use crate::model::people::consents::{self, Purpose};
use crate::model::people::{ClusterLeader, Coordinator, Registered, clusters};
use crate::say;
use crate::talk::{Cx, Next, Place, Result, Room, Said, Trouble, View};
use crate::text;

/// The room of clusters.
pub struct Clusters;

/// What of which list is shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct List {
    /// Which clusters.
    pub(super) which: Which,
    /// From 0.
    pub(super) page: usize,
    /// What was typed, or empty.
    pub(super) search: String,
}

/// Which clusters a list holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// All that are not closed.
    #[default]
    Open,
    /// Those that I joined or lead.
    Mine,
    /// Those that address a category.
    For(CategoryId),
}

impl From<Which> for List {
    fn from(which: Which) -> List {
        List { which, ..List::default() }
    }
}

/// Where the person stands; beside a card, the list to go back to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// A list.
    List(List),
    /// The categories, to choose one.
    Topics,
    /// A cluster.
    Card(ClusterId, List),
    /// A cluster that was joined just now.
    Joined(ClusterId, List),
    /// Is the cluster really to be left?
    Leaving(ClusterId, List),
    /// The roster: a page, narrowed by what was typed.
    Members(ClusterId, List, usize, String),
}

/// What the buttons carry.
#[derive(Debug, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through a list.
    Page(usize),
    /// Drops the search.
    ShowAll,
    /// Shows the categories.
    Topics,
    /// Shows the clusters of a category.
    Topic(CategoryId),
    /// Opens a card.
    Open(ClusterId),
    /// Joins.
    Join,
    /// Agrees to notices.
    Notices,
    /// Asks whether to leave.
    Leave,
    /// Leaves.
    Really,
    /// Shows the roster.
    Members,
    /// Goes a step back.
    Back,
}

/// How much of a search makes sense.
const SEARCH: usize = 120;

impl Room for Clusters {
    const NAME: &'static str = "clusters";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Clusters
    }

    async fn enter(_cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match place {
            Place::MyClusters => Step::List(Which::Mine.into()),
            Place::ClustersFor(category) => Step::List(Which::For(category).into()),
            Place::Cluster(cluster) => Step::Card(cluster, List::default()),
            Place::Members(cluster) => Step::Members(cluster, List::default(), 0, String::new()),
            _ => Step::List(List::default()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let reader = Registered::of(cx)?;
        match step {
            Step::List(list) => cards::list(cx, reader, list).await,
            Step::Topics => cards::topics(cx).await,
            Step::Card(cluster, _) => cards::card(cx, reader, *cluster, false).await,
            Step::Joined(cluster, _) => cards::card(cx, reader, *cluster, true).await,
            Step::Leaving(cluster, _) => cards::leaving(cx, *cluster).await,
            Step::Members(cluster, _, page, search) => {
                let sees = Sees::of(cx, reader, *cluster).await?;
                cards::members(cx, *cluster, sees, *page, search).await
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let person = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List(_) | Step::Members(..), Said::Text(typed)) if typed.chars().count() > SEARCH => {
                Next::Stay(say!(language, "clusters-search-too-long"))
            }
            (Step::List(list), Said::Text(typed)) => {
                Next::Go(Step::List(List { search: text::one_line(&typed), page: 0, ..list }))
            }
            (Step::List(list), Said::Press(Press::Page(page))) => Next::Go(Step::List(List { page, ..list })),
            (Step::List(list), Said::Press(Press::ShowAll)) => Next::Go(Step::List(list.which.into())),
            (Step::List(_), Said::Press(Press::Topics)) => Next::Go(Step::Topics),
            (Step::List(list), Said::Press(Press::Open(cluster))) => Next::Go(Step::Card(cluster, list)),
            (Step::List(_), Said::Press(Press::Back)) => Next::Go(Step::Topics),

            (Step::Topics, Said::Press(Press::Topic(category))) => Next::Go(Step::List(Which::For(category).into())),
            (Step::Topics, Said::Press(Press::Back)) => Next::Go(Step::List(List::default())),

            (Step::Card(cluster, list), Said::Press(Press::Join)) => join(cx, person, cluster, list).await?,
            (Step::Joined(cluster, list), Said::Press(Press::Notices)) => {
                consents::give(cx, Purpose::Notices).await?;
                cx.remark(say!(language, "clusters-notices-on"));
                Next::Go(Step::Card(cluster, list))
            }
            (Step::Card(cluster, list) | Step::Joined(cluster, list), Said::Press(Press::Leave)) => {
                Next::Go(Step::Leaving(cluster, list))
            }
            (Step::Card(cluster, list) | Step::Joined(cluster, list), Said::Press(Press::Members)) => {
                Next::Go(Step::Members(cluster, list, 0, String::new()))
            }
            (Step::Card(_, list) | Step::Joined(_, list), Said::Press(Press::Back)) => Next::Go(Step::List(list)),

            (Step::Leaving(cluster, list), Said::Press(Press::Really)) => {
                if store::leave(cx, person, cluster).await? {
                    cx.remark(say!(language, "clusters-left"));
                }
                Next::Go(Step::Card(cluster, list))
            }
            (Step::Leaving(cluster, list), Said::Press(Press::Back)) => Next::Go(Step::Card(cluster, list)),

            (Step::Members(cluster, list, ..), Said::Text(typed)) => {
                Next::Go(Step::Members(cluster, list, 0, text::one_line(&typed)))
            }
            (Step::Members(cluster, list, _, search), Said::Press(Press::Page(page))) => {
                Next::Go(Step::Members(cluster, list, page, search))
            }
            (Step::Members(cluster, list, ..), Said::Press(Press::ShowAll)) => {
                Next::Go(Step::Members(cluster, list, 0, String::new()))
            }
            (Step::Members(cluster, list, ..), Said::Press(Press::Back)) => Next::Go(Step::Card(cluster, list)),

            _ => Next::Puzzled,
        })
    }
}

async fn join(cx: &mut Cx, person: Registered, cluster: ClusterId, list: List) -> Result<Next<Clusters>> {
    let language = cx.language();
    Ok(match store::join(cx, cluster, person.id()).await? {
        Joining::Joined => {
            cx.remark(say!(language, "clusters-joined"));
            Next::Go(Step::Joined(cluster, list))
        }
        Joining::Already => {
            cx.remark(say!(language, "clusters-joined-already"));
            Next::Go(Step::Card(cluster, list))
        }
        Joining::Closed => Next::Stay(say!(language, "clusters-join-closed")),
    })
}

/// How much of a roster one may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sees {
    /// Everybody: who answers for the cluster or for the municipality.
    Everybody,
    /// Those who agreed that the members of their clusters see them.
    Named,
}

impl Sees {
    /// What the person who speaks may see of a cluster's roster; a refusal to those who do not belong to it.
    async fn of(cx: &mut Cx, reader: Registered, cluster: ClusterId) -> Result<Sees> {
        if holds(ClusterLeader::of(cx, cluster).await)? || holds(Coordinator::of(cx).await)? {
            return Ok(Sees::Everybody);
        }
        if clusters::is_member(cx, cluster, reader.id()).await? {
            return Ok(Sees::Named);
        }
        Err(Trouble::Refused(say!(cx.language(), "clusters-members-refused")))
    }
}

/// Whether a guard handed out its proof; a fault stays a fault.
fn holds<T>(proof: Result<T>) -> Result<bool> {
    match proof {
        Ok(_) => Ok(true),
        Err(Trouble::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

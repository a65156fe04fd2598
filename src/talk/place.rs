//! Where a person can go: each command, menu entry, way back and deep link names a place.
//!
//! A place belongs to one room. Its identifiers come from outside and are never trusted: the room asks the
//! database who may see what, each time.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, ClusterId, DeficitId, EventId, OrganisationId, PersonId};

/// A place of the bot.
///
/// Short names, because a button carries 64 bytes at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The menu.
    Menu,
    /// What the bot can do.
    Help,
    /// The consent to the processing of personal data.
    Consent,
    /// Registration, or the correction of one's own data.
    Registration,
    /// Who I am here.
    Profile,
    /// My deficits.
    Deficits,
    /// One of my deficits.
    Deficit(DeficitId),
    /// A new deficit.
    NewDeficit,
    /// All clusters.
    Clusters,
    /// The clusters that I joined or lead.
    MyClusters,
    /// The clusters that address a category of deficits.
    ClustersFor(CategoryId),
    /// A cluster.
    Cluster(ClusterId),
    /// Who is in a cluster: for its leader.
    Members(ClusterId),
    /// The coming events of my clusters.
    Events,
    /// The past events in which I took part: my own record.
    Record,
    /// An event.
    Event(EventId),
    /// A new event, in a cluster that is still to be chosen.
    NewEvent,
    /// A new event of a cluster.
    NewEventOf(ClusterId),
    /// The events whose attendance is to be recorded.
    Attendance,
    /// The attendance sheet of an event.
    Sheet(EventId),
    /// The figures of the municipality.
    Stats,
    /// The coordinator's desk: people, schools, clusters.
    People,
    /// The people whose name begins so, for a coordinator; all of them where it is empty.
    PeopleNamed(String),
    /// A person, for a coordinator.
    Person(PersonId),
    /// Schools and other organisations, for a coordinator.
    Schools,
    /// A school, for a coordinator.
    School(OrganisationId),
    /// Schools that are to be added, for a coordinator.
    NewSchools,
    /// All clusters, for a coordinator.
    DeskClusters,
    /// A cluster, for a coordinator.
    ClusterDesk(ClusterId),
    /// Choosing who leads a cluster, for a coordinator.
    LeaderFor(ClusterId),
    /// Choosing what a person leads, for a coordinator.
    LedBy(PersonId),
    /// A new cluster, for a coordinator.
    NewCluster,
    /// Language, quiet hours, what one agreed to.
    Settings,
    /// Everything that is kept about me.
    MyData,
    /// Withdrawing the consent and erasing everything.
    Forget,
    /// A link that makes its first opener a coordinator.
    Claim(String),
    /// Going on with the draft of a room.
    Continue(String),
    /// Beginning anew where there is a draft.
    Afresh(Box<Place>),
}

impl Place {
    /// The room that answers there.
    pub fn room(&self) -> &str {
        match self {
            Place::Menu | Place::Help => "menu",
            Place::Consent | Place::Claim(_) => "consent",
            Place::Registration => "registration",
            Place::Profile => "profile",
            Place::Deficits | Place::Deficit(_) => "deficits",
            Place::NewDeficit => "deficit",
            Place::Clusters | Place::MyClusters | Place::ClustersFor(_) | Place::Cluster(_) | Place::Members(_) => {
                "clusters"
            }
            Place::Events | Place::Record | Place::Event(_) => "events",
            Place::NewEvent | Place::NewEventOf(_) => "event",
            Place::Attendance | Place::Sheet(_) => "attendance",
            Place::Stats => "stats",
            Place::People => "staff",
            Place::PeopleNamed(_) | Place::Person(_) => "people",
            Place::Schools | Place::School(_) | Place::NewSchools => "schools",
            Place::DeskClusters | Place::ClusterDesk(_) => "deskclusters",
            Place::LeaderFor(_) | Place::LedBy(_) => "leading",
            Place::NewCluster => "newcluster",
            Place::Settings => "settings",
            Place::MyData | Place::Forget => "mydata",
            Place::Continue(room) => room,
            Place::Afresh(place) => place.room(),
        }
    }

    /// The place that a command leads to.
    pub fn of_command(name: &str) -> Option<Place> {
        Some(match name {
            "start" | "menu" => Place::Menu,
            "help" => Place::Help,
            "profile" => Place::Profile,
            "deficits" => Place::Deficits,
            "clusters" => Place::Clusters,
            "events" => Place::Events,
            "attendance" => Place::Attendance,
            "stats" => Place::Stats,
            "people" => Place::People,
            "settings" => Place::Settings,
            "mydata" => Place::MyData,
            "forget" => Place::Forget,
            _ => return None,
        })
    }

    /// The place that a deep link's payload leads to.
    ///
    /// A payload is at most 64 of `[A-Za-z0-9_-]` (Bot API, "Deep linking").
    pub fn of_link(payload: &str) -> Option<Place> {
        let (kind, rest) = payload.split_once('-')?;
        let number = || rest.parse().ok();
        Some(match kind {
            "claim" => Place::Claim(rest.to_owned()),
            "cluster" => Place::Cluster(ClusterId(number()?)),
            "event" => Place::Event(EventId(number()?)),
            _ => return None,
        })
    }
}

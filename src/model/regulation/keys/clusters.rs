//! Clusters: what they are made for, their year, and how their work is scored (S0, S1, S3).

use crate::model::regulation::Regulation;
use crate::model::regulation::rule::{Chapter, Concern, Fit, Key, Preset};
use crate::model::regulation::value::{Unit, YearDay};
use crate::say;
use crate::talk::Result;

choices! {
    /// What a cluster is made for (contradiction 9).
    ClusterKind {
        Project "project" |language| say!(language, "regulation-cluster-kinds-project"),
        HostSchool "host_school" |language| say!(language, "regulation-cluster-kinds-host-school"),
        Difficulty "difficulty" |language| say!(language, "regulation-cluster-kinds-difficulty"),
    }
}

/// Whether the municipality works with clusters at all: an association may do without.
pub fn are_chosen(now: &Regulation) -> Result<bool> {
    Ok(!now.get(&CLUSTER_KINDS)?.is_empty())
}

/// Kinds of clusters.
pub static CLUSTER_KINDS: Key<Vec<ClusterKind>> =
    Key::set("cluster_kinds", Chapter::Clusters, |language| say!(language, "regulation-cluster-kinds"), "host_school")
        .clauses(
            Fit::Union,
            &[
                Preset::S0.says("п. 5.3", "project"),
                Preset::S1.says("§ 2", "host_school"),
                Preset::S3.says("разд. V, п. 5(2)", "difficulty"),
            ],
        )
        .note(|language| say!(language, "regulation-cluster-kinds-note"))
        .acts();

choices! {
    /// Who can be a member of a cluster.
    ClusterMember {
        Organisations "organisations" |language| say!(language, "regulation-cluster-members-organisations"),
        HighResults "high_results" |language| say!(language, "regulation-cluster-members-high-results"),
        Persons "persons" |language| say!(language, "regulation-cluster-members-persons"),
    }
}

/// Members of a cluster.
pub static CLUSTER_MEMBERS: Key<Vec<ClusterMember>> =
    Key::set("cluster_members", Chapter::Clusters, |language| say!(language, "regulation-cluster-members"), "persons")
        .clauses(
            Fit::Union,
            // S0-24: in person those of organisations with high results; the others by their organisations.
            &[Preset::S0.says("п. 1.2, 4.1", "organisations,high_results"), Preset::S1.says("§ 2", "persons")],
        )
        .of_clusters()
        .acts();

/// School year begins.
pub static CLUSTER_YEAR_BEGINS: Key<YearDay> = Key::day(
    "cluster_year_begins",
    Chapter::Clusters,
    |language| say!(language, "regulation-cluster-year-begins"),
    "09-01",
)
.clauses(Fit::Earliest, &[Preset::S1.says("прил., строка 1", "09-01")])
.concerns(Concern::Everybody)
.acts();

/// Year of clusters ends.
pub static CLUSTER_YEAR_ENDS: Key<YearDay> = Key::day(
    "cluster_year_ends",
    Chapter::Clusters,
    |language| say!(language, "regulation-cluster-year-ends"),
    "05-31",
)
.clauses(Fit::Earliest, &[Preset::S1.says("прил., строка 9", "05-31")])
.of_clusters();

choices! {
    /// What a cluster works along (S1-07, S0-09).
    ClusterWork {
        Steps "steps" |language| say!(language, "regulation-cluster-work-steps"),
        Plan "plan" |language| say!(language, "regulation-cluster-work-plan"),
    }
}

/// Order of work.
pub static CLUSTER_WORK: Key<Vec<ClusterWork>> =
    Key::set("cluster_work", Chapter::Clusters, |language| say!(language, "regulation-cluster-work"), "steps")
        .clauses(Fit::Union, &[Preset::S0.says("п. 5.2", "plan"), Preset::S1.says("§ 3, прил.", "steps")])
        .of_clusters();

choices! {
    /// By what a cluster is measured.
    Measure {
        Table "table" |language| say!(language, "regulation-measured-by-table"),
        Results "results" |language| say!(language, "regulation-measured-by-results"),
        Indicators "indicators" |language| say!(language, "regulation-measured-by-indicators"),
    }
}

/// A cluster is measured by.
pub static MEASURED_BY: Key<Vec<Measure>> =
    Key::set("measured_by", Chapter::Clusters, |language| say!(language, "regulation-measured-by"), "table")
        .clauses(
            Fit::Union,
            &[
                Preset::S0.says("п. 7.1, 7.2", "results"),
                Preset::S1.says("прил.", "table"),
                Preset::S4.says("разд. V", "indicators"),
            ],
        )
        .of_clusters();

choices! {
    /// How «за каждого участника» is counted (S1, open point).
    PartCount {
        ByEvent "by_event" |language| say!(language, "regulation-participants-counted-by-event"),
        ByDeed "by_deed" |language| say!(language, "regulation-participants-counted-by-deed"),
    }
}

/// Part is counted.
pub static PARTICIPANTS_COUNTED: Key<PartCount> = Key::choice(
    "participants_counted",
    Chapter::Clusters,
    |language| say!(language, "regulation-participants-counted"),
    "by_event",
)
.note(|language| say!(language, "regulation-participants-counted-note"))
.of_clusters();

choices! {
    /// Who counts in the first row (ambiguity 34).
    RowOne {
        Contributors "contributors" |language| say!(language, "regulation-s1-row1-contributors"),
        Presence "presence" |language| say!(language, "regulation-s1-row1-presence"),
    }
}

/// Row 1 of the table.
pub static S1_ROW1: Key<RowOne> =
    Key::choice("s1_row1", Chapter::Clusters, |language| say!(language, "regulation-s1-row1"), "contributors")
        .note(|language| say!(language, "regulation-s1-row1-note"))
        .of_clusters();

/// Roster: may leave.
pub static ROSTER_TOLERANCE: Key<i64> = Key::number(
    "roster_tolerance",
    Chapter::Clusters,
    |language| say!(language, "regulation-roster-tolerance"),
    (0, 20, Unit::People),
    "0",
)
.note(|language| say!(language, "regulation-roster-tolerance-note"))
.of_clusters();

/// Plan: may be missed.
pub static PLAN_TOLERANCE: Key<i64> = Key::number(
    "plan_tolerance",
    Chapter::Clusters,
    |language| say!(language, "regulation-plan-tolerance"),
    (0, 20, Unit::Times),
    "0",
)
.note(|language| say!(language, "regulation-plan-tolerance-note"))
.of_clusters();

choices! {
    /// Whether each product counts (S1, open point).
    ProductPoints {
        Best "best" |language| say!(language, "regulation-product-points-best"),
        Each "each" |language| say!(language, "regulation-product-points-each"),
    }
}

/// Points for a product.
pub static PRODUCT_POINTS: Key<ProductPoints> =
    Key::choice("product_points", Chapter::Clusters, |language| say!(language, "regulation-product-points"), "best")
        .of_clusters();

/// Mastered is acquainted.
pub static MASTERED_ACQUAINTED: Key<bool> = Key::flag(
    "mastered_acquainted",
    Chapter::Clusters,
    |language| say!(language, "regulation-mastered-acquainted"),
    "yes",
)
.note(|language| say!(language, "regulation-mastered-acquainted-note"))
.of_clusters();

/// The centre is a partner.
pub static CENTRE_PARTNER: Key<bool> =
    Key::flag("centre_partner", Chapter::Clusters, |language| say!(language, "regulation-centre-partner"), "no")
        .note(|language| say!(language, "regulation-centre-partner-note"))
        .of_clusters();

choices! {
    /// Which projects count (ambiguity 39).
    ProjectCount {
        Developed "developed" |language| say!(language, "regulation-projects-counted-developed"),
        CarriedOut "carried_out" |language| say!(language, "regulation-projects-counted-carried-out"),
    }
}

/// Projects of a cluster.
pub static PROJECTS_COUNTED: Key<ProjectCount> = Key::choice(
    "projects_counted",
    Chapter::Clusters,
    |language| say!(language, "regulation-projects-counted"),
    "developed",
)
.clauses(Fit::First, &[Preset::S1.says("прил.", "developed")])
.of_clusters();

//! Meetings, who is counted, and how something is decided. S2 2.4 is the association's alone: for the councils of S0 and S3 these are the house's defaults.

use crate::model::regulation::rule::{Chapter, Fit, Key, Preset};
use crate::model::regulation::value::Unit;
use crate::say;

/// Meetings a quarter.
pub static MEETINGS_PER_QUARTER: Key<Option<i64>> = Key::maybe(
    "meetings_per_quarter",
    Chapter::Meetings,
    |language| say!(language, "regulation-meetings-per-quarter"),
    (1, 12, Unit::Times),
    "",
)
.clauses(Fit::Highest, &[Preset::S2.says("п. 2.4", "1")])
.of_bodies();

choices! {
    /// What a quarter is (ambiguity 20).
    Quarter {
        Calendar "calendar" |language| say!(language, "regulation-quarter-calendar"),
        ThreeMonths "three_months" |language| say!(language, "regulation-quarter-three-months"),
    }
}

/// A quarter.
pub static QUARTER: Key<Quarter> =
    Key::choice("quarter", Chapter::Meetings, |language| say!(language, "regulation-quarter"), "calendar").of_bodies();

/// Only with a quorum.
pub static QUARTER_QUORATE: Key<bool> =
    Key::flag("quarter_quorate", Chapter::Meetings, |language| say!(language, "regulation-quarter-quorate"), "yes")
        .note(|language| say!(language, "regulation-quarter-quorate-note"))
        .of_bodies();

choices! {
    /// How many must be there (S2-06).
    Quorum {
        Half "half" |language| say!(language, "regulation-quorum-half"),
        MoreThanHalf "more_than_half" |language| say!(language, "regulation-quorum-more-than-half"),
        TwoThirds "two_thirds" |language| say!(language, "regulation-quorum-two-thirds"),
    }
}

/// Quorum.
pub static QUORUM: Key<Quorum> =
    Key::choice("quorum", Chapter::Meetings, |language| say!(language, "regulation-quorum"), "more_than_half")
        .clauses(Fit::Highest, &[Preset::S2.says("п. 2.4", "more_than_half")])
        .of_bodies();

choices! {
    /// Of which roster the quorum is counted (contradiction 2).
    QuorumBase {
        OwnRoster "own_roster" |language| say!(language, "regulation-quorum-base-own-roster"),
        ParentRoster "parent_roster" |language| say!(language, "regulation-quorum-base-parent-roster"),
    }
}

/// Quorum is counted.
pub static QUORUM_BASE: Key<QuorumBase> =
    Key::choice("quorum_base", Chapter::Meetings, |language| say!(language, "regulation-quorum-base"), "own_roster")
        .clauses(Fit::First, &[Preset::S2.leaves("own_roster")])
        .note(|language| say!(language, "regulation-quorum-base-note"))
        .of_bodies();

/// Remote part counts.
pub static REMOTE_COUNTS: Key<bool> =
    Key::flag("remote_counts", Chapter::Meetings, |language| say!(language, "regulation-remote-counts"), "yes")
        .clauses(Fit::First, &[Preset::S2.leaves("yes")])
        .note(|language| say!(language, "regulation-remote-counts-note"))
        .of_bodies();

/// Votes of the invited.
pub static INVITED_VOTE: Key<bool> =
    Key::flag("invited_vote", Chapter::Meetings, |language| say!(language, "regulation-invited-vote"), "no")
        .clauses(Fit::First, &[Preset::S2.says("п. 2.10, 2.12", "no")])
        .of_bodies();

choices! {
    /// What a decision needs (S2-07).
    Majority {
        Simple "simple" |language| say!(language, "regulation-majority-simple"),
        TwoThirds "two_thirds" |language| say!(language, "regulation-majority-two-thirds"),
    }
}

/// A decision needs.
pub static MAJORITY: Key<Majority> =
    Key::choice("majority", Chapter::Meetings, |language| say!(language, "regulation-majority"), "simple")
        .clauses(Fit::Highest, &[Preset::S2.says("п. 2.4", "simple")])
        .of_bodies();

choices! {
    /// Of whom the majority is counted (contradiction 15, ambiguity 18).
    MajorityBase {
        PresentAtVote "present_at_vote" |language| say!(language, "regulation-majority-base-present-at-vote"),
        TookPart "took_part" |language| say!(language, "regulation-majority-base-took-part"),
        AllMembers "all_members" |language| say!(language, "regulation-majority-base-all-members"),
    }
}

/// Majority of.
pub static MAJORITY_BASE: Key<MajorityBase> =
    Key::choice("majority_base", Chapter::Meetings, |language| say!(language, "regulation-majority-base"), "took_part")
        .clauses(Fit::Highest, &[Preset::S2.says("п. 2.4", "took_part")])
        .note(|language| say!(language, "regulation-majority-base-note"))
        .of_bodies();

/// Casting vote.
pub static CASTING_VOTE: Key<bool> =
    Key::flag("casting_vote", Chapter::Meetings, |language| say!(language, "regulation-casting-vote"), "no")
        .note(|language| say!(language, "regulation-casting-vote-note"))
        .of_bodies();

choices! {
    /// Who signs the minutes (S2-08).
    Signers {
        Chair "chair" |language| say!(language, "regulation-signers-chair"),
        Both "both" |language| say!(language, "regulation-signers-both"),
    }
}

/// Minutes are signed by.
pub static SIGNERS: Key<Signers> =
    Key::choice("signers", Chapter::Meetings, |language| say!(language, "regulation-signers"), "both")
        .clauses(Fit::Highest, &[Preset::S2.says("п. 2.4", "both")])
        .of_bodies();

/// Decisions are published.
pub static DECISIONS_PUBLISHED: Key<bool> = Key::flag(
    "decisions_published",
    Chapter::Meetings,
    |language| say!(language, "regulation-decisions-published"),
    "no",
)
.clauses(Fit::First, &[Preset::S2.says("п. 1.3", "yes")])
.of_bodies();

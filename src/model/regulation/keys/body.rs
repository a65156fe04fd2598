//! Who leads, how they come to it and how long they stay: the council (S0), the association (S2), the district (S3).

use crate::model::regulation::rule::{Chapter, Fit, Key, Preset};
use crate::model::regulation::value::Unit;
use crate::say;

choices! {
    /// A body that leads the work.
    Body {
        Council "council" |language| say!(language, "regulation-bodies-council"),
        Centre "centre" |language| say!(language, "regulation-bodies-centre"),
        Association "association" |language| say!(language, "regulation-bodies-association"),
        DistrictCouncil "district_council" |language| say!(language, "regulation-bodies-district-council"),
        Service "service" |language| say!(language, "regulation-bodies-service"),
    }
}

/// Who leads.
pub static BODIES: Key<Vec<Body>> =
    Key::set("bodies", Chapter::Body, |language| say!(language, "regulation-bodies"), "service").clauses(
        Fit::Union,
        &[
            Preset::S0.says("п. 6.1", "council"),
            Preset::S1.says("§ 3", "centre"),
            Preset::S2.says("п. 1.2", "association"),
            Preset::S3.says("разд. VI", "district_council"),
            Preset::S4.says("п. 3.1, 3.3", "service"),
        ],
    );

choices! {
    /// How the chair comes to the post (contradiction 3).
    ChairMode {
        Elected "elected" |language| say!(language, "regulation-chair-mode-elected"),
        Appointed "appointed" |language| say!(language, "regulation-chair-mode-appointed"),
        Council "council" |language| say!(language, "regulation-chair-mode-council"),
    }
}

/// Chair.
pub static CHAIR_MODE: Key<ChairMode> =
    Key::choice("chair_mode", Chapter::Body, |language| say!(language, "regulation-chair-mode"), "elected")
        .clauses(
            Fit::First,
            &[
                Preset::S0.says("п. 6.2", "elected"),
                Preset::S1.says("§ 3", "appointed"),
                Preset::S2.says("п. 2.1", "appointed"),
                Preset::S3.says("разд. VI", "council"),
            ],
        )
        .of_bodies();

choices! {
    /// How votes are given.
    Ballot {
        Open "open" |language| say!(language, "regulation-chair-ballot-open"),
        Secret "secret" |language| say!(language, "regulation-chair-ballot-secret"),
    }
}

/// Election of the chair.
pub static CHAIR_BALLOT: Key<Ballot> =
    Key::choice("chair_ballot", Chapter::Body, |language| say!(language, "regulation-chair-ballot"), "open")
        .clauses(Fit::First, &[Preset::S0.says("п. 6.2", "open")])
        .of_bodies();

choices! {
    /// Of whom the majority is counted when the chair is elected (contradiction 15).
    ElectionBase {
        TookPart "took_part" |language| say!(language, "regulation-chair-base-took-part"),
        AllMembers "all_members" |language| say!(language, "regulation-chair-base-all-members"),
    }
}

/// Majority at the election.
pub static CHAIR_BASE: Key<ElectionBase> =
    Key::choice("chair_base", Chapter::Body, |language| say!(language, "regulation-chair-base"), "all_members")
        .clauses(Fit::Highest, &[Preset::S0.says("п. 6.2", "all_members")])
        .of_bodies();

/// Chair is a member.
pub static CHAIR_IS_MEMBER: Key<bool> =
    Key::flag("chair_is_member", Chapter::Body, |language| say!(language, "regulation-chair-is-member"), "yes")
        .note(|language| say!(language, "regulation-chair-is-member-note"))
        .of_bodies();

/// Votes of the absent.
pub static ABSENT_VOTE: Key<bool> =
    Key::flag("absent_vote", Chapter::Body, |language| say!(language, "regulation-absent-vote"), "no").of_bodies();

/// Second round.
pub static SECOND_ROUND: Key<bool> =
    Key::flag("second_round", Chapter::Body, |language| say!(language, "regulation-second-round"), "yes")
        .note(|language| say!(language, "regulation-second-round-note"))
        .of_bodies();

choices! {
    /// Who appoints the deputy.
    Deputy {
        Organisation "organisation" |language| say!(language, "regulation-deputy-organisation"),
        Chair "chair" |language| say!(language, "regulation-deputy-chair"),
        Members "members" |language| say!(language, "regulation-deputy-members"),
    }
}

/// Deputy.
pub static DEPUTY: Key<Deputy> =
    Key::choice("deputy", Chapter::Body, |language| say!(language, "regulation-deputy"), "organisation")
        .clauses(Fit::First, &[Preset::S2.says("п. 2.1", "organisation")])
        .note(|language| say!(language, "regulation-deputy-note"))
        .of_bodies();

/// Which organisation appoints the deputy (ambiguity 44): a field of each body.
pub static DEPUTY_ORGANISATION: Key<Vec<String>> = Key::lines(
    "deputy_organisation",
    Chapter::Body,
    |language| say!(language, "regulation-deputy-organisation-name"),
    1,
)
.note(|language| say!(language, "regulation-deputy-organisation-note"))
.of_bodies();

choices! {
    /// Who can be the secretary.
    Secretary {
        Members "members" |language| say!(language, "regulation-secretary-members"),
        Anybody "anybody" |language| say!(language, "regulation-secretary-anybody"),
    }
}

/// Secretary.
pub static SECRETARY: Key<Secretary> =
    Key::choice("secretary", Chapter::Body, |language| say!(language, "regulation-secretary"), "members")
        .clauses(Fit::First, &[Preset::S2.says("п. 2.3", "members")])
        .of_bodies();

choices! {
    /// Who approves a roster (contradiction 5).
    Approval {
        Chair "chair" |language| say!(language, "regulation-roster-approval-chair"),
        Order "order" |language| say!(language, "regulation-roster-approval-order"),
        Both "both" |language| say!(language, "regulation-roster-approval-both"),
    }
}

/// Roster is approved by.
pub static ROSTER_APPROVAL: Key<Approval> =
    Key::choice("roster_approval", Chapter::Body, |language| say!(language, "regulation-roster-approval"), "chair")
        .clauses(Fit::Both("both"), &[Preset::S0.says("п. 6.3", "order"), Preset::S2.says("п. 2.2", "chair")])
        .of_bodies();

choices! {
    /// With whom a roster is agreed (ambiguity 22).
    Agreement {
        Person "person" |language| say!(language, "regulation-roster-agreed-with-person"),
        Employer "employer" |language| say!(language, "regulation-roster-agreed-with-employer"),
        Department "department" |language| say!(language, "regulation-roster-agreed-with-department"),
    }
}

/// Roster is agreed with.
pub static ROSTER_AGREED_WITH: Key<Agreement> = Key::choice(
    "roster_agreed_with",
    Chapter::Body,
    |language| say!(language, "regulation-roster-agreed-with"),
    "employer",
)
.note(|language| say!(language, "regulation-roster-agreed-with-note"))
.of_bodies();

choices! {
    /// Who must or may belong to the body.
    Composition {
        Authorities "authorities" |language| say!(language, "regulation-composition-authorities"),
        Participants "participants" |language| say!(language, "regulation-composition-participants"),
        OpenList "open_list" |language| say!(language, "regulation-composition-open-list"),
        Departments "departments" |language| say!(language, "regulation-composition-departments"),
    }
}

/// Who belongs to it.
pub static COMPOSITION: Key<Vec<Composition>> =
    Key::set("composition", Chapter::Body, |language| say!(language, "regulation-composition"), "participants")
        .clauses(
            Fit::Union,
            &[
                Preset::S0.says("п. 6.1", "authorities,participants"),
                Preset::S2.says("п. 2.10", "open_list"),
                Preset::S3.says("разд. VI", "departments"),
            ],
        )
        .of_bodies();

choices! {
    /// Whether one council stands over all clusters (ambiguity 24).
    Scope {
        One "one" |language| say!(language, "regulation-council-scope-one"),
        Each "each" |language| say!(language, "regulation-council-scope-each"),
    }
}

/// How many councils.
pub static COUNCIL_SCOPE: Key<Scope> =
    Key::choice("council_scope", Chapter::Body, |language| say!(language, "regulation-council-scope"), "one")
        .note(|language| say!(language, "regulation-council-scope-note"));

/// Seats a municipality.
pub static SEATS_EACH: Key<i64> = Key::number(
    "seats_each",
    Chapter::Body,
    |language| say!(language, "regulation-seats-each"),
    (1, 10, Unit::People),
    "1",
)
.note(|language| say!(language, "regulation-seats-each-note"))
.of_bodies();

/// Term.
pub static TERM_MONTHS: Key<Option<i64>> = Key::maybe(
    "term_months",
    Chapter::Body,
    |language| say!(language, "regulation-term-months"),
    (1, 60, Unit::Months),
    "",
)
.clauses(Fit::Lowest, &[Preset::S2.says("п. 2.7", "12"), Preset::S3.says("разд. VI", "24")])
.note(|language| say!(language, "regulation-term-months-note"))
.of_bodies();

choices! {
    /// How the head of a district is replaced.
    Rotation {
        Permanent "permanent" |language| say!(language, "regulation-head-rotation-permanent"),
        Replaced "replaced" |language| say!(language, "regulation-head-rotation-replaced"),
        InTurn "in_turn" |language| say!(language, "regulation-head-rotation-in-turn"),
    }
}

/// Change of the head.
pub static HEAD_ROTATION: Key<Rotation> =
    Key::choice("head_rotation", Chapter::Body, |language| say!(language, "regulation-head-rotation"), "permanent")
        .clauses(Fit::First, &[Preset::S3.leaves("permanent")])
        .note(|language| say!(language, "regulation-head-rotation-note"))
        .of_bodies();

/// A turn lasts.
pub static HEAD_ROTATION_MONTHS: Key<i64> = Key::number(
    "head_rotation_months",
    Chapter::Body,
    |language| say!(language, "regulation-head-rotation-months"),
    (1, 60, Unit::Months),
    "12",
)
.of_bodies();

choices! {
    /// The share of a roster that is to be new when its term has ended.
    Renewal {
        None "none" |language| say!(language, "regulation-renewal-none"),
        Third "third" |language| say!(language, "regulation-renewal-third"),
        Half "half" |language| say!(language, "regulation-renewal-half"),
    }
}

/// Renewal of the roster.
pub static RENEWAL: Key<Renewal> =
    Key::choice("renewal", Chapter::Body, |language| say!(language, "regulation-renewal"), "none")
        .clauses(Fit::Highest, &[Preset::S2.says("п. 2.8", "third")])
        .of_bodies();

choices! {
    /// How a renewal is counted (ambiguity 21).
    RenewalCount {
        Entered "entered" |language| say!(language, "regulation-renewal-counts-entered"),
        Left "left" |language| say!(language, "regulation-renewal-counts-left"),
    }
}

/// Renewal is counted.
pub static RENEWAL_COUNTS: Key<RenewalCount> =
    Key::choice("renewal_counts", Chapter::Body, |language| say!(language, "regulation-renewal-counts"), "entered")
        .note(|language| say!(language, "regulation-renewal-counts-note"))
        .of_bodies();

choices! {
    /// Whether there must be sections (ambiguity 23).
    Sections {
        Optional "optional" |language| say!(language, "regulation-sections-optional"),
        Required "required" |language| say!(language, "regulation-sections-required"),
    }
}

/// Sections.
pub static SECTIONS: Key<Sections> =
    Key::choice("sections", Chapter::Body, |language| say!(language, "regulation-sections"), "optional")
        .clauses(Fit::First, &[Preset::S2.says("п. 2.5", "optional")])
        .note(|language| say!(language, "regulation-sections-note"))
        .of_bodies();

choices! {
    /// By what sections are made.
    Axis {
        Level "level" |language| say!(language, "regulation-section-axes-level"),
        Profile "profile" |language| say!(language, "regulation-section-axes-profile"),
        Subject "subject" |language| say!(language, "regulation-section-axes-subject"),
    }
}

/// Sections go by.
pub static SECTION_AXES: Key<Vec<Axis>> =
    Key::set("section_axes", Chapter::Body, |language| say!(language, "regulation-section-axes"), "")
        .clauses(Fit::Union, &[Preset::S2.says("п. 2.5, 2.9", "level,profile,subject")])
        .of_bodies();

choices! {
    /// When an organisation may leave; persons always may (S0-06, ambiguity 26).
    Leaving {
        ByAgreement "by_agreement" |language| say!(language, "regulation-organisations-leave-by-agreement"),
        Freely "freely" |language| say!(language, "regulation-organisations-leave-freely"),
    }
}

/// An organisation leaves.
pub static ORGANISATIONS_LEAVE: Key<Leaving> = Key::choice(
    "organisations_leave",
    Chapter::Body,
    |language| say!(language, "regulation-organisations-leave"),
    "by_agreement",
)
.note(|language| say!(language, "regulation-organisations-leave-note"));

choices! {
    /// What agreements are for.
    Agreements {
        Foundation "foundation" |language| say!(language, "regulation-agreements-foundation"),
        Direct "direct" |language| say!(language, "regulation-agreements-direct"),
        Institute "institute" |language| say!(language, "regulation-agreements-institute"),
    }
}

/// Agreements.
pub static AGREEMENTS: Key<Vec<Agreements>> =
    Key::set("agreements", Chapter::Body, |language| say!(language, "regulation-agreements"), "").clauses(
        Fit::Union,
        &[
            Preset::S0.says("п. 5.1", "foundation"),
            Preset::S2.says("п. 4.2", "direct"),
            Preset::S3.says("разд. V, п. 2", "institute"),
        ],
    );

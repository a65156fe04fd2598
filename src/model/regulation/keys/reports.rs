//! The annual report, monitoring, and the indicators of S4 with their targets.

use crate::model::regulation::rule::{Chapter, Fit, Key, Preset};
use crate::model::regulation::value::{Target, Unit, YearDay};
use crate::say;

choices! {
    /// Which year a report is about (contradiction 6).
    ReportYear {
        Calendar "calendar" |language| say!(language, "regulation-report-year-calendar"),
        School "school" |language| say!(language, "regulation-report-year-school"),
    }
}

/// Year of the report.
pub static REPORT_YEAR: Key<ReportYear> =
    Key::choice("report_year", Chapter::Reports, |language| say!(language, "regulation-report-year"), "calendar")
        .clauses(
            Fit::First,
            &[Preset::S1.says("прил., строка 9", "school"), Preset::S2.says("п. 2.6, 3.8", "calendar")],
        )
        .of_bodies();

/// Report is due.
pub static ANNUAL_REPORT_DUE: Key<Option<YearDay>> =
    Key::maybe_day("annual_report_due", Chapter::Reports, |language| say!(language, "regulation-annual-report-due"))
        .clauses(
            Fit::Earliest,
            &[
                // S1 names the month.
                Preset::S1.says("прил., строка 9", "05-31"),
                Preset::S2.says("п. 3.8", "02-25"),
                Preset::S2.says("п. 2.6", "03-01"),
            ],
        )
        .of_bodies();

/// Last day of the report.
pub static ANNUAL_REPORT_BACKSTOP: Key<Option<YearDay>> =
    Key::maybe_day("annual_report_backstop", Chapter::Reports, |language| {
        say!(language, "regulation-annual-report-backstop")
    })
    .clauses(Fit::Earliest, &[Preset::S2.says("п. 2.6", "03-01")])
    .of_bodies();

choices! {
    /// Who gets the report (contradiction 16).
    Recipient {
        Department "department" |language| say!(language, "regulation-report-recipient-department"),
        Centre "centre" |language| say!(language, "regulation-report-recipient-centre"),
        Council "council" |language| say!(language, "regulation-report-recipient-council"),
        Regional "regional" |language| say!(language, "regulation-report-recipient-regional"),
    }
}

/// Report goes to.
pub static REPORT_RECIPIENT: Key<Recipient> = Key::choice(
    "report_recipient",
    Chapter::Reports,
    |language| say!(language, "regulation-report-recipient"),
    "department",
)
.clauses(
    Fit::First,
    &[Preset::S0.leaves("council"), Preset::S1.leaves("centre"), Preset::S2.says("п. 2.6, 3.8", "regional")],
)
.of_bodies();

/// Monitoring every.
pub static MONITORING_MONTHS: Key<Option<i64>> = Key::maybe(
    "monitoring_months",
    Chapter::Reports,
    |language| say!(language, "regulation-monitoring-months"),
    (1, 36, Unit::Months),
    "",
)
.clauses(
    Fit::Lowest,
    &[Preset::S1.says("прил., строка 9", "12"), Preset::S2.says("п. 5.2", "12"), Preset::S4.says("разд. V", "12")],
);

choices! {
    /// What «раз в год» is (ambiguity 33).
    MonitoringYear {
        Calendar "calendar" |language| say!(language, "regulation-monitoring-year-calendar"),
        TwelveMonths "twelve_months" |language| say!(language, "regulation-monitoring-year-twelve-months"),
    }
}

/// Year of monitoring.
pub static MONITORING_YEAR: Key<MonitoringYear> = Key::choice(
    "monitoring_year",
    Chapter::Reports,
    |language| say!(language, "regulation-monitoring-year"),
    "calendar",
)
.note(|language| say!(language, "regulation-monitoring-year-note"));

/// Completed programmes.
pub static TARGET_TRAINED: Key<Option<Target>> = Key::target(
    "target_trained",
    Chapter::Reports,
    |language| say!(language, "regulation-target-trained"),
    100,
    Unit::Percent,
)
.clauses(Fit::Highest, &[Preset::S4.says("разд. V, 1", "30/2024")]);

/// Took the diagnosis.
pub static TARGET_DIAGNOSED: Key<Option<Target>> = Key::target(
    "target_diagnosed",
    Chapter::Reports,
    |language| say!(language, "regulation-target-diagnosed"),
    100,
    Unit::Percent,
)
.clauses(Fit::Highest, &[Preset::S4.says("разд. V, 2", "30/2024")]);

/// Passed it.
pub static TARGET_PASSED: Key<Option<Target>> = Key::target(
    "target_passed",
    Chapter::Reports,
    |language| say!(language, "regulation-target-passed"),
    100,
    Unit::Percent,
)
.clauses(Fit::Highest, &[Preset::S4.says("разд. V, 2", "15/2024")]);

/// Teams trained.
pub static TARGET_TEAMS: Key<Option<Target>> = Key::target(
    "target_teams",
    Chapter::Reports,
    |language| say!(language, "regulation-target-teams"),
    100,
    Unit::Times,
)
.clauses(Fit::Highest, &[Preset::S4.says("разд. V, 3", "2/2022")]);

/// Young supported.
pub static TARGET_SUPPORTED: Key<Option<Target>> = Key::target(
    "target_supported",
    Chapter::Reports,
    |language| say!(language, "regulation-target-supported"),
    100,
    Unit::Percent,
)
.clauses(Fit::Highest, &[Preset::S4.says("разд. V, 4", "70/2024")]);

/// Pass mark.
pub static PASS_MARK: Key<i64> = Key::number(
    "pass_mark",
    Chapter::Reports,
    |language| say!(language, "regulation-pass-mark"),
    (1, 100, Unit::Percent),
    "70",
)
.clauses(Fit::Highest, &[Preset::S4.says("разд. V, 2", "70")]);

choices! {
    /// Of whom the share of those who passed is counted (contradiction 11).
    PassedBase {
        AllStaff "all_staff" |language| say!(language, "regulation-indicator2-base-all-staff"),
        Tested "tested" |language| say!(language, "regulation-indicator2-base-tested"),
    }
}

/// Share of passed.
pub static INDICATOR2_BASE: Key<PassedBase> = Key::choice(
    "indicator2_base",
    Chapter::Reports,
    |language| say!(language, "regulation-indicator2-base"),
    "all_staff",
)
.clauses(Fit::First, &[Preset::S4.leaves("all_staff")])
.note(|language| say!(language, "regulation-indicator2-base-note"));

choices! {
    /// Which attempt counts (ambiguity 31).
    Attempt {
        Last "last" |language| say!(language, "regulation-diagnosis-attempt-last"),
        Best "best" |language| say!(language, "regulation-diagnosis-attempt-best"),
    }
}

/// Attempt that counts.
pub static DIAGNOSIS_ATTEMPT: Key<Attempt> = Key::choice(
    "diagnosis_attempt",
    Chapter::Reports,
    |language| say!(language, "regulation-diagnosis-attempt"),
    "last",
);

/// Team: at least.
pub static TEAM_SIZE: Key<i64> = Key::number(
    "team_size",
    Chapter::Reports,
    |language| say!(language, "regulation-team-size"),
    (2, 20, Unit::People),
    "2",
)
.note(|language| say!(language, "regulation-team-size-note"));

choices! {
    /// Of whom the share of the supported is counted (ambiguity 29).
    YoungBase {
        Both "both" |language| say!(language, "regulation-indicator4-base-both"),
        Under35 "under_35" |language| say!(language, "regulation-indicator4-base-under-35"),
    }
}

/// Young supported: of.
pub static INDICATOR4_BASE: Key<YoungBase> =
    Key::choice("indicator4_base", Chapter::Reports, |language| say!(language, "regulation-indicator4-base"), "both")
        .clauses(Fit::First, &[Preset::S4.says("разд. V, 4", "both")]);

choices! {
    /// Whose diagnosis counts (ambiguity 30).
    Diagnosis {
        Centre "centre" |language| say!(language, "regulation-diagnosis-sources-centre"),
        Imported "imported" |language| say!(language, "regulation-diagnosis-sources-imported"),
        SelfReport "self_report" |language| say!(language, "regulation-diagnosis-sources-self-report"),
    }
}

/// Whose diagnosis.
pub static DIAGNOSIS_SOURCES: Key<Vec<Diagnosis>> = Key::set(
    "diagnosis_sources",
    Chapter::Reports,
    |language| say!(language, "regulation-diagnosis-sources"),
    "centre,imported",
)
.clauses(Fit::Union, &[Preset::S4.says("разд. II, 1.2", "centre,imported")]);

choices! {
    /// What counts as a form of support (S4-19).
    Support {
        Cluster "cluster" |language| say!(language, "regulation-support-forms-cluster"),
        Event "event" |language| say!(language, "regulation-support-forms-event"),
        Pair "pair" |language| say!(language, "regulation-support-forms-pair"),
        Route "route" |language| say!(language, "regulation-support-forms-route"),
        Course "course" |language| say!(language, "regulation-support-forms-course"),
    }
}

/// Forms of support.
pub static SUPPORT_FORMS: Key<Vec<Support>> = Key::set(
    "support_forms",
    Chapter::Reports,
    |language| say!(language, "regulation-support-forms"),
    "cluster,event,pair,route,course",
)
.clauses(Fit::Union, &[Preset::S4.leaves("cluster,event,pair,route,course")])
.acts();

choices! {
    /// Where a figure may come from (S4-21).
    FigureSource {
        Monitoring "monitoring" |language| say!(language, "regulation-figure-sources-monitoring"),
        Statistics "statistics" |language| say!(language, "regulation-figure-sources-statistics"),
        Federal "federal" |language| say!(language, "regulation-figure-sources-federal"),
        Sites "sites" |language| say!(language, "regulation-figure-sources-sites"),
        Papers "papers" |language| say!(language, "regulation-figure-sources-papers"),
    }
}

/// Sources of figures.
pub static FIGURE_SOURCES: Key<Vec<FigureSource>> =
    Key::set("figure_sources", Chapter::Reports, |language| say!(language, "regulation-figure-sources"), "monitoring")
        .clauses(
            Fit::Union,
            &[
                Preset::S2.says("п. 5.2", "monitoring,statistics,federal,sites"),
                Preset::S4.says("разд. V", "monitoring,statistics,sites,papers"),
            ],
        );

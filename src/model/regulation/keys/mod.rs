//! The keys: a closed list, chapter by chapter. A key is a static value with the type as which it is read; whoever acts
//! by one names it, so that «find usages» tells what a key does.

use super::rule::Rule;

/// Lists of choices as enums: each variant with its name as it is stored, and as it is said.
macro_rules! choices {
    ($( $(#[$doc:meta])* $name:ident { $( $variant:ident $stored:literal $said:expr ),+ $(,)? } )+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is said in the texts, by the name beside it")]
        pub enum $name { $($variant),+ }

        impl $crate::model::regulation::value::Chosen for $name {
            const CHOICES: &'static [$crate::model::regulation::value::Choice] =
                &[$($crate::model::regulation::value::Choice { name: $stored, said: $said }),+];

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($stored => Some($name::$variant),)+
                    _ => None,
                }
            }
        }

        impl $crate::model::regulation::value::Reads for $name {
            fn read(value: &$crate::model::regulation::value::Value) -> Option<Self> {
                match value {
                    $crate::model::regulation::value::Value::Choice(name) =>
                        <$name as $crate::model::regulation::value::Chosen>::named(name),
                    _ => None,
                }
            }
        }
    )+ };
}

pub mod body;
pub mod meetings;
pub mod clusters;
pub mod levels;
pub mod reports;
pub mod people;
pub mod office;
pub mod work;
pub mod happenings;

/// All of them, in the order of the chapters.
pub static ALL: [&Rule; 132] = [
    &body::BODIES.rule,
    &body::CHAIR_MODE.rule,
    &body::CHAIR_BALLOT.rule,
    &body::CHAIR_BASE.rule,
    &body::CHAIR_IS_MEMBER.rule,
    &body::ABSENT_VOTE.rule,
    &body::SECOND_ROUND.rule,
    &body::DEPUTY.rule,
    &body::DEPUTY_ORGANISATION.rule,
    &body::SECRETARY.rule,
    &body::ROSTER_APPROVAL.rule,
    &body::ROSTER_AGREED_WITH.rule,
    &body::COMPOSITION.rule,
    &body::COUNCIL_SCOPE.rule,
    &body::SEATS_EACH.rule,
    &body::TERM_MONTHS.rule,
    &body::HEAD_ROTATION.rule,
    &body::HEAD_ROTATION_MONTHS.rule,
    &body::RENEWAL.rule,
    &body::RENEWAL_COUNTS.rule,
    &body::SECTIONS.rule,
    &body::SECTION_AXES.rule,
    &body::ORGANISATIONS_LEAVE.rule,
    &body::AGREEMENTS.rule,
    &meetings::MEETINGS_PER_QUARTER.rule,
    &meetings::QUARTER.rule,
    &meetings::QUARTER_QUORATE.rule,
    &meetings::QUORUM.rule,
    &meetings::QUORUM_BASE.rule,
    &meetings::REMOTE_COUNTS.rule,
    &meetings::INVITED_VOTE.rule,
    &meetings::MAJORITY.rule,
    &meetings::MAJORITY_BASE.rule,
    &meetings::CASTING_VOTE.rule,
    &meetings::SIGNERS.rule,
    &meetings::DECISIONS_PUBLISHED.rule,
    &clusters::CLUSTER_KINDS.rule,
    &clusters::CLUSTER_MEMBERS.rule,
    &clusters::CLUSTER_YEAR_BEGINS.rule,
    &clusters::CLUSTER_YEAR_ENDS.rule,
    &clusters::CLUSTER_WORK.rule,
    &clusters::MEASURED_BY.rule,
    &clusters::PARTICIPANTS_COUNTED.rule,
    &clusters::S1_ROW1.rule,
    &clusters::ROSTER_TOLERANCE.rule,
    &clusters::PLAN_TOLERANCE.rule,
    &clusters::PRODUCT_POINTS.rule,
    &clusters::MASTERED_ACQUAINTED.rule,
    &clusters::CENTRE_PARTNER.rule,
    &clusters::PROJECTS_COUNTED.rule,
    &levels::LEVELS.rule,
    &levels::POINTS_SCHOOL.rule,
    &levels::POINTS_MUNICIPAL.rule,
    &levels::POINTS_BETWEEN.rule,
    &levels::POINTS_REGIONAL.rule,
    &levels::POINTS_FEDERAL.rule,
    &levels::POINTS_INTERNATIONAL.rule,
    &levels::DEFENCE_REGIONAL.rule,
    &levels::REWARD.rule,
    &reports::REPORT_YEAR.rule,
    &reports::ANNUAL_REPORT_DUE.rule,
    &reports::ANNUAL_REPORT_BACKSTOP.rule,
    &reports::REPORT_RECIPIENT.rule,
    &reports::MONITORING_MONTHS.rule,
    &reports::MONITORING_YEAR.rule,
    &reports::TARGET_TRAINED.rule,
    &reports::TARGET_DIAGNOSED.rule,
    &reports::TARGET_PASSED.rule,
    &reports::TARGET_TEAMS.rule,
    &reports::TARGET_SUPPORTED.rule,
    &reports::PASS_MARK.rule,
    &reports::INDICATOR2_BASE.rule,
    &reports::DIAGNOSIS_ATTEMPT.rule,
    &reports::TEAM_SIZE.rule,
    &reports::INDICATOR4_BASE.rule,
    &reports::DIAGNOSIS_SOURCES.rule,
    &reports::SUPPORT_FORMS.rule,
    &reports::FIGURE_SOURCES.rule,
    &people::YOUNG_MAX_YEARS.rule,
    &people::YOUNG_INCLUSIVE.rule,
    &people::YOUNG_MAX_AGE.rule,
    &people::FIRST_YEARS.rule,
    &people::FIRST_YEARS_BASE.rule,
    &people::PAIR_BASES.rule,
    &people::MENTORING_REACH.rule,
    &people::MENTOR_LOAD.rule,
    &people::PAIR_MONTHS.rule,
    &people::PAIR_ANSWER_DAYS.rule,
    &people::PAIR_SILENCE_BOTH.rule,
    &people::PAIR_SILENCE_CURATOR.rule,
    &people::PAIR_SILENCE_CLOSING.rule,
    &people::ROUTE_TUTOR.rule,
    &people::DEFICIT_HIGH_BELOW.rule,
    &people::DEFICIT_MEDIUM_BELOW.rule,
    &people::QUESTION_DAYS.rule,
    &people::DEMAND_LEAST.rule,
    &people::DEMAND_ASK_DAYS.rule,
    &people::DIAGNOSIS_DAYS.rule,
    &office::MUNICIPALITY_NAME.rule,
    &office::OFFICE_NAME.rule,
    &office::HEAD_POST.rule,
    &office::HEAD_NAME.rule,
    &office::HEAD_BASIS.rule,
    &office::LETTERHEAD.rule,
    &office::OFFICE_PLACE.rule,
    &office::OFFICE_ADDRESS.rule,
    &office::OFFICE_INN.rule,
    &office::OFFICE_OGRN.rule,
    &office::OFFICE_PHONE.rule,
    &office::NAME_ORDER.rule,
    &office::PAPER_NUMBERS.rule,
    &office::PAPERS_GO.rule,
    &office::OPERATOR.rule,
    &office::OPERATOR_ADDRESS.rule,
    &office::OPERATOR_CONTACT.rule,
    &office::POLICY_LINK.rule,
    &office::CONSENT_TERM.rule,
    &office::LEGAL_BASE.rule,
    &work::TIME_ZONE.rule,
    &work::PLANS.rule,
    &work::SMALLEST_GROUP.rule,
    &work::CHECK_IN_MINUTES.rule,
    &work::REMINDER_LADDER.rule,
    &work::QUARTER_LADDER.rule,
    &work::TERM_LADDER.rule,
    &work::BROADCAST_LOAD.rule,
    &work::DIGEST_HOUR.rule,
    &work::HOLIDAYS.rule,
    &happenings::EVENT_KINDS.rule,
    &happenings::OWN_EVENT_KINDS.rule,
    &happenings::EVENT_HOURS.rule,
    &happenings::EVENT_DAY_HOURS.rule,
];

/// The key of a name; `None` for what is none.
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.into_iter().find(|rule| rule.name == name)
}

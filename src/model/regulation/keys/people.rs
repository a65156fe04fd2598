//! Who is young or begins to lead, and mentoring (S0, S2, S4).

use crate::model::regulation::rule::{Chapter, Concern, Fit, Key, Preset};
use crate::model::regulation::value::Unit;
use crate::say;

/// Years of the young.
pub static YOUNG_MAX_YEARS: Key<i64> = Key::number(
    "young_max_years",
    Chapter::People,
    |language| say!(language, "regulation-young-max-years"),
    (1, 10, Unit::Years),
    "3",
)
.clauses(Fit::Lowest, &[Preset::S0.says("п. 2.2", "3")])
.acts();

/// Anniversary included.
pub static YOUNG_INCLUSIVE: Key<bool> =
    Key::flag("young_inclusive", Chapter::People, |language| say!(language, "regulation-young-inclusive"), "no")
        .note(|language| say!(language, "regulation-young-inclusive-note"))
        .acts();

/// Young by age.
pub static YOUNG_MAX_AGE: Key<Option<i64>> = Key::maybe(
    "young_max_age",
    Chapter::People,
    |language| say!(language, "regulation-young-max-age"),
    (18, 60, Unit::Years),
    "",
)
.clauses(Fit::Lowest, &[Preset::S4.says("разд. V, 4", "35")])
.note(|language| say!(language, "regulation-young-max-age-note"));

/// First years of work.
pub static FIRST_YEARS: Key<Option<i64>> = Key::maybe(
    "first_years",
    Chapter::People,
    |language| say!(language, "regulation-first-years"),
    (1, 10, Unit::Years),
    "",
)
.clauses(Fit::Lowest, &[Preset::S4.says("разд. V, 4", "3")])
.acts();

choices! {
    /// Of which work the first years are (ambiguity 28).
    FirstYears {
        Teaching "teaching" |language| say!(language, "regulation-first-years-base-teaching"),
        AnyWork "any_work" |language| say!(language, "regulation-first-years-base-any-work"),
    }
}

/// First years are counted.
pub static FIRST_YEARS_BASE: Key<FirstYears> = Key::choice(
    "first_years_base",
    Chapter::People,
    |language| say!(language, "regulation-first-years-base"),
    "teaching",
)
.note(|language| say!(language, "regulation-first-years-base-note"));

choices! {
    /// What brings two teachers together (S2-21).
    PairBasis {
        Subject "subject" |language| say!(language, "regulation-pair-bases-subject"),
        Mentor "mentor" |language| say!(language, "regulation-pair-bases-mentor"),
        Competency "competency" |language| say!(language, "regulation-pair-bases-competency"),
    }
}

/// Bases of pairs.
pub static PAIR_BASES: Key<Vec<PairBasis>> =
    Key::set("pair_bases", Chapter::People, |language| say!(language, "regulation-pair-bases"), "mentor")
        .clauses(
            Fit::Union,
            &[Preset::S0.says("п. 2.3", "mentor"), Preset::S2.says("п. 3.6", "subject,mentor,competency")],
        )
        .acts();

choices! {
    /// Where mentors come from.
    Reach {
        Network "network" |language| say!(language, "regulation-mentoring-reach-network"),
        School "school" |language| say!(language, "regulation-mentoring-reach-school"),
        Unions "unions" |language| say!(language, "regulation-mentoring-reach-unions"),
    }
}

/// Mentors.
pub static MENTORING_REACH: Key<Vec<Reach>> = Key::set(
    "mentoring_reach",
    Chapter::People,
    |language| say!(language, "regulation-mentoring-reach"),
    "network,school",
)
.clauses(
    Fit::Union,
    &[
        Preset::S0.says("п. 2.3", "network"),
        Preset::S2.says("п. 3.4–3.6", "school"),
        Preset::S3.says("разд. IV, V", "unions"),
        Preset::S4.says("п. 3.3", "school"),
    ],
);

/// Pairs of a mentor.
pub static MENTOR_LOAD: Key<i64> = Key::number(
    "mentor_load",
    Chapter::People,
    |language| say!(language, "regulation-mentor-load"),
    (1, 20, Unit::People),
    "3",
)
.acts();

/// A pair lasts up to.
pub static PAIR_MONTHS: Key<i64> = Key::number(
    "pair_months",
    Chapter::People,
    |language| say!(language, "regulation-pair-months"),
    (3, 24, Unit::Months),
    "12",
)
.acts();

/// After so many days an unanswered proposal of a pair is spoken of again, after twice as many once more, and after three
/// times as many it is closed.
pub static PAIR_ANSWER_DAYS: Key<i64> = Key::number(
    "pair_answer_days",
    Chapter::People,
    |language| say!(language, "regulation-pair-answer-days"),
    (1, 30, Unit::Days),
    "3",
)
.note(|language| say!(language, "regulation-pair-answer-days-note"))
.concerns(Concern::Everybody)
.acts();

/// After so many days without a meeting both of a pair are asked.
pub static PAIR_SILENCE_BOTH: Key<i64> = Key::number(
    "pair_silence_both",
    Chapter::People,
    |language| say!(language, "regulation-pair-silence-both"),
    (3, 120, Unit::Days),
    "14",
)
.acts();

/// After so many the curator of mentoring hears of it, or the coordinators where there is none.
pub static PAIR_SILENCE_CURATOR: Key<i64> = Key::number(
    "pair_silence_curator",
    Chapter::People,
    |language| say!(language, "regulation-pair-silence-curator"),
    (3, 180, Unit::Days),
    "30",
)
.acts();

/// After so many it is proposed to close the pair.
pub static PAIR_SILENCE_CLOSING: Key<i64> = Key::number(
    "pair_silence_closing",
    Chapter::People,
    |language| say!(language, "regulation-pair-silence-closing"),
    (3, 365, Unit::Days),
    "60",
)
.acts();

/// A route is agreed with a tutor (S4-01); where that is not asked for, a teacher may confirm it alone (S2-19).
pub static ROUTE_TUTOR: Key<bool> =
    Key::flag("route_tutor", Chapter::People, |language| say!(language, "regulation-route-tutor"), "no")
        .clauses(Fit::First, &[Preset::S4.says("разд. II, 1.2, п. 3.1", "yes")])
        .note(|language| say!(language, "regulation-route-tutor-note"))
        .concerns(Concern::Everybody)
        .acts();

/// Below this share of right answers a deficit is high. No regulation and no law names it: common regional cut-offs vary
/// around 60 and 80 hundredths (DOMAIN 2.1).
pub static DEFICIT_HIGH_BELOW: Key<i64> = Key::number(
    "deficit_high_below",
    Chapter::People,
    |language| say!(language, "regulation-deficit-high-below"),
    (1, 100, Unit::Percent),
    "60",
)
.note(|language| say!(language, "regulation-deficit-high-below-note"))
.concerns(Concern::Everybody)
.acts();

/// Below this it is medium, and from there on low.
pub static DEFICIT_MEDIUM_BELOW: Key<i64> = Key::number(
    "deficit_medium_below",
    Chapter::People,
    |language| say!(language, "regulation-deficit-medium-below"),
    (1, 100, Unit::Percent),
    "80",
)
.note(|language| say!(language, "regulation-deficit-medium-below-note"))
.concerns(Concern::Everybody)
.acts();

/// After so many days a question that nobody has answered is spoken of again.
pub static QUESTION_DAYS: Key<i64> = Key::number(
    "question_days",
    Chapter::People,
    |language| say!(language, "regulation-question-days"),
    (1, 30, Unit::Days),
    "3",
)
.note(|language| say!(language, "regulation-question-days-note"))
.concerns(Concern::Everybody)
.acts();

/// So many teachers with a deficit that no cluster covers are a demand for one. No paper names a number.
pub static DEMAND_LEAST: Key<i64> = Key::number(
    "demand_least",
    Chapter::People,
    |language| say!(language, "regulation-demand-least"),
    (5, 50, Unit::People),
    "5",
)
.note(|language| say!(language, "regulation-demand-least-note"))
.concerns(Concern::Coordinators)
.acts();

/// So long after a cluster has opened by a demand its members are asked whether it has helped.
pub static DEMAND_ASK_DAYS: Key<i64> = Key::number(
    "demand_ask_days",
    Chapter::People,
    |language| say!(language, "regulation-demand-ask-days"),
    (14, 365, Unit::Days),
    "90",
)
.note(|language| say!(language, "regulation-demand-ask-days-note"))
.concerns(Concern::Everybody)
.acts();

/// So long results of a diagnosis wait for their owner's word.
pub static DIAGNOSIS_DAYS: Key<i64> = Key::number(
    "diagnosis_days",
    Chapter::People,
    |language| say!(language, "regulation-diagnosis-days"),
    (7, 180, Unit::Days),
    "30",
)
.note(|language| say!(language, "regulation-diagnosis-days-note"))
.concerns(Concern::Everybody)
.acts();

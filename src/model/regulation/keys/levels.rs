//! Levels of events and publications, their points, and what counts as which (S1, S3).

use crate::model::regulation::rule::{Chapter, Fit, Key, Preset};
use crate::model::regulation::value::Unit;
use crate::say;

choices! {
    /// How far something reaches.
    Level {
        School "school" |language| say!(language, "regulation-levels-school"),
        Municipal "municipal" |language| say!(language, "regulation-levels-municipal"),
        Between "between" |language| say!(language, "regulation-levels-between"),
        Regional "regional" |language| say!(language, "regulation-levels-regional"),
        Federal "federal" |language| say!(language, "regulation-levels-federal"),
        International "international" |language| say!(language, "regulation-levels-international"),
    }
}

/// Levels.
pub static LEVELS: Key<Vec<Level>> = Key::set(
    "levels",
    Chapter::Levels,
    |language| say!(language, "regulation-levels"),
    "school,municipal,between,regional,federal,international",
)
.clauses(
    Fit::Union,
    &[Preset::S0.says("п. 6.4", "municipal,between"), Preset::S1.says("прил.", "municipal,regional,federal")],
);

/// School level.
pub static POINTS_SCHOOL: Key<i64> = Key::number(
    "points_school",
    Chapter::Levels,
    |language| say!(language, "regulation-points-school"),
    (0, 20, Unit::Points),
    "0",
);

/// Municipal level.
pub static POINTS_MUNICIPAL: Key<i64> = Key::number(
    "points_municipal",
    Chapter::Levels,
    |language| say!(language, "regulation-points-municipal"),
    (0, 20, Unit::Points),
    "1",
)
.clauses(Fit::Highest, &[Preset::S1.says("прил.", "1")]);

/// Inter-municipal level.
pub static POINTS_BETWEEN: Key<i64> = Key::number(
    "points_between",
    Chapter::Levels,
    |language| say!(language, "regulation-points-between"),
    (0, 20, Unit::Points),
    "1",
)
.note(|language| say!(language, "regulation-points-between-note"));

/// Regional level.
pub static POINTS_REGIONAL: Key<i64> = Key::number(
    "points_regional",
    Chapter::Levels,
    |language| say!(language, "regulation-points-regional"),
    (0, 20, Unit::Points),
    "3",
)
.clauses(Fit::Highest, &[Preset::S1.says("прил.", "3")]);

/// Federal level.
pub static POINTS_FEDERAL: Key<i64> = Key::number(
    "points_federal",
    Chapter::Levels,
    |language| say!(language, "regulation-points-federal"),
    (0, 20, Unit::Points),
    "5",
)
.clauses(Fit::Highest, &[Preset::S1.says("прил.", "5")]);

/// International level.
pub static POINTS_INTERNATIONAL: Key<i64> = Key::number(
    "points_international",
    Chapter::Levels,
    |language| say!(language, "regulation-points-international"),
    (0, 20, Unit::Points),
    "5",
)
.note(|language| say!(language, "regulation-points-international-note"));

/// Defence is regional.
pub static DEFENCE_REGIONAL: Key<bool> =
    Key::flag("defence_regional", Chapter::Levels, |language| say!(language, "regulation-defence-regional"), "no")
        .clauses(Fit::First, &[Preset::S3.says("разд. IV", "yes")])
        .note(|language| say!(language, "regulation-defence-regional-note"))
        .acts();

choices! {
    /// How the most active are rewarded.
    Reward {
        Council "council" |language| say!(language, "regulation-reward-council"),
        Defence "defence" |language| say!(language, "regulation-reward-defence"),
        League "league" |language| say!(language, "regulation-reward-league"),
    }
}

/// Reward.
pub static REWARD: Key<Vec<Reward>> =
    Key::set("reward", Chapter::Levels, |language| say!(language, "regulation-reward"), "")
        .clauses(Fit::Union, &[Preset::S0.says("п. 6.4", "council"), Preset::S3.says("разд. IV, V", "defence,league")]);

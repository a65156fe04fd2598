//! How the bot itself works: figures, reminders, days off.

use crate::model::regulation::rule::{Chapter, Concern, Key};
use crate::model::regulation::value::{Holiday, Unit};
use crate::say;

/// Plans in the bot.
pub static PLANS: Key<bool> = Key::flag("plans", Chapter::Work, |language| say!(language, "regulation-plans"), "yes")
    .note(|language| say!(language, "regulation-plans-note"))
    .concerns(Concern::Clusters)
    .acts();

/// Smallest group.
pub static SMALLEST_GROUP: Key<i64> = Key::number(
    "smallest_group",
    Chapter::Work,
    |language| say!(language, "regulation-smallest-group"),
    (5, 50, Unit::People),
    "5",
)
.note(|language| say!(language, "regulation-smallest-group-note"))
.concerns(Concern::Coordinators)
.acts();

/// So long before an event begins one can check in.
pub static CHECK_IN_MINUTES: Key<i64> = Key::number(
    "check_in_minutes",
    Chapter::Work,
    |language| say!(language, "regulation-check-in-minutes"),
    (5, 240, Unit::Minutes),
    "30",
)
.acts();

/// Reminders.
pub static REMINDER_LADDER: Key<Vec<i64>> =
    Key::ladder("reminder_ladder", Chapter::Work, |language| say!(language, "regulation-reminder-ladder"), "30,14,7,1")
        .acts();

/// Before a quarter ends.
pub static QUARTER_LADDER: Key<Vec<i64>> =
    Key::ladder("quarter_ladder", Chapter::Work, |language| say!(language, "regulation-quarter-ladder"), "30,10")
        .concerns(Concern::Members);

/// Before a term ends.
pub static TERM_LADDER: Key<Vec<i64>> =
    Key::ladder("term_ladder", Chapter::Work, |language| say!(language, "regulation-term-ladder"), "60,14")
        .concerns(Concern::Members)
        .acts();

/// Messages to many a week.
pub static BROADCAST_LOAD: Key<i64> = Key::number(
    "broadcast_load",
    Chapter::Work,
    |language| say!(language, "regulation-broadcast-load"),
    (1, 50, Unit::Times),
    "5",
)
.note(|language| say!(language, "regulation-broadcast-load-note"))
.acts();

/// Days off.
pub static HOLIDAYS: Key<Vec<Holiday>> = Key::holidays(
    "holidays",
    Chapter::Work,
    |language| say!(language, "regulation-holidays"),
    "01-01,01-02,01-03,01-04,01-05,01-06,01-07,01-08,02-23,03-08,05-01,05-09,06-12,11-04",
)
.by_law();

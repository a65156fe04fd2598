//! How the bot itself works: figures, reminders, days off.

use chrono_tz::Tz;

use crate::model::regulation::rule::{Chapter, Concern, Key};
use crate::model::regulation::value::{Holiday, Unit};
use crate::say;

choices! {
    /// By which clock the municipality lives: those of Russia, by how far they are from Moscow's. What the settings of the
    /// program say holds until the regulation does.
    Zone {
        Settings "settings" |language| say!(language, "regulation-zone-settings"),
        Kaliningrad "Europe/Kaliningrad" |language| say!(language, "regulation-zone-kaliningrad"),
        Moscow "Europe/Moscow" |language| say!(language, "regulation-zone-moscow"),
        Samara "Europe/Samara" |language| say!(language, "regulation-zone-samara"),
        Yekaterinburg "Asia/Yekaterinburg" |language| say!(language, "regulation-zone-yekaterinburg"),
        Omsk "Asia/Omsk" |language| say!(language, "regulation-zone-omsk"),
        Krasnoyarsk "Asia/Krasnoyarsk" |language| say!(language, "regulation-zone-krasnoyarsk"),
        Irkutsk "Asia/Irkutsk" |language| say!(language, "regulation-zone-irkutsk"),
        Yakutsk "Asia/Yakutsk" |language| say!(language, "regulation-zone-yakutsk"),
        Vladivostok "Asia/Vladivostok" |language| say!(language, "regulation-zone-vladivostok"),
        Magadan "Asia/Magadan" |language| say!(language, "regulation-zone-magadan"),
        Kamchatka "Asia/Kamchatka" |language| say!(language, "regulation-zone-kamchatka"),
    }
}

impl Zone {
    /// The zone; `None` for that of the settings.
    pub fn tz(self) -> Option<Tz> {
        match self {
            Zone::Settings => None,
            Zone::Kaliningrad => Some(Tz::Europe__Kaliningrad),
            Zone::Moscow => Some(Tz::Europe__Moscow),
            Zone::Samara => Some(Tz::Europe__Samara),
            Zone::Yekaterinburg => Some(Tz::Asia__Yekaterinburg),
            Zone::Omsk => Some(Tz::Asia__Omsk),
            Zone::Krasnoyarsk => Some(Tz::Asia__Krasnoyarsk),
            Zone::Irkutsk => Some(Tz::Asia__Irkutsk),
            Zone::Yakutsk => Some(Tz::Asia__Yakutsk),
            Zone::Vladivostok => Some(Tz::Asia__Vladivostok),
            Zone::Magadan => Some(Tz::Asia__Magadan),
            Zone::Kamchatka => Some(Tz::Asia__Kamchatka),
        }
    }
}

/// The clock of the municipality.
pub static TIME_ZONE: Key<Zone> =
    Key::choice("time_zone", Chapter::Work, |language| say!(language, "regulation-zone"), "settings")
        .note(|language| say!(language, "regulation-zone-note"))
        .own()
        .acts();

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

/// The hour of the digest of messages to many, by the municipality's clock.
pub static DIGEST_HOUR: Key<i64> = Key::number(
    "digest_hour",
    Chapter::Work,
    |language| say!(language, "regulation-digest-hour"),
    (7, 21, Unit::Hours),
    "17",
)
.note(|language| say!(language, "regulation-digest-hour-note"))
.acts();

/// Days off.
pub static HOLIDAYS: Key<Vec<Holiday>> = Key::holidays(
    "holidays",
    Chapter::Work,
    |language| say!(language, "regulation-holidays"),
    "01-01,01-02,01-03,01-04,01-05,01-06,01-07,01-08,02-23,03-08,05-01,05-09,06-12,11-04",
)
.by_law();

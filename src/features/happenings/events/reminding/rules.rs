//! When something is recalled of an event, and when it is too late or too early for that.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use crate::model::events::{Event, Lasting, Recall, Recalled};
use crate::talk::calendar;

/// What was due so long ago is not said any more: the program has stood still, or the event was written down afterwards.
pub const TOO_LATE: TimeDelta = TimeDelta::days(3);

/// The sheet is asked for so long after the end.
const AFTER: TimeDelta = TimeDelta::hours(2);
/// A reminder of the day before is of use until so long before the event: then the next one tells the same.
const DAY_UNTIL: TimeDelta = TimeDelta::hours(3);
/// A reminder of the hours before is of use until so long before the event.
const HOURS_UNTIL: TimeDelta = TimeDelta::minutes(10);
/// The hour at which leaders are asked for a sheet on the next morning, and people are reminded of a day without hours.
const MORNING: u32 = 9;
/// From this hour on, and before the morning, nobody is asked for a sheet: the morning will do.
const EVENING: u32 = 21;

/// What of an event matters to its reminders.
#[derive(Debug, Clone, Copy)]
pub struct Moments {
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub over_at: DateTime<Utc>,
    /// Whether it has no hours.
    pub all_day: bool,
    /// The zone of its municipality.
    pub zone: Tz,
}

impl Moments {
    /// Those of an event.
    pub fn of(event: &Event, lasting: Lasting, zone: Tz) -> Moments {
        Moments { starts_at: event.starts_at, over_at: event.over_at(lasting), all_day: event.all_day, zone }
    }
}

/// What is done about a reminder that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing: it is too late for it, or there is none.
    Never,
    /// It is said at a later moment.
    At(DateTime<Utc>),
    /// It is said.
    Now {
        /// Whether those are asked who have not answered.
        silent: bool,
        /// By when, whatever the quiet hours.
        say_by: DateTime<Utc>,
    },
    /// What stands in chats says that it has begun.
    Begun,
    /// The leaders are asked for the sheet.
    Sheet {
        /// And once more at this moment.
        again: Option<DateTime<Utc>>,
    },
    /// Whoever was asked for the sheet reads that it is saved.
    Marked,
}

/// What is done about what is due.
pub fn decide(due: &Recalled, event: &Moments, now: DateTime<Utc>) -> Decision {
    let Moments { starts_at, over_at, all_day, zone } = *event;
    let left = starts_at - now;
    let was_short = due.made_at > starts_at - TimeDelta::days(1);
    match due.kind {
        Recall::Day if all_day => {
            let eve = starts_at.with_timezone(&zone).date_naive() - Days::new(1);
            match at_hour(eve, MORNING, zone) {
                Some(moment) if moment > now => Decision::At(moment),
                Some(moment) if moment >= due.made_at && left > TimeDelta::zero() => {
                    Decision::Now { silent: true, say_by: starts_at }
                }
                Some(_) | None => Decision::Never,
            }
        }
        Recall::Day if was_short || left < DAY_UNTIL => Decision::Never,
        Recall::Day => Decision::Now { silent: true, say_by: starts_at - DAY_UNTIL },
        Recall::Hours if all_day || left < HOURS_UNTIL || due.made_at > starts_at - AFTER => Decision::Never,
        // Those who have had no day to answer are asked here.
        Recall::Hours => Decision::Now { silent: was_short, say_by: starts_at - HOURS_UNTIL },
        Recall::Begun => Decision::Begun,
        Recall::Sheet => {
            let asked_at = over_at + AFTER;
            if asked_at > now {
                return Decision::At(asked_at);
            }
            let local = asked_at.with_timezone(&zone);
            let morning = at_hour(local.date_naive() + Days::new(u64::from(local.hour() >= MORNING)), MORNING, zone);
            let next = at_hour(over_at.with_timezone(&zone).date_naive() + Days::new(1), MORNING, zone);
            if asked_at < due.made_at {
                // It was written down when it was over: whoever did so is about to mark.
                return Decision::Never;
            }
            match (local.hour() < MORNING || local.hour() >= EVENING, morning) {
                // Two of them would come at once.
                (true, Some(morning)) if morning > now => Decision::At(morning),
                (true, _) => Decision::Sheet { again: None },
                (false, _) => Decision::Sheet { again: next.filter(|next| *next > now) },
            }
        }
        Recall::Morning => Decision::Sheet { again: None },
        Recall::Marked => Decision::Marked,
    }
}

/// Who has heard of an event within this time needs no reminder, by how long there is to its beginning.
pub fn fresh(left: TimeDelta) -> TimeDelta {
    if left > TimeDelta::hours(4) { TimeDelta::hours(12) } else { TimeDelta::hours(1) }
}

/// An hour of a day; if the clocks skip it, the next one.
fn at_hour(day: NaiveDate, hour: u32, zone: Tz) -> Option<DateTime<Utc>> {
    calendar::moment_of(zone, day.and_hms_opt(hour, 0, 0)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EventId;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// What is decided in Moscow about an event of Thursday, 26 November, 14:30, which was made then.
    fn decided(kind: Recall, made_at: &str, now: &str) -> Decision {
        let starts_at = at("2026-11-26T11:30:00Z");
        let event = Moments {
            starts_at,
            over_at: starts_at + TimeDelta::hours(3),
            all_day: false,
            zone: chrono_tz::Europe::Moscow,
        };
        let due = Recalled { event: EventId(1), kind, due_at: at(now), made_at: at(made_at) };
        decide(&due, &event, at(now))
    }

    /// Issue 11: a day and two hours before.
    #[test]
    fn a_reminder_is_said_a_day_and_two_hours_before_and_not_when_it_is_too_late() {
        let made = "2026-11-20T09:00:00Z";
        let day = Decision::Now { silent: true, say_by: at("2026-11-26T08:30:00Z") };
        let hours = Decision::Now { silent: false, say_by: at("2026-11-26T11:20:00Z") };
        assert_eq!(decided(Recall::Day, made, "2026-11-25T11:30:00Z"), day);
        // The program has stood still for some hours.
        assert_eq!(decided(Recall::Day, made, "2026-11-26T05:00:00Z"), day);
        assert_eq!(decided(Recall::Day, made, "2026-11-26T09:00:00Z"), Decision::Never);
        assert_eq!(decided(Recall::Hours, made, "2026-11-26T09:30:00Z"), hours);
        assert_eq!(decided(Recall::Hours, made, "2026-11-26T11:25:00Z"), Decision::Never);
        assert_eq!(decided(Recall::Hours, made, "2026-11-27T11:25:00Z"), Decision::Never);
        // It was made within the day: the silent are asked once, two hours before.
        assert_eq!(decided(Recall::Day, "2026-11-26T04:00:00Z", "2026-11-26T04:00:00Z"), Decision::Never);
        let short = Decision::Now { silent: true, say_by: at("2026-11-26T11:20:00Z") };
        assert_eq!(decided(Recall::Hours, "2026-11-26T04:00:00Z", "2026-11-26T09:30:00Z"), short);
        assert_eq!(decided(Recall::Hours, "2026-11-26T10:00:00Z", "2026-11-26T10:00:00Z"), Decision::Never);
    }

    /// Issue 11: the leader of an unmarked sheet, two hours after the end and on the next morning.
    #[test]
    fn a_sheet_is_asked_for_two_hours_after_the_end_and_on_the_next_morning() {
        let made = "2026-11-20T09:00:00Z";
        // It ends at 17:30.
        assert_eq!(decided(Recall::Sheet, made, "2026-11-26T11:30:00Z"), Decision::At(at("2026-11-26T16:30:00Z")));
        let again = Some(at("2026-11-27T06:00:00Z"));
        assert_eq!(decided(Recall::Sheet, made, "2026-11-26T16:30:00Z"), Decision::Sheet { again });
        assert_eq!(decided(Recall::Morning, made, "2026-11-27T06:00:00Z"), Decision::Sheet { again: None });
        // It was written down afterwards.
        assert_eq!(decided(Recall::Sheet, "2026-11-28T09:00:00Z", "2026-11-28T09:00:00Z"), Decision::Never);
    }

    /// Two reminders of one evening are one in the morning.
    #[test]
    fn a_sheet_of_a_late_evening_is_asked_for_in_the_morning_alone() {
        let starts_at = at("2026-11-26T16:00:00Z");
        let event = Moments {
            starts_at,
            over_at: starts_at + TimeDelta::hours(3),
            all_day: false,
            zone: chrono_tz::Europe::Moscow,
        };
        let due = |now| Recalled {
            event: EventId(1),
            kind: Recall::Sheet,
            due_at: at(now),
            made_at: at("2026-11-20T09:00:00Z"),
        };
        let (late, morning) = ("2026-11-26T21:00:00Z", "2026-11-27T06:00:00Z");
        assert_eq!(decide(&due(late), &event, at(late)), Decision::At(at(morning)));
        assert_eq!(decide(&due(morning), &event, at(morning)), Decision::Sheet { again: None });
    }

    /// A day without hours begins at midnight, when nobody is told anything.
    #[test]
    fn of_a_day_without_hours_people_are_reminded_on_the_morning_before() {
        let starts_at = at("2026-11-25T21:00:00Z");
        let event = Moments {
            starts_at,
            over_at: starts_at + TimeDelta::days(1),
            all_day: true,
            zone: chrono_tz::Europe::Moscow,
        };
        let due =
            |kind, now| Recalled { event: EventId(1), kind, due_at: at(now), made_at: at("2026-11-20T09:00:00Z") };
        let (midnight, morning) = ("2026-11-24T21:00:00Z", "2026-11-25T06:00:00Z");
        assert_eq!(decide(&due(Recall::Day, midnight), &event, at(midnight)), Decision::At(at(morning)));
        let now = Decision::Now { silent: true, say_by: starts_at };
        assert_eq!(decide(&due(Recall::Day, morning), &event, at(morning)), now);
        assert_eq!(
            decide(&due(Recall::Hours, "2026-11-25T19:00:00Z"), &event, at("2026-11-25T19:00:00Z")),
            Decision::Never
        );
    }

    #[test]
    fn who_has_just_heard_of_it_needs_no_reminder() {
        assert_eq!(fresh(TimeDelta::hours(23)), TimeDelta::hours(12));
        assert_eq!(fresh(TimeDelta::hours(2)), TimeDelta::hours(1));
    }
}

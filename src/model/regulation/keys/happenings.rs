//! Events: which kinds of them there are, and how long one lasts of which nobody has said it.

use crate::model::events::Kind;
use crate::model::regulation::rule::{Chapter, Concern, Fit, Key, Preset};
use crate::model::regulation::value::{Choice, Chosen, Unit};
use crate::say;
use crate::text::{self, Language};

/// The kinds that are offered where an event is made. «Другое» is offered always, so that it is no choice.
impl Chosen for Kind {
    const CHOICES: &'static [Choice] = &[
        Choice { name: "seminar", said: |language| small(Kind::Seminar, language) },
        Choice { name: "workshop", said: |language| small(Kind::Workshop, language) },
        Choice { name: "master_class", said: |language| small(Kind::MasterClass, language) },
        Choice { name: "open_lesson", said: |language| small(Kind::OpenLesson, language) },
        Choice { name: "meeting", said: |language| small(Kind::Meeting, language) },
        Choice { name: "consultation", said: |language| small(Kind::Consultation, language) },
        Choice { name: "conference", said: |language| small(Kind::Conference, language) },
        Choice { name: "training", said: |language| small(Kind::Training, language) },
        Choice { name: "course", said: |language| small(Kind::Course, language) },
        Choice { name: "contest", said: |language| small(Kind::Contest, language) },
        Choice { name: "round_table", said: |language| small(Kind::RoundTable, language) },
        Choice { name: "lesson_visit", said: |language| small(Kind::LessonVisit, language) },
        Choice { name: "pedagogical_workshop", said: |language| small(Kind::PedagogicalWorkshop, language) },
        Choice { name: "internship", said: |language| small(Kind::Internship, language) },
        Choice { name: "public_defence", said: |language| small(Kind::PublicDefence, language) },
        Choice { name: "project_session", said: |language| small(Kind::ProjectSession, language) },
        Choice { name: "readings", said: |language| small(Kind::Readings, language) },
        Choice { name: "forum", said: |language| small(Kind::Forum, language) },
        Choice { name: "school", said: |language| small(Kind::School, language) },
        Choice { name: "expedition", said: |language| small(Kind::Expedition, language) },
    ];

    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "seminar" => Kind::Seminar,
            "workshop" => Kind::Workshop,
            "master_class" => Kind::MasterClass,
            "open_lesson" => Kind::OpenLesson,
            "meeting" => Kind::Meeting,
            "consultation" => Kind::Consultation,
            "conference" => Kind::Conference,
            "training" => Kind::Training,
            "course" => Kind::Course,
            "contest" => Kind::Contest,
            "round_table" => Kind::RoundTable,
            "lesson_visit" => Kind::LessonVisit,
            "pedagogical_workshop" => Kind::PedagogicalWorkshop,
            "internship" => Kind::Internship,
            "public_defence" => Kind::PublicDefence,
            "project_session" => Kind::ProjectSession,
            "readings" => Kind::Readings,
            "forum" => Kind::Forum,
            "school" => Kind::School,
            "expedition" => Kind::Expedition,
            _ => return None,
        })
    }
}

fn small(kind: Kind, language: Language) -> String {
    text::with_small(&kind.named(language))
}

/// Kinds of events.
pub static EVENT_KINDS: Key<Vec<Kind>> = Key::set(
    "event_kinds",
    Chapter::Work,
    |language| say!(language, "regulation-event-kinds"),
    "seminar,workshop,master_class,open_lesson,meeting,consultation,conference,training,course,contest,round_table,\
     lesson_visit,pedagogical_workshop,internship,public_defence,project_session,readings,forum,school,expedition",
)
.clauses(
    Fit::Union,
    &[
        Preset::S0.says("п. 2.3, 5.4", "seminar,conference,training,contest,forum"),
        Preset::S1.says("разд. 1", "seminar,master_class,open_lesson,conference,pedagogical_workshop"),
        Preset::S2.says("п. 3.1", "seminar,meeting,consultation,conference"),
        Preset::S3.says(
            "разд. IV",
            "seminar,workshop,master_class,conference,course,pedagogical_workshop,public_defence,project_session,school,\
             expedition",
        ),
        Preset::S4.says("п. 3.1", "seminar,conference,contest,round_table,lesson_visit"),
    ],
)
.note(|language| say!(language, "regulation-event-kinds-note"))
.concerns(Concern::Clusters)
.acts();

/// Kinds of events that are a municipality's own, by name.
pub static OWN_EVENT_KINDS: Key<Vec<String>> =
    Key::lines("own_event_kinds", Chapter::Work, |language| say!(language, "regulation-own-event-kinds"), 10)
        .note(|language| say!(language, "regulation-own-event-kinds-note"))
        .own()
        .concerns(Concern::Clusters)
        .acts();

/// An event without an end lasts.
pub static EVENT_HOURS: Key<i64> = Key::number(
    "event_hours",
    Chapter::Work,
    |language| say!(language, "regulation-event-hours"),
    (1, 12, Unit::Hours),
    "3",
)
.note(|language| say!(language, "regulation-event-hours-note"))
.concerns(Concern::Clusters)
.acts();

/// An event without hours lasts until so many hours of its last day.
pub static EVENT_DAY_HOURS: Key<i64> = Key::number(
    "event_day_hours",
    Chapter::Work,
    |language| say!(language, "regulation-event-day-hours"),
    (12, 24, Unit::Hours),
    "24",
)
.note(|language| say!(language, "regulation-event-day-hours-note"))
.concerns(Concern::Clusters)
.acts();

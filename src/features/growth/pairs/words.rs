//! How pairs are spoken of on the cards of both rooms.

use chrono::NaiveDate;

use crate::model::pairs::{Basis, Kind, Pair, Progress, Rhythm, State};
use crate::model::people::FullName;
use crate::say;
use crate::text::Language;

/// A day as papers write it.
pub fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// Somebody of a pair, or that they are here no more.
pub fn called(language: Language, name: Option<&FullName>) -> String {
    name.map_or_else(|| say!(language, "pairs-nobody"), FullName::short)
}

/// «ждёт ответа»: how far a pair is.
pub fn state(language: Language, state: State) -> String {
    match state {
        State::Proposed => say!(language, "pairs-state-proposed"),
        State::Accepted => say!(language, "pairs-state-accepted"),
        State::Active => say!(language, "pairs-state-active"),
        State::Completed => say!(language, "pairs-state-completed"),
        State::Cancelled => say!(language, "pairs-state-cancelled"),
    }
}

/// The sign of a state.
pub fn sign(state: State) -> &'static str {
    match state {
        State::Proposed | State::Accepted => "⏳",
        State::Active | State::Completed => "✅",
        State::Cancelled => "❌",
    }
}

/// Who is who, by the basis: two equals have no mentee.
pub fn roles(language: Language, pair: &Pair) -> Vec<String> {
    let at = |name: String, school: &Option<String>| match school {
        Some(school) => format!("{name}, {school}"),
        None => name,
    };
    let mentor = at(called(language, pair.mentor_name.as_ref()), &pair.schools[0]);
    let mentee = at(called(language, pair.mentee_name.as_ref()), &pair.schools[1]);
    match pair.basis {
        Basis::Subject => vec![say!(language, "pairs-equals", one = mentor, other = mentee)],
        Basis::Mentor => {
            vec![say!(language, "pairs-mentor", name = mentor), say!(language, "pairs-mentee", name = mentee)]
        }
        Basis::Competency => {
            vec![say!(language, "pairs-owner", name = mentor), say!(language, "pairs-learner", name = mentee)]
        }
    }
}

/// The facts of a pair that both and whoever answers for mentoring read.
pub fn facts(language: Language, pair: &Pair) -> Vec<String> {
    let mut lines = roles(language, pair);
    if let Some(subject) = &pair.subject {
        lines.push(say!(language, "pairs-subject", subject = subject.to(language)));
    }
    lines.push(format!("{} {}", sign(pair.state), state(language, pair.state)));
    if let (Some(since), Some(until)) = (pair.since, pair.until) {
        lines.push(say!(language, "pairs-term", since = day(since), until = day(until)));
    } else {
        lines.push(say!(language, "pairs-months", count = pair.months));
    }
    if let Some((number, on)) = &pair.order {
        lines.push(say!(language, "pairs-order", number = number.clone(), day = day(*on)));
    }
    if let Some(on) = pair.consent_day {
        lines.push(say!(language, "pairs-consent", day = day(on)));
    }
    if let Some(ending) = pair.ending {
        lines.push(say!(language, "pairs-ending", ending = ending.named(language)));
    }
    lines
}

/// What was done at a meeting; a lesson is that of whoever gave it.
pub fn kind(language: Language, kind: Kind, pair: &Pair) -> String {
    match kind {
        Kind::Talk => say!(language, "pairs-kind-talk"),
        Kind::MenteeLesson => {
            say!(language, "pairs-kind-lesson", name = called(language, pair.mentee_name.as_ref()))
        }
        Kind::MentorLesson => {
            say!(language, "pairs-kind-lesson", name = called(language, pair.mentor_name.as_ref()))
        }
        Kind::Joint => say!(language, "pairs-kind-joint"),
        Kind::Online => say!(language, "pairs-kind-online"),
    }
}

/// «раз в неделю», or that nobody is reminded: small, as a line has it.
pub fn rhythm(language: Language, rhythm: Option<Rhythm>) -> String {
    rhythm.map_or_else(|| say!(language, "pairs-rhythm-none"), |it| it.named(language))
}

/// How near the goal is.
pub fn progress(language: Language, progress: Progress) -> String {
    match progress {
        Progress::None => say!(language, "pairs-progress-none"),
        Progress::Some => say!(language, "pairs-progress-some"),
        Progress::Reached => say!(language, "pairs-progress-reached"),
    }
}

//! The draft of a route: for each deficit what the municipality has, its nearest event and its cluster, and then measures of
//! other forms, one of which carries what was learnt into practice (S4-01).

use std::collections::HashSet;

use chrono::{Months, NaiveDate};
use chrono_tz::Tz;

use super::measures;
use crate::model::needs::Deficit;
use crate::model::routes::{Form, NewStep, Source};
use crate::say;
use crate::text::{Language, clipped};

/// So many measures a deficit, where the municipality and the files have them.
const EACH: usize = 3;

/// For how many months a measure of a form is given.
pub fn months(form: Form) -> u32 {
    match form {
        Form::SelfStudy => 1,
        Form::Pair | Form::Lesson | Form::Other | Form::Event => 2,
        Form::Course | Form::Cluster => 3,
        Form::MasterClass | Form::Internship => 4,
    }
}

/// What is proposed against these deficits.
pub fn draft(
    language: Language,
    (today, zone): (NaiveDate, Tz),
    deficits: &[Deficit],
    sources: &[Source],
) -> Vec<NewStep> {
    let (mut events, mut groups) = (HashSet::new(), HashSet::new());
    let mut all = Vec::new();
    for deficit in deficits {
        let new = |form: Form, words: &str| {
            let due = Some(today + Months::new(months(form)));
            NewStep { deficit: Some(deficit.id), due, ..NewStep::of(form, clipped(words, 300)) }
        };
        let mut steps: Vec<NewStep> = Vec::new();
        let category = deficit.category.id;
        let of = || sources.iter().filter(move |source| source.category == category);
        // One event and one cluster stand in a route once, whatever they are against.
        let mut coming =
            of().filter_map(|source| Some((source, source.event?, source.title.as_ref()?, source.starts_at?)));
        if let Some((source, event, title, at)) = coming.find(|(_, event, ..)| events.insert(*event)) {
            let words = say!(language, "routes-step-event", title = title.clone(), name = source.name.clone());
            let day = at.with_timezone(&zone).date_naive();
            steps.push(NewStep { event: Some(event), due: Some(day), ..new(Form::Event, &words) });
        }
        if let Some(source) = of().find(|source| groups.insert(source.group)) {
            let words = say!(language, "routes-step-cluster", name = source.name.clone());
            steps.push(NewStep { group: Some(source.group), ..new(Form::Cluster, &words) });
        }
        let mut proposed = measures::against(&deficit.category.code, deficit.seed.as_deref().unwrap_or_default());
        // What carries it into practice is never left out.
        if let Some(practice) = proposed.iter().position(|measure| measure.form.is_practice()) {
            proposed[..=practice].rotate_right(1);
        }
        for measure in proposed {
            let is_new = steps.iter().all(|step| step.form != measure.form);
            let has_room = steps.len() < EACH || steps.iter().all(|step| step.event.is_some() || step.group.is_some());
            if is_new && has_room {
                let words = measure.says.to(language);
                steps.push(NewStep { product: Some(measure.product.to(language)), ..new(measure.form, &words) });
            }
        }
        all.extend(steps);
    }
    all
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::ids::{CategoryId, DeficitId, EventId, GroupId};
    use crate::model::needs::{Category, Level, Measure, Source as Found};
    use crate::text::Bilingual;

    fn deficit(id: i64, name: &str) -> Deficit {
        let both = |words: &str| Bilingual { ru: words.to_owned(), en: words.to_owned() };
        Deficit {
            id: DeficitId(id),
            name: both(name),
            seed: Some(name.to_owned()),
            words: None,
            category: Category {
                id: CategoryId(2),
                code: "method".to_owned(),
                name: both("Методические"),
                short: None,
                english: None,
                seed: None,
                is_offered: true,
            },
            level: Level::High,
            registered_at: DateTime::<Utc>::MIN_UTC,
            closed_at: None,
            in_work: false,
            on_route: false,
            in_pair: false,
            is_shown: false,
            source: Found::Own,
            measure: Measure { percent: None, points: None, points_of: None },
            diagnosed_on: None,
        }
    }

    /// S0-19, S4-01: more than one form for each, the municipality's own first, each of it once; always a step into practice.
    #[test]
    fn what_the_municipality_has_comes_first_and_practice_is_never_left_out() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let at: DateTime<Utc> = "2026-11-30T20:00:00Z".parse().unwrap();
        let source = Source {
            category: CategoryId(2),
            group: GroupId(5),
            name: "Оценивание".to_owned(),
            event: Some(EventId(7)),
            title: Some("Критерии".to_owned()),
            starts_at: Some(at),
        };
        let deficits = [deficit(1, "Формирующее оценивание"), deficit(2, "Свои слова")];
        for sources in [vec![], vec![source]] {
            let steps = draft(Language::Ru, (today, chrono_tz::Asia::Krasnoyarsk), &deficits, &sources);
            for deficit in &deficits {
                let own: Vec<_> = steps.iter().filter(|step| step.deficit == Some(deficit.id)).collect();
                let forms: HashSet<_> = own.iter().map(|step| step.form).collect();
                assert!(forms.len() == own.len() && own.len() >= 2, "{own:?}");
                assert!(own.iter().any(|step| step.form.is_practice()), "{own:?}");
                assert!(own.iter().all(|step| step.due > Some(today)), "{own:?}");
            }
            if !sources.is_empty() {
                assert_eq!((steps[0].event, steps[0].due), (Some(EventId(7)), "2026-12-01".parse().ok()));
                assert_eq!(steps[1].group, Some(GroupId(5)));
                assert_eq!(steps.iter().filter(|step| step.group.is_some()).count(), 1);
            }
        }
    }
}

//! Who I am here.
//!
//! ```text
//! - /profile
//! - Петрова Ольга Сергеевна · Школа № 3 · Учитель · Математика · Преподаёте с 2024 года
//!   Целевая категория: молодой специалист · Руководите: «Математика без страха»
//!   — [Мои достижения] [Мои кластеры] [Мои роли] [Изменить] [Настройки] [Мои данные]
//! ```
//!
//! Of the target categories (S0-01) a person sees the two that follow from their own years of work. Those that
//! follow from their school are a coordinator's working figures, and a label nobody asked for.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::feature::{Door, Feature, Shelf};
use crate::model::groups::GroupName;
use crate::model::people::{self, Beginning, Person, TargetCategory, target_categories};
use crate::model::roles::{self, Registered, Roles};
use crate::model::{regulation, ways};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, RoomEntry, Said, View};
use crate::text::{Language, clipped};

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<Profile>()],
    doors: &[Door {
        to: || ways::PROFILE.place(),
        label: |language| say!(language, "profile-door"),
        command: Some(("profile", |language| say!(language, "profile-command"))),
        help: None,
        shelf: Some(Shelf::More),
        seen_by: Roles::anybody,
    }],
    ..Feature::named("profile")
};

struct Profile;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    Card,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Card,
}

/// How many subjects or clusters a line names before it counts the rest.
const NAMED: usize = 3;

impl Room for Profile {
    const NAME: &'static str = "profile";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = ();

    fn home() -> At {
        At::Card
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Card = at;
        Ok(Next::Go(Step::Card))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<()>> {
        match step {
            Step::Card => card(cx).await,
        }
    }

    async fn answer(_cx: &mut Cx, _step: Step, _said: Said<()>) -> Result<Next<Self>> {
        Ok(Next::Puzzled)
    }
}

async fn card(cx: &mut Cx) -> Result<View<()>> {
    let language = cx.language();
    let id = Registered::of(cx)?.id();
    let person = people::person(cx, id).await?;
    let held = roles::held(cx, id).await?;
    let beginning = Beginning::of(&*regulation::now(cx).await?)?;
    let quoted = |cluster: GroupName| say!(language, "profile-cluster", name = clipped(&cluster.name, 40));
    let led: Vec<_> = held.led.into_iter().map(quoted).collect();
    let deputises: Vec<_> = held.deputises.into_iter().map(quoted).collect();
    let subjects: Vec<_> = person.subjects.iter().map(|subject| subject.name.to(language)).collect();
    let name = person.name.listed();
    let title = clipped(&name, 40);
    let mut view = View::new(title.clone());
    if title != name {
        view = view.line(name);
    }
    view = view.line(workplace(language, &person)).line(person.post.name.to(language));
    if !subjects.is_empty() {
        view = view.line(enumerated(language, &subjects));
    }
    view = view.maybe_line(years(language, &person)).maybe_line(own_category(language, &person, cx.today(), beginning));
    let named = [
        held.roles.coordinates.then(|| say!(language, "profile-coordinator")),
        (!led.is_empty()).then(|| say!(language, "profile-leads", clusters = enumerated(language, &led))),
        (!deputises.is_empty())
            .then(|| say!(language, "profile-deputises", clusters = enumerated(language, &deputises))),
    ];
    let named: Vec<_> = named.into_iter().flatten().collect();
    if !named.is_empty() {
        view = view.line(named.join(" "));
    }
    Ok(view
        .row([
            Button::go(say!(language, "profile-record"), ways::RECORD.place()),
            Button::go(say!(language, "profile-clusters"), ways::MY_CLUSTERS.place()),
        ])
        .row([
            Button::go(say!(language, "profile-roles"), ways::MY_ROLES.place()),
            Button::go(say!(language, "profile-change"), ways::REGISTRATION.place()),
        ])
        .row([
            Button::go(say!(language, "profile-settings"), ways::SETTINGS.place()),
            Button::go(say!(language, "profile-data"), ways::MY_DATA.place()),
        ])
        .button(Button::home(language)))
}

fn workplace(language: Language, person: &Person) -> String {
    let name = person.organisation.name.clone();
    if person.organisation.confirmed {
        say!(language, "profile-organisation", name = name)
    } else {
        say!(language, "profile-organisation-unconfirmed", name = name)
    }
}

fn years(language: Language, person: &Person) -> Option<String> {
    let teaching = person.teaching_since?.year().to_string();
    let managing = person.managing_since.filter(|_| person.post.management).map(|since| since.year().to_string());
    // Who teaches nothing was asked for the beginning of pedagogical work.
    Some(match (person.subjects.is_empty(), managing) {
        (false, None) => say!(language, "profile-years", teaching = teaching),
        (false, Some(managing)) => say!(language, "profile-years-both", teaching = teaching, managing = managing),
        (true, None) => say!(language, "profile-years-work", teaching = teaching),
        (true, Some(managing)) => say!(language, "profile-years-work-both", teaching = teaching, managing = managing),
    })
}

/// The target categories that follow from a person's own years of work; none of their school's.
fn own_category(language: Language, person: &Person, today: chrono::NaiveDate, beginning: Beginning) -> Option<String> {
    let names: Vec<_> = target_categories(person, today, beginning)
        .into_iter()
        .filter_map(|category| match category {
            TargetCategory::YoungSpecialist => Some(say!(language, "profile-young-specialist")),
            TargetCategory::BeginningLeader => Some(say!(language, "profile-beginning-leader")),
            TargetCategory::LowResults | TargetCategory::AdverseConditions => None,
        })
        .collect();
    (!names.is_empty()).then(|| say!(language, "profile-category", names = names.join(", "), count = names.len()))
}

/// The first few of some names, and the number of the rest.
fn enumerated(language: Language, names: &[String]) -> String {
    let shown = names[..names.len().min(NAMED)].join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        rest => say!(language, "profile-and-more", shown = shown, rest = rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{OrganisationId, PersonId, PostId};
    use crate::model::organisations::{Mark, Organisation};
    use crate::model::people::{FullName, Post};
    use crate::text::Bilingual;

    #[test]
    fn s0_01_the_categories_of_a_school_are_not_shown_to_its_staff() {
        let day = |text: &str| text.parse().unwrap();
        let mut person = Person {
            id: PersonId(1),
            name: FullName::parse("Петрова Ольга").unwrap(),
            organisation: Organisation { id: OrganisationId(1), name: "Школа № 3".to_owned(), confirmed: true },
            marks: vec![Mark::LowResults, Mark::AdverseConditions],
            post: Post {
                id: PostId(3),
                name: Bilingual { ru: "Заместитель руководителя".to_owned(), en: String::new() },
                management: true,
            },
            subjects: Vec::new(),
            teaching_since: Some(day("2010-09-01")),
            managing_since: None,
            left_at: None,
        };
        let today = day("2026-11-21");
        let three = Beginning { years: 3, inclusive: false };
        assert_eq!(own_category(Language::Ru, &person, today, three), None);
        person.managing_since = Some(day("2025-09-01"));
        assert_eq!(
            own_category(Language::Ru, &person, today, three).as_deref(),
            Some("Целевая категория: начинающий руководитель")
        );
        person.teaching_since = Some(day("2024-09-01"));
        assert_eq!(
            own_category(Language::Ru, &person, today, three).as_deref(),
            Some("Целевые категории: молодой специалист, начинающий руководитель")
        );
    }

    #[test]
    fn long_enumerations_count_their_rest() {
        let names: Vec<_> = (1..=5).map(|n| n.to_string()).collect();
        assert_eq!(enumerated(Language::Ru, &names[..3]), "1, 2, 3");
        assert_eq!(enumerated(Language::Ru, &names), "1, 2, 3 и ещё 2");
    }
}

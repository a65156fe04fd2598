//! The cards about people.

use chrono::Datelike;

use super::steps::Press;
use super::store;
use crate::features::office::views::{self, ROWS, sure};
use crate::ids::PersonId;
use crate::model::imports::Kind;
use crate::model::people::{self, Beginning, FullName, NameFlaw, TargetCategory, target_categories};
use crate::model::roles::Coordinator;
use crate::model::{needs, regulation, ways};
use crate::say;
use crate::talk::{Button, Cx, Page, Result, Spot, View};
use crate::text::{Language, clipped, forms};

pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = people::find(cx, guard, people::Among::Everybody, spot, ROWS).await?;
    let view = View::new(say!(language, "people-title"))
        .line(views::how_many(language, &found, spot))
        .question(say!(language, "office-people-question"));
    let leaf = |leaf| Press::List { leaf };
    // A search has a row of its own, and finds people who are there.
    let load = spot.search.is_empty();
    let load = load.then(|| Button::go(say!(language, "office-load"), ways::IMPORT_OF.of(Kind::Staff)));
    Ok(views::people(view, language, found, spot, leaf, |label, person| Button::go(label, ways::PERSON.of(person)))
        .button(Button::go(say!(language, "people-new"), ways::NEW_PERSON.place()))
        .row(load)
        .row([
            Button::go(say!(language, "office-table"), ways::PEOPLE_TABLE.place()),
            Button::go(say!(language, "people-to-categories"), ways::TARGETS.place()),
        ])
        .button(Button::back(language, ways::DESK.place())))
}

/// A person: what a coordinator needs to know, and of deficits only the way to those that they show (S0-04).
pub async fn card(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    // The guard is asked together with the roles.
    let (_, held) = store::held(cx, id).await?;
    let person = people::person(cx, id).await?;
    let beginning = Beginning::of(&*regulation::now(cx).await?)?;
    let coordinates = held.coordinates;
    let states = super::record::states(cx, person.left_at, &held);
    // Who has never come, and who has left, can answer for nothing.
    let is_here = held.has_account && person.left_at.is_none();
    let led: Vec<_> = held.leads.iter().map(|group| format!("«{group}»")).collect();
    let works_here = |_: &TargetCategory| person.left_at.is_none();
    let computed = target_categories(&person, today, beginning).into_iter().filter(works_here);
    let computed = computed.map(|category| target(language, category));
    let assigned = held.assigned.iter().map(|one| one.named(language));
    let targets: Vec<_> = computed.chain(assigned).collect();
    let subjects: Vec<_> = person.subjects.iter().map(|subject| subject.name.to(language)).collect();
    let post = person.post.name.to(language);
    let mut view = View::new(person.name.listed())
        .line(format!("📍 {}", person.organisation.name))
        .line(if subjects.is_empty() { post } else { format!("{post}: {}", subjects.join(", ")) })
        .maybe_line(person.teaching_since.map(|since| say!(language, "people-since", year = since.year().to_string())))
        .maybe_line((!targets.is_empty()).then(|| say!(language, "people-targets", targets = targets.join(", "))))
        .maybe_line((!led.is_empty()).then(|| say!(language, "people-leads", clusters = led.join(", "))))
        .maybe_line(coordinates.then(|| say!(language, "people-coordinates")))
        .lines(states);
    if is_here {
        view = view.button(Button::go(say!(language, "people-make-leader"), ways::LED_BY.of(id))).button(
            match coordinates {
                true => Button::press(say!(language, "people-dismiss"), Press::Dismiss),
                false => Button::press(say!(language, "people-promote"), Press::Promote),
            },
        );
    } else if person.left_at.is_none() {
        view = view.button(Button::go(say!(language, "people-to-rosters"), ways::ROSTERS_OF.of(id)));
    }
    // Nor can they be appointed who have never come; those who left see what they were.
    let roles = held.has_account.then(|| Button::go(say!(language, "people-to-roles"), ways::ROLES_OF.of(id)));
    let deficits = held.shows_deficits.then(|| Button::press(say!(language, "people-deficits"), Press::Deficits));
    Ok(view
        .row(deficits)
        .row(roles.into_iter().chain([Button::press(say!(language, "people-correct-name"), Press::Name)]))
        .button(Button::press(say!(language, "people-record"), Press::Record))
        .button(Button::go(say!(language, "people-targets-of"), ways::TARGETS_OF.of(id)))
        .row([
            Button::go(say!(language, "people-to-organisation"), ways::ORGANISATION.of(person.organisation.id)),
            Button::go(say!(language, "office-journal"), ways::JOURNAL_OF_PERSON.of(id)),
        ])
        .button(Button::back(language, ways::PEOPLE.place())))
}

/// The open deficits of somebody who lets coordinators see them; whoever withdraws that is read no more (S0-04).
pub async fn deficits(cx: &mut Cx, guard: Coordinator, id: PersonId, spot: &Spot) -> Result<View<Press>> {
    let (language, person) = (cx.language(), people::person(cx, id).await?);
    let mut all = needs::shown(cx, guard, id).await?;
    let is_empty = all.is_empty();
    all.retain(|one| forms::finds(&spot.search, &[&one.name.to(language), &one.category.name.to(language)]));
    let page = Page::of(spot.page, all.len(), ROWS);
    let view = View::new(say!(language, "people-deficits-title")).line(person.name.listed());
    let view = match (is_empty, all.is_empty()) {
        (true, _) => view.line(say!(language, "people-deficits-none")),
        (false, true) => view.question(say!(language, "people-deficits-not-found", search = spot.shown())),
        (false, false) => view.line(say!(language, "people-deficits-told")),
    };
    let line = |one: needs::Deficit| {
        let (name, category) = (one.name.to(language), one.category.name.to(language).to_lowercase());
        let level = one.level.named(language);
        say!(language, "people-deficits-line", name = clipped(&name, 100), category = category, level = level)
    };
    Ok(view
        .lines(page.cut(all).map(line).collect::<Vec<_>>())
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::back(language, ways::PERSON.of(id))))
}

fn target(language: Language, category: TargetCategory) -> String {
    match category {
        TargetCategory::YoungSpecialist => say!(language, "people-target-young"),
        TargetCategory::BeginningLeader => say!(language, "people-target-beginning"),
        TargetCategory::LowResults => say!(language, "people-target-low"),
        TargetCategory::AdverseConditions => say!(language, "people-target-adverse"),
    }
}

/// The right name is typed.
pub async fn name(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let now = people::person(cx, id).await?.name;
    Ok(View::new(say!(language, "people-name-title"))
        .line(say!(language, "people-name-now", name = now.listed()))
        .question(say!(language, "people-name-question"))
        .button(Button::cancel(language, ways::PERSON.of(id))))
}

/// What is wrong with a typed name.
pub fn name_flaw(language: Language, flaw: NameFlaw) -> String {
    match flaw {
        NameFlaw::OneWord | NameFlaw::NoFamily => say!(language, "people-name-in-part"),
        NameFlaw::Initials => say!(language, "people-name-initials"),
        NameFlaw::TooLong => say!(language, "people-name-too-long"),
        NameFlaw::Sign(sign) | NameFlaw::Letter(sign) => say!(language, "people-name-sign", sign = sign.to_string()),
    }
}

/// Is this the right name? Each part is named, since a surname is easily taken for a patronymic.
pub async fn named(cx: &mut Cx, id: PersonId, name: &FullName) -> Result<View<Press>> {
    let language = cx.language();
    let was = people::person(cx, id).await?.name;
    let patronymic =
        (!name.patronymic.is_empty()).then(|| say!(language, "people-name-patronymic", name = name.patronymic.clone()));
    Ok(View::new(say!(language, "people-named-title"))
        .line(say!(language, "people-name-was", name = was.listed()))
        .line(say!(language, "people-name-family", name = name.family.clone()))
        .line(say!(language, "people-name-given", name = name.given.clone()))
        .maybe_line(patronymic)
        .question(say!(language, "office-sure"))
        .button(Button::press(say!(language, "button-save"), Press::Yes))
        .button(Button::press(say!(language, "people-name-again"), Press::Name))
        .button(Button::cancel(language, ways::PERSON.of(id))))
}

/// What somebody is told whose name was corrected. The name itself is nobody's business over a shoulder.
pub fn renamed(language: Language) -> View<Press> {
    View::new(say!(language, "people-notice-renamed-title"))
        .line(say!(language, "people-notice-renamed-line"))
        .button(Button::go(say!(language, "people-open-profile"), ways::PROFILE.place()))
}

/// Shall this person be a coordinator?
pub async fn promote(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = people::person(cx, id).await?;
    Ok(sure(
        View::new(say!(language, "people-promote-title"))
            .line(person.name.listed())
            .line(say!(language, "people-promote-line")),
        language,
        Button::press(say!(language, "people-promote"), Press::Yes),
        ways::PERSON.of(id),
    ))
}

/// Shall this person be a coordinator no more?
pub async fn dismiss(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = people::person(cx, id).await?;
    Ok(sure(
        View::new(say!(language, "people-dismiss-title"))
            .line(person.name.listed())
            .line(say!(language, "people-dismiss-line")),
        language,
        Button::press(say!(language, "people-dismiss"), Press::Yes),
        ways::PERSON.of(id),
    ))
}

/// What a new coordinator is told.
pub fn promoted(language: Language) -> View<Press> {
    View::new(say!(language, "people-notice-promoted-title"))
        .line(say!(language, "people-notice-promoted-line"))
        .button(Button::go(say!(language, "people-open-desk"), ways::DESK.place()))
}

/// What a former coordinator is told.
pub fn dismissed(language: Language) -> View<Press> {
    View::new(say!(language, "people-notice-dismissed-title"))
        .line(say!(language, "people-notice-dismissed-line"))
        .button(Button::home(language))
}

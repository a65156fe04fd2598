//! The cards about target categories, for a coordinator.

use chrono::{Days, Months, NaiveDate};

use super::steps::{Draft, Press};
use super::store;
use crate::features::office::views::{self, ROWS, sure};
use crate::ids::{AssignmentId, PersonId};
use crate::model::people::{self, Assigned, Assignment, Beginning, Category, TargetCategory};
use crate::model::roles::Coordinator;
use crate::model::{regulation, school_year, ways};
use crate::say;
use crate::talk::calendar::{self, Pick};
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::Language;

/// How far ahead an assignment may end.
const YEARS: u32 = 5;

/// What a category is called: a noun in the nominative, small.
pub fn named(language: Language, category: Category) -> String {
    match category {
        Category::Computed(TargetCategory::YoungSpecialist) => say!(language, "targets-young"),
        Category::Computed(TargetCategory::BeginningLeader) => say!(language, "targets-beginning"),
        Category::Computed(TargetCategory::LowResults) => say!(language, "targets-low"),
        Category::Computed(TargetCategory::AdverseConditions) => say!(language, "targets-adverse"),
        Category::Assigned(assigned) => assigned.named(language),
    }
}

/// A button has room for a short word alone.
fn short(language: Language, category: Category) -> String {
    match category {
        Category::Computed(TargetCategory::YoungSpecialist) => say!(language, "targets-button-young"),
        Category::Computed(TargetCategory::BeginningLeader) => say!(language, "targets-button-beginning"),
        Category::Computed(TargetCategory::LowResults) => say!(language, "targets-button-low"),
        Category::Computed(TargetCategory::AdverseConditions) => say!(language, "targets-button-adverse"),
        Category::Assigned(Assigned::Growing) => say!(language, "targets-button-growing"),
        Category::Assigned(Assigned::Experienced) => say!(language, "targets-button-experienced"),
    }
}

/// A day as papers write it.
pub fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// How many there are in each.
pub async fn all(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let counted = people::counted(cx, guard).await?;
    let rows = Category::ALL.into_iter().zip(counted.categories);
    let buttons = rows.map(|(category, count)| {
        Button::press(format!("{}: {count}", short(language, category)), Press::In { category })
    });
    Ok(View::new(say!(language, "targets-title"))
        .line(say!(language, "targets-staff", count = counted.staff))
        .maybe_line((counted.unknown > 0).then(|| say!(language, "targets-unknown", count = counted.unknown)))
        .line(say!(language, "targets-overlap"))
        .question(say!(language, "targets-question"))
        .grid(1, buttons)
        .button(Button::back(language, ways::PEOPLE.place())))
}

/// Who is in one.
pub async fn within(cx: &mut Cx, guard: Coordinator, category: Category, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let found = people::people_in(cx, guard, category, spot, ROWS).await?;
    let view = View::new(say!(language, "targets-in-title")).line(named(language, category));
    let view = match found.count {
        0 => view.line(say!(language, "targets-in-none")),
        count => view.line(say!(language, "targets-in-count", count = count)),
    };
    let leaf = |leaf| Press::List { leaf };
    Ok(views::people(view, language, found, spot, leaf, |label, person| Button::go(label, ways::TARGETS_OF.of(person)))
        .button(Button::press(say!(language, "button-back"), Press::All)))
}

/// What one person is in, by facts and by a coordinator's word.
pub async fn of(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let store::Theirs { name, facts, assigned } = store::of(cx, id).await?;
    let beginning = Beginning::of(&*regulation::now(cx).await?)?;
    let computed = facts.categories(cx.today(), beginning);
    let computed: Vec<_> = computed.into_iter().map(|one| named(language, Category::Computed(one))).collect();
    let free = Assigned::ALL.into_iter().filter(|category| assigned.iter().all(|one| one.category != *category));
    let offers: Vec<_> = free
        .map(|category| {
            Button::press(
                say!(language, "targets-assign", category = short(language, Category::Assigned(category))),
                Press::Assign { category },
            )
        })
        .collect();
    let known = assigned.iter().map(|one| {
        let mark = if one.dispute.is_some() && one.answer.is_none() { "❗ " } else { "" };
        let label = short(language, Category::Assigned(one.category));
        Button::press(format!("{mark}{label}"), Press::Card { id: one.id })
    });
    Ok(View::new(say!(language, "targets-of-title"))
        .line(name.listed())
        .line(match computed.is_empty() {
            true => say!(language, "targets-of-no-facts"),
            false => say!(language, "targets-of-facts", targets = computed.join(", ")),
        })
        .lines(assigned.iter().map(|one| line(language, one)).collect::<Vec<_>>())
        .question(say!(language, "targets-of-question"))
        .grid(1, known)
        .grid(1, offers)
        .button(Button::back(language, ways::PERSON.of(id))))
}

/// An assignment in a line.
pub fn line(language: Language, one: &Assignment) -> String {
    say!(language, "targets-of-assigned", category = one.category.named(language), day = day(one.until))
}

/// Why, is typed.
pub async fn reason(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let person = people::person(cx, draft.person).await?;
    Ok(View::new(say!(language, "targets-reason-title"))
        .line(person.name.listed())
        .line(draft.category.named(language))
        .question(say!(language, "targets-reason-question"))
        .button(Button::cancel(language, ways::TARGETS_OF.of(draft.person))))
}

/// Until which day: the end of this school year, a year from now, or any other.
pub async fn until(cx: &mut Cx, draft: &Draft, month: NaiveDate) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let next_year = school_year::current(cx).await?.checked_add_months(Months::new(12));
    let ends = [next_year.and_then(|first| first.pred_opt()), today.checked_add_months(Months::new(12))];
    let quick = ends.into_iter().flatten().map(|end| Button::press(day(end), Press::Pick { pick: Pick::Day(end) }));
    let view =
        View::new(say!(language, "targets-until-title")).question(say!(language, "targets-until-question")).row(quick);
    Ok(calendar::month(view, language, month, today, span(today), |pick| Press::Pick { pick })
        .button(Button::cancel(language, ways::TARGETS_OF.of(draft.person))))
}

/// The days on which an assignment may end.
pub fn span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today + Days::new(1), today.checked_add_months(Months::new(12 * YEARS)).unwrap_or(today))
}

/// Shall they be assigned?
pub async fn certain(cx: &mut Cx, draft: &Draft, until: NaiveDate) -> Result<View<Press>> {
    let language = cx.language();
    let person = people::person(cx, draft.person).await?;
    let view = View::new(say!(language, "targets-certain-title"))
        .line(person.name.listed())
        .line(say!(language, "targets-of-assigned", category = draft.category.named(language), day = day(until)))
        .line(say!(language, "targets-card-reason", reason = draft.reason.clone()))
        .line(say!(language, "targets-certain-told"));
    let yes = Button::press(say!(language, "targets-certain-yes"), Press::Yes);
    Ok(sure(view, language, yes, ways::TARGETS_OF.of(draft.person)))
}

/// An assignment, with what the person says against it.
pub async fn card(cx: &mut Cx, id: AssignmentId) -> Result<View<Press>> {
    let language = cx.language();
    let (name, known) = store::assignment(cx, id).await?;
    let is_open = known.dispute.is_some() && known.answer.is_none();
    Ok(View::new(say!(language, "targets-card-title"))
        .line(name.listed())
        .line(line(language, &known))
        .line(say!(language, "targets-card-reason", reason = known.reason.clone()))
        .maybe_line(known.dispute.map(|words| say!(language, "targets-card-dispute", words = words)))
        .maybe_line(known.answer.map(|words| say!(language, "targets-card-answer", words = words)))
        .row(is_open.then(|| Button::press(say!(language, "targets-answer"), Press::Answer)))
        .button(Button::press(say!(language, "targets-end"), Press::End))
        .button(Button::back(language, ways::TARGETS_OF.of(known.person))))
}

/// Shall it end?
pub async fn ending(cx: &mut Cx, id: AssignmentId) -> Result<View<Press>> {
    let language = cx.language();
    let (name, known) = store::assignment(cx, id).await?;
    let view = View::new(say!(language, "targets-ending-title"))
        .line(name.listed())
        .line(line(language, &known))
        .line(say!(language, "targets-ending-told"));
    Ok(sure(view, language, Button::press(say!(language, "targets-end"), Press::Yes), ways::ASSIGNMENT.of(id)))
}

/// The answer to an objection is typed.
pub async fn answer(cx: &mut Cx, id: AssignmentId) -> Result<View<Press>> {
    let language = cx.language();
    let (_, known) = store::assignment(cx, id).await?;
    Ok(View::new(say!(language, "targets-answer-title"))
        .maybe_line(known.dispute.map(|words| say!(language, "targets-card-dispute", words = words)))
        .question(say!(language, "targets-answer-question"))
        .button(Button::cancel(language, ways::ASSIGNMENT.of(id))))
}

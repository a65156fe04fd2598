//! What a coordinator does with somebody's record: moves it to another school, marks that they have left, erases it. Each
//! card says beforehand what goes and what stays.

use chrono::{DateTime, Utc};

use super::room::People;
use super::steps::{Press, Step};
use super::{guests, store};
use crate::features::kept;
use crate::features::office::views::{ROWS, sure};
use crate::ids::{OrganisationId, PersonId};
use crate::model::organisations::{self, Keeper, Ranked, operator};
use crate::model::people::{self, ErasureReason, Leaving};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::talk::{Button, Cx, Happening, Next, Result, Room, Spot, View, labels};
use crate::text::{Language, schools};
use crate::{outbox, say};

/// What can be done with the record.
pub async fn card(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let (person, held) = store::held(cx, id).await?;
    let is_own = cx.person() == Some(id);
    let mut view = View::new(say!(language, "people-record-title"))
        .line(person.name().listed())
        .line(format!("📍 {}", person.organisation))
        .lines(states(cx, person.left_at, &held))
        .question(say!(language, "people-record-question"))
        .button(Button::press(say!(language, "people-move"), Press::Move))
        .button(match person.left_at {
            None => Button::press(say!(language, "people-leave"), Press::Leave),
            Some(_) => Button::press(say!(language, "people-return"), Press::Return),
        });
    view = view.button(match held.request {
        None => Button::press(say!(language, "people-merge"), Press::Merge),
        Some(request) => Button::press(say!(language, "people-merge-withdraw"), Press::Withdraw { request }),
    });
    if let Some(merge) = held.merged.as_ref().map(|merged| merged.id) {
        view = view.button(Button::press(say!(language, "people-part"), Press::Part { merge }));
    }
    if !held.has_account {
        view = view.button(Button::press(say!(language, "people-code"), Press::Code));
    }
    let guard = Coordinator::of(cx).await?;
    view = view.row(guests::doors(cx, guard, id).await?);
    Ok(view
        .button(match is_own {
            false => Button::press(say!(language, "people-erase"), Press::Erase).grave(),
            true => Button::go(say!(language, "people-erase"), ways::FORGET.place()),
        })
        .button(Button::back(language, ways::PERSON.of(id))))
}

/// What is to be known of the record besides who it is.
pub fn states(cx: &Cx, left_at: Option<DateTime<Utc>>, held: &store::Held) -> Vec<String> {
    let (language, zone) = (cx.language(), cx.zone());
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).format("%d.%m.%Y").to_string();
    let last = |at: DateTime<Utc>| day(at + people::merge::KEEPS);
    [
        (!held.has_account).then(|| say!(language, "people-listed")),
        left_at.map(|at| say!(language, "people-left", day = day(at))),
        held.request.map(|_| say!(language, "people-merge-waits")),
        held.merged.as_ref().map(|merged| say!(language, "people-merge-done", day = last(merged.at))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Where they work now.
pub async fn choose(cx: &mut Cx, id: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (person, _) = store::held(cx, id).await?;
    let Ranked { found, near, .. } = organisations::search(cx, &spot.search).await?;
    let mut found = if found.is_empty() { near } else { found };
    found.retain(|one| one.id != person.organisation_id);
    let view = View::new(say!(language, "people-move-title"))
        .line(say!(language, "people-move-now", name = person.organisation))
        .question(match found.is_empty() {
            true => say!(language, "people-move-none"),
            false => say!(language, "people-move-question"),
        });
    Ok(view
        .list(
            language,
            found,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |school| Button::press(schools::label(&school.name, labels::SIGNS), Press::School { to: school.id }),
        )
        .button(Button::cancel(language, ways::PERSON.of(id))))
}

/// Do they work there?
pub async fn moving(cx: &mut Cx, id: PersonId, to: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let (person, _) = store::held(cx, id).await?;
    let to = organisations::organisation(cx, to).await?;
    let view = View::new(say!(language, "people-moving-title"))
        .line(person.name().listed())
        .line(say!(language, "people-moving-from", name = person.organisation))
        .line(say!(language, "people-moving-to", name = to.name))
        .line(say!(language, "people-moving-stays"));
    Ok(sure(view, language, Button::press(say!(language, "people-moving-yes"), Press::Yes), ways::PERSON.of(id)))
}

/// Moves them, and tells them where they are on the lists now.
pub async fn move_to(cx: &mut Cx, id: PersonId, to: OrganisationId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let moved = people::move_to(cx, guard, id, to).await?;
    if id != guard.id() {
        outbox::tell(cx, &[id], People::NAME, |language| told_of_move(language, &moved.to)).await?;
    }
    let language = cx.language();
    cx.remark(say!(language, "people-moved", name = moved.to));
    Ok(Next::Go(Step::Record { id }))
}

fn told_of_move(language: Language, to: &str) -> View<Press> {
    View::new(say!(language, "people-notice-moved-title"))
        .line(say!(language, "people-notice-moved-line", name = to.to_owned()))
        .button(Button::go(say!(language, "people-open-profile"), ways::PROFILE.place()))
}

/// Do they work here no more?
pub async fn leaving(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let (person, held) = store::held(cx, id).await?;
    let view = View::new(say!(language, "people-leaving-title"))
        .line(person.name().listed())
        .line(match held.groups {
            0 => say!(language, "people-leaving-roles"),
            groups => say!(language, "people-leaving-goes", groups = groups),
        })
        .maybe_line((!held.leads.is_empty()).then(|| say!(language, "people-orphans", count = held.leads.len())))
        .line(say!(language, "people-leaving-stays"));
    Ok(sure(view, language, Button::press(say!(language, "people-leave"), Press::Yes), ways::PERSON.of(id)))
}

/// Marks that they have left, and tells them.
pub async fn leave(cx: &mut Cx, id: PersonId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    Ok(match people::mark_left(cx, guard, id).await? {
        Leaving::LastCoordinator => Next::Stay(say!(language, "people-leave-last")),
        Leaving::Already => {
            cx.remark(say!(language, "people-leave-already"));
            Next::Go(Step::Card { id })
        }
        Leaving::Left { .. } if id == guard.id() => {
            cx.remark(say!(language, "people-left-done"));
            Next::To(crate::talk::Place::home())
        }
        Leaving::Left { .. } => {
            outbox::tell(cx, &[id], People::NAME, told_of_leaving).await?;
            cx.remark(say!(language, "people-left-done"));
            Next::Go(Step::Card { id })
        }
    })
}

fn told_of_leaving(language: Language) -> View<Press> {
    View::new(say!(language, "people-notice-left-title"))
        .line(say!(language, "people-notice-left-line"))
        .line(say!(language, "people-notice-left-way"))
        .button(Button::go(say!(language, "people-open-profile"), ways::PROFILE.place()))
}

/// They work here after all.
pub async fn take_back(cx: &mut Cx, id: PersonId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    if people::take_back(cx, guard, id).await? {
        cx.remark(say!(language, "people-returned"));
    }
    Ok(Next::Go(Step::Card { id }))
}

/// A code to be handed over stands above the card once, and nowhere else.
pub async fn code(cx: &mut Cx, id: PersonId) -> Result<Next<People>> {
    let guard = Keeper::over(cx, id).await?;
    let language = cx.language();
    let words = match people::merge::make_code(cx, guard, id).await? {
        Some(code) => {
            let (first, second) = code.split_at(code.len() / 2);
            say!(language, "people-code-made", code = format!("{first} {second}"))
        }
        None => say!(language, "people-code-needless"),
    };
    cx.remark(words);
    Ok(Next::Go(Step::Record { id }))
}

/// Why they are erased.
pub async fn reasons(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let person = people::person(cx, id).await?;
    let reasons = ErasureReason::ALL.map(|reason| Button::press(called(language, reason), Press::Reason { reason }));
    Ok(View::new(say!(language, "people-erase-title"))
        .line(person.name.listed())
        .question(say!(language, "people-erase-question"))
        .grid(1, reasons)
        .button(Button::cancel(language, ways::PERSON.of(id))))
}

fn called(language: Language, reason: ErasureReason) -> String {
    match reason {
        ErasureReason::Asked => say!(language, "people-erase-asked"),
        ErasureReason::Mistake => say!(language, "people-erase-mistake"),
        ErasureReason::Gone => say!(language, "people-erase-gone"),
    }
}

/// Shall they be erased?
pub async fn erasing(cx: &mut Cx, id: PersonId, reason: ErasureReason) -> Result<View<Press>> {
    let language = cx.language();
    let (person, held) = store::held(cx, id).await?;
    let view = View::new(say!(language, "people-erasing-title"))
        .line(person.name().listed())
        .line(say!(language, "people-erasing-reason", reason = called(language, reason)))
        .line(say!(language, "people-erasing-goes"))
        .line(say!(language, "people-erasing-stays"))
        .maybe_line((!held.leads.is_empty()).then(|| say!(language, "people-orphans", count = held.leads.len())))
        .maybe_line(held.has_account.then(|| say!(language, "people-erasing-told")));
    Ok(sure(view, language, Button::press(say!(language, "people-erase"), Press::Yes), ways::PERSON.of(id)))
}

/// Erases them: their accounts hear so, as the last that they hear.
pub async fn erase(cx: &mut Cx, id: PersonId, reason: ErasureReason) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    if id == guard.id() {
        return Ok(Next::To(ways::FORGET.place()));
    }
    let operator = operator::now(cx).await?.name;
    let day = cx.today().format("%d.%m.%Y").to_string();
    outbox::farewell(cx, id, People::NAME, |language| farewell(language, reason, &operator, &day)).await?;
    cx.raise(Happening::Erasing { person: id }).await?;
    // Whoever hears of an erasure may not rest on a right that was read before it, unless it is another's.
    let guard = Coordinator::of(cx).await?;
    // Of somebody of another municipality, or nobody any more, nothing of all this is kept.
    let act = people::erase_other(cx, &kept::ERASES, guard, id, reason).await?;
    cx.remark(say!(language, "people-erased", number = act.to_string()));
    Ok(Next::Go(Step::List { spot: Spot::default() }))
}

fn farewell(language: Language, reason: ErasureReason, operator: &str, day: &str) -> View<Press> {
    View::new(say!(language, "people-farewell-title"))
        .line(say!(language, "people-farewell-line", day = day.to_owned(), reason = called(language, reason)))
        .line(say!(language, "people-farewell-stays"))
        .line(say!(language, "people-farewell-operator", operator = operator.to_owned()))
}

//! Two records that are one human, as a coordinator says it: choosing the other one, and the card that says what moves.

use super::room::People;
use super::steps::{Press, Step};
use super::{namesakes, same, store};
use crate::features::office::views::{self, ROWS, sure};
use crate::ids::{MergeId, MergeRequestId, PersonId};
use crate::model::people;
use crate::model::people::merge::{self, Asking};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Spot, View};
use crate::text::Language;

/// With which record; those who are called so stand first.
pub async fn choose(cx: &mut Cx, id: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (person, _) = store::held(cx, id).await?;
    let guard = Coordinator::of(cx).await?;
    // Whoever has typed nothing yet is most likely to look for the same family name.
    let looked = match spot.search.is_empty() {
        true => Spot { search: person.name().family, ..spot.clone() },
        false => spot.clone(),
    };
    let mut found = people::find(cx, guard, people::Among::Everybody, &looked, ROWS).await?;
    found.people.retain(|other| other.id != id);
    let view = View::new(say!(language, "people-merge-title"))
        .line(say!(language, "people-merge-this", name = person.name().listed(), school = person.organisation))
        .question(say!(language, "people-merge-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(views::people(view, language, found, &looked, leaf, |label, other| Button::press(label, Press::With { other }))
        .button(Button::cancel(language, ways::PERSON.of(id))))
}

/// Are they one human?
pub async fn card(cx: &mut Cx, keeps: PersonId, goes: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let ((stays, _), (other, _)) = (store::held(cx, keeps).await?, store::held(cx, goes).await?);
    let called = |person: &store::Who| {
        let (name, post) = (person.name().listed(), person.post().to(language).to_lowercase());
        format!("{name}, {}, {post}", person.organisation)
    };
    let view = View::new(say!(language, "people-merging-title"))
        .line(say!(language, "people-merging-stays", who = called(&stays)))
        .line(say!(language, "people-merging-goes", who = called(&other)))
        .line(say!(language, "people-merging-moves"))
        .line(say!(language, "people-merging-doubles"))
        .line(say!(language, "people-merging-asks"))
        .line(say!(language, "people-merging-undo"));
    Ok(view
        .question(say!(language, "office-sure"))
        .button(Button::press(say!(language, "people-merging-yes"), Press::Yes).grave())
        .button(Button::press(say!(language, "people-merging-swap"), Press::Swap))
        .button(Button::cancel(language, ways::PERSON.of(keeps))))
}

/// Asks whoever has to agree, or merges where there is nobody.
pub async fn merge(cx: &mut Cx, keeps: PersonId, goes: PersonId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let asking = merge::ask(cx, guard, keeps, goes).await?;
    let card = match asking {
        Asking::Merged(stays) => stays,
        Asking::Itself | Asking::Pending | Asking::Paired | Asking::Unreachable | Asking::Asked(_) => keeps,
    };
    same::follow_up(cx, asking, [keeps, goes]).await?;
    if let Asking::Merged(stays) = asking {
        namesakes::settled(cx, stays).await?;
    }
    let words = outcome(cx.language(), asking);
    cx.remark(words);
    Ok(Next::Go(Step::Record { id: card }))
}

/// What a coordinator hears of it.
pub fn outcome(language: Language, asking: Asking) -> String {
    match asking {
        Asking::Itself => say!(language, "people-merge-itself"),
        Asking::Pending => say!(language, "people-merge-pending"),
        Asking::Paired => say!(language, "people-merge-paired"),
        Asking::Unreachable => say!(language, "people-merge-unreachable"),
        Asking::Asked(_) => say!(language, "people-merge-asked"),
        Asking::Merged(_) => say!(language, "people-merge-merged"),
    }
}

/// Takes the question back.
pub async fn withdraw(cx: &mut Cx, id: PersonId, request: MergeRequestId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    if merge::withdraw(cx, guard, request).await? {
        namesakes::settled(cx, id).await?;
        cx.remark(say!(language, "people-merge-withdrawn"));
    }
    Ok(Next::Go(Step::Card { id }))
}

/// Shall the two be apart again?
pub async fn part_card(cx: &mut Cx, id: PersonId) -> Result<View<Press>> {
    Coordinator::of(cx).await?;
    let language = cx.language();
    let person = people::person(cx, id).await?;
    let view = View::new(say!(language, "people-part-title"))
        .line(person.name.listed())
        .line(say!(language, "people-part-goes"))
        .line(say!(language, "people-part-stays"));
    Ok(sure(view, language, Button::press(say!(language, "people-part"), Press::Yes), ways::PERSON.of(id)))
}

/// Parts them.
pub async fn part(cx: &mut Cx, id: PersonId, merge: MergeId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let Some(former) = merge::undo(cx, guard, merge).await? else {
        cx.remark(say!(language, "people-part-late"));
        return Ok(Next::Go(Step::Card { id }));
    };
    namesakes::settled(cx, former).await?;
    let told: Vec<PersonId> = [id, former].into_iter().filter(|person| *person != guard.id()).collect();
    crate::outbox::tell(cx, &told, People::NAME, told_of_parting).await?;
    cx.remark(say!(language, "people-parted"));
    Ok(Next::Go(Step::Card { id: former }))
}

fn told_of_parting(language: Language) -> View<Press> {
    View::new(say!(language, "people-notice-parted-title"))
        .line(say!(language, "people-notice-parted-line"))
        .button(Button::home(language))
}

//! The cards about who leads a cluster next.

use super::room::Press;
use crate::ids::{GroupId, PersonId};
use crate::model::roles::{self, Head, LeadershipOffer, OfferAnswer, Successor};
use crate::model::{people, ways};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{Language, pinched};

/// Members on one card.
const PAGE: usize = 8;

/// The members who may lead next, or who is asked already.
pub async fn whom(cx: &mut Cx, group: GroupId, spot: &Spot) -> Result<View<Press>> {
    let by = Head::of(cx, group).await?;
    let language = cx.language();
    let view = View::new(say!(language, "leadership-title"));
    let back = Button::back(language, ways::CLUSTER.of(group));
    if let Some(offer) = waiting(cx, group).await? {
        return Ok(view
            .line(offer.group.name.clone())
            .line(say!(language, "leadership-waits", name = offer.to.1.listed()))
            .button(Button::press(say!(language, "leadership-withdraw"), Press::Withdraw { id: offer.id }))
            .button(back));
    }
    let (name, all) = roles::successors(cx, by).await?;
    let total = all.len();
    let is_sought = |one: &Successor| people::is_sought(&spot.search, &one.name.listed(), &one.organisation);
    let found: Vec<_> = all.into_iter().filter(is_sought).collect();
    let view = view.line(name).asks_by_list(
        (total, found.len()),
        [
            say!(language, "leadership-nobody"),
            say!(language, "leadership-not-found", search = spot.shown()),
            say!(language, "leadership-question"),
        ],
    );
    let label = |one: &Successor| called(one, &found);
    let rows: Vec<_> = found.iter().map(|one| (one.person, label(one))).collect();
    Ok(view
        .list(
            language,
            rows,
            PAGE,
            spot,
            |to| Press::Leaf { to },
            |(id, label)| Button::press(pinched(&label, 50), Press::Whom { id }),
        )
        .button(back))
}

/// The offer of a group that waits for its answer.
pub async fn waiting(cx: &mut Cx, group: GroupId) -> Result<Option<LeadershipOffer>> {
    Ok(roles::offered(cx, group).await?.filter(|offer| offer.answer.is_none()))
}

/// A member by name; two who are called alike are told apart by their schools.
pub fn called(one: &Successor, found: &[Successor]) -> String {
    let name = one.name.listed();
    let alike = found.iter().filter(|other| other.name.listed() == name).count() > 1;
    if alike { format!("{name}, {}", one.organisation) } else { name }
}

/// Shall they be asked? Says what goes and what stays.
pub async fn sure(cx: &mut Cx, group: GroupId, person: PersonId) -> Result<View<Press>> {
    let by = Head::of(cx, group).await?;
    let language = cx.language();
    let (name, all) = roles::successors(cx, by).await?;
    let next = all.into_iter().find(|one| one.person == person).ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "leadership-sure-title"))
        .line(name)
        .line(say!(language, "leadership-sure-next", name = next.name.listed(), organisation = next.organisation))
        .line(say!(language, "leadership-sure-line"))
        .question(say!(language, "leadership-sure-question"))
        .button(Button::press(say!(language, "leadership-offer"), Press::Yes))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// An offer, for whom it is made to.
pub fn offer(language: Language, offer: &LeadershipOffer) -> View<Press> {
    let view = View::new(say!(language, "leadership-offer-title")).line(offer.group.name.clone());
    let cluster = Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(offer.group.id));
    match offer.answer {
        None => view
            .line(say!(language, "leadership-offer-from", name = offer.from.1.listed()))
            .line(say!(language, "leadership-offer-line"))
            .question(say!(language, "leadership-offer-question"))
            .button(Button::press(say!(language, "leadership-accept"), Press::Accept { id: offer.id }))
            .button(Button::press(say!(language, "leadership-decline"), Press::Decline { id: offer.id }))
            .button(cluster)
            .button(Button::home(language)),
        Some(answer) => view.line(said(language, answer)).button(cluster).button(Button::home(language)),
    }
}

/// What became of an offer, as who was asked reads it.
pub fn said(language: Language, answer: OfferAnswer) -> String {
    match answer {
        OfferAnswer::Accepted => say!(language, "leadership-is-accepted"),
        OfferAnswer::Declined => say!(language, "leadership-is-declined"),
        OfferAnswer::Withdrawn => say!(language, "leadership-is-withdrawn"),
        OfferAnswer::Over => say!(language, "leadership-is-over"),
    }
}

//! What people are told when a cluster is passed on.

use chrono::TimeDelta;

use super::cards;
use super::room::{Leadership, Press};
use crate::ids::AppointmentId;
use crate::model::roles::{LeadershipOffer, OfferAnswer};
use crate::model::ways;
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Button, Result, Room, Tx, View};
use crate::text::Language;

/// An offer is told while somebody waits for its answer.
const FRESH: TimeDelta = TimeDelta::days(14);

/// Asks whoever is to lead next.
pub async fn ask(tx: &mut Tx, offer: &LeadershipOffer) -> Result<()> {
    let matter = Matter { subject: offer.id.0, about: offer.id, say_by: tx.now + FRESH };
    outbox::tell_of(tx, &[offer.to.0], Leadership::NAME, matter, |language| asked(language, offer)).await?;
    Ok(())
}

fn asked(language: Language, offer: &LeadershipOffer) -> View<Press> {
    View::new(say!(language, "leadership-notice-asked", cluster = offer.group.name.clone()))
        .line(say!(language, "leadership-offer-from", name = offer.from.1.listed()))
        .line(say!(language, "leadership-offer-line"))
        .question(say!(language, "leadership-offer-question"))
        .button(Button::stand(say!(language, "leadership-accept"), Press::Accept { id: offer.id }))
        .button(Button::stand(say!(language, "leadership-decline"), Press::Decline { id: offer.id }))
}

/// What that notice says from then on.
pub fn answered(language: Language, offer: &LeadershipOffer) -> View<Press> {
    let view = View::new(say!(language, "leadership-offer-title")).line(offer.group.name.clone());
    let view = match offer.answer {
        Some(answer) => view.line(cards::said(language, answer)),
        None => view,
    };
    let view = view.button(Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(offer.group.id)));
    match offer.answer {
        Some(OfferAnswer::Accepted) => {
            view.button(Button::go(say!(language, "leadership-new-event"), ways::NEW_EVENT_OF.of(offer.group.id)))
        }
        Some(OfferAnswer::Declined | OfferAnswer::Withdrawn | OfferAnswer::Over) | None => view,
    }
}

/// What whoever was asked is told of what was taken back.
pub fn withdrawn(language: Language, offer: &LeadershipOffer) -> View<Press> {
    View::new(say!(language, "leadership-notice-withdrawn", cluster = offer.group.name.clone()))
        .line(say!(language, "leadership-notice-withdrawn-line", name = offer.from.1.listed()))
        .button(Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(offer.group.id)))
}

/// What the former leader is told.
pub fn accepted(language: Language, offer: &LeadershipOffer) -> View<Press> {
    View::new(say!(language, "leadership-notice-accepted", cluster = offer.group.name.clone()))
        .line(say!(language, "leadership-notice-accepted-line", name = offer.to.1.listed()))
        .button(Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(offer.group.id)))
}

/// What the leader is told who goes on.
pub fn declined(language: Language, offer: &LeadershipOffer) -> View<Press> {
    View::new(say!(language, "leadership-notice-declined", cluster = offer.group.name.clone()))
        .line(say!(language, "leadership-notice-declined-line", name = offer.to.1.listed()))
        .button(Button::go(say!(language, "leadership-another"), ways::PASS_ON.of(offer.group.id)))
}

/// What coordinators are told: whoever answers is fixed by an order.
pub fn to_coordinators(language: Language, offer: &LeadershipOffer, appointment: AppointmentId) -> View<Press> {
    View::new(say!(language, "leadership-notice-new", cluster = offer.group.name.clone()))
        .line(say!(language, "leadership-notice-new-line", former = offer.from.1.listed(), name = offer.to.1.listed()))
        .line(say!(language, "leadership-notice-new-order"))
        .button(Button::go(say!(language, "leadership-write-order"), ways::LEADER_ORDER.of(appointment)))
        .button(Button::go(say!(language, "leadership-open-desk"), ways::GROUP.of(offer.group.id)))
}

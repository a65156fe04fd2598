//! The gates before the rooms: what an update means, whether its card is current, consent, registration.
//!
//! Roles are not here: a right is asked for where it is used, inside the room, and handed out as a type.

use super::hear::Heard;
use super::{Desk, Intent, Route};
use crate::say;
use crate::talk::button::{self, Code};
use crate::talk::{Cx, Heading, Place, Said};

/// Rooms that answer before the consent: one who refuses may still see and erase what little is kept.
const BEFORE_CONSENT: [&str; 2] = ["consent", "mydata"];
/// Rooms that answer before the registration: one may withdraw and erase at once.
const BEFORE_REGISTRATION: [&str; 4] = ["consent", "registration", "settings", "mydata"];

/// Whether the person drops what was begun.
pub fn is_cancel(intent: Intent) -> bool {
    matches!(intent, Intent::Heard(Heard::Command { name, .. }) if name == "cancel")
}

/// Drops the draft of the current room; works everywhere, so it stands before every gate.
pub async fn cancel(desk: Desk) -> Route {
    Route { room: desk.lock().await.account.room.clone(), heading: Heading::Cancel, stamp: None }
}

/// What an update means.
pub async fn route(desk: Desk, intent: Intent) -> Route {
    let mut cx = desk.lock().await;
    let enter = |place: Place| Route { room: place.room().to_owned(), heading: Heading::Enter(place), stamp: None };
    let current = |heading| Route { room: cx.account.room.clone(), heading, stamp: None };
    match intent {
        Intent::Go(place) => enter(place),
        Intent::Heard(Heard::Text(text)) => current(Heading::Said(Said::Text(text))),
        Intent::Heard(Heard::Thing(thing)) => current(Heading::Said(Said::Thing(thing))),
        Intent::Heard(Heard::Command { name, payload }) => {
            if name == "start" && !payload.is_empty() {
                return enter(Place::of_link(&payload).unwrap_or(Place::Menu));
            }
            match Place::of_command(&name) {
                Some(place) => enter(place),
                None => {
                    let unknown = say!(cx.language(), "talk-unknown-command");
                    cx.remark(unknown);
                    enter(Place::Menu)
                }
            }
        }
        Intent::Heard(Heard::Press { data, .. }) => match button::read(&data) {
            Some(Code::Go { place, .. }) => enter(place),
            Some(Code::Standing { room, press }) => Route { room, heading: Heading::Standing(press), stamp: None },
            Some(Code::Step { room, stamp, press }) => {
                Route { room, heading: Heading::Said(Said::Press(press)), stamp: Some(stamp) }
            }
            None => current(Heading::Redraw),
        },
        // Reachability is settled before the tree; what comes by it asks for the menu at most.
        Intent::Heard(Heard::Reach(_)) => enter(Place::Menu),
    }
}

/// A button of an old card redraws what is current.
pub async fn stale_card(desk: Desk, route: Route) -> Route {
    let mut cx = desk.lock().await;
    match route.stamp {
        Some(stamp) if stamp != cx.account.stamp => {
            let stale = say!(cx.language(), "talk-stale");
            cx.toast(stale);
            Route { room: cx.account.room.clone(), heading: Heading::Redraw, stamp: None }
        }
        _ => route,
    }
}

/// Something else is shown instead. What a link led to is kept for the time after the registration; other places
/// are a tap away then.
fn hold_back(cx: &mut Cx, route: Route) {
    cx.rerouted = true;
    if let Heading::Enter(place @ (Place::Cluster(_) | Place::Event(_))) = route.heading {
        cx.held_back = Some(place);
    }
}

/// Nothing is asked, shown or stored before the consent (152-FZ art. 9).
pub async fn consent(desk: Desk, route: Route) -> Route {
    let mut cx = desk.lock().await;
    if cx.account.consented || BEFORE_CONSENT.contains(&route.room.as_str()) {
        return route;
    }
    hold_back(&mut cx, route);
    Route { room: "consent".to_owned(), heading: Heading::Enter(Place::Consent), stamp: None }
}

/// Everything but one's own rights asks for a registered person.
pub async fn registration(desk: Desk, route: Route) -> Route {
    let mut cx = desk.lock().await;
    let passes = cx.account.person.is_some() || BEFORE_REGISTRATION.contains(&route.room.as_str());
    if passes || route.heading == Heading::Enter(Place::Help) {
        return route;
    }
    hold_back(&mut cx, route);
    Route { room: "registration".to_owned(), heading: Heading::Enter(Place::Registration), stamp: None }
}

//! What an update means: which room it goes to, and what the room gets, past the gates.

use std::collections::HashMap;
use std::ops::ControlFlow;

use dptree::Handler;

use super::channel::Heard;
use super::gates::{self, Knock, Verdict};
use super::pieces::{self, Gathered};
use crate::features;
use crate::model::regulation::{self, Regulation};
use crate::model::ways;
use crate::outbox;
use crate::say;
use crate::talk::button::{self, Code};
use crate::talk::session::PIECE;
use crate::talk::{
    Button, Cx, DONE, Heading, Key, KeyDoes, Offer, Opens, Place, Result, RoomEntry, Said, Thing, Trouble, Turned,
    View, files, kept, last, session, typed,
};

/// All rooms by their names, and the gates before them.
pub struct Rooms {
    rooms: HashMap<&'static str, &'static RoomEntry>,
    gates: Handler<'static, Verdict>,
}

/// Where an update goes, as far as it is decided.
struct Route {
    /// The room that answers.
    room: String,
    /// What it gets.
    heading: Heading,
    /// The stamp of the card whose button was pressed; `None` for anything but a step button.
    stamp: Option<i64>,
    /// Whether the place is kept for a newcomer until they have registered.
    is_kept: bool,
}

impl Route {
    fn to(place: Place) -> Route {
        Route { room: place.room.clone().into_owned(), heading: Heading::Enter(place), stamp: None, is_kept: false }
    }
}

impl Rooms {
    /// The rooms of all features.
    pub fn of_features() -> Rooms {
        Rooms::of(features::rooms())
    }

    /// These rooms.
    pub fn of(rooms: impl IntoIterator<Item = &'static RoomEntry>) -> Rooms {
        Rooms { rooms: rooms.into_iter().map(|room| (room.name, room)).collect(), gates: gates::gates() }
    }

    /// Lets the room answer that an update goes to.
    pub async fn hear(&self, cx: &mut Cx, heard: Heard) -> Result<Turned> {
        let route = match heard {
            Heard::FileArrived(id) => match files::received(cx, id).await? {
                Some(file) => current(cx, Heading::Said(Said::File(file))),
                // Deleted before the room was told of it.
                None => return Ok(Turned::Nothing),
            },
            heard => match pieces::gather(cx, heard)? {
                Gathered::Heard(Heard::Text(text)) => match self.answer_notice(cx, &text).await? {
                    Some(place) => Route::to(place),
                    None => route(cx, Heard::Text(text)),
                },
                Gathered::Heard(heard) => route(cx, heard),
                Gathered::Shows(turned) => return Ok(turned),
            },
        };
        self.pass(cx, route).await
    }

    /// A text that answers a notice, where that is the newest message: people answer what they read last, whichever card
    /// stands above it. It leads to where the answer is seen, past the gates like any place.
    async fn answer_notice(&self, cx: &mut Cx, text: &str) -> Result<Option<Place>> {
        let language = cx.language();
        if !self.rooms.values().any(|room| (room.answers_notice)(text, language)) {
            return Ok(None);
        }
        let Some((room, subject)) = outbox::newest(cx).await? else {
            return Ok(None);
        };
        match self.rooms.get(room.as_str()) {
            Some(room) if (room.answers_notice)(text, language) => {
                (room.answer_notice)(cx, subject, text).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// What could be put into any chat by what was typed after the bot's name, of all rooms that the municipality has open.
    pub async fn offers(&self, cx: &mut Cx, words: &str) -> Result<Vec<Offer>> {
        let now = regulation::now(cx).await?;
        let mut all = Vec::new();
        // In the order of the features, and not of the map.
        for entry in features::rooms().filter(|entry| self.rooms.contains_key(entry.name)) {
            let Some(offers) = entry.offers else { continue };
            if features::is_open(entry.name, &now)? {
                cx.traces.answered_by.get_or_init(|| entry.name);
                all.extend(offers(cx, words).await?);
            }
        }
        Ok(all)
    }

    /// Lets a room answer to which another room, or a gate, has redirected the person.
    pub async fn go(&self, cx: &mut Cx, place: Place) -> Result<Turned> {
        self.pass(cx, Route::to(place)).await
    }

    async fn pass(&self, cx: &mut Cx, route: Route) -> Result<Turned> {
        let now = regulation::now(cx).await?;
        if route.heading != Heading::Cancel && !features::is_open(&route.room, &now)? {
            // An older button, a link or a command leads where this municipality has nothing.
            let closed = say!(cx.language(), "talk-not-chosen");
            cx.remark(closed);
            return Ok(Turned::To(Place::home()));
        }
        let room = self.rooms.get(route.room.as_str());
        let knock = Knock {
            cancels: route.heading == Heading::Cancel,
            is_stale: route.stamp.is_some_and(|stamp| stamp != cx.account.stamp),
            opens: room.map_or(Opens::AfterRegistration, |room| room.opens),
            needs: room.map_or(1, |room| room.consent),
            agreed: cx.account.consent,
            is_registered: cx.account.person.is_some(),
        };
        let ControlFlow::Break(verdict) = self.gates.dispatch(dptree::deps![knock]).await else {
            return Err(Trouble::fault("no gate decides"));
        };
        match verdict {
            Verdict::Open => {
                let turned = self.answer(cx, route.room, route.heading).await?;
                // The room may have changed it.
                let now = regulation::now(cx).await?;
                without_closed_doors(cx, turned, &now)
            }
            Verdict::Redraw => {
                let acted = match (&route.heading, room) {
                    (Heading::Said(Said::Press(press)), Some(room)) => (room.press_of_any_age)(cx, press).await?,
                    _ => false,
                };
                if !acted {
                    let stale = say!(cx.language(), "talk-stale");
                    cx.toast(stale);
                }
                // What is current has its own gates.
                let current = cx.account.room.clone();
                let route = Route { room: current, heading: Heading::Redraw, stamp: None, is_kept: false };
                Box::pin(self.pass(cx, route)).await
            }
            Verdict::AskConsent => {
                hold_back(cx, route);
                self.enter(cx, ways::CONSENT.place()).await
            }
            Verdict::Register => {
                hold_back(cx, route);
                self.enter(cx, ways::REGISTRATION.place()).await
            }
        }
    }

    async fn enter(&self, cx: &mut Cx, place: Place) -> Result<Turned> {
        self.answer(cx, place.room.clone().into_owned(), Heading::Enter(place)).await
    }

    async fn answer(&self, cx: &mut Cx, room: String, heading: Heading) -> Result<Turned> {
        if cx.account.room == PIECE {
            // Whoever goes elsewhere does not send the rest.
            let dropped = say!(cx.language(), "talk-piece-dropped");
            cx.remark(dropped);
        }
        match self.rooms.get(room.as_str()) {
            Some(room) => {
                cx.traces.answered_by.get_or_init(|| room.name);
                // Whoever leaves a conversation in the middle hears that it waits.
                if let (Heading::Enter(_), Some(left)) = (&heading, self.rooms.get(cx.account.room.as_str()))
                    && left.name != room.name
                {
                    let language = cx.language();
                    let draft = session::left(cx, left.name).and_then(|step| (left.draft)(step, language));
                    kept(cx, draft);
                }
                (room.talk)(cx, heading).await
            }
            // A second tap on the last button of a conversation.
            None if room == DONE && heading == Heading::Redraw => Ok(Turned::Nothing),
            // A room that this version does not have, or no room at all.
            None => {
                files::remark(cx, &heading);
                let language = cx.language();
                let words = match &heading {
                    Heading::Said(Said::Text(typed)) => typed::kind_word(language, typed),
                    Heading::Said(Said::Thing(Thing::Edited)) => Some(say!(language, "talk-corrected-late")),
                    _ => None,
                };
                if let Some(words) = words {
                    cx.remark(words);
                }
                Ok(Turned::To(Place::home()))
            }
        }
    }
}

/// A card without the buttons that lead into features which the municipality has not chosen.
/// Where the way back was one of them, the way home stands instead.
fn without_closed_doors(cx: &Cx, turned: Turned, now: &Regulation) -> Result<Turned> {
    let Turned::Screen(mut screen) = turned else { return Ok(turned) };
    if features::open(now)?.len() < features::ALL.len() {
        let mut left = Vec::with_capacity(screen.rows.len());
        let mut has_way_back = true;
        for row in std::mem::take(&mut screen.rows) {
            let mut keys = Vec::with_capacity(row.len());
            for key in row {
                if leads_in(&key, now)? {
                    keys.push(key);
                }
            }
            has_way_back = !keys.is_empty();
            if has_way_back {
                left.push(keys);
            }
        }
        screen.rows = left;
        if !has_way_back {
            let home = View::<()>::new("").button(Button::home(cx.language()));
            screen.rows.extend(button::seal(home, &cx.account.room, cx.account.stamp)?.rows);
        }
    }
    Ok(Turned::Screen(screen))
}

/// Whether a button leads nowhere else than into what is open.
fn leads_in(key: &Key, now: &Regulation) -> Result<bool> {
    let KeyDoes::Code(code) = &key.does else { return Ok(true) };
    match button::read(code) {
        Some(Code::Go { place, .. }) => features::is_open(&place.room, now),
        Some(Code::Step { .. } | Code::Standing { .. }) | None => Ok(true),
    }
}

/// Something else is shown instead, below what was pressed. What is kept goes on after the registration, or after the
/// consent; other places are a tap away then.
fn hold_back(cx: &mut Cx, route: Route) {
    cx.traces.rerouted = true;
    // A registered person who is asked about a newer text goes on to where they were going.
    let is_kept = route.is_kept || cx.account.consent.is_some() && cx.account.person.is_some();
    if let (true, Heading::Enter(place)) = (is_kept, route.heading) {
        cx.traces.held_back = Some(place);
    }
}

fn current(cx: &Cx, heading: Heading) -> Route {
    Route { room: cx.account.room.clone(), heading, stamp: None, is_kept: false }
}

fn route(cx: &mut Cx, heard: Heard) -> Route {
    match heard {
        Heard::Text(text) => match session::named(cx, &text) {
            session::Named::Code(code) => pressed(cx, button::read(&code)),
            session::Named::Label | session::Named::Nothing => current(cx, Heading::Said(Said::Text(text))),
        },
        Heard::Edited(text) => match last::corrected(cx) {
            Some(before) => Route {
                room: before.room.clone(),
                heading: Heading::Corrected { before, text },
                stamp: None,
                is_kept: false,
            },
            None => current(cx, Heading::Said(Said::Thing(Thing::Edited))),
        },
        Heard::File(attachment) => current(cx, Heading::Sent(attachment)),
        Heard::Thing(thing) => current(cx, Heading::Said(Said::Thing(thing))),
        Heard::FileFailed(why) => current(cx, Heading::Unfetched(why)),
        Heard::Command { name, .. } if name == "cancel" => current(cx, Heading::Cancel),
        Heard::Command { name, payload } if name == "start" && !payload.is_empty() => match features::link(&payload) {
            Some((place, link)) => Route { is_kept: link.is_kept, ..Route::to(place) },
            None => Route::to(Place::home()),
        },
        Heard::Command { name, .. } => match features::command(&name) {
            Some(place) => Route::to(place),
            None => {
                let unknown = say!(cx.language(), "talk-unknown-command");
                cx.remark(unknown);
                Route::to(Place::home())
            }
        },
        Heard::Press { code, .. } => pressed(cx, code),
        // Reachability, files, groups and questions are handled before this; at most they lead to the home card.
        Heard::Reach(_) | Heard::FileArrived(_) | Heard::Group(_) | Heard::Question { .. } => Route::to(Place::home()),
    }
}

/// Where a button leads; `None` for what this program did not write.
fn pressed(cx: &Cx, code: Option<Code>) -> Route {
    match code {
        Some(Code::Go { place, .. }) => Route::to(place),
        Some(Code::Standing { room, press }) => {
            Route { room, heading: Heading::Standing(press), stamp: None, is_kept: false }
        }
        Some(Code::Step { room, stamp, press }) => {
            Route { room, heading: Heading::Said(Said::Press(press)), stamp: Some(stamp), is_kept: false }
        }
        None => current(cx, Heading::Redraw),
    }
}

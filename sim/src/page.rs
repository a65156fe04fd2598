//! The demo page's HTTP: phones to look at as server-sent events, and what one
//! may do on them. It rests on the same verbs as the tests.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::{Stream, stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::chat::ChatEvent;
use super::inline::Spot;
use super::phone::{Done, Impossible};
use super::world::{GroupId, NewPerson, PersonId, World};
use super::{Shared, Simulator, group, screen};

/// The most people that visitors of a demo may add.
const MOST_PEOPLE: usize = 500;
/// While so many updates wait, the bot is not answering and phones rest.
const MOST_PENDING: usize = 5000;
/// The largest file that a visitor may send.
const UPLOAD_LIMIT: usize = 24 << 20;

/// The routes of the page.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(|| asset("text/html", include_str!("page/index.html"))))
        .route("/page/app.js", get(|| asset("text/javascript", include_str!("page/app.js"))))
        .route("/page/basics.js", get(|| asset("text/javascript", include_str!("page/basics.js"))))
        .route("/page/phone.js", get(|| asset("text/javascript", include_str!("page/phone.js"))))
        .route("/page/groups.js", get(|| asset("text/javascript", include_str!("page/groups.js"))))
        .route("/page/style.css", get(|| asset("text/css", include_str!("page/style.css"))))
        .route("/demo/personas", get(personas).post(new_persona))
        .route("/demo/clock", post(turn_clock))
        .route("/demo/phones/{id}/stream", get(watch_phone))
        .route("/demo/phones/{id}/{action}", post(act))
        .route("/demo/phones/{id}/inline", post(type_inline))
        .route("/demo/phones/{id}/groups", post(found_group))
        .route("/demo/phones/{id}/groups/{group}/stream", get(watch_group))
        .route("/demo/phones/{id}/groups/{group}/{action}", post(act_in_group))
        .route("/demo/phones/{id}/photo", post(upload_photo))
        .route("/demo/phones/{id}/document", post(upload_document))
        .route("/demo/files/{id}", get(file))
        .layer(DefaultBodyLimit::max(UPLOAD_LIMIT))
}

impl Simulator {
    /// Puts a person among the personas of the page, with a line about them.
    pub fn show_on_page(&self, person: PersonId, caption: &str) {
        let captions = &mut self.shared.world().captions;
        captions.retain(|it| it.0 != person);
        captions.push((person, caption.to_owned()));
    }

    /// Which phones stand on the page at first, left to right.
    pub fn phones(&self, people: impl IntoIterator<Item = PersonId>) {
        self.shared.world().phones = people.into_iter().collect();
    }
}

async fn asset(kind: &'static str, text: &'static str) -> Response {
    let kind = format!("{kind}; charset=utf-8");
    let headers =
        [("content-type", kind.as_str()), ("cache-control", "no-cache"), ("x-content-type-options", "nosniff")];
    (headers, text).into_response()
}

async fn personas(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let personas: Vec<Value> =
        world.captions.iter().filter_map(|(id, caption)| persona(&world, *id, caption)).collect();
    let phones: Vec<i64> = world.phones.iter().map(|it| it.0).collect();
    Json(json!({
        "bot": { "name": world.bot_name, "username": world.bot_username, "zone": world.time_zone },
        "phones": phones,
        "personas": personas,
        "now": shared.turn.is_some().then(|| (shared.clock)().to_rfc3339()),
    }))
}

#[derive(Deserialize)]
struct Onward {
    hours: i64,
}

/// The most that one press moves the time on: a week.
const MOST_HOURS: i64 = 168;

/// Moves the time of everybody on, for those who do not wish to wait for tomorrow.
async fn turn_clock(State(shared): State<Arc<Shared>>, Json(by): Json<Onward>) -> Response {
    let Some(turn) = &shared.turn else { return refused("the time goes by itself here") };
    if !(1..=MOST_HOURS).contains(&by.hours) {
        return refused("the time goes on by an hour at least, and by a week at most");
    }
    if !turn(chrono::Duration::hours(by.hours)) {
        return refused("the time has gone far enough: start the demo anew");
    }
    Json(json!({ "now": (shared.clock)().to_rfc3339() })).into_response()
}

fn persona(world: &World, id: PersonId, caption: &str) -> Option<Value> {
    let person = world.people.get(&id.0)?;
    Some(json!({
        "id": id.0,
        "name": person.name(),
        "caption": caption,
        "language": person.language_code,
    }))
}

#[derive(Deserialize)]
struct NewPersona {
    name: String,
    language: String,
}

async fn new_persona(State(shared): State<Arc<Shared>>, Json(wanted): Json<NewPersona>) -> Response {
    let name = wanted.name.trim();
    let language = wanted.language.trim();
    if name.is_empty() || name.chars().count() > 64 || language.len() > 8 {
        return refused("a person needs a name of at most 64 letters and a language code");
    }
    let world = &mut *shared.world();
    if world.people.len() >= MOST_PEOPLE {
        return refused("the demo is full");
    }
    let person = world.add_person(NewPerson::named(name).speaking(language));
    world.captions.push((person, String::new()));
    Json(persona(world, person, "")).into_response()
}

async fn watch_phone(State(shared): State<Arc<Shared>>, Path(id): Path<i64>) -> Response {
    watch(shared, id, PersonId(id))
}

async fn watch_group(State(shared): State<Arc<Shared>>, Path((id, group)): Path<(i64, i64)>) -> Response {
    let is_in = group::member_of(&shared.world(), GroupId(group), PersonId(id)).is_ok();
    match is_in {
        true => watch(shared, group, PersonId(id)),
        false => refused("there is no such group"),
    }
}

/// What stands in a chat, as one of its people sees it, and again whenever that changes.
fn watch(shared: Arc<Shared>, id: i64, reader: PersonId) -> Response {
    let Some(events) = shared.watch(id) else {
        return refused("there is no such phone");
    };
    let first = Some(chat_event(&shared, id, reader));
    let stopped = shared.stopped();
    let stream =
        stream::unfold((shared, events, first, stopped), move |(shared, mut events, first, mut stopped)| async move {
            let event = match first {
                Some(event) => event,
                None => tokio::select! {
                    it = events.recv() => match it {
                        Ok(ChatEvent::Toast(it)) => named("toast", &json!({ "text": it.text, "alert": it.alert })),
                        Ok(ChatEvent::Typing) => named("typing", &json!({})),
                        // Who lags behind needs only the newest state.
                        Ok(ChatEvent::Changed) | Err(RecvError::Lagged(_)) => {
                            chat_event(&shared, id, reader)
                        }
                        Err(RecvError::Closed) => return None,
                    },
                    _ = stopped.wait_for(|it| *it) => return None,
                },
            };
            Some((Ok::<Event, Infallible>(event), (shared, events, None, stopped)))
        });
    sse(stream)
}

fn sse(stream: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    let alive = KeepAlive::new().interval(Duration::from_secs(15));
    let mut response = Sse::new(stream).keep_alive(alive).into_response();
    // A proxy that buffers would keep the phones dark.
    let unbuffered = HeaderValue::from_static("no");
    response.headers_mut().insert("x-accel-buffering", unbuffered);
    response
}

fn named(name: &str, data: &Value) -> Event {
    Event::default().event(name).data(data.to_string())
}

fn chat_event(shared: &Shared, id: i64, reader: PersonId) -> Event {
    let world = shared.world();
    let phone = world.chats.get(&id).map(|chat| match chat.group() {
        Some(_) => screen::group(&world, chat, reader),
        None => screen::phone(&world, chat),
    });
    named("chat", &phone.unwrap_or_default())
}

/// Everything that an action may bring; each looks at its own.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wish {
    text: String,
    message_id: i64,
    row: usize,
    column: usize,
    payload: String,
    blocked: bool,
    result: String,
    members: Vec<i64>,
    group: i64,
}

fn wish(body: &Bytes) -> Result<Wish, Box<Response>> {
    match serde_json::from_slice(body) {
        Ok(wish) => Ok(wish),
        Err(_) if body.is_empty() => Ok(Wish::default()),
        Err(flaw) => Err(Box::new(refused(&flaw.to_string()))),
    }
}

/// Makes a group with the people whose phones are beside this one.
async fn found_group(State(shared): State<Arc<Shared>>, Path(id): Path<i64>, body: Bytes) -> Response {
    let wish = match wish(&body) {
        Ok(wish) => wish,
        Err(refused) => return *refused,
    };
    let title = wish.text.trim();
    if !(1..=128).contains(&title.chars().count()) {
        return refused("a group needs a name of at most 128 letters");
    }
    if shared.world().chats.len() >= MOST_PEOPLE * 2 {
        return refused("the demo is full");
    }
    let members: Vec<_> = wish.members.into_iter().map(PersonId).collect();
    let known = {
        let world = shared.world();
        members.iter().chain([&PersonId(id)]).all(|it| world.people.contains_key(&it.0))
    };
    if !known {
        return refused("there is no such phone");
    }
    let on = Simulator::within(&shared);
    let group = on.basic_group(title, PersonId(id), &members);
    let world = &mut *shared.world();
    world.tell_watched();
    Json(json!({ "id": group.0.to_string() })).into_response()
}

async fn act_in_group(
    State(shared): State<Arc<Shared>>,
    Path((id, group, action)): Path<(i64, i64, String)>,
    body: Bytes,
) -> Response {
    let wish = match wish(&body) {
        Ok(wish) => wish,
        Err(refused) => return *refused,
    };
    let (on, person, group) = (Simulator::within(&shared), PersonId(id), GroupId(group));
    if on.pending_updates() > MOST_PENDING {
        return refused("the bot does not answer at the moment");
    }
    done(match action.as_str() {
        "text" => on.says_in(group, person, &wish.text).map(drop),
        "press" => on.presses_in_at(group, person, wish.message_id, wish.row, wish.column).map(drop),
        "add" if wish.payload.is_empty() => on.adds_bot(group, person).map(drop),
        "add" => on.adds_bot_by_link(group, person, &wish.payload).map(drop),
        "remove" => on.removes_bot(group, person).map(drop),
        "choose" => on.chooses(person, Spot::In(group), &wish.result).map(drop),
        _ => Err(Impossible(format!("there is no action \"{action}\""))),
    })
}

/// Types the bot's name and a word, and answers with what can be put into the chat.
async fn type_inline(State(shared): State<Arc<Shared>>, Path(id): Path<i64>, body: Bytes) -> Response {
    let wish = match wish(&body) {
        Ok(wish) => wish,
        Err(refused) => return *refused,
    };
    let (on, person) = (Simulator::within(&shared), PersonId(id));
    if on.pending_updates() > MOST_PENDING {
        return refused("the bot does not answer at the moment");
    }
    let spot = if wish.group == 0 { Spot::WithTheBot } else { Spot::In(GroupId(wish.group)) };
    match on.asks_inline(person, spot, &wish.text).await {
        Ok(answer) => {
            let results = answer
                .results
                .iter()
                .map(|it| json!({ "id": it.id, "title": it.title, "description": it.description }));
            let button = answer.button.map(|(text, payload)| json!({ "text": text, "payload": payload }));
            Json(json!({ "results": results.collect::<Vec<_>>(), "button": button })).into_response()
        }
        Err(why) => refused(&why.to_string()),
    }
}

async fn act(State(shared): State<Arc<Shared>>, Path((id, action)): Path<(i64, String)>, body: Bytes) -> Response {
    let wish = match wish(&body) {
        Ok(wish) => wish,
        Err(refused) => return *refused,
    };
    let (on, person) = (Simulator::within(&shared), PersonId(id));
    if on.pending_updates() > MOST_PENDING {
        return refused("the bot does not answer at the moment");
    }
    answer(match action.as_str() {
        "text" => on.says(person, &wish.text),
        "press" => on.presses_at(person, wish.message_id, wish.row, wish.column),
        "start" => on.opens_link(person, &wish.payload),
        "block" if wish.blocked => on.blocks(person),
        "block" => on.unblocks(person),
        "contact" => on.shares_contact(person),
        "sticker" => on.sends_sticker(person),
        "voice" => on.sends_voice(person),
        "edit" => on.edits(person, wish.message_id, &wish.text),
        "forward" => on.forwards(person, wish.message_id),
        "choose" => return done(on.chooses(person, Spot::WithTheBot, &wish.result).map(drop)),
        _ => Err(Impossible(format!("there is no action \"{action}\""))),
    })
}

async fn upload_photo(State(shared): State<Arc<Shared>>, Path(id): Path<i64>, form: Multipart) -> Response {
    upload(&shared, id, "photo", form).await
}

async fn upload_document(State(shared): State<Arc<Shared>>, Path(id): Path<i64>, form: Multipart) -> Response {
    upload(&shared, id, "document", form).await
}

async fn upload(shared: &Arc<Shared>, id: i64, kind: &'static str, mut form: Multipart) -> Response {
    while let Ok(Some(part)) = form.next_field().await {
        if part.name() != Some("file") {
            continue;
        }
        let name = part.file_name().unwrap_or("file").replace(['/', '\\'], "_");
        let Ok(bytes) = part.bytes().await else {
            return refused("the file did not arrive");
        };
        let name = Some(name).filter(|_| kind == "document");
        let on = Simulator::within(shared);
        return answer(on.sends_file(PersonId(id), kind, name, bytes, ""));
    }
    refused("the form has no field \"file\"")
}

async fn file(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Response {
    let found = shared.world().files.get(&id).cloned();
    let Some(file) = found else {
        return (StatusCode::NOT_FOUND, "no such file").into_response();
    };
    let picture = file.mime == "image/png" || file.mime == "image/jpeg";
    let mut response = Response::new(Body::from(file.bytes));
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&file.mime) {
        headers.insert(CONTENT_TYPE, kind);
    }
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    // Anything but a picture is saved, so that an uploaded page never runs here.
    if !picture || file.folder == "documents" {
        let name = percent_encoded(file.name.as_deref().unwrap_or("file"));
        let disposition = format!("attachment; filename*=UTF-8''{name}");
        if let Ok(disposition) = HeaderValue::from_str(&disposition) {
            headers.insert(CONTENT_DISPOSITION, disposition);
        }
    }
    response
}

fn percent_encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn answer(what: Done) -> Response {
    done(what.map(drop))
}

fn done(what: Result<(), Impossible>) -> Response {
    match what {
        Ok(()) => Json(json!({ "ok": true })).into_response(),
        Err(Impossible(why)) => refused(&why),
    }
}

fn refused(why: &str) -> Response {
    let body = Json(json!({ "ok": false, "error": why }));
    (StatusCode::BAD_REQUEST, body).into_response()
}

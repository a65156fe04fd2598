//! The HTTP side of the Bot API: one call in, its fault if it has one, its
//! answer out, and the books kept on the way.
//! See <https://core.telegram.org/bots/api#making-requests>.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{any, get};
use futures::stream;

use super::faults::{self, Fault};
use super::line::Cutter;
use super::methods::{self, Method};
use super::params::Params;
use super::refusal::Refusal;
use super::{Shared, updates};

/// The routes of the Bot API. The segment before the method is `bot<TOKEN>`.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/{bot}/{method}", any(call))
        .route("/file/{bot}/{*path}", get(file))
        .layer(DefaultBodyLimit::disable())
}

async fn call(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(line): ConnectInfo<Cutter>,
    Path((bot, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    if bot.strip_prefix("bot") != Some(shared.token.as_str()) {
        let known = bot.starts_with("bot");
        return refused(&match known {
            true => Refusal::new(401, "Unauthorized"),
            false => Refusal::new(404, "Not Found"),
        });
    }
    let Some(method) = methods::find(&name) else {
        let mut world = shared.world();
        world.books.unknown_methods.push(name.clone());
        world.books.note(&name, None, "unknown method".to_owned());
        return refused(&Refusal::new(404, "Not Found: method not found"));
    };
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(refusal) => return settle(&shared, method.0, None, Err(refusal)),
    };
    let chat = params.chat();
    let fault = {
        let mut world = shared.world();
        world.books.count(method.0, chat);
        world.faults.draw(method.0, chat)
    };
    let Some(fault) = fault else {
        let outcome = carry_out(&shared, method, &params).await;
        return settle(&shared, method.0, chat, outcome);
    };
    let words = format!("injected {fault:?}");
    shared.world().books.note(method.0, chat, words);
    suffer(&shared, &line, method, &params, fault).await
}

/// Answers a call that suffers an injected fault.
async fn suffer(shared: &Arc<Shared>, line: &Cutter, method: Method, params: &Params, fault: Fault) -> Response {
    if let Some(refusal) = faults::refusal_of(&fault) {
        return refused(&refusal);
    }
    let chat = params.chat();
    match fault {
        Fault::Html(code) => return proxy_page(code),
        Fault::CutBefore => {
            line.cut();
            return answer(200, Bytes::new());
        }
        Fault::Hang(pause) => pause_or_stop(shared, pause).await,
        _ => {}
    }
    let outcome = carry_out(shared, method, params).await;
    let is_cut = matches!(fault, Fault::ActThenCut | Fault::CutInBody);
    if is_cut && outcome.is_ok() && method.0.starts_with("send") {
        shared.world().books.sends_unheard += 1;
    }
    let response = settle(shared, method.0, chat, outcome);
    match fault {
        Fault::Late(pause) => pause_or_stop(shared, pause).await,
        Fault::ActThenCut => line.cut(),
        Fault::CutInBody => return broken(),
        _ => {}
    }
    response
}

async fn pause_or_stop(shared: &Shared, pause: std::time::Duration) {
    let mut stopped = shared.stopped();
    tokio::select! {
        () = tokio::time::sleep(pause) => {}
        _ = stopped.wait_for(|it| *it) => {}
    }
}

async fn carry_out(shared: &Arc<Shared>, (method, known): Method, params: &Params) -> Result<String, Refusal> {
    if let Some(unknown) = params.unknown(known) {
        let books = &mut shared.world().books;
        books.unknown_parameters.push(format!("{method}.{unknown}"));
        return Err(Refusal::bad(format!("parameter \"{unknown}\" of {method} is unknown to the simulator")));
    }
    if method == "getUpdates" {
        return updates::poll(shared, params).await;
    }
    methods::call(shared, method, params)
}

/// Enters the outcome in the books and turns it into an answer.
fn settle(shared: &Shared, method: &str, chat: Option<i64>, outcome: Result<String, Refusal>) -> Response {
    match outcome {
        Ok(result) => {
            // Polls that bring nothing would only push everything else out.
            if result != "[]" {
                shared.world().books.note(method, chat, "ok".to_owned());
            }
            answer(200, format!("{{\"ok\":true,\"result\":{result}}}").into())
        }
        Err(refusal) => {
            let mut world = shared.world();
            let said = refusal.description.clone();
            world.books.note(method, chat, said);
            world.books.refuse(method, chat, &refusal);
            refused(&refusal)
        }
    }
}

fn refused(refusal: &Refusal) -> Response {
    let mut response = answer(refusal.code, refusal.body().into());
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert("retry-after", HeaderValue::from(seconds));
    }
    response
}

fn answer(code: u16, body: Bytes) -> Response {
    with_type(code, "application/json", Body::from(body))
}

fn with_type(code: u16, kind: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn proxy_page(code: u16) -> Response {
    let page = format!(
        "<html>\r\n<head><title>{code}</title></head>\r\n<body>\r\n<center><h1>{code}</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
    );
    with_type(code, "text/html", Body::from(page))
}

/// An answer that promises more than it brings and ends in a cut.
fn broken() -> Response {
    let begun = stream::once(async { Ok(Bytes::from_static(b"{\"ok\":true,\"resu")) });
    let cut = stream::once(async {
        tokio::task::yield_now().await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    });
    let body = Body::from_stream(stream::StreamExt::chain(begun, cut));
    let mut response = with_type(200, "application/json", body);
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("4096"));
    response
}

/// `/file/bot<TOKEN>/<file_path>`. See <https://core.telegram.org/bots/api#file>.
async fn file(State(shared): State<Arc<Shared>>, Path((bot, path)): Path<(String, String)>) -> Response {
    if bot.strip_prefix("bot") != Some(shared.token.as_str()) {
        return refused(&Refusal::new(401, "Unauthorized"));
    }
    let found = methods::download(&shared.world(), &path);
    match found {
        Some(file) => with_type(200, "application/octet-stream", Body::from(file.bytes)),
        None => refused(&Refusal::new(404, "Not Found")),
    }
}

//! What Telegram, and what stands between it and the program, may answer.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use sim::{Aim, Fault, PersonId, Settings, Simulator};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::scene::{CONSENT, Scene};

/// A message that is typed, so that an answer said twice would be seen.
fn asks(scene: &Scene, person: PersonId) {
    scene.sim.says(person, "/start").unwrap();
}

/// The first getMe is answered so: the program ends, and says what to do.
async fn refused_at_the_start(code: u16) {
    let mut scene = Scene::empty().await;
    let first = Aim::method("getMe");
    scene.sim.faults().next(1, first, Fault::Code(code));
    scene.starts();
    assert_eq!(scene.ends().await, 2);
    assert!(scene.log().contains("GROZD_TOKEN is refused by the Bot API: copy it anew"), "{}", scene.log());
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

/// Every call is answered so for a while: the program goes on, and answers afterwards.
async fn refused_for_a_while(fault: Fault, told: &str) {
    let (mut scene, olga) = Scene::begun().await;
    let faults = scene.sim.faults();
    faults.always(Aim::method("getUpdates"), fault.clone());
    faults.always(Aim::any(), fault);
    // By the poll that is open already.
    asks(&scene, olga);
    scene.logs(told).await;
    scene.logs("a message will be tried again").await;
    scene.runs_still();
    assert_eq!(scene.heard(olga, CONSENT), 1);
    faults.clear();
    scene.settled(olga, CONSENT, 2).await;
    asks(&scene, olga);
    scene.settled(olga, CONSENT, 3).await;
    scene.nothing_is_lost().await;
    scene.stops().await;
}

#[tokio::test]
async fn unauthorized_401_at_the_start() {
    refused_at_the_start(401).await;
}

#[tokio::test]
async fn not_found_404_at_the_start() {
    refused_at_the_start(404).await;
}

#[tokio::test]
async fn unauthorized_401_while_it_runs() {
    refused_for_a_while(Fault::Code(401), "if BotFather gave a new token").await;
}

#[tokio::test]
async fn not_found_404_while_it_runs() {
    refused_for_a_while(Fault::Code(404), "if BotFather gave a new token").await;
}

#[tokio::test]
async fn server_errors_500_to_504() {
    for code in [500, 502, 503, 504] {
        refused_for_a_while(Fault::Code(code), &format!("passing: {code}")).await;
    }
}

#[tokio::test]
async fn html_instead_of_json() {
    for code in [200, 502] {
        let told = format!("HTTP {code} without a Bot API answer");
        refused_for_a_while(Fault::Html(code), &told).await;
    }
}

#[tokio::test]
async fn conflict_409_with_a_webhook() {
    let mut scene = Scene::empty().await;
    // An earlier run that nobody ended in order has left one.
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", free.local_addr().unwrap());
    let address = format!("{}/bot{}/setWebhook", scene.sim.api_url(), scene.sim.token());
    let client = reqwest::Client::new();
    let set = client.post(address).json(&json!({ "url": url })).send();
    assert!(set.await.unwrap().status().is_success());
    drop(free);
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.logs("a webhook of an earlier run is set; removing it").await;
    scene.nothing_is_lost().await;
    scene.stops().await;
}

#[tokio::test]
async fn conflict_409_two_bots_on_one_token() {
    let (mut scene, olga) = Scene::begun().await;
    // A copy by mistake: the same token, a file of its own.
    let (other, _) = scene.starts_on(&scene.folder().join("copy.db"));
    scene.logs("another program uses this token, stop it").await;
    asks(&scene, olga);
    // By one of the two, or by both.
    scene.hears(olga, CONSENT, 2).await;
    scene.runs_still();
    drop(other);
    let told = scene.times_logged("another program uses this token");
    let heard = scene.heard(olga, CONSENT);
    asks(&scene, olga);
    scene.hears(olga, CONSENT, heard + 1).await;
    scene.nothing_is_lost().await;
    assert!(scene.times_logged("another program uses this token") <= told + 1);
    scene.stops().await;
}

#[tokio::test]
async fn too_many_429_with_a_short_wait() {
    let (mut scene, olga) = Scene::begun().await;
    let faults = scene.sim.faults();
    faults.next(1, Aim::method("getUpdates"), Fault::TooMany(1));
    faults.next(1, Aim::method("sendMessage"), Fault::TooMany(2));
    let begun = Instant::now();
    asks(&scene, olga);
    scene.settled(olga, CONSENT, 2).await;
    assert!(begun.elapsed() >= Duration::from_secs(2));
    assert_eq!(scene.times_logged("Telegram asks for a pause"), 2);
    scene.nothing_is_lost().await;
    scene.stops().await;
}

#[tokio::test]
async fn too_many_429_with_a_wait_of_hours() {
    let mut scene = Scene::empty().await;
    // Two messages of one second are one too many for a chat, so that the refusal may be about it alone.
    scene.set("GROZD_CHAT_RATE", 1);
    scene.starts();
    let olga = scene.newcomer("Ольга").await;
    scene.sim.wait_all_confirmed().await.unwrap();
    let hours = Fault::TooMany(4 * 3600);
    let sends = Aim::method("sendMessage");
    scene.sim.faults().next(2, sends, hours);
    // One chat alone may have been too fast; of two it is about everybody.
    asks(&scene, olga);
    scene.logs("seconds=14400 is_about_all=false").await;
    let [pyotr, anna] = ["Пётр", "Анна"].map(|name| scene.sim.person(sim::NewPerson::named(name)));
    scene.sim.starts(pyotr).unwrap();
    scene.logs("seconds=14400 is_about_all=true").await;
    // Nobody is spoken to meanwhile, and everything is taken in.
    scene.sim.starts(anna).unwrap();
    scene
        .until("what was asked is stored", async || {
            let committed = "SELECT count(*) FROM outbox WHERE state = 'sending'";
            scene.count(committed).await == 3
        })
        .await;
    assert_eq!(scene.sim.books().calls["sendMessage"], 3);
    // The stop does not wait for the end of the pause, and the next start asks again.
    scene.stops().await;
    scene.starts();
    scene.settled(olga, CONSENT, 2).await;
    scene.settled(pyotr, CONSENT, 1).await;
    scene.settled(anna, CONSENT, 1).await;
    scene.nothing_is_lost().await;
    scene.stops().await;
}

#[tokio::test]
async fn too_many_429_at_the_start() {
    let mut scene = Scene::empty().await;
    scene.sim.faults().next(1, Aim::method("getMe"), Fault::TooMany(2));
    let begun = Instant::now();
    scene.starts();
    scene.newcomer("Ольга").await;
    assert!(begun.elapsed() >= Duration::from_secs(2));
    assert_eq!(scene.sim.books().calls["getMe"], 2);
    scene.stops().await;
}

#[tokio::test]
async fn cut_connections_and_bodies() {
    let (mut scene, olga) = Scene::begun().await;
    let faults = scene.sim.faults();
    let mut heard = 1;
    for (fault, times) in [
        (Fault::CutBefore, 1),
        // Nobody can tell whether Telegram took the message: rather twice than never.
        (Fault::ActThenCut, 2),
        (Fault::CutInBody, 2),
    ] {
        faults.next(2, Aim::method("getUpdates"), fault.clone());
        faults.next(1, Aim::method("sendMessage"), fault);
        asks(&scene, olga);
        heard += times;
        scene.settled(olga, CONSENT, heard).await;
    }
    scene.nothing_is_lost().await;
    scene.runs_still();
    scene.stops().await;
}

#[tokio::test]
async fn silence_of_20_seconds() {
    let (mut scene, olga) = Scene::begun().await;
    let pyotr = scene.newcomer("Пётр").await;
    let sends = Aim::method("sendMessage").to(olga.0);
    let silence = Fault::Hang(Duration::from_secs(30));
    scene.sim.faults().next(1, sends, silence);
    let begun = Instant::now();
    asks(&scene, olga);
    scene
        .until("the call hangs", async || {
            let books = scene.sim.books();
            books.log.iter().any(|it| it.outcome.contains("Hang"))
        })
        .await;
    // Nobody else waits for it.
    asks(&scene, pyotr);
    scene.hears(pyotr, CONSENT, 2).await;
    assert_eq!(scene.heard(olga, CONSENT), 1);
    assert!(begun.elapsed() < Duration::from_secs(20));
    scene.settled(olga, CONSENT, 2).await;
    assert!(begun.elapsed() >= Duration::from_secs(20));
    scene.logs("operation timed out").await;
    scene.nothing_is_lost().await;
    scene.stops().await;
}

#[tokio::test]
async fn tls_fails() {
    let mut scene = Scene::empty().await;
    // A server that speaks plainly where TLS is expected.
    let plain = format!("https://{}", scene.sim.address());
    scene.set("GROZD_API_URL", plain);
    scene.starts();
    scene.logs("the Bot API does not answer yet").await;
    // The cause is named, not only that a request failed.
    scene.logs("corrupt message").await;
    scene.runs_still();
    scene.stops().await;
    let healed = scene.sim.api_url();
    scene.set("GROZD_API_URL", healed);
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

/// Speaks TLS with a certificate that nobody has vouched for, and hands on to the simulator what a client says that
/// believes it all the same.
async fn impostor(behind: SocketAddr) -> SocketAddr {
    let certificate = CertificateDer::from(&include_bytes!("untrusted.crt.der")[..]);
    let key = PrivateKeyDer::try_from(&include_bytes!("untrusted.key.der")[..]).unwrap();
    let settings = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(settings));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut client = acceptor.accept(client).await?;
                let mut server = tokio::net::TcpStream::connect(behind).await?;
                tokio::io::copy_bidirectional(&mut client, &mut server).await
            });
        }
    });
    address
}

#[tokio::test]
async fn the_certificate_is_not_trusted() {
    let mut scene = Scene::empty().await;
    let impostor = impostor(scene.sim.address()).await;
    scene.set("GROZD_API_URL", format!("https://{impostor}"));
    scene.starts();
    scene.logs("invalid peer certificate: UnknownIssuer").await;
    scene.runs_still();
    assert_eq!(scene.sim.calls("getMe"), 0, "the token was given away");
    scene.stops().await;
    let healed = scene.sim.api_url();
    scene.set("GROZD_API_URL", healed);
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

#[tokio::test]
async fn telegram_is_down_at_the_start() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let mut scene = Scene::empty().await;
    scene.set("GROZD_API_URL", format!("http://{address}"));
    scene.starts();
    scene.logs("Connection refused").await;
    scene.runs_still();
    let settings = Settings { token: scene.sim.token().to_owned(), ..Settings::default() };
    scene.sim = Simulator::start(address, settings).await.unwrap();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

#[tokio::test]
async fn unknown_kinds_and_fields() {
    let (mut scene, olga) = Scene::begun().await;
    let sim = scene.sim.clone();
    let chat = json!({ "id": olga.0, "type": "private", "first_name": "?" });
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    for strange in [
        json!({ "thought_of": { "chat": chat, "thought": "…" } }),
        json!({ "poll": { "id": "1" } }),
        json!({ "message": { "nothing": "of a message" } }),
        json!({ "message": null }),
        json!({ "callback_query": [] }),
        json!({}),
        // More levels than a reader of JSON goes down.
        json!({ "message": { "chat": chat, "text": deep } }),
    ] {
        sim.inject_update(strange);
    }
    // A message of tomorrow, with fields that nobody knows yet.
    sim.inject_update(json!({ "carrier": "pigeon", "message": {
        "message_id": 1_000, "date": 1_795_251_600, "text": "/start", "chat": chat,
        "from": { "id": olga.0, "is_bot": false, "first_name": "?", "rank": { "stars": 5 } },
        "entities": [{ "type": "halo", "offset": 0, "length": 6 }],
        "aura": { "colour": "green" },
    } }));
    scene.settled(olga, CONSENT, 2).await;
    scene.logs("an update cannot be read; it is passed over").await;
    let ignored = "SELECT count(*) FROM inbox WHERE outcome = 'ignored'";
    assert_eq!(scene.count(ignored).await, 7);
    scene.nothing_is_lost().await;
    scene.stops().await;
}

//! Albums and files within Telegram's limits.

use serde_json::json;

use super::super::files::DOT;
use super::super::rates::Rates;
use super::super::rules::{DOCUMENT_LIMIT, PHOTO_LIMIT};
use super::super::trial::{call, simulator, updates, upload, words};
use super::*;
use crate::NewPerson;

fn photo(bytes: &'static [u8]) -> (&'static str, Bytes) {
    ("file", Bytes::from_static(bytes))
}

fn item(kind: &str, caption: &str) -> Value {
    json!({ "type": kind, "media": "attach://file", "caption": caption })
}

#[tokio::test]
async fn an_album_holds_two_to_ten_files_that_may_stand_together() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    sim.starts(olga).unwrap();
    let send = |items: Vec<Value>| {
        let fields = json!({ "chat_id": olga.0, "media": items });
        upload(&sim, "sendMediaGroup", fields, &[photo(DOT)])
    };
    let sent = send(vec![item("photo", "Первая"), item("photo", ""), item("video", "")]).unwrap();
    assert_eq!(sent.as_array().unwrap().len(), 3);
    assert_eq!(sent[0]["media_group_id"], sent[2]["media_group_id"]);
    assert_eq!(sent[0]["caption"], "Первая");
    assert!(send(vec![item("document", ""); 10]).is_ok());
    assert_eq!(words(send(vec![item("photo", ""); 11])), "Bad Request: too many messages to send as an album");
    assert!(words(send(vec![item("photo", "")])).contains("no album of one"));
    let nothing = call(&sim, "sendMediaGroup", json!({ "chat_id": olga.0, "media": [] }));
    assert_eq!(words(nothing), "Bad Request: there are no messages to send");
    let absent = call(&sim, "sendMediaGroup", json!({ "chat_id": olga.0 }));
    assert_eq!(words(absent), "Bad Request: parameter \"media\" is required");
    let mixed = send(vec![item("photo", ""), item("document", "")]);
    assert_eq!(words(mixed), "Bad Request: document can't be mixed with other media types");
    let mixed = send(vec![item("audio", ""), item("photo", "")]);
    assert_eq!(words(mixed), "Bad Request: audio can't be mixed with other media types");
    let moving = send(vec![item("animation", ""), item("photo", "")]);
    assert!(words(moving).contains("type \"animation\" can't be used in sendMediaGroup"));
    let long = "я".repeat(1025);
    assert_eq!(words(send(vec![item("photo", ""), item("photo", &long)])), "Bad Request: message caption is too long");
    let missing = send(vec![item("photo", ""), json!({ "type": "photo" })]);
    assert_eq!(words(missing), "Bad Request: can't parse InputMedia: media not found");
    let fields = json!({ "chat_id": olga.0, "media": [item("photo", ""), item("photo", "")],
                         "reply_markup": { "inline_keyboard": [] } });
    assert!(words(upload(&sim, "sendMediaGroup", fields, &[photo(DOT)])).contains("reply_markup"));
    let broken = json!({ "chat_id": olga.0, "media": [item("photo", ""), item("photo", "")] });
    let broken = upload(&sim, "sendMediaGroup", broken, &[photo(b"no picture")]);
    assert_eq!(words(broken), "Bad Request: failed to send message #1 with the error message \"IMAGE_PROCESS_FAILED\"");
    // All or nothing: what was refused has left nothing behind.
    assert_eq!(sim.chat(olga).iter().filter(|it| it.is_from_bot()).count(), 13);
}

#[tokio::test]
async fn each_file_of_an_album_counts_for_the_pace() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    let group = sim.group("Физика", olga, &[]);
    sim.set_rates(Some(Rates { overall_per_second: 1000, ..Rates::TELEGRAM }));
    let send = || {
        let fields = json!({ "chat_id": group.0, "media": vec![item("photo", ""); 10] });
        upload(&sim, "sendMediaGroup", fields, &[photo(DOT)])
    };
    assert!(send().is_ok() && send().is_ok());
    // Twenty have gone: the next one has to wait, and none of its files stands there.
    let refused = send().unwrap_err();
    assert_eq!(refused.code, 429);
    assert_eq!(sim.group_chat(group).iter().filter(|it| it.is_from_bot()).count(), 20);
}

#[tokio::test]
async fn people_send_albums_too() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    sim.starts(olga).unwrap();
    let file =
        |kind, caption: &str| NewFile { kind, name: None, bytes: Bytes::from_static(DOT), caption: caption.to_owned() };
    let heard = sim.sends_album(olga, vec![file("photo", "Наша школа"), file("photo", "")]).unwrap();
    assert_eq!(heard.len(), 2);
    let all = updates(&sim);
    let [(_, one), (_, other)] = &all[all.len() - 2..] else { panic!() };
    assert!(one["media_group_id"].is_string());
    assert_eq!(one["media_group_id"], other["media_group_id"]);
    assert_eq!((&one["caption"], &other["caption"]), (&json!("Наша школа"), &Value::Null));
    assert!(sim.sends_album(olga, vec![file("photo", "")]).is_err());
    assert!(sim.sends_album(olga, vec![file("photo", ""), file("document", "")]).is_err());
}

#[tokio::test]
async fn files_keep_to_what_telegram_carries() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    sim.starts(olga).unwrap();
    let send = |method: &str, kind: &str, bytes: Vec<u8>| {
        let fields = json!({ "chat_id": olga.0 });
        upload(&sim, method, fields, &[(kind, Bytes::from(bytes))])
    };
    let mut picture = DOT.to_vec();
    picture.resize(PHOTO_LIMIT, 0);
    assert!(send("sendPhoto", "photo", picture.clone()).is_ok());
    picture.push(0);
    assert!(words(send("sendPhoto", "photo", picture)).contains("is too big for a photo"));
    assert!(send("sendDocument", "document", vec![7; DOCUMENT_LIMIT]).is_ok());
    assert_eq!(send("sendDocument", "document", vec![7; DOCUMENT_LIMIT + 1]).unwrap_err().code, 413);
    assert_eq!(words(send("sendDocument", "document", vec![])), "Bad Request: file must be non-empty");
    // What the bot has sent is larger than what it may fetch.
    let last = sim.chat(olga).last().unwrap().media.clone().unwrap();
    let fetched = call(&sim, "getFile", json!({ "file_id": last.file_id }));
    assert_eq!(words(fetched), "Bad Request: file is too big");
}
